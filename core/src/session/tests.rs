use std::rc::Rc;

use proptest::prelude::*;

use super::{Action, Page, Screen, Session};
use crate::assess::unknown_items;
use crate::calendar::Moment;
use crate::compare;
use crate::decision::Lack;
use crate::file::Refusal;
use crate::knowledge::{Knowledge, View};
use crate::logic::{Bounds, Truth};
use crate::pack;
use crate::record::{
    Answer, Arrival, Basis, BasisKind, Child, ChildNumber, LeftBehind, Mark, Minutes, MinutesKind, Presence, Record,
    Secrecy, Statement, Value, read, write,
};
use crate::report;
use crate::text::Lang;

fn now(minute: u32) -> Moment {
    let start: Moment = "2026-11-20T08:00".parse().unwrap();
    start.plus_hours(minute / 60).and_then(|hour| Moment::new(hour.day(), hour.hour(), (minute % 60) as u8)).unwrap()
}

thread_local! {
    /// Reading the packs takes longer than most tests.
    static KITCHEN_SINK: Rc<Knowledge> = {
        let text = include_str!("../../../tests/packs/kitchen-sink.json");
        Rc::new(pack::load(&[pack::PackText { name: "kitchen-sink", text }]).knowledge.unwrap())
    };
    static EARLIER: Rc<Knowledge> = earlier_edition();
}

