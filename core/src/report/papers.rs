//! What stands on each kind of paper.

use std::rc::Rc;

use super::compose::{Composer, Extent, emergency, list, section, sources};
use super::page::Paper;
use super::{Block, Entry, Line, Report, Section, SectionKind, Span, blank};
use crate::assess::{Assessment, ChildAssessment, Next};
use crate::calendar::Moment;
use crate::decision;
use crate::knowledge::{Force, Item, Knowledge, PackRef, Region, Side, View};
use crate::paper::{PaperKind, shown};
use crate::plan::Plan;
use crate::record::{BasisKind, Child, MinutesKind, Record, Statement, Statements};
use crate::text::Lang;
use crate::words::{Words, words};

/// How many rows of what is not confirmed yet the page for the next shift has.
const HANDOVER_ROWS: usize = 5;

/// The paper of a kind.
#[allow(clippy::too_many_arguments)]
pub fn paper(
    kind: PaperKind,
    knowledge: &Knowledge,
    record: &Record,
    assessment: &Assessment,
    plan: &Plan,
    now: Moment,
    lang: Lang,
) -> Paper {
    if kind == PaperKind::Blank {
        return blank_paper(knowledge, lang, record.training);
    }
    let words = words(lang);
    let whole = Composer { knowledge, record, now, lang, words, extent: Extent::Full };
    let shown = shown(record, kind);
    let composer = Composer { knowledge, record: &shown, now, lang, words, extent: Extent::Full };
    let title = (words.papers.paper)(kind);
    let sections = match kind {
        PaperKind::Approval => composer.approval(&whole, assessment, plan),
        PaperKind::Sharing | PaperKind::Transfer => composer.shared(kind, assessment),
        PaperKind::Handover => composer.handover(&whole, assessment, plan),
        PaperKind::Register | PaperKind::Blank => {
            vec![emergency(words), composer.head(&[]), composer.register(assessment)]
        }
    };
    let children: Vec<String> = record.children.iter().map(|child| composer.name(child)).collect();
    let training = training_mark(words, record.training);
    let case = if record.case.is_empty() { words.papers.no_case } else { &record.case };
    let case = words.papers.case.with(case);
    let head = format!("{training}{title}　{case}　{}", children.join(words.list_comma));
    let made = words.papers.made.with(&(words.moment)(&knowledge.eras, now));
    let foot = format!("{training}{made}　{}", judged_by(knowledge));
    let sheet = knowledge.packs.first().map(|pack| pack.title.get(lang)).unwrap_or_default();
    Paper { title: format!("{training}{sheet}　{title}"), head, foot, sections }
}

/// The sheet to fill in by hand.
pub fn blank_paper(knowledge: &Knowledge, lang: Lang, training: bool) -> Paper {
    let mark = training_mark(words(lang), training);
    let Report { title, sections } = blank(knowledge, lang);
    let kind = (words(lang).papers.paper)(PaperKind::Blank);
    let foot = format!("{mark}{}", judged_by(knowledge));
    Paper { title: format!("{mark}{title}"), head: format!("{mark}{kind}"), foot, sections }
}

pub(super) fn training_mark(words: &Words, training: bool) -> String {
    if training { format!("【{}】 ", words.papers.training) } else { String::new() }
}

/// The packs with edition and the begin of their hash: for the foot of each page.
pub(super) fn judged_by(knowledge: &Knowledge) -> String {
    let pack = |pack: &PackRef| format!("{} {} {}", pack.id, pack.edition, pack.hash.get(..8).unwrap_or_default());
    knowledge.packs.iter().map(pack).collect::<Vec<_>>().join(" / ")
}

/// Boxes to be filled in by hand, each under its name.
pub(super) fn boxes(names: &[&str]) -> Block {
    Block::Table {
        columns: names.iter().map(|name| (*name).to_owned()).collect(),
        rows: vec![names.iter().map(|_| Line::text("　")).collect()],
    }
}

