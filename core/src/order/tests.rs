use std::collections::BTreeMap;
use std::ops::Index;

use proptest::prelude::*;

use super::*;

/// Tests know what is there.
impl<V> Index<&str> for ById<V> {
    type Output = V;

    fn index(&self, id: &str) -> &V {
        self.get(id).unwrap()
    }
}

proptest! {
    /// It is a map: whatever is put in and taken out, it holds what a tree would, in the same order.
    #[test]
    fn a_list_in_order_is_a_map(changes in prop::collection::vec(("[a-c]{0,2}", any::<Option<u8>>()), 0..40)) {
        let (mut ours, mut theirs) = (ById::new(), BTreeMap::new());
        for (id, value) in changes {
            match value {
                Some(value) => {
                    ours.insert(id.clone(), value);
                    theirs.insert(id.clone(), value);
                }
                None => prop_assert_eq!(ours.remove(&id), theirs.remove(&id)),
            }
            prop_assert_eq!(ours.get(&id), theirs.get(&id));
            prop_assert_eq!(ours.contains_key(&id), theirs.contains_key(&id));
        }
        let counted = ours.of("b".into()).unwrap();
        *counted = counted.wrapping_add(1);
        let counted = theirs.entry("b".into()).or_insert(0u8);
        *counted = counted.wrapping_add(1);
        prop_assert!(ours.iter().map(|(id, value)| (id, value)).eq(theirs.iter()));
        prop_assert_eq!(ours.clone().into_iter().collect::<ById<u8>>(), ours);
    }

    /// What compares equal keeps its order.
    #[test]
    fn sorting_is_stable(items in prop::collection::vec((0u8..5, any::<u8>()), 0..50)) {
        let mut expected = items.clone();
        #[expect(clippy::disallowed_methods, reason = "a second opinion")]
        expected.sort_by_key(|(key, _)| *key);
        prop_assert_eq!(sorted_by(items, |(a, _), (b, _)| a.cmp(b)), expected);
    }
}
