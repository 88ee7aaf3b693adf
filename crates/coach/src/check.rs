//! What the tests of the tables ask of every text.

use crate::words::{Language, Words};

/// Longest sentence, in words.
const LONGEST: usize = 25;
/// Most words a sentence has on average in one text.
const MEAN: usize = 15;

/// How many words a text has.
pub(crate) fn words_of(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Both languages are there, in short sentences and without shouting.
pub(crate) fn calm(id: &str, words: &Words) {
    for language in [Language::Nl, Language::En] {
        let text = words.within(language).trim();
        assert!(!text.is_empty(), "{id}: nothing in {language:?}");
        assert!(!text.contains('!'), "{id}: {text}");
        let sentences: Vec<usize> = text
            .split(['.', '?', '\n', ':'])
            .map(words_of)
            .filter(|words| *words > 0)
            .collect();
        for words in &sentences {
            assert!(*words <= LONGEST, "{id}: {text}");
        }
        assert!(
            words_of(text) <= MEAN * sentences.len().max(1) + 4,
            "{id}: {text}"
        );
    }
}
