use std::rc::Rc;

use mimamori_core::practice::{Opened, Practice, PracticeAction, PracticePage};
use mimamori_core::text::Lang;
use mimamori_core::training::drill::{DRILLS, Drill};
use mimamori_core::training::{Aim, Case};
use mimamori_core::words::{self, words};
use yew::prelude::*;

use super::{does, sends};
use crate::practice::{HandedPractice, PracticeStore};
use crate::ui::controls::button;
use crate::ui::papers::handed_notice;

/// What can be practised, by aim; the drills; one's own record; the trainer's part.
pub(super) fn home(store: &Rc<PracticeStore>, state: &Practice, own: &'static words::Practice, lang: Lang) -> Html {
    let drill = |drill: &Drill| {
        let begin = sends(store, PracticeAction::Drill(*drill), "practice-title");
        html! { <li data-drill={drill.name()}>{ button("begin-drill", (own.drill)(*drill), begin) }</li> }
    };
    let pick = does(store, |store| store.sheet.pick());
    let pick_many = does(store, |store| {
        store.sheet.host.pick_many().ok();
    });
    let count = (own.progress_count)(state.progress.courses.len(), state.progress.missed.len());
    html! {
        <section aria-labelledby="practice-title">
            <h2 id="practice-title" tabindex="-1">{ own.title }</h2>
            for sentence in own.intro {
                <p class="note">{ *sentence }</p>
            }
            <h3>{ own.cases }</h3>
            <p class="note">{ own.cases_note }</p>
            if !state.casebook.left_out.is_empty() {
                <p class="notice">{ own.left_out.with(&state.casebook.left_out.join(words(lang).list_comma)) }</p>
            }
            { for state.casebook.aims.iter().map(|aim| of_aim(store, state, aim, own, lang)) }
            <h3>{ own.drills }</h3>
            <p class="note">{ own.drills_note }</p>
            <ul class="kinds">{ for DRILLS.iter().map(drill) }</ul>
            <h3 id="progress-title" tabindex="-1">{ own.progress }</h3>
            <p class="note">{ own.progress_note }</p>
            <p>{ count }</p>
            <p class="buttons">
                { button("save-practice", own.save, does(store, PracticeStore::save)) }
                { button("open-practice", own.open, pick) }
            </p>
            { handed(store, lang) }
            <p role="status">{ opened(state, own) }</p>
            <h3>{ own.trainer }</h3>
            <p class="note">{ own.trainer_note }</p>
            <p>{ button("open-many", own.open_many, pick_many) }</p>
        </section>
    }
}

/// The cases whose main aim it is.
fn of_aim(store: &Rc<PracticeStore>, state: &Practice, aim: &Aim, own: &'static words::Practice, lang: Lang) -> Html {
    let case = |case: &Case| {
        let [open, passed, failed] = own.states;
        let (mark, words) = match state.passed(case) {
            None => ("", open),
            Some(true) => ("☑ ", passed),
            Some(false) => ("☐ ", failed),
        };
        let role = state.knowledge.role(&case.role).map(|role| role.label.get(lang).to_owned()).unwrap_or_default();
        let begin = sends(store, PracticeAction::Begin(case.id.clone()), "practice-title");
        html! {
            <li data-case={case.id.clone()}>
                { button("begin-case", &own.begin.with(case.title.get(lang)), begin) }
                if let Some(at) = state.last_finished(case) {
                    { button("read-again", own.read_again, sends(store, PracticeAction::Go(PracticePage::Debrief(at)), "practice-title")) }
                }
                <span class="note">{ own.role.with(&role) }{ "　" }{ mark }{ words }</span>
            </li>
        }
    };
    let cases: Vec<&Case> = state.casebook.cases.iter().filter(|case| case.aims.first() == Some(&aim.id)).collect();
    html! {
        if !cases.is_empty() {
            <h4>{ aim.title.get(lang).to_owned() }</h4>
            <p class="note">{ aim.why.get(lang).to_owned() }</p>
            <ul class="cases">{ for cases.into_iter().map(case) }</ul>
        }
    }
}

/// Whether the file of practice is there.
pub(super) fn handed(store: &Rc<PracticeStore>, lang: Lang) -> Html {
    let Some(HandedPractice { name, text, failed, .. }) = store.handed() else { return Html::default() };
    let copied = text.clone();
    let copy = does(store, move |store| {
        store.sheet.host.copy(&copied).ok();
    });
    let acts = [does(store, |store| store.saved(true)), does(store, |store| store.saved(false)), copy];
    handed_notice(lang, &name, failed.then_some(text), acts)
}

pub(super) fn opened(state: &Practice, own: &'static words::Practice) -> String {
    match state.opened {
        None => String::new(),
        Some(Opened::Own(courses, others)) => (own.opened)(courses, others),
        Some(Opened::Group(files, refused)) => (own.counted)(files, refused),
        Some(Opened::Refused) => own.not_practice.into(),
    }
}
