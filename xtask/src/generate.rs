//! Files that are made from the code and kept beside it, so that a reader finds them without building anything.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use mimamori_core::text::Lang;
use mimamori_core::words::{shell, words};
use mimamori_core::{pack, record, report, training};
use serde_json::{Value, json};

use crate::tools::root;

/// Writes the generated files.
pub(crate) fn write() -> Result<()> {
    for (path, text) in files()? {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}

/// Fails if a generated file is not what the code says.
pub(crate) fn check() -> Result<()> {
    for (path, text) in files()? {
        let kept = fs::read_to_string(&path).with_context(|| format!("{} is missing", path.display()))?;
        if kept != text {
            bail!("{} is not up to date: run cargo xtask generate", path.display());
        }
    }
    Ok(())
}

/// The words of the custom element, by language.
pub(crate) fn element_words() -> Value {
    let of = |lang: Lang| {
        let words = words(lang);
        let mut table: serde_json::Map<String, Value> =
            shell(lang).iter().map(|(key, text)| ((*key).into(), json!(text))).collect();
        table.insert("emergency".into(), json!({ "title": words.emergency_title, "numbers": words.emergency }));
        Value::Object(table)
    };
    json!({ "ja": of(Lang::Ja), "en": of(Lang::En) })
}

fn files() -> Result<Vec<(PathBuf, String)>> {
    let schema = |name: &str, title: &str, mut schema: Value| -> Result<(PathBuf, String)> {
        if let Some(map) = schema.as_object_mut() {
            map.insert("title".into(), json!(title));
        }
        Ok((root().join("packs/schema").join(name), serde_json::to_string_pretty(&schema)? + "\n"))
    };
    let of = |schema: schemars::Schema| schema.to_value();
    Ok(vec![
        schema("mimamori-pack-1.schema.json", pack::wire::FORMAT, of(schemars::schema_for!(pack::wire::Pack)))?,
        schema("mimamori-record-1.schema.json", record::FORMAT, of(schemars::schema_for!(record::format::Record)))?,
        schema("mimamori-result-1.schema.json", report::FORMAT, of(schemars::schema_for!(report::wire::Judged)))?,
        schema(
            "mimamori-training-1.schema.json",
            training::wire::FORMAT,
            of(schemars::schema_for!(training::wire::TrainingPack)),
        )?,
        schema(
            "mimamori-practice-1.schema.json",
            training::progress::FORMAT,
            of(schemars::schema_for!(training::progress::wire::Practice)),
        )?,
        (root().join("www/words.json"), serde_json::to_string_pretty(&element_words())? + "\n"),
    ])
}
