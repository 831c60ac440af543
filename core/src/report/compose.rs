use std::rc::Rc;

use super::{Block, Entry, Line, Report, Section, SectionKind, Span};
use crate::assess::{Assessment, ChildAssessment, Next, NextReach, ScaleAssessment};
use crate::calendar::{AgeLimit, Moment};
use crate::knowledge::{
    Citation, Disclosure, Fact, Force, Item, Knowledge, Level, PackRef, Question, Scope, Start, Subject, View,
};
use crate::logic::Rank;
use crate::plan::{Plan, PlannedStep};
use crate::record::{Answer, Arrival, BasisKind, Child, ChildNumber, Record, Statement, Value};
use crate::text::{Lang, Text};
use crate::words::{Words, words};

/// How many rows of 「次に確認すること」 are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The first few.
    Brief,
    /// All.
    Full,
}

const BRIEF_ROWS: usize = 7;

/// Writes the report of a record at a moment.
pub fn compose(
    knowledge: &Knowledge,
    record: &Record,
    assessment: &Assessment,
    plan: &Plan,
    now: Moment,
    lang: Lang,
    extent: Extent,
) -> Report {
    let composer = Composer { knowledge, record, now, lang, words: words(lang), extent };
    let children = record.children.iter().zip(&assessment.children);
    let children = children.map(|(child, assessed)| composer.child(child, assessed));
    let mut sections = vec![emergency(composer.words)];
    sections.extend(composer.alerts(assessment, true));
    let role = record.circumstances.role.as_deref().and_then(|role| knowledge.role(role));
    match role.map(|role| role.view) {
        // Whoever reports needs the act; the levels are for the meeting of those who receive the report.
        Some(View::Reporting) => {
            sections.push(composer.plan(plan));
            sections.extend(composer.say(assessment));
            sections.extend(composer.offers(&plan.offers));
            sections.extend(composer.calls());
            sections.extend(children);
        }
        // What cannot wait comes before any level.
        _ if cannot_wait(plan).is_some() => {
            sections.push(composer.plan(plan));
            sections.extend(children);
            sections.extend(composer.offers(&plan.offers));
            sections.extend(composer.say(assessment));
            sections.extend(composer.calls());
        }
        _ => {
            sections.extend(children);
            sections.push(composer.plan(plan));
            sections.extend(composer.offers(&plan.offers));
            sections.extend(composer.say(assessment));
            sections.extend(composer.calls());
        }
    }
    sections.push(sources(knowledge, composer.words, lang));
    Report { title: composer.words.result_title.into(), sections }
}

pub(super) struct Composer<'a> {
    pub(super) knowledge: &'a Knowledge,
    pub(super) record: &'a Record,
    pub(super) now: Moment,
    pub(super) lang: Lang,
    pub(super) words: &'static Words,
    pub(super) extent: Extent,
}

