//! Two states of a record, and what changed between them: what was said, which answers newly became yes, which levels
//! moved. Where something became a yes and the level did not move, that is told, so that somebody says why: visible
//! change without a word of it has cost lives (`docs/glossary.md`, second look).

use std::rc::Rc;

use crate::assess::{Assessment, ChildAssessment};
use crate::calendar::Moment;
use crate::knowledge::{Item, Kind, Knowledge, Scale};
use crate::logic::Rank;
use crate::record::{ChildNumber, ChildThen, Look, Record, Said, Statements, letter, letters};

/// What changed between a second look and now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What was said of the household since.
    pub household: Vec<Change>,
    /// The children of now, in the order of the record.
    pub children: Vec<ChildChange>,
    /// The children of then who are in the record no more.
    pub gone: Vec<ChildNumber>,
}

/// What changed of one child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildChange {
    /// The child.
    pub number: ChildNumber,
    /// Whether the child was not in the record then.
    pub new: bool,
    /// What was said of the child since.
    pub changes: Vec<Change>,
    /// The ids of the items, the household's too, that were no yes then and are now. Strengths are left out.
    pub newly_yes: Vec<String>,
    /// The levels of then and now on each scale that judges the child now.
    pub levels: Vec<LevelChange>,
}

/// What was said on one item since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The item's id.
    pub item: String,
    /// The places of the statements that were added.
    pub added: Vec<usize>,
    /// The places of the statements that say something else now.
    pub changed: Vec<usize>,
    /// The places of the statements that stood then and were withdrawn.
    pub withdrawn: Vec<usize>,
}

/// The levels on one scale, by their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelChange {
    /// The scale.
    pub scale: String,
    /// On the facts known then; `None` where the scale did not judge the child.
    pub then: Option<String>,
    /// On the facts known now.
    pub now: String,
}

impl Comparison {
    /// Whether nothing was said, no child came or went, and no level moved, as it also does with a child's age.
    pub fn is_empty(&self) -> bool {
        let same = |child: &ChildChange| !child.new && child.changes.is_empty() && child.moved() == 0;
        self.household.is_empty() && self.gone.is_empty() && self.children.iter().all(same)
    }
}

impl ChildChange {
    /// On how many scales the level is another one.
    pub fn moved(&self) -> usize {
        self.levels.iter().filter(|level| level.then.as_ref() != Some(&level.now)).count()
    }

    /// Whether somebody has to say why the level stayed: something became a yes, and the level on the first scale, the one
    /// that is told as the headline, did not move.
    pub fn asks_why(&self) -> bool {
        let stayed = self.levels.first().is_some_and(|level| level.then.as_ref() == Some(&level.now));
        !self.newly_yes.is_empty() && stayed
    }
}

/// What a record is now, for a second look at it. Reasons are by the numbers of the children.
pub fn look(record: &Record, assessment: &Assessment, at: Moment, reasons: &[(ChildNumber, String)]) -> Look {
    let then = |(child, assessed): (&crate::record::Child, &ChildAssessment)| ChildThen {
        number: child.number,
        said: letters(&child.statements),
        levels: assessed
            .scales
            .iter()
            .map(|scale| {
                let id = |rank: Rank| scale.scale.level(rank).id.clone();
                (scale.scale.id.clone(), (id(scale.bounds.known), id(scale.bounds.possible)))
            })
            .collect(),
        reason: reasons.iter().find(|(number, _)| *number == child.number).map(|(_, reason)| reason.clone()),
    };
    Look {
        at: Some(at),
        by: None,
        trigger: None,
        next: None,
        household: letters(&record.household),
        children: record.children.iter().zip(&assessment.children).map(then).collect(),
    }
}

