use std::collections::BTreeSet;
use std::sync::OnceLock;

use proptest::prelude::*;

use super::*;
use crate::json;
use crate::pack;
use crate::record::{Basis, BasisKind, Child, Record, Statement, Value};
use crate::training::drill::DRILLS;
use crate::training::{self, Behaviour, GivenAnswer, Verdict};

/// What is practised, read once for all tests, since that takes longer than most of them.
fn casebook(knowledge: &Knowledge) -> &'static Casebook {
    static CASEBOOK: OnceLock<Casebook> = OnceLock::new();
    CASEBOOK.get_or_init(|| training::load(knowledge, training::BUILT_IN).usable)
}

thread_local! {
    static NEW: Practice = {
        let knowledge = pack::built_in().knowledge.unwrap();
        let casebook = Rc::new(casebook(&knowledge).clone());
        Practice::new(Rc::new(knowledge), casebook)
    };
}

fn number(number: u8) -> ChildNumber {
    ChildNumber(number.try_into().unwrap())
}

/// Practice, and the sheet that is filled in beside it.
#[derive(Clone)]
struct Desk {
    practice: Practice,
    sheet: Record,
}

impl Desk {
    fn new() -> Desk {
        Desk { practice: NEW.with(Practice::clone), sheet: Record { training: true, ..Record::with_one_child() } }
    }

    /// Acts; gives the record that took the place of the sheet's.
    fn act(&mut self, action: PracticeAction) -> Option<Record> {
        let (next, record) = self.practice.apply(action, &self.sheet);
        self.practice = next;
        if let Some(record) = &record {
            self.sheet = record.clone();
        }
        record
    }

    fn course(&self) -> &Course {
        self.practice.course.as_ref().unwrap()
    }

    /// Sorts everything that is known as it is.
    fn sort_right(&mut self, case: &Case) {
        for fact in self.course().learnt(case) {
            self.act(PracticeAction::Sort(fact, case.facts[fact].nature));
        }
    }

    /// Goes through a case as the model does, to its end.
    fn play(&mut self, case: &Case) {
        self.act(PracticeAction::Begin(case.id.clone()));
        for (at, stage) in case.stages.iter().enumerate() {
            self.sort_right(case);
            let should = |desk: &Desk| {
                let open = desk.course().open_moves(case);
                open.into_iter().find(|place| case.moves[*place].verdict == Verdict::Should)
            };
            while let Some(place) = should(self) {
                self.act(PracticeAction::Take(place));
                assert!(self.course().took(place).is_some(), "{} {}", case.id, case.moves[place].id);
                assert!(self.course().moves.len() <= case.moves.len(), "{} does not end", case.id);
                self.sort_right(case);
            }
            for expect in stage.expect.iter().filter(|expect| expect.asked.is_some()) {
                self.act(PracticeAction::GiveLevel(expect.child, expect.scale.clone(), expect.known.clone()));
            }
            // The sheet is the model's, in the place of the one with the same children.
            let children = |record: &Record| record.children.iter().map(|child| child.number).collect::<Vec<_>>();
            let model = case.record_on(&self.course().known(case), at);
            assert_eq!(
                crate::order::sorted(children(&self.sheet)),
                crate::order::sorted(children(&model)),
                "{}",
                case.id
            );
            self.sheet = Record { case: self.sheet.case.clone(), ..model };
            self.act(PracticeAction::GoOn);
        }
    }
}

fn cases() -> Rc<Casebook> {
    NEW.with(|practice| practice.casebook.clone())
}

/// Through every case as it says: nothing is a mistake, all is done that has to be, and nothing differs.
#[test]
fn the_models_own_way_through_every_case_is_without_fault() {
    for case in &cases().cases {
        let mut desk = Desk::new();
        desk.play(case);
        assert_eq!(
            (desk.practice.page, desk.practice.course.is_none()),
            (PracticePage::Debrief(0), true),
            "{}",
            case.id
        );
        let (_, course) = desk.practice.finished(0).unwrap();
        assert_eq!(course.known(case), case.model_knowledge(case.stages.len()), "{}", case.id);
        let marking = mark(case, course);
        assert_eq!(marking.mistakes, [], "{}", case.id);
        assert_eq!(marking.must, vec![true; case.must.len()], "{}", case.id);
        assert_eq!(marking.items.iter().find(|item| !item.agrees), None, "{}", case.id);
        assert_eq!(marking.levels.iter().find(|level| !level.agrees), None, "{}", case.id);
        assert_eq!(marking.sorted.iter().find(|sorted| !sorted.agrees), None, "{}", case.id);
        assert_eq!(desk.practice.passed(case), Some(true));
        assert!(desk.practice.unsaved && desk.practice.would_lose());
    }
}

/// A case that is played again is kept beside the first time, in the order in which both were played.
#[test]
fn a_case_may_be_played_again() {
    let mut desk = Desk::new();
    let casebook = cases();
    for at in [0, 1, 0, 0] {
        let before = desk.practice.progress.courses.clone();
        desk.play(&casebook.cases[at]);
        assert_eq!(desk.practice.progress.courses[..before.len()], before[..]);
        assert_eq!(desk.practice.page, PracticePage::Debrief(before.len()));
    }
    let played: Vec<&String> = desk.practice.progress.courses.iter().map(|course| &course.case).collect();
    assert_eq!(played, [0, 1, 0, 0].map(|at: usize| &casebook.cases[at].id));
    let first: Vec<*const Course> = desk.practice.progress.first_courses().map(std::ptr::from_ref).collect();
    assert_eq!(first, [0, 1].map(|at: usize| std::ptr::from_ref(&desk.practice.progress.courses[at])));
}

