//! The file format of a pack, `mimamori-pack/1`. These types say what a file may hold; what it means, and whether it
//! hangs together, is for [`super::check`].

use crate::json::wire::wire;

/// The format that this program reads.
pub const FORMAT: &str = "mimamori-pack/1";

wire! {
    /// A pack: words and rules that a local government owns.
    struct Pack {
        /// `mimamori-pack/1`.
        format: String,
        /// The id, such as `jp-protection-sheet`.
        id: String,
        /// The edition.
        edition: String,
        /// What the pack is called.
        title: Text,
        /// 基準日: the day as of which its authors vouch for it, `2026-11-20`.
        as_of: String,
        /// The licence of its words.
        licence: String,
        /// The pack on which this one builds, pinned to an edition. It must have been loaded before.
        extends: Option<Extends> = default,
        /// Where the statements of the pack come from.
        sources: Vec<Source> = default,
        /// The table of eras.
        eras: Vec<Era> = default,
        /// The roles that a user may choose.
        roles: Vec<Role> = default,
        /// Where the child may live.
        areas: Vec<Area> = default,
        /// The kinds of desk.
        contact_kinds: Vec<ContactKind> = default,
        /// The desks.
        contacts: Vec<Contact> = default,
        /// The services that support families.
        services: Vec<Service> = default,
        /// Where they are run.
        provisions: Vec<Provision> = default,
        /// What is told on the telephone, in order.
        call_sheet: Vec<CallGroup> = default,
        /// Scope and limits, for the first screen. A later pack's replace an earlier one's.
        limits: Vec<Text> = default,
        /// The facts of the front page, at most eight.
        front: Vec<FrontFact> = default,
        /// The regions of the body figure.
        regions: Vec<Region> = default,
        /// The kinds of mark on a body.
        mark_kinds: Vec<Choice> = default,
        /// The colours of marks, as words.
        mark_colours: Vec<Choice> = default,
        /// How words are read, for ふりがな.
        readings: Vec<Reading> = default,
        /// The items.
        items: Vec<Item> = default,
        /// The numbered groups of items, in the order of the sheet.
        questions: Vec<Question> = default,
        /// The scales. A scale may read levels of those before it.
        scales: Vec<Scale> = default,
        /// What must be disclosed, and when.
        disclosures: Vec<Disclosure> = default,
        /// What is to be done, and when.
        steps: Vec<Step> = default,
    }

    /// The pack on which another builds.
    struct Extends {
        /// Its id.
        id: String,
        /// Its edition, exactly.
        edition: String,
    }

    /// A text in two languages.
    struct Text {
        /// 日本語
        ja: String,
        /// English. Where it is missing, the Japanese text is shown.
        en: Option<String> = default,
    }

    /// Where statements come from.
    struct Source {
        /// The id within the packs.
        id: String,
        /// Its title, with the body that made it.
        title: Text,
        /// Its edition or date, as it gives them.
        edition: Option<Text> = default,
        /// Where it was read.
        url: Option<String> = default,
        /// For a rule of law: in force from this day.
        in_force_from: Option<String> = default,
        /// For a rule of law: in force to this day.
        in_force_to: Option<String> = default,
    }

    /// A source of one statement.
    struct Citation {
        /// The source's id.
        source: String,
        /// How well it bears this statement out.
        evidence: Evidence,
        /// The article or section, and what is to be known about the evidence.
        note: Option<Text> = default,
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
        name: String,
        /// The letter, such as R.
        letter: String,
        /// Its first day.
        first: String,
    }

    /// A role that a user may choose.
    struct Role {
        /// The id.
        id: String,
        /// What it is called.
        label: Text,
        /// What this role sees.
        view: View = default,
        /// The page of a role that asks for help: a paragraph each.
        page: Vec<Text> = default,
        /// The ids of the kinds of desk that its page lists.
        to: Vec<String> = default,
    }

    /// What a role sees.
    #[derive(Default)]
    enum View {
        /// Reports: the front page and the act first, the sheet as notes.
        Reporting,
        /// Handles the case: levels first, the whole sheet.
        #[default]
        Handling,
        /// Asks for help: one page of words, no sheet.
        Asking,
    }

    /// One of several things to choose from.
    struct Choice {
        /// The id.
        id: String,
        /// What it is called.
        label: Text,
    }

    /// Where a child may live.
    struct Area {
        /// The id.
        id: String,
        /// What it is called.
        label: Text,
        /// Within how many hours of the notification the child is to be seen here, where a local rule says so.
        sighting_hours: Option<u32> = default,
    }

    /// A kind of desk.
    struct ContactKind {
        /// The id.
        id: String,
        /// What it is called.
        label: Text,
        /// Whether an area has one desk of this kind at most.
        one_per_area: bool = default,
    }

    /// One desk.
    struct Contact {
        /// The id.
        id: String,
        /// Its name.
        name: Text,
        /// The id of its kind.
        kind: String,
        /// The ids of the areas that it serves. None: the whole country.
        areas: Vec<String> = default,
        /// Its numbers, the main one first.
        phones: Vec<String> = default,
        /// Whether its number never needs to be verified again: 110, 119, 189 alone.
        standing: bool = default,
        /// Whether it takes notifications of abuse.
        reports: bool = default,
        /// When it answers. None: nobody knows.
        hours: Vec<Opening> = default,
        /// When it is closed all the same.
        closed: Vec<Season> = default,
        /// Public holidays on which it is open as on another day of that week: `05-05`.
        open_holidays: Vec<String> = default,
        /// What is to be known before calling.
        note: Option<Text> = default,
        /// What it was called before.
        former: Vec<Text> = default,
        /// The day on which the number was last seen in the desk's own words. It is given until the fiscal year ends.
        verified_on: Option<String> = default,
        /// It exists from this day on.
        valid_from: Option<String> = default,
        /// It exists until this day.
        valid_to: Option<String> = default,
        /// Where it is known from.
        citations: Vec<Citation>,
    }

    /// A span of hours on some days.
    struct Opening {
        /// On which days.
        on: Vec<OpenDay>,
        /// From this time on: `08:30`.
        from: String,
        /// Until this time, `24:00` at the latest; until that time of the next day where it is not later than `from`.
        to: String,
        /// In this part of the year only.
        season: Option<Season> = default,
    }

    /// A day on which a desk may be open.
    #[derive(Copy, PartialEq)]
    enum OpenDay {
        /// Mondays.
        Mon,
        /// Tuesdays.
        Tue,
        /// Wednesdays.
        Wed,
        /// Thursdays.
        Thu,
        /// Fridays.
        Fri,
        /// Saturdays.
        Sat,
        /// Sundays.
        Sun,
        /// Public holidays, whatever their day of the week.
        Holiday,
    }

    /// A part of the year, with its first and last day.
    struct Season {
        /// The first day: `04-01`.
        first: String,
        /// The last day: `09-30`.
        last: String,
    }

    /// A service that supports families.
    struct Service {
        /// The id.
        id: String,
        /// What it is called.
        title: Text,
        /// Whom it is for.
        text: Text,
        /// When it is offered.
        when: Condition,
        /// Ids of services to offer where it is not run.
        instead: Vec<String> = default,
        /// Where it comes from.
        citations: Vec<Citation>,
    }

    /// Whether a service is run in some areas.
    struct Provision {
        /// The id.
        id: String,
        /// The ids of the areas.
        areas: Vec<String>,
        /// The service's id.
        service: String,
        /// Whether it is run there.
        runs: bool,
        /// What is to be known: conditions, the year of the source.
        note: Option<Text> = default,
        /// The id of the desk that arranges it.
        contact: Option<String> = default,
        /// Where it is known from.
        citations: Vec<Citation>,
    }

    /// One group of what is told on the telephone.
    struct CallGroup {
        /// The id.
        id: String,
        /// What it is about.
        title: Text,
        /// What is told by voice alone, and never written here: names, addresses.
        by_hand: Option<Text> = default,
        /// What the record knows of it besides the sheet.
        tells: Vec<Told> = default,
        /// The ids of the questions whose yeses belong here.
        questions: Vec<String> = default,
    }

    /// What the call sheet takes from the record besides the sheet's answers.
    enum Told {
        /// Where the child is.
        Place,
        /// When and to whom the child is handed over.
        Handover,
        /// When somebody will surely see the child next.
        NextSeen,
        /// When somebody last saw the child, and who.
        LastSeen,
        /// When the suspected person comes back.
        SuspectReturns,
        /// The age.
        Age,
        /// The other children of the record.
        Siblings,
        /// Where the child lives.
        Area,
        /// The marks on the body.
        Marks,
    }

    /// One fact of the front page: items, circumstances, or both.
    struct FrontFact {
        /// The id.
        id: String,
        /// The title.
        title: Text,
        /// What is to be known about it, in a sentence.
        note: Option<Text> = default,
        /// The items that it asks, in order.
        items: Vec<String> = default,
        /// The circumstance that it asks.
        asks: Option<Asked> = default,
    }

    /// A circumstance that the front page may ask.
    enum Asked {
        /// Where the child is, who comes when, when somebody will surely see the child next.
        Presence,
        /// When the suspected person comes back.
        SuspectReturns,
    }

    /// A region of the body figure.
    struct Region {
        /// The id.
        id: String,
        /// Which side of the figure it stands on.
        side: Side,
        /// What it is called. Left and right are the child's own.
        label: Text,
        /// The item that a mark here answers.
        item: String,
        /// Its outline, as an SVG path within a box of 100 by 200.
        path: String,
    }

    /// A side of the body figure.
    enum Side {
        /// The front.
        Front,
        /// The back.
        Back,
    }

    /// How a word is read.
    struct Reading {
        /// The word.
        word: String,
        /// In kana.
        kana: String,
    }

    /// One checkable statement, phrased so that a yes is more danger.
    struct Item {
        /// The id, the same in every edition.
        id: String,
        /// Whether it is a fact of one child or of the household.
        scope: Scope,
        /// Whether it may count in a scale.
        kind: Kind = default,
        /// Whether it is a question's free entry.
        open_entry: bool = default,
        /// The statement.
        statement: Text,
        /// What counts as a yes, and what is unknown rather than a no.
        definition: Text,
        /// Concrete examples.
        examples: Vec<Text> = default,
        /// What to look at.
        look_at: Vec<Text> = default,
        /// Who may confirm it and from what.
        confirm: Confirmation = default,
        /// Where it comes from.
        citations: Vec<Citation>,
        /// A condition on another child of the record that makes this a yes for this child.
        sibling: Option<Condition> = default,
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
    #[derive(Default)]
    struct Confirmation {
        /// Records and agencies: these come before people.
        sources: Vec<Text> = default,
        /// Posts that may confirm it.
        who: Vec<Text> = default,
        /// Whom not to ask, and how not to.
        avoid: Vec<Text> = default,
    }

    /// A numbered group of items.
    struct Question {
        /// The id.
        id: String,
        /// The number on the sheet, such as ①.
        number: String,
        /// The title.
        title: Text,
        /// One sentence on how to read the group.
        note: Option<Text> = default,
        /// Whom it asks about.
        subject: Subject = default,
        /// Shown to these roles from the start, to others on demand. Empty: to all.
        for_roles: Vec<String> = default,
        /// Whether it is closed until somebody opens it.
        folded: bool = default,
        /// The ids of its items, in order.
        items: Vec<String>,
        /// Ids of items of other questions that count here too.
        also_counts: Vec<String> = default,
        /// A circumstance that counts like an item: the child is below this age.
        younger_than: Option<AgeLimit> = default,
        /// Where it comes from.
        citations: Vec<Citation>,
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
        id: String,
        /// The title.
        title: Text,
        /// Whom it judges.
        subject: Subject = default,
        /// The levels, from the most dangerous down.
        levels: Vec<Level>,
        /// What is said where no rule fired. Never that the child is safe.
        none: NoLevel,
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
        id: String,
        /// The label: a letter or a word.
        label: Text,
        /// What a meeting is to consider at this level.
        words: Text,
        /// Whether protection is to be considered: a decision against it then needs a reason, a safety plan, a post, the
        /// next sighting, and any dissent.
        considers_protection: bool = default,
        /// When the level is reached.
        when: Condition,
        /// Whose rule.
        citations: Vec<Citation>,
    }

    /// What is said where no rule of a scale fired.
    struct NoLevel {
        /// The label.
        label: Text,
        /// The words.
        words: Text,
    }

    /// What the screen and the paper must say of how a result came about.
    struct Disclosure {
        /// The id.
        id: String,
        /// What is said.
        text: Text,
        /// It stands once this is known to be true. With none of the three it always stands.
        when: Option<Condition> = default,
        /// It stands as long as this is not ruled out. Instead of `when`.
        until_ruled_out: Option<Condition> = default,
        /// It stands once this is ruled out: for calming words. Instead of `when`.
        once_ruled_out: Option<Condition> = default,
        /// It does not stand while this is known to be true.
        unless: Option<Condition> = default,
        /// Whose rule.
        citations: Vec<Citation>,
    }

    /// One thing to do.
    struct Step {
        /// The id.
        id: String,
        /// The act in a few words, for a headline.
        act: Option<Text> = default,
        /// What to do, and who does it.
        text: Text,
        /// How binding it is.
        force: Force,
        /// Whether it cannot wait. An urgent step takes no `unless`.
        urgent: bool = default,
        /// By when: hours on the clock after the notification was received.
        hours_from_receipt: Option<u32> = default,
        /// Whom it is for. Missing: a born child and a pregnancy alike.
        subject: Option<Subject> = default,
        /// By when: hours on the clock after the temporary protection began.
        hours_from_protection: Option<u32> = default,
        /// Of `hours_from_receipt`: whether a local rule for seeing the child comes before it.
        local_hours_first: bool = default,
        /// By when: the end of the day.
        today: bool = default,
        /// What is said on the telephone.
        say: Option<Text> = default,
        /// Who is told by it.
        channel: Option<Channel> = default,
        /// The ids of the kinds of desk that it goes to, the first choice first.
        to: Vec<String> = default,
        /// For a rule of law: in force from this day on.
        in_force_from: Option<String> = default,
        /// For a rule of law: in force until this day.
        in_force_to: Option<String> = default,
        /// By when: before the child is handed over, the suspected person comes back, or the next certain sighting,
        /// whichever comes first.
        while_in_reach: bool = default,
        /// By when: the next review that a meeting or a second look has set.
        next_review: bool = default,
        /// It stands once this is known to be true. With none of the three it always stands.
        when: Option<Condition> = default,
        /// It stands as long as this is not ruled out. Instead of `when`.
        until_ruled_out: Option<Condition> = default,
        /// It stands once this is ruled out: for calming words. Instead of `when`.
        once_ruled_out: Option<Condition> = default,
        /// It does not stand while this is known to be true.
        unless: Option<Condition> = default,
        /// Whose rule.
        citations: Vec<Citation>,
    }

    /// Who is told by a step.
    enum Channel {
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
        /// The user's role has one of these views. It has no order of danger: for guards only, never in a scale.
        ViewIsOneOf(Vec<View>),
        /// The user has one of these roles. For guards only.
        RoleIsOneOf(Vec<String>),
        /// The child lives in one of these areas. For guards only.
        AreaIsOneOf(Vec<String>),
        /// The child is under temporary protection. For guards only.
        Protected,
        /// The step with this id stands, its deadline has passed, and it is not done. For guards of steps only.
        Overdue(String),
    }

    /// A level of an earlier scale, or one above it.
    struct LevelReached {
        /// The scale's id.
        scale: String,
        /// The level's id.
        at_least: String,
    }

    /// At least so many of several conditions.
    struct AtLeast {
        /// How many.
        need: std::num::NonZeroU16,
        /// Of these.
        of: Vec<Condition>,
    }
}
