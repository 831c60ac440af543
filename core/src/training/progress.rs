//! What somebody has practised: in memory, or in a file that they save and open. It has no name, and no record of a real child.

use std::num::NonZeroU8;

use super::case::{Case, Casebook, TrainingRef};
use super::course::{Course, GivenAnswer, GivenLevel, Taken};
use super::wire::{Nature, Value as WireValue, value_of};
use crate::json::wire::{Encode as _, Entries, wire};
use crate::json::{self, Json};
use crate::order::sorted_by;
use crate::record::{ChildNumber, Value};

/// The format that this program reads and writes.
pub const FORMAT: &str = "mimamori-practice/1";

/// What somebody has practised.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// The cases that were played to their end, oldest first.
    pub courses: Vec<Course>,
    /// Courses through other editions of cases: kept, and not counted.
    pub others: Vec<wire::Course>,
    /// The ids of questions of drills that were missed and come again.
    pub missed: Vec<String>,
    /// The case that is being played: kept in the page, never in a file.
    pub current: Option<Course>,
}

/// The types of the file.
pub mod wire {
    use super::*;

    wire! {
        /// A file of practice.
        struct Practice {
            /// `mimamori-practice/1`.
            format: String,
            /// The courses.
            courses: Vec<Course> = default,
            /// Missed questions of drills.
            missed: Vec<String> = default,
            /// The case that is being played.
            current: Option<Course> = default,
        }

        /// A course through a case.
        struct Course {
            /// The case's id.
            case: String,
            /// The id of its pack.
            pack: String,
            /// The pack's edition.
            edition: String,
            /// The pack's hash.
            hash: String,
            /// What facts were taken for, by their ids.
            sorted: Entries<Nature> = default,
            /// The moves, in order.
            moves: Vec<Move> = default,
            /// The levels that were given.
            levels: Vec<Level> = default,
            /// The answers at the end.
            answers: Vec<Answer> = default,
            /// Of a case that is being played: the stage that it has come to.
            stage: Option<u8> = default,
        }

        /// A move that was taken.
        struct Move {
            /// The move's id.
            id: String,
            /// In which stage, from 0.
            stage: u8,
        }

        /// A level that was given.
        struct Level {
            /// In which stage.
            stage: u8,
            /// Of which child.
            child: NonZeroU8,
            /// The scale's id.
            scale: String,
            /// The level's id.
            level: String,
        }

        /// An answer.
        struct Answer {
            /// Of which child; none for an item of the household.
            child: Option<NonZeroU8> = default,
            /// The item's id.
            item: String,
            /// The answer.
            value: WireValue,
        }
    }
}

impl Progress {
    /// Reads the JSON of a file. The error names what does not fit.
    pub fn of_json(casebook: &Casebook, value: &Json) -> Result<Progress, json::Fault> {
        let read: wire::Practice = json::decode(value)?;
        if read.format != FORMAT {
            return Err(json::Fault { path: "format".into(), detail: read.format, rule: None });
        }
        let current = read.current.and_then(|course| resolved(casebook, &course));
        let mut progress = Progress { missed: read.missed, current, ..Progress::default() };
        for course in read.courses {
            match resolved(casebook, &course) {
                Some(course) => progress.courses.push(course),
                None => progress.others.push(course),
            }
        }
        Ok(progress)
    }

    /// The JSON for a file.
    pub fn to_json(&self, casebook: &Casebook) -> Json {
        let own = self.courses.iter().filter_map(|course| Some(written(casebook.case(&course.case)?, course)));
        let courses = own.chain(self.others.iter().cloned()).collect();
        let current = self.current.as_ref().and_then(|course| Some(written(casebook.case(&course.case)?, course)));
        wire::Practice { format: FORMAT.into(), courses, missed: self.missed.clone(), current }.encode()
    }

    /// The first course through each case: what somebody did before knowing the answers.
    pub fn first_courses(&self) -> impl Iterator<Item = &Course> {
        let first = |at: usize, course: &Course| !self.courses.iter().take(at).any(|other| other.case == course.case);
        self.courses.iter().enumerate().filter(move |(at, course)| first(*at, course)).map(|(_, course)| course)
    }
}

fn written(case: &Case, course: &Course) -> wire::Course {
    let sorted = course.sorted.iter().filter_map(|(fact, nature)| Some((case.facts.get(*fact)?.id.clone(), *nature)));
    let stage = |stage: usize| u8::try_from(stage).unwrap_or(u8::MAX);
    let moves = course.moves.iter().filter_map(|taken| {
        Some(wire::Move { id: case.moves.get(taken.place)?.id.clone(), stage: stage(taken.stage) })
    });
    let levels = course.levels.iter().map(|given| wire::Level {
        stage: stage(given.stage),
        child: given.child.0,
        scale: given.scale.clone(),
        level: given.level.clone(),
    });
    let answers = course.answers.iter().flatten().map(|given| wire::Answer {
        child: given.child.map(|child| child.0),
        item: given.item.clone(),
        value: match given.value {
            Value::Yes => WireValue::Yes,
            Value::No => WireValue::No,
            Value::Unknown => WireValue::Unknown,
        },
    });
    wire::Course {
        case: course.case.clone(),
        pack: course.pack.id.clone(),
        edition: course.pack.edition.clone(),
        hash: course.pack.hash.clone(),
        sorted: Entries(sorted.collect()),
        moves: moves.collect(),
        levels: levels.collect(),
        answers: answers.collect(),
        stage: (!course.is_finished()).then_some(stage(course.stage)),
    }
}

/// The course, if the casebook has the case as it was played.
fn resolved(casebook: &Casebook, course: &wire::Course) -> Option<Course> {
    let case = casebook.case(&course.case)?;
    let pack = TrainingRef { id: course.pack.clone(), edition: course.edition.clone(), hash: course.hash.clone() };
    if case.pack != pack {
        return None;
    }
    let last = case.stages.len().saturating_sub(1);
    let sorted = course.sorted.0.iter().map(|(id, nature)| {
        let place = case.facts.iter().position(|fact| fact.id == *id)?;
        Some((place, *nature))
    });
    let moves = course.moves.iter().map(|taken| {
        let place = case.moves.iter().position(|one| one.id == taken.id)?;
        Some(Taken { place, stage: usize::from(taken.stage).min(last) })
    });
    let levels = course.levels.iter().map(|given| GivenLevel {
        stage: usize::from(given.stage),
        child: ChildNumber(given.child),
        scale: given.scale.clone(),
        level: given.level.clone(),
    });
    let answers = course.answers.iter().map(|given| GivenAnswer {
        child: given.child.map(ChildNumber),
        item: given.item.clone(),
        value: value_of(given.value),
    });
    Some(Course {
        case: course.case.clone(),
        pack,
        stage: course.stage.map_or(last, usize::from).min(last),
        sorted: sorted_by(sorted.collect::<Option<_>>()?, |(a, _), (b, _)| a.cmp(b)),
        moves: moves.collect::<Option<_>>()?,
        levels: levels.collect(),
        answers: course.stage.is_none().then(|| answers.collect()),
    })
}
