use super::{Citation, Ground, Subject};
use crate::calendar::Day;
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

/// Whether a guard stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It does not, and no unknown fact would make it.
    No,
    /// It does not yet: what would make it is not known.
    Possible,
    /// It does.
    Stands,
}

impl Guard {
    /// Whether it reads that a step is overdue.
    pub fn waits_for_overdue(&self) -> bool {
        let when = match &self.when {
            Start::Always => None,
            Start::Known(condition) | Start::UntilRuledOut(condition) | Start::OnceRuledOut(condition) => {
                Some(condition)
            }
        };
        let mut conditions = when.into_iter().chain(&self.unless);
        conditions.any(|condition| condition.facts().iter().any(|ground| matches!(ground, Ground::Overdue(_))))
    }

    /// Whether it stands, given the truth of each ground.
    pub fn stands(&self, ground: &dyn Fn(&Ground) -> Truth) -> bool {
        self.standing(ground) == Standing::Stands
    }

    /// Whether it stands or might, given the truth of each ground. What is merely unknown never keeps it from standing.
    pub fn standing(&self, ground: &dyn Fn(&Ground) -> Truth) -> Standing {
        if self.unless.as_ref().is_some_and(|condition| condition.truth(ground).is_true()) {
            return Standing::No;
        }
        let stands = |stands: bool| if stands { Standing::Stands } else { Standing::No };
        match &self.when {
            Start::Always => Standing::Stands,
            Start::Known(condition) => match condition.truth(ground) {
                Truth::False => Standing::No,
                Truth::Unknown => Standing::Possible,
                Truth::True => Standing::Stands,
            },
            Start::UntilRuledOut(condition) => stands(condition.truth(ground).is_possible()),
            Start::OnceRuledOut(condition) => stands(!condition.truth(ground).is_possible()),
        }
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
    /// What is said on the telephone.
    pub say: Option<Text>,
    /// Who is told by it, and on whose consent that hangs.
    pub channel: Option<Channel>,
    /// The ids of the kinds of desk that it goes to, the first choice first.
    pub to: Vec<String>,
    /// The rule is in force from this day on.
    pub in_force_from: Option<Day>,
    /// The rule is in force until this day.
    pub in_force_to: Option<Day>,
    /// Whom it is for; `None` for a born child and a pregnancy alike.
    pub subject: Option<Subject>,
    /// When it stands.
    pub guard: Guard,
    /// Whose rule.
    pub citations: Vec<Citation>,
}

impl Step {
    /// Whether its rule is in force on a day.
    pub fn is_in_force(&self, day: Day) -> bool {
        day.is_within(self.in_force_from, self.in_force_to)
    }
}

/// Who is told by a step. The three ways out of the office are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// 通告: a duty; nobody's consent is needed.
    Notification,
    /// 情報提供: nobody's consent is needed.
    Information,
    /// つなぎ: with the family's consent.
    Support,
    /// Within one's own organisation.
    Inside,
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

/// How soon a step is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// This minute.
    Now,
    /// Today.
    Today,
    /// By a time after today.
    Later,
    /// No time is set.
    Open,
}

/// By when a step is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// So many hours on the clock after the notification was received.
    HoursFromReceipt(u32),
    /// The same, unless a local rule has its own number of hours for seeing the child.
    SightingFromReceipt(u32),
    /// So many hours on the clock after the temporary protection began.
    HoursFromProtection(u32),
    /// The end of the day.
    Today,
    /// While the child is within reach: before the hand-over, the suspected person's return, or the next certain
    /// sighting, whichever comes first.
    WhileInReach,
    /// The next review that a meeting or a second look has set.
    NextReview,
}
