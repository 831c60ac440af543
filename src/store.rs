//! Where the one state of a mounted sheet lives: actions come in, the record goes out to the page, then the views draw.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use mimamori_core::calendar::Moment;
use mimamori_core::record;
use mimamori_core::report::levels_json;
use mimamori_core::session::{Action, Session};
use wasm_bindgen::JsValue;
use yew::Callback;

use crate::ui::Target;

/// The page's end of the line: it keeps the record outside of the wasm.
pub(crate) struct Outlet(pub(crate) Function);

/// The state of one sheet.
pub(crate) struct Store {
    session: RefCell<Rc<Session>>,
    outlet: Outlet,
    draw: RefCell<Callback<()>>,
    /// Where the focus goes once everything is drawn.
    target: RefCell<Option<Target>>,
}

impl PartialEq for Store {
    fn eq(&self, other: &Store) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Store {
    pub(crate) fn new(session: Session, outlet: Outlet) -> Rc<Store> {
        Rc::new(Store {
            session: RefCell::new(Rc::new(session)),
            outlet,
            draw: RefCell::new(Callback::noop()),
            target: RefCell::new(None),
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
        let after = Rc::new(before.apply(action, now()));
        *self.session.borrow_mut() = after.clone();
        // The record leaves first: should drawing it fail, the page has it already.
        if !Rc::ptr_eq(&before.record, &after.record) || before.unsaved != after.unsaved {
            self.tell(by_user);
        }
        let draw = self.draw.borrow().clone();
        draw.emit(());
    }

    /// Hands the record and its levels to the page.
    pub(crate) fn tell(&self, by_user: bool) {
        let session = self.session();
        let record = JsValue::from_str(&record::write(&session.record));
        let levels = JsValue::from_str(&levels_json(&session.assessment));
        // The page's own listeners run later, from a microtask; what fails there is theirs.
        let (by_user, unsaved) = (JsValue::from_bool(by_user), JsValue::from_bool(session.unsaved));
        self.outlet.0.call4(&JsValue::NULL, &record, &levels, &by_user, &unsaved).ok();
    }
}

/// The time by the computer's clock, as Japan's civil time.
pub(crate) fn now() -> Moment {
    Moment::of_unix_milliseconds(js_sys::Date::now()).unwrap_or_default()
}
