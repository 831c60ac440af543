use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{Change, Comparison, compare, count_of_yes, level_named, look};
use crate::assess::assess;
use crate::calendar::Moment;
use crate::knowledge::{Kind, Knowledge, NO_RULE_FIRED, Scope};
use crate::pack;
use crate::record::tests::record;
use crate::record::{Arrival, Child, ChildNumber, Look, Record, Statement, Statements, Value, Withdrawal};

thread_local! {
    /// Reading the packs takes longer than everything else here.
    static KITCHEN_SINK: Knowledge = {
        let text = include_str!("../../../tests/packs/kitchen-sink.json");
        pack::load(&[pack::PackText { name: "kitchen-sink", text }]).knowledge.unwrap()
    };
    static BUILT_IN: Knowledge = pack::built_in().knowledge.unwrap();
}

fn now() -> Moment {
    "2026-11-20T17:00".parse().unwrap()
}

fn number(number: u8) -> ChildNumber {
    ChildNumber(number.try_into().unwrap())
}

fn seen(knowledge: &Knowledge, record: &Record) -> Look {
    look(record, &assess(knowledge, record, now()), now(), &[])
}

fn since(knowledge: &Knowledge, then: &Look, record: &Record) -> Comparison {
    compare(knowledge, then, record, &assess(knowledge, record, now()))
}

fn say(statements: &mut Statements, item: &str, value: Value) {
    statements.of(item.into()).unwrap().push(Statement::new(value, None, Some(now())));
}

/// Whose sheet: the household's, or that of the first or the second child.
type Whose = usize;

const HOUSEHOLD: [&str; 4] = ["debt", "drink", "moved", "grandmother"];
const OF_A_CHILD: [&str; 5] = ["hurt", "hit", "cry", "hungry", "sibling-hurt"];

fn sheet(record: &mut Record, whose: Whose) -> &mut Statements {
    match whose.checked_sub(1) {
        None => &mut record.household,
        Some(child) => &mut record.children[child].statements,
    }
}

/// What may be done to a record: something is said; something that stands is withdrawn; a bare answer gives way.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Say(Value),
    Withdraw(prop::sample::Index),
    Refine(prop::sample::Index, Value),
}

fn place() -> impl Strategy<Value = (Whose, &'static str)> {
    prop_oneof![
        prop::sample::select(&HOUSEHOLD[..]).prop_map(|item| (0, item)),
        (1usize..3, prop::sample::select(&OF_A_CHILD[..])),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![3 => Just(Value::Yes), 1 => Just(Value::No), 1 => Just(Value::Unknown)]
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => value().prop_map(Deed::Say),
        1 => any::<prop::sample::Index>().prop_map(Deed::Withdraw),
        1 => (any::<prop::sample::Index>(), value()).prop_map(|(at, value)| Deed::Refine(at, value)),
    ]
}

/// A family of two, of whom some things are said and some withdrawn already.
fn family() -> impl Strategy<Value = Record> {
    prop::collection::vec((place(), value(), prop::bool::weighted(0.2)), 0..10).prop_map(|said| {
        let mut record = Record { children: [1, 2].map(|n| Child::new(number(n))).into(), ..Record::default() };
        for ((whose, item), value, withdrawn) in said {
            say(sheet(&mut record, whose), item, value);
            if withdrawn {
                sheet(&mut record, whose).get_mut(item).unwrap().last_mut().unwrap().withdrawn = taken_back();
            }
        }
        record
    })
}

fn taken_back() -> Option<Withdrawal> {
    Some(Withdrawal { reason: "別の子ども".into(), at: Some(now()) })
}

/// What was done, by where: the places that were added, changed, withdrawn.
type Done = BTreeMap<(Whose, String), [BTreeSet<usize>; 3]>;

/// Does all of it, no statement twice, and writes down what was done where.
fn doing(record: &mut Record, deeds: &[((Whose, &str), Deed)]) -> Done {
    let mut done = Done::new();
    for ((whose, item), deed) in deeds {
        let said = sheet(record, *whose).of((*item).into()).unwrap();
        let places = done.entry((*whose, (*item).into())).or_default();
        let untouched = |at: &usize| places.iter().all(|places| !places.contains(at)) && said[*at].stands();
        let free: Vec<usize> = (0..said.len()).filter(untouched).collect();
        let one_of = |at: &prop::sample::Index| free.get(at.index(free.len().max(1))).copied();
        match deed {
            Deed::Say(value) => {
                places[0].insert(said.len());
                said.push(Statement::new(*value, None, Some(now())));
            }
            Deed::Withdraw(at) => {
                if let Some(at) = one_of(at) {
                    places[2].insert(at);
                    said[at].withdrawn = taken_back();
                }
            }
            Deed::Refine(at, value) => {
                if let Some(at) = one_of(at).filter(|at| said[*at].value != *value) {
                    places[1].insert(at);
                    said[at].value = *value;
                }
            }
        }
        if said.is_empty() {
            sheet(record, *whose).remove(item);
        }
    }
    done.retain(|_, places| places.iter().any(|places| !places.is_empty()));
    done
}

