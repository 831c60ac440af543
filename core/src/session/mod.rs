//! The reducer: everything that the screen shows follows from a [`Session`], and every change of it is an [`Action`].

use std::rc::Rc;

use crate::assess::{Assessment, OtherEdition, assess, other_editions, unknown_items};
use crate::calendar::{Birth, Moment};
use crate::knowledge::{Knowledge, PackRef, Scope};
use crate::plan::{Plan, plan};
use crate::record::{Answer, Arrival, ChildNumber, JudgedWith, Record, Statement, Value, Withdrawal, answer};
use crate::report::{Extent, Report, compose};
use crate::text::Lang;

/// The state of one sheet.
#[derive(Clone, Debug)]
pub struct Session {
    /// What the packs say.
    pub knowledge: Rc<Knowledge>,
    /// What the users said.
    pub record: Rc<Record>,
    /// What follows from both.
    pub assessment: Rc<Assessment>,
    /// What is to be done.
    pub plan: Rc<Plan>,
    /// All of it as one document.
    pub report: Rc<Report>,
    /// The language.
    pub lang: Lang,
    /// The time of the last change.
    pub now: Moment,
    /// How much of the report is listed.
    pub extent: Extent,
    /// The packs that are not loaded as they were when the record was judged.
    pub other_editions: Vec<OtherEdition>,
    /// Earlier records, for undoing: the latest last.
    past: Vec<Rc<Record>>,
}

/// How many changes can be undone.
const UNDO_DEPTH: usize = 100;

/// A change of a session.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Something was learnt about an item of a child.
    State {
        /// The child on whose sheet it was entered.
        child: ChildNumber,
        /// The item's id.
        item: String,
        /// What was learnt.
        statement: Statement,
    },
    /// A statement turned out wrong. It stays in the history.
    Withdraw {
        /// The child on whose sheet it was withdrawn.
        child: ChildNumber,
        /// The item's id.
        item: String,
        /// Which of the item's statements, from 0.
        index: usize,
        /// Why. An empty reason changes nothing.
        reason: String,
    },
    /// The case number.
    Case(String),
    /// When the notification was received.
    Received(Option<Moment>),
    /// A child's month of birth.
    Born(ChildNumber, Option<Birth>),
    /// Another record takes the place of this one. It can be undone.
    Replace(Record),
    /// Back to the record before the last change.
    Undo,
    /// How much of the report is listed.
    Show(Extent),
    /// Another language.
    Speak(Lang),
}

/// Why a record cannot be used with the loaded packs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownItems(pub Vec<String>);

impl Session {
    /// A session on a record, which may answer only items that the packs know.
    pub fn new(knowledge: Rc<Knowledge>, record: Record, lang: Lang, now: Moment) -> Result<Session, UnknownItems> {
        let unknown = unknown_items(&knowledge, &record);
        if !unknown.is_empty() {
            return Err(UnknownItems(unknown));
        }
        let record = Rc::new(on_its_sheet(&knowledge, record));
        Ok(Session::judged(knowledge, record, lang, now, Extent::Brief, Vec::new()))
    }

    /// The session after an action at a moment. An action that cannot apply changes nothing.
    pub fn apply(&self, action: Action, now: Moment) -> Session {
        let mut record = self.record.clone();
        let mut past = self.past.clone();
        let (mut lang, mut extent) = (self.lang, self.extent);
        match action {
            Action::Undo => {
                if let Some(earlier) = past.pop() {
                    record = earlier;
                }
            }
            Action::Show(shown) => extent = shown,
            Action::Speak(spoken) => lang = spoken,
            change => {
                let replaces = matches!(change, Action::Replace(_));
                let mut changed = self.changed(change, now);
                if !replaces && changed != *record {
                    changed.packs = judged_with(&self.knowledge);
                }
                if changed != *record {
                    past.push(record);
                    past.drain(..past.len().saturating_sub(UNDO_DEPTH));
                    record = Rc::new(changed);
                }
            }
        }
        Session::judged(self.knowledge.clone(), record, lang, now, extent, past)
    }

