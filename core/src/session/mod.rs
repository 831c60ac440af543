//! The reducer: everything that the screen shows follows from a [`Session`], and every change of it is an [`Action`].

mod carry;

use std::rc::Rc;

pub use carry::{Carry, CarryRow};

use crate::assess::{Assessment, OtherEdition, assess, other_editions, unknown_items};
use crate::calendar::{Birth, Day, Moment, YearMonth};
use crate::compare::{Comparison, compare, look};
use crate::decision::{self, Lack};
use crate::file::Refusal;
use crate::knowledge::{Item, Knowledge, PackRef, Question, Role, Scope, Subject, View};
use crate::plan::{Plan, plan};
use crate::record::{
    Answer, Arrival, Basis, Call, Child, ChildNumber, Circumstances, JudgedWith, Look, Minutes, MinutesKind, Presence,
    Progress, Record, Secrecy, Statement, Value, Withdrawal, answer,
};
use crate::report::{self, Extent, Report, Saved, compose};
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
    /// How it is shown.
    pub display: Display,
    /// The time of the last change.
    pub now: Moment,
    /// The packs that are not loaded as they were when the record was judged.
    pub other_editions: Vec<OtherEdition>,
    /// Whether something was entered since the record was taken over or erased.
    pub unsaved: bool,
    /// The basis that was entered last, for entering the next yes with one key.
    pub last_basis: Option<Basis>,
    /// Counts the records that took the place of another one or were wiped: what was half entered for one is not for the
    /// next.
    pub generation: u32,
    /// A record of another edition that waits to be carried over.
    pub carry: Option<Rc<Carry>>,
    /// What a record that came in was, if it had no second look: its first one, as soon as something changes.
    came_in: Option<Rc<Look>>,
    /// Earlier records, for undoing: the latest last.
    past: Vec<Past>,
}

/// An earlier record, and what it was when it came in.
type Past = (Rc<Record>, Option<Rc<Look>>);

/// How a session is shown: nothing of it is part of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Display {
    /// The language.
    pub lang: Lang,
    /// Whether ふりがな are shown.
    pub kana: bool,
    /// How much of the report is listed.
    pub extent: Extent,
    /// Whose part of the sheet is shown, if that child is in the record.
    pub child: ChildNumber,
    /// What is shown of the tool.
    pub page: Page,
    /// Whether everything is covered, for when somebody looks over the shoulder.
    pub hidden: bool,
    /// Whether the question stands there if everything is to be erased.
    pub asks_to_erase: bool,
    /// The day whose rules are applied, where somebody wants to look ahead.
    pub rules_on: Option<Day>,
    /// Whether the result is open, where it is a bar at the foot.
    pub result_open: bool,
}

impl Display {
    /// How a session is shown at first.
    pub fn in_language(lang: Lang) -> Display {
        let child = ChildNumber::FIRST;
        Display {
            lang,
            kana: false,
            extent: Extent::Brief,
            child,
            page: Page::Sheet,
            hidden: false,
            asks_to_erase: false,
            rules_on: None,
            result_open: false,
        }
    }
}

/// The pages of the tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The sheet, or the page of a role that asks for help.
    Sheet,
    /// The first screen, read again.
    First,
    /// The list of desks.
    Directory,
    /// Paper and file.
    Papers,
    /// Meeting and second look.
    Meetings,
}

/// What stands on the screen.
#[derive(Clone, Debug)]
pub enum Screen {
    /// Role, where the child lives, case number; scope and limits.
    First,
    /// The page of a role that asks for help.
    Asking(Rc<Role>),
    /// The list of desks.
    Directory,
    /// Paper and file.
    Papers,
    /// Meeting and second look.
    Meetings,
    /// A record of another edition.
    Carry(Rc<Carry>),
    /// The front page, the sheet and the result.
    Work(View),
}

/// How many changes can be undone.
const UNDO_DEPTH: usize = 100;

