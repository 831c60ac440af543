use std::fmt;
use std::num::NonZeroU8;

use super::Statements;
use crate::calendar::{Birth, Moment, YearMonth};

/// The number of a child within the record, from 1. It stands on every screen and page instead of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ChildNumber(pub NonZeroU8);

impl ChildNumber {
    /// The first child of a record.
    pub const FIRST: ChildNumber = ChildNumber(NonZeroU8::MIN);
}

impl fmt::Display for ChildNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A child of the family, or a pregnancy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    /// The number.
    pub number: ChildNumber,
    /// Born, or to be born.
    pub arrival: Arrival,
    /// Since when the child is under temporary protection.
    pub protected_since: Option<Moment>,
    /// Where the child is, and who will see the child.
    pub presence: Presence,
    /// What is said of this child.
    pub statements: Statements,
}

/// Where a child is, and who sees the child when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    /// Where the child is now.
    pub place: Option<String>,
    /// When the child is handed over or leaves.
    pub handover: Option<Moment>,
    /// To whom: a relation, never a name.
    pub handover_to: Option<String>,
    /// When somebody will surely see the child next.
    pub next_seen: Option<Moment>,
    /// When somebody last saw the child with their own eyes.
    pub last_seen: Option<Moment>,
    /// Who that was: a post, never a name.
    pub last_seen_by: Option<String>,
}

/// Whether the child is born. The unborn is a subject of its own, which questions ①–⑧ do not ask about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Born; `None` where the month is not known.
    Born(Option<Birth>),
    /// Expected; `None` where the month is not known.
    Expected(Option<YearMonth>),
}

impl Arrival {
    /// Whether the child must be taken as born at a moment: a birth that was expected before then may have happened.
    pub fn may_be_born(self, now: Moment) -> bool {
        match self {
            Arrival::Born(_) => true,
            Arrival::Expected(month) => month.is_some_and(|month| Birth::Month(month).is_before(now)),
        }
    }
}

impl Child {
    /// A child of whom nothing is known.
    pub fn new(number: ChildNumber) -> Child {
        Child {
            number,
            arrival: Arrival::Born(None),
            protected_since: None,
            presence: Presence::default(),
            statements: Statements::new(),
        }
    }

    /// When the last standing statement of this child was made.
    pub fn last_said(&self) -> Option<Moment> {
        let standing = self.statements.values().flatten().filter(|statement| statement.stands());
        standing.filter_map(|statement| statement.at).max()
    }
}
