use std::rc::Rc;

use mimamori_core::knowledge::{Item, Scope};
use mimamori_core::record::{Answer, ChildNumber, Statement, Value};
use mimamori_core::session::{Action, Session};
use mimamori_core::text::{Lang, Text};
use mimamori_core::words::words;
use wasm_bindgen::prelude::*;
use yew::prelude::*;

use super::focus::{Place, item_id};
use super::kana::read_out;
use super::statements::{VALUES, statements_view};
use crate::store::{Store, now};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ItemRowProps {
    pub(crate) store: Rc<Store>,
    pub(crate) child: ChildNumber,
    pub(crate) item: Rc<Item>,
    pub(crate) place: Place,
    pub(crate) answer: Answer,
    pub(crate) statements: Vec<Statement>,
    pub(crate) lang: Lang,
    pub(crate) kana: bool,
    /// The other child through whom this counts as a yes.
    pub(crate) through: Option<ChildNumber>,
}

/// The row of an item of a child, as the session has it.
pub(crate) fn row(store: &Rc<Store>, session: &Session, child: ChildNumber, item: &Rc<Item>, place: Place) -> Html {
    html! {
        <ItemRow
            key={format!("{child}-{}", item.id)}
            store={store.clone()}
            {child}
            item={item.clone()}
            {place}
            answer={session.answer(child, &item.id)}
            statements={session.statements(child, &item.id).to_vec()}
            lang={session.display.lang}
            kana={session.display.kana}
            through={through(session, child, item)}
        />
    }
}

/// The other child through whom an item counts as a yes for this one.
pub(crate) fn through(session: &Session, child: ChildNumber, item: &Rc<Item>) -> Option<ChildNumber> {
    let assessed = session.assessment.children.iter().find(|assessed| assessed.number == child)?;
    assessed.through_siblings.iter().find(|(other, _)| other == item).map(|(_, number)| *number)
}

/// One item: the statement, three choices, what was said so far, and more about it on demand.
#[component]
pub(crate) fn ItemRow(props: &ItemRowProps) -> Html {
    let ItemRowProps { store, child, item, place, answer, statements, lang, .. } = props;
    let words = words(*lang);
    let open = use_state_eq(|| false);
    let adding = use_state_eq(|| false);
    let redraw = use_force_update();
    // The answer and what follows from it are seen first, the fields for its basis a frame later: browsers look through a
    // page's fields whenever some are added (autofill), and would do so before anything is seen.
    let answered = !statements.is_empty();
    let with_fields = use_state_eq(|| answered);
    {
        let with_fields = with_fields.clone();
        use_effect_with(answered, move |answered| {
            if *answered {
                after_next_frame(move || with_fields.set(true));
            } else {
                with_fields.set(false);
            }
        });
    }
    let say = {
        let (store, child, id) = (store.clone(), *child, item.id.clone());
        move |statement: Statement| store.dispatch(Action::State { child, item: id.clone(), statement })
    };
    let said_last = statements.iter().rfind(|statement| statement.stands()).map(|statement| statement.value);
    let chosen = if matches!(answer, Answer::Yes { .. }) { Some(Value::Yes) } else { said_last };
    let choose = {
        let (say, redraw) = (say.clone(), redraw.clone());
        Callback::from(move |value: Value| {
            // To press the same answer again says nothing new, and must not wipe what was said with it.
            if said_last != Some(value) {
                say(Statement::new(value, None, Some(now())));
            }
            // A standing yes keeps its mark, whatever was pressed.
            if chosen == Some(Value::Yes) {
                redraw.force_update();
            }
        })
    };
    // One key for the most frequent thing to do: a yes on the basis that was chosen last.
    let key = {
        let store = store.clone();
        move |event: KeyboardEvent| {
            let free = !event.ctrl_key() && !event.alt_key() && !event.meta_key();
            if event.key() == "1" && free && chosen != Some(Value::Yes) && on_a_choice(&event) {
                event.prevent_default();
                say(Statement::new(Value::Yes, store.session().last_basis.clone(), Some(now())));
            }
        }
    };
    let toggled = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            let details = event.target_dyn_into::<web_sys::Element>();
            open.set(details.is_some_and(|details| details.has_attribute("open")));
        })
    };
    let id = item_id(*place, *child, &item.id);
    let session = store.session();
    html! {
        <fieldset class="item" id={id.clone()} data-item={item.id.clone()} data-answer={chosen.map(name_of)} onkeydown={key}>
            <legend>
                { read_out(&session, item.statement.get(*lang)) }
                if item.scope == Scope::Household {
                    <span class="scope">{ words.screen.of_household }</span>
                }
            </legend>
            if let Some(number) = props.through {
                <p class="notice">{ words.through_sibling.with(&number.to_string()) }</p>
            }
            <div class="choices">
                for (value, name) in VALUES {
                    <label>
                        <input
                            type="radio"
                            name={id.clone()}
                            value={name}
                            checked={chosen == Some(value)}
                            onchange={choose.reform(move |_: Event| value)}
                        />
                        { (words.value)(value) }
                    </label>
                }
            </div>
            if *with_fields {
                { statements_view(props, &adding) }
            }
            <details ontoggle={toggled}>
                <summary>{ words.screen.more_about }</summary>
                if *open {
                    { about(&session, item, *lang) }
                }
            </details>
        </fieldset>
    }
}

