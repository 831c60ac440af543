use std::rc::Rc;

use mimamori_core::knowledge::{Item, Scope};
use mimamori_core::record::{Answer, ChildNumber, Statement, Value};
use mimamori_core::session::Action;
use mimamori_core::text::{Lang, Text};
use mimamori_core::words::words;
use yew::prelude::*;

use super::focus::item_id;
use super::statements::Statements;
use crate::store::{Store, now};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ItemRowProps {
    pub(crate) store: Rc<Store>,
    pub(crate) child: ChildNumber,
    pub(crate) item: Rc<Item>,
    pub(crate) answer: Answer,
    pub(crate) statements: Vec<Statement>,
    pub(crate) lang: Lang,
}

const VALUES: [(Value, &str); 3] = [(Value::Yes, "yes"), (Value::No, "no"), (Value::Unknown, "unknown")];

/// One item: the statement, three choices, what was said so far, and more about it on demand.
#[component]
pub(crate) fn ItemRow(props: &ItemRowProps) -> Html {
    let ItemRowProps { store, child, item, answer, statements, lang } = props;
    let words = words(*lang);
    let open = use_state_eq(|| false);
    let choose = {
        let (store, child, id) = (store.clone(), *child, item.id.clone());
        Callback::from(move |value: Value| {
            let statement = Statement::new(value, None, Some(now()));
            store.dispatch(Action::State { child, item: id.clone(), statement });
        })
    };
    let toggled = {
        let open = open.clone();
        move |event: Event| {
            let details = event.target_dyn_into::<web_sys::Element>();
            open.set(details.is_some_and(|details| details.has_attribute("open")));
        }
    };
    let id = item_id(*child, &item.id);
    let chosen = chosen(*answer, statements);
    html! {
        <fieldset class="item" id={id.clone()} data-item={item.id.clone()} data-answer={chosen.map(name_of)}>
            <legend>{ item.statement.get(*lang).to_owned() }</legend>
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
            <Statements
                store={store.clone()}
                child={*child}
                item={item.id.clone()}
                answer={*answer}
                statements={statements.clone()}
                lang={*lang}
            />
            <details ontoggle={toggled}>
                <summary>{ words.screen.more_about }</summary>
                if *open {
                    { about(item, *lang) }
                }
            </details>
        </fieldset>
    }
}

/// The choice that is shown: a standing yes, else what was said last.
fn chosen(answer: Answer, statements: &[Statement]) -> Option<Value> {
    match answer {
        Answer::Yes { .. } => Some(Value::Yes),
        _ => statements.iter().rfind(|statement| statement.stands()).map(|statement| statement.value),
    }
}

fn name_of(value: Value) -> &'static str {
    VALUES.iter().find(|(other, _)| *other == value).map_or("", |(_, name)| name)
}

fn about(item: &Item, lang: Lang) -> Html {
    let words = words(lang);
    let list = |title: &'static str, texts: &[Text]| {
        html! {
            if !texts.is_empty() {
                <p class="list-title">{ title }</p>
                <ul>
                    for text in texts {
                        <li>{ text.get(lang).to_owned() }</li>
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
    let cited = (words.cited)(&cited.collect::<Vec<_>>().join(words.list_comma));
    html! {
        <div class="about">
            if item.scope == Scope::Household {
                <p class="note">{ words.screen.household }</p>
            }
            <p>{ item.definition.get(lang).to_owned() }</p>
            { list(words.screen.examples, &item.examples) }
            { list(words.screen.look_at, &item.look_at) }
            if !item.confirm.sources.is_empty() {
                <p>{ (words.confirm_from)(&joined(&item.confirm.sources)) }</p>
            }
            if !item.confirm.who.is_empty() {
                <p>{ (words.confirm_by)(&joined(&item.confirm.who)) }</p>
            }
            for text in item.confirm.avoid.iter() {
                <p>{ (words.avoid)(text.get(lang)) }</p>
            }
            <p class="sources">{ cited }</p>
        </div>
    }
}
