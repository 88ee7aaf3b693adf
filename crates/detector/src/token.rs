//! Splits a text into words, numbers and marks, once, for all recognizers.

use crate::fold::Folded;
use crate::lexicon::{self, Lists};
use crate::memo::Memo;
use crate::name_model;
use crate::report::Span;
use crate::word::{hash, hash_ascii};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Letters (with their combining marks).
    Word,
    /// ASCII digits.
    Number,
    /// One other visible character; its byte when it is ASCII (typographic quotes and dashes count as
    /// their ASCII form), else 0.
    Mark(u8),
    /// A line break.
    Break,
    /// A placeholder such as `[PERSOON 1]` that stands for a value already taken out.
    Placeholder,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `bakker`
    Lower,
    /// `Bakker`
    Capital,
    /// `BAKKER`, and a single capital
    Upper,
    /// `McDonald`, `iPad`
    Mixed,
}

/// A piece of text and what is known of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Where it stands, in bytes.
    pub(crate) span: Span,
    /// What it is made of.
    pub(crate) class: Class,
    /// How it is written; `Lower` for what is not a word.
    pub(crate) shape: Shape,
    /// Whether it follows the token before it without a space.
    pub(crate) glued: bool,
    /// Whether it is part of a listed term of several words.
    pub(crate) phrased: bool,
    /// The hash of the word or number in its folded form; 0 for what has none.
    pub(crate) word: u32,
    /// The lists that hold the word.
    pub(crate) lists: Lists,
    /// How much its letters speak for a name, in decibans, when no list holds it; else 0.
    pub(crate) letters: i16,
}

impl Token {
    pub(crate) fn is_word(&self) -> bool {
        self.class == Class::Word
    }

    /// A word that begins with a capital.
    pub(crate) fn is_capital(&self) -> bool {
        self.is_word() && self.shape != Shape::Lower
    }

    pub(crate) fn is_mark(&self, mark: u8) -> bool {
        self.class == Class::Mark(mark)
    }
}

/// What a byte of ASCII begins; other bytes begin a character that must be looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begin {
    Space,
    Break,
    Digit,
    Letter,
    Mark,
    Other,
}

static BEGINS: [Begin; 256] = {
    let mut table = [Begin::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "below 256")]
        #[expect(clippy::indexing_slicing, reason = "runs at compile time")]
        {
            table[byte] = match byte as u8 {
                b'\n' | b'\r' => Begin::Break,
                b' ' | 0x0b | 0x0c => Begin::Space,
                b'0'..=b'9' => Begin::Digit,
                b'a'..=b'z' | b'A'..=b'Z' => Begin::Letter,
                128.. => Begin::Other,
                _ => Begin::Mark,
            };
        }
        byte += 1;
    }
    table
};

fn begin(bytes: &[u8], at: usize) -> Option<Begin> {
    BEGINS.get(usize::from(*bytes.get(at)?)).copied()
}

/// Splits `text` into tokens; spaces are left out and show only as tokens that are not glued.
pub(crate) fn tokenize(text: &str) -> Vec<Token> {
    // Dutch prose has a token in about five bytes.
    let mut tokens = Vec::with_capacity(text.len() / 5 + 8);
    tokenize_part(text, Span::new(0, text.len()), usize::MAX, &mut tokens);
    tokens
}

/// The longest placeholder, in bytes, without its brackets: the farthest that a token is looked for.
pub(crate) const LONGEST_PLACEHOLDER: usize = 48;

