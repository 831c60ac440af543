//! What the packs say, as types. Only [`crate::pack`] makes a [`Knowledge`], and only of packs that passed the check,
//! so that nothing here can name what does not exist.

mod fact;
mod guard;
mod item;
mod scale;
mod source;

use std::rc::Rc;

pub use fact::{Fact, Ground, Undetermined};
pub use guard::{Disclosure, Force, Guard, Role, Start, Step, Within};
pub use item::{Confirmation, Item, Kind, Question, Scope, SiblingRule};
pub use scale::{Level, NO_RULE_FIRED, Scale, Subject};
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

    /// The question that an item stands under on the sheet.
    pub fn question_of(&self, item: &Item) -> Option<&Rc<Question>> {
        self.questions.get(item.question)
    }
}
