use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::course::notifies_rightly;
use super::*;
use crate::assess::assess;
use crate::knowledge::{Knowledge, Scope, View};
use crate::order::sorted;
use crate::pack::tests::any_damage::damaged;
use crate::pack::{self, PackText};
use crate::plan::plan;
use crate::record::{Arrival, ChildNumber, Record, Value};

const AIMS: &str = include_str!("../../../packs/training/aims.json");
const EXAMPLE: &str = include_str!("../../../packs/training/handprint-at-nursery.json");

thread_local! {
    static KNOWLEDGE: Knowledge = pack::built_in().knowledge.unwrap();
}

/// What the check says of the packs that come with the program: once for all tests, since it takes longer than most of them.
fn checked(knowledge: &Knowledge) -> &'static Checked {
    static CHECKED: OnceLock<Checked> = OnceLock::new();
    CHECKED.get_or_init(|| load(knowledge, BUILT_IN))
}

fn built_in<T>(read: impl FnOnce(&Knowledge, &'static Casebook) -> T) -> T {
    KNOWLEDGE.with(|knowledge| read(knowledge, &checked(knowledge).usable))
}

fn number(number: u8) -> ChildNumber {
    ChildNumber(number.try_into().unwrap())
}

#[test]
fn the_built_in_training_packs_are_without_findings() {
    KNOWLEDGE.with(|knowledge| {
        let checked = checked(knowledge);
        assert_eq!(checked.findings, []);
        assert!(checked.casebook.is_some() && !checked.usable.cases.is_empty());
    });
}

#[test]
fn every_training_pack_of_the_folder_is_built_in() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs/training");
    let files = folder.read_dir().unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let files = sorted(files.map(|name| format!("training/{name}")).collect());
    let built_in = sorted(BUILT_IN.iter().map(|pack| pack.name.to_owned()).collect());
    assert_eq!(files, built_in);
}

/// Every role that works with the sheet is played, and the children are of every age, from before their birth.
#[test]
fn cases_are_of_every_working_role_and_age() {
    built_in(|knowledge, casebook| {
        let played = |id: &str| casebook.cases.iter().any(|case| case.role == id);
        let left: Vec<&str> = knowledge.roles.iter().map(|role| role.id.as_str()).filter(|id| !played(id)).collect();
        let asking = knowledge.roles.iter().filter(|role| role.view == View::Asking).map(|role| role.id.as_str());
        assert_eq!(left, asking.collect::<Vec<_>>(), "only who asks for help has no sheet to practise");
        let children = casebook.cases.iter().flat_map(|case| case.children.iter().map(move |child| (case, child)));
        let ages: Vec<Option<u32>> = children
            .filter_map(|(case, child)| match child.child.arrival {
                Arrival::Expected(_) => Some(None),
                Arrival::Born(birth) => Some(Some(birth?.completed_months(case.stages[0].at)? / 12)),
            })
            .collect();
        assert!(ages.contains(&None), "a pregnancy");
        for years in [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 17] {
            let near = |age: &Option<u32>| age.is_some_and(|age| age.abs_diff(years) <= 1);
            assert!(ages.iter().any(near), "a child of about {years}");
        }
        assert!(ages.contains(&Some(0)) && ages.contains(&Some(17)));
    });
}

/// Whoever did not pass a case is led to another one of the same aim.
#[test]
fn there_are_many_cases_and_each_has_another_of_every_aim() {
    built_in(|_, casebook| {
        assert!(casebook.cases.len() >= 18, "{}", casebook.cases.len());
        for aim in &casebook.aims {
            let naming = casebook.cases.iter().filter(|case| case.aims.contains(&aim.id));
            assert!(naming.count() >= 2, "{}", aim.id);
        }
        for case in &casebook.cases {
            let distinct: BTreeSet<&String> = case.aims.iter().collect();
            assert_eq!(distinct.len(), case.aims.len(), "{} names an aim twice", case.id);
        }
    });
}

/// The word that calms is not practised: no case is to teach that nothing is the matter.
const CALM: &str = "calm";

#[test]
fn every_item_and_every_step_but_the_calming_one_is_practised() {
    built_in(|knowledge, casebook| {
        assert_eq!(items_without_case(knowledge, casebook), Vec::<&str>::new());
        assert_eq!(steps_without_case(knowledge, casebook), [CALM]);
    });
}

/// Neither where all is learnt that can be, nor where nothing is but what one is told.
#[test]
fn no_model_answers_ever_calm() {
    built_in(|knowledge, casebook| {
        for case in &casebook.cases {
            for (at, stage) in case.stages.iter().enumerate() {
                let told = Course { stage: at, ..Course::of(case) }.known(case);
                for known in [case.model_knowledge(at), told] {
                    let record = case.record_on(&known, at);
                    let plan =
                        plan(knowledge, &record, &assess(knowledge, &record, stage.at), stage.at, stage.at.day());
                    assert!(!plan.steps.is_empty(), "{} says nothing", case.id);
                    assert!(plan.steps.iter().all(|planned| planned.step.id != CALM), "{} stage {at}", case.id);
                }
            }
        }
    });
}

/// What can be learnt in a stage only by a mistake is no part of the model, and no record of it is a real one.
#[test]
fn every_record_of_a_case_is_marked_as_practice() {
    built_in(|_, casebook| {
        for case in &casebook.cases {
            let known = case.model_knowledge(case.stages.len());
            assert!(case.record_on(&known, 0).training && case.empty_record(&known, "1").training, "{}", case.id);
            assert!(case.empty_record(&Known::nothing(case), "1").training, "{}", case.id);
        }
    });
}

/// The same facts about two families: whatever is said of their ways, work and manners, nothing of the model moves.
#[test]
fn two_families_with_equal_facts_have_equal_answers() {
    built_in(|_, casebook| {
        let [one, two] = ["two-families-one", "two-families-two"].map(|id| casebook.case(id).unwrap());
        let answers = |case: &Case| -> Vec<_> {
            let ids = |facts: &[usize]| facts.iter().map(|fact| case.facts[*fact].id.clone()).collect::<Vec<_>>();
            let of = |answer: &ModelAnswer| {
                let ModelAnswer { child, item, value, basis, facts, accept, denial, reason: _ } = answer.clone();
                (child, item, value, basis, ids(&facts), accept, denial)
            };
            case.answers.iter().map(of).collect()
        };
        let stages = |case: &Case| -> Vec<_> {
            let of = |expect: &Expect| {
                let Expect { child, scale, known, possible, accept, confused, asked } = expect.clone();
                (child, scale, known, possible, accept, confused, asked.is_some())
            };
            case.stages
                .iter()
                .map(|stage| (stage.expect.iter().map(of).collect::<Vec<_>>(), stage.steps.clone()))
                .collect()
        };
        assert!(answers(one).len() > 9 && answers(one).iter().any(|answer| answer.2 == Value::Unknown));
        assert_eq!(answers(one), answers(two));
        assert_eq!(stages(one), stages(two));
        assert_ne!(one.opening, two.opening, "they are told differently, or there is nothing to see");
    });
}

mod checking {
    use super::*;

    fn example() -> Json {
        serde_json::from_str(EXAMPLE).unwrap()
    }

    /// A place in a pack by the ids on the way to it, as a pointer: `cases/0/facts/startles/why` as `/cases/0/facts/3/why`.
    fn pointer(pack: &Json, place: &str) -> String {
        let mut pointer = String::new();
        for step in place.split('/') {
            let has_id = |element: &Json| element["id"] == step || element["item"] == step;
            let at = pack.pointer(&pointer).and_then(Json::as_array).and_then(|list| list.iter().position(has_id));
            pointer = format!("{pointer}/{}", at.map_or_else(|| step.to_owned(), |at| at.to_string()));
        }
        pointer
    }

    /// The same as findings write it: `cases[0].facts[3].why`.
    fn path(pack: &Json, place: &str) -> String {
        let steps = pointer(pack, place);
        let written = steps.split('/').skip(1).map(|step| match step.parse::<usize>() {
            Ok(at) => format!("[{at}]"),
            Err(_) => format!(".{step}"),
        });
        written.collect::<String>().trim_start_matches('.').to_owned()
    }

    fn put(pack: &mut Json, place: &str, value: Json) {
        let pointer = pointer(pack, place);
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match pack.pointer_mut(parent).unwrap_or_else(|| panic!("{place}")) {
            Json::Object(map) if value.is_null() => drop(map.remove(key)),
            Json::Object(map) => drop(map.insert(key.into(), value)),
            Json::Array(list) => list[key.parse::<usize>().unwrap()] = value,
            _ => panic!("{place}"),
        }
    }

    /// What is said of a pack beside the aims. Nothing is used by half.
    fn findings(knowledge: &Knowledge, pack: &Json) -> Vec<(String, Problem)> {
        let text = pack.to_string();
        let texts = [PackText { name: "aims", text: AIMS }, PackText { name: "case", text: &text }];
        let checked = load(knowledge, &texts);
        // Nothing but a missing translation is a mere warning.
        let missing = Problem::Pack(pack::Problem::NoEnglish);
        let usable = checked.findings.iter().all(|finding| finding.problem == missing);
        assert_eq!(checked.casebook.is_some(), usable, "{:?}", checked.findings);
        checked.findings.into_iter().map(|finding| (finding.path, finding.problem)).collect()
    }

