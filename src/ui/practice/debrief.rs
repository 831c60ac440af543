use std::rc::Rc;

use mimamori_core::practice::{Practice, PracticeAction, PracticePage};
use mimamori_core::report::debrief;
use mimamori_core::text::Lang;
use mimamori_core::words;
use yew::prelude::*;

use super::home::handed;
use super::{does, sends};
use crate::practice::PracticeStore;
use crate::ui::controls::button;
use crate::ui::report_view::section_view;

/// How a course compares with the model, and what to do next.
pub(super) fn debrief_view(
    store: &Rc<PracticeStore>,
    state: &Practice,
    at: usize,
    own: &'static words::Practice,
    lang: Lang,
) -> Html {
    let Some((case, course)) = state.finished(at) else { return Html::default() };
    let session = store.sheet.session();
    let sections = debrief(&state.knowledge, case, course, lang);
    let another = state.another(case).map(|(aim, other)| {
        let aim = state.casebook.aim(aim).map(|aim| aim.title.get(lang).to_owned()).unwrap_or_default();
        let label = (own.another)(&aim, other.title.get(lang));
        button("another", &label, sends(store, PracticeAction::Begin(other.id.clone()), "practice-title"))
    });
    html! {
        <section class="debrief" data-case={case.id.clone()} aria-labelledby="practice-title">
            <h2 id="practice-title" tabindex="-1">{ own.debrief.with(case.title.get(lang)) }</h2>
            { for sections.iter().map(|section| section_view(&store.sheet, &session, section, 3)) }
            <p class="buttons">
                { button("print-practice", own.print, does(store, PracticeStore::print)) }
                { button("save-practice", own.save, does(store, PracticeStore::save)) }
            </p>
            { handed(store, lang) }
            <p class="buttons">
                { for another }
                { button("again", own.again, sends(store, PracticeAction::Begin(case.id.clone()), "practice-title")) }
                { button("home", own.home, sends(store, PracticeAction::Go(PracticePage::Home), "practice-title")) }
            </p>
        </section>
    }
}
