//! Ids within the shadow root, and moving the focus to them.

use mimamori_core::record::ChildNumber;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, ShadowRoot};
use yew::{MouseEvent, TargetCast as _};

/// The id of an item's row.
pub(crate) fn item_id(child: ChildNumber, item: &str) -> String {
    format!("item-{child}-{item}")
}

/// The id of a child's field for the month of birth.
pub(crate) fn birth_id(child: ChildNumber) -> String {
    format!("born-{child}")
}

/// Follows a link within the sheet: moves the focus to the control that the id names or holds. Links by fragment do not
/// reach into a shadow root.
pub(crate) fn follow(event: &MouseEvent, id: &str) {
    event.prevent_default();
    let root = event.target_dyn_into::<web_sys::Node>().map(|node| node.get_root_node());
    let Some(target) =
        root.and_then(|root| root.dyn_into::<ShadowRoot>().ok()).and_then(|root| root.get_element_by_id(id))
    else {
        return;
    };
    target.scroll_into_view();
    let first = |selector| target.query_selector(selector).ok().flatten();
    let control = first("input:checked").or_else(|| first("input")).unwrap_or_else(|| target.clone());
    if let Ok(control) = control.dyn_into::<HtmlElement>() {
        // A control that cannot take the focus leaves it where it was; the row has been scrolled to all the same.
        control.focus().ok();
    }
}
