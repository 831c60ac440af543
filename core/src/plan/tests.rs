use proptest::prelude::*;

use super::plan;
use crate::assess::assess;
use crate::calendar::{Day, Moment};
use crate::knowledge::{Channel, Force, Knowledge, Scope, Start, Subject};
use crate::pack;
use crate::record::{
    Arrival, Basis, BasisKind, Call, Child, ChildNumber, Presence, Progress, Record, State, Statement, Value,
};
use crate::report::{Extent, Report, SectionKind, compose, plain_text, result_json};
use crate::text::Lang;

/// The steps of the kitchen-sink pack that stand, with their deadlines.
fn planned(received: Option<&str>, said: &[(&str, Value)]) -> Vec<(String, Option<String>)> {
    let text = include_str!("../../../tests/packs/kitchen-sink.json");
    let knowledge = pack::load(&[pack::PackText { name: "kitchen-sink", text }]).knowledge.unwrap();
    let mut record = Record::with_one_child();
    record.circumstances.received = received.map(|text| text.parse().unwrap());
    for (item, value) in said {
        let basis = Some(Basis { kind: BasisKind::Seen, from: None });
        record.children[0]
            .statements
            .insert((*item).into(), vec![Statement::new(*value, basis, "2026-11-20T16:00".parse().ok())]);
    }
    let now: Moment = "2026-11-20T17:00".parse().unwrap();
    let assessment = assess(&knowledge, &record, now);
    let steps = plan(&knowledge, &record, &assessment, now, now.day()).steps;
    steps.into_iter().map(|planned| (planned.step.id.clone(), planned.until.map(|until| until.to_string()))).collect()
}

fn ids(steps: &[(String, Option<String>)]) -> Vec<&str> {
    steps.iter().map(|(id, _)| id.as_str()).collect()
}

#[test]
fn deadlines_are_absolute_over_the_weekend_and_the_new_year() {
    for (received, until) in [
        ("2026-11-20T16:50", "2026-11-22T16:50+09:00"),
        ("2026-12-30T23:10", "2027-01-01T23:10+09:00"),
        ("2026-11-20T07:50Z", "2026-11-22T16:50+09:00"),
    ] {
        let steps = planned(Some(received), &[]);
        assert_eq!(steps[1], ("see".into(), Some(until.into())), "the urgent step, then the one with a deadline");
    }
    assert_eq!(planned(None, &[]).into_iter().find(|(id, _)| id == "see"), Some(("see".into(), None)));
}

#[test]
fn guards_let_steps_stand() {
    // `call` stands until its condition is ruled out; `ask` once it is known, unless something else is known.
    assert_eq!(ids(&planned(None, &[])), ["call", "see", "press"]);
    let ruled_out = [("hurt", Value::No), ("hit", Value::No)];
    // `calm` stands only then, and not while nothing was merely found.
    assert_eq!(ids(&planned(None, &ruled_out)), ["see", "calm", "press"]);
    assert_eq!(ids(&planned(None, &[("debt", Value::Yes)])), ["call", "see", "ask", "press"]);
    assert_eq!(ids(&planned(None, &[("debt", Value::Yes), ("grandmother", Value::Yes)])), ["call", "see", "press"]);
    assert_eq!(
        ids(&planned(None, &[("debt", Value::Yes), ("grandmother", Value::Unknown)])),
        ["call", "see", "ask", "press"]
    );
}

