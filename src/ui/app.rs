use std::rc::Rc;

use mimamori_core::knowledge::{Item, Scope};
use mimamori_core::record::{Arrival, Child, ChildNumber};
use mimamori_core::report::summary;
use mimamori_core::session::{Action, Session};
use mimamori_core::words::words;
use yew::prelude::*;

use super::circumstances::Circumstances;
use super::item_row::ItemRow;
use super::report_view::ReportView;
use crate::store::Store;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct AppProps {
    pub(crate) store: Rc<Store>,
}

/// The whole sheet: the questions, and the result beside them.
#[component]
pub(crate) fn App(AppProps { store }: &AppProps) -> Html {
    let redraw = use_force_update();
    use_effect_with(store.clone(), move |store| store.on_change(Callback::from(move |()| redraw.force_update())));
    let session = store.session();
    let words = words(session.lang);
    let undo = {
        let store = store.clone();
        move |_: MouseEvent| store.dispatch(Action::Undo)
    };
    let title = session.knowledge.packs.first().map(|pack| (words.sheet_title)(pack.title.get(session.lang)));
    html! {
        <div class="app" lang={session.lang.tag()}>
            <h2 class="title">{ title.unwrap_or_default() }</h2>
            for other in session.other_editions.iter() {
                <p class="notice">{ (words.other_edition)(&other.id, &other.theirs, other.ours.as_deref()) }</p>
            }
            <div class="columns">
                <section class="sheet" aria-label={words.screen.sheet}>
                    <Circumstances store={store.clone()} record={session.record.clone()} lang={session.lang} />
                    <p class="tools">
                        <button type="button" disabled={!session.can_undo()} onclick={undo}>{ words.screen.undo }</button>
                    </p>
                    { for session.record.children.iter().enumerate().map(|(at, child)| part(store, &session, child, at == 0)) }
                </section>
                <section class="result" aria-label={words.result_title}>
                    <ReportView store={store.clone()} report={session.report.clone()} lang={session.lang} />
                </section>
            </div>
            <p role="status" class="visually-hidden">{ summary(&session.assessment, session.lang) }</p>
        </div>
    }
}

/// The part of one child. The household's items stand in the first part alone; nothing is asked of a pregnancy here.
fn part(store: &Rc<Store>, session: &Rc<Session>, child: &Child, first: bool) -> Html {
    let words = words(session.lang);
    let number = child.number;
    let asked = |item: &&Rc<Item>| match item.scope {
        Scope::Household => first,
        Scope::Child => matches!(child.arrival, Arrival::Born(_)),
    };
    let questions =
        session.knowledge.questions.iter().filter(|question| question.items.iter().any(|item| asked(&item)));
    html! {
        <section class="child" key={number.to_string()} aria-label={(words.screen.child)(&number.to_string())}>
            if session.record.children.len() > 1 {
                <h3 class="child-title">{ (words.screen.child)(&number.to_string()) }</h3>
            }
            if matches!(child.arrival, Arrival::Expected(_)) {
                <p class="note">{ words.unborn }</p>
            }
            for question in questions {
                <section
                    class="question"
                    key={question.id.clone()}
                    aria-labelledby={heading_id(number, &question.id)}
                >
                    <h3 id={heading_id(number, &question.id)}>
                        { (words.of_question)(&question.number, question.title.get(session.lang)) }
                    </h3>
                    if let Some(note) = &question.note {
                        <p class="note">{ note.get(session.lang).to_owned() }</p>
                    }
                    <p class="progress">{ progress(session, number, question.items.iter().filter(asked)) }</p>
                    for item in question.items.iter().filter(asked) {
                        <ItemRow
                            key={item.id.clone()}
                            store={store.clone()}
                            child={number}
                            item={item.clone()}
                            answer={session.answer(number, &item.id)}
                            statements={session.statements(number, &item.id).to_vec()}
                            lang={session.lang}
                        />
                    }
                </section>
            }
        </section>
    }
}

fn progress<'a>(session: &Session, child: ChildNumber, items: impl Iterator<Item = &'a Rc<Item>>) -> String {
    let answered = |item: &Rc<Item>| session.statements(child, &item.id).iter().any(|statement| statement.stands());
    let (done, all) = items.fold((0, 0), |(done, all), item| (done + usize::from(answered(item)), all + 1));
    (words(session.lang).screen.answered)(done, all)
}

fn heading_id(child: ChildNumber, question: &str) -> String {
    format!("question-{child}-{question}")
}
