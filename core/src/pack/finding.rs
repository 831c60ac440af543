/// Something wrong in a pack, or worth a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The pack's file name or id, as the loader was given it.
    pub pack: String,
    /// Where in it, such as `items[3].statement.ja`.
    pub path: String,
    /// What.
    pub problem: Problem,
}

/// What may be wrong with a pack. Words for each are in [`crate::words`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No JSON, or not in the shape of a pack; in the decoder's words.
    Shape(String),
    /// Another format, or a newer one.
    Format(String),
    /// An id that is not of small letters, digits and hyphens.
    Id(String),
    /// An id that stands twice.
    Duplicate(String),
    /// A reference to what does not exist.
    Unknown(String),
    /// A text without words.
    EmptyText,
    /// A list that must not be empty.
    EmptyList,
    /// No English text. A warning.
    NoEnglish,
    /// No source is named.
    NoSource,
    /// Not a day such as `2026-11-20`.
    Day(String),
    /// `in_force_to` lies before `in_force_from`.
    ForceEndsBeforeStart,
    /// The pack on which this one builds was not loaded before it.
    BaseMissing(String),
    /// The pack on which this one builds was loaded in another edition.
    BaseEdition {
        /// The edition that is pinned.
        pinned: String,
        /// The edition that was loaded.
        loaded: String,
    },
    /// An id of an earlier pack, in a pack that does not say that it extends one.
    ReplacesWithoutExtends(String),
    /// A replaced scale without one of its levels: level ids are fixed.
    LevelLost(String),
    /// A replaced scale with its levels in another order: an id means as much danger as ever.
    LevelMoved(String),
    /// An item that stands under no question, so that nobody can answer it.
    NoQuestion,
    /// An item that stands under two questions.
    TwoQuestions(String),
    /// An item in no scale that is not marked as context or protective.
    InNoScale,
    /// A context or protective item in a scale.
    ContextInScale(String),
    /// An item whose evidence is too weak to drive a level.
    DoubtfulInScale(String),
    /// A level that can never be reached.
    Unreachable,
    /// A level that never shows, since a higher one is always reached with it.
    Hidden,
    /// A scale that reads itself or a later scale.
    ScaleOrder(String),
    /// Something without an order of danger in a scale.
    NotMonotone,
    /// A fact that stands twice in one condition. A warning: the reason shown may not be the smallest one.
    NotReadOnce(String),
    /// `unless` on an urgent step.
    UnlessOnUrgent,
    /// `when` and `until_ruled_out` on one guard.
    TwoStarts,
    /// A rule for siblings that reads an item which has such a rule itself.
    SiblingOfSibling,
    /// The front page asks more facts than fit into three minutes.
    FrontTooLong,
    /// A step has two deadlines.
    TwoDeadlines,
    /// A time or a day of the year that does not exist, or an opening that never ends.
    Hours(String),
    /// Two desks of a kind of which an area has one.
    Overlap(String),
    /// A number that is said never to change, and is none of the three that do not.
    NotStanding,
    /// A step waits for one that is overdue, and that one waits for such a step itself, or comes later, or never is due.
    OverdueOrder(String),
    /// A scale reads an item that is never asked of its subject.
    OtherSubject(String),
}

impl Problem {
    /// What stands at the place of the fault, as far as one word tells it; empty otherwise. The words of a fault are for the
    /// command line.
    pub fn detail(&self) -> &str {
        match self {
            Problem::Shape(detail) | Problem::Format(detail) | Problem::Id(detail) | Problem::Unknown(detail) => detail,
            _ => "",
        }
    }
}

impl Finding {
    /// Whether the pack may be used all the same.
    pub fn is_warning(&self) -> bool {
        matches!(self.problem, Problem::NoEnglish | Problem::NotReadOnce(_))
    }
}
