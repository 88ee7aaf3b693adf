//! The list of placeholders and the way back: what each stands for, and the answer with the real values.
//!
//! Real values appear here and on the clipboard alone, and here masked until the user asks for them: others may look along.

use crate::answer::Answer;
use crate::buttons::{add, button, focus, pressed, set};
use crate::mask::masked;
use crate::page;
use crate::shell::Shell;
use crate::words::{key, say};
use promptwacht_guard::{Effect, Event, Placeholders};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{
    ClipboardEvent, Element, Event as DomEvent, HtmlDialogElement, HtmlDocument,
    HtmlTextAreaElement, ShadowRoot,
};

/// A real value is drawn by the style sheet: the page's `window.find()` reaches into closed roots, but not what a style draws.
const REAL: &str = "data-real";

const CLOSE: usize = 0;
const SHOW: usize = 1;
const COPY: usize = 2;
const CLEAR: usize = 3;

/// What the panel shows of what it knows.
#[derive(Clone, Copy, Default)]
struct View {
    /// The real values.
    real: bool,
    copied: bool,
    /// "Clear" was pressed once.
    sure: bool,
}

pub(crate) struct Panel {
    element: HtmlDialogElement,
    /// What is drawn anew.
    body: Element,
    /// Stays, as screen readers read out what changes in a part that they know.
    said: Element,
    answer: Option<Answer>,
    view: Cell<View>,
}

impl Panel {
    pub(crate) fn close(&self) {
        self.element.close();
        self.element.remove();
    }

    /// Draws everything anew and puts the focus on a button.
    fn draw(&self, names: &Placeholders, view: View, at: &str) {
        self.view.set(view);
        self.body.set_text_content(None);
        self.fill(names);
        let said = if view.copied {
            say(key::PANEL_COPIED)
        } else {
            ""
        };
        self.said.set_text_content(Some(said));
        focus(&self.element, at);
    }

    fn fill(&self, names: &Placeholders) {
        let (dialog, view) = (&self.body, self.view.get());
        let head = add(dialog, "div", "head", "");
        add(&head, "h2", "", say(key::PANEL_TITLE)).set_id("title");
        button(&head, "", key::PANEL_CLOSE, CLOSE);
        add(dialog, "p", "", say(key::PANEL_WHY)).set_id("why");
        let table = add(dialog, "table", "", "");
        let row = add(&add(&table, "thead", "", ""), "tr", "", "");
        for words in [key::PANEL_NAME, key::PANEL_VALUE] {
            set(&add(&row, "th", "", say(words)), "scope", "col");
        }
        let rows = add(&table, "tbody", "", "");
        for pair in names.pairs() {
            let row = add(&rows, "tr", "", "");
            set(&add(&row, "th", "", &pair.name), "scope", "row");
            let cell = add(&row, "td", "", "");
            if view.real {
                set(&cell, REAL, &pair.value);
            } else {
                cell.set_text_content(Some(&masked(pair.kind.category, &pair.value)));
            }
        }
        add(dialog, "h3", "", say(key::PANEL_ANSWER)).set_id("answer");
        if let Some(answer) = &self.answer {
            let text = answer.text();
            let part = add(dialog, "div", "answer", "");
            match names.restore(&text).filter(|_| view.real) {
                Some(real) => set(&part, REAL, &real),
                None => part.set_text_content(Some(&text)),
            }
            set(&part, "role", "region");
            set(&part, "aria-labelledby", "answer");
            // It scrolls, also by keyboard.
            set(&part, "tabindex", "0");
        } else {
            add(dialog, "p", "", say(key::PANEL_NO_ANSWER));
        }
        let buttons = add(dialog, "div", "buttons", "");
        if self.answer.is_some() {
            button(&buttons, "main", key::PANEL_COPY, COPY);
        }
        let show = if view.real {
            key::PANEL_HIDE
        } else {
            key::PANEL_SHOW
        };
        button(&buttons, "show", show, SHOW);
        let clear = if view.sure {
            key::PANEL_CLEAR_SURE
        } else {
            key::PANEL_CLEAR
        };
        button(&buttons, "quiet", clear, CLEAR);
    }

    fn copy(&self, names: &Placeholders) -> bool {
        let real = self
            .answer
            .as_ref()
            .and_then(|answer| names.restore(&answer.text()));
        real.is_some_and(|text| copy(&self.element, text).is_some())
    }
}

impl Shell {
    /// Opens the panel, where there is something to show.
    pub(crate) fn open_panel(&'static self) {
        if self.state() == "asking" || self.state() == "replacing" {
            return;
        }
        self.names(|names| {
            let holds = |text: &str| names.restore(text).is_some();
            let answer = Answer::find(&self.boxes, self.site.answers, &holds);
            self.ui.show_panel(|root| {
                let panel = self.panel(root, answer)?;
                panel.draw(names, View::default(), ".buttons button");
                Some(panel)
            });
        });
    }

    fn panel(&'static self, root: &ShadowRoot, answer: Option<Answer>) -> Option<Rc<Panel>> {
        let element: HtmlDialogElement = page::element("dialog", "panel", "")?.dyn_into().ok()?;
        set(&element, "aria-labelledby", "title");
        set(&element, "aria-describedby", "why");
        root.append_child(&element).ok()?;
        element.show_modal().ok()?;
        let body = add(&element, "div", "body", "");
        let said = add(&element, "p", "done", "");
        set(&said, "role", "status");
        let panel = Rc::new(Panel {
            element,
            body,
            said,
            answer,
            view: Cell::default(),
        });
        let heard = Rc::clone(&panel);
        page::listen(&panel.element, &["click", "cancel"], false, move |event| {
            self.panel_heard(&heard, &event);
        });
        Some(panel)
    }

    fn panel_heard(&'static self, panel: &Panel, event: &DomEvent) {
        let number = match pressed(event) {
            Some((_, number)) => number,
            None if event.type_() == "cancel" => CLOSE,
            None => return,
        };
        let View { real, sure, .. } = panel.view.get();
        let mut next = View {
            real,
            ..View::default()
        };
        let at = match number {
            SHOW => {
                next.real = !real;
                ".show"
            }
            COPY => {
                next.copied = self.names(|names| panel.copy(names));
                ".main"
            }
            CLEAR if !sure => {
                next.sure = true;
                ".quiet"
            }
            _ => {
                self.ui.close_panel();
                if number == CLEAR {
                    self.handle(Event::Clear);
                    // The button that opened the panel is gone.
                    self.obey(Effect::Restore);
                }
                return;
            }
        };
        self.names(|names| panel.draw(names, next, at));
    }
}

/// Puts a text on the clipboard. What is selected for it is a dot in a field of ours, and the copy event ends there: nothing
/// of the text is in the page's reach, and no permission is needed.
fn copy(place: &Element, text: String) -> Option<()> {
    let field: HtmlTextAreaElement = add(place, "textarea", "", "").dyn_into().ok()?;
    field.set_value("•");
    page::listen(&field, &["copy"], false, move |event| {
        let data = event
            .dyn_ref::<ClipboardEvent>()
            .and_then(ClipboardEvent::clipboard_data);
        if let Some(data) = data {
            let _ = data.set_data("text/plain", &text);
        }
        event.prevent_default();
        event.stop_immediate_propagation();
    });
    field.select();
    let document: HtmlDocument = page::document()?.dyn_into().ok()?;
    let copied = document.exec_command("copy").unwrap_or(false);
    field.remove();
    copied.then_some(())
}
