//! The file format of a pack, `mimamori-pack/1`. These types say what a file may hold; what it means, and whether it
//! hangs together, is for [`super::check`].

use serde::Deserialize;

/// The format that this program reads.
pub const FORMAT: &str = "mimamori-pack/1";

macro_rules! wire {
    ($($(#[$meta:meta])* $kind:ident $name:ident $body:tt)+) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Debug, Deserialize)]
            #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
            #[serde(deny_unknown_fields, rename_all = "snake_case")]
            pub $kind $name $body
        )+
    };
}

wire! {
    /// A pack: words and rules that a local government owns.
    struct Pack {
        /// `mimamori-pack/1`.
        pub format: String,
        /// The id, such as `jp-protection-sheet`.
        pub id: String,
        /// The edition.
        pub edition: String,
        /// What the pack is called.
        pub title: Text,
        /// 基準日: the day as of which its authors vouch for it, `2026-11-20`.
        pub as_of: String,
        /// The licence of its words.
        pub licence: String,
        /// The pack on which this one builds, pinned to an edition. It must have been loaded before.
        #[serde(default)]
        pub extends: Option<Extends>,
        /// Where the statements of the pack come from.
        #[serde(default)]
        pub sources: Vec<Source>,
        /// The table of eras.
        #[serde(default)]
        pub eras: Vec<Era>,
        /// The roles that a user may choose.
        #[serde(default)]
        pub roles: Vec<Role>,
        /// The items.
        #[serde(default)]
        pub items: Vec<Item>,
        /// The numbered groups of items, in the order of the sheet.
        #[serde(default)]
        pub questions: Vec<Question>,
        /// The scales. A scale may read levels of those before it.
        #[serde(default)]
        pub scales: Vec<Scale>,
        /// What must be disclosed, and when.
        #[serde(default)]
        pub disclosures: Vec<Disclosure>,
        /// What is to be done, and when.
        #[serde(default)]
        pub steps: Vec<Step>,
    }

    /// The pack on which another builds.
    struct Extends {
        /// Its id.
        pub id: String,
        /// Its edition, exactly.
        pub edition: String,
    }

    /// A text in two languages.
    struct Text {
        /// 日本語
        pub ja: String,
        /// English. Where it is missing, the Japanese text is shown.
        #[serde(default)]
        pub en: Option<String>,
    }

    /// Where statements come from.
    struct Source {
        /// The id within the packs.
        pub id: String,
        /// Its title, with the body that made it.
        pub title: Text,
        /// Its edition or date, as it gives them.
        #[serde(default)]
        pub edition: Option<Text>,
        /// Where it was read.
        #[serde(default)]
        pub url: Option<String>,
        /// For a rule of law: in force from this day.
        #[serde(default)]
        pub in_force_from: Option<String>,
        /// For a rule of law: in force to this day.
        #[serde(default)]
        pub in_force_to: Option<String>,
    }

    /// A source of one statement.
    struct Citation {
        /// The source's id.
        pub source: String,
        /// How well it bears this statement out.
        pub evidence: Evidence,
        /// The article or section, and what is to be known about the evidence.
        #[serde(default)]
        pub note: Option<Text>,
    }

    /// How well a source bears a statement out.
    enum Evidence {
        /// Seen in a primary source.
        Primary,
        /// Seen in a secondary source.
        Secondary,
        /// The editors' own reading, or a correction from practice.
        Own,
        /// Widely known, not verified. May stand as an item, marked.
        Unverified,
        /// Weaker than that. Must not drive any level.
        Doubtful,
    }

    /// An era.
    struct Era {
        /// The name, such as 令和.
        pub name: String,
        /// The letter, such as R.
        pub letter: String,
        /// Its first day.
        pub first: String,
    }

    /// A role that a user may choose.
    struct Role {
        /// The id.
        pub id: String,
        /// What it is called.
        pub label: Text,
    }

    /// One checkable statement, phrased so that a yes is more danger.
    struct Item {
        /// The id, the same in every edition.
        pub id: String,
        /// Whether it is a fact of one child or of the household.
        pub scope: Scope,
        /// Whether it may count in a scale.
        #[serde(default)]
        pub kind: Kind,
        /// Whether it is a question's free entry.
        #[serde(default)]
        pub open_entry: bool,
        /// The statement.
        pub statement: Text,
        /// What counts as a yes, and what is unknown rather than a no.
        pub definition: Text,
        /// Concrete examples.
        pub examples: Vec<Text>,
        /// What to look at.
        pub look_at: Vec<Text>,
        /// Who may confirm it and from what.
        pub confirm: Confirmation,
        /// Where it comes from.
        pub citations: Vec<Citation>,
        /// A condition on another child of the record that makes this a yes for this child.
        #[serde(default)]
        pub sibling: Option<Condition>,
    }

    /// Whose fact an item is.
    enum Scope {
        /// Of one child.
        Child,
        /// Of the household.
        Household,
    }

    /// What an item is for.
    #[derive(Default)]
    enum Kind {
        /// Counts in at least one scale.
        #[default]
        Risk,
        /// Worth knowing, counted by no scale.
        Context,
        /// A strength of the family, counted by no scale.
        Protective,
    }

    /// How an unknown item may be confirmed.
    struct Confirmation {
        /// Records and agencies: these come before people.
        #[serde(default)]
        pub sources: Vec<Text>,
        /// Posts that may confirm it.
        #[serde(default)]
        pub who: Vec<Text>,
        /// Whom not to ask, and how not to.
        #[serde(default)]
        pub avoid: Vec<Text>,
    }

    /// A numbered group of items.
    struct Question {
        /// The id.
        pub id: String,
        /// The number on the sheet, such as ①.
        pub number: String,
        /// The title.
        pub title: Text,
        /// One sentence on how to read the group.
        #[serde(default)]
        pub note: Option<Text>,
        /// The ids of its items, in order.
        pub items: Vec<String>,
        /// Ids of items of other questions that count here too.
        #[serde(default)]
        pub also_counts: Vec<String>,
        /// A circumstance that counts like an item: the child is below this age.
        #[serde(default)]
        pub younger_than: Option<AgeLimit>,
        /// Where it comes from.
        pub citations: Vec<Citation>,
    }

    /// An upper limit of age.
    enum AgeLimit {
        /// Completed months.
        Months(u16),
        /// The start of primary school.
        StartOfSchool,
    }

    /// An ordered list of levels.
    struct Scale {
        /// The id, such as `urgency`.
        pub id: String,
        /// The title.
        pub title: Text,
        /// Whom it judges.
        #[serde(default)]
        pub subject: Subject,
        /// The levels, from the most dangerous down.
        pub levels: Vec<Level>,
        /// What is said where no rule fired. Never that the child is safe.
        pub none: NoLevel,
    }

    /// Whom a scale judges.
    #[derive(Default)]
    enum Subject {
        /// A child who is born.
        #[default]
        Born,
        /// A pregnancy.
        Unborn,
    }

    /// One level of a scale.
    struct Level {
        /// The id, fixed for ever.
        pub id: String,
        /// The label: a letter or a word.
        pub label: Text,
        /// What a meeting is to consider at this level.
        pub words: Text,
        /// When the level is reached.
        pub when: Condition,
        /// Whose rule.
        pub citations: Vec<Citation>,
    }

    /// What is said where no rule of a scale fired.
    struct NoLevel {
        /// The label.
        pub label: Text,
        /// The words.
        pub words: Text,
    }

    /// What the screen and the paper must say of how a result came about.
    struct Disclosure {
        /// The id.
        pub id: String,
        /// What is said.
        pub text: Text,
        /// It stands once this is known to be true. With neither this nor `until_ruled_out` it always stands.
        #[serde(default)]
        pub when: Option<Condition>,
        /// It stands as long as this is not ruled out. Instead of `when`.
        #[serde(default)]
        pub until_ruled_out: Option<Condition>,
        /// It does not stand while this is known to be true.
        #[serde(default)]
        pub unless: Option<Condition>,
        /// Whose rule.
        pub citations: Vec<Citation>,
    }

    /// One thing to do.
    struct Step {
        /// The id.
        pub id: String,
        /// What to do, and who does it.
        pub text: Text,
        /// How binding it is.
        pub force: Force,
        /// Whether it cannot wait. An urgent step takes no `unless`.
        #[serde(default)]
        pub urgent: bool,
        /// By when: hours on the clock after the notification was received.
        #[serde(default)]
        pub hours_from_receipt: Option<u32>,
        /// It stands once this is known to be true. With neither this nor `until_ruled_out` it always stands.
        #[serde(default)]
        pub when: Option<Condition>,
        /// It stands as long as this is not ruled out. Instead of `when`.
        #[serde(default)]
        pub until_ruled_out: Option<Condition>,
        /// It does not stand while this is known to be true.
        #[serde(default)]
        pub unless: Option<Condition>,
        /// Whose rule.
        pub citations: Vec<Citation>,
    }

    /// How binding a step is.
    enum Force {
        /// A duty.
        Must,
        /// Allowed, or advised.
        May,
        /// Forbidden.
        MustNot,
    }

    /// A condition. There is no "not": one more yes never makes a condition false.
    enum Condition {
        /// An item is a yes.
        Item(String),
        /// Any item (or the age) of a question is a yes.
        Question(String),
        /// The child is below this age.
        YoungerThan(AgeLimit),
        /// An earlier scale has reached at least this level.
        Level(LevelReached),
        /// At least one of these.
        Any(Vec<Condition>),
        /// Every one of these.
        All(Vec<Condition>),
        /// At least so many of these.
        AtLeast(AtLeast),
        /// What the source does not tell apart: always unknown, so that the higher level stays possible.
        Undetermined(Text),
        /// The user's role is one of these. It has no order of danger: for guards only, never in a scale.
        RoleIsOneOf(Vec<String>),
    }

    /// A level of an earlier scale, or one above it.
    struct LevelReached {
        /// The scale's id.
        pub scale: String,
        /// The level's id.
        pub at_least: String,
    }

    /// At least so many of several conditions.
    struct AtLeast {
        /// How many.
        pub need: std::num::NonZeroU16,
        /// Of these.
        pub of: Vec<Condition>,
    }
}
