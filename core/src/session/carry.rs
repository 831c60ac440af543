use crate::assess::other_editions;
use crate::knowledge::{Knowledge, Scope, Subject};
use crate::record::{Arrival, ChildNumber, LeftBehind, Record, Statements};
use crate::report::Saved;
use crate::text::Lang;

/// A record that was saved with another edition: shown as it was judged, until somebody has said of each item whose words
/// changed whether its answer is carried over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carry {
    /// The record as it was saved.
    pub record: Record,
    /// The levels as they were judged, a line each.
    pub judged: Vec<String>,
    /// The items whose words changed.
    pub rows: Vec<CarryRow>,
}

/// An item that was asked in other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarryRow {
    /// Of which child; `None` of the household.
    pub child: Option<ChildNumber>,
    /// The item's id.
    pub item: String,
    /// The words of then.
    pub then: String,
    /// The words of now; `None` where nothing of that name is asked any more.
    pub now: Option<String>,
    /// Whether the answer is carried over, once somebody has chosen.
    pub carried: Option<bool>,
}

impl Carry {
    /// What a saved record needs before it can be gone on with; `None` where it was judged by these packs.
    pub(super) fn of(knowledge: &Knowledge, saved: &Saved) -> Option<Carry> {
        let record = &saved.record;
        let mut rows = Vec::new();
        for id in record.household.keys() {
            rows.extend(row(knowledge, saved, None, id, None));
        }
        for child in &record.children {
            let subject = match child.arrival {
                Arrival::Born(_) => Subject::Born,
                Arrival::Expected(_) => Subject::Unborn,
            };
            for id in child.statements.keys() {
                rows.extend(row(knowledge, saved, Some(child.number), id, Some(subject)));
            }
        }
        let other = !other_editions(knowledge, record).is_empty();
        (other || !rows.is_empty()).then(|| Carry { record: record.clone(), judged: saved.judged.clone(), rows })
    }

    /// Whether everything is chosen. What is asked no more cannot be carried over: nothing is to be chosen of it.
    pub fn is_decided(&self) -> bool {
        self.rows.iter().all(|row| row.now.is_none() || row.carried.is_some())
    }

    /// The same with a choice of one row.
    pub(super) fn with(&self, at: usize, carried: bool) -> Carry {
        let mut carry = self.clone();
        if let Some(row) = carry.rows.get_mut(at) {
            row.carried = Some(carried);
        }
        carry
    }

    /// The record for these packs. What is not carried over goes to the history: nothing is lost.
    pub(super) fn record(&self) -> Record {
        let mut record = self.record.clone();
        for row in &self.rows {
            if row.now.is_some() && row.carried == Some(true) {
                continue;
            }
            let statements: Option<&mut Statements> = match row.child {
                None => Some(&mut record.household),
                Some(number) => record.child_mut(number).map(|child| &mut child.statements),
            };
            if let Some(statements) = statements.and_then(|statements| statements.remove(&row.item)) {
                let (child, item, asked) = (row.child, row.item.clone(), row.then.clone());
                record.left_behind.push(LeftBehind { child, item, asked, statements });
            }
        }
        record
    }
}

fn row(
    knowledge: &Knowledge,
    saved: &Saved,
    child: Option<ChildNumber>,
    id: &str,
    subject: Option<Subject>,
) -> Option<CarryRow> {
    let item = knowledge.item(id).filter(|item| match (child, subject) {
        // A household item may stand under a child in a file, but a child's never under the household.
        (None, _) => item.scope == Scope::Household,
        (Some(_), Some(subject)) => subject == Subject::Born || knowledge.is_asked_of(item, subject),
        (Some(_), None) => true,
    });
    let now = item.map(|item| item.statement.get(Lang::Ja).to_owned());
    let then = saved.asked.iter().find(|(asked, _)| asked == id).map(|(_, words)| words.clone());
    // A file that does not tell how it asked says it by the id, which is the same in every edition.
    let same = now.is_some() && then.as_ref().is_none_or(|then| Some(then) == now.as_ref());
    (!same).then(|| CarryRow { child, item: id.into(), then: then.unwrap_or_else(|| id.into()), now, carried: None })
}
