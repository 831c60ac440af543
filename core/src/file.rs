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

/// The text of a file: the readable page without its first line, and the data.
pub fn seal(page: &str, data: &Json) -> String {
    // Within a script element, nothing but the end of the element may begin with this letter.
    let data = data.to_string().replace('<', "\\u003c");
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

/// Whether a page has an element that a saved one never has, or one that could load or run something.
fn is_foreign(page: &str) -> bool {
    page.split('<').skip(1).any(|tag| {
        let tag = tag.split('>').next().unwrap_or_default();
        let name = tag.trim_start_matches('/');
        let end = name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len());
        let (name, attributes) = name.split_at(end);
        // Handlers begin with "on"; everything that loads names its address.
        let runs = attributes.split_ascii_whitespace().any(|attribute| {
            let attribute = attribute.trim_start_matches(['"', '\'', '/']).to_ascii_lowercase();
            ["on", "src", "href", "xlink", "action", "formaction", "style="]
                .iter()
                .any(|bad| attribute.starts_with(bad))
        });
        // The one `http-equiv` is the page's own policy: it forbids everything, and a second one could only forbid more.
        let refreshes = attributes.to_ascii_lowercase().contains("refresh");
        !ELEMENTS.contains(&name) || runs || refreshes
    })
}

#[cfg(test)]
mod tests;
