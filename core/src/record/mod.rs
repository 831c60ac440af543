//! What the users say: a family, its children, and dated statements on the items of the sheet.
//!
//! Nothing is overwritten. A statement is added; one that turns out wrong is withdrawn with a reason and stays.

mod answer;
mod child;
mod file;
mod progress;
mod statement;

pub use answer::{Answer, answer};
pub use child::{Arrival, Child, ChildNumber, Presence};
pub use file::wire;
pub use file::{FORMAT, Malformed, Problem, read, write};
pub use progress::{Call, Progress, State};
pub use statement::{Basis, BasisKind, FollowUp, Mark, Statement, Value, Withdrawal};

use std::collections::BTreeMap;

use crate::calendar::Moment;

/// The statements on each item, by the item's id, oldest first.
pub type Statements = BTreeMap<String, Vec<Statement>>;

/// A family.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The office's case number. Names are not asked for.
    pub case: String,
    /// The packs that the record was last judged with.
    pub packs: Vec<JudgedWith>,
    /// Facts that are not on the sheet.
    pub circumstances: Circumstances,
    /// What is said of the household: it holds for every child.
    pub household: Statements,
    /// The children and pregnancies, by number.
    pub children: Vec<Child>,
    /// What became of the steps, oldest first.
    pub steps: Vec<Progress>,
    /// Who was told, oldest first.
    pub calls: Vec<Call>,
}

/// A pack that a record was judged with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedWith {
    /// The pack's id.
    pub id: String,
    /// Its edition.
    pub edition: String,
    /// Its hash.
    pub hash: String,
}

/// Facts that are not on the sheet and belong to the whole case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// The user's role.
    pub role: Option<String>,
    /// Where the child lives.
    pub area: Option<String>,
    /// When the suspected person comes back to the child.
    pub suspect_returns: Option<Moment>,
    /// When the notification was received.
    pub received: Option<Moment>,
}

impl Record {
    /// A family with one child of whom nothing is known.
    pub fn with_one_child() -> Record {
        Record { children: vec![Child::new(ChildNumber::FIRST)], ..Record::default() }
    }

    /// What became of a step at last.
    pub fn progress(&self, step: &str) -> Option<&Progress> {
        self.steps.iter().rfind(|progress| progress.step == step)
    }

    /// The child with a number.
    pub fn child(&self, number: ChildNumber) -> Option<&Child> {
        self.children.iter().find(|child| child.number == number)
    }

    /// The child with a number, to change it.
    pub fn child_mut(&mut self, number: ChildNumber) -> Option<&mut Child> {
        self.children.iter_mut().find(|child| child.number == number)
    }
}

#[cfg(test)]
mod tests;
