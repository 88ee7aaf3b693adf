//! What the pages say. Labels stand in `extension/_locales`, what is taught in the tables of `promptwacht-coach`.

use promptwacht_coach::{Language, Words};
use promptwacht_kit::words;
pub(crate) use promptwacht_kit::words::{say, say_with};

/// The language of the pages.
pub(crate) fn language() -> Language {
    Language::of(words::language())
}

/// Words of a table, in the language of the pages.
pub(crate) fn said(words: &Words) -> String {
    words.within(language()).to_owned()
}
