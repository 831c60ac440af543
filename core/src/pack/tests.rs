use serde_json::{Value, json};

use super::{Checked, PackText, load};

const KITCHEN_SINK: &str = include_str!("../../../tests/packs/kitchen-sink.json");

fn kitchen_sink() -> Value {
    serde_json::from_str(KITCHEN_SINK).unwrap()
}

fn check(packs: &[&Value]) -> Checked {
    let texts: Vec<String> = packs.iter().map(|pack| pack.to_string()).collect();
    let names: Vec<String> = (0..packs.len()).map(|at| format!("pack{at}")).collect();
    let texts: Vec<PackText<'_>> = names.iter().zip(&texts).map(|(name, text)| PackText { name, text }).collect();
    load(&texts)
}

/// The findings on the kitchen-sink pack after one change, as `pack path Problem`.
fn findings(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut pack = kitchen_sink();
    change(&mut pack);
    told(&check(&[&pack]))
}

fn told(checked: &Checked) -> Vec<String> {
    let told: Vec<String> = checked.findings.iter().map(|f| format!("{} {} {:?}", f.pack, f.path, f.problem)).collect();
    let usable = checked.findings.iter().all(|finding| finding.is_warning());
    assert_eq!(checked.knowledge.is_some(), usable, "half-loaded: {told:?}");
    told
}

#[test]
fn the_kitchen_sink_is_without_findings() {
    assert_eq!(findings(|_| {}), Vec::<String>::new());
}

#[test]
fn the_built_in_packs_are_without_findings() {
    assert_eq!(told(&super::built_in()), Vec::<String>::new());
}

