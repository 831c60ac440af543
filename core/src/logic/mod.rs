//! Three-valued truth, conditions over any facts, bounds, reasons, and what to ask next.
//!
//! # The bounds theorem
//!
//! Let every fact that a scale reads have an order of danger (no < yes; older < younger), and let every condition of
//! the scale be *upward-closed*: making a fact more dangerous never makes a true condition false. [`Condition`] can
//! say nothing else, because it has no "not". Then
//!
//! 1. the level as a function of the facts is monotone: it is the highest level whose condition is true, and raising a
//!    fact keeps every true condition true;
//! 2. so over all completions of the unknown facts, the level is lowest where every unknown fact is at its bottom,
//!    and highest where every one is at its top;
//! 3. both of these are completions themselves, taking the facts as independent, so both bounds are attained: they
//!    are the exact minimum and maximum, not an estimate.
//!
//! [`Condition::truth`] computes both ends at once: it is [`Truth::True`] exactly if the condition holds at the bottom,
//! and [`Truth::False`] exactly if it fails at the top. Two facts that hang on one unknown quantity (two limits on one
//! age) keep the theorem, since the bottom and the top of that quantity are the bottom and the top of both.
//!
//! Corollaries, which the tests hold: an unknown never lowers a level; one more yes never lowers a level; answering an
//! unknown moves both bounds towards each other.
//!
//! # Read-once conditions
//!
//! Where no fact stands twice in a condition, a smallest reason and the fewest further yeses follow from the
//! condition's shape without any search, however many facts it counts. `check` says where a pack's condition is not.

mod completion;
mod condition;
mod ladder;
mod reason;
mod separation;
mod truth;

pub use condition::Condition;
pub use ladder::{Bounds, Ladder, Rank, Reach};
pub use truth::Truth;

#[cfg(test)]
mod tests;
