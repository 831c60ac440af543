//! An assessment and the moment into what to do: the steps that stand, in order, with absolute deadlines.

use std::cmp::Reverse;
use std::rc::Rc;

use crate::assess::{Assessment, ChildAssessment};
use crate::calendar::Moment;
use crate::knowledge::{Deadline, Force, Knowledge, Start, Step};
use crate::order::sorted_by;
use crate::record::{Child, Record};

/// What to do for a record.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The steps that stand: urgent ones first, then by deadline, then in the order of the packs; what is forbidden comes
    /// after what is to be done.
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
    let planned = |step: &Rc<Step>| {
        let children = record.children.iter().zip(&assessment.children);
        let holds = |assessed: &ChildAssessment| step.guard.stands(&|ground| assessed.facts.ground(ground));
        // A calming word is for the whole family, or not said at all.
        let calms = matches!(step.guard.when, Start::OnceRuledOut(_));
        let for_all = assessment.children.iter().all(holds);
        let stands = children.filter(|(_, assessed)| if calms { for_all } else { holds(assessed) });
        let deadlines: Vec<Option<Moment>> = stands.map(|(child, _)| until(step.deadline?, record, child)).collect();
        // The child who is out of reach first sets the time for all.
        let first = deadlines.iter().flatten().min().copied();
        (!deadlines.is_empty()).then(|| PlannedStep { step: step.clone(), until: first })
    };
    let steps = knowledge.steps.iter().filter_map(planned).collect();
    let key = |planned: &PlannedStep| {
        let forbidden = planned.step.force == Force::MustNot;
        // What cannot wait and has no deadline at all is for this minute.
        let later = if planned.step.urgent { planned.step.deadline.is_some() } else { planned.until.is_none() };
        (forbidden, Reverse(planned.step.urgent), later, planned.until)
    };
    Plan { steps: sorted_by(steps, |a, b| key(a).cmp(&key(b))) }
}

fn until(deadline: Deadline, record: &Record, child: &Child) -> Option<Moment> {
    match deadline {
        Deadline::HoursFromReceipt(hours) => record.circumstances.received?.plus_hours(hours),
        Deadline::WhileInReach => out_of_reach(record, child),
    }
}

/// From when on a child is out of reach of whoever reports: the hand-over, the suspected person's return, or the next
/// certain sighting, whichever comes first. `None` where none of them is known.
pub fn out_of_reach(record: &Record, child: &Child) -> Option<Moment> {
    let times = [child.presence.handover, record.circumstances.suspect_returns, child.presence.next_seen];
    times.into_iter().flatten().min()
}

#[cfg(test)]
mod tests;
