//! Drills of a minute each. Three kinds are made from the cases, so that they never run dry; the others are written.

use super::case::{Case, Casebook, DrillKind, Nature};
use crate::knowledge::{Knowledge, Subject};
use crate::record::Value;
use crate::text::Text;

/// The drills, in the order in which they are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drill {
    /// Fact, hearsay or judgement.
    Nature,
    /// Which question of the sheet a piece of information belongs to.
    Question,
    /// Yes, no or unknown.
    Value,
    /// One whose questions are written.
    Written(DrillKind),
}

/// All drills.
pub const DRILLS: [Drill; 7] = [
    Drill::Nature,
    Drill::Value,
    Drill::Question,
    Drill::Written(DrillKind::Route),
    Drill::Written(DrillKind::FirstCall),
    Drill::Written(DrillKind::Door),
    Drill::Written(DrillKind::Report),
];

/// A question of a drill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrillQuestion {
    /// The id: the same in every run.
    pub id: String,
    /// What is told.
    pub told: Text,
    /// The item that it is asked about, if it is about one.
    pub item: Option<Text>,
    /// What to choose from.
    pub choices: Vec<Choice>,
}

/// One of several things to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it says.
    pub says: Says,
    /// Whether it is right.
    pub right: bool,
    /// Why, where that is to be said of this choice.
    pub why: Option<Text>,
}

/// What a choice says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// Words of a training pack.
    Words(Text),
    /// What a piece of information is.
    Nature(Nature),
    /// An answer.
    Value(Value),
    /// A question of the sheet: its number and title.
    Question(String, Text),
}

impl Drill {
    /// The name of the drill: in ids, and for the page.
    pub fn name(self) -> &'static str {
        match self {
            Drill::Nature => "nature",
            Drill::Question => "question",
            Drill::Value => "value",
            Drill::Written(DrillKind::Route) => "route",
            Drill::Written(DrillKind::FirstCall) => "first-call",
            Drill::Written(DrillKind::Report) => "report",
            Drill::Written(DrillKind::Door) => "door",
        }
    }

    /// All its questions, in the order of the casebook.
    pub fn questions(self, knowledge: &Knowledge, casebook: &Casebook) -> Vec<DrillQuestion> {
        let of_cases = |make: fn(&Knowledge, &Case) -> Vec<DrillQuestion>| {
            casebook.cases.iter().flat_map(|case| make(knowledge, case)).collect()
        };
        match self {
            Drill::Nature => of_cases(natures),
            Drill::Question => of_cases(questions),
            Drill::Value => of_cases(values),
            Drill::Written(kind) => {
                let own = casebook.drills.iter().filter(|drill| drill.kind == kind);
                own.map(|drill| DrillQuestion {
                    id: drill.id.clone(),
                    told: drill.prompt.clone(),
                    item: None,
                    choices: drill.choices.iter().map(written).collect(),
                })
                .collect()
            }
        }
    }
}

fn written(choice: &super::WrittenChoice) -> Choice {
    Choice { says: Says::Words(choice.text.clone()), right: choice.right, why: Some(choice.why.clone()) }
}

/// What each fact of a case is.
fn natures(_: &Knowledge, case: &Case) -> Vec<DrillQuestion> {
    let question = |fact: &super::Information| {
        let choice = |nature: Nature| {
            let right = nature == fact.nature;
            Choice { says: Says::Nature(nature), right, why: right.then(|| fact.why.clone()) }
        };
        DrillQuestion {
            id: format!("nature/{}/{}", case.id, fact.id),
            told: fact.text.clone(),
            item: None,
            choices: [Nature::Fact, Nature::Hearsay, Nature::Judgement].map(choice).into(),
        }
    };
    case.facts.iter().map(question).collect()
}

/// What one fact by itself says of an item, where there is one right answer.
fn values(knowledge: &Knowledge, case: &Case) -> Vec<DrillQuestion> {
    let question = |answer: &super::ModelAnswer| {
        let [fact] = answer.facts[..] else { return None };
        let (fact, item) = (case.facts.get(fact)?, knowledge.item(&answer.item)?);
        let choice = |value: Value| {
            let right = value == answer.value;
            Choice { says: Says::Value(value), right, why: right.then(|| answer.reason.clone()) }
        };
        answer.accept.is_empty().then(|| DrillQuestion {
            id: format!("value/{}/{}/{}", case.id, fact.id, item.id),
            told: fact.text.clone(),
            item: Some(item.statement.clone()),
            choices: [Value::Yes, Value::No, Value::Unknown].map(choice).into(),
        })
    };
    // Of two children it is asked once, and not at all where it says different things of them.
    let same = |a: &super::ModelAnswer, b: &super::ModelAnswer| a.item == b.item && a.facts == b.facts;
    let once = |(at, answer): &(usize, &super::ModelAnswer)| {
        case.answers.iter().take(*at).all(|other| !same(other, answer))
            && case.answers.iter().all(|other| !same(other, answer) || other.value == answer.value)
    };
    case.answers.iter().enumerate().filter(once).filter_map(|(_, answer)| question(answer)).collect()
}

/// How many questions of the sheet there are to choose from.
const CHOICES: usize = 4;

/// Which question of the sheet a fact belongs to: one that makes a yes of items of one question alone.
fn questions(knowledge: &Knowledge, case: &Case) -> Vec<DrillQuestion> {
    // The lists by place and kind of injury ask again what others ask.
    let scale = knowledge.scales.iter().find(|scale| scale.subject == Subject::Born);
    let Some(scale) = scale else { return Vec::new() };
    let counts = |place: &usize| {
        let items = knowledge.questions.get(*place).map(|question| question.items.as_slice()).unwrap_or_default();
        scale.ladder.0.iter().any(|condition| {
            let facts = condition.facts();
            let reads = |fact: &&crate::knowledge::Fact| matches!(fact, crate::knowledge::Fact::Item(item) if items.iter().any(|own| own.id == item.id));
            facts.iter().any(reads)
        })
    };
    let places: Vec<usize> = (0..knowledge.questions.len()).filter(counts).collect();
    let question = |(at, fact): (usize, &super::Information)| {
        let about = case.answers.iter().filter(|answer| answer.value == Value::Yes && answer.facts == [at]);
        let mut asked: Vec<usize> = about
            .filter_map(|answer| knowledge.item(&answer.item))
            .map(|item| item.question)
            .filter(|place| places.contains(place))
            .collect();
        asked.dedup();
        let [right] = asked[..] else { return None };
        // Its neighbours on the sheet are what it is most easily taken for.
        let own = places.iter().position(|place| *place == right)?;
        let first = own.saturating_sub(CHOICES / 2).min(places.len().saturating_sub(CHOICES));
        let choice = |place: &usize| {
            let question = knowledge.questions.get(*place)?;
            let says = Says::Question(question.number.clone(), question.title.clone());
            Some(Choice { says, right: *place == right, why: None })
        };
        Some(DrillQuestion {
            id: format!("question/{}/{}", case.id, fact.id),
            told: fact.text.clone(),
            item: None,
            choices: places.iter().skip(first).take(CHOICES).filter_map(choice).collect(),
        })
    };
    case.facts.iter().enumerate().filter_map(question).collect()
}
