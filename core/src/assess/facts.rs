use std::rc::Rc;

use crate::calendar::{AgeLimit, Birth, Moment};
use crate::knowledge::{Fact, Ground, Item, Knowledge, Role, Scope, Subject, View};
use crate::logic::Truth;
use crate::record::{Answer, Arrival, Child, ChildNumber, Record, Statement, answer};

/// The truth of every fact for one child.
#[derive(Clone, Debug)]
pub struct Facts {
    /// By the item's position on the sheet.
    answers: Vec<Answer>,
    /// Items (by position) that hang on another child too; the greater truth of the two holds.
    from_siblings: Vec<(usize, Truth)>,
    birth: Option<Birth>,
    now: Moment,
    /// What of the items is asked of this child at all; of a born child, everything is.
    asked: Vec<bool>,
    /// The user's role; `None` where none is chosen, or the packs do not know it.
    role: Option<Rc<Role>>,
    /// Where the child lives; `None` where nobody has said it.
    area: Option<String>,
    protected: bool,
}

impl Facts {
    /// The facts of one child, before anything follows from other children.
    pub(super) fn of_child(knowledge: &Knowledge, record: &Record, child: &Child, now: Moment) -> Facts {
        let answers = knowledge
            .items
            .iter()
            .map(|item| match item.scope {
                Scope::Child => answer(child.statements.get(&item.id).into_iter().flatten()),
                Scope::Household => answer(of_household(record, item)),
            })
            .collect();
        let birth = match child.arrival {
            Arrival::Born(birth) => birth,
            Arrival::Expected(_) => None,
        };
        let born = child.arrival.may_be_born(now);
        let asked = knowledge.items.iter().map(|item| born || knowledge.is_asked_of(item, Subject::Unborn)).collect();
        let role = record.circumstances.role.as_deref().and_then(|role| knowledge.role(role));
        let area = record.circumstances.area.clone();
        Facts {
            answers,
            from_siblings: Vec::new(),
            birth,
            now,
            asked,
            role: role.cloned(),
            area,
            protected: child.protected_since.is_some(),
        }
    }

    /// The answer to an item from its statements.
    pub fn answer(&self, item: &Item) -> Answer {
        self.answers.get(item.position).copied().unwrap_or_default()
    }

    /// The truth of a fact.
    pub fn truth(&self, fact: &Fact) -> Truth {
        match fact {
            Fact::Item(item) => {
                let own = self.answer(item).truth();
                let through = self.from_siblings.iter().find(|(position, _)| *position == item.position);
                through.map_or(own, |(_, through)| own.max(*through))
            }
            Fact::YoungerThan(limit) => self.younger_than(*limit),
            Fact::Undetermined(_) => Truth::Unknown,
        }
    }

    /// The truth of a ground of a guard. What is never asked of a pregnancy is no reason for a step there, neither known nor
    /// open.
    pub fn ground(&self, ground: &Ground) -> Truth {
        match ground {
            Ground::Fact(Fact::Item(item)) if !self.asked.get(item.position).copied().unwrap_or(true) => Truth::False,
            Ground::Fact(fact) => self.truth(fact),
            // Who has not said who they are may be either: the duties of whoever reports and of whoever handles both stand.
            Ground::View(views) => {
                let is = |view: &View| self.role.as_ref().map_or(*view != View::Asking, |role| role.view == *view);
                Truth::known(views.iter().any(is))
            }
            Ground::Role(roles) => known(self.role.as_ref().map(|role| roles.contains(&role.id))),
            Ground::Area(areas) => known(self.area.as_ref().map(|area| areas.contains(area))),
            Ground::Protected => Truth::known(self.protected),
            // Only a plan knows what is overdue.
            Ground::Overdue(_) => Truth::False,
        }
    }

    fn younger_than(&self, limit: AgeLimit) -> Truth {
        let birth = self.birth.filter(|birth| birth.is_plausible(self.now));
        birth.map_or(Truth::Unknown, |birth| birth.younger_than(limit, self.now))
    }
}

fn known(is: Option<bool>) -> Truth {
    is.map_or(Truth::Unknown, Truth::known)
}

/// What is said of a household item, wherever it was written down.
fn of_household<'a>(record: &'a Record, item: &Item) -> impl Iterator<Item = &'a Statement> {
    let household = record.household.get(&item.id).into_iter().flatten();
    let children = record.children.iter().filter_map(|child| child.statements.get(&item.id)).flatten();
    household.chain(children)
}

/// Lets what is known of one child count for the others, by the packs' sibling rules; gives for each child the items
/// that became a yes through another, and through whom.
///
/// A sibling's unknown stays unknown here, whatever was said of the item itself: the sibling's answer could still make
/// it a yes, and the bounds must hold for that too.
pub(super) fn share_among_siblings(
    knowledge: &Knowledge,
    record: &Record,
    now: Moment,
    all: &mut [Facts],
) -> Vec<Vec<(Rc<Item>, ChildNumber)>> {
    let mut through = vec![Vec::new(); all.len()];
    for rule in &knowledge.siblings {
        // No sibling rule reads an item that has one, so the order of the rules does not matter.
        // Nothing of it is asked of a pregnancy, whose unknowns would keep the others' levels open for good.
        let born = record.children.iter().map(|child| child.arrival.may_be_born(now));
        // What holds for the household is every child's own already, and says nothing of one child through another.
        let own = |facts: &Facts, fact: &Fact| match fact {
            Fact::Item(item) if item.scope == Scope::Household => Truth::False,
            _ => facts.truth(fact),
        };
        let truth = |facts: &Facts| rule.when.truth(&|fact| own(facts, fact));
        let truths: Vec<Truth> =
            all.iter().zip(born).map(|(facts, born)| if born { truth(facts) } else { Truth::False }).collect();
        for (at, (facts, through)) in all.iter_mut().zip(&mut through).enumerate() {
            let others = || truths.iter().zip(&record.children).enumerate().filter(|(other, _)| *other != at);
            let greatest = others().map(|(_, (truth, _))| *truth).max().unwrap_or(Truth::False);
            facts.from_siblings.push((rule.item.position, greatest));
            let first_yes = others().find(|(_, (truth, _))| truth.is_true());
            if let Some((_, (_, sibling))) = first_yes {
                through.push((rule.item.clone(), sibling.number));
            }
        }
    }
    through
}
