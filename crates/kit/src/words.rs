//! What the extension's own pages say, in the language that is set. `extension/language.js` chooses it and has the words.

use std::cell::RefCell;

use js_sys::{Array, Function};
use wasm_bindgen::JsValue;

thread_local! {
    /// The tag of the language, and what gives its words.
    static SPOKEN: RefCell<Option<(&'static str, Function)>> = const { RefCell::new(None) };
}

/// Says everything in the language of this tag from now on; `words` gives the words under a key, with the values that follow it in
/// their places.
pub fn speak(language: &str, words: Function) {
    let tag = if language.starts_with("en") {
        "en"
    } else {
        "nl"
    };
    SPOKEN.set(Some((tag, words)));
}

/// The tag of the language: `nl` or `en`.
pub fn language() -> &'static str {
    SPOKEN.with_borrow(|spoken| spoken.as_ref().map_or("nl", |(tag, _)| tag))
}

/// The words under a key; nothing where there are none.
pub fn say(key: &str) -> String {
    say_with(key, &[])
}

/// The same with values in the places of `$1`, `$2` and so on.
pub fn say_with(key: &str, values: &[&str]) -> String {
    let words = SPOKEN.with_borrow(|spoken| spoken.as_ref().map(|(_, words)| words.clone()));
    let asked = std::iter::once(&key).chain(values);
    let said = words.and_then(|words| {
        let asked: Array = asked.map(|one| JsValue::from(*one)).collect();
        words.apply(&JsValue::NULL, &asked).ok()?.as_string()
    });
    said.unwrap_or_default()
}