/// Something has to be done to pass every case: who does nothing at all does not.
#[test]
fn whoever_does_nothing_passes_no_case() {
    for case in &cases().cases {
        let mut desk = Desk::new();
        desk.act(PracticeAction::Begin(case.id.clone()));
        for _ in &case.stages {
            desk.sort_right(case);
            desk.act(PracticeAction::GoOn);
        }
        assert_eq!(desk.practice.passed(case), Some(false), "{}", case.id);
        let done = |behaviour: &Behaviour| !behaviour.any_of.is_empty();
        assert!(case.must.iter().any(done), "{}", case.id);
    }
}

/// Another case of an aim is never the same, has the aim, and is one that was not passed as long as there is one.
#[test]
fn another_case_of_the_same_aim_is_one_to_be_learnt_from() {
    let mut desk = Desk::new();
    for case in &cases().cases {
        desk.play(case);
        for case in &cases().cases {
            let (aim, other) = desk.practice.another(case).unwrap();
            assert!(other.id != case.id && other.aims.iter().any(|other| other == aim) && case.aims[0] == aim);
            let better = |two: &&Case| two.id != case.id && two.aims.iter().any(|other| other == aim);
            let left = cases().cases.iter().filter(better).any(|two| desk.practice.passed(two) != Some(true));
            assert_eq!(desk.practice.passed(other) != Some(true), left, "{} after {}", other.id, case.id);
        }
    }
}

/// What anybody may do, in the wrong place too.
#[derive(Clone, Debug)]
enum Doing {
    Action(PracticeAction),
    Begin(usize),
    /// Sorts all that is known.
    SortAll(bool),
    /// The same, and on to the next stage.
    Onward,
    /// Answers an item on the sheet: of a child, or of the household.
    Answer(Option<u8>, usize, Value),
}

fn any_doing() -> impl Strategy<Value = Doing> {
    let nature = prop_oneof![Just(Nature::Fact), Just(Nature::Hearsay), Just(Nature::Judgement)];
    let value = prop_oneof![Just(Value::Yes), Just(Value::No), Just(Value::Unknown)];
    let scale = prop::sample::select(&["urgency", "severity", "destination", "nothing-such", ""][..]);
    let level = prop::sample::select(&["emergency-protection", "severe", "municipality", "nothing-such", ""][..]);
    let page = prop_oneof![
        Just(PracticePage::Home),
        Just(PracticePage::Case),
        Just(PracticePage::Drill),
        Just(PracticePage::Group),
        (0usize..4).prop_map(PracticePage::Debrief),
        Just(PracticePage::Debrief(usize::MAX)),
    ];
    let place = || prop_oneof![9 => 0usize..12, 1 => Just(usize::MAX)];
    let action = prop_oneof![
        1 => (prop_oneof![9 => 0usize..24, 1 => Just(usize::MAX)], nature).prop_map(|(fact, nature)| PracticeAction::Sort(fact, nature)),
        6 => place().prop_map(PracticeAction::Take),
        1 => (1u8..4, scale, level).prop_map(|(child, scale, level)| {
            PracticeAction::GiveLevel(number(child), scale.into(), level.into())
        }),
        4 => Just(PracticeAction::GoOn),
        1 => any::<bool>().prop_map(PracticeAction::AskToLeave),
        1 => page.prop_map(PracticeAction::Go),
        1 => prop::sample::select(&DRILLS[..]).prop_map(PracticeAction::Drill),
        2 => place().prop_map(PracticeAction::Choose),
        2 => Just(PracticeAction::Next),
        1 => Just(PracticeAction::Saved),
        1 => Just(PracticeAction::Begin("nothing-such".into())),
    ];
    prop_oneof![
        12 => action.prop_map(Doing::Action),
        1 => (0usize..99).prop_map(Doing::Begin),
        1 => (0usize..2).prop_map(Doing::Begin),
        6 => any::<bool>().prop_map(Doing::SortAll),
        6 => Just(Doing::Onward),
        3 => (prop::option::of(1u8..4), 0usize..999, value).prop_map(|(child, item, value)| Doing::Answer(child, item, value)),
    ]
}

impl Desk {
    /// The actions that a doing is, here and now.
    fn actions(&self, doing: &Doing) -> Vec<PracticeAction> {
        match doing {
            Doing::Action(action) => vec![action.clone()],
            Doing::Begin(at) => {
                let cases = &self.practice.casebook.cases;
                vec![PracticeAction::Begin(cases[at % cases.len()].id.clone())]
            }
            Doing::SortAll(right) => self.practice.playing().map_or_else(Vec::new, |(case, course)| {
                let sort = |fact: usize| {
                    PracticeAction::Sort(fact, if *right { case.facts[fact].nature } else { Nature::Judgement })
                };
                course.learnt(case).into_iter().map(sort).collect()
            }),
            Doing::Onward => {
                let mut actions = self.actions(&Doing::SortAll(true));
                actions.push(PracticeAction::GoOn);
                actions
            }
            Doing::Answer(..) => Vec::new(),
        }
    }

