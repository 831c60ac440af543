use mimamori_core::record::{Answer, Basis, BasisKind, FollowUp, Statement, Value};
use mimamori_core::session::Action;
use mimamori_core::text::Lang;
use mimamori_core::words::words;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::controls::{button, flips, opener};
use super::fields::{
    choice_field, is_readable, list_to_read, moment_field, moment_of, moment_to_read, option, text_field, text_of,
    text_to_read, value_of,
};
use super::focus::Target;
use super::item_row::ItemRowProps;
use crate::store::now;

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

/// The name of a kind of basis in the page.
fn basis_name(kind: BasisKind) -> &'static str {
    KINDS.iter().find(|(other, _)| *other == kind).map_or("", |(_, name)| name)
}

/// The kinds of basis to choose from, and none.
pub(crate) fn basis_options(lang: Lang, chosen: Option<BasisKind>, offered: impl Fn(BasisKind) -> bool) -> Html {
    let words = words(lang);
    html! {
        <>
            { option("", chosen.is_none(), words.no_basis) }
            for (kind, name) in KINDS.into_iter().filter(|(kind, _)| offered(*kind)) {
                { option(name, chosen == Some(kind), (words.basis)(kind)) }
            }
        </>
    }
}

/// What was said of an item: the fields for the latest statement, why a yes became a no, and what was said before. `adding`
/// is whether one more piece of information is being entered.
pub(crate) fn statements_view(props: &ItemRowProps, adding: &UseStateHandle<bool>) -> Html {
    let ItemRowProps { answer, statements, lang, .. } = props;
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
    let doubted = doubted.filter(|_| latest.is_some_and(|latest| latest.value != Value::Yes));
    html! {
        <div class="statements">
            if disputed {
                <p class="notice">{ words.disputed_counts_as_yes }</p>
            }
            if let Some((index, _)) = doubted {
                <div class="notice why" key={index.to_string()}>
                    <p>{ words.screen.why_not_yes }</p>
                    { withdraw(props, index) }
                </div>
            }
            if let Some(notice) = notice {
                <p class="notice">{ notice }</p>
            }
            if let Some(latest) = latest {
                // The fields belong to what was said last, which need not be what counts.
                if doubted.is_some() {
                    <p class="list-title">{ words.screen.about_answer.with((words.value)(latest.value)) }</p>
                }
                if latest.value == Value::Unknown {
                    { follow_up(props, latest) }
                } else {
                    { details(props, latest) }
                }
            }
            { history(props, adding) }
        </div>
    }
}

/// The basis, the source and the words of the latest statement.
fn details(ItemRowProps { store, child, item, lang, .. }: &ItemRowProps, latest: &Statement) -> Html {
    let words = words(*lang);
    // Each field tells itself alone: what the others show is in the record already.
    let put = {
        let (store, child, item) = (store.clone(), *child, item.clone());
        move |statement: Statement| {
            let statement = Statement { at: Some(now()), ..statement };
            store.dispatch(Action::State { child, item: item.id.clone(), statement });
        }
    };
    let kind_changed = {
        let (put, latest) = (put.clone(), latest.clone());
        Callback::from(move |name: Option<String>| {
            let from = latest.basis.as_ref().and_then(|basis| basis.from.clone());
            // Who said it is a basis by itself: it was heard.
            let kind = name.as_deref().and_then(basis_named).or(from.as_ref().map(|_| BasisKind::Heard));
            put(Statement { basis: kind.map(|kind| Basis { kind, from }), ..latest.clone() });
        })
    };
    let from_changed = {
        let (put, latest) = (put.clone(), latest.clone());
        Callback::from(move |from: Option<String>| {
            let before = latest.basis.as_ref();
            // What one person said is not to be put into the mouth of another.
            let another =
                before.and_then(|basis| basis.from.as_ref()).is_some_and(|teller| from.as_ref() != Some(teller));
            let words = latest.words.clone().filter(|_| !another);
            let kind = before.map(|basis| basis.kind).or(from.as_ref().map(|_| BasisKind::Heard));
            put(Statement { basis: kind.map(|kind| Basis { kind, from }), words, ..latest.clone() });
        })
    };
    let words_changed = {
        let latest = latest.clone();
        Callback::from(move |words: Option<String>| put(Statement { words, ..latest.clone() }))
    };
    let basis = latest.basis.as_ref();
    let chosen = basis.map(|basis| basis.kind);
    // A bare answer comes with files alone; nobody chooses it here.
    let kinds = basis_options(*lang, chosen, |kind| kind != BasisKind::Summary || chosen == Some(kind));
    html! {
        <div class="fields">
            { choice_field("basis", words.screen.basis, chosen.map(basis_name), kinds, kind_changed) }
            { text_field("from", words.screen.from, "", basis.and_then(|basis| basis.from.as_deref()), from_changed) }
            { text_field("words", words.screen.words, "", latest.words.as_deref(), words_changed) }
        </div>
    }
}

