//! The documents of practice: how a course compares with the model, and what a group answered.

use std::rc::Rc;

use super::compose::{Composer, emergency, list, section};
use super::page::{POLICY, Paper, document};
use super::papers::{boxes, judged_by, training_mark};
use super::saved::timed_name;
use super::{Block, Entry, Extent, Line, Section, SectionKind, Span};
use crate::calendar::Moment;
use crate::file;
use crate::json::wire::object;
use crate::knowledge::{Knowledge, Scale};
use crate::order::sorted_by;
use crate::record::{ChildNumber, Record, Value};
use crate::text::{Lang, Text};
use crate::training::agreement::Coefficient;
use crate::training::group::{Group, GroupCase, GroupScale};
use crate::training::{
    Case, Casebook, Cause, Course, Expect, ItemMark, MISTAKES, Marking, Move, Nature, Progress, Verdict, confirmations,
    mark,
};
use crate::words::{Practice, practice, words};

/// Composes the documents of practice.
struct Practising<'a> {
    knowledge: &'a Knowledge,
    lang: Lang,
    words: &'static Practice,
}

/// How a course compares with the model: what matters for whoever took it first.
pub fn debrief(knowledge: &Knowledge, case: &Case, course: &Course, lang: Lang) -> Vec<Section> {
    let practising = Practising { knowledge, lang, words: practice(lang) };
    let marking = mark(case, course);
    let mut sections = practising.outcome(case, &marking, true);
    sections.push(practising.moves(case, course));
    sections.push(practising.items(case, &marking));
    sections.extend(practising.levels(case, course, &marking));
    sections.extend(practising.confirmations(case, course));
    sections.push(practising.sorting(case, &marking));
    sections.push(practising.talk(case));
    sections
}

/// The page for the supervisor: what was played, whether all was done that has to be, the mistakes by kind. One page.
pub fn practice_paper(knowledge: &Knowledge, case: &Case, course: &Course, now: Moment, lang: Lang) -> Paper {
    let practising = Practising { knowledge, lang, words: practice(lang) };
    let (own, all) = (practising.words, words(lang));
    let marking = mark(case, course);
    let mut head = vec![boxes(own.by_hand)];
    head.push(Block::Paragraph(Line::strong(own.no_certificate)));
    head.push(Block::Paragraph(Line::text((all.field)(own.cases, case.title.get(lang)))));
    head.push(Block::Paragraph(Line::text(practising.role(case))));
    let mut sections = vec![emergency(all), section(SectionKind::Head, "", head)];
    sections.extend(practising.outcome(case, &marking, false));
    let counts = [
        (own.items, marking.items.iter().filter(|item| item.agrees).count(), marking.items.len()),
        (own.levels, marking.levels.iter().filter(|level| level.agrees).count(), marking.levels.len()),
        (own.sorting, marking.sorted.iter().filter(|sorted| sorted.agrees).count(), marking.sorted.len()),
    ];
    let counts = counts.iter().filter(|(_, _, of)| *of > 0).map(|(what, agree, of)| Entry {
        line: Line::text((all.field)(what, &format!("{agree}/{of}"))),
        ..Entry::default()
    });
    sections.push(section(SectionKind::Look, own.agreement_title, vec![list(false, counts.collect())]));
    let mark = training_mark(all, true);
    let made = all.papers.made.with(&(all.moment)(&knowledge.eras, now));
    let edition = format!("{} {} {}", case.pack.id, case.pack.edition, case.pack.hash.get(..8).unwrap_or_default());
    Paper {
        title: format!("{mark}{}", own.paper),
        head: format!("{mark}{}　{}", own.paper, case.title.get(lang)),
        foot: format!("{mark}{}　{made}　{edition} / {}", own.no_certificate, judged_by(knowledge)),
        sections,
    }
}