    fn answer(&mut self, doing: &Doing) {
        let Doing::Answer(child, item, value) = doing else { return };
        let items = &self.practice.knowledge.items;
        let item = items[item % items.len()].id.clone();
        let basis = Some(Basis { kind: BasisKind::Seen, from: None });
        let statement = Statement::new(*value, basis, self.practice.now());
        let statements = match child {
            None => Some(&mut self.sheet.household),
            Some(child) => self.sheet.child_mut(number(*child)).map(|child| &mut child.statements),
        };
        if let Some(said) = statements.and_then(|statements| statements.of(item)) {
            said.push(statement);
        }
    }
}

/// What may not happen between two states, whatever the action.
fn holds(before: &Desk, action: &PracticeAction, after: &Desk, replaced: Option<&Record>) -> Result<(), TestCaseError> {
    let (was, is) = (&before.practice, &after.practice);
    // No finished course is lost or changed.
    prop_assert!(is.progress.courses.starts_with(&was.progress.courses), "{:?}", action);
    prop_assert!(is.progress.courses.iter().all(Course::is_finished));
    prop_assert_eq!(is.progress.others.len(), was.progress.others.len());
    let finished = is.progress.courses.len() - was.progress.courses.len();
    prop_assert!(is.unsaved || (finished == 0 && is.progress.missed == was.progress.missed));
    let began = matches!(action, PracticeAction::Begin(_)) && replaced.is_some();
    if let Some((case, course)) = is.playing() {
        prop_assert!(!course.is_finished() && course.stage < case.stages.len());
        for (at, taken) in course.moves.iter().enumerate() {
            let (from, until) = case.moves[taken.place].stages;
            prop_assert!((from..=until).contains(&taken.stage) && taken.stage <= course.stage);
            prop_assert!(course.moves[..at].iter().all(|earlier| earlier.place != taken.place), "taken twice");
        }
        prop_assert!(course.sorted.iter().all(|(fact, _)| course.known(case).has(*fact)), "sorted before it was told");
        // One knows what was told so far and what one's moves revealed, and nothing of what comes.
        let told = case.stages[..=course.stage].iter().flat_map(|stage| &stage.tells);
        let revealed = course.moves.iter().flat_map(|taken| &case.moves[taken.place].reveals);
        let facts: BTreeSet<usize> = told.chain(revealed).copied().collect();
        let known = course.known(case);
        prop_assert_eq!(known.facts().collect::<BTreeSet<_>>(), facts);
        // Whoever is known has a line on the sheet, once.
        for child in case.children_of(&known) {
            let there: Vec<&Child> = after.sheet.children.iter().filter(|there| there.number == child.number).collect();
            prop_assert_eq!(there.len(), 1, "{} child {}", case.id, child.number);
            prop_assert_eq!((there[0].arrival, &there[0].presence), (child.arrival, &child.presence));
        }
        prop_assert_eq!(after.sheet.children.len(), case.children_of(&known).count());
        prop_assert_eq!(is.now(), Some(case.stages[course.stage].at));
    }
    match (was.playing(), is.playing()) {
        (Some((case, course)), Some((_, next))) if !began => {
            let unsorted = course.unsorted(case);
            prop_assert!(next.moves.starts_with(&course.moves), "a move was undone");
            let taken = next.moves.len() - course.moves.len();
            prop_assert!(taken == 0 || (taken == 1 && unsorted == 0 && next.stage == course.stage), "{:?}", action);
            let on = next.stage - course.stage;
            prop_assert!(on == 0 || (on == 1 && unsorted == 0 && *action == PracticeAction::GoOn), "{:?}", action);
            prop_assert_eq!(finished, 0);
            if unsorted == 0 && *action == PracticeAction::GoOn {
                prop_assert_eq!(on, 1);
            }
        }
        (Some((case, course)), None) => {
            if let Some(done) = is.progress.courses.get(was.progress.courses.len()) {
                prop_assert_eq!(action, &PracticeAction::GoOn);
                prop_assert_eq!((course.unsorted(case), course.stage + 1), (0, case.stages.len()));
                prop_assert_eq!(&Course { answers: None, ..done.clone() }, course);
                prop_assert_eq!(done.answers.as_ref(), Some(&answers_of(&before.sheet)));
                prop_assert_eq!(is.page, PracticePage::Debrief(was.progress.courses.len()));
            } else {
                prop_assert!(matches!(action, PracticeAction::Go(_)), "{:?} lost the case", action);
            }
        }
        (None, Some(_)) => prop_assert!(began),
        (None, None) | (Some(_), Some(_)) => prop_assert_eq!(finished, 0),
    }
    if let Some(record) = replaced {
        prop_assert!(record.training, "{:?} made a real record", action);
        if began {
            prop_assert!(answers_of(record).is_empty());
        } else {
            // What was said stays, and so do the numbers.
            prop_assert!(record.children.starts_with(&before.sheet.children));
            let rest = |record: &Record| Record { children: Vec::new(), ..record.clone() };
            prop_assert_eq!(rest(record), rest(&before.sheet));
            prop_assert_eq!(answers_of(record), answers_of(&before.sheet));
        }
    }
    if let Some(run) = &is.drill {
        prop_assert!(run.at <= run.questions.len() && run.right <= run.first && run.first <= run.questions.len());
        let choice = run.chosen.map(|chosen| run.questions[run.at].choices.get(chosen).is_some());
        prop_assert!(choice.unwrap_or(true));
    }
    Ok(())
}

