use proptest::prelude::*;

use super::*;
use crate::calendar::{Birth, Day, YearMonth};

fn moment() -> impl Strategy<Value = Option<Moment>> {
    prop::option::of((2000i32..2050, 1u8..=12, 1u8..=28, 0u8..24, 0u8..60).prop_map(
        |(year, month, day, hour, minute)| Moment::new(Day::new(year, month, day).unwrap(), hour, minute).unwrap(),
    ))
}

fn statement() -> impl Strategy<Value = Statement> {
    let value = prop_oneof![Just(Value::Yes), Just(Value::No), Just(Value::Unknown)];
    let kind = prop_oneof![
        Just(BasisKind::Seen),
        Just(BasisKind::Record),
        Just(BasisKind::Agency),
        Just(BasisKind::Heard),
        Just(BasisKind::Judged),
        Just(BasisKind::Summary),
    ];
    let basis = prop::option::of((kind, prop::option::of("\\PC+")).prop_map(|(kind, from)| Basis { kind, from }));
    let withdrawn = prop::option::of(("\\PC*x\\PC*", moment()).prop_map(|(reason, at)| Withdrawal { reason, at }));
    let text = || prop::option::of("\\PC+");
    let mark = ("\\PC*", text(), text(), text());
    let mark = prop::option::of(mark.prop_map(|(region, kind, size, colour)| Mark { region, kind, size, colour }));
    let follow_up = (text(), moment()).prop_map(|(by, until)| FollowUp { by, until });
    let follow_up = follow_up.prop_map(|given| (given != FollowUp::default()).then_some(given));
    (value, basis, moment(), text(), mark, follow_up, withdrawn).prop_map(
        |(value, basis, at, words, mark, follow_up, withdrawn)| Statement {
            value,
            basis,
            at,
            words,
            mark,
            follow_up,
            withdrawn,
        },
    )
}

fn statements() -> impl Strategy<Value = Statements> {
    prop::collection::btree_map("[a-z-]{1,12}", prop::collection::vec(statement(), 1..4), 0..4)
        .prop_map(|said| said.into_iter().collect())
}

fn arrival() -> impl Strategy<Value = Arrival> {
    let month = (2000i32..2050, 1u8..=12).prop_map(|(year, month)| YearMonth::new(year, month).unwrap());
    let day = (2000i32..2050, 1u8..=12, 1u8..=28).prop_map(|(y, m, d)| Day::new(y, m, d).unwrap());
    let birth = prop_oneof![month.clone().prop_map(Birth::Month), day.prop_map(Birth::Day)];
    prop_oneof![prop::option::of(birth).prop_map(Arrival::Born), prop::option::of(month).prop_map(Arrival::Expected)]
}

/// A number of a child that need not be there.
fn some_child() -> impl Strategy<Value = ChildNumber> {
    (1u8..5).prop_map(|number| ChildNumber(number.try_into().unwrap()))
}

fn minutes() -> impl Strategy<Value = Minutes> {
    let kind = prop::sample::select(MinutesKind::ALL.to_vec());
    let filled = prop::collection::vec(prop::option::of("\\PC{1,9}"), 12);
    let when = moment().prop_map(|at| at.unwrap_or_default());
    (kind, some_child(), moment(), filled, when).prop_map(|(kind, child, at, filled, when)| {
        let fields = kind.fields().iter().zip(filled).filter_map(|((name, holds), text)| {
            let text = match holds {
                FieldKind::Moment => when.to_string(),
                FieldKind::OneOf(choices) => choices[text.as_ref()?.len() % choices.len()].into(),
                FieldKind::Line | FieldKind::Lines | FieldKind::Level => text?,
            };
            Some(((*name).to_owned(), text))
        });
        // A text of blanks alone is none: the reducer takes none down.
        let fields = fields.filter(|(name, text): &(String, String)| kind.fits(name, text)).collect();
        Minutes { kind, child: kind.is_of_child().then_some(child), at, fields }
    })
}

