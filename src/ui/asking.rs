use mimamori_core::knowledge::Role;
use mimamori_core::session::Session;
use mimamori_core::words::words;
use yew::prelude::*;

use super::kana::read_out;

/// The page of a role that asks for help: words and numbers, no sheet.
pub(crate) fn asking(session: &Session, role: &Role) -> Html {
    let words = words(session.display.lang);
    html! {
        <section class="asking" aria-labelledby="asking-title">
            <h2 id="asking-title" class="title" tabindex="-1">{ read_out(session, role.label.get(session.display.lang)) }</h2>
            <ul class="numbers">
                for (number, when) in words.emergency {
                    <li><a href={format!("tel:{number}")}><strong>{ number }</strong></a>{ " " }{ read_out(session, when) }</li>
                }
            </ul>
            for text in role.page.iter() {
                <p>{ read_out(session, text.get(session.display.lang)) }</p>
            }
            <p class="note">{ words.screen.asking_end }</p>
        </section>
    }
}
