//! The card beside a mark: what was found there, what that means for sending, and why, each in words.
//!
//! It never takes the focus: the pointer opens it by resting on a mark, the keyboard from within the box.

use crate::marks::Mark;
use crate::room::Room;
use promptwacht_detector::Level;
use promptwacht_screen::page;
use promptwacht_screen::words::{self, key, say};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};

/// Room between card, mark and window edge, in CSS pixels.
const GAP: f64 = 6.0;

pub(crate) struct Card {
    element: HtmlElement,
    kind: Element,
    level: Element,
    why: Element,
    /// Read out by screen readers when its words change.
    spoken: Element,
    /// Where the mark at hand starts, and whether the pointer opened the card.
    open: Cell<Option<(u32, bool)>>,
}

impl Card {
    pub(crate) fn new(root: &ShadowRoot, switch_off: impl Fn() + 'static) -> Option<Self> {
        let element: HtmlElement = page::add(root, "div", "card", "")?.unchecked_into();
        let spoken = page::add(root, "div", "spoken", "")?;
        let head = page::add(&element, "p", "", "")?;
        let sign = page::add(&head, "span", "sign", "")?;
        let kind = page::add(&head, "strong", "kind", "")?;
        let level = page::add(&head, "span", "level", "")?;
        let why = page::add(&element, "p", "", "")?;
        let foot = page::add(&element, "p", "foot", "")?;
        page::add(&foot, "span", "", say(key::MARK_KEYS))?;
        let off = page::add(&foot, "button", "quiet", say(key::BUTTON_MARKS_OFF))?;
        page::set(&sign, "aria-hidden", "true");
        page::set(&spoken, "aria-live", "polite");
        page::set(&element, "role", "note");
        page::set(&off, "type", "button");
        // The popup has the same switch for the keyboard; here Tab would lead out of the box.
        page::set(&off, "tabindex", "-1");
        element.set_hidden(true);
        // A press on the card leaves the focus in the box.
        page::listen(&element, &["mousedown"], false, |event| {
            event.prevent_default();
        });
        page::listen(&off, &["click"], false, move |event| {
            if event.is_trusted() {
                switch_off();
            }
        });
        Some(Self {
            element,
            kind,
            level,
            why,
            spoken,
            open: Cell::default(),
        })
    }

    /// Opens beside `room`, or moves there. What the keyboard opened is read out.
    pub(crate) fn show(&self, mark: &Mark, room: &Room, by_pointer: bool) {
        let (kind, why) = (words::kind(mark.kind.id), words::why(mark.row));
        let level = say(match mark.level {
            Level::Stop => key::MARK_STOP,
            Level::Warn => key::MARK_WARN,
            Level::Hint | Level::Nothing => key::MARK_HINT,
        });
        self.kind.set_text_content(Some(kind));
        self.level.set_text_content(Some(level));
        self.why.set_text_content(Some(why));
        self.element
            .set_class_name(&["card ", mark.level.id()].concat());
        self.element.set_hidden(false);
        self.open.set(Some((mark.start, by_pointer)));
        self.stand(room);
        if !by_pointer {
            let words = [kind, ". ", level, ". ", why].concat();
            self.spoken.set_text_content(Some(&words));
        }
    }

    /// Takes it away for good.
    pub(crate) fn remove(self) {
        self.element.remove();
        self.spoken.remove();
    }

    pub(crate) fn close(&self) {
        if self.open.take().is_some() {
            self.element.set_hidden(true);
            self.spoken.set_text_content(None);
        }
    }

    /// Where the mark starts that the card is about, while it is open.
    pub(crate) fn mark(&self) -> Option<u32> {
        self.open.get().map(|(start, _)| start)
    }

    /// Whether the pointer opened it, and so closes it by leaving.
    pub(crate) fn by_pointer(&self) -> bool {
        self.open.get().is_some_and(|(_, by_pointer)| by_pointer)
    }

    pub(crate) fn room(&self) -> Room {
        Room::of(&self.element.get_bounding_client_rect())
    }

    /// Stands above the mark, or below it where there is no room above.
    pub(crate) fn stand(&self, mark: &Room) {
        let own = self.room();
        let (width, height) = page::size();
        let above = mark.top - own.height() - GAP;
        let top = if above < GAP {
            mark.bottom + GAP
        } else {
            above
        };
        let top = top.min(height - own.height() - GAP).max(GAP);
        let left = mark.left.min(width - own.width() - GAP).max(GAP);
        page::translate(&self.element, left, top);
    }
}
