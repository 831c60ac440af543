use std::rc::Rc;

use mimamori_core::session::{Action, Carry, CarryRow, Session};
use mimamori_core::words::words;
use yew::prelude::*;

use super::controls::{button, button_off, sends, switch};
use crate::store::Store;

/// A record of another edition: as it was judged, and then item by item what is carried over.
pub(crate) fn carry_view(store: &Rc<Store>, session: &Session, carry: &Carry) -> Html {
    let words = words(session.display.lang);
    let papers = &words.papers;
    let line = |line: &String| html! { <li>{ line.clone() }</li> };
    let row = |(at, row): (usize, &CarryRow)| {
        let choice = |class, label: &'static str, carried| {
            switch(class, None, label.into(), row.carried == Some(carried), sends(store, Action::Carry(at, carried)))
        };
        let of =
            row.child.map_or_else(|| papers.household.into(), |number| words.screen.child.with(&number.to_string()));
        html! {
            <li data-item={row.item.clone()}>
                <p><strong>{ of }</strong>{ " " }{ (papers.then_and_now)(&row.then, row.now.as_deref()) }</p>
                if row.now.is_some() {
                    <p class="buttons">
                        { choice("carry-over", papers.carry_over, true) }
                        { choice("leave-behind", papers.leave_behind, false) }
                    </p>
                } else {
                    <p class="note">{ papers.leave_behind }</p>
                }
            </li>
        }
    };
    html! {
        <section class="carry" aria-labelledby="carry-title">
            <h2 id="carry-title" tabindex="-1">{ papers.carry }</h2>
            <ul>{ for editions(session, carry).iter().map(line) }</ul>
            <p>{ papers.carry_note }</p>
            <h3>{ papers.as_judged }</h3>
            <ul class="judged">{ for carry.judged.iter().map(line) }</ul>
            <ol>{ for carry.rows.iter().enumerate().map(row) }</ol>
            <p class="buttons">
                { button_off("carry-done", papers.carry_done, !carry.is_decided(), sends(store, Action::CarryOver)) }
                { button("carry-cancel", words.screen.cancel, sends(store, Action::LeaveCarry)) }
            </p>
        </section>
    }
}

/// How the editions of a record that came in differ from those that are loaded, a sentence each.
fn editions(session: &Session, carry: &Carry) -> Vec<String> {
    let words = words(session.display.lang);
    let other = mimamori_core::assess::other_editions(&session.knowledge, &carry.record);
    other.iter().map(|other| (words.other_edition)(&other.id, &other.theirs, other.ours.as_deref())).collect()
}
