//! An assessment and the moment into what to do: the steps that stand, in order, with absolute deadlines and the desks
//! that answer now; the steps that might apply, with what would settle it; the services for a need.

mod desk;
mod support;

use std::rc::Rc;

use crate::assess::{Assessment, ChildAssessment};
use crate::calendar::{Day, Moment};
use crate::knowledge::{Channel, Deadline, Fact, Force, Ground, Knowledge, Standing, Start, Step, View, When};
use crate::logic::{Condition, Truth};
use crate::order::sorted_by;
use crate::record::{Child, ChildNumber, Progress, Record, State};

pub use desk::{Desk, desks, shown};
pub use support::{Offer, Run};

/// What to do for a record.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The steps that stand: by when they are to be done, then by deadline, then in the order of the packs; what is
    /// forbidden comes after what is to be done.
    pub steps: Vec<PlannedStep>,
    /// The steps that do not stand yet, because what would make them is not known.
    pub possible: Vec<PossibleStep>,
    /// The services for the needs that are known.
    pub offers: Vec<Offer>,
    /// What is missing for more than the national numbers.
    pub missing: Missing,
    /// The day whose rules were applied, where that is not the day of the moment.
    pub rules_on: Option<Day>,
}

/// What a plan cannot do without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// The user's role is not chosen.
    pub role: bool,
    /// Where the child lives is not chosen, or is nowhere that the packs know.
    pub area: bool,
    /// The clock stands before the day on which the packs were made: no deadline can be trusted.
    pub clock: bool,
}

/// One step that stands.
#[derive(Clone, Debug)]
pub struct PlannedStep {
    /// The step.
    pub step: Rc<Step>,
    /// For which children. A step for all of them names all.
    pub children: Vec<ChildNumber>,
    /// Until when. `None` where the step has no deadline, or where its start is not known.
    pub until: Option<Moment>,
    /// Whom to call, the first choice first. What is closed now comes last.
    pub desks: Vec<Desk>,
    /// The places, among the packs' kinds of desk, of those that it goes to and of which no desk is known here.
    pub missing_kinds: Vec<usize>,
    /// What became of it at last.
    pub progress: Option<Progress>,
    /// How soon it is to be done.
    pub when: When,
}

impl PlannedStep {
    /// Whether its deadline has passed and it is not done.
    pub fn is_overdue(&self, now: Moment) -> bool {
        !self.is_done() && self.until.is_some_and(|until| until < now)
    }

    /// Whether it was done.
    pub fn is_done(&self) -> bool {
        self.progress.as_ref().is_some_and(|progress| progress.state == State::Done)
    }
}

/// One step that might apply.
#[derive(Clone, Debug)]
pub struct PossibleStep {
    /// The step.
    pub step: Rc<Step>,
    /// The unknown facts that would settle it soonest, each with the child it is asked of.
    pub settled_by: Vec<(ChildNumber, Fact)>,
}

/// The plan of a record at a moment, by the rules that are in force on a day: on that of the moment, or on a later one that
/// somebody wants to look at.
pub fn plan(knowledge: &Knowledge, record: &Record, assessment: &Assessment, now: Moment, rules_on: Day) -> Plan {
    let circumstances = &record.circumstances;
    let view = circumstances.role.as_deref().and_then(|role| knowledge.role(role)).map(|role| role.view);
    let area = circumstances.area.as_deref().and_then(|area| knowledge.area(area));
    let served = area.is_some_and(|area| knowledge.contacts.iter().any(|contact| contact.areas.contains(&area.id)));
    let missing = Missing {
        role: view.is_none() && !knowledge.roles.is_empty(),
        area: !served && !knowledge.areas.is_empty(),
        clock: knowledge.packs.iter().any(|pack| now.day() < pack.as_of),
    };
    let mut planner = Planner { knowledge, record, assessment, now, view, overdue: Vec::new() };
    let (mut steps, mut possible) = (Vec::new(), Vec::new());
    for step in knowledge.steps.iter().filter(|step| step.is_in_force(rules_on)) {
        match planner.standing(step) {
            Standing::No => {}
            Standing::Possible => possible.push(planner.possible(step)),
            Standing::Stands => {
                let planned = planner.planned(step);
                if planned.is_overdue(now) {
                    planner.overdue.push(step.id.clone());
                }
                steps.push(planned);
            }
        }
    }
    let key = |planned: &PlannedStep| {
        let forbidden = planned.step.force == Force::MustNot;
        // What cannot wait and has no deadline at all is for this minute; a time that is known comes before one that is not.
        let order = match (planned.step.deadline, planned.until) {
            (None, _) if planned.when == When::Now => 0,
            (_, Some(_)) => 1,
            (_, None) => 2,
        };
        (forbidden, planned.when, order, planned.until)
    };
    Plan {
        steps: sorted_by(steps, |a, b| key(a).cmp(&key(b))),
        possible,
        offers: support::offers(knowledge, record, assessment, now),
        missing,
        rules_on: Some(rules_on).filter(|day| *day != now.day()),
    }
}