fn session() -> Session {
    let record = Record {
        children: [1, 2].map(|number| Child::new(ChildNumber(number.try_into().unwrap()))).into(),
        ..Record::default()
    };
    Session::new(KITCHEN_SINK.with(Rc::clone), record, Lang::Ja, now(0)).unwrap()
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
        2 => written(),
        2 => any_look(),
        1 => prop::option::of(prop::option::of("[a-c]{1,2}")).prop_map(|secret| {
            Action::Secret(secret.map(|safe_contact| Secrecy { safe_contact }))
        }),
        1 => prop_oneof![
            (0usize..6, any::<bool>()).prop_map(|(row, carried)| Action::Carry(row, carried)),
            Just(Action::CarryOver),
            Just(Action::LeaveCarry),
            Just(Action::Saved),
            Just(Action::Go(Page::Papers)),
            Just(Action::Go(Page::Meetings)),
        ],
        1 => prop_oneof![
            Just(Action::Role(Some("teacher".into()))),
            Just(Action::Area(Some("here".into()))),
            Just(Action::SuspectReturns(Some(now(30)))),
            Just(Action::Received(Some(now(1)))),
            Just(Action::Hide(true)),
            Just(Action::Go(Page::First)),
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
                prop_assert!(after.record.minutes.starts_with(&session.record.minutes), "{:?}", action);
                prop_assert!(after.record.looks.starts_with(&session.record.looks), "{:?}", action);
            }
            prop_assert_eq!(after.record.training, session.record.training, "{:?}", action);
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
    assert!(matches!(child.apply(Action::Go(Page::First), now(0)).screen(), Screen::First));
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

/// Each kind of minutes as the screen gives them: only fields that hold something, each in its form.
fn written() -> impl Strategy<Value = Action> {
    let level = prop::sample::select(&["much", "some", "now", "no-rule-fired", "nothing-such"][..]);
    let protection = prop::sample::select(&["protect", "not-protect"][..]);
    let reason = prop::sample::select(&["約束した。", "祖母が見ている。"][..]);
    let decision = (1u8..4, level, prop::option::of(protection), prop::option::of(reason)).prop_map(
        |(child, level, protection, reason)| {
            let fields =
                [Some(("level", level)), protection.map(|p| ("protection", p)), reason.map(|r| ("below_reason", r))];
            minutes(MinutesKind::Decision, Some(child), &fields.into_iter().flatten().collect::<Vec<_>>())
        },
    );
    prop_oneof![
        3 => decision,
        1 => Just(minutes(MinutesKind::Meeting, None, &[("lead", "区"), ("next_review", "2026-11-27T10:00")])),
        1 => Just(minutes(MinutesKind::Transfer, None, &[("what", "move"), ("to", "隣の市")])),
        1 => Just(minutes(MinutesKind::Acceptance, None, &[("answer", "accepted")])),
        1 => Just(minutes(MinutesKind::Meeting, None, &[])),
    ]
    .prop_map(Action::Write)
}

fn minutes(kind: MinutesKind, child: Option<u8>, fields: &[(&str, &str)]) -> Minutes {
    let fields = fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    Minutes { kind, child: child.map(number), at: None, fields }
}

fn looked(by: &str, reasons: &[(u8, &str)]) -> Action {
    let reasons = reasons.iter().map(|(child, reason)| (number(*child), (*reason).to_owned())).collect();
    Action::Look { by: by.into(), trigger: Some("new-information".into()), next: Some(now(600)), reasons }
}

/// A second look, with and without who looked and why.
fn any_look() -> impl Strategy<Value = Action> {
    let by = prop::sample::select(&["", " ", "児童福祉司"][..]);
    let reason = || prop::option::of(prop::sample::select(&[" ", "会えている"][..]));
    (by, reason(), reason()).prop_map(|(by, first, second)| {
        let reasons = [first.map(|reason| (1, reason)), second.map(|reason| (2, reason))];
        looked(by, &reasons.into_iter().flatten().collect::<Vec<_>>())
    })
}

/// What is said anywhere in a record, left behind or not.
fn statements_of(record: &Record) -> usize {
    let children = record.children.iter().flat_map(|child| child.statements.values());
    let left = record.left_behind.iter().map(|left| &left.statements);
    children.chain(record.household.values()).chain(left).map(Vec::len).sum()
}

/// The file of a session: its text.
fn saved(session: &Session) -> String {
    let Session { knowledge, record, assessment, plan, .. } = session;
    report::save(knowledge, record, assessment, plan, session.now, session.display.lang, "").1
}

/// The kitchen-sink pack as an earlier edition had it: one item in other words, two items that are no more, one that was the
/// household's.
fn earlier_edition() -> Rc<Knowledge> {
    let text = include_str!("../../../tests/packs/kitchen-sink.json");
    let mut pack: serde_json::Value = serde_json::from_str(text).unwrap();
    pack["edition"] = "0".into();
    let items = pack["items"].as_array_mut().unwrap();
    let place = |items: &[serde_json::Value], id: &str| items.iter().position(|item| item["id"] == id).unwrap();
    let (cry, moved, alone) = (place(items, "cry"), place(items, "moved"), place(items, "alone"));
    for (like, id) in [(cry, "cried-before"), (moved, "moved-before")] {
        let mut item = items[like].clone();
        item["id"] = id.into();
        item["statement"] = serde_json::json!({"ja": format!("前の{id}"), "en": id});
        items.push(item);
    }
    items[cry]["statement"] = serde_json::json!({"ja": "よく泣く", "en": "cries"});
    items[alone]["scope"] = "household".into();
    for (question, item) in [(1, "cried-before"), (2, "moved-before")] {
        pack["questions"][question]["items"].as_array_mut().unwrap().push(item.into());
    }
    let checked = pack::load(&[pack::PackText { name: "earlier", text: &pack.to_string() }]);
    Rc::new(checked.knowledge.unwrap_or_else(|| panic!("{:?}", checked.findings)))
}

/// A sheet of the earlier edition on which something is said of everything that became of its items.
fn earlier() -> Session {
    let children = [1, 2].map(|n| Child::new(number(n))).into();
    let record = Record { case: "K-1".into(), children, ..Record::default() };
    let session = Session::new(EARLIER.with(Rc::clone), record, Lang::Ja, now(0)).unwrap();
    [
        state(1, "hurt", Value::Yes, Some(BasisKind::Seen), 0),
        state(1, "cry", Value::Yes, Some(BasisKind::Heard), 0),
        state(1, "cry", Value::No, Some(BasisKind::Seen), 1),
        state(2, "cry", Value::Unknown, None, 1),
        state(2, "cried-before", Value::Yes, None, 1),
        state(1, "debt", Value::Yes, None, 2),
        state(1, "moved-before", Value::No, Some(BasisKind::Record), 2),
        state(1, "alone", Value::Yes, None, 2),
        Action::Withdraw { child: number(1), item: "cry".into(), index: 0, reason: "別の子ども".into() },
    ]
    .into_iter()
    .fold(session, |session, action| {
        let after = session.apply(action.clone(), now(3));
        assert_ne!(after.record, session.record, "{action:?}");
        after
    })
}

/// The rows that the file of [`earlier`] is carried over by: whose, which, the words of then and of now.
const ROWS: [(Option<u8>, &str, &str, Option<&str>); 5] = [
    (None, "alone", "alone", None),
    (None, "moved-before", "前のmoved-before", None),
    (Some(1), "cry", "よく泣く", Some("cry")),
    (Some(2), "cried-before", "前のcried-before", None),
    (Some(2), "cry", "よく泣く", Some("cry")),
];

/// A sheet on which something is entered, with the file of another edition waiting to be carried over.
fn carrying() -> Session {
    let session = session().apply(state(1, "hit", Value::Yes, None, 0), now(5));
    session.open(&saved(&earlier()), now(6)).unwrap()
}

/// What is chosen of the rows of [`carrying`].
fn choice() -> impl Strategy<Value = Action> {
    let chosen = (0..ROWS.len(), any::<bool>()).prop_map(|(row, carried)| Action::Carry(row, carried));
    prop_oneof![4 => chosen, 1 => Just(Action::CarryOver)]
}

/// What waits, carried over with a choice of each row.
fn carried_over(waiting: &Session, rows: &[bool], minute: u32) -> Session {
    let chosen = rows
        .iter()
        .enumerate()
        .fold(waiting.clone(), |waiting, (row, carried)| waiting.apply(Action::Carry(row, *carried), now(minute)));
    chosen.apply(Action::CarryOver, now(minute))
}

proptest! {
    /// Whatever was done, the file of it opens as the same record, on a sheet where nothing was done yet.
    #[test]
    fn a_saved_record_opens_as_it_was(actions in prop::collection::vec((any_action(), 0u32..600), 0..20)) {
        let session = actions.into_iter().fold(session(), |session, (action, minute)| session.apply(action, now(minute)));
        let text = saved(&session);
        prop_assert!(text.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""), "nothing may load");
        let opened = self::session().open(&text, now(0));
        let opened = opened.unwrap_or_else(|refusal| panic!("{refusal:?}: {:?}", session.record));
        prop_assert_eq!(&opened.record, &session.record);
        prop_assert!(opened.carry.is_none() && !opened.unsaved);
        // What it takes the place of is not saved by that.
        let over = Session { unsaved: true, ..self::session() }.open(&text, now(0));
        prop_assert!(over.is_ok_and(|over| over.unsaved));
    }

    /// While a record waits to be carried over, everything else goes on; it is there until everything is chosen and it is
    /// carried over, it is left, or another record takes the place of all; and carrying it over loses no statement of it.
    #[test]
    fn a_record_that_waits_is_not_lost(
        actions in prop::collection::vec((prop_oneof![2 => any_action(), 1 => choice()], 0u32..600), 0..20),
    ) {
        let mut session = carrying();
        let waits = session.carry.clone().unwrap();
        for (action, minute) in actions {
            let decided = session.carry.as_ref().is_some_and(|carry| carry.is_decided());
            let after = session.apply(action.clone(), now(minute));
            match action {
                Action::CarryOver if decided => {
                    prop_assert!(after.carry.is_none());
                    prop_assert_eq!(statements_of(&after.record), statements_of(&waits.record));
                }
                Action::Carry(..) => {
                    prop_assert_eq!(after.carry.is_some(), session.carry.is_some());
                    prop_assert_eq!(&after.record, &session.record);
                }
                Action::LeaveCarry => prop_assert!(after.carry.is_none() && after.record == session.record),
                Action::Replace(_) | Action::Erase => {}
                _ => prop_assert_eq!(&after.carry, &session.carry, "{:?}", action),
            }
            session = after;
        }
    }

    /// Minutes are written down as they are, at that time, if they lack nothing; else nothing changes.
    #[test]
    fn minutes_that_lack_something_change_nothing(
        said in prop::collection::vec((any_action(), 0u32..600), 0..8),
        action in written(),
    ) {
        let session = said.into_iter().fold(session(), |session, (action, minute)| session.apply(action, now(minute)));
        let Action::Write(minutes) = action.clone() else { panic!("{action:?}") };
        let after = session.apply(action, now(7));
        // Of a child who is not there nothing is asked: that is a test of its own.
        prop_assume!(minutes.child.is_none_or(|child| session.record.child(child).is_some()));
        if session.lacks(&minutes).is_empty() && !minutes.fields.is_empty() {
            prop_assert_eq!(after.record.minutes.last(), Some(&Minutes { at: Some(now(7)), ..minutes }));
            prop_assert_eq!(after.record.minutes.len(), session.record.minutes.len() + 1);
            prop_assert!(after.unsaved);
        } else {
            prop_assert_eq!((&after.record, after.can_undo()), (&session.record, session.can_undo()));
        }
    }
}

