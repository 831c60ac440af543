//! Knowledge and a record into an assessment: what the scales say of each child, why, what is still open, and what must
//! be disclosed. The same record and knowledge at the same moment always give the same assessment.

mod facts;

use std::rc::Rc;

pub use facts::Facts;

use crate::calendar::Moment;
use crate::knowledge::{Disclosure, Fact, Item, Knowledge, Scale, Scope, Subject};
use crate::logic::{Bounds, Rank, Truth};
use crate::order::{sorted, sorted_by};
use crate::record::{Answer, Arrival, Child, ChildNumber, JudgedWith, Record};

/// What the scales say of a record at a moment.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The children and pregnancies, in the order of the record.
    pub children: Vec<ChildAssessment>,
}

/// What the scales say of one child.
#[derive(Clone, Debug)]
pub struct ChildAssessment {
    /// The child.
    pub number: ChildNumber,
    /// Born or not: which scales apply.
    pub subject: Subject,
    /// Each scale that applies, in the order of the packs.
    pub scales: Vec<ScaleAssessment>,
    /// The unknown facts that matter, nearest to danger first.
    pub next: Vec<Next>,
    /// What the sources themselves leave open, and what it could lead to.
    pub undetermined: Vec<Next>,
    /// What must be disclosed.
    pub disclosures: Vec<Rc<Disclosure>>,
    /// Items with a yes and a no beside each other (食い違い).
    pub disputed: Vec<Rc<Item>>,
    /// Items that became a yes through another child, with that child's number.
    pub through_siblings: Vec<(Rc<Item>, ChildNumber)>,
    /// A sibling came under protection after this child was last looked at.
    pub sibling_protected: Option<(ChildNumber, Moment)>,
    /// The truth of every fact.
    pub facts: Facts,
}

/// One scale for one child.
#[derive(Clone, Debug)]
pub struct ScaleAssessment {
    /// The scale.
    pub scale: Rc<Scale>,
    /// The exact lowest and highest level.
    pub bounds: Bounds,
    /// A smallest set of yeses that gives the known level. Empty where no rule fired.
    pub reason: Vec<Fact>,
}

/// An unknown fact that matters: one row of 「次に確認すること」.
#[derive(Clone, Debug)]
pub struct Next {
    /// The fact.
    pub fact: Fact,
    /// What a yes could lead to, on each scale that it could raise, in the order of the scales.
    pub reaches: Vec<NextReach>,
}

/// What a yes could lead to on one scale.
#[derive(Clone, Debug)]
pub struct NextReach {
    /// The scale.
    pub scale: Rc<Scale>,
    /// The highest rank.
    pub rank: Rank,
    /// How many further yeses that takes, at the fewest.
    pub further: usize,
    /// Whether it stays a mere possibility after all these yeses, since the source does not tell the levels apart.
    pub left_open: bool,
}

/// Assesses every child of a record at a moment (ages depend on it).
pub fn assess(knowledge: &Knowledge, record: &Record, now: Moment) -> Assessment {
    let mut all: Vec<Facts> =
        record.children.iter().map(|child| Facts::of_child(knowledge, record, child, now)).collect();
    let through_siblings = facts::share_among_siblings(knowledge, record, now, &mut all);
    let children = record
        .children
        .iter()
        .zip(all)
        .zip(through_siblings)
        .map(|((child, facts), through)| assess_child(knowledge, record, child, now, facts, through))
        .collect();
    Assessment { children }
}

/// Where in a record an item is answered that no pack knows, a child's own item for the
/// whole household, or of a pregnancy what only a born child is asked. A child keeps what was asked before its birth.
/// Such a record is not to be assessed: the answer would take part in nothing, or nobody
/// would know whose it is.
pub fn unknown_items(knowledge: &Knowledge, record: &Record) -> Vec<String> {
    let of_a_child = |id: &&String| knowledge.item(id).is_none_or(|item| item.scope == Scope::Child);
    let household = record.household.keys().filter(of_a_child).map(|id| format!("household: {id}"));
    let children = record.children.iter().enumerate().flat_map(|(at, child)| {
        let asked = |id: &&String| match knowledge.item(id) {
            None => false,
            Some(item) => matches!(child.arrival, Arrival::Born(_)) || knowledge.is_asked_of(item, Subject::Unborn),
        };
        let unknown = child.statements.keys().filter(move |id| !asked(id));
        unknown.map(move |id| format!("children[{at}]: {id}"))
    });
    household.chain(children).collect()
}

/// A pack that is not loaded as it was when a record was judged: results may differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherEdition {
    /// The pack's id.
    pub id: String,
    /// The edition with which the record was judged.
    pub theirs: String,
    /// The edition that is loaded; `None` where the pack is not loaded at all. It may be the same one with other words.
    pub ours: Option<String>,
}

/// The packs of a record that are not loaded as they were.
pub fn other_editions(knowledge: &Knowledge, record: &Record) -> Vec<OtherEdition> {
    let other = |judged: &JudgedWith| {
        let ours = knowledge.packs.iter().find(|pack| pack.id == judged.id);
        let same = ours.is_some_and(|ours| ours.edition == judged.edition && same_hash(&ours.hash, &judged.hash));
        let ours = ours.map(|ours| ours.edition.clone());
        (!same).then(|| OtherEdition { id: judged.id.clone(), theirs: judged.edition.clone(), ours })
    };
    record.packs.iter().filter_map(other).collect()
}

