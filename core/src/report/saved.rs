//! The file of a record: the report as it is judged now, for people; the record and what it was judged by, for the sheet.

use super::page::POLICY;
use super::papers::asked;
use super::{document, paper, summary};
use crate::assess::Assessment;
use crate::calendar::Moment;
use crate::file::{self, Refusal};
use crate::json::wire::object;
use crate::json::{self, Json};
use crate::knowledge::Knowledge;
use crate::paper::PaperKind;
use crate::plan::Plan;
use crate::record::{self, Malformed, Record};
use crate::text::Lang;
use crate::words::words;

/// What a file holds for the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The record.
    pub record: Record,
    /// The levels as they were judged, a line each.
    pub judged: Vec<String>,
    /// The items that are answered, in the words in which they were asked: (id, words).
    pub asked: Vec<(String, String)>,
}

/// The name and the text of a file. `style` is that of printed paper.
#[allow(clippy::too_many_arguments)]
pub fn save(
    knowledge: &Knowledge,
    record: &Record,
    assessment: &Assessment,
    plan: &Plan,
    now: Moment,
    lang: Lang,
    style: &str,
) -> (String, String) {
    let paper = paper(PaperKind::Approval, knowledge, record, assessment, plan, now, lang);
    let page = document(&paper, lang.tag(), style, POLICY);
    let judged = summary(assessment, lang).lines().map(|line| Json::Text(line.into())).collect();
    let asked = asked(knowledge, record, Lang::Ja).into_iter().map(|(id, words)| (id, Json::Text(words))).collect();
    let data = object(vec![
        ("record".into(), record::to_json(record)),
        ("judged".into(), Json::List(judged)),
        ("asked".into(), object(asked)),
    ]);
    (file_name(record, now, lang, "html"), file::seal(&page, &data))
}

/// 研修用, the case number, the children's numbers, the time: no name of anybody.
pub fn file_name(record: &Record, now: Moment, lang: Lang, ending: &str) -> String {
    let words = words(lang);
    let clean = |text: &str| -> String {
        let letter = |letter: char| if letter.is_alphanumeric() || letter == '_' { letter } else { '-' };
        text.trim().chars().map(letter).collect()
    };
    let numbers: Vec<String> = record.children.iter().map(|child| child.number.to_string()).collect();
    let training = if record.training { words.papers.training } else { "" };
    timed_name(&[training, "mimamori", &clean(&record.case), &numbers.join("-")], now, ending)
}

/// The name of a file from its parts, the empty ones left out, and the time.
pub(super) fn timed_name(parts: &[&str], now: Moment, ending: &str) -> String {
    let time = format!("{}-{:02}{:02}", now.day().to_string().replace('-', ""), now.hour(), now.minute());
    let parts = parts.iter().copied().chain([time.as_str()]).filter(|part| !part.is_empty());
    format!("{}.{ending}", parts.collect::<Vec<_>>().join("_"))
}

/// Opens a file's text, or a record as the page itself has it, which is what can be saved where the program stopped. Nothing of
/// it is ever run.
pub fn open(text: &str, training: bool) -> Result<Saved, Refusal> {
    let data = if text.trim_start().starts_with('{') {
        let record = json::parse(text).map_err(|_| Refusal::Unreadable)?;
        object(vec![("record".into(), record)])
    } else {
        file::unseal(text)?
    };
    // What somebody practised has no record at all.
    if !training && data.get("practice").is_some() {
        return Err(Refusal::Practice);
    }
    let texts = |name: &str| match data.get(name) {
        Some(Json::List(lines)) => lines.iter().filter_map(|line| line.as_text().map(str::to_owned)).collect(),
        _ => Vec::new(),
    };
    let asked = match data.get("asked") {
        Some(Json::Object(entries)) => {
            entries.iter().filter_map(|(id, words)| Some((id.clone(), words.as_text()?.to_owned()))).collect()
        }
        _ => Vec::new(),
    };
    let unreadable = |_: Malformed| Refusal::Unreadable;
    let record = record::of_json(data.get("record").ok_or(Refusal::Unreadable)?).map_err(unreadable)?;
    file::kept_apart(record.training, training)?;
    Ok(Saved { record, judged: texts("judged"), asked })
}
