use super::{Citation, Fact};
use crate::logic::{Ladder, Rank};
use crate::text::Text;

/// The id of "no rule fired", on every scale.
pub const NO_RULE_FIRED: &str = "no-rule-fired";

/// An ordered list of levels, each with one condition.
#[derive(Clone, Debug)]
pub struct Scale {
    /// The id, such as `urgency`.
    pub id: String,
    /// The title.
    pub title: Text,
    /// Whom it judges.
    pub subject: Subject,
    /// The levels, from the most dangerous down.
    pub levels: Vec<Level>,
    /// What is said where no rule fired. Never that the child is safe.
    pub none: Level,
    /// The levels' conditions, in the same order. They read facts alone: a question or an earlier scale's level stands
    /// here as what it is made of.
    pub ladder: Ladder<Fact>,
}

/// One level of a scale.
#[derive(Clone, Debug)]
pub struct Level {
    /// The id, fixed for ever.
    pub id: String,
    /// The label: a letter or a word. It never leaves the office without its words.
    pub label: Text,
    /// What a meeting is to consider at this level, in words.
    pub words: Text,
    /// Whether protection is to be considered: who decides against it has to say what is done instead.
    pub considers_protection: bool,
    /// Whose rule.
    pub citations: Vec<Citation>,
}

/// Whom a scale judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A child who is born.
    Born,
    /// A pregnancy.
    Unborn,
}

impl Scale {
    /// The level of a rank: "no rule fired" for the lowest.
    pub fn level(&self, rank: Rank) -> &Level {
        self.ladder.position(rank).and_then(|position| self.levels.get(position)).unwrap_or(&self.none)
    }
}
