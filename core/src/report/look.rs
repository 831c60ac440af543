//! The second look: the last state beside this one, and the course of the case. A table with reasons, no curve.

use super::compose::Composer;
use super::{Block, Entry, Line, Section, SectionKind, list, section};
use crate::assess::{Assessment, ChildAssessment};
use crate::calendar::Moment;
use crate::compare::{Change, ChildChange, Comparison, compare, count_of_yes, level_named};
use crate::record::{ChildThen, Look, Statements};

impl Composer<'_> {
    /// What changed since the last look, and whose level stayed though more is a yes.
    pub(super) fn second_look(&self, assessment: &Assessment) -> Option<Section> {
        let papers = &self.words.papers;
        let then = self.record.looks.last()?;
        let comparison = compare(self.knowledge, then, self.record, assessment);
        let mut blocks = vec![Block::Paragraph(Line::text(papers.since.with(&self.when_and_who(then))))];
        if comparison.is_empty() {
            blocks.push(Block::Paragraph(Line::text(papers.no_change)));
        }
        let [came, went] = &papers.came_and_went;
        for number in &comparison.gone {
            blocks.push(Block::Paragraph(Line::strong(went.with(&number.to_string()))));
        }
        let mut sections = Vec::new();
        if !comparison.household.is_empty() {
            let entries = self.changes(&comparison.household, &self.record.household);
            sections.push(section(SectionKind::Look, papers.household, vec![list(false, entries)]));
        }
        let children = self.record.children.iter().zip(&assessment.children).zip(&comparison.children);
        for ((child, assessed), change) in children {
            let mut blocks = Vec::new();
            if change.new {
                blocks.push(Block::Paragraph(Line::strong(came.with(&self.name(child)))));
            }
            let levels = change.levels.iter().zip(&assessed.scales).map(|(level, scale)| {
                let title = scale.scale.title.get(self.lang);
                let words =
                    |id: &str| level_named(&scale.scale, id).map_or_else(|| id.into(), |level| self.level(level));
                let now = words(&level.now);
                let line = match &level.then {
                    Some(then) if *then != level.now => (papers.moved)(title, &words(then), &now),
                    Some(_) => (papers.stayed)(title, &now),
                    None => (self.words.field)(title, &now),
                };
                Entry { line: Line::text(line), ..Entry::default() }
            });
            blocks.push(list(false, levels.collect()));
            if !change.newly_yes.is_empty() {
                let lines: Vec<Line> = change.newly_yes.iter().map(|id| self.item_line(id)).collect();
                let entry = Entry { line: Line::strong(papers.newly_yes), details: lines, ..Entry::default() };
                blocks.push(list(false, vec![entry]));
            }
            if change.asks_why() {
                // What was written down counts for the look it was written at; since then, more became a yes.
                blocks.push(Block::Paragraph(Line::strong(papers.why_stayed.with(&self.name(child)))));
                blocks.push(Block::Paragraph(Line::strong(papers.reason_missing)));
            }
            let changes = self.changes(&change.changes, &child.statements);
            if !changes.is_empty() {
                blocks.push(list(false, changes));
            }
            sections.push(section(SectionKind::Look, &self.name(child), blocks));
        }
        Some(Section { kind: SectionKind::Look, title: papers.look.into(), blocks, sections })
    }

    fn changes(&self, changes: &[Change], statements: &Statements) -> Vec<Entry> {
        let papers = &self.words.papers;
        let entry = |change: &Change| {
            let said = statements.get(&change.item).map(Vec::as_slice).unwrap_or_default();
            let mut details = Vec::new();
            for (name, places) in papers.changes.iter().zip([&change.added, &change.changed, &change.withdrawn]) {
                for said in places.iter().filter_map(|at| said.get(*at)) {
                    let line = (self.words.statement)(self.knowledge, self.lang, said);
                    let why = said.withdrawn.as_ref().map(|withdrawn| self.words.withdrawn.with(&withdrawn.reason));
                    let line = [Some(line), why].into_iter().flatten().collect::<Vec<_>>().join(" ");
                    details.push(Line::text((self.words.field)(name, &line)));
                }
            }
            Entry { line: self.item_line(&change.item), details, ..Entry::default() }
        };
        changes.iter().map(entry).collect()
    }

    /// Whether the record was looked at as it is now.
    pub(super) fn not_reviewed(&self, assessment: &Assessment) -> Option<String> {
        let papers = &self.words.papers;
        let then = self.record.looks.last()?;
        let comparison = compare(self.knowledge, then, self.record, assessment);
        if comparison.is_empty() {
            return then.by.is_some().then(|| papers.reviewed.with(&self.when_and_who(then)));
        }
        Some((papers.not_reviewed)(count(&comparison)))
    }

    /// Every look with its levels and reasons, and the state of now.
    pub(super) fn course(&self) -> Option<Section> {
        let papers = &self.words.papers;
        let columns = papers.course_columns.iter().map(|column| (*column).to_owned()).collect();
        let mut rows = Vec::new();
        for look in &self.record.looks {
            for child in &look.children {
                rows.push(self.course_row(look, child));
            }
        }
        let blocks = vec![Block::Table { columns, rows }];
        (!self.record.looks.is_empty()).then(|| section(SectionKind::Look, papers.course, blocks))
    }

    fn course_row(&self, look: &Look, child: &ChildThen) -> Vec<Line> {
        let papers = &self.words.papers;
        let named = self.record.child(child.number).map(|child| self.name(child));
        let level = |(scale, (known, possible)): &(String, (String, String))| {
            let scale = self.knowledge.scales.iter().find(|other| other.id == *scale)?;
            let words = |id: &str| {
                level_named(scale, id).map_or_else(|| id.into(), |level| level.label.get(self.lang).to_owned())
            };
            let title = scale.title.get(self.lang);
            let line = (self.words.field)(title, &words(known));
            Some(if known == possible { line } else { format!("{line} → {}", words(possible)) })
        };
        let levels: Vec<String> = child.levels.iter().filter_map(level).collect();
        let trigger = look.trigger.as_deref().map(|trigger| (papers.choice)(trigger).to_owned());
        let reason = child.reason.as_deref().map(|reason| papers.reason.with(reason));
        [
            self.when_and_who(look),
            named.unwrap_or_else(|| child.number.to_string()),
            (papers.count_of_yes)(count_of_yes(self.knowledge, look, child)),
            levels.join(self.words.list_comma),
            [trigger, reason].into_iter().flatten().collect::<Vec<_>>().join(" "),
        ]
        .map(Line::text)
        .into()
    }

    fn when_and_who(&self, look: &Look) -> String {
        let at = look.at.map(|at: Moment| (self.words.moment)(&self.knowledge.eras, at));
        [at, look.by.clone()].into_iter().flatten().collect::<Vec<_>>().join(self.words.list_comma)
    }
}

/// How many changes there are.
fn count(comparison: &Comparison) -> usize {
    let of = |changes: &[Change]| {
        changes.iter().map(|change| change.added.len() + change.changed.len() + change.withdrawn.len()).sum::<usize>()
    };
    let child = |child: &ChildChange| of(&child.changes) + usize::from(child.new) + child.moved();
    of(&comparison.household) + comparison.gone.len() + comparison.children.iter().map(child).sum::<usize>()
}

/// The children whose level stayed though something became a yes, by what changed since the last look.
pub fn asks_why<'a>(
    comparison: &'a Comparison,
    assessment: &'a Assessment,
) -> impl Iterator<Item = (&'a ChildChange, &'a ChildAssessment)> {
    comparison.children.iter().zip(&assessment.children).filter(|(change, _)| change.asks_why())
}