/// A progress as it can be compared: what facts were taken for has no order.
fn comparable(progress: &Progress) -> (Vec<Course>, Vec<String>, Option<Course>) {
    (progress.courses.clone(), progress.missed.clone(), progress.current.clone())
}

proptest! {
    // A course of many steps is slow to make smaller.
    #![proptest_config(ProptestConfig { max_shrink_iters: 200, ..ProptestConfig::with_cases(160) })]

    /// Whatever is done, in whatever order and wherever: nothing panics, nothing finished is lost, nothing is done before all is
    /// sorted, twice or at another time, every record is one of practice, and it keeps what was said.
    #[test]
    fn no_sequence_of_actions_breaks_the_course(begin in 0usize..99, doings in prop::collection::vec(any_doing(), 0..60)) {
        let mut desk = Desk::new();
        for doing in [Doing::Begin(begin), Doing::SortAll(true)].iter().chain(&doings) {
            for action in desk.actions(doing) {
                let before = desk.clone();
                let replaced = desk.act(action.clone());
                holds(&before, &action, &desk, replaced.as_ref())?;
            }
            desk.answer(doing);
        }
    }

    /// What was practised comes back from a file, and from what the page keeps, as it was.
    #[test]
    fn what_was_practised_is_read_as_it_was_written(begin in 0usize..99, doings in prop::collection::vec(any_doing(), 0..60)) {
        let mut desk = Desk::new();
        for doing in [Doing::Begin(begin), Doing::SortAll(true)].iter().chain(&doings) {
            desk.actions(doing).into_iter().for_each(|action| drop(desk.act(action)));
            desk.answer(doing);
        }
        let casebook = cases();
        let text = desk.practice.progress.to_json(&casebook).to_string();
        let read = Progress::of_json(&casebook, &json::parse(&text).unwrap()).unwrap();
        prop_assert_eq!(comparable(&read), comparable(&desk.practice.progress));
        prop_assert_eq!(read.others.len(), 0);
        let kept = json::parse(&desk.practice.kept().to_string()).unwrap();
        let resumed = Practice::resumed(desk.practice.knowledge.clone(), casebook, &kept);
        prop_assert_eq!(&resumed.course, &desk.practice.course);
        prop_assert_eq!(&resumed.progress.courses, &desk.practice.progress.courses);
        prop_assert_eq!(resumed.page == PracticePage::Case, resumed.course.is_some());
        prop_assert_eq!(resumed.kept(), desk.practice.kept());
    }
}

/// In every case and every stage: no move while one piece of information is not sorted, none before or after its time.
#[test]
fn nothing_is_done_before_all_is_sorted() {
    for case in &cases().cases {
        let mut desk = Desk::new();
        desk.act(PracticeAction::Begin(case.id.clone()));
        for (at, _) in case.stages.iter().enumerate() {
            for fact in desk.course().learnt(case) {
                if desk.course().nature(fact).is_some() {
                    continue;
                }
                let before = desk.course().clone();
                for place in 0..case.moves.len() {
                    desk.act(PracticeAction::Take(place));
                }
                desk.act(PracticeAction::GoOn);
                assert_eq!(*desk.course(), before, "{}", case.id);
                desk.act(PracticeAction::Sort(fact, Nature::Judgement));
            }
            for (place, one) in case.moves.iter().enumerate() {
                let (mut desk, taken) = (desk.clone(), desk.course().took(place).is_some());
                desk.act(PracticeAction::Take(place));
                let took = desk.course().took(place);
                let open = (one.stages.0..=one.stages.1).contains(&at);
                assert_eq!(took.is_some(), taken || open, "{} {} in {at}", case.id, one.id);
                // What it reveals is to be sorted before the next.
                if open && !taken && one.reveals.iter().any(|fact| desk.course().nature(*fact).is_none()) {
                    let count = desk.course().moves.len();
                    (0..case.moves.len()).for_each(|other| drop(desk.act(PracticeAction::Take(other))));
                    assert_eq!(desk.course().moves.len(), count, "{} {}", case.id, one.id);
                }
            }
            desk.act(PracticeAction::GoOn);
        }
        assert!(desk.practice.course.is_none() && desk.practice.progress.courses.len() == 1, "{}", case.id);
    }
}

