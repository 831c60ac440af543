//! Fields for a text, a choice, and a moment.

use js_sys::Reflect;
use mimamori_core::calendar::{Day, Moment};
use mimamori_core::knowledge::Choice;
use mimamori_core::text::Lang;
use mimamori_core::words::words;
use wasm_bindgen::JsValue;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What stands in a field, whatever kind of control it is.
pub(crate) fn value_of(field: &NodeRef) -> String {
    let value = field.get().and_then(|node| Reflect::get(&node, &JsValue::from_str("value")).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default().trim().to_owned()
}

/// Whether the browser can read what stands in a field. If not, it says so there: half of a time gives an empty text.
pub(crate) fn is_readable(field: &NodeRef) -> bool {
    field.cast::<HtmlInputElement>().is_none_or(|input| input.report_validity())
}

/// What stands in a text field: `None` if it is empty.
pub(crate) fn text_of(field: &NodeRef) -> Option<String> {
    Some(value_of(field)).filter(|text| !text.is_empty())
}

/// What is chosen in a list: `None` for its empty entry.
pub(crate) fn chosen_of(field: &NodeRef) -> Option<String> {
    text_of(field)
}

/// One line of text that is told as soon as it changes.
pub(crate) fn text_field(
    class: &'static str,
    label: &str,
    hint: &'static str,
    value: Option<&str>,
    on_change: Callback<Option<String>>,
) -> Html {
    let field = NodeRef::default();
    let changed = {
        let field = field.clone();
        Callback::from(move |_: Event| on_change.emit(text_of(&field)))
    };
    line(class, label, hint, Some(value.unwrap_or_default().to_owned()), field, changed)
}

/// One line of text that is read when a button beside it is pressed.
pub(crate) fn text_to_read(class: &'static str, label: &str, field: &NodeRef) -> Html {
    // Without a value, what stands there is left alone when everything is drawn anew.
    line(class, label, "", None, field.clone(), Callback::noop())
}

fn line(
    class: &'static str,
    label: &str,
    hint: &'static str,
    value: Option<String>,
    field: NodeRef,
    changed: Callback<Event>,
) -> Html {
    html! {
        <label class="field">
            <span>{ label.to_owned() }</span>
            <input
                ref={field}
                {class}
                type="text"
                autocomplete="off"
                placeholder={(!hint.is_empty()).then_some(hint)}
                {value}
                onchange={changed}
            />
        </label>
    }
}

/// The moments that a field takes: of a year with too few digits, the browser says so.
pub(crate) const EARLIEST: &str = "1900-01-01T00:00";
pub(crate) const LATEST: &str = "9999-12-31T23:59";

/// A day and a time that are read when a button beside them is pressed: both, or nothing.
pub(crate) fn moment_to_read(class: &'static str, label: &str, field: &NodeRef) -> Html {
    html! {
        <label class="field">
            <span>{ label.to_owned() }</span>
            <input ref={field} {class} type="datetime-local" min={EARLIEST} max={LATEST} />
        </label>
    }
}

/// The moment in such a field.
pub(crate) fn moment_of(field: &NodeRef) -> Option<Moment> {
    value_of(field).parse().ok()
}

/// A list under a label that is read when a button beside it is pressed.
pub(crate) fn list_to_read(class: &'static str, label: &str, field: &NodeRef, options: Html) -> Html {
    list(class, label, "", field.clone(), options, Callback::noop())
}

/// Once a user has chosen, browsers ignore which option is marked: the list's own value says it then.
fn list(
    class: &'static str,
    label: &str,
    value: &str,
    field: NodeRef,
    options: Html,
    changed: Callback<Event>,
) -> Html {
    let value = value.to_owned();
    html! {
        <label class="field">
            <span>{ label.to_owned() }</span>
            <select ref={field} {class} ~value={value} onchange={changed}>{ options }</select>
        </label>
    }
}

/// The options of a list: what the empty one says, and the choices.
pub(crate) fn options(none: &'static str, choices: &[Choice], value: Option<&str>, lang: Lang) -> Html {
    html! {
        <>
            { option("", value.is_none(), none) }
            for choice in choices {
                { option(&choice.id, value == Some(&choice.id), choice.label.get(lang)) }
            }
        </>
    }
}

/// One of several choices, or none, told as soon as it changes.
pub(crate) fn choice_field(
    class: &'static str,
    label: &str,
    value: Option<&str>,
    options: Html,
    on_change: Callback<Option<String>>,
) -> Html {
    let field = NodeRef::default();
    let changed = {
        let field = field.clone();
        Callback::from(move |_: Event| on_change.emit(chosen_of(&field)))
    };
    list(class, label, value.unwrap_or_default(), field, options, changed)
}

/// A day and a time. `today` stands there before anything is entered, since most times are today's; without a time, and on
/// no other day, there is no moment.
pub(crate) fn moment_field(
    class: &'static str,
    label: &str,
    value: Option<Moment>,
    today: Day,
    lang: Lang,
    on_change: Callback<Option<Moment>>,
) -> Html {
    let words = words(lang);
    let (day, time) = (NodeRef::default(), NodeRef::default());
    let shown_day = value.map_or(today, Moment::day).to_string();
    let changed = {
        let (day, time, shown) = (day.clone(), time.clone(), shown_day.clone());
        Callback::from(move |_: Event| {
            let chosen = text_of(&day).filter(|chosen| *chosen != shown);
            // Another day without a time is noon of that day, which then can be seen and changed.
            let time = text_of(&time).or(chosen.map(|_| "12:00".to_owned()).filter(|_| value.is_none()));
            let moment = text_of(&day).zip(time).and_then(|(day, time)| format!("{day}T{time}").parse().ok());
            if moment != value {
                on_change.emit(moment);
            }
        })
    };
    let shown_time = value.map(|at| format!("{:02}:{:02}", at.hour(), at.minute())).unwrap_or_default();
    html! {
        <div class="field moment">
            <span aria-hidden="true">{ label.to_owned() }</span>
            <input ref={day} type="date" aria-label={words.screen.day.with(label)} value={shown_day} onchange={changed.clone()} />
            <input ref={time} {class} type="time" aria-label={words.screen.time.with(label)} value={shown_time} onchange={changed} />
        </div>
    }
}

/// One entry of a list, and whether it is chosen when the list is made.
pub(crate) fn option(value: &str, chosen: bool, label: &str) -> Html {
    html! { <option value={value.to_owned()} selected={chosen}>{ label.to_owned() }</option> }
}
