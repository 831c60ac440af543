use std::rc::Rc;

use mimamori_core::report::{Block, Entry, Extent, Line, Report, Section, SectionKind, Span};
use mimamori_core::session::{Action, Session};
use mimamori_core::words::words;
use yew::prelude::*;

use super::app::go_to;
use super::controls::{button, sends};
use super::focus::Target;
use super::kana::read_out;
use super::steps::{call_form, rules_on, step_state};
use crate::store::Store;

/// The report on the screen. Its emergency line stands above the whole sheet, from before the program has loaded, and
/// is left out here.
pub(crate) fn report_view(store: &Rc<Store>, session: &Session) -> Html {
    let report = &session.report;
    html! {
        <>
            <h3>{ report.title.clone() }</h3>
            { sections_view(store, session, report, 4) }
        </>
    }
}

/// The sections of a report but its emergency line, under headings from a level on.
pub(crate) fn sections_view(store: &Rc<Store>, session: &Session, report: &Report, level: u8) -> Html {
    let sections = report.sections.iter().filter(|section| section.kind != SectionKind::Emergency);
    sections.map(|section| section_view(store, session, section, level)).collect()
}

pub(crate) fn section_view(store: &Rc<Store>, session: &Session, section: &Section, level: u8) -> Html {
    html! {
        <section class="report-section" data-kind={kind(section.kind)}>
            <@{format!("h{}", level.min(6))}>{ section.title.clone() }</@>
            { for section.blocks.iter().map(|block| block_view(store, session, block, &section.title)) }
            if matches!(section.kind, SectionKind::Next | SectionKind::Possible) {
                { extent_button(store, session, section) }
            }
            if section.kind == SectionKind::Say && level == 4 {
                { call_form(store, session) }
            }
            { for section.sections.iter().map(|inner| section_view(store, session, inner, level + 1)) }
            if section.kind == SectionKind::Plan {
                { rules_on(store, session) }
            }
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
        SectionKind::Steps => "steps",
        SectionKind::Possible => "possible",
        SectionKind::Offers => "offers",
        SectionKind::Calls => "calls",
        SectionKind::Desks => "desks",
        SectionKind::Say => "say",
        SectionKind::Sources => "sources",
        SectionKind::Question => "question",
        SectionKind::Head => "head",
        SectionKind::Alerts => "alerts",
        SectionKind::Statements => "statements",
        SectionKind::WorkList => "work-list",
        SectionKind::Figure => "figure",
        SectionKind::Minutes => "minutes",
        SectionKind::Look => "look",
        SectionKind::History => "history",
        SectionKind::Detach => "detach",
        SectionKind::Register => "register",
    }
}

fn block_view(store: &Rc<Store>, session: &Session, block: &Block, title: &str) -> Html {
    match block {
        Block::Paragraph(line) => html! { <p>{ line_view(store, session, line) }</p> },
        Block::List { ordered, entries, .. } => {
            let entries = entries.iter().map(|entry| entry_view(store, session, entry));
            html! { <@{if *ordered { "ol" } else { "ul" }}>{ for entries }</@> }
        }
        Block::Table { columns, rows } => {
            let head = columns.iter().map(|column| html! { <th scope="col">{ column.clone() }</th> });
            let cell = |line: &Line| html! { <td>{ line_view(store, session, line) }</td> };
            let row = |cells: &Vec<Line>| html! { <tr>{ for cells.iter().map(cell) }</tr> };
            html! {
                <div class="scrolls" tabindex="0" role="region" aria-label={title.to_owned()}>
                    <table><thead><tr>{ for head }</tr></thead><tbody>{ for rows.iter().map(row) }</tbody></table>
                </div>
            }
        }
        // The screen has a figure of its own, whose regions are controls.
        Block::Figure(_) => Html::default(),
    }
}

/// Under a list that was cut: a button for the rest; under one that was opened: a button back.
fn extent_button(store: &Rc<Store>, session: &Session, section: &Section) -> Html {
    let words = words(session.display.lang);
    let more: usize =
        section.blocks.iter().map(|block| if let Block::List { more, .. } = block { *more } else { 0 }).sum();
    let (extent, label) = match session.display.extent {
        Extent::Brief if more == 0 => return Html::default(),
        Extent::Brief => (Extent::Full, format!("{} ({})", words.show_all, (words.more)(more))),
        Extent::Full => (Extent::Brief, words.show_fewer.to_owned()),
    };
    button("extent", &label, sends(store, Action::Show(extent)))
}

fn entry_view(store: &Rc<Store>, session: &Session, entry: &Entry) -> Html {
    let line = |line: &Line| html! { <span class="detail">{ line_view(store, session, line) }</span> };
    html! {
        <li>
            <span>{ line_view(store, session, &entry.line) }</span>
            { for entry.details.iter().map(line) }
            if let Some(step) = &entry.step {
                { step_state(store, session, step) }
            }
            if !entry.background.is_empty() {
                <details>
                    <summary>{ words(session.display.lang).screen.background }</summary>
                    { for entry.background.iter().map(line) }
                </details>
            }
        </li>
    }
}

pub(crate) fn line_view(store: &Rc<Store>, session: &Session, line: &Line) -> Html {
    line.0
        .iter()
        .map(|span| match span {
            Span::Text(text) => read_out(session, text),
            // Nobody is called from practice.
            Span::Phone(number) if session.record.training => html! { <strong>{ number.clone() }</strong> },
            Span::Phone(number) => phone(number),
            Span::Strong(text) => html! { <strong>{ read_out(session, text) }</strong> },
            Span::Item { child, id, label } => link(store, session, Target::Item(*child, id.clone()), label),
            Span::Birth { child, label } => link(store, session, Target::Birth(*child), label),
        })
        .collect()
}

/// A number that calls where the device can.
pub(crate) fn phone(number: &str) -> Html {
    html! { <a href={format!("tel:{number}")}><strong>{ number.to_owned() }</strong></a> }
}

/// A link within the sheet.
pub(crate) fn link(store: &Rc<Store>, session: &Session, target: Target, label: &str) -> Html {
    let store = store.clone();
    let follow = move |event: MouseEvent| {
        event.prevent_default();
        go_to(&store, target.clone());
    };
    html! { <a href="#" onclick={follow}>{ read_out(session, label) }</a> }
}
