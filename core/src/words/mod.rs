//! The program's own words, one table for each language. What the sheet says stands in the packs.

mod en;
mod ja;
mod map;
mod papers;
mod routes;
mod screen;
#[cfg(feature = "training")]
mod training;

pub use map::MapWords;
pub use papers::Papers;
pub use routes::Routes;
pub use screen::Screen;
#[cfg(feature = "training")]
pub use training::{Practice, bad_training, practice};

use crate::calendar::{Birth, Eras, Moment, YearMonth};
use crate::knowledge::{Choice, Evidence, Force, Knowledge};
use crate::pack;
use crate::record::{self, BasisKind};
use crate::text::Lang;

/// A sentence with one gap: what stands before it, and after.
pub struct Gap(&'static str, &'static str);

impl Gap {
    /// The sentence with the gap filled.
    pub fn with(&self, text: &str) -> String {
        [self.0, text, self.1].concat()
    }
}

/// The words of one language. A field with parameters is a sentence with gaps.
pub struct Words {
    /// What the sheet is called in the page, after its first pack.
    pub sheet_title: Gap,
    /// The emergency line: (number, when to call it), most urgent first.
    pub emergency: [(&'static str, &'static str); 3],
    /// The heading of the emergency line.
    pub emergency_title: &'static str,
    /// The heading of the result.
    pub result_title: &'static str,
    /// What the result is not.
    pub result_is_no_decision: &'static str,
    /// A child: its number and age.
    pub child: fn(number: &str, age: &str) -> String,
    /// A pregnancy: its number and the expected month.
    pub pregnancy: fn(number: &str, expected: &str) -> String,
    /// An age in completed months.
    pub age: fn(months: u32) -> String,
    /// No month of birth.
    pub age_unknown: &'static str,
    /// Not yet born, with the expected month.
    pub expected: fn(month: Option<YearMonth>) -> String,
    /// The scales do not judge the unborn.
    pub unborn: &'static str,
    /// A level: its label and what is to be considered.
    pub level: fn(label: &str, words: &str) -> String,
    /// What the known facts give.
    pub known: Gap,
    /// One child's levels on one scale, in one sentence: which child (if there are several), the scale, what is known,
    /// what is not ruled out.
    pub levels: fn(child: Option<&str>, scale: &str, known: &str, possible: Option<&str>) -> String,
    /// What cannot yet be ruled out, and why.
    pub not_ruled_out: fn(level: &str, because: &str) -> String,
    /// Unknown items of one question.
    pub unconfirmed_of: fn(number: &str, count: usize) -> String,
    /// Between parts of a list within a sentence.
    pub list_comma: &'static str,
    /// No higher level is open.
    pub nothing_higher_open: &'static str,
    /// The heading of reasons.
    pub reasons: &'static str,
    /// A reason: a question's number and title.
    pub of_question: fn(number: &str, title: &str) -> String,
    /// The child has not started school.
    pub before_school: &'static str,
    /// The child is below an age in months.
    pub younger_than: fn(months: u16) -> String,
    /// Through another child of the record.
    pub through_sibling: Gap,
    /// The heading of disclosures.
    pub disclosures: &'static str,
    /// The heading of items with a yes and a no.
    pub disputed: &'static str,
    /// What a yes beside a no counts as.
    pub disputed_counts_as_yes: &'static str,
    /// A sibling came under protection.
    pub sibling_protected: fn(number: &str, when: &str) -> String,
    /// The heading of next confirmations.
    pub next: &'static str,
    /// What a yes would lead to: levels of scales.
    pub if_yes: Gap,
    /// A level of a scale, with how many further yeses it is reached, and whether it then stays a mere possibility.
    pub leads_to: fn(scale: &str, level: &str, further: usize, left_open: bool) -> String,
    /// How many more rows there are.
    pub more: fn(count: usize) -> String,
    /// The button that shows all rows.
    pub show_all: &'static str,
    /// The button that shows the first rows alone.
    pub show_fewer: &'static str,
    /// Records and agencies from which an item is confirmed.
    pub confirm_from: Gap,
    /// Posts who may confirm it.
    pub confirm_by: Gap,
    /// How not to ask.
    pub avoid: Gap,
    /// Tried before, not confirmed.
    pub could_not_confirm: &'static str,
    /// Answered with unknown, without a word of who tried what.
    pub said_unknown: &'static str,
    /// A no that nothing carries.
    pub unfounded_no: &'static str,
    /// Ruled out for this child, but still open through another one.
    pub open_through_sibling: &'static str,
    /// The month in which the birth was expected is past.
    pub birth_overdue: &'static str,
    /// A month of birth that cannot be a child's.
    pub birth_implausible: fn(birth: &str) -> String,
    /// The receipt of the notification lies in the future.
    pub received_in_future: &'static str,
    /// On what the noes rest: kinds of basis with their counts.
    pub ruled_out_by: Gap,
    /// A kind of basis and how many noes rest on it.
    pub count_of_basis: fn(basis: &str, count: usize) -> String,
    /// The month of birth, as a thing to ask for.
    pub ask_birth: &'static str,
    /// The heading of the plan.
    pub plan: &'static str,
    /// A step's deadline, and what remains of it.
    pub until: fn(when: &str, minutes_left: i64) -> String,
    /// A step's deadline where its start is not known.
    pub within_hours: fn(hours: u32) -> String,
    /// A step that is due while the child is within reach, where no time is known.
    pub while_in_reach: &'static str,
    /// What is to be done now, and at the latest until then.
    pub at_latest: Gap,
    /// The child is out of reach already.
    pub call_all_the_same: &'static str,
    /// Who confirms what could not be confirmed, and until when.
    pub follow_up: fn(by: &str, until: &str) -> String,
    /// Nobody is named who confirms it.
    pub nobody_named: &'static str,
    /// No time is named until when.
    pub no_time_named: &'static str,
    /// A field and what stands in it.
    pub field: fn(name: &str, text: &str) -> String,
    /// Nothing is known.
    pub not_known: &'static str,
    /// The words of the telephone call.
    pub say: Say,
    /// How binding a step is.
    pub force: fn(force: Force) -> &'static str,
    /// The heading of sources.
    pub sources: &'static str,
    /// A pack: title, edition, as-of day, hash.
    pub pack: fn(title: &str, edition: &str, as_of: &str, hash: &str) -> String,
    /// Whose rule it is: the cited sources.
    pub cited: Gap,
    /// How well a source bears a statement out.
    pub evidence: fn(evidence: Evidence) -> &'static str,
    /// A source with its evidence, and what is to be known about it.
    pub source: fn(title: &str, evidence: &str, note: Option<&str>) -> String,
    /// A moment in full.
    pub moment: fn(eras: &Eras, moment: Moment) -> String,
    /// A day in full.
    pub day: fn(eras: &Eras, day: crate::calendar::Day) -> String,
    /// A month or day of birth.
    pub birth: fn(birth: Birth) -> String,
    /// はい / いいえ / 不明.
    pub value: fn(value: record::Value) -> &'static str,
    /// A kind of basis, as a choice.
    pub basis: fn(kind: BasisKind) -> &'static str,
    /// Of a statement: its basis, from whom.
    pub based_on: fn(basis: &str, from: &str) -> String,
    /// A statement without a basis.
    pub no_basis: &'static str,
    /// A statement in one line: value, mark, basis, time, words, who goes on with it.
    pub statement: fn(knowledge: &Knowledge, lang: Lang, statement: &record::Statement) -> String,
    /// Words as they were said.
    pub quote: Gap,
    /// A statement that does not stand any longer, and why.
    pub withdrawn: Gap,
    /// A record that could not be read.
    pub bad_record: fn(path: &str, problem: &record::Problem) -> String,
    /// A record with answers to items that no pack knows.
    pub unknown_items: fn(list: &str) -> String,
    /// A record that was judged with another edition of a pack.
    pub other_edition: fn(id: &str, theirs: &str, ours: Option<&str>) -> String,
    /// Packs cannot be used: where the fault is, and what stands there.
    pub pack_refused: fn(pack: &str, path: &str, detail: &str) -> String,
    /// The words of the screen.
    pub screen: Screen,
    /// The words of the plan, the desks and the services.
    pub routes: Routes,
    /// The words of paper, file, meeting and second look.
    pub papers: Papers,
}

