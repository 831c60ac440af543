use std::rc::Rc;

use mimamori_core::practice::{Practice, PracticeAction, PracticePage};
use mimamori_core::report::group_report;
use mimamori_core::text::Lang;
use mimamori_core::words;
use yew::prelude::*;

use super::home::opened;
use super::{does, sends};
use crate::practice::PracticeStore;
use crate::ui::controls::button;
use crate::ui::report_view::section_view;

/// What a group answered.
pub(super) fn group(store: &Rc<PracticeStore>, state: &Practice, own: &'static words::Practice, lang: Lang) -> Html {
    let session = store.sheet.session();
    let sections = group_report(&state.knowledge, &state.casebook, &store.group(), lang);
    html! {
        <section class="group" aria-labelledby="practice-title">
            <h2 id="practice-title" tabindex="-1">{ own.trainer }</h2>
            <p role="status">{ opened(state, own) }</p>
            <p class="buttons">
                { button("save-csv", own.csv, does(store, PracticeStore::save_csv)) }
                { button("home", own.home, sends(store, PracticeAction::Go(PracticePage::Home), "practice-title")) }
            </p>
            { for sections.iter().map(|section| section_view(&store.sheet, &session, section, 3)) }
        </section>
    }
}
