//! What the page side says, in the language of the browser: English where that is English, else Dutch.

use crate::page;
use promptwacht_detector::Kind;
use std::cell::OnceCell;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

thread_local!(static ENGLISH: OnceCell<bool> = const { OnceCell::new() });

/// The words under a key.
pub(crate) fn say(key: &str) -> &'static str {
    find(key).unwrap_or_default()
}

/// The words under a key, with `value` in the place of `$1`.
pub(crate) fn say_with(key: &str, value: &str) -> String {
    say(key).replace("$1", value)
}

/// What a kind is called in a sentence.
pub(crate) fn kind(kind: &Kind) -> &'static str {
    find(&for_kind("kind", kind)).unwrap_or(say(key::KIND_OTHER))
}

/// The word in a placeholder of this kind: `PERSOON`.
pub(crate) fn placeholder(kind: &Kind) -> &'static str {
    find(&for_kind("placeholder", kind)).unwrap_or(say(key::PLACEHOLDER_OTHER))
}

/// Why the row of the decision table matters, in one sentence.
pub(crate) fn why(row: u8) -> &'static str {
    find(&format!("dialog_why_{row}")).unwrap_or(say(key::DIALOG_WHY_OTHER))
}

fn for_kind(prefix: &str, kind: &Kind) -> String {
    format!("{prefix}_{}", kind.id.replace('-', "_"))
}

fn find(key: &str) -> Option<&'static str> {
    let place = WORDS
        .binary_search_by(|(known, ..)| (*known).cmp(key))
        .ok()?;
    let (_, dutch, english) = WORDS.get(place)?;
    let speaks_english =
        ENGLISH.with(|cell| *cell.get_or_init(|| page::ui_language().starts_with("en")));
    Some(if speaks_english { english } else { dutch })
}

/// The language tag for screen readers.
pub(crate) fn language() -> &'static str {
    if ENGLISH.with(|cell| cell.get() == Some(&true)) {
        "en"
    } else {
        "nl"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_for_the_search() {
        assert!(WORDS.is_sorted_by_key(|(key, ..)| key));
    }

    #[test]
    fn nothing_is_silent() {
        assert!(
            WORDS
                .iter()
                .all(|(_, dutch, english)| !dutch.is_empty() && !english.is_empty())
        );
    }
}
