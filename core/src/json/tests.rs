use proptest::prelude::*;
use serde_json::Value;

use super::{Json, parse};

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<i64>().prop_map(Json::Number),
        any::<String>().prop_map(Json::Text),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::List),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|entries| Json::object(entries.into_iter().collect()).unwrap()),
        ]
    })
}

/// What an independent reader makes of a text, where it holds only what we read: whole numbers of 64 bits.
fn independent(text: &str) -> Option<Value> {
    fn whole(value: &Value) -> bool {
        match value {
            Value::Number(number) => number.as_i64().is_some(),
            Value::Array(values) => values.iter().all(whole),
            Value::Object(map) => map.values().all(whole),
            _ => true,
        }
    }
    serde_json::from_str(text).ok().filter(whole)
}

fn same(ours: &Json, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Json::Null, Value::Null) => true,
        (Json::Bool(a), Value::Bool(b)) => a == b,
        (Json::Number(a), Value::Number(b)) => b.as_i64() == Some(*a),
        (Json::Text(a), Value::String(b)) => a == b,
        (Json::List(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Json::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => false,
    }
}

proptest! {
    /// What is written is read as the same value, by us and by an independent reader.
    #[test]
    fn values_survive_writing(value in any_json()) {
        let text = value.to_string();
        prop_assert_eq!(parse(&text), Ok(value.clone()));
        prop_assert!(same(&value, &serde_json::from_str(&text).unwrap()));
    }

    /// A damaged text is read exactly where an independent reader reads it, and as the same, but for keys that stand
    /// twice, which we refuse.
    #[test]
    fn agrees_with_serde_json(value in any_json(), at in any::<prop::sample::Index>(), put in "[\\x00-\\x7f]{0,3}", cut in 0usize..4) {
        let mut bytes = value.to_string().into_bytes();
        let at = at.index(bytes.len());
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, put.into_bytes());
        if let Ok(text) = String::from_utf8(bytes) {
            match (parse(&text), independent(&text)) {
                (Ok(ours), Some(theirs)) => prop_assert!(same(&ours, &theirs), "{}", text),
                (Ok(_), None) => prop_assert!(false, "we read what is no JSON: {}", text),
                (Err(fault), Some(_)) => prop_assert!(
                    fault.detail.contains("stands twice") || text.contains("-0"), "{}: {}", fault.detail, text
                ),
                (Err(_), None) => {}
            }
        }
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        parse(&text).ok();
    }
}

#[test]
fn escapes() {
    let cases = [(r#""\u00e9\ud83d\udc76\n\/""#, "é👶\n/"), (r#""\b\f\r\t\"\\""#, "\u{8}\u{c}\r\t\"\\")];
    for (text, expected) in cases {
        assert_eq!(parse(text), Ok(Json::Text(expected.into())));
    }
}

#[test]
fn faults_name_their_place() {
    let cases = [
        ("", "line 1, column 1"),
        ("{\n  \"a\": 1,\n  \"a\": 2\n}", "stands twice"),
        ("[1, 2", "line 1, column 6"),
        ("[1] x", "line 1, column 5"),
        ("{\"あ\": 1.5}", "line 1, column 7"),
        ("\"\\ud83d\"", "half of a character"),
        ("\"\\ud83d\\u0041\"", "half of a character"),
        ("\"\u{1}\"", "control character"),
        ("[01]", "whole numbers"),
        ("99999999999999999999", "whole numbers"),
    ];
    for (text, expected) in cases {
        let detail = parse(text).unwrap_err().detail;
        assert!(detail.contains(expected), "{text}: {detail}");
    }
    assert!(parse(&"[".repeat(100_000)).unwrap_err().detail.contains("deep"));
}
