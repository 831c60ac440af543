//! The reducer of practice: what is shown of it follows from a [`Practice`], and every change is a [`PracticeAction`]. The sheet
//! that is filled in has a session of its own; practice hands it the record with which a case begins, and reads its answers at
//! the end.

use std::rc::Rc;

use crate::calendar::Moment;
use crate::json::Json;
use crate::json::wire::Encode as _;
use crate::knowledge::Knowledge;
use crate::record::{ChildNumber, Record};
use crate::training::drill::{Drill, DrillQuestion};
use crate::training::progress::Progress;
use crate::training::{Case, Casebook, Course, Nature, Taken, answers_of, mark};

/// The state of practice.
#[derive(Clone, Debug)]
pub struct Practice {
    /// What the packs of the sheet say.
    pub knowledge: Rc<Knowledge>,
    /// What is practised.
    pub casebook: Rc<Casebook>,
    /// What stands on the screen.
    pub page: PracticePage,
    /// The case that is being played.
    pub course: Option<Course>,
    /// Whether the question stands there if it is to be left.
    pub asks_to_leave: bool,
    /// The drill that is run.
    pub drill: Option<DrillRun>,
    /// What was practised.
    pub progress: Rc<Progress>,
    /// Whether something was practised that is in no file.
    pub unsaved: bool,
    /// What was last opened.
    pub opened: Option<Opened>,
    /// The files of a group.
    pub group: Rc<Vec<Progress>>,
    /// How many questions of drills were answered: where the next run begins.
    drilled: usize,
}

/// The pages of practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PracticePage {
    /// Cases, drills, one's own record, the trainer's part.
    Home,
    /// A case.
    Case,
    /// How a course compares with the model, by its place in the progress.
    Debrief(usize),
    /// A drill.
    Drill,
    /// What a group answered.
    Group,
}

/// What became of files that were opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// One's own: so many courses, and so many of other editions.
    Own(usize, usize),
    /// A group's: so many files, and so many that were refused.
    Group(usize, usize),
    /// No file of practice.
    Refused,
}

/// A run through a drill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrillRun {
    /// Which drill.
    pub drill: Drill,
    /// Its questions; what was missed stands there again.
    pub questions: Vec<Rc<DrillQuestion>>,
    /// Which question it is at.
    pub at: usize,
    /// What was chosen of it.
    pub chosen: Option<usize>,
    /// How many first answers were right.
    pub right: usize,
    /// How many questions there were to begin with.
    pub first: usize,
}

/// A change of practice.
#[derive(Clone, Debug, PartialEq)]
pub enum PracticeAction {
    /// A case is begun.
    Begin(String),
    /// What one takes a fact for.
    Sort(usize, Nature),
    /// One asks or does something.
    Take(usize),
    /// A level that one gives; an empty id takes it back.
    GiveLevel(ChildNumber, String, String),
    /// On to the next stage; after the last one, to the comparison.
    GoOn,
    /// Whether leaving the case is asked, or no more.
    AskToLeave(bool),
    /// Another page; a case that is left is gone.
    Go(PracticePage),
    /// A drill is begun.
    Drill(Drill),
    /// An answer to its question.
    Choose(usize),
    /// Its next question.
    Next,
    /// The user has the record of practice in a file.
    Saved,
}

/// How many questions make a run: a minute.
pub const RUN: usize = 8;

impl Practice {
    /// Nothing was practised yet.
    pub fn new(knowledge: Rc<Knowledge>, casebook: Rc<Casebook>) -> Practice {
        Practice {
            knowledge,
            casebook,
            page: PracticePage::Home,
            course: None,
            asks_to_leave: false,
            drill: None,
            progress: Rc::default(),
            unsaved: false,
            opened: None,
            group: Rc::default(),
            drilled: 0,
        }
    }

    /// Practice as it was kept in the page: with the case that is being played.
    pub fn resumed(knowledge: Rc<Knowledge>, casebook: Rc<Casebook>, kept: &Json) -> Practice {
        let mut practice = Practice::new(knowledge, casebook);
        if let Ok(progress) = Progress::of_json(&practice.casebook, kept) {
            practice.unsaved = !progress.courses.is_empty() || !progress.missed.is_empty();
            practice.course = progress.current.clone();
            practice.progress = Rc::new(progress);
        }
        if practice.course.is_some() {
            practice.page = PracticePage::Case;
        }
        practice
    }

    /// All of it as JSON, for keeping it in the page.
    pub fn kept(&self) -> Json {
        Progress { current: self.course.clone(), ..(*self.progress).clone() }.to_json(&self.casebook)
    }

