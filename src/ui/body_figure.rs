use std::rc::Rc;

use mimamori_core::knowledge::{Choice, Region, Side};
use mimamori_core::record::{Basis, BasisKind, ChildNumber, Mark, Statement, Value};
use mimamori_core::session::{Action, Session};
use mimamori_core::words::words;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::controls::{button, flag};
use super::fields::{
    choice_field, chosen_of, is_readable, list_to_read, moment_of, moment_to_read, options, text_of, text_to_read,
};
use super::focus::Target;
use super::report_view::link;
use super::statements::{basis_named, basis_options};
use crate::store::{Store, now};

#[derive(Clone, Properties)]
pub(crate) struct BodyFigureProps {
    pub(crate) store: Rc<Store>,
    pub(crate) session: Rc<Session>,
    pub(crate) child: ChildNumber,
}

impl PartialEq for BodyFigureProps {
    fn eq(&self, other: &BodyFigureProps) -> bool {
        self.child == other.child
            && Rc::ptr_eq(&self.session.record, &other.session.record)
            && self.session.display == other.session.display
    }
}

/// The body, front and back. Each region is a control with a name and a state; arrow keys go from one to the next, and
/// a list beside the figure does the same.
#[component]
pub(crate) fn BodyFigure(BodyFigureProps { store, session, child }: &BodyFigureProps) -> Html {
    let lang = session.display.lang;
    let words = words(lang);
    let chosen = use_state_eq(|| None::<String>);
    let current = use_state_eq(|| 0usize);
    let figure = use_node_ref();
    let regions = &session.knowledge.body.regions;
    let count = |region: &Region| marks(session, *child, region).count();
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |region: Option<String>| chosen.set(region))
    };
    let key = {
        let (current, chosen, figure) = (current.clone(), chosen.clone(), figure.clone());
        let ids: Vec<String> = regions.iter().map(|region| region.id.clone()).collect();
        move |event: KeyboardEvent| {
            let last = ids.len().saturating_sub(1);
            let next = match event.key().as_str() {
                "ArrowRight" | "ArrowDown" => Some(if *current >= last { 0 } else { *current + 1 }),
                "ArrowLeft" | "ArrowUp" => Some(current.checked_sub(1).unwrap_or(last)),
                "Home" => Some(0),
                "End" => Some(last),
                "Enter" | " " => {
                    event.prevent_default();
                    chosen.set(ids.get(*current).cloned());
                    None
                }
                _ => None,
            };
            if let Some(next) = next {
                event.prevent_default();
                current.set(next);
                focus_region(&figure, ids.get(next));
            }
        }
    };
    let side = |side: Side, name: &'static str| {
        let shapes = regions.iter().enumerate().filter(|(_, region)| region.side == side).map(|(at, region)| {
            let count = count(region);
            let pressed = chosen.as_deref() == Some(&region.id);
            let pick = {
                let (chosen, current, id) = (chosen.clone(), current.clone(), region.id.clone());
                move |_: MouseEvent| {
                    current.set(at);
                    chosen.set(Some(id.clone()));
                }
            };
            html! {
                <path
                    key={region.id.clone()}
                    d={region.path.clone()}
                    role="button"
                    tabindex={if at == *current { "0" } else { "-1" }}
                    aria-pressed={flag(pressed)}
                    aria-label={(words.screen.marks)(region.label.get(lang), count)}
                    data-region={region.id.clone()}
                    data-marked={(count > 0).then_some("true")}
                    onclick={pick}
                />
            }
        });
        html! {
            <figure>
                <svg viewBox="0 0 100 200" role="group" aria-label={name}>{ for shapes }</svg>
                <figcaption aria-hidden="true">{ name }</figcaption>
            </figure>
        }
    };
    let listed: Vec<Choice> =
        regions.iter().map(|region| Choice { id: region.id.clone(), label: region.label.clone() }).collect();
    let marked: usize = regions.iter().map(|region| count(region)).sum();
    let region = chosen.as_deref().and_then(|id| session.knowledge.body.region(id));
    html! {
        <section class="body" aria-labelledby="body-title">
            <h3 id="body-title" tabindex="-1">{ words.screen.body }</h3>
            <p class="note">{ words.screen.body_hint }</p>
            <div class="body-parts">
                <div class="figures" ref={figure} onkeydown={key}>
                    { side(Side::Front, words.screen.body_front) }
                    { side(Side::Back, words.screen.body_back) }
                </div>
                <div class="body-form">
                    { choice_field("region", words.screen.body_list, chosen.as_deref(), options(words.screen.body_none, &listed, (*chosen).as_deref(), lang), choose) }
                    if let Some(region) = region {
                        <div key={marked.to_string()}>{ mark_form(store, session, *child, region) }</div>
                    }
                    <ul class="marks">
                        for region in regions.iter() {
                            for said in marks(session, *child, region) {
                                <li>{ link(store, session, Target::Item(*child, region.item.id.clone()), &(words.statement)(&session.knowledge, lang, said)) }</li>
                            }
                        }
                    </ul>
                </div>
            </div>
        </section>
    }
}