    /// A change of the example case that provokes a problem: where, what is put there, and where it is found. A new kind of
    /// problem does not compile without one.
    fn provocation(problem: &Problem) -> (&'static str, Json, &'static str) {
        match problem {
            Problem::Pack(_) => ("cases/0/title/en", Json::Null, "cases/0/title/en"),
            Problem::Time(time) => ("cases/0/stages/0/at", json!(time), "cases/0/stages/0/at"),
            Problem::StageOrder => ("cases/0/stages/1/at", json!("2026-11-20T14:00"), "cases/0/stages/1/at"),
            Problem::StageRange => ("cases/0/moves/notify-centre/by", json!(2), "cases/0/moves/notify-centre/by"),
            Problem::NoSuchChild(child) => {
                ("cases/0/answers/site-face/child", json!(child), "cases/0/answers/site-face/child")
            }
            Problem::WrongSubject(_) => {
                ("cases/0/answers/site-face/child", Json::Null, "cases/0/answers/site-face/item")
            }
            Problem::Basis => ("cases/0/answers/site-face/basis", Json::Null, "cases/0/answers/site-face/basis"),
            Problem::AcceptsItself => {
                ("cases/0/answers/site-face/accept", json!(["yes"]), "cases/0/answers/site-face/accept")
            }
            Problem::NeverLearnt(_) => ("cases/0/moves/read-diary/reveals", json!([]), "cases/0/facts/startles"),
            Problem::ToldTwice(fact) => ("cases/0/stages/1/tells", json!([fact]), "cases/0/facts/startles"),
            Problem::SettlesNothing(_) => {
                let facts = json!(["finger-marks"]);
                ("cases/0/answers/early-odd-explanation/facts", facts, "cases/0/facts/mother-says-fell")
            }
            Problem::NeverStands => {
                ("cases/0/moves/read-diary/verdict", json!("may"), "cases/0/answers/early-startle-shield")
            }
            Problem::Level { stated, .. } => {
                ("cases/0/stages/0/expect/0/known", json!(stated), "cases/0/stages/0/expect/0/known")
            }
            Problem::StepDoesNotStand(step) => ("cases/0/stages/0/steps/0", json!(step), "cases/0/stages/0/steps/0"),
            Problem::StepNeverStands(step) => {
                ("cases/0/moves/tell-head/steps/0", json!(step), "cases/0/moves/tell-head/steps/0")
            }
            Problem::NoReason => ("cases/0/stages/0/expect/0/why", Json::Null, "cases/0/stages/0/expect/0"),
            Problem::DemandsNothing => ("cases/0/must/0/any_of", json!([]), "cases/0/must/0"),
            Problem::ModelFails => ("cases/0/must/0/any_of", json!(["ask-mother"]), "cases/0/must/0/any_of"),
            Problem::Choices => {
                let words = json!({"ja": "語", "en": "word"});
                let choice = json!({"text": words, "right": true, "why": words});
                let drill = json!({"id": "all-right", "kind": "route", "prompt": words, "choices": [choice, choice]});
                ("drills", json!([drill]), "drills/0/choices")
            }
        }
    }

    /// One of each kind, as the changes above provoke it.
    fn kinds() -> [Problem; 19] {
        [
            Problem::Pack(pack::Problem::NoEnglish),
            Problem::Time("2026-11-31T10:00".into()),
            Problem::StageOrder,
            Problem::StageRange,
            Problem::NoSuchChild(9),
            Problem::WrongSubject("site-face".into()),
            Problem::Basis,
            Problem::AcceptsItself,
            Problem::NeverLearnt("startles".into()),
            Problem::ToldTwice("startles".into()),
            Problem::SettlesNothing("mother-says-fell".into()),
            Problem::NeverStands,
            Problem::Level { stated: "municipality".into(), given: "child-guidance-centre".into() },
            Problem::StepDoesNotStand(CALM.into()),
            Problem::StepNeverStands(CALM.into()),
            Problem::NoReason,
            Problem::DemandsNothing,
            Problem::ModelFails,
            Problem::Choices,
        ]
    }

    #[test]
    fn the_example_is_without_findings() {
        built_in(|knowledge, _| assert_eq!(findings(knowledge, &example()), []));
    }

    /// A kind of problem that no test provokes is a check that nobody has seen work.
    #[test]
    fn every_kind_of_problem_is_provoked_and_found_at_its_place() {
        built_in(|knowledge, _| {
            for problem in kinds() {
                let (place, value, found_at) = provocation(&problem);
                let mut pack = example();
                put(&mut pack, place, value);
                let found = findings(knowledge, &pack);
                assert!(found.contains(&(path(&pack, found_at), problem.clone())), "{problem:?}: {found:#?}");
            }
        });
        let all = include_str!("finding.rs").split_once("pub enum Problem {").unwrap().1.split_once("\n}").unwrap().0;
        let names = all.lines().filter_map(|line| line.strip_prefix("    "));
        let names = names.filter(|line| line.starts_with(char::is_uppercase));
        let plain = |name: &str| name.split(|c: char| !c.is_alphanumeric()).next().unwrap().to_owned();
        let provoked = kinds().map(|problem| plain(&format!("{problem:?}")));
        assert_eq!(names.map(plain).collect::<Vec<_>>(), provoked);
    }

