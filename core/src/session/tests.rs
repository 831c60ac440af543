use std::rc::Rc;

use proptest::prelude::*;

use super::{Action, Screen, Session};
use crate::assess::unknown_items;
use crate::calendar::Moment;
use crate::knowledge::View;
use crate::logic::{Bounds, Truth};
use crate::pack;
use crate::record::{
    Answer, Arrival, Basis, BasisKind, Child, ChildNumber, Mark, Presence, Record, Statement, Value, read, write,
};
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
        1 => (1u8..4).prop_map(|child| Action::Born(number(child), "2022-07".parse().ok())),
        1 => Just(Action::Replace(Record::with_one_child())),
        2 => added(),
        2 => rest(),
        2 => family(),
        1 => prop_oneof![
            Just(Action::Role(Some("teacher".into()))),
            Just(Action::Area(Some("here".into()))),
            Just(Action::SuspectReturns(Some(now(30)))),
            Just(Action::Received(Some(now(1)))),
            Just(Action::Hide(true)),
            Just(Action::FirstScreen(true)),
            (1u8..5).prop_map(|child| Action::Turn(number(child))),
        ],
    ]
}

/// A mark on the body, beside what is there.
fn added() -> impl Strategy<Value = Action> {
    (1u8..4, prop::sample::select(&["arm", "back", "nowhere"][..]), 0u32..4).prop_map(|(child, region, minute)| {
        let mark = Some(Mark { region: region.into(), ..Mark::default() });
        let statement = Statement { mark, ..Statement::new(Value::Yes, None, Some(now(minute))) };
        Action::Add { child: number(child), item: "hurt".into(), statement }
    })
}

fn rest() -> impl Strategy<Value = Action> {
    let value = prop_oneof![Just(Value::No), Just(Value::Unknown)];
    (1u8..4, prop::sample::select(&["one", "three", "unborn", "no"][..]), value, 0u32..4).prop_map(
        |(child, question, value, minute)| {
            let basis = Some(Basis { kind: BasisKind::Seen, from: None });
            let statement = Statement::new(value, basis, Some(now(minute)));
            Action::Rest { child: number(child), question: question.into(), statement }
        },
    )
}

