use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Assessment, OtherEdition, assess, other_editions, unknown_items};
use crate::calendar::Moment;
use crate::knowledge::{Fact, Item, Kind, Knowledge, Scope, Subject};
use crate::logic::{Bounds, Rank, Truth};
use crate::pack;
use crate::record::{Arrival, Basis, BasisKind, Child, ChildNumber, JudgedWith, Record, Statement, Value, Withdrawal};

fn sheet() -> Knowledge {
    pack::built_in().knowledge.unwrap()
}

fn kitchen_sink() -> Knowledge {
    let text = include_str!("../../../tests/packs/kitchen-sink.json");
    pack::load(&[pack::PackText { name: "kitchen-sink", text }]).knowledge.unwrap()
}

fn now() -> Moment {
    "2026-11-20T17:00".parse().unwrap()
}

fn number(number: u8) -> ChildNumber {
    ChildNumber(number.try_into().unwrap())
}

fn born(text: &str) -> Arrival {
    Arrival::Born(Some(text.parse().unwrap()))
}

fn said(value: Value, kind: BasisKind) -> Statement {
    Statement::new(value, Some(Basis { kind, from: None }), Some(now()))
}

fn of_truth(truth: Truth) -> Option<Statement> {
    match truth {
        Truth::True => Some(said(Value::Yes, BasisKind::Seen)),
        Truth::False => Some(said(Value::No, BasisKind::Seen)),
        Truth::Unknown => None,
    }
}

fn child(at: u8, arrival: Arrival) -> Child {
    Child { arrival, ..Child::new(number(at)) }
}

/// Puts a statement where the sheet would.
fn state(record: &mut Record, at: usize, item: &Item, statement: Statement) {
    let statements = match item.scope {
        Scope::Household => &mut record.household,
        Scope::Child => &mut record.children[at].statements,
    };
    statements.of(item.id.clone()).unwrap().push(statement);
}

fn bounds(assessment: &Assessment, child: usize, scale: &str) -> Bounds {
    assessment.children[child].scales.iter().find(|s| s.scale.id == scale).unwrap().bounds
}

fn urgency_of(knowledge: &Knowledge, questions: [Truth; 8]) -> Bounds {
    let mut record = Record { children: vec![child(1, born("2012-07"))], ..Record::default() };
    for (question, truth) in knowledge.questions.iter().zip(questions) {
        for fact in question.condition.facts() {
            let Fact::Item(item) = fact else { continue };
            match truth {
                // One item is enough for a yes; a no needs all of them.
                Truth::True if *item != question.items[0] => {}
                _ => of_truth(truth).into_iter().for_each(|statement| state(&mut record, 0, item, statement)),
            }
        }
    }
    bounds(&assess(knowledge, &record, now()), 0, "urgency")
}

/// The published rule in the words of the manual's commentary, with the safe reading of its gaps: the lettered level
/// for eight plain answers.
fn by_the_manual(yes: [bool; 8]) -> Rank {
    let [q1, q2, q3, q4, q5, q6, q7, q8] = yes;
    if q1 || q2 || q3 {
        return Rank(4);
    }
    if q4 && q5 {
        return Rank(3);
    }
    // The commentary has no rule for exactly one of ④ and ⑤; the safe reading is at least C.
    if q6 || q7 || q4 || q5 {
        return Rank(2);
    }
    if q8 { Rank(1) } else { Rank(0) }
}

/// All 3⁸ = 6,561 states of the eight questions, against all completions of each.
#[test]
fn every_state_of_the_eight_questions() {
    let knowledge = sheet();
    let mut judged: BTreeMap<[Truth; 8], Bounds> = BTreeMap::new();
    for state in 0..3usize.pow(8) {
        let truths =
            std::array::from_fn(|at| [Truth::False, Truth::Unknown, Truth::True][state / 3usize.pow(at as u32) % 3]);
        let completions = (0..1u32 << 8)
            .map(|bits| std::array::from_fn(|at| bits >> at & 1 == 1))
            .filter(|yes: &[bool; 8]| {
                truths.iter().zip(yes).all(|(truth, yes)| *truth == Truth::Unknown || truth.is_true() == *yes)
            })
            .map(by_the_manual);
        let (low, high) = completions.fold((Rank(9), Rank(0)), |(low, high), rank| (low.min(rank), high.max(rank)));
        let found = urgency_of(&knowledge, truths);
        assert_eq!((found.known, found.possible), (low, high), "{truths:?}");
        judged.insert(truths, found);
    }
    assert_eq!(judged.len(), 6_561);
}