fn look() -> impl Strategy<Value = Look> {
    let text = || prop::option::of("\\PC+");
    let said = || {
        prop::collection::btree_map("[a-z-]{1,9}", "[ynuYNU]{0,4}", 0..3)
            .prop_map(|said| said.into_iter().collect::<Said>())
    };
    let levels = prop::collection::btree_map("[a-z]{1,5}", ("[a-z]{1,5}", "[a-z]{1,5}"), 0..3)
        .prop_map(|levels| levels.into_iter().collect());
    let child = (some_child(), said(), levels, text()).prop_map(|(number, said, levels, reason)| ChildThen {
        number,
        said,
        levels,
        reason,
    });
    (moment(), text(), text(), moment(), said(), prop::collection::vec(child, 0..3))
        .prop_map(|(at, by, trigger, next, household, children)| Look { at, by, trigger, next, household, children })
}

fn left_behind() -> impl Strategy<Value = LeftBehind> {
    (prop::option::of(some_child()), "\\PC*", "\\PC*", prop::collection::vec(statement(), 0..3))
        .prop_map(|(child, item, asked, statements)| LeftBehind { child, item, asked, statements })
}

/// Any record that the format can hold.
pub(crate) fn record() -> impl Strategy<Value = Record> {
    let text = || prop::option::of("\\PC*");
    let presence = (text(), moment(), text(), moment(), moment(), text()).prop_map(
        |(place, handover, handover_to, next_seen, last_seen, last_seen_by)| Presence {
            place,
            handover,
            handover_to,
            next_seen,
            last_seen,
            last_seen_by,
        },
    );
    let child = (arrival(), moment(), presence, statements());
    let children = prop::collection::vec(child, 1..4).prop_map(|children| {
        let numbered = children.into_iter().zip(1u8..);
        numbered
            .map(|((arrival, protected_since, presence, statements), number)| Child {
                number: ChildNumber(number.try_into().unwrap()),
                arrival,
                protected_since,
                presence,
                statements,
            })
            .collect::<Vec<_>>()
    });
    let secret = prop::option::of(text().prop_map(|safe_contact| Secrecy { safe_contact }));
    let circumstances = (prop::option::of("[a-z-]+"), prop::option::of("[a-z-]+"), moment(), moment(), secret)
        .prop_map(|(role, area, suspect_returns, received, secret)| Circumstances {
            role,
            area,
            suspect_returns,
            received,
            secret,
        });
    let state = prop::sample::select(vec![State::NotYet, State::Done, State::CouldNot]);
    let progress = ("[a-z-]+", state, moment(), prop::option::of("\\PC*")).prop_map(|(step, state, at, by)| Progress {
        step,
        state,
        at,
        by,
    });
    let steps = prop::collection::vec(progress, 0..4);
    let text = || prop::option::of("\\PC*");
    let call = (moment(), text(), text(), text()).prop_map(|(at, to, taken_by, said)| Call { at, to, taken_by, said });
    let calls = prop::collection::vec(call, 0..3);
    let meetings = (
        prop::collection::vec(minutes(), 0..3),
        prop::collection::vec(look(), 0..3),
        prop::collection::vec(left_behind(), 0..2),
        any::<bool>(),
    );
    let all = ("\\PC*", circumstances, statements(), children, steps, calls, meetings);
    all.prop_map(|(case, circumstances, household, children, steps, calls, meetings)| Record {
        minutes: meetings.0,
        looks: meetings.1,
        left_behind: meetings.2,
        training: meetings.3,
        steps,
        calls,
        case,
        packs: vec![JudgedWith { id: "x".into(), edition: "1".into(), hash: "0".into() }],
        circumstances,
        household,
        children,
    })
}

proptest! {
    /// What is saved is opened as the same record, to the letter.
    #[test]
    fn a_record_survives_writing(record in record()) {
        prop_assert_eq!(read(&write(&record)), Ok(record));
    }

    /// A damaged record is read or refused, without a panic; what is read can be written and read again.
    #[test]
    fn damage_is_refused_or_harmless(record in record(), at in any::<prop::sample::Index>(), put in "\\PC{0,3}", cut in 0usize..5) {
        let mut letters: Vec<char> = write(&record).chars().collect();
        let at = at.index(letters.len());
        let end = (at + cut).min(letters.len());
        letters.splice(at..end, put.chars());
        let damaged: String = letters.into_iter().collect();
        if let Ok(read_again) = read(&damaged) {
            prop_assert_eq!(read(&write(&read_again)), Ok(read_again));
        }
    }
}

