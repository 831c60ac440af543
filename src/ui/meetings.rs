use std::rc::Rc;

use mimamori_core::record::{Child, ChildNumber, FieldKind, Minutes, MinutesKind};
use mimamori_core::report::{asks_why, meetings};
use mimamori_core::session::{Action, Page, Session};
use mimamori_core::words::words;
use yew::prelude::*;

use super::children::name;
use super::controls::{button, sends_and_goes};
use super::focus::Target;
use super::form::{FormField, form};
use super::report_view::section_view;
use crate::store::Store;

/// The meeting and the second look: what changed and why, what was decided, to whom the case goes.
pub(crate) fn meetings_view(store: &Rc<Store>, session: &Rc<Session>) -> Html {
    let lang = session.display.lang;
    let papers = &words(lang).papers;
    let sections = meetings(&session.knowledge, &session.record, &session.assessment, session.now, lang);
    let folded = |kind: MinutesKind, child: Option<&Child>| {
        let of = child.filter(|_| session.record.children.len() > 1).map(|child| name(child, lang));
        let title = [Some((papers.minutes)(kind).to_owned()), of].into_iter().flatten().collect::<Vec<_>>().join("　");
        html! {
            <details class="minutes-form" data-minutes={kind.name()}>
                <summary>{ title }</summary>
                { minutes_form(store, session, kind, child.map(|child| child.number)) }
            </details>
        }
    };
    html! {
        <section class="meetings" aria-labelledby="meetings-title">
            <h2 id="meetings-title" tabindex="-1">{ papers.meetings }</h2>
            <p>{ button("go-on", papers.back, sends_and_goes(store, Action::Go(Page::Sheet), Target::Begin)) }</p>
            <h3>{ papers.look }</h3>
            if session.record.looks.is_empty() {
                <p class="note">{ papers.no_look }</p>
            }
            { look_form(store, session) }
            { folded(MinutesKind::Meeting, None) }
            { for session.record.children.iter().map(|child| folded(MinutesKind::Decision, Some(child))) }
            { folded(MinutesKind::Transfer, None) }
            { folded(MinutesKind::Acceptance, None) }
            { for sections.iter().map(|section| section_view(store, session, section, 3)) }
        </section>
    }
}

fn minutes_form(store: &Rc<Store>, session: &Session, kind: MinutesKind, child: Option<ChildNumber>) -> Html {
    let lang = session.display.lang;
    let (words, papers) = (words(lang), &words(lang).papers);
    let levels = || {
        let assessed = session.assessment.children.iter().find(|assessed| Some(assessed.number) == child);
        let scale = assessed.and_then(|assessed| assessed.scales.first()).map(|scale| scale.scale.clone());
        let level = |level: &mimamori_core::knowledge::Level| {
            (level.id.clone(), (words.level)(level.label.get(lang), level.words.get(lang)))
        };
        scale.into_iter().flat_map(move |scale| scale.levels.iter().chain([&scale.none]).map(level).collect::<Vec<_>>())
    };
    let unset = || (String::new(), papers.choose.to_owned());
    let fields = kind.fields().iter().map(|(name, holds)| FormField {
        name: (*name).into(),
        label: (papers.field)(name).into(),
        holds: *holds,
        choices: match holds {
            FieldKind::Level => [unset()].into_iter().chain(levels()).collect(),
            FieldKind::OneOf(choices) => {
                let choice = |choice: &&str| ((*choice).to_owned(), (papers.choice)(choice).to_owned());
                [unset()].into_iter().chain(choices.iter().map(choice)).collect()
            }
            FieldKind::Line | FieldKind::Lines | FieldKind::Moment => Vec::new(),
        },
    });
    let submit = {
        let store = store.clone();
        Callback::from(move |values: Vec<String>| {
            let fields = kind.fields().iter().zip(values).filter(|(_, value)| !value.is_empty());
            let fields = fields.map(|((name, _), value)| ((*name).to_owned(), value)).collect();
            let minutes = Minutes { kind, child, at: None, fields };
            let lacks = store.session().lacks(&minutes);
            if lacks.is_empty() {
                store.dispatch(Action::Write(minutes));
            }
            lacks.into_iter().map(papers.lack).collect::<Vec<_>>()
        })
    };
    let id = format!("{}{}", kind.name(), child.map(|number| number.to_string()).unwrap_or_default());
    form(store, id, &fields.collect::<Vec<_>>(), papers.add, submit)
}

/// The second look: who looks, what led to it, and why a level stayed.
fn look_form(store: &Rc<Store>, session: &Rc<Session>) -> Html {
    let lang = session.display.lang;
    let papers = &words(lang).papers;
    let comparison = session.comparison();
    let asked: Vec<(ChildNumber, String)> = comparison
        .iter()
        .flat_map(|comparison| asks_why(comparison, &session.assessment))
        .filter_map(|(change, _)| Some((change.number, name(session.record.child(change.number)?, lang))))
        .collect();
    let line = |name: &str, label: &str, holds: FieldKind| FormField {
        name: name.into(),
        label: label.into(),
        holds,
        choices: Vec::new(),
    };
    let unset = (String::new(), papers.choose.to_owned());
    let trigger = |name: &&str| ((*name).to_owned(), (papers.choice)(name).to_owned());
    let mut fields = vec![
        line("look-by", papers.look_by, FieldKind::Line),
        FormField {
            choices: [unset].into_iter().chain(papers.triggers.iter().map(trigger)).collect(),
            ..line("look-trigger", papers.trigger, FieldKind::OneOf(papers.triggers))
        },
        line("look-next", papers.next_review, FieldKind::Moment),
    ];
    fields.extend(asked.iter().map(|(number, child)| {
        line(&format!("look-reason-{number}"), &papers.why_stayed.with(child), FieldKind::Lines)
    }));
    let submit = {
        let store = store.clone();
        Callback::from(move |values: Vec<String>| {
            let mut values = values.into_iter();
            let mut next = || values.next().unwrap_or_default();
            let (by, trigger, due) = (next(), next(), next());
            let reasons: Vec<(ChildNumber, String)> =
                asked.iter().map(|(number, _)| (*number, next())).filter(|(_, reason)| !reason.is_empty()).collect();
            let mut missing: Vec<String> = Vec::new();
            if by.is_empty() {
                missing.push((papers.lack_of)(papers.look_by));
            }
            let unexplained = asked.iter().filter(|(number, _)| !reasons.iter().any(|(given, _)| given == number));
            missing.extend(unexplained.map(|(_, child)| (papers.lack_of)(&papers.why_stayed.with(child))));
            if missing.is_empty() {
                let trigger = Some(trigger).filter(|trigger| !trigger.is_empty());
                store.dispatch(Action::Look { by, trigger, next: due.parse().ok(), reasons });
            }
            missing
        })
    };
    form(store, "look".into(), &fields, papers.look_add, submit)
}
