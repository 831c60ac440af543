//! What a group answered: which items split it, and how far it agrees. Files have no names, and nobody is ranked.

use super::agreement::{
    Coefficient, Row, gwet_ac1, krippendorff_alpha, linear, pairs_that_agree, percent_agreement, weighted_kappa,
};
use super::case::{Case, Casebook, Mistake};
use super::course::Course;
use super::marking::{MISTAKES, mark};
use super::progress::Progress;
use crate::knowledge::Knowledge;
use crate::order::sorted_by;
use crate::record::{ChildNumber, Value};

/// What a group answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// How many files were counted.
    pub files: usize,
    /// Courses through other editions of cases, which are not counted.
    pub other_editions: usize,
    /// The cases that somebody played, in the order of the casebook.
    pub cases: Vec<GroupCase>,
    /// The scales of which somebody gave a level: how far the group and the model agree.
    pub scales: Vec<GroupScale>,
}

/// One case.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupCase {
    /// The case's id.
    pub case: String,
    /// How many played it: the first time of each counts.
    pub courses: usize,
    /// How many did all that has to be done.
    pub passed: usize,
    /// The items, those that split the group most before the others.
    pub items: Vec<GroupItem>,
    /// The mean share of pairs that agree.
    pub agreement: Option<f64>,
    /// Krippendorff's α over the items.
    pub alpha: Option<Coefficient>,
    /// Gwet's AC1 over the items.
    pub ac1: Option<Coefficient>,
    /// How many made each kind of mistake, in the order of [`MISTAKES`].
    pub mistakes: Vec<(Mistake, usize)>,
}

/// One item of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupItem {
    /// The child; none for an item of the household.
    pub child: Option<ChildNumber>,
    /// The item's id.
    pub item: String,
    /// What the model answers at the end.
    pub model: Value,
    /// How many said yes, no, and unknown or nothing.
    pub counts: Row,
    /// The share of pairs that agree; `None` for fewer than two.
    pub agreement: Option<f64>,
}

/// One scale.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupScale {
    /// The scale's id.
    pub scale: String,
    /// How many levels were given.
    pub given: usize,
    /// How many are those of the model.
    pub right: usize,
    /// Weighted κ between what was given and the model, with linear weights.
    pub kappa: Option<Coefficient>,
}

/// Counts the files of a group.
pub fn tabulate(knowledge: &Knowledge, casebook: &Casebook, files: &[Progress]) -> Group {
    let cases = casebook.cases.iter().filter_map(|case| {
        let courses: Vec<&Course> =
            files.iter().filter_map(|file| file.first_courses().find(|course| course.case == case.id)).collect();
        (!courses.is_empty()).then(|| of_case(case, &courses))
    });
    Group {
        files: files.len(),
        other_editions: files.iter().map(|file| file.others.len()).sum(),
        cases: cases.collect(),
        scales: scales(knowledge, casebook, files),
    }
}

fn of_case(case: &Case, courses: &[&Course]) -> GroupCase {
    let marked: Vec<_> = courses.iter().map(|course| mark(case, course)).collect();
    let last = case.stages.len().saturating_sub(1);
    let model = case.model_answers(&case.model_knowledge(last));
    let items = model.into_iter().map(|(_, answer)| {
        let mut counts = vec![0; 3];
        for course in courses {
            let given = course.answers.iter().flatten();
            let mut given = given.filter(|given| (given.child, &given.item) == (answer.child, &answer.item));
            let column = match given.next().map(|given| given.value) {
                Some(Value::Yes) => 0,
                Some(Value::No) => 1,
                Some(Value::Unknown) | None => 2,
            };
            if let Some(count) = counts.get_mut(column) {
                *count += 1;
            }
        }
        let agreement = pairs_that_agree(&counts);
        GroupItem { child: answer.child, item: answer.item.clone(), model: answer.value, counts, agreement }
    });
    let items: Vec<GroupItem> = items.collect();
    let rows: Vec<Row> = items.iter().map(|item| item.counts.clone()).collect();
    let made = |mistake: &Mistake| (*mistake, marked.iter().filter(|marking| marking.has(*mistake)).count());
    GroupCase {
        case: case.id.clone(),
        courses: courses.len(),
        passed: marked.iter().filter(|marking| marking.passed()).count(),
        agreement: percent_agreement(&rows),
        alpha: krippendorff_alpha(&rows),
        ac1: gwet_ac1(&rows),
        items: sorted_by(items, |a, b| a.agreement.unwrap_or(1.0).total_cmp(&b.agreement.unwrap_or(1.0))),
        mistakes: MISTAKES.iter().map(made).collect(),
    }
}

fn scales(knowledge: &Knowledge, casebook: &Casebook, files: &[Progress]) -> Vec<GroupScale> {
    let of_scale = |scale: &crate::knowledge::Scale| {
        // From the lowest up: no rule fired, then the levels.
        let ids: Vec<&str> =
            [&scale.none].into_iter().chain(scale.levels.iter().rev()).map(|level| level.id.as_str()).collect();
        let place = |id: &str| ids.iter().position(|other| *other == id);
        let mut table = vec![vec![0; ids.len()]; ids.len()];
        for course in files.iter().flat_map(Progress::first_courses) {
            let Some(case) = casebook.case(&course.case) else { continue };
            for given in course.levels.iter().filter(|given| given.scale == scale.id) {
                let expects = case.stages.get(given.stage).map(|stage| stage.expect.as_slice()).unwrap_or_default();
                let expect = expects.iter().find(|expect| expect.child == given.child && expect.scale == scale.id);
                let model = expect.filter(|expect| expect.asked.is_some()).and_then(|expect| place(&expect.known));
                let cell =
                    model.zip(place(&given.level)).and_then(|(model, given)| table.get_mut(given)?.get_mut(model));
                if let Some(cell) = cell {
                    *cell += 1;
                }
            }
        }
        let given: u32 = table.iter().flatten().sum();
        let right: u32 = table.iter().enumerate().filter_map(|(at, row)| row.get(at)).sum();
        let kappa = weighted_kappa(&table, linear(ids.len()));
        (given > 0).then(|| GroupScale { scale: scale.id.clone(), given: given as usize, right: right as usize, kappa })
    };
    knowledge.scales.iter().filter_map(|scale| of_scale(scale)).collect()
}
