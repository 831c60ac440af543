use std::rc::Rc;

use mimamori_core::record::{Answer, Basis, BasisKind, ChildNumber, Statement, Value};
use mimamori_core::session::Action;
use mimamori_core::text::Lang;
use mimamori_core::words::words;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::store::{Store, now};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct StatementsProps {
    pub(crate) store: Rc<Store>,
    pub(crate) child: ChildNumber,
    pub(crate) item: String,
    pub(crate) answer: Answer,
    pub(crate) statements: Vec<Statement>,
    pub(crate) lang: Lang,
}

const KINDS: [(BasisKind, &str); 5] = [
    (BasisKind::Seen, "seen"),
    (BasisKind::Record, "record"),
    (BasisKind::Agency, "agency"),
    (BasisKind::Heard, "heard"),
    (BasisKind::Summary, "summary"),
];

/// What was said of an item: the fields for the latest statement, and the earlier ones, which can be withdrawn.
#[component]
pub(crate) fn Statements(props: &StatementsProps) -> Html {
    let StatementsProps { store, child, item, answer, statements, lang } = props;
    let words = words(*lang);
    let (kind, from, said) = (use_node_ref(), use_node_ref(), use_node_ref());
    let latest = statements.iter().rfind(|statement| statement.stands());
    let edited = {
        let (store, child, item, latest) = (store.clone(), *child, item.clone(), latest.cloned());
        let (kind, from, said) = (kind.clone(), from.clone(), said.clone());
        Callback::from(move |_: Event| {
            let Some(latest) = &latest else { return };
            let text = |field: &NodeRef| {
                let text = field.cast::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
                Some(text.trim().to_owned()).filter(|text| !text.is_empty())
            };
            let name = kind.cast::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default();
            let basis = KINDS.iter().find(|(_, other)| *other == name).map(|(kind, _)| *kind);
            // What one person said is not to be put into the mouth of another.
            let teller = latest.basis.as_ref().and_then(|basis| basis.from.as_ref());
            let another = teller.is_some_and(|teller| text(&from).as_ref() != Some(teller));
            let words = text(&said).filter(|words| !(another && latest.words.as_ref() == Some(words)));
            let statement = Statement {
                value: latest.value,
                // Who said it is a basis by itself: it was heard.
                basis: basis.or(text(&from).map(|_| BasisKind::Heard)).map(|kind| Basis { kind, from: text(&from) }),
                at: Some(now()),
                words,
                withdrawn: None,
            };
            store.dispatch(Action::State { child, item: item.clone(), statement });
        })
    };
    let disputed = matches!(answer, Answer::Yes { disputed: true });
    let lacks_basis = *answer != Answer::No && latest.is_some_and(|last| last.value == Value::No && !last.rules_out());
    let basis = latest.and_then(|latest| latest.basis.as_ref());
    let chosen = |kind: Option<BasisKind>| basis.map(|basis| basis.kind) == kind;
    let from_text = basis.and_then(|basis| basis.from.clone()).unwrap_or_default();
    let words_text = latest.and_then(|latest| latest.words.clone()).unwrap_or_default();
    if statements.is_empty() {
        return Html::default();
    }
    html! {
        <div class="statements">
            if disputed {
                <p class="notice">{ words.disputed_counts_as_yes }</p>
            }
            if lacks_basis {
                <p class="notice">{ words.screen.no_needs_basis }</p>
            }
            if latest.is_some() {
                <div class="fields">
                    <label>
                        <span>{ words.screen.basis }</span>
                        <select ref={kind} class="basis" onchange={edited.clone()}>
                            <option value="" selected={chosen(None)}>{ words.no_basis }</option>
                            // A bare answer comes with files alone; nobody chooses it here.
                            for (kind, name) in KINDS.into_iter().filter(|(kind, _)| {
                                *kind != BasisKind::Summary || chosen(Some(BasisKind::Summary))
                            }) {
                                <option value={name} selected={chosen(Some(kind))}>{ (words.basis)(kind) }</option>
                            }
                        </select>
                    </label>
                    <label>
                        <span>{ words.screen.from }</span>
                        <input ref={from} class="from" type="text" autocomplete="off" value={from_text} onchange={edited.clone()} />
                    </label>
                    <label>
                        <span>{ words.screen.words }</span>
                        <input ref={said} class="words" type="text" autocomplete="off" value={words_text} onchange={edited} />
                    </label>
                </div>
            }
            { history(props) }
        </div>
    }
}

fn history(props: &StatementsProps) -> Html {
    let StatementsProps { store, child, item, statements, lang, .. } = props;
    let words = words(*lang);
    let eras = store.session().knowledge.eras.clone();
    html! {
        <details class="history">
            <summary>{ format!("{} {}", words.screen.history, statements.len()) }</summary>
            <ol>
                for (index, statement) in statements.iter().enumerate() {
                    <li>
                        { (words.statement)(&eras, statement) }
                        if let Some(withdrawn) = &statement.withdrawn {
                            <p class="note">{ (words.withdrawn)(&withdrawn.reason) }</p>
                        } else {
                            <Withdraw store={store.clone()} child={*child} item={item.clone()} {index} lang={*lang} />
                        }
                    </li>
                }
            </ol>
        </details>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WithdrawProps {
    store: Rc<Store>,
    child: ChildNumber,
    item: String,
    index: usize,
    lang: Lang,
}

/// Withdraws a statement, once a reason is written.
#[component]
fn Withdraw(props: &WithdrawProps) -> Html {
    let words = words(props.lang);
    let reason = use_node_ref();
    let withdraw = {
        let (props, reason) = (props.clone(), reason.clone());
        move |_: MouseEvent| {
            let Some(field) = reason.cast::<HtmlInputElement>() else { return };
            if field.value().trim().is_empty() {
                field.focus().ok();
                return;
            }
            let (child, item, index) = (props.child, props.item.clone(), props.index);
            props.store.dispatch(Action::Withdraw { child, item, index, reason: field.value() });
        }
    };
    html! {
        <span class="withdraw">
            <label>
                <span>{ words.screen.withdraw_reason }</span>
                <input ref={reason} type="text" autocomplete="off" />
            </label>
            <button type="button" onclick={withdraw}>{ words.screen.withdraw }</button>
        </span>
    }
}
