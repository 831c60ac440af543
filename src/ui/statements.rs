use std::rc::Rc;

use mimamori_core::calendar::Moment;
use mimamori_core::record::{Answer, Basis, BasisKind, ChildNumber, FollowUp, Statement, Value};
use mimamori_core::session::Action;
use mimamori_core::text::Lang;
use mimamori_core::words::words;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::controls::{button, flips, opener};
use super::fields::{line, list_field, moment_field, text_field, text_of, text_to_read};
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

/// The three answers, with their names in the page.
pub(crate) const VALUES: [(Value, &str); 3] = [(Value::Yes, "yes"), (Value::No, "no"), (Value::Unknown, "unknown")];

const KINDS: [(BasisKind, &str); 6] = [
    (BasisKind::Seen, "seen"),
    (BasisKind::Record, "record"),
    (BasisKind::Agency, "agency"),
    (BasisKind::Heard, "heard"),
    (BasisKind::Judged, "judged"),
    (BasisKind::Summary, "summary"),
];

/// The kind of basis that an option of [`basis_options`] stands for.
pub(crate) fn basis_named(name: &str) -> Option<BasisKind> {
    KINDS.iter().find(|(_, other)| *other == name).map(|(kind, _)| *kind)
}

/// The kinds of basis to choose from, and none.
pub(crate) fn basis_options(lang: Lang, chosen: Option<BasisKind>, offered: impl Fn(BasisKind) -> bool) -> Html {
    let words = words(lang);
    html! {
        <>
            <option value="" selected={chosen.is_none()}>{ words.no_basis }</option>
            for (kind, name) in KINDS.into_iter().filter(|(kind, _)| offered(*kind)) {
                <option value={name} selected={chosen == Some(kind)}>{ (words.basis)(kind) }</option>
            }
        </>
    }
}

/// What was said of an item: the fields for the latest statement, why a yes became a no, and what was said before.
#[component]
pub(crate) fn Statements(props: &StatementsProps) -> Html {
    let StatementsProps { answer, statements, lang, .. } = props;
    let words = words(*lang);
    if statements.is_empty() {
        return Html::default();
    }
    let disputed = matches!(answer, Answer::Yes { disputed: true });
    let latest = statements.iter().rfind(|statement| statement.stands());
    let no = latest.filter(|last| last.value == Value::No && *answer != Answer::No);
    let notice = no
        .filter(|_| !disputed)
        .map(|no| if no.rules_out() { words.screen.no_not_later } else { words.screen.no_needs_basis });
    // A yes that was followed by a no: it stands until somebody says why it does not.
    let doubted = statements.iter().enumerate().rfind(|(_, said)| said.stands() && said.value == Value::Yes);
    let doubted = doubted.filter(|_| disputed && no.is_some());
    html! {
        <div class="statements">
            if disputed {
                <p class="notice">{ words.disputed_counts_as_yes }</p>
            }
            if let Some((index, _)) = doubted {
                <div class="notice why">
                    <p>{ words.screen.why_not_yes }</p>
                    { withdraw(props, index) }
                </div>
            }
            if let Some(notice) = notice {
                <p class="notice">{ notice }</p>
            }
            if let Some(latest) = latest {
                if latest.value == Value::Unknown {
                    { follow_up(props, latest) }
                } else {
                    { details(props, latest) }
                }
            }
            { history(props) }
        </div>
    }
}

/// The basis, the source and the words of the latest statement.
fn details(StatementsProps { store, child, item, lang, .. }: &StatementsProps, latest: &Statement) -> Html {
    let words = words(*lang);
    let (kind, from, said) = (NodeRef::default(), NodeRef::default(), NodeRef::default());
    let edited = {
        let (store, child, item, latest) = (store.clone(), *child, item.clone(), latest.clone());
        let (kind, from, said) = (kind.clone(), from.clone(), said.clone());
        move || {
            let name = kind.cast::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default();
            let from = text_of(&from);
            // What one person said is not to be put into the mouth of another.
            let teller = latest.basis.as_ref().and_then(|basis| basis.from.as_ref());
            let another = teller.is_some_and(|teller| from.as_ref() != Some(teller));
            let words = text_of(&said).filter(|words| !(another && latest.words.as_ref() == Some(words)));
            // Who said it is a basis by itself: it was heard.
            let kind = basis_named(&name).or(from.as_ref().map(|_| BasisKind::Heard));
            let statement =
                Statement { basis: kind.map(|kind| Basis { kind, from }), at: Some(now()), words, ..latest.clone() };
            store.dispatch(Action::State { child, item: item.clone(), statement });
        }
    };
    let basis = latest.basis.as_ref();
    let chosen = basis.map(|basis| basis.kind);
    let changed = Callback::from(move |_: Event| edited());
    // A bare answer comes with files alone; nobody chooses it here.
    let kinds = basis_options(*lang, chosen, |kind| kind != BasisKind::Summary || chosen == Some(kind));
    let teller = basis.and_then(|basis| basis.from.clone()).unwrap_or_default();
    html! {
        <div class="fields">
            { list_field("basis", words.screen.basis, kind, kinds, changed.clone()) }
            { line("from", words.screen.from, "", Some(teller), from, changed.clone()) }
            { line("words", words.screen.words, "", Some(latest.words.clone().unwrap_or_default()), said, changed) }
        </div>
    }
}

