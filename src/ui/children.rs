use std::rc::Rc;

use mimamori_core::calendar::Birth;
use mimamori_core::record::{Arrival, Child};
use mimamori_core::session::{Action, Session};
use mimamori_core::text::Lang;
use mimamori_core::words::words;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::controls::{button, button_off, sends, sends_and_goes};
use super::focus::{Target, birth_id};
use crate::store::Store;

/// The children and pregnancies: whose part of the sheet is shown, and what is known of their birth.
pub(crate) fn children(store: &Rc<Store>, session: &Session) -> Html {
    let lang = session.display.lang;
    let words = words(lang);
    let Some(shown) = session.shown_child() else { return Html::default() };
    let several = session.record.children.len() > 1;
    let first = session.record.children.first().map(|child| child.number);
    html! {
        <div class="children" role="group" aria-label={words.screen.children}>
            <ul class="tabs" id="children" tabindex="-1">
                for child in session.record.children.iter() {
                    <li key={child.number.to_string()}>
                        <button
                            type="button"
                            class="tab"
                            aria-current={(child.number == shown.number).then_some("true")}
                            onclick={sends(store, Action::Turn(child.number))}
                        >
                            { name(child, lang) }
                        </button>
                    </li>
                }
                <li>{ button("add-child", words.screen.add_child, sends(store, Action::AddChild(Arrival::Born(None)))) }</li>
                <li>
                    { button("add-pregnancy", words.screen.add_pregnancy, sends(store, Action::AddChild(Arrival::Expected(None)))) }
                </li>
            </ul>
            if several || matches!(shown.arrival, Arrival::Expected(_)) {
            <div class="of-child">
                if matches!(shown.arrival, Arrival::Expected(_)) {
                    { button("has-been-born", words.screen.has_been_born, sends_and_goes(store, Action::Born(shown.number, None), Target::Birth(shown.number))) }
                }
                if several {
                    { button_off("move-up", &words.screen.move_up.with(&name(shown, lang)), first == Some(shown.number), sends(store, Action::MoveUp(shown.number))) }
                    { button("remove", &words.screen.remove.with(&name(shown, lang)), sends_and_goes(store, Action::RemoveChild(shown.number), Target::Id("children"))) }
                }
            </div>
            }
            if several {
                <p class="note">{ words.screen.siblings }</p>
            }
        </div>
    }
}

/// What a child or a pregnancy is called: by its number.
pub(crate) fn name(child: &Child, lang: Lang) -> String {
    let words = words(lang);
    match child.arrival {
        Arrival::Born(_) => words.screen.child.with(&child.number.to_string()),
        Arrival::Expected(_) => words.screen.pregnancy.with(&child.number.to_string()),
    }
}

/// The month of birth, or the month in which it is expected. What cannot be read stays in the field, with a sentence;
/// the record keeps what it had.
pub(crate) fn birth_field(store: &Rc<Store>, child: &Child, lang: Lang) -> Html {
    let words = words(lang);
    let (number, arrival) = (child.number, child.arrival);
    let id = birth_id(number);
    let wrong = store.draft(&id);
    let on_change = {
        let (store, id) = (store.clone(), id.clone());
        move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let text = input.value().trim().to_owned();
            let read = store.session().knowledge.eras.read_birth(&text);
            let action = match (arrival, read) {
                (Arrival::Born(_), Some(birth)) => Some(Action::Born(number, Some(birth))),
                (Arrival::Expected(_), Some(Birth::Month(month))) => Some(Action::Expected(number, Some(month))),
                _ => None,
            };
            let empty = match arrival {
                Arrival::Born(_) => Action::Born(number, None),
                Arrival::Expected(_) => Action::Expected(number, None),
            };
            let readable = action.or(text.is_empty().then_some(empty));
            store.keep_draft(id.clone(), if readable.is_none() { input.value() } else { String::new() });
            // What cannot be read changes nothing; then, only the sentence about it is drawn.
            store.dispatch(readable.unwrap_or(Action::Tick));
        }
    };
    let (label, known) = match arrival {
        Arrival::Born(birth) => (words.screen.born.with(&number.to_string()), birth.map(|birth| birth.to_string())),
        Arrival::Expected(month) => (words.screen.expected.to_owned(), month.map(|month| month.to_string())),
    };
    let value = wrong.clone().or(known).unwrap_or_default();
    let hint = format!("{id}-hint");
    html! {
        <div class="field">
            <label for={id.clone()}>{ label }</label>
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
