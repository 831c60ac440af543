//! What the users say: a family, its children, and dated statements on the items of the sheet.
//!
//! Nothing is overwritten. A statement is added; one that turns out wrong is withdrawn with a reason and stays.

mod answer;
mod child;
mod file;
#[cfg(feature = "schema")]
pub mod format;
mod look;
mod minutes;
mod progress;
mod statement;

pub use answer::{Answer, answer};
pub use child::{Arrival, Child, ChildNumber, Presence};
pub use file::{FORMAT, Malformed, Problem, of_json, read, to_json, write};
pub use look::{ChildThen, Look, Said, letter, letters};
pub use minutes::{ANSWERS, Field, FieldKind, Minutes, MinutesKind, PROTECTION};
pub use progress::{Call, Progress, State};
pub use statement::{Basis, BasisKind, FollowUp, Mark, Statement, Value, Withdrawal};

use crate::calendar::Moment;
use crate::order::ById;

/// The statements on each item, by the item's id, oldest first.
pub type Statements = ById<Vec<Statement>>;

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
    /// What meetings wrote down, oldest first.
    pub minutes: Vec<Minutes>,
    /// Second looks, oldest first.
    pub looks: Vec<Look>,
    /// What was said on items of an earlier edition and not carried over, oldest first.
    pub left_behind: Vec<LeftBehind>,
    /// Whether it is practice: it never becomes a real record, nor a real one practice.
    pub training: bool,
}

/// What was said on an item of an earlier edition and was not carried over to this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftBehind {
    /// Of which child; `None` where it was said of the household.
    pub child: Option<ChildNumber>,
    /// The item's id.
    pub item: String,
    /// The item in the words of that edition.
    pub asked: String,
    /// What was said, oldest first.
    pub statements: Vec<Statement>,
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
    /// The family's address is kept secret, for fear of violence.
    pub secret: Option<Secrecy>,
}

/// The family's whereabouts are kept secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Secrecy {
    /// How the family can be reached without danger.
    pub safe_contact: Option<String>,
}

impl Record {
    /// A family with one child of whom nothing is known.
    pub fn with_one_child() -> Record {
        Record { children: vec![Child::new(ChildNumber::FIRST)], ..Record::default() }
    }

    /// Whether nothing was entered but who uses the sheet, and where.
    pub fn is_untouched(&self) -> bool {
        let Record {
            case,
            packs: _,
            circumstances,
            household,
            children,
            steps,
            calls,
            minutes,
            looks,
            left_behind,
            ..
        } = self;
        let Circumstances { role: _, area: _, suspect_returns, received, secret } = circumstances;
        let fresh = |child: &Child| *child == Child::new(child.number);
        case.is_empty()
            && suspect_returns.or(*received).is_none()
            && secret.is_none()
            && household.is_empty()
            && matches!(&children[..], [child] if fresh(child))
            && steps.is_empty()
            && calls.is_empty()
            && minutes.is_empty()
            && looks.is_empty()
            && left_behind.is_empty()
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
pub(crate) mod tests;
