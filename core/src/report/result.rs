use crate::assess::{Assessment, ChildAssessment, Next, NextReach};
use crate::calendar::{AgeLimit, Moment};
use crate::decision;
use crate::json::wire::{Encode as _, Entries};
use crate::knowledge::{Fact, Force, Item, Knowledge};
use crate::plan::{Desk, Plan, Run};
use crate::record::{Record, State};

/// The format of a result.
pub const FORMAT: &str = "mimamori-result/1";

/// The result as JSON on one line, for programs: levels by id, never a number that could be taken for a score.
///
/// `line` is the line of the input that the record stood on, where it came in lines.
pub fn result_json(
    knowledge: &Knowledge,
    record: &Record,
    assessment: &Assessment,
    plan: &Plan,
    now: Moment,
    line: Option<u32>,
) -> String {
    let children = assessment.children.iter().map(|assessed| child(record, assessed)).collect();
    let steps = plan
        .steps
        .iter()
        .map(|planned| wire::Step {
            step: planned.step.id.clone(),
            force: match planned.step.force {
                Force::Must => wire::Force::Must,
                Force::May => wire::Force::May,
                Force::MustNot => wire::Force::MustNot,
            },
            urgent: planned.step.urgent,
            until: planned.until.map(|until| until.to_string()),
            children: planned.children.iter().map(|number| number.0.get()).collect(),
            desks: planned.desks.iter().map(desk).collect(),
            missing_kinds: planned
                .missing_kinds
                .iter()
                .filter_map(|place| knowledge.contact_kinds.get(*place))
                .map(|kind| kind.id.clone())
                .collect(),
            state: planned.progress.as_ref().map(|progress| match progress.state {
                State::NotYet => wire::State::NotYet,
                State::Done => wire::State::Done,
                State::CouldNot => wire::State::CouldNot,
            }),
            overdue: planned.is_overdue(now),
        })
        .collect();
    let possible = plan.possible.iter().map(|possible| wire::Possible {
        step: possible.step.id.clone(),
        settled_by: possible.settled_by.iter().map(|(_, by)| fact(by)).collect(),
    });
    let offers = plan.offers.iter().map(|offer| wire::Offer {
        service: offer.service.id.clone(),
        runs: match offer.run {
            Run::Here(_) => Some(true),
            Run::NotHere(_) => Some(false),
            Run::Unknown => None,
        },
        instead: offer.instead.iter().map(|service| service.id.clone()).collect(),
    });
    let packs = knowledge
        .packs
        .iter()
        .map(|pack| wire::Pack { id: pack.id.clone(), edition: pack.edition.clone(), hash: pack.hash.clone() })
        .collect();
    let result = wire::Judged {
        format: FORMAT.into(),
        line,
        case: Some(record.case.clone()).filter(|case| !case.is_empty()),
        packs,
        children,
        plan: steps,
        possible: possible.collect(),
        offers: offers.collect(),
    };
    result.encode().to_string()
}

fn desk(desk: &Desk) -> wire::Desk {
    let phones = if desk.callable { desk.contact.phones.clone() } else { Vec::new() };
    wire::Desk { contact: desk.contact.id.clone(), phones, to_verify: desk.unverified }
}