/// Minutes that the file format does not hold would make the file of the whole record unreadable: they change nothing.
#[test]
fn minutes_that_no_file_holds_change_nothing() {
    let session = session();
    let broken = [
        minutes(MinutesKind::Meeting, None, &[("lead", "")]),
        minutes(MinutesKind::Meeting, None, &[("lead", "区"), ("start", "16:50")]),
        minutes(MinutesKind::Meeting, None, &[("nothing-such", "区")]),
        minutes(MinutesKind::Meeting, Some(1), &[("lead", "区")]),
        minutes(MinutesKind::Decision, None, &[("level", "much"), ("protection", "protect")]),
        minutes(
            MinutesKind::Decision,
            Some(1),
            &[("level", "much"), ("protection", "protect"), ("next_sighting", "soon")],
        ),
        minutes(MinutesKind::Decision, Some(1), &[("level", "much"), ("protection", "maybe")]),
        minutes(MinutesKind::Acceptance, None, &[("answer", "yes")]),
        // Of a child who is not there.
        minutes(MinutesKind::Decision, Some(9), &[("level", "much"), ("protection", "protect")]),
    ];
    let written = broken.into_iter().filter(|minutes| {
        let after = session.apply(Action::Write(minutes.clone()), now(1));
        after.record != session.record || self::session().open(&saved(&after), now(2)).is_err()
    });
    assert_eq!(written.collect::<Vec<_>>(), [], "these were written down");
}

