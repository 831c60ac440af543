//! What the architecture leaves out on purpose, held by reading the sources.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}")) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(path.to_str().unwrap(), ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push((path.clone(), fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

/// The lines of a source that are no comments.
fn code(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// The floors of the core, from the ground up. A floor names only itself and lower ones.
const FLOORS: [&[&str]; 12] = [
    &["order", "text"],
    &["json", "logic"],
    &["calendar"],
    &["knowledge", "record"],
    &["pack"],
    &["assess"],
    &["compare", "decision", "file", "paper", "plan"],
    &["training"],
    &["words"],
    &["report"],
    &["session"],
    &["practice"],
];

#[test]
fn no_floor_imports_a_higher_one() {
    let level = |name: &str| FLOORS.iter().position(|floor| floor.contains(&name));
    let mut seen = 0;
    for (path, source) in files("core/src", ".rs") {
        let inner = path.strip_prefix("core/src").unwrap();
        let floor = inner.components().next().unwrap().as_os_str().to_string_lossy().replace(".rs", "");
        if floor == "lib" || floor == "bin" || path.ends_with("tests.rs") {
            continue;
        }
        let own = level(&floor).unwrap_or_else(|| panic!("{floor} has no place in the house"));
        for line in code(&source) {
            assert!(!line.contains("use crate::{"), "one floor a line, so that this test sees it: {line}");
            for named in line.split("crate::").skip(1) {
                let named: String = named.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let other =
                    level(&named).unwrap_or_else(|| panic!("{}: {named} has no place in the house", path.display()));
                seen += 1;
                assert!(other < own || named == floor, "{} (floor {floor}) names {named}: {line}", path.display());
            }
        }
    }
    assert!(seen > 50, "the test no longer reads what it should");
}

#[test]
fn the_core_knows_no_browser_clock_or_file() {
    let manifest = fs::read_to_string("core/Cargo.toml").unwrap();
    let dependencies = manifest.split("[dependencies]").nth(1).unwrap().split("[dev-dependencies]").next().unwrap();
    for name in ["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo", "chrono", "tokio", "reqwest"] {
        assert!(!dependencies.contains(name), "core depends on {name}");
    }
    for (path, source) in files("core/src", ".rs") {
        let command_line = path.starts_with("core/src/bin");
        for line in code(&source) {
            for word in ["std::fs", "std::net", "std::env", "std::process", "SystemTime", "Instant::now", "std::thread"]
            {
                assert!(command_line || !line.contains(word), "{}: {line}", path.display());
            }
        }
    }
}

/// A style attribute does not work under a strict Content-Security-Policy; HTML from text could carry a script.
#[test]
fn views_set_no_style_and_no_html() {
    for (path, source) in files("src", ".rs") {
        for line in code(&source) {
            for word in ["style=", "<style", "from_html_unchecked", "set_inner_html", "VRaw"] {
                assert!(!line.contains(word), "{}: {line}", path.display());
            }
        }
    }
}

/// Nothing leaves the page and nothing is stored: there is no code that could.
#[test]
fn the_page_side_names_no_network_and_no_storage() {
    let sources = files("src", ".rs").into_iter().chain(files("www", ".js"));
    for (path, source) in sources {
        for line in code(&source) {
            for word in [
                "fetch(",
                "XMLHttpRequest",
                "sendBeacon",
                "WebSocket",
                "EventSource",
                "localStorage",
                "sessionStorage",
                "indexedDB",
                "document.cookie",
                "serviceWorker",
                "caches.",
                "eval(",
                "new Function",
                "innerHTML",
            ] {
                assert!(!line.contains(word), "{}: {line}", path.display());
            }
        }
    }
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let features = manifest.split("web-sys = ").nth(1).unwrap().split(']').next().unwrap();
    for word in ["Storage", "Request", "Window", "Navigator", "WebSocket", "Worker"] {
        assert!(!features.contains(word), "web-sys offers {word}");
    }
}

#[test]
fn shipped_code_has_no_way_to_end_the_program() {
    for folder in ["core/src", "src", "unpack/src"] {
        for (path, source) in files(folder, ".rs") {
            if path.ends_with("tests.rs") {
                continue;
            }
            for line in code(&source) {
                for word in
                    [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!(", "assert!("]
                {
                    assert!(!line.contains(word), "{}: {line}", path.display());
                }
            }
        }
    }
}

/// The glue is written by wasm-bindgen's library in xtask: both must be of one version.
#[test]
fn wasm_bindgen_has_one_version() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let version = |name: &str| {
        let line = manifest.lines().find(|line| line.starts_with(&format!("{name} = \"="))).unwrap();
        line.split('"').nth(1).unwrap().to_owned()
    };
    assert_eq!(version("wasm-bindgen"), version("wasm-bindgen-cli-support"));
}

/// A reader's own words, no machine's: no path of the machine that built it, no note to oneself.
#[test]
fn the_project_speaks_of_itself_alone() {
    let here = std::env::current_dir().unwrap().to_string_lossy().into_owned();
    let kinds = [".rs", ".md", ".js", ".mjs", ".json", ".toml", ".css", ".html", ".lock"];
    for folder in ["core", "src", "www", "packs", "tests", "unpack", "xtask", "docs", "bench", "."] {
        let all = if folder == "." {
            fs::read_dir(".").unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file()).collect()
        } else {
            walk(Path::new(folder))
        };
        for path in all {
            let text = path.to_string_lossy().into_owned();
            if !kinds.iter().any(|kind| text.ends_with(kind)) || path.ends_with("tests/tidy.rs") {
                continue;
            }
            let source = fs::read_to_string(&path).unwrap();
            for word in [here.as_str(), "/home/", concat!("TO", "DO"), concat!("FIX", "ME")] {
                assert!(!source.contains(word), "{text} contains {word}");
            }
        }
    }
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("node_modules") && !path.ends_with("target") {
                found.extend(walk(&path));
            }
        } else {
            found.push(path);
        }
    }
    found
}