/// What changed since a second look.
pub fn compare(knowledge: &Knowledge, then: &Look, record: &Record, assessment: &Assessment) -> Comparison {
    let child = |(child, assessed): (&crate::record::Child, &ChildAssessment)| {
        let before = then.children.iter().find(|before| before.number == child.number);
        let nothing = Said::new();
        let said = before.map_or(&nothing, |before| &before.said);
        let is_new = |item: &&Rc<Item>| {
            let was = [said, &then.household].into_iter().any(|said| was_yes(said, &item.id));
            let own = child.statements.get(&item.id).is_some_and(|said| stands_as_yes(said));
            let of_household = record.household.get(&item.id).is_some_and(|said| stands_as_yes(said));
            item.kind != Kind::Protective && !was && (own || of_household)
        };
        let level = |scale: &crate::assess::ScaleAssessment| LevelChange {
            scale: scale.scale.id.clone(),
            then: before.and_then(|before| before.levels.get(&scale.scale.id)).map(|(known, _)| known.clone()),
            now: scale.scale.level(scale.bounds.known).id.clone(),
        };
        ChildChange {
            number: child.number,
            new: before.is_none(),
            changes: changes(said, &child.statements),
            newly_yes: knowledge.items.iter().filter(is_new).map(|item| item.id.clone()).collect(),
            levels: assessed.scales.iter().map(level).collect(),
        }
    };
    let gone = |before: &&ChildThen| record.child(before.number).is_none();
    Comparison {
        household: changes(&then.household, &record.household),
        children: record.children.iter().zip(&assessment.children).map(child).collect(),
        gone: then.children.iter().filter(gone).map(|before| before.number).collect(),
    }
}

/// How many items were a yes at a second look, of a child with what held for the household. Strengths are left out; an item
/// that the packs know no more counts.
pub fn count_of_yes(knowledge: &Knowledge, look: &Look, child: &ChildThen) -> usize {
    let counts = |item: &str| knowledge.item(item).is_none_or(|item| item.kind != Kind::Protective);
    let of = |said: &Said| said.keys().filter(|item| was_yes(said, item) && counts(item)).count();
    of(&child.said) + of(&look.household)
}

/// The level of an id on a scale, if it still has it: labels may have changed since, ids never do.
pub fn level_named<'s>(scale: &'s Scale, id: &str) -> Option<&'s crate::knowledge::Level> {
    scale.levels.iter().chain([&scale.none]).find(|level| level.id == id)
}

fn was_yes(said: &Said, item: &str) -> bool {
    said.get(item).is_some_and(|letters| letters.contains('y'))
}

fn stands_as_yes(said: &[crate::record::Statement]) -> bool {
    said.iter().any(|said| letter(said) == 'y')
}

fn changes(then: &Said, now: &Statements) -> Vec<Change> {
    let of_item = |(item, said): &(String, Vec<crate::record::Statement>)| {
        let mut change = Change { item: item.clone(), added: vec![], changed: vec![], withdrawn: vec![] };
        let mut before = then.get(item).map(String::as_str).unwrap_or_default().chars();
        for (at, letter) in said.iter().map(letter).enumerate() {
            match before.next() {
                None => change.added.push(at),
                Some(before) if before == letter => {}
                Some(before) if before.to_ascii_uppercase() == letter => change.withdrawn.push(at),
                Some(_) => change.changed.push(at),
            }
        }
        let moved = [&change.added, &change.changed, &change.withdrawn].into_iter().any(|places| !places.is_empty());
        moved.then_some(change)
    };
    // What was left behind with an earlier edition is said no more.
    let gone = then.iter().filter(|(item, letters)| !letters.is_empty() && !now.contains_key(item));
    let gone = gone.map(|(item, letters)| Change {
        item: item.clone(),
        added: vec![],
        changed: vec![],
        // A capital letter was withdrawn before.
        withdrawn: letters.char_indices().filter(|(_, letter)| letter.is_ascii_lowercase()).map(|(at, _)| at).collect(),
    });
    now.iter().filter_map(of_item).chain(gone).collect()
}

#[cfg(test)]
mod tests;
