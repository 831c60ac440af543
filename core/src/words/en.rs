use super::{Blank, Gap, Say, Screen, Words, statement};
use crate::knowledge::{Evidence, Force};
use crate::pack::Problem as PackProblem;
use crate::record::{BasisKind, Problem as RecordProblem, Value};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default()
}

fn day(_: &crate::calendar::Eras, day: crate::calendar::Day) -> String {
    let weekday = WEEKDAYS.get(usize::from(day.weekday())).copied().unwrap_or_default();
    format!("{weekday} {} {} {}", day.day(), month_name(day.month()), day.year())
}

fn moment(eras: &crate::calendar::Eras, moment: crate::calendar::Moment) -> String {
    format!("{:02}:{:02} on {}", moment.hour(), moment.minute(), day(eras, moment.day()))
}

fn count(number: impl Into<i64>, thing: &str) -> String {
    match number.into() {
        1 => format!("1 {thing}"),
        number => format!("{number} {thing}s"),
    }
}

fn hours_and_minutes(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => count(minutes, "minute"),
        (hours, 0) => count(hours, "hour"),
        (hours, minutes) => format!("{} {}", count(hours, "hour"), count(minutes, "minute")),
    }
}

fn bad_record(path: &str, problem: &RecordProblem) -> String {
    let what = match problem {
        RecordProblem::Shape(detail) => format!("it does not have the shape of a record ({detail})"),
        RecordProblem::Format(format) => {
            format!("the format “{format}” cannot be read, only mimamori-record/1")
        }
        RecordProblem::Time(text) => format!("“{text}” is no time; write it like 2026-11-20T16:50"),
        RecordProblem::Birth(text) => format!("“{text}” is no month; write it like 2022-07"),
        RecordProblem::BornAndExpected => "a child is either born or expected, not both".into(),
        RecordProblem::ChildTwice(number) => format!("there are two children with the number {number}"),
        RecordProblem::NoChild => "there is no child; write at least one".into(),
        RecordProblem::NoReason => "a statement is withdrawn without a reason; write the reason".into(),
        RecordProblem::Field(text) => format!("“{text}” does not fit here"),
    };
    if path.is_empty() {
        format!("This record could not be read: {what}.")
    } else {
        format!("This record could not be read. At {path}: {what}.")
    }
}

