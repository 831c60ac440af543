use super::compose::Composer;
use super::{Block, Entry, Line, Section, SectionKind, Span, list, section};
use crate::calendar::{Day, Moment};
use crate::knowledge::{Deadline, Fact, Force, Service, When};
use crate::order::sorted;
use crate::plan::{Desk, Offer, Plan, PlannedStep, PossibleStep, Run};
use crate::record::ChildNumber;

/// How many of the steps that might apply are listed at first.
const BRIEF_POSSIBLE: usize = 5;

/// How many facts are named that would settle one.
const SETTLING: usize = 3;

impl Composer<'_> {
    /// The plan: what stands, by time; what might apply; what supports the family.
    pub(super) fn plan(&self, plan: &Plan) -> Section {
        let words = self.words;
        let mut blocks = Vec::new();
        let mut warn = |text: &str| blocks.push(Block::Paragraph(Line::strong(text)));
        if plan.missing.clock {
            warn(words.routes.clock_off);
        }
        if let Some(day) = plan.rules_on {
            warn(&words.routes.rules_on.with(&self.day(day)));
        }
        if plan.missing.role {
            warn(words.routes.choose_role);
        }
        if plan.missing.area {
            warn(words.routes.choose_area);
        }
        if self.record.circumstances.received.is_some_and(|received| received > self.now) {
            warn(words.received_in_future);
        }
        let mut sections = Vec::new();
        for when in [When::Now, When::Today, When::Later, When::Open] {
            let of_time = |planned: &&PlannedStep| planned.when == when && planned.step.force != Force::MustNot;
            sections.extend(self.steps((words.routes.when)(when), plan.steps.iter().filter(of_time)));
        }
        let forbidden = plan.steps.iter().filter(|planned| planned.step.force == Force::MustNot);
        sections.extend(self.steps(words.routes.forbidden, forbidden));
        sections.extend(self.possible(&plan.possible));
        Section { kind: SectionKind::Plan, title: words.plan.into(), blocks, sections }
    }

    fn steps<'p>(&self, title: &str, steps: impl Iterator<Item = &'p PlannedStep>) -> Option<Section> {
        let entries: Vec<Entry> = steps.map(|planned| self.step(planned)).collect();
        (!entries.is_empty()).then(|| section(SectionKind::Steps, title, vec![list(true, entries)]))
    }

    fn step(&self, planned: &PlannedStep) -> Entry {
        let (words, lang, step) = (self.words, self.lang, &planned.step);
        let mut details = Vec::new();
        if planned.children.len() < self.record.children.len() {
            details.push(Line::text(words.routes.for_children.with(&self.names(&planned.children))));
        }
        match (planned.until, step.deadline) {
            _ if planned.is_done() => {}
            (Some(until), Some(Deadline::WhileInReach)) => {
                details.push(Line::strong(words.at_latest.with(&self.until(until))));
                if until < self.now {
                    details.push(Line::strong(words.call_all_the_same));
                }
            }
            (Some(until), _) => details.push(Line::strong(self.until(until))),
            (None, Some(Deadline::HoursFromReceipt(hours) | Deadline::SightingFromReceipt(hours))) => {
                details.push(Line::text((words.within_hours)(hours)));
            }
            (None, Some(Deadline::WhileInReach)) => details.push(Line::text(words.while_in_reach)),
            (None, Some(Deadline::Today | Deadline::HoursFromProtection(_) | Deadline::NextReview) | None) => {}
        }
        if planned.is_overdue(self.now) && step.deadline != Some(Deadline::WhileInReach) {
            details.push(Line::strong(words.routes.overdue));
        }
        if let Some(progress) = &planned.progress {
            // Which post did it stands in the log alone: together with a role it could tell who reported.
            let state = (words.routes.state)(progress.state);
            let at = progress.at.map(|at| (words.moment)(&self.knowledge.eras, at));
            let text = at.map_or_else(|| state.into(), |at| (words.routes.state_at)(state, &at));
            details.push(Line::strong(text));
        }
        let text = Span::Text(step.text.get(lang).into());
        let line = match &step.act {
            Some(act) if step.force != Force::MustNot => {
                details.insert(0, Line(vec![text]));
                vec![Span::Strong(act.get(lang).into())]
            }
            _ => vec![Span::Strong(format!("[{}] ", (words.force)(step.force))), text],
        };
        details.extend(step.say.as_ref().map(|say| Line::text(words.routes.say.with(say.get(lang)))));
        details.extend(planned.desks.iter().map(|desk| self.desk(desk)));
        let kinds = planned.missing_kinds.iter().filter_map(|place| self.knowledge.contact_kinds.get(*place));
        details.extend(kinds.map(|kind| Line::text(words.routes.no_desk.with(kind.label.get(lang)))));
        let mut background = Vec::new();
        background.extend(step.channel.map(|channel| Line::text((words.routes.channel)(channel))));
        background.push(Line::text(self.cited(&step.citations)));
        // What is forbidden is never done.
        let id = (step.force != Force::MustNot).then(|| step.id.clone());
        Entry { line: Line(line), details, background, step: id }
    }

    fn names(&self, children: &[ChildNumber]) -> String {
        let named = self.record.children.iter().filter(|child| children.contains(&child.number));
        named.map(|child| self.name(child)).collect::<Vec<_>>().join(self.words.list_comma)
    }

    /// A desk with its kind, whether it answers, and its number, if that may be given.
    pub(super) fn desk(&self, desk: &Desk) -> Line {
        let (words, contact) = (&self.words.routes, &desk.contact);
        let name = (words.desk)(contact.name.get(self.lang), contact.kind.label.get(self.lang));
        let mut spans = vec![Span::Text(format!("{name} "))];
        let mut parts: Vec<String> = Vec::new();
        if desk.callable {
            for phone in &contact.phones {
                spans.push(Span::Phone(phone.clone()));
                spans.push(Span::Text(" ".into()));
            }
            let verified = contact.verified_on.filter(|_| !contact.standing);
            parts.extend(verified.map(|on| words.verified.with(&(self.words.day)(&self.knowledge.eras, on))));
        } else if desk.unverified {
            spans.push(Span::Strong(words.to_verify.into()));
            spans.push(Span::Text(" ".into()));
        }
        parts.push((words.openness)(desk.openness, &|at| self.short(at)));
        spans.push(Span::Text(parts.join(self.words.list_comma)));
        Line(spans)
    }

    /// A time: with its day, unless that is today.
    fn short(&self, at: Moment) -> String {
        let time = format!("{}:{:02}", at.hour(), at.minute());
        let day = (at.day() != self.now.day()).then(|| self.day(at.day()));
        day.map_or_else(|| time.clone(), |day| format!("{day} {time}"))
    }

    fn day(&self, day: Day) -> String {
        (self.words.day)(&self.knowledge.eras, day)
    }

    fn possible(&self, steps: &[PossibleStep]) -> Option<Section> {
        let words = self.words;
        // What few facts would settle comes first.
        let of_few = |step: &PossibleStep| if step.settled_by.is_empty() { usize::MAX } else { step.settled_by.len() };
        let order = sorted(steps.iter().enumerate().map(|(at, step)| (of_few(step), at)).collect());
        let shown = self.shown(BRIEF_POSSIBLE);
        let listed = order.iter().take(shown).filter_map(|(_, at)| steps.get(*at));
        let entries: Vec<Entry> = listed
            .map(|possible| {
                let step = &possible.step;
                let text = step.act.as_ref().filter(|_| step.force != Force::MustNot).unwrap_or(&step.text);
                let mut spans = Vec::new();
                if step.force == Force::MustNot {
                    spans.push(Span::Strong(format!("[{}] ", (words.force)(step.force))));
                }
                spans.push(Span::Text(text.get(self.lang).into()));
                Entry { line: Line(spans), details: self.settled_by(possible), ..Entry::default() }
            })
            .collect();
        let more = steps.len().saturating_sub(entries.len());
        let blocks = vec![Block::List { ordered: false, entries, more }];
        (!steps.is_empty()).then(|| section(SectionKind::Possible, words.routes.possible, blocks))
    }

    fn settled_by(&self, possible: &PossibleStep) -> Vec<Line> {
        let mut lines = Vec::new();
        for (number, fact) in possible.settled_by.iter().take(SETTLING) {
            let Some(child) = self.record.child(*number) else { continue };
            let mut line = self.fact(child, fact);
            line.0.insert(0, Span::Text(self.words.routes.settled_by.into()));
            if self.record.children.len() > 1 && matches!(fact, Fact::Item(_)) {
                line.0.push(Span::Text(self.words.routes.of_child.with(&self.name(child))));
            }
            lines.push(line);
        }
        let left = possible.settled_by.len().saturating_sub(SETTLING);
        if left > 0 {
            lines.push(Line::text((self.words.more)(left)));
        }
        lines
    }

    /// The services for the needs that are known: apart from what has to be done.
    pub(super) fn offers(&self, offers: &[Offer]) -> Option<Section> {
        let words = &self.words.routes;
        let title = |service: &Service| service.title.get(self.lang).to_owned();
        let entry = |offer: &Offer| {
            let [here, not_here, unknown] = words.runs;
            let (run, provision) = match &offer.run {
                Run::Here(provision) => (here, Some(provision)),
                Run::NotHere(provision) => (not_here, Some(provision)),
                Run::Unknown => (unknown, None),
            };
            let mut details = vec![Line::text(offer.service.text.get(self.lang)), Line::strong(run)];
            let note = provision.and_then(|provision| provision.note.as_ref());
            details.extend(note.map(|note| Line::text(note.get(self.lang))));
            details.extend(offer.desk.as_ref().map(|desk| self.desk(desk)));
            let instead: Vec<String> = offer.instead.iter().map(|service| title(service)).collect();
            if !instead.is_empty() {
                details.push(Line::text(words.instead.with(&instead.join(self.words.list_comma))));
            }
            let mut background = vec![Line::text(self.cited(&offer.service.citations))];
            background.extend(provision.map(|provision| Line::text(self.cited(&provision.citations))));
            Entry { line: Line::strong(title(&offer.service)), details, background, step: None }
        };
        let entries: Vec<Entry> = offers.iter().map(entry).collect();
        let blocks = vec![Block::Paragraph(Line::text(words.offers_note)), list(false, entries)];
        (!offers.is_empty()).then(|| section(SectionKind::Offers, words.offers, blocks))
    }
}
