//! Putting things in order, and finding them by id, with one copy of the machine code for all types: each further type
//! that is sorted or mapped directly would add kilobytes to the wasm.

use std::cmp::Ordering;

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

/// Each place is put behind those that come before it: a few hundred bytes of machine code, where the standard library's
/// sorting is ten thousand. To move the rest costs little, since no list here is long.
fn places_in_order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::with_capacity(count);
    for next in 0..count {
        let at = places.partition_point(|place| compare(*place, next) != Ordering::Greater);
        places.insert(at, next);
    }
    places
}

/// Values by their ids, in the order of the ids: a list that is kept in order, since a tree for each type of value would be
/// tens of kilobytes of machine code, and no map here is large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ById<V>(Vec<(String, V)>);

impl<V> Default for ById<V> {
    fn default() -> ById<V> {
        ById(Vec::new())
    }
}

impl<V> ById<V> {
    fn place(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.as_str().cmp(id))
    }

    /// Nothing yet.
    pub fn new() -> ById<V> {
        ById::default()
    }

    /// The value of an id.
    pub fn get(&self, id: &str) -> Option<&V> {
        self.0.get(self.place(id).ok()?).map(|(_, value)| value)
    }

    /// The value of an id, to change it.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut V> {
        let place = self.place(id).ok()?;
        self.0.get_mut(place).map(|(_, value)| value)
    }

    /// Whether there is such an id.
    pub fn contains_key(&self, id: &str) -> bool {
        self.place(id).is_ok()
    }

    /// Puts a value in the place of the one that an id had, if any.
    pub fn insert(&mut self, id: String, value: V) {
        match self.place(&id) {
            Ok(place) => {
                if let Some((_, old)) = self.0.get_mut(place) {
                    *old = value;
                }
            }
            Err(place) => self.0.insert(place, (id, value)),
        }
    }

    /// Takes a value out.
    pub fn remove(&mut self, id: &str) -> Option<V> {
        let place = self.place(id).ok()?;
        Some(self.0.remove(place).1)
    }

    /// Keeps what a condition is true of.
    pub fn retain(&mut self, mut keep: impl FnMut(&str) -> bool) {
        self.0.retain(|(id, _)| keep(id));
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The ids.
    pub fn keys(&self) -> impl Iterator<Item = &String> + Clone {
        self.0.iter().map(|(id, _)| id)
    }

    /// The values, in the order of their ids.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// The values, to change them.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    /// The ids with their values.
    pub fn iter(&self) -> std::slice::Iter<'_, (String, V)> {
        self.0.iter()
    }
}

impl<V: Default> ById<V> {
    /// The value of an id, which is empty at first.
    pub fn of(&mut self, id: String) -> Option<&mut V> {
        let place = match self.place(&id) {
            Ok(place) => place,
            Err(place) => {
                self.0.insert(place, (id, V::default()));
                place
            }
        };
        self.0.get_mut(place).map(|(_, value)| value)
    }
}

impl<V> FromIterator<(String, V)> for ById<V> {
    fn from_iter<I: IntoIterator<Item = (String, V)>>(entries: I) -> ById<V> {
        let mut all = ById::new();
        entries.into_iter().for_each(|(id, value)| all.insert(id, value));
        all
    }
}

impl<V, const N: usize> From<[(String, V); N]> for ById<V> {
    fn from(entries: [(String, V); N]) -> ById<V> {
        entries.into_iter().collect()
    }
}

impl<V> IntoIterator for ById<V> {
    type Item = (String, V);
    type IntoIter = std::vec::IntoIter<(String, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, V> IntoIterator for &'a ById<V> {
    type Item = &'a (String, V);
    type IntoIter = std::slice::Iter<'a, (String, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Ids, and the place that each names.
#[derive(Clone, Debug, Default)]
pub struct Ids(ById<usize>);

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

#[cfg(test)]
mod tests;
