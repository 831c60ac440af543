//! Where the one state of a mounted sheet lives: actions come in, the record goes out to the page, then the views draw.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use mimamori_core::calendar::Moment;
use mimamori_core::file::Refusal;
use mimamori_core::order::ById;
use mimamori_core::paper::PaperKind;
use mimamori_core::record::{self, Record};
use mimamori_core::report::{self, Paper, levels_json};
use mimamori_core::session::{Action, Session};
use mimamori_core::words::words;
use wasm_bindgen::prelude::*;
use yew::Callback;

use crate::ui::Target;

// The page's end of the line: it keeps the record outside of the wasm, and does what only a page can.
#[wasm_bindgen]
extern "C" {
    /// The element around the program.
    pub type Host;
    /// What was entered, after each change: the record and its levels as JSON texts, whether a user did it, and whether leaving
    /// would lose something.
    #[wasm_bindgen(method, catch)]
    fn changed(this: &Host, record: &str, levels: &str, by_user: bool, unsaved: bool) -> Result<(), JsValue>;
    /// Hands a file to the browser.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn save(this: &Host, name: &str, text: &str) -> Result<(), JsValue>;
    /// Puts a text on the clipboard, where there is one, and selects it in any case.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn copy(this: &Host, text: &str) -> Result<(), JsValue>;
    /// Lets the user choose a file, and opens it.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn pick(this: &Host) -> Result<(), JsValue>;
    /// Prints a paper of a kind.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn print(this: &Host, kind: &str) -> Result<(), JsValue>;
    /// Tells the user why something was not done.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn refuse(this: &Host, sentence: &str) -> Result<(), JsValue>;
    /// Lets the user choose many files, and opens them together.
    #[cfg(feature = "training")]
    #[wasm_bindgen(method, catch)]
    pub(crate) fn pick_many(this: &Host) -> Result<(), JsValue>;
    /// What was practised, after each change, as JSON.
    #[cfg(feature = "training")]
    #[wasm_bindgen(method, catch)]
    pub(crate) fn practised(this: &Host, practice: &str) -> Result<(), JsValue>;
}

/// How paper looks: printed, and in a saved file.
pub(crate) const PAPER_STYLE: &str = include_str!("../www/paper.css");

/// The state of one sheet.
pub(crate) struct Store {
    session: RefCell<Rc<Session>>,
    pub(crate) host: Host,
    draw: RefCell<Callback<()>>,
    /// Where the focus goes once everything is drawn.
    target: RefCell<Option<Target>>,
    handed: RefCell<Option<Handed>>,
    /// What each form lacks, by its id.
    missing: RefCell<ById<Vec<String>>>,
    /// What was typed and is not in the record, by the field in which it stands: not yet, or since it cannot be read.
    drafts: RefCell<ById<String>>,
    /// Whether something besides the record would be lost.
    holds: Cell<bool>,
}

/// A file that the browser was handed.
#[derive(Clone)]
pub(crate) struct Handed {
    pub(crate) name: String,
    pub(crate) text: String,
    /// What was saved.
    record: Rc<Record>,
    /// Whether the user says that it is not there.
    pub(crate) failed: bool,
}

