//! Finds a prompt box that no row of the site table knows: what the user writes in, in a form or beside something that sends.
//!
//! Asked only where the table finds nothing, so a page that was redesigned overnight stays guarded in part.

use crate::prompt_box::PromptBox;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

const EDITABLE: &str = r#"textarea, [contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"]"#;
/// Names that pages give to what sends, in the languages that their makers write.
const SENDS: &str = r#"button[type="submit"], [data-testid*="send" i], [data-testid*="submit" i], [aria-label*="send" i], [aria-label*="submit" i], [aria-label*="verst" i], [aria-label*="verzend" i], button[class*="send" i]"#;
/// A composer's frame is no more parents than this above its box.
const HIGHEST: usize = 8;

/// The box among the elements that an event passes, or that hold the focus.
pub(crate) fn prompt_box(mut path: impl Iterator<Item = Element>) -> Option<PromptBox> {
    let element = path.find(|element| element.matches(EDITABLE).unwrap_or(false))?;
    // Many pages draw what sends only when there is text; a form is made to be sent.
    let sends = send_beside(&element).is_some() || matches!(element.closest("form"), Ok(Some(_)));
    PromptBox::new(element).filter(|_| sends)
}

/// What sends, among the elements that an event passes.
pub(crate) fn send(mut path: impl Iterator<Item = Element>) -> Option<HtmlElement> {
    path.find(|element| element.matches(SENDS).unwrap_or(false))?
        .dyn_into()
        .ok()
}

/// What sends, in the smallest part of the page round the box that has such a thing.
pub(crate) fn send_beside(element: &Element) -> Option<HtmlElement> {
    let mut around = element.parent_element();
    for _ in 0..HIGHEST {
        let part = around?;
        if let Ok(Some(button)) = part.query_selector(SENDS) {
            return button.dyn_into().ok();
        }
        if part.local_name() == "form" {
            return None;
        }
        around = part.parent_element();
    }
    None
}

/// Any such box inside a part of the page.
pub(crate) fn inside(part: &Element) -> Option<PromptBox> {
    PromptBox::new(part.query_selector(EDITABLE).ok()??)
}