impl Composer<'_> {
    fn approval(&self, whole: &Composer<'_>, assessment: &Assessment, plan: &Plan) -> Vec<Section> {
        let papers = &self.words.papers;
        let mut sections = vec![emergency(self.words), self.head(papers.seals)];
        sections.extend(self.alerts(assessment, true));
        sections.extend(self.children(assessment).map(|(child, assessed)| self.levels(child, assessed)));
        sections.push(self.plan(plan));
        sections.extend(self.minutes(&MinutesKind::ALL));
        sections.extend(self.all_said(assessment));
        sections.extend(self.second_look(assessment));
        sections.extend(self.course());
        sections.extend(self.history());
        sections.push(sources(self.knowledge, self.words, self.lang));
        sections.extend(whole.to_detach());
        sections
    }

    fn shared(&self, kind: PaperKind, assessment: &Assessment) -> Vec<Section> {
        let mut sections = vec![emergency(self.words), self.head(&[])];
        sections.extend(self.alerts(assessment, false));
        sections.extend(self.children(assessment).map(|(child, assessed)| self.levels(child, assessed)));
        if kind == PaperKind::Transfer {
            sections.extend(self.whereabouts());
            sections.extend(self.minutes(&[MinutesKind::Transfer, MinutesKind::Decision, MinutesKind::Meeting]));
        } else {
            sections.extend(self.minutes(&[MinutesKind::Meeting]));
        }
        sections.extend(self.all_said(assessment));
        if kind == PaperKind::Transfer {
            sections.extend(self.course());
            sections.extend(self.history());
        }
        sections.push(sources(self.knowledge, self.words, self.lang));
        sections
    }

    fn handover(&self, whole: &Composer<'_>, assessment: &Assessment, plan: &Plan) -> Vec<Section> {
        let papers = &self.words.papers;
        let mut sections = vec![emergency(self.words), self.head(&[])];
        sections.extend(self.alerts(assessment, true));
        let levels = super::summary(assessment, self.lang);
        let lines = levels.lines().map(|line| Block::Paragraph(Line::strong(line))).collect();
        sections.push(section(SectionKind::Scale, self.words.result_title, lines));
        sections.extend(self.whereabouts());
        let open = plan.steps.iter().filter(|planned| planned.step.force == Force::Must && !planned.is_done());
        let (open, later): (Vec<_>, Vec<_>) = open.partition(|planned| planned.until.is_some() || planned.step.urgent);
        let entry = |planned: &crate::plan::PlannedStep| {
            let text = planned.step.act.as_ref().unwrap_or(&planned.step.text).get(self.lang);
            let details = planned.until.map(|until| Line::strong(self.until(until))).into_iter().collect();
            Entry { line: Line::text(format!("☐ {text}")), details, ..Entry::default() }
        };
        let entries = open.into_iter().map(entry).chain(self.rest(later.len())).collect();
        sections.push(section(SectionKind::Steps, papers.to_do, vec![list(false, entries)]));
        for (child, assessed) in self.children(assessment) {
            let undertaken = self.undertaken(child);
            let listed = |(at, next): &(usize, &Next)| *at < HANDOVER_ROWS || undertaken(next);
            let rows: Vec<&Next> = assessed.next.iter().enumerate().filter(listed).map(|(_, next)| next).collect();
            let rest = self.rest(assessed.next.len() - rows.len());
            let entry = |next: &Next| {
                let row = self.next_row(child, assessed, next);
                // Who goes on with it, and until when, is what the next shift has to know.
                let details = if undertaken(next) { row.details } else { Vec::new() };
                Entry { line: boxed(row.line), details, ..Entry::default() }
            };
            let title = (self.words.field)(&self.name(child), papers.work_list);
            let entries = rows.into_iter().map(entry).chain(rest).collect();
            sections.push(section(SectionKind::WorkList, &title, vec![list(false, entries)]));
        }
        // The page for the next shift stays in the office; still, who reported stands on no page but the one to detach.
        sections.extend(whole.last_contact());
        sections
    }

    /// How many more there are, as the last row of a list.
    fn rest(&self, count: usize) -> Option<Entry> {
        (count > 0).then(|| Entry { line: Line::text((self.words.more)(count)), ..Entry::default() })
    }

    fn children<'a>(&'a self, assessment: &'a Assessment) -> impl Iterator<Item = (&'a Child, &'a ChildAssessment)> {
        self.record.children.iter().zip(&assessment.children)
    }

    /// What is written by hand: names, and who signs.
    fn head(&self, seals: &[&str]) -> Section {
        let papers = &self.words.papers;
        let mut blocks = vec![boxes(papers.by_hand)];
        if !seals.is_empty() {
            blocks.push(boxes(seals));
        }
        section(SectionKind::Head, "", blocks)
    }

    /// What has to be seen before anything else.
    pub(super) fn alerts(&self, assessment: &Assessment, inside: bool) -> Option<Section> {
        let papers = &self.words.papers;
        let mut lines = Vec::new();
        if self.record.training {
            lines.push(papers.training.to_owned());
        }
        if let Some(secret) = &self.record.circumstances.secret {
            lines.push(papers.secret.into());
            match &secret.safe_contact {
                Some(contact) if inside => lines.push((self.words.field)(papers.safe_contact, contact)),
                _ if inside => {}
                _ => lines.push(papers.secret_shared.into()),
            }
        }
        lines.extend(self.standing_alerts(assessment));
        let blocks = lines.into_iter().map(|line| Block::Paragraph(Line::strong(line))).collect::<Vec<_>>();
        (!blocks.is_empty()).then(|| section(SectionKind::Alerts, papers.alerts, blocks))
    }

    /// What has to be seen wherever the result is: a level held below the rules, a case that nobody has taken over, changes
    /// that nobody has reviewed.
    pub(super) fn standing_alerts(&self, assessment: &Assessment) -> Vec<String> {
        let papers = &self.words.papers;
        let mut lines: Vec<String> = Vec::new();
        for held in decision::below(self.record, assessment) {
            let child = self.record.child(held.child).map(|child| self.name(child)).unwrap_or_default();
            let assessed = assessment.children.iter().find(|assessed| assessed.number == held.child);
            let level = assessed.map(|assessed| self.level_of(assessed, held.level)).unwrap_or_default();
            let reason = papers.reason.with(held.minutes.field("below_reason"));
            lines.push(format!("{} {reason}", (papers.below)(&child, &level)));
        }
        if let Some(transfer) = self.record.last_minutes(MinutesKind::Transfer, None) {
            let answer = self.record.last_minutes(MinutesKind::Acceptance, None);
            let taken = answer.is_some_and(|answer| answer.at >= transfer.at && answer.field("answer") == "accepted");
            let to = Some(transfer.field("to")).filter(|to| !to.is_empty()).unwrap_or(papers.other_side);
            lines.push(if taken { papers.taken.with(to) } else { papers.not_taken.with(to) });
        }
        lines.extend(self.not_reviewed(assessment));
        lines
    }

    fn levels(&self, child: &Child, assessed: &ChildAssessment) -> Section {
        let mut blocks = self.first_of(child, assessed);
        if let Some(held) = decision::held(self.record, assessed) {
            let at = held.minutes.at.map(|at| (self.words.moment)(&self.knowledge.eras, at)).unwrap_or_default();
            let line = (self.words.papers.held)(&self.level_of(assessed, held.level), &at);
            blocks.push(Block::Paragraph(Line::strong(line)));
        }
        let sections = assessed.scales.iter().map(|scale| self.scale(child, assessed, scale)).collect();
        Section { kind: SectionKind::Child, title: self.name(child), blocks, sections }
    }

    /// A level of the first scale, in words.
    pub(super) fn level_of(&self, assessed: &ChildAssessment, id: &str) -> String {
        let level = assessed.scales.first().and_then(|scale| crate::compare::level_named(&scale.scale, id));
        level.map_or_else(|| self.level_label(id), |level| self.level(level))
    }

    /// Where each child is and who sees the child: for who takes the case on.
    fn whereabouts(&self) -> Option<Section> {
        use crate::knowledge::Told::{Handover, LastSeen, NextSeen, Place};
        let entry = |child: &Child| Entry {
            line: Line::strong(self.name(child)),
            details: [Place, LastSeen, Handover, NextSeen]
                .into_iter()
                .filter_map(|told| self.told(child, told))
                .collect(),
            ..Entry::default()
        };
        let entries: Vec<Entry> = self.record.children.iter().map(entry).collect();
        Some(section(SectionKind::Say, self.words.say.place, vec![list(false, entries)]))
    }

    /// The last minutes of each kind: of a child, those of each.
    fn minutes(&self, kinds: &[MinutesKind]) -> Vec<Section> {
        let mut sections = Vec::new();
        for kind in kinds {
            let of = self.record.children.iter().map(|child| Some(child.number)).chain([None]);
            for child in of {
                let Some(minutes) = self.record.last_minutes(*kind, child) else { continue };
                sections.push(self.minutes_section(minutes));
            }
        }
        sections
    }

    pub(super) fn minutes_section(&self, minutes: &crate::record::Minutes) -> Section {
        let papers = &self.words.papers;
        let child = minutes.child.and_then(|number| self.record.child(number)).map(|child| self.name(child));
        let mut lines = Vec::new();
        for (name, holds) in minutes.kind.fields() {
            let text = minutes.field(name);
            let text = match holds {
                _ if text.is_empty() => continue,
                crate::record::FieldKind::Moment => {
                    minutes.moment(name).map(|at| (self.words.moment)(&self.knowledge.eras, at)).unwrap_or_default()
                }
                crate::record::FieldKind::OneOf(_) => (papers.choice)(text).to_owned(),
                crate::record::FieldKind::Level => self.level_label(text),
                _ => text.to_owned(),
            };
            lines.push(Line::text((self.words.field)((papers.field)(name), &text)));
        }
        if minutes.kind == MinutesKind::Transfer {
            lines.push(Line::strong(papers.until_taken));
        }
        let at = minutes.at.map(|at| (self.words.moment)(&self.knowledge.eras, at));
        let title: Vec<String> =
            [Some((papers.minutes)(minutes.kind).to_owned()), child, at].into_iter().flatten().collect();
        section(SectionKind::Minutes, &title.join("　"), lines.into_iter().map(Block::Paragraph).collect())
    }

    /// A level of any scale by its id.
    fn level_label(&self, id: &str) -> String {
        let mut scales = self.knowledge.scales.iter();
        let level = scales.find_map(|scale| crate::compare::level_named(scale, id));
        level.map_or_else(|| id.to_owned(), |level| self.level(level))
    }

    /// Everything that was said: facts, hearsay and opinion apart; what is not confirmed; marks on the body.
    fn all_said(&self, assessment: &Assessment) -> Vec<Section> {
        let papers = &self.words.papers;
        let mut sections = Vec::new();
        let household = self.said(&self.record.household);
        if !household.is_empty() {
            let title = papers.household.into();
            sections.push(Section { kind: SectionKind::Statements, title, blocks: vec![], sections: household });
        }
        for (child, assessed) in self.children(assessment) {
            let mut inner = self.said(&child.statements);
            inner.extend(self.figure(child));
            inner.extend(self.disputed(child, assessed));
            inner.extend(self.disclosures(assessed));
            inner.extend(self.work_list(child, assessed));
            sections.push(Section {
                kind: SectionKind::Statements,
                title: self.name(child),
                blocks: vec![],
                sections: inner,
            });
        }
        sections
    }

    /// The statements that stand, by what they rest on.
    fn said(&self, statements: &Statements) -> Vec<Section> {
        let papers = &self.words.papers;
        // Facts, hearsay, opinion, and what says nothing of where it comes from.
        let sort = |said: &Statement| match said.basis.as_ref().map(|basis| basis.kind) {
            Some(BasisKind::Seen | BasisKind::Record | BasisKind::Agency) => 0,
            Some(BasisKind::Heard) => 1,
            Some(BasisKind::Judged) => 2,
            Some(BasisKind::Summary) | None => 3,
        };
        let mut sections = Vec::new();
        for (of, title) in [papers.facts, papers.hearsay, papers.opinions, papers.no_basis].into_iter().enumerate() {
            let mut entries = Vec::new();
            for (id, said) in statements {
                let standing = said.iter().filter(|said| said.stands() && sort(said) == of);
                let details: Vec<Line> = standing.map(|said| self.statement(said)).collect();
                if !details.is_empty() {
                    entries.push(Entry { line: self.item_line(id), details, ..Entry::default() });
                }
            }
            if !entries.is_empty() {
                sections.push(section(SectionKind::Statements, title, vec![list(false, entries)]));
            }
        }
        sections
    }

    /// A statement with who said it: ticked while it stands, else with the reason why it does not.
    fn told_by(&self, said: &Statement) -> Line {
        match &said.withdrawn {
            None => self.statement(said),
            Some(withdrawn) => {
                let line = (self.words.statement)(self.knowledge, self.lang, said);
                Line::text(format!("{line} {}", self.words.withdrawn.with(&withdrawn.reason)))
            }
        }
    }

    /// ☑ はい and the rest of a statement: the answer stands there as text, since printers leave backgrounds out.
    fn statement(&self, said: &Statement) -> Line {
        let line = (self.words.statement)(self.knowledge, self.lang, said);
        Line(vec![Span::Strong("☑ ".into()), Span::Text(line)])
    }

    pub(super) fn item_line(&self, id: &str) -> Line {
        Line::text(self.item_text(id))
    }

    fn item_text(&self, id: &str) -> String {
        let Some(item) = self.knowledge.item(id) else { return id.to_owned() };
        let number = self.knowledge.question_of(item).map(|question| question.number.clone()).unwrap_or_default();
        format!("{number} {}", item.statement.get(self.lang))
    }

    fn work_list(&self, child: &Child, assessed: &ChildAssessment) -> Option<Section> {
        let entry = |next: &Next| {
            let row = self.next_row(child, assessed, next);
            Entry { line: boxed(row.line), ..row }
        };
        let entries: Vec<Entry> = assessed.next.iter().map(entry).collect();
        let blocks = vec![list(true, entries)];
        (!assessed.next.is_empty()).then(|| section(SectionKind::WorkList, self.words.papers.work_list, blocks))
    }

    /// The body, front and back, if there is a mark on it.
    fn figure(&self, child: &Child) -> Option<Section> {
        let marks = |region: &str| {
            let said = child.statements.values().flatten().filter(|said| said.stands());
            said.filter_map(|said| said.mark.as_ref()).any(|mark| mark.region == region)
        };
        let regions = &self.knowledge.body.regions;
        let any = regions.iter().any(|region| marks(&region.id));
        let side = |side: Side, name: &str| {
            let on = regions.iter().filter(|region| region.side == side);
            (name.to_owned(), on.map(|region: &Rc<Region>| (region.path.clone(), marks(&region.id))).collect())
        };
        let sides =
            vec![side(Side::Front, self.words.screen.body_front), side(Side::Back, self.words.screen.body_back)];
        any.then(|| section(SectionKind::Figure, self.words.papers.figure, vec![Block::Figure(sides)]))
    }

    /// What was said of the household, and of each child.
    fn sheets(&self) -> impl Iterator<Item = (Option<&Child>, &Statements)> {
        let children = self.record.children.iter().map(|child| (Some(child), &child.statements));
        [(None, &self.record.household)].into_iter().chain(children)
    }

    /// A line on a child, or on the household.
    fn of_whom(&self, child: Option<&Child>, text: &str) -> Line {
        let of = child.map_or_else(|| self.words.papers.household.into(), |child| self.name(child));
        Line::text(format!("{of}　{text}"))
    }

    /// What was withdrawn with its reason, and what was not carried over from an earlier edition.
    fn history(&self) -> Option<Section> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut of = |line: Line, said: &[Statement]| {
            let withdrawn = said.iter().filter(|said| !said.stands());
            let details: Vec<Line> = withdrawn.map(|said| self.told_by(said)).collect();
            if !details.is_empty() {
                entries.push(Entry { line, details, ..Entry::default() });
            }
        };
        for (child, statements) in self.sheets() {
            for (id, said) in statements {
                of(self.of_whom(child, &self.item_text(id)), said);
            }
        }
        for left in &self.record.left_behind {
            let details = left.statements.iter().map(|said| self.statement(said)).collect();
            let child = left.child.and_then(|number| self.record.child(number));
            let line = self.of_whom(child, &self.words.papers.left_behind.with(&left.asked));
            entries.push(Entry { line, details, ..Entry::default() });
        }
        let title = self.words.papers.history;
        (!entries.is_empty()).then(|| section(SectionKind::History, title, vec![list(false, entries)]))
    }

    /// Who reported and who said what: a page by itself, for the office alone.
    fn to_detach(&self) -> Option<Section> {
        let (words, papers) = (self.words, &self.words.papers);
        let mut sections = Vec::new();
        let role = self.record.circumstances.role.as_deref().and_then(|role| self.knowledge.role(role));
        let mut lines: Vec<Line> = role
            .filter(|role| role.view == View::Reporting)
            .map(|role| Line::text(role.label.get(self.lang)))
            .into_iter()
            .collect();
        for child in &self.record.children {
            let by = child.presence.last_seen_by.as_ref();
            lines.extend(
                by.map(|by| Line::text((words.field)(&self.name(child), &(words.field)(words.say.last_seen, by)))),
            );
        }
        let mut entries = Vec::new();
        for (child, statements) in self.sheets() {
            for (id, said) in statements {
                let told = said.iter().filter(|said| said.basis.as_ref().is_some_and(|basis| basis.from.is_some()));
                let details: Vec<Line> = told.map(|said| self.told_by(said)).collect();
                if !details.is_empty() {
                    let line = self.of_whom(child, &self.item_text(id));
                    entries.push(Entry { line, details, ..Entry::default() });
                }
            }
        }
        for left in &self.record.left_behind {
            let told =
                left.statements.iter().filter(|said| said.basis.as_ref().is_some_and(|basis| basis.from.is_some()));
            let details: Vec<Line> = told.map(|said| self.statement(said)).collect();
            if !details.is_empty() {
                let line = Line::text(papers.left_behind.with(&left.asked));
                entries.push(Entry { line, details, ..Entry::default() });
            }
        }
        sections.extend(self.calls());
        let mut blocks = vec![Block::Paragraph(Line::strong(papers.detach_note))];
        blocks.extend(lines.into_iter().map(Block::Paragraph));
        let empty = entries.is_empty() && sections.is_empty() && blocks.len() == 1;
        if !entries.is_empty() {
            blocks.push(list(false, entries));
        }
        (!empty).then(|| Section { kind: SectionKind::Detach, title: papers.detach.into(), blocks, sections })
    }

    /// The last call: that somebody was told, and when; not who told it.
    fn last_contact(&self) -> Option<Section> {
        let words = self.words;
        let call = self.record.calls.last()?;
        let parts = [call.at.map(|at| (words.moment)(&self.knowledge.eras, at)), call.to.clone(), call.said.clone()];
        let line = parts.into_iter().flatten().collect::<Vec<_>>().join(words.list_comma);
        Some(section(SectionKind::Calls, words.routes.calls, vec![Block::Paragraph(Line::text(line))]))
    }

    /// One line of the register for each child.
    fn register(&self, assessment: &Assessment) -> Section {
        let words = self.words;
        let moment = |at: Option<Moment>| at.map(|at| (words.moment)(&self.knowledge.eras, at)).unwrap_or_default();
        let meeting = self.record.last_minutes(MinutesKind::Meeting, None);
        let row = |(child, assessed): (&Child, &ChildAssessment)| {
            let decision = self.record.last_minutes(MinutesKind::Decision, Some(child.number));
            let decided = decision.and_then(|decision| decision.moment("next_sighting"));
            // Whichever comes first: the later one may be out of date.
            let next_seen = [decided, child.presence.next_seen].into_iter().flatten().min();
            // The register stays in the office: there is room for the labels alone.
            let levels = assessed.scales.iter().map(|scale| {
                let label = |rank| scale.scale.level(rank).label.get(self.lang).to_owned();
                let (known, possible) = (label(scale.bounds.known), label(scale.bounds.possible));
                let levels = if known == possible { known } else { format!("{known} → {possible}") };
                (words.field)(scale.scale.title.get(self.lang), &levels)
            });
            [
                self.record.case.clone(),
                self.name(child),
                moment(self.record.circumstances.received),
                levels.collect::<Vec<_>>().join(" "),
                meeting.map(|meeting| meeting.field("lead").to_owned()).unwrap_or_default(),
                moment(child.presence.last_seen),
                moment(next_seen),
                moment(self.record.next_review()),
            ]
            .map(Line::text)
            .into()
        };
        let columns = words.papers.register.iter().map(|column| (*column).to_owned()).collect();
        let rows = self.children(assessment).map(row).collect();
        section(SectionKind::Register, (words.papers.paper)(PaperKind::Register), vec![Block::Table { columns, rows }])
    }
}

