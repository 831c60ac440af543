use std::cmp::Ordering;
use std::rc::Rc;

use super::{Citation, Fact, Subject};
use crate::logic::Condition;
use crate::text::Text;

/// One checkable statement, phrased so that a yes is more danger.
#[derive(Clone, Debug)]
pub struct Item {
    /// The id, the same in every edition.
    pub id: String,
    /// The place on the sheet, from 0: also the place of its answer in an assessment.
    pub position: usize,
    /// The place of its question among the questions.
    pub question: usize,
    /// Whether it is a fact of one child or of the household.
    pub scope: Scope,
    /// Whether it may count in a scale.
    pub kind: Kind,
    /// Whether it is a question's free entry (その他).
    pub open_entry: bool,
    /// The statement.
    pub statement: Text,
    /// What counts as a yes, and what is unknown rather than a no.
    pub definition: Text,
    /// Concrete examples.
    pub examples: Vec<Text>,
    /// What to look at.
    pub look_at: Vec<Text>,
    /// Who may confirm it and from what.
    pub confirm: Confirmation,
    /// Where it comes from.
    pub citations: Vec<Citation>,
}

/// What one child's facts say of another child of the same record.
#[derive(Clone, Debug)]
pub struct SiblingRule {
    /// The item that becomes a yes for a child.
    pub item: Rc<Item>,
    /// The condition on another child.
    pub when: Condition<Fact>,
}

/// Whose fact an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Of one child. A no is never copied to another.
    Child,
    /// Of the household: answered once for all children.
    Household,
}

/// What an item is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Counts in at least one scale.
    Risk,
    /// Worth knowing, counted by no scale.
    Context,
    /// A strength of the family. Takes part in no scale: it never lowers anything.
    Protective,
}

/// How an unknown item may be confirmed. Records and agencies come before people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confirmation {
    /// Records and agencies.
    pub sources: Vec<Text>,
    /// Posts that may confirm it.
    pub who: Vec<Text>,
    /// Whom not to ask, and how not to.
    pub avoid: Vec<Text>,
}

/// A numbered group of items: a named condition, any of them.
#[derive(Clone, Debug)]
pub struct Question {
    /// The id.
    pub id: String,
    /// The number on the sheet, such as ①.
    pub number: String,
    /// The title.
    pub title: Text,
    /// One sentence on how to read the group, if it needs one.
    pub note: Option<Text>,
    /// Whom it asks about.
    pub subject: Subject,
    /// Shown to these roles from the start, to others on demand. Empty: to all.
    pub for_roles: Vec<String>,
    /// Whether it is closed until somebody opens it.
    pub folded: bool,
    /// Its items, in order.
    pub items: Vec<Rc<Item>>,
    /// Any of its items, any item of another question that counts here too, or any circumstance that counts as one
    /// (such as the child's age in ④).
    pub condition: Condition<Fact>,
    /// Where it comes from.
    pub citations: Vec<Citation>,
}

impl PartialEq for Item {
    fn eq(&self, other: &Item) -> bool {
        self.id == other.id
    }
}

impl Eq for Item {}

impl Ord for Item {
    fn cmp(&self, other: &Item) -> Ordering {
        (self.position, &self.id).cmp(&(other.position, &other.id))
    }
}

impl PartialOrd for Item {
    fn partial_cmp(&self, other: &Item) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