/// The standing marks on a region.
fn marks<'s>(session: &'s Session, child: ChildNumber, region: &'s Region) -> impl Iterator<Item = &'s Statement> {
    let here = |said: &&Statement| said.stands() && said.mark.as_ref().is_some_and(|mark| mark.region == region.id);
    session.statements(child, &region.item.id).iter().filter(here)
}

fn focus_region(figure: &NodeRef, id: Option<&String>) {
    let found = figure
        .cast::<Element>()
        .zip(id)
        .and_then(|(figure, id)| figure.query_selector(&format!("[data-region=\"{id}\"]")).ok().flatten());
    // An SVG element has the same method `focus`; a cast that is not checked lets it be called.
    if let Some(found) = found {
        wasm_bindgen::JsCast::unchecked_into::<HtmlElement>(found).focus().ok();
    }
}

/// What a mark looks like, who saw it and when.
fn mark_form(store: &Rc<Store>, session: &Session, child: ChildNumber, region: &Rc<Region>) -> Html {
    let lang = session.display.lang;
    let words = words(lang);
    let [kind, size, colour, basis, by, at] = [(); 6].map(|()| NodeRef::default());
    let add = {
        let (store, region, at) = (store.clone(), region.clone(), at.clone());
        let (kind, size, colour, basis, by) = (kind.clone(), size.clone(), colour.clone(), basis.clone(), by.clone());
        Callback::from(move |_| {
            if !is_readable(&at) {
                return;
            }
            let mark = Mark {
                region: region.id.clone(),
                kind: chosen_of(&kind),
                size: text_of(&size),
                colour: chosen_of(&colour),
            };
            let from = text_of(&by);
            let kind_of_basis = chosen_of(&basis).as_deref().and_then(basis_named);
            let basis = kind_of_basis.or(from.as_ref().map(|_| BasisKind::Heard)).map(|kind| Basis { kind, from });
            let statement =
                Statement { mark: Some(mark), ..Statement::new(Value::Yes, basis, moment_of(&at).or(Some(now()))) };
            store.dispatch(Action::Add { child, item: region.item.id.clone(), statement });
        })
    };
    let body = &session.knowledge.body;
    let kinds = basis_options(lang, Some(BasisKind::Seen), |kind| kind != BasisKind::Summary);
    html! {
        <div class="mark-form" role="group" aria-label={region.label.get(lang).to_owned()}>
            <p class="list-title">{ region.label.get(lang).to_owned() }</p>
            <div class="fields">
                { list_to_read("mark-kind", words.screen.mark_kind, &kind, options(words.not_known, &body.kinds, None, lang)) }
                { text_to_read("mark-size", words.screen.mark_size, &size) }
                { list_to_read("mark-colour", words.screen.mark_colour, &colour, options(words.not_known, &body.colours, None, lang)) }
                { list_to_read("mark-basis", words.screen.basis, &basis, kinds) }
                { text_to_read("mark-by", words.screen.from, &by) }
                { moment_to_read("mark-at", words.screen.when, &at) }
            </div>
            { button("mark-add", words.screen.mark_add, add) }
        </div>
    }
}
