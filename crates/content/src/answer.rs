//! Finds what the chatbot answered: the newest part of the page that holds a placeholder of this chat.

use crate::boxes::Boxes;
use promptwacht_screen::page;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Parts of a message: the message is round them.
const PARTS: &str = "p, span, a, b, i, em, strong, code, pre, ul, ol, li, dl, dt, dd, blockquote, table, thead, tbody, tr, td, \
                     th, h1, h2, h3, h4, h5, h6";
/// Holds text that nobody reads, or that is the user's own.
const UNREAD: &str = "script, style, template, noscript, textarea, input";

/// What holds the answer.
pub(crate) enum Answer {
    /// The user selected it.
    Selected(String),
    /// It stands here, and may still grow.
    Block(HtmlElement),
}

impl Answer {
    /// What is selected, or else the newest answer that the site table knows, or else the last block of the page. `holds` says
    /// whether a text holds a placeholder.
    pub(crate) fn find(
        boxes: &Boxes,
        selectors: &[&str],
        holds: &dyn Fn(&str) -> bool,
    ) -> Option<Self> {
        let selection = page::window()?.get_selection().ok().flatten();
        let selected = selection.map(|selection| String::from(selection.to_string()));
        if let Some(selected) = selected.filter(|text| holds(text)) {
            return Some(Self::Selected(selected));
        }
        let document = page::document()?;
        for selector in selectors {
            let found = document.query_selector_all(selector).ok()?;
            let mut at = found.length();
            while at > 0 {
                at -= 1;
                let block: HtmlElement = found.get(at)?.dyn_into().ok()?;
                if holds(&block.inner_text()) {
                    return Some(Self::Block(block));
                }
            }
        }
        let mut block = last_block(&document.body()?.into(), boxes, holds)?;
        while block.matches(PARTS).unwrap_or(false) {
            block = block.parent_element()?;
        }
        block.dyn_into().ok().map(Self::Block)
    }

    /// The text as the user sees it.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Selected(text) => text.clone(),
            Self::Block(element) => element.inner_text(),
        }
    }
}

/// The innermost element that holds the last placeholder.
fn last_block(part: &Element, boxes: &Boxes, holds: &dyn Fn(&str) -> bool) -> Option<Element> {
    if boxes.is_box(part) || part.matches(UNREAD).unwrap_or(false) {
        return None;
    }
    if !part.text_content().is_some_and(|text| holds(&text)) {
        return None;
    }
    let mut child = part.last_element_child();
    while let Some(element) = child {
        if let Some(found) = last_block(&element, boxes, holds) {
            return Some(found);
        }
        child = element.previous_element_sibling();
    }
    // In this element itself, unless it is only in a box or the like inside it.
    let mut own = String::new();
    let mut node = part.first_child();
    while let Some(piece) = node {
        let text = piece.text_content().unwrap_or_default();
        if !(piece.has_type::<Element>() && holds(&text)) {
            own.push_str(&text);
        }
        node = piece.next_sibling();
    }
    holds(&own).then(|| part.clone())
}