fn listed(comparison: &Comparison) -> Done {
    let children = comparison.children.iter().map(|child| &child.changes);
    let all = [&comparison.household].into_iter().chain(children).enumerate();
    let set = |places: &[usize]| places.iter().copied().collect::<BTreeSet<_>>();
    let of = |change: &Change| [set(&change.added), set(&change.changed), set(&change.withdrawn)];
    all.flat_map(|(whose, changes)| changes.iter().map(move |change| ((whose, change.item.clone()), of(change))))
        .collect()
}

/// The items that stand as a yes for a child, the household's too; strengths of the family are none.
fn yeses(knowledge: &Knowledge, record: &Record, child: &Child) -> BTreeSet<String> {
    let all = record.household.iter().chain(&child.statements);
    let yes = |said: &[Statement]| said.iter().any(|said| said.stands() && said.value == Value::Yes);
    let danger = |item: &str| knowledge.item(item).is_some_and(|item| item.kind != Kind::Protective);
    all.filter(|(item, said)| danger(item) && yes(said)).map(|(item, _)| item.clone()).collect()
}

/// The level of each child on the first scale that judges it, on the known facts.
fn levels(knowledge: &Knowledge, record: &Record) -> Vec<Option<String>> {
    let children = assess(knowledge, record, now()).children;
    let first = |scales: &[crate::assess::ScaleAssessment]| {
        scales.first().map(|scale| scale.scale.level(scale.bounds.known).id.clone())
    };
    children.iter().map(|child| first(&child.scales)).collect()
}

proptest! {
    /// Nothing changed since just now: of any record that a file can hold.
    #[test]
    fn a_look_at_itself_finds_nothing(record in record()) {
        KITCHEN_SINK.with(|knowledge| {
            let same = since(knowledge, &seen(knowledge, &record), &record);
            prop_assert!(same.is_empty(), "{:?}", same);
            for (child, change) in record.children.iter().zip(&same.children) {
                prop_assert_eq!(change.number, child.number);
                prop_assert!(change.newly_yes.is_empty() && !change.asks_why());
                prop_assert!(change.levels.iter().all(|level| level.then.as_ref() == Some(&level.now)));
            }
            Ok(())
        })?;
    }

    /// Whatever was said, withdrawn or refined since: exactly that is listed, at its places, as what it is.
    #[test]
    fn what_was_done_is_listed_and_nothing_else(
        before in family(),
        deeds in prop::collection::vec((place(), deed()), 0..10),
    ) {
        KITCHEN_SINK.with(|knowledge| {
            let mut after = before.clone();
            let done = doing(&mut after, &deeds);
            let comparison = since(knowledge, &seen(knowledge, &before), &after);
            prop_assert_eq!(comparison.is_empty(), done.is_empty());
            prop_assert_eq!(listed(&comparison), done);
            Ok(())
        })?;
    }

    /// What newly is a yes is the difference of what stood as one then and what does now, for each child with the household,
    /// in the order of the sheet; and somebody is asked why where there is such a one and the level stayed.
    #[test]
    fn new_yeses_without_a_new_level_ask_why(
        before in family(),
        deeds in prop::collection::vec((place(), deed()), 0..10),
    ) {
        KITCHEN_SINK.with(|knowledge| {
            let mut after = before.clone();
            doing(&mut after, &deeds);
            let comparison = since(knowledge, &seen(knowledge, &before), &after);
            let children = before.children.iter().zip(&after.children).zip(&comparison.children);
            let moved = levels(knowledge, &before).into_iter().zip(levels(knowledge, &after));
            for (((then, now), change), (level_then, level_now)) in children.zip(moved) {
                let (then, now) = (yeses(knowledge, &before, then), yeses(knowledge, &after, now));
                let newly: BTreeSet<String> = now.difference(&then).cloned().collect();
                prop_assert_eq!(change.newly_yes.iter().cloned().collect::<BTreeSet<_>>(), newly.clone());
                prop_assert_eq!(change.newly_yes.len(), newly.len());
                let places: Vec<_> = change.newly_yes.iter().map(|id| knowledge.item(id).unwrap().position).collect();
                prop_assert!(places.is_sorted());
                prop_assert_eq!(change.asks_why(), !newly.is_empty() && level_then == level_now);
                let first = &change.levels[0];
                prop_assert_eq!((first.then.clone(), Some(first.now.clone())), (level_then, level_now));
            }
            Ok(())
        })?;
    }

    /// The course counts what stood as a yes at a look, of a child and of its household, without strengths.
    #[test]
    fn a_look_counts_its_yeses(record in family()) {
        KITCHEN_SINK.with(|knowledge| {
            let look = seen(knowledge, &record);
            for (child, then) in record.children.iter().zip(&look.children) {
                let all = record.household.iter().chain(child.statements.iter());
                let counts = |id: &str| knowledge.item(id).is_none_or(|item| item.kind != Kind::Protective);
                let yes = |said: &[Statement]| said.iter().any(|said| said.stands() && said.value == Value::Yes);
                let count = all.filter(|(id, said)| counts(id) && yes(said)).count();
                prop_assert_eq!(count_of_yes(knowledge, &look, then), count);
            }
            Ok(())
        })?;
    }
}

