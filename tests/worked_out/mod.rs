//! Cases that were worked out by hand before the program saw them: JSON files, each with its derivation and what is expected.

use std::collections::BTreeMap;

use mimamori_core::assess::unknown_items;
use mimamori_core::calendar::Moment;
use mimamori_core::knowledge::Knowledge;
use mimamori_core::record::{self, Record};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A case; what is expected differs by what is compared.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
pub(crate) struct Case<E> {
    title: BTreeMap<String, String>,
    /// The derivation, for whoever doubts the expectation.
    worked_out: String,
    at: String,
    /// The day whose rules are applied, where that is not the day of `at`.
    pub(crate) rules_on: Option<String>,
    record: serde_json::Value,
    pub(crate) expect: E,
    /// The name of its file.
    #[serde(skip)]
    pub(crate) name: String,
}

impl<E> Case<E> {
    pub(crate) fn now(&self) -> Moment {
        self.at.parse().unwrap_or_else(|()| panic!("{}: at", self.name))
    }

    /// The record, every answer of which counts.
    pub(crate) fn record(&self, knowledge: &Knowledge) -> Record {
        let record = record::read(&self.record.to_string()).unwrap_or_else(|fault| panic!("{}: {fault:?}", self.name));
        let unknown = unknown_items(knowledge, &record);
        assert!(unknown.is_empty(), "{}: {unknown:?}", self.name);
        record
    }
}

/// The cases of a folder.
pub(crate) fn cases<E: DeserializeOwned>(folder: &str) -> Vec<Case<E>> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let read = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let case: Case<E> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Case { name: path.file_stem().unwrap().to_string_lossy().into_owned(), ..case }
    };
    files.map(read).collect()
}
