use super::{ChildNumber, Record, Statement, Statements, Value};
use crate::calendar::Moment;
use crate::order::ById;

/// A second look at a record: what it was then, and what the meeting said of what had changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// When.
    pub at: Option<Moment>,
    /// Which posts: never names.
    pub by: Option<String>,
    /// What led to it.
    pub trigger: Option<String>,
    /// When the next one is due.
    pub next: Option<Moment>,
    /// What was said of the household.
    pub household: Said,
    /// The children.
    pub children: Vec<ChildThen>,
}

/// A child at a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildThen {
    /// The number.
    pub number: ChildNumber,
    /// What was said of the child.
    pub said: Said,
    /// The levels on each scale, by its id: on the known facts, and the highest that was not ruled out.
    pub levels: ById<(String, String)>,
    /// Why no level moved though something became a yes.
    pub reason: Option<String>,
}

/// The statements on each item, by its id, a letter for each, oldest first: `y`, `n`, `u`; in capitals where it was
/// withdrawn by then. Statements are added and withdrawn, never taken out: so the letters tell what was added since.
pub type Said = ById<String>;

/// The letters of what is said.
pub fn letters(statements: &Statements) -> Said {
    let of_item = |said: &Vec<Statement>| said.iter().map(letter).collect();
    statements.iter().map(|(item, said)| (item.clone(), of_item(said))).collect()
}

/// The letter of a statement.
pub fn letter(statement: &Statement) -> char {
    let letter = match statement.value {
        Value::Yes => 'y',
        Value::No => 'n',
        Value::Unknown => 'u',
    };
    if statement.stands() { letter } else { letter.to_ascii_uppercase() }
}

impl Record {
    /// The last minutes of a kind, of a child or of the family.
    pub fn last_minutes(&self, kind: super::MinutesKind, child: Option<ChildNumber>) -> Option<&super::Minutes> {
        self.minutes.iter().rfind(|minutes| minutes.kind == kind && minutes.child == child)
    }

    /// When the next review is due: what was set last, in a second look or in a meeting.
    pub fn next_review(&self) -> Option<Moment> {
        let looked = self.looks.iter().filter_map(|look| Some((look.at, look.next?)));
        let met = self.minutes.iter().filter(|minutes| minutes.kind == super::MinutesKind::Meeting);
        let met = met.filter_map(|meeting| Some((meeting.at, meeting.moment("next_review")?)));
        looked.chain(met).max().map(|(_, next)| next)
    }
}