/// What was said once for all counts for every child, and a strength for none.
#[test]
fn a_yes_of_the_household_is_new_for_every_child() {
    KITCHEN_SINK.with(|knowledge| {
        let mut record = Record { children: [1, 2, 3].map(|n| Child::new(number(n))).into(), ..Record::default() };
        let then = seen(knowledge, &record);
        say(&mut record.household, "debt", Value::Yes);
        say(&mut record.household, "grandmother", Value::Yes);
        say(&mut record.children[1].statements, "cry", Value::Yes);
        let newly: Vec<_> =
            since(knowledge, &then, &record).children.into_iter().map(|child| child.newly_yes).collect();
        assert_eq!(newly, [vec!["debt"], vec!["cry", "debt"], vec!["debt"]]);
    });
}

/// A yes that was withdrawn and is said again is new; one that stood all the time beside a no is not.
#[test]
fn a_yes_is_new_if_it_did_not_stand() {
    KITCHEN_SINK.with(|knowledge| {
        let mut record = Record::with_one_child();
        say(&mut record.children[0].statements, "cry", Value::Yes);
        say(&mut record.children[0].statements, "hungry", Value::Yes);
        record.children[0].statements.get_mut("cry").unwrap()[0].withdrawn = taken_back();
        let then = seen(knowledge, &record);
        say(&mut record.children[0].statements, "cry", Value::Yes);
        say(&mut record.children[0].statements, "hungry", Value::No);
        say(&mut record.children[0].statements, "hungry", Value::Yes);
        assert_eq!(since(knowledge, &then, &record).children[0].newly_yes, ["cry"]);
    });
}

/// Who came and who went is told; of a child who was not there then, nobody asks why a level stayed.
#[test]
fn children_come_and_go() {
    KITCHEN_SINK.with(|knowledge| {
        let mut record = Record { children: [1, 2].map(|n| Child::new(number(n))).into(), ..Record::default() };
        let then = seen(knowledge, &record);
        record.children.remove(0);
        let gone = since(knowledge, &then, &record);
        assert!(!gone.is_empty());
        assert_eq!((gone.gone, gone.children.len()), (vec![number(1)], 1));
        record.children.push(Child::new(number(3)));
        say(&mut record.children[1].statements, "moved", Value::Unknown);
        say(&mut record.children[1].statements, "alone", Value::Yes);
        let comparison = since(knowledge, &then, &record);
        let [second, third] = &comparison.children[..] else { panic!("two children") };
        assert!(!second.new && third.new);
        assert_eq!(third.newly_yes, ["alone"]);
        assert!(third.levels.iter().all(|level| level.then.is_none()) && !third.asks_why());
        // A birth changes the scales: the first one of a child did not judge the pregnancy.
        let mut unborn = Record::with_one_child();
        unborn.children[0].arrival = Arrival::Expected(None);
        let then = seen(knowledge, &unborn);
        unborn.children[0].arrival = Arrival::Born("2026-11".parse().ok());
        say(&mut unborn.children[0].statements, "alone", Value::Yes);
        let born = &since(knowledge, &then, &unborn).children[0];
        assert!(!born.new && !born.asks_why() && born.newly_yes == ["alone"]);
    });
}

/// Reasons stand with the children whom they are of.
#[test]
fn a_look_keeps_the_reasons_by_child() {
    KITCHEN_SINK.with(|knowledge| {
        let record = Record { children: [1, 2].map(|n| Child::new(number(n))).into(), ..Record::default() };
        let reasons = [(number(2), "面会できている".to_owned()), (number(7), "いない".to_owned())];
        let look = look(&record, &assess(knowledge, &record, now()), now(), &reasons);
        let reasons: Vec<_> = look.children.iter().map(|child| child.reason.as_deref()).collect();
        assert_eq!((look.at, reasons), (Some(now()), vec![None, Some("面会できている")]));
    });
}

#[test]
fn every_level_is_found_by_its_id() {
    BUILT_IN.with(|knowledge| {
        for scale in &knowledge.scales {
            for rank in scale.ladder.ranks() {
                let level = scale.level(rank);
                assert_eq!(level_named(scale, &level.id).unwrap().label, level.label, "{} {}", scale.id, level.id);
            }
            assert!(level_named(scale, NO_RULE_FIRED).is_some() && level_named(scale, "nothing-such").is_none());
        }
    });
}