/// The words of the sheet to fill in by hand. Apart from [`Words`], so that they stay out of the wasm.
pub struct Blank {
    /// The heading of the sheet to fill in by hand.
    pub title: &'static str,
    /// Blanks for what stands on every page.
    pub head: &'static str,
    /// Boxes for the three answers to an item.
    pub boxes: &'static str,
    /// A blank for basis and time.
    pub basis: &'static str,
}

/// The words of the sheet to fill in by hand.
pub fn blank(lang: Lang) -> &'static Blank {
    match lang {
        Lang::Ja => &ja::BLANK,
        Lang::En => &en::BLANK,
    }
}

/// The words of the telephone call.
pub struct Say {
    /// The heading.
    pub title: &'static str,
    /// The first sentence.
    pub begin: &'static str,
    /// Names are told on the telephone and not written here.
    pub names: &'static str,
    /// Where the child is now.
    pub place: &'static str,
    /// When and to whom the child is handed over.
    pub handover: &'static str,
    /// When the suspected person comes back.
    pub suspect_returns: &'static str,
    /// When somebody will surely see the child next.
    pub next_seen: &'static str,
    /// When and by whom the child was last seen.
    pub last_seen: &'static str,
    /// The age.
    pub age: &'static str,
}

fn statement(words: &Words, knowledge: &Knowledge, lang: Lang, statement: &record::Statement) -> String {
    let mut parts: Vec<String> = vec![(words.value)(statement.value).into()];
    if let Some(mark) = &statement.mark {
        let labelled = |choices: &[Choice], id: &Option<String>| {
            let id = id.as_deref()?;
            let choice = choices.iter().find(|choice| choice.id == id);
            Some(choice.map_or(id, |choice| choice.label.get(lang)).to_owned())
        };
        let region = knowledge.body.region(&mark.region).map(|region| region.label.get(lang));
        parts.push(region.unwrap_or(&mark.region).into());
        parts.extend(labelled(&knowledge.body.kinds, &mark.kind));
        parts.extend(mark.size.clone());
        parts.extend(labelled(&knowledge.body.colours, &mark.colour));
    }
    parts.push(match &statement.basis {
        Some(basis) => (words.based_on)((words.basis)(basis.kind), basis.from.as_deref().unwrap_or_default()),
        None => words.no_basis.into(),
    });
    parts.extend(statement.at.map(|at| (words.moment)(&knowledge.eras, at)));
    parts.extend(statement.words.as_deref().map(|said| words.quote.with(said)));
    if let Some(follow_up) = &statement.follow_up {
        let until = follow_up.until.map(|until| (words.moment)(&knowledge.eras, until));
        let by = follow_up.by.as_deref().unwrap_or(words.nobody_named);
        parts.push((words.follow_up)(by, until.as_deref().unwrap_or(words.no_time_named)));
    }
    parts.join(words.list_comma)
}

/// The words of the custom element around the program, with their keys there. Apart from [`Words`], so that they stay out
/// of the wasm: the element has them from a file.
pub fn shell(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang {
        Lang::Ja => ja::SHELL,
        Lang::En => en::SHELL,
    }
}

/// The words of the map of rules.
pub fn map_words(lang: Lang) -> &'static MapWords {
    match lang {
        Lang::Ja => &map::JA,
        Lang::En => &map::EN,
    }
}

/// What is wrong with a pack. Apart from [`Words`], as [`pack_hint`] is.
pub fn bad_pack(lang: Lang, problem: &pack::Problem) -> String {
    match lang {
        Lang::Ja => ja::bad_pack(problem),
        Lang::En => en::bad_pack(problem),
    }
}

/// What to do about a fault of a pack. Apart from [`Words`], so that they stay out of the wasm: whoever writes packs has the
/// command line.
pub fn pack_hint(lang: Lang, problem: &pack::Problem) -> &'static str {
    match lang {
        Lang::Ja => ja::pack_hint(problem),
        Lang::En => en::pack_hint(problem),
    }
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Ja => &ja::WORDS,
        Lang::En => &en::WORDS,
    }
}