/// Who confirms what could not be confirmed, and until when.
fn follow_up(ItemRowProps { store, child, item, lang, .. }: &ItemRowProps, latest: &Statement) -> Html {
    let words = words(*lang);
    let known = latest.follow_up.clone().unwrap_or_default();
    let put = {
        let (store, child, item, latest) = (store.clone(), *child, item.clone(), latest.clone());
        move |follow_up: FollowUp| {
            let follow_up = (follow_up != FollowUp::default()).then_some(follow_up);
            let statement = Statement { follow_up, at: Some(now()), ..latest.clone() };
            store.dispatch(Action::State { child, item: item.id.clone(), statement });
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

fn history(props: &ItemRowProps, adding: &UseStateHandle<bool>) -> Html {
    let ItemRowProps { store, statements, lang, .. } = props;
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
                            <p class="note">{ words.withdrawn.with(&withdrawn.reason) }</p>
                        } else {
                            { withdraw(props, index) }
                        }
                    </li>
                }
            </ol>
            { another(props, adding) }
        </details>
    }
}

/// Withdraws a statement, once a reason is written.
fn withdraw(ItemRowProps { store, child, item, lang, .. }: &ItemRowProps, index: usize) -> Html {
    let words = words(*lang);
    let reason = NodeRef::default();
    let withdraw = {
        let (store, child, item, reason) = (store.clone(), *child, item.clone(), reason.clone());
        Callback::from(move |_| match text_of(&reason) {
            Some(reason) => {
                store.aim(Target::Item(child, item.id.clone()));
                store.dispatch(Action::Withdraw { child, item: item.id.clone(), index, reason });
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

/// One more piece of information on the same item: somebody else's, or of another time.
fn another(ItemRowProps { store, child, item, lang, .. }: &ItemRowProps, open: &UseStateHandle<bool>) -> Html {
    let words = words(*lang);
    let [value, kind, from, said, at] = [(); 5].map(|()| NodeRef::default());
    let add = {
        let (store, child, item, open, at) = (store.clone(), *child, item.clone(), open.clone(), at.clone());
        let (value, kind, from, said) = (value.clone(), kind.clone(), from.clone(), said.clone());
        Callback::from(move |_| {
            if !is_readable(&at) {
                return;
            }
            let named = value_of(&value);
            let Some((value, _)) = VALUES.into_iter().find(|(_, name)| *name == named) else { return };
            let from = text_of(&from);
            let kind = basis_named(&value_of(&kind)).or(from.as_ref().map(|_| BasisKind::Heard));
            let basis = kind.map(|kind| Basis { kind, from });
            let statement =
                Statement { words: text_of(&said), ..Statement::new(value, basis, moment_of(&at).or(Some(now()))) };
            open.set(false);
            store.aim(Target::Item(child, item.id.clone()));
            store.dispatch(Action::Add { child, item: item.id.clone(), statement });
        })
    };
    let kinds = basis_options(*lang, None, |kind| kind != BasisKind::Summary);
    let values = html! {
        for (value, name) in VALUES {
            { option(name, value == Value::Yes, (words.value)(value)) }
        }
    };
    html! {
        <div class="another">
            { opener("another-open", words.screen.another.into(), **open, flips(open, **open)) }
            if **open {
                <div class="fields">
                    { list_to_read("another-value", words.screen.answer, &value, values) }
                    { list_to_read("another-basis", words.screen.basis, &kind, kinds) }
                    { text_to_read("another-from", words.screen.from, &from) }
                    { text_to_read("another-words", words.screen.words, &said) }
                    { moment_to_read("another-at", words.screen.when, &at) }
                    { button("another-add", words.screen.add, add) }
                </div>
            }
        </div>
    }
}
