use super::{Extent, SectionKind, compose, headline, plain_text};
use crate::assess::assess;
use crate::knowledge::View;
use crate::pack;
use crate::plan::plan;
use crate::record::{self, Arrival, Basis, BasisKind, Child, ChildNumber, Record, Statement, Value};
use crate::text::Lang;

/// A four-year-old with a hand-shaped bruise on the cheek; the mother says "fell"; a sibling under protection.
const FAMILY: &str = r#"{"format":"mimamori-record/1","case":"K-2026-17",
  "circumstances":{"received":"2026-11-20T16:50"},
  "household":{"statements":{"parent-unaware":[{"value":"yes","basis":"heard","from":"父","at":"2026-11-20T16:45","words":"しつけだ"}]}},
  "children":[
    {"number":1,"born":"2022-07","statements":{
      "site-face":[{"value":"yes","basis":"seen","from":"保育士","at":"2026-11-20T16:30","words":"左の頬に手の形のあざ"}],
      "act-blow-head-face":[{"value":"no","basis":"heard","from":"母","at":"2026-11-20T16:40","words":"転んだ"}],
      "grave-injury":[{"value":"unknown","basis":"agency","from":"病院","at":"2026-11-20T16:48","words":"検査はこれから"}],
      "fear-of-parent":[{"value":"yes","basis":"seen","at":"2026-11-20T16:30"},{"value":"no","basis":"heard","from":"母","at":"2026-11-20T16:40"}]}},
    {"number":2,"born":"2024-02","protected_since":"2026-11-20T15:00","answers":{"fracture":"yes"}},
    {"number":3,"expected":"2027-02"}]}"#;

fn told(record: &Record, at: &str, lang: Lang, extent: Extent) -> String {
    let knowledge = pack::built_in().knowledge.unwrap();
    let now = at.parse().unwrap();
    let assessment = assess(&knowledge, record, now);
    let plan = plan(&knowledge, record, &assessment, now, now.day());
    let report = compose(&knowledge, record, &assessment, &plan, now, lang, extent);
    // The hashes change with every word of the packs.
    knowledge.packs.iter().fold(plain_text(&report, lang), |text, pack| {
        let hash = pack.hash.get(..12).unwrap();
        assert!(text.contains(hash));
        text.replace(hash, "(hash)")
    })
}

#[test]
fn the_whole_report_in_japanese() {
    insta::assert_snapshot!(told(&record::read(FAMILY).unwrap(), "2026-11-20T17:00", Lang::Ja, Extent::Brief));
}

#[test]
fn the_whole_report_in_english() {
    insta::assert_snapshot!(told(&record::read(FAMILY).unwrap(), "2026-11-22T17:05", Lang::En, Extent::Brief));
}

#[test]
fn nothing_known_is_not_told_calmly() {
    insta::assert_snapshot!(told(&Record::with_one_child(), "2026-11-20T17:00", Lang::Ja, Extent::Brief));
}

/// Whoever handles the case reads the levels first, unless a known fact calls for 110: then that comes first, also where there
/// is room for one sentence.
#[test]
fn known_danger_comes_before_any_level_for_whoever_handles_the_case() {
    let knowledge = pack::built_in().knowledge.unwrap();
    let now = "2026-11-20T17:00".parse().unwrap();
    let mut record = Record::with_one_child();
    record.circumstances.role = Some("ward".into());
    let kinds = |record: &Record| {
        let assessment = assess(&knowledge, record, now);
        let plan = plan(&knowledge, record, &assessment, now, now.day());
        let report = compose(&knowledge, record, &assessment, &plan, now, Lang::Ja, Extent::Brief);
        let told = headline(View::Handling, &assessment, &plan, ChildNumber::FIRST, Lang::Ja);
        let kinds = report.sections.into_iter().map(|section| section.kind);
        let first = kinds.into_iter().find(|kind| matches!(kind, SectionKind::Child | SectionKind::Plan)).unwrap();
        (first, told.contains("110"))
    };
    assert_eq!(kinds(&record), (SectionKind::Child, false));
    record.children[0].statements.insert("danger-now".into(), vec![Statement::new(Value::Yes, None, Some(now))]);
    assert_eq!(kinds(&record), (SectionKind::Plan, true));
}

/// Whoever reports reads the act first, by when, and what to say; a level is no headline there.
#[test]
fn the_report_for_whoever_reports() {
    let role = r#""role":"nursery","suspect_returns":"2026-11-20T19:00","received""#;
    let text = FAMILY.replacen(r#""received""#, role, 1).replacen(
        r#""born":"2022-07","#,
        r#""born":"2022-07","presence":{"place":"園","handover":"2026-11-20T17:30","handover_to":"父"},"#,
        1,
    );
    insta::assert_snapshot!(told(&record::read(&text).unwrap(), "2026-11-20T17:00", Lang::Ja, Extent::Brief));
}

