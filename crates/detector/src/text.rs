//! The checked text with its tokens, and the questions that recognizers ask about them.

use crate::lexicon::{self, Lists};
use crate::report::Span;
use crate::token::{Class, Token, tokenize};
use crate::word::{Words, has};
use std::ops::Range;

/// How far before a number its label may stand, in bytes.
const LABEL_REACH: usize = 40;

/// A term of several words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase {
    /// Its first token.
    pub(crate) from: usize,
    /// The token after it.
    pub(crate) to: usize,
    /// The lists that hold it.
    pub(crate) lists: Lists,
}

/// A text, split once for all recognizers.
pub(crate) struct Text<'a> {
    /// The text itself.
    pub(crate) raw: &'a str,
    /// Its tokens, in order.
    pub(crate) tokens: Vec<Token>,
    /// Words that begin with a capital, of the whole text.
    pub(crate) capitals: usize,
    phrases: Vec<Phrase>,
}

/// The text from byte `start` on, as far as anything of one piece may reach: links, keys. So a text that is all one piece
/// is not read again from each of its words.
pub(crate) fn ahead(raw: &str, start: usize) -> Option<&str> {
    const REACH: usize = 2048;
    let rest = raw.get(start..)?;
    rest.get(..rest.floor_char_boundary(REACH))
}

/// Finds the terms of several words that begin at the tokens in `range`, whose lists are still as they were found, and
/// puts them behind those in `phrases`.
pub(crate) fn find_phrases(tokens: &mut [Token], range: Range<usize>, phrases: &mut Vec<Phrase>) {
    for at in range {
        if !tokens
            .get(at)
            .is_some_and(|token| token.lists.begins_phrase())
        {
            continue;
        }
        if let Some((lists, to)) = lexicon::phrase(tokens, at) {
            phrases.push(Phrase {
                from: at,
                to,
                lists,
            });
            for token in tokens.get_mut(at..to).unwrap_or(&mut []) {
                token.phrased = true;
            }
        } else if let Some(token) = tokens.get_mut(at) {
            token.lists = token.lists.without_phrase();
        }
    }
}

impl<'a> Text<'a> {
    /// Splits `raw`.
    pub(crate) fn new(raw: &'a str) -> Self {
        let mut tokens = tokenize(raw);
        let mut phrases = Vec::new();
        let all = 0..tokens.len();
        find_phrases(&mut tokens, all, &mut phrases);
        Self::from_parts(raw, tokens, phrases)
    }

    /// A text that was split before.
    pub(crate) fn from_parts(raw: &'a str, tokens: Vec<Token>, phrases: Vec<Phrase>) -> Self {
        let capitals = tokens.iter().filter(|token| token.is_capital()).count();
        Self {
            raw,
            tokens,
            capitals,
            phrases,
        }
    }

    /// Its tokens and terms of several words.
    pub(crate) fn into_parts(self) -> (Vec<Token>, Vec<Phrase>) {
        (self.tokens, self.phrases)
    }

    /// The token at `at`.
    pub(crate) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The token `back` places before `at`.
    pub(crate) fn before(&self, at: usize, back: usize) -> Option<&Token> {
        self.tokens.get(at.checked_sub(back)?)
    }

    /// What the token at `at` says; empty past the ends.
    pub(crate) fn says(&self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .map_or("", |token| token.span.of(self.raw))
    }

    /// Whether the token at `at` is one of `words`, whatever its case and diacritics.
    pub(crate) fn is_one_of(&self, at: usize, words: Words) -> bool {
        self.token(at)
            .is_some_and(|token| token.is_word() && has(words, token.word))
    }

    /// The term of several words that begins at token `at`.
    pub(crate) fn phrase(&self, at: usize) -> Option<Phrase> {
        if !self.token(at)?.lists.begins_phrase() {
            return None;
        }
        self.phrases
            .binary_search_by_key(&at, |phrase| phrase.from)
            .ok()
            .and_then(|found| self.phrases.get(found))
            .copied()
    }

    /// The term of several words that token `at` is part of and that is in one of `lists`.
    pub(crate) fn phrase_over(&self, at: usize, lists: Lists) -> Option<Phrase> {
        if !self.token(at).is_some_and(|token| token.phrased) {
            return None;
        }
        // No term of the lists has more than a dozen words and marks.
        let past = self.phrases.partition_point(|phrase| phrase.from <= at);
        self.phrases
            .get(..past)?
            .iter()
            .rev()
            .take(12)
            .find(|phrase| phrase.to > at && phrase.lists.any(lists))
            .copied()
    }

