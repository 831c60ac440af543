//! Putting things in order, and finding them by id, with one copy of the machine code for all types: each further type
//! that is sorted or mapped directly would add kilobytes to the wasm.

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// The items in the order that `compare` says; what compares equal keeps its order.
pub fn sorted_by<T>(items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let by_place = |a: usize, b: usize| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    };
    let order = places_in_order(items.len(), &by_place);
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|place| items.get_mut(place)?.take()).collect()
}

/// The items in their own order.
pub fn sorted<T: Ord>(items: Vec<T>) -> Vec<T> {
    sorted_by(items, T::cmp)
}

fn places_in_order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    #[expect(clippy::disallowed_methods, reason = "this is the one place that sorts")]
    places.sort_by(|a, b| compare(*a, *b));
    places
}

/// Ids, and the place that each names.
#[derive(Clone, Debug, Default)]
pub struct Ids(BTreeMap<String, usize>);

impl Ids {
    /// The place that an id names.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.0.get(id).copied()
    }

    /// Whether there is such an id.
    pub fn contains(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// Adds an id; `false`, without a change, if it was there already.
    pub fn add(&mut self, id: &str, place: usize) -> bool {
        let new = !self.contains(id);
        if new {
            self.0.insert(id.into(), place);
        }
        new
    }

    /// Ids that name their places in a list.
    pub fn of<'a>(ids: impl Iterator<Item = &'a str>) -> Ids {
        let mut known = Ids::default();
        for (place, id) in ids.enumerate() {
            known.add(id, place);
        }
        known
    }
}
