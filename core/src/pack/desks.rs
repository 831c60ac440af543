//! The check of areas, desks, services and the call sheet.

use std::rc::Rc;

use super::check::{Check, Names};
use super::finding::Problem;
use super::merge::{Merged, Place, Placed};
use super::wire;
use crate::calendar::{Hours, MonthDay, Opening, Season};
use crate::knowledge::{Area, CallGroup, Choice, Contact, Provision, Question, Service, Told};
use crate::order::Ids;

/// The numbers that never need to be verified again.
const STANDING: [&str; 3] = ["110", "119", "189"];

/// Minutes of a day.
const DAY: u16 = 24 * 60;

impl Check<'_> {
    pub(super) fn areas(&mut self, areas: &[Placed<wire::Area>]) -> Vec<Rc<Area>> {
        let mut known = Vec::new();
        for Placed { value, place } in areas {
            self.id(&value.id, place);
            let label = self.text(&value.label, &place.at("label"));
            known.push(Rc::new(Area { id: value.id.clone(), label, sighting_hours: value.sighting_hours }));
        }
        known
    }

    pub(super) fn contact_kinds(&mut self, kinds: &[Placed<wire::ContactKind>]) -> Vec<Rc<Choice>> {
        let mut known = Vec::new();
        for Placed { value, place } in kinds {
            self.id(&value.id, place);
            let label = self.text(&value.label, &place.at("label"));
            known.push(Rc::new(Choice { id: value.id.clone(), label }));
        }
        known
    }

    pub(super) fn contacts(&mut self, merged: &Merged, names: &Names, kinds: &[Rc<Choice>]) -> Vec<Rc<Contact>> {
        let mut known: Vec<Rc<Contact>> = Vec::new();
        for Placed { value, place } in &merged.contacts {
            self.id(&value.id, place);
            self.known(&value.areas, &names.areas, &place.at("areas"));
            if value.standing && !value.phones.iter().all(|phone| STANDING.contains(&phone.as_str())) {
                self.say(&place.at("standing"), Problem::NotStanding);
            }
            let Some(kind) = kinds.iter().find(|kind| kind.id == value.kind) else {
                self.say(&place.at("kind"), Problem::Unknown(value.kind.clone()));
                continue;
            };
            let once = merged.contact_kinds.iter().any(|kind| kind.value.id == value.kind && kind.value.one_per_area);
            let contact = Contact {
                id: value.id.clone(),
                name: self.text(&value.name, &place.at("name")),
                kind: kind.clone(),
                areas: value.areas.clone(),
                phones: value.phones.clone(),
                standing: value.standing,
                reports: value.reports,
                hours: self.hours(value, place),
                note: value.note.as_ref().map(|note| self.text(note, &place.at("note"))),
                former: self.texts(&value.former, &place.at("former")),
                verified_on: self.day(value.verified_on.as_deref(), &place.at("verified_on")),
                valid_from: self.day(value.valid_from.as_deref(), &place.at("valid_from")),
                valid_to: self.day(value.valid_to.as_deref(), &place.at("valid_to")),
                citations: self.citations(&value.citations, place),
            };
            let both = |other: &&Rc<Contact>| other.kind.id == contact.kind.id && overlap(other, &contact);
            if let Some(other) = known.iter().find(both).filter(|_| once) {
                self.say(&place.at("areas"), Problem::Overlap(other.id.clone()));
            }
            known.push(Rc::new(contact));
        }
        known
    }

    fn hours(&mut self, contact: &wire::Contact, place: &Place<'_>) -> Hours {
        let mut openings = Vec::new();
        for (at, opening) in contact.hours.iter().enumerate() {
            let place = place.entry("hours", at);
            let from = self.minutes(&opening.from, &place.at("from"));
            let to = self.minutes(&opening.to, &place.at("to"));
            let season = opening.season.as_ref().and_then(|season| self.season(season, &place.at("season")));
            if opening.on.is_empty() {
                self.say(&place.at("on"), Problem::EmptyList);
            }
            use wire::OpenDay::{Fri, Holiday, Mon, Sat, Sun, Thu, Tue, Wed};
            let weekdays = [Mon, Tue, Wed, Thu, Fri, Sat, Sun].map(|day| opening.on.contains(&day));
            let holidays = opening.on.contains(&Holiday);
            match from.zip(to) {
                Some((from, to)) if from < DAY && from != to => {
                    openings.push(Opening { weekdays, holidays, from, to, season });
                }
                Some(_) => self.say(&place, Problem::Hours(format!("{}–{}", opening.from, opening.to))),
                None => {}
            }
        }
        let mut closed = Vec::new();
        for (at, season) in contact.closed.iter().enumerate() {
            closed.extend(self.season(season, &place.entry("closed", at)));
        }
        let mut open_holidays = Vec::new();
        for (at, day) in contact.open_holidays.iter().enumerate() {
            open_holidays.extend(self.month_day(day, &place.entry("open_holidays", at)));
        }
        Hours { openings, closed, open_holidays }
    }

    /// A time of day as minutes, up to 24:00.
    fn minutes(&mut self, text: &str, place: &Place<'_>) -> Option<u16> {
        let part = |text: &str| text.parse::<u16>().ok().filter(|_| text.len() == 2);
        let parts = text.split_once(':').and_then(|(hours, minutes)| part(hours).zip(part(minutes)));
        let minutes = parts.filter(|(_, minutes)| *minutes < 60).map(|(hours, minutes)| hours * 60 + minutes);
        let minutes = minutes.filter(|minutes| *minutes <= DAY);
        if minutes.is_none() {
            self.say(place, Problem::Hours(text.into()));
        }
        minutes
    }

    fn month_day(&mut self, text: &str, place: &Place<'_>) -> Option<MonthDay> {
        let day = text.parse().ok();
        if day.is_none() {
            self.say(place, Problem::Hours(text.into()));
        }
        day
    }

    fn season(&mut self, season: &wire::Season, place: &Place<'_>) -> Option<Season> {
        let first = self.month_day(&season.first, &place.at("first"));
        let last = self.month_day(&season.last, &place.at("last"));
        first.zip(last).map(|(first, last)| Season { first, last })
    }

    pub(super) fn services(&mut self, services: &[Placed<wire::Service>], names: &Names) -> Vec<Rc<Service>> {
        let all = Ids::of(services.iter().map(|service| service.value.id.as_str()));
        let mut known = Vec::new();
        for Placed { value, place } in services {
            self.id(&value.id, place);
            self.known(&value.instead, &all, &place.at("instead"));
            known.push(Rc::new(Service {
                id: value.id.clone(),
                title: self.text(&value.title, &place.at("title")),
                text: self.text(&value.text, &place.at("text")),
                when: self.condition(&value.when, &place.at("when"), names, &[]),
                instead: value.instead.clone(),
                citations: self.citations(&value.citations, place),
            }));
        }
        known
    }

    pub(super) fn provisions(
        &mut self,
        provisions: &[Placed<wire::Provision>],
        names: &Names,
        services: &[Rc<Service>],
        contacts: &[Rc<Contact>],
    ) -> Vec<Rc<Provision>> {
        let mut known = Vec::new();
        for Placed { value, place } in provisions {
            self.id(&value.id, place);
            self.known(&value.areas, &names.areas, &place.at("areas"));
            if !services.iter().any(|service| service.id == value.service) {
                self.say(&place.at("service"), Problem::Unknown(value.service.clone()));
            }
            let contact = value.contact.as_ref().and_then(|id| {
                let contact = contacts.iter().find(|contact| contact.id == *id);
                if contact.is_none() {
                    self.say(&place.at("contact"), Problem::Unknown(id.clone()));
                }
                contact.cloned()
            });
            known.push(Rc::new(Provision {
                id: value.id.clone(),
                areas: value.areas.clone(),
                service: value.service.clone(),
                runs: value.runs,
                note: value.note.as_ref().map(|note| self.text(note, &place.at("note"))),
                contact,
                citations: self.citations(&value.citations, place),
            }));
        }
        known
    }

    /// Every question stands in one group at most: what was answered is told once.
    pub(super) fn call_sheet(
        &mut self,
        groups: &[Placed<wire::CallGroup>],
        questions: &[Rc<Question>],
    ) -> Vec<Rc<CallGroup>> {
        let places = Ids::of(questions.iter().map(|question| question.id.as_str()));
        let (mut known, mut told) = (Vec::new(), Ids::default());
        for Placed { value, place } in groups {
            self.id(&value.id, place);
            let mut questions = Vec::new();
            for (at, id) in value.questions.iter().enumerate() {
                let place = place.entry("questions", at);
                match places.place(id) {
                    Some(question) if told.add(id, at) => questions.push(question),
                    Some(_) => self.say(&place, Problem::Duplicate(id.clone())),
                    None => self.say(&place, Problem::Unknown(id.clone())),
                }
            }
            known.push(Rc::new(CallGroup {
                id: value.id.clone(),
                title: self.text(&value.title, &place.at("title")),
                by_hand: value.by_hand.as_ref().map(|text| self.text(text, &place.at("by_hand"))),
                tells: value.tells.iter().map(told_of).collect(),
                questions,
            }));
        }
        known
    }

    /// Tells which of several ids are not among the known ones.
    pub(super) fn known(&mut self, ids: &[String], known: &Ids, place: &Place<'_>) {
        for (at, id) in ids.iter().enumerate() {
            if !known.contains(id) {
                self.say(&place.entry("", at), Problem::Unknown(id.clone()));
            }
        }
    }
}

/// Whether two desks serve one area at one time.
fn overlap(one: &Contact, other: &Contact) -> bool {
    let shared = one.areas.iter().any(|area| other.areas.contains(area));
    let before = |a: &Contact, b: &Contact| a.valid_to.zip(b.valid_from).is_some_and(|(to, from)| to < from);
    shared && !before(one, other) && !before(other, one)
}

fn told_of(told: &wire::Told) -> Told {
    match told {
        wire::Told::Place => Told::Place,
        wire::Told::Handover => Told::Handover,
        wire::Told::NextSeen => Told::NextSeen,
        wire::Told::LastSeen => Told::LastSeen,
        wire::Told::SuspectReturns => Told::SuspectReturns,
        wire::Told::Age => Told::Age,
        wire::Told::Siblings => Told::Siblings,
        wire::Told::Area => Told::Area,
        wire::Told::Marks => Told::Marks,
    }
}
