use std::rc::Rc;

use mimamori_core::report::{Block, Entry, Extent, Line, Report, Section, SectionKind, Span};
use mimamori_core::session::Action;
use mimamori_core::text::Lang;
use mimamori_core::words::words;
use yew::prelude::*;

use super::focus::{birth_id, follow, item_id};
use crate::store::Store;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ReportViewProps {
    pub(crate) store: Rc<Store>,
    pub(crate) report: Rc<Report>,
    pub(crate) lang: Lang,
}

/// The report on the screen. Its emergency line stands above the whole sheet, from before the program has loaded, and
/// is left out here.
#[component]
pub(crate) fn ReportView(ReportViewProps { store, report, lang }: &ReportViewProps) -> Html {
    let sections = report.sections.iter().filter(|section| section.kind != SectionKind::Emergency);
    html! {
        <>
            <h3>{ report.title.clone() }</h3>
            { for sections.map(|section| section_view(store, section, 4, *lang)) }
        </>
    }
}

fn section_view(store: &Rc<Store>, section: &Section, level: u8, lang: Lang) -> Html {
    html! {
        <section class="report-section" data-kind={kind(section.kind)}>
            <@{format!("h{}", level.min(6))}>{ section.title.clone() }</@>
            { for section.blocks.iter().map(block_view) }
            if section.kind == SectionKind::Next {
                { extent_button(store, section, lang) }
            }
            { for section.sections.iter().map(|inner| section_view(store, inner, level + 1, lang)) }
        </section>
    }
}

fn kind(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Emergency => "emergency",
        SectionKind::Child => "child",
        SectionKind::Scale => "scale",
        SectionKind::Disclosures => "disclosures",
        SectionKind::Disputed => "disputed",
        SectionKind::Next => "next",
        SectionKind::Plan => "plan",
        SectionKind::Sources => "sources",
        SectionKind::Question => "question",
    }
}

fn block_view(block: &Block) -> Html {
    match block {
        Block::Paragraph(line) => html! { <p>{ line_view(line) }</p> },
        Block::List { ordered, entries, .. } => {
            let entries = entries.iter().map(entry_view);
            html! { <@{if *ordered { "ol" } else { "ul" }}>{ for entries }</@> }
        }
    }
}

/// Under a list that was cut: a button for the rest; under one that was opened: a button back.
fn extent_button(store: &Rc<Store>, section: &Section, lang: Lang) -> Html {
    let words = words(lang);
    let more: usize =
        section.blocks.iter().map(|block| if let Block::List { more, .. } = block { *more } else { 0 }).sum();
    let (extent, label) = match store.session().extent {
        Extent::Brief if more == 0 => return Html::default(),
        Extent::Brief => (Extent::Full, format!("{} ({})", words.show_all, (words.more)(more))),
        Extent::Full => (Extent::Brief, words.show_fewer.to_owned()),
    };
    let store = store.clone();
    let show = move |_: MouseEvent| store.dispatch(Action::Show(extent));
    html! { <button type="button" class="extent" onclick={show}>{ label }</button> }
}

fn entry_view(entry: &Entry) -> Html {
    html! {
        <li>
            <span>{ line_view(&entry.line) }</span>
            for detail in entry.details.iter() {
                <span class="detail">{ line_view(detail) }</span>
            }
        </li>
    }
}

fn line_view(line: &Line) -> Html {
    line.0
        .iter()
        .map(|span| match span {
            Span::Text(text) => html! { { text.clone() } },
            Span::Strong(text) => html! { <strong>{ text.clone() }</strong> },
            Span::Item { child, id, label } => link(item_id(*child, id), label),
            Span::Birth { child, label } => link(birth_id(*child), label),
        })
        .collect()
}

fn link(id: String, label: &str) -> Html {
    let href = format!("#{id}");
    html! { <a {href} onclick={move |event: MouseEvent| follow(&event, &id)}>{ label.to_owned() }</a> }
}
