//! What a meeting decided of a child, beside what the rules say. A level is not the decision: the program writes down what
//! people decided, asks for what such a decision needs, and says where it lies below the rules. It never decides.

use crate::assess::{Assessment, ChildAssessment, ScaleAssessment};
use crate::logic::Rank;
use crate::record::{ChildNumber, Minutes, MinutesKind, PROTECTION, Record};

/// What a decision still lacks: it is not taken down without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Who decided what is not said at all.
    Level,
    /// Protection or not is not said.
    Protection,
    /// Protection is to be considered and is not given: this field is needed.
    Field(&'static str),
    /// Remorse, a promise, or a planned move stands alone as the reason.
    NeverAlone,
    /// The level is below the rules without a reason.
    BelowWithoutReason,
}

/// A level that a meeting holds for a child, beside the one that the rules give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held<'a> {
    /// The child.
    pub child: ChildNumber,
    /// The decision.
    pub minutes: &'a Minutes,
    /// The level's id.
    pub level: &'a str,
    /// Whether it is below what the known facts give now.
    pub below: bool,
}

/// The level that the last meeting holds for a child.
pub fn held<'a>(record: &'a Record, assessed: &ChildAssessment) -> Option<Held<'a>> {
    let minutes = record.last_minutes(MinutesKind::Decision, Some(assessed.number))?;
    let level = minutes.field("level");
    let scale = assessed.scales.first()?;
    // A level that this scale does not have cannot stand against one that the rules give.
    let below =
        rank_of(scale, level).map_or(scale.bounds.known > Rank::NO_RULE_FIRED, |rank| rank < scale.bounds.known);
    Some(Held { child: assessed.number, minutes, level, below })
}

/// The children for whom a meeting holds a level below the rules.
pub fn below<'a>(record: &'a Record, assessment: &Assessment) -> Vec<Held<'a>> {
    let held = |assessed| held(record, assessed);
    assessment.children.iter().filter_map(held).filter(|held| held.below).collect()
}

/// Words that never carry a decision alone: remorse, a promise, a planned move. A sentence that holds one of them is no
/// reason by itself; another one has to stand beside it.
const NEVER_ALONE: [&str; 31] = [
    "反省",
    "謝",
    "後悔",
    "悔",
    "約束",
    "誓",
    "もうしない",
    "二度と",
    "繰り返さない",
    "くり返さない",
    "くりかえさない",
    "転居",
    "引っ越",
    "引越",
    "ひっこ",
    "移る",
    "転出",
    "remors",
    "regret",
    "sorry",
    "apolog",
    "promis",
    "swor",
    "swear",
    "vow",
    "never again",
    "not do it again",
    "move",
    "moving",
    "relocat",
    "repent",
];

/// Fewer letters say no reason of their own: they are what is left of another sentence.
const SHORTEST_REASON: usize = 5;

/// What a decision of a child lacks.
pub fn lacks(minutes: &Minutes, assessed: &ChildAssessment) -> Vec<Lack> {
    let mut lacks = Vec::new();
    let Some(scale) = assessed.scales.first() else { return lacks };
    let held = rank_of(scale, minutes.field("level"));
    if held.is_none() {
        lacks.push(Lack::Level);
    }
    let [_, not_protected] = PROTECTION;
    let protection = minutes.field("protection");
    if protection.is_empty() {
        lacks.push(Lack::Protection);
    }
    // The rules count as much as the level that the meeting holds.
    let considered = [Some(scale.bounds.known), held].into_iter().flatten();
    let considers = considered.map(|rank| scale.scale.level(rank)).any(|level| level.considers_protection);
    if considers && protection == not_protected {
        let needed = ["reason", "safety_plan", "post", "next_sighting", "dissent"];
        lacks.extend(needed.into_iter().filter(|name| minutes.field(name).trim().is_empty()).map(Lack::Field));
        if !minutes.field("reason").trim().is_empty() && !stands_alone(minutes.field("reason")) {
            lacks.push(Lack::NeverAlone);
        }
    }
    if held.is_some_and(|held| held < scale.bounds.known) && !stands_alone(minutes.field("below_reason")) {
        lacks.push(Lack::BelowWithoutReason);
    }
    lacks
}

/// Whether at least one sentence of a reason does without the words that never carry a decision.
fn stands_alone(reason: &str) -> bool {
    let reason = reason.to_lowercase();
    // What stands in quotation marks belongs to the sentence around it.
    let mut quoted = 0usize;
    let mut ends = |letter: char| {
        match letter {
            '「' | '『' | '“' => quoted += 1,
            '」' | '』' | '”' => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        quoted == 0 && matches!(letter, '。' | '．' | '!' | '！' | '\n')
    };
    let mut sentences = reason.split(&mut ends).flat_map(|sentence| sentence.split(". "));
    sentences.any(|sentence| {
        let letters = sentence.chars().filter(|letter| letter.is_alphanumeric()).count();
        letters >= SHORTEST_REASON && !NEVER_ALONE.iter().any(|word| sentence.contains(word))
    })
}

fn rank_of(scale: &ScaleAssessment, level: &str) -> Option<Rank> {
    let ladder = &scale.scale.ladder;
    let of = |rank: &Rank| scale.scale.level(*rank).id == level;
    ladder.ranks().find(of)
}

#[cfg(test)]
mod tests;