pub(super) fn bad_pack(problem: &PackProblem) -> String {
    match problem {
        PackProblem::Shape(detail) => format!("it does not have the shape of a pack ({detail})"),
        PackProblem::Format(format) => format!("the format “{format}” cannot be read"),
        PackProblem::Id(id) => format!("“{id}” is no id"),
        PackProblem::Duplicate(id) => format!("“{id}” stands twice"),
        PackProblem::Unknown(id) => format!("“{id}” does not exist"),
        PackProblem::EmptyText => "the text is empty".into(),
        PackProblem::EmptyList => "the list is empty".into(),
        PackProblem::NoEnglish => "there is no English text".into(),
        PackProblem::NoSource => "no source is named".into(),
        PackProblem::Day(text) => format!("“{text}” is no day"),
        PackProblem::ForceEndsBeforeStart => "it goes out of force before it comes into force".into(),
        PackProblem::BaseMissing(id) => format!("the pack “{id}”, on which it builds, was not loaded before it"),
        PackProblem::BaseEdition { pinned, loaded } => {
            format!("it builds on the edition “{pinned}”, but “{loaded}” was loaded")
        }
        PackProblem::ReplacesWithoutExtends(id) => format!("“{id}” stands in an earlier pack"),
        PackProblem::LevelLost(id) => format!("the level “{id}” of the earlier pack is missing"),
        PackProblem::LevelMoved(id) => format!("the level “{id}” stands in another place than in the earlier pack"),
        PackProblem::NoQuestion => "the item stands under no question".into(),
        PackProblem::TwoQuestions(id) => format!("“{id}” stands under two questions"),
        PackProblem::InNoScale => "the item counts in no scale".into(),
        PackProblem::ContextInScale(id) => format!("“{id}” is not meant to count, but a scale reads it"),
        PackProblem::DoubtfulInScale(id) => format!("a scale reads “{id}”, whose evidence is weak"),
        PackProblem::Unreachable => "this level can never be reached".into(),
        PackProblem::Hidden => "this level never shows: a higher one is always reached with it".into(),
        PackProblem::ScaleOrder(id) => format!("it reads “{id}”, which is itself or a later scale"),
        PackProblem::NotMonotone => "a scale cannot read what has no order of danger, such as a role".into(),
        PackProblem::NotReadOnce(id) => format!("the fact “{id}” stands twice in one condition"),
        PackProblem::UnlessOnUrgent => "an urgent step cannot have unless".into(),
        PackProblem::TwoStarts => "there are both when and until_ruled_out".into(),
        PackProblem::SiblingOfSibling => "a rule for siblings rests on another one".into(),
        PackProblem::FrontTooLong => "the front page asks more than eight facts".into(),
        PackProblem::TwoDeadlines => "more than one deadline is given".into(),
        PackProblem::Hours(text) => format!("“{text}” is no time and no day of the year, or begins and ends at once"),
        PackProblem::Overlap(id) => format!("an area has one desk of this kind, and “{id}” serves it too"),
        PackProblem::NotStanding => "only 110, 119 and 189 need no verification".into(),
        PackProblem::OverdueOrder(id) => format!("“{id}” is no step before this one that may become overdue"),
        PackProblem::OtherSubject(id) => format!("the item “{id}” is never asked of whom this scale judges"),
    }
}

/// What to do about it.
pub(super) fn pack_hint(problem: &PackProblem) -> &'static str {
    match problem {
        PackProblem::Shape(_) => "compare it with the JSON Schema in schema/",
        PackProblem::Format(_) => "write mimamori-pack/1 as the format",
        PackProblem::Id(_) => "use small letters, digits and hyphens alone",
        PackProblem::Duplicate(_) => "delete one, or give it another id",
        PackProblem::Unknown(_) => "check the spelling of the id",
        PackProblem::EmptyText => "write the Japanese text",
        PackProblem::EmptyList => "write at least one",
        PackProblem::NoEnglish => "the English screen shows the Japanese one",
        PackProblem::NoSource => "name at least one source in citations",
        PackProblem::Day(_) => "write it like 2026-11-20",
        PackProblem::ForceEndsBeforeStart => "check in_force_from and in_force_to",
        PackProblem::BaseMissing(_) => "load that pack first",
        PackProblem::BaseEdition { .. } => "see what changed, then change the edition in extends",
        PackProblem::ReplacesWithoutExtends(_) => "to replace it, name that pack and its edition in extends",
        PackProblem::LevelLost(_) => "keep the ids of levels; change their labels",
        PackProblem::LevelMoved(_) => "keep the order of danger; change labels and conditions",
        PackProblem::NoQuestion => "add its id to the items of a question",
        PackProblem::TwoQuestions(_) => "leave it under one of them",
        PackProblem::InNoScale => "add it to a scale's condition, or mark its kind as context or protective",
        PackProblem::ContextInScale(_) => "make its kind risk, or take it out",
        PackProblem::DoubtfulInScale(_) => "find a source, or make its kind context",
        PackProblem::Unreachable => "check the condition and its counts",
        PackProblem::Hidden => "mend the order of the levels or the conditions",
        PackProblem::ScaleOrder(_) => "put the scale that is read first",
        PackProblem::NotMonotone => "use it in steps or disclosures",
        PackProblem::NotReadOnce(_) => {
            "the reason and the number of further yeses shown may not be the smallest; write it once"
        }
        PackProblem::UnlessOnUrgent => "delete unless, or do not mark it urgent",
        PackProblem::TwoStarts => "leave one of them",
        PackProblem::SiblingOfSibling => "use ordinary items alone in its condition",
        PackProblem::FrontTooLong => "leave eight at most",
        PackProblem::TwoDeadlines => "give one of them",
        PackProblem::Hours(_) => "write a time like 08:30 and a day of the year like 04-01",
        PackProblem::Overlap(_) => "separate them by areas, or by valid_from and valid_to",
        PackProblem::NotStanding => "remove standing, and write verified_on",
        PackProblem::OverdueOrder(_) => "put the step with hours_from_receipt before this one, and write its id",
        PackProblem::OtherSubject(_) => "give the question the same subject as the scale",
    }
}

