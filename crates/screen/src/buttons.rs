//! Buttons and links of our own windows: one listener a window, each button with a number.

use crate::page;
use crate::words::say;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// A new element inside `parent`. Should the browser refuse one, the rest is drawn all the same.
pub fn add(parent: &Element, name: &str, class: &str, text: &str) -> Element {
    let Some(child) = page::element(name, class, text) else {
        return parent.clone();
    };
    let _ = parent.append_child(&child);
    child
}

/// Sets an attribute.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// A button that says the words under `key` and answers to `number`.
pub fn button(parent: &Element, class: &str, key: &str, number: usize) -> Element {
    let button = add(parent, "button", class, say(key));
    set(&button, "type", "button");
    set(&button, "value", &number.to_string());
    button
}

/// A link that opens in a tab of its own and tells that page nothing.
pub fn link(parent: &Element, words: &str, page: &str) {
    let link = add(parent, "a", "", words);
    set(&link, "href", page);
    set(&link, "target", "_blank");
    set(&link, "rel", "noopener noreferrer");
}

/// The button that the user pressed, and its number. A page can make events, but not trusted ones.
pub fn pressed(event: &Event) -> Option<(Element, usize)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let button = target.closest("button").ok()??;
    let number = button.get_attribute("value")?.parse().ok()?;
    event.is_trusted().then_some((button, number))
}

/// Puts the focus on the first element that fits.
pub fn focus(parent: &Element, selector: &str) {
    let found = parent.query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