/// The calmest sentence stands only once every suspicion is ruled out, for every child, and no level is a reason not to
/// report.
#[test]
fn a_calm_word_needs_everything_ruled_out() {
    let knowledge = pack::built_in().knowledge.unwrap();
    let now = "2026-11-20T17:00".parse().unwrap();
    let acts = |record: &Record| {
        let plan = plan(&knowledge, record, &assess(&knowledge, record, now), now, now.day());
        plan.steps.into_iter().map(|planned| planned.step.id.clone()).collect::<Vec<_>>()
    };
    let mut record = Record::with_one_child();
    record.circumstances.role = Some("nursery".into());
    let has = |acts: &[String], id: &str| acts.iter().any(|act| act == id);
    let unknown = acts(&record);
    assert!(has(&unknown, "unsure") && !has(&unknown, "calm"));
    for item in &knowledge.items {
        let basis = Some(Basis { kind: BasisKind::Seen, from: None });
        record.children[0].statements.insert(item.id.clone(), vec![Statement::new(Value::No, basis, Some(now))]);
    }
    record.children[0].arrival = Arrival::Born("2016-07".parse().ok());
    let ruled_out = acts(&record);
    assert!(has(&ruled_out, "calm") && !has(&ruled_out, "unsure") && !has(&ruled_out, "notify"));
    record.children.push(Child { arrival: Arrival::Expected(None), ..Child::new(ChildNumber(2.try_into().unwrap())) });
    assert!(has(&acts(&record), "calm"), "of a pregnancy nothing is asked that could be a suspicion");
    record.children[1] = Child::new(ChildNumber(2.try_into().unwrap()));
    assert!(!has(&acts(&record), "calm") && has(&acts(&record), "unsure"), "nothing is known of the sibling");
    record.children.pop();
    record.children[0].statements.remove("minor-injury");
    let one_left = acts(&record);
    assert!(has(&one_left, "unsure") && !has(&one_left, "calm"), "one unknown is enough to be unsure");
    record.children[0].statements.insert("minor-injury".into(), vec![Statement::new(Value::Yes, None, Some(now))]);
    let suspected = acts(&record);
    assert_eq!(suspected.first().map(String::as_str), Some("notify"));
    assert!(!has(&suspected, "calm") && !has(&suspected, "unsure"));
    record.children[0].statements.insert("danger-now".into(), vec![Statement::new(Value::Yes, None, Some(now))]);
    record.children[0].presence.handover = "2026-11-20T17:30".parse().ok();
    assert_eq!(acts(&record).first().map(String::as_str), Some("call-110-119"), "110 comes before every time");
}

/// The English report has no Japanese word, and the Japanese one no English sentence, wherever both are told in full.
#[test]
fn languages_are_not_mixed() {
    let record = record::read(&FAMILY.replace(['父', '母'], "x")).unwrap();
    let english = told(&record, "2026-11-20T17:00", Lang::En, Extent::Full);
    let quoted = |line: &&str| !line.contains('“');
    for line in english.lines().filter(quoted) {
        let kana = line.chars().any(|letter| {
            ('\u{3041}'..='\u{30fa}').contains(&letter) && !"アイウエオカキクケコサシスセ".contains(letter)
        });
        assert!(!kana, "{line}");
    }
    let japanese = told(&record, "2026-11-20T17:00", Lang::Ja, Extent::Full);
    for word in ["the ", " of ", "confirm"] {
        assert!(!japanese.contains(word), "{word}");
    }
}

#[test]
fn a_brief_report_says_how_much_it_leaves_out() {
    let brief = told(&Record::with_one_child(), "2026-11-20T17:00", Lang::En, Extent::Brief);
    let full = told(&Record::with_one_child(), "2026-11-20T17:00", Lang::En, Extent::Full);
    let rows = |text: &str| text.lines().filter(|line| line.starts_with("   If yes:")).count();
    assert!(brief.contains(&format!("{} more", rows(&full) - rows(&brief))), "{brief}");
}

/// Not looked at, tried in vain, and denied are three kinds of unknown, each with its own sentence.
#[test]
fn kinds_of_unknown_are_told_apart() {
    let said = |statement: &str| {
        let text = format!(
            r#"{{"format":"mimamori-record/1","children":[{{"number":1,"born":"2012-07","statements":{{"grave-injury":[{statement}]}}}}]}}"#
        );
        let told = told(&record::read(&text).unwrap(), "2026-11-20T17:00", Lang::En, Extent::Full);
        (told.contains("could not confirm it"), told.contains("The no lacks a basis"))
    };
    assert_eq!(said(r#"{"value":"unknown","basis":"agency","at":"2026-11-20T16:00"}"#), (true, false));
    assert_eq!(
        said(r#"{"value":"unknown","at":"2026-11-20T16:00"}"#),
        (false, false),
        "nobody says that anybody tried"
    );
    assert_eq!(said(r#"{"value":"no","basis":"heard","from":"x","at":"2026-11-20T16:00"}"#), (false, true));
    assert_eq!(said(r#"{"value":"no","basis":"seen","at":"2026-11-20T16:00"}"#), (false, false));
    let nothing = told(&Record::with_one_child(), "2026-11-20T17:00", Lang::En, Extent::Full);
    assert!(!nothing.contains("could not confirm it") && !nothing.contains("The no lacks a basis"));
}
