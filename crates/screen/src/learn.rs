//! The way from a chat page to the extension's own pages to learn.

use crate::object::get;
use crate::page::{extension_api, is_ours, object};
use js_sys::Date;
use wasm_bindgen::JsValue;

/// Whether the lesson must be passed before this chatbot is used; practice is free. The worker sets until when it need not be, in milliseconds since 1970.
pub fn lesson_is_due(policy: &JsValue) -> bool {
    let until = get(policy, "lesson_until").as_f64();
    until.is_some_and(|until| until < Date::now()) && !is_ours()
}

/// Opens the pages to learn at a part of theirs (`tips/A-D1`), in a tab of its own. After an update of the extension nobody hears it.
pub fn open(part: &str) {
    if let Some((runtime, send)) = extension_api(&["runtime", "sendMessage"]) {
        let message = object(&[("type", "learn".into()), ("part", part.into())]);
        let _ = send.call1(&runtime, &message);
    }
}