/// The name and the text of a file of practice: readable by people, and by the program.
pub fn save_practice(
    knowledge: &Knowledge,
    casebook: &Casebook,
    progress: &Progress,
    now: Moment,
    lang: Lang,
    style: &str,
) -> (String, String) {
    let (own, all) = (practice(lang), words(lang));
    let practising = Practising { knowledge, lang, words: own };
    let played = progress.courses.iter().filter_map(|course| {
        let case = casebook.case(&course.case)?;
        let marking = mark(case, course);
        let sections = practising.outcome(case, &marking, false);
        Some(Section { sections, ..section(SectionKind::Look, case.title.get(lang), Vec::new()) })
    });
    let mark = training_mark(all, true);
    let intro = vec![Block::Paragraph(Line::strong(own.no_certificate))];
    let mut sections = vec![emergency(all), section(SectionKind::Head, "", intro)];
    sections.extend(played);
    let made = all.papers.made.with(&(all.moment)(&knowledge.eras, now));
    let title = format!("{mark}{}", own.paper);
    let paper = Paper { head: title.clone(), foot: format!("{mark}{made}"), title, sections };
    let page = document(&paper, lang.tag(), style, POLICY);
    let data = object(vec![("practice".into(), progress.to_json(casebook))]);
    (practice_name(now, lang, "html"), file::seal(&page, &data))
}

/// 研修用, the time: no name of anybody.
pub fn practice_name(now: Moment, lang: Lang, ending: &str) -> String {
    timed_name(&[words(lang).papers.training, practice(lang).paper], now, ending)
}

/// What a group answered.
pub fn group_report(knowledge: &Knowledge, casebook: &Casebook, group: &Group, lang: Lang) -> Vec<Section> {
    let practising = Practising { knowledge, lang, words: practice(lang) };
    let own = practising.words;
    let mut sections = Vec::new();
    let mut blocks = vec![Block::Paragraph(Line::text(own.group_note))];
    if group.other_editions > 0 {
        blocks.push(Block::Paragraph(Line::text((own.others_not_counted)(group.other_editions))));
    }
    sections.push(section(SectionKind::Look, own.group, blocks));
    for of_case in &group.cases {
        if let Some(case) = casebook.case(&of_case.case) {
            sections.push(practising.group_case(case, of_case));
        }
    }
    let scales = group.scales.iter().map(|scale| practising.group_scale(scale)).collect();
    let note = Block::Paragraph(Line::text(own.coefficients_note));
    sections.push(section(SectionKind::Look, own.coefficients, vec![list(false, scales), note]));
    sections
}

/// The same as comma-separated values: a line for each item of each case, then for the coefficients. With a mark at the
/// beginning by which spreadsheets know the letters.
pub fn group_csv(knowledge: &Knowledge, casebook: &Casebook, group: &Group, lang: Lang) -> String {
    let practising = Practising { knowledge, lang, words: practice(lang) };
    let own = practising.words;
    let mut lines = vec![vec![words(lang).papers.training.to_owned(), own.no_certificate.to_owned()]];
    let [item, yes, no, open, model, agreement] = own.group_columns;
    let child = own.child.with("");
    lines.push([own.cases, child.trim(), "id", item, yes, no, open, model, agreement].map(str::to_owned).into());
    for of_case in &group.cases {
        let Some(case) = casebook.case(&of_case.case) else { continue };
        for item in &of_case.items {
            let child = item.child.map_or_else(|| own.household.to_owned(), |child| child.to_string());
            let mut line = vec![case.title.get(lang).to_owned(), child, item.item.clone(), practising.item(&item.item)];
            line.extend(item.counts.iter().map(u32::to_string));
            line.push(practising.value(item.model).to_owned());
            line.push(item.agreement.map(decimal).unwrap_or_default());
            lines.push(line);
        }
    }
    lines.push(Vec::new());
    let interval = |coefficient: &Option<Coefficient>| {
        let value = coefficient.map(|coefficient| decimal(coefficient.value)).unwrap_or_default();
        let bounds = coefficient.and_then(Coefficient::interval);
        let bound = |bound: Option<f64>| bound.map(decimal).unwrap_or_default();
        [value, bound(bounds.map(|(low, _)| low)), bound(bounds.map(|(_, high)| high))]
    };
    let [share, alpha, ac1, kappa] = own.coefficient;
    for of_case in &group.cases {
        let Some(case) = casebook.case(&of_case.case) else { continue };
        let title = case.title.get(lang);
        lines.push(vec![title.into(), share.into(), of_case.agreement.map(decimal).unwrap_or_default()]);
        for (name, coefficient) in [(alpha, &of_case.alpha), (ac1, &of_case.ac1)] {
            lines.push([title.into(), name.into()].into_iter().chain(interval(coefficient)).collect());
        }
    }
    for scale in &group.scales {
        let title = practising.scale(&scale.scale).map_or_else(String::new, |scale| scale.title.get(lang).into());
        lines.push([title, kappa.into()].into_iter().chain(interval(&scale.kappa)).collect());
    }
    let cell = |cell: &String| format!("\"{}\"", harmless(cell).replace('"', "\"\""));
    let line = |cells: &Vec<String>| cells.iter().map(cell).collect::<Vec<_>>().join(",");
    format!("\u{feff}{}\r\n", lines.iter().map(line).collect::<Vec<_>>().join("\r\n"))
}