/// What stood in the sheet of Noda at first, in this sheet's words: ④ and ⑤, so level B; and what was learnt later without
/// moving it.
const AT_FIRST: [&str; 5] =
    ["act-blow-head-face", "act-left-outdoors", "past-notification", "fear-of-parent", "nobody-protects"];
const LATER: [&str; 3] = ["past-temporary-protection", "depressed-tense", "refuses-help"];

/// A schoolchild, so that age alone makes nothing, of whom each of these is a yes.
fn of_school_age(knowledge: &Knowledge, yes: &[&str]) -> Record {
    let mut record = Record::with_one_child();
    record.children[0].arrival = Arrival::Born("2016-05".parse().ok());
    yes.iter().for_each(|item| say_yes(knowledge, &mut record, item));
    record
}

fn say_yes(knowledge: &Knowledge, record: &mut Record, item: &str) {
    let household = knowledge.item(item).unwrap().scope == Scope::Household;
    say(sheet(record, usize::from(!household)), item, Value::Yes);
}

/// With a month of birth a level can rise though nobody said anything else: that is a change since the last look.
#[test]
fn a_level_that_moved_by_itself_is_a_change() {
    BUILT_IN.with(|knowledge| {
        let moved = |item: &std::rc::Rc<crate::knowledge::Item>| {
            let mut record = of_school_age(knowledge, &[&item.id]);
            let then = seen(knowledge, &record);
            assert!(since(knowledge, &then, &record).is_empty());
            record.children[0].arrival = Arrival::Born("2025-02".parse().ok());
            let since = since(knowledge, &then, &record);
            assert_eq!(since.is_empty(), since.children[0].moved() == 0);
            !since.is_empty()
        };
        assert!(knowledge.items.iter().any(moved));
    });
}

/// The Noda course: five yeses, then eight, and the level stayed where it was. Nobody was asked why.
#[test]
fn the_noda_course_asks_why() {
    BUILT_IN.with(|knowledge| {
        let mut record = of_school_age(knowledge, &AT_FIRST);
        let then = seen(knowledge, &record);
        let urgency = then.children[0].levels["urgency"].0.clone();
        assert_eq!(
            (urgency.as_str(), count_of_yes(knowledge, &then, &then.children[0])),
            ("protection-before-recurrence", 5)
        );
        for item in LATER {
            say_yes(knowledge, &mut record, item);
        }
        say_yes(knowledge, &mut record, "strength-attends");
        let comparison = since(knowledge, &then, &record);
        let child = &comparison.children[0];
        let on_the_sheet = knowledge.items.iter().map(|item| item.id.as_str());
        assert_eq!(child.newly_yes, on_the_sheet.filter(|item| LATER.contains(item)).collect::<Vec<_>>());
        let first = &child.levels[0];
        assert_eq!((first.scale.as_str(), first.then.as_ref(), &first.now), ("urgency", Some(&urgency), &urgency));
        assert!(child.asks_why());
        say_yes(knowledge, &mut record, "child-asks-protection");
        let comparison = since(knowledge, &then, &record);
        let child = &comparison.children[0];
        assert_eq!((child.newly_yes.len(), child.levels[0].now.as_str()), (4, "emergency-protection"));
        assert!(!child.asks_why());
    });
}

/// The same with every item of the sheet in its place: a yes that lifts the level tells so, any other one asks why, and a
/// strength does neither.
#[test]
fn every_yes_lifts_the_level_or_asks_why() {
    BUILT_IN.with(|knowledge| {
        let record = of_school_age(knowledge, &AT_FIRST);
        let then = seen(knowledge, &record);
        let (mut lifted, mut asked, mut strengths) = (0, 0, 0);
        let others = knowledge.items.iter().filter(|item| !AT_FIRST.contains(&item.id.as_str()));
        for item in others {
            let mut record = record.clone();
            say_yes(knowledge, &mut record, &item.id);
            let comparison = since(knowledge, &then, &record);
            let child = &comparison.children[0];
            let lifts = child.levels[0].now == "emergency-protection";
            let question = &knowledge.question_of(item).unwrap().id;
            assert!(lifts || !["q1", "q2", "q3"].contains(&question.as_str()), "{}", item.id);
            let strength = item.kind == Kind::Protective;
            assert_eq!(child.asks_why(), !lifts && !strength, "{}", item.id);
            assert!(!comparison.is_empty());
            (lifted, asked, strengths) =
                (lifted + usize::from(lifts), asked + usize::from(child.asks_why()), strengths + usize::from(strength));
        }
        assert!(lifted > 10 && asked > 100 && strengths > 5, "{lifted} {asked} {strengths}");
    });
}