fn any_truth() -> impl Strategy<Value = Truth> {
    prop_oneof![2 => Just(Truth::False), 2 => Just(Truth::Unknown), 1 => Just(Truth::True)]
}

/// Two children, every item of the kitchen-sink pack answered or not, months of birth known or not.
#[derive(Clone, Debug)]
struct Family {
    truths: [Vec<Truth>; 2],
    births: [Option<&'static str>; 2],
}

const BIRTHS: [&str; 3] = ["2026-08", "2022-07", "2010-01"];

fn any_family() -> impl Strategy<Value = Family> {
    let truths = || prop::collection::vec(any_truth(), 12);
    let birth = || prop::option::of(prop::sample::select(&BIRTHS[..]));
    (truths(), truths(), birth(), birth())
        .prop_map(|(a, b, first, second)| Family { truths: [a, b], births: [first, second] })
}

impl Family {
    fn record(&self, knowledge: &Knowledge) -> Record {
        let arrival = |at: usize| self.births[at].map_or(Arrival::Born(None), born);
        let mut record = Record { children: vec![child(1, arrival(0)), child(2, arrival(1))], ..Record::default() };
        for (at, item) in knowledge.items.iter().enumerate() {
            for child in 0..2 {
                if item.scope == Scope::Child || child == 0 {
                    let statement = of_truth(self.truths[child][at]);
                    statement.into_iter().for_each(|statement| state(&mut record, child, item, statement));
                }
            }
        }
        record
    }

