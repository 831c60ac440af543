use std::rc::Rc;

use super::{Choice, Item};
use crate::text::Text;

/// The body figure: where a mark can be, and how it may be described.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The regions, in the order of reading.
    pub regions: Vec<Rc<Region>>,
    /// The kinds of mark.
    pub kinds: Vec<Choice>,
    /// Colours, as words: never days.
    pub colours: Vec<Choice>,
}

/// A region of the body figure.
#[derive(Clone, Debug)]
pub struct Region {
    /// The id.
    pub id: String,
    /// On which side it stands.
    pub side: Side,
    /// What it is called. Left and right are the child's own.
    pub label: Text,
    /// The item that a mark here answers.
    pub item: Rc<Item>,
    /// Its outline, as an SVG path within a box of 100 by 200.
    pub path: String,
}

/// A side of the body figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The front.
    Front,
    /// The back.
    Back,
}

impl Body {
    /// The region with an id.
    pub fn region(&self, id: &str) -> Option<&Rc<Region>> {
        self.regions.iter().find(|region| region.id == id)
    }
}
