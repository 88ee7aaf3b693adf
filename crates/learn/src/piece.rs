//! What the parts of the pages are made of.

use promptwacht_kit::browser;
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use web_sys::MouseEvent;

use crate::words::{language, say};

/// A button with an id and words, that does something.
pub(crate) fn button(
    id: impl Into<String>,
    words: impl Into<String>,
    mut deed: impl FnMut() + 'static,
) -> View {
    tags::button()
        .r#type("button")
        .id(id.into())
        .on(events::click, move |_: MouseEvent| deed())
        .children(words.into())
        .into()
}

/// A link to a page outside: in a tab of its own, which does not learn where the user came from.
pub(crate) fn link_out(address: impl Into<String>, words: impl Into<String>) -> View {
    tags::a()
        .href(address.into())
        .target("_blank")
        .rel("noopener noreferrer")
        .children(words.into())
        .into()
}

/// A link to another part of the pages, by the end of its address (`tips/A-D1`).
pub(crate) fn link_to(part: &str, words: impl Into<String>) -> View {
    tags::a()
        .href(format!("#{part}"))
        .children(words.into())
        .into()
}

/// A button that prints the part in sight.
pub(crate) fn print(id: &'static str) -> View {
    button(id, say("learn_print"), || {
        if let Some(window) = browser::window() {
            let _ = window.print();
        }
    })
}

/// A button that reads `text` aloud with the browser's own voice, and stops it when pressed again.
pub(crate) fn read_aloud(id: impl Into<String>, text: impl Fn() -> String + 'static) -> View {
    button(id, say("learn_read_aloud"), move || {
        browser::read_aloud(&text(), language().tag());
    })
}

/// The day of today where the user is: `2026-11-23`.
pub(crate) fn today() -> String {
    let now = js_sys::Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}
