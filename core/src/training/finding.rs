use crate::pack;

/// Something wrong in a training pack, or worth a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The pack's file name.
    pub pack: String,
    /// Where in it, such as `cases[0].stages[1].expect[0].known`.
    pub path: String,
    /// What.
    pub problem: Problem,
}

/// What may be wrong with a training pack. Words for each are in [`crate::words`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// What may be wrong with any pack.
    Pack(pack::Problem),
    /// A time that is none, such as `2026-11-31T10:00`, or a month of birth that is none.
    Time(String),
    /// A stage that does not come after the one before it.
    StageOrder,
    /// A stage that the case does not have, or an end before the beginning.
    StageRange,
    /// A child that the case does not have.
    NoSuchChild(u8),
    /// An item of the household under a child, or of a child without one, or one that is not asked of this child.
    WrongSubject(String),
    /// A yes or a no without a basis, or a no on one that cannot rule out.
    Basis,
    /// A model answer that accepts itself.
    AcceptsItself,
    /// A fact that nobody can learn.
    NeverLearnt(String),
    /// Two stages tell the same fact, or a stage and a move.
    ToldTwice(String),
    /// A fact that settles no item, and is no judgement.
    SettlesNothing(String),
    /// A model answer that never stands in the model's course.
    NeverStands,
    /// The model answers give another level.
    Level {
        /// What the case states.
        stated: String,
        /// What the scale gives.
        given: String,
    },
    /// A step that does not stand in the plan of the model answers.
    StepDoesNotStand(String),
    /// A step that no move can practise: it stands at no stage of the case.
    StepNeverStands(String),
    /// The trainee is asked for a level, and no reason is given for it.
    NoReason,
    /// Something to be done to pass that demands nothing.
    DemandsNothing,
    /// Something to be done to pass that the model itself does not do.
    ModelFails,
    /// A drill's question without a right and a wrong choice.
    Choices,
}

impl Finding {
    /// Whether the pack may be used all the same.
    pub fn is_warning(&self) -> bool {
        matches!(self.problem, Problem::Pack(pack::Problem::NoEnglish))
    }
}
