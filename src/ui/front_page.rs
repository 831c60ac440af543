use std::rc::Rc;

use mimamori_core::calendar::Moment;
use mimamori_core::knowledge::{Asked, FrontFact, Item, Subject};
use mimamori_core::record::{Arrival, ChildNumber, Presence};
use mimamori_core::session::{Action, Session};
use mimamori_core::words::words;
use yew::prelude::*;

use super::fields::{moment_field, text_field};
use super::focus::Place;
use super::item_row::row;
use super::kana::read_out;
use crate::store::Store;

/// The few facts that decide the first call.
pub(crate) fn front_page(store: &Rc<Store>, session: &Session, child: ChildNumber) -> Html {
    let words = words(session.display.lang);
    html! {
        <section class="front" aria-labelledby="front-title">
            <h3 id="front-title" tabindex="-1">{ words.screen.front }</h3>
            <p class="note">{ words.screen.front_hint }</p>
            <ol class="facts">
                for fact in session.knowledge.front.iter() {
                    { front_fact(store, session, child, fact) }
                }
            </ol>
        </section>
    }
}

fn front_fact(store: &Rc<Store>, session: &Session, child: ChildNumber, fact: &FrontFact) -> Html {
    let lang = session.display.lang;
    // Nothing that concerns a born child alone is asked of a pregnancy.
    let born = session.record.child(child).is_some_and(|child| matches!(child.arrival, Arrival::Born(_)));
    let subject = if born { Subject::Born } else { Subject::Unborn };
    let asked = |item: &&Rc<Item>| session.knowledge.is_asked_of(item, subject);
    let items: Vec<&Rc<Item>> = fact.items.iter().filter(asked).collect();
    let asks = fact.asks.filter(|asks| born || *asks != Asked::Presence);
    if items.is_empty() && asks.is_none() {
        return Html::default();
    }
    html! {
        <li key={fact.id.clone()}>
                <h4>{ read_out(session, fact.title.get(lang)) }</h4>
                if let Some(note) = &fact.note {
                    <p class="note">{ read_out(session, note.get(lang)) }</p>
                }
                { for items.into_iter().map(|item| row(store, session, child, item, Place::Front)) }
                {
                    match asks {
                        Some(Asked::Presence) => presence(store, session, child),
                        Some(Asked::SuspectReturns) => suspect_returns(store, session),
                        None => Html::default(),
                    }
                }
        </li>
    }
}

fn suspect_returns(store: &Rc<Store>, session: &Session) -> Html {
    let store = store.clone();
    html! {
        <div class="fields">
            { moment_field("suspect-returns", words(session.display.lang).screen.suspect_returns, session.record.circumstances.suspect_returns, session.now.day(), session.display.lang, Callback::from(move |returns| store.dispatch(Action::SuspectReturns(returns)))) }
        </div>
    }
}

fn presence(store: &Rc<Store>, session: &Session, child: ChildNumber) -> Html {
    let lang = session.display.lang;
    let words = words(lang);
    let Some(known) = session.record.child(child).map(|child| child.presence.clone()) else { return Html::default() };
    let text = |put: fn(&mut Presence, Option<String>)| {
        let (store, known) = (store.clone(), known.clone());
        Callback::from(move |text| {
            let mut presence = known.clone();
            put(&mut presence, text);
            store.dispatch(Action::Presence(child, presence));
        })
    };
    let moment = |put: fn(&mut Presence, Option<Moment>)| {
        let (store, known) = (store.clone(), known.clone());
        Callback::from(move |moment| {
            let mut presence = known.clone();
            put(&mut presence, moment);
            store.dispatch(Action::Presence(child, presence));
        })
    };
    let today = session.now.day();
    html! {
        <div class="fields">
            { text_field("place", words.screen.place, words.screen.place_hint, known.place.as_deref(), text(|presence, text| presence.place = text)) }
            { moment_field("handover", words.screen.handover, known.handover, today, lang, moment(|presence, moment| presence.handover = moment)) }
            { text_field("handover-to", words.screen.handover_to, "", known.handover_to.as_deref(), text(|presence, text| presence.handover_to = text)) }
            { moment_field("next-seen", words.screen.next_seen, known.next_seen, today, lang, moment(|presence, moment| presence.next_seen = moment)) }
            { moment_field("last-seen", words.screen.last_seen, known.last_seen, today, lang, moment(|presence, moment| presence.last_seen = moment)) }
            { text_field("last-seen-by", words.screen.last_seen_by, "", known.last_seen_by.as_deref(), text(|presence, text| presence.last_seen_by = text)) }
        </div>
    }
}
