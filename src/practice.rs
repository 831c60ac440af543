//! Where the state of practice lives: actions come in, the case goes to the sheet, what was practised goes out to the page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use mimamori_core::file::{self, Refusal};
use mimamori_core::json::Json;
use mimamori_core::order::sorted_by;
use mimamori_core::practice::{Practice, PracticeAction, PracticePage};
use mimamori_core::report::{Paper, group_csv, practice_name, practice_paper, save_practice};
use mimamori_core::session::Action;
use mimamori_core::training::group::{Group, tabulate};
use mimamori_core::training::progress::Progress;
use yew::Callback;

use crate::store::{PAPER_STYLE, Store, clock, tell_story};
use crate::ui::Target;

/// The name by which a page asks for the paper of practice.
pub(crate) const PAPER: &str = "practice";

/// The state of practice, and the sheet in it.
pub(crate) struct PracticeStore {
    practice: RefCell<Rc<Practice>>,
    /// The sheet that is filled in.
    pub(crate) sheet: Rc<Store>,
    draw: RefCell<Callback<()>>,
    handed: RefCell<Option<HandedPractice>>,
    /// What the group answered, counted once.
    group: RefCell<Option<Rc<Group>>>,
    /// How many files of the group are like another one to the letter.
    alike: Cell<usize>,
}

/// A file of practice that the browser was handed.
#[derive(Clone)]
pub(crate) struct HandedPractice {
    pub(crate) name: String,
    pub(crate) text: String,
    /// What was saved.
    progress: Rc<Progress>,
    /// Whether the user says that it is not there.
    pub(crate) failed: bool,
}

impl PartialEq for PracticeStore {
    fn eq(&self, other: &PracticeStore) -> bool {
        std::ptr::eq(self, other)
    }
}

impl PracticeStore {
    pub(crate) fn new(practice: Practice, sheet: Rc<Store>) -> Rc<PracticeStore> {
        tell_story(practice.now());
        sheet.hold(practice.would_lose());
        Rc::new(PracticeStore {
            practice: RefCell::new(Rc::new(practice)),
            sheet,
            draw: RefCell::new(Callback::noop()),
            handed: RefCell::default(),
            group: RefCell::default(),
            alike: Cell::default(),
        })
    }

    /// The state as it is now.
    pub(crate) fn practice(&self) -> Rc<Practice> {
        self.practice.borrow().clone()
    }

    /// What is called after each change.
    pub(crate) fn on_change(&self, draw: Callback<()>) {
        *self.draw.borrow_mut() = draw;
    }

    /// A user's action, and where the focus goes then, if what had it is gone.
    pub(crate) fn dispatch(&self, action: PracticeAction, target: Option<Target>) {
        let before = self.practice();
        let (after, record) = before.apply(action, &self.sheet.session().record);
        if let Some(target) = target {
            self.sheet.aim(target);
        }
        let (began, ended) = (before.course.is_none(), after.course.is_none());
        self.put(after);
        // What was entered in a case stays in its course alone, and nothing of it is in the next one.
        if began != ended {
            self.sheet.dispatch_from_outside(Action::Erase);
        }
        if let Some(record) = record {
            self.sheet.dispatch_from_outside(Action::Replace(record));
        }
    }

    fn put(&self, after: Practice) {
        let before = self.practice();
        if before.now() != after.now() {
            tell_story(after.now());
            self.sheet.dispatch_from_outside(Action::Tick);
        }
        if !Rc::ptr_eq(&before.group, &after.group) {
            self.group.take();
        }
        // What was practised leaves first: should drawing it fail, the page has it already.
        self.sheet.host.practised(&after.kept().to_string()).ok();
        self.sheet.hold(after.would_lose());
        *self.practice.borrow_mut() = Rc::new(after);
        self.redraw();
    }

    /// Draws everything anew.
    pub(crate) fn redraw(&self) {
        let draw = self.draw.borrow().clone();
        draw.emit(());
    }