    /// The other ways to the same problems.
    #[test]
    fn every_way_into_a_problem_is_found() {
        let words = json!({"ja": "語", "en": "word"});
        let wrong = json!({"text": words, "why": words});
        let drill = |choices: Json| json!([{"id": "d", "kind": "door", "prompt": words, "choices": choices}]);
        let site = "cases/0/answers/site-face";
        let [item, basis, value] = ["item", "basis", "value"].map(|field| format!("{site}/{field}"));
        let subject = |item: &str| Problem::WrongSubject(item.into());
        let (must, may) = ("cases/0/must/0/any_of", "cases/0/moves/tell-head/verdict");
        /// Changes of the example, by their places; where it is found, and what.
        type Way<'w> = (Vec<(&'w str, Json)>, &'w str, Problem);
        let ways: Vec<Way<'_>> = vec![
            (vec![("cases/0/stages/1/tells", json!(["finger-marks"]))], "cases/0/facts/finger-marks", {
                Problem::ToldTwice("finger-marks".into())
            }),
            (
                vec![("cases/0/moves/tell-head/from", json!(1)), ("cases/0/moves/tell-head/until", json!(0))],
                "cases/0/moves/tell-head/until",
                Problem::StageRange,
            ),
            (
                vec![("cases/0/moves/tell-head/from", json!(1)), ("cases/0/moves/tell-head/by", json!(0))],
                "cases/0/moves/tell-head/by",
                Problem::StageRange,
            ),
            (vec![("cases/0/moves/tell-head/from", json!(2))], "cases/0/moves/tell-head/from", Problem::StageRange),
            (vec![("cases/0/moves/tell-head/until", json!(2))], "cases/0/moves/tell-head/until", Problem::StageRange),
            (vec![("cases/0/must/0/by", json!(2))], "cases/0/must/0/by", Problem::StageRange),
            (vec![("cases/0/stages/0/expect/0/child", json!(9))], "cases/0/stages/0/expect/0/child", {
                Problem::NoSuchChild(9)
            }),
            (vec![(&value, json!("no")), (&basis, json!("heard"))], &basis, Problem::Basis),
            (vec![(&value, json!("no")), (&basis, json!("judged"))], &basis, Problem::Basis),
            (vec![(&value, json!("no")), (&basis, Json::Null)], &basis, Problem::Basis),
            // Of the household, under a child; of one who is born, under a pregnancy.
            (
                vec![(&item, json!("past-notification"))],
                "cases/0/answers/past-notification/item",
                subject("past-notification"),
            ),
            (vec![("cases/0/children/0/expected", json!("2027-02"))], &item, subject("site-face")),
            // The model does what may be done, but need not; and not before its time.
            (vec![(must, json!(["tell-head"])), (may, json!("may"))], must, Problem::ModelFails),
            (
                vec![
                    (must, json!(["tell-head"])),
                    ("cases/0/must/0/by", json!(0)),
                    ("cases/0/moves/tell-head/from", json!(1)),
                ],
                must,
                Problem::ModelFails,
            ),
            // A right one does not make good a wrong one beside it.
            (vec![(must, json!(["notify-centre", "ask-mother"]))], must, Problem::ModelFails),
            (vec![("drills", drill(json!([wrong, wrong])))], "drills/0/choices", Problem::Choices),
            (vec![("drills", drill(json!([])))], "drills/0/choices", Problem::Choices),
        ];
        built_in(|knowledge, _| {
            for (changes, found_at, problem) in ways {
                let mut pack = example();
                changes.into_iter().for_each(|(place, value)| put(&mut pack, place, value));
                let found = findings(knowledge, &pack);
                assert!(
                    found.contains(&(path(&pack, found_at), problem.clone())),
                    "{found_at} {problem:?}: {found:#?}"
                );
            }
            for place in [
                "cases/0/received",
                "cases/0/suspect_returns",
                "cases/0/children/0/handover",
                "cases/0/children/0/protected_since",
                "cases/0/children/0/born",
                "cases/0/children/1/expected",
            ] {
                let mut pack = example();
                put(&mut pack, place, json!("2026-13"));
                let expected = (path(&pack, place), Problem::Time("2026-13".into()));
                assert!(findings(knowledge, &pack).contains(&expected), "{place}");
            }
        });
    }

    /// Each id that names something is looked up, each text and each list that has to be there is asked for, at every place of
    /// the format.
    #[test]
    fn each_fault_of_a_part_is_found_at_its_place() {
        use pack::Problem::{Duplicate, EmptyList, EmptyText, Format, Id, NoEnglish, Unknown};
        let nobody = || Unknown("nobody".into());
        let mut cases: Vec<(&str, Json, &str, pack::Problem)> = vec![
            ("format", json!("mimamori-training/2"), "format", Format("mimamori-training/2".into())),
            ("cases/0/id", json!("Hand print"), "cases/0/id", Id("Hand print".into())),
            ("cases/0/facts/0/id", json!(""), "cases/0/facts/0/id", Id("".into())),
            ("cases/0/moves/0/id", json!("a_b"), "cases/0/moves/0/id", Id("a_b".into())),
            ("cases/0/facts/1/id", json!("finger-marks"), "cases/0/facts/1/id", Duplicate("finger-marks".into())),
            ("cases/0/moves/1/id", json!("notify-centre"), "cases/0/moves/1/id", Duplicate("notify-centre".into())),
            ("cases/0/children/1/number", json!(1), "cases/0/children/1/number", Duplicate("1".into())),
            ("cases/0/stages/0/expect/0/known", json!("nobody"), "cases/0/stages/0/expect/0", nobody()),
            ("cases/0/stages/0/expect/0/possible", json!("nobody"), "cases/0/stages/0/expect/0", nobody()),
            ("cases/0/stages/0/expect/0/accept", json!(["nobody"]), "cases/0/stages/0/expect/0", nobody()),
            ("cases/0/stages/0/expect/0/confused", json!(["nobody"]), "cases/0/stages/0/expect/0", nobody()),
        ];
        for place in [
            "cases/0/role",
            "cases/0/area",
            "cases/0/aims/0",
            "cases/0/children/1/known_by",
            "cases/0/stages/0/tells/0",
            "cases/0/stages/0/steps/0",
            "cases/0/stages/0/expect/0/scale",
            "cases/0/moves/read-diary/reveals/0",
            "cases/0/moves/tell-head/steps/0",
            "cases/0/answers/0/item",
            "cases/0/answers/0/facts/0",
            "cases/0/must/0/any_of/0",
        ] {
            cases.push((place, json!("nobody"), place, nobody()));
        }
        for place in [
            "cases/0/aims",
            "cases/0/children",
            "cases/0/facts",
            "cases/0/stages",
            "cases/0/answers",
            "cases/0/answers/0/facts",
            "cases/0/must",
            "cases/0/debrief",
        ] {
            cases.push((place, json!([]), place, EmptyList));
        }
        let texts = [
            "title",
            "cases/0/title",
            "cases/0/opening",
            "cases/0/facts/0/text",
            "cases/0/facts/0/why",
            "cases/0/stages/0/text",
            "cases/0/stages/0/expect/0/why",
            "cases/0/moves/0/label",
            "cases/0/moves/0/result",
            "cases/0/moves/0/why",
            "cases/0/answers/0/reason",
            "cases/0/must/0/text",
            "cases/0/debrief/0",
        ];
        let texts: Vec<[String; 2]> = texts.map(|place| ["ja", "en"].map(|lang| format!("{place}/{lang}"))).into();
        for [ja, en] in &texts {
            cases.push((ja, json!(" "), ja, EmptyText));
            cases.push((en, json!(" "), en, NoEnglish));
        }
        built_in(|knowledge, _| {
            for (place, value, found_at, problem) in cases {
                let mut pack = example();
                put(&mut pack, place, value);
                let found = findings(knowledge, &pack);
                let expected = (path(&pack, found_at), Problem::Pack(problem));
                assert!(found.contains(&expected), "{expected:?}: {found:#?}");
            }
        });
    }

    /// A pack says which it is, in which edition and under which licence.
    #[test]
    fn a_pack_says_what_it_is() {
        built_in(|knowledge, _| {
            for (field, empty) in [
                ("id", pack::Problem::Id(String::new())),
                ("edition", pack::Problem::EmptyText),
                ("licence", pack::Problem::EmptyText),
            ] {
                let mut pack = example();
                pack[field] = "".into();
                assert_eq!(findings(knowledge, &pack), [(field.to_owned(), Problem::Pack(empty))]);
            }
        });
    }

    /// An id stands once in all packs.
    #[test]
    fn no_pack_takes_the_ids_of_another() {
        built_in(|knowledge, _| {
            let of = |name| PackText { name, text: EXAMPLE };
            let twice = load(knowledge, &[PackText { name: "aims", text: AIMS }, of("one"), of("two")]);
            let problem = Problem::Pack(pack::Problem::Duplicate("handprint-at-nursery".into()));
            let found = |path: &str| Finding { pack: "two".into(), path: path.into(), problem: problem.clone() };
            assert_eq!(twice.findings, [found("id"), found("cases[0].id")]);
            assert!(twice.casebook.is_none());
            assert_eq!(
                (twice.usable.cases.len(), &twice.usable.left_out[..]),
                (1, &["handprint-at-nursery".into()][..])
            );
        });
    }

    /// A hash that is known is taken, any other is that of the content, whatever the way of writing.
    #[test]
    fn a_pack_is_known_by_the_hash_of_its_content() {
        built_in(|knowledge, casebook| {
            let (aims, pretty) =
                (PackText { name: "aims", text: AIMS }, serde_json::to_string_pretty(&example()).unwrap());
            let texts = [aims, PackText { name: "case", text: &pretty }];
            let hashes = |known: &[&str]| {
                let packs = load_known(knowledge, &texts, known).casebook.unwrap().packs;
                packs.into_iter().map(|pack| pack.hash).collect::<Vec<_>>()
            };
            let own = hashes(&[]);
            assert_eq!(
                own,
                ["aims", "handprint-at-nursery"]
                    .map(|id| { casebook.packs.iter().find(|pack| pack.id == id).unwrap().hash.clone() })
            );
            assert_eq!(hashes(&["known"]), ["known", &own[1]]);
            assert_eq!(hashes(&["", "known"]), [&own[0], "known"]);
            let other = EXAMPLE.replacen("\"edition\": \"", "\"edition\": \"x", 1);
            let changed =
                load(knowledge, &[PackText { name: "aims", text: AIMS }, PackText { name: "case", text: &other }]);
            assert_ne!(changed.casebook.unwrap().packs[1].hash, own[1]);
        });
    }

    /// A pack with a fault is left out as a whole and by name, whichever it is, and practice goes on with the others.
    #[test]
    fn a_pack_with_a_fault_is_left_out_alone() {
        built_in(|knowledge, casebook| {
            let mut pack = example();
            put(&mut pack, "cases/0/stages/0/expect/0/known", json!("municipality"));
            let (bad, id) = (pack.to_string(), "handprint-at-nursery");
            let own = format!("training/{id}.json");
            let texts: Vec<PackText<'_>> = BUILT_IN
                .iter()
                .map(|pack| PackText { name: pack.name, text: if pack.name == own { &bad } else { pack.text } })
                .collect();
            let checked = load(knowledge, &texts);
            assert!(checked.casebook.is_none());
            assert_eq!(checked.usable.left_out, [id]);
            let others: Vec<&String> =
                casebook.cases.iter().map(|case| &case.id).filter(|other| *other != id).collect();
            assert_eq!(checked.usable.cases.iter().map(|case| &case.id).collect::<Vec<_>>(), others);
            assert_eq!(checked.usable.packs.len(), casebook.packs.len() - 1);
            let counts = |casebook: &Casebook| (casebook.aims.len(), casebook.drills.len());
            assert_eq!(counts(&checked.usable), counts(casebook));
            assert!(casebook.left_out.is_empty());
        });
    }

    #[test]
    fn what_is_no_training_pack_is_refused_at_its_place() {
        let shapes = [
            ("cases/0/colour", json!("red"), "cases[0].colour"),
            ("cases/0/facts/0/nature", json!("gossip"), "cases[0].facts[0].nature"),
            ("cases/0/moves/0/verdict", json!({"wrong": "rudeness"}), "cases[0].moves[0].verdict.wrong"),
            ("cases/0/stages", Json::Null, "cases[0]"),
            ("cases/0/moves/0/by", json!(-1), "cases[0].moves[0].by"),
            ("cases/0/answers/0/child", json!(0), "cases[0].answers[0].child"),
        ];
        built_in(|knowledge, _| {
            for (place, value, expected) in shapes {
                let mut pack = example();
                put(&mut pack, place, value);
                let found = findings(knowledge, &pack);
                let [(path, Problem::Pack(pack::Problem::Shape(_)))] = &found[..] else { panic!("{place}: {found:?}") };
                assert!(path.starts_with(expected), "{place}: {path}");
            }
            for text in ["", "{", "[]", "null", "{}", &"[".repeat(5000)] {
                let checked = load(knowledge, &[PackText { name: "x", text }]);
                assert!(checked.casebook.is_none() && checked.findings.len() == 1, "{text:.20}");
            }
        });
    }

    /// All packs that have cases, as values.
    fn packs() -> impl Iterator<Item = Json> {
        let packs = BUILT_IN.iter().map(|pack| serde_json::from_str::<Json>(pack.text).unwrap());
        packs.filter(|pack| pack["cases"].as_array().is_some_and(|cases| !cases.is_empty()))
    }

    /// Every level that a case states, taken down for another one: each is found, and nothing else is.
    #[test]
    fn every_wrong_level_is_found() {
        built_in(|knowledge, _| {
            for original in packs() {
                for field in ["known", "possible"] {
                    let (mut pack, mut expected) = (original.clone(), Vec::new());
                    for (case, one) in pack["cases"].as_array_mut().unwrap().iter_mut().enumerate() {
                        for (at, stage) in one["stages"].as_array_mut().unwrap().iter_mut().enumerate() {
                            for (place, expect) in stage["expect"].as_array_mut().unwrap().iter_mut().enumerate() {
                                let scale = knowledge.scales.iter().find(|scale| expect["scale"] == scale.id).unwrap();
                                let levels = scale.levels.iter().chain([&scale.none]);
                                let other =
                                    levels.map(|level| level.id.as_str()).find(|id| expect[field] != *id).unwrap();
                                let given = expect[field].as_str().unwrap().to_owned();
                                expect[field] = json!(other);
                                let path = format!("cases[{case}].stages[{at}].expect[{place}].{field}");
                                expected.push((path, Problem::Level { stated: other.into(), given }));
                            }
                        }
                    }
                    assert!(!expected.is_empty(), "{} states no level", pack["id"]);
                    assert_eq!(findings(knowledge, &pack), expected, "{}", pack["id"]);
                }
            }
        });
    }

    /// A model answer that says too little is found by its level: in the example for one answer alone, in each case where every
    /// yes has become unknown.
    #[test]
    fn a_model_that_misses_what_is_known_is_found() {
        let is_level = |found: &(String, Problem)| matches!(found.1, Problem::Level { .. });
        built_in(|knowledge, _| {
            let turned = |answer: usize| {
                let mut pack = example();
                put(&mut pack, &format!("cases/0/answers/{answer}/value"), json!("unknown"));
                put(&mut pack, &format!("cases/0/answers/{answer}/accept"), json!([]));
                findings(knowledge, &pack).iter().any(is_level)
            };
            let all = example()["cases"][0]["answers"].as_array().unwrap().len();
            assert!((0..all).any(turned), "no single answer moves a level");
            for mut pack in packs() {
                for answer in pack["cases"].as_array_mut().unwrap().iter_mut().flat_map(|case| {
                    let answers = case["answers"].as_array_mut().unwrap();
                    answers.iter_mut().filter(|answer| answer["value"] == "yes")
                }) {
                    answer["value"] = json!("unknown");
                    answer["accept"] = json!([]);
                }
                assert!(findings(knowledge, &pack).iter().any(is_level), "{} states its levels in vain", pack["id"]);
            }
        });
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Whatever stands wherever in a training pack: no panic, no half-loading, and a finding wherever it is not usable.
        #[test]
        fn no_damage_panics(place in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(), kind in 0usize..7) {
            let pack = damaged(example(), place, other, kind, "notify");
            built_in(|knowledge, _| findings(knowledge, &pack));
        }
    }
}