impl PartialEq for Store {
    fn eq(&self, other: &Store) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Store {
    pub(crate) fn new(session: Session, host: Host) -> Rc<Store> {
        Rc::new(Store {
            session: RefCell::new(Rc::new(session)),
            host,
            draw: RefCell::new(Callback::noop()),
            target: RefCell::new(None),
            handed: RefCell::new(None),
            missing: RefCell::default(),
            drafts: RefCell::default(),
            holds: Cell::new(false),
        })
    }

    /// The state as it is now.
    pub(crate) fn session(&self) -> Rc<Session> {
        self.session.borrow().clone()
    }

    /// What is called after each change.
    pub(crate) fn on_change(&self, draw: Callback<()>) {
        *self.draw.borrow_mut() = draw;
    }

    /// Aims the focus. It goes there after the next drawing.
    pub(crate) fn aim(&self, target: Target) {
        *self.target.borrow_mut() = Some(target);
    }

    /// Whether the focus is on its way to such a target: what is closed opens for it.
    pub(crate) fn wants(&self, is: impl Fn(&Target) -> bool) -> bool {
        self.target.borrow().as_ref().is_some_and(is)
    }

    /// The target, once everything is drawn.
    pub(crate) fn take_target(&self) -> Option<Target> {
        self.target.borrow_mut().take()
    }

    /// A user's action.
    pub(crate) fn dispatch(&self, action: Action) {
        self.apply(action, true);
    }

    /// An action of the page around the sheet.
    pub(crate) fn dispatch_from_outside(&self, action: Action) {
        self.apply(action, false);
    }

    fn apply(&self, action: Action, by_user: bool) {
        let before = self.session();
        let after = before.apply(action, now());
        self.put(&before, after, by_user);
    }

    fn put(&self, before: &Session, after: Session, by_user: bool) {
        let after = Rc::new(after);
        *self.session.borrow_mut() = after.clone();
        if before.generation != after.generation {
            // Nothing of one case is asked for in the next.
            self.handed.take();
            self.missing.take();
            self.drafts.take();
        }
        // The record leaves first: should drawing it fail, the page has it already.
        if !Rc::ptr_eq(&before.record, &after.record) || before.unsaved != after.unsaved {
            self.tell(by_user);
        }
        self.redraw();
    }

    /// Hands the record and its levels to the page.
    pub(crate) fn tell(&self, by_user: bool) {
        let session = self.session();
        let (record, levels) = (record::write(&session.record), levels_json(&session.assessment));
        // The page's own listeners run later, from a microtask; what fails there is theirs.
        let unsaved = session.unsaved || self.holds.get() || !self.drafts.borrow().is_empty();
        self.host.changed(&record, &levels, by_user, unsaved).ok();
    }

    /// Hands the record to the browser as a file, and keeps its name and text, in case the browser does not.
    pub(crate) fn save(&self) {
        let Session { knowledge, record, assessment, plan, display, .. } = &*self.session();
        let (name, text) = report::save(knowledge, record, assessment, plan, now(), display.lang, PAPER_STYLE);
        self.host.save(&name, &text).ok();
        *self.handed.borrow_mut() = Some(Handed { name, text, record: record.clone(), failed: false });
        self.redraw();
    }

    /// The file that the browser was handed, until it is known to be there.
    pub(crate) fn handed(&self) -> Option<Handed> {
        self.handed.borrow().clone()
    }

    /// The file is there.
    pub(crate) fn saved(&self) {
        let handed = self.handed.borrow_mut().take();
        // What was entered since is in no file.
        if handed.is_some_and(|handed| Rc::ptr_eq(&handed.record, &self.session().record)) {
            self.dispatch(Action::Saved);
        }
        self.redraw();
    }

    /// The file is not there.
    pub(crate) fn not_saved(&self) {
        if let Some(handed) = &mut *self.handed.borrow_mut() {
            handed.failed = true;
        }
        self.redraw();
    }

    /// What a form still lacks, by its id.
    pub(crate) fn missing(&self, form: &str) -> Vec<String> {
        self.missing.borrow().get(form).cloned().unwrap_or_default()
    }

    /// Tells what a form still lacks.
    pub(crate) fn tell_missing(&self, form: String, missing: Vec<String>) {
        self.missing.borrow_mut().insert(form, missing);
        self.redraw();
    }

    /// What stands in a field and not in the record.
    pub(crate) fn draft(&self, field: &str) -> Option<String> {
        self.drafts.borrow().get(field).cloned()
    }

    /// Keeps what stands in a field and not in the record, or nothing if it is empty: leaving would lose it.
    pub(crate) fn keep_draft(&self, field: String, text: String) {
        let before = self.drafts.borrow().is_empty();
        if text.is_empty() {
            self.drafts.borrow_mut().remove(&field);
        } else {
            self.drafts.borrow_mut().insert(field, text);
        }
        if before != self.drafts.borrow().is_empty() {
            self.tell(false);
        }
    }

    /// Tells whether something besides the record would be lost.
    #[cfg(feature = "training")]
    pub(crate) fn hold(&self, holds: bool) {
        if self.holds.replace(holds) != holds {
            self.tell(false);
        }
    }

    fn redraw(&self) {
        let draw = self.draw.borrow().clone();
        draw.emit(());
    }

    /// Opens a file's text, or refuses one that is too large to be read. What is on the screen stays where it is refused.
    pub(crate) fn open(&self, text: Option<&str>) {
        let before = self.session();
        match text.ok_or(Refusal::TooLarge).and_then(|text| before.open(text, now())) {
            Ok(after) => self.put(&before, after, true),
            Err(refusal) => {
                self.host.refuse((words(before.display.lang).papers.refusal)(refusal)).ok();
            }
        }
    }

    /// Lets the user choose a file.
    pub(crate) fn pick(&self) {
        self.host.pick().ok();
    }

    /// Puts the text of the file on the clipboard.
    pub(crate) fn copy(&self) {
        if let Some(handed) = self.handed() {
            self.host.copy(&handed.text).ok();
        }
    }

    /// Prints a paper.
    pub(crate) fn print(&self, kind: PaperKind) {
        self.host.print(kind.name()).ok();
    }

    /// A paper of a kind, as it is now.
    pub(crate) fn paper(&self, kind: PaperKind) -> Paper {
        let Session { knowledge, record, assessment, plan, display, .. } = &*self.session();
        report::paper(kind, knowledge, record, assessment, plan, now(), display.lang)
    }
}

/// The time by the computer's clock, as Japan's civil time.
pub(crate) fn clock() -> Moment {
    Moment::of_unix_milliseconds(js_sys::Date::now()).unwrap_or_default()
}

/// The time for what is entered: while a case is practised, that of its story, which goes on as the clock does.
pub(crate) fn now() -> Moment {
    let clock = clock();
    #[cfg(feature = "training")]
    let clock = STORY.get().and_then(|(story, since)| story.plus_minutes(since.minutes_until(clock))).unwrap_or(clock);
    clock
}

/// Sets the time of a story, from now on.
#[cfg(feature = "training")]
pub(crate) fn tell_story(at: Option<Moment>) {
    STORY.set(at.map(|at| (at, clock())));
}

#[cfg(feature = "training")]
thread_local! {
    /// The time of a story, and the clock's when it was that. One instance of the program is one sheet.
    static STORY: Cell<Option<(Moment, Moment)>> = const { Cell::new(None) };
}
