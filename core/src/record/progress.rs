use crate::calendar::Moment;

/// What became of a step: one dated entry. A later entry does not wipe an earlier one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The step's id.
    pub step: String,
    /// What became of it.
    pub state: State,
    /// When.
    pub at: Option<Moment>,
    /// Which post: never a name.
    pub by: Option<String>,
}

/// What became of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is still to be done, whatever was said before.
    NotYet,
    /// It was done.
    Done,
    /// It was tried and could not be done: what it was for is still open.
    CouldNot,
}

/// One telephone call, or another way in which somebody was told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// When.
    pub at: Option<Moment>,
    /// Which desk was told.
    pub to: Option<String>,
    /// Which post there took it: never a name.
    pub taken_by: Option<String>,
    /// What was said, and what was asked for.
    pub said: Option<String>,
}
