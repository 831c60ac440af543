use std::rc::Rc;

use mimamori_core::practice::{Practice, PracticeAction, PracticePage};
use mimamori_core::record::ChildNumber;
use mimamori_core::text::Lang;
use mimamori_core::training::{Case, Course, Expect, MoveKind, Nature, Stage, Taken};
use mimamori_core::words::{self, words};
use yew::prelude::*;

use super::{aims, sends};
use crate::practice::PracticeStore;
use crate::ui::app::App;
use crate::ui::controls::{button, button_off, flag};
use crate::ui::fields::choice_field;
use crate::ui::fields::option;

const NATURES: [(Nature, &str); 3] =
    [(Nature::Fact, "fact"), (Nature::Hearsay, "hearsay"), (Nature::Judgement, "judgement")];
const KINDS: [MoveKind; 3] = [MoveKind::Notify, MoveKind::Ask, MoveKind::Act];

/// A case in its stage: what one is told, what one does, the sheet, one's own view.
pub(super) fn case(store: &Rc<PracticeStore>, state: &Practice, own: &'static words::Practice, lang: Lang) -> Html {
    let Some((case, course)) = state.playing() else { return Html::default() };
    let Some(stage) = case.stage(course.stage) else { return Html::default() };
    let unsorted = course.unsorted(case);
    let role = state.knowledge.role(&case.role).map(|role| role.label.get(lang).to_owned()).unwrap_or_default();
    let when = (words(lang).moment)(&state.knowledge.eras, stage.at);
    let last = course.stage + 1 >= case.stages.len();
    let go_on = if last { own.finish } else { own.go_on };
    let next = if last { "practice-title" } else { "stage-title" };
    html! {
        <section class="case" data-case={case.id.clone()} aria-labelledby="practice-title">
            <h2 id="practice-title" tabindex="-1">{ case.title.get(lang).to_owned() }</h2>
            { leave(store, state, own) }
            <p class="note">{ own.role.with(&role) }</p>
            <p class="story">{ case.opening.get(lang).to_owned() }</p>
            <h3 id="stage-title" tabindex="-1">{ (own.stage)(course.stage + 1, case.stages.len(), &when) }</h3>
            <p class="story">{ stage.text.get(lang).to_owned() }</p>
            <h4>{ own.facts }</h4>
            <p class="note">{ own.facts_note }</p>
            { told(store, case, course, own, lang) }
            { unsorted_note(unsorted, own) }
            { moves(store, case, course, unsorted == 0, own, lang) }
            { levels(store, state, stage, course, own, lang) }
            <h4>{ own.sheet }</h4>
            <p class="note">{ own.sheet_note }</p>
            <details class="practice-sheet" data-result={flag(is_viewed(stage, course))}>
                <summary>{ own.sheet_open }</summary>
                <App store={store.sheet.clone()} />
            </details>
            if !is_viewed(stage, course) {
                <p class="note">{ own.levels_missing }</p>
            }
            <p class="buttons">
                { button_off("go-on", go_on, unsorted > 0, sends(store, PracticeAction::GoOn, next)) }
            </p>
        </section>
    }
}

fn leave(store: &Rc<PracticeStore>, state: &Practice, own: &'static words::Practice) -> Html {
    let [leave, stay] = own.leave_or_stay;
    html! {
        <>
            <p class="buttons">
                <button id="leave" type="button" class="leave" onclick={sends(store, PracticeAction::AskToLeave(true), "leave-no")}>
                    { own.home }
                </button>
            </p>
            if state.asks_to_leave {
                <div class="notice question-box" role="group" aria-label={own.home}>
                    <p>{ own.leave }</p>
                    <p class="buttons">
                        { button("leave-yes", leave, sends(store, PracticeAction::Go(PracticePage::Home), "practice-title")) }
                        <button id="leave-no" type="button" onclick={sends(store, PracticeAction::AskToLeave(false), "leave")}>{ stay }</button>
                    </p>
                </div>
            }
        </>
    }
}

/// What the stages told: that of earlier ones is folded away.
fn told(store: &Rc<PracticeStore>, case: &Case, course: &Course, own: &'static words::Practice, lang: Lang) -> Html {
    let facts = |stage: &Stage| -> Html {
        stage.tells.iter().map(|fact| fact_view(store, case, course, *fact, own, lang)).collect()
    };
    let earlier = case.stages.iter().take(course.stage);
    html! {
        <div class="told">
            if course.stage > 0 {
                <details>
                    <summary>{ own.earlier_facts }</summary>
                    { for earlier.map(facts) }
                </details>
            }
            { for case.stage(course.stage).map(facts) }
            if case.stage(course.stage).is_some_and(|stage| stage.tells.is_empty()) {
                <p class="note">{ own.nothing_new }</p>
            }
        </div>
    }
}

fn fact_view(
    store: &Rc<PracticeStore>,
    case: &Case,
    course: &Course,
    place: usize,
    own: &'static words::Practice,
    lang: Lang,
) -> Html {
    let Some(fact) = case.facts.get(place) else { return Html::default() };
    let chosen = course.nature(place);
    let choice = |(nature, name): (Nature, &'static str)| {
        let store = store.clone();
        let sort = Callback::from(move |_: Event| store.dispatch(PracticeAction::Sort(place, nature), None));
        html! {
            <label>
                <input type="radio" name={format!("fact-{}", fact.id)} value={name} checked={chosen == Some(nature)} onchange={sort} />
                { (own.nature)(nature) }
            </label>
        }
    };
    html! {
        <fieldset class="item fact" key={fact.id.clone()} data-fact={fact.id.clone()} data-sorted={flag(chosen.is_some())}>
            <legend>{ fact.text.get(lang).to_owned() }</legend>
            <div class="choices">{ for NATURES.into_iter().map(choice) }</div>
        </fieldset>
    }
}

