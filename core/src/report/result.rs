use std::collections::BTreeMap;

use crate::assess::{Assessment, ChildAssessment};
use crate::calendar::AgeLimit;
use crate::knowledge::{Fact, Force, Item, Knowledge};
use crate::plan::Plan;
use crate::record::Record;

/// The result as JSON on one line, for programs: levels by id, never a number that could be taken for a score.
pub fn result_json(knowledge: &Knowledge, record: &Record, assessment: &Assessment, plan: &Plan) -> String {
    let children = assessment.children.iter().map(child).collect();
    let plan = plan
        .steps
        .iter()
        .map(|planned| wire::Step {
            step: planned.step.id.clone(),
            force: match planned.step.force {
                Force::Must => "must",
                Force::May => "may",
                Force::MustNot => "must_not",
            },
            urgent: planned.step.urgent,
            until: planned.until.map(|until| until.to_string()),
        })
        .collect();
    let packs = knowledge
        .packs
        .iter()
        .map(|pack| wire::Pack { id: pack.id.clone(), edition: pack.edition.clone(), hash: pack.hash.clone() })
        .collect();
    let result = wire::Result { case: record.case.clone(), packs, children, plan };
    // A struct of strings, numbers and maps with string keys always has a JSON form.
    serde_json::to_string(&result).unwrap_or_default()
}

fn child(child: &ChildAssessment) -> wire::Child {
    let mut scales = BTreeMap::new();
    let mut reasons = Vec::new();
    for scale in &child.scales {
        let known = scale.scale.level(scale.bounds.known);
        let possible = scale.scale.level(scale.bounds.possible);
        let levels = wire::Levels { known: known.id.clone(), possible: possible.id.clone() };
        scales.insert(scale.scale.id.clone(), levels);
        if !scale.reason.is_empty() {
            reasons.push(wire::Reason {
                scale: scale.scale.id.clone(),
                level: known.id.clone(),
                facts: scale.reason.iter().map(fact).collect(),
                sources: known.citations.iter().map(|citation| citation.source.id.clone()).collect(),
            });
        }
    }
    let next = child.next.iter().map(|next| wire::Next {
        fact: fact(&next.fact),
        leads_to: next
            .reaches
            .iter()
            .map(|reach| wire::Reach {
                scale: reach.scale.id.clone(),
                level: reach.scale.level(reach.rank).id.clone(),
                further: reach.further,
            })
            .collect(),
    });
    let ids = |items: &[std::rc::Rc<Item>]| items.iter().map(|item| item.id.clone()).collect();
    wire::Child {
        number: child.number.0.get(),
        scales,
        reasons,
        next: next.collect(),
        disclosures: child.disclosures.iter().map(|disclosure| disclosure.id.clone()).collect(),
        disputed: ids(&child.disputed),
        through_siblings: child
            .through_siblings
            .iter()
            .map(|(item, number)| wire::ThroughSibling { item: item.id.clone(), child: number.0.get() })
            .collect(),
        assess_again_since: child.sibling_protected.map(|(_, since)| since.to_string()),
    }
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
    use super::BTreeMap;
    use serde::Serialize;

    macro_rules! wire {
        ($($(#[$meta:meta])* struct $name:ident $body:tt)+) => {
            $(
                $(#[$meta])*
                #[derive(Serialize)]
                #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
                pub struct $name $body
            )+
        };
    }

    wire! {
        /// The result of one record.
        struct Result {
            /// The office's case number.
            #[serde(skip_serializing_if = "String::is_empty")]
            pub case: String,
            /// The packs that judged it.
            pub packs: Vec<Pack>,
            /// The children and pregnancies, in the order of the record.
            pub children: Vec<Child>,
            /// What to do, in order.
            pub plan: Vec<Step>,
        }

        /// A pack.
        struct Pack {
            /// Its id.
            pub id: String,
            /// Its edition.
            pub edition: String,
            /// The SHA-256 of its content.
            pub hash: String,
        }

        /// What the scales say of one child.
        struct Child {
            /// The number within the record.
            pub number: u8,
            /// The levels on each scale that applies, by the scale's id.
            pub scales: BTreeMap<String, Levels>,
            /// Why the known levels are reached.
            pub reasons: Vec<Reason>,
            /// The unknown facts that matter, nearest to danger first.
            pub next: Vec<Next>,
            /// The ids of what must be disclosed.
            pub disclosures: Vec<String>,
            /// Items with a yes and a no beside each other.
            pub disputed: Vec<String>,
            /// Items that are a yes because of another child of the record.
            pub through_siblings: Vec<ThroughSibling>,
            /// A sibling came under protection at this time, and nothing was said of this child since.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub assess_again_since: Option<String>,
        }

        /// The exact lowest and highest level over all ways in which the unknowns could turn out.
        struct Levels {
            /// What the known facts give.
            pub known: String,
            /// What cannot be ruled out.
            pub possible: String,
        }

        /// Why a level is reached.
        struct Reason {
            /// The scale's id.
            pub scale: String,
            /// The level's id.
            pub level: String,
            /// A smallest set of facts that gives the level.
            pub facts: Vec<String>,
            /// The ids of the rule's sources.
            pub sources: Vec<String>,
        }

        /// An unknown fact that matters.
        struct Next {
            /// The item's id, or the limit of age.
            pub fact: String,
            /// What a yes could lead to.
            pub leads_to: Vec<Reach>,
        }

        /// What a yes could lead to on one scale.
        struct Reach {
            /// The scale's id.
            pub scale: String,
            /// The level's id.
            pub level: String,
            /// How many further yeses that takes, at the fewest.
            pub further: usize,
        }

        /// An item that is a yes because of another child.
        struct ThroughSibling {
            /// The item's id.
            pub item: String,
            /// The other child's number.
            pub child: u8,
        }

        /// One thing to do.
        struct Step {
            /// The step's id.
            pub step: String,
            /// `must`, `may` or `must_not`.
            pub force: &'static str,
            /// Whether it cannot wait.
            pub urgent: bool,
            /// Until when.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub until: Option<String>,
        }
    }
}
