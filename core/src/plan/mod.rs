//! An assessment and the moment into what to do: the steps that stand, in order, with absolute deadlines.

use std::cmp::Reverse;
use std::rc::Rc;

use crate::assess::Assessment;
use crate::calendar::Moment;
use crate::knowledge::{Knowledge, Step};
use crate::order::sorted_by;
use crate::record::Record;

/// What to do for a record.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The steps that stand, urgent ones first, then by deadline, then in the order of the packs.
    pub steps: Vec<PlannedStep>,
}

/// One step that stands.
#[derive(Clone, Debug)]
pub struct PlannedStep {
    /// The step.
    pub step: Rc<Step>,
    /// Until when. `None` where the step has no deadline, or where its start is not known.
    pub until: Option<Moment>,
}

/// The steps that stand for any child of the record.
pub fn plan(knowledge: &Knowledge, record: &Record, assessment: &Assessment) -> Plan {
    let stands = |step: &&Rc<Step>| {
        assessment.children.iter().any(|child| step.guard.stands(&|ground| child.facts.ground(ground, record)))
    };
    let deadline = |step: &Rc<Step>| {
        let received = record.circumstances.received?;
        received.plus_hours(step.within?.hours_from_receipt)
    };
    let steps = knowledge
        .steps
        .iter()
        .filter(stands)
        .map(|step| PlannedStep { step: step.clone(), until: deadline(step) })
        .collect();
    let key = |planned: &PlannedStep| (Reverse(planned.step.urgent), planned.until.is_none(), planned.until);
    Plan { steps: sorted_by(steps, |a, b| key(a).cmp(&key(b))) }
}

#[cfg(test)]
mod tests;
