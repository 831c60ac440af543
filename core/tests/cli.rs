//! The native command line, as a program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const RECORD: &str =
    r#"{"format":"mimamori-record/1","children":[{"number":1,"born":"2022-07","answers":{"site-face":"yes"}}]}"#;

fn mimamori(arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mimamori"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = command.spawn().unwrap();
    running.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    running.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn pack(change: impl FnOnce(&mut Value)) -> std::path::PathBuf {
    let mut pack: Value = serde_json::from_str(include_str!("../../tests/packs/kitchen-sink.json")).unwrap();
    change(&mut pack);
    let hash = pack.to_string().len();
    let path = std::env::temp_dir().join(format!("mimamori-{}-{hash}.json", std::process::id()));
    std::fs::write(&path, pack.to_string()).unwrap();
    path
}

#[test]
fn records_are_judged_line_by_line_and_bad_ones_are_told() {
    let lines = [
        RECORD,
        "",
        "{\"format\":",
        r#"{"format":"mimamori-record/1","children":[{"number":1,"born":"Heisei"}]}"#,
        r#"{"format":"mimamori-record/1","children":[{"number":1,"answers":{"nothing-such":"yes"}}]}"#,
        RECORD,
    ];
    let output = mimamori(&["assess", "--at", "2026-11-20T17:00", "--lang", "en"], &lines.join("\r\n"));
    assert_eq!(output.status.code(), Some(1));
    let results: Vec<Value> = text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(results.len(), 2);
    assert_eq!(results[0]["children"][0]["scales"]["severity"]["known"], "severe");
    assert_eq!([&results[0]["line"], &results[1]["line"]], [1, 6], "a result names its line");
    assert_eq!(results[0]["children"], results[1]["children"]);
    let told = text(&output.stderr);
    let places: Vec<&str> = told.lines().map(|line| line.split(": ").next().unwrap()).collect();
    assert_eq!(places, ["line 3", "line 4", "line 5"], "{told}");
    for words in ["children[0].born", "Heisei", "nothing-such"] {
        assert!(told.contains(words), "{told}");
    }
}

/// A result is there as soon as its record was read, before the next one comes.
#[test]
fn results_stream() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mimamori"));
    command.args(["assess", "--at", "2026-11-20T17:00"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = command.spawn().unwrap();
    let mut input = running.stdin.take().unwrap();
    let mut output = std::io::BufReader::new(running.stdout.take().unwrap());
    for _ in 0..3 {
        writeln!(input, "{RECORD}").unwrap();
        let mut line = String::new();
        std::io::BufRead::read_line(&mut output, &mut line).unwrap();
        assert!(line.contains("intensive-support"));
    }
    drop(input);
    assert!(running.wait().unwrap().success());
}

#[test]
fn bytes_that_are_no_text_do_not_stop_the_others() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mimamori"));
    command.args(["assess", "--at", "2026-11-20T17:00"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = command.spawn().unwrap();
    let mut input = running.stdin.take().unwrap();
    input.write_all(b"\xff\xfe\n").unwrap();
    input.write_all(RECORD.as_bytes()).unwrap();
    drop(input);
    let output = running.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).starts_with("line 1: "));
    assert_eq!(text(&output.stdout).lines().count(), 1);
}

#[test]
fn a_wrong_call_says_how_to_call() {
    for arguments in [
        &["assess"][..],
        &["assess", "--at", "tomorrow"],
        &["assess", "--at", "2026-11-20T17:00", "--fast"],
        &["check"],
        &["asess"],
        &[],
    ] {
        let output = mimamori(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains("mimamori assess --at TIME"));
    }
}

#[test]
fn check_tells_every_fault_with_its_path() {
    let good = pack(|_| {});
    let output = mimamori(&["check", "--alone", good.to_str().unwrap()], "");
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));

    let warned = pack(|pack| pack["items"][0]["statement"]["en"] = Value::Null);
    let output = mimamori(&["check", "--alone", warned.to_str().unwrap()], "");
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stderr).starts_with("warning: "));

    let bad = pack(|pack| {
        pack["items"][0]["citations"] = serde_json::json!([]);
        pack["steps"][0]["unless"] = serde_json::json!({"item": "cry"});
    });
    let output = mimamori(&["check", "--alone", bad.to_str().unwrap()], "");
    assert_eq!(output.status.code(), Some(1));
    let told = text(&output.stderr);
    for words in ["items[0].citations", "steps[0].unless"] {
        assert!(told.contains(words), "{told}");
    }
    assert_eq!(mimamori(&["check", "no-such-file.json"], "").status.code(), Some(1));
    for path in [good, warned, bad] {
        std::fs::remove_file(path).unwrap();
    }
}

#[test]
fn the_report_is_told_as_text_too() {
    let output = mimamori(&["assess", "--at", "2026-11-20T17:00", "--text"], RECORD);
    assert!(output.status.success());
    let told = text(&output.stdout);
    assert!(told.find("110").unwrap() < told.find("緊急度").unwrap());
}

/// A reviewer finds every level and step of the packs on the map, and everything in the graph that a step hangs on.
#[test]
fn the_map_shows_every_level_and_step() {
    for lang in ["ja", "en"] {
        let map = text(&mimamori(&["map", "--lang", lang], "").stdout);
        let knowledge = mimamori_core::pack::built_in().knowledge.unwrap();
        for level in knowledge.scales.iter().flat_map(|scale| &scale.levels) {
            assert!(map.contains(&format!("`{}` |", level.id)), "{}", level.id);
        }
        for step in &knowledge.steps {
            assert!(map.contains(&format!("| `{}` ", step.id)), "{}", step.id);
            assert!(map.contains(&format!("  step-{}[", step.id)), "{}", step.id);
            let hangs = map.lines().any(|line| line.ends_with(&format!(" --> step-{}", step.id)));
            let always = matches!(step.guard.when, mimamori_core::knowledge::Start::Always);
            assert_eq!(hangs, !always, "{}", step.id);
        }
    }
    let alone = mimamori(&["map", "--alone"], "");
    assert_eq!(alone.status.code(), Some(2));
    let local = pack(|_| {});
    let map = text(&mimamori(&["map", "--alone", local.to_str().unwrap()], "").stdout);
    assert!(map.contains("`late`") && !map.contains("`notify`"));
}
