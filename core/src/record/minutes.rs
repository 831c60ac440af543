use super::ChildNumber;
use crate::calendar::Moment;
use crate::order::ById;

/// What an office writes down besides the sheet: dated, of one kind, in the fields of that kind. Later minutes of a kind
/// count instead of earlier ones, which stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minutes {
    /// Of what.
    pub kind: MinutesKind,
    /// Of which child; `None` where they are of the whole family.
    pub child: Option<ChildNumber>,
    /// When they were written.
    pub at: Option<Moment>,
    /// What stands in the fields, by their names in [`MinutesKind::fields`]. An empty field is left out.
    pub fields: ById<String>,
}

/// The kinds of minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MinutesKind {
    /// 受理会議: the meeting that takes the notification on.
    Meeting,
    /// What the meeting decided of one child.
    Decision,
    /// The case goes to another authority.
    Transfer,
    /// What that authority answered.
    Acceptance,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One line.
    Line,
    /// Several lines.
    Lines,
    /// A moment.
    Moment,
    /// A level of the first scale that judges the child.
    Level,
    /// One of several choices.
    OneOf(&'static [&'static str]),
}

/// A field of minutes: its name in the format, and what it holds.
pub type Field = (&'static str, FieldKind);

/// Under temporary protection, or not.
pub const PROTECTION: [&str; 2] = ["protect", "not-protect"];

/// What the authority that receives a case answered.
pub const ANSWERS: [&str; 3] = ["accepted", "asked-back", "refused"];

/// What a transfer is: the case itself, or a request for powers.
const TRANSFERS: [&str; 4] = ["move", "send", "notice", "return"];

impl MinutesKind {
    /// All kinds.
    pub const ALL: [MinutesKind; 4] =
        [MinutesKind::Meeting, MinutesKind::Decision, MinutesKind::Transfer, MinutesKind::Acceptance];

    /// The name in the format.
    pub fn name(self) -> &'static str {
        match self {
            MinutesKind::Meeting => "meeting",
            MinutesKind::Decision => "decision",
            MinutesKind::Transfer => "transfer",
            MinutesKind::Acceptance => "acceptance",
        }
    }

    /// The fields, in the order in which they are filled in. What 受理会議 keep is after the minutes of several offices.
    pub fn fields(self) -> &'static [Field] {
        use FieldKind::{Level, Line, Lines, Moment, OneOf};
        match self {
            MinutesKind::Meeting => &[
                ("start", Moment),
                ("end", Moment),
                ("posts", Line),
                ("facts", Lines),
                ("unconfirmed", Lines),
                ("lead", Line),
                ("safety_how", Line),
                ("safety_by", Line),
                ("safety_until", Moment),
                ("police", Line),
                ("other_office", Line),
                ("next_review", Moment),
            ],
            MinutesKind::Decision => &[
                ("level", Level),
                ("protection", OneOf(&PROTECTION)),
                ("reason", Lines),
                ("safety_plan", Lines),
                ("post", Line),
                ("next_sighting", Moment),
                ("dissent", Lines),
                ("below_reason", Lines),
            ],
            MinutesKind::Transfer => &[
                ("what", OneOf(&TRANSFERS)),
                ("to", Line),
                ("reason", Lines),
                ("papers", Lines),
                ("told", Line),
                ("by", Line),
                ("until_taken", Lines),
            ],
            MinutesKind::Acceptance => {
                &[("answer", OneOf(&ANSWERS)), ("by", Line), ("next_sighting", Moment), ("note", Lines)]
            }
        }
    }

    /// Whether a field of this name may hold a text.
    pub fn fits(self, name: &str, text: &str) -> bool {
        match self.fields().iter().find(|(known, _)| *known == name).map(|(_, holds)| holds) {
            None => false,
            Some(FieldKind::Moment) => text.parse::<Moment>().is_ok(),
            Some(FieldKind::OneOf(choices)) => choices.contains(&text),
            Some(FieldKind::Line | FieldKind::Lines | FieldKind::Level) => !text.trim().is_empty(),
        }
    }

    /// Whether minutes of this kind are of one child.
    pub fn is_of_child(self) -> bool {
        self == MinutesKind::Decision
    }
}

impl Minutes {
    /// What stands in a field: empty where nothing does.
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map(String::as_str).unwrap_or_default()
    }

    /// The moment in a field.
    pub fn moment(&self, name: &str) -> Option<Moment> {
        self.field(name).parse().ok()
    }
}