/// A spreadsheet would run a text that begins like a formula.
fn harmless(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@']) && cell.parse::<f64>().is_err();
    if formula { format!("'{cell}") } else { cell.to_owned() }
}

fn decimal(value: f64) -> String {
    format!("{value:.3}")
}

fn percent(value: f64) -> String {
    format!("{:.0} %", value * 100.0)
}

impl Practising<'_> {
    fn get<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.lang)
    }

    fn role(&self, case: &Case) -> String {
        let role = self.knowledge.role(&case.role);
        self.words.role.with(role.map(|role| self.get(&role.label)).unwrap_or_default())
    }

    fn item(&self, id: &str) -> String {
        self.knowledge.item(id).map_or_else(|| id.into(), |item| self.get(&item.statement).to_owned())
    }

    fn value(&self, value: Value) -> &'static str {
        (words(self.lang).value)(value)
    }

    fn scale(&self, id: &str) -> Option<&Rc<Scale>> {
        self.knowledge.scales.iter().find(|scale| scale.id == id)
    }

    /// A level in its label and words: a letter never stands alone.
    fn level(&self, scale: &str, id: &str) -> String {
        let scale = self.scale(scale);
        let level = scale.and_then(|scale| scale.levels.iter().chain([&scale.none]).find(|level| level.id == id));
        level
            .map_or_else(|| id.into(), |level| (words(self.lang).level)(self.get(&level.label), self.get(&level.words)))
    }

    fn child(&self, child: Option<ChildNumber>) -> String {
        child.map_or_else(|| self.words.household.to_owned(), |child| self.words.child.with(&child.to_string()))
    }

    fn of_whom(&self, child: Option<ChildNumber>, item: &str) -> Line {
        Line::text(format!("{}　{}", self.child(child), self.item(item)))
    }

    fn cited_step(&self, id: &str) -> Option<Line> {
        let step = self.knowledge.step(id)?;
        let record = Record::default();
        let composer = Composer {
            knowledge: self.knowledge,
            record: &record,
            now: Moment::default(),
            lang: self.lang,
            words: words(self.lang),
            extent: Extent::Full,
        };
        let act = step.act.as_ref().unwrap_or(&step.text);
        Some(Line::text(format!("{} {}", self.get(act), composer.cited(&step.citations))))
    }

    /// Whether all was done that has to be, and the mistakes, with their reasons or without.
    fn outcome(&self, case: &Case, marking: &Marking, reasons: bool) -> Vec<Section> {
        let own = self.words;
        let [passed, not_passed] = own.passed;
        let verdict = if marking.passed() { passed } else { not_passed };
        let must = case.must.iter().zip(&marking.must).map(|(behaviour, done)| {
            let box_ = if *done { "☑" } else { "☐" };
            let line = Line::text(format!("{box_} {}", self.get(&behaviour.text)));
            let excluded = behaviour.never.iter().filter(|mistake| marking.has(**mistake));
            let excluded: Vec<&str> = excluded.map(|mistake| (own.mistake)(*mistake)).collect();
            let why = match excluded.is_empty() {
                _ if *done => None,
                true => Some(own.not_in_time.to_owned()),
                false => Some(own.because.with(&excluded.join(words(self.lang).list_comma))),
            };
            Entry { line, details: why.into_iter().map(Line::text).collect(), ..Entry::default() }
        });
        let kinds = MISTAKES.iter().filter(|mistake| marking.has(**mistake)).count();
        let differing = marking.items.iter().filter(|item| item.given.is_some() && !item.agrees).count();
        let besides = (own.besides)(marking.undone, kinds, differing);
        let blocks = vec![
            Block::Paragraph(Line::strong(verdict)),
            Block::Paragraph(Line::text(besides)),
            list(false, must.collect()),
        ];
        let must = section(SectionKind::Look, own.must, blocks);
        let made = || MISTAKES.iter().filter(|mistake| marking.has(**mistake));
        let kinds = made().map(|mistake| {
            let found = marking.mistakes.iter().filter(|found| found.mistake == *mistake);
            let causes = found.flat_map(|found| <[Line; 2]>::from(self.cause(case, marking, found.cause)));
            let why = Span::Text(format!(" {}", (own.mistake_why)(*mistake)));
            let name = Span::Strong((own.mistake)(*mistake).into());
            Entry { line: Line(vec![name, why]), details: causes.collect(), ..Entry::default() }
        });
        // One page holds every kind, and no more than that.
        let counted = made().map(|mistake| {
            let count = marking.mistakes.iter().filter(|found| found.mistake == *mistake).count();
            format!("{} {}", (own.mistake)(*mistake), (own.times)(count))
        });
        let block = match made().next() {
            None => Block::Paragraph(Line::text(own.no_mistakes)),
            Some(_) if reasons => list(false, kinds.collect()),
            Some(_) => {
                let counted: Vec<String> = counted.collect();
                Block::Paragraph(Line::text(counted.join(words(self.lang).list_comma)))
            }
        };
        vec![must, section(SectionKind::Look, own.mistakes, vec![block])]
    }

    /// What a mistake consists in, and why it is one.
    fn cause(&self, case: &Case, marking: &Marking, cause: Cause) -> (Line, Line) {
        let own = self.words;
        let move_at = |place: usize| {
            let one = case.moves.get(place);
            let text = |text: fn(&Move) -> &Text| one.map(|one| self.get(text(one)).to_owned()).unwrap_or_default();
            (text(|one| &one.label), Line::text(text(|one| &one.why)))
        };
        match cause {
            Cause::Taken(place) => {
                let (label, why) = move_at(place);
                (Line::text(label), why)
            }
            Cause::NotTaken(place) => {
                let (label, why) = move_at(place);
                (Line::text(own.not_done.with(&label)), why)
            }
            Cause::Item(place) => match marking.items.get(place) {
                Some(item) => {
                    let given = item.given.map_or(own.left_open, |given| self.value(given));
                    let model = self.value(item.model);
                    let [_, you, the_model, _] = own.item_columns;
                    let field = words(self.lang).field;
                    let whom = format!("{} {}", self.child(item.child), self.item(&item.item));
                    let line = [whom, field(you, given), field(the_model, model)].join(" ");
                    (Line::text(line), Line::text(self.reason(case, item)))
                }
                None => (Line::default(), Line::default()),
            },
            Cause::Level(place) => {
                let level = marking.levels.get(place);
                let expect = level.and_then(|level| case.stages.get(level.stage)?.expect.get(level.expect));
                match level.zip(expect) {
                    Some((level, expect)) => {
                        let given = level.given.as_deref().map(|given| self.level(&expect.scale, given));
                        let line = given.unwrap_or_default();
                        let why = expect.asked.as_ref().map(|why| self.get(why).to_owned()).unwrap_or_default();
                        (Line::text(line), Line::text(why))
                    }
                    None => (Line::default(), Line::default()),
                }
            }
        }
    }

    fn reason(&self, case: &Case, item: &ItemMark) -> String {
        let answer = item.answer.and_then(|at| case.answers.get(at));
        answer.map_or_else(|| self.words.nothing_said.into(), |answer| self.get(&answer.reason).to_owned())
    }

    fn moves(&self, case: &Case, course: &Course) -> Section {
        let own = self.words;
        let [should, may, wrong] = own.verdict;
        let order = |verdict: Verdict| match verdict {
            Verdict::Should => 0,
            Verdict::Wrong(_) => 1,
            Verdict::May => 2,
        };
        let entry = |(place, one): (usize, &Move)| {
            let taken = course.took(place);
            let verdict = match one.verdict {
                Verdict::Should => should,
                Verdict::May => may,
                Verdict::Wrong(_) => wrong,
            };
            let done = (own.done_in)(taken.map(|taken| taken.stage + 1));
            let line = vec![
                Span::Strong(format!("{verdict} ")),
                Span::Text(format!("{} ", self.get(&one.label))),
                Span::Strong(done),
            ];
            Entry {
                line: Line(line),
                details: vec![Line::text(self.get(&one.why))],
                background: one.steps.iter().filter_map(|step| self.cited_step(step)).collect(),
                step: None,
            }
        };
        // Mistakes that nobody made are not taught here.
        let shown = |(place, one): &(usize, &Move)| one.verdict == Verdict::Should || course.took(*place).is_some();
        let shown: Vec<(usize, &Move)> = case.moves.iter().enumerate().filter(shown).collect();
        let shown = sorted_by(shown, |(a, one), (b, two)| (order(one.verdict), a).cmp(&(order(two.verdict), b)));
        section(SectionKind::Look, own.model_moves, vec![list(false, shown.into_iter().map(entry).collect())])
    }

    fn items(&self, case: &Case, marking: &Marking) -> Section {
        let own = self.words;
        let row = |item: &ItemMark| {
            let given = item.given.map_or(own.left_open, |given| self.value(given));
            let mark = match item.given {
                None => "－",
                Some(_) if item.agrees => "○",
                Some(_) => "✕",
            };
            let answer = item.answer.and_then(|at| case.answers.get(at));
            let also = answer.map(|answer| &answer.accept).filter(|accept| !accept.is_empty()).map(|accept| {
                let values: Vec<&str> = accept.iter().map(|value| self.value(*value)).collect();
                own.also_right.with(&values.join(words(self.lang).list_comma))
            });
            let facts = answer.map(|answer| {
                let facts = answer.facts.iter().filter_map(|fact| case.facts.get(*fact));
                own.rests_on.with(&facts.map(|fact| self.get(&fact.text)).collect::<Vec<_>>().join(" "))
            });
            let why = [Some(self.reason(case, item)), also, facts].into_iter().flatten().collect::<Vec<_>>().join(" ");
            vec![
                self.of_whom(item.child, &item.item),
                Line::text(format!("{mark} {given}")),
                Line::text(self.value(item.model)),
                Line::text(why),
            ]
        };
        let agreeing = marking.items.iter().filter(|item| item.agrees);
        let open = marking.items.iter().filter(|item| item.given.is_none()).count();
        let right = agreeing.clone().filter(|item| item.given.is_some()).count();
        let count = (own.agree)(right, open, marking.items.len() - open - right);
        let count = Block::Paragraph(Line::text(count));
        let differing = marking.items.iter().filter(|item| !item.agrees);
        let rows = differing.chain(agreeing).map(row).collect();
        let columns = own.item_columns.map(str::to_owned).into();
        section(SectionKind::Look, own.items, vec![count, Block::Table { columns, rows }])
    }

    fn levels(&self, case: &Case, course: &Course, marking: &Marking) -> Option<Section> {
        let own = self.words;
        let mut rows = Vec::new();
        for (at, stage) in case.stages.iter().enumerate() {
            for (place, expect) in stage.expect.iter().enumerate() {
                let marked = marking.levels.iter().find(|level| (level.stage, level.expect) == (at, place));
                // What was not asked for is told of the end alone.
                if marked.is_none() && at + 1 < case.stages.len() {
                    continue;
                }
                let given = match marked {
                    None => own.not_asked.to_owned(),
                    Some(level) => {
                        let given = course.level(at, expect.child, &expect.scale);
                        let words = given.map_or_else(|| own.level_unset.into(), |id| self.level(&expect.scale, id));
                        match given {
                            None => format!("－ {words}"),
                            _ if level.agrees => format!("○ {words}"),
                            Some(given) if self.is_cautious(expect, given) => format!("△ {words} {}", own.cautious),
                            _ => format!("✕ {words}"),
                        }
                    }
                };
                let known = self.level(&expect.scale, &expect.known);
                let model = match expect.known == expect.possible {
                    true => known,
                    false => (own.known_and_possible)(&known, &self.level(&expect.scale, &expect.possible)),
                };
                let title = self.scale(&expect.scale).map(|scale| self.get(&scale.title)).unwrap_or_default();
                let what = format!("{}　{}", at + 1, (own.level_of)(title, &self.child(Some(expect.child))));
                let why = expect.asked.as_ref().map(|why| self.get(why)).unwrap_or_default();
                rows.push([what, given, model, why.to_owned()].map(Line::text).into());
            }
        }
        let columns = own.level_columns.map(str::to_owned).into();
        let note = Block::Paragraph(Line::text(words(self.lang).result_is_no_decision));
        (!rows.is_empty())
            .then(|| section(SectionKind::Look, own.model_levels, vec![note, Block::Table { columns, rows }]))
    }

    /// Whether a level is graver than that on what is known, and not ruled out.
    fn is_cautious(&self, expect: &Expect, given: &str) -> bool {
        let Some(scale) = self.scale(&expect.scale) else { return false };
        // From the gravest down.
        let ids: Vec<&str> = scale.levels.iter().chain([&scale.none]).map(|level| level.id.as_str()).collect();
        let place = |id: &str| ids.iter().position(|other| *other == id);
        let bounds = place(&expect.possible).zip(place(&expect.known));
        place(given).zip(bounds).is_some_and(|(given, (possible, known))| given < known && possible <= given)
    }

    fn confirmations(&self, case: &Case, course: &Course) -> Option<Section> {
        let own = self.words;
        let rows = confirmations(self.knowledge, case, course).into_iter().filter_map(|confirmation| {
            let one = case.moves.get(confirmation.place)?;
            // What one should not ask is no confirmation that mattered.
            if matches!(one.verdict, Verdict::Wrong(_)) {
                return None;
            }
            let [confirmed, not] = own.confirmed;
            let mut told = vec![(own.hang_on_it)(confirmation.answers)];
            told.extend(confirmation.levels.iter().map(|(child, scale, from, to)| {
                let title = self.scale(scale).map(|scale| self.get(&scale.title)).unwrap_or_default();
                let scale_of = (own.level_of)(title, &self.child(Some(*child)));
                (own.moves_level)(&scale_of, &self.level(scale, from), &self.level(scale, to))
            }));
            let done = if confirmation.taken { confirmed } else { not };
            Some(vec![Line::text(self.get(&one.label)), Line::text(done), Line::text(told.join(" "))])
        });
        let rows: Vec<Vec<Line>> = rows.collect();
        let columns = own.confirmation_columns.map(str::to_owned).into();
        let note = Block::Paragraph(Line::text(own.confirmations_note));
        (!rows.is_empty())
            .then(|| section(SectionKind::Look, own.confirmations, vec![note, Block::Table { columns, rows }]))
    }

    fn sorting(&self, case: &Case, marking: &Marking) -> Section {
        let own = self.words;
        let nature = |nature: Nature| (own.nature)(nature);
        let agree = marking.sorted.iter().filter(|sorted| sorted.agrees).count();
        let wrong = marking.sorted.iter().filter(|sorted| !sorted.agrees).filter_map(|sorted| {
            let fact = case.facts.get(sorted.fact)?;
            let details = vec![
                Line::text((own.taken_for)(sorted.given.map(nature), nature(fact.nature))),
                Line::text(self.get(&fact.why)),
            ];
            Some(Entry { line: Line::text(self.get(&fact.text)), details, ..Entry::default() })
        });
        let count = Block::Paragraph(Line::text((own.sorted_right)(agree, marking.sorted.len())));
        section(SectionKind::Look, own.sorting, vec![count, list(false, wrong.collect())])
    }

    fn talk(&self, case: &Case) -> Section {
        let entry = |text: &Text| Entry { line: Line::text(self.get(text)), ..Entry::default() };
        section(SectionKind::Look, self.words.talk, vec![list(false, case.debrief.iter().map(entry).collect())])
    }

    fn coefficient(&self, name: &str, coefficient: Option<Coefficient>) -> Entry {
        let own = self.words;
        let value = coefficient.map(|coefficient| {
            let bounds = coefficient.interval().map(|(low, high)| (decimal(low), decimal(high)));
            let bounds = bounds.as_ref().map(|(low, high)| (low.as_str(), high.as_str()));
            (own.with_interval)(&decimal(coefficient.value), bounds)
        });
        let line = (words(self.lang).field)(name, value.as_deref().unwrap_or(own.no_value));
        Entry { line: Line::text(line), ..Entry::default() }
    }

    fn group_case(&self, case: &Case, group: &GroupCase) -> Section {
        let own = self.words;
        let rows = group.items.iter().map(|item| {
            let mut row = vec![self.of_whom(item.child, &item.item)];
            row.extend(item.counts.iter().map(|count| Line::text(count.to_string())));
            row.push(Line::text(self.value(item.model)));
            row.push(Line::text(item.agreement.map(percent).unwrap_or_default()));
            row
        });
        let made = group.mistakes.iter().filter(|(_, count)| *count > 0).map(|(mistake, count)| {
            let line = (words(self.lang).field)((own.mistake)(*mistake), &(own.people)(*count));
            Entry { line: Line::text(line), ..Entry::default() }
        });
        let [share, alpha, ac1, _] = own.coefficient;
        let agreement = group.agreement.map(percent);
        let agreement = (words(self.lang).field)(share, agreement.as_deref().unwrap_or(own.no_value));
        let coefficients = vec![
            Entry { line: Line::text(agreement), ..Entry::default() },
            self.coefficient(alpha, group.alpha),
            self.coefficient(ac1, group.ac1),
        ];
        let columns = own.group_columns.map(str::to_owned).into();
        let talk = self.talk(case);
        let blocks = vec![
            Block::Paragraph(Line::strong((own.group_case)(group.courses, group.passed))),
            Block::Table { columns, rows: rows.collect() },
        ];
        let mistakes = section(SectionKind::Look, own.group_mistakes, vec![list(false, made.collect())]);
        let coefficients = section(SectionKind::Look, own.coefficients, vec![list(false, coefficients)]);
        let sections = vec![mistakes, talk, coefficients];
        Section { sections, ..section(SectionKind::Look, case.title.get(self.lang), blocks) }
    }

    fn group_scale(&self, group: &GroupScale) -> Entry {
        let own = self.words;
        let title = self.scale(&group.scale).map(|scale| self.get(&scale.title)).unwrap_or_default();
        let [_, _, _, kappa] = own.coefficient;
        let mut entry = self.coefficient(&format!("{title}　{kappa}"), group.kappa);
        entry.details.push(Line::text((own.levels_given)(group.given, group.right)));
        entry
    }
}

#[cfg(test)]
mod tests;
