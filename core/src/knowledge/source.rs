use std::rc::Rc;

use crate::calendar::Day;
use crate::text::Text;

/// Where a statement of a pack comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The id within the packs.
    pub id: String,
    /// Its title, with the body that made it.
    pub title: Text,
    /// Its edition or date, as it gives them.
    pub edition: Option<Text>,
    /// Where it was read.
    pub url: Option<String>,
    /// In force from this day, for a rule of law.
    pub in_force_from: Option<Day>,
    /// In force to this day, for a rule of law.
    pub in_force_to: Option<Day>,
}

/// How well a source bears a statement out, from the best down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// Seen in a primary source.
    Primary,
    /// Seen in a secondary source.
    Secondary,
    /// The editors' own reading or a correction from practice, said to be so.
    Own,
    /// Widely known, not verified. May stand as an item, marked.
    Unverified,
    /// Weaker than that. Must not drive any level.
    Doubtful,
}

/// A source of one statement, and how well it bears it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The source.
    pub source: Rc<Source>,
    /// The evidence for this very statement, which may be weaker than the source itself.
    pub evidence: Evidence,
    /// The article or section, and what is to be known about the evidence.
    pub note: Option<Text>,
}
