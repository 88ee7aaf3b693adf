//! The pages of the extension. The first of them: settings by hand, a test box, and the status for the helpdesk.
//!
//! [`store`] has the settings as the extension keeps them, [`form`] makes fields of the schema of the settings, [`trial`] is the test
//! box, [`status`] what the helpdesk wants to know.

mod choice;
mod complaint;
mod field;
mod form;
mod frame;
mod helpdesk;
mod list;
mod shown;
mod status;
mod store;
mod transfer;
mod trial;
mod verdict;
mod words;

use js_sys::Function;
use serde_json::json;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// Draws the page of settings, test box and status in `root`, and keeps it up to date as long as the page lives. `language` is a tag
/// (`nl`, `en`), `words` gives the words under a key.
#[wasm_bindgen]
pub fn options(root: &HtmlElement, language: &str, words: Function) {
    promptwacht_kit::words::speak(language, words);
    sycamore::render_to(frame::page, root);
}

/// Judges a text by the settings `settings` (JSON, as the worker keeps them), for other pages of the extension. Gives JSON:
/// `{level, maySend, found: [{kind, value, level}], rows}`. Holds pieces of the text: never to be kept or sent.
#[wasm_bindgen]
pub fn check_text(text: &str, settings: &str) -> String {
    let settings = serde_json::from_str(settings).unwrap_or_default();
    let verdict = verdict::judge(text, &promptwacht_policy::read(&settings).policy);
    let found: Vec<_> = verdict
        .found
        .iter()
        .map(|one| json!({ "kind": one.kind, "value": one.value, "level": one.level.id() }))
        .collect();
    json!({
        "level": verdict.level.id(),
        "maySend": verdict.may_send,
        "found": found,
        "rows": verdict.rows,
    })
    .to_string()
}
