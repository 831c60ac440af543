use super::compose::{emergency, list, section, sources};
use super::{Block, Entry, Line, Report, Section, SectionKind};
use crate::knowledge::Knowledge;
use crate::text::Lang;
use crate::words::words;

/// The sheet to fill in by hand: every question with its items, and how the answers lead to levels.
pub fn blank(knowledge: &Knowledge, lang: Lang) -> Report {
    let (words, hand) = (words(lang), crate::words::blank(lang));
    let mut sections = vec![emergency(words)];
    sections.extend(knowledge.questions.iter().map(|question| {
        let entry = |item: &std::rc::Rc<crate::knowledge::Item>| Entry {
            line: Line::text(item.statement.get(lang)),
            details: vec![Line::text(hand.boxes), Line::text(hand.basis)],
            ..Entry::default()
        };
        let note = question.note.as_ref().map(|note| Block::Paragraph(Line::text(note.get(lang))));
        let items = list(true, question.items.iter().map(entry).collect());
        let title = (words.of_question)(&question.number, question.title.get(lang));
        section(SectionKind::Question, &title, note.into_iter().chain([items]).collect())
    }));
    sections.extend(knowledge.scales.iter().map(|scale| levels(scale, lang)));
    sections.push(sources(knowledge, words, lang));
    let head = section(
        SectionKind::Child,
        hand.head,
        [words.result_is_no_decision, words.screen.no_needs_basis]
            .map(|text| Block::Paragraph(Line::text(text)))
            .into(),
    );
    sections.insert(1, head);
    Report { title: hand.title.into(), sections }
}

fn levels(scale: &crate::knowledge::Scale, lang: Lang) -> Section {
    let words = words(lang);
    let level = |level: &crate::knowledge::Level| Entry {
        line: Line::text((words.level)(level.label.get(lang), level.words.get(lang))),
        ..Entry::default()
    };
    let entries = scale.levels.iter().map(level).collect();
    section(SectionKind::Scale, scale.title.get(lang), vec![list(false, entries)])
}