/// A level held below the rules needs a reason, or it is not written down at all.
#[test]
fn a_decision_below_the_rules_is_written_with_its_reason() {
    let session = session().apply(state(1, "hurt", Value::Yes, None, 0), now(0));
    let low = minutes(MinutesKind::Decision, Some(1), &[("level", "some"), ("protection", "not-protect")]);
    let refused = session.apply(Action::Write(low.clone()), now(1));
    assert_eq!((&refused.record, session.lacks(&low)), (&session.record, vec![Lack::BelowWithoutReason]));
    let mut explained = low.clone();
    explained.fields.insert("below_reason".into(), "医師が事故と診断した。".into());
    let written = session.apply(Action::Write(explained), now(1));
    assert_eq!(written.record.minutes.len(), 1);
    // The same level is no more than the rules say of the other child.
    let other = Minutes { child: Some(number(2)), ..low };
    assert_eq!(written.apply(Action::Write(other), now(2)).record.minutes.len(), 2);
}

/// A second look at something that newly became a yes while the level stayed needs a reason for each child; without one, or
/// without who looked, nothing is written down.
#[test]
fn a_look_demands_why_a_level_stayed() {
    let looks = |session: &Session| session.record.looks.len();
    let first = session().apply(looked("児童福祉司", &[]), now(0));
    assert_eq!(looks(&first), 1, "there was nothing to compare with");
    let worse = first.apply(state(1, "debt", Value::Yes, None, 1), now(1));
    for lacking in [&[][..], &[(1, "会えている")], &[(2, "会えている")], &[(1, "会えている"), (2, "  ")]]
    {
        let refused = worse.apply(looked("児童福祉司", lacking), now(2));
        assert_eq!(refused.record, worse.record, "{lacking:?}");
    }
    let both = [(1, "会えている"), (2, "保育所で毎日見る")];
    for nobody in ["", " ", "　"] {
        assert_eq!(worse.apply(looked(nobody, &both), now(2)).record, worse.record);
    }
    let again = worse.apply(looked("児童福祉司", &both), now(2));
    let look = again.record.looks.last().unwrap();
    let reasons: Vec<_> = look.children.iter().filter_map(|child| child.reason.as_deref()).collect();
    assert_eq!((looks(&again), reasons), (2, vec!["会えている", "保育所で毎日見る"]));
    assert_eq!((look.at, look.by.as_deref(), look.next), (Some(now(2)), Some("児童福祉司"), Some(now(600))));
    assert!(again.comparison().unwrap().is_empty(), "it is compared with this one from now on");
    // Where the level moves, or nothing new is a yes, nobody is asked.
    let lifted = again.apply(state(1, "hurt", Value::Yes, None, 3), now(3));
    assert_eq!(looks(&lifted.apply(looked("児童福祉司", &[]), now(4))), 3);
    let unknown = again.apply(state(1, "cry", Value::Unknown, None, 3), now(3));
    assert_eq!(looks(&unknown.apply(looked("児童福祉司", &[]), now(4))), 3);
}

