//! How a course through a case compares with the model answer, and which kinds of mistake were made.
//!
//! One is held against what one had learnt, not against what could have been learnt: what was never asked stands among the
//! confirmations that mattered. Nothing is counted together to a mark, and nobody is ranked.

use super::case::{Case, Mistake, ModelAnswer, Nature, Verdict};
use super::course::Course;
use crate::assess::assess;
use crate::knowledge::Knowledge;
use crate::record::{ChildNumber, Value};

/// What marking says of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marking {
    /// Each item that has a model answer on what was learnt, or was answered.
    pub items: Vec<ItemMark>,
    /// Each level that was asked for.
    pub levels: Vec<LevelMark>,
    /// Each fact that was learnt: what it is, and what it was taken for.
    pub sorted: Vec<SortMark>,
    /// The mistakes, each with what it consists in.
    pub mistakes: Vec<Found>,
    /// Whether each thing that has to be done was done, in the order of the case.
    pub must: Vec<bool>,
    /// How many moves that should be done were not.
    pub undone: usize,
}

/// One item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemMark {
    /// The child; none for an item of the household.
    pub child: Option<ChildNumber>,
    /// The item's id.
    pub item: String,
    /// What was answered; nothing stands for an item that was left.
    pub given: Option<Value>,
    /// What the model answers.
    pub model: Value,
    /// The model answer, by its place; none where nothing was said of the item.
    pub answer: Option<usize>,
    /// Whether the two agree, or the answer is right too.
    pub agrees: bool,
}

/// One level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelMark {
    /// The stage.
    pub stage: usize,
    /// The place among what the stage expects.
    pub expect: usize,
    /// The level that was given.
    pub given: Option<String>,
    /// Whether it is that of the model, or right too.
    pub agrees: bool,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortMark {
    /// The fact, by its place.
    pub fact: usize,
    /// What it was taken for.
    pub given: Option<Nature>,
    /// Whether that is so.
    pub agrees: bool,
}

/// A mistake that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its kind.
    pub mistake: Mistake,
    /// What it consists in.
    pub cause: Cause,
}

/// What a mistake consists in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The answer to an item, by its place in [`Marking::items`].
    Item(usize),
    /// A level, by its place in [`Marking::levels`].
    Level(usize),
    /// A move that was taken, by its place in the case.
    Taken(usize),
    /// A move that was not taken, or too late.
    NotTaken(usize),
}

/// A move that lets one learn something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// The move, by its place in the case.
    pub place: usize,
    /// Whether it was taken.
    pub taken: bool,
    /// How many model answers hang on it.
    pub answers: usize,
    /// The levels that the model answers give with it and not without: child, scale, level without, level with.
    pub levels: Vec<(ChildNumber, String, String, String)>,
}

impl Marking {
    /// Whether all was done that has to be done.
    pub fn passed(&self) -> bool {
        self.must.iter().all(|done| *done)
    }

    /// Whether a kind of mistake was made.
    pub fn has(&self, mistake: Mistake) -> bool {
        self.mistakes.iter().any(|found| found.mistake == mistake)
    }
}

/// Marks a course that has come to its end.
pub fn mark(case: &Case, course: &Course) -> Marking {
    let items = items(case, course);
    let levels = levels(case, course);
    let known = course.known(case);
    let sorted = known.facts().filter_map(|fact| {
        let given = course.nature(fact);
        Some(SortMark { fact, given, agrees: given == Some(case.facts.get(fact)?.nature) })
    });
    let sorted = sorted.collect();
    let mut mistakes = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if let Some(mistake) = mistake_in(item, item.answer.and_then(|at| case.answers.get(at))) {
            mistakes.push(Found { mistake, cause: Cause::Item(at) });
        }
    }
    for (at, level) in levels.iter().enumerate() {
        let expect = case.stages.get(level.stage).and_then(|stage| stage.expect.get(level.expect));
        if expect.zip(level.given.as_ref()).is_some_and(|(expect, given)| expect.confused.contains(given)) {
            mistakes.push(Found { mistake: Mistake::SeverityForUrgency, cause: Cause::Level(at) });
        }
    }
    mistakes.extend(of_moves(case, course));
    let must = case.must.iter().map(|behaviour| {
        let in_time = |place: &usize| course.took(*place).is_some_and(|taken| taken.stage <= behaviour.by);
        let done = behaviour.any_of.is_empty() || behaviour.any_of.iter().any(in_time);
        done && !mistakes.iter().any(|found| behaviour.never.contains(&found.mistake))
    });
    let must = must.collect();
    let should = case.moves.iter().enumerate().filter(|(_, one)| one.verdict == Verdict::Should);
    let undone = should.filter(|(place, _)| course.took(*place).is_none() && !course.told_another(case, *place));
    Marking { items, levels, sorted, mistakes, must, undone: undone.count() }
}

fn items(case: &Case, course: &Course) -> Vec<ItemMark> {
    let given = course.answers.as_deref().unwrap_or_default();
    let mut items: Vec<ItemMark> = Vec::new();
    for (at, answer) in case.model_answers(&course.known(case)) {
        let given = given.iter().find(|given| (given.child, &given.item) == (answer.child, &answer.item));
        let given = given.map(|given| given.value);
        // What is left open says no more than what is called unknown, and where it is not unknown, it says too little.
        let agrees = match given {
            Some(given) => given == answer.value || answer.accept.contains(&given),
            None => answer.value == Value::Unknown,
        };
        items.push(ItemMark {
            child: answer.child,
            item: answer.item.clone(),
            given,
            model: answer.value,
            answer: Some(at),
            agrees,
        });
    }
    for given in given {
        if !items.iter().any(|item| (item.child, &item.item) == (given.child, &given.item)) {
            items.push(ItemMark {
                child: given.child,
                item: given.item.clone(),
                given: Some(given.value),
                model: Value::Unknown,
                answer: None,
                agrees: given.value == Value::Unknown,
            });
        }
    }
    items
}

