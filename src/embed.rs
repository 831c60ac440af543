//! The wasm-bindgen surface: what the custom element calls.

use std::panic::PanicHookInfo;
use std::rc::Rc;

use mimamori_core::file::kept_apart;
#[cfg(feature = "training")]
use mimamori_core::json::{self, Json};
use mimamori_core::pack::{self, PackText};
use mimamori_core::paper::PaperKind;
#[cfg(feature = "training")]
use mimamori_core::practice::Practice;
use mimamori_core::record::{self, Circumstances, Record};
use mimamori_core::report::{file_name, page};
use mimamori_core::session::{Action, Session};
use mimamori_core::text::Lang;
#[cfg(feature = "training")]
use mimamori_core::training;
#[cfg(feature = "training")]
use mimamori_core::words::bad_training;
use mimamori_core::words::words;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::AppHandle;

use crate::paper::draw;
#[cfg(feature = "training")]
use crate::practice::{PAPER, PracticeStore};
use crate::store::{Host, PAPER_STYLE, Store, now};
use crate::ui::{Root, RootProps};

/// One mounted sheet.
#[wasm_bindgen]
pub struct Sheet {
    store: Rc<Store>,
    #[cfg(feature = "training")]
    practice: Option<Rc<PracticeStore>>,
    app: AppHandle<Root>,
}

#[wasm_bindgen]
impl Sheet {
    /// Mounts a sheet into an empty element of a shadow root.
    ///
    /// `packs` are JSON texts, merged in their order, each followed by its hash if that is known, or an empty text; `record` is a JSON text or empty. `preset` is the role and the area
    /// that the page presets, and the mode, or empty texts; a record that has its own keeps it. `unsaved` says whether leaving would
    /// lose something of the record. `host` is called after each change, before anything
    /// is drawn.
    /// `practice` is empty, or the training packs in the same form, and what was practised so far after them.
    /// The error is a sentence for the page.
    #[wasm_bindgen(constructor)]
    #[cfg_attr(not(feature = "training"), allow(unused_variables))]
    #[allow(clippy::too_many_arguments)]
    pub fn mount(
        root: Element,
        packs: Vec<String>,
        practice: Vec<String>,
        record: &str,
        lang: &str,
        preset: Vec<String>,
        unsaved: bool,
        host: Host,
    ) -> Result<Sheet, String> {
        let lang = Lang::of_tag(lang).unwrap_or_default();
        let (texts, hashes) = named(&packs);
        let texts: Vec<PackText<'_>> = texts.iter().map(|(name, text)| PackText { name, text }).collect();
        let checked = pack::load_known(&texts, &hashes);
        let knowledge = checked.knowledge.ok_or_else(|| {
            let told = checked
                .findings
                .iter()
                .filter(|finding| !finding.is_warning())
                .map(|finding| (words(lang).pack_refused)(&finding.pack, &finding.path, finding.problem.detail()));
            told.collect::<Vec<_>>().join("\n")
        })?;
        let mut preset = preset.into_iter().map(|text| Some(text).filter(|text| !text.is_empty()));
        let (role, area) = (preset.next().flatten(), preset.next().flatten());
        let training = preset.next().flatten().as_deref() == Some("training");
        let empty = Record { training, ..Record::with_one_child() };
        // Nothing was entered yet: practice can still begin, or end.
        let begun = |record: &Record| !record.is_untouched();
        let mut record = match record::read(record) {
            Ok(before) if begun(&before) => read(record, lang, training)?,
            Ok(before) => Record { training, ..before },
            Err(_) if record.is_empty() => empty,
            Err(_) => read(record, lang, training)?,
        };
        record.circumstances.role = record.circumstances.role.or(role);
        record.circumstances.area = record.circumstances.area.or(area);
        let mut session =
            Session::new(Rc::new(knowledge), record, lang, now()).map_err(|unknown| unknown_items(&unknown.0, lang))?;
        session.unsaved = unsaved;
        let store = Store::new(session, host);
        store.tell(false);
        yew::set_custom_panic_hook(Box::new(tell_panic));
        #[cfg(feature = "training")]
        {
            let practice = practising(&store, &practice, training)?;
            let props = RootProps { store: store.clone(), practice: practice.clone() };
            let app = yew::Renderer::<Root>::with_root_and_props(root, props).render();
            Ok(Sheet { store, practice, app })
        }
        #[cfg(not(feature = "training"))]
        {
            let app = yew::Renderer::<Root>::with_root_and_props(root, RootProps { store: store.clone() }).render();
            Ok(Sheet { store, app })
        }
    }

    /// Puts another record in the place of this one. It can be undone. The error is a sentence for the page; the
    /// present record then stays.
    pub fn import(&self, text: &str) -> Result<(), String> {
        let session = self.store.session();
        let record = session.with_presets(read(text, session.display.lang, session.record.training)?);
        let unknown = mimamori_core::assess::unknown_items(&session.knowledge, &record);
        if !unknown.is_empty() {
            return Err(unknown_items(&unknown, session.display.lang));
        }
        self.store.dispatch_from_outside(Action::Replace(record));
        Ok(())
    }

    /// Starts an empty record. It can be undone.
    pub fn reset(&self) {
        let session = self.store.session();
        let empty = Record { training: session.record.training, ..Record::with_one_child() };
        self.store.dispatch_from_outside(Action::Replace(session.with_presets(empty)));
    }

