use std::rc::Rc;

use proptest::prelude::*;

use super::{Action, Session};
use crate::calendar::Moment;
use crate::logic::Bounds;
use crate::pack;
use crate::record::{Answer, Basis, BasisKind, Child, ChildNumber, Record, Statement, Value, read, write};
use crate::text::Lang;

fn now(minute: u32) -> Moment {
    let start: Moment = "2026-11-20T08:00".parse().unwrap();
    start.plus_hours(minute / 60).and_then(|hour| Moment::new(hour.day(), hour.hour(), (minute % 60) as u8)).unwrap()
}

fn session() -> Session {
    let text = include_str!("../../../tests/packs/kitchen-sink.json");
    let knowledge = pack::load(&[pack::PackText { name: "kitchen-sink", text }]).knowledge.unwrap();
    let record = Record {
        children: [1, 2].map(|number| Child::new(ChildNumber(number.try_into().unwrap()))).into(),
        ..Record::default()
    };
    Session::new(Rc::new(knowledge), record, Lang::Ja, now(0)).unwrap()
}

fn number(number: u8) -> ChildNumber {
    ChildNumber(number.try_into().unwrap())
}

fn state(child: u8, item: &str, value: Value, kind: Option<BasisKind>, minute: u32) -> Action {
    let basis = kind.map(|kind| Basis { kind, from: None });
    Action::State {
        child: number(child),
        item: item.into(),
        statement: Statement::new(value, basis, Some(now(minute))),
    }
}

const ITEMS: [&str; 7] = ["hurt", "hit", "cry", "debt", "grandmother", "sibling-hurt", "nothing-such"];

fn any_action() -> impl Strategy<Value = Action> {
    let value = prop_oneof![Just(Value::Yes), Just(Value::No), Just(Value::Unknown)];
    let kind = prop::option::of(prop_oneof![Just(BasisKind::Seen), Just(BasisKind::Heard), Just(BasisKind::Agency)]);
    let words = prop::option::of("[a-c]{1,2}");
    let said = (1u8..4, prop::sample::select(&ITEMS[..]), value, kind, words, 0u32..4).prop_map(
        |(child, item, value, kind, words, minute)| match state(child, item, value, kind, minute) {
            Action::State { child, item, statement } => {
                Action::State { child, item, statement: Statement { words, ..statement } }
            }
            other => other,
        },
    );
    let withdraw =
        (1u8..4, prop::sample::select(&ITEMS[..]), 0usize..3, "[ a]{0,2}").prop_map(|(child, item, index, reason)| {
            Action::Withdraw { child: number(child), item: item.into(), index, reason }
        });
    prop_oneof![
        6 => said,
        2 => withdraw,
        1 => Just(Action::Undo),
        1 => "[a-z]{0,3}".prop_map(Action::Case),
        1 => prop_oneof![Just(Lang::Ja), Just(Lang::En)].prop_map(Action::Speak),
        1 => Just(Action::Born(number(1), "2022-07".parse().ok())),
        1 => Just(Action::Replace(Record::with_one_child())),
    ]
}

fn levels(session: &Session) -> Vec<Bounds> {
    session.assessment.children.iter().flat_map(|child| child.scales.iter().map(|scale| scale.bounds)).collect()
}

/// Every yes that was ever said and not withdrawn.
fn standing_yeses(record: &Record) -> usize {
    let all = record.children.iter().flat_map(|child| child.statements.values()).chain(record.household.values());
    all.flatten().filter(|statement| statement.stands() && statement.value == Value::Yes).count()
}

proptest! {
    /// Whatever is done, in whatever order: nothing panics, no standing yes is lost but by a withdrawal, an undo or
    /// another record, and no level sinks because something was said.
    #[test]
    fn no_sequence_of_actions_loses_anything(actions in prop::collection::vec((any_action(), 0u32..600), 0..30)) {
        let mut session = session();
        for (action, minute) in actions {
            let after = session.apply(action.clone(), now(minute));
            if let Action::State { statement, .. } = &action {
                prop_assert!(standing_yeses(&after.record) >= standing_yeses(&session.record));
                let before = levels(&session);
                let mut levels = before.iter().zip(levels(&after));
                match statement.value {
                    Value::Yes => prop_assert!(levels.all(|(before, after)| before.known <= after.known)),
                    Value::Unknown => prop_assert!(levels.all(|(before, after)| before.possible <= after.possible)),
                    Value::No => {}
                }
            }
            prop_assert_eq!(read(&write(&after.record)), Ok((*after.record).clone()));
            session = after;
        }
    }

    /// Undoing gives back the record before the change, to the letter.
    #[test]
    fn every_change_can_be_undone(actions in prop::collection::vec(any_action(), 1..20)) {
        let mut session = session();
        for action in actions.into_iter().filter(|action| *action != Action::Undo) {
            let after = session.apply(action, now(1));
            if after.record != session.record {
                prop_assert_eq!(&after.apply(Action::Undo, now(2)).record, &session.record);
            }
            session = after;
        }
    }
}

