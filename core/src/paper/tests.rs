use proptest::prelude::*;

use super::{PaperKind, shown};
use crate::assess::{Assessment, assess};
use crate::calendar::Moment;
use crate::knowledge::{Fact, Knowledge};
use crate::pack;
use crate::plan::plan;
use crate::record::tests::record as any_record;
use crate::record::{
    Arrival, Basis, BasisKind, Call, Child, ChildNumber, ChildThen, FollowUp, LeftBehind, Look, Mark, Minutes,
    MinutesKind, Progress, Record, Said, Secrecy, State, Statement, Statements, Value, Withdrawal,
};
use crate::report::{Block, Entry, Line, Paper, Report, Section, SectionKind, Span, html, paper, plain_text};
use crate::text::Lang;
use crate::words::words;

thread_local! {
    /// Reading the built-in packs takes longer than a paper.
    static BUILT_IN: Knowledge = pack::built_in().knowledge.unwrap();
}

const LANGS: [Lang; 2] = [Lang::Ja, Lang::En];

/// Who said, saw, or reported something: on no paper, but on the sheet to detach.
const SOURCES: [&str; 8] = [
    "SRC-CHILD",
    "SRC-NO",
    "SRC-UNKNOWN",
    "SRC-HOUSEHOLD",
    "SRC-UNBORN",
    "SRC-LAST-SEEN-BY",
    "SRC-STEP-BY",
    "SRC-TAKEN-BY",
];
/// The same, of what does not stand any longer.
const FORMER_SOURCES: [&str; 2] = ["SRC-WITHDRAWN", "SRC-LEFT-BEHIND"];
/// The log of calls: the next shift reads the last one.
const CALLS: [&str; 2] = ["CALL-TO", "CALL-SAID"];
/// Who works in the office, and what was said there.
const INSIDE: [&str; 4] = ["IN-POSTS", "IN-DISSENT", "IN-LOOK-BY", "IN-SAFE-CONTACT"];
/// Where the family is, and where it goes.
const WHEREABOUTS: [&str; 3] = ["AT-PLACE", "AT-HANDOVER-TO", "AT-TRANSFER-TO"];

/// What leaves the office, said once more: what is left out hangs on it.
fn leaves(kind: PaperKind) -> bool {
    [PaperKind::Sharing, PaperKind::Transfer].contains(&kind)
}

fn now() -> Moment {
    "2026-11-20T17:00".parse().unwrap()
}

fn number(number: u8) -> ChildNumber {
    ChildNumber(number.try_into().unwrap())
}

fn said(value: Value, kind: BasisKind, from: &str) -> Statement {
    Statement::new(value, Some(Basis { kind, from: Some(from.into()) }), Some(now()))
}

fn minutes(kind: MinutesKind, child: Option<u8>, fields: &[(&str, &str)]) -> Minutes {
    let fields = fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    Minutes { kind, child: child.map(number), at: Some(now()), fields }
}