    /// What the page presets, or empty texts: taken where the record has nothing of its own.
    pub fn preset(&self, role: &str, area: &str) {
        let Circumstances { role: ours, area: where_to, .. } = self.store.session().record.circumstances.clone();
        if ours.is_none() && !role.is_empty() {
            self.store.dispatch_from_outside(Action::Role(Some(role.into())));
        }
        if where_to.is_none() && !area.is_empty() {
            self.store.dispatch_from_outside(Action::Area(Some(area.into())));
        }
    }

    /// Changes the language; an unknown tag changes nothing.
    pub fn speak(&self, lang: &str) {
        if let Some(lang) = Lang::of_tag(lang) {
            self.store.dispatch_from_outside(Action::Speak(lang));
        }
        #[cfg(feature = "training")]
        if let Some(practice) = &self.practice {
            practice.redraw();
        }
    }

    /// Time went by: what remains until a deadline is told anew.
    pub fn tick(&self) {
        self.store.dispatch_from_outside(Action::Tick);
    }

    /// Opens the text of a saved file; nothing at all stands for one that is too large to be read.
    pub fn open(&self, text: Option<String>) {
        // While a case is played, files are those of its sheet.
        #[cfg(feature = "training")]
        if let Some(practice) = self.practice.as_ref().filter(|practice| practice.practice().course.is_none()) {
            return practice.open(text.as_deref());
        }
        self.store.open(text.as_deref());
    }

    /// Opens the texts of many files of practice.
    #[cfg(feature = "training")]
    pub fn open_many(&self, texts: Vec<String>) {
        if let Some(practice) = &self.practice {
            practice.open_many(&texts);
        }
    }

    /// The kind of paper that the page's own print command prints.
    #[cfg(feature = "training")]
    pub fn own_paper(&self) -> String {
        let own = self.practice.as_ref().and_then(|practice| practice.paper()).map(|_| PAPER);
        own.unwrap_or(PaperKind::Approval.name()).into()
    }

    /// Draws a paper of a kind into an element, and gives a neutral title for the page while it is printed. The error is a
    /// sentence for the page.
    pub fn paper(&self, kind: &str, into: &Element) -> Result<String, String> {
        let session = self.store.session();
        let words = words(session.display.lang);
        #[cfg(feature = "training")]
        if let Some((paper, title)) =
            self.practice.as_ref().filter(|_| kind == PAPER).and_then(|practice| practice.paper())
        {
            draw(&page(&paper), into).ok();
            return Ok(title);
        }
        let kind = PaperKind::of_name(kind).ok_or_else(|| words.papers.bad_kind.with(kind))?;
        draw(&page(&self.store.paper(kind)), into).ok();
        Ok(file_name(&session.record, now(), session.display.lang, kind.name()))
    }

    /// How paper looks.
    pub fn paper_style() -> String {
        PAPER_STYLE.into()
    }

    /// Takes the sheet out of the page.
    pub fn destroy(self) {
        self.app.destroy();
    }
}

/// Texts under the names by which findings speak of them, and their hashes.
fn named(packs: &[String]) -> (Vec<(String, &str)>, Vec<&str>) {
    let pairs = packs.as_chunks().0.iter().enumerate();
    pairs.map(|(at, [text, hash])| ((format!("packs[{at}]"), text.as_str()), hash.as_str())).unzip()
}

/// Practice, where it is wanted and its cases came: all but the last of the texts; the last is what was practised so far.
#[cfg(feature = "training")]
fn practising(store: &Rc<Store>, texts: &[String], training: bool) -> Result<Option<Rc<PracticeStore>>, String> {
    let Some((kept, packs)) = texts.split_last().filter(|(_, packs)| training && !packs.is_empty()) else {
        return Ok(None);
    };
    let session = store.session();
    let (texts, hashes) = named(packs);
    let texts: Vec<PackText<'_>> = texts.iter().map(|(name, text)| PackText { name, text }).collect();
    let checked = training::load_known(&session.knowledge, &texts, &hashes);
    let casebook = checked.usable;
    if casebook.cases.is_empty() {
        let told = checked.findings.iter().filter(|finding| !finding.is_warning()).map(|finding| {
            let problem = bad_training(session.display.lang, &finding.problem);
            (words(session.display.lang).pack_refused)(&finding.pack, &finding.path, &problem)
        });
        return Err(told.collect::<Vec<_>>().join("\n"));
    }
    let kept = json::parse(kept).unwrap_or(Json::Null);
    let practice = Practice::resumed(session.knowledge.clone(), Rc::new(casebook), &kept);
    Ok(Some(PracticeStore::new(practice, store.clone())))
}

fn read(text: &str, lang: Lang, training: bool) -> Result<Record, String> {
    let words = words(lang);
    let record = record::read(text).map_err(|malformed| (words.bad_record)(&malformed.path, &malformed.problem))?;
    kept_apart(record.training, training).map_err(|refusal| (words.papers.refusal)(refusal).to_owned())?;
    Ok(record)
}

fn unknown_items(unknown: &[String], lang: Lang) -> String {
    let words = words(lang);
    (words.unknown_items)(&unknown.join(words.list_comma))
}

/// Tells where the program stopped, and nothing of what was entered: where the standard library is used as it comes. The
/// delivered program is built so that it ends without a word.
fn tell_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
    report(&format!("mimamori stopped at {place}"));
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn report(text: &str);
}
