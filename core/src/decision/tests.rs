use super::{Lack, below, held, lacks};
use crate::assess::{Assessment, assess};
use crate::calendar::Moment;
use crate::knowledge::{Knowledge, NO_RULE_FIRED, Scope};
use crate::pack;
use crate::record::{Arrival, Child, ChildNumber, Minutes, MinutesKind, Record, Statement, Value};

thread_local! {
    /// Reading the built-in packs takes longer than everything else here.
    static BUILT_IN: Knowledge = pack::built_in().knowledge.unwrap();
}

const A: &str = "emergency-protection";
const B: &str = "protection-before-recurrence";
const C: &str = "intensive-support";
const D: &str = "continuing-support";

/// The levels from the lowest up, each with yeses that give it to a child at school.
const LEVELS: [(&str, &[&str]); 5] = [
    (NO_RULE_FIRED, &[]),
    (D, &["single-parent"]),
    (C, &["fear-of-parent"]),
    (B, &["act-implement", "past-notification"]),
    (A, &["child-asks-protection"]),
];

/// What a decision against protection has to say.
const NEEDED: [&str; 5] = ["reason", "safety_plan", "post", "next_sighting", "dissent"];

const GOOD: &str = "祖母が同居し、毎日見ている。";

fn now() -> Moment {
    "2026-11-20T17:00".parse().unwrap()
}

fn number(number: u8) -> ChildNumber {
    ChildNumber(number.try_into().unwrap())
}

fn family(children: u8) -> Record {
    let at_school = |n| Child { arrival: Arrival::Born("2016-05".parse().ok()), ..Child::new(number(n)) };
    Record { children: (1..=children).map(at_school).collect(), ..Record::default() }
}

fn say_yes(knowledge: &Knowledge, record: &mut Record, items: &[&str]) {
    for item in items {
        let household = knowledge.item(item).unwrap().scope == Scope::Household;
        let statements = if household { &mut record.household } else { &mut record.children[0].statements };
        statements.of((*item).into()).unwrap().push(Statement::new(Value::Yes, None, Some(now())));
    }
}

/// A record whose first child has a level by the rules, assessed.
fn at(knowledge: &Knowledge, level: &str) -> (Record, Assessment) {
    let mut record = family(1);
    let (_, yes) = LEVELS.iter().find(|(id, _)| *id == level).unwrap();
    say_yes(knowledge, &mut record, yes);
    let assessment = assess(knowledge, &record, now());
    let urgency = &assessment.children[0].scales[0];
    assert_eq!(urgency.scale.level(urgency.bounds.known).id, level);
    (record, assessment)
}

fn decision(fields: &[(&str, &str)]) -> Minutes {
    let filled = fields.iter().filter(|(_, text)| !text.is_empty());
    let fields = filled.map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    Minutes { kind: MinutesKind::Decision, child: Some(number(1)), at: Some(now()), fields }
}

/// A decision of a level, with everything that one against protection needs.
fn against_protection(level: &str) -> Minutes {
    decision(&[
        ("level", level),
        ("protection", "not-protect"),
        ("reason", GOOD),
        ("safety_plan", "毎朝、保育所で会う"),
        ("post", "児童福祉司"),
        ("next_sighting", "2026-11-21T09:00"),
        ("dissent", "なし"),
    ])
}

fn with(mut minutes: Minutes, name: &str, text: &str) -> Minutes {
    minutes.fields.remove(name);
    if !text.is_empty() {
        minutes.fields.insert(name.into(), text.into());
    }
    minutes
}

/// The two highest levels of urgency, and nothing else, are those at which protection is to be considered.
#[test]
fn the_packs_mark_where_protection_is_considered() {
    BUILT_IN.with(|knowledge| {
        let all =
            knowledge.scales.iter().flat_map(|scale| scale.levels.iter().chain([&scale.none]).map(move |l| (scale, l)));
        let marked = all.filter(|(_, level)| level.considers_protection);
        let marked: Vec<_> = marked.map(|(scale, level)| (scale.id.as_str(), level.id.as_str())).collect();
        assert_eq!(marked, [("urgency", A), ("urgency", B)]);
        assert_eq!(knowledge.scales[0].id, "urgency", "the scale that decisions are on");
    });
}

/// At A or B without protection each of the five is demanded, and nothing else; with protection, or at C, none is.
#[test]
fn no_protection_at_a_or_b_has_to_say_what_is_done_instead() {
    BUILT_IN.with(|knowledge| {
        for level in [A, B] {
            let (_, assessment) = at(knowledge, level);
            let lacking = |minutes: &Minutes| lacks(minutes, &assessment.children[0]);
            assert_eq!(lacking(&against_protection(level)), []);
            for name in NEEDED {
                assert_eq!(lacking(&with(against_protection(level), name, "")), [Lack::Field(name)], "{level}");
            }
            let bare = decision(&[("level", level), ("protection", "not-protect")]);
            assert_eq!(lacking(&bare), NEEDED.map(Lack::Field), "{level}");
            assert_eq!(lacking(&with(bare, "protection", "protect")), [], "{level}");
        }
        let (_, assessment) = at(knowledge, C);
        let bare = decision(&[("level", C), ("protection", "not-protect")]);
        assert_eq!(lacks(&bare, &assessment.children[0]), []);
    });
}

