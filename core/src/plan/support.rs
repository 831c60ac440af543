use std::rc::Rc;

use super::desk::{Desk, shown};
use crate::assess::Assessment;
use crate::calendar::Moment;
use crate::knowledge::{Knowledge, Provision, Service};
use crate::record::Record;

/// A service for a need that is known.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The service.
    pub service: Rc<Service>,
    /// Whether it is run where the child lives.
    pub run: Run,
    /// The desk that arranges it there.
    pub desk: Option<Desk>,
    /// What to offer in its place, where it is not run.
    pub instead: Vec<Rc<Service>>,
}

/// Whether a service is run where the child lives.
#[derive(Clone, Debug)]
pub enum Run {
    /// It is, as the local pack says.
    Here(Rc<Provision>),
    /// It is not, as the local pack says.
    NotHere(Rc<Provision>),
    /// The packs do not say: it is to be asked.
    Unknown,
}

/// The services for the needs of a record.
pub(super) fn offers(knowledge: &Knowledge, record: &Record, assessment: &Assessment, now: Moment) -> Vec<Offer> {
    let area = record.circumstances.area.as_ref();
    let needed = |service: &&Rc<Service>| {
        assessment.children.iter().any(|child| service.when.truth(&|ground| child.facts.ground(ground)).is_true())
    };
    let offer = |service: &Rc<Service>| {
        let here = |provision: &&Rc<Provision>| {
            provision.service == service.id && area.is_some_and(|area| provision.areas.contains(area))
        };
        let run = match knowledge.provisions.iter().find(here) {
            Some(provision) if provision.runs => Run::Here(provision.clone()),
            Some(provision) => Run::NotHere(provision.clone()),
            None => Run::Unknown,
        };
        let instead = match &run {
            Run::NotHere(_) => knowledge.services.iter().filter(|other| service.instead.contains(&other.id)).cloned(),
            _ => return Offer { service: service.clone(), desk: arranged_by(&run, now), run, instead: Vec::new() },
        };
        Offer { service: service.clone(), desk: arranged_by(&run, now), instead: instead.collect(), run }
    };
    knowledge.services.iter().filter(needed).map(offer).collect()
}

fn arranged_by(run: &Run, now: Moment) -> Option<Desk> {
    match run {
        Run::Here(provision) => provision.contact.as_ref().map(|contact| shown(contact, now)),
        _ => None,
    }
}
