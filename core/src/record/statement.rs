use crate::calendar::Moment;

/// One dated piece of information on an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it says.
    pub value: Value,
    /// On what it rests.
    pub basis: Option<Basis>,
    /// When it was learnt.
    pub at: Option<Moment>,
    /// The words as they were said.
    pub words: Option<String>,
    /// Where on the body and what it looked like.
    pub mark: Option<Mark>,
    /// Of what could not be confirmed: who confirms it, until when.
    pub follow_up: Option<FollowUp>,
    /// Why it does not stand any longer. It stays in the history.
    pub withdrawn: Option<Withdrawal>,
}

/// A mark on the body. What it looks like is described, and never turned into a number of days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The id of the region of the body figure.
    pub region: String,
    /// The id of its kind.
    pub kind: Option<String>,
    /// Its size, as measured or as compared.
    pub size: Option<String>,
    /// The id of its colour.
    pub colour: Option<String>,
}

/// Who confirms what could not be confirmed, and until when: not being able to know is itself a risk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FollowUp {
    /// A post, never a name.
    pub by: Option<String>,
    /// Until when.
    pub until: Option<Moment>,
}

/// What a statement says of its item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// It was tried and could not be confirmed.
    Unknown,
}

/// On what a statement rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// The kind.
    pub kind: BasisKind,
    /// Which record, which agency, or who said so: a post or a relation, never a name.
    pub from: Option<String>,
}

/// The kinds of basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BasisKind {
    /// The writer saw or measured it.
    Seen,
    /// A record says so.
    Record,
    /// Another agency confirmed it.
    Agency,
    /// Somebody said so: a parent, a child, a neighbour.
    Heard,
    /// The writer concludes it from other things. A judgement, kept apart from what was seen and what was heard.
    Judged,
    /// Weighed elsewhere and handed over as a bare answer, as in the short form of a record.
    Summary,
}

impl BasisKind {
    /// Whether a no on this basis rules the item out. What was only heard or concluded never does: a parent's denial,
    /// a child who takes something back, or an impression leaves the item unknown.
    pub fn can_rule_out(self) -> bool {
        !matches!(self, BasisKind::Heard | BasisKind::Judged)
    }
}

/// Why a statement does not stand any longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// The reason, in words. Never empty.
    pub reason: String,
    /// When.
    pub at: Option<Moment>,
}

impl Statement {
    /// A bare statement: no words, no time.
    pub fn new(value: Value, basis: Option<Basis>, at: Option<Moment>) -> Statement {
        Statement { value, basis, at, words: None, mark: None, follow_up: None, withdrawn: None }
    }

    /// Whether it says nothing but its value.
    pub fn is_bare(&self) -> bool {
        self.basis.is_none() && self.words.is_none() && self.mark.is_none() && self.follow_up.is_none()
    }

    /// Whether it stands.
    pub fn stands(&self) -> bool {
        self.withdrawn.is_none()
    }

    /// Whether it is a no that can rule the item out: on a basis that can carry it, and with the time at which that was
    /// so. A bare answer that was weighed elsewhere needs no time of its own.
    pub fn rules_out(&self) -> bool {
        let carried = self.basis.as_ref().is_some_and(|basis| match basis.kind {
            BasisKind::Summary => true,
            kind => kind.can_rule_out() && self.at.is_some(),
        });
        self.value == Value::No && carried
    }
}