fn child(record: &Record, child: &ChildAssessment) -> wire::Child {
    let mut reasons = Vec::new();
    for scale in &child.scales {
        let known = scale.scale.level(scale.bounds.known);
        if !scale.reason.is_empty() {
            reasons.push(wire::Reason {
                scale: scale.scale.id.clone(),
                level: known.id.clone(),
                facts: scale.reason.iter().map(fact).collect(),
                sources: known.citations.iter().map(|citation| citation.source.id.clone()).collect(),
            });
        }
    }
    let leads_to = |next: &Next| {
        let reach = |reach: &NextReach| wire::Reach {
            scale: reach.scale.id.clone(),
            level: reach.scale.level(reach.rank).id.clone(),
            further: count(reach.further),
            left_open_by_source: reach.left_open,
        };
        next.reaches.iter().map(reach).collect()
    };
    let next = child.next.iter().map(|next| wire::Next { fact: fact(&next.fact), leads_to: leads_to(next) });
    let left_open = child.undetermined.iter().filter_map(|next| match &next.fact {
        Fact::Undetermined(open) => Some(wire::LeftOpen { reason: open.reason.ja.clone(), leads_to: leads_to(next) }),
        _ => None,
    });
    let ids = |items: &[std::rc::Rc<Item>]| items.iter().map(|item| item.id.clone()).collect();
    wire::Child {
        number: child.number.0.get(),
        scales: levels(child),
        reasons,
        next: next.collect(),
        left_open_by_sources: left_open.collect(),
        disclosures: child.disclosures.iter().map(|disclosure| disclosure.id.clone()).collect(),
        disputed: ids(&child.disputed),
        through_siblings: child
            .through_siblings
            .iter()
            .map(|(item, number)| wire::ThroughSibling { item: item.id.clone(), child: number.0.get() })
            .collect(),
        held: decision::held(record, child)
            .map(|held| wire::Held { level: held.level.into(), below_rules: held.below }),
        assess_again_since: child.sibling_protected.map(|(_, since)| since.to_string()),
    }
}

/// The levels and counts of an assessment as JSON, for the page around the sheet: no answers, no items.
pub fn levels_json(assessment: &Assessment) -> String {
    let children = assessment.children.iter().map(|assessed| wire::ChildLevels {
        number: assessed.number.0.get(),
        scales: levels(assessed),
        unconfirmed: count(assessed.next.len()),
    });
    wire::AllLevels { children: children.collect() }.encode().to_string()
}

fn levels(child: &ChildAssessment) -> Entries<wire::Levels> {
    let levels = child.scales.iter().map(|scale| {
        let known = scale.scale.level(scale.bounds.known).id.clone();
        (scale.scale.id.clone(), wire::Levels { known, possible: scale.scale.level(scale.bounds.possible).id.clone() })
    });
    Entries(levels.collect())
}

/// A count as the format writes it.
fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// An item's id, or the limit of age: `younger-than-start-of-school`, `younger-than-12-months`.
fn fact(fact: &Fact) -> String {
    match fact {
        Fact::Item(item) => item.id.clone(),
        Fact::YoungerThan(AgeLimit::StartOfSchool) => "younger-than-start-of-school".into(),
        Fact::YoungerThan(AgeLimit::Months(months)) => format!("younger-than-{months}-months"),
        Fact::Undetermined(_) => "undetermined".into(),
    }
}

/// The format's own types.
pub mod wire {
    use crate::json::wire::{Entries, wire};

