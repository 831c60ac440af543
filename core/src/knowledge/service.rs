use std::rc::Rc;

use super::{Citation, Contact, Ground};
use crate::logic::Condition;
use crate::text::Text;

/// A service that supports families.
#[derive(Clone, Debug)]
pub struct Service {
    /// The id.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Whom it is for.
    pub text: Text,
    /// When it is offered.
    pub when: Condition<Ground>,
    /// Ids of services to offer where it is not run.
    pub instead: Vec<String>,
    /// Where it comes from.
    pub citations: Vec<Citation>,
}

/// What a local pack says of a service in its areas.
#[derive(Clone, Debug)]
pub struct Provision {
    /// The id.
    pub id: String,
    /// The areas.
    pub areas: Vec<String>,
    /// The service's id.
    pub service: String,
    /// Whether it is run there.
    pub runs: bool,
    /// What is to be known: conditions, the year of the source.
    pub note: Option<Text>,
    /// The desk that arranges it.
    pub contact: Option<Rc<Contact>>,
    /// Where it is known from.
    pub citations: Vec<Citation>,
}
