//! Practice for new staff: cases with stages of information and model answers, and how a course through one is marked.
//!
//! Facts are the state of a case: a stage tells some, a move reveals others, and a model answer stands once its facts are known.
//! So what one is expected to answer follows from what one has learnt, and a question that was never asked is no wrong answer.

pub mod agreement;
mod builtin;
mod case;
mod check;
mod course;
mod coverage;
pub mod drill;
mod finding;
pub mod group;
mod marking;
pub mod progress;
pub mod wire;

pub use builtin::BUILT_IN;
pub use case::{
    Aim, Behaviour, Case, CaseChild, Casebook, DrillKind, Expect, Information, Known, Mistake, ModelAnswer, Move,
    MoveKind, Nature, Stage, TrainingRef, Verdict, WrittenChoice, WrittenQuestion,
};
pub use check::{Checked, load, load_known};
pub use course::{Course, GivenAnswer, GivenLevel, Taken, answers_of};
pub use coverage::{items_without_case, steps_without_case};
pub use finding::{Finding, Problem};
pub use marking::{Cause, Confirmation, Found, ItemMark, LevelMark, MISTAKES, Marking, SortMark, confirmations, mark};
pub use progress::Progress;

#[cfg(test)]
mod tests;
