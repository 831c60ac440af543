//! Buttons, and what they do.

use std::rc::Rc;

use mimamori_core::session::Action;
use yew::prelude::*;

use super::focus::Target;
use crate::store::Store;

/// What happens on a click.
pub(crate) type OnClick = Callback<MouseEvent>;

/// A button with a look and a label.
pub(crate) fn button(class: &'static str, label: &str, on_click: OnClick) -> Html {
    html! { <button type="button" {class} onclick={on_click}>{ label.to_owned() }</button> }
}

/// A button that does nothing for now, if `off`. It keeps the focus, which would else be lost to nowhere.
pub(crate) fn button_off(class: &'static str, label: &str, off: bool, on_click: OnClick) -> Html {
    let on_click = if off { Callback::noop() } else { on_click };
    html! {
        <button type="button" {class} aria-disabled={off.then_some("true")} onclick={on_click}>{ label.to_owned() }</button>
    }
}

/// A button that opens and closes something.
pub(crate) fn opener(class: &'static str, label: Html, open: bool, on_click: OnClick) -> Html {
    html! { <button type="button" {class} aria-expanded={flag(open)} onclick={on_click}>{ label }</button> }
}

/// A button that stays pressed.
pub(crate) fn switch(class: &'static str, id: Option<String>, label: Html, pressed: bool, on_click: OnClick) -> Html {
    html! {
        <button type="button" {class} data-id={id} aria-pressed={flag(pressed)} onclick={on_click}>{ label }</button>
    }
}

/// A click sends an action.
pub(crate) fn sends(store: &Rc<Store>, action: Action) -> OnClick {
    let store = store.clone();
    Callback::from(move |_| store.dispatch(action.clone()))
}

/// A click sends an action, and the focus goes to what takes its place.
pub(crate) fn sends_and_goes(store: &Rc<Store>, action: Action, target: Target) -> OnClick {
    let store = store.clone();
    Callback::from(move |_| {
        store.aim(target.clone());
        store.dispatch(action.clone());
    })
}

/// A click opens what is closed, and closes what is open.
pub(crate) fn flips(state: &UseStateHandle<bool>, now: bool) -> OnClick {
    let state = state.clone();
    Callback::from(move |_| state.set(!now))
}

/// A state in the words of ARIA.
pub(crate) fn flag(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}