/// A change of a session.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Something was learnt about an item of a child. What only adds details refines the last statement.
    State {
        /// The child on whose sheet it was entered.
        child: ChildNumber,
        /// The item's id.
        item: String,
        /// What was learnt.
        statement: Statement,
    },
    /// One more piece of information on an item, which stands beside what is there.
    Add {
        /// The child on whose sheet it was entered.
        child: ChildNumber,
        /// The item's id.
        item: String,
        /// What was learnt.
        statement: Statement,
    },
    /// The same of every item of a question that has no standing statement yet.
    Rest {
        /// The child on whose sheet it was entered.
        child: ChildNumber,
        /// The question's id.
        question: String,
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
    /// The user's role.
    Role(Option<String>),
    /// Where the child lives.
    Area(Option<String>),
    /// When the notification was received.
    Received(Option<Moment>),
    /// When the suspected person comes back.
    SuspectReturns(Option<Moment>),
    /// Where a child is, and who will see the child.
    Presence(ChildNumber, Presence),
    /// A child's month of birth. A pregnancy becomes a child by it.
    Born(ChildNumber, Option<Birth>),
    /// Since when a child is under temporary protection.
    Protected(ChildNumber, Option<Moment>),
    /// The month in which a birth is expected. Of a pregnancy only.
    Expected(ChildNumber, Option<YearMonth>),
    /// One more child, or one more pregnancy.
    AddChild(Arrival),
    /// A child was entered by mistake. It can be undone. The last one stays.
    RemoveChild(ChildNumber),
    /// A child changes places with the one before it.
    MoveUp(ChildNumber),
    /// Something became of a step.
    Progress(Progress),
    /// Somebody was told.
    Called(Call),
    /// A meeting wrote something down. A decision that lacks something changes nothing: see [`Session::lacks`].
    Write(Minutes),
    /// A second look. Without who looked, or without a reason for a level that stayed, it changes nothing.
    Look {
        /// Which posts.
        by: String,
        /// What led to it.
        trigger: Option<String>,
        /// When the next one is due.
        next: Option<Moment>,
        /// Why a child's level stayed.
        reasons: Vec<(ChildNumber, String)>,
    },
    /// Whether the family's address is secret, and how the family can be reached.
    Secret(Option<Secrecy>),
    /// Whether the answer of a row of [`Carry`] is carried over.
    Carry(usize, bool),
    /// The record of another edition is gone on with, once everything is chosen.
    CarryOver,
    /// The record of another edition is not taken after all.
    LeaveCarry,
    /// The user has the record in a file.
    Saved,
    /// Another record takes the place of this one. It can be undone.
    Replace(Record),
    /// Everything that was entered is wiped, with what could be undone. Only the role and the area stay.
    Erase,
    /// Back to the record before the last change.
    Undo,
    /// How much of the report is listed.
    Show(Extent),
    /// Another language.
    Speak(Lang),
    /// ふりがな or none.
    Kana(bool),
    /// Whose part of the sheet is shown.
    Turn(ChildNumber),
    /// Another page of the tool.
    Go(Page),
    /// Everything is covered, or uncovered.
    Hide(bool),
    /// The rules of a day are applied, or those of today.
    RulesOn(Option<Day>),
    /// Whether to erase is asked, or no more.
    AskToErase(bool),
    /// The result is opened or closed, where it is a bar at the foot.
    OpenResult(bool),
    /// Time went by.
    Tick,
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
        let display = Display::in_language(lang);
        let history = History { came_in: came_in(&knowledge, &record, now), ..History::default() };
        Ok(Session::judged(knowledge, record, now, display, history))
    }

    /// The session after a file's text was opened. What is on the screen stays where it is refused.
    pub fn open(&self, text: &str, now: Moment) -> Result<Session, Refusal> {
        let mut saved: Saved = report::open(text, self.record.training)?;
        // The role is of whoever uses the sheet; where another child lives says nothing of this one.
        let role = &mut saved.record.circumstances.role;
        *role = role.take().or(self.record.circumstances.role.clone());
        match Carry::of(&self.knowledge, &saved) {
            Some(carry) => Ok(Session { carry: Some(Rc::new(carry)), ..self.clone() }),
            None => {
                let opened = self.apply(Action::Replace(saved.record), now);
                // Nothing of it is unsaved, since it came from a file; what it took the place of may be, and can be undone.
                Ok(Session { unsaved: self.unsaved, ..opened })
            }
        }
    }

    /// A record that comes in, for whoever uses the sheet now: role and area stay unless the record has its own.
    pub fn with_presets(&self, mut record: Record) -> Record {
        let (theirs, ours) = (&mut record.circumstances, &self.record.circumstances);
        theirs.role = theirs.role.take().or(ours.role.clone());
        theirs.area = theirs.area.take().or(ours.area.clone());
        record
    }

    /// What minutes lack: they are not taken down without it.
    pub fn lacks(&self, minutes: &Minutes) -> Vec<Lack> {
        let assessed = self.assessment.children.iter().find(|assessed| Some(assessed.number) == minutes.child);
        match minutes.kind {
            MinutesKind::Decision => assessed.map(|assessed| decision::lacks(minutes, assessed)).unwrap_or_default(),
            MinutesKind::Meeting | MinutesKind::Transfer | MinutesKind::Acceptance => Vec::new(),
        }
    }

    /// What changed since the last look; `None` where there was none.
    pub fn comparison(&self) -> Option<Comparison> {
        let then = self.record.looks.last()?;
        Some(compare(&self.knowledge, then, &self.record, &self.assessment))
    }

    /// The session after an action at a moment. An action that cannot apply changes nothing.
    pub fn apply(&self, action: Action, now: Moment) -> Session {
        let mut record = self.record.clone();
        let mut display = self.display;
        let mut history = History {
            past: self.past.clone(),
            unsaved: self.unsaved,
            last_basis: self.last_basis.clone(),
            generation: self.generation,
            came_in: self.came_in.clone(),
            carry: self.carry.clone(),
        };
        match action {
            Action::Undo => {
                if let Some((earlier, came_in)) = history.past.pop() {
                    (record, history.came_in) = (earlier, came_in);
                    history.unsaved = true;
                }
            }
            Action::Show(extent) => display.extent = extent,
            Action::Speak(lang) => display.lang = lang,
            Action::Kana(kana) => display.kana = kana,
            Action::Turn(child) => display.child = child,
            Action::Go(page) => display.page = page,
            Action::Saved => history.unsaved = false,
            Action::LeaveCarry => history.carry = None,
            Action::Carry(at, carried) => {
                history.carry = history.carry.map(|carry| Rc::new(carry.with(at, carried)));
            }
            Action::Hide(hidden) => display.hidden = hidden,
            Action::RulesOn(day) => display.rules_on = day,
            Action::AskToErase(asks) => display.asks_to_erase = asks,
            Action::OpenResult(open) => display.result_open = open,
            Action::Tick => {}
            Action::Erase => {
                let circumstances = &self.record.circumstances;
                let circumstances = Circumstances {
                    role: circumstances.role.clone(),
                    area: circumstances.area.clone(),
                    ..Default::default()
                };
                record = Rc::new(Record { circumstances, training: self.record.training, ..Record::with_one_child() });
                display = Display { kana: display.kana, ..Display::in_language(display.lang) };
                history = History { generation: history.generation + 1, ..History::default() };
            }
            change => {
                let carries = matches!(change, Action::CarryOver);
                let change = match (change, history.carry.take()) {
                    (Action::CarryOver, Some(carry)) if carry.is_decided() => Action::Replace(carry.record()),
                    (change, carry) => {
                        history.carry = carry;
                        change
                    }
                };
                let replaces = matches!(change, Action::Replace(_));
                // Who uses the sheet, and where, is no work that could be lost.
                let preset = matches!(change, Action::Role(_) | Action::Area(_));
                if let Action::State { statement, .. } | Action::Add { statement, .. } = &change {
                    history.last_basis = statement.basis.clone().or(history.last_basis);
                }
                let mut changed = self.changed(change, now);
                if changed != *record && (carries || !replaces) {
                    changed.packs = judged_with(&self.knowledge);
                }
                let first = history.came_in.as_ref().filter(|_| !replaces && changed.looks.is_empty());
                if let Some(first) = first.filter(|_| changed != *record) {
                    changed.looks.push((**first).clone());
                }
                if changed != *record {
                    let came_in_before = history.came_in.clone();
                    if replaces {
                        // Nothing of one case leads into the next; what was not saved stays so, in what can be undone.
                        (display.child, history.last_basis) = (ChildNumber::FIRST, None);
                        history.generation += 1;
                        history.carry = None;
                        history.came_in = came_in(&self.knowledge, &changed, now);
                    } else {
                        display.child = newcomer(&record, &changed).unwrap_or(display.child);
                        history.unsaved |= !preset;
                    }
                    history.unsaved |= carries;
                    history.past.push((record, came_in_before));
                    history.past.drain(..history.past.len().saturating_sub(UNDO_DEPTH));
                    record = Rc::new(changed);
                }
            }
        }
        Session::judged(self.knowledge.clone(), record, now, display, history)
    }

    /// What stands on the screen. Packs without roles need no first screen.
    pub fn screen(&self) -> Screen {
        match self.role() {
            _ if self.carry.is_some() => self.carry.clone().map_or(Screen::First, Screen::Carry),
            None if !self.knowledge.roles.is_empty() && self.display.page != Page::Papers => Screen::First,
            role => match (self.display.page, role) {
                (Page::First, _) => Screen::First,
                (Page::Directory, _) => Screen::Directory,
                (_, Some(role)) if role.view == View::Asking => Screen::Asking(role.clone()),
                (Page::Papers, _) => Screen::Papers,
                (Page::Meetings, _) => Screen::Meetings,
                (Page::Sheet, role) => Screen::Work(role.map(|role| role.view).unwrap_or_default()),
            },
        }
    }

    /// The user's role, if the packs know it.
    pub fn role(&self) -> Option<&Rc<Role>> {
        self.knowledge.role(self.record.circumstances.role.as_deref()?)
    }

    /// The child whose part of the sheet is shown. A record has one at least.
    pub fn shown_child(&self) -> Option<&Child> {
        self.record.child(self.display.child).or(self.record.children.first())
    }

    /// The questions that are asked of a child, in the order of the sheet, and whether each is one for the user's role.
    /// An answer does not change that: a list would jump away from under the hand that answers it.
    pub fn questions(&self, child: &Child) -> Vec<(Rc<Question>, bool)> {
        let subject = subject_of(child);
        let answered = |item: &Rc<Item>| !self.statements(child.number, &item.id).is_empty();
        let role = self.record.circumstances.role.as_deref();
        let asked = |question: &&Rc<Question>| {
            let any = |item: &Rc<Item>| self.knowledge.is_asked_of(item, subject) || answered(item);
            question.items.iter().any(any)
        };
        let shown = |question: &Rc<Question>| {
            question.for_roles.is_empty() || question.for_roles.iter().any(|id| Some(id.as_str()) == role)
        };
        self.knowledge.questions.iter().filter(asked).map(|question| (question.clone(), shown(question))).collect()
    }

    /// The items of a question that are asked of a child, or were answered for it before its birth.
    pub fn items<'s>(&'s self, child: &'s Child, question: &'s Question) -> impl Iterator<Item = &'s Rc<Item>> {
        let subject = subject_of(child);
        let answered = |item: &Item| !self.statements(child.number, &item.id).is_empty();
        question.items.iter().filter(move |item| self.knowledge.is_asked_of(item, subject) || answered(item))
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
            Action::Add { child, item, statement } => {
                if let Some(statements) = self.statements_mut(&mut record, child, &item) {
                    statements.push(statement);
                }
            }
            Action::Rest { child, question, statement } => {
                let question = self.knowledge.questions.iter().find(|other| other.id == question);
                let child = self.record.child(child);
                if let Some((question, child)) = question.zip(child) {
                    let stands = |item: &&Rc<Item>| {
                        self.statements(child.number, &item.id).iter().any(|statement| statement.stands())
                    };
                    for item in self.items(child, question).filter(|item| !stands(item)) {
                        if let Some(statements) = self.statements_mut(&mut record, child.number, &item.id) {
                            statements.push(statement.clone());
                        }
                    }
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
            Action::Progress(progress) => record.steps.push(progress),
            Action::Called(call) => record.calls.push(call),
            Action::Write(minutes) => {
                let fits = minutes.fields.iter().all(|(name, text)| minutes.kind.fits(name, text));
                let of_somebody =
                    minutes.kind.is_of_child() == minutes.child.is_some_and(|child| record.child(child).is_some());
                if fits && of_somebody && !minutes.fields.is_empty() && self.lacks(&minutes).is_empty() {
                    record.minutes.push(Minutes { at: Some(now), ..minutes });
                }
            }
            Action::Look { by, trigger, next, reasons } => {
                let given =
                    |number| reasons.iter().any(|(other, reason)| *other == number && !reason.trim().is_empty());
                let missing = self.comparison().is_some_and(|comparison| {
                    comparison.children.iter().any(|child| child.asks_why() && !given(child.number))
                });
                if !by.trim().is_empty() && !missing {
                    let seen = look(&self.record, &self.assessment, now, &reasons);
                    record.looks.push(Look { by: Some(by), trigger, next, ..seen });
                }
            }
            Action::Secret(secret) => record.circumstances.secret = secret,
            Action::Case(case) => record.case = case,
            Action::Role(role) => record.circumstances.role = role,
            Action::Area(area) => record.circumstances.area = area,
            Action::Received(received) => record.circumstances.received = received,
            Action::SuspectReturns(returns) => record.circumstances.suspect_returns = returns,
            Action::Protected(child, since) => {
                if let Some(child) = record.child_mut(child) {
                    child.protected_since = since;
                }
            }
            Action::Presence(number, presence) => {
                if let Some(child) = record.child_mut(number) {
                    child.presence = presence;
                }
            }
            Action::Expected(number, month) => {
                let child = record.child_mut(number).filter(|child| matches!(child.arrival, Arrival::Expected(_)));
                if let Some(child) = child {
                    child.arrival = Arrival::Expected(month);
                }
            }
            Action::AddChild(arrival) => {
                record.children.extend(self.free_number().map(|number| Child { arrival, ..Child::new(number) }));
            }
            Action::RemoveChild(number) => {
                if record.children.len() > 1 {
                    record.children.retain(|child| child.number != number);
                }
            }
            Action::MoveUp(number) => {
                let at = record.children.iter().position(|child| child.number == number);
                if let Some(before) = at.and_then(|at| at.checked_sub(1)) {
                    record.children.swap(before, before + 1);
                }
            }
            Action::Born(number, birth) => {
                if let Some(child) = record.child_mut(number) {
                    child.arrival = Arrival::Born(birth);
                }
            }
            Action::Replace(other) => {
                // Practice and work are never mixed.
                if other.training == record.training && unknown_items(&self.knowledge, &other).is_empty() {
                    record = on_its_sheet(&self.knowledge, other);
                }
            }
            // What concerns the session as a whole is done in `apply`.
            Action::Erase
            | Action::Undo
            | Action::Show(_)
            | Action::Speak(_)
            | Action::Kana(_)
            | Action::Turn(_)
            | Action::Go(_)
            | Action::Saved
            | Action::Carry(..)
            | Action::CarryOver
            | Action::LeaveCarry
            | Action::Hide(_)
            | Action::RulesOn(_)
            | Action::AskToErase(_)
            | Action::OpenResult(_)
            | Action::Tick => {}
        }
        record
    }

    /// A number that no child of this record has or had: an earlier paper may still name it.
    fn free_number(&self) -> Option<ChildNumber> {
        let records = self.past.iter().map(|(record, _)| record).chain([&self.record]);
        let numbers = records.flat_map(|record| {
            let children = record.children.iter().map(|child| child.number);
            let looks = record.looks.iter().flat_map(|look| &look.children).map(|child| child.number);
            let left = record.left_behind.iter().filter_map(|left| left.child);
            children.chain(looks).chain(left).chain(record.minutes.iter().filter_map(|minutes| minutes.child))
        });
        let highest = numbers.map(|number| number.0).max();
        match highest {
            Some(highest) => highest.checked_add(1).map(ChildNumber),
            None => Some(ChildNumber::FIRST),
        }
    }

    fn statements_mut<'r>(
        &self,
        record: &'r mut Record,
        child: ChildNumber,
        item: &str,
    ) -> Option<&'r mut Vec<Statement>> {
        let known = self.knowledge.item(item)?;
        let statements = match known.scope {
            Scope::Household => &mut record.household,
            Scope::Child => {
                let child = record.child_mut(child)?;
                let asked = self.knowledge.is_asked_of(known, subject_of(child)) || child.statements.contains_key(item);
                asked.then_some(&mut child.statements)?
            }
        };
        statements.of(item.into())
    }

    fn judged(
        knowledge: Rc<Knowledge>,
        record: Rc<Record>,
        now: Moment,
        display: Display,
        History { past, unsaved, last_basis, generation, came_in, carry }: History,
    ) -> Session {
        let other_editions = other_editions(&knowledge, &record);
        let assessment = assess(&knowledge, &record, now);
        let plan = plan(&knowledge, &record, &assessment, now, display.rules_on.unwrap_or(now.day()));
        let report = compose(&knowledge, &record, &assessment, &plan, now, display.lang, display.extent);
        Session {
            knowledge,
            record,
            assessment: Rc::new(assessment),
            plan: Rc::new(plan),
            report: Rc::new(report),
            display,
            now,
            other_editions,
            unsaved,
            last_basis,
            generation,
            came_in,
            carry,
            past,
        }
    }
}

