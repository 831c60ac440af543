//! The views of practice, around the sheet.

mod case;
mod debrief;
mod drill;
mod group;
mod home;

use std::rc::Rc;

use mimamori_core::practice::{PracticeAction, PracticePage};
use mimamori_core::words::{practice, words};
use web_sys::Element;
use yew::prelude::*;

use super::app::App;
use super::controls::OnClick;
use super::focus::{Target, go};
use crate::practice::PracticeStore;
use crate::store::Store;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct RootProps {
    pub(crate) store: Rc<Store>,
    /// Practice, where cases are loaded and wanted.
    pub(crate) practice: Option<Rc<PracticeStore>>,
}

/// The sheet, or practice with the sheet in it.
#[component]
pub(crate) fn Root(RootProps { store, practice }: &RootProps) -> Html {
    match practice {
        Some(practice) => html! { <PracticeView practice={practice.clone()} /> },
        None => html! { <App store={store.clone()} /> },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PracticeProps {
    practice: Rc<PracticeStore>,
}

#[component]
fn PracticeView(PracticeProps { practice: store }: &PracticeProps) -> Html {
    let redraw = use_force_update();
    use_effect_with(store.clone(), move |store| store.on_change(Callback::from(move |()| redraw.force_update())));
    let root = use_node_ref();
    {
        let (store, root) = (store.clone(), root.clone());
        use_effect(move || {
            if let (Some(root), Some(target)) = (root.cast::<Element>(), store.sheet.take_target()) {
                go(&root, &target);
            }
        });
    }
    let state = store.practice();
    let lang = store.sheet.session().display.lang;
    let own = practice(lang);
    html! {
        <div class="practice" lang={lang.tag()} ref={root}>
            <p class="banner training">{ words(lang).papers.training }{ "　" }{ own.no_certificate }</p>
            {
                match state.page {
                    PracticePage::Home => home::home(store, &state, own, lang),
                    PracticePage::Case => case::case(store, &state, own, lang),
                    PracticePage::Debrief(at) => debrief::debrief_view(store, &state, at, own, lang),
                    PracticePage::Drill => drill::drill(store, &state, own, lang),
                    PracticePage::Group => group::group(store, &state, own, lang),
                }
            }
        </div>
    }
}

/// A click sends an action, and the focus goes to what takes its place.
fn sends(store: &Rc<PracticeStore>, action: PracticeAction, target: &'static str) -> OnClick {
    let store = store.clone();
    Callback::from(move |_| store.dispatch(action.clone(), Some(Target::Id(target))))
}

/// A click moves the focus alone.
fn aims(store: &Rc<PracticeStore>, target: &'static str) -> OnClick {
    does(store, move |store| {
        store.sheet.aim(Target::Id(target));
        store.redraw();
    })
}

fn does(store: &Rc<PracticeStore>, act: impl Fn(&PracticeStore) + 'static) -> OnClick {
    let store = store.clone();
    Callback::from(move |_| act(&store))
}
