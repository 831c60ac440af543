use super::case::{Case, Known, MoveKind, Nature, TrainingRef, Verdict};
use crate::record::{Answer, ChildNumber, Record, Value, answer};

/// What somebody did in a case: what was learnt follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// The case's id.
    pub case: String,
    /// The pack that the case came from.
    pub pack: TrainingRef,
    /// The stage that it has come to.
    pub stage: usize,
    /// What one took facts for.
    pub sorted: Vec<(usize, Nature)>,
    /// What one asked and did, in order, and in which stage.
    pub moves: Vec<Taken>,
    /// The levels that one gave.
    pub levels: Vec<GivenLevel>,
    /// What the sheet said at the end; nothing before that.
    pub answers: Option<Vec<GivenAnswer>>,
}

/// A move that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its place among the case's moves.
    pub place: usize,
    /// The stage in which it was taken.
    pub stage: usize,
}

/// A level that was given before the rules told theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenLevel {
    /// In which stage.
    pub stage: usize,
    /// Of which child.
    pub child: ChildNumber,
    /// The scale's id.
    pub scale: String,
    /// The level's id.
    pub level: String,
}

/// What the sheet said of an item at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenAnswer {
    /// The child; none for an item of the household.
    pub child: Option<ChildNumber>,
    /// The item's id.
    pub item: String,
    /// The answer as it was written: also a no that counts as unknown, since it carries nothing.
    pub value: Value,
}

impl Course {
    /// The beginning of a case.
    pub fn of(case: &Case) -> Course {
        Course {
            case: case.id.clone(),
            pack: case.pack.clone(),
            stage: 0,
            sorted: Vec::new(),
            moves: Vec::new(),
            levels: Vec::new(),
            answers: None,
        }
    }

    /// What one has learnt.
    pub fn known(&self, case: &Case) -> Known {
        let mut known = Known::nothing(case);
        known.learn(&self.learnt(case));
        known
    }

    /// The facts that one has learnt, each once, in the order in which one did.
    pub fn learnt(&self, case: &Case) -> Vec<usize> {
        let mut learnt: Vec<usize> = Vec::new();
        for (at, stage) in case.stages.iter().enumerate().take(self.stage + 1) {
            let taken = self.moves.iter().filter(|taken| taken.stage == at);
            let revealed = taken.filter_map(|taken| case.moves.get(taken.place)).flat_map(|one| &one.reveals);
            for fact in stage.tells.iter().chain(revealed) {
                if !learnt.contains(fact) {
                    learnt.push(*fact);
                }
            }
        }
        learnt
    }

    /// What one took a fact for.
    pub fn nature(&self, fact: usize) -> Option<Nature> {
        self.sorted.iter().find(|(sorted, _)| *sorted == fact).map(|(_, nature)| *nature)
    }

    /// The facts that one has learnt and not sorted yet.
    pub fn unsorted(&self, case: &Case) -> usize {
        self.known(case).facts().filter(|fact| self.nature(*fact).is_none()).count()
    }

    /// Whether a move was taken.
    pub fn took(&self, place: usize) -> Option<Taken> {
        self.moves.iter().find(|taken| taken.place == place).copied()
    }

    /// The moves that can be taken now, by their places.
    pub fn open_moves(&self, case: &Case) -> Vec<usize> {
        let open = |(place, one): &(usize, &super::Move)| {
            (one.stages.0..=one.stages.1).contains(&self.stage) && self.took(*place).is_none()
        };
        case.moves.iter().enumerate().filter(open).map(|(place, _)| place).collect()
    }

    /// The level that one gave.
    pub fn level(&self, stage: usize, child: ChildNumber, scale: &str) -> Option<&str> {
        let given =
            self.levels.iter().find(|given| given.stage == stage && given.child == child && given.scale == scale);
        given.map(|given| given.level.as_str())
    }

    /// Whether the case is at its end.
    pub fn is_finished(&self) -> bool {
        self.answers.is_some()
    }

    /// Takes down what one takes a fact for.
    pub fn sort(&mut self, fact: usize, nature: Nature) {
        self.sorted.retain(|(sorted, _)| *sorted != fact);
        let at = self.sorted.partition_point(|(sorted, _)| *sorted < fact);
        self.sorted.insert(at, (fact, nature));
    }

    /// Takes down a level, in the place of an earlier one of the same stage; an empty id takes it back.
    pub fn give_level(&mut self, child: ChildNumber, scale: &str, level: &str) {
        let stage = self.stage;
        self.levels.retain(|given| !(given.stage == stage && given.child == child && given.scale == scale));
        if !level.is_empty() {
            self.levels.push(GivenLevel { stage, child, scale: scale.into(), level: level.into() });
        }
    }

    /// Of a move that notifies: whether another authority was rightly told in its time. Whoever told one need not tell the other.
    pub fn told_another(&self, case: &Case, place: usize) -> bool {
        let one = case.moves.get(place).filter(|one| one.kind == MoveKind::Notify);
        one.is_some_and(|one| {
            self.moves.iter().any(|taken| taken.stage <= one.by && notifies_rightly(case, taken.place))
        })
    }

    /// Whether an authority was rightly notified before the move at a place of [`Course::moves`].
    pub(super) fn notified_before(&self, case: &Case, at: usize) -> bool {
        self.moves.iter().take(at).any(|taken| notifies_rightly(case, taken.place))
    }
}

/// Whether a move notifies, and is no mistake.
pub(super) fn notifies_rightly(case: &Case, place: usize) -> bool {
    let right = |one: &super::Move| one.kind == MoveKind::Notify && !matches!(one.verdict, Verdict::Wrong(_));
    case.moves.get(place).is_some_and(right)
}

/// What a record says of each item, as it was written.
pub fn answers_of(record: &Record) -> Vec<GivenAnswer> {
    let household = record.household.iter().map(|said| (None, said));
    let children =
        record.children.iter().flat_map(|child| child.statements.iter().map(|said| (Some(child.number), said)));
    let written = |(child, (item, statements)): (Option<ChildNumber>, &(String, Vec<crate::record::Statement>))| {
        let value = match answer(statements) {
            Answer::NotYetLooked => return None,
            Answer::CouldNotConfirm => Value::Unknown,
            Answer::UnfoundedNo | Answer::No => Value::No,
            Answer::Yes { .. } => Value::Yes,
        };
        Some(GivenAnswer { child, item: item.clone(), value })
    };
    household.chain(children).filter_map(written).collect()
}
