use std::rc::Rc;

use mimamori_core::report::directory;
use mimamori_core::session::{Action, Page, Session};
use mimamori_core::words::words;
use yew::prelude::*;

use super::controls::{button, sends_and_goes};
use super::focus::Target;
use super::report_view::sections_view;
use super::work::area_field;
use crate::store::Store;

/// The list of desks: what has to be verified comes first.
pub(crate) fn directory_view(store: &Rc<Store>, session: &Session) -> Html {
    let words = words(session.display.lang);
    let report = directory(&session.knowledge, &session.record, session.now, session.display.lang);
    html! {
        <section class="directory" aria-labelledby="directory-title">
            <h2 id="directory-title" class="title" tabindex="-1">{ report.title.clone() }</h2>
            <div class="circumstances">{ area_field(store, session) }</div>
            <p>{ button("go-on", words.screen.go_on, sends_and_goes(store, Action::Go(Page::Sheet), Target::Begin)) }</p>
            { sections_view(store, session, &report, 3) }
        </section>
    }
}
