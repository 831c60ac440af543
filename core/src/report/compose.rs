use super::{Block, Entry, Line, Report, Section, SectionKind, Span};
use crate::assess::{Assessment, ChildAssessment, Next, ScaleAssessment};
use crate::calendar::{AgeLimit, Moment};
use crate::knowledge::{Citation, Fact, Item, Knowledge, Level, Scale, Scope, Subject};
use crate::logic::Rank;
use crate::plan::Plan;
use crate::record::{Answer, Arrival, Child, Record, Statement};
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
    let mut sections = vec![composer.emergency()];
    for (child, assessed) in record.children.iter().zip(&assessment.children) {
        sections.push(composer.child(child, assessed));
    }
    sections.push(composer.plan(plan));
    sections.push(composer.sources());
    Report { title: composer.words.result_title.into(), sections }
}

struct Composer<'a> {
    knowledge: &'a Knowledge,
    record: &'a Record,
    now: Moment,
    lang: Lang,
    words: &'static Words,
    extent: Extent,
}

impl Composer<'_> {
    fn emergency(&self) -> Section {
        let entry = |(number, when): &(&str, &str)| Entry {
            line: Line(vec![Span::Strong((*number).into()), Span::Text(format!(" {when}"))]),
            details: Vec::new(),
        };
        let entries = self.words.emergency.iter().map(entry).collect();
        section(SectionKind::Emergency, self.words.emergency_title, vec![list(true, entries)])
    }

    fn child(&self, child: &Child, assessed: &ChildAssessment) -> Section {
        let words = self.words;
        let age = match child.arrival {
            Arrival::Born(Some(birth)) => {
                birth.completed_months(self.now).map_or_else(|| words.age_unknown.into(), words.age)
            }
            Arrival::Born(None) => words.age_unknown.into(),
            Arrival::Expected(month) => (words.expected)(month),
        };
        let mut blocks = Vec::new();
        if assessed.subject == Subject::Unborn {
            blocks.push(Block::Paragraph(Line::text(words.unborn)));
        } else {
            blocks.push(Block::Paragraph(Line::text(words.result_is_no_decision)));
        }
        if let Some((number, since)) = assessed.sibling_protected {
            let when = (words.moment)(&self.knowledge.eras, since);
            blocks.push(Block::Paragraph(Line::strong((words.sibling_protected)(&number.to_string(), &when))));
        }
        let mut sections: Vec<Section> =
            assessed.scales.iter().map(|scale| self.scale(child, assessed, scale)).collect();
        sections.extend(self.disputed(child, assessed));
        sections.extend(self.disclosures(assessed));
        sections.extend(self.next(child, assessed));
        let title = (words.child)(&child.number.to_string(), &age);
        Section { kind: SectionKind::Child, title, blocks, sections }
    }

    fn scale(&self, child: &Child, assessed: &ChildAssessment, scale: &ScaleAssessment) -> Section {
        let words = self.words;
        let known = scale.scale.level(scale.bounds.known);
        let mut blocks = vec![Block::Paragraph(Line::strong((words.known)(&self.level(known))))];
        if scale.bounds.possible > scale.bounds.known {
            let possible = scale.scale.level(scale.bounds.possible);
            let because = self.why_not_ruled_out(assessed, scale);
            blocks.push(Block::Paragraph(Line::strong((words.not_ruled_out)(&self.level(possible), &because))));
        } else if scale.bounds.known < Rank(scale.scale.levels.len()) {
            blocks.push(Block::Paragraph(Line::text(words.nothing_higher_open)));
        }
        let mut sections = Vec::new();
        if scale.bounds.known > Rank::NO_RULE_FIRED {
            let entries = scale.reason.iter().map(|fact| self.reason(child, assessed, fact)).collect();
            let cited = Block::Paragraph(Line::text(self.cited(&known.citations)));
            sections.push(section(SectionKind::Scale, words.reasons, vec![list(false, entries), cited]));
        }
        let title = scale.scale.title.get(self.lang);
        Section { kind: SectionKind::Scale, title: title.into(), blocks, sections }
    }

    /// The questions with unconfirmed items that lead to the highest level that is still possible, and what the sources
    /// leave open.
    fn why_not_ruled_out(&self, assessed: &ChildAssessment, scale: &ScaleAssessment) -> String {
        let leads = |next: &&Next| {
            let there = |reach: &crate::assess::NextReach| {
                reach.scale.id == scale.scale.id && reach.rank == scale.bounds.possible
            };
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
            details.extend(self.statements_of(child, item).filter(|s| s.stands()).map(|s| self.statement(s)));
            if let Some((_, sibling)) = assessed.through_siblings.iter().find(|(through, _)| through == item) {
                details.push(Line::text((self.words.through_sibling)(&sibling.to_string())));
            }
        }
        Entry { line: self.fact(child, fact), details }
    }

    /// A fact, with its question before it.
    fn fact(&self, child: &Child, fact: &Fact) -> Line {
        let numbers: Vec<&str> = match fact {
            Fact::Item(item) => self.knowledge.question_of(item).map(|q| q.number.as_str()).into_iter().collect(),
            _ => {
                let reads = |q: &&std::rc::Rc<crate::knowledge::Question>| q.condition.facts().contains(&fact);
                self.knowledge.questions.iter().filter(reads).map(|q| q.number.as_str()).collect()
            }
        };
        let mut spans = Vec::new();
        if !numbers.is_empty() {
            spans.push(Span::Text(format!("{} ", numbers.concat())));
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

    /// はい、自分で見た（保育士）、令和8年11月20日（金）16時50分：「…」
    fn statement(&self, statement: &Statement) -> Line {
        let words = self.words;
        let mut parts: Vec<String> = vec![(words.value)(statement.value).into()];
        parts.push(match &statement.basis {
            Some(basis) => (words.based_on)((words.basis)(basis.kind), basis.from.as_deref().unwrap_or_default()),
            None => words.no_basis.into(),
        });
        parts.extend(statement.at.map(|at| (words.moment)(&self.knowledge.eras, at)));
        parts.extend(statement.words.as_deref().map(words.quote));
        Line::text(parts.join(words.list_comma))
    }

    fn disputed(&self, child: &Child, assessed: &ChildAssessment) -> Option<Section> {
        let entry = |item: &std::rc::Rc<Item>| Entry {
            line: self.fact(child, &Fact::Item(item.clone())),
            details: self.statements_of(child, item).filter(|s| s.stands()).map(|s| self.statement(s)).collect(),
        };
        let entries: Vec<Entry> = assessed.disputed.iter().map(entry).collect();
        let note = Block::Paragraph(Line::text(self.words.disputed_counts_as_yes));
        let blocks = vec![note, list(false, entries)];
        (!assessed.disputed.is_empty()).then(|| section(SectionKind::Disputed, self.words.disputed, blocks))
    }

    fn disclosures(&self, assessed: &ChildAssessment) -> Option<Section> {
        let entry = |disclosure: &std::rc::Rc<crate::knowledge::Disclosure>| Entry {
            line: Line::text(disclosure.text.get(self.lang)),
            details: vec![Line::text(self.cited(&disclosure.citations))],
        };
        let entries: Vec<Entry> = assessed.disclosures.iter().map(entry).collect();
        let any = !entries.is_empty();
        any.then(|| section(SectionKind::Disclosures, self.words.disclosures, vec![list(false, entries)]))
    }

    fn next(&self, child: &Child, assessed: &ChildAssessment) -> Option<Section> {
        let shown = match self.extent {
            Extent::Brief => BRIEF_ROWS,
            Extent::Full => usize::MAX,
        };
        let rows = &assessed.next;
        let entries: Vec<Entry> = rows.iter().take(shown).map(|next| self.next_row(child, assessed, next)).collect();
        let more = rows.len().saturating_sub(entries.len());
        let list = Block::List { ordered: true, entries, more };
        (!rows.is_empty()).then(|| section(SectionKind::Next, self.words.next, vec![list]))
    }

    fn next_row(&self, child: &Child, assessed: &ChildAssessment, next: &Next) -> Entry {
        let words = self.words;
        let mut details: Vec<Line> = Vec::new();
        let line = match &next.fact {
            Fact::Item(item) => {
                if assessed.facts.answer(item) == Answer::CouldNotConfirm {
                    details.push(Line::strong(words.could_not_confirm));
                }
                self.fact(child, &next.fact)
            }
            _ => Line(vec![Span::Birth { child: child.number, label: words.ask_birth.into() }]),
        };
        let reaches = next.reaches.iter().map(|reach| {
            let level = self.level(reach.scale.level(reach.rank));
            (words.leads_to)(reach.scale.title.get(self.lang), &level, reach.further)
        });
        details.push(Line::text((words.if_yes)(&reaches.collect::<Vec<_>>().join(words.list_comma))));
        if let Fact::Item(item) = &next.fact {
            let joined = |texts: &[Text]| {
                texts.iter().map(|text| text.get(self.lang)).collect::<Vec<_>>().join(words.list_comma)
            };
            if !item.confirm.sources.is_empty() {
                details.push(Line::text((words.confirm_from)(&joined(&item.confirm.sources))));
            }
            if !item.confirm.who.is_empty() {
                details.push(Line::text((words.confirm_by)(&joined(&item.confirm.who))));
            }
            details.extend(item.confirm.avoid.iter().map(|text| Line::text((words.avoid)(text.get(self.lang)))));
        }
        Entry { line, details }
    }

    fn plan(&self, plan: &Plan) -> Section {
        let words = self.words;
        let entries = plan.steps.iter().map(|planned| {
            let mut details = Vec::new();
            match (planned.until, planned.step.within) {
                (Some(until), _) => {
                    let when = (words.moment)(&self.knowledge.eras, until);
                    details.push(Line::strong((words.until)(&when, self.now.minutes_until(until))));
                }
                (None, Some(within)) => details.push(Line::text((words.within_hours)(within.hours_from_receipt))),
                (None, None) => {}
            }
            details.push(Line::text(self.cited(&planned.step.citations)));
            let force = Span::Strong(format!("[{}] ", (words.force)(planned.step.force)));
            Entry { line: Line(vec![force, Span::Text(planned.step.text.get(self.lang).into())]), details }
        });
        section(SectionKind::Plan, words.plan, vec![list(true, entries.collect())])
    }

    fn sources(&self) -> Section {
        let entry = |pack: &crate::knowledge::PackRef| {
            let as_of = (self.words.day)(&self.knowledge.eras, pack.as_of);
            let hash = pack.hash.get(..12).unwrap_or_default();
            let text = (self.words.pack)(pack.title.get(self.lang), &pack.edition, &as_of, hash);
            Entry { line: Line::text(text), details: Vec::new() }
        };
        let entries = self.knowledge.packs.iter().map(entry).collect();
        section(SectionKind::Sources, self.words.sources, vec![list(false, entries)])
    }

    fn level(&self, level: &Level) -> String {
        (self.words.level)(level.label.get(self.lang), level.words.get(self.lang))
    }

    fn cited(&self, citations: &[Citation]) -> String {
        let cited = citations.iter().map(|citation| {
            let evidence = (self.words.evidence)(citation.evidence);
            (self.words.source)(citation.source.title.get(self.lang), evidence)
        });
        (self.words.cited)(&cited.collect::<Vec<_>>().join(self.words.list_comma))
    }
}

fn section(kind: SectionKind, title: &str, blocks: Vec<Block>) -> Section {
    Section { kind, title: title.into(), blocks, sections: Vec::new() }
}

fn list(ordered: bool, entries: Vec<Entry>) -> Block {
    Block::List { ordered, entries, more: 0 }
}

/// One line that names the levels of every child: for a screen reader, which should not be read the whole report after
/// each answer.
pub fn summary(record: &Record, assessment: &Assessment, lang: Lang) -> String {
    let words = words(lang);
    let level = |scale: &Scale, rank| {
        let level = scale.level(rank);
        (words.level)(level.label.get(lang), level.words.get(lang))
    };
    let mut lines = Vec::new();
    for child in &assessment.children {
        for scale in &child.scales {
            let mut line = format!("{} ", scale.scale.title.get(lang));
            if record.children.len() > 1 {
                line = format!("{} {line}", (words.child)(&child.number.to_string(), ""));
            }
            line += &(words.known)(&level(&scale.scale, scale.bounds.known));
            if scale.bounds.possible > scale.bounds.known {
                let possible = level(&scale.scale, scale.bounds.possible);
                line += &format!("。{}", (words.not_ruled_out)(&possible, ""));
            }
            lines.push(line);
        }
    }
    lines.join("\n")
}