    /// The case that is being played, and how far it has come.
    pub fn playing(&self) -> Option<(&Case, &Course)> {
        let course = self.course.as_ref()?;
        Some((self.casebook.case(&course.case)?, course))
    }

    /// The time of the story, while a case is played.
    pub fn now(&self) -> Option<Moment> {
        let (case, course) = self.playing()?;
        Some(case.stage(course.stage)?.at)
    }

    /// A finished course, by its place.
    pub fn finished(&self, at: usize) -> Option<(&Case, &Course)> {
        let course = self.progress.courses.get(at)?;
        Some((self.casebook.case(&course.case)?, course))
    }

    /// Whether all was done that has to be in a case: the best of what was played; nothing if it was not.
    pub fn passed(&self, case: &Case) -> Option<bool> {
        let courses = self.progress.courses.iter().filter(|course| course.case == case.id);
        courses.map(|course| mark(case, course).passed()).max()
    }

    /// Another case of the same aim: one that was not played yet, or not passed, before the others; of these, one whose main aim
    /// it is, and one for the same role.
    pub fn another(&self, case: &Case) -> Option<(&str, &Case)> {
        let later = |other: &&Case, aim: &String| {
            let passed = self.passed(other).map_or(0, |passed| 1 + u8::from(passed));
            (passed, other.aims.first() != Some(aim), other.role != case.role)
        };
        let of_aim = |aim: &String| {
            let others = self.casebook.cases.iter().filter(|other| other.id != case.id && other.aims.contains(aim));
            others.min_by_key(|other| later(other, aim))
        };
        let (aim, other) = case.aims.iter().find_map(|aim| Some((aim, of_aim(aim)?)))?;
        Some((self.casebook.aim(aim)?.id.as_str(), other))
    }

    /// The place of the last course through a case, for reading its comparison again.
    pub fn last_finished(&self, case: &Case) -> Option<usize> {
        self.progress.courses.iter().rposition(|course| course.case == case.id)
    }

    /// Whether there is something that closing the page would lose.
    pub fn would_lose(&self) -> bool {
        self.unsaved || self.course.is_some()
    }

    /// Practice after an action, and the record that takes the place of the sheet's, if one does. `record` is what the sheet says
    /// now. An action that cannot apply changes nothing.
    pub fn apply(&self, action: PracticeAction, record: &Record) -> (Practice, Option<Record>) {
        let mut next = Practice { opened: None, ..self.clone() };
        let mut replaced = None;
        match action {
            PracticeAction::Begin(id) => {
                if let Some(at) = self.casebook.cases.iter().position(|case| case.id == id)
                    && let Some(case) = self.casebook.cases.get(at)
                {
                    let course = Course::of(case);
                    replaced = Some(case.empty_record(&course.known(case), &format!("{:02}", at + 1)));
                    next.course = Some(course);
                    next.page = PracticePage::Case;
                    next.asks_to_leave = false;
                }
            }
            PracticeAction::Sort(fact, nature) => {
                if let Some((case, course)) = self.playing()
                    && course.known(case).has(fact)
                {
                    let mut course = course.clone();
                    course.sort(fact, nature);
                    next.course = Some(course);
                }
            }
            PracticeAction::Take(place) => {
                if let Some((case, course)) = self.playing()
                    && course.open_moves(case).contains(&place)
                    && course.unsorted(case) == 0
                {
                    let mut course = course.clone();
                    course.moves.push(Taken { place, stage: course.stage });
                    replaced = with_newcomers(case, &course, record);
                    next.course = Some(course);
                }
            }
            PracticeAction::GiveLevel(child, scale, level) => {
                if let Some((_, course)) = self.playing() {
                    let mut course = course.clone();
                    course.give_level(child, &scale, &level);
                    next.course = Some(course);
                }
            }
            PracticeAction::GoOn => {
                if let Some((case, course)) = self.playing()
                    && course.unsorted(case) == 0
                {
                    let mut course = course.clone();
                    if course.stage + 1 < case.stages.len() {
                        course.stage += 1;
                        replaced = with_newcomers(case, &course, record);
                        next.course = Some(course);
                    } else {
                        course.answers = Some(answers_of(record));
                        let mut progress = (*self.progress).clone();
                        progress.courses.push(course);
                        next.page = PracticePage::Debrief(progress.courses.len() - 1);
                        (next.course, next.progress, next.unsaved) = (None, Rc::new(progress), true);
                        next.asks_to_leave = false;
                    }
                }
            }
            PracticeAction::AskToLeave(asks) => next.asks_to_leave = asks,
            PracticeAction::Go(page) => {
                if page != PracticePage::Case {
                    (next.course, next.asks_to_leave) = (None, false);
                }
                next.page = page;
            }
            PracticeAction::Drill(drill) => {
                if let Some(run) = self.run(drill) {
                    next.drill = Some(run);
                    next.page = PracticePage::Drill;
                }
            }
            PracticeAction::Choose(choice) => next.choose(choice),
            PracticeAction::Next => {
                if let Some(run) = next.drill.as_mut().filter(|run| run.chosen.is_some()) {
                    (run.at, run.chosen) = (run.at + 1, None);
                }
            }
            PracticeAction::Saved => next.unsaved = false,
        }
        (next, replaced)
    }