/// Whoever is out of reach first sets the time: of the hand-over, the suspected person's return and the next certain
/// sighting, of all children.
#[test]
fn the_first_step_is_due_while_the_child_is_within_reach() {
    let text = include_str!("../../../tests/packs/kitchen-sink.json");
    let knowledge = pack::load(&[pack::PackText { name: "kitchen-sink", text }]).knowledge.unwrap();
    let at = |time: &str| format!("2026-11-20T{time}").parse().ok();
    type Times<'a> = [(Option<&'a str>, Option<&'a str>); 2];
    // Hand-over and next sighting of two children, the suspected person's return, and what is due.
    let cases: [(Times<'_>, Option<&str>, Option<&str>); 6] = [
        ([(None, None), (None, None)], None, None),
        ([(Some("17:30"), None), (None, None)], None, Some("17:30")),
        ([(Some("17:30"), Some("17:10")), (None, None)], None, Some("17:10")),
        ([(Some("17:30"), None), (Some("17:00"), None)], None, Some("17:00")),
        ([(Some("17:30"), None), (None, None)], Some("16:40"), Some("16:40")),
        ([(None, None), (None, None)], Some("19:00"), Some("19:00")),
    ];
    for (times, returns, due) in cases {
        let mut record = Record::with_one_child();
        record.children.push(Child::new(ChildNumber(2.try_into().unwrap())));
        record.circumstances.suspect_returns = returns.and_then(at);
        for (child, (handover, next_seen)) in record.children.iter_mut().zip(times) {
            child.presence =
                Presence { handover: handover.and_then(at), next_seen: next_seen.and_then(at), ..Presence::default() };
        }
        let now: Moment = "2026-11-20T16:50".parse().unwrap();
        let assessment = assess(&knowledge, &record, now);
        let call = plan(&knowledge, &record, &assessment, now, now.day())
            .steps
            .into_iter()
            .find(|planned| planned.step.id == "call");
        assert_eq!(call.unwrap().until, due.and_then(at), "{times:?} {returns:?}");
    }
}

/// The kitchen-sink pack, a record of one child in an area, and the plan at a moment.
fn plan_at(now: &str, change: impl Fn(&mut Record)) -> super::Plan {
    let text = include_str!("../../../tests/packs/kitchen-sink.json");
    let knowledge = pack::load(&[pack::PackText { name: "kitchen-sink", text }]).knowledge.unwrap();
    let now: Moment = now.parse().unwrap();
    let mut record = Record::with_one_child();
    change(&mut record);
    plan(&knowledge, &record, &assess(&knowledge, &record, now), now, now.day())
}

fn step<'p>(plan: &'p super::Plan, id: &str) -> Option<&'p super::PlannedStep> {
    plan.steps.iter().find(|planned| planned.step.id == id)
}

fn said_yes(record: &mut Record, item: &str) {
    let basis = Some(Basis { kind: BasisKind::Seen, from: None });
    let statement = Statement::new(Value::Yes, basis, "2026-11-20T16:00".parse().ok());
    record.children[0].statements.insert(item.into(), vec![statement]);
}

fn of_teacher_here(record: &mut Record) {
    record.circumstances.role = Some("teacher".into());
    record.circumstances.area = Some("here".into());
    said_yes(record, "debt");
}

/// A local rule for seeing the child comes before the pack's own hours.
#[test]
fn the_area_sets_the_hours_of_sighting() {
    for (area, until) in [("here", "2026-11-21T16:50"), ("there", "2026-11-22T16:50")] {
        let plan = plan_at("2026-11-20T17:00", |record| {
            record.circumstances.received = "2026-11-20T16:50".parse().ok();
            record.circumstances.area = Some(area.into());
        });
        assert_eq!(step(&plan, "see").unwrap().until, until.parse().ok(), "{area}");
    }
}

/// What is overdue fires its own steps, until it is done; that it could not be done ends nothing.
#[test]
fn an_overdue_step_is_a_fact() {
    let at = |now: &str, state: Option<State>| {
        plan_at(now, |record| {
            record.circumstances.received = "2026-11-20T16:50".parse().ok();
            record.steps.extend(state.map(|state| Progress { step: "see".into(), state, at: None, by: None }));
        })
    };
    let fires = |now: &str, state| step(&at(now, state), "late").is_some();
    assert!(!fires("2026-11-22T16:50", None), "the last minute is in time");
    assert!(fires("2026-11-22T16:51", None));
    assert!(fires("2026-11-22T16:51", Some(State::CouldNot)));
    assert!(fires("2026-11-22T16:51", Some(State::NotYet)));
    assert!(!fires("2026-11-22T16:51", Some(State::Done)));
    assert!(step(&at("2026-11-22T16:51", None), "see").unwrap().is_overdue("2026-11-22T16:51".parse().unwrap()));
}

/// A number is given while somebody answers it and its verification is of the present fiscal year.
#[test]
fn a_number_is_given_while_it_is_verified_and_answered() {
    for (now, area, callable) in [
        ("2026-11-20T14:00", "here", true),
        ("2026-11-20T18:00", "here", false), // closed
        ("2026-11-21T14:00", "here", false), // Saturday
        ("2027-03-31T14:00", "here", true),  // the last day of the fiscal year
        ("2027-04-01T14:00", "here", false), // the first of the next one
        ("2026-05-29T14:00", "here", false), // before anybody had verified it
        ("2026-03-31T14:00", "there", true), // hours unknown
        ("2026-04-01T14:00", "there", false),
        ("2030-04-01T14:00", "there", false), // the desk is gone
    ] {
        let plan = plan_at(now, |record| {
            of_teacher_here(record);
            record.circumstances.area = Some(area.into());
        });
        let tell = step(&plan, "tell").unwrap();
        let number = tell.desks.iter().any(|desk| desk.contact.kind.id == "centre" && desk.callable);
        assert_eq!(number, callable, "{now} {area}");
        // The office takes no notifications: it is never shown as a desk for one, and its kind is told as missing.
        assert!(tell.desks.iter().all(|desk| desk.contact.reports));
        assert!(!tell.missing_kinds.is_empty());
    }
}

