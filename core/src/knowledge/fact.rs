use std::cmp::Ordering;
use std::rc::Rc;

use super::{Item, View};
use crate::calendar::AgeLimit;
use crate::logic::Condition;
use crate::text::Text;

/// A fact that a scale may read. Each has an order of danger: no < yes; older < younger.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// The answer to an item.
    Item(Rc<Item>),
    /// The child is below a limit of age.
    YoungerThan(AgeLimit),
    /// What no one can answer, because the source itself does not tell two levels apart (「中度・軽度」). Always unknown:
    /// the lower level is known and the higher one stays possible. Each occurrence is a fact of its own.
    Undetermined(Rc<Undetermined>),
}

/// What a source leaves open.
#[derive(Debug)]
pub struct Undetermined {
    /// Which one of the pack's, from 0.
    pub position: usize,
    /// What the source does not tell apart, in words.
    pub reason: Text,
}

impl PartialEq for Undetermined {
    fn eq(&self, other: &Undetermined) -> bool {
        self.position == other.position
    }
}

impl Eq for Undetermined {}

impl Ord for Undetermined {
    fn cmp(&self, other: &Undetermined) -> Ordering {
        self.position.cmp(&other.position)
    }
}

impl PartialOrd for Undetermined {
    fn partial_cmp(&self, other: &Undetermined) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Fact {
    /// Whether a yes to this fact is surely a yes to the other one.
    pub fn implies(&self, other: &Fact) -> bool {
        match (self, other) {
            (Fact::YoungerThan(mine), Fact::YoungerThan(others)) => mine.implies(*others),
            _ => self == other,
        }
    }
}

/// A fact that a guard may read: also those without an order of danger, which no scale may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A fact that scales read too.
    Fact(Fact),
    /// The user's role has one of these views.
    View(Vec<View>),
    /// The user has one of these roles.
    Role(Vec<String>),
    /// The child lives in one of these areas.
    Area(Vec<String>),
    /// The child is under temporary protection.
    Protected,
    /// A step with this id stands, its deadline has passed, and it is not done.
    Overdue(String),
}

impl Condition<Fact> {
    /// The same condition for a guard.
    pub fn into_ground(self) -> Condition<Ground> {
        match self {
            Condition::Fact(fact) => Condition::Fact(Ground::Fact(fact)),
            Condition::AtLeast { need, of } => {
                Condition::AtLeast { need, of: of.into_iter().map(Condition::into_ground).collect() }
            }
        }
    }
}