/// One change, one finding, with its path.
fn cases() -> Vec<(&'static str, Value, &'static str)> {
    // (JSON pointer, what is put there, the finding). `null` removes.
    vec![
        ("/id", json!("Kitchen Sink"), "pack0 id Id(\"Kitchen Sink\")"),
        ("/edition", json!(" "), "pack0 edition EmptyText"),
        ("/as_of", json!("2026-02-30"), "pack0 as_of Day(\"2026-02-30\")"),
        ("/as_of", json!(""), "pack0 as_of Day(\"\")"),
        ("/format", json!("mimamori-pack/2"), "pack0 format Format(\"mimamori-pack/2\")"),
        ("/items/0/statement/ja", json!(""), "pack0 items[0].statement.ja EmptyText"),
        ("/items/0/statement/en", Value::Null, "pack0 items[0].statement.en NoEnglish"),
        ("/questions/0/items", json!([]), "pack0 questions[0].items EmptyList"),
        ("/questions/0/for_roles", json!(["techer"]), "pack0 questions[0].for_roles[0] Unknown(\"techer\")"),
        ("/questions/3/subject", json!("born"), "pack0 scales[2].levels[0].when OtherSubject(\"no-clinic\")"),
        ("/roles/2/page", json!([]), "pack0 roles[2].page EmptyList"),
        ("/roles/2/page/0/ja", json!(""), "pack0 roles[2].page[0].ja EmptyText"),
        ("/areas/0/id", json!("Here"), "pack0 areas[0].id Id(\"Here\")"),
        ("/limits/0/ja", json!(""), "pack0 limits[0].ja EmptyText"),
        ("/front/1/items/0", json!("hut"), "pack0 front[1].items[0] Unknown(\"hut\")"),
        ("/front/0/asks", Value::Null, "pack0 front[0].items EmptyList"),
        ("/front/1/items/1", json!("hurt"), "pack0 front[1].items[1] Duplicate(\"hurt\")"),
        ("/regions/1/item", json!("no-clinic"), "pack0 regions[1].item OtherSubject(\"no-clinic\")"),
        ("/front", nine_facts(), "pack0 front[8] FrontTooLong"),
        ("/regions/0/item", json!("hut"), "pack0 regions[0].item Unknown(\"hut\")"),
        ("/regions/0/path", json!(""), "pack0 regions[0].path EmptyText"),
        ("/mark_kinds/0/label/ja", json!(""), "pack0 mark_kinds[0].label.ja EmptyText"),
        ("/mark_colours/0/label/ja", json!(""), "pack0 mark_colours[0].label.ja EmptyText"),
        ("/readings/0/kana", json!(""), "pack0 readings[0].kana EmptyText"),
        ("/steps/1/while_in_reach", json!(true), "pack0 steps[1] TwoDeadlines"),
        ("/steps/4/when", json!({"item": "cry"}), "pack0 steps[4].once_ruled_out TwoStarts"),
        ("/areas/0/label/ja", json!(""), "pack0 areas[0].label.ja EmptyText"),
        ("/roles/2/to", json!(["ofice"]), "pack0 roles[2].to[0] Unknown(\"ofice\")"),
        ("/contacts/0/kind", json!("center"), "pack0 contacts[0].kind Unknown(\"center\")"),
        ("/contacts/0/areas", json!(["hier"]), "pack0 contacts[0].areas[0] Unknown(\"hier\")"),
        ("/contacts/1/areas", json!(["there", "here"]), "pack0 contacts[1].areas Overlap(\"centre-here\")"),
        ("/contacts/3/phones", json!(["117"]), "pack0 contacts[3].standing NotStanding"),
        ("/contacts/0/hours/0/from", json!("8:30"), "pack0 contacts[0].hours[0].from Hours(\"8:30\")"),
        ("/contacts/0/hours/0/to", json!("24:30"), "pack0 contacts[0].hours[0].to Hours(\"24:30\")"),
        ("/contacts/0/hours/0/to", json!("08:30"), "pack0 contacts[0].hours[0] Hours(\"08:30–08:30\")"),
        ("/contacts/0/hours/0/on", json!([]), "pack0 contacts[0].hours[0].on EmptyList"),
        ("/contacts/0/hours/0/season/last", json!("02-30"), "pack0 contacts[0].hours[0].season.last Hours(\"02-30\")"),
        ("/contacts/0/closed/0/first", json!("13-01"), "pack0 contacts[0].closed[0].first Hours(\"13-01\")"),
        ("/contacts/0/open_holidays/0", json!("0505"), "pack0 contacts[0].open_holidays[0] Hours(\"0505\")"),
        ("/contacts/0/verified_on", json!("2026-06"), "pack0 contacts[0].verified_on Day(\"2026-06\")"),
        ("/services/0/instead", json!(["walk"]), "pack0 services[0].instead[0] Unknown(\"walk\")"),
        ("/services/0/when", json!({"item": "dept"}), "pack0 services[0].when.item Unknown(\"dept\")"),
        ("/provisions/0/service", json!("walk"), "pack0 provisions[0].service Unknown(\"walk\")"),
        ("/provisions/0/contact", json!("nobody"), "pack0 provisions[0].contact Unknown(\"nobody\")"),
        ("/call_sheet/1/questions/0", json!("one"), "pack0 call_sheet[1].questions[0] Duplicate(\"one\")"),
        ("/call_sheet/0/questions/0", json!("where"), "pack0 call_sheet[0].questions[0] Unknown(\"where\")"),
        ("/steps/5/when/overdue", json!("call"), "pack0 steps[5].when.overdue OverdueOrder(\"call\")"),
        ("/steps/6/to", json!(["center"]), "pack0 steps[6].to[0] Unknown(\"center\")"),
        ("/steps/6/in_force_to", json!("2024-12-31"), "pack0 steps[6].in_force_to ForceEndsBeforeStart"),
        (
            "/steps/6/when/all/0/role_is_one_of",
            json!(["x"]),
            "pack0 steps[6].when.all[0].role_is_one_of[0] Unknown(\"x\")",
        ),
        ("/steps/7/when/area_is_one_of", json!(["x"]), "pack0 steps[7].when.area_is_one_of[0] Unknown(\"x\")"),
        ("/items/0/citations", json!([]), "pack0 items[0].citations NoSource"),
        ("/items/0/citations/0/source", json!("nowhere"), "pack0 items[0].citations[0].source Unknown(\"nowhere\")"),
        ("/items/0/citations/0/evidence", json!("doubtful"), "pack0 items[0].citations DoubtfulInScale(\"hurt\")"),
        ("/items/1/id", json!("hurt"), "pack0 items[1] Duplicate(\"hurt\")"),
        ("/items/8/kind", json!("risk"), "pack0 items[8] InNoScale"),
        ("/items/0/kind", json!("context"), "pack0 items[0] ContextInScale(\"hurt\")"),
        ("/items/4/kind", json!("protective"), "pack0 items[4] ContextInScale(\"alone\")"),
        ("/questions/0/items/1", json!("hurt"), "pack0 questions[0].items[1] Duplicate(\"hurt\")"),
        ("/questions/1/items/0", json!("hurt"), "pack0 questions[1].items[0] TwoQuestions(\"hurt\")"),
        ("/questions/0/also_counts", json!(["cri"]), "pack0 questions[0].also_counts[0] Unknown(\"cri\")"),
        ("/questions/0/also_counts", json!(["hit"]), "pack0 questions[0].also_counts[0] Duplicate(\"hit\")"),
        ("/questions/0/items/0", json!("hut"), "pack0 questions[0].items[0] Unknown(\"hut\")"),
        ("/questions/2/items", json!(["debt", "drink", "moved"]), "pack0 items[9] NoQuestion"),
        (
            "/scales/1/levels/0/when/all/0/level/scale",
            json!("haste"),
            "pack0 scales[1].levels[0].when.all[0].level.scale ScaleOrder(\"haste\")",
        ),
        (
            "/scales/1/levels/0/when/all/0/level/scale",
            json!("pregnancy"),
            "pack0 scales[1].levels[0].when.all[0].level.scale ScaleOrder(\"pregnancy\")",
        ),
        (
            "/scales/1/levels/0/when/all/0/level/at_least",
            json!("huge"),
            "pack0 scales[1].levels[0].when.all[0].level.at_least Unknown(\"huge\")",
        ),
        (
            "/scales/0/levels/1/when",
            json!({"any": [{"item": "hit"}, {"view_is_one_of": ["reporting"]}]}),
            "pack0 scales[0].levels[1].when NotMonotone",
        ),
        (
            "/scales/0/levels/1/when",
            json!({"any": [{"item": "hit"}, {"item": "hit"}]}),
            "pack0 scales[0].levels[1].when NotReadOnce(\"hit\")",
        ),
        ("/scales/1/levels/1/when/at_least/need", json!(8), "pack0 scales[1].levels[1].when.at_least.need Unreachable"),
        (
            "/scales/0/levels/1/when",
            json!({"all": [{"item": "hit"}, {"item": "hurt"}]}),
            "pack0 scales[0].levels[1].when Hidden",
        ),
        ("/scales/0/levels/1/id", json!("much"), "pack0 scales[0].levels[1].id Duplicate(\"much\")"),
        ("/scales/0/levels/1/id", json!("no-rule-fired"), "pack0 scales[0].levels[1].id Duplicate(\"no-rule-fired\")"),
        ("/scales/0/levels/0/citations", json!([]), "pack0 scales[0].levels[0].citations NoSource"),
        ("/scales/2/none/words/ja", json!("　"), "pack0 scales[2].none.words.ja EmptyText"),
        ("/sources/0/in_force_to", json!("2024-12-31"), "pack0 sources[0].in_force_to ForceEndsBeforeStart"),
        ("/eras/0/first", json!("R1"), "pack0 eras[0].first Day(\"R1\")"),
        ("/steps/0/unless", json!({"item": "cry"}), "pack0 steps[0].unless UnlessOnUrgent"),
        ("/disclosures/1/until_ruled_out", json!({"item": "cry"}), "pack0 disclosures[1].until_ruled_out TwoStarts"),
        ("/disclosures/3/when/view_is_one_of", json!([]), "pack0 disclosures[3].when.view_is_one_of EmptyList"),
        ("/items/7/sibling", json!({"item": "sibling-hurt"}), "pack0 items[7].sibling SiblingOfSibling"),
        ("/extends", json!({"id": "base", "edition": "1"}), "pack0 extends.id BaseMissing(\"base\")"),
    ]
}

