use std::rc::Rc;

use mimamori_core::order::sorted_by;
use mimamori_core::practice::{Practice, PracticeAction, PracticePage};
use mimamori_core::report::group_report;
use mimamori_core::text::Lang;
use mimamori_core::training::group::GroupItem;
use mimamori_core::words::{self, words};
use yew::prelude::*;

use super::home::opened;
use super::{does, sends};
use crate::practice::PracticeStore;
use crate::ui::controls::button;
use crate::ui::report_view::section_view;

/// What a group answered.
pub(super) fn group(store: &Rc<PracticeStore>, state: &Practice, own: &'static words::Practice, lang: Lang) -> Html {
    let session = store.sheet.session();
    let sections = group_report(&state.knowledge, &state.casebook, &store.group(), lang);
    html! {
        <section class="group" aria-labelledby="practice-title">
            <h2 id="practice-title" tabindex="-1">{ own.trainer }</h2>
            <p role="status">{ opened(state, own) }</p>
            if store.alike() > 0 {
                <p class="notice">{ (own.alike)(store.alike()) }</p>
            }
            <p class="buttons">
                { button("save-csv", own.csv, does(store, PracticeStore::save_csv)) }
                { button("home", own.home, sends(store, PracticeAction::Go(PracticePage::Home), "practice-title")) }
            </p>
            { splits(store, state, own, lang) }
            { for sections.iter().map(|section| section_view(&store.sheet, &session, section, 3)) }
        </section>
    }
}

/// How many of the items that split the group are drawn.
const DRAWN: usize = 10;

/// The items that split the group most, over all cases: to look at and talk about.
fn splits(store: &Rc<PracticeStore>, state: &Practice, own: &'static words::Practice, lang: Lang) -> Html {
    let group = store.group();
    let titles = group.cases.iter().filter_map(|of_case| {
        let title = state.casebook.case(&of_case.case)?.title.get(lang).to_owned();
        Some(of_case.items.iter().map(move |item| (title.clone(), item)))
    });
    let split: Vec<(String, &GroupItem)> =
        titles.flatten().filter(|(_, item)| item.agreement.is_some_and(|agreement| agreement < 1.0)).collect();
    let split = sorted_by(split, |(_, a), (_, b)| a.agreement.unwrap_or(1.0).total_cmp(&b.agreement.unwrap_or(1.0)));
    let [yes, no, unknown] = own.answers_counted;
    let row = |(title, item): &(String, &GroupItem)| {
        let all: u32 = item.counts.iter().sum();
        let mut from = 0;
        let parts = item.counts.iter().zip(["yes", "no", "unknown"]).map(|(count, class)| {
            let x = share(from, all);
            from += count;
            html! { <rect {class} x={x} y="0" height="6" width={share(*count, all)} /> }
        });
        let parts: Vec<Html> = parts.collect();
        let counts = item.counts.iter().zip([yes, no, unknown]);
        let counts: Vec<String> = counts.map(|(count, name)| (words(lang).field)(name, &count.to_string())).collect();
        let statement = state.knowledge.item(&item.item).map(|item| item.statement.get(lang).to_owned());
        let whom = item.child.map_or_else(|| own.household.to_owned(), |child| own.child.with(&child.to_string()));
        html! {
            <li>
                <p>{ format!("{title} {whom} ") }{ statement.unwrap_or_default() }</p>
                <svg class="split" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">{ parts }</svg>
                <p class="note">{ counts.join(words(lang).list_comma) }</p>
            </li>
        }
    };
    html! {
        if !split.is_empty() {
            <h3>{ own.splits }</h3>
            <ol class="splits">{ for split.iter().take(DRAWN).map(row) }</ol>
        }
    }
}

/// A share in hundredths, for a drawing that is 100 wide.
fn share(count: u32, all: u32) -> String {
    format!("{:.2}", f64::from(count) * 100.0 / f64::from(all.max(1)))
}