/// How somebody goes through a case: as the model does, but for some moves.
#[derive(Clone, Debug, Default)]
struct Way {
    /// Moves that are to be done, and are not.
    left_out: Vec<usize>,
    /// Other moves, each with its stage, and whether it comes before all that is done in that stage.
    added: Vec<(usize, usize, bool)>,
}

/// The course of whoever does what should be done as soon as it can be, sorts everything right, and gives the model's levels and
/// its answers on what was learnt; but for what the way changes.
fn walk(case: &Case, way: &Way) -> Course {
    let mut course = Course::of(case);
    for stage in 0..case.stages.len() {
        course.stage = stage;
        let added = |first: bool| way.added.iter().filter(move |(_, at, before)| (*at, *before) == (stage, first));
        let right = case.moves.iter().enumerate().filter(|(place, one)| {
            one.verdict == Verdict::Should && one.stages.0 == stage && !way.left_out.contains(place)
        });
        let places = added(true).map(|added| added.0).chain(right.map(|(place, _)| place));
        let places: Vec<usize> = places.chain(added(false).map(|added| added.0)).collect();
        course.moves.extend(places.into_iter().map(|place| Taken { place, stage }));
        for expect in case.stages[stage].expect.iter().filter(|expect| expect.asked.is_some()) {
            course.give_level(expect.child, &expect.scale, &expect.known);
        }
    }
    answer_as_the_model(case, &mut course);
    course
}

/// Sorts everything right and gives the model's answers on what was learnt.
fn answer_as_the_model(case: &Case, course: &mut Course) {
    for fact in course.learnt(case) {
        course.sort(fact, case.facts[fact].nature);
    }
    course.answers = Some(answers_of(&case.record_on(&course.known(case), course.stage)));
}

fn kinds(marking: &Marking) -> BTreeSet<Mistake> {
    marking.mistakes.iter().map(|found| found.mistake).collect()
}

/// Whether a move that waits comes before the first rightful notification, where one is due.
fn waited(case: &Case, course: &Course) -> bool {
    let due = case.moves.iter().any(|one| one.kind == MoveKind::Notify && one.verdict == Verdict::Should);
    let told = course.moves.iter().position(|taken| {
        let one = &case.moves[taken.place];
        one.kind == MoveKind::Notify && matches!(one.verdict, Verdict::Should | Verdict::May)
    });
    due && course.moves[..told.unwrap_or(course.moves.len())].iter().any(|taken| case.moves[taken.place].waits)
}

/// The one mistake of not doing in time what should be done, if the case names one, and nobody else was told instead.
fn missed(case: &Case, course: &Course, place: usize) -> Option<Mistake> {
    let one = &case.moves[place];
    let in_time = course.moves.iter().filter(|taken| taken.stage <= one.by).map(|taken| &case.moves[taken.place]);
    let mut told = in_time.filter(|two| two.kind == MoveKind::Notify && !matches!(two.verdict, Verdict::Wrong(_)));
    one.missed.filter(|_| one.kind != MoveKind::Notify || told.next().is_none())
}

/// A course that differs from the model's in one thing, and the mistakes that this thing is.
struct Deviation {
    what: String,
    course: Course,
    mistakes: BTreeSet<Mistake>,
}

const VALUES: [Option<Value>; 4] = [Some(Value::Yes), Some(Value::No), Some(Value::Unknown), None];

/// What it is to give another answer than the model's. Caution is nothing at all: unknown or nothing where the model says no, and
/// nothing where it is unknown, or may be.
fn mistake_of_answer(answer: &ModelAnswer, given: Option<Value>) -> Option<Mistake> {
    let right = |value: Value| answer.value == value || answer.accept.contains(&value);
    let (cautious, danger) = (matches!(given, None | Some(Value::Unknown)), answer.value == Value::Yes);
    match given {
        Some(given) if right(given) => None,
        None if right(Value::Unknown) => None,
        _ if danger => Some(Mistake::MissedIndicator),
        _ if cautious => None,
        Some(Value::Yes) => Some(Mistake::ReadInto),
        _ if answer.denial => Some(Mistake::DenialAsNo),
        _ => Some(Mistake::UnknownAsNo),
    }
}

/// Every other answer to every item that has a model answer, and every answer to every other item.
fn other_answers(knowledge: &Knowledge, case: &Case) -> Vec<Deviation> {
    let model = walk(case, &Way::default());
    let standing = case.model_answers(&model.known(case));
    let with = |child: Option<ChildNumber>, item: &str, value: Option<Value>, mistake: Option<Mistake>| {
        let mut course = model.clone();
        let answers = course.answers.as_mut().unwrap();
        answers.retain(|given| (given.child, given.item.as_str()) != (child, item));
        answers.extend(value.map(|value| GivenAnswer { child, item: item.into(), value }));
        let what = format!("{} {child:?} {item}: {value:?}", case.id);
        Deviation { what, course, mistakes: mistake.into_iter().collect() }
    };
    let mut all = Vec::new();
    for (_, answer) in &standing {
        let others = VALUES.iter().filter(|value| **value != Some(answer.value));
        all.extend(others.map(|value| with(answer.child, &answer.item, *value, mistake_of_answer(answer, *value))));
    }
    for item in &knowledge.items {
        let child = (item.scope == Scope::Child).then(|| number(1));
        if standing.iter().any(|(_, answer)| (answer.child, &answer.item) == (child, &item.id)) {
            continue;
        }
        all.push(with(child, &item.id, Some(Value::Yes), Some(Mistake::ReadInto)));
        all.push(with(child, &item.id, Some(Value::No), Some(Mistake::UnknownAsNo)));
        all.push(with(child, &item.id, Some(Value::Unknown), None));
    }
    all
}