    /// The questions of a run: those that were missed, then those whose turn it is. They are taken from all over, so that one
    /// case does not tell on the next question.
    fn run(&self, drill: Drill) -> Option<DrillRun> {
        let all: Vec<Rc<DrillQuestion>> =
            drill.questions(&self.knowledge, &self.casebook).into_iter().map(Rc::new).collect();
        let missed = all.iter().filter(|question| self.progress.missed.contains(&question.id)).cloned();
        let mut questions: Vec<Rc<DrillQuestion>> = missed.take(RUN).collect();
        // A step that shares no factor with the count comes by every question once.
        let step = (all.len() / 3..).find(|step| gcd(*step, all.len()) == 1).unwrap_or(1);
        for turn in 0..all.len() {
            let place = (self.drilled + turn).checked_mul(step)?.checked_rem(all.len())?;
            let question = all.get(place)?;
            if questions.len() < RUN && !questions.contains(question) {
                questions.push(question.clone());
            }
        }
        let first = questions.len();
        (first > 0).then_some(DrillRun { drill, questions, at: 0, chosen: None, right: 0, first })
    }

    fn choose(&mut self, choice: usize) {
        let Some(run) = self.drill.as_mut().filter(|run| run.chosen.is_none()) else { return };
        let Some(question) = run.questions.get(run.at).cloned() else { return };
        let Some(chosen) = question.choices.get(choice) else { return };
        run.chosen = Some(choice);
        let mut progress = (*self.progress).clone();
        let came_again = progress.missed.contains(&question.id);
        progress.missed.retain(|id| *id != question.id);
        self.drilled += usize::from(run.at < run.first && !came_again);
        if chosen.right {
            run.right += usize::from(run.at < run.first);
        } else {
            progress.missed.push(question.id.clone());
            run.questions.push(question);
        }
        self.unsaved |= progress.missed != self.progress.missed;
        self.progress = Rc::new(progress);
    }

    /// Practice after a file of one's own was opened: what it has comes to what is there.
    pub fn open(&self, read: Option<Progress>) -> Practice {
        let Some(mut read) = read else { return Practice { opened: Some(Opened::Refused), ..self.clone() } };
        let opened = Opened::Own(read.courses.len(), read.others.len());
        for course in &self.progress.courses {
            if !read.courses.contains(course) {
                read.courses.push(course.clone());
            }
        }
        for id in &self.progress.missed {
            if !read.missed.contains(id) {
                read.missed.push(id.clone());
            }
        }
        for other in &self.progress.others {
            let written = other.encode();
            if !read.others.iter().any(|read| read.encode() == written) {
                read.others.push(other.clone());
            }
        }
        read.current = None;
        Practice { progress: Rc::new(read), opened: Some(opened), ..self.clone() }
    }

    /// Practice after the files of a group were opened, of which some may not be readable.
    pub fn open_group(&self, read: Vec<Option<Progress>>) -> Practice {
        let all = read.len();
        let group: Vec<Progress> = read.into_iter().flatten().collect();
        let opened = Some(Opened::Group(group.len(), all - group.len()));
        let page = if group.is_empty() { self.page } else { PracticePage::Group };
        Practice { group: Rc::new(group), opened, page, ..self.clone() }
    }
}

impl DrillRun {
    /// The question it is at; none at its end.
    pub fn question(&self) -> Option<&Rc<DrillQuestion>> {
        self.questions.get(self.at)
    }
}

/// The record with the children of whom one has just learnt, if there are any.
fn with_newcomers(case: &Case, course: &Course, record: &Record) -> Option<Record> {
    let known = course.known(case);
    let newcomers: Vec<_> =
        case.children_of(&known).filter(|child| record.child(child.number).is_none()).cloned().collect();
    (!newcomers.is_empty()).then(|| {
        let mut record = record.clone();
        record.children.extend(newcomers);
        record
    })
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests;