/// Who confirms what could not be confirmed, and until when.
fn follow_up(StatementsProps { store, child, item, lang, .. }: &StatementsProps, latest: &Statement) -> Html {
    let words = words(*lang);
    let known = latest.follow_up.clone().unwrap_or_default();
    let put = {
        let (store, child, item, latest) = (store.clone(), *child, item.clone(), latest.clone());
        move |follow_up: FollowUp| {
            let follow_up = (follow_up != FollowUp::default()).then_some(follow_up);
            let statement = Statement { follow_up, at: Some(now()), ..latest.clone() };
            store.dispatch(Action::State { child, item: item.clone(), statement });
        }
    };
    let by = {
        let (put, known) = (put.clone(), known.clone());
        Callback::from(move |by| put(FollowUp { by, ..known.clone() }))
    };
    let until = {
        let known = known.clone();
        Callback::from(move |until| put(FollowUp { until, ..known.clone() }))
    };
    html! {
        <div class="fields">
            { text_field("by-whom", words.screen.by_whom, "", known.by.as_deref(), by) }
            { moment_field("until-when", words.screen.until_when, known.until, now().day(), *lang, until) }
        </div>
    }
}

fn history(props: &StatementsProps) -> Html {
    let StatementsProps { store, child, item, statements, lang, .. } = props;
    let words = words(*lang);
    let session = store.session();
    html! {
        <details class="history">
            <summary>{ format!("{} {}", words.screen.history, statements.len()) }</summary>
            <ol>
                for (index, statement) in statements.iter().enumerate() {
                    <li>
                        { (words.statement)(&session.knowledge, *lang, statement) }
                        if let Some(withdrawn) = &statement.withdrawn {
                            <p class="note">{ (words.withdrawn)(&withdrawn.reason) }</p>
                        } else {
                            { withdraw(props, index) }
                        }
                    </li>
                }
            </ol>
            <Another store={store.clone()} child={*child} item={item.clone()} lang={*lang} />
        </details>
    }
}

/// Withdraws a statement, once a reason is written.
fn withdraw(StatementsProps { store, child, item, lang, .. }: &StatementsProps, index: usize) -> Html {
    let words = words(*lang);
    let reason = NodeRef::default();
    let withdraw = {
        let (store, child, item, reason) = (store.clone(), *child, item.clone(), reason.clone());
        Callback::from(move |_| match text_of(&reason) {
            Some(reason) => {
                store.dispatch(Action::Withdraw { child, item: item.clone(), index, reason });
            }
            None => {
                if let Some(field) = reason.cast::<HtmlInputElement>() {
                    field.focus().ok();
                }
            }
        })
    };
    html! {
        <span class="withdraw">
            { text_to_read("", words.screen.withdraw_reason, &reason) }
            { button("withdraw-button", words.screen.withdraw, withdraw) }
        </span>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct AnotherProps {
    store: Rc<Store>,
    child: ChildNumber,
    item: String,
    lang: Lang,
}

/// One more piece of information on the same item: somebody else's, or of another time.
#[component]
fn Another(AnotherProps { store, child, item, lang }: &AnotherProps) -> Html {
    let words = words(*lang);
    let open = use_state_eq(|| false);
    let at = use_state_eq(|| None::<Moment>);
    let (value, kind, from, said) = (use_node_ref(), use_node_ref(), use_node_ref(), use_node_ref());
    let add = {
        let (store, child, item, open, at) = (store.clone(), *child, item.clone(), open.clone(), at.clone());
        let (value, kind, from, said) = (value.clone(), kind.clone(), from.clone(), said.clone());
        Callback::from(move |_| {
            let chosen =
                |field: &NodeRef| field.cast::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default();
            let named = chosen(&value);
            let Some((value, _)) = VALUES.into_iter().find(|(_, name)| *name == named) else { return };
            let from = text_of(&from);
            let kind = basis_named(&chosen(&kind)).or(from.as_ref().map(|_| BasisKind::Heard));
            let basis = kind.map(|kind| Basis { kind, from });
            let statement = Statement { words: text_of(&said), ..Statement::new(value, basis, (*at).or(Some(now()))) };
            open.set(false);
            at.set(None);
            store.dispatch(Action::Add { child, item: item.clone(), statement });
        })
    };
    let when = {
        let at = at.clone();
        Callback::from(move |moment| at.set(moment))
    };
    let kinds = basis_options(*lang, None, |kind| kind != BasisKind::Summary);
    let values = html! {
        for (value, name) in VALUES {
            <option value={name} selected={value == Value::Yes}>{ (words.value)(value) }</option>
        }
    };
    html! {
        <div class="another">
            { opener("another-open", words.screen.another.into(), *open, flips(&open, *open)) }
            if *open {
                <div class="fields">
                    { list_field("another-value", words.screen.answer, value, values, Callback::noop()) }
                    { list_field("another-basis", words.screen.basis, kind, kinds, Callback::noop()) }
                    { text_to_read("another-from", words.screen.from, &from) }
                    { text_to_read("another-words", words.screen.words, &said) }
                    { moment_field("", words.screen.when, *at, now().day(), *lang, when) }
                    { button("another-add", words.screen.add, add) }
                </div>
            }
        </div>
    }
}