/// Every move that the model does not take, wherever it can be, and every one that it takes, left out or as late as can be.
fn other_moves(case: &Case) -> Vec<Deviation> {
    let mut all = Vec::new();
    for (place, one) in case.moves.iter().enumerate() {
        let mut ways = Vec::new();
        for stage in one.stages.0..=one.stages.1 {
            match one.verdict {
                Verdict::Should if stage > one.by => {
                    ways.push(Way { left_out: vec![place], added: vec![(place, stage, true)] });
                }
                Verdict::Should => {}
                _ => {
                    ways.extend([true, false].map(|first| Way { added: vec![(place, stage, first)], ..Way::default() }))
                }
            }
        }
        if one.verdict == Verdict::Should {
            ways.push(Way { left_out: vec![place], ..Way::default() });
        }
        for way in ways {
            let course = walk(case, &way);
            let waited = waited(case, &course).then_some(Mistake::WaitedBeforeNotifying);
            let made = match one.verdict {
                Verdict::Should => missed(case, &course, place),
                Verdict::May => None,
                Verdict::Wrong(mistake) => Some(mistake),
            };
            let mistakes = [made, waited].into_iter().flatten().collect();
            all.push(Deviation { what: format!("{} {} {way:?}", case.id, one.id), course, mistakes });
        }
    }
    all
}

/// Every level in the place of each that is asked for, and none.
fn other_levels(knowledge: &Knowledge, case: &Case) -> Vec<Deviation> {
    let model = walk(case, &Way::default());
    let mut all = Vec::new();
    for (stage, told) in case.stages.iter().enumerate() {
        for expect in told.expect.iter().filter(|expect| expect.asked.is_some()) {
            let scale = knowledge.scales.iter().find(|scale| scale.id == expect.scale).unwrap();
            let levels = scale.levels.iter().chain([&scale.none]).map(|level| level.id.as_str());
            for level in levels.chain([""]).filter(|level| *level != expect.known) {
                let mut course = Course { stage, ..model.clone() };
                course.give_level(expect.child, &expect.scale, level);
                course.stage = model.stage;
                let confused = expect.confused.iter().any(|confused| confused == level);
                let mistakes = confused.then_some(Mistake::SeverityForUrgency).into_iter().collect();
                all.push(Deviation { what: format!("{} stage {stage} {level}", case.id), course, mistakes });
            }
        }
    }
    all
}

mod marking {
    use super::*;

    /// Whoever answers as the model does makes no mistake, and nothing of it differs.
    #[test]
    fn the_model_agrees_with_itself() {
        built_in(|_, casebook| {
            for case in &casebook.cases {
                let marking = mark(case, &walk(case, &Way::default()));
                assert_eq!(marking.mistakes, [], "{}", case.id);
                assert!(marking.passed() && marking.must.len() == case.must.len(), "{} {:?}", case.id, marking.must);
                assert!(!marking.items.is_empty() && marking.items.iter().all(|item| item.agrees), "{}", case.id);
                assert!(marking.levels.iter().all(|level| level.agrees), "{}", case.id);
                assert!(!marking.sorted.is_empty() && marking.sorted.iter().all(|sorted| sorted.agrees), "{}", case.id);
            }
        });
    }

    /// All cases, all single deviations: what is found is exactly what was done, and no other thing. Whatever was not made is not
    /// held against anybody.
    #[test]
    fn every_single_deviation_is_the_mistake_that_it_is_and_no_other() {
        let mut alone = BTreeSet::new();
        built_in(|knowledge, casebook| {
            for case in &casebook.cases {
                let deviations = [other_answers(knowledge, case), other_moves(case), other_levels(knowledge, case)];
                assert!(deviations.iter().take(2).all(|some| !some.is_empty()), "{}", case.id);
                for Deviation { what, course, mistakes } in deviations.into_iter().flatten() {
                    let marking = mark(case, &course);
                    assert_eq!(kinds(&marking), mistakes, "{what}");
                    if mistakes.len() == 1 {
                        alone.extend(mistakes);
                    }
                }
            }
        });
        // Each kind is made in some case, alone.
        let missing: Vec<Mistake> = MISTAKES.into_iter().filter(|mistake| !alone.contains(mistake)).collect();
        assert_eq!(missing, []);
    }

    /// To ask and to look first is to wait where a notification is due, and nowhere else.
    #[test]
    fn nobody_waits_where_no_notification_is_due() {
        let mut seen = 0;
        built_in(|_, casebook| {
            for case in &casebook.cases {
                let mut without = case.clone();
                for one in without.moves.iter_mut().filter(|one| one.kind == MoveKind::Notify) {
                    if one.verdict == Verdict::Should {
                        (one.verdict, one.missed) = (Verdict::May, None);
                    }
                }
                for (place, one) in case.moves.iter().enumerate().filter(|(_, one)| one.waits) {
                    let Verdict::Wrong(mistake) = one.verdict else { continue };
                    let way = Way { added: vec![(place, one.stages.0, true)], ..Way::default() };
                    let found = mark(&without, &walk(&without, &way)).mistakes;
                    assert_eq!(found, [Found { mistake, cause: Cause::Taken(place) }], "{} {}", case.id, one.id);
                    seen += 1;
                }
            }
        });
        assert!(seen > 9, "{seen}");
    }

    /// The list has every kind, once: a new one does not compile without its place here.
    #[test]
    fn every_kind_of_mistake_is_listed() {
        let place = |mistake: Mistake| match mistake {
            Mistake::WaitedBeforeNotifying => 0,
            Mistake::WaitedForSuperior => 1,
            Mistake::WrongRoute => 2,
            Mistake::DidForbidden => 3,
            Mistake::ReporterDisclosed => 4,
            Mistake::SiblingNotLookedAt => 5,
            Mistake::AskedTooMuch => 6,
            Mistake::AskedWrongPerson => 7,
            Mistake::MissedIndicator => 8,
            Mistake::DenialAsNo => 9,
            Mistake::UnknownAsNo => 10,
            Mistake::ReadInto => 11,
            Mistake::SeverityForUrgency => 12,
        };
        assert_eq!(MISTAKES.map(place), std::array::from_fn::<usize, 13, _>(|at| at));
    }

    /// What a mistake consists in is the one thing that was done.
    #[test]
    fn a_mistake_names_its_cause() {
        built_in(|knowledge, casebook| {
            for case in &casebook.cases {
                for Deviation { what, course, .. } in other_answers(knowledge, case) {
                    let marking = mark(case, &course);
                    for found in &marking.mistakes {
                        let Cause::Item(at) = found.cause else { panic!("{what}: {found:?}") };
                        assert!(!marking.items[at].agrees, "{what}");
                    }
                    let differing = marking.items.iter().filter(|item| !item.agrees).count();
                    assert!(differing <= 1 && marking.mistakes.len() <= differing, "{what}");
                    assert!(marking.sorted.iter().all(|sorted| sorted.agrees), "{what}");
                }
                for Deviation { what, course, .. } in other_levels(knowledge, case) {
                    let marking = mark(case, &course);
                    let differing: Vec<&LevelMark> = marking.levels.iter().filter(|level| !level.agrees).collect();
                    for found in &marking.mistakes {
                        let Cause::Level(at) = found.cause else { panic!("{what}: {found:?}") };
                        assert!(differing == [&marking.levels[at]], "{what}");
                    }
                    let right = |level: &LevelMark| {
                        let expect = &case.stages[level.stage].expect[level.expect];
                        level
                            .given
                            .as_ref()
                            .is_some_and(|given| *given == expect.known || expect.accept.contains(given))
                    };
                    assert!(marking.levels.iter().all(|level| level.agrees == right(level)), "{what}");
                    assert!(marking.items.iter().all(|item| item.agrees), "{what}");
                }
                for Deviation { what, course, .. } in other_moves(case) {
                    let marking = mark(case, &course);
                    for found in &marking.mistakes {
                        match found.cause {
                            Cause::Taken(place) => assert!(course.took(place).is_some(), "{what}"),
                            Cause::NotTaken(place) => {
                                let by = case.moves[place].by;
                                assert!(course.took(place).is_none_or(|taken| taken.stage > by), "{what}");
                            }
                            Cause::Item(_) | Cause::Level(_) => panic!("{what}: {found:?}"),
                        }
                    }
                }
            }
        });
    }

