//! A form from a list of fields, which is read as a whole when its button is pressed.

use std::rc::Rc;

use js_sys::Reflect;
use mimamori_core::record::FieldKind;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::controls::button;
use super::fields::{EARLIEST, LATEST, is_readable, option, value_of};
use crate::store::Store;

/// A field of a form.
pub(crate) struct FormField {
    /// Its name in the page.
    pub(crate) name: String,
    /// What stands before it.
    pub(crate) label: String,
    /// What it holds; the choices of a list stand in `choices`.
    pub(crate) holds: FieldKind,
    /// The choices: (value, words). The first is that nothing is chosen yet.
    pub(crate) choices: Vec<(String, String)>,
}

/// A form. `submit` is handed the values, in the order of the fields, and gives the sentences that say what is missing; the
/// form is emptied if there are none. `id` tells one form from another.
pub(crate) fn form(
    store: &Rc<Store>,
    id: String,
    fields: &[FormField],
    label: &str,
    submit: Callback<Vec<String>, Vec<String>>,
) -> Html {
    let places: Vec<NodeRef> = fields.iter().map(|_| NodeRef::default()).collect();
    let controls: Html = fields.iter().zip(&places).map(|(field, place)| control(field, place)).collect();
    let missing: Html = store.missing(&id).iter().map(|sentence| html! { <li>{ sentence.clone() }</li> }).collect();
    let press = {
        let (store, id) = (store.clone(), id.clone());
        Callback::from(move |_| {
            if !places.iter().all(is_readable) {
                return;
            }
            let missing = submit.emit(places.iter().map(value_of).collect());
            if missing.is_empty() {
                places.iter().for_each(empty);
            }
            store.tell_missing(id.clone(), missing);
        })
    };
    html! {
        <div class="form" data-form={id}>
            <div class="fields">{ controls }</div>
            <div class="missing" role="alert"><ul>{ missing }</ul></div>
            { button("form-submit", label, press) }
        </div>
    }
}

fn control(field: &FormField, place: &NodeRef) -> Html {
    let name = field.name.clone();
    let control = match field.holds {
        FieldKind::Lines => html! { <textarea ref={place} data-field={name} rows="2" /> },
        FieldKind::Level | FieldKind::OneOf(_) => {
            // Where none is chosen while they come, browsers take the last: nothing may seem decided before somebody decides.
            let choice = |(at, (value, words)): (usize, &(String, String))| option(value, at == 0, words);
            let choices: Html = field.choices.iter().enumerate().map(choice).collect();
            html! { <select ref={place} data-field={name}>{ choices }</select> }
        }
        FieldKind::Line => {
            html! { <input ref={place} data-field={name} type="text" autocomplete="off" /> }
        }
        FieldKind::Moment => html! {
            <input ref={place} data-field={name} type="datetime-local" min={EARLIEST} max={LATEST} autocomplete="off" />
        },
    };
    html! { <label class="field"><span>{ field.label.clone() }</span>{ control }</label> }
}

fn empty(place: &NodeRef) {
    if let Some(node) = place.get() {
        Reflect::set(&node, &JsValue::from_str("value"), &JsValue::from_str("")).ok();
    }
}