fn nine_facts() -> Value {
    (0..9)
        .map(|at| json!({"id": format!("f{at}"), "title": {"ja": "事実", "en": "fact"}, "asks": "presence"}))
        .collect()
}

fn put(pack: &mut Value, pointer: &str, value: Value) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match pack.pointer_mut(parent).unwrap() {
        Value::Object(map) if value.is_null() => drop(map.remove(key)),
        Value::Object(map) => drop(map.insert(key.into(), value)),
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        _ => panic!("{pointer}"),
    }
}

#[test]
fn each_fault_of_meaning_is_found_at_its_place() {
    for (pointer, value, expected) in cases() {
        let found = findings(|pack| put(pack, pointer, value.clone()));
        assert!(found.contains(&expected.to_owned()), "{pointer} = {value}: {found:#?}");
    }
}

/// A kind of problem that no test provokes is a check that nobody has seen work.
#[test]
fn every_kind_of_problem_is_provoked_by_a_test() {
    let kinds = include_str!("finding.rs").split_once("pub enum Problem {").unwrap().1.split_once("\n}").unwrap().0;
    let tests = include_str!("tests.rs");
    let names =
        kinds.lines().filter_map(|line| line.strip_prefix("    ")).filter(|line| line.starts_with(char::is_uppercase));
    for name in names.map(|line| line.split(|c: char| !c.is_alphanumeric()).next().unwrap()) {
        assert!(tests.contains(name), "no test provokes {name}");
    }
}

