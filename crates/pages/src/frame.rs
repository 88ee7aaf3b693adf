//! The page as a whole: what it is called, the way to its three parts, and what was done last.

use sycamore::prelude::*;
use sycamore::web::tags;

use crate::store::Store;
use crate::words::{language, say};
use crate::{form, status, trial};
use promptwacht_kit::browser;

/// The parts, by the end of their address.
const PARTS: [(&str, &str); 3] = [
    ("settings", "options_nav_settings"),
    ("try", "options_nav_try"),
    ("status", "options_nav_status"),
];

/// Draws everything.
pub(crate) fn page() -> View {
    if let Some(document) = browser::window().and_then(|window| window.document()) {
        document.set_title(&say("options_title"));
        if let Some(root) = document.document_element() {
            let _ = root.set_attribute("lang", language());
        }
    }
    let store = Store::open();
    let part = create_signal(part_of_address());
    browser::when_address_changes(move || {
        part.set(part_of_address());
        if let Some(window) = browser::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
        browser::focus(&format!("#{} h2", part.get_untracked()));
    });
    let links: Vec<View> = PARTS
        .iter()
        .map(|&(id, words)| {
            let current = move || (part.get() == id).then_some("page");
            tags::a()
                .href(format!("#{id}"))
                .attr("aria-current", current)
                .children(say(words))
                .into()
        })
        .collect();
    let shown = |id: &'static str, inside: View| -> View {
        tags::section()
            .id(id)
            .hidden(move || part.get() != id)
            .children(inside)
            .into()
    };
    let header = tags::header().children((
        tags::img()
            .src("../icons/48.png")
            .alt("")
            .width("32")
            .height("32"),
        tags::h1().children(say("popup_title")),
        tags::nav()
            .attr("aria-label", say("options_nav"))
            .children(links),
    ));
    let main = tags::main().children((
        shown("settings", form::settings(store)),
        shown("try", trial::trial(store)),
        shown("status", status::status(store)),
    ));
    let said = tags::p()
        .id("said")
        .attr("role", "status")
        .children(move || store.said.get_clone());
    (header, main, said).into()
}

fn part_of_address() -> &'static str {
    let end = browser::end_of_address();
    let part = PARTS.iter().find(|(id, _)| end == *id);
    part.map_or("settings", |(id, _)| id)
}