    wire! {
        /// The result of one record.
        struct Judged {
            /// `mimamori-result/1`.
            format: String,
            /// The line of the input that the record stood on.
            line: Option<u32> = default,
            /// The office's case number.
            case: Option<String> = default,
            /// The packs that judged it.
            packs: Vec<Pack>,
            /// The children and pregnancies, in the order of the record.
            children: Vec<Child>,
            /// What to do, in order.
            plan: Vec<Step>,
            /// The steps that might apply.
            possible: Vec<Possible> = default,
            /// The services for the needs that are known.
            offers: Vec<Offer> = default,
        }

        /// A pack.
        struct Pack {
            /// Its id.
            id: String,
            /// Its edition.
            edition: String,
            /// The SHA-256 of its content.
            hash: String,
        }

        /// What the scales say of one child.
        struct Child {
            /// The number within the record.
            number: u8,
            /// The levels on each scale that applies, by the scale's id.
            scales: Entries<Levels>,
            /// Why the known levels are reached.
            reasons: Vec<Reason>,
            /// The unknown facts that matter, nearest to danger first.
            next: Vec<Next>,
            /// What the sources themselves leave open, so that nobody can confirm it.
            left_open_by_sources: Vec<LeftOpen> = default,
            /// The ids of what must be disclosed.
            disclosures: Vec<String>,
            /// Items with a yes and a no beside each other.
            disputed: Vec<String>,
            /// Items that are a yes because of another child of the record.
            through_siblings: Vec<ThroughSibling>,
            /// A sibling came under protection at this time, and nothing was said of this child since.
            assess_again_since: Option<String> = default,
            /// The level that the last meeting holds, on the first scale.
            held: Option<Held> = default,
        }

        /// The level that a meeting holds.
        struct Held {
            /// Its id.
            level: String,
            /// Whether it is below what the rules give on the known facts.
            below_rules: bool,
        }

        /// The exact lowest and highest level over all ways in which the unknowns could turn out.
        struct Levels {
            /// What the known facts give.
            known: String,
            /// What cannot be ruled out.
            possible: String,
        }

        /// Why a level is reached.
        struct Reason {
            /// The scale's id.
            scale: String,
            /// The level's id.
            level: String,
            /// A smallest set of facts that gives the level.
            facts: Vec<String>,
            /// The ids of the rule's sources.
            sources: Vec<String>,
        }

        /// An unknown fact that matters.
        struct Next {
            /// The item's id, or the limit of age.
            fact: String,
            /// What a yes could lead to.
            leads_to: Vec<Reach>,
        }

        /// What a source does not tell apart.
        struct LeftOpen {
            /// What, in Japanese.
            reason: String,
            /// What it could lead to.
            leads_to: Vec<Reach>,
        }

        /// What a yes could lead to on one scale.
        struct Reach {
            /// The scale's id.
            scale: String,
            /// The level's id.
            level: String,
            /// How many further yeses that takes, at the fewest.
            further: u32,
            /// Whether the level stays a mere possibility then, since the source does not tell levels apart.
            left_open_by_source: bool,
        }

        /// An item that is a yes because of another child.
        struct ThroughSibling {
            /// The item's id.
            item: String,
            /// The other child's number.
            child: u8,
        }

        /// The levels of all children.
        struct AllLevels {
            /// The children and pregnancies.
            children: Vec<ChildLevels>,
        }

        /// The levels of one child.
        struct ChildLevels {
            /// The number within the record.
            number: u8,
            /// The levels on each scale.
            scales: Entries<Levels>,
            /// How many unknown facts could still raise a level.
            unconfirmed: u32,
        }

        /// One thing to do.
        struct Step {
            /// The step's id.
            step: String,
            /// How binding it is.
            force: Force,
            /// Whether it cannot wait.
            urgent: bool,
            /// Until when.
            until: Option<String> = default,
            /// The numbers of the children it is for.
            children: Vec<u8>,
            /// Whom to call, the first choice first.
            desks: Vec<Desk> = default,
            /// The kinds of desk of which none is known there.
            missing_kinds: Vec<String> = default,
            /// What became of it at last.
            state: Option<State> = default,
            /// Its deadline has passed, and it is not done.
            overdue: bool,
        }

        /// A desk.
        struct Desk {
            /// Its id.
            contact: String,
            /// The numbers that may be called now.
            phones: Vec<String> = default,
            /// Its numbers are to be verified first.
            to_verify: bool,
        }

        /// What became of a step.
        enum State {
            /// Still to be done.
            NotYet,
            /// Done.
            Done,
            /// Tried, and could not be done.
            CouldNot,
        }

        /// A step that might apply.
        struct Possible {
            /// The step's id.
            step: String,
            /// The unknown facts that would settle it soonest.
            settled_by: Vec<String>,
        }

        /// A service for a need.
        struct Offer {
            /// The service's id.
            service: String,
            /// Whether it is run where the child lives; missing where the packs do not say.
            runs: Option<bool> = default,
            /// What to offer in its place.
            instead: Vec<String> = default,
        }

        /// How binding a step is.
        enum Force {
            /// A duty.
            Must,
            /// Allowed, or advised.
            May,
            /// Forbidden.
            MustNot,
        }
    }
}