    /// To take a fact for something else is told, and is no mistake by itself.
    #[test]
    fn a_fact_sorted_wrong_is_told_and_nothing_else() {
        built_in(|_, casebook| {
            for case in &casebook.cases {
                let model = walk(case, &Way::default());
                let all = mark(case, &model);
                for fact in model.learnt(case) {
                    for nature in [Nature::Fact, Nature::Hearsay, Nature::Judgement] {
                        let mut course = model.clone();
                        course.sort(fact, nature);
                        let marking = mark(case, &course);
                        let right = |sorted: &SortMark| sorted.fact != fact || nature == case.facts[fact].nature;
                        assert!(marking.sorted.iter().all(|sorted| sorted.agrees == right(sorted)), "{}", case.id);
                        assert_eq!(marking.sorted.len(), all.sorted.len());
                        assert_eq!((marking.mistakes, marking.must), (Vec::new(), all.must.clone()));
                    }
                }
            }
        });
    }

    /// To be careful is never a mistake: whoever says unknown, or nothing, where the model says no, or leaves what is unknown.
    #[test]
    fn caution_is_never_punished() {
        let mut seen = 0;
        built_in(|_, casebook| {
            for case in &casebook.cases {
                let mut course = walk(case, &Way::default());
                let standing = case.model_answers(&course.known(case));
                let is = |given: &GivenAnswer, value: Value| {
                    let of = |(_, answer): &&(usize, &ModelAnswer)| {
                        (answer.child, &answer.item) == (given.child, &given.item)
                    };
                    standing.iter().find(of).is_some_and(|(_, answer)| answer.value == value)
                };
                let answers = course.answers.as_mut().unwrap();
                for given in answers.iter_mut().filter(|given| is(given, Value::No)) {
                    given.value = Value::Unknown;
                    seen += 1;
                }
                answers.retain(|given| !is(given, Value::Unknown));
                assert_eq!(mark(case, &course).mistakes, [], "{}", case.id);
                course.answers.as_mut().unwrap().retain(|given| is(given, Value::Yes));
                let marking = mark(case, &course);
                assert_eq!(marking.mistakes, [], "{}", case.id);
                assert!(marking.passed(), "{}", case.id);
            }
        });
        assert!(seen > 9, "{seen}");
    }

    /// One is held against what one had learnt: with any of the asking left undone, in any case, whoever answers on what is known
    /// missed no sign, and took nothing unknown for a no.
    #[test]
    fn what_was_never_learnt_is_held_against_nobody() {
        built_in(|_, casebook| {
            for case in &casebook.cases {
                let whole = walk(case, &Way::default());
                let should: Vec<usize> = (0..case.moves.len()).filter(|at| whole.took(*at).is_some()).collect();
                let mut hung = 0;
                for left_out in 0u32..1 << should.len() {
                    let left_out =
                        should.iter().enumerate().filter(|(at, _)| left_out & 1 << at != 0).map(|(_, place)| *place);
                    let way = Way { left_out: left_out.collect(), ..Way::default() };
                    let course = walk(case, &way);
                    let marking = mark(case, &course);
                    let of_answers = |found: &&Found| matches!(found.cause, Cause::Item(_) | Cause::Level(_));
                    assert_eq!(marking.mistakes.iter().find(of_answers), None, "{} {way:?}", case.id);
                    // What hangs on what was not asked is not even asked about.
                    let standing = case.model_answers(&course.known(case));
                    assert_eq!(marking.items.len(), standing.len(), "{} {way:?}", case.id);
                    hung += usize::from(standing.len() < case.model_answers(&whole.known(case)).len());
                }
                assert!(hung > 0, "nothing hangs on asking in {}", case.id);
            }
        });
    }

    /// A child of whom nobody has told yet has no line on the sheet, so that nothing can be answered of it.
    #[test]
    fn no_child_is_asked_about_before_one_knows_of_it() {
        built_in(|_, casebook| {
            for case in &casebook.cases {
                let revealing = (0..case.moves.len()).filter(|place| !case.moves[*place].reveals.is_empty());
                for left_out in revealing {
                    let way = Way { left_out: vec![left_out], ..Way::default() };
                    let course = walk(case, &way);
                    let known = course.known(case);
                    let there: Vec<ChildNumber> = case.children_of(&known).map(|child| child.number).collect();
                    let asked = case.model_answers(&known).into_iter().filter_map(|(_, answer)| answer.child);
                    let asked: BTreeSet<ChildNumber> = asked.collect();
                    let what = format!("{} {}", case.id, case.moves[left_out].id);
                    assert!(asked.iter().all(|child| there.contains(child)), "{what}: {asked:?}, there are {there:?}");
                    assert!(mark(case, &course).items.iter().all(|item| item.agrees), "{what}");
                }
            }
        });
    }

    /// Any course at all: some moves in some stages, some answers.
    fn any_course(case: &Case, bytes: &[u8]) -> Course {
        let mut course = Course { stage: case.stages.len() - 1, ..Course::of(case) };
        let byte = |at: usize| usize::from(bytes[at % bytes.len()]);
        let mut moves = Vec::new();
        for (place, one) in case.moves.iter().enumerate() {
            let stage = one.stages.0 + byte(place) / 3 % (one.stages.1 - one.stages.0 + 1);
            if byte(place) % 3 > 0 {
                moves.push((stage, byte(place + 20), place));
            }
        }
        moves.sort_unstable();
        course.moves = moves.into_iter().map(|(stage, _, place)| Taken { place, stage }).collect();
        answer_as_the_model(case, &mut course);
        for (at, given) in course.answers.iter_mut().flatten().enumerate() {
            if byte(at + 7).is_multiple_of(5) {
                given.value = [Value::Yes, Value::No, Value::Unknown][byte(at + 8) % 3];
            }
        }
        course
    }

    proptest! {
        /// A mistake more mends nothing: what was not done stays undone, whatever else is done, and wherever.
        #[test]
        fn one_more_wrong_move_never_helps(bytes in prop::collection::vec(any::<u8>(), 40), case in any::<prop::sample::Index>()) {
            built_in(|_, casebook| {
                let case = case.get::<Case>(&casebook.cases);
                let course = any_course(case, &bytes);
                let before = mark(case, &course);
                for (place, one) in case.moves.iter().enumerate() {
                    if course.took(place).is_some() || !matches!(one.verdict, Verdict::Wrong(_)) {
                        continue;
                    }
                    for stage in one.stages.0..=one.stages.1 {
                        for first in [true, false] {
                            let mut course = course.clone();
                            let within = |taken: &Taken| if first { taken.stage < stage } else { taken.stage <= stage };
                            let at = course.moves.iter().take_while(|taken| within(taken)).count();
                            course.moves.insert(at, Taken { place, stage });
                            let after = mark(case, &course);
                            let mended = before.must.iter().zip(&after.must).any(|(before, after)| !before && *after);
                            prop_assert!(!mended, "{} {}", case.id, one.id);
                            prop_assert!(before.passed() || !after.passed());
                            prop_assert!(kinds(&after).is_superset(&kinds(&before)), "{} {}", case.id, one.id);
                        }
                    }
                }
                Ok(())
            })?;
        }

        /// Whatever is done: it is marked, each thing that was learnt is in it once, and what has to be done was done as it says.
        #[test]
        fn any_course_is_marked(bytes in prop::collection::vec(any::<u8>(), 40), case in any::<prop::sample::Index>()) {
            built_in(|_, casebook| {
                let case = case.get::<Case>(&casebook.cases);
                let course = any_course(case, &bytes);
                let marking = mark(case, &course);
                prop_assert_eq!(marking.sorted.len(), course.learnt(case).len());
                for (behaviour, done) in case.must.iter().zip(&marking.must) {
                    let in_time = |place: &usize| {
                        course.moves.iter().any(|taken| taken.place == *place && taken.stage <= behaviour.by)
                    };
                    let did = behaviour.any_of.is_empty() || behaviour.any_of.iter().any(in_time);
                    let never = behaviour.never.iter().any(|mistake| kinds(&marking).contains(mistake));
                    prop_assert_eq!(*done, did && !never, "{}", behaviour.text.ja);
                }
                for (place, one) in case.moves.iter().enumerate() {
                    if let Verdict::Wrong(mistake) = one.verdict {
                        let found = marking.mistakes.contains(&Found { mistake, cause: Cause::Taken(place) });
                        prop_assert_eq!(found, course.took(place).is_some());
                    }
                    let rightly = one.kind == MoveKind::Notify && !matches!(one.verdict, Verdict::Wrong(_));
                    prop_assert_eq!(notifies_rightly(case, place), rightly);
                }
                prop_assert_eq!(
                    kinds(&marking).contains(&Mistake::WaitedBeforeNotifying),
                    waited(case, &course)
                        || course.moves.iter().any(|taken| {
                            case.moves[taken.place].verdict == Verdict::Wrong(Mistake::WaitedBeforeNotifying)
                        })
                        || (0..case.moves.len()).any(|place| {
                            let one = &case.moves[place];
                            let done = course.took(place).is_some_and(|taken| taken.stage <= one.by);
                            let is_missed = missed(case, &course, place) == Some(Mistake::WaitedBeforeNotifying);
                            one.verdict == Verdict::Should && !done && is_missed
                        })
                );
                Ok(())
            })?;
        }
    }