/// A choice and the details that follow it are one statement; another value, or other details, are another one.
#[test]
fn details_refine_a_statement_and_news_are_added() {
    use {BasisKind::*, Value::*};
    type Said<'a> = &'a [(Value, Option<BasisKind>, u32)];
    let cases: [(Said<'_>, usize); 8] = [
        (&[(Yes, None, 0), (Yes, Some(Seen), 0)], 1),
        (&[(Yes, None, 0), (Yes, Some(Seen), 9)], 1),
        (&[(Yes, Some(Heard), 0), (Yes, Some(Seen), 0)], 1),
        (&[(Yes, Some(Heard), 0), (Yes, Some(Seen), 9)], 2),
        (&[(Yes, None, 0), (No, None, 0)], 2),
        (&[(No, None, 0), (Unknown, None, 0)], 1),
        (&[(No, None, 0), (Unknown, None, 9)], 2),
        (&[(No, Some(Seen), 0), (Yes, None, 0)], 2),
    ];
    for (said, expected) in cases {
        let session = said.iter().fold(session(), |session, (value, kind, minute)| {
            session.apply(state(1, "hurt", *value, *kind, *minute), now(*minute))
        });
        assert_eq!(session.statements(number(1), "hurt").len(), expected, "{said:?}");
    }
}

#[test]
fn a_household_item_is_said_once_for_all() {
    let session = session().apply(state(2, "debt", Value::Yes, None, 0), now(0));
    assert_eq!(session.answer(number(1), "debt"), Answer::Yes { disputed: false });
    assert!(session.record.household.contains_key("debt"));
}

#[test]
fn a_statement_is_withdrawn_only_with_a_reason() {
    let session = session().apply(state(1, "hurt", Value::Yes, None, 0), now(0));
    let withdraw =
        |reason: &str| Action::Withdraw { child: number(1), item: "hurt".into(), index: 0, reason: reason.into() };
    assert_eq!(session.apply(withdraw(" "), now(1)).record, session.record);
    let withdrawn = session.apply(withdraw("書きまちがい"), now(1));
    let [statement] = withdrawn.statements(number(1), "hurt") else { panic!("the statement is gone") };
    assert_eq!(statement.withdrawn.as_ref().unwrap().at, Some(now(1)));
    assert_eq!(withdrawn.answer(number(1), "hurt"), Answer::NotYetLooked);
}

#[test]
fn a_record_of_other_packs_is_refused() {
    let mut record = Record::with_one_child();
    record.children[0].statements.insert("nothing-such".into(), vec![Statement::new(Value::Yes, None, None)]);
    let session = session();
    let refused = Session::new(session.knowledge.clone(), record.clone(), Lang::Ja, now(0)).unwrap_err();
    assert_eq!(refused.0, ["children[0]: nothing-such"]);
    assert_eq!(session.apply(Action::Replace(record), now(0)).record, session.record);
}

/// A file may answer a household item under a child; the sheet shows it where it stands for all.
#[test]
fn what_counts_can_be_seen_and_withdrawn() {
    let text =
        r#"{"format":"mimamori-record/1","children":[{"number":1},{"number":2,"answers":{"debt":"yes","hurt":"no"}}]}"#;
    let session = session().apply(Action::Replace(read(text).unwrap()), now(0));
    assert_eq!(session.statements(number(1), "debt").len(), 1);
    assert_eq!(session.statements(number(2), "hurt").len(), 1);
    let withdraw = Action::Withdraw { child: number(1), item: "debt".into(), index: 0, reason: "別の家庭".into() };
    assert_eq!(session.apply(withdraw, now(0)).answer(number(2), "debt"), Answer::NotYetLooked);
}

/// A record that came in keeps the packs that judged it, and the note of their edition, until somebody changes it; undoing
/// gives both back.
#[test]
fn what_judged_a_record_is_kept_until_it_is_changed() {
    let text =
        r#"{"format":"mimamori-record/1","packs":[{"id":"kitchen-sink","edition":"0"}],"children":[{"number":1}]}"#;
    let foreign = session().apply(Action::Replace(read(text).unwrap()), now(0));
    assert_eq!((foreign.record.packs[0].edition.as_str(), foreign.other_editions.len()), ("0", 1));
    let changed = foreign.apply(state(1, "hurt", Value::Yes, None, 1), now(1));
    assert_eq!((changed.record.packs[0].edition.as_str(), changed.other_editions.len()), ("1", 0));
    assert_eq!(changed.apply(Action::Undo, now(2)).other_editions.len(), 1);
    let back = foreign.apply(Action::Undo, now(1));
    assert_eq!(back.other_editions, []);
    assert!(foreign.can_undo() && !back.can_undo());
}
