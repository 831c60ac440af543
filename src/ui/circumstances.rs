use std::rc::Rc;

use mimamori_core::calendar::{Birth, Moment};
use mimamori_core::record::{Arrival, Child, Record};
use mimamori_core::session::Action;
use mimamori_core::text::Lang;
use mimamori_core::words::words;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::focus::birth_id;
use crate::store::Store;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct CircumstancesProps {
    pub(crate) store: Rc<Store>,
    pub(crate) record: Rc<Record>,
    pub(crate) lang: Lang,
}

/// The facts that are not on the sheet: case number, when the notification came, months of birth.
#[component]
pub(crate) fn Circumstances(CircumstancesProps { store, record, lang }: &CircumstancesProps) -> Html {
    let words = words(*lang);
    let on_change = |action: fn(String) -> Action| {
        let store = store.clone();
        move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                store.dispatch(action(input.value()));
            }
        }
    };
    let received = record.circumstances.received.map(|moment| moment.to_string());
    // The browser's own field for a date and time takes no offset.
    let received = received.as_deref().and_then(|text| text.get(..16)).unwrap_or_default().to_owned();
    html! {
        <div class="circumstances">
            <label>
                <span>{ words.screen.case_number }</span>
                <input
                    class="case"
                    type="text"
                    autocomplete="off"
                    value={record.case.clone()}
                    onchange={on_change(Action::Case)}
                />
            </label>
            <label>
                <span>{ words.screen.received }</span>
                <input
                    class="received"
                    type="datetime-local"
                    value={received}
                    onchange={on_change(|text| Action::Received(text.parse::<Moment>().ok()))}
                />
            </label>
            for child in record.children.iter() {
                <BornField key={child.number.to_string()} store={store.clone()} child={child.clone()} lang={*lang} />
            }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct BornFieldProps {
    store: Rc<Store>,
    child: Child,
    lang: Lang,
}

/// A child's month of birth. What cannot be read stays in the field, with a sentence; the record keeps what it had.
#[component]
fn BornField(BornFieldProps { store, child, lang }: &BornFieldProps) -> Html {
    let words = words(*lang);
    let wrong = use_state_eq(|| None::<String>);
    let on_change = {
        let (store, number, wrong) = (store.clone(), child.number, wrong.clone());
        move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let text = input.value().trim().to_owned();
            let birth = text.parse::<Birth>().ok();
            if birth.is_some() || text.is_empty() {
                wrong.set(None);
                store.dispatch(Action::Born(number, birth));
            } else {
                wrong.set(Some(input.value()));
            }
        }
    };
    let Arrival::Born(birth) = child.arrival else {
        return Html::default();
    };
    let value = (*wrong).clone().or_else(|| birth.map(|birth| birth.to_string())).unwrap_or_default();
    let id = birth_id(child.number);
    let hint = format!("{id}-hint");
    html! {
        <div class="field">
            <label for={id.clone()}>{ (words.screen.born)(&child.number.to_string()) }</label>
            <input
                {id}
                class="born"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                aria-describedby={hint.clone()}
                aria-invalid={wrong.is_some().then_some("true")}
                {value}
                onchange={on_change}
            />
            <p id={hint} class={if wrong.is_some() { "notice" } else { "note" }}>
                { if wrong.is_some() { words.screen.born_wrong } else { words.screen.born_hint } }
            </p>
        </div>
    }
}
