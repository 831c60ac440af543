//! Knowledge and a record into an assessment: what the scales say of each child, why, what is still open, and what must
//! be disclosed. The same record and knowledge at the same moment always give the same assessment.

mod facts;

use std::collections::BTreeMap;
use std::rc::Rc;

pub use facts::Facts;

use crate::calendar::Moment;
use crate::knowledge::{Disclosure, Fact, Item, Knowledge, Scale, Subject};
use crate::logic::{Bounds, Rank};
use crate::record::{Answer, Arrival, Child, ChildNumber, Record};

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
}

/// Assesses every child of a record at a moment (ages depend on it).
pub fn assess(knowledge: &Knowledge, record: &Record, now: Moment) -> Assessment {
    let mut all: Vec<Facts> =
        record.children.iter().map(|child| Facts::of_child(knowledge, record, child, now)).collect();
    let through_siblings = facts::share_among_siblings(knowledge, record, &mut all);
    let children = record
        .children
        .iter()
        .zip(all)
        .zip(through_siblings)
        .map(|((child, facts), through)| assess_child(knowledge, record, child, facts, through))
        .collect();
    Assessment { children }
}

/// Where in a record an item is answered that no pack knows. Such a record is not to be assessed: the answer would
/// take part in nothing, and nobody would see it.
pub fn unknown_items(knowledge: &Knowledge, record: &Record) -> Vec<String> {
    let household = record.household.keys().map(|id| ("household".to_owned(), id));
    let children = record
        .children
        .iter()
        .enumerate()
        .flat_map(|(at, child)| child.statements.keys().map(move |id| (format!("children[{at}]"), id)));
    let all = household.chain(children).filter(|(_, id)| knowledge.item(id).is_none());
    all.map(|(place, id)| format!("{place}: {id}")).collect()
}

fn assess_child(
    knowledge: &Knowledge,
    record: &Record,
    child: &Child,
    facts: Facts,
    through_siblings: Vec<(Rc<Item>, ChildNumber)>,
) -> ChildAssessment {
    let subject = match child.arrival {
        Arrival::Born(_) => Subject::Born,
        Arrival::Expected(_) => Subject::Unborn,
    };
    let truth = |fact: &Fact| facts.truth(fact);
    let mut scales = Vec::new();
    let mut next: BTreeMap<Fact, Vec<NextReach>> = BTreeMap::new();
    for scale in knowledge.scales.iter().filter(|scale| scale.subject == subject) {
        let bounds = scale.ladder.bounds(&truth);
        for reach in scale.ladder.reaches(bounds.known, &truth) {
            let (rank, further) = (reach.rank, reach.further);
            next.entry(reach.fact).or_default().push(NextReach { scale: scale.clone(), rank, further });
        }
        let condition = scale.ladder.condition(bounds.known);
        let reason = condition.and_then(|condition| condition.reason(&truth)).unwrap_or_default();
        scales.push(ScaleAssessment { scale: scale.clone(), bounds, reason: reason.into_iter().cloned().collect() });
    }
    let ground = |ground: &_| facts.ground(ground, record);
    let stands = |disclosure: &&Rc<Disclosure>| subject == Subject::Born && disclosure.guard.stands(&ground);
    let disputed = |item: &&Rc<Item>| facts.answer(item) == Answer::Yes { disputed: true };
    let (undetermined, next) =
        nearest_first(next).into_iter().partition(|next| matches!(next.fact, Fact::Undetermined(_)));
    ChildAssessment {
        number: child.number,
        subject,
        scales,
        next,
        undetermined,
        disclosures: knowledge.disclosures.iter().filter(stands).cloned().collect(),
        disputed: knowledge.items.iter().filter(disputed).cloned().collect(),
        through_siblings,
        sibling_protected: sibling_protected(record, child),
        facts,
    }
}

/// Nearest to danger first: by how far from the top of its scale a yes could lead, then by the further yeses that
/// takes, on the scale where it leads furthest, then on the next; a question's free entry after its items.
fn nearest_first(next: BTreeMap<Fact, Vec<NextReach>>) -> Vec<Next> {
    let distances = |reaches: &[NextReach]| {
        let mut distances: Vec<(usize, usize)> = reaches
            .iter()
            .map(|reach| (reach.scale.levels.len().saturating_sub(reach.rank.0), reach.further))
            .collect();
        distances.sort_unstable();
        // What only one scale reads comes after what two read, if both lead as far on the first.
        distances.push((usize::MAX, usize::MAX));
        distances
    };
    let last = |fact: &Fact| matches!(fact, Fact::Item(item) if item.open_entry);
    let mut rows: Vec<Next> = next.into_iter().map(|(fact, reaches)| Next { fact, reaches }).collect();
    // The map gave the facts in the order of the sheet; the sort is stable.
    rows.sort_by_cached_key(|row| {
        let distances = distances(&row.reaches);
        (distances.first().copied(), last(&row.fact), distances)
    });
    rows
}

/// If one child is protected and another stays, the other's assessment is due again: unless something was said of that
/// child since.
fn sibling_protected(record: &Record, child: &Child) -> Option<(ChildNumber, Moment)> {
    let others = record.children.iter().filter(|other| other.number != child.number);
    let (since, number) = others.filter_map(|other| Some((other.protected_since?, other.number))).max()?;
    let stays = child.protected_since.is_none();
    (stays && child.last_said().is_none_or(|said| said < since)).then_some((number, since))
}

#[cfg(test)]
mod tests;