/// Spaces say nothing.
#[test]
fn a_field_of_spaces_is_empty() {
    BUILT_IN.with(|knowledge| {
        let (_, assessment) = at(knowledge, B);
        for name in NEEDED {
            for spaces in [" ", "　", "\n"] {
                let minutes = with(against_protection(B), name, spaces);
                assert_ne!(lacks(&minutes, &assessment.children[0]), [], "{name} {spaces:?}");
            }
        }
    });
}

/// Every level of the rules with every level that is held, with and without protection, with every part of what is demanded
/// left out: what is lacking is what the sentences above say, no more and no less.
#[test]
fn every_decision_lacks_what_it_lacks() {
    BUILT_IN.with(|knowledge| {
        for (rules, (by_rules, _)) in LEVELS.iter().enumerate() {
            let (_, assessment) = at(knowledge, by_rules);
            for (holds, (level, _)) in LEVELS.iter().enumerate() {
                for protection in ["protect", "not-protect", ""] {
                    for (why_below, explained) in [("", false), ("約束した。", false), (GOOD, true)] {
                        for left_out in 0u8..32 {
                            let mut minutes = with(against_protection(level), "protection", protection);
                            minutes = with(minutes, "below_reason", why_below);
                            let mut expected = Vec::new();
                            if protection.is_empty() {
                                expected.push(Lack::Protection);
                            }
                            for (bit, name) in NEEDED.iter().enumerate() {
                                if left_out & (1 << bit) != 0 {
                                    minutes.fields.remove(name);
                                    if protection == "not-protect" && (rules > 2 || holds > 2) {
                                        expected.push(Lack::Field(name));
                                    }
                                }
                            }
                            if holds < rules && !explained {
                                expected.push(Lack::BelowWithoutReason);
                            }
                            assert_eq!(lacks(&minutes, &assessment.children[0]), expected, "{by_rules} {minutes:?}");
                        }
                    }
                }
            }
        }
    });
}

/// A level that the first scale does not have is none.
#[test]
fn a_level_has_to_be_one_of_the_scale() {
    BUILT_IN.with(|knowledge| {
        let (_, assessment) = at(knowledge, NO_RULE_FIRED);
        for strange in ["", "severe", "A", "nothing-such"] {
            let minutes = decision(&[("level", strange), ("protection", "protect")]);
            assert_eq!(lacks(&minutes, &assessment.children[0]), [Lack::Level], "{strange}");
        }
    });
}

/// Each of them alone, and several of them together.
const NEVER_A_REASON: [&str; 22] = [
    "父は反省している",
    "父は深く反省している。",
    "母が謝罪した。",
    "二度としないと約束した。",
    "もうしないと言っている",
    "誓約書を書いた。",
    "くり返さないと言った。",
    "繰り返さないと話す。",
    "来月、転居する予定。",
    "近く引っ越す。",
    "引越しの予定がある。",
    "父は反省している。もうしないと約束した。来月、転居する。",
    "反省\n約束\n",
    "転居する！",
    "The father shows remorse.",
    "She regrets it",
    "He is SORRY.",
    "They promised to stop!",
    "Never again, he says.",
    "The family is moving next month.",
    "They move away in spring.",
    "He is sorry. He promised. The family is moving.",
];

/// Remorse, a promise or a planned move is refused as the reason, and as the reason for a level below the rules, in both
/// languages; a sentence beside it that does without them is enough.
#[test]
fn remorse_a_promise_or_a_move_is_never_a_reason_alone() {
    BUILT_IN.with(|knowledge| {
        let (_, assessment) = at(knowledge, B);
        for text in NEVER_A_REASON {
            let lacking = |name: &str, level: &str, text: &str| {
                let decided = with(against_protection(level), "below_reason", GOOD);
                lacks(&with(decided, name, text), &assessment.children[0])
            };
            assert_eq!(lacking("reason", B, text), [Lack::NeverAlone], "{text}");
            assert_eq!(lacking("below_reason", C, text), [Lack::BelowWithoutReason], "{text}");
            for another in
                [format!("{text}。{GOOD}"), format!("Her aunt lives with them. {text}"), format!("{text}\n{GOOD}")]
            {
                assert_eq!(lacking("reason", B, &another), [], "{another}");
                assert_eq!(lacking("below_reason", C, &another), [], "{another}");
            }
            // With protection nobody has to give a reason.
            let protected = with(with(against_protection(B), "reason", text), "protection", "protect");
            assert_eq!(lacks(&protected, &assessment.children[0]), [], "{text}");
        }
    });
}

