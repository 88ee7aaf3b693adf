//! The small sign at the box: that we read along, and what the text would meet when sent.

use crate::prompt_box::PromptBox;
use promptwacht_detector::Level;
use promptwacht_guard::Notice;
use promptwacht_screen::buttons::button;
use promptwacht_screen::page;
use promptwacht_screen::words::{key, say, say_with};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement, ShadowRoot};

/// How long a notice stays, in milliseconds: time to read two short sentences twice.
const NOTICE_MS: f64 = 10_000.0;
/// Room between chip, box and window edge, in CSS pixels.
const GAP: f64 = 6.0;
/// A composer's frame may begin this far above its text; the chip stands above the frame.
const FRAME: f64 = 64.0;

pub(crate) struct Chip {
    element: HtmlElement,
    words: Element,
    why: Element,
    decision: Element,
    names: Element,
    at: RefCell<Option<PromptBox>>,
    notice: Cell<Option<(Notice, f64)>>,
}

impl Chip {
    pub(crate) fn new(root: &ShadowRoot) -> Option<Self> {
        let element: HtmlElement = page::add(root, "div", "chip", "")?.unchecked_into();
        let sign = page::add(&element, "span", "sign", "")?;
        // The button is no part of what is read out at each change.
        let said = page::add(&element, "span", "said", "")?;
        let words = page::add(&said, "span", "words", "")?;
        let why = page::add(&said, "span", "why", "")?;
        page::set(&sign, "aria-hidden", "true");
        page::set(&said, "role", "status");
        page::set(&said, "aria-label", "Promptwacht");
        let not_yet_offered = |class, key| {
            let button = button(&element, class, key, 0);
            page::set(&button, "hidden", "");
            button
        };
        let decision = not_yet_offered("decision", key::CHIP_APPROVED);
        page::set(&decision, "aria-haspopup", "dialog");
        let names = not_yet_offered("names", key::CHIP_NAMES);
        Some(Self {
            element,
            words,
            why,
            decision,
            names,
            at: RefCell::default(),
            notice: Cell::default(),
        })
    }

    /// Shows state and level in words, colour and sign. `here`: what any text is worth on this page.
    pub(crate) fn show(
        &self,
        state: &str,
        level: Level,
        here: Level,
        prompt_box: Option<&PromptBox>,
    ) {
        let notice = self
            .notice
            .get()
            .filter(|(_, until)| page::now_ms() < *until)
            .map(|(notice, _)| notice);
        let held = |words| {
            if here == level {
                key::CHIP_NOT_HERE
            } else {
                words
            }
        };
        let (class, words, why) = match (notice, state, level) {
            (_, "unguarded", _) => (
                "unguarded",
                key::CHIP_UNGUARDED,
                say(key::CHIP_UNGUARDED_WHY),
            ),
            (None, "partly", Level::Nothing) => ("partly", key::CHIP_PARTLY, ""),
            (Some(Notice::NotReplaced), ..) => ("stop", key::NOTICE_NOT_REPLACED, ""),
            (Some(Notice::SendYourself), ..) => ("hint", key::NOTICE_REPLACED, ""),
            (Some(Notice::ReadingFile), ..) => ("hint", key::NOTICE_READING_FILE, ""),
            (Some(Notice::AddAgain), ..) => ("hint", key::NOTICE_ADD_AGAIN, ""),
            (Some(Notice::HeldOutside), ..) => ("stop", key::NOTICE_HELD_OUTSIDE, ""),
            (Some(Notice::OtherChatbot), ..) => ("hint", key::NOTICE_OTHER_CHATBOT, ""),
            (_, "replacing", _) => ("hint", key::CHIP_REPLACING, ""),
            (_, _, Level::Nothing) => ("nothing", key::CHIP_WATCHING, ""),
            (_, _, Level::Hint) => ("hint", key::CHIP_HINT, ""),
            (_, _, Level::Warn) => ("warn", held(key::CHIP_WARN), ""),
            (_, _, Level::Stop) => ("stop", held(key::CHIP_STOP), ""),
        };
        write(&self.words, say(words));
        write(&self.why, why);
        let class = format!("chip {class}");
        if self.element.class_name() != class {
            self.element.set_class_name(&class);
        }
        self.at.replace(prompt_box.cloned());
        self.follow();
    }

    /// Offers to show so many placeholders.
    pub(crate) fn offer(&self, names: usize) {
        let words = say_with(key::CHIP_NAMES, &names.to_string());
        offer(&self.names, &words, names > 0);
    }

    /// Says what the organisation decided about this chatbot, under a key of words; nothing where that is empty.
    pub(crate) fn decide(&self, decision: &str) {
        offer(&self.decision, say(decision), !decision.is_empty());
    }

    /// Takes it away for good.
    pub(crate) fn remove(self) {
        self.element.remove();
    }

    /// Takes a notice back.
    pub(crate) fn end(&self, notice: Notice) {
        if self.notice.get().is_some_and(|(shown, _)| shown == notice) {
            self.notice.set(None);
        }
    }

    /// Shows a notice for a while.
    pub(crate) fn tell(&self, notice: Notice) {
        self.notice.set(Some((notice, page::now_ms() + NOTICE_MS)));
    }

    /// Stands at the upper right edge of the box, or in the corner of a page without one.
    pub(crate) fn follow(&self) {
        let (width, height) = page::size();
        let (own_width, own_height) = (
            f64::from(self.element.offset_width()),
            f64::from(self.element.offset_height()),
        );
        let (left, top) = match self.at.borrow().as_ref() {
            Some(prompt_box) => {
                let room = prompt_box.room();
                (
                    room.right() - own_width,
                    frame_top(prompt_box.element(), &room) - own_height - GAP,
                )
            }
            None => (width - own_width - GAP, height - own_height - GAP),
        };
        let left = left.min(width - own_width - GAP).max(GAP);
        let top = top.min(height - own_height - GAP).max(GAP);
        page::translate(&self.element, left, top);
    }
}

/// The upper edge of the composer's frame: of the outermost element round the box that is hardly larger.
fn frame_top(element: &Element, room: &DomRect) -> f64 {
    let mut top = room.top();
    let mut around = element.parent_element();
    while let Some(part) = around {
        let part_room = part.get_bounding_client_rect();
        if room.top() - part_room.top() > FRAME || part_room.height() > room.height() + 2.0 * FRAME
        {
            break;
        }
        top = top.min(part_room.top());
        around = part.parent_element();
    }
    top
}

fn offer(button: &Element, words: &str, offered: bool) {
    if offered == button.has_attribute("hidden") {
        let _ = button.toggle_attribute("hidden");
    }
    write(button, words);
}

fn write(element: &Element, words: &str) {
    if element.text_content().as_deref() != Some(words) {
        element.set_text_content(Some(words));
    }
}
