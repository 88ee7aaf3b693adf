//! Splits a text into words, numbers and marks, once, for all recognizers.

use crate::lexicon::{self, Lists};
use crate::report::Span;

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
    /// The lists that hold the word.
    pub(crate) lists: Lists,
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

/// Splits `text` into tokens; spaces are left out and show only as tokens that are not glued.
pub(crate) fn tokenize(text: &str) -> Vec<Token> {
    // Dutch prose has a token in about five bytes.
    let mut tokens = Vec::with_capacity(text.len() / 5 + 8);
    let mut chars = text.char_indices().peekable();
    let mut previous_end = usize::MAX;
    while let Some((start, c)) = chars.next() {
        let class = match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => Class::Break,
            '[' => match placeholder_end(text, start) {
                Some(end) => {
                    while chars.next_if(|&(at, _)| at < end).is_some() {}
                    Class::Placeholder
                }
                None => Class::Mark(b'['),
            },
            c if c.is_whitespace() => continue,
            '0'..='9' => {
                while chars.next_if(|(_, c)| c.is_ascii_digit()).is_some() {}
                Class::Number
            }
            c if c.is_alphabetic() => {
                while chars.next_if(|&(_, c)| continues_word(c)).is_some() {}
                Class::Word
            }
            '\u{2018}' | '\u{2019}' | '`' | '\u{b4}' => Class::Mark(b'\''),
            '\u{201c}' | '\u{201d}' | '\u{201e}' => Class::Mark(b'"'),
            '\u{2010}'..='\u{2015}' => Class::Mark(b'-'),
            c => Class::Mark(u8::try_from(c).ok().filter(u8::is_ascii).unwrap_or(0)),
        };
        let end = chars.peek().map_or(text.len(), |&(at, _)| at);
        let span = Span::new(start, end);
        let (shape, lists) = if class == Class::Word {
            let word = span.of(text);
            (shape(word), lexicon::look_up(word))
        } else {
            (Shape::Lower, Lists::NONE)
        };
        tokens.push(Token {
            span,
            class,
            shape,
            glued: start == previous_end,
            lists,
        });
        previous_end = end;
    }
    tokens
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
    let close = inner.bytes().take(48).position(|b| b == b']')?;
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
