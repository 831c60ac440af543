//! Ids within the shadow root, and moving the focus to them.

use mimamori_core::record::ChildNumber;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, ShadowRoot};

/// Where an item may stand: an item of the front page can stand on the sheet too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Front,
    Sheet,
}

/// Where the focus is to go once everything is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// An item, wherever it stands.
    Item(ChildNumber, String),
    /// A child's field for the month of birth.
    Birth(ChildNumber),
    /// The heading of a question.
    Question(String),
    /// Where the work of a screen begins.
    Begin,
    /// Anything else, by its id.
    Id(&'static str),
}

/// The id of an item's row.
pub(crate) fn item_id(place: Place, child: ChildNumber, item: &str) -> String {
    match place {
        Place::Front => format!("front-{child}-{item}"),
        Place::Sheet => format!("item-{child}-{item}"),
    }
}

/// The id of a child's field for the month of birth.
pub(crate) fn birth_id(child: ChildNumber) -> String {
    format!("born-{child}")
}

/// The id of a question's heading.
pub(crate) fn question_id(question: &str) -> String {
    format!("question-{question}")
}

/// Moves the focus to the control that the target names or holds. Links by fragment do not reach into a shadow root.
pub(crate) fn go(within: &Element, target: &Target) {
    let ids = match target {
        Target::Item(child, item) => {
            vec![item_id(Place::Sheet, *child, item), item_id(Place::Front, *child, item)]
        }
        Target::Birth(child) => vec![birth_id(*child)],
        Target::Question(question) => vec![question_id(question)],
        Target::Begin => ["front-title", "asking-title", "first-role"].map(Into::into).into(),
        Target::Id(id) => vec![(*id).into()],
    };
    let root = within.get_root_node().dyn_into::<ShadowRoot>().ok();
    let Some(found) = root.and_then(|root| ids.iter().find_map(|id| root.get_element_by_id(id))) else { return };
    // Rows out of sight have no exact height yet: the second look is at those that the first one brought near.
    found.scroll_into_view();
    found.scroll_into_view();
    let first = |selector| found.query_selector(selector).ok().flatten();
    let control =
        first("input:checked").or_else(|| first("input")).or_else(|| first("button")).unwrap_or_else(|| found.clone());
    if let Ok(control) = control.dyn_into::<HtmlElement>() {
        // A control that cannot take the focus leaves it where it was; the row has been scrolled to all the same.
        control.focus().ok();
    }
}
