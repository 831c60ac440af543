use std::sync::OnceLock;

use super::*;
use crate::assess::assess;
use crate::file::Refusal;
use crate::json;
use crate::pack;
use crate::plan::plan;
use crate::report::{self, html, plain_text};
use crate::training::group::tabulate;
use crate::training::{self, GivenAnswer, Taken, answers_of};

const LANGS: [Lang; 2] = [Lang::Ja, Lang::En];

thread_local! {
    static KNOWLEDGE: Knowledge = pack::built_in().knowledge.unwrap();
}

/// What comes with the program; the cases once for all tests, since to read them takes longer than most of these.
fn built_in<T>(read: impl FnOnce(&Knowledge, &'static Casebook) -> T) -> T {
    static CASEBOOK: OnceLock<Casebook> = OnceLock::new();
    KNOWLEDGE.with(|knowledge| {
        read(knowledge, CASEBOOK.get_or_init(|| training::load(knowledge, training::BUILT_IN).usable))
    })
}

fn now() -> Moment {
    "2026-11-20T17:00".parse().unwrap()
}

/// A course of whoever takes some moves in the stage in which they come first, and answers as the model does.
fn course(case: &Case, takes: impl Fn(&Move) -> bool) -> Course {
    let last = case.stages.len() - 1;
    let moves = case.moves.iter().enumerate().filter(|(_, one)| takes(one));
    let moves = moves.map(|(place, one)| Taken { place, stage: one.stages.0 }).collect();
    let mut course = Course { stage: last, moves, ..Course::of(case) };
    for fact in course.learnt(case) {
        course.sort(fact, case.facts[fact].nature);
    }
    course.answers = Some(answers_of(&case.record_on(&course.known(case), last)));
    course
}

fn right(one: &Move) -> bool {
    one.verdict == Verdict::Should
}

fn wrong(one: &Move) -> bool {
    matches!(one.verdict, Verdict::Wrong(_))
}

/// A group: one as the model, one that does nothing, one that does all that is wrong, and one that says no to everything.
fn group(casebook: &Casebook) -> Vec<Progress> {
    let file = |play: &dyn Fn(&Case) -> Course| Progress {
        courses: casebook.cases.iter().map(play).collect(),
        ..Progress::default()
    };
    let denying = |case: &Case| {
        let mut course = course(case, right);
        for given in course.answers.iter_mut().flatten() {
            *given = GivenAnswer { value: Value::No, ..given.clone() };
        }
        course
    };
    vec![
        file(&|case| course(case, right)),
        file(&|case| course(case, |_| false)),
        file(&|case| course(case, |one| right(one) || wrong(one))),
        file(&denying),
    ]
}

/// The cells of a table of comma-separated values, in which every cell stands in quotation marks.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let text = csv.strip_prefix('\u{feff}').expect("no mark at the beginning");
    let text = text.strip_suffix("\r\n").expect("no end of the last line");
    let of_line = |line: &str| {
        let (mut cells, mut rest) = (Vec::new(), line);
        while !rest.is_empty() {
            let mut cell = String::new();
            rest = rest.strip_prefix('"').unwrap_or_else(|| panic!("not quoted: {line}"));
            loop {
                let (before, after) = rest.split_once('"').unwrap_or_else(|| panic!("not closed: {line}"));
                cell.push_str(before);
                rest = after;
                match rest.strip_prefix('"') {
                    Some(after) => {
                        cell.push('"');
                        rest = after;
                    }
                    None => break,
                }
            }
            cells.push(cell);
            if !rest.is_empty() {
                rest = rest.strip_prefix(',').unwrap_or_else(|| panic!("something after a cell: {line}"));
                assert!(!rest.is_empty(), "a cell without quotation marks: {line}");
            }
        }
        cells
    };
    text.split("\r\n").map(of_line).collect()
}

/// What a spreadsheet would take for a formula.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err()
}

#[test]
fn every_cell_of_the_table_is_quoted_and_none_is_a_formula() {
    built_in(|knowledge, casebook| {
        // The titles of a local pack may say anything.
        let mut casebook = casebook.clone();
        let titles =
            ["=HYPERLINK(\"x\")", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(1)", "=\"a\",\"b\"", "a,b", "\"", "-12"];
        for (case, title) in casebook.cases.iter_mut().zip(titles) {
            case.title = Text { ja: title.into(), en: Some(title.into()) };
        }
        let group = tabulate(knowledge, &casebook, &group(&casebook));
        for lang in LANGS {
            let lines = cells(&group_csv(knowledge, &casebook, &group, lang));
            let formulas: Vec<&String> = lines.iter().flatten().filter(|cell| is_formula(cell)).collect();
            assert_eq!(formulas, Vec::<&String>::new());
            for title in titles {
                let there =
                    |line: &Vec<String>| line.first().is_some_and(|cell| cell.trim_start_matches('\'') == title);
                assert!(lines.iter().any(there), "{title}");
            }
        }
    });
}