pub(super) const WORDS: Words = Words {
    sheet_title: Gap("mimamori: ", ""),
    emergency: [
        ("110", "violence now, or life in danger (police)"),
        ("119", "injury, altered consciousness, limp (ambulance)"),
        ("189", "if you think it may be abuse (child guidance centre, day and night)"),
    ],
    emergency_title: "Urgent telephone numbers",
    result_title: "What the entries say so far",
    result_is_no_decision: "This is no decision. It sets out the facts for several people to consider in a meeting.",
    child: |number, age| format!("Child {number} ({age})"),
    pregnancy: |number, expected| format!("Pregnancy {number} ({expected})"),
    age: |months| match (months / 12, months % 12) {
        (0, months) => count(months, "month"),
        (years, 0) => count(years, "year"),
        (years, months) => format!("{} {}", count(years, "year"), count(months, "month")),
    },
    age_unknown: "month of birth unknown",
    expected: |month| match month {
        Some(month) => format!("expected in {} {}", month_name(month.month()), month.year()),
        None => "not yet born, expected month unknown".into(),
    },
    unborn: "Before birth, ①–⑧ are not applied. What is considered is support before birth.",
    level: |label, words| format!("{label} ({words})"),
    known: Gap("On the known facts alone: ", ""),
    levels: |child, scale, known, possible| {
        let child = child.map(|number| format!("Child {number}, ")).unwrap_or_default();
        match possible {
            Some(possible) => format!("{child}{scale}: {possible} cannot be ruled out. On the known facts, {known}."),
            None => format!("{child}{scale}: {known}."),
        }
    },
    not_ruled_out: |level, because| format!("{level} cannot be ruled out: {because}"),
    unconfirmed_of: |number, count| format!("{count} unconfirmed in {number}"),
    list_comma: ", ",
    nothing_higher_open: "No item of this sheet is left that an answer could raise a level by. Circumstances beyond the sheet, and whether the child was seen, are to be confirmed apart from it.",
    reasons: "Reasons",
    of_question: |number, title| format!("{number} {title}"),
    before_school: "the child has not started primary school",
    younger_than: |months| {
        if months.is_multiple_of(12) {
            format!("the child is under {}", count(months / 12, "year"))
        } else {
            format!("the child is under {months} months")
        }
    },
    through_sibling: Gap(
        "Counted as yes: for child ",
        " there is a yes that shows or suggests abuse. See this child with your own eyes as well.",
    ),
    disclosures: "What to know about this result",
    disputed: "Contradictions",
    disputed_counts_as_yes: "There is information for yes and for no. It counts as yes.",
    sibling_protected: |number, when| {
        format!("Child {number} came under temporary protection at {when}. Assess this child, who stays, again.")
    },
    next: "To confirm next",
    if_yes: Gap("If yes: ", ""),
    leads_to: |scale, level, further, left_open| {
        let with = if further == 0 { String::new() } else { format!("with {further} more, ") };
        let open = if left_open { " stays possible" } else { "" };
        format!("{with}{scale} {level}{open}")
    },
    more: |count| format!("{count} more"),
    show_all: "Show all",
    show_fewer: "Show the first ones only",
    confirm_from: Gap("Confirm from: ", ""),
    confirm_by: Gap("Who may confirm: ", ""),
    avoid: Gap("Take care: ", ""),
    could_not_confirm: "Somebody tried and could not confirm it. That is a danger sign in itself. Settle who confirms it, and by when.",
    said_unknown: "It was answered with “unknown”. Decide who confirms it, and by when.",
    unfounded_no: "The no lacks a basis that can carry it, or a time, so it counts as unknown. Settle who confirms it, by when and from what.",
    open_through_sibling: "It is a no for this child, but items of another child are still open, so it counts as unknown.",
    birth_overdue: "The month in which the birth was expected is past. Confirm whether the child is born. Until then it counts as a child of unknown age.",
    birth_implausible: |birth| {
        format!("The month of birth is {birth}. Check for a slip. Until then the age counts as unknown.")
    },
    received_in_future: "The notification is said to have been received later than now. Check for a slip.",
    ruled_out_by: Gap("The noes rest on: ", ""),
    count_of_basis: |basis, count| format!("{basis} {count}"),
    ask_birth: "The child's month of birth",
    plan: "What to do",
    until: |when, left| match left {
        0.. => format!("by {when} ({} left)", hours_and_minutes(left)),
        _ => format!("by {when} ({} overdue)", hours_and_minutes(-left)),
    },
    within_hours: |hours| {
        format!("within {hours} hours of receiving the notification (enter when it was received to see the deadline)")
    },
    while_in_reach: "before the child is handed over, the suspected person comes back, or you next see the child, whichever comes first (enter the times to see the deadline)",
    at_latest: Gap("Now; ", " at the latest"),
    call_all_the_same: "The time is past. Call at once, even if the child has been handed over.",
    follow_up: |by, until| format!("to be confirmed by: {by}, deadline: {until}"),
    nobody_named: "not decided",
    no_time_named: "not decided",
    field: |name, text| format!("{name}: {text}"),
    not_known: "(not known yet)",
    say: Say {
        title: "What to say on the telephone",
        begin: "Begin with: “I am calling to report that a child may be being abused.” You may say “I do not know”.",
        names: "Tell names and addresses on the telephone; do not write them here. You need not give your own name.",
        place: "Where the child is now",
        handover: "When and to whom the child is handed over",
        suspect_returns: "When the suspected person comes back",
        next_seen: "When you will surely see the child next",
        last_seen: "When and by whom the child was last seen",
        age: "Age",
    },
    force: |force| match force {
        Force::Must => "must",
        Force::May => "may",
        Force::MustNot => "must not",
    },
    sources: "Sources",
    pack: |title, edition, as_of, hash| format!("{title}, edition {edition}, as of {as_of}, hash {hash}"),
    cited: Gap("Source: ", ""),
    evidence: |evidence| match evidence {
        Evidence::Primary => "seen in a primary source",
        Evidence::Secondary => "seen in a secondary source",
        Evidence::Own => "editors' correction",
        Evidence::Unverified => "unverified",
        Evidence::Doubtful => "weak evidence",
    },
    source: |title, evidence, note| match note {
        Some(note) => format!("{title} ({evidence}; {})", note.trim_end_matches('.')),
        None => format!("{title} ({evidence})"),
    },
    moment,
    day,
    birth: |birth| birth.to_string(),
    value: |value| match value {
        Value::Yes => "Yes",
        Value::No => "No",
        Value::Unknown => "Unknown",
    },
    basis: |kind| match kind {
        BasisKind::Seen => "seen or measured myself",
        BasisKind::Record => "confirmed in a record",
        BasisKind::Agency => "confirmed by another agency",
        BasisKind::Heard => "heard from somebody",
        BasisKind::Judged => "my own judgement (an opinion)",
        BasisKind::Summary => "received as a bare answer",
    },
    based_on: |basis, from| if from.is_empty() { basis.into() } else { format!("{basis} ({from})") },
    no_basis: "no basis recorded",
    statement: |knowledge, lang, said| statement(&WORDS, knowledge, lang, said),
    quote: Gap("“", "”"),
    withdrawn: Gap("withdrawn: ", ""),
    bad_record,
    unknown_items: |list| {
        format!(
            "This record was not assessed: it answers items that the loaded sheet does not have in that place ({list}). Load the packs with which it was made, and put items of one child under children."
        )
    },
    other_edition: |id, theirs, ours| match ours {
        Some(ours) if ours == theirs => {
            format!(
                "This record was made with edition {theirs} of “{id}”. The edition here has the same name and other content. Results may differ."
            )
        }
        Some(ours) => {
            format!(
                "This record was made with edition {theirs} of “{id}”. The edition here is {ours}. Results may differ."
            )
        }
        None => format!(
            "This record was made with edition {theirs} of “{id}”, which is not loaded here. Results may differ."
        ),
    },
    pack_refused: |pack, path, detail| {
        let detail = if detail.is_empty() { String::new() } else { format!(" ({detail})") };
        format!("The packs cannot be used: mend {pack} at {path}{detail}. `mimamori check` says how.")
    },
    routes: super::routes::EN,
    papers: super::papers::EN,
    screen: Screen {
        sheet: "Sheet",
        contents: "Parts of the sheet",
        tools: "Tools",
        case_number: "Case number (no names)",
        role: "You are",
        role_hint: "Choosing begins. You can change it later.",
        other_roles: "If you need help, or saw something",
        area: "Where the child lives",
        area_unset: "Not chosen yet",
        limits: "What this tool does and does not do",
        about: "Change role / about",
        go_on: "Go on",
        kana: "Furigana",
        hide: "Hide the screen",
        hidden: "The screen is hidden.",
        show_again: "Show again",
        erase: "Erase",
        erase_question: "Everything that was entered will be wiped. This cannot be undone. Erase it?",
        erase_yes: "Erase everything",
        cancel: "Cancel",
        child: Gap("Child ", ""),
        pregnancy: Gap("Pregnancy ", ""),
        children: "Children and pregnancies",
        add_child: "Add a child",
        add_pregnancy: "Add a pregnancy",
        move_up: Gap("Move ", " up"),
        remove: Gap("Remove ", ""),
        born: Gap("Child ", ": month of birth"),
        born_hint: "Example: 2022-07. Leave it empty if unknown.",
        born_wrong: "This is no month. Write it like 2022-07. Until then the month before stays.",
        expected: "Month in which the birth is expected",
        has_been_born: "The child was born (go on as a child)",
        siblings: "Items of the household hold for all. A child’s items are answered for each. A no is never copied to another child. A yes that points to abuse of one child counts as “abuse of a sibling” for the others.",
        received: "Notification received at",
        front: "The first three minutes",
        front_hint: "Choose what you know. Leave the rest.",
        place: "Where the child is now",
        place_hint: "For example: nursery, classroom, home, hospital",
        handover: "Handed over or leaves at",
        handover_to: "To whom (relation)",
        next_seen: "You will surely see the child next at",
        last_seen: "Last seen with your own eyes at",
        last_seen_by: "Seen by (post)",
        suspect_returns: "The suspected person comes back at",
        day: Gap("", ": day"),
        time: Gap("", ": time"),
        notes: "After the call: notes on the sheet",
        notes_open: "Open the sheet",
        more_lists: "Other lists",
        key_hint: |basis| match basis {
            Some(basis) => format!("Key 1 answers yes, with the last basis ({basis})."),
            None => "Key 1 answers yes, with the basis that was chosen last.".into(),
        },
        rest_unknown: "The rest is unconfirmed",
        rest_no: "Confirmed: none of the rest applies",
        rest_apply: "Set the rest to no",
        rest_hint: "Only items without an answer are filled in.",
        more_about: "More about this",
        examples: "For example",
        look_at: "What to look at",
        basis: "Basis",
        from: "From whom or what (post, relation)",
        words: "The words as said",
        when: "Seen or heard at",
        by_whom: "Who will confirm it (post)",
        until_when: "Until when",
        no_needs_basis: "A no needs a basis: seen, a record, or another agency. Until then it counts as unknown. Choose “Unknown” where a parent merely denies it, where nobody has looked, or where merely no bruise is visible.",
        no_not_later: "Only a no that is later than “Unknown” counts. If “Unknown” was a mistake, withdraw it with a reason.",
        why_not_yes: "The yes still stands. To change it, write why the yes is withdrawn. A parent’s denial or a child taking it back is no reason.",
        answer: "Answer",
        about_answer: Gap("About “", "”"),
        of_household: "(whole household)",
        entering: Gap("Entering: ", ""),
        another: "Add another piece of information",
        add: "Add",
        history: "Information so far",
        withdraw: "Withdraw",
        withdraw_reason: "Reason for withdrawing",
        answered: |done, all| format!("{done} of {all} answered"),
        undo: "Undo",
        household: "About the household: holds for every child.",
        body: "Where the injury is",
        body_hint: "Choose the place in the figure or in the list. Left and right are the child’s own. A mark answers the item of that place with yes.",
        body_front: "Front",
        body_back: "Back",
        body_list: "List of places",
        body_none: "Choose a place",
        mark_kind: "Kind",
        mark_size: "Size (for example 2×3 cm)",
        mark_colour: "Colour (a word, no days)",
        mark_add: "Mark it",
        marks: |region, count| match count {
            0 => region.to_owned(),
            1 => format!("{region}, 1 mark"),
            _ => format!("{region}, {count} marks"),
        },
        background: "Who to ask, and sources",
        asking_end: "Nothing you enter on this page is sent anywhere.",
        other_desks: "Others to turn to",
        desks: "List of desks",
        step_state: "What became of this step",
        by_post: "Who did it (post, no name)",
        call_log: "After a call, note it down",
        call_to: "Which desk",
        call_taken_by: "Who took it (post)",
        call_said: "What was said, what was asked for",
        call_add: "Add to the log",
        protected_since: "Under protection since",
        rules_on: "Rules in force on this day",
    },
};