#[test]
fn faults_of_meaning_come_all_at_once() {
    let found = findings(|pack| {
        put(pack, "/items/0/statement/ja", json!(""));
        put(pack, "/scales/1/levels/1/when/at_least/need", json!(8));
        put(pack, "/sources/0/title/ja", json!(""));
    });
    assert_eq!(found.len(), 3, "{found:#?}");
}

#[test]
fn faults_of_shape_name_their_path() {
    let cases = [
        ("/items/3/scope", json!("famly"), "items[3].scope"),
        ("/items/3/colour", json!("red"), "items[3]"),
        ("/scales/0/levels/1/when", json!({"not": {"item": "hit"}}), "scales[0].levels[1].when"),
        ("/scales/1/levels/1/when/at_least/need", json!(0), "scales[1].levels[1].when.at_least.need"),
        ("/as_of", Value::Null, ""),
        ("/steps/0/hours_from_receipt", json!(-1), "steps[0].hours_from_receipt"),
    ];
    for (pointer, value, path) in cases {
        let mut pack = kitchen_sink();
        put(&mut pack, pointer, value.clone());
        let checked = check(&[&pack]);
        assert!(checked.knowledge.is_none());
        let [finding] = &checked.findings[..] else { panic!("{:?}", checked.findings) };
        assert!(finding.path.starts_with(path) && matches!(finding.problem, super::Problem::Shape(_)), "{finding:?}");
    }
}

#[test]
fn what_is_no_pack_is_refused() {
    for text in
        ["", "{", "[]", "null", "{\"format\":\"mimamori-pack/1\",\"format\":\"x\"}", "\u{feff}{}", &"[".repeat(5000)]
    {
        let checked = load(&[PackText { name: "x", text }]);
        assert!(checked.knowledge.is_none() && checked.findings.len() == 1, "{text:.20}");
    }
}

fn local(change: impl FnOnce(&mut Value)) -> Value {
    let mut pack = json!({
        "format": "mimamori-pack/1", "id": "local", "edition": "1", "licence": "CC0-1.0", "as_of": "2026-11-20",
        "title": {"ja": "地域", "en": "Local"}, "extends": {"id": "kitchen-sink", "edition": "1"},
    });
    change(&mut pack);
    pack
}