/// A child of whom one learns in the middle comes to the sheet, with its number, its birth and nothing answered; what was said of
/// the others stays.
#[test]
fn children_learnt_of_later_come_to_those_who_are_there() {
    let mut later = 0;
    for case in &cases().cases {
        let newcomers = case.children.iter().filter(|child| child.known_by.is_some()).count();
        let mut desk = Desk::new();
        let begun = desk.act(PracticeAction::Begin(case.id.clone())).unwrap();
        let told = desk.course().known(case);
        assert_eq!(begun.children, case.children_of(&told).cloned().collect::<Vec<_>>(), "{}", case.id);
        assert!(!begun.children.is_empty(), "{}", case.id);
        for item in 0..40 {
            desk.answer(&Doing::Answer(None, item, Value::Yes));
            desk.answer(&Doing::Answer(Some(begun.children[0].number.0.get()), item, Value::Yes));
        }
        let said = answers_of(&desk.sheet);
        assert!(said.len() > 20);
        let first = desk.sheet.children.clone();
        for _ in &case.stages {
            desk.sort_right(case);
            for place in 0..case.moves.len() {
                if case.moves[place].verdict == Verdict::Should {
                    desk.act(PracticeAction::Take(place));
                    desk.sort_right(case);
                }
            }
            if desk.course().stage + 1 < case.stages.len() {
                desk.act(PracticeAction::GoOn);
            }
        }
        assert_eq!(desk.sheet.children.len(), case.children.len(), "{}", case.id);
        assert!(desk.sheet.children.starts_with(&first), "{}", case.id);
        for child in &desk.sheet.children[first.len()..] {
            let own = case.children.iter().find(|own| own.child.number == child.number).unwrap();
            assert_eq!(child, &own.child, "{}", case.id);
        }
        assert_eq!(answers_of(&desk.sheet), said, "{}", case.id);
        later += newcomers;
    }
    assert!(later > 5, "{later}");
}

/// The question before a case is left stands there only while there is one to be left: not when the next one begins.
#[test]
fn a_case_begins_without_the_question_whether_to_leave_it() {
    let casebook = cases();
    let [one, two] = [&casebook.cases[0], &casebook.cases[1]];
    let mut desk = Desk::new();
    desk.act(PracticeAction::Begin(one.id.clone()));
    for _ in &one.stages {
        desk.sort_right(one);
        desk.act(PracticeAction::AskToLeave(true));
        desk.act(PracticeAction::GoOn);
    }
    assert!(desk.practice.course.is_none());
    desk.act(PracticeAction::Begin(two.id.clone()));
    assert!(!desk.practice.asks_to_leave);
    // Left, and begun again.
    desk.act(PracticeAction::AskToLeave(true));
    desk.act(PracticeAction::Go(PracticePage::Home));
    assert!(!desk.practice.asks_to_leave && desk.practice.course.is_none());
    assert!(!desk.practice.would_lose() || desk.practice.unsaved);
}

/// An action that cannot apply changes nothing.
#[test]
fn what_cannot_be_done_changes_nothing() {
    let mut desk = Desk::new();
    for action in [
        PracticeAction::Begin("nothing-such".into()),
        PracticeAction::Sort(0, Nature::Fact),
        PracticeAction::Take(0),
        PracticeAction::GiveLevel(number(1), "urgency".into(), "severe".into()),
        PracticeAction::GoOn,
        PracticeAction::Choose(0),
        PracticeAction::Next,
    ] {
        let sheet = desk.sheet.clone();
        assert_eq!(desk.act(action.clone()), None, "{action:?}");
        assert_eq!(desk.sheet, sheet);
        let practice = &desk.practice;
        assert_eq!(
            (practice.page, &practice.course, &practice.drill),
            (PracticePage::Home, &None, &None),
            "{action:?}"
        );
        assert!(!practice.would_lose(), "{action:?}");
    }
    // A fact that one has not learnt cannot be sorted.
    let casebook = cases();
    let case = &casebook.cases[0];
    desk.act(PracticeAction::Begin(case.id.clone()));
    let told = desk.course().learnt(case);
    for fact in (0..case.facts.len()).chain([usize::MAX]).filter(|fact| !told.contains(fact)) {
        desk.act(PracticeAction::Sort(fact, Nature::Fact));
        assert_eq!(desk.course().sorted, []);
    }
}

mod files {
    use super::*;

    fn written(practice: &Practice) -> Progress {
        let text = practice.progress.to_json(&practice.casebook).to_string();
        Progress::of_json(&practice.casebook, &json::parse(&text).unwrap()).unwrap()
    }

    /// Two cases, with one question of a drill missed.
    fn practised() -> Desk {
        let mut desk = Desk::new();
        let casebook = cases();
        desk.play(&casebook.cases[1]);
        desk.play(&casebook.cases[0]);
        desk.act(PracticeAction::Drill(Drill::Nature));
        let wrong =
            desk.practice.drill.as_ref().unwrap().question().unwrap().choices.iter().position(|choice| !choice.right);
        desk.act(PracticeAction::Choose(wrong.unwrap()));
        assert_eq!(desk.practice.progress.missed.len(), 1);
        desk
    }

    /// To open the file that one has just saved, once or twice, adds nothing.
    #[test]
    fn ones_own_file_opened_again_changes_nothing() {
        let practice = practised().practice;
        let opened = practice.open(Some(written(&practice)));
        assert_eq!(opened.opened, Some(Opened::Own(2, 0)));
        assert_eq!(comparable(&opened.progress), comparable(&practice.progress));
        let again = opened.open(Some(written(&opened)));
        assert_eq!(comparable(&again.progress), comparable(&practice.progress));
    }

