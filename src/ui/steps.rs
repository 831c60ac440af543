//! What becomes of the steps, whom somebody called, and the day whose rules are shown.

use std::rc::Rc;

use mimamori_core::record::{Call, Progress, State};
use mimamori_core::session::{Action, Session};
use mimamori_core::words::words;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::controls::{button, switch};
use super::fields::{text_field, text_of, text_to_read};
use crate::store::{Store, now};

const STATES: [(State, &str); 3] = [(State::Done, "done"), (State::CouldNot, "could-not"), (State::NotYet, "not-yet")];

/// What became of a step. Each press is a dated entry; nothing that was entered before is lost.
pub(crate) fn step_state(store: &Rc<Store>, session: &Session, step: &str) -> Html {
    let words = words(session.display.lang);
    let last = session.record.progress(step);
    let by = last.and_then(|progress| progress.by.clone());
    let choice = |(state, class): (State, &'static str)| {
        let chosen = last.is_some_and(|progress| progress.state == state);
        let (store, step, by) = (store.clone(), step.to_owned(), by.clone());
        let choose = Callback::from(move |_| {
            if !chosen {
                let progress = Progress { step: step.clone(), state, at: Some(now()), by: by.clone() };
                store.dispatch(Action::Progress(progress));
            }
        });
        switch(class, None, (words.routes.state)(state).into(), chosen, choose)
    };
    let named = |progress: &Progress| {
        let (store, progress) = (store.clone(), progress.clone());
        Callback::from(move |by| store.dispatch(Action::Progress(Progress { by, ..progress.clone() })))
    };
    // Nothing is said of what nobody has begun: "not yet" takes back what was said before.
    let offered = STATES.into_iter().filter(|(state, _)| last.is_some() || *state != State::NotYet);
    html! {
        <div class="state" role="group" aria-label={words.screen.step_state}>
            { for offered.map(choice) }
            if let Some(progress) = last {
                { text_field("by", words.screen.by_post, "", by.as_deref(), named(progress)) }
            }
        </div>
    }
}

/// One more call.
pub(crate) fn call_form(store: &Rc<Store>, session: &Session) -> Html {
    let words = words(session.display.lang);
    let (to, taken_by, said) = (NodeRef::default(), NodeRef::default(), NodeRef::default());
    let add = {
        let (store, fields) = (store.clone(), [to.clone(), taken_by.clone(), said.clone()]);
        Callback::from(move |_| {
            let [to, taken_by, said] = fields.each_ref().map(text_of);
            if to.is_none() && taken_by.is_none() && said.is_none() {
                return;
            }
            for field in &fields {
                if let Some(field) = field.cast::<HtmlInputElement>() {
                    field.set_value("");
                }
            }
            store.dispatch(Action::Called(Call { at: Some(now()), to, taken_by, said }));
        })
    };
    html! {
        <div class="call-form" role="group" aria-label={words.screen.call_log}>
            <p class="list-title">{ words.screen.call_log }</p>
            <div class="fields">
                { text_to_read("call-to", words.screen.call_to, &to) }
                { text_to_read("call-by", words.screen.call_taken_by, &taken_by) }
                { text_to_read("call-said", words.screen.call_said, &said) }
                { button("call-add", words.screen.call_add, add) }
            </div>
        </div>
    }
}

/// The day whose rules are shown.
pub(crate) fn rules_on(store: &Rc<Store>, session: &Session) -> Html {
    let words = words(session.display.lang);
    let store = store.clone();
    let day = session.display.rules_on.unwrap_or(session.now.day());
    let choose = move |event: Event| {
        let text = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
        let day = text.parse().ok().filter(|day| *day != now().day());
        store.dispatch(Action::RulesOn(day));
    };
    html! {
        <label class="field rules-on">
            <span>{ words.screen.rules_on }</span>
            <input type="date" value={day.to_string()} onchange={choose} />
        </label>
    }
}