    /// Opens a file of one's own; nothing at all stands for one that is too large.
    pub(crate) fn open(&self, text: Option<&str>) {
        let practice = self.practice();
        let read = text.and_then(|text| read(&practice, text));
        self.put(practice.open(read));
    }

    /// Opens the files of a group.
    pub(crate) fn open_many(&self, texts: &[String]) {
        let practice = self.practice();
        let files = texts.iter().map(|text| read(&practice, text)).collect();
        // A copy cannot be told from somebody who did the very same: so it is counted, and told.
        let alike: Vec<&String> = sorted_by(texts.iter().collect(), |a, b| a.cmp(b));
        self.alike.set(alike.iter().zip(alike.iter().skip(1)).filter(|(a, b)| a == b).count());
        self.sheet.aim(Target::Id("practice-title"));
        self.put(practice.open_group(files));
    }

    /// How many files of the group are like another one to the letter.
    pub(crate) fn alike(&self) -> usize {
        self.alike.get()
    }

    /// What the group answered.
    pub(crate) fn group(&self) -> Rc<Group> {
        let practice = self.practice();
        let mut group = self.group.borrow_mut();
        let count = || Rc::new(tabulate(&practice.knowledge, &practice.casebook, &practice.group));
        group.get_or_insert_with(count).clone()
    }

    /// Hands what was practised to the browser as a file.
    pub(crate) fn save(&self) {
        let Practice { knowledge, casebook, progress, .. } = &*self.practice();
        let lang = self.sheet.session().display.lang;
        let (name, text) = save_practice(knowledge, casebook, progress, clock(), lang, PAPER_STYLE);
        self.sheet.host.save(&name, &text).ok();
        *self.handed.borrow_mut() = Some(HandedPractice { name, text, progress: progress.clone(), failed: false });
        self.redraw();
    }

    /// The file that the browser was handed, until it is known to be there.
    pub(crate) fn handed(&self) -> Option<HandedPractice> {
        self.handed.borrow().clone()
    }

    /// The file is there, or it is not.
    pub(crate) fn saved(&self, is_there: bool) {
        if is_there {
            let handed = self.handed.borrow_mut().take();
            let practice = self.practice();
            let title = if practice.page == PracticePage::Home { "progress-title" } else { "practice-title" };
            self.sheet.aim(Target::Id(title));
            // What was practised since is in no file.
            if handed.is_some_and(|handed| Rc::ptr_eq(&handed.progress, &practice.progress)) {
                self.dispatch(PracticeAction::Saved, None);
            }
            self.redraw();
        } else {
            if let Some(handed) = &mut *self.handed.borrow_mut() {
                handed.failed = true;
            }
            self.redraw();
        }
    }

    /// Hands the group's table to the browser.
    pub(crate) fn save_csv(&self) {
        let Practice { knowledge, casebook, .. } = &*self.practice();
        let lang = self.sheet.session().display.lang;
        let text = group_csv(knowledge, casebook, &self.group(), lang);
        self.sheet.host.save(&practice_name(clock(), lang, "csv"), &text).ok();
    }

    /// Prints the page for the supervisor.
    pub(crate) fn print(&self) {
        self.sheet.host.print(PAPER).ok();
    }

    /// The page for the supervisor, and its neutral title, while a comparison is on the screen.
    pub(crate) fn paper(&self) -> Option<(Paper, String)> {
        let practice = self.practice();
        let PracticePage::Debrief(at) = practice.page else { return None };
        let (case, course) = practice.finished(at)?;
        let lang = self.sheet.session().display.lang;
        let paper = practice_paper(&practice.knowledge, case, course, clock(), lang);
        Some((paper, practice_name(clock(), lang, PAPER)))
    }
}

/// What a file of practice holds; nothing of any other file.
fn read(practice: &Practice, text: &str) -> Option<Progress> {
    let unsealed: Result<Json, Refusal> = file::unseal(text);
    Progress::of_json(&practice.casebook, unsealed.ok()?.get("practice")?).ok()
}