/// A record in which something is said, and at which nobody has looked a second time.
fn came() -> Record {
    let family = r#"{"format":"mimamori-record/1","household":{"answers":{"debt":"yes"}},
        "children":[{"number":1,"answers":{"hit":"yes","cry":"no"}},{"number":2}]}"#;
    read(family).unwrap()
}

/// What a record was when it came in is its first look, once something changes: not before, not twice, and not of a record
/// that has looks or in which nothing is said.
#[test]
fn what_came_in_is_the_first_look() {
    let fresh = session();
    let replaced = fresh.apply(Action::Replace(came()), now(0));
    let begun = Session::new(fresh.knowledge.clone(), came(), Lang::Ja, now(0)).unwrap();
    let opened = fresh.open(&saved(&begun), now(0)).unwrap();
    for session in [begun, replaced, opened] {
        assert_eq!(session.record.looks, [], "nothing has changed yet");
        let changed = session.apply(state(1, "hurt", Value::Yes, None, 5), now(5));
        let then = compare::look(&session.record, &session.assessment, now(0), &[]);
        assert_eq!(changed.record.looks, [then]);
        assert_eq!(changed.record.looks[0].by, None, "nobody has looked");
        let newly: Vec<_> = changed.comparison().unwrap().children.into_iter().map(|child| child.newly_yes).collect();
        assert_eq!(newly, [vec!["hurt"], vec![]]);
        let again = changed.apply(state(1, "cry", Value::Yes, None, 6), now(6));
        assert_eq!(again.record.looks, changed.record.looks);
        assert_eq!(changed.apply(Action::Undo, now(6)).record, session.record);
        // The first look by somebody comes after it, or is the first one itself.
        assert_eq!(session.apply(looked("児童福祉司", &[]), now(5)).record.looks.len(), 1);
    }
    let known = Record { looks: vec![compare::look(&came(), &fresh.assessment, now(0), &[])], ..came() };
    for record in [known, Record::with_one_child()] {
        let looks = record.looks.len();
        let session = fresh.apply(Action::Replace(record), now(0));
        assert_eq!(session.apply(state(1, "hurt", Value::Yes, None, 5), now(5)).record.looks.len(), looks);
    }
    assert_eq!(fresh.apply(state(1, "hurt", Value::Yes, None, 5), now(5)).record.looks, []);
}

