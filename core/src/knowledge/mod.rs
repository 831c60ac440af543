//! What the packs say, as types. Only [`crate::pack`] makes a [`Knowledge`], and only of packs that passed the check,
//! so that nothing here can name what does not exist.

mod body;
mod call_sheet;
mod contact;
mod fact;
mod front;
mod guard;
mod item;
mod reading;
mod role;
mod scale;
mod service;
mod source;

use std::rc::Rc;

pub use body::{Body, Region, Side};
pub use call_sheet::{CallGroup, Told};
pub use contact::{Area, Contact};
pub use fact::{Fact, Ground, Undetermined};
pub use front::{Asked, FRONT_FACTS, FrontFact};
pub use guard::{Channel, Deadline, Disclosure, Force, Guard, Standing, Start, Step, When};
pub use item::{Confirmation, Item, Kind, Question, Scope, SiblingRule};
pub use reading::{Reading, Readings};
pub use role::{Choice, Role, View};
pub use scale::{Level, NO_RULE_FIRED, Scale, Subject};
pub use service::{Provision, Service};
pub use source::{Citation, Evidence, Source};

use crate::calendar::{Day, Eras};
use crate::order::Ids;
use crate::text::Text;

/// Everything that the loaded packs say, merged in their order.
#[derive(Clone, Debug)]
pub struct Knowledge {
    /// The packs, in the order in which they were merged.
    pub packs: Vec<PackRef>,
    /// The items, in the order of the sheet.
    pub items: Vec<Rc<Item>>,
    /// The questions, in the order of the sheet.
    pub questions: Vec<Rc<Question>>,
    /// The scales; a scale may read those before it.
    pub scales: Vec<Rc<Scale>>,
    /// What one child's facts say of another child.
    pub siblings: Vec<SiblingRule>,
    /// What the screen and the paper must disclose, and when.
    pub disclosures: Vec<Rc<Disclosure>>,
    /// What is to be done, and when.
    pub steps: Vec<Rc<Step>>,
    /// The roles that a user may choose.
    pub roles: Vec<Rc<Role>>,
    /// Where the child may live.
    pub areas: Vec<Rc<Area>>,
    /// The kinds of desk.
    pub contact_kinds: Vec<Rc<Choice>>,
    /// The desks.
    pub contacts: Vec<Rc<Contact>>,
    /// The services that support families.
    pub services: Vec<Rc<Service>>,
    /// Where they are run.
    pub provisions: Vec<Rc<Provision>>,
    /// What is told on the telephone, in order.
    pub call_sheet: Vec<Rc<CallGroup>>,
    /// Scope and limits, for the first screen.
    pub limits: Vec<Text>,
    /// The facts of the front page.
    pub front: Vec<Rc<FrontFact>>,
    /// The body figure.
    pub body: Body,
    /// How words are read.
    pub readings: Readings,
    /// The table of eras.
    pub eras: Eras,
    pub(crate) by_id: Ids,
}

/// Which pack, exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackRef {
    /// The pack's id.
    pub id: String,
    /// Its edition.
    pub edition: String,
    /// The SHA-256 of its content (see [`crate::json::hash`]).
    pub hash: String,
    /// Its title.
    pub title: Text,
    /// 基準日: the day as of which its authors vouch for it.
    pub as_of: Day,
}

impl Knowledge {
    /// The item with an id.
    pub fn item(&self, id: &str) -> Option<&Rc<Item>> {
        self.items.get(self.by_id.place(id)?)
    }

    /// The role with an id.
    pub fn role(&self, id: &str) -> Option<&Rc<Role>> {
        self.roles.iter().find(|role| role.id == id)
    }

    /// The area with an id.
    pub fn area(&self, id: &str) -> Option<&Rc<Area>> {
        self.areas.iter().find(|area| area.id == id)
    }

    /// The step with an id.
    pub fn step(&self, id: &str) -> Option<&Rc<Step>> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// Whether an item is asked of a subject: the household's is asked of both.
    pub fn is_asked_of(&self, item: &Item, subject: Subject) -> bool {
        item.scope == Scope::Household || self.question_of(item).is_some_and(|question| question.subject == subject)
    }

    /// The question that an item stands under on the sheet.
    pub fn question_of(&self, item: &Item) -> Option<&Rc<Question>> {
        self.questions.get(item.question)
    }
}

#[cfg(test)]
mod tests;
