use std::rc::Rc;

use mimamori_core::paper::PaperKind;
use mimamori_core::session::{Action, Page, Session};
use mimamori_core::text::Lang;
use mimamori_core::words::words;
use yew::prelude::*;

use super::controls::{OnClick, button, sends_and_goes};
use super::fields::value_of;
use super::focus::Target;
use crate::store::{Handed, Store};

/// Paper and file.
pub(crate) fn papers_view(store: &Rc<Store>, session: &Session) -> Html {
    let papers = &words(session.display.lang).papers;
    let paste = NodeRef::default();
    let open_pasted = {
        let (store, paste) = (store.clone(), paste.clone());
        Callback::from(move |_| store.open(Some(&value_of(&paste))))
    };
    let kinds = PaperKind::ALL.into_iter().map(|kind| {
        let print = does(store, move |store| store.print(kind));
        html! { <li data-paper={kind.name()}>{ button("print", (papers.paper)(kind), print) }</li> }
    });
    html! {
        <section class="papers" aria-labelledby="papers-title">
            <h2 id="papers-title" tabindex="-1">{ papers.title }</h2>
            <p>{ button("go-on", papers.back, sends_and_goes(store, Action::Go(Page::Sheet), Target::Begin)) }</p>
            <h3>{ papers.file }</h3>
            <p class="note">{ papers.file_note }</p>
            <p class="buttons">
                { button("save-file", papers.save, does(store, Store::save)) }
                { button("open-file", papers.open, does(store, Store::pick)) }
            </p>
            { handed_view(store, session) }
            <details class="paste">
                <summary>{ papers.paste_open }</summary>
                <label class="field">
                    <span>{ papers.paste }</span>
                    <textarea ref={paste} class="paste-text" rows="4" />
                </label>
                { button("paste-open", papers.paste_open, open_pasted) }
            </details>
            <h3>{ papers.print }</h3>
            <p class="note">{ papers.print_note }</p>
            <ul class="kinds">{ for kinds }</ul>
        </section>
    }
}

fn handed_view(store: &Rc<Store>, session: &Session) -> Html {
    let Some(Handed { name, text, failed, .. }) = store.handed() else { return Html::default() };
    let acts = [does(store, Store::saved), does(store, Store::not_saved), does(store, Store::copy)];
    handed_notice(session.display.lang, &name, failed.then_some(text), acts)
}

/// A browser does not tell whether a file was really written: so its user is asked, and offered the text to copy if it is not
/// there. `acts` are what happens if it is, if it is not, and on copying.
pub(crate) fn handed_notice(lang: Lang, name: &str, text: Option<String>, [is, is_not, copy]: [OnClick; 3]) -> Html {
    let papers = &words(lang).papers;
    html! {
        <div class="notice" role="status">
            <p>{ papers.saved.with(name) }</p>
            <p class="buttons">
                { button("saved-yes", papers.saved_yes, is) }
                { button("saved-no", papers.saved_no, is_not) }
            </p>
            if let Some(text) = text {
                <label class="field">
                    <span>{ papers.copy_note }</span>
                    <textarea class="copy-text" readonly={true} rows="4" value={text} />
                </label>
                { button("copy", papers.copy, copy) }
            }
        </div>
    }
}

fn does(store: &Rc<Store>, act: impl Fn(&Store) + 'static) -> OnClick {
    let store = store.clone();
    Callback::from(move |_| act(&store))
}