/// What another record was when it came in is no look at this one, after that was undone.
#[test]
fn the_first_look_of_one_record_does_not_stand_in_another() {
    let fresh = session().apply(state(1, "cry", Value::Yes, None, 0), now(0));
    let back = fresh.apply(Action::Replace(came()), now(1)).apply(Action::Undo, now(2));
    assert_eq!(back.record, fresh.record);
    let changed = back.apply(state(1, "hurt", Value::Yes, None, 3), now(3));
    assert_eq!(changed.record.looks, [], "this record never came in");
    // And the other way round: what came in first has its first look after all.
    let begun = Session::new(fresh.knowledge.clone(), came(), Lang::Ja, now(0)).unwrap();
    let back = begun.apply(Action::Replace(Record::with_one_child()), now(1)).apply(Action::Undo, now(2));
    assert_eq!(back.apply(state(1, "hurt", Value::Yes, None, 3), now(3)).record.looks.len(), 1);
}

/// A file of another edition is shown as it was judged, and what is on the screen stays until it is carried over; it can be
/// left there.
#[test]
fn a_record_of_another_edition_waits_to_be_carried_over() {
    let before = session().apply(state(1, "hit", Value::Yes, None, 0), now(5));
    let earlier = earlier();
    let waiting = before.open(&saved(&earlier), now(6)).unwrap();
    assert_eq!(
        (&waiting.record, waiting.unsaved, waiting.can_undo()),
        (&before.record, before.unsaved, before.can_undo())
    );
    let Screen::Carry(carry) = waiting.screen() else { panic!("{:?}", waiting.screen()) };
    assert_eq!(carry.record, *earlier.record);
    assert_eq!(carry.judged.join("\n"), report::summary(&earlier.assessment, Lang::Ja));
    let rows = carry
        .rows
        .iter()
        .map(|row| (row.child.map(|child| child.0.get()), row.item.as_str(), row.then.as_str(), row.now.as_deref()));
    assert_eq!(rows.collect::<Vec<_>>(), ROWS);
    let left = waiting.apply(Action::LeaveCarry, now(7));
    assert!(left.carry.is_none() && !matches!(left.screen(), Screen::Carry(_)));
    assert_eq!(left.record, before.record);
    // Without a record that waits there is nothing to carry over.
    assert_eq!(carried_over(&left, &[true; 5], 8).record, before.record);
    // Erasing leaves nothing of it, and neither does another record.
    assert!(waiting.apply(Action::Erase, now(7)).carry.is_none());
    assert!(waiting.apply(Action::Replace(Record::with_one_child()), now(7)).carry.is_none());
    assert!(waiting.open(&saved(&session()), now(7)).unwrap().carry.is_none());
}

/// Whichever rows are carried over: what is not stands in the history, in the words in which it was asked; no statement is
/// lost, and none is changed.
#[test]
fn what_is_not_carried_over_is_left_behind() {
    let waiting = carrying();
    let file = waiting.carry.as_ref().unwrap().record.clone();
    for chosen in 0u8..32 {
        let carried: Vec<bool> = (0..ROWS.len()).map(|row| chosen & (1 << row) != 0).collect();
        let after = carried_over(&waiting, &carried, 7);
        assert!(after.carry.is_none());
        assert_eq!(statements_of(&after.record), statements_of(&file));
        assert_eq!(unknown_items(&after.knowledge, &after.record), Vec::<String>::new());
        let mut expected = Vec::new();
        for ((child, item, asked, words), carried) in ROWS.into_iter().zip(carried) {
            let sheet = |record: &Record| match child {
                None => record.household.clone(),
                Some(child) => record.child(number(child)).unwrap().statements.clone(),
            };
            let statements = sheet(&file)[item].clone();
            // Nothing can be carried over to an item that is no more.
            if carried && words.is_some() {
                assert_eq!(sheet(&after.record).get(item), Some(&statements));
            } else {
                assert_eq!(sheet(&after.record).get(item), None);
                let (child, item, asked) = (child.map(number), item.to_owned(), asked.to_owned());
                expected.push(LeftBehind { child, item, asked, statements });
            }
        }
        assert_eq!(after.record.left_behind, expected);
        assert_eq!(after.record.household.get("debt"), file.household.get("debt"));
        assert_eq!(after.record.case, "K-1");
        assert_eq!(after.apply(Action::Undo, now(8)).record, waiting.record);
        // From the next change on it is a record of this edition, and opens as one.
        let changed = after.apply(state(1, "hit", Value::Yes, None, 8), now(8));
        assert_eq!(changed.other_editions, []);
        assert_eq!(session().open(&saved(&changed), now(9)).unwrap().record, changed.record);
    }
    // While there is something to choose, nothing is carried over; of what is no more there is nothing.
    for chosen in 0u8..32 {
        let rows = (0..ROWS.len()).filter(|row| chosen & (1 << row) != 0);
        let chosen: Vec<usize> = rows.collect();
        let asked = (0..ROWS.len()).filter(|row| ROWS[*row].3.is_some());
        let decided = asked.clone().all(|row| chosen.contains(&row));
        let some = chosen.iter().fold(waiting.clone(), |waiting, row| waiting.apply(Action::Carry(*row, true), now(7)));
        let after = some.apply(Action::CarryOver, now(7));
        assert_eq!((after.carry.is_none(), after.record != waiting.record), (decided, decided), "{chosen:?}");
    }
    // A choice can be changed, and one of nothing changes nothing.
    let changed = waiting.apply(Action::Carry(2, false), now(7)).apply(Action::Carry(2, true), now(7));
    assert_eq!(changed.carry, waiting.apply(Action::Carry(2, true), now(7)).carry);
    assert_eq!(waiting.apply(Action::Carry(5, true), now(7)).carry, waiting.carry);
}

