use std::rc::Rc;

use mimamori_core::session::{Action, Screen, Session};
use mimamori_core::words::words;
use yew::prelude::*;

use super::app::go_to;
use super::controls::{button, button_off, sends, sends_and_goes, switch};
use super::focus::Target;
use crate::store::Store;

#[derive(Clone, Properties)]
pub(crate) struct ToolbarProps {
    pub(crate) store: Rc<Store>,
    pub(crate) session: Rc<Session>,
}

impl PartialEq for ToolbarProps {
    fn eq(&self, other: &ToolbarProps) -> bool {
        Rc::ptr_eq(&self.session, &other.session)
    }
}

/// What can be done with the sheet as a whole.
#[component]
pub(crate) fn Toolbar(ToolbarProps { store, session }: &ToolbarProps) -> Html {
    let words = words(session.display.lang);
    let asked = use_state_eq(|| false);
    let ask = {
        let (asked, store) = (asked.clone(), store.clone());
        Callback::from(move |_| {
            asked.set(true);
            go_to(&store, Target::Id("erase-no"));
        })
    };
    let answer = |erase: bool| {
        let (asked, store) = (asked.clone(), store.clone());
        Callback::from(move |_| {
            asked.set(false);
            if erase {
                store.aim(Target::Begin);
                store.dispatch(Action::Erase);
            } else {
                go_to(&store, Target::Id("erase"));
            }
        })
    };
    let kana = session.display.kana;
    let screen = session.screen();
    let (first, asks) = (matches!(screen, Screen::First), matches!(screen, Screen::Asking(_)));
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
                if !first && !session.knowledge.roles.is_empty() {
                    { button("about-tool", words.screen.about, sends_and_goes(store, Action::FirstScreen(true), Target::Begin)) }
                }
            </div>
            if *asked {
                <div class="notice question-box" role="group" aria-label={words.screen.erase}>
                    <p>{ words.screen.erase_question }</p>
                    <p class="buttons">
                        { button("erase-yes", words.screen.erase_yes, answer(true)) }
                        <button id="erase-no" type="button" onclick={answer(false)}>{ words.screen.cancel }</button>
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