    /// What another edition has left in a file is kept, once.
    #[test]
    fn courses_of_other_editions_are_kept_once() {
        let practice = practised().practice;
        let mut file = practice.progress.to_json(&practice.casebook).to_string();
        file = file.replacen(&practice.progress.courses[0].pack.hash, &"0".repeat(64), 1);
        let read = || Progress::of_json(&practice.casebook, &json::parse(&file).unwrap()).unwrap();
        assert_eq!((read().courses.len(), read().others.len()), (1, 1));
        let empty = Desk::new().practice;
        let once = empty.open(Some(read()));
        assert_eq!((once.opened, once.progress.others.len()), (Some(Opened::Own(1, 1)), 1));
        let twice = once.open(Some(read()));
        assert_eq!(twice.progress.others.len(), 1);
    }

    /// What was practised in this page stays when a file is opened, and comes after it: the oldest first.
    #[test]
    fn a_file_comes_to_what_is_there() {
        let (mut desk, casebook) = (Desk::new(), cases());
        desk.play(&casebook.cases[2]);
        let file = written(&practised().practice);
        let opened = desk.practice.open(Some(file.clone()));
        let played: Vec<&String> = opened.progress.courses.iter().map(|course| &course.case).collect();
        assert_eq!(played, [&casebook.cases[1].id, &casebook.cases[0].id, &casebook.cases[2].id]);
        assert_eq!(opened.progress.missed, file.missed);
        assert!(opened.unsaved, "what was practised here is in no file yet");
        // The case that is being played goes on.
        desk.act(PracticeAction::Begin(casebook.cases[3].id.clone()));
        assert_eq!(desk.practice.open(Some(file)).course, desk.practice.course);
    }

    /// A file that is none leaves everything as it is.
    #[test]
    fn what_is_no_file_of_practice_changes_nothing() {
        let practice = practised().practice;
        let refused = practice.open(None);
        assert_eq!(refused.opened, Some(Opened::Refused));
        assert_eq!(comparable(&refused.progress), comparable(&practice.progress));
        let group = practice.open_group(vec![None, None]);
        assert_eq!((group.opened, group.page), (Some(Opened::Group(0, 2)), practice.page));
        let group = practice.open_group(vec![Some(Progress::default()), None]);
        assert_eq!((group.opened, group.page, group.group.len()), (Some(Opened::Group(1, 1)), PracticePage::Group, 1));
        let group = group.apply(PracticeAction::Go(PracticePage::Home), &Record::default()).0;
        assert_eq!(group.opened, None, "what was opened is told once");
    }

    /// What the page keeps of a case in the middle goes on where it was; what is kept by another edition is not taken.
    #[test]
    fn a_case_in_the_middle_goes_on() {
        let (mut desk, casebook) = (Desk::new(), cases());
        for case in &casebook.cases {
            desk.act(PracticeAction::Begin(case.id.clone()));
            desk.sort_right(case);
            desk.act(PracticeAction::GoOn);
            let kept = desk.practice.kept().to_string();
            let resume = |text: &str| {
                let kept = json::parse(text).unwrap();
                Practice::resumed(desk.practice.knowledge.clone(), casebook.clone(), &kept)
            };
            let resumed = resume(&kept);
            assert_eq!((&resumed.course, resumed.page), (&desk.practice.course, PracticePage::Case), "{}", case.id);
            assert_eq!(resumed.now(), desk.practice.now());
            let other = resume(&kept.replace(&case.pack.hash, "another"));
            assert_eq!((other.course, other.page), (None, PracticePage::Home), "{}", case.id);
        }
    }
}

mod drilling {
    use std::collections::BTreeMap;

    use super::*;
    use crate::training::drill::DrillQuestion;

    fn questions(drill: Drill) -> Vec<DrillQuestion> {
        NEW.with(|practice| drill.questions(&practice.knowledge, &practice.casebook))
    }

    /// Goes through a run; `right` says of each question that stands there whether to answer it right.
    fn run(desk: &mut Desk, drill: Drill, mut right: impl FnMut(&DrillQuestion) -> bool) -> Vec<String> {
        desk.act(PracticeAction::Drill(drill));
        let mut asked = Vec::new();
        while let Some(question) = desk.practice.drill.as_ref().and_then(DrillRun::question).cloned() {
            let wanted = right(&question);
            let choice = question.choices.iter().position(|choice| choice.right == wanted).unwrap();
            desk.act(PracticeAction::Choose(choice));
            desk.act(PracticeAction::Next);
            asked.push(question.id.clone());
            assert!(asked.len() < 100, "the run does not end");
        }
        asked
    }

    #[test]
    fn every_drill_is_listed() {
        let place = |drill: Drill| match drill {
            Drill::Nature => 0,
            Drill::Value => 1,
            Drill::Question => 2,
            Drill::Written(training::DrillKind::Route) => 3,
            Drill::Written(training::DrillKind::FirstCall) => 4,
            Drill::Written(training::DrillKind::Door) => 5,
            Drill::Written(training::DrillKind::Report) => 6,
        };
        assert_eq!(DRILLS.map(place), [0, 1, 2, 3, 4, 5, 6]);
        let names: BTreeSet<&str> = DRILLS.iter().map(|drill| drill.name()).collect();
        assert_eq!(names.len(), DRILLS.len());
    }

