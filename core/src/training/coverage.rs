use super::{Casebook, Verdict};
use crate::knowledge::Knowledge;

/// The ids of items that no case gives a model answer to.
pub fn items_without_case<'k>(knowledge: &'k Knowledge, casebook: &Casebook) -> Vec<&'k str> {
    let answered = |id: &str| casebook.cases.iter().any(|case| case.answers.iter().any(|answer| answer.item == id));
    knowledge.items.iter().map(|item| item.id.as_str()).filter(|id| !answered(id)).collect()
}

/// The ids of steps that no case lets stand and no right move takes.
pub fn steps_without_case<'k>(knowledge: &'k Knowledge, casebook: &Casebook) -> Vec<&'k str> {
    let practised = |id: &str| {
        casebook.cases.iter().any(|case| {
            let stands = case.stages.iter().any(|stage| stage.steps.iter().any(|step| step == id));
            let taken = |one: &super::Move| one.verdict == Verdict::Should && one.steps.iter().any(|step| step == id);
            stands || case.moves.iter().any(taken)
        })
    };
    knowledge.steps.iter().map(|step| step.id.as_str()).filter(|id| !practised(id)).collect()
}