fn after_next_frame(then: impl FnOnce() + 'static) {
    let later = move || request_animation_frame(&Closure::once_into_js(then));
    request_animation_frame(&Closure::once_into_js(later));
}

// Named alone: the browser's window as a whole would offer the network too.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = requestAnimationFrame)]
    fn request_animation_frame(then: &JsValue);
}

/// Whether a key was pressed on a radio button, and not in a field of the same row.
fn on_a_choice(event: &KeyboardEvent) -> bool {
    event.target_dyn_into::<web_sys::HtmlInputElement>().is_some_and(|input| input.type_() == "radio")
}

fn name_of(value: Value) -> &'static str {
    VALUES.iter().find(|(other, _)| *other == value).map_or("", |(_, name)| name)
}

fn about(session: &Session, item: &Item, lang: Lang) -> Html {
    let words = words(lang);
    let list = |title: &'static str, texts: &[Text]| {
        html! {
            if !texts.is_empty() {
                <p class="list-title">{ title }</p>
                <ul>
                    for text in texts {
                        <li>{ read_out(session, text.get(lang)) }</li>
                    }
                </ul>
            }
        }
    };
    let joined = |texts: &[Text]| texts.iter().map(|text| text.get(lang)).collect::<Vec<_>>().join(words.list_comma);
    let cited = item.citations.iter().map(|citation| {
        let note = citation.note.as_ref().map(|note| note.get(lang));
        (words.source)(citation.source.title.get(lang), (words.evidence)(citation.evidence), note)
    });
    let cited = words.cited.with(&cited.collect::<Vec<_>>().join(words.list_comma));
    html! {
        <div class="about">
            if item.scope == Scope::Household {
                <p class="note">{ words.screen.household }</p>
            }
            <p>{ read_out(session, item.definition.get(lang)) }</p>
            { list(words.screen.examples, &item.examples) }
            { list(words.screen.look_at, &item.look_at) }
            if !item.confirm.sources.is_empty() {
                <p>{ words.confirm_from.with(&joined(&item.confirm.sources)) }</p>
            }
            if !item.confirm.who.is_empty() {
                <p>{ words.confirm_by.with(&joined(&item.confirm.who)) }</p>
            }
            for text in item.confirm.avoid.iter() {
                <p>{ words.avoid.with(text.get(lang)) }</p>
            }
            <p class="sources">{ cited }</p>
        </div>
    }
}
