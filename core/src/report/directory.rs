use std::rc::Rc;

use super::compose::Composer;
use super::{Block, Entry, Extent, Line, Report, SectionKind, Span, emergency, list, section};
use crate::calendar::Moment;
use crate::knowledge::{Contact, Knowledge};
use crate::plan::{Desk, desks, shown};
use crate::record::Record;
use crate::text::Lang;
use crate::words::words;

/// Every desk of an area, or of all where none is chosen: what has to be verified comes first.
pub fn directory(knowledge: &Knowledge, record: &Record, now: Moment, lang: Lang) -> Report {
    let words = words(lang);
    let composer = Composer { knowledge, record, now, lang, words, extent: Extent::Full };
    let area = record.circumstances.area.as_deref().filter(|area| knowledge.area(area).is_some());
    let serves = |contact: &&Rc<Contact>| area.is_none() || contact.serves(area);
    let all = knowledge.contacts.iter().filter(serves).map(|contact| shown(contact, now));
    let (unverified, verified): (Vec<Desk>, Vec<Desk>) = all.partition(|desk| desk.unverified);
    let part = |title: &str, desks: &[Desk], mut blocks: Vec<Block>| {
        blocks.push(list(false, desks.iter().map(|desk| composer.listed(desk)).collect()));
        section(SectionKind::Desks, title, blocks)
    };
    let note = vec![Block::Paragraph(Line::text(words.routes.directory_note))];
    let sections = vec![
        emergency(words),
        part(words.routes.verify_first, &unverified, note),
        part(words.routes.verified_desks, &verified, Vec::new()),
    ];
    Report { title: words.routes.directory.into(), sections }
}

/// The desks of a page for who asks for help: without the national numbers, which stand first on every page.
pub fn desks_to_ask(knowledge: &Knowledge, record: &Record, kinds: &[String], now: Moment, lang: Lang) -> Vec<Line> {
    let composer = Composer { knowledge, record, now, lang, words: words(lang), extent: Extent::Full };
    let area = record.circumstances.area.as_deref();
    let found = desks(knowledge, kinds, area, now);
    found.iter().filter(|desk| !desk.contact.standing).map(|desk| composer.desk(desk)).collect()
}

impl Composer<'_> {
    /// A desk with everything that is known of it.
    fn listed(&self, desk: &Desk) -> Entry {
        let (words, contact, lang) = (&self.words.routes, &desk.contact, self.lang);
        let name = (words.desk)(contact.name.get(lang), contact.kind.label.get(lang));
        let mut details = Vec::new();
        for phone in &contact.phones {
            details.push(if desk.unverified {
                Line::text(words.unverified_number.with(phone))
            } else {
                Line(vec![Span::Phone(phone.clone())])
            });
        }
        if contact.phones.is_empty() {
            details.push(Line::text(words.no_number));
        }
        let areas = contact.areas.iter().filter_map(|area| self.knowledge.area(area));
        let areas: Vec<&str> = areas.map(|area| area.label.get(lang)).collect();
        if !areas.is_empty() {
            details.push(Line::text(areas.join(self.words.list_comma)));
        }
        let verified = contact.verified_on.filter(|_| !contact.standing);
        details.extend(verified.map(|on| Line::text(words.verified.with(&(self.words.day)(&self.knowledge.eras, on)))));
        details.push(Line::text((words.openness)(desk.openness, &|at| (self.words.moment)(&self.knowledge.eras, at))));
        if !contact.reports {
            details.push(Line::text(words.takes_no_reports));
        }
        details.extend(contact.note.as_ref().map(|note| Line::text(note.get(lang))));
        let former: Vec<&str> = contact.former.iter().map(|name| name.get(lang)).collect();
        if !former.is_empty() {
            details.push(Line::text(words.former.with(&former.join(self.words.list_comma))));
        }
        Entry {
            line: Line::strong(name),
            details,
            background: vec![Line::text(self.cited(&contact.citations))],
            step: None,
        }
    }
}