    /// A minute's worth of questions at least, each with a right and a wrong choice, no two choices alike, and ids that stand once
    /// in all drills.
    #[test]
    fn every_drill_has_enough_questions_that_can_be_answered() {
        let mut ids = BTreeSet::new();
        for drill in DRILLS {
            let questions = questions(drill);
            assert!(questions.len() >= RUN, "{drill:?} has {}", questions.len());
            for question in questions {
                let right = question.choices.iter().filter(|choice| choice.right).count();
                assert!(0 < right && right < question.choices.len(), "{}", question.id);
                for (at, choice) in question.choices.iter().enumerate() {
                    assert!(question.choices[..at].iter().all(|other| other.says != choice.says), "{}", question.id);
                }
                assert!(!question.told.ja.is_empty() && ids.insert(question.id.clone()), "{}", question.id);
                if !matches!(drill, Drill::Question) {
                    let why = question.choices.iter().find(|choice| choice.right).unwrap().why.as_ref();
                    assert!(why.is_some_and(|why| !why.ja.is_empty()), "{}", question.id);
                }
            }
        }
    }

    /// The drills from cases say what the cases say.
    #[test]
    fn drills_of_cases_are_right_about_them() {
        let casebook = cases();
        let fact = |id: &str| {
            let mut parts = id.split('/').skip(1);
            let case = casebook.case(parts.next().unwrap()).unwrap();
            let fact = parts.next().unwrap();
            let place = case.facts.iter().position(|one| one.id == fact).unwrap();
            (case, place, parts.next().map(str::to_owned))
        };
        let facts: usize = casebook.cases.iter().map(|case| case.facts.len()).sum();
        assert_eq!(questions(Drill::Nature).len(), facts, "every fact is asked about");
        for question in questions(Drill::Nature) {
            let (case, place, _) = fact(&question.id);
            let right = question.choices.iter().filter(|choice| choice.right).map(|choice| &choice.says);
            assert_eq!(right.collect::<Vec<_>>(), [&training::drill::Says::Nature(case.facts[place].nature)]);
        }
        for question in questions(Drill::Value) {
            let (case, place, item) = fact(&question.id);
            let right: Vec<_> =
                question.choices.iter().filter(|choice| choice.right).map(|choice| &choice.says).collect();
            // It can be told from this one piece of information, and nothing else is right too.
            let own = |answer: &&training::ModelAnswer| answer.facts == [place] && Some(&answer.item) == item.as_ref();
            let own: Vec<&training::ModelAnswer> = case.answers.iter().filter(own).collect();
            assert!(!own.is_empty(), "{}", question.id);
            for answer in own {
                assert_eq!(right, [&training::drill::Says::Value(answer.value)], "{}", question.id);
                assert_eq!(answer.accept, [], "{}", question.id);
            }
        }
        for question in questions(Drill::Question) {
            let (case, place, _) = fact(&question.id);
            let yes = |answer: &&training::ModelAnswer| answer.facts == [place] && answer.value == Value::Yes;
            let asked = case.answers.iter().filter(yes).filter_map(|answer| {
                NEW.with(|practice| {
                    let own = practice.knowledge.item(&answer.item)?;
                    let question = practice.knowledge.question_of(own)?;
                    Some(training::drill::Says::Question(question.number.clone(), question.title.clone()))
                })
            });
            let right: Vec<_> =
                question.choices.iter().filter(|choice| choice.right).map(|choice| &choice.says).collect();
            assert_eq!(right.len(), 1, "{}", question.id);
            assert!(asked.collect::<Vec<_>>().contains(right[0]), "{}", question.id);
        }
    }

    /// A run has eight questions, no two alike, and ends; what was missed comes again in it, until it is right.
    #[test]
    fn what_was_missed_comes_again_in_the_same_run() {
        for drill in DRILLS {
            for missed in 0..RUN {
                let mut desk = Desk::new();
                let mut asked = 0;
                let all = run(&mut desk, drill, |_| {
                    asked += 1;
                    asked - 1 != missed
                });
                assert_eq!(all.len(), RUN + 1, "{drill:?}");
                assert_eq!(all[..RUN].iter().collect::<BTreeSet<_>>().len(), RUN, "{drill:?}");
                assert_eq!(all[RUN], all[missed], "{drill:?}");
                let run = desk.practice.drill.as_ref().unwrap();
                assert_eq!((run.right, run.first), (RUN - 1, RUN), "only the first answer counts");
                assert_eq!(desk.practice.progress.missed, Vec::<String>::new(), "it was right in the end");
            }
        }
    }