    /// A random completion: every unknown answered, every birth known.
    fn completed(&self, answers: &[bool], births: [usize; 2]) -> Family {
        let mut family = self.clone();
        let mut answers = answers.iter();
        for truth in family.truths.iter_mut().flatten() {
            let answer = answers.next().copied().unwrap_or_default();
            if *truth == Truth::Unknown {
                *truth = Truth::known(answer);
            }
        }
        for (birth, chosen) in family.births.iter_mut().zip(births) {
            *birth = birth.or(Some(BIRTHS[chosen]));
        }
        family
    }
}

fn all_bounds(knowledge: &Knowledge, record: &Record) -> Vec<Bounds> {
    let assessment = assess(knowledge, record, now());
    assessment.children.iter().flat_map(|child| child.scales.iter().map(|scale| scale.bounds)).collect()
}

proptest! {
    /// For a whole family, with ages and the rules among siblings: every completion lies within the bounds, and the
    /// completions with all unknowns at their bottom and at their top attain them (what a source leaves open can still
    /// leave room above).
    #[test]
    fn bounds_hold_for_a_family(
        family in any_family(), answers in prop::collection::vec(any::<bool>(), 24), births in [0usize..3, 0usize..3]
    ) {
        let knowledge = kitchen_sink();
        let now = all_bounds(&knowledge, &family.record(&knowledge));
        let after = |family: Family| all_bounds(&knowledge, &family.record(&knowledge));
        for (bounds, completed) in now.iter().zip(after(family.completed(&answers, births))) {
            prop_assert!(bounds.known <= completed.known && completed.possible <= bounds.possible);
        }
        let bottom = after(family.completed(&[false; 24], [2, 2]));
        let top = after(family.completed(&[true; 24], [0, 0]));
        for (at, bounds) in now.iter().enumerate() {
            prop_assert_eq!(bottom[at].known, bounds.known);
            prop_assert_eq!(top[at].possible, bounds.possible);
        }
    }

    /// One more yes, on any child, never lowers a level of any child.
    #[test]
    fn a_yes_never_lowers(family in any_family(), which in 0usize..2, item in 0usize..12) {
        let knowledge = kitchen_sink();
        let before = family.record(&knowledge);
        let mut after = before.clone();
        state(&mut after, which, &knowledge.items[item], said(Value::Yes, BasisKind::Heard));
        for (before, after) in all_bounds(&knowledge, &before).iter().zip(all_bounds(&knowledge, &after)) {
            prop_assert!(before.known <= after.known);
        }
    }

    /// The order of statements does not matter, nor do statements that only add doubt lower anything.
    #[test]
    fn the_order_of_statements_does_not_matter(
        values in prop::collection::vec((0usize..3, 0usize..5, prop::option::of(0u32..4)), 0..6), seed in any::<prop::sample::Index>()
    ) {
        let knowledge = kitchen_sink();
        let kinds = [BasisKind::Seen, BasisKind::Record, BasisKind::Agency, BasisKind::Heard, BasisKind::Summary];
        let statements: Vec<Statement> = values
            .iter()
            .map(|(value, kind, hour)| Statement {
                at: hour.and_then(|hour| now().plus_hours(hour)),
                ..said([Value::Yes, Value::No, Value::Unknown][*value], kinds[*kind])
            })
            .collect();
        let judged = |statements: Vec<Statement>| {
            let mut record = Record::with_one_child();
            record.children[0].statements.insert("hurt".into(), statements);
            all_bounds(&knowledge, &record)
        };
        let mut turned = statements.clone();
        turned.rotate_left(seed.index(values.len() + 1) % values.len().max(1));
        let plain = judged(statements.clone());
        prop_assert_eq!(&plain, &judged(turned));
        let doubted = statements.into_iter().chain([said(Value::Unknown, BasisKind::Seen)]).collect();
        for (before, after) in plain.iter().zip(judged(doubted)) {
            prop_assert!(before.known <= after.known && before.possible <= after.possible);
        }
    }

    /// The same record gives the same assessment.
    #[test]
    fn it_is_deterministic(family in any_family()) {
        let knowledge = kitchen_sink();
        let record = family.record(&knowledge);
        let facts = |assessment: &Assessment| format!("{:?}", assessment);
        prop_assert_eq!(facts(&assess(&knowledge, &record, now())), facts(&assess(&knowledge, &record, now())));
    }
}

#[test]
fn what_counts_as_a_no() {
    let knowledge = kitchen_sink();
    let truth = |statements: Vec<Statement>| {
        let mut record = Record::with_one_child();
        record.children[0].statements.insert("hurt".into(), statements);
        let assessment = assess(&knowledge, &record, now());
        assessment.children[0].facts.answer(knowledge.item("hurt").unwrap()).truth()
    };
    let no = |kind| said(Value::No, kind);
    let bare = Statement::new(Value::No, None, None);
    let yes = said(Value::Yes, BasisKind::Heard);
    let withdrawn =
        Statement { withdrawn: Some(Withdrawal { reason: "書きまちがい".into(), at: None }), ..yes.clone() };
    let at = |hour: u32, statement: Statement| Statement { at: now().plus_hours(hour), ..statement };
    let undated = |statement: Statement| Statement { at: None, ..statement };
    let unknown = Statement::new(Value::Unknown, None, None);
    let cases = [
        (vec![], Truth::Unknown),
        (vec![bare], Truth::Unknown),
        (vec![no(BasisKind::Heard)], Truth::Unknown),
        (vec![no(BasisKind::Judged)], Truth::Unknown),
        (vec![no(BasisKind::Seen)], Truth::False),
        (vec![no(BasisKind::Record)], Truth::False),
        (vec![no(BasisKind::Agency)], Truth::False),
        (vec![no(BasisKind::Summary)], Truth::False),
        (vec![undated(no(BasisKind::Summary))], Truth::False),
        (vec![undated(no(BasisKind::Seen))], Truth::Unknown),
        (vec![no(BasisKind::Seen), no(BasisKind::Heard)], Truth::False),
        (vec![at(1, no(BasisKind::Seen)), at(2, no(BasisKind::Heard))], Truth::False),
        (vec![at(2, unknown.clone()), at(1, no(BasisKind::Heard))], Truth::Unknown),
        (vec![no(BasisKind::Seen), yes.clone()], Truth::True),
        (vec![no(BasisKind::Seen), withdrawn.clone()], Truth::False),
        (vec![withdrawn], Truth::Unknown),
        (vec![at(1, unknown.clone()), at(2, no(BasisKind::Seen))], Truth::False),
        (vec![at(1, unknown.clone()), at(1, no(BasisKind::Seen))], Truth::Unknown),
        (vec![at(1, no(BasisKind::Seen)), at(2, unknown.clone())], Truth::Unknown),
        (vec![at(1, no(BasisKind::Seen)), unknown], Truth::Unknown),
    ];
    for (statements, expected) in cases {
        assert_eq!(truth(statements.clone()), expected, "{statements:?}");
    }
}

#[test]
fn a_household_answer_holds_for_all_and_a_childs_no_for_one() {
    let knowledge = kitchen_sink();
    let mut record =
        Record { children: vec![child(1, born("2020-01")), child(2, born("2020-01"))], ..Record::default() };
    record.household.insert("debt".into(), vec![said(Value::Yes, BasisKind::Record)]);
    record.children[0].statements.insert("hurt".into(), vec![said(Value::No, BasisKind::Seen)]);
    let assessment = assess(&knowledge, &record, now());
    let truth = |at: usize, id: &str| assessment.children[at].facts.answer(knowledge.item(id).unwrap()).truth();
    assert_eq!([truth(0, "debt"), truth(1, "debt")], [Truth::True, Truth::True]);
    assert_eq!([truth(0, "hurt"), truth(1, "hurt")], [Truth::False, Truth::Unknown]);
}

/// The short form of a child may answer household items: they hold for all.
#[test]
fn household_items_under_a_child_hold_for_all() {
    let knowledge = kitchen_sink();
    let mut record =
        Record { children: vec![child(1, born("2020-01")), child(2, born("2020-01"))], ..Record::default() };
    record.children[1].statements.insert("debt".into(), vec![said(Value::Yes, BasisKind::Heard)]);
    record.children[1].statements.insert("drink".into(), vec![said(Value::No, BasisKind::Summary)]);
    let assessment = assess(&knowledge, &record, now());
    let truth = |at: usize, id: &str| assessment.children[at].facts.answer(knowledge.item(id).unwrap()).truth();
    assert_eq!([truth(0, "debt"), truth(1, "debt")], [Truth::True, Truth::True]);
    assert_eq!([truth(0, "drink"), truth(1, "drink")], [Truth::False, Truth::False]);
}

#[test]
fn answers_that_would_count_for_nobody_are_found() {
    let knowledge = kitchen_sink();
    let mut record = Record::with_one_child();
    let one = || vec![said(Value::Yes, BasisKind::Seen)];
    record.household = [("debt".into(), one()), ("hurt".into(), one()), ("huge".into(), one())].into();
    record.children[0].statements = [("hurt".into(), one()), ("debt".into(), one()), ("hat".into(), one())].into();
    assert_eq!(unknown_items(&knowledge, &record), ["household: huge", "household: hurt", "children[0]: hat"]);
}

#[test]
fn other_editions_of_loaded_packs_are_found() {
    let knowledge = kitchen_sink();
    let judged = |id: &str, edition: &str| JudgedWith { id: id.into(), edition: edition.into(), hash: String::new() };
    let packs = vec![judged("kitchen-sink", "0"), judged("kitchen-sink", "1"), judged("not-loaded", "0")];
    let record = Record { packs, ..Record::default() };
    let other =
        |id: &str, ours: Option<&str>| OtherEdition { id: id.into(), theirs: "0".into(), ours: ours.map(Into::into) };
    assert_eq!(other_editions(&knowledge, &record), [other("kitchen-sink", Some("1")), other("not-loaded", None)]);
    let mut same = Record { packs: vec![judged("kitchen-sink", "1")], ..Record::default() };
    same.packs[0].hash = knowledge.packs[0].hash.clone();
    assert_eq!(other_editions(&knowledge, &same), []);
    same.packs[0].hash = "another".into();
    assert_eq!(other_editions(&knowledge, &same).len(), 1);
}

/// What one item alone gives, for every item of the sheet: none that counts is without effect, and a disclosure that
/// speaks of age alone never stands beside an item of its question.
#[test]
fn every_item_of_the_sheet_counts_for_what_it_says() {
    let knowledge = sheet();
    let nothing = |birth: &str| Record { children: vec![child(1, born(birth))], ..Record::default() };
    let fourth = knowledge.questions.iter().find(|question| question.id == "q4").unwrap();
    for item in knowledge.items.iter().filter(|item| knowledge.is_asked_of(item, Subject::Born)) {
        // At fourteen years and at three months: some items count for a baby alone.
        let raises = |birth: &str| {
            let mut record = nothing(birth);
            let before = all_bounds(&knowledge, &record);
            state(&mut record, 0, item, said(Value::Yes, BasisKind::Seen));
            let after = all_bounds(&knowledge, &record);
            before.iter().zip(after).any(|(before, after)| before.known < after.known)
        };
        assert_eq!(raises("2012-07") || raises("2026-08"), item.kind == Kind::Risk, "{}", item.id);
        let mut record = nothing("2022-07");
        state(&mut record, 0, item, said(Value::Yes, BasisKind::Seen));
        let of_fourth = fourth.condition.facts().contains(&&Fact::Item(item.clone()));
        let told = assess(&knowledge, &record, now()).children.remove(0);
        assert_eq!(told.disclosures.iter().any(|told| told.id == "age-alone"), !of_fourth, "{}", item.id);
    }
}

#[test]
fn a_slip_of_the_year_rules_nothing_out() {
    let knowledge = sheet();
    for (text, age_counts) in [("2022-07", true), ("2012-07", false)] {
        let record = Record { children: vec![child(1, born(text))], ..Record::default() };
        let known = bounds(&assess(&knowledge, &record, now()), 0, "urgency").known;
        assert_eq!(known > Rank::NO_RULE_FIRED, age_counts);
    }
    for text in ["1922-07", "2062-07"] {
        let record = Record { children: vec![child(1, born(text))], ..Record::default() };
        let assessment = assess(&knowledge, &record, now());
        let fourth = knowledge.questions.iter().find(|question| question.id == "q4").unwrap();
        let facts = &assessment.children[0].facts;
        assert_eq!(fourth.condition.truth(&|fact| facts.truth(fact)), Truth::Unknown, "{text}");
    }
}

#[test]
fn a_birth_that_is_overdue_is_judged_as_a_child_of_unknown_age() {
    let knowledge = sheet();
    let expected =
        |text: &str| Record { children: vec![child(1, Arrival::Expected(text.parse().ok()))], ..Record::default() };
    let subject = |text| assess(&knowledge, &expected(text), now()).children[0].subject;
    assert_eq!(subject("2026-10"), Subject::Born);
    assert_eq!(subject("2026-11"), Subject::Unborn);
    let mut answered = expected("2027-02");
    answered.children[0].statements.insert("grave-injury".into(), vec![said(Value::Yes, BasisKind::Seen)]);
    assert_eq!(unknown_items(&knowledge, &answered), ["children[0]: grave-injury"]);
}

/// What the source leaves open is told as such, and never counted as a yes that somebody could give.
#[test]
fn what_a_source_leaves_open_is_no_further_yes() {
    let knowledge = sheet();
    let record = Record { children: vec![child(1, born("2012-07"))], ..Record::default() };
    let assessment = assess(&knowledge, &record, now());
    let row = |id: &str| {
        let item = knowledge.item(id).unwrap().clone();
        let next = assessment.children[0].next.iter().find(|next| next.fact == Fact::Item(item.clone())).unwrap();
        let of = next.reaches.iter().filter(|reach| reach.scale.id == "severity");
        of.map(|reach| (reach.scale.level(reach.rank).id.as_str(), reach.further, reach.left_open)).collect::<Vec<_>>()
    };
    assert_eq!(row("site-face"), [("life-threatening", 0, true), ("severe", 0, false)]);
    assert_eq!(row("grave-injury"), [("life-threatening", 0, false)]);
    assert_eq!(row("site-limbs"), [("moderate", 0, true), ("mild", 0, false)]);
    // Its own row says how many answers it takes beside what is left open: one, as long as nothing is known.
    let open = |assessment: &Assessment| {
        let reaches = assessment.children[0].undetermined.iter().flat_map(|open| &open.reaches);
        reaches.map(|reach| (reach.scale.level(reach.rank).id.clone(), reach.further)).collect::<Vec<_>>()
    };
    let levels = ["life-threatening", "severe", "moderate"];
    assert_eq!(open(&assessment), levels.map(|level| (level.to_owned(), 1)));
    let mut known = record;
    state(&mut known, 0, knowledge.item("site-face").unwrap(), said(Value::Yes, BasisKind::Seen));
    assert_eq!(open(&assess(&knowledge, &known, now())), [("life-threatening".to_owned(), 0)]);
}

/// A mother's words are every child's own already; they say nothing of one child through another.
#[test]
fn household_facts_are_no_abuse_of_a_sibling() {
    let knowledge = sheet();
    let mut record =
        Record { children: vec![child(1, born("2012-01")), child(2, born("2012-01"))], ..Record::default() };
    record.household.insert("appeal-life-at-stake".into(), vec![said(Value::Yes, BasisKind::Heard)]);
    assert!(assess(&knowledge, &record, now()).children.iter().all(|child| child.through_siblings.is_empty()));
}

#[test]
fn a_pregnancy_keeps_no_level_of_a_sibling_open() {
    let knowledge = kitchen_sink();
    let mut record = Record { children: vec![child(1, born("2010-01"))], ..Record::default() };
    for item in &knowledge.items {
        state(&mut record, 0, item, said(Value::No, BasisKind::Seen));
    }
    let before = all_bounds(&knowledge, &record);
    record.children.push(child(2, Arrival::Expected(None)));
    assert_eq!(all_bounds(&knowledge, &record)[..before.len()], before[..]);
}

#[test]
fn abuse_of_one_child_is_a_yes_for_the_others() {
    let knowledge = sheet();
    let mut record = Record {
        children: vec![child(1, born("2012-01")), child(2, born("2012-01")), child(3, born("2012-01"))],
        ..Record::default()
    };
    let item = knowledge.item("sibling-abuse").unwrap();
    let truth = |record: &Record, at: usize| {
        assess(&knowledge, record, now()).children[at].facts.truth(&Fact::Item(item.clone()))
    };
    assert_eq!(truth(&record, 1), Truth::Unknown);
    record.children[1].statements.insert("sibling-abuse".into(), vec![said(Value::No, BasisKind::Record)]);
    // The others are not assessed yet: what is said of them may still make it a yes.
    assert_eq!(truth(&record, 1), Truth::Unknown);
    record.children[0].statements.insert("fracture".into(), vec![said(Value::Yes, BasisKind::Record)]);
    assert_eq!([truth(&record, 0), truth(&record, 1), truth(&record, 2)], [Truth::Unknown, Truth::True, Truth::True]);
    let assessment = assess(&knowledge, &record, now());
    assert_eq!(assessment.children[1].through_siblings, vec![(item.clone(), number(1))]);
    assert_eq!(bounds(&assessment, 1, "urgency").known, Rank(2), "⑤ alone: at least C");
}

#[test]
fn a_child_who_stays_is_due_again_when_a_sibling_is_protected() {
    let knowledge = sheet();
    let mut record =
        Record { children: vec![child(1, born("2020-01")), child(2, born("2021-01"))], ..Record::default() };
    record.children[0].protected_since = Some(now());
    let due = |record: &Record| {
        let assessment = assess(&knowledge, record, now());
        assessment.children.iter().map(|child| child.sibling_protected.map(|(by, _)| by)).collect::<Vec<_>>()
    };
    assert_eq!(due(&record), [None, Some(number(1))]);
    record.children.push(child(3, Arrival::Expected(None)));
    assert_eq!(due(&record), [None, Some(number(1)), None]);
    record.children.pop();
    let mut said_at = |text: &str| {
        let said = Statement { at: text.parse().ok(), ..said(Value::Unknown, BasisKind::Seen) };
        record.children[1].statements.insert("fracture".into(), vec![said]);
        due(&record)
    };
    assert_eq!(said_at("2026-11-20T16:59"), [None, Some(number(1))]);
    assert_eq!(said_at("2026-11-20T17:00"), [None, None]);
    assert_eq!(said_at("2026-11-20T18:00"), [None, None]);
    let withdrawn = &mut record.children[1].statements.get_mut("fracture").unwrap()[0];
    withdrawn.withdrawn = Some(Withdrawal { reason: "別の子ども".into(), at: None });
    assert_eq!(due(&record), [None, Some(number(1))]);
}

#[test]
fn the_unborn_is_a_subject_of_its_own() {
    let knowledge = kitchen_sink();
    let mut record = Record { children: vec![child(1, Arrival::Expected(None))], ..Record::default() };
    record.children[0].statements.insert("no-clinic".into(), vec![said(Value::Yes, BasisKind::Record)]);
    let assessment = assess(&knowledge, &record, now());
    let scales: Vec<&str> = assessment.children[0].scales.iter().map(|scale| scale.scale.id.as_str()).collect();
    assert_eq!(scales, ["pregnancy"]);
    assert_eq!(assessment.children[0].scales[0].bounds.known, Rank(1));
    assert!(assessment.children[0].disclosures.is_empty());
}

/// Nearest to danger first, and a free entry after the items that lead as far.
#[test]
fn next_confirmations_are_in_order_of_danger() {
    let knowledge = sheet();
    let record = Record { children: vec![child(1, born("2022-07"))], ..Record::default() };
    let assessment = assess(&knowledge, &record, now());
    let next = &assessment.children[0].next;
    let first: Vec<&str> = next
        .iter()
        .filter_map(|next| match &next.fact {
            Fact::Item(item) => Some(item.id.as_str()),
            _ => None,
        })
        .take(2)
        .collect();
    assert_eq!(first, ["appeal-life-at-stake", "grave-injury"], "what both scales read at their top comes first");
    let from_top = |at: usize| -> usize {
        next[at].reaches.iter().map(|reach| reach.scale.levels.len() - reach.rank.0).min().unwrap()
    };
    assert!((1..next.len()).all(|at| from_top(at - 1) <= from_top(at)));
    let unknown: usize = knowledge
        .items
        .iter()
        .filter(|item| assessment.children[0].facts.answer(item).truth() == Truth::Unknown)
        .count();
    assert!(next.len() < unknown, "only what matters is asked");
}

/// The levels rest on facts alone: the same items in another order on the sheet give the same levels and reasons.
#[test]
fn the_order_of_the_sheet_does_not_matter() {
    let text = include_str!("../../../tests/packs/kitchen-sink.json");
    let mut turned: serde_json::Value = serde_json::from_str(text).unwrap();
    for list in ["items", "questions"] {
        turned[list].as_array_mut().unwrap().reverse();
    }
    for question in turned["questions"].as_array_mut().unwrap() {
        question["items"].as_array_mut().unwrap().reverse();
    }
    let turned = turned.to_string();
    let turned = pack::load(&[pack::PackText { name: "turned", text: &turned }]).knowledge.unwrap();
    let plain = kitchen_sink();
    let told = |knowledge: &Knowledge, record: &Record| {
        let assessment = assess(knowledge, record, now());
        let of_child = |child: &super::ChildAssessment| {
            let next: std::collections::BTreeSet<String> = child
                .next
                .iter()
                .map(|next| {
                    let id = match &next.fact {
                        Fact::Item(item) => item.id.clone(),
                        other => format!("{other:?}"),
                    };
                    let reaches: Vec<_> =
                        next.reaches.iter().map(|reach| (reach.scale.id.clone(), reach.rank, reach.further)).collect();
                    format!("{id} {reaches:?}")
                })
                .collect();
            let levels: Vec<_> = child.scales.iter().map(|scale| (scale.bounds, scale.reason.len())).collect();
            (levels, next)
        };
        assessment.children.iter().map(of_child).collect::<Vec<_>>()
    };
    for yes in &plain.items {
        for no in &plain.items {
            let mut record = Record {
                children: vec![child(1, born("2010-01")), child(2, Arrival::Born(None))],
                ..Record::default()
            };
            state(&mut record, 0, no, said(Value::No, BasisKind::Seen));
            state(&mut record, 0, yes, said(Value::Yes, BasisKind::Seen));
            assert_eq!(told(&plain, &record), told(&turned, &record), "{} {}", yes.id, no.id);
        }
    }
}