/// Splits the `part` of `text`, which begins and ends where no token goes on; `previous_end` is the end of the token
/// before it. The tokens are put behind those in `tokens`.
pub(crate) fn tokenize_part(
    text: &str,
    part: Span,
    mut previous_end: usize,
    tokens: &mut Vec<Token>,
) {
    let bytes = text.as_bytes();
    let mut known = Memo::new(part.len());
    let mut start = part.start;
    while start < part.end
        && let Some(first) = begin(bytes, start)
    {
        let mut end = start + 1;
        let mut word = None;
        let class = match first {
            Begin::Space => {
                start = end;
                continue;
            }
            Begin::Break => Class::Break,
            Begin::Digit => {
                while begin(bytes, end) == Some(Begin::Digit) {
                    end += 1;
                }
                word = bytes.get(start..end).map(|digits| hash_ascii(digits).0);
                Class::Number
            }
            Begin::Letter => {
                while begin(bytes, end) == Some(Begin::Letter) {
                    end += 1;
                }
                if begin(bytes, end) == Some(Begin::Other) {
                    end = word_end(text, end);
                }
                Class::Word
            }
            Begin::Mark => match bytes.get(start) {
                Some(b'[') => match placeholder_end(text, start) {
                    Some(close) => {
                        end = close;
                        Class::Placeholder
                    }
                    None => Class::Mark(b'['),
                },
                Some(b'`') => Class::Mark(b'\''),
                // A tab parts the cells of a table, as a bar does.
                Some(b'\t') => Class::Mark(b'|'),
                mark => Class::Mark(mark.copied().unwrap_or(0)),
            },
            Begin::Other => {
                let Some(c) = text.get(start..).and_then(|rest| rest.chars().next()) else {
                    break;
                };
                end = start + c.len_utf8();
                match c {
                    '\u{2028}' | '\u{2029}' => Class::Break,
                    c if c.is_whitespace() => {
                        start = end;
                        continue;
                    }
                    c if c.is_alphabetic() => {
                        end = word_end(text, end);
                        Class::Word
                    }
                    '\u{2018}' | '\u{2019}' | '\u{b4}' => Class::Mark(b'\''),
                    '\u{201c}' | '\u{201d}' | '\u{201e}' => Class::Mark(b'"'),
                    '\u{2010}'..='\u{2015}' => Class::Mark(b'-'),
                    _ => Class::Mark(0),
                }
            }
        };
        let span = Span::new(start, end);
        let (shape, word, (lists, letters)) = if class == Class::Word {
            let said = span.of(text);
            let (shape, word) = shape_and_hash(said);
            let known = word.map_or((Lists::NONE, 0), |word| {
                known.get(word, |_| true, || look_up(word, said))
            });
            (shape, word, known)
        } else {
            (Shape::Lower, word, (Lists::NONE, 0))
        };
        tokens.push(Token {
            span,
            class,
            shape,
            glued: start == previous_end,
            phrased: false,
            word: word.unwrap_or(0),
            lists,
            letters,
        });
        previous_end = end;
        start = end;
    }
}

/// The lists that hold a word, and what its letters say when none does.
fn look_up(word: u32, said: &str) -> (Lists, i16) {
    let lists = lexicon::find(word);
    let letters = if lists.without_phrase() == Lists::NONE {
        name_model::nameness(said)
    } else {
        0
    };
    (lists, letters)
}

/// Where the word ends of which the part before `from` is known.
fn word_end(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or("");
    rest.find(|c| !continues_word(c))
        .map_or(text.len(), |length| from + length)
}

/// How a word is written, and its hash when it has a plain form.
fn shape_and_hash(word: &str) -> (Shape, Option<u32>) {
    if !word.is_ascii() {
        let hash = Folded::new(word).map(|folded| hash(folded.bytes()));
        return (shape(word), hash);
    }
    let (hash, lower, upper) = hash_ascii(word.as_bytes());
    let capital = word.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
    let shape = match (capital, lower, upper) {
        (false, _, false) => Shape::Lower,
        (true, false, _) => Shape::Upper,
        (true, true, false) => Shape::Capital,
        _ => Shape::Mixed,
    };
    (shape, Some(hash))
}

/// Combining marks, soft hyphens and zero-width characters do not end a word.
fn continues_word(c: char) -> bool {
    c.is_alphabetic()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first_upper = letters.next().is_some_and(char::is_uppercase);
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (first_upper, upper, lower) {
        (false, 0, _) => Shape::Lower,
        (true, _, 0) => Shape::Upper,
        (true, 0, _) => Shape::Capital,
        _ => Shape::Mixed,
    }
}

/// Where the placeholder that begins at `start` ends: `[`, capital words, a number, `]`.
fn placeholder_end(text: &str, start: usize) -> Option<usize> {
    let inner = text.get(start + 1..)?;
    let close = inner
        .bytes()
        .take(LONGEST_PLACEHOLDER)
        .position(|b| b == b']')?;
    let (label, number) = inner.get(..close)?.rsplit_once(' ')?;
    let is_label = !label.is_empty()
        && label
            .chars()
            .all(|c| c.is_uppercase() || matches!(c, ' ' | '-' | '/'));
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    (is_label && is_number).then_some(start + 1 + close + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(text: &str) -> Vec<(Class, &str)> {
        tokenize(text)
            .iter()
            .map(|token| (token.class, token.span.of(text)))
            .collect()
    }

    #[test]
    fn splits_letters_from_digits() {
        assert_eq!(
            classes("k12 58j."),
            [
                (Class::Word, "k"),
                (Class::Number, "12"),
                (Class::Number, "58"),
                (Class::Word, "j"),
                (Class::Mark(b'.'), "."),
            ]
        );
    }

    #[test]
    fn keeps_a_placeholder_whole() {
        assert_eq!(
            classes("[PERSOON 1] en [naam]"),
            [
                (Class::Placeholder, "[PERSOON 1]"),
                (Class::Word, "en"),
                (Class::Mark(b'['), "["),
                (Class::Word, "naam"),
                (Class::Mark(b']'), "]"),
            ]
        );
    }

    #[test]
    fn a_soft_hyphen_stays_inside_its_word() {
        assert_eq!(classes("Ja\u{ad}n"), [(Class::Word, "Ja\u{ad}n")]);
    }
}