struct Planner<'a> {
    knowledge: &'a Knowledge,
    record: &'a Record,
    assessment: &'a Assessment,
    now: Moment,
    view: Option<View>,
    /// The ids of the steps so far whose deadline has passed.
    overdue: Vec<String>,
}

impl Planner<'_> {
    fn ground(&self, assessed: &ChildAssessment, ground: &Ground) -> Truth {
        match ground {
            Ground::Overdue(step) => Truth::known(self.overdue.contains(step)),
            _ => assessed.facts.ground(ground),
        }
    }

    fn of_child(&self, step: &Step, assessed: &ChildAssessment) -> Standing {
        match step.subject {
            Some(subject) if subject != assessed.subject => Standing::No,
            _ => step.guard.standing(&|ground| self.ground(assessed, ground)),
        }
    }

    /// A step stands if it does for any child. A calming word is for the whole family, or not said at all.
    fn standing(&self, step: &Step) -> Standing {
        let all = self.assessment.children.iter().map(|assessed| self.of_child(step, assessed));
        let standing = if matches!(step.guard.when, Start::OnceRuledOut(_)) { all.min() } else { all.max() };
        standing.unwrap_or(Standing::No)
    }

    fn planned(&self, step: &Rc<Step>) -> PlannedStep {
        let children = self.record.children.iter().zip(&self.assessment.children);
        let concerned: Vec<&Child> = children
            .filter(|(_, assessed)| self.of_child(step, assessed) == Standing::Stands)
            .map(|(child, _)| child)
            .collect();
        let deadlines = concerned.iter().filter_map(|child| self.until(step.deadline?, child));
        // The child who is out of reach first sets the time for all.
        let until = deadlines.min();
        let area = self.record.circumstances.area.as_deref();
        let notifies = step.channel == Some(Channel::Notification);
        let mut desks = desks(self.knowledge, &step.to, area, self.now);
        // Who handles the case has lines of their own: 189, the one standing number that takes notifications, leads back to
        // them.
        let handles = self.view == Some(View::Handling);
        desks.retain(|desk| {
            (desk.contact.reports || !notifies) && !(handles && desk.contact.standing && desk.contact.reports)
        });
        let missing = |kind: &String| {
            let place = self.knowledge.contact_kinds.iter().position(|known| known.id == *kind);
            place.filter(|_| !desks.iter().any(|desk| desk.contact.kind.id == *kind))
        };
        let missing_kinds = step.to.iter().filter_map(missing).collect();
        let due_today =
            step.deadline == Some(Deadline::Today) || until.is_some_and(|until| until.day() <= self.now.day());
        let when = match until {
            _ if step.urgent => When::Now,
            _ if due_today => When::Today,
            Some(_) => When::Later,
            None => When::Open,
        };
        PlannedStep {
            step: step.clone(),
            children: concerned.iter().map(|child| child.number).collect(),
            until,
            desks,
            missing_kinds,
            progress: self.record.progress(&step.id).cloned(),
            when,
        }
    }

    fn until(&self, deadline: Deadline, child: &Child) -> Option<Moment> {
        let received = self.record.circumstances.received;
        match deadline {
            Deadline::HoursFromReceipt(hours) => received?.plus_hours(hours),
            Deadline::SightingFromReceipt(hours) => received?.plus_hours(self.sighting_hours().unwrap_or(hours)),
            Deadline::HoursFromProtection(hours) => child.protected_since?.plus_hours(hours),
            Deadline::Today => None,
            Deadline::WhileInReach => out_of_reach(self.record, child),
            Deadline::NextReview => self.record.next_review(),
        }
    }

    fn sighting_hours(&self) -> Option<u32> {
        self.knowledge.area(self.record.circumstances.area.as_deref()?)?.sighting_hours
    }

    fn possible(&self, step: &Rc<Step>) -> PossibleStep {
        let mut settled_by: Vec<(ChildNumber, Fact)> = Vec::new();
        if let Start::Known(condition) = &step.guard.when {
            for assessed in &self.assessment.children {
                for fact in self.soonest(condition, assessed) {
                    settled_by.push((assessed.number, fact));
                }
            }
        }
        PossibleStep { step: step.clone(), settled_by }
    }

    /// The unknown facts that would settle a condition with the fewest further yeses.
    fn soonest(&self, condition: &Condition<Ground>, assessed: &ChildAssessment) -> Vec<Fact> {
        let ground = |ground: &Ground| self.ground(assessed, ground);
        let completions = condition.completions(&ground);
        let fewest = completions.iter().map(|(_, cost)| *cost).min();
        let soonest = completions.into_iter().filter(|(_, cost)| Some(*cost) == fewest);
        let mut facts: Vec<Fact> = Vec::new();
        for (ground, _) in soonest {
            if let Ground::Fact(fact) = ground
                && !facts.contains(fact)
                && !matches!(fact, Fact::Undetermined(_))
            {
                facts.push(fact.clone());
            }
        }
        facts
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
