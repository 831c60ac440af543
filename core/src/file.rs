//! The file that the sheet saves: one HTML page that a person can read in any browser, and that the sheet can open again.
//!
//! ```text
//! <!doctype html><!--mimamori-file/1-->
//! … the report, without any script …
//! <script type="application/json">{"record": …, "judged": …}</script>
//! <!--sha256 of everything before it-->
//! ```
//!
//! The checksum finds damage, not forgery: whoever changes a file can make a new one. So opening trusts nothing: the text is
//! only ever looked at, never run, and what this program does not write itself is refused.

use crate::json::{self, Json};

/// The format that this program writes and reads.
const FORMAT: &str = "<!doctype html><!--mimamori-file/";
const VERSION: &str = "1";
const DATA: &str = "<script type=\"application/json\">";
const DATA_END: &str = "</script>\n";
const SUM: &str = "<!--sha256 ";
const SUM_END: &str = "-->\n";

/// No file of this sheet is larger: a record of many children over years has a tenth of it.
pub const LARGEST: usize = 8_000_000;

/// Why a text is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is larger than any file of this sheet.
    TooLarge,
    /// This sheet did not write it.
    NotOurs,
    /// A newer version of this sheet wrote it.
    Newer,
    /// Its end is missing.
    CutOff,
    /// The checksum does not fit.
    Altered,
    /// It holds what this sheet never writes, such as a script.
    Foreign,
    /// The record in it cannot be read.
    Unreadable,
    /// It is practice, and the sheet is not.
    Practice,
    /// It is a real record, and the sheet is for practice.
    Real,
}

/// Practice opens in practice alone, and a real record never there.
pub fn kept_apart(practice: bool, training: bool) -> Result<(), Refusal> {
    match (practice, training) {
        (true, false) => Err(Refusal::Practice),
        (false, true) => Err(Refusal::Real),
        _ => Ok(()),
    }
}

/// The text of a file: the readable page without its first line, and the data.
pub fn seal(page: &str, data: &Json) -> String {
    // Within a script element, nothing but the end of the element may begin with this letter.
    let data = data.to_string().replace('<', "\\u003c");
    // Ends of lines are made one kind before they count: what carries the file may do so later.
    let page = page.replace("\r\n", "\n");
    let text = format!("{FORMAT}{VERSION}-->\n{page}\n{DATA}{data}{DATA_END}");
    let sum = json::sha256(&text);
    format!("{text}{SUM}{sum}{SUM_END}")
}

/// The data of a file's text.
pub fn unseal(text: &str) -> Result<Json, Refusal> {
    if text.len() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    // Mail and editors change the ends of lines and the first mark of a text, and nothing that was said.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let text = format!("{}\n", text.trim_end());
    let rest = text.strip_prefix(FORMAT).ok_or(Refusal::NotOurs)?;
    let (version, rest) = rest.split_once("-->\n").ok_or(Refusal::CutOff)?;
    if version != VERSION {
        let newer = version.parse::<u32>().is_ok_and(|version| version > 1);
        return Err(if newer { Refusal::Newer } else { Refusal::NotOurs });
    }
    let sealed = text.strip_suffix(SUM_END).and_then(|text| text.rsplit_once(SUM)).ok_or(Refusal::CutOff)?;
    let (before, sum) = sealed;
    if json::sha256(before) != sum {
        return Err(Refusal::Altered);
    }
    let rest = rest.get(..before.len().saturating_sub(text.len() - rest.len())).ok_or(Refusal::Unreadable)?;
    let (page, data) = rest.rsplit_once(DATA).ok_or(Refusal::Unreadable)?;
    let data = data.strip_suffix(DATA_END).ok_or(Refusal::Unreadable)?;
    if is_foreign(page) || data.contains('<') {
        return Err(Refusal::Foreign);
    }
    json::parse(data).map_err(|_| Refusal::Unreadable)
}

/// The elements that a saved page is made of.
const ELEMENTS: [&str; 35] = [
    "html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul",
    "ol", "li", "br", "span", "strong", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "svg", "path", "g",
    "text", "div", "caption", "desc",
];

/// The attributes that they have. None of them loads or runs anything.
const ATTRIBUTES: [&str; 7] = ["class", "role", "start", "viewBox", "d", "lang", "charset"];

/// What stands in the head and has other attributes, to the letter.
const HEAD: [&str; 2] = [
    "meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"",
    "meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"",
];

/// Whether a page has a tag that a saved one never has. Only what is written exactly as this program writes is let through:
/// there is more than one way to write a tag, and browsers take many of them.
fn is_foreign(page: &str) -> bool {
    let styles = page.split("<style>").skip(1).filter_map(|style| style.split("</style>").next());
    let loads = |style: &str| ["@", "url(", "\\"].iter().any(|word| style.replace("@media print", "").contains(word));
    styles.into_iter().any(loads)
        || page.split('<').skip(1).any(|tag| match tag.split_once('>') {
            Some((tag, _)) => !(HEAD.contains(&tag) || is_plain(tag)),
            None => true,
        })
}

/// A tag of our elements, with our attributes in double quotation marks, a blank before each.
fn is_plain(tag: &str) -> bool {
    if let Some(name) = tag.strip_prefix('/') {
        return ELEMENTS.contains(&name);
    }
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    if !ELEMENTS.contains(&name) || (rest.is_empty() && name.len() != tag.len()) {
        return false;
    }
    while !rest.is_empty() {
        let Some((attribute, value)) = rest.split_once("=\"") else { return false };
        let Some((_, after)) = value.split_once('"') else { return false };
        let more = after.strip_prefix(' ').unwrap_or(after);
        if !ATTRIBUTES.contains(&attribute) || (!after.is_empty() && (more.len() == after.len() || more.is_empty())) {
            return false;
        }
        rest = more;
    }
    true
}

#[cfg(test)]
mod tests;