    /// A confirmation that mattered: with what it reveals left out, the levels are those that are told, and they differ.
    #[test]
    fn confirmations_tell_what_the_levels_would_be_without_them() {
        let mut moved = 0;
        built_in(|knowledge, casebook| {
            for case in &casebook.cases {
                let course = walk(case, &Way::default());
                let all = confirmations(knowledge, case, &course);
                let revealing = case.moves.iter().enumerate().filter(|(_, one)| !one.reveals.is_empty());
                assert_eq!(
                    all.iter().map(|one| one.place).collect::<Vec<_>>(),
                    revealing.map(|(place, _)| place).collect::<Vec<_>>()
                );
                for confirmation in all {
                    let right = case.moves[confirmation.place].verdict == Verdict::Should;
                    assert_eq!(confirmation.taken, right, "{}", case.id);
                    moved += confirmation.levels.len();
                    for (child, scale, without, with) in confirmation.levels {
                        assert_ne!(without, with);
                        let at_end = &case.stages.last().unwrap().expect;
                        let stated = at_end.iter().find(|expect| expect.child == child && expect.scale == scale);
                        assert!(stated.is_none_or(|stated| stated.known == with), "{} {scale}", case.id);
                    }
                }
            }
        });
        assert!(moved > 0, "no confirmation matters in any case");
    }
}

mod grouping {
    use super::super::group::{Group, GroupItem, GroupScale, tabulate};
    use super::*;

    /// A file of somebody who played cases in some ways.
    fn file(courses: Vec<Course>) -> Progress {
        Progress { courses, ..Progress::default() }
    }

    /// Everybody's own way: the model's, or one of the deviations from it.
    fn ways(knowledge: &Knowledge, case: &Case) -> Vec<Course> {
        let others = other_answers(knowledge, case).into_iter().chain(other_moves(case)).step_by(5);
        [walk(case, &Way::default())].into_iter().chain(others.map(|deviation| deviation.course)).collect()
    }

    /// Counts by hand.
    fn count(courses: &[&Course], item: &GroupItem, value: Value) -> u32 {
        let says = |course: &&&Course| {
            let given =
                course.answers.iter().flatten().find(|given| (given.child, &given.item) == (item.child, &item.item));
            given.map_or(Value::Unknown, |given| given.value) == value
        };
        courses.iter().filter(says).count() as u32
    }

