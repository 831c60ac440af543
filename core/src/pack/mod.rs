//! Files into knowledge: the wire format, the check, the built-in packs.
//!
//! A pack passes the check whole, or it is not used at all.

mod builtin;
mod check;
mod desks;
mod finding;
mod merge;
pub mod wire;

pub use builtin::BUILT_IN;
pub use finding::{Finding, Problem};

use crate::json;
use crate::knowledge::Knowledge;

/// A pack as text, with the name under which findings speak of it.
#[derive(Clone, Copy, Debug)]
pub struct PackText<'a> {
    /// A file name or a place, such as `packs[0]`.
    pub name: &'a str,
    /// JSON.
    pub text: &'a str,
}

/// What the check says of packs.
#[derive(Debug)]
pub struct Checked {
    /// The merged knowledge; `None` if any finding is more than a warning.
    pub knowledge: Option<Knowledge>,
    /// All findings.
    pub findings: Vec<Finding>,
}

/// Checks packs and merges them in their order. A later pack that extends an earlier one may add elements, and
/// replaces those whose ids it repeats.
///
/// Faults of shape come one for each pack, since the rest of a misshapen file has no meaning; faults of meaning come
/// all at once.
pub fn load(texts: &[PackText<'_>]) -> Checked {
    load_known(texts, &[])
}

/// The same where the hashes of packs are known, in their order; none is an empty text. A pack whose texts in another language
/// were left out is still the pack of that hash.
pub fn load_known(texts: &[PackText<'_>], hashes: &[&str]) -> Checked {
    let mut findings = Vec::new();
    let mut packs = Vec::new();
    for (at, PackText { name, text }) in texts.iter().enumerate() {
        let known = hashes.get(at).filter(|hash| !hash.is_empty());
        match read(text, known.copied()) {
            Ok((pack, hash)) => packs.push(merge::Loaded { name: (*name).into(), pack, hash }),
            Err((path, problem)) => findings.push(Finding { pack: (*name).into(), path, problem }),
        }
    }
    if !findings.is_empty() {
        return Checked { knowledge: None, findings };
    }
    let merged = merge::merge(&packs, &mut findings);
    let knowledge = check::check(&merged, &mut findings);
    let usable = findings.iter().all(Finding::is_warning);
    Checked { knowledge: usable.then_some(knowledge), findings }
}

/// The built-in packs, checked.
pub fn built_in() -> Checked {
    load(&BUILT_IN)
}

fn read(text: &str, hash: Option<&str>) -> Result<(wire::Pack, String), (String, Problem)> {
    let shape = |fault: json::Fault| (fault.path, Problem::Shape(fault.detail));
    let value = json::parse(text).map_err(shape)?;
    // The format first: a newer pack should not be blamed for its shape.
    if let Some(format) =
        value.get("format").and_then(|format| format.as_text()).filter(|format| *format != wire::FORMAT)
    {
        return Err(("format".into(), Problem::Format(format.into())));
    }
    let hash = hash.map_or_else(|| json::hash(&value), str::to_owned);
    Ok((json::decode(&value).map_err(shape)?, hash))
}

#[cfg(test)]
pub(crate) mod tests;