/// What of a session hangs on how the record came about.
#[derive(Default)]
struct History {
    past: Vec<Past>,
    unsaved: bool,
    last_basis: Option<Basis>,
    generation: u32,
    came_in: Option<Rc<Look>>,
    carry: Option<Rc<Carry>>,
}

/// What a record was as it came in, if something was said in it and nobody has looked a second time yet: the state that the
/// next look is compared with.
fn came_in(knowledge: &Knowledge, record: &Record, now: Moment) -> Option<Rc<Look>> {
    let said = !record.household.is_empty() || record.children.iter().any(|child| !child.statements.is_empty());
    let first = said && record.looks.is_empty();
    first.then(|| Rc::new(look(record, &assess(knowledge, record, now), now, &[])))
}

/// The child that a change brought in.
fn newcomer(before: &Record, after: &Record) -> Option<ChildNumber> {
    let last = after.children.last()?.number;
    (after.children.len() == before.children.len() + 1 && before.child(last).is_none()).then_some(last)
}

fn subject_of(child: &Child) -> Subject {
    match child.arrival {
        Arrival::Born(_) => Subject::Born,
        Arrival::Expected(_) => Subject::Unborn,
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
            if let Some(all) = record.household.of(id) {
                all.extend(statements);
            }
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
        let only_adds = kept(&last.basis, &statement.basis)
            && kept(&last.words, &statement.words)
            && kept(&last.follow_up, &statement.follow_up);
        // Each mark on the body is a piece of information of its own.
        let same_mark = last.mark == statement.mark;
        let refines = last.value == statement.value && same_mark && (same_minute || only_adds);
        let gives_way = last.value != Value::Yes && last.is_bare() && same_minute;
        last.stands() && (refines || gives_way)
    });
    match refined {
        Some(last) => *last = Statement { at: last.at, ..statement },
        None => statements.push(statement),
    }
}

#[cfg(test)]
mod tests;