/// What is not known neither hides a step nor lets it stand: it stands apart, with the fact that would settle it.
#[test]
fn a_step_that_might_apply_stands_apart() {
    let teacher = |record: &mut Record| record.circumstances.role = Some("teacher".into());
    let plan = plan_at("2026-11-20T14:00", teacher);
    assert!(step(&plan, "tell").is_none());
    let tell = plan.possible.iter().find(|possible| possible.step.id == "tell").unwrap();
    let facts: Vec<String> = tell.settled_by.iter().map(|(_, fact)| format!("{fact:?}")).collect();
    assert!(facts.len() == 1 && facts[0].contains("\"debt\""), "{facts:?}");
    // Where nobody is known to be, the step might apply too; where the role is another one, it does not.
    let nobody = plan_at("2026-11-20T14:00", |record| said_yes(record, "debt"));
    assert!(nobody.possible.iter().any(|possible| possible.step.id == "tell"));
    assert!(nobody.missing.role && nobody.missing.area);
    let other = plan_at("2026-11-20T14:00", |record| {
        of_teacher_here(record);
        record.circumstances.role = Some("child".into());
    });
    assert!(step(&other, "tell").is_none() && other.possible.iter().all(|possible| possible.step.id != "tell"));
}

/// A rule appears on the day on which it comes into force, or when somebody looks ahead.
#[test]
fn a_rule_appears_when_it_comes_into_force() {
    let text = include_str!("../../../tests/packs/kitchen-sink.json");
    let knowledge = pack::load(&[pack::PackText { name: "kitchen-sink", text }]).knowledge.unwrap();
    let mut record = Record::with_one_child();
    of_teacher_here(&mut record);
    for (now, rules_on, stands) in [
        ("2026-12-24T23:59", "2026-12-24", false),
        ("2026-12-25T00:00", "2026-12-25", true),
        ("2026-11-20T12:00", "2026-12-25", true),
    ] {
        let now: Moment = now.parse().unwrap();
        let made = plan(&knowledge, &record, &assess(&knowledge, &record, now), now, rules_on.parse().unwrap());
        assert_eq!(step(&made, "new-law").is_some(), stands, "{now} by the rules of {rules_on}");
        assert_eq!(made.rules_on.is_some(), now.day().to_string() != rules_on);
    }
}

#[test]
fn a_service_that_is_not_run_has_another_in_its_place() {
    let here = plan_at("2026-11-20T14:00", of_teacher_here);
    let rest = here.offers.iter().find(|offer| offer.service.id == "rest").unwrap();
    assert!(matches!(rest.run, super::Run::NotHere(_)));
    assert_eq!(rest.instead.iter().map(|service| service.id.as_str()).collect::<Vec<_>>(), ["talk"]);
    let there = plan_at("2026-11-20T14:00", |record| {
        of_teacher_here(record);
        record.circumstances.area = Some("there".into());
    });
    assert!(there.offers.iter().all(|offer| matches!(offer.run, super::Run::Unknown) && offer.instead.is_empty()));
}

/// A clock that stands before the sheet was made cannot be right.
#[test]
fn a_clock_far_off_is_told() {
    assert!(plan_at("2000-01-01T00:00", |_| {}).missing.clock);
    assert!(!plan_at("2026-11-20T14:00", |_| {}).missing.clock);
}

