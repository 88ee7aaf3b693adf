//! The list of placeholders and the way back: what each stands for, and the answer with the real values.
//!
//! Real values appear here and on the clipboard alone, and here masked until the user asks for them: others may look along.

use js_sys::Array;
use promptwacht_screen::buttons::{add, button, focus, pressed, set};
use promptwacht_screen::page;
use promptwacht_screen::words::{key, say};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{
    ClipboardEvent, Element, Event as DomEvent, HtmlDialogElement, HtmlDocument,
    HtmlTextAreaElement, ShadowRoot,
};

#[wasm_bindgen]
extern "C" {
    /// The placeholders of a chat, as they are at the moment of asking.
    pub type Names;
    /// Each [`Pair`].
    #[wasm_bindgen(method)]
    fn pairs(this: &Names) -> Array;
    /// What the chatbot answered, as the user sees it; none where no placeholder stands in an answer.
    #[wasm_bindgen(method)]
    fn answer(this: &Names) -> Option<String>;
    /// A text with the real values; none where it holds no placeholder.
    #[wasm_bindgen(method)]
    fn restore(this: &Names, text: &str) -> Option<String>;
    /// The panel is to be closed, and before that all of it forgotten.
    #[wasm_bindgen(method)]
    fn close(this: &Names, forget: bool);

    /// A placeholder.
    type Pair;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Pair) -> String;
    #[wasm_bindgen(method, getter)]
    fn value(this: &Pair) -> String;
    #[wasm_bindgen(method, getter)]
    fn masked(this: &Pair) -> String;

    /// Counts something, by an id of `crates/counts/src/key.rs`, where the organisation wants counts.
    #[wasm_bindgen(js_namespace = promptwacht)]
    fn count(ids: &Array);
}

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

/// The open window.
#[wasm_bindgen]
pub struct Panel(Rc<Drawn>);

struct Drawn {
    element: HtmlDialogElement,
    /// What is drawn anew.
    body: Element,
    /// Stays, as screen readers read out what changes in a part that they know.
    said: Element,
    names: Names,
    view: Cell<View>,
    /// That the answer was read or copied is counted once.
    counted: Cell<bool>,
}

#[wasm_bindgen]
impl Panel {
    /// Closes it for good.
    pub fn close(self) {
        self.0.element.close();
        self.0.element.remove();
    }
}

impl Panel {
    /// Draws the panel in `root` and opens it.
    pub(crate) fn open(root: &ShadowRoot, names: Names) -> Result<Self, JsValue> {
        let element: HtmlDialogElement = page::made("dialog", "panel")?.unchecked_into();
        set(&element, "aria-labelledby", "title");
        set(&element, "aria-describedby", "why");
        root.append_child(&element)?;
        element.show_modal()?;
        let body = add(&element, "div", "body", "");
        let said = add(&element, "p", "done", "");
        set(&said, "role", "status");
        let drawn = Rc::new(Drawn {
            element,
            body,
            said,
            names,
            view: Cell::default(),
            counted: Cell::default(),
        });
        let heard = Rc::clone(&drawn);
        page::listen(&drawn.element, &["click", "cancel"], false, move |event| {
            heard.hear(&event);
        });
        drawn.draw(View::default(), ".buttons button");
        Ok(Self(drawn))
    }
}

impl Drawn {
    /// Draws everything anew and puts the focus on a button.
    fn draw(&self, view: View, at: &str) {
        self.view.set(view);
        self.body.set_text_content(None);
        self.fill();
        let said = if view.copied {
            say(key::PANEL_COPIED)
        } else {
            ""
        };
        self.said.set_text_content(Some(said));
        focus(&self.element, at);
    }

    fn fill(&self) {
        let names = &self.names;
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
        for pair in names.pairs().iter() {
            let pair: Pair = pair.unchecked_into();
            let row = add(&rows, "tr", "", "");
            set(&add(&row, "th", "", &pair.name()), "scope", "row");
            let cell = add(&row, "td", "", "");
            if view.real {
                set(&cell, REAL, &pair.value());
            } else {
                cell.set_text_content(Some(&pair.masked()));
            }
        }
        add(dialog, "h3", "", say(key::PANEL_ANSWER)).set_id("answer");
        let answer = names.answer();
        if let Some(text) = &answer {
            let part = add(dialog, "div", "answer", "");
            match names.restore(text).filter(|_| view.real) {
                Some(real) => set(&part, REAL, &real),
                None => part.set_text_content(Some(text)),
            }
            set(&part, "role", "region");
            set(&part, "aria-labelledby", "answer");
            // It scrolls, also by keyboard.
            set(&part, "tabindex", "0");
        } else {
            add(dialog, "p", "", say(key::PANEL_NO_ANSWER));
        }
        let buttons = add(dialog, "div", "buttons", "");
        if answer.is_some() {
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

    fn copy(&self) -> bool {
        let answer = self.names.answer();
        let real = answer.and_then(|text| self.names.restore(&text));
        real.is_some_and(|text| copy(&self.element, text).is_some())
    }

    fn hear(&self, event: &DomEvent) {
        let number = match pressed(event) {
            Some((_, number)) => number,
            None if event.type_() == "cancel" => CLOSE,
            None => return,
        };
        let View { real, sure, .. } = self.view.get();
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
                next.copied = self.copy();
                ".main"
            }
            CLEAR if !sure => {
                next.sure = true;
                ".quiet"
            }
            _ => return self.names.close(number == CLEAR),
        };
        let reads = next.copied || (next.real && self.names.answer().is_some());
        if reads && !self.counted.replace(true) {
            count(&Array::of1(&"answer-restored".into()));
        }
        self.draw(next, at);
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