    /// Whether there is a change to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// The statements on an item as the sheet of a child shows them, oldest first.
    pub fn statements(&self, child: ChildNumber, item: &str) -> &[Statement] {
        let statements = match self.knowledge.item(item).map(|item| item.scope) {
            Some(Scope::Household) => Some(&self.record.household),
            _ => self.record.child(child).map(|child| &child.statements),
        };
        statements.and_then(|statements| statements.get(item)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The answer to an item as the sheet of a child shows it.
    pub fn answer(&self, child: ChildNumber, item: &str) -> Answer {
        answer(self.statements(child, item))
    }

    fn changed(&self, action: Action, now: Moment) -> Record {
        let mut record = (*self.record).clone();
        match action {
            Action::State { child, item, statement } => {
                if let Some(statements) = self.statements_mut(&mut record, child, &item) {
                    refine_or_add(statements, statement);
                }
            }
            Action::Withdraw { child, item, index, reason } => {
                let known = !self.statements(child, &item).is_empty();
                let statements = if known { self.statements_mut(&mut record, child, &item) } else { None };
                let statement = statements.and_then(|all| all.get_mut(index));
                if let Some(statement) = statement.filter(|s| s.stands() && !reason.trim().is_empty()) {
                    statement.withdrawn = Some(Withdrawal { reason: reason.trim().into(), at: Some(now) });
                }
            }
            Action::Case(case) => record.case = case,
            Action::Received(received) => record.circumstances.received = received,
            Action::Born(number, birth) => {
                if let Some(child) = record.child_mut(number) {
                    child.arrival = Arrival::Born(birth);
                }
            }
            Action::Replace(other) => {
                if unknown_items(&self.knowledge, &other).is_empty() {
                    record = on_its_sheet(&self.knowledge, other);
                }
            }
            Action::Undo | Action::Show(_) | Action::Speak(_) => {}
        }
        record
    }

    fn statements_mut<'r>(
        &self,
        record: &'r mut Record,
        child: ChildNumber,
        item: &str,
    ) -> Option<&'r mut Vec<Statement>> {
        let statements = match self.knowledge.item(item)?.scope {
            Scope::Household => &mut record.household,
            Scope::Child => &mut record.child_mut(child)?.statements,
        };
        Some(statements.entry(item.into()).or_default())
    }

    fn judged(
        knowledge: Rc<Knowledge>,
        record: Rc<Record>,
        lang: Lang,
        now: Moment,
        extent: Extent,
        past: Vec<Rc<Record>>,
    ) -> Session {
        let other_editions = other_editions(&knowledge, &record);
        let assessment = assess(&knowledge, &record, now);
        let plan = plan(&knowledge, &record, &assessment);
        let report = compose(&knowledge, &record, &assessment, &plan, now, lang, extent);
        Session {
            knowledge,
            record,
            assessment: Rc::new(assessment),
            plan: Rc::new(plan),
            report: Rc::new(report),
            lang,
            now,
            extent,
            other_editions,
            past,
        }
    }
}

/// The record with every household item's statements where the sheet shows them: a file may have answered them under a
/// child.
fn on_its_sheet(knowledge: &Knowledge, mut record: Record) -> Record {
    let of_household = |id: &String| knowledge.item(id).is_some_and(|item| item.scope == Scope::Household);
    for child in &mut record.children {
        let ids: Vec<String> = child.statements.keys().filter(|id| of_household(id)).cloned().collect();
        for id in ids {
            let statements = child.statements.remove(&id).unwrap_or_default();
            record.household.entry(id).or_default().extend(statements);
        }
    }
    record
}

/// The packs that judge now. A record that came in keeps those that judged it before until somebody changes it.
fn judged_with(knowledge: &Knowledge) -> Vec<JudgedWith> {
    let judged =
        |pack: &PackRef| JudgedWith { id: pack.id.clone(), edition: pack.edition.clone(), hash: pack.hash.clone() };
    knowledge.packs.iter().map(judged).collect()
}

/// A click on はい and then the choice of its basis are one piece of information. So a statement refines the last one
/// if it says the same and keeps all its details, or says the same in the same minute. A bare いいえ or 不明 gives way to
/// what is chosen in the same minute, since the arrow keys of a group of choices pass through them. A はい never gives
/// way. Everything else is added.
fn refine_or_add(statements: &mut Vec<Statement>, statement: Statement) {
    fn kept<T: PartialEq>(before: &Option<T>, after: &Option<T>) -> bool {
        before.is_none() || before == after
    }
    let refined = statements.last_mut().filter(|last| {
        let same_minute = last.at.is_some() && last.at == statement.at;
        let only_adds = kept(&last.basis, &statement.basis) && kept(&last.words, &statement.words);
        let refines = last.value == statement.value && (same_minute || only_adds);
        let bare = last.value != Value::Yes && last.basis.is_none() && last.words.is_none();
        last.stands() && (refines || (bare && same_minute))
    });
    match refined {
        Some(last) => *last = Statement { at: last.at, ..statement },
        None => statements.push(statement),
    }
}

#[cfg(test)]
mod tests;
