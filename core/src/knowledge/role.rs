use crate::text::Text;

/// A role that a user may choose. It is a preset of what the screen shows first, and hides nothing for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The id.
    pub id: String,
    /// What it is called.
    pub label: Text,
    /// What it sees.
    pub view: View,
    /// The page of a role that asks for help, a paragraph each.
    pub page: Vec<Text>,
    /// The ids of the kinds of desk that its page lists.
    pub to: Vec<String>,
}

/// What a role sees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Reports: the front page and the act first, the sheet as notes.
    Reporting,
    /// Handles the case: levels first, the whole sheet.
    #[default]
    Handling,
    /// Asks for help: one page of words, no sheet.
    Asking,
}

/// One of several things to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The id.
    pub id: String,
    /// What it is called.
    pub label: Text,
}