    /// The lists of the word at `at`, and of the term of several words that begins there.
    pub(crate) fn lists(&self, at: usize) -> Lists {
        let word = self.token(at).map_or(Lists::NONE, |token| token.lists);
        if word.begins_phrase() {
            self.phrase(at).map_or(word, |phrase| word.or(phrase.lists))
        } else {
            word
        }
    }

    /// The span from token `from` up to and without token `to`.
    pub(crate) fn span(&self, from: usize, to: usize) -> Option<Span> {
        Some(Span::new(
            self.token(from)?.span.start,
            self.before(to, 1)?.span.end,
        ))
    }

    /// The longest term in one of `lists` that begins at `at`: the index of the token after it.
    pub(crate) fn listed(&self, at: usize, lists: Lists) -> Option<usize> {
        if let Some(phrase) = self.phrase(at).filter(|phrase| phrase.lists.any(lists)) {
            return Some(phrase.to);
        }
        self.token(at)
            .filter(|token| token.lists.any(lists))
            .map(|_| at + 1)
    }

    /// Whether neither letter nor digit touches `span` on either side.
    pub(crate) fn stands_alone(&self, span: Span) -> bool {
        let before = self
            .raw
            .get(..span.start)
            .and_then(|text| text.chars().next_back());
        let after = self
            .raw
            .get(span.end..)
            .and_then(|text| text.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    }

    /// The tokens before token `at` within reach of a label, nearest first. They may cross one line break,
    /// as in forms where the label stands above its value.
    pub(crate) fn label_reach(&self, at: usize) -> impl Iterator<Item = usize> {
        let from = self.token(at).map_or(0, |token| token.span.start);
        let mut breaks = 0;
        (0..at).rev().take_while(move |&before| {
            let Some(token) = self.token(before) else {
                return false;
            };
            breaks += usize::from(token.class == Class::Break);
            breaks < 2 && from - token.span.end <= LABEL_REACH
        })
    }

    /// Whether one of `words` (folded) stands within label reach before token `at`.
    pub(crate) fn label_before(&self, at: usize, words: Words) -> bool {
        self.label_reach(at)
            .any(|before| self.is_one_of(before, words))
    }

    /// Whether the token at `at` begins a sentence, a line or a quotation, so that its capital says nothing.
    pub(crate) fn begins_sentence(&self, at: usize) -> bool {
        match self.before(at, 1) {
            None => true,
            Some(token) => match token.class {
                Class::Break => true,
                Class::Mark(b'.') => !self.is_abbreviation(at.saturating_sub(2)),
                Class::Mark(mark) => {
                    matches!(
                        mark,
                        b'!' | b'?' | b':' | b'"' | b'-' | b'*' | b'|' | b';' | b'/' | 0
                    ) && !token.glued
                }
                _ => false,
            },
        }
    }

    /// Whether the token at `at` follows another on its line without a space.
    pub(crate) fn goes_on(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.glued)
            && self
                .before(at, 1)
                .is_some_and(|before| before.class != Class::Break)
    }

    /// Whether the word at `at` is a title, an initial or the like, whose dot does not end the sentence.
    fn is_abbreviation(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            token.is_word() && (token.span.len() <= 2 || token.lists.any(Lists::TITLE))
        })
    }

    /// The index of the token that holds byte `offset` or, between tokens, of the one after it.
    pub(crate) fn token_at_byte(&self, offset: usize) -> usize {
        // Tokens are spread evenly: a search in growing steps from the likely place reads less than one over all.
        let count = self.tokens.len();
        let before = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|token| token.span.end <= offset)
        };
        // In floating point, since the translation pays dearly for integers of 64 bits.
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a guess between zero and the number of tokens"
        )]
        let guess = (offset as f64 * count as f64 / (self.raw.len() as f64 + 1.0)) as usize;
        let guess = guess.min(count);
        let (mut low, mut high, mut step) = (guess, guess, 8);
        while low > 0 && !before(low - 1) {
            low = low.saturating_sub(step);
            step *= 2;
        }
        step = 8;
        while high < count && before(high) {
            high = (high + step).min(count);
            step *= 2;
        }
        low + self
            .tokens
            .get(low..high)
            .unwrap_or(&[])
            .partition_point(|token| token.span.end <= offset)
    }
}
