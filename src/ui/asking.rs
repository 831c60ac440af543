use std::rc::Rc;

use mimamori_core::knowledge::Role;
use mimamori_core::report::desks_to_ask;
use mimamori_core::session::Session;
use mimamori_core::words::words;
use yew::prelude::*;

use super::kana::read_out;
use super::report_view::{line_view, phone};
use super::work::area_field;
use crate::store::Store;

/// The page of a role that asks for help: words and numbers, no sheet.
pub(crate) fn asking(store: &Rc<Store>, session: &Session, role: &Role) -> Html {
    let words = words(session.display.lang);
    let desks = desks_to_ask(&session.knowledge, &session.record, &role.to, session.now, session.display.lang);
    html! {
        <section class="asking" aria-labelledby="asking-title">
            <h2 id="asking-title" class="title" tabindex="-1">{ read_out(session, role.label.get(session.display.lang)) }</h2>
            <ul class="numbers">
                for (number, when) in words.emergency {
                    <li>{ phone(number) }{ " " }{ read_out(session, when) }</li>
                }
            </ul>
            for text in role.page.iter() {
                <p>{ read_out(session, text.get(session.display.lang)) }</p>
            }
            if !role.to.is_empty() {
                <h3>{ words.screen.other_desks }</h3>
                <div class="circumstances">{ area_field(store, session) }</div>
                <ul>
                    for line in desks.iter() {
                        <li>{ line_view(store, session, line) }</li>
                    }
                </ul>
            }
            <p class="note">{ words.screen.asking_end }</p>
        </section>
    }
}
