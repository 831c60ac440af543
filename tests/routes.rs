//! Plans that were worked out by hand from the rules, before the program made them: `tests/routes/*.json`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod worked_out;

use std::collections::{BTreeMap, BTreeSet};

use mimamori_core::assess::assess;
use mimamori_core::calendar::{Day, Moment};
use mimamori_core::knowledge::Knowledge;
use mimamori_core::pack;
use mimamori_core::plan::{Plan, Run, desks, plan};
use mimamori_core::report::{desks_to_ask, directory, plain_text};
use mimamori_core::text::Lang;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    /// The first step of the plan.
    first: Option<String>,
    /// Steps that stand.
    #[serde(default)]
    stands: BTreeSet<String>,
    /// Steps that do not stand; they may still be possible.
    #[serde(default)]
    not: BTreeSet<String>,
    /// Steps that stand apart, since what would make them is not known.
    #[serde(default)]
    possible: BTreeSet<String>,
    /// Steps that neither stand nor might.
    #[serde(default)]
    ruled_out: BTreeSet<String>,
    /// The desks of a step, in order.
    #[serde(default)]
    desks: BTreeMap<String, Vec<String>>,
    /// The kinds of desk of a step of which none is registered.
    #[serde(default)]
    missing_kinds: BTreeMap<String, Vec<String>>,
    /// Until when a step is due.
    #[serde(default)]
    until: BTreeMap<String, String>,
    /// Steps whose deadline has passed.
    #[serde(default)]
    overdue: BTreeSet<String>,
    /// Services, and whether they are run there; `null` where nobody knows.
    #[serde(default)]
    offers: BTreeMap<String, Option<bool>>,
}

type Case = worked_out::Case<Expect>;

fn cases() -> Vec<Case> {
    worked_out::cases("tests/routes")
}

fn knowledge() -> Knowledge {
    pack::built_in().knowledge.unwrap()
}

fn planned(knowledge: &Knowledge, case: &Case) -> (Plan, Moment) {
    let (now, record) = (case.now(), case.record(knowledge));
    let rules_on: Day = case.rules_on.as_ref().map_or(now.day(), |day| day.parse().unwrap());
    (plan(knowledge, &record, &assess(knowledge, &record, now), now, rules_on), now)
}

