use std::rc::Rc;

use mimamori_core::knowledge::Question;
use mimamori_core::record::{Basis, BasisKind, ChildNumber, Statement, Value};
use mimamori_core::session::{Action, Session};
use mimamori_core::words::words;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::controls::{button, flips, opener};
use super::fields::{list_to_read, text_of, text_to_read};
use super::focus::{Place, Target, question_id};
use super::item_row::{row, through};
use super::kana::read_out;
use super::sheet::progress;
use super::statements::{basis_named, basis_options};
use crate::store::{Store, now};

#[derive(Clone, Properties)]
pub(crate) struct QuestionProps {
    pub(crate) store: Rc<Store>,
    pub(crate) session: Rc<Session>,
    pub(crate) child: ChildNumber,
    pub(crate) question: Rc<Question>,
    /// Whether the focus is on its way here.
    pub(crate) wanted: bool,
}

impl PartialEq for QuestionProps {
    fn eq(&self, other: &QuestionProps) -> bool {
        self.child == other.child
            && self.wanted == other.wanted
            && Rc::ptr_eq(&self.question, &other.question)
            && self.session.display == other.session.display
            && self.shows_the_same(other)
    }
}

impl QuestionProps {
    /// Whether all that the rows show is the same: an answer to one question draws no other anew.
    fn shows_the_same(&self, other: &QuestionProps) -> bool {
        let (before, after) = (&other.session, &self.session);
        if Rc::ptr_eq(&before.record, &after.record) {
            return true;
        }
        let number = self.child;
        let (Some(then), Some(now)) = (before.record.child(number), after.record.child(number)) else { return false };
        // Which items are asked hangs on the arrival and on what was answered.
        then.arrival == now.arrival
            && self.question.items.iter().all(|item| {
                before.statements(number, &item.id) == after.statements(number, &item.id)
                    && through(before, number, item) == through(after, number, item)
            })
    }
}

/// One question with its items. What is closed is not drawn at all.
#[component]
pub(crate) fn QuestionView(props: &QuestionProps) -> Html {
    let QuestionProps { store, session, child, question, wanted } = props;
    let lang = session.display.lang;
    let words = words(lang);
    let open = use_state_eq(|| {
        let answered = |child| progress(session, child, question).0 > 0;
        !question.folded || session.record.child(*child).is_some_and(answered)
    });
    let is_open = *open || *wanted;
    let asked = use_state_eq(|| false);
    {
        let open = open.clone();
        use_effect_with(is_open, move |is_open| open.set(*is_open));
    }
    let Some(shown) = session.record.child(*child) else { return Html::default() };
    let id = question_id(&question.id);
    let title = (words.of_question)(&question.number, question.title.get(lang));
    let (done, all) = progress(session, shown, question);
    html! {
        <section class="question" aria-labelledby={id.clone()} data-question={question.id.clone()}>
            <h3 {id} tabindex="-1">
                if question.folded {
                    { opener("fold", read_out(session, &title), is_open, flips(&open, is_open)) }
                } else {
                    { read_out(session, &title) }
                }
            </h3>
            <p class="progress">{ (words.screen.answered)(done, all) }</p>
            if is_open {
                if let Some(note) = &question.note {
                    <p class="note">{ read_out(session, note.get(lang)) }</p>
                }
                for item in session.items(shown, question) {
                    { row(store, session, *child, item, Place::Sheet) }
                }
                if done < all {
                    { rest_of(store, session, *child, question, &asked) }
                }
            }
        </section>
    }
}

/// The rest of a question at one go: unconfirmed, or ruled out on a basis. Only what has no answer is filled in. `asked` is
/// whether the fields for the basis are open.
fn rest_of(
    store: &Rc<Store>,
    session: &Session,
    child: ChildNumber,
    question: &Question,
    asked: &UseStateHandle<bool>,
) -> Html {
    let lang = session.display.lang;
    let words = words(lang);
    let (kind, from) = (NodeRef::default(), NodeRef::default());
    let rest = {
        let (store, question) = (store.clone(), question.id.clone());
        move |value: Value, basis: Option<Basis>| {
            let statement = Statement::new(value, basis, Some(now()));
            store.aim(Target::Question(question.clone()));
            store.dispatch(Action::Rest { child, question: question.clone(), statement });
        }
    };
    let unknown = {
        let rest = rest.clone();
        Callback::from(move |_| rest(Value::Unknown, None))
    };
    let apply = {
        let (kind, from) = (kind.clone(), from.clone());
        Callback::from(move |_| {
            let Some(select) = kind.cast::<HtmlSelectElement>() else { return };
            match basis_named(&select.value()).filter(|kind| kind.can_rule_out()) {
                Some(kind) => rest(Value::No, Some(Basis { kind, from: text_of(&from) })),
                None => {
                    select.focus().ok();
                }
            }
        })
    };
    html! {
        <div class="rest">
            <p class="buttons">
                { button("rest-unknown", words.screen.rest_unknown, unknown) }
                { opener("rest-no", words.screen.rest_no.into(), **asked, flips(asked, **asked)) }
            </p>
            if **asked {
                <p class="note">{ words.screen.no_needs_basis }</p>
                <div class="fields">
                    { list_to_read("rest-basis", words.screen.basis, &kind, basis_options(lang, None, |kind| kind.can_rule_out() && kind != BasisKind::Summary)) }
                    { text_to_read("", words.screen.from, &from) }
                    { button("rest-apply", words.screen.rest_apply, apply) }
                </div>
            }
            <p class="note">{ words.screen.rest_hint }</p>
        </div>
    }
}
