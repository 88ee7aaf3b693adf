//! What the page side says, in the language of the browser (English where that is English, else Dutch) or in the one that is set.
//!
//! The words come in a script of their own (`words.js`, made of `extension/_locales`), which the browser reads when the first
//! one is needed. They are not asked for with `chrome.i18n`: an extension that was updated loses that API in open tabs.

use crate::page;
use js_sys::Reflect;
use std::cell::{Cell, OnceCell, RefCell};
use wasm_bindgen::prelude::*;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

#[wasm_bindgen]
extern "C" {
    /// `{nl: {key: words}, en: {key: words}, style: css}`.
    #[wasm_bindgen(js_name = promptwachtWords, catch)]
    fn all() -> Result<JsValue, JsValue>;
}

thread_local! {
    static ENGLISH: Cell<Option<bool>> = const { Cell::new(None) };
    static ALL: OnceCell<JsValue> = const { OnceCell::new() };
    /// Words asked for before; there are a few hundred, so they may stay.
    static SAID: RefCell<Vec<(String, &'static str)>> = const { RefCell::new(Vec::new()) };
}

/// The style of everything that we show.
pub fn style() -> String {
    get("style").as_string().unwrap_or_default()
}

/// The words under a key.
pub fn say(key: &str) -> &'static str {
    find(key).unwrap_or_default()
}

/// Whether there is a word for a kind of this id.
pub fn knows_kind(kind: &str) -> bool {
    find(&for_kind("kind", kind)).is_some()
}

/// The words under a key, with `value` in the place of `$1`.
pub fn say_with(key: &str, value: &str) -> String {
    say(key).replace("$1", value)
}

/// What a kind is called in a sentence, by its id.
pub fn kind(kind: &str) -> &'static str {
    find(&for_kind("kind", kind)).unwrap_or(say(key::KIND_OTHER))
}

/// The word in a placeholder of this kind, by its id: `PERSOON`.
pub fn placeholder(kind: &str) -> &'static str {
    find(&for_kind("placeholder", kind)).unwrap_or(say(key::PLACEHOLDER_OTHER))
}

/// Why nobody can look into a file.
pub fn unreadable(reason: &str) -> &'static str {
    let key = format!("file_{}", reason.replace('-', "_"));
    find(&key)
        .or_else(|| find("file_unknown"))
        .unwrap_or_default()
}

/// Why the row of the decision table matters, in one sentence.
pub fn why(row: u8) -> &'static str {
    find(&format!("dialog_why_{row}")).unwrap_or(say(key::DIALOG_WHY_OTHER))
}

fn for_kind(prefix: &str, kind: &str) -> String {
    format!("{prefix}_{}", kind.replace('-', "_"))
}

fn find(key: &str) -> Option<&'static str> {
    let known = SAID.with_borrow(|said| {
        let known = said.iter().find(|(known, _)| known == key);
        known.map(|&(_, words)| words)
    });
    known.or_else(|| {
        let words = Reflect::get(&get(language()), &key.into())
            .ok()?
            .as_string()?;
        let words: &'static str = Box::leak(words.into_boxed_str());
        SAID.with_borrow_mut(|said| said.push((key.to_owned(), words)));
        Some(words)
    })
}

fn get(part: &str) -> JsValue {
    ALL.with(|cell| {
        let all = cell.get_or_init(|| all().unwrap_or_default());
        Reflect::get(all, &part.into()).unwrap_or_default()
    })
}

/// The language tag, also for screen readers.
pub fn language() -> &'static str {
    let english = ENGLISH.get().unwrap_or_else(|| {
        let english = page::ui_language().starts_with("en");
        ENGLISH.set(Some(english));
        english
    });
    if english { "en" } else { "nl" }
}

/// Speaks this language from now on: `nl`, `en`, or with any other word that of the browser. Answers whether that is another one than before.
pub fn use_language(code: &str) -> bool {
    let before = language();
    ENGLISH.set(match code {
        "nl" => Some(false),
        "en" => Some(true),
        _ => None,
    });
    let changed = language() != before;
    if changed {
        SAID.take();
    }
    changed
}
