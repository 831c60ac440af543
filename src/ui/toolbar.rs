use std::rc::Rc;

use mimamori_core::knowledge::View;
use mimamori_core::session::{Action, Page, Screen, Session};
use mimamori_core::words::words;
use yew::prelude::*;

use super::controls::{button, button_off, sends, sends_and_goes, switch};
use super::focus::Target;
use crate::store::Store;

/// What can be done with the sheet as a whole.
pub(crate) fn toolbar(store: &Rc<Store>, session: &Session) -> Html {
    let words = words(session.display.lang);
    let erase = {
        let store = store.clone();
        Callback::from(move |_| {
            store.aim(Target::Begin);
            store.dispatch(Action::Erase);
        })
    };
    let ask = sends_and_goes(store, Action::AskToErase(true), Target::Id("erase-no"));
    let cancel = sends_and_goes(store, Action::AskToErase(false), Target::Id("erase"));
    let kana = session.display.kana;
    let screen = session.screen();
    let (first, asks) = (matches!(screen, Screen::First), matches!(screen, Screen::Asking(_)));
    // Meetings are of those who handle the case.
    let handles = !asks && session.role().is_none_or(|role| role.view == View::Handling);
    html! {
        <>
            <div class="toolbar" role="group" aria-label={words.screen.tools}>
                <span id="hide">{ hide_button(store, words.screen.hide) }</span>
                if !session.knowledge.readings.0.is_empty() {
                    { switch("kana-switch", None, words.screen.kana.into(), kana, sends(store, Action::Kana(!kana))) }
                }
                // Who asks for help enters nothing.
                if !asks {
                    { button_off("undo", words.screen.undo, !session.can_undo(), sends(store, Action::Undo)) }
                    <button id="erase" type="button" class="erase" onclick={ask}>{ words.screen.erase }</button>
                }
                if !asks && !first && !session.knowledge.contacts.is_empty() {
                    { button("desks", words.screen.desks, sends_and_goes(store, Action::Go(Page::Directory), Target::Id("directory-title"))) }
                }
                if !asks && !first {
                    { button("papers-open", words.papers.title, sends_and_goes(store, Action::Go(Page::Papers), Target::Id("papers-title"))) }
                }
                if handles && !first {
                    { button("meetings-open", words.papers.meetings, sends_and_goes(store, Action::Go(Page::Meetings), Target::Id("meetings-title"))) }
                }
                if !first && !session.knowledge.roles.is_empty() {
                    { button("about-tool", words.screen.about, sends_and_goes(store, Action::Go(Page::First), Target::Begin)) }
                }
            </div>
            if session.display.asks_to_erase {
                <div class="notice question-box" role="group" aria-label={words.screen.erase}>
                    <p>{ words.screen.erase_question }</p>
                    <p class="buttons">
                        { button("erase-yes", words.screen.erase_yes, erase) }
                        <button id="erase-no" type="button" onclick={cancel}>{ words.screen.cancel }</button>
                    </p>
                </div>
            }
        </>
    }
}

/// Covers everything at once, for when somebody looks over the shoulder.
pub(crate) fn hide_button(store: &Rc<Store>, label: &str) -> Html {
    let store = store.clone();
    let hide = Callback::from(move |_| {
        store.aim(Target::Id("show-again"));
        store.dispatch(Action::Hide(true));
    });
    button("hide", label, hide)
}
