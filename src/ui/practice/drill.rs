use std::rc::Rc;

use mimamori_core::practice::{DrillRun, Practice, PracticeAction, PracticePage};
use mimamori_core::text::Lang;
use mimamori_core::training::drill::{Choice, DrillQuestion, Says};
use mimamori_core::words::{self, words};
use yew::prelude::*;

use super::sends;
use crate::practice::PracticeStore;
use crate::ui::controls::{button, flag};

/// One question after the other, each explained at once.
pub(super) fn drill(store: &Rc<PracticeStore>, state: &Practice, own: &'static words::Practice, lang: Lang) -> Html {
    let Some(run) = &state.drill else { return Html::default() };
    let home = button("home", own.home, sends(store, PracticeAction::Go(PracticePage::Home), "practice-title"));
    html! {
        <section class="drill" data-drill={run.drill.name()} aria-labelledby="practice-title">
            <h2 id="practice-title" tabindex="-1">{ (own.drill)(run.drill) }</h2>
            {
                match run.question() {
                    Some(question) => question_view(store, run, question, own, lang),
                    None => html! {
                        <>
                            <p id="drill-end" tabindex="-1">{ (own.drill_end)(run.right, run.first, state.progress.missed.len()) }</p>
                            <p class="buttons">
                                { button("drill-again", own.drill_again, sends(store, PracticeAction::Drill(run.drill), "practice-title")) }
                            </p>
                        </>
                    },
                }
            }
            <p class="buttons">{ home }</p>
        </section>
    }
}

fn question_view(
    store: &Rc<PracticeStore>,
    run: &DrillRun,
    question: &DrillQuestion,
    own: &'static words::Practice,
    lang: Lang,
) -> Html {
    let next = if run.at + 1 < run.questions.len() { "question-title" } else { "drill-end" };
    html! {
        <>
            <h3 id="question-title" tabindex="-1">{ (own.question)(run.at + 1, run.questions.len()) }</h3>
            <p class="story">{ question.told.get(lang).to_owned() }</p>
            if let Some(item) = &question.item {
                <p><strong>{ own.on_item.with(item.get(lang)) }</strong></p>
            }
            <p>{ (own.drill_asks)(run.drill) }</p>
            <ul class="moves">
                for (at, choice) in question.choices.iter().enumerate() {
                    { choice_view(store, run, at, choice, own, lang) }
                }
            </ul>
            if let Some(chosen) = run.chosen {
                { told(question, chosen, own, lang) }
                <p class="buttons">{ button("next", own.next, sends(store, PracticeAction::Next, next)) }</p>
            }
        </>
    }
}

fn choice_view(
    store: &Rc<PracticeStore>,
    run: &DrillRun,
    at: usize,
    choice: &Choice,
    own: &'static words::Practice,
    lang: Lang,
) -> Html {
    let choose = sends(store, PracticeAction::Choose(at), "drill-verdict");
    let mark = match run.chosen {
        Some(_) if choice.right => "○ ",
        Some(chosen) if chosen == at => "✕ ",
        _ => "",
    };
    let label = format!("{mark}{}", says(&choice.says, own, lang));
    html! {
        <li>
            <button
                type="button"
                class="choice"
                aria-pressed={flag(run.chosen == Some(at))}
                aria-disabled={run.chosen.map(|_| "true")}
                data-right={run.chosen.map(|_| flag(choice.right))}
                onclick={choose}
            >
                { label }
            </button>
        </li>
    }
}

/// Whether it was right, and why.
fn told(question: &DrillQuestion, chosen: usize, own: &'static words::Practice, lang: Lang) -> Html {
    let [right, wrong] = own.verdict_of_answer;
    let choice = question.choices.get(chosen);
    let is_right = choice.is_some_and(|choice| choice.right);
    let own_why = choice.and_then(|choice| choice.why.as_ref());
    let best = question.choices.iter().find(|choice| choice.right);
    let best_why = best.and_then(|choice| choice.why.as_ref()).filter(|why| Some(*why) != own_why);
    html! {
        <div id="drill-verdict" tabindex="-1" class="notice" data-right={flag(is_right)}>
            <p><strong>{ if is_right { right } else { wrong } }</strong></p>
            for why in own_why {
                <p>{ why.get(lang).to_owned() }</p>
            }
            if let (false, Some(best)) = (is_right, best) {
                <p>{ "○ " }{ says(&best.says, own, lang) }</p>
                for why in best_why {
                    <p>{ why.get(lang).to_owned() }</p>
                }
            }
        </div>
    }
}

fn says(says: &Says, own: &'static words::Practice, lang: Lang) -> String {
    match says {
        Says::Words(text) => text.get(lang).to_owned(),
        Says::Nature(nature) => (own.nature)(*nature).to_owned(),
        Says::Value(value) => (words(lang).value)(*value).to_owned(),
        Says::Question(number, title) => format!("{number} {}", title.get(lang)),
    }
}