/// What was chosen there stands in no file yet; once it does, it is not asked again.
#[test]
fn what_was_carried_over_is_unsaved() {
    let waiting = session().open(&saved(&earlier()), now(6)).unwrap();
    assert!(!waiting.unsaved);
    let after = carried_over(&waiting, &[true; 5], 7);
    assert!(after.unsaved);
    assert_eq!(session().open(&saved(&after), now(8)).unwrap().carry, None);
}

/// What was left behind is a change that the last look has not seen.
#[test]
fn what_was_left_behind_is_a_change_since_the_last_look() {
    let looked_at = earlier().apply(looked("児童福祉司", &[(1, "会えている"), (2, "会えている")]), now(4));
    assert!(looked_at.comparison().unwrap().is_empty());
    let waiting = session().open(&saved(&looked_at), now(6)).unwrap();
    let after = carried_over(&waiting, &[false; 5], 7);
    assert!(!after.comparison().unwrap().is_empty());
}

/// The words count, not the edition alone; and an edition that asks the same in the same words only has to be told.
#[test]
fn the_words_count_beside_the_edition() {
    let text = saved(&session().apply(state(1, "cry", Value::Yes, None, 0), now(0)));
    assert!(session().open(&text, now(1)).unwrap().carry.is_none(), "the same edition in the same words");
    let mut earlier = earlier();
    let opened = earlier.open(&text, now(1)).unwrap();
    let carry = opened.carry.unwrap();
    assert_eq!(carry.rows.iter().map(|row| row.item.as_str()).collect::<Vec<_>>(), ["cry"]);
    let text = saved(&session().apply(state(1, "hurt", Value::Yes, None, 0), now(0)));
    let opened = earlier.open(&text, now(1)).unwrap();
    assert_eq!(opened.carry.as_ref().unwrap().rows, []);
    earlier = opened.apply(Action::CarryOver, now(2));
    assert_eq!(earlier.answer(number(1), "hurt"), Answer::Yes { disputed: false });
    assert_eq!(earlier.record.left_behind, []);
}

/// The language of the screen is no edition: a file that was saved in English opens as it was, in either language.
#[test]
fn a_file_opens_in_any_language() {
    let knowledge = Rc::new(pack::built_in().knowledge.unwrap());
    let session = Session::new(knowledge.clone(), Record::with_one_child(), Lang::Ja, now(0)).unwrap();
    let said = session.apply(state(1, "site-face", Value::Yes, Some(BasisKind::Seen), 0), now(0));
    for saved_in in [Lang::Ja, Lang::En] {
        let text = saved(&said.apply(Action::Speak(saved_in), now(1)));
        for opened_in in [Lang::Ja, Lang::En] {
            let sheet = Session::new(knowledge.clone(), Record::with_one_child(), opened_in, now(0)).unwrap();
            let opened = sheet.open(&text, now(2)).unwrap();
            assert_eq!(opened.carry, None, "{saved_in:?} {opened_in:?}");
            assert_eq!(opened.record, said.record);
        }
    }
}

