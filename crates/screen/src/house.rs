//! What the organisation decided about the chatbot at hand.

use crate::object::{each, get, text, yes};
use crate::page::{host, is_ours};
use js_sys::Date;
use wasm_bindgen::JsValue;

/// The decision about the chatbot of this page.
pub fn chatbot(policy: &JsValue) -> Option<JsValue> {
    let host = host()?;
    each(policy, "chatbots")
        .iter()
        .find(|chatbot| text(chatbot, "host").is_some_and(|one| one.eq_ignore_ascii_case(&host)))
}

/// Whether the lesson must be passed before this chatbot is used; practice is free. The worker sets until when it need not be, in
/// milliseconds since 1970.
pub fn lesson_is_due(policy: &JsValue, chatbot: Option<&JsValue>) -> bool {
    let until = get(policy, "lesson_until").as_f64();
    until.is_some_and(|until| until < Date::now())
        && !is_ours()
        && !chatbot.is_some_and(|chatbot| yes(chatbot, "no_lesson"))
}