/// Children and pregnancies come, go and change places.
fn family() -> impl Strategy<Value = Action> {
    let child = 1u8..5;
    prop_oneof![
        Just(Action::AddChild(Arrival::Born(None))),
        Just(Action::AddChild(Arrival::Expected(None))),
        child.clone().prop_map(|child| Action::RemoveChild(number(child))),
        child.clone().prop_map(|child| Action::MoveUp(number(child))),
        child.clone().prop_map(|child| Action::Expected(number(child), "2027-02".parse().ok())),
        child.prop_map(|child| {
            Action::Presence(number(child), Presence { handover: Some(now(90)), ..Presence::default() })
        }),
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

/// Every mark on a body that was ever entered.
fn marks(record: &Record) -> usize {
    let all = record.children.iter().flat_map(|child| child.statements.values());
    all.flatten().filter(|statement| statement.mark.is_some()).count()
}

proptest! {
    /// Whatever is done, in whatever order: nothing panics, no standing yes is lost but by a withdrawal, an undo, the
    /// removal of a child or another record, no level sinks because something was said, and the record can be read
    /// again and judged again.
    #[test]
    fn no_sequence_of_actions_loses_anything(actions in prop::collection::vec((any_action(), 0u32..600), 0..30)) {
        let mut session = session();
        for (action, minute) in actions {
            let after = session.apply(action.clone(), now(minute));
            let may_lose = matches!(
                action,
                Action::Withdraw { .. } | Action::Undo | Action::RemoveChild(_) | Action::Replace(_) | Action::Erase
            );
            if !may_lose {
                prop_assert!(standing_yeses(&after.record) >= standing_yeses(&session.record), "{:?}", action);
                prop_assert!(marks(&after.record) >= marks(&session.record), "{:?}", action);
            }
            if let Action::State { statement, .. } | Action::Add { statement, .. } | Action::Rest { statement, .. } =
                &action
            {
                let before = levels(&session);
                let mut levels = before.iter().zip(levels(&after));
                match statement.value {
                    Value::Yes => prop_assert!(levels.all(|(before, after)| before.known <= after.known)),
                    Value::Unknown => prop_assert!(levels.all(|(before, after)| before.possible <= after.possible)),
                    Value::No => {}
                }
            }
            prop_assert_eq!(read(&write(&after.record)), Ok((*after.record).clone()));
            prop_assert_eq!(unknown_items(&after.knowledge, &after.record), Vec::<String>::new());
            prop_assert!(after.shown_child().is_some());
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

/// What was pressed in the same minute adds to what is there, and each mark on the body stays one of its own.
#[test]
fn each_mark_is_a_statement_of_its_own() {
    let marked = |region: &str| {
        let mark = Some(Mark { region: region.into(), ..Mark::default() });
        let statement = Statement { mark, ..Statement::new(Value::Yes, None, Some(now(0))) };
        Action::Add { child: number(1), item: "hurt".into(), statement }
    };
    let session = session().apply(marked("arm"), now(0)).apply(marked("back"), now(0));
    let session = session.apply(state(1, "hurt", Value::Yes, Some(BasisKind::Seen), 0), now(0));
    let regions = session.statements(number(1), "hurt").iter().map(|said| said.mark.as_ref().map(|m| m.region.clone()));
    assert_eq!(regions.collect::<Vec<_>>(), [Some("arm".into()), Some("back".into()), None]);
}

#[test]
fn the_rest_of_a_question_leaves_answers_alone() {
    let no = Statement::new(Value::No, Some(Basis { kind: BasisKind::Seen, from: None }), Some(now(1)));
    let rest = Action::Rest { child: number(1), question: "one".into(), statement: no };
    let answered = session().apply(state(1, "hurt", Value::Yes, None, 0), now(0)).apply(rest.clone(), now(1));
    assert_eq!(answered.answer(number(1), "hurt"), Answer::Yes { disputed: false });
    assert_eq!(answered.answer(number(1), "hit"), Answer::No);
    assert_eq!(answered.answer(number(2), "hit"), Answer::NotYetLooked, "a no is never copied");
    assert_eq!(answered.apply(rest, now(2)).record, answered.record, "nothing is left to answer");
}

#[test]
fn a_number_is_never_given_twice() {
    let numbers = |session: &Session| session.record.children.iter().map(|c| c.number.0.get()).collect::<Vec<_>>();
    let session = session().apply(Action::AddChild(Arrival::Born(None)), now(0));
    assert_eq!((numbers(&session), session.display.child), (vec![1, 2, 3], number(3)));
    let removed = session.apply(Action::RemoveChild(number(3)), now(0));
    assert_eq!(removed.shown_child().unwrap().number, number(1));
    assert_eq!(numbers(&removed.apply(Action::AddChild(Arrival::Expected(None)), now(0))), [1, 2, 4]);
    let moved = removed.apply(Action::MoveUp(number(2)), now(0));
    assert_eq!(numbers(&moved), [2, 1]);
    let one = moved.apply(Action::RemoveChild(number(1)), now(0)).apply(Action::RemoveChild(number(2)), now(0));
    assert_eq!(numbers(&one), [2], "the last one stays");
}

/// A pregnancy is asked what concerns it, and keeps it as a child.
#[test]
fn a_birth_keeps_the_history() {
    let pregnant = session().apply(Action::AddChild(Arrival::Expected(None)), now(0));
    let asked = |session: &Session| {
        let child = session.record.child(number(3)).unwrap();
        let questions = session.questions(child).into_iter();
        questions.map(|(question, _)| question.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(asked(&pregnant), ["three", "unborn"]);
    let refused = pregnant.apply(state(3, "hurt", Value::Yes, None, 0), now(0));
    assert_eq!(refused.record, pregnant.record, "what is asked of a born child alone is not taken of a pregnancy");
    let said = pregnant.apply(state(3, "no-clinic", Value::Yes, None, 0), now(0));
    let born = said.apply(Action::Born(number(3), "2026-11".parse().ok()), now(1));
    assert_eq!(asked(&born), ["one", "two", "three", "unborn"]);
    assert_eq!(born.statements(number(3), "no-clinic").len(), 1);
    assert_eq!(
        born.apply(state(3, "hurt", Value::Yes, None, 1), now(1)).answer(number(3), "hurt").truth(),
        Truth::True
    );
}

/// Lists for other roles are there on demand.
#[test]
fn a_role_presets_what_is_shown() {
    let shown = |session: &Session| {
        let child = session.shown_child().unwrap();
        session.questions(child).iter().find(|(question, _)| question.id == "three").unwrap().1
    };
    assert!(matches!(session().screen(), Screen::First));
    let teacher = session().apply(Action::Role(Some("teacher".into())), now(0));
    assert!(matches!(teacher.screen(), Screen::Work(View::Reporting)) && !shown(&teacher));
    assert!(!teacher.unsaved, "a role is no work that could be lost");
    let answered = teacher.apply(state(1, "debt", Value::Yes, None, 0), now(0));
    assert!(!shown(&answered), "a list does not jump away while it is answered");
    let ward = teacher.apply(Action::Role(Some("ward".into())), now(0));
    assert!(matches!(ward.screen(), Screen::Work(View::Handling)) && shown(&ward));
    let child = ward.apply(Action::Role(Some("child".into())), now(0));
    assert!(matches!(child.screen(), Screen::Asking(_)));
    assert!(matches!(child.apply(Action::FirstScreen(true), now(0)).screen(), Screen::First));
}

#[test]
fn erasing_leaves_nothing_to_go_back_to() {
    let session = session().apply(Action::Role(Some("ward".into())), now(0));
    let session = session.apply(state(1, "hurt", Value::Yes, Some(BasisKind::Seen), 0), now(0));
    assert!(session.unsaved && session.last_basis.is_some());
    let erased = session.apply(Action::Erase, now(1));
    assert!(!erased.can_undo() && !erased.unsaved && erased.last_basis.is_none());
    assert_eq!(erased.record.children, Record::with_one_child().children);
    assert_eq!(erased.record.circumstances.role.as_deref(), Some("ward"));
    assert_eq!(erased.apply(Action::Undo, now(2)).record, erased.record);
}

/// A basis that was chosen by mistake is taken back in the same minute: the no counts no longer.
#[test]
fn a_basis_can_be_taken_back() {
    let said = session().apply(state(1, "hurt", Value::No, Some(BasisKind::Record), 0), now(0));
    assert_eq!(said.answer(number(1), "hurt"), Answer::No);
    let taken_back = said.apply(state(1, "hurt", Value::No, None, 0), now(0));
    assert_eq!(taken_back.answer(number(1), "hurt"), Answer::UnfoundedNo);
}

/// Nothing of one case leads into the next, and what was not saved stays unsaved: it can still be undone.
#[test]
fn another_record_begins_anew() {
    let session = session().apply(state(1, "hurt", Value::Yes, Some(BasisKind::Seen), 0), now(0));
    let family = r#"{"format":"mimamori-record/1","children":[{"number":1},{"number":2},{"number":3}]}"#;
    let other = session.apply(Action::Replace(read(family).unwrap()), now(1));
    assert_eq!((other.last_basis.clone(), other.display.child), (None, number(1)));
    assert!(other.unsaved && other.generation > session.generation);
    assert_eq!(other.apply(Action::Undo, now(2)).record, session.record);
}
