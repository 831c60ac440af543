use super::plan;
use crate::assess::assess;
use crate::pack;
use crate::record::{Basis, BasisKind, Record, Statement, Value};

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
    assert_eq!(ids(&planned(None, &ruled_out)), ["see", "press"]);
    assert_eq!(ids(&planned(None, &[("debt", Value::Yes)])), ["call", "see", "ask", "press"]);
    assert_eq!(ids(&planned(None, &[("debt", Value::Yes), ("grandmother", Value::Yes)])), ["call", "see", "press"]);
    assert_eq!(
        ids(&planned(None, &[("debt", Value::Yes), ("grandmother", Value::Unknown)])),
        ["call", "see", "ask", "press"]
    );
}