impl Composer<'_> {
    /// What stands before a child's levels, on the screen as on paper.
    pub(super) fn first_of(&self, child: &Child, assessed: &ChildAssessment) -> Vec<Block> {
        let words = self.words;
        let mut blocks = Vec::new();
        if assessed.subject == Subject::Unborn {
            blocks.push(Block::Paragraph(Line::text(words.unborn)));
        } else {
            blocks.push(Block::Paragraph(Line::text(words.result_is_no_decision)));
        }
        match child.arrival {
            Arrival::Expected(_) if child.arrival.may_be_born(self.now) => {
                blocks.push(Block::Paragraph(Line::strong(words.birth_overdue)));
            }
            Arrival::Born(Some(birth)) if !birth.is_plausible(self.now) => {
                let sentence = (words.birth_implausible)(&(words.birth)(birth));
                blocks.push(Block::Paragraph(Line::strong(sentence)));
            }
            _ => {}
        }
        blocks.extend(self.ruled_out_by(child, assessed).map(|line| Block::Paragraph(Line::text(line))));
        if let Some((number, since)) = assessed.sibling_protected {
            let when = (words.moment)(&self.knowledge.eras, since);
            blocks.push(Block::Paragraph(Line::strong((words.sibling_protected)(&number.to_string(), &when))));
        }
        blocks
    }

    fn child(&self, child: &Child, assessed: &ChildAssessment) -> Section {
        let blocks = self.first_of(child, assessed);
        let mut sections: Vec<Section> =
            assessed.scales.iter().map(|scale| self.scale(child, assessed, scale)).collect();
        sections.extend(self.disputed(child, assessed));
        sections.extend(self.disclosures(assessed));
        sections.extend(self.next(child, assessed));
        let title = self.name(child);
        Section { kind: SectionKind::Child, title, blocks, sections }
    }

    /// How many rows of a list are shown that has so many at first.
    pub(super) fn shown(&self, brief: usize) -> usize {
        match self.extent {
            Extent::Brief => brief,
            Extent::Full => usize::MAX,
        }
    }

    /// A child or a pregnancy, by number and age.
    pub(super) fn name(&self, child: &Child) -> String {
        let name = match child.arrival {
            Arrival::Born(_) => self.words.child,
            Arrival::Expected(_) => self.words.pregnancy,
        };
        name(&child.number.to_string(), &self.age(child))
    }

    pub(super) fn age(&self, child: &Child) -> String {
        let words = self.words;
        match child.arrival {
            Arrival::Born(Some(birth)) => {
                birth.completed_months(self.now).map_or_else(|| words.age_unknown.into(), words.age)
            }
            Arrival::Born(None) => words.age_unknown.into(),
            Arrival::Expected(month) => (words.expected)(month),
        }
    }

    /// On what the noes rest: how many on each kind of basis.
    fn ruled_out_by(&self, child: &Child, assessed: &ChildAssessment) -> Option<String> {
        let words = self.words;
        let ruled_out = self.knowledge.items.iter().filter(|item| assessed.facts.answer(item) == Answer::No);
        let bases: Vec<BasisKind> = ruled_out
            .filter_map(|item| {
                let noes = self.statements_of(child, item).filter(|said| said.stands() && said.rules_out());
                noes.filter_map(|said| said.basis.as_ref()).last().map(|basis| basis.kind)
            })
            .collect();
        let kinds = [BasisKind::Seen, BasisKind::Record, BasisKind::Agency, BasisKind::Summary];
        let counts = kinds.into_iter().filter_map(|kind| {
            let count = bases.iter().filter(|basis| **basis == kind).count();
            (count > 0).then(|| (words.count_of_basis)((words.basis)(kind), count))
        });
        let counts: Vec<String> = counts.collect();
        (!counts.is_empty()).then(|| words.ruled_out_by.with(&counts.join(words.list_comma)))
    }

    pub(super) fn scale(&self, child: &Child, assessed: &ChildAssessment, scale: &ScaleAssessment) -> Section {
        let words = self.words;
        let known = scale.scale.level(scale.bounds.known);
        let mut blocks = vec![Block::Paragraph(Line::strong(words.known.with(&self.level(known))))];
        if scale.bounds.possible > scale.bounds.known {
            let possible = scale.scale.level(scale.bounds.possible);
            let because = self.why_not_ruled_out(assessed, scale);
            blocks.push(Block::Paragraph(Line::strong((words.not_ruled_out)(&self.level(possible), &because))));
        } else if scale.bounds.known < scale.scale.ladder.top() {
            blocks.push(Block::Paragraph(Line::text(words.nothing_higher_open)));
        }
        let mut sections = Vec::new();
        if scale.bounds.known > Rank::NO_RULE_FIRED {
            let mut entries: Vec<Entry> = scale.reason.iter().map(|fact| self.reason(child, assessed, fact)).collect();
            // Whose rule it is stands under the last reason.
            if let Some(last) = entries.last_mut() {
                last.background.push(Line::text(self.cited(&known.citations)));
            }
            sections.push(section(SectionKind::Scale, words.reasons, vec![list(false, entries)]));
        }
        let title = scale.scale.title.get(self.lang);
        Section { kind: SectionKind::Scale, title: title.into(), blocks, sections }
    }

    /// The questions with unconfirmed items that lead to the highest level that is still possible, and what the sources
    /// leave open.
    fn why_not_ruled_out(&self, assessed: &ChildAssessment, scale: &ScaleAssessment) -> String {
        let leads = |next: &&Next| {
            let there = |reach: &NextReach| reach.scale.id == scale.scale.id && reach.rank == scale.bounds.possible;
            next.reaches.iter().any(there)
        };
        let mut parts: Vec<String> = Vec::new();
        for question in &self.knowledge.questions {
            let of_question = |next: &&Next| matches!(&next.fact, Fact::Item(item) if question.items.contains(item));
            let count = assessed.next.iter().filter(leads).filter(of_question).count();
            if count > 0 {
                parts.push((self.words.unconfirmed_of)(&question.number, count));
            }
        }
        if assessed.next.iter().filter(leads).any(|next| matches!(next.fact, Fact::YoungerThan(_))) {
            parts.push(self.words.ask_birth.into());
        }
        for open in assessed.undetermined.iter().filter(leads) {
            if let Fact::Undetermined(open) = &open.fact {
                parts.push(open.reason.get(self.lang).trim_end_matches(['。', '.']).into());
            }
        }
        parts.join(self.words.list_comma)
    }

    fn reason(&self, child: &Child, assessed: &ChildAssessment, fact: &Fact) -> Entry {
        let mut details = Vec::new();
        if let Fact::Item(item) = fact {
            details.extend(self.standing(child, item));
            if let Some((_, sibling)) = assessed.through_siblings.iter().find(|(through, _)| through == item) {
                details.push(Line::text(self.words.through_sibling.with(&sibling.to_string())));
            }
        }
        Entry { line: self.fact(child, fact), details, ..Entry::default() }
    }

    /// The statements on an item that stand, a line each.
    pub(super) fn standing(&self, child: &Child, item: &Item) -> Vec<Line> {
        let line = |s: &Statement| Line::text((self.words.statement)(self.knowledge, self.lang, s));
        self.statements_of(child, item).filter(|s| s.stands()).map(line).collect()
    }

    /// A fact, with the questions that count it before it: the one it stands under on the sheet first.
    pub(super) fn fact(&self, child: &Child, fact: &Fact) -> Line {
        let home = match fact {
            Fact::Item(item) => self.knowledge.question_of(item),
            _ => None,
        };
        let counts = |question: &&Rc<Question>| {
            home.is_none_or(|home| home.id != question.id) && question.condition.facts().contains(&fact)
        };
        let others = self.knowledge.questions.iter().filter(counts);
        let numbers: Vec<&str> = home.into_iter().chain(others).map(|question| question.number.as_str()).collect();
        let mut spans = Vec::new();
        if !numbers.is_empty() {
            spans.push(Span::Text(format!("{} ", numbers.join("・"))));
        }
        spans.push(match fact {
            Fact::Item(item) => {
                let label = item.statement.get(self.lang).into();
                Span::Item { child: child.number, id: item.id.clone(), label }
            }
            Fact::YoungerThan(AgeLimit::StartOfSchool) => {
                Span::Birth { child: child.number, label: self.words.before_school.into() }
            }
            Fact::YoungerThan(AgeLimit::Months(months)) => {
                Span::Birth { child: child.number, label: (self.words.younger_than)(*months) }
            }
            Fact::Undetermined(open) => Span::Text(open.reason.get(self.lang).into()),
        });
        Line(spans)
    }

    fn statements_of<'s>(&'s self, child: &'s Child, item: &Item) -> impl Iterator<Item = &'s Statement> {
        let of_household = self.record.household.get(&item.id).into_iter().flatten();
        let others = self.record.children.iter().filter({
            let household = item.scope == Scope::Household;
            move |other| household || other.number == child.number
        });
        let id = item.id.clone();
        of_household.chain(others.filter_map(move |child| child.statements.get(&id)).flatten())
    }

    pub(super) fn disputed(&self, child: &Child, assessed: &ChildAssessment) -> Option<Section> {
        let entry = |item: &Rc<Item>| Entry {
            line: self.fact(child, &Fact::Item(item.clone())),
            details: self.standing(child, item),
            ..Entry::default()
        };
        let entries: Vec<Entry> = assessed.disputed.iter().map(entry).collect();
        let note = Block::Paragraph(Line::text(self.words.disputed_counts_as_yes));
        let blocks = vec![note, list(false, entries)];
        (!assessed.disputed.is_empty()).then(|| section(SectionKind::Disputed, self.words.disputed, blocks))
    }

    pub(super) fn disclosures(&self, assessed: &ChildAssessment) -> Option<Section> {
        let entry = |disclosure: &Rc<Disclosure>| Entry {
            line: Line::text(disclosure.text.get(self.lang)),
            background: vec![Line::text(self.cited(&disclosure.citations))],
            ..Entry::default()
        };
        let entries: Vec<Entry> = assessed.disclosures.iter().map(entry).collect();
        let any = !entries.is_empty();
        any.then(|| section(SectionKind::Disclosures, self.words.disclosures, vec![list(false, entries)]))
    }

    /// Tells what somebody has undertaken to confirm of a child: it is listed wherever it stands.
    pub(super) fn undertaken<'a>(&'a self, child: &'a Child) -> impl Fn(&Next) -> bool + 'a {
        // Found from the statements, of which there are few, and not from the rows.
        let statements = self.record.household.iter().chain(&child.statements);
        let undertaken: Vec<&String> = statements
            .filter(|(_, said)| said.iter().any(|said| said.stands() && said.follow_up.is_some()))
            .map(|(id, _)| id)
            .collect();
        move |next| matches!(&next.fact, Fact::Item(item) if undertaken.contains(&&item.id))
    }

    fn next(&self, child: &Child, assessed: &ChildAssessment) -> Option<Section> {
        let shown = self.shown(BRIEF_ROWS);
        let rows = &assessed.next;
        let undertaken = self.undertaken(child);
        let listed = rows.iter().enumerate().filter(|(at, next)| *at < shown || undertaken(next));
        let entries: Vec<Entry> = listed.map(|(_, next)| self.next_row(child, assessed, next)).collect();
        let more = rows.len().saturating_sub(entries.len());
        let list = Block::List { ordered: true, entries, more };
        (!rows.is_empty()).then(|| section(SectionKind::Next, self.words.next, vec![list]))
    }

    pub(super) fn next_row(&self, child: &Child, assessed: &ChildAssessment, next: &Next) -> Entry {
        let words = self.words;
        let mut details: Vec<Line> = Vec::new();
        let line = match &next.fact {
            Fact::Item(item) => {
                match assessed.facts.answer(item) {
                    Answer::CouldNotConfirm => details.extend(self.could_not_confirm(child, item)),
                    Answer::UnfoundedNo => details.push(Line::strong(words.unfounded_no)),
                    Answer::No => details.push(Line::text(words.open_through_sibling)),
                    Answer::NotYetLooked | Answer::Yes { .. } => {}
                }
                self.fact(child, &next.fact)
            }
            _ => Line(vec![Span::Birth { child: child.number, label: words.ask_birth.into() }]),
        };
        let reaches = next.reaches.iter().map(|reach| {
            let level = self.level(reach.scale.level(reach.rank));
            (words.leads_to)(reach.scale.title.get(self.lang), &level, reach.further, reach.left_open)
        });
        details.push(Line::text(words.if_yes.with(&reaches.collect::<Vec<_>>().join(words.list_comma))));
        let mut background = Vec::new();
        if let Fact::Item(item) = &next.fact {
            let joined = |texts: &[Text]| {
                texts.iter().map(|text| text.get(self.lang)).collect::<Vec<_>>().join(words.list_comma)
            };
            if !item.confirm.sources.is_empty() {
                background.push(Line::text(words.confirm_from.with(&joined(&item.confirm.sources))));
            }
            if !item.confirm.who.is_empty() {
                background.push(Line::text(words.confirm_by.with(&joined(&item.confirm.who))));
            }
            background.extend(item.confirm.avoid.iter().map(|text| Line::text(words.avoid.with(text.get(self.lang)))));
        }
        Entry { line, details, background, step: None }
    }

    /// That it was tried, and who tries again until when.
    fn could_not_confirm(&self, child: &Child, item: &Item) -> Vec<Line> {
        let words = self.words;
        // A bare 不明 does not say that anybody tried.
        let mut unknown = self.statements_of(child, item).filter(|said| said.stands() && said.value == Value::Unknown);
        let tried = unknown.any(|said| !said.is_bare());
        let mut lines = vec![Line::strong(if tried { words.could_not_confirm } else { words.said_unknown })];
        for follow_up in
            self.statements_of(child, item).filter(|said| said.stands()).filter_map(|s| s.follow_up.as_ref())
        {
            let by = follow_up.by.as_deref().unwrap_or(words.nobody_named);
            let until = follow_up.until.map_or_else(|| words.no_time_named.into(), |until| self.until(until));
            lines.push(Line::strong((words.follow_up)(by, &until)));
        }
        lines
    }

    /// A moment until which something is due, and what remains.
    pub(super) fn until(&self, until: Moment) -> String {
        (self.words.until)(&(self.words.moment)(&self.knowledge.eras, until), self.now.minutes_until(until))
    }

    pub(super) fn level(&self, level: &Level) -> String {
        (self.words.level)(level.label.get(self.lang), level.words.get(self.lang))
    }

    pub(super) fn cited(&self, citations: &[Citation]) -> String {
        let cited = citations.iter().map(|citation| {
            let evidence = (self.words.evidence)(citation.evidence);
            let note = citation.note.as_ref().map(|note| note.get(self.lang));
            (self.words.source)(citation.source.title.get(self.lang), evidence, note)
        });
        self.words.cited.with(&cited.collect::<Vec<_>>().join(self.words.list_comma))
    }
}