/// Practice never becomes a real record, nor a real one practice; what is refused leaves everything as it is.
#[test]
fn practice_and_real_records_are_kept_apart() {
    let real = session().apply(state(1, "hurt", Value::Yes, None, 0), now(0));
    let children = real.record.children.clone();
    let empty = Record { training: true, children, ..Record::default() };
    let practice = Session::new(real.knowledge.clone(), empty, Lang::Ja, now(0)).unwrap();
    let practice = practice.apply(state(1, "cry", Value::Yes, None, 1), now(1));
    let refused = |session: &Session, text: &str| session.open(text, now(2)).map(|opened| opened.record).unwrap_err();
    assert_eq!(refused(&real, &saved(&practice)), Refusal::Practice);
    assert_eq!(refused(&practice, &saved(&real)), Refusal::Real);
    assert_eq!(practice.open(&saved(&practice), now(2)).unwrap().record, practice.record);
    // The record alone, as it can be saved where the program stopped, opens the same way.
    let (bare, exercise) = (crate::record::write(&real.record), crate::record::write(&practice.record));
    assert_eq!((refused(&real, &exercise), refused(&practice, &bare)), (Refusal::Practice, Refusal::Real));
    assert_eq!(refused(&real, "{}"), Refusal::Unreadable);
    assert_eq!(session().open(&bare, now(2)).unwrap().record, real.record);
    let cut = saved(&real).split_off(9);
    assert_eq!(refused(&real, &cut), Refusal::NotOurs);
    for action in [Action::Erase, Action::Undo, Action::Tick, Action::Case("K".into())] {
        assert!(practice.apply(action, now(3)).record.training);
    }
    // The file names say it too, and no name of anybody.
    let named = |session: &Session| report::file_name(&session.record, now(0), Lang::Ja, "html");
    assert!(named(&practice).contains("研修用") && !named(&real).contains("研修用"));
}

/// The same where a record does not come from a file.
#[test]
fn no_record_of_the_other_kind_takes_the_place() {
    let real = session();
    let practice = Record { training: true, ..Record::with_one_child() };
    assert!(!real.apply(Action::Replace(practice.clone()), now(1)).record.training);
    let practice = Session::new(real.knowledge.clone(), practice, Lang::Ja, now(0)).unwrap();
    assert!(practice.apply(Action::Replace(Record::with_one_child()), now(1)).record.training);
}

/// The number of a child who was taken out may stand in minutes and looks, which stay: no other child gets it, also after the
/// record was in a file.
#[test]
fn a_number_in_minutes_and_looks_is_never_given_again() {
    let decided = minutes(MinutesKind::Decision, Some(2), &[("level", "much"), ("protection", "protect")]);
    for action in [Action::Write(decided), looked("児童福祉司", &[])] {
        let gone = session().apply(action.clone(), now(0)).apply(Action::RemoveChild(number(2)), now(1));
        let opened = session().apply(Action::Erase, now(1)).open(&saved(&gone), now(2)).unwrap();
        let added = opened.apply(Action::AddChild(Arrival::Born(None)), now(3));
        let numbers: Vec<_> = added.record.children.iter().map(|child| child.number).collect();
        assert_eq!(numbers, [number(1), number(3)], "{action:?}");
    }
}

/// Saved is saved until the next change.
#[test]
fn saving_is_told_and_forgotten_with_the_next_change() {
    let session = session().apply(state(1, "hurt", Value::Yes, None, 0), now(0));
    let saved = session.apply(Action::Saved, now(1));
    assert!(session.unsaved && !saved.unsaved && saved.record == session.record);
    assert!(!saved.apply(Action::Go(Page::Papers), now(2)).unsaved);
    assert!(saved.apply(state(1, "cry", Value::Yes, None, 2), now(2)).unsaved);
    assert!(saved.apply(Action::Secret(Some(Secrecy::default())), now(2)).unsaved);
    assert!(saved.apply(Action::Undo, now(2)).unsaved, "what is on the screen now is not what was saved");
}
