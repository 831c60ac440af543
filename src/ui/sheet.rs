use std::rc::Rc;

use mimamori_core::knowledge::Question;
use mimamori_core::record::{Child, ChildNumber};
use mimamori_core::session::Session;
use mimamori_core::words::words;
use yew::prelude::*;

use super::app::go_to;
use super::body_figure::BodyFigure;
use super::controls::{flips, opener};
use super::focus::Target;
use super::question::QuestionView;
use crate::store::Store;

#[derive(Clone, Properties)]
pub(crate) struct SheetProps {
    pub(crate) store: Rc<Store>,
    pub(crate) session: Rc<Session>,
    pub(crate) child: ChildNumber,
    /// Whether it is closed until somebody opens it.
    pub(crate) folded: bool,
}

impl PartialEq for SheetProps {
    fn eq(&self, other: &SheetProps) -> bool {
        // The focus may be on its way to a part that is closed: the session is drawn anew then.
        Rc::ptr_eq(&self.session, &other.session) && self.child == other.child && self.folded == other.folded
    }
}

/// The questions of one child, with a list of them beside, and the body figure.
#[component]
pub(crate) fn Sheet(SheetProps { store, session, child, folded }: &SheetProps) -> Html {
    let words = words(session.display.lang);
    let open = use_state_eq(|| false);
    let answered = |question: &Question| {
        session.record.child(*child).is_some_and(|child| progress(session, child, question).0 > 0)
    };
    // What was answered in a list for another role is not hidden.
    let more = use_state_eq(|| {
        let child = session.record.child(*child);
        child.is_some_and(|child| session.questions(child).iter().any(|(question, shown)| !shown && answered(question)))
    });
    let Some(child) = session.record.child(*child) else { return Html::default() };
    let questions: Vec<(Rc<Question>, bool)> =
        session.questions(child).into_iter().filter(|(question, _)| !stands_on_the_front(session, question)).collect();
    let wanted = store.wants(|target| aims_into(session, target, &questions));
    let wanted_more = store.wants(|target| {
        let hidden: Vec<(Rc<Question>, bool)> = questions.iter().filter(|(_, shown)| !shown).cloned().collect();
        aims_into(session, target, &hidden)
    });
    let is_open = !folded || *open || wanted;
    let more_open = *more || wanted_more;
    {
        let (open, more) = (open.clone(), more.clone());
        use_effect_with((is_open, more_open), move |(is_open, more_open)| {
            open.set(*is_open);
            more.set(*more_open);
        });
    }
    let section = |question: &Rc<Question>| {
        let wanted = store.wants(|target| aims_into(session, target, &[(question.clone(), true)]));
        html! {
            <QuestionView
                key={format!("{}-{}", child.number, question.id)}
                store={store.clone()}
                session={session.clone()}
                child={child.number}
                question={question.clone()}
                {wanted}
            />
        }
    };
    let shown = questions.iter().filter(|(_, shown)| *shown).map(|(question, _)| question);
    let others: Vec<&Rc<Question>> =
        questions.iter().filter(|(_, shown)| !shown).map(|(question, _)| question).collect();
    let basis = session
        .last_basis
        .as_ref()
        .map(|basis| (words.based_on)((words.basis)(basis.kind), basis.from.as_deref().unwrap_or_default()));
    html! {
        <>
            if *folded {
                <section class="notes">
                    <h3>{ words.screen.notes }</h3>
                    { opener("notes-open", words.screen.notes_open.into(), is_open, flips(&open, is_open)) }
                </section>
            }
            if is_open {
                <div class="whole">
                    <nav class="contents" aria-label={words.screen.contents}>
                        <ul>
                            for (question, _) in questions.iter().filter(|(_, shown)| *shown) {
                                <li>{ entry(store, session, child, question) }</li>
                            }
                        </ul>
                    </nav>
                    <div class="questions">
                        <p class="note key-hint">{ (words.screen.key_hint)(basis.as_deref()) }</p>
                        if !session.knowledge.body.regions.is_empty() && matches!(child.arrival, mimamori_core::record::Arrival::Born(_)) {
                            <BodyFigure
                                key={child.number.to_string()}
                                store={store.clone()}
                                session={session.clone()}
                                child={child.number}
                            />
                        }
                        { for shown.map(section) }
                        if !others.is_empty() {
                            <section class="more-lists">
                                <h3>
                                    { opener("more", words.screen.more_lists.into(), more_open, flips(&more, more_open)) }
                                </h3>
                                if more_open {
                                    { for others.into_iter().map(section) }
                                }
                            </section>
                        }
                    </div>
                </div>
            }
        </>
    }
}

/// One line of the list of questions: where it leads, and how much of it is answered.
fn entry(store: &Rc<Store>, session: &Session, child: &Child, question: &Rc<Question>) -> Html {
    let (store, target) = (store.clone(), Target::Question(question.id.clone()));
    let go = move |event: MouseEvent| {
        event.prevent_default();
        go_to(&store, target.clone());
    };
    let (done, all) = progress(session, child, question);
    html! {
        <button type="button" class="entry" onclick={go}>
            <span class="number">{ question.number.clone() }</span>
            <span class="entry-title">{ question.title.get(session.display.lang).to_owned() }</span>
            <span class="count">{ format!("{done}/{all}") }</span>
        </button>
    }
}

/// How many of a question's items are answered, and of how many.
pub(crate) fn progress(session: &Session, child: &Child, question: &Question) -> (usize, usize) {
    session.items(child, question).fold((0, 0), |(done, all), item| {
        let answered = session.statements(child.number, &item.id).iter().any(|statement| statement.stands());
        (done + usize::from(answered), all + 1)
    })
}

/// Whether the front page asks all of a question: it is not asked again below.
fn stands_on_the_front(session: &Session, question: &Question) -> bool {
    question.items.iter().all(|item| session.knowledge.front.iter().any(|fact| fact.items.contains(item)))
}

/// Whether a target lies in one of these questions.
fn aims_into(session: &Session, target: &Target, questions: &[(Rc<Question>, bool)]) -> bool {
    questions.iter().any(|(question, _)| match target {
        Target::Item(_, item) => session.knowledge.item(item).is_some_and(|item| question.items.contains(item)),
        Target::Question(id) => question.id == *id,
        Target::Birth(_) | Target::Begin | Target::Id(_) => false,
    })
}