#[test]
fn the_short_form_is_a_weighed_answer() {
    let text = r#"{"format":"mimamori-record/1","household":{"answers":{"debt":"no"}},
        "children":[{"number":1,"answers":{"hurt":"yes"},"statements":{"hurt":[{"value":"no","basis":"seen"}]}}]}"#;
    let record = read(text).unwrap();
    let summary = |value| Statement::new(value, Some(Basis { kind: BasisKind::Summary, from: None }), None);
    assert_eq!(record.household["debt"], [summary(Value::No)]);
    let hurt = &record.children[0].statements["hurt"];
    assert_eq!(hurt[0], summary(Value::Yes));
    assert_eq!(hurt[1].basis.as_ref().unwrap().kind, BasisKind::Seen);
}

#[test]
fn what_was_said_by_somebody_was_heard() {
    let text = r#"{"format":"mimamori-record/1","children":[{"number":1,"statements":{"hurt":[{"value":"no","from":"母"}]}}]}"#;
    let statement = &read(text).unwrap().children[0].statements["hurt"][0];
    assert_eq!(statement.basis, Some(Basis { kind: BasisKind::Heard, from: Some("母".into()) }));
    assert!(!statement.rules_out());
}

#[test]
fn faults_name_their_place() {
    let child = |inner: &str| format!(r#"{{"format":"mimamori-record/1","children":[{{"number":1,{inner}}}]}}"#);
    let statement = |inner: &str| child(&format!(r#""statements":{{"hurt":[{{"value":"yes",{inner}}}]}}"#));
    let with = |inner: &str| format!(r#"{{"format":"mimamori-record/1","children":[{{"number":1}}],{inner}}}"#);
    let cases = [
        (child(r#""born":"2022-13""#), "children[0].born", Problem::Birth("2022-13".into())),
        (child(r#""expected":"soon""#), "children[0].expected", Problem::Birth("soon".into())),
        (child(r#""born":"2022-07","expected":"""#), "children[0].expected", Problem::BornAndExpected),
        (child(r#""protected_since":"now""#), "children[0].protected_since", Problem::Time("now".into())),
        (statement(r#""at":"16:50""#), "children[0].statements.hurt[0].at", Problem::Time("16:50".into())),
        (
            statement(r#""withdrawn":{"reason":" "}"#),
            "children[0].statements.hurt[0].withdrawn.reason",
            Problem::NoReason,
        ),
        (r#"{"format":"mimamori-record/2","more":1}"#.into(), "format", Problem::Format("mimamori-record/2".into())),
        (
            r#"{"format":"mimamori-record/1","children":[{"number":2},{"number":2}]}"#.into(),
            "children[1].number",
            Problem::ChildTwice(2),
        ),
        (r#"{"format":"mimamori-record/1","children":[]}"#.into(), "children", Problem::NoChild),
        (with(r#""minutes":[{"kind":"decision"}]"#), "minutes[0].child", Problem::Field(String::new())),
        (
            with(r#""minutes":[{"kind":"meeting","fields":{"nothing":"x"}}]"#),
            "minutes[0].fields.nothing",
            Problem::Field("x".into()),
        ),
        (
            with(r#""minutes":[{"kind":"meeting","fields":{"start":"x"}}]"#),
            "minutes[0].fields.start",
            Problem::Field("x".into()),
        ),
        (
            with(r#""minutes":[{"kind":"acceptance","fields":{"answer":"maybe"}}]"#),
            "minutes[0].fields.answer",
            Problem::Field("maybe".into()),
        ),
        (with(r#""looks":[{"household":{"hurt":"yx"}}]"#), "looks[0].household.hurt", Problem::Field("yx".into())),
        (
            with(r#""looks":[{"children":[{"number":1,"said":{"hurt":"?"}}]}]"#),
            "looks[0].children[0].said.hurt",
            Problem::Field("?".into()),
        ),
        (
            r#"{"format":"mimamori-record/1","children":[{"number":1}],"circumstances":{"received":"?"}}"#.into(),
            "circumstances.received",
            Problem::Time("?".into()),
        ),
    ];
    for (text, path, problem) in cases {
        assert_eq!(read(&text), Err(Malformed { path: path.into(), problem }), "{text}");
    }
}