/// The mistake in an answer, if it is one. Caution is none: where the model says no, unknown only differs.
fn mistake_in(item: &ItemMark, answer: Option<&ModelAnswer>) -> Option<Mistake> {
    if item.agrees {
        return None;
    }
    let may_be_unknown = answer.is_some_and(|answer| answer.accept.contains(&Value::Unknown));
    match (item.model, item.given) {
        (Value::Yes, None) if may_be_unknown => None,
        (Value::Yes, _) => Some(Mistake::MissedIndicator),
        (_, Some(Value::Yes)) => Some(Mistake::ReadInto),
        (Value::Unknown, _) if answer.is_some_and(|answer| answer.denial) => Some(Mistake::DenialAsNo),
        (Value::Unknown, _) => Some(Mistake::UnknownAsNo),
        (Value::No, _) => None,
    }
}

fn levels(case: &Case, course: &Course) -> Vec<LevelMark> {
    let mut levels = Vec::new();
    for (at, stage) in case.stages.iter().enumerate() {
        for (place, expect) in stage.expect.iter().enumerate().filter(|(_, expect)| expect.asked.is_some()) {
            let given = course.level(at, expect.child, &expect.scale).map(str::to_owned);
            let right = |given: &String| *given == expect.known || expect.accept.contains(given);
            let agrees = given.as_ref().is_some_and(right);
            levels.push(LevelMark { stage: at, expect: place, given, agrees });
        }
    }
    levels
}

fn of_moves(case: &Case, course: &Course) -> Vec<Found> {
    let mut found = Vec::new();
    let due = case.wants_notification();
    for (at, taken) in course.moves.iter().enumerate() {
        let Some(one) = case.moves.get(taken.place) else { continue };
        let mut says = |mistake| found.push(Found { mistake, cause: Cause::Taken(taken.place) });
        if let Verdict::Wrong(mistake) = one.verdict {
            says(mistake);
        }
        let waited = due && one.waits && !course.notified_before(case, at);
        if waited && one.verdict != Verdict::Wrong(Mistake::WaitedBeforeNotifying) {
            says(Mistake::WaitedBeforeNotifying);
        }
    }
    for (place, one) in case.moves.iter().enumerate().filter(|(_, one)| one.verdict == Verdict::Should) {
        let in_time = |taken: super::course::Taken| taken.stage <= one.by;
        let done = course.took(place).is_some_and(in_time);
        if let Some(mistake) = one.missed.filter(|_| !done && !course.told_another(case, place)) {
            found.push(Found { mistake, cause: Cause::NotTaken(place) });
        }
    }
    found
}

/// What could be learnt in a case, and what it would have changed: which confirmations mattered.
pub fn confirmations(knowledge: &Knowledge, case: &Case, course: &Course) -> Vec<Confirmation> {
    let last = case.stages.len().saturating_sub(1);
    let Some(now) = case.stage(last).map(|stage| stage.at) else { return Vec::new() };
    let levels = |record| {
        let assessment = assess(knowledge, &record, now);
        let of_child = |child: crate::assess::ChildAssessment| {
            let of_scale = move |scale: crate::assess::ScaleAssessment| {
                (child.number, scale.scale.id.clone(), scale.scale.level(scale.bounds.known).id.clone())
            };
            child.scales.into_iter().map(of_scale).collect::<Vec<_>>()
        };
        assessment.children.into_iter().flat_map(of_child).collect::<Vec<_>>()
    };
    let whole = case.model_knowledge(last);
    let with = levels(case.record_on(&whole, last));
    let reveals = case.moves.iter().enumerate().filter(|(_, one)| !one.reveals.is_empty());
    let confirmation = |(place, one): (usize, &super::Move)| {
        let alone = |fact: &&usize| {
            !case.moves.iter().enumerate().any(|(other, two)| other != place && two.reveals.contains(fact))
        };
        let only_here: Vec<usize> = one.reveals.iter().filter(alone).copied().collect();
        let without = levels(case.record_on(&whole.without(&only_here), last));
        let changed = with.iter().filter_map(|(child, scale, level)| {
            let before = without.iter().find(|(other, id, _)| (other, id) == (child, scale))?;
            (before.2 != *level).then(|| (*child, scale.clone(), before.2.clone(), level.clone()))
        });
        let hangs = |answer: &&ModelAnswer| answer.facts.iter().any(|fact| one.reveals.contains(fact));
        Confirmation {
            place,
            taken: course.took(place).is_some(),
            answers: case.answers.iter().filter(hangs).count(),
            levels: changed.collect(),
        }
    };
    reveals.map(confirmation).collect()
}

/// The kinds of mistake, in the order in which they are told.
pub const MISTAKES: [Mistake; 13] = [
    Mistake::WaitedBeforeNotifying,
    Mistake::WaitedForSuperior,
    Mistake::WrongRoute,
    Mistake::DidForbidden,
    Mistake::ReporterDisclosed,
    Mistake::SiblingNotLookedAt,
    Mistake::AskedTooMuch,
    Mistake::AskedWrongPerson,
    Mistake::MissedIndicator,
    Mistake::DenialAsNo,
    Mistake::UnknownAsNo,
    Mistake::ReadInto,
    Mistake::SeverityForUrgency,
];