/// A record may leave the hash out.
fn same_hash(ours: &str, theirs: &str) -> bool {
    theirs.is_empty() || ours == theirs
}

fn assess_child(
    knowledge: &Knowledge,
    record: &Record,
    child: &Child,
    now: Moment,
    facts: Facts,
    through_siblings: Vec<(Rc<Item>, ChildNumber)>,
) -> ChildAssessment {
    let subject = if child.arrival.may_be_born(now) { Subject::Born } else { Subject::Unborn };
    let truth = |fact: &Fact| facts.truth(fact);
    let mut scales = Vec::new();
    let mut reaches: Vec<(Fact, NextReach)> = Vec::new();
    for scale in knowledge.scales.iter().filter(|scale| scale.subject == subject) {
        let bounds = scale.ladder.bounds(&truth);
        // What the sources leave open is no yes that anybody could give: it is told apart from what a yes leads to.
        let settled = |fact: &Fact| match fact {
            Fact::Undetermined(_) => Truth::False,
            _ => facts.truth(fact),
        };
        let sure = scale.ladder.reaches(bounds.known, &settled);
        for reach in scale.ladder.reaches(bounds.known, &truth) {
            let (rank, further) = (reach.rank, reach.further);
            if !sure.iter().any(|sure| sure.fact == reach.fact && sure.rank == rank) {
                // What the sources leave open is no further answer: beside another fact it is not counted.
                let beside = !matches!(reach.fact, Fact::Undetermined(_));
                let further = further.saturating_sub(usize::from(beside));
                reaches.push((reach.fact, NextReach { scale: scale.clone(), rank, further, left_open: true }));
            }
        }
        reaches.extend(sure.into_iter().map(|reach| {
            let (rank, further) = (reach.rank, reach.further);
            (reach.fact, NextReach { scale: scale.clone(), rank, further, left_open: false })
        }));
        let condition = scale.ladder.condition(bounds.known);
        let reason = condition.and_then(|condition| condition.reason(&truth)).unwrap_or_default();
        scales.push(ScaleAssessment { scale: scale.clone(), bounds, reason: reason.into_iter().cloned().collect() });
    }
    let ground = |ground: &_| facts.ground(ground);
    let stands = |disclosure: &&Rc<Disclosure>| subject == Subject::Born && disclosure.guard.stands(&ground);
    let disputed = |item: &&Rc<Item>| facts.answer(item) == Answer::Yes { disputed: true };
    let (undetermined, next) =
        nearest_first(of_each_fact(reaches)).into_iter().partition(|next| matches!(next.fact, Fact::Undetermined(_)));
    ChildAssessment {
        number: child.number,
        subject,
        scales,
        next,
        undetermined,
        disclosures: knowledge.disclosures.iter().filter(stands).cloned().collect(),
        disputed: knowledge.items.iter().filter(disputed).cloned().collect(),
        through_siblings,
        sibling_protected: sibling_protected(record, child, now),
        facts,
    }
}

/// One row for each fact, in the order of the sheet.
fn of_each_fact(reaches: Vec<(Fact, NextReach)>) -> Vec<Next> {
    let mut rows: Vec<Next> = Vec::new();
    for (fact, reach) in sorted_by(reaches, |(a, _), (b, _)| a.cmp(b)) {
        match rows.last_mut().filter(|row| row.fact == fact) {
            Some(row) => row.reaches.push(reach),
            None => rows.push(Next { fact, reaches: vec![reach] }),
        }
    }
    rows
}

/// Nearest to danger first: by how far from the top of its scale a yes could lead, then by the further yeses that
/// takes, on the scale where it leads furthest, then on the next; a question's free entry after its items.
fn nearest_first(rows: Vec<Next>) -> Vec<Next> {
    let key = |row: &Next| {
        // A level that stays a mere possibility comes right after the same level for sure.
        let distance = |reach: &NextReach| (reach.scale.ladder.position(reach.rank), reach.left_open, reach.further);
        let mut distances = sorted(row.reaches.iter().map(distance).collect());
        // What only one scale reads comes after what two read, if both lead as far on the first.
        distances.push((Some(usize::MAX), true, usize::MAX));
        let last = matches!(&row.fact, Fact::Item(item) if item.open_entry);
        (distances.first().copied(), last, distances)
    };
    let rows = rows.into_iter().map(|row| (key(&row), row)).collect();
    sorted_by(rows, |(a, _), (b, _)| a.cmp(b)).into_iter().map(|(_, row)| row).collect()
}

/// If one child is protected and another stays, the other's assessment is due again: unless something was said of that
/// child since.
fn sibling_protected(record: &Record, child: &Child, now: Moment) -> Option<(ChildNumber, Moment)> {
    let others = record.children.iter().filter(|other| other.number != child.number);
    let (since, number) = others.filter_map(|other| Some((other.protected_since?, other.number))).max()?;
    let stays = child.protected_since.is_none() && child.arrival.may_be_born(now);
    (stays && child.last_said().is_none_or(|said| said < since)).then_some((number, since))
}

#[cfg(test)]
mod tests;
