use std::rc::Rc;

use crate::calendar::{Moment, Openness};
use crate::knowledge::{Contact, Knowledge};
use crate::order::sorted_by;

/// One desk, as it may be shown at a moment.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The desk.
    pub contact: Rc<Contact>,
    /// Whether it answers now.
    pub openness: Openness,
    /// Whether its numbers may be given: they are verified, and somebody answers there now.
    pub callable: bool,
    /// Whether its numbers are to be verified before anybody is given them.
    pub unverified: bool,
}

/// The desks of some kinds for an area at a moment: in the order of the kinds, the area's own before the whole country's;
/// what is closed now comes last.
pub fn desks(knowledge: &Knowledge, kinds: &[String], area: Option<&str>, now: Moment) -> Vec<Desk> {
    let mut found = Vec::new();
    for kind in kinds {
        let of_kind = knowledge.contacts.iter().filter(|contact| contact.kind.id == *kind);
        let here = of_kind.filter(|contact| contact.serves(area) && contact.exists(now.day()));
        let here: Vec<Desk> = here.map(|contact| shown(contact, now)).collect();
        found.extend(sorted_by(here, |a, b| a.contact.areas.is_empty().cmp(&b.contact.areas.is_empty())));
    }
    sorted_by(found, |a, b| is_closed(a).cmp(&is_closed(b)))
}

/// One desk at a moment. Out of hours no direct number is given: nobody would answer.
pub fn shown(contact: &Rc<Contact>, now: Moment) -> Desk {
    let openness = contact.hours.at(now);
    let verified = contact.is_verified(now.day());
    let closed = matches!(openness, Openness::Opens(_));
    let callable = !contact.phones.is_empty() && verified && !closed;
    Desk { contact: contact.clone(), openness, callable, unverified: !verified || contact.phones.is_empty() }
}

fn is_closed(desk: &Desk) -> bool {
    matches!(desk.openness, Openness::Opens(_))
}
