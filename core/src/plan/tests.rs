use super::plan;
use crate::assess::assess;
use crate::pack;
use crate::record::{Basis, BasisKind, Child, ChildNumber, Presence, Record, Statement, Value};

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
    let assessment = assess(&knowledge, &record, "2026-11-20T17:00".parse().unwrap());
    let steps = plan(&knowledge, &record, &assessment).steps;
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
        let assessment = assess(&knowledge, &record, "2026-11-20T16:50".parse().unwrap());
        let call = plan(&knowledge, &record, &assessment).steps.into_iter().find(|planned| planned.step.id == "call");
        assert_eq!(call.unwrap().until, due.and_then(at), "{times:?} {returns:?}");
    }
}
