//! Our own element in the page: one host, a closed shadow root, and in it the chip and the dialog.
//!
//! The page can see that the host is there and read its `state` and `level`; it cannot look inside,
//! and when it takes the host away we put it back.

use crate::chip::Chip;
use crate::dialog::Dialog;
use crate::page;
use crate::prompt_box::PromptBox;
use crate::words;
use promptwacht_detector::Level;
use promptwacht_guard::{Choice, Notice, Question};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, ShadowRoot, ShadowRootInit, ShadowRootMode};

pub(crate) const NAME: &str = "promptwacht-ui";

/// What the user sees of us.
pub(crate) struct Ui {
    host: Element,
    root: ShadowRoot,
    chip: RefCell<Option<Chip>>,
    dialog: RefCell<Option<Dialog>>,
}

impl Ui {
    /// The host, not yet in the page and with nothing inside.
    pub(crate) fn new() -> Option<Self> {
        let host = page::element(NAME, "", "")?;
        let root = host
            .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Closed))
            .ok()?;
        Some(Self {
            host,
            root,
            chip: RefCell::default(),
            dialog: RefCell::default(),
        })
    }

    /// Puts the host into the page, or back into it.
    pub(crate) fn attach(&self) {
        if self.host.is_connected() {
            return;
        }
        let Some(parent) = page::document().and_then(|document| document.document_element()) else {
            return;
        };
        if parent.append_child(&self.host).is_ok()
            && let Some(dialog) = self.dialog.borrow().as_ref()
        {
            dialog.reopen();
        }
    }

    /// Whether an event happened in our own element.
    pub(crate) fn owns(&self, event: &Event) -> bool {
        event
            .target()
            .is_some_and(|target| target.dyn_ref() == Some(&self.host))
    }

    /// Shows where we stand.
    pub(crate) fn show(&self, state: &'static str, level: Level, prompt_box: Option<&PromptBox>) {
        set(&self.host, "state", state);
        set(&self.host, "level", level.id());
        let Ok(mut chip) = self.chip.try_borrow_mut() else {
            return;
        };
        if chip.is_none() && (prompt_box.is_some() || state == "unguarded") {
            self.furnish();
            *chip = Chip::new(&self.root);
        }
        if let Some(chip) = chip.as_ref() {
            chip.show(state, level, prompt_box);
        }
    }

    /// Says at the box what could not be done.
    pub(crate) fn tell(&self, notice: Notice) {
        if let Ok(Some(chip)) = self.chip.try_borrow().as_deref() {
            chip.tell(notice);
        }
    }

    /// The box may have moved.
    pub(crate) fn follow(&self) {
        if let Ok(Some(chip)) = self.chip.try_borrow().as_deref() {
            chip.follow();
        }
    }

    /// Opens the dialog, or renews it where it is open.
    pub(crate) fn ask(&self, question: &Question, choose: impl Fn(Choice) + 'static) {
        self.furnish();
        self.close();
        self.attach();
        let dialog = Dialog::open(&self.root, question, choose);
        self.dialog.replace(dialog);
    }

    /// Closes the dialog, if it is open.
    pub(crate) fn close(&self) {
        if let Some(dialog) = self.dialog.take() {
            dialog.close();
        }
    }

    pub(crate) fn dialog_is_open(&self) -> bool {
        self.dialog.borrow().is_some()
    }

    /// Where marks and their card are drawn.
    pub(crate) fn inside(&self) -> &ShadowRoot {
        self.furnish();
        &self.root
    }

    /// Whether the dialog is so new that a key press can only be left over from sending.
    pub(crate) fn just_opened(&self) -> bool {
        self.dialog
            .borrow()
            .as_ref()
            .is_some_and(Dialog::just_opened)
    }

    /// The style, put in when there is something to style.
    fn furnish(&self) {
        if self.root.first_child().is_none()
            && let Some(style) = page::element("style", "", &words::style())
        {
            let _ = self.root.append_child(&style);
        }
    }
}

/// Sets an attribute where it differs, so that nobody who watches the page is woken for nothing.
fn set(element: &Element, name: &str, value: &str) {
    if element.get_attribute(name).as_deref() != Some(value) {
        let _ = element.set_attribute(name, value);
    }
}
