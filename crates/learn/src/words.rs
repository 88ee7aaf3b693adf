//! What the pages say. Labels stand in `extension/_locales`, what is taught in the tables of `promptwacht-coach`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use promptwacht_coach::{Language, Words};
use serde_json::Value;

static SPOKEN: OnceLock<(Language, BTreeMap<String, String>)> = OnceLock::new();

/// Says everything in this language from now on; the first call counts.
pub(crate) fn speak(language: &str, messages: &str) {
    let messages: BTreeMap<String, Value> = serde_json::from_str(messages).unwrap_or_default();
    let words = messages
        .into_iter()
        .filter_map(|(key, message)| Some((key, message.get("message")?.as_str()?.to_owned())))
        .collect();
    let _ = SPOKEN.set((Language::of(language), words));
}

/// The language of the pages.
pub(crate) fn language() -> Language {
    SPOKEN
        .get()
        .map_or_else(Language::default, |(language, _)| *language)
}

/// The words under a key of `messages.json`; nothing where there are none.
pub(crate) fn say(key: &str) -> String {
    let words = SPOKEN.get().and_then(|(_, words)| words.get(key));
    words.cloned().unwrap_or_default()
}

/// The same with values in the places of `$1`, `$2` and so on.
pub(crate) fn say_with(key: &str, values: &[&str]) -> String {
    let mut words = say(key);
    for (place, value) in values.iter().enumerate().rev() {
        words = words.replace(&format!("${}", place + 1), value);
    }
    words
}

/// Words of a table, in the language of the pages.
pub(crate) fn said(words: &Words) -> String {
    words.within(language()).to_owned()
}