/// A line with an empty box before it, to be ticked by hand.
fn boxed(mut line: Line) -> Line {
    line.0.insert(0, Span::Text("☐ ".into()));
    line
}

/// What meetings and second looks say, for the screen: what changed, the course, the minutes.
pub fn meetings(
    knowledge: &Knowledge,
    record: &Record,
    assessment: &Assessment,
    now: Moment,
    lang: Lang,
) -> Vec<Section> {
    let words = words(lang);
    let composer = Composer { knowledge, record, now, lang, words, extent: Extent::Full };
    let mut sections: Vec<Section> = composer.alerts(assessment, true).into_iter().collect();
    sections.extend(composer.second_look(assessment));
    sections.extend(composer.course());
    sections.extend(record.minutes.iter().rev().map(|minutes| composer.minutes_section(minutes)));
    sections
}

/// The items that an answer of a record is read by: their words are saved with it, so that a later edition can tell what
/// was asked.
pub(super) fn asked(knowledge: &Knowledge, record: &Record, lang: Lang) -> Vec<(String, String)> {
    let answered = |item: &&Rc<Item>| {
        let said = |statements: &Statements| statements.contains_key(&item.id);
        said(&record.household) || record.children.iter().any(|child| said(&child.statements))
    };
    let items = knowledge.items.iter().filter(answered);
    items.map(|item| (item.id.clone(), item.statement.get(lang).to_owned())).collect()
}