/// The emergency line: the first section of every document.
pub(super) fn emergency(words: &Words) -> Section {
    let entry = |(number, when): &(&str, &str)| Entry {
        line: Line(vec![Span::Strong((*number).into()), Span::Text(format!(" {when}"))]),
        ..Entry::default()
    };
    let entries = words.emergency.iter().map(entry).collect();
    section(SectionKind::Emergency, words.emergency_title, vec![list(true, entries)])
}

/// Which packs, exactly.
pub(super) fn sources(knowledge: &Knowledge, words: &Words, lang: Lang) -> Section {
    let entry = |pack: &PackRef| {
        let as_of = (words.day)(&knowledge.eras, pack.as_of);
        let hash = pack.hash.get(..12).unwrap_or_default();
        let text = (words.pack)(pack.title.get(lang), &pack.edition, &as_of, hash);
        Entry { line: Line::text(text), ..Entry::default() }
    };
    let entries = knowledge.packs.iter().map(entry).collect();
    section(SectionKind::Sources, words.sources, vec![list(false, entries)])
}

pub(super) fn section(kind: SectionKind, title: &str, blocks: Vec<Block>) -> Section {
    Section { kind, title: title.into(), blocks, sections: Vec::new() }
}

pub(super) fn list(ordered: bool, entries: Vec<Entry>) -> Block {
    Block::List { ordered, entries, more: 0 }
}

