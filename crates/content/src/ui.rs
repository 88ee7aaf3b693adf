//! Our own element in the page: one host, a closed shadow root, and in it the chip and the windows.
//!
//! The page can see that the host is there and read its `state` and `level`; it cannot look inside,
//! and when it takes the host away we put it back.

use crate::chip::Chip;
use crate::prompt_box::PromptBox;
use crate::windows::{Window, windows};
use js_sys::Function;
use promptwacht_detector::Level;
use promptwacht_guard::Notice;
use promptwacht_screen::buttons::pressed;
use promptwacht_screen::{page, words};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, ShadowRoot, ShadowRootInit, ShadowRootMode};

pub(crate) const NAME: &str = "promptwacht-ui";

/// What the user sees of us.
pub(crate) struct Ui {
    host: Element,
    root: ShadowRoot,
    chip: RefCell<Option<Chip>>,
    dialog: RefCell<Option<Window>>,
    file_dialog: RefCell<Option<Window>>,
    panel: RefCell<Option<Window>>,
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
            file_dialog: RefCell::default(),
            panel: RefCell::default(),
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
        self.close_panel();
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

    /// Shows where we stand. `here`: what any text is worth on this page.
    pub(crate) fn show(
        &self,
        state: &'static str,
        level: Level,
        here: Level,
        prompt_box: Option<&PromptBox>,
    ) {
        set(&self.host, "state", state);
        set(&self.host, "level", level.id());
        let Ok(mut chip) = self.chip.try_borrow_mut() else {
            return;
        };
        if chip.is_none() && (prompt_box.is_some() || state == "unguarded") {
            self.furnish();
            *chip = Chip::new(&self.root);
            // Screen readers read out what changes in a part that they know: the words come with the next look.
            if prompt_box.is_none() {
                return;
            }
        }
        if let Some(chip) = chip.as_ref() {
            chip.show(state, level, here, prompt_box);
        }
    }

    /// Says at the box what could not be done.
    pub(crate) fn tell(&self, notice: Notice) {
        if let Ok(Some(chip)) = self.chip.try_borrow().as_deref() {
            chip.tell(notice);
        }
    }

    /// Takes back what was said at the box.
    pub(crate) fn end_notice(&self, notice: Notice) {
        if let Ok(Some(chip)) = self.chip.try_borrow().as_deref() {
            chip.end(notice);
        }
    }

    /// Asks about files. Answers whether the question could be drawn.
    pub(crate) fn ask_about_files(&self, files: &str, level: &str, choose: &Function) -> bool {
        self.make_room();
        let window =
            windows().and_then(|windows| windows.ask_about_files(&self.root, files, level, choose));
        self.file_dialog.replace(window.ok());
        self.asks_about_files()
    }

    pub(crate) fn asks_about_files(&self) -> bool {
        self.file_dialog.borrow().is_some()
    }

    /// Closes the question about files.
    pub(crate) fn close_file_dialog(&self) {
        if let Some(dialog) = self.file_dialog.take() {
            dialog.close();
        }
    }

    /// The box may have moved.
    pub(crate) fn follow(&self) {
        if let Ok(Some(chip)) = self.chip.try_borrow().as_deref() {
            chip.follow();
        }
    }

    /// Opens the dialog, or renews it where it is open. Answers whether it could be drawn.
    pub(crate) fn ask(&self, question: &JsValue, choose: impl FnOnce() -> JsValue) -> bool {
        if let Some(dialog) = self.dialog.borrow().as_ref() {
            dialog.renew(question);
            return true;
        }
        self.make_room();
        let window = windows().and_then(|windows| windows.ask(&self.root, question, &choose()));
        self.dialog.replace(window.ok());
        self.dialog_is_open()
    }

    /// A window is about to open.
    fn make_room(&self) {
        self.furnish();
        self.close_panel();
        self.attach();
    }

    /// How many placeholders the chip offers to show, and what it says of the chatbot.
    pub(crate) fn offer(&self, names: usize, decision: &str) {
        if let Ok(Some(chip)) = self.chip.try_borrow().as_deref() {
            chip.offer(names);
            chip.decide(decision);
        }
    }

    /// Calls `open` with the class of what the user presses in the chip.
    pub(crate) fn on_offer(&self, open: impl Fn(&str) + 'static) {
        page::listen(&self.root, &["mousedown", "click"], false, move |event| {
            let offer = pressed(&event).map(|(button, _)| button.class_name());
            if let Some(offer @ ("names" | "decision")) = offer.as_deref() {
                if event.type_() == "click" {
                    open(offer);
                } else {
                    // What is selected on the page stays selected: it may be the answer.
                    event.prevent_default();
                }
            }
        });
    }

    /// Says everything anew, in another language.
    pub(crate) fn relabel(&self) {
        if self.root.first_child().is_some() {
            set(&self.host, "lang", words::language());
        }
        if let Some(chip) = self.chip.take() {
            chip.remove();
        }
    }

    /// Shows the placeholders, in the place of an older panel.
    pub(crate) fn show_names(&self, names: &JsValue) {
        self.close_panel();
        let window = windows().and_then(|windows| windows.show_names(&self.root, names));
        self.panel.replace(window.ok());
    }

    /// Shows what the organisation decided, in the place of an older panel; `due` are rules that the user has not accepted yet.
    pub(crate) fn show_agreements(&self, policy: &JsValue, due: bool, choose: &JsValue) {
        self.make_room();
        let window =
            windows().and_then(|windows| windows.show_agreements(&self.root, policy, due, choose));
        self.panel.replace(window.ok());
    }

    pub(crate) fn panel_is_open(&self) -> bool {
        self.panel.borrow().is_some()
    }

    pub(crate) fn close_panel(&self) {
        if let Some(panel) = self.panel.take() {
            panel.close();
        }
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
            .is_some_and(Window::just_opened)
    }

    /// The style, put in when there is something to style.
    fn furnish(&self) {
        if self.root.first_child().is_none()
            && let () = set(&self.host, "lang", words::language())
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
