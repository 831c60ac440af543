use std::rc::Rc;

use super::compose::Composer;
use super::{Block, Entry, Line, Section, SectionKind, Span, list, section};
use crate::assess::{Assessment, ChildAssessment};
use crate::calendar::Moment;
use crate::knowledge::{CallGroup, Item, Told};
use crate::plan::out_of_reach;
use crate::record::{Answer, Arrival, Child};

impl Composer<'_> {
    /// What to say on the telephone, from the record: where the child is comes first. What is not known is said to be so.
    pub(super) fn say(&self, assessment: &Assessment) -> Option<Section> {
        let words = self.words;
        let children = self.record.children.iter().zip(&assessment.children);
        let sections: Vec<Section> = children.map(|(child, assessed)| self.say_of(child, assessed)).collect();
        let blocks = [words.say.begin, words.say.names].map(|text| Block::Paragraph(Line::text(text))).into();
        let say = Section { kind: SectionKind::Say, title: words.say.title.into(), blocks, sections };
        (!self.knowledge.call_sheet.is_empty()).then_some(say)
    }

    fn say_of(&self, child: &Child, assessed: &ChildAssessment) -> Section {
        let groups = self.knowledge.call_sheet.iter().map(|group| self.group(child, assessed, group));
        let mut blocks = vec![list(true, groups.collect())];
        // Of a pregnancy there is no child whom anybody could see.
        let born = matches!(child.arrival, Arrival::Born(_));
        if let Some(until) = out_of_reach(self.record, child).filter(|_| born) {
            blocks.insert(0, Block::Paragraph(Line::strong(self.words.at_latest.with(&self.until(until)))));
        }
        section(SectionKind::Say, &self.name(child), blocks)
    }

    fn group(&self, child: &Child, assessed: &ChildAssessment, group: &CallGroup) -> Entry {
        let words = self.words;
        let mut details: Vec<Line> = group.tells.iter().filter_map(|told| self.told(child, *told)).collect();
        let questions = group.questions.iter().filter_map(|place| self.knowledge.questions.get(*place));
        let yes = |item: &&Rc<Item>| matches!(assessed.facts.answer(item), Answer::Yes { .. });
        for item in questions.flat_map(|question| question.items.iter().filter(yes)) {
            let (child, id) = (child.number, item.id.clone());
            details.push(Line(vec![Span::Item { child, id, label: item.statement.get(self.lang).into() }]));
            details.extend(self.record.child(child).map(|child| self.standing(child, item)).unwrap_or_default());
        }
        // What only a voice tells is no gap of the record.
        if details.is_empty() && !(group.questions.is_empty() && group.tells.is_empty()) {
            details.push(Line::text(words.not_known));
        }
        details.extend(group.by_hand.as_ref().map(|text| Line::text(words.routes.by_hand.with(text.get(self.lang)))));
        Entry { line: Line::strong(group.title.get(self.lang)), details, ..Entry::default() }
    }

    /// A line of what the record knows besides the sheet; a gap is told as one.
    pub(super) fn told(&self, child: &Child, told: Told) -> Option<Line> {
        let (words, presence) = (self.words, &child.presence);
        let born = matches!(child.arrival, Arrival::Born(_));
        let moment = |at: Option<Moment>| at.map(|at| (words.moment)(&self.knowledge.eras, at));
        let both = |at: Option<Moment>, who: &Option<String>| {
            let parts: Vec<String> = [moment(at), who.clone()].into_iter().flatten().collect();
            (!parts.is_empty()).then(|| parts.join(words.list_comma))
        };
        let (name, text) = match told {
            Told::Place if born => (words.say.place, presence.place.clone()),
            Told::Handover if born => (words.say.handover, both(presence.handover, &presence.handover_to)),
            Told::NextSeen if born => (words.say.next_seen, moment(presence.next_seen)),
            Told::LastSeen if born => (words.say.last_seen, both(presence.last_seen, &presence.last_seen_by)),
            // Of a pregnancy there is no child whom anybody could see.
            Told::Place | Told::Handover | Told::NextSeen | Told::LastSeen => return None,
            Told::SuspectReturns => (words.say.suspect_returns, moment(self.record.circumstances.suspect_returns)),
            Told::Age => (words.say.age, Some(self.age(child))),
            Told::Siblings => {
                let others = self.record.children.iter().filter(|other| other.number != child.number);
                let others: Vec<String> = others.map(|other| self.name(other)).collect();
                (words.routes.siblings, (!others.is_empty()).then(|| others.join(words.list_comma)))
            }
            Told::Area => {
                let area = self.record.circumstances.area.as_deref().and_then(|area| self.knowledge.area(area));
                (words.routes.area, area.map(|area| area.label.get(self.lang).to_owned()))
            }
            Told::Marks => {
                let marks = child.statements.values().flatten().filter(|said| said.stands() && said.mark.is_some());
                let marks: Vec<String> = marks.map(|said| (words.statement)(self.knowledge, self.lang, said)).collect();
                (words.routes.marks, (!marks.is_empty()).then(|| marks.join(words.list_comma)))
            }
        };
        // Of a family whose address is secret, a paper may leave this out: it is not unknown then.
        let secret =
            self.record.circumstances.secret.is_some() && matches!(told, Told::Place | Told::Handover | Told::Area);
        let text = text.unwrap_or_else(|| if secret { words.papers.withheld } else { words.not_known }.into());
        Some(Line::text((words.field)(name, &text)))
    }

    /// Who was told, and which post did what: for the office alone, since a post and a role can tell who reported.
    pub(super) fn calls(&self) -> Option<Section> {
        let words = self.words;
        let moment = |at: Option<Moment>| at.map(|at| (words.moment)(&self.knowledge.eras, at));
        let joined =
            |parts: Vec<Option<String>>| parts.into_iter().flatten().collect::<Vec<_>>().join(words.list_comma);
        let mut entries: Vec<Entry> = Vec::new();
        for call in &self.record.calls {
            let line = joined(vec![moment(call.at), call.to.clone(), call.taken_by.clone()]);
            let details = call.said.iter().map(Line::text).collect();
            entries.push(Entry { line: Line::text(line), details, ..Entry::default() });
        }
        for entry in &self.record.steps {
            let step = self.knowledge.step(&entry.step);
            let name = step.map_or(entry.step.as_str(), |step| step.act.as_ref().unwrap_or(&step.text).get(self.lang));
            let state = (words.routes.state)(entry.state).to_owned();
            let line = joined(vec![moment(entry.at), entry.by.clone(), Some(state)]);
            entries.push(Entry { line: Line::text((words.field)(name, &line)), ..Entry::default() });
        }
        (!entries.is_empty()).then(|| section(SectionKind::Calls, words.routes.calls, vec![list(false, entries)]))
    }
}