#[test]
fn a_later_pack_adds_and_replaces() {
    let base = kitchen_sink();
    let relabelled = local(|pack| {
        let mut scale = base["scales"][0].clone();
        scale["levels"][0]["label"]["ja"] = json!("最上位");
        pack["scales"] = json!([scale]);
        pack["sources"] = json!([{"id": "ordinance", "title": {"ja": "条例", "en": "Ordinance"}}]);
    });
    let checked = check(&[&base, &relabelled]);
    assert_eq!(told(&checked), Vec::<String>::new());
    let knowledge = checked.knowledge.unwrap();
    assert_eq!(knowledge.packs.len(), 2);
    assert_eq!(knowledge.scales[0].levels[0].label.ja, "最上位");
    assert_eq!(knowledge.scales.len(), 3);
    assert_ne!(knowledge.packs[0].hash, knowledge.packs[1].hash);
}

#[test]
fn a_later_pack_must_say_on_what_it_builds() {
    let base = kitchen_sink();
    let mut reversed = base["scales"][0]["levels"].clone();
    reversed.as_array_mut().unwrap().reverse();
    let cases: [(&str, Value, &str); 5] = [
        ("/scales/0/levels", reversed, "pack1 scales[0].levels LevelMoved(\"some\")"),
        ("/extends/edition", json!("2"), "pack1 extends.edition BaseEdition { pinned: \"2\", loaded: \"1\" }"),
        ("/extends", Value::Null, "pack1 sources[0] ReplacesWithoutExtends(\"law\")"),
        ("/id", json!("kitchen-sink"), "pack1 id Duplicate(\"kitchen-sink\")"),
        ("/scales/0/levels", json!([base["scales"][0]["levels"][0]]), "pack1 scales[0].levels LevelLost(\"some\")"),
    ];
    for (pointer, value, expected) in cases {
        let pack = local(|pack| {
            pack["sources"] = json!([base["sources"][0]]);
            pack["scales"] = json!([base["scales"][0]]);
            put(pack, pointer, value);
        });
        let found = told(&check(&[&base, &pack]));
        assert!(found.contains(&expected.to_owned()), "{pointer}: {found:#?}");
    }
}

#[test]
fn the_hash_does_not_depend_on_the_way_of_writing() {
    let hash = |text: &str| load(&[PackText { name: "x", text }]).knowledge.unwrap().packs[0].hash.clone();
    let pretty = serde_json::to_string_pretty(&kitchen_sink()).unwrap();
    assert_eq!(hash(KITCHEN_SINK), hash(&pretty));
    let mut other = kitchen_sink();
    other["items"][0]["statement"]["ja"] = json!("別の文");
    assert_ne!(hash(KITCHEN_SINK), hash(&other.to_string()));
}

pub(crate) mod any_damage {
    use proptest::prelude::*;

    use super::*;

    /// Every place of a JSON value, as a pointer.
    fn places(value: &Value, at: &str, all: &mut Vec<String>) {
        let inner: Vec<(String, &Value)> = match value {
            Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), value)).collect(),
            Value::Array(list) => list.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
            _ => Vec::new(),
        };
        for (key, value) in inner {
            let at = format!("{at}/{key}");
            places(value, &at, all);
            all.push(at);
        }
    }

    /// The pack with another value in one of its places: an odd one, a word of such packs, or what stands at another place.
    pub(crate) fn damaged(
        mut pack: Value,
        place: prop::sample::Index,
        other: prop::sample::Index,
        kind: usize,
        word: &str,
    ) -> Value {
        let mut all = Vec::new();
        places(&pack, "", &mut all);
        let moved = pack.pointer(other.get::<String>(&all)).cloned().unwrap_or_default();
        let value = [Value::Null, json!(""), json!([]), json!({}), json!(-1), json!(word), moved][kind].clone();
        *pack.pointer_mut(place.get::<String>(&all)).unwrap() = value;
        pack
    }

    proptest! {
        /// Whatever stands wherever in a pack: no panic, no half-loading, and a finding wherever it is not usable.
        #[test]
        fn never_panics(place in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(), kind in 0usize..7) {
            let pack = damaged(kitchen_sink(), place, other, kind, "hurt");
            let checked = check(&[&pack]);
            told(&checked);
        }

        #[test]
        fn never_panics_on_text(text in "\\PC{0,200}") {
            let checked = load(&[PackText { name: "x", text: &text }]);
            prop_assert!(checked.knowledge.is_none());
        }
    }
}