/// A family of a child with marks, a sibling and a pregnancy, in which every field that must not leave holds a word that no
/// text of the program has.
fn family(knowledge: &Knowledge, secret: bool, training: bool) -> Record {
    let mark = |statement| Statement {
        mark: knowledge.body.regions.first().map(|region| Mark { region: region.id.clone(), ..Mark::default() }),
        ..statement
    };
    let follow_up =
        |statement| Statement { follow_up: Some(FollowUp { by: Some("保健師".into()), until: None }), ..statement };
    let withdrawn = |statement| Statement {
        withdrawn: Some(Withdrawal { reason: "別の子ども".into(), at: Some(now()) }),
        ..statement
    };
    let all = |said: Vec<(&str, Vec<Statement>)>| -> Statements {
        said.into_iter().map(|(item, statements)| (item.to_owned(), statements)).collect()
    };
    let mut first = Child { arrival: Arrival::Born("2022-07".parse().ok()), ..Child::new(number(1)) };
    first.statements = all(vec![
        ("site-face", vec![mark(said(Value::Yes, BasisKind::Seen, "SRC-CHILD"))]),
        (
            "act-blow-head-face",
            vec![said(Value::No, BasisKind::Heard, "SRC-NO"), Statement::new(Value::No, None, None)],
        ),
        ("grave-injury", vec![follow_up(said(Value::Unknown, BasisKind::Agency, "SRC-UNKNOWN"))]),
        ("fear-of-parent", vec![withdrawn(said(Value::Yes, BasisKind::Heard, "SRC-WITHDRAWN"))]),
        (
            "depressed-tense",
            vec![Statement::new(Value::Yes, Some(Basis { kind: BasisKind::Judged, from: None }), None)],
        ),
    ]);
    first.presence.place = Some("AT-PLACE".into());
    first.presence.handover_to = Some("AT-HANDOVER-TO".into());
    first.presence.last_seen = Some(now());
    first.presence.last_seen_by = Some("SRC-LAST-SEEN-BY".into());
    let second = Child { protected_since: Some(now()), ..Child::new(number(2)) };
    let mut third = Child { arrival: Arrival::Expected(None), ..Child::new(number(3)) };
    third.statements = all(vec![("unborn-no-handbook", vec![said(Value::Yes, BasisKind::Record, "SRC-UNBORN")])]);
    let look = Look {
        at: Some(now()),
        by: Some("IN-LOOK-BY".into()),
        trigger: Some("moving".into()),
        next: None,
        household: [("parent-unaware".to_owned(), "y".to_owned())].into_iter().collect(),
        children: vec![ChildThen {
            number: number(1),
            said: Said::new(),
            levels: [].into_iter().collect(),
            reason: None,
        }],
    };
    let mut record = Record {
        case: "K-2026-17".into(),
        household: all(vec![("parent-unaware", vec![said(Value::Yes, BasisKind::Heard, "SRC-HOUSEHOLD")])]),
        children: vec![first, second, third],
        steps: vec![Progress {
            step: "notify".into(),
            state: State::Done,
            at: Some(now()),
            by: Some("SRC-STEP-BY".into()),
        }],
        calls: vec![Call {
            at: Some(now()),
            to: Some("CALL-TO".into()),
            taken_by: Some("SRC-TAKEN-BY".into()),
            said: Some("CALL-SAID".into()),
        }],
        minutes: vec![
            minutes(MinutesKind::Meeting, None, &[("posts", "IN-POSTS"), ("lead", "区")]),
            minutes(
                MinutesKind::Decision,
                Some(1),
                &[("level", "no-rule-fired"), ("dissent", "IN-DISSENT"), ("below_reason", "祖母がいる")],
            ),
            minutes(MinutesKind::Transfer, None, &[("what", "move"), ("to", "AT-TRANSFER-TO"), ("papers", "写真")]),
        ],
        looks: vec![look],
        left_behind: vec![LeftBehind {
            child: Some(number(1)),
            item: "gone".into(),
            asked: "前の版の項目".into(),
            statements: vec![said(Value::Yes, BasisKind::Heard, "SRC-LEFT-BEHIND")],
        }],
        training,
        ..Record::default()
    };
    record.circumstances.role = Some("nursery".into());
    record.circumstances.area = Some("kawasaki-saiwai".into());
    record.circumstances.received = Some(now());
    record.circumstances.secret = secret.then(|| Secrecy { safe_contact: Some("IN-SAFE-CONTACT".into()) });
    record
}

fn composed(kind: PaperKind, knowledge: &Knowledge, record: &Record, lang: Lang) -> (Assessment, Paper) {
    let assessment = assess(knowledge, record, now());
    let plan = plan(knowledge, record, &assessment, now(), now().day());
    let paper = paper(kind, knowledge, record, &assessment, &plan, now(), lang);
    (assessment, paper)
}

fn text_of(sections: &[Section], lang: Lang) -> String {
    plain_text(&Report { title: String::new(), sections: sections.to_vec() }, lang)
}

/// What of these stands in a text.
fn found<'m>(text: &str, markers: impl IntoIterator<Item = &'m str>) -> Vec<&'m str> {
    markers.into_iter().filter(|marker| text.contains(marker)).collect()
}

/// The parts of a paper before and from the sheet to detach on.
fn detached(sections: &[Section]) -> (&[Section], &[Section]) {
    let at = sections.iter().position(|section| section.kind == SectionKind::Detach).unwrap_or(sections.len());
    sections.split_at(at)
}

fn all_sections(sections: &[Section]) -> Vec<&Section> {
    sections.iter().flat_map(|section| [section].into_iter().chain(all_sections(&section.sections))).collect()
}

fn entries(section: &Section) -> impl Iterator<Item = &Entry> {
    section.blocks.iter().flat_map(|block| match block {
        Block::List { entries, .. } => entries.as_slice(),
        _ => &[],
    })
}