/// The same in the words that people use as often.
#[test]
fn other_words_of_remorse_promise_and_move_carry_nothing_either() {
    BUILT_IN.with(|knowledge| {
        let (_, assessment) = at(knowledge, B);
        let taken = [
            "母が謝っている。",
            "父は後悔している。",
            "ひっこしの予定。",
            "He apologised.",
            "He will not do it again.",
            "They plan to move.",
            "The family will move to Osaka.",
        ];
        let lacking = |text: &str| lacks(&with(against_protection(B), "reason", text), &assessment.children[0]);
        let carried: Vec<&str> = taken.into_iter().filter(|text| lacking(text).is_empty()).collect();
        assert_eq!(carried, [] as [&str; 0], "these were taken as a reason");
    });
}

/// What is left of a sentence after a stop is no other sentence: a quote's end, a time, a second mark.
#[test]
fn the_rest_of_a_sentence_is_no_other_sentence() {
    BUILT_IN.with(|knowledge| {
        let (_, assessment) = at(knowledge, B);
        let taken = [
            "父は「もうしない。」と言った。",
            "「反省している。」",
            "2026.11.20に約束した。",
            "He promised it at 16.50.",
            "転居する！？",
            "Mr. X promised to stop.",
        ];
        let lacking = |text: &str| lacks(&with(against_protection(B), "reason", text), &assessment.children[0]);
        let carried: Vec<&str> = taken.into_iter().filter(|text| lacking(text).is_empty()).collect();
        assert_eq!(carried, [] as [&str; 0], "these were taken as a reason");
    });
}

/// Above the rules a meeting may decide without a word; what it holds then counts as much as the rules.
#[test]
fn above_the_rules_is_free() {
    BUILT_IN.with(|knowledge| {
        let (mut record, assessment) = at(knowledge, D);
        let higher = decision(&[("level", A), ("protection", "protect")]);
        assert_eq!(lacks(&higher, &assessment.children[0]), []);
        record.minutes.push(higher);
        let held = held(&record, &assessment.children[0]).unwrap();
        assert_eq!((held.level, held.below, held.child), (A, false, number(1)));
        assert_eq!(below(&record, &assessment), []);
    });
}

/// A decision stands while the facts move: below the rules as soon as they rise above it, and no more once a meeting has
/// followed them.
#[test]
fn a_level_is_below_as_soon_as_the_rules_rise() {
    BUILT_IN.with(|knowledge| {
        let (mut record, assessment) = at(knowledge, C);
        assert_eq!(held(&record, &assessment.children[0]), None);
        record.minutes.push(decision(&[("level", C), ("protection", "not-protect")]));
        assert_eq!(below(&record, &assessment), []);
        let (_, b) = LEVELS[3];
        say_yes(knowledge, &mut record, b);
        let assessment = assess(knowledge, &record, now());
        let [low] = &below(&record, &assessment)[..] else { panic!("one is below") };
        assert_eq!((low.child, low.level, low.below), (number(1), C, true));
        assert_eq!(low.minutes, &record.minutes[0]);
        record.minutes.push(against_protection(B));
        assert_eq!(below(&record, &assessment), []);
        assert_eq!(held(&record, &assessment.children[0]).unwrap().level, B);
        // A level that this edition does not have, or that was held of a pregnancy, stands against none that the rules give.
        record.minutes.push(decision(&[("level", "of-another-scale"), ("protection", "not-protect")]));
        assert!(held(&record, &assessment.children[0]).unwrap().below);
    });
}

/// The last decision of that child counts, and no other minutes.
#[test]
fn each_child_has_its_own_decision() {
    BUILT_IN.with(|knowledge| {
        let mut record = family(2);
        say_yes(knowledge, &mut record, &["fear-of-parent", "single-parent"]);
        let of_second = Minutes { child: Some(number(2)), ..decision(&[("level", NO_RULE_FIRED)]) };
        let meeting = Minutes { kind: MinutesKind::Meeting, child: None, ..decision(&[("lead", "区")]) };
        record.minutes = vec![decision(&[("level", A)]), decision(&[("level", B)]), of_second, meeting];
        let assessment = assess(knowledge, &record, now());
        let held: Vec<_> = assessment.children.iter().map(|child| held(&record, child).unwrap()).collect();
        assert_eq!(held.iter().map(|held| held.level).collect::<Vec<_>>(), [B, NO_RULE_FIRED]);
        let low: Vec<_> = below(&record, &assessment).iter().map(|held| held.child).collect();
        assert_eq!(low, [number(2)]);
    });
}