/// The table says of each item what the group said, in both languages the same numbers.
#[test]
fn the_table_has_the_numbers_of_the_group() {
    built_in(|knowledge, casebook| {
        let group = tabulate(knowledge, casebook, &group(casebook));
        assert_eq!(group.cases.len(), casebook.cases.len());
        for lang in LANGS {
            let lines = cells(&group_csv(knowledge, casebook, &group, lang));
            let mut rows = lines[2..].iter();
            for of_case in &group.cases {
                let case = casebook.case(&of_case.case).unwrap();
                for item in &of_case.items {
                    let row = rows.next().unwrap();
                    assert_eq!(row.len(), lines[1].len(), "as many cells as titles");
                    assert_eq!((&row[0], &row[2]), (&case.title.get(lang).to_owned(), &item.item));
                    let child = item.child.map(|child| child.to_string());
                    assert_eq!(child.unwrap_or_else(|| practice(lang).household.into()), row[1]);
                    let counts: Vec<u32> = row[4..7].iter().map(|cell| cell.parse().unwrap()).collect();
                    assert_eq!(counts, item.counts, "{} {}", case.id, item.item);
                    assert_eq!(counts.iter().sum::<u32>(), 4);
                    assert_eq!(row[7], (words(lang).value)(item.model));
                    assert_eq!(row[8], format!("{:.3}", item.agreement.unwrap()));
                }
            }
            let rest: Vec<&Vec<String>> = rows.collect();
            assert_eq!(rest.len(), 1 + 3 * group.cases.len() + group.scales.len());
        }
    });
}

/// All plain text of sections.
fn text(sections: Vec<Section>, lang: Lang) -> String {
    plain_text(&report::Report { title: String::new(), sections }, lang)
}

/// Whatever leaves practice says that it is practice and certifies nothing, in either language.
#[test]
fn everything_that_leaves_practice_says_that_it_is_practice() {
    built_in(|knowledge, casebook| {
        let files = group(casebook);
        let group = tabulate(knowledge, casebook, &files);
        for lang in LANGS {
            let (training, no_certificate) = (words(lang).papers.training, practice(lang).no_certificate);
            let says = |what: &str, text: &str| {
                assert!(text.contains(training), "{what} {lang:?}");
                assert!(text.contains(no_certificate), "{what} {lang:?}");
            };
            let csv = group_csv(knowledge, casebook, &group, lang);
            says("table", csv.lines().next().unwrap());
            for case in &casebook.cases {
                let paper = practice_paper(knowledge, case, &course(case, right), now(), lang);
                says("paper", &html(&paper));
                for part in [&paper.title, &paper.head, &paper.foot] {
                    assert!(part.contains(training), "{part}");
                }
                says("foot", &paper.foot);
            }
            for file in files.iter().chain([&Progress::default()]) {
                let (name, page) = save_practice(knowledge, casebook, file, now(), lang, "");
                says("file", &page);
                assert!(name.starts_with(training) && name.ends_with("20261120-1700.html"), "{name}");
            }
            assert!(practice_name(now(), lang, "csv").starts_with(training));
        }
    });
}

/// 110, 119 and 189 stand first, on paper and in the file.
#[test]
fn the_emergency_line_comes_first() {
    built_in(|knowledge, casebook| {
        for lang in LANGS {
            for case in &casebook.cases {
                for takes in [right, wrong] {
                    let paper = practice_paper(knowledge, case, &course(case, takes), now(), lang);
                    assert_eq!(paper.sections[0], emergency(words(lang)), "{}", case.id);
                    let more = paper.sections.iter().filter(|section| section.kind == SectionKind::Emergency);
                    assert_eq!(more.count(), 1);
                }
            }
            let file = &group(casebook)[2];
            let (_, page) = save_practice(knowledge, casebook, file, now(), lang, "");
            let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words} is missing"));
            assert!(at(words(lang).emergency_title) < at(practice(lang).no_certificate));
        }
    });
}

/// The paper and the comparison say of a course what marking says: whether it was passed, and each kind of mistake; the paper how
/// often, the comparison why.
#[test]
fn the_paper_and_the_comparison_say_what_marking_says() {
    built_in(|knowledge, casebook| {
        for case in &casebook.cases {
            for takes in [right, wrong, |_: &Move| false] {
                let course = course(case, takes);
                let marking = mark(case, &course);
                for lang in LANGS {
                    let own = practice(lang);
                    let paper = text(practice_paper(knowledge, case, &course, now(), lang).sections, lang);
                    let debrief = text(debrief(knowledge, case, &course, lang), lang);
                    for text in [&paper, &debrief] {
                        let [passed, not_passed] = own.passed;
                        assert_eq!(text.contains(passed), marking.passed(), "{}", case.id);
                        assert_eq!(text.contains(not_passed), !marking.passed(), "{}", case.id);
                        for behaviour in &case.must {
                            assert!(text.contains(behaviour.text.get(lang)), "{}", case.id);
                        }
                    }
                    for mistake in MISTAKES {
                        let made = marking.mistakes.iter().filter(|found| found.mistake == mistake).count();
                        assert_eq!(debrief.contains((own.mistake_why)(mistake)), made > 0, "{} {mistake:?}", case.id);
                        for count in 1..9 {
                            let counted = format!("{} {}", (own.mistake)(mistake), (own.times)(count));
                            assert_eq!(paper.contains(&counted), made == count, "{} {mistake:?} {count}", case.id);
                        }
                    }
                }
            }
        }
    });
}

