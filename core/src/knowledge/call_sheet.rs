use crate::text::Text;

/// One group of what is told on the telephone.
#[derive(Clone, Debug)]
pub struct CallGroup {
    /// The id.
    pub id: String,
    /// What it is about.
    pub title: Text,
    /// What is told by voice alone, and never written here.
    pub by_hand: Option<Text>,
    /// What the record knows of it besides the sheet.
    pub tells: Vec<Told>,
    /// The places of the questions whose yeses belong here.
    pub questions: Vec<usize>,
}

/// What the call sheet takes from the record besides the sheet's answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Where the child is.
    Place,
    /// When and to whom the child is handed over.
    Handover,
    /// When somebody will surely see the child next.
    NextSeen,
    /// When somebody last saw the child, and who.
    LastSeen,
    /// When the suspected person comes back.
    SuspectReturns,
    /// The age.
    Age,
    /// The other children of the record.
    Siblings,
    /// Where the child lives.
    Area,
    /// The marks on the body.
    Marks,
}
