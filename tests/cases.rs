//! Records that were worked out by hand from the sources, before the program judged them: `tests/cases/*.json`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod worked_out;

use std::collections::{BTreeMap, BTreeSet};

use mimamori_core::assess::assess;
use mimamori_core::pack;
use mimamori_core::plan::plan;
use mimamori_core::report::result_json;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    children: Vec<Child>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Child {
    number: u8,
    /// The levels that were worked out; a case need not speak of every scale.
    scales: BTreeMap<String, Levels>,
    #[serde(default)]
    reasons: BTreeMap<String, BTreeSet<String>>,
    disclosures: BTreeSet<String>,
    #[serde(default)]
    next_includes: BTreeSet<String>,
    #[serde(default)]
    next_excludes: BTreeSet<String>,
    #[serde(default)]
    disputed: BTreeSet<String>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Levels {
    known: String,
    possible: String,
}

/// The parts of a result that cases speak of.
#[derive(Deserialize)]
struct Result {
    children: Vec<Found>,
}

#[derive(Deserialize)]
struct Found {
    number: u8,
    scales: BTreeMap<String, Levels>,
    reasons: Vec<Reason>,
    next: Vec<Next>,
    disclosures: BTreeSet<String>,
    disputed: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Reason {
    scale: String,
    facts: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Next {
    fact: String,
}

#[test]
fn every_case_is_judged_as_it_was_worked_out_by_hand() {
    let knowledge = pack::built_in().knowledge.unwrap();
    let mut wrong = Vec::new();
    let mut seen = 0;
    let mut scales = BTreeSet::new();
    for case in worked_out::cases::<Expect>("tests/cases") {
        let (now, record) = (case.now(), case.record(&knowledge));
        let assessment = assess(&knowledge, &record, now);
        let json = result_json(
            &knowledge,
            &record,
            &assessment,
            &plan(&knowledge, &record, &assessment, now, now.day()),
            now,
            None,
        );
        let result: Result = serde_json::from_str(&json).unwrap();
        seen += 1;
        let name = &case.name;
        assert_eq!(result.children.len(), case.expect.children.len(), "{name}");
        for (found, expected) in result.children.iter().zip(&case.expect.children) {
            scales.extend(expected.scales.keys().cloned());
            compare(&format!("{name}, child {}", expected.number), found, expected, &mut wrong);
        }
    }
    assert!(seen >= 11, "only {seen} cases were found");
    let unworked: Vec<&str> =
        knowledge.scales.iter().map(|scale| scale.id.as_str()).filter(|id| !scales.contains(*id)).collect();
    assert!(unworked.is_empty(), "no case works out {unworked:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn compare(name: &str, found: &Found, expected: &Child, wrong: &mut Vec<String>) {
    let mut differs = |what: &str, found: String, expected: String| {
        if found != expected {
            wrong.push(format!("{name}: {what}: found {found}, worked out {expected}"));
        }
    };
    differs("number", found.number.to_string(), expected.number.to_string());
    for (scale, levels) in &expected.scales {
        differs(scale, format!("{:?}", found.scales.get(scale)), format!("{:?}", Some(levels)));
    }
    differs("disclosures", format!("{:?}", found.disclosures), format!("{:?}", expected.disclosures));
    differs("disputed", format!("{:?}", found.disputed), format!("{:?}", expected.disputed));
    for (scale, facts) in &expected.reasons {
        let reason = found.reasons.iter().find(|reason| reason.scale == *scale).map(|reason| &reason.facts);
        differs(
            &format!("reason of {scale}"),
            format!("{reason:?}"),
            format!("{:?}", Some(facts).filter(|f| !f.is_empty())),
        );
    }
    let next: BTreeSet<String> = found.next.iter().map(|next| next.fact.clone()).collect();
    let missing: Vec<&String> = expected.next_includes.difference(&next).collect();
    let needless: Vec<&String> = expected.next_excludes.intersection(&next).collect();
    differs("missing from next", format!("{missing:?}"), "[]".into());
    differs("needless in next", format!("{needless:?}"), "[]".into());
}