fn plain(line: &Line) -> String {
    let words = line.0.iter().map(|span| match span {
        Span::Text(text) | Span::Strong(text) | Span::Phone(text) => text.as_str(),
        Span::Item { label, .. } | Span::Birth { label, .. } => label.as_str(),
    });
    words.collect()
}

/// Everything that is said anywhere, with what was left behind.
fn statements(record: &Record) -> impl Iterator<Item = &Statement> {
    let sheets = [&record.household].into_iter().chain(record.children.iter().map(|child| &child.statements));
    let left = record.left_behind.iter().flat_map(|left| &left.statements);
    sheets.flat_map(|sheet| sheet.values().flatten()).chain(left)
}

proptest! {
    /// Of any record: who said, saw or reported something is taken out of every kind of paper; of one that leaves the office
    /// who works there; of one that leaves while the address is secret where the family is. What was said stays.
    #[test]
    fn a_paper_is_made_of_what_it_may_show(record in any_record()) {
        for kind in PaperKind::ALL {
            let shown = shown(&record, kind);
            prop_assert!(statements(&shown).all(|said| said.basis.as_ref().is_none_or(|basis| basis.from.is_none())));
            prop_assert!(shown.children.iter().all(|child| child.presence.last_seen_by.is_none()));
            prop_assert!(shown.calls.is_empty() && shown.steps.iter().all(|step| step.by.is_none()));
            if leaves(kind) {
                prop_assert_eq!(&shown.circumstances.role, &None);
                prop_assert!(shown.looks.iter().all(|look| look.by.is_none()));
                prop_assert!(shown.minutes.iter().all(|m| m.field("posts").is_empty() && m.field("dissent").is_empty()));
                if record.circumstances.secret.is_some() {
                    prop_assert_eq!(&shown.circumstances.area, &None);
                    prop_assert_eq!(&shown.circumstances.secret, &Some(Secrecy { safe_contact: None }));
                    for presence in shown.children.iter().map(|child| &child.presence) {
                        prop_assert!(presence.place.is_none() && presence.handover_to.is_none());
                    }
                    let mut transfers = shown.minutes.iter().filter(|minutes| minutes.kind == MinutesKind::Transfer);
                    prop_assert!(transfers.all(|transfer| transfer.field("to").is_empty()));
                }
            }
            for (said, told) in statements(&record).zip(statements(&shown)) {
                let basis = said.basis.as_ref().map(|basis| Basis { kind: basis.kind, from: None });
                prop_assert_eq!(&Statement { basis, ..said.clone() }, told);
            }
            prop_assert_eq!(statements(&record).count(), statements(&shown).count());
        }
    }

    /// And nothing more: the same record, with those fields empty, is shown as it is.
    #[test]
    fn nothing_else_is_taken_out(record in any_record()) {
        for kind in PaperKind::ALL {
            let once = shown(&record, kind);
            prop_assert_eq!(&shown(&once, kind), &once);
            let mut inside = record.clone();
            inside.circumstances.secret = None;
            let (open, office) = (shown(&inside, kind), shown(&inside, PaperKind::Handover));
            if !leaves(kind) {
                prop_assert_eq!(&open, &office);
                prop_assert_eq!(&once, &shown(&record, PaperKind::Handover));
                prop_assert_eq!(&once.circumstances, &record.circumstances);
                prop_assert_eq!((&once.minutes, &once.looks), (&record.minutes, &record.looks));
            }
            prop_assert_eq!(&open.circumstances.area, &record.circumstances.area);
            for (child, told) in record.children.iter().zip(&open.children) {
                prop_assert_eq!((child.number, child.arrival), (told.number, told.arrival));
                prop_assert_eq!((&child.presence.place, child.presence.last_seen), (&told.presence.place, told.presence.last_seen));
                prop_assert_eq!(&child.presence.handover_to, &told.presence.handover_to);
            }
            prop_assert_eq!(open.minutes.len(), record.minutes.len());
            prop_assert_eq!((&open.case, open.training), (&record.case, record.training));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    /// The same as text: of any record, whatever else stands in it, no paper tells who.
    #[test]
    fn no_paper_tells_who(mut record in any_record()) {
        mark_all(&mut record);
        BUILT_IN.with(|knowledge| {
            for kind in PaperKind::ALL {
                let (_, paper) = composed(kind, knowledge, &record, Lang::Ja);
                let (before, _) = detached(&paper.sections);
                let page = html(&Paper { sections: before.to_vec(), ..paper.clone() });
                prop_assert!(!page.contains("SRC-"), "{:?}: {}", kind, page);
                if leaves(kind) {
                    let page = html(&paper);
                    prop_assert!(!page.contains("IN-"), "{:?}: {}", kind, page);
                    prop_assert!(record.circumstances.secret.is_none() || !page.contains("AT-"), "{:?}: {}", kind, page);
                }
            }
            Ok(())
        })?;
    }
}

/// Puts a word that no text of the program has into every field that must not leave, and nothing into the words that people
/// wrote, which could hold the same by chance.
fn mark_all(record: &mut Record) {
    let mark = |from: &mut Option<String>| *from = Some("SRC-X".into());
    let children = record.children.iter_mut().map(|child| &mut child.statements);
    let sheets = [&mut record.household].into_iter().chain(children).flat_map(|sheet| sheet.values_mut().flatten());
    let left = record.left_behind.iter_mut().flat_map(|left| &mut left.statements);
    sheets.chain(left).filter_map(|said| said.basis.as_mut()).for_each(|basis| mark(&mut basis.from));
    record.steps.iter_mut().for_each(|step| mark(&mut step.by));
    record.calls.iter_mut().for_each(|call| mark(&mut call.taken_by));
    for child in &mut record.children {
        mark(&mut child.presence.last_seen_by);
        child.presence.place = Some("AT-X".into());
        child.presence.handover_to = Some("AT-X".into());
    }
    if let Some(secret) = &mut record.circumstances.secret {
        secret.safe_contact = Some("IN-X".into());
    }
    record.looks.iter_mut().for_each(|look| look.by = Some("IN-X".into()));
    for minutes in &mut record.minutes {
        let inside = minutes.kind.fields().iter().filter(|(name, _)| ["posts", "dissent"].contains(name));
        inside.for_each(|(name, _)| minutes.fields.insert((*name).to_owned(), "IN-X".to_owned()));
        if minutes.kind == MinutesKind::Transfer {
            minutes.fields.insert("to".into(), "AT-X".into());
        }
    }
}

/// Every kind, in both languages, with and without a secret address: what must not stand there does not, in the tree and in
/// the page.
#[test]
fn what_must_not_leave_stands_on_no_paper_that_leaves() {
    BUILT_IN.with(|knowledge| {
        for (secret, lang) in [(false, Lang::Ja), (true, Lang::Ja), (false, Lang::En), (true, Lang::En)] {
            let record = family(knowledge, secret, false);
            for kind in PaperKind::ALL {
                let (_, paper) = composed(kind, knowledge, &record, lang);
                let whole = html(&paper);
                let (before, from_there) = detached(&paper.sections);
                let before = html(&Paper { sections: before.to_vec(), ..paper.clone() }) + &text_of(before, lang);
                let none: [&str; 0] = [];
                assert_eq!(found(&before, SOURCES.into_iter().chain(FORMER_SOURCES)), none, "{kind:?}");
                if leaves(kind) {
                    let forbidden = SOURCES.into_iter().chain(FORMER_SOURCES).chain(CALLS).chain(INSIDE);
                    assert_eq!(found(&whole, forbidden), none, "{kind:?}");
                    assert!(from_there.is_empty(), "nothing is to be detached of what leaves");
                    let role = knowledge.role("nursery").unwrap().label.get(lang);
                    assert_eq!(found(&whole, [role]), none, "{kind:?}");
                }
                if leaves(kind) && secret {
                    let area = knowledge.area("kawasaki-saiwai").unwrap().label.get(lang);
                    assert_eq!(found(&whole, WHEREABOUTS.into_iter().chain([area])), none, "{kind:?}");
                }
            }
        }
    });
}

/// What is taken out of the others stands where it belongs, so that nothing is lost; else the test above would hold of empty
/// papers.
#[test]
fn what_must_not_leave_stands_inside() {
    BUILT_IN.with(|knowledge| {
        for lang in LANGS {
            let record = family(knowledge, true, false);
            let (_, approval) = composed(PaperKind::Approval, knowledge, &record, lang);
            let (before, detach) = detached(&approval.sections);
            let [detach] = detach else { panic!("the sheet to detach is the last section") };
            let (before, after) = (text_of(before, lang), text_of(std::slice::from_ref(detach), lang));
            assert_eq!(found(&after, SOURCES.into_iter().chain(CALLS)).len(), SOURCES.len() + CALLS.len(), "{after}");
            assert!(after.contains(knowledge.role("nursery").unwrap().label.get(lang)), "{after}");
            assert_eq!(found(&before, INSIDE), INSIDE, "{before}");
            assert!(html(&approval).contains("class=\"new-page\""), "it has a page of its own");
            let (_, transfer) = composed(PaperKind::Transfer, knowledge, &family(knowledge, false, false), lang);
            assert_eq!(found(&html(&transfer), WHEREABOUTS), WHEREABOUTS);
            let (_, handover) = composed(PaperKind::Handover, knowledge, &record, lang);
            assert_eq!(found(&html(&handover), CALLS), CALLS);
        }
    });
}

/// Who said what was withdrawn, or was left behind by an edition, stands on the sheet to detach too, and not as if it stood.
#[test]
fn the_sheet_to_detach_tells_what_stands_no_longer() {
    BUILT_IN.with(|knowledge| {
        let record = family(knowledge, false, false);
        let (_, approval) = composed(PaperKind::Approval, knowledge, &record, Lang::Ja);
        let after = text_of(detached(&approval.sections).1, Lang::Ja);
        assert_eq!(found(&after, FORMER_SOURCES), FORMER_SOURCES, "{after}");
        let line = after.lines().find(|line| line.contains("SRC-WITHDRAWN")).unwrap();
        assert!(line.contains("別の子ども"), "the reason for which it was withdrawn: {line}");
    });
}

/// 110, 119 and 189 come first on every kind of paper, whatever the record holds.
#[test]
fn the_emergency_line_is_first_on_every_paper() {
    BUILT_IN.with(|knowledge| {
        for lang in LANGS {
            for record in [Record::with_one_child(), family(knowledge, true, true)] {
                for kind in PaperKind::ALL {
                    let (_, paper) = composed(kind, knowledge, &record, lang);
                    let kinds: Vec<_> = paper.sections.iter().map(|section| section.kind).collect();
                    assert_eq!(kinds[0], SectionKind::Emergency, "{kind:?}");
                    assert!(!kinds[1..].contains(&SectionKind::Emergency), "{kind:?}");
                    let body = html(&paper);
                    let body = &body[body.find("<tbody>").unwrap()..];
                    for (number, _) in words(lang).emergency {
                        assert!(text_of(&paper.sections[..1], lang).contains(number), "{kind:?} {number}");
                        let at = body.find(number).unwrap();
                        let second = &paper.sections[1];
                        assert!(second.title.is_empty() || body.find(&second.title).unwrap() > at, "{kind:?} {number}");
                    }
                }
            }
        }
    });
}

/// Each page says of whom it is: case and children; and 研修用 where it is practice, at head, foot and title, and nowhere
/// where it is not. A blank sheet is of nobody.
#[test]
fn every_page_says_of_whom_it_is_and_whether_it_is_practice() {
    BUILT_IN.with(|knowledge| {
        for (lang, training) in [(Lang::Ja, true), (Lang::Ja, false), (Lang::En, true), (Lang::En, false)] {
            let record = family(knowledge, false, training);
            for kind in PaperKind::ALL {
                let (_, paper) = composed(kind, knowledge, &record, lang);
                let page = html(&paper);
                let part = |name: &str| {
                    let (_, after) = page.split_once(&format!("<{name}>")).unwrap();
                    after.split_once(&format!("</{name}>")).unwrap().0
                };
                assert!(part("thead").contains(&paper.head) && part("tfoot").contains(&paper.foot), "{kind:?}");
                let practice = words(lang).papers.training;
                for text in [&paper.title, &paper.head, &paper.foot] {
                    assert_eq!(text.contains(practice), training, "{kind:?}: {text}");
                }
                if kind == PaperKind::Blank {
                    assert!(!page.contains("K-2026-17"));
                    continue;
                }
                assert!(paper.head.contains("K-2026-17"), "{}", paper.head);
                let alone = |head: &str, number: &str| {
                    head.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| *digits == number).count()
                };
                let children = paper.head.split_once("K-2026-17").unwrap().1;
                for child in &record.children {
                    assert!(alone(children, &child.number.to_string()) > 0, "{children}");
                }
                let first = knowledge.packs.first().unwrap();
                assert!(paper.foot.contains(&first.edition) && paper.foot.contains(&first.hash[..8]));
            }
        }
    });
}

/// Every answer that stands is there as text, ☑ and はい, いいえ or 不明, under its item, so that no printer can leave it out.
#[test]
fn every_answer_stands_as_text() {
    BUILT_IN.with(|knowledge| {
        let record = family(knowledge, true, false);
        for lang in LANGS {
            for kind in [PaperKind::Approval, PaperKind::Sharing, PaperKind::Transfer] {
                let (_, paper) = composed(kind, knowledge, &record, lang);
                let sections = all_sections(detached(&paper.sections).0);
                let said: Vec<&Entry> = sections
                    .iter()
                    .filter(|section| section.kind == SectionKind::Statements)
                    .flat_map(|section| entries(section))
                    .collect();
                let sheets = record.children.iter().map(|child| &child.statements).chain([&record.household]);
                let mut standing = 0;
                for (item, statements) in sheets.flatten() {
                    let words_of = knowledge.item(item).unwrap().statement.get(lang);
                    for statement in statements.iter().filter(|said| said.stands()) {
                        standing += 1;
                        let ticked = format!("☑ {}", (words(lang).value)(statement.value));
                        let under = said.iter().filter(|entry| plain(&entry.line).contains(words_of));
                        let count =
                            under.flat_map(|entry| &entry.details).filter(|line| plain(line).starts_with(&ticked));
                        let same = statements.iter().filter(|other| other.stands() && other.value == statement.value);
                        assert_eq!(count.count(), same.count(), "{kind:?} {item}");
                    }
                }
                let ticks: usize = said.iter().map(|entry| entry.details.len()).sum();
                assert_eq!(ticks, standing, "{kind:?}");
                let page = html(&paper);
                assert!(page.matches("☑ ").count() >= standing && standing > 5, "{kind:?}");
                assert!(!page.contains("style="), "{kind:?}");
            }
        }
    });
}

/// Every item that is not confirmed and matters stands in the list of work of its child, with a box to tick.
#[test]
fn everything_that_is_not_confirmed_is_work() {
    BUILT_IN.with(|knowledge| {
        let record = family(knowledge, true, false);
        for lang in LANGS {
            for kind in [PaperKind::Approval, PaperKind::Sharing, PaperKind::Transfer] {
                let (assessment, paper) = composed(kind, knowledge, &record, lang);
                let of_children: Vec<&Section> = paper
                    .sections
                    .iter()
                    .filter(|section| section.kind == SectionKind::Statements)
                    .filter(|section| section.title != words(lang).papers.household)
                    .collect();
                assert_eq!(of_children.len(), record.children.len());
                let mut rows = 0;
                for (assessed, section) in assessment.children.iter().zip(of_children) {
                    let lists = section.sections.iter().filter(|inner| inner.kind == SectionKind::WorkList);
                    let work: Vec<String> = lists.flat_map(entries).map(|entry| plain(&entry.line)).collect();
                    assert_eq!(work.len(), assessed.next.len(), "{kind:?}");
                    for (next, line) in assessed.next.iter().zip(&work) {
                        let label = match &next.fact {
                            Fact::Item(item) => item.statement.get(lang),
                            Fact::YoungerThan(_) => words(lang).ask_birth,
                            Fact::Undetermined(_) => panic!("nobody could confirm it"),
                        };
                        assert!(line.starts_with("☐ ") && line.contains(label), "{kind:?} {line}");
                    }
                    rows += work.len();
                }
                assert!(rows > 50, "{rows}");
            }
        }
    });
}

/// A level is told in its words, never by its id: also one that was decided of a pregnancy, once the child is born.
#[test]
fn no_level_is_told_by_its_id() {
    BUILT_IN.with(|knowledge| {
        let mut record = family(knowledge, false, false);
        let decided = [("level", "expectant-mother-support"), ("protection", "not-protect")];
        record.minutes.push(minutes(MinutesKind::Decision, Some(3), &decided));
        for arrival in [Arrival::Expected(None), Arrival::Born("2026-11".parse().ok())] {
            record.children[2].arrival = arrival;
            for kind in PaperKind::ALL {
                // In English some ids are words.
                let page = html(&composed(kind, knowledge, &record, Lang::Ja).1);
                let scales = knowledge.scales.iter().flat_map(|scale| &scale.levels);
                let ids = scales.map(|level| level.id.as_str()).filter(|id| id.contains('-'));
                assert_eq!(found(&page, ids), [] as [&str; 0], "{kind:?}");
            }
        }
    });
}

/// A name leads back to its kind, and no two kinds share one; two kinds leave the office.
#[test]
fn kinds_are_asked_for_by_name() {
    for kind in PaperKind::ALL {
        assert_eq!(PaperKind::of_name(kind.name()), Some(kind));
        assert_eq!(kind.leaves_the_office(), leaves(kind));
    }
    assert_eq!(PaperKind::of_name("nothing-such"), None);
}