pub(super) const SHELL: &[(&str, &str)] = &[
    ("loading", "The sheet is being prepared."),
    (
        "noWasm",
        "This page does not let the sheet's program run. Ask whoever runs the page to add 'wasm-unsafe-eval' to script-src in its Content-Security-Policy.",
    ),
    (
        "oldBrowser",
        "This browser cannot run the sheet's program. Open the page in a current Edge, Chrome, Firefox or Safari.",
    ),
    ("blank", "Open the sheet to fill in by hand"),
    ("failed", "The sheet could not start."),
    ("stopped", "The program has stopped. What was entered is still here. Save the record first."),
    ("save", "Save the record"),
    ("goOn", "Go on with what is here"),
    ("copy", "If it cannot be saved, select all of the following text and copy it."),
    ("badMode", "The value of mode is not known. It can be sheet or training. Value: "),
    (
        "cannotPrint",
        "Nothing can be printed from this page. If it is a frame, ask whoever runs the page for sandbox=\"allow-modals\".",
    ),
    ("notReady", "The sheet cannot be used yet."),
    ("badLang", "The value of lang is not known. It can be ja or en. Value: "),
    ("badInline", "A pack that is written in the page is not JSON."),
    ("notARecord", "What was given cannot be read as a record."),
    ("file", "mimamori-record"),
    ("training", "training"),
    ("notSaved", "There is something that is not saved. It goes if you switch."),
    ("leaveUnsaved", "Switch without saving"),
    ("stay", "Do not switch"),
    ("toPractice", "Switch to practice"),
    ("toWork", "Switch to the sheet for work"),
];

pub(super) const BLANK: Blank = Blank {
    title: "Sheet on the need for temporary protection (to fill in by hand)",
    head: "Case number:                 Child number:           Month of birth:           Filled in at:              Post of writer:              ",
    boxes: "□ Yes   □ No   □ Unknown",
    basis: "How confirmed, and when:",
};