fn moves(
    store: &Rc<PracticeStore>,
    case: &Case,
    course: &Course,
    sorted: bool,
    own: &'static words::Practice,
    lang: Lang,
) -> Html {
    let open = course.open_moves(case);
    let of_kind = |kind: MoveKind| {
        let places = open.iter().filter_map(|place| Some((*place, case.moves.get(*place)?)));
        let buttons: Vec<Html> = places
            .filter(|(_, one)| one.kind == kind)
            .map(|(place, one)| {
                let take = sends(store, PracticeAction::Take(place), "done-last");
                html! { <li data-move={one.id.clone()}>{ button_off("move", one.label.get(lang), !sorted, take) }</li> }
            })
            .collect();
        html! {
            if !buttons.is_empty() {
                <h5>{ (own.move_kind)(kind) }</h5>
                <ul class="moves">{ for buttons }</ul>
            }
        }
    };
    let done = |(at, taken): (usize, &Taken)| {
        let Some(one) = case.moves.get(taken.place) else { return Html::default() };
        let id = (at + 1 == course.moves.len()).then_some("done-last");
        html! {
            <li {id} tabindex="-1" data-done={one.id.clone()}>
                <strong>{ one.label.get(lang).to_owned() }</strong>
                <p>{ one.result.get(lang).to_owned() }</p>
                // What two moves tell is sorted where it was learnt first.
                for fact in one.reveals.iter().filter(|fact| !told_before(case, course, at, **fact)) {
                    { fact_view(store, case, course, *fact, own, lang) }
                }
            </li>
        }
    };
    html! {
        <>
            <h4 id="moves-title" tabindex="-1">{ own.moves }</h4>
            <p class="note">{ own.moves_note }</p>
            { for KINDS.into_iter().map(of_kind) }
            <h4>{ own.done }</h4>
            if course.moves.is_empty() {
                <p class="note">{ own.nothing_done }</p>
            } else {
                <ol class="done">{ for course.moves.iter().enumerate().map(done) }</ol>
                { unsorted_note(course.unsorted(case), own) }
                <p class="buttons">{ button("more-moves", own.more_moves, aims(store, "moves-title")) }</p>
            }
        </>
    }
}

/// Whether a fact was learnt by a move before the one at a place.
fn told_before(case: &Case, course: &Course, at: usize, fact: usize) -> bool {
    let before = course.moves.iter().take(at).filter_map(|taken| case.moves.get(taken.place));
    before.into_iter().any(|one| one.reveals.contains(&fact))
}

fn unsorted_note(unsorted: usize, own: &'static words::Practice) -> Html {
    html! {
        <p role="status" class="unsorted">
            if unsorted > 0 {
                { (own.unsorted)(unsorted) }
            }
        </p>
    }
}

/// Whether one has given each level that is asked for: the sheet tells its own then.
fn is_viewed(stage: &Stage, course: &Course) -> bool {
    let mut asked = stage.expect.iter().filter(|expect| expect.asked.is_some());
    asked.all(|expect| course.level(course.stage, expect.child, &expect.scale).is_some())
}

fn levels(
    store: &Rc<PracticeStore>,
    state: &Practice,
    stage: &Stage,
    course: &Course,
    own: &'static words::Practice,
    lang: Lang,
) -> Html {
    let field = |expect: &Expect| {
        let Some(scale) = state.knowledge.scales.iter().find(|scale| scale.id == expect.scale) else {
            return Html::default();
        };
        let given = course.level(course.stage, expect.child, &expect.scale);
        let all = scale.levels.iter().chain([&scale.none]);
        let options = html! {
            <>
                { option("", given.is_none(), own.level_unset) }
                for level in all {
                    { option(&level.id, given == Some(&level.id), &(words(lang).level)(level.label.get(lang), level.words.get(lang))) }
                }
            </>
        };
        let label = (own.level_of)(scale.title.get(lang), &child(expect.child, own));
        html! { <div data-scale={expect.scale.clone()}>{ choice_field("level", &label, given, options, gives(store, expect)) }</div> }
    };
    let asked: Vec<Html> = stage.expect.iter().filter(|expect| expect.asked.is_some()).map(field).collect();
    html! {
        if !asked.is_empty() {
            <h4>{ own.levels }</h4>
            <p class="note">{ own.levels_note }</p>
            <div class="own-levels">{ for asked }</div>
        }
    }
}

fn child(number: ChildNumber, own: &'static words::Practice) -> String {
    own.child.with(&number.to_string())
}

fn gives(store: &Rc<PracticeStore>, expect: &Expect) -> Callback<Option<String>> {
    let (store, number, scale) = (store.clone(), expect.child, expect.scale.clone());
    Callback::from(move |level: Option<String>| {
        store.dispatch(PracticeAction::GiveLevel(number, scale.clone(), level.unwrap_or_default()), None);
    })
}