/// The levels of every child, a line for each scale: for a screen reader, which should not be read the whole report after
/// each answer.
pub fn summary(assessment: &Assessment, lang: Lang) -> String {
    let words = words(lang);
    let several = assessment.children.len() > 1;
    let lines = assessment.children.iter().flat_map(|child| {
        let number = several.then(|| child.number.to_string());
        child.scales.iter().map(move |scale| of_scale(scale, number.as_deref(), words, lang))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The first step, if a known fact makes it one for this minute, such as a call to 110.
fn cannot_wait(plan: &Plan) -> Option<&PlannedStep> {
    plan.steps.first().filter(|planned| planned.step.urgent && matches!(planned.step.guard.when, Start::Known(_)))
}

/// The one sentence that matters most for a child, for where there is room for no more: the act for whoever reports, the
/// levels of the first scale for whoever handles the case, unless something cannot wait.
pub fn headline(view: View, assessment: &Assessment, plan: &Plan, child: ChildNumber, lang: Lang) -> String {
    let words = words(lang);
    let step = plan.steps.first().filter(|planned| planned.step.force != Force::MustNot);
    if let Some(planned) = step.filter(|_| view == View::Reporting).or(cannot_wait(plan)) {
        return planned.step.act.as_ref().unwrap_or(&planned.step.text).get(lang).into();
    }
    let assessed = assessment.children.iter().find(|assessed| assessed.number == child);
    let scale = assessed.and_then(|assessed| assessed.scales.first());
    scale.map_or_else(|| words.result_title.into(), |scale| of_scale(scale, None, words, lang))
}

pub(super) fn of_scale(scale: &ScaleAssessment, child: Option<&str>, words: &Words, lang: Lang) -> String {
    let level = |rank| {
        let level = scale.scale.level(rank);
        (words.level)(level.label.get(lang), level.words.get(lang))
    };
    let possible = (scale.bounds.possible > scale.bounds.known).then(|| level(scale.bounds.possible));
    (words.levels)(child, scale.scale.title.get(lang), &level(scale.bounds.known), possible.as_deref())
}