    fn holds(casebook: &Casebook, files: &[Progress], group: &Group) {
        assert_eq!(group.files, files.len());
        for of_case in &group.cases {
            let case = casebook.case(&of_case.case).unwrap();
            let first = |file: &'_ Progress| file.courses.iter().position(|course| course.case == case.id);
            let courses: Vec<&Course> = files.iter().filter_map(|file| Some(&file.courses[first(file)?])).collect();
            assert_eq!(of_case.courses, courses.len());
            let markings: Vec<Marking> = courses.iter().map(|course| mark(case, course)).collect();
            assert_eq!(of_case.passed, markings.iter().filter(|marking| marking.passed()).count());
            for (mistake, made) in &of_case.mistakes {
                assert_eq!(*made, markings.iter().filter(|marking| marking.has(*mistake)).count(), "{mistake:?}");
            }
            assert_eq!(of_case.mistakes.iter().map(|(mistake, _)| *mistake).collect::<Vec<_>>(), MISTAKES);
            let model = case.model_answers(&case.model_knowledge(case.stages.len()));
            assert_eq!(of_case.items.len(), model.len());
            for item in &of_case.items {
                let counted = [Value::Yes, Value::No, Value::Unknown].map(|value| count(&courses, item, value));
                assert_eq!(item.counts, counted, "{}", item.item);
                assert_eq!(item.counts.iter().sum::<u32>() as usize, courses.len());
                let of = model.iter().find(|(_, answer)| (answer.child, &answer.item) == (item.child, &item.item));
                assert_eq!(of.unwrap().1.value, item.model);
                assert_eq!(item.agreement.is_some(), courses.len() > 1);
            }
            // Those that split the group come first.
            let agreements: Vec<f64> = of_case.items.iter().filter_map(|item| item.agreement).collect();
            assert!(agreements.is_sorted(), "{agreements:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        /// Whoever played what, in whatever way: everything is counted, once.
        #[test]
        fn every_first_course_is_counted_once(
            files in prop::collection::vec(prop::collection::vec((0usize..3, 0usize..40), 0..5), 0..7)
        ) {
            built_in(|knowledge, casebook| {
                let ways: Vec<Vec<Course>> = casebook.cases.iter().take(3).map(|case| ways(knowledge, case)).collect();
                let files: Vec<Progress> = files
                    .iter()
                    .map(|played| file(played.iter().map(|(case, way)| ways[*case][way % ways[*case].len()].clone()).collect()))
                    .collect();
                let group = tabulate(knowledge, casebook, &files);
                holds(casebook, &files, &group);
                let played = |case: &&Case| files.iter().flat_map(|file| &file.courses).any(|course| course.case == case.id);
                let expected = casebook.cases.iter().filter(played).map(|case| &case.id);
                assert_eq!(group.cases.iter().map(|case| &case.case).collect::<Vec<_>>(), expected.collect::<Vec<_>>());
            });
        }
    }

    /// Practising again, knowing the answers, changes no count.
    #[test]
    fn a_second_course_changes_nothing() {
        built_in(|knowledge, casebook| {
            let case = &casebook.cases[0];
            let ways = ways(knowledge, case);
            let (first, second) = (ways[1].clone(), ways[0].clone());
            assert_ne!(first, second);
            let once = tabulate(knowledge, casebook, &[file(vec![first.clone()])]);
            assert_eq!(once, tabulate(knowledge, casebook, &[file(vec![first, second])]));
        });
    }

    /// Five hundred files with all cases are five hundred of each: a quarter of them go each of four ways.
    #[test]
    fn five_hundred_files_are_counted_as_five_hundred() {
        const FILES: usize = 500;
        built_in(|knowledge, casebook| {
            let ways: Vec<Vec<Course>> = casebook.cases.iter().map(|case| ways(knowledge, case)).collect();
            let kinds: Vec<Progress> = (0..4)
                .map(|kind| file(ways.iter().map(|ways| ways[kind * 3 % ways.len()].clone()).collect()))
                .collect();
            let few = tabulate(knowledge, casebook, &kinds);
            holds(casebook, &kinds, &few);
            let many: Vec<Progress> = (0..FILES).map(|at| kinds[at % kinds.len()].clone()).collect();
            let many = tabulate(knowledge, casebook, &many);
            assert_eq!((many.files, many.cases.len()), (FILES, casebook.cases.len()));
            let times = FILES / kinds.len();
            for (few, many) in few.cases.iter().zip(&many.cases) {
                assert_eq!((many.courses, many.passed), (FILES, few.passed * times));
                let made = few.mistakes.iter().map(|(mistake, count)| (*mistake, count * times));
                assert_eq!(many.mistakes, made.collect::<Vec<_>>());
                for item in &many.items {
                    let same = few.items.iter().find(|few| (few.child, &few.item) == (item.child, &item.item)).unwrap();
                    let counts: Vec<u32> = same.counts.iter().map(|count| count * times as u32).collect();
                    assert_eq!(item.counts, counts);
                }
            }
            for (few, many) in few.scales.iter().zip(&many.scales) {
                assert_eq!((many.given, many.right), (few.given * times, few.right * times));
            }
        });
    }

    /// All agree: every share is 1, and so is every coefficient that says anything.
    #[test]
    fn a_group_that_agrees_has_full_agreement() {
        built_in(|knowledge, casebook| {
            let one = file(casebook.cases.iter().map(|case| walk(case, &Way::default())).collect());
            let group = tabulate(knowledge, casebook, &vec![one.clone(); 5]);
            assert_eq!(group.cases.len(), casebook.cases.len());
            for case in &group.cases {
                assert_eq!(case.agreement, Some(1.0), "{}", case.case);
                assert!(case.items.iter().all(|item| item.agreement == Some(1.0)), "{}", case.case);
                assert!(case.alpha.is_none_or(|alpha| (alpha.value - 1.0).abs() < 1e-9), "{:?}", case.alpha);
                assert!((case.ac1.unwrap().value - 1.0).abs() < 1e-9, "{:?}", case.ac1);
                assert_eq!(case.passed, 5);
                assert!(case.mistakes.iter().all(|(_, count)| *count == 0));
            }
            assert!(!group.scales.is_empty());
            for scale in &group.scales {
                assert!(scale.given > 0 && scale.given == scale.right, "{scale:?}");
                assert!(scale.kappa.is_none_or(|kappa| (kappa.value - 1.0).abs() < 1e-9), "{scale:?}");
            }
            // Nobody agrees or disagrees with nobody.
            let alone = tabulate(knowledge, casebook, &[one]);
            assert!(alone.cases.iter().all(|case| case.agreement.is_none()));
        });
    }

    /// Each level that was asked for counts once, as right or wrong; one that nobody asked for does not.
    #[test]
    fn levels_that_were_asked_for_are_counted() {
        built_in(|knowledge, casebook| {
            for case in &casebook.cases {
                let mut course = walk(case, &Way::default());
                let asked = course.levels.len();
                for (stage, told) in case.stages.iter().enumerate() {
                    course.stage = stage;
                    for expect in told.expect.iter().filter(|expect| expect.asked.is_none()) {
                        course.give_level(expect.child, &expect.scale, &expect.known);
                    }
                    course.give_level(number(9), "urgency", "no-such-level");
                }
                assert!(course.levels.len() > asked, "{}", case.id);
                let group = tabulate(knowledge, casebook, &[file(vec![course.clone()])]);
                let counted = |count: fn(&GroupScale) -> usize| group.scales.iter().map(count).sum::<usize>();
                assert_eq!((counted(|scale| scale.given), counted(|scale| scale.right)), (asked, asked), "{}", case.id);
                // Every one of them wrong.
                for level in course.levels.iter_mut() {
                    let scale = knowledge.scales.iter().find(|scale| scale.id == level.scale).unwrap();
                    let mut all = scale.levels.iter().chain([&scale.none]).map(|other| &other.id);
                    level.level = all.find(|other| **other != level.level).unwrap().clone();
                }
                let group = tabulate(knowledge, casebook, &[file(vec![course])]);
                let counted = |count: fn(&GroupScale) -> usize| group.scales.iter().map(count).sum::<usize>();
                assert_eq!((counted(|scale| scale.given), counted(|scale| scale.right)), (asked, 0), "{}", case.id);
            }
        });
    }

    /// An item of which everybody says something else stands before those of which everybody says the same.
    #[test]
    fn what_splits_the_group_comes_first() {
        built_in(|knowledge, casebook| {
            for case in &casebook.cases {
                let model = walk(case, &Way::default());
                let last = model.answers.as_ref().unwrap().last().unwrap().clone();
                let with = |value: Value| {
                    let mut course = model.clone();
                    *course.answers.as_mut().unwrap().last_mut().unwrap() = GivenAnswer { value, ..last.clone() };
                    file(vec![course])
                };
                let files = [Value::Yes, Value::No, Value::Unknown].map(with);
                let group = tabulate(knowledge, casebook, &files);
                let first = &group.cases[0].items[0];
                assert_eq!((first.child, &first.item, &first.counts[..]), (last.child, &last.item, &[1, 1, 1][..]));
                assert_eq!(first.agreement, Some(0.0));
            }
        });
    }

    #[test]
    fn an_empty_group_has_nothing_to_tell() {
        built_in(|knowledge, casebook| {
            for files in [vec![], vec![Progress::default(); 3]] {
                let group = tabulate(knowledge, casebook, &files);
                assert!(group.cases.is_empty() && group.scales.is_empty() && group.files == files.len());
            }
        });
    }
}

mod keeping {
    use super::super::group::tabulate;
    use super::*;
    use crate::json::{self, Json as Written};

    fn written(progress: &Progress) -> Json {
        built_in(|_, casebook| serde_json::from_str(&progress.to_json(casebook).to_string()).unwrap())
    }

    fn read(value: &Json) -> Result<Progress, json::Fault> {
        let text: Written = json::parse(&value.to_string()).unwrap();
        built_in(|_, casebook| Progress::of_json(casebook, &text))
    }

    /// Two courses through each case, and one in the middle.
    fn practised() -> Progress {
        built_in(|_, casebook| {
            let walked = |case: &Case| {
                let left_out = case.moves.iter().position(|one| one.verdict == Verdict::Should);
                let other = Way { left_out: left_out.into_iter().collect(), ..Way::default() };
                [walk(case, &Way::default()), walk(case, &other)]
            };
            Progress {
                courses: casebook.cases.iter().flat_map(walked).collect(),
                missed: vec!["value/a/b/c".into(), "route-dentist".into()],
                current: Some(Course { stage: 0, ..Course::of(&casebook.cases[3]) }),
                ..Progress::default()
            }
        })
    }

    /// A course through what is now another edition, another text or another case is kept to the letter and not counted.
    #[test]
    fn courses_of_other_editions_are_kept_and_not_counted() {
        let all = practised();
        let first = |course: &mut Json, key: &str| course["courses"][0][key] = json!("another");
        for key in ["edition", "hash", "pack", "case"] {
            let mut file = written(&all);
            first(&mut file, key);
            let progress = read(&file).unwrap();
            assert_eq!((progress.courses.len(), progress.others.len()), (all.courses.len() - 1, 1), "{key}");
            let kept = written(&progress);
            let courses = kept["courses"].as_array().unwrap();
            assert!(courses.contains(&file["courses"][0]) && courses.len() == all.courses.len(), "{key}");
            built_in(|knowledge, casebook| {
                let group = tabulate(knowledge, casebook, std::slice::from_ref(&progress));
                assert_eq!(group.other_editions, 1);
                // The second course through that case is now the first one that counts.
                let without = Progress { courses: all.courses[1..].to_vec(), ..all.clone() };
                assert_eq!(group.cases, tabulate(knowledge, casebook, &[without]).cases, "{key}");
            });
        }
    }

    /// Nothing of a file is taken by half: what it names and the case does not have makes it a course of another edition.
    #[test]
    fn a_course_that_the_case_does_not_know_is_not_counted() {
        for (pointer, value) in [
            ("/courses/0/sorted", json!({"no-such-fact": "fact"})),
            ("/courses/0/moves", json!([{"id": "no-such-move", "stage": 0}])),
        ] {
            let mut file = written(&practised());
            *file.pointer_mut(pointer).unwrap() = value;
            assert_eq!(read(&file).unwrap().others.len(), 1, "{pointer}");
        }
    }

    #[test]
    fn a_malformed_file_is_refused_at_its_place() {
        let faults = [
            ("/format", json!("mimamori-record/1"), "format"),
            ("/format", json!("mimamori-practice/2"), "format"),
            ("/courses", json!({}), "courses"),
            ("/courses/0/case", json!(1), "courses[0].case"),
            ("/courses/1/moves/0/stage", json!(-1), "courses[1].moves[0].stage"),
            ("/courses/1/moves/0/stage", json!(300), "courses[1].moves[0].stage"),
            ("/courses/0/answers/0/value", json!("maybe"), "courses[0].answers[0].value"),
            ("/courses/0/answers/0/child", json!(0), "courses[0].answers[0].child"),
            ("/courses/0/levels/0/level", json!(null), "courses[0].levels[0].level"),
            ("/missed/1", json!({}), "missed[1]"),
            ("/current/case", json!([]), "current.case"),
        ];
        let sound = written(&practised());
        for (pointer, value, path) in faults {
            let mut file = sound.clone();
            *file.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
            assert_eq!(read(&file).unwrap_err().path, path, "{pointer}");
        }
        let mut more = sound.clone();
        more["name"] = json!("somebody");
        assert_eq!(read(&more).unwrap_err().path, "name");
        for none in [json!({}), json!([]), json!(null), json!("mimamori-practice/1")] {
            assert!(read(&none).is_err(), "{none}");
        }
    }

    /// A record is no file of practice, not even that of a case.
    #[test]
    fn a_record_never_reads_as_practice() {
        let of_case = built_in(|_, casebook| {
            let case = &casebook.cases[0];
            case.record_on(&case.model_knowledge(0), 0)
        });
        for record in [of_case, Record::with_one_child()] {
            let value = crate::record::to_json(&record);
            assert!(built_in(|_, casebook| Progress::of_json(casebook, &value)).is_err());
        }
    }

    proptest! {
        /// Whatever stands wherever in a file: no panic, and a course is counted only if all of it is there.
        #[test]
        fn no_damage_panics(place in any::<prop::sample::Index>(), kind in 0usize..8) {
            let case = built_in(|_, casebook| casebook.cases[0].clone());
            let mut file = written(&Progress { courses: vec![walk(&case, &Way::default())], ..Progress::default() });
            let mut all = Vec::new();
            let mut open = vec![(String::new(), &file)];
            while let Some((at, value)) = open.pop() {
                match value {
                    Json::Object(map) => open.extend(map.iter().map(|(key, value)| (format!("{at}/{key}"), value))),
                    Json::Array(list) => {
                        open.extend(list.iter().enumerate().map(|(key, value)| (format!("{at}/{key}"), value)));
                    }
                    _ => {}
                }
                all.push(at);
            }
            let value = [json!(null), json!(""), json!([]), json!({}), json!(-1), json!(255), json!("yes"), json!(1)];
            *file.pointer_mut(place.get::<String>(&all)).unwrap() = value[kind].clone();
            if let Ok(progress) = read(&file) {
                prop_assert!(progress.courses.len() + progress.others.len() <= 1);
                for course in &progress.courses {
                    mark(&case, course);
                    prop_assert!(course.is_finished() && course.moves.iter().all(|taken| taken.place < case.moves.len()));
                }
                // What is read is what is written.
                prop_assert_eq!(written(&read(&written(&progress)).unwrap()), written(&progress));
            }
        }
    }
}