/// Answers to any items of the built-in sheet, with a role, an area, a time, and posts that say who did what.
fn any_case() -> impl Strategy<Value = (Record, Moment)> {
    let knowledge = pack::built_in().knowledge.unwrap();
    let ids: Vec<(String, bool)> = knowledge
        .items
        .iter()
        .filter(|item| knowledge.is_asked_of(item, Subject::Born))
        .map(|item| (item.id.clone(), item.scope == Scope::Household))
        .collect();
    let roles: Vec<Option<String>> =
        knowledge.roles.iter().map(|role| Some(role.id.clone())).chain([None, Some("nobody".into())]).collect();
    let areas: Vec<Option<String>> =
        knowledge.areas.iter().map(|area| Some(area.id.clone())).chain([None, Some("nowhere".into())]).collect();
    let steps: Vec<String> = knowledge.steps.iter().map(|step| step.id.clone()).collect();
    let answers = prop::collection::vec((prop::sample::select(ids), 0u8..4), 0..12);
    let moment = (2024i32..2032, 1u8..=12, 1u8..=28, 0u16..1440)
        .prop_map(|(year, month, day, minute)| Moment::in_day(Day::new(year, month, day).unwrap(), minute).unwrap());
    let done = prop::collection::vec((prop::sample::select(steps), 0u8..3), 0..3);
    let born = prop::option::of((2006i32..2026, 1u8..=12));
    let rest = (prop::sample::select(roles), prop::sample::select(areas), moment, any::<bool>(), done, born);
    (answers, rest).prop_map(|(answers, (role, area, now, received, done, born))| {
        let mut record = Record::with_one_child();
        record.circumstances.role = role;
        record.circumstances.area = area;
        record.circumstances.received = received.then_some(now).and_then(|now| now.plus_hours(1));
        record.children[0].arrival =
            Arrival::Born(born.and_then(|(year, month)| format!("{year}-{month:02}").parse().ok()));
        for ((id, household), value) in answers {
            let kind = if value == 3 { BasisKind::Heard } else { BasisKind::Seen };
            let value = [Value::Yes, Value::No, Value::Unknown, Value::No][usize::from(value)];
            let statement = Statement::new(value, Some(Basis { kind, from: Some(POST.into()) }), Some(now));
            let statements = if household { &mut record.household } else { &mut record.children[0].statements };
            statements.of(id).unwrap().push(statement);
        }
        for (id, state) in done {
            let state = [State::NotYet, State::Done, State::CouldNot][usize::from(state)];
            record.steps.push(Progress { step: id, state, at: Some(now), by: Some(POST.into()) });
        }
        record.calls.push(Call { at: Some(now), to: Some(POST.into()), taken_by: Some(POST.into()), said: None });
        record.children[0].presence.last_seen_by = Some(POST.into());
        (record, now)
    })
}

thread_local! {
    /// Reading the built-in packs takes longer than a plan.
    static BUILT_IN: Knowledge = pack::built_in().knowledge.unwrap();
}

/// A post that no text of the program holds.
const POST: &str = "用務の人";

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Whatever was answered, wherever and whenever: there is something to do, danger comes first, no number is given that
    /// is out of date, no calm word while its condition is open, and nobody who reported is named.
    #[test]
    fn no_plan_leaves_anybody_alone((record, now) in any_case()) {
        BUILT_IN.with(|knowledge| leaves_nobody_alone(knowledge, &record, now))?;
    }
}

fn leaves_nobody_alone(knowledge: &Knowledge, record: &Record, now: Moment) -> Result<(), TestCaseError> {
    let assessment = assess(knowledge, record, now);
    let made = plan(knowledge, record, &assessment, now, now.day());
    let acts = made.steps.iter().filter(|planned| planned.step.force != Force::MustNot).count();
    let told = made.missing.role || made.missing.area;
    prop_assert!(acts > 0 || told || !made.possible.is_empty());
    let facts = &assessment.children[0].facts;
    let danger = facts.answer(knowledge.item("danger-now").unwrap()).truth();
    if danger.is_true() {
        prop_assert_eq!(&made.steps[0].step.id, "call-110-119");
    }
    for planned in &made.steps {
        let calming = matches!(planned.step.guard.when, Start::OnceRuledOut(_));
        if let (true, Start::OnceRuledOut(condition)) = (calming, &planned.step.guard.when) {
            prop_assert!(!condition.truth(&|ground| facts.ground(ground)).is_possible());
        }
        for desk in &planned.desks {
            let contact = &desk.contact;
            if desk.callable {
                let verified = contact
                    .verified_on
                    .is_some_and(|on| on <= now.day() && on.fiscal_year() == now.day().fiscal_year());
                prop_assert!(contact.standing || verified, "{}", contact.id);
            }
            prop_assert!(contact.exists(now.day()));
            if planned.step.channel == Some(Channel::Notification) {
                prop_assert!(contact.reports, "{} takes no notification", contact.id);
            }
        }
    }
    for lang in [Lang::Ja, Lang::En] {
        let report = compose(knowledge, record, &assessment, &made, now, lang, Extent::Full);
        for section in
            report.sections.iter().filter(|section| matches!(section.kind, SectionKind::Plan | SectionKind::Offers))
        {
            let one = Report { title: String::new(), sections: vec![section.clone()] };
            prop_assert!(!plain_text(&one, lang).contains(POST));
        }
    }
    prop_assert!(!result_json(knowledge, record, &assessment, &made, now, None).contains(POST));
    Ok(())
}
