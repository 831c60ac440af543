//! The one document of a result, as a tree. Screen, paper and file are all made from it, so that none can say what
//! the others do not.

mod blank;
mod call;
mod compose;
mod directory;
mod look;
mod map;
mod markup;
mod page;
mod papers;
mod plain;
#[cfg(feature = "training")]
mod practice;
mod result;
mod saved;
mod steps;

pub use blank::blank;
pub use compose::{Extent, compose, headline, summary};
use compose::{emergency, list, section};
pub use directory::{desks_to_ask, directory};
pub use look::asks_why;
pub use map::map;
pub use markup::Markup;
pub use page::{Paper, document, html, page};
pub use papers::{blank_paper, meetings, paper};
pub use plain::plain_text;
#[cfg(feature = "training")]
pub use practice::{debrief, group_csv, group_report, practice_name, practice_paper, save_practice};
pub use result::wire;
pub use result::{FORMAT, levels_json, result_json};
pub use saved::{Saved, file_name, open, save};

use crate::record::ChildNumber;

/// A result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The heading.
    pub title: String,
    /// The sections, in order of reading: the emergency line is always the first.
    pub sections: Vec<Section>,
}

/// A part of the report under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it is: a renderer may give it a look, never a meaning.
    pub kind: SectionKind,
    /// The heading.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
    /// Parts under headings of their own.
    pub sections: Vec<Section>,
}

/// What a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionKind {
    /// 110, 119, 189.
    Emergency,
    /// One child.
    Child,
    /// One scale of a child.
    Scale,
    /// What must be disclosed.
    Disclosures,
    /// A yes and a no beside each other.
    Disputed,
    /// What to confirm next.
    Next,
    /// What to do.
    Plan,
    /// The steps of one time.
    Steps,
    /// The steps that might apply.
    Possible,
    /// The services for a need.
    Offers,
    /// Who was told, and which post did what. For the office alone.
    Calls,
    /// A list of desks.
    Desks,
    /// What to say on the telephone.
    Say,
    /// Where the rules come from.
    Sources,
    /// One question of the sheet to fill in by hand.
    Question,
    /// What is filled in by hand at the head of a paper.
    Head,
    /// What has to be seen before anything else.
    Alerts,
    /// What was said.
    Statements,
    /// What is not confirmed, to be ticked.
    WorkList,
    /// The body with its marks.
    Figure,
    /// What a meeting wrote down.
    Minutes,
    /// What changed since the last look.
    Look,
    /// What was withdrawn or left behind.
    History,
    /// A page by itself, to be detached.
    Detach,
    /// A line of the register.
    Register,
}

/// A paragraph or a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// One paragraph.
    Paragraph(Line),
    /// A list.
    List {
        /// Whether the order matters.
        ordered: bool,
        /// The entries.
        entries: Vec<Entry>,
        /// How many more there are than are listed.
        more: usize,
    },
    /// A table.
    Table {
        /// The titles of its columns.
        columns: Vec<String>,
        /// Its rows.
        rows: Vec<Vec<Line>>,
    },
    /// The body: for each side its name, and the outline of each region with whether it is marked.
    Figure(Vec<(String, Vec<(String, bool)>)>),
}

/// One entry of a list: a line, and what is told beneath it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The line.
    pub line: Line,
    /// Beneath it.
    pub details: Vec<Line>,
    /// What is read on demand: sources, who may confirm it. Paper prints it; the screen may fold it away.
    pub background: Vec<Line>,
    /// The step that the entry is about: the screen lets its users say what became of it.
    pub step: Option<String>,
}

/// A run of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Span>);

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Plain text.
    Text(String),
    /// What the line is about.
    Strong(String),
    /// A number to call.
    Phone(String),
    /// A link to an item of the sheet.
    Item {
        /// Of which child.
        child: ChildNumber,
        /// The item's id.
        id: String,
        /// The words of the link.
        label: String,
    },
    /// A link to the field for the child's month of birth.
    Birth {
        /// Of which child.
        child: ChildNumber,
        /// The words of the link.
        label: String,
    },
}

impl Line {
    /// A line of plain text.
    pub fn text(text: impl Into<String>) -> Line {
        Line(vec![Span::Text(text.into())])
    }

    /// A line that is emphasised as a whole.
    pub fn strong(text: impl Into<String>) -> Line {
        Line(vec![Span::Strong(text.into())])
    }
}

#[cfg(test)]
mod tests;