/// The comparison teaches no mistake that was not made: a wrong move stands in it if it was taken.
#[test]
fn the_comparison_names_no_wrong_move_that_was_not_taken() {
    built_in(|knowledge, casebook| {
        for case in &casebook.cases {
            for takes in [right, wrong] {
                let course = course(case, takes);
                for lang in LANGS {
                    let text = text(debrief(knowledge, case, &course, lang), lang);
                    for (place, one) in case.moves.iter().enumerate() {
                        let shown = text.contains(one.label.get(lang));
                        let expected = one.verdict == Verdict::Should || course.took(place).is_some();
                        assert_eq!(shown, expected, "{} {}", case.id, one.id);
                    }
                }
            }
        }
    });
}

/// The report on a group names each case that was played, and its items as often as the group answered them.
#[test]
fn the_report_on_a_group_tells_its_cases() {
    built_in(|knowledge, casebook| {
        let mut files = group(casebook);
        for file in &mut files {
            file.courses.truncate(3);
        }
        let group = tabulate(knowledge, casebook, &files);
        for lang in LANGS {
            let sections = group_report(knowledge, casebook, &group, lang);
            for (at, case) in casebook.cases.iter().enumerate() {
                let own = sections.iter().find(|section| section.title == case.title.get(lang));
                assert_eq!(own.is_some(), at < 3, "{}", case.id);
                let tables = own.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
                    Block::Table { rows, .. } => Some(rows.len()),
                    _ => None,
                });
                let counted = group.cases.get(at).map(|case| case.items.len());
                assert_eq!(tables.collect::<Vec<_>>(), counted.into_iter().collect::<Vec<_>>());
            }
        }
    });
}

/// A file of practice opens as practice and never as a record, whichever the sheet; a record never as practice.
#[test]
fn a_file_of_practice_and_a_record_never_take_each_others_place() {
    built_in(|knowledge, casebook| {
        for lang in LANGS {
            for progress in group(casebook).iter().chain([&Progress::default()]) {
                let progress = Progress { missed: vec!["value/a/b/c".into()], ..progress.clone() };
                let (_, text) = save_practice(knowledge, casebook, &progress, now(), lang, "body { margin: 0 }");
                assert_eq!(report::open(&text, false), Err(Refusal::Practice));
                assert!(report::open(&text, true).is_err());
                let data = file::unseal(&text).unwrap();
                let read = Progress::of_json(casebook, data.get("practice").unwrap()).unwrap();
                assert_eq!(read.to_json(casebook), progress.to_json(casebook));
                // Not by itself either.
                let bare = data.get("practice").unwrap().to_string();
                assert!(report::open(&bare, false).is_err() && report::open(&bare, true).is_err());
            }
            for training in [true, false] {
                let case = &casebook.cases[0];
                let record = Record { training, ..case.record_on(&case.model_knowledge(0), 0) };
                let assessment = assess(knowledge, &record, now());
                let plan = plan(knowledge, &record, &assessment, now(), now().day());
                let (_, text) = report::save(knowledge, &record, &assessment, &plan, now(), lang, "");
                let data = file::unseal(&text).unwrap();
                assert_eq!(data.get("practice"), None);
                assert!(Progress::of_json(casebook, &data).is_err());
                assert!(Progress::of_json(casebook, data.get("record").unwrap()).is_err());
                assert_eq!(report::open(&text, training).unwrap().record, record);
                assert!(report::open(&text, !training).is_err());
            }
        }
    });
}

/// Not even a file that says it is both is opened by a sheet for real cases.
#[test]
fn a_file_that_claims_to_be_both_is_practice() {
    let record = crate::record::to_json(&Record::with_one_child());
    let progress = built_in(|_, casebook| Progress::default().to_json(casebook));
    let data = json::wire::object(vec![("practice".into(), progress), ("record".into(), record)]);
    let text = file::seal("<html lang=\"ja\">\n<body>\n</body>", &data);
    assert_eq!(report::open(&text, false), Err(Refusal::Practice));
    assert!(report::open(&text, true).is_err(), "the record in it is a real one");
}

/// What a file of practice shows and what it holds names nobody and answers nothing for others: what is written is what was done.
#[test]
fn the_file_shows_each_course_and_no_answers() {
    built_in(|knowledge, casebook| {
        let progress = &group(casebook)[1];
        for lang in LANGS {
            let (_, page) = save_practice(knowledge, casebook, progress, now(), lang, "");
            let page = page.split("<script").next().unwrap();
            for case in &casebook.cases {
                assert!(page.contains(case.title.get(lang)), "{}", case.id);
            }
            // Whoever reads a file before having played a case learns no model answer from it.
            let reasons = casebook.cases.iter().flat_map(|case| &case.answers).map(|answer| answer.reason.get(lang));
            let told = reasons.filter(|reason| page.contains(*reason)).count();
            assert_eq!(told, 0, "{lang:?}");
        }
    });
}
