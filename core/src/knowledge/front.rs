use std::rc::Rc;

use super::Item;
use crate::text::Text;

/// One fact of the front page.
#[derive(Clone, Debug)]
pub struct FrontFact {
    /// The id.
    pub id: String,
    /// The title.
    pub title: Text,
    /// What is to be known about it.
    pub note: Option<Text>,
    /// The items that it asks, in order. They stand on the sheet too: each is asked once.
    pub items: Vec<Rc<Item>>,
    /// The circumstance that it asks.
    pub asks: Option<Asked>,
}

/// A circumstance that the front page may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Where the child is, who comes when, when somebody will surely see the child next.
    Presence,
    /// When the suspected person comes back.
    SuspectReturns,
}

/// How many facts the front page may ask: more do not fit into three minutes.
pub const FRONT_FACTS: usize = 8;
