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

/// A form. What is typed is kept until then, also while another screen is shown. `submit` is handed the values, in the order of the fields, and gives the sentences that say what is missing; the
/// form is emptied if there are none. `id` tells one form from another.
pub(crate) fn form(
    store: &Rc<Store>,
    id: String,
    fields: &[FormField],
    label: &str,
    submit: Callback<Vec<String>, Vec<String>>,
) -> Html {
    let places: Vec<NodeRef> = fields.iter().map(|_| NodeRef::default()).collect();
    let drafts: Rc<[(String, NodeRef)]> =
        fields.iter().zip(&places).map(|(field, place)| (format!("{id}/{}", field.name), place.clone())).collect();
    let controls: Html = fields
        .iter()
        .zip(drafts.iter())
        .map(|(field, (draft, place))| control(field, place, store.draft(draft).unwrap_or_default()))
        .collect();
    let keep = {
        let (store, drafts) = (store.clone(), drafts.clone());
        move || drafts.iter().for_each(|(draft, place)| store.keep_draft(draft.clone(), value_of(place)))
    };
    let typed = {
        let keep = keep.clone();
        Callback::from(move |_: InputEvent| keep())
    };
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
                keep();
            }
            store.tell_missing(id.clone(), missing);
        })
    };
    html! {
        <div class="form" data-form={id}>
            <div class="fields" oninput={typed}>{ controls }</div>
            <div class="missing" role="alert"><ul>{ missing }</ul></div>
            { button("form-submit", label, press) }
        </div>
    }
}

fn control(field: &FormField, place: &NodeRef, value: String) -> Html {
    let name = field.name.clone();
    let control = match field.holds {
        FieldKind::Lines => html! { <textarea ref={place} data-field={name} rows="2" {value} /> },
        FieldKind::Level | FieldKind::OneOf(_) => {
            // Where none is chosen while they come, browsers take the last: nothing may seem decided before somebody decides.
            let choice = |(name, words): &(String, String)| option(name, *name == value, words);
            let choices: Html = field.choices.iter().map(choice).collect();
            html! { <select ref={place} data-field={name}>{ choices }</select> }
        }
        FieldKind::Line => {
            html! { <input ref={place} data-field={name} type="text" autocomplete="off" {value} /> }
        }
        FieldKind::Moment => html! {
            <input ref={place} data-field={name} type="datetime-local" min={EARLIEST} max={LATEST} autocomplete="off" {value} />
        },
    };
    html! { <label class="field"><span>{ field.label.clone() }</span>{ control }</label> }
}

fn empty(place: &NodeRef) {
    if let Some(node) = place.get() {
        Reflect::set(&node, &JsValue::from_str("value"), &JsValue::from_str("")).ok();
    }
}
