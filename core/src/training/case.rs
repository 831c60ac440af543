use crate::calendar::Moment;
use crate::record::{Basis, BasisKind, Child, ChildNumber, Record, Statement, Value};
use crate::text::Text;

pub use super::wire::{DrillKind, Mistake, MoveKind, Nature, Verdict};

/// Everything that is practised: aims, cases and drills of the loaded training packs, checked.
#[derive(Clone, Debug, Default)]
pub struct Casebook {
    /// The packs, in their order.
    pub packs: Vec<TrainingRef>,
    /// What is aimed at.
    pub aims: Vec<Aim>,
    /// The cases.
    pub cases: Vec<Case>,
    /// The written questions of drills.
    pub drills: Vec<WrittenQuestion>,
    /// The ids of packs that do not pass the check and are left out.
    pub left_out: Vec<String>,
}

/// Which training pack, exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainingRef {
    /// Its id.
    pub id: String,
    /// Its edition.
    pub edition: String,
    /// The SHA-256 of its content.
    pub hash: String,
}

/// What practice aims at.
#[derive(Clone, Debug)]
pub struct Aim {
    /// The id.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Why it is practised.
    pub why: Text,
}

/// A case to practise on. Facts and moves are named by their places in its lists.
#[derive(Clone, Debug)]
pub struct Case {
    /// The id.
    pub id: String,
    /// Which pack it comes from.
    pub pack: TrainingRef,
    /// What it is called.
    pub title: Text,
    /// The id of the role that is played.
    pub role: String,
    /// The id of the area.
    pub area: Option<String>,
    /// The ids of its aims, the main one first.
    pub aims: Vec<String>,
    /// Who one is in it, and where.
    pub opening: Text,
    /// When the notification was received.
    pub received: Option<Moment>,
    /// When the suspected person comes back.
    pub suspect_returns: Option<Moment>,
    /// The children and pregnancies.
    pub children: Vec<CaseChild>,
    /// Every piece of information that can be had.
    pub facts: Vec<Information>,
    /// The stages, in order of time. One at least.
    pub stages: Vec<Stage>,
    /// What can be asked and done.
    pub moves: Vec<Move>,
    /// The model answers.
    pub answers: Vec<ModelAnswer>,
    /// What has to be done to pass.
    pub must: Vec<Behaviour>,
    /// Questions for the trainer.
    pub debrief: Vec<Text>,
}

/// A child or a pregnancy of a case.
#[derive(Clone, Debug)]
pub struct CaseChild {
    /// The child as it stands in the record at first.
    pub child: Child,
    /// The fact by which one learns of it.
    pub known_by: Option<usize>,
}

/// One piece of information.
#[derive(Clone, Debug)]
pub struct Information {
    /// The id within the case.
    pub id: String,
    /// The words.
    pub text: Text,
    /// What it is.
    pub nature: Nature,
    /// Why it is that.
    pub why: Text,
}

/// A point in time of a case.
#[derive(Clone, Debug)]
pub struct Stage {
    /// When.
    pub at: Moment,
    /// What happens.
    pub text: Text,
    /// The facts that are told then.
    pub tells: Vec<usize>,
    /// What the scales give of the model answers at its end.
    pub expect: Vec<Expect>,
    /// The ids of steps that stand in the plan then.
    pub steps: Vec<String>,
}

/// What a scale gives of the model answers.
#[derive(Clone, Debug)]
pub struct Expect {
    /// The child.
    pub child: ChildNumber,
    /// The scale's id.
    pub scale: String,
    /// The id of the level on what is known.
    pub known: String,
    /// The id of the level that cannot be ruled out.
    pub possible: String,
    /// Other levels that are right too.
    pub accept: Vec<String>,
    /// Levels that one gives who takes severity for urgency.
    pub confused: Vec<String>,
    /// Why, where the trainee is asked for the level.
    pub asked: Option<Text>,
}

/// Something that can be asked or done.
#[derive(Clone, Debug)]
pub struct Move {
    /// The id within the case.
    pub id: String,
    /// What kind of move it is.
    pub kind: MoveKind,
    /// What one does.
    pub label: Text,
    /// The first and the last stage in which it can be done.
    pub stages: (usize, usize),
    /// Whether it is right.
    pub verdict: Verdict,
    /// The last stage in which it is done in time.
    pub by: usize,
    /// Whether to do it before notifying is to wait.
    pub waits: bool,
    /// The mistake made by not doing it.
    pub missed: Option<Mistake>,
    /// What one is told.
    pub result: Text,
    /// What one learns.
    pub reveals: Vec<usize>,
    /// Why it is right or wrong.
    pub why: Text,
    /// The ids of the steps that it practises.
    pub steps: Vec<String>,
}

/// A model answer to an item.
#[derive(Clone, Debug)]
pub struct ModelAnswer {
    /// The child; none for an item of the household.
    pub child: Option<ChildNumber>,
    /// The item's id.
    pub item: String,
    /// The answer.
    pub value: Value,
    /// On what it rests.
    pub basis: Option<BasisKind>,
    /// The facts on which it rests.
    pub facts: Vec<usize>,
    /// Other answers that are right too.
    pub accept: Vec<Value>,
    /// Whether a denial, an impression or a retraction makes a no tempting.
    pub denial: bool,
    /// Why.
    pub reason: Text,
}