#[test]
fn every_plan_is_as_it_was_worked_out_by_hand() {
    let knowledge = knowledge();
    let mut wrong = Vec::new();
    let ids: BTreeSet<&str> = knowledge.steps.iter().map(|step| step.id.as_str()).collect();
    for case in cases() {
        let name = &case.name;
        let (plan, now) = planned(&knowledge, &case);
        let stands: Vec<&str> = plan.steps.iter().map(|planned| planned.step.id.as_str()).collect();
        let possible: Vec<&str> = plan.possible.iter().map(|possible| possible.step.id.as_str()).collect();
        let expect = &case.expect;
        let named = [&expect.stands, &expect.not, &expect.possible, &expect.ruled_out];
        let unknown: Vec<&String> = named.into_iter().flatten().filter(|id| !ids.contains(id.as_str())).collect();
        assert!(unknown.is_empty(), "{name}: no such step: {unknown:?}");
        let mut differs = |what: String| wrong.push(format!("{name}: {what}"));
        if expect.first.as_deref().is_some_and(|first| stands.first() != Some(&first)) {
            differs(format!("first is {:?}", stands.first()));
        }
        for id in expect.stands.iter().filter(|id| !stands.contains(&id.as_str())) {
            differs(format!("{id} does not stand"));
        }
        for id in expect.not.union(&expect.ruled_out).filter(|id| stands.contains(&id.as_str())) {
            differs(format!("{id} stands"));
        }
        for id in expect.possible.iter().filter(|id| !possible.contains(&id.as_str())) {
            differs(format!("{id} is not possible"));
        }
        for id in expect.ruled_out.iter().filter(|id| possible.contains(&id.as_str())) {
            differs(format!("{id} is possible"));
        }
        let step = |id: &String| {
            let step = plan.steps.iter().find(|planned| planned.step.id == *id);
            step.unwrap_or_else(|| panic!("{name}: {id} does not stand"))
        };
        for (id, contacts) in &expect.desks {
            let found: Vec<&str> = step(id).desks.iter().map(|desk| desk.contact.id.as_str()).collect();
            if found != *contacts {
                differs(format!("{id} goes to {found:?}"));
            }
        }
        for (id, kinds) in &expect.missing_kinds {
            let missing = step(id).missing_kinds.iter().map(|place| knowledge.contact_kinds[*place].id.as_str());
            let missing: Vec<&str> = missing.collect();
            if missing != *kinds {
                differs(format!("{id} misses {missing:?}"));
            }
        }
        for (id, until) in &expect.until {
            let found = step(id).until.map(|until| until.to_string());
            if found.as_ref() != Some(until) {
                differs(format!("{id} is due {found:?}"));
            }
        }
        let overdue =
            plan.steps.iter().filter(|planned| planned.is_overdue(now)).map(|planned| planned.step.id.clone());
        let overdue: BTreeSet<String> = overdue.collect();
        if overdue != expect.overdue {
            differs(format!("overdue: {overdue:?}"));
        }
        for (id, runs) in &expect.offers {
            let offer = plan.offers.iter().find(|offer| offer.service.id == *id);
            let found = offer.map(|offer| match offer.run {
                Run::Here(_) => Some(true),
                Run::NotHere(_) => Some(false),
                Run::Unknown => None,
            });
            if found != Some(*runs) {
                differs(format!("the service {id}: {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// No step is there that no case lets stand, and none that every case lets stand: a rule that is never tried both ways may
/// be wrong for years.
#[test]
fn every_step_is_reached_and_missed_by_some_case() {
    let knowledge = knowledge();
    let (mut reached, mut missed) = (BTreeSet::new(), BTreeSet::new());
    for case in cases() {
        let (plan, _) = planned(&knowledge, &case);
        let stands: BTreeSet<String> = plan.steps.iter().map(|planned| planned.step.id.clone()).collect();
        missed.extend(knowledge.steps.iter().map(|step| step.id.clone()).filter(|id| !stands.contains(id)));
        reached.extend(stands);
    }
    let all = || knowledge.steps.iter().map(|step| step.id.clone());
    let never: Vec<String> = all().filter(|id| !reached.contains(id)).collect();
    assert!(never.is_empty(), "no case lets these stand: {never:?}");
    let conditional = |id: &String| {
        let step = knowledge.step(id).unwrap();
        !matches!(step.guard.when, mimamori_core::knowledge::Start::Always)
    };
    let always: Vec<String> = all().filter(conditional).filter(|id| !missed.contains(id)).collect();
    assert!(always.is_empty(), "every case lets these stand: {always:?}");
}

/// Every desk stands in the list of its area, and in no plan but by a kind that some step or role asks for.
#[test]
fn every_desk_is_listed_where_it_serves() {
    let knowledge = knowledge();
    let now: Moment = "2026-11-20T14:00".parse().unwrap();
    let kinds: Vec<String> = knowledge.contact_kinds.iter().map(|kind| kind.id.clone()).collect();
    let mut reached = BTreeSet::new();
    for area in &knowledge.areas {
        let mut record = mimamori_core::record::Record::with_one_child();
        record.circumstances.area = Some(area.id.clone());
        let text = plain_text(&directory(&knowledge, &record, now, Lang::Ja), Lang::Ja);
        for desk in desks(&knowledge, &kinds, Some(&area.id), now) {
            assert!(text.contains(&desk.contact.name.ja), "{} is not listed for {}", desk.contact.id, area.id);
            reached.insert(desk.contact.id.clone());
        }
        for role in &knowledge.roles {
            for line in desks_to_ask(&knowledge, &record, &role.to, now, Lang::Ja) {
                assert!(!line.0.is_empty(), "{}", role.id);
            }
        }
    }
    let never: Vec<&str> =
        knowledge.contacts.iter().map(|contact| contact.id.as_str()).filter(|id| !reached.contains(*id)).collect();
    assert!(never.is_empty(), "no area is served by {never:?}");
}
