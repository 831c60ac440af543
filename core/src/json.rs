//! JSON at the edge of the program: nothing in a text is lost in silence, and every fault names its place.
//!
//! This is a module of our own because of its size in the wasm: with a general JSON crate and a derive for each type, the
//! program was 216 kB gzip instead of 188. It reads strictly: a key that stands twice is a fault, since one of two
//! answers would be lost, and so is a number that is not whole.

mod read;
pub mod wire;
mod write;

use sha2::{Digest as _, Sha256};

use crate::order::sorted_by;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A whole number.
    Number(i64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object: its entries in the order of their keys, each key once.
    Object(Vec<(String, Json)>),
}

/// Why a text could not be read: where, and what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The place, such as `children[0].born`; empty where the text is no JSON at all.
    pub path: String,
    /// What is wrong, in English; where a rule of the format is broken, what stands there.
    pub detail: String,
    /// The name of the rule, where it is one of the format's own and not of its shape.
    pub rule: Option<&'static str>,
}

impl Json {
    /// An object of entries, each key of which must stand once; else the key that does not.
    pub fn object(entries: Vec<(String, Json)>) -> Result<Json, String> {
        let entries = sorted_by(entries, |(a, _), (b, _)| a.cmp(b));
        let twice = entries.iter().zip(entries.iter().skip(1)).find(|((a, _), (b, _))| a == b);
        match twice.map(|((key, _), _)| key.clone()) {
            Some(key) => Err(key),
            None => Ok(Json::Object(entries)),
        }
    }

    /// The value of an object's key.
    pub fn get(&self, key: &str) -> Option<&Json> {
        let Json::Object(entries) = self else { return None };
        let at = entries.binary_search_by(|(other, _)| other.as_str().cmp(key)).ok()?;
        entries.get(at).map(|(_, value)| value)
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        if let Json::Text(text) = self { Some(text) } else { None }
    }
}

/// Reads JSON text. The detail of a fault names line and column.
pub fn parse(text: &str) -> Result<Json, Fault> {
    read::read(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Takes a JSON value as a `T`; the fault names the first place that does not fit.
pub fn decode<T: wire::Decode>(value: &Json) -> Result<T, Fault> {
    wire::decode(value)
}

/// The SHA-256 of a value, in hexadecimal: the same whatever the white space and the order of keys in its text.
pub fn hash(value: &Json) -> String {
    sha256(&value.to_string())
}

/// The SHA-256 of a text, in hexadecimal.
pub fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
