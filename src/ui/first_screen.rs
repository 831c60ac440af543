use std::rc::Rc;

use mimamori_core::knowledge::{Role, View};
use mimamori_core::session::{Action, Page, Session};
use mimamori_core::words::words;
use yew::prelude::*;

use super::controls::{button, sends_and_goes, switch};
use super::focus::Target;
use super::kana::read_out;
use super::work::case_fields;
use crate::store::Store;

/// The first screen: where the child lives, the case number, scope and limits; and the role, whose choice begins.
pub(crate) fn first_screen(store: &Rc<Store>, session: &Session) -> Html {
    let words = words(session.display.lang);
    let (asking, working): (Vec<&Rc<Role>>, Vec<&Rc<Role>>) =
        session.knowledge.roles.iter().partition(|role| role.view == View::Asking);
    let chosen = session.role().map(|role| role.id.clone());
    let choice = |role: &&Rc<Role>| {
        let (store, id) = (store.clone(), role.id.clone());
        let choose = Callback::from(move |_| {
            store.aim(Target::Begin);
            store.dispatch(Action::Role(Some(id.clone())));
            store.dispatch(Action::Go(Page::Sheet));
        });
        let pressed = chosen.as_deref() == Some(&role.id);
        let label = read_out(session, role.label.get(session.display.lang));
        html! { <li>{ switch("role", Some(role.id.clone()), label, pressed, choose) }</li> }
    };
    html! {
        <section class="first" aria-labelledby="first-role">
            <div class="first-work">
                <div class="circumstances">{ case_fields(store, session) }</div>
                <h3 id="first-role" tabindex="-1">{ words.screen.role }</h3>
                <p class="note">{ words.screen.role_hint }</p>
                <ul class="roles">{ for working.iter().map(choice) }</ul>
                <h3>{ words.screen.other_roles }</h3>
                <ul class="roles">{ for asking.iter().map(choice) }</ul>
                if chosen.is_some() {
                    <p>{ button("go-on", words.screen.go_on, sends_and_goes(store, Action::Go(Page::Sheet), Target::Begin)) }</p>
                }
            </div>
            if !session.knowledge.limits.is_empty() {
                <div class="limits">
                    <h3>{ words.screen.limits }</h3>
                    <ul>
                        for text in session.knowledge.limits.iter() {
                            <li>{ read_out(session, text.get(session.display.lang)) }</li>
                        }
                    </ul>
                </div>
            }
        </section>
    }
}