    /// What was missed and not made good comes first in the next run of its drill, in that after it, and no more once it is right.
    #[test]
    fn what_was_missed_comes_again_in_the_next_run_until_it_is_right() {
        for drill in DRILLS {
            let mut desk = Desk::new();
            desk.act(PracticeAction::Drill(drill));
            let mut missed = Vec::new();
            for wrong in [false, true, true, false, true] {
                let question = desk.practice.drill.as_ref().unwrap().question().unwrap().clone();
                let choice = question.choices.iter().position(|choice| choice.right != wrong).unwrap();
                desk.act(PracticeAction::Choose(choice));
                desk.act(PracticeAction::Next);
                missed.extend(wrong.then(|| question.id.clone()));
            }
            assert_eq!(desk.practice.progress.missed, missed, "{drill:?}");
            assert!(desk.practice.unsaved);
            // Left in the middle; another drill changes nothing of it.
            let other = DRILLS[usize::from(drill == DRILLS[0])];
            run(&mut desk, other, |_| true);
            assert_eq!(desk.practice.progress.missed, missed, "{drill:?}");
            for turn in 0..2 {
                desk.act(PracticeAction::Drill(drill));
                let questions = desk.practice.drill.as_ref().unwrap().questions.clone();
                let first: BTreeSet<&String> = questions[..missed.len()].iter().map(|question| &question.id).collect();
                assert_eq!(first, missed.iter().collect(), "{drill:?}");
                assert_eq!(questions.len(), RUN);
                if turn == 1 {
                    run(&mut desk, drill, |_| true);
                }
            }
            assert_eq!(desk.practice.progress.missed, Vec::<String>::new(), "{drill:?}");
        }
    }

    /// The first answer to a question is the one that counts, and what is not there cannot be chosen.
    #[test]
    fn an_answer_is_given_once() {
        for drill in DRILLS {
            let mut desk = Desk::new();
            desk.act(PracticeAction::Drill(drill));
            desk.act(PracticeAction::Next);
            desk.act(PracticeAction::Choose(99));
            let run = desk.practice.drill.clone().unwrap();
            assert_eq!((run.at, run.chosen, run.right), (0, None, 0), "there is no next before an answer");
            for choice in 0..run.questions[0].choices.len() {
                desk.act(PracticeAction::Choose(choice));
            }
            assert_eq!(desk.practice.drill.as_ref().unwrap().chosen, Some(0));
        }
    }

    /// Running on, each question comes up, whoever answers: all right, one question never right, or every third one missed and
    /// then made good.
    #[test]
    fn running_on_every_question_comes_up() {
        for drill in DRILLS {
            let all: BTreeSet<String> = questions(drill).into_iter().map(|question| question.id).collect();
            let first = questions(drill)[0].id.clone();
            for learner in 0..3 {
                let mut desk = Desk::new();
                let (mut seen, mut runs) = (BTreeSet::new(), 0);
                // Half as many again, for what is repeated.
                let enough = (all.len() / (RUN - 1) + 1) * 3 / 2 + 2;
                let mut tries: BTreeMap<String, usize> = BTreeMap::new();
                while seen.len() < all.len() {
                    runs += 1;
                    assert!(runs <= enough, "{drill:?} learner {learner}: {} of {} in {enough}", seen.len(), all.len());
                    match learner {
                        1 => {
                            // A run that is left where the stubborn question stands a second time.
                            desk.act(PracticeAction::Drill(drill));
                            for question in desk.practice.drill.clone().unwrap().questions {
                                let right = question.id != first;
                                let choice = question.choices.iter().position(|choice| choice.right == right).unwrap();
                                desk.act(PracticeAction::Choose(choice));
                                desk.act(PracticeAction::Next);
                                seen.insert(question.id.clone());
                            }
                        }
                        _ => seen.extend(run(&mut desk, drill, |question| {
                            let tried = tries.entry(question.id.clone()).or_default();
                            *tried += 1;
                            learner == 0 || *tried % 3 != 1 || question.id.len() % 3 != 0
                        })),
                    }
                }
            }
        }
    }

    /// Who answers all right comes by every question once before one comes up again.
    #[test]
    fn nothing_comes_twice_before_all_came_once() {
        for drill in DRILLS {
            let mut desk = Desk::new();
            let all = questions(drill).len();
            let mut seen = BTreeSet::new();
            for _ in 0..all / RUN {
                let asked = run(&mut desk, drill, |_| true);
                assert!(asked.iter().all(|id| seen.insert(id.clone())), "{drill:?}");
            }
            let rest = run(&mut desk, drill, |_| true);
            seen.extend(rest);
            assert_eq!(seen.len(), all, "{drill:?}");
        }
    }
}

/// What the record says stays what it says: an answer with nothing to carry it is kept as it was written.
#[test]
fn answers_are_taken_down_as_they_were_written() {
    let mut record = Record { training: true, ..Record::with_one_child() };
    let basis = |kind| Some(Basis { kind, from: None });
    let child = &mut record.children[0].statements;
    for (item, value, kind) in [
        ("a", Value::Yes, Some(BasisKind::Seen)),
        ("b", Value::No, Some(BasisKind::Heard)),
        ("c", Value::No, None),
        ("d", Value::Unknown, None),
    ] {
        child.of(item.into()).unwrap().push(Statement::new(value, kind.and_then(basis), None));
    }
    record.household.of("e".into()).unwrap().push(Statement::new(Value::No, basis(BasisKind::Record), None));
    let given =
        |child: Option<u8>, item: &str, value| GivenAnswer { child: child.map(number), item: item.into(), value };
    let expected = [
        given(None, "e", Value::No),
        given(Some(1), "a", Value::Yes),
        given(Some(1), "b", Value::No),
        given(Some(1), "c", Value::No),
        given(Some(1), "d", Value::Unknown),
    ];
    assert_eq!(answers_of(&record), expected);
}
