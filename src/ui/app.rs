use std::rc::Rc;

use mimamori_core::report::summary;
use mimamori_core::session::{Action, Screen};
use mimamori_core::words::words;
use web_sys::Element;
use yew::prelude::*;

use super::asking::asking;
use super::carry::carry_view;
use super::children::name;
use super::controls::sends_and_goes;
use super::directory::directory_view;
use super::first_screen::first_screen;
use super::focus::{Target, go};
use super::meetings::meetings_view;
use super::papers::papers_view;
use super::toolbar::toolbar;
use super::work::work;
use crate::store::Store;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct AppProps {
    pub(crate) store: Rc<Store>,
}

/// One sheet: what stands on the screen, and the tools above it.
#[component]
pub(crate) fn App(AppProps { store }: &AppProps) -> Html {
    let redraw = use_force_update();
    use_effect_with(store.clone(), move |store| store.on_change(Callback::from(move |()| redraw.force_update())));
    let root = use_node_ref();
    {
        let (store, root) = (store.clone(), root.clone());
        use_effect(move || {
            let Some(root) = root.cast::<Element>() else { return };
            // The line with the emergency numbers stands above the program: the style asks here whether it is in the way.
            if let Ok(Some(around)) = root.closest(".root") {
                let screen = store.session();
                let name = match screen.screen() {
                    _ if screen.display.hidden => "covered",
                    Screen::Asking(_) => "asking",
                    _ => "",
                };
                if around.get_attribute("data-screen").as_deref() != Some(name) {
                    around.set_attribute("data-screen", name).ok();
                }
            }
            if let Some(target) = store.take_target() {
                go(&root, &target);
            }
        });
    }
    let session = store.session();
    let words = words(session.display.lang);
    let title =
        session.knowledge.packs.first().map(|pack| words.sheet_title.with(pack.title.get(session.display.lang)));
    let screen = session.screen();
    let (asks, works) = (matches!(screen, Screen::Asking(_)), matches!(screen, Screen::Work(_)));
    let entering = session.shown_child().map(|child| words.screen.entering.with(&name(child, session.display.lang)));
    let hidden = session.display.hidden;
    let show = sends_and_goes(store, Action::Hide(false), Target::Id("hide"));
    html! {
        <div class={classes!("app", session.display.kana.then_some("kana"))} lang={session.display.lang.tag()} ref={root}>
            if hidden {
                <div class="covered">
                    <p>{ words.screen.hidden }</p>
                    <button id="show-again" type="button" class="show" onclick={show}>{ words.screen.show_again }</button>
                </div>
            }
            // What is half entered stays in its field while everything is covered.
            <div {hidden}>
            <div class="head">
                if !asks {
                    <h2 class="title">{ title.unwrap_or_default() }</h2>
                }
                if session.record.children.len() > 1 && works {
                    <p class="who">{ entering }</p>
                }
                { toolbar(store, &session) }
            </div>
            if session.record.training {
                <p class="banner training">{ words.papers.training }</p>
            }
            if session.record.circumstances.secret.is_some() && !asks {
                <p class="banner">{ words.papers.secret }</p>
            }
            for other in session.other_editions.iter() {
                <p class="notice">{ (words.other_edition)(&other.id, &other.theirs, other.ours.as_deref()) }</p>
            }
            // What was typed on a screen belongs to its case.
            <div class={matches!(screen, Screen::Work(_)).then_some("work")} key={session.generation.to_string()}>
            {
                match screen {
                    Screen::First => first_screen(store, &session),
                    Screen::Asking(role) => asking(store, &session, &role),
                    Screen::Directory => directory_view(store, &session),
                    Screen::Papers => papers_view(store, &session),
                    Screen::Meetings => meetings_view(store, &session),
                    Screen::Carry(carry) => carry_view(store, &session, &carry),
                    Screen::Work(view) => work(store, &session, view),
                }
            }
            </div>
            </div>
            <p role="status" class="visually-hidden">
                if matches!(session.screen(), Screen::Work(_)) && !hidden {
                    { summary(&session.assessment, session.display.lang) }
                }
            </p>
        </div>
    }
}

/// Goes to a target: the child it belongs to is shown first.
pub(crate) fn go_to(store: &Rc<Store>, target: Target) {
    let child = match &target {
        Target::Item(child, _) | Target::Birth(child) => Some(*child),
        Target::Question(_) | Target::Begin | Target::Id(_) => None,
    };
    store.aim(target);
    let shown = store.session().display.child;
    store.dispatch(Action::Turn(child.unwrap_or(shown)));
}
