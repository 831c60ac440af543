use std::rc::Rc;

use mimamori_core::knowledge::{Area, Choice, View};
use mimamori_core::record::{Child, Secrecy};
use mimamori_core::report::headline;
use mimamori_core::session::{Action, Session};
use mimamori_core::words::words;
use yew::prelude::*;

use super::children::{birth_field, children};
use super::controls::{flag, sends, switch};
use super::fields::{choice_field, moment_field, options, text_field};
use super::front_page::front_page;
use super::report_view::report_view;
use super::sheet::Sheet;
use super::toolbar::hide_button;
use crate::store::Store;

/// The work of the professional views: the front page, the sheet, and the result beside them. Where there is little
/// room, the result is a bar at the foot that opens.
pub(crate) fn work(store: &Rc<Store>, session: &Rc<Session>, view: View) -> Html {
    let words = words(session.display.lang);
    let open = session.display.result_open;
    let Some(child) = session.shown_child() else { return Html::default() };
    html! {
        <>
            { children(store, session) }
            { circumstances(store, session, view, child) }
            <div class="columns">
                <section class="sheet" aria-label={words.screen.sheet}>
                    if !session.knowledge.front.is_empty() {
                        { front_page(store, session, child.number) }
                    }
                    <Sheet store={store.clone()} session={session.clone()} child={child.number} folded={view == View::Reporting} />
                </section>
                <section class="result" aria-label={words.result_title} data-open={flag(open)}>
                    <div class="bar">
                    <button
                        type="button"
                        class="result-bar"
                        aria-expanded={flag(open)}
                        aria-controls="result-body"
                        onclick={sends(store, Action::OpenResult(!open))}
                    >
                        { headline(view, &session.assessment, &session.plan, child.number, session.display.lang) }
                    </button>
                        { hide_button(store, words.screen.hide) }
                    </div>
                    <div id="result-body" class="result-body" tabindex="-1">
                        { report_view(store, session) }
                    </div>
                </section>
            </div>
        </>
    }
}

/// What belongs to the whole case, and when the child was born and came under protection.
fn circumstances(store: &Rc<Store>, session: &Session, view: View, child: &Child) -> Html {
    let words = words(session.display.lang);
    let protected = {
        let (store, number) = (store.clone(), child.number);
        Callback::from(move |since| store.dispatch(Action::Protected(number, since)))
    };
    let received = {
        let store = store.clone();
        Callback::from(move |received| store.dispatch(Action::Received(received)))
    };
    html! {
        <div class="circumstances">
            <div class="birth" key={child.number.to_string()}>{ birth_field(store, child, session.display.lang) }</div>
            { case_fields(store, session) }
            // Who reports has received nothing.
            if view == View::Handling {
                { moment_field("received", words.screen.received, session.record.circumstances.received, session.now.day(), session.display.lang, received) }
                { moment_field("protected", words.screen.protected_since, child.protected_since, session.now.day(), session.display.lang, protected) }
                { secrecy(store, session) }
            }
        </div>
    }
}

/// Whether the family's address is secret, and how the family can be reached.
fn secrecy(store: &Rc<Store>, session: &Session) -> Html {
    let papers = &words(session.display.lang).papers;
    let secret = session.record.circumstances.secret.as_ref();
    let flipped = if secret.is_some() { None } else { Some(Secrecy::default()) };
    let contact = {
        let store = store.clone();
        Callback::from(move |safe_contact| store.dispatch(Action::Secret(Some(Secrecy { safe_contact }))))
    };
    html! {
        <div class="secrecy">
            { switch("secret", None, papers.secret_switch.into(), secret.is_some(), sends(store, Action::Secret(flipped))) }
            if let Some(secret) = secret {
                { text_field("safe-contact", papers.safe_contact, "", secret.safe_contact.as_deref(), contact) }
            }
        </div>
    }
}

/// The case number, and where the child lives: they stand on the first screen and beside the work.
pub(crate) fn case_fields(store: &Rc<Store>, session: &Session) -> Html {
    let words = words(session.display.lang);
    let case = {
        let store = store.clone();
        Callback::from(move |case: Option<String>| store.dispatch(Action::Case(case.unwrap_or_default())))
    };
    html! {
        <>
            { text_field("case", words.screen.case_number, "", Some(&session.record.case), case) }
            { area_field(store, session) }
        </>
    }
}

/// Where the child lives, if the packs know any place.
pub(crate) fn area_field(store: &Rc<Store>, session: &Session) -> Html {
    let words = words(session.display.lang);
    let chosen = session.record.circumstances.area.as_deref();
    let choice = |area: &Rc<Area>| Choice { id: area.id.clone(), label: area.label.clone() };
    let areas: Vec<Choice> = session.knowledge.areas.iter().map(choice).collect();
    let choose = {
        let store = store.clone();
        Callback::from(move |area| store.dispatch(Action::Area(area)))
    };
    html! {
        if !areas.is_empty() {
            { choice_field("area", words.screen.area, chosen, options(words.screen.area_unset, &areas, chosen, session.display.lang), choose) }
        }
    }
}