/// Something that has to be done to pass.
#[derive(Clone, Debug)]
pub struct Behaviour {
    /// What, in words.
    pub text: Text,
    /// Moves of which one has to be done.
    pub any_of: Vec<usize>,
    /// The last stage in which it is done in time.
    pub by: usize,
    /// Mistakes that must not be made.
    pub never: Vec<Mistake>,
}

/// A question of a drill that is not made from cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenQuestion {
    /// The id.
    pub id: String,
    /// Which drill it belongs to.
    pub kind: DrillKind,
    /// What is told or asked.
    pub prompt: Text,
    /// What to choose from.
    pub choices: Vec<WrittenChoice>,
}

/// One of several things to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenChoice {
    /// The words.
    pub text: Text,
    /// Whether it is right.
    pub right: bool,
    /// Why.
    pub why: Text,
}

/// What is known of a case: for each of its facts whether one has learnt it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known(Vec<bool>);

impl Known {
    /// Nothing of a case.
    pub fn nothing(case: &Case) -> Known {
        Known(vec![false; case.facts.len()])
    }

    /// Whether one has learnt a fact.
    pub fn has(&self, fact: usize) -> bool {
        self.0.get(fact).copied().unwrap_or_default()
    }

    /// One learns some facts.
    pub fn learn(&mut self, facts: &[usize]) {
        for fact in facts {
            if let Some(known) = self.0.get_mut(*fact) {
                *known = true;
            }
        }
    }

    /// The same but for some facts.
    pub(super) fn without(&self, facts: &[usize]) -> Known {
        Known(self.0.iter().enumerate().map(|(at, known)| *known && !facts.contains(&at)).collect())
    }

    /// The facts that one has learnt.
    pub fn facts(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().filter(|(_, known)| **known).map(|(at, _)| at)
    }
}

impl Casebook {
    /// The case with an id.
    pub fn case(&self, id: &str) -> Option<&Case> {
        self.cases.iter().find(|case| case.id == id)
    }

    /// The aim with an id.
    pub fn aim(&self, id: &str) -> Option<&Aim> {
        self.aims.iter().find(|aim| aim.id == id)
    }
}

impl Case {
    /// The stage at a place; the last one beyond it. A case has one at least.
    pub fn stage(&self, at: usize) -> Option<&Stage> {
        self.stages.get(at).or(self.stages.last())
    }

    /// What is known at the end of a stage to whoever does all that should be done as soon as it can be.
    pub fn model_knowledge(&self, stage: usize) -> Known {
        let mut known = Known::nothing(self);
        for told in self.stages.iter().take(stage + 1) {
            known.learn(&told.tells);
        }
        let done = self.moves.iter().filter(|one| one.verdict == Verdict::Should && one.stages.0 <= stage);
        done.for_each(|one| known.learn(&one.reveals));
        known
    }

    /// The model answers on what is known: of each item the last one whose facts are all known, with its place.
    pub fn model_answers(&self, known: &Known) -> Vec<(usize, &ModelAnswer)> {
        let there = |child: ChildNumber| self.children_of(known).any(|one| one.number == child);
        let holds =
            |answer: &&ModelAnswer| answer.facts.iter().all(|fact| known.has(*fact)) && answer.child.is_none_or(there);
        let mut standing: Vec<(usize, &ModelAnswer)> = Vec::new();
        for (at, answer) in self.answers.iter().enumerate().filter(|(_, answer)| holds(answer)) {
            standing.retain(|(_, other)| (other.child, &other.item) != (answer.child, &answer.item));
            standing.push((at, answer));
        }
        standing
    }

    /// The record with which practice begins: who and where, and the children of whom one knows, with nothing answered.
    pub fn empty_record(&self, known: &Known, number: &str) -> Record {
        let mut record = Record { training: true, case: number.into(), ..Record::default() };
        record.circumstances.role = Some(self.role.clone());
        record.circumstances.area = self.area.clone();
        record.circumstances.received = self.received;
        record.circumstances.suspect_returns = self.suspect_returns;
        record.children = self.children_of(known).cloned().collect();
        record
    }

    /// The children of whom one knows.
    pub fn children_of<'c>(&'c self, known: &'c Known) -> impl Iterator<Item = &'c Child> {
        let known = |one: &&CaseChild| one.known_by.is_none_or(|fact| known.has(fact));
        self.children.iter().filter(known).map(|one| &one.child)
    }

    /// The record of the model answers on what is known, in a stage.
    pub fn record_on(&self, known: &Known, stage: usize) -> Record {
        let mut record = self.empty_record(known, "");
        let at = self.stage(stage).map(|stage| stage.at);
        for (_, answer) in self.model_answers(known) {
            let basis = answer.basis.map(|kind| Basis { kind, from: None });
            let statement = Statement::new(answer.value, basis, at);
            let statements = match answer.child {
                None => Some(&mut record.household),
                Some(number) => record.child_mut(number).map(|child| &mut child.statements),
            };
            if let Some(said) = statements.and_then(|statements| statements.of(answer.item.clone())) {
                said.push(statement);
            }
        }
        record
    }

    /// Whether a notification is due in it.
    pub fn wants_notification(&self) -> bool {
        self.moves.iter().any(|one| one.kind == MoveKind::Notify && one.verdict == Verdict::Should)
    }
}
