use super::{Citation, Ground};
use crate::logic::{Condition, Truth};
use crate::text::Text;

/// When a step or a disclosure stands. For these only, never for scales.
#[derive(Clone, Debug)]
pub struct Guard {
    /// What makes it stand.
    pub when: Start,
    /// It does not stand while this is *known* to be true.
    pub unless: Option<Condition<Ground>>,
}

/// What makes a guard stand.
#[derive(Clone, Debug)]
pub enum Start {
    /// Always.
    Always,
    /// Once the condition is known to be true.
    Known(Condition<Ground>),
    /// As long as the condition is not ruled out.
    UntilRuledOut(Condition<Ground>),
    /// Once the condition is ruled out: a calming word needs more than that nothing was found yet.
    OnceRuledOut(Condition<Ground>),
}

impl Guard {
    /// Whether it stands, given the truth of each ground.
    pub fn stands(&self, ground: &dyn Fn(&Ground) -> Truth) -> bool {
        let starts = match &self.when {
            Start::Always => true,
            Start::Known(condition) => condition.truth(ground).is_true(),
            Start::UntilRuledOut(condition) => condition.truth(ground).is_possible(),
            Start::OnceRuledOut(condition) => !condition.truth(ground).is_possible(),
        };
        starts && !self.unless.as_ref().is_some_and(|condition| condition.truth(ground).is_true())
    }
}

/// What the screen and the paper must say of how a result came about.
#[derive(Clone, Debug)]
pub struct Disclosure {
    /// The id.
    pub id: String,
    /// What is said.
    pub text: Text,
    /// When.
    pub guard: Guard,
    /// Whose rule.
    pub citations: Vec<Citation>,
}

/// One thing to do.
#[derive(Clone, Debug)]
pub struct Step {
    /// The id.
    pub id: String,
    /// The act in a few words, for a headline.
    pub act: Option<Text>,
    /// What to do, and who does it.
    pub text: Text,
    /// How binding it is.
    pub force: Force,
    /// Whether it cannot wait. An urgent step has no `unless`: `check` holds it.
    pub urgent: bool,
    /// By when.
    pub deadline: Option<Deadline>,
    /// When it stands.
    pub guard: Guard,
    /// Whose rule.
    pub citations: Vec<Citation>,
}

/// How binding a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// A duty.
    Must,
    /// Allowed, or advised.
    May,
    /// Forbidden.
    MustNot,
}

/// By when a step is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// So many hours on the clock after the notification was received.
    HoursFromReceipt(u32),
    /// While the child is within reach: before the hand-over, the suspected person's return, or the next certain
    /// sighting, whichever comes first.
    WhileInReach,
}
