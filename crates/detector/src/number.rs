//! Numbers of a fixed length, written together or in groups: `999900006`, `9999 00 006`, `9999.00.006`.
//!
//! One reader for all kinds, so that a number with one digit too many is the same to each of them.

use crate::report::Span;
use crate::text::Text;
use crate::token::{Class, Token};
use crate::value;

/// The widest gap between two groups, in characters: scanned paper gives double spaces.
const WIDEST_GAP: usize = 3;

/// The most digits that a kind asks for: those of a payment card.
const MOST_DIGITS: usize = 19;

/// A number of as many digits as its kind has.
pub(crate) struct Number {
    digits: [u8; MOST_DIGITS],
    length: usize,
    /// Where it stands, from its first digit to its last.
    pub(crate) span: Span,
    /// The token after it.
    pub(crate) to: usize,
    /// How many digits each group has.
    groups: [u8; MOST_DIGITS],
    count: usize,
    glued: bool,
    crowded: bool,
}

impl Number {
    /// The number of `length` digits that begins at token `at` and is not part of a longer run of digits or letters.
    pub(crate) fn read(text: &Text<'_>, at: usize, length: usize) -> Option<Self> {
        if text.token(at)?.is_word() {
            return Self::dictated(text, at).filter(|number| number.length == length);
        }
        let number = Self::read_head(text, at, length)?;
        let next = |ahead: usize| text.token(number.to + ahead).filter(|token| token.glued);
        let goes_on = next(0).is_some_and(|token| {
            token.is_word()
                || (is_joint(token) && next(1).is_some_and(|token| token.class == Class::Number))
        });
        (!goes_on).then_some(number)
    }

    /// The same with anything after it.
    pub(crate) fn read_head(text: &Text<'_>, at: usize, length: usize) -> Option<Self> {
        let first = text.token(at)?;
        // Most numbers of a text have another length: they are turned away before anything is copied.
        let group = first.span.len();
        if group > length
            || (group < length && next_group(text, at).is_none())
            || begins_inside(text, at)
        {
            return None;
        }
        let mut digits = [0; MOST_DIGITS];
        let mut groups = [0; MOST_DIGITS];
        let mut read = 0;
        let mut count = 0;
        let mut last = at;
        let end = loop {
            let span = text.token(last)?.span;
            for (place, byte) in digits.iter_mut().skip(read).zip(span.of(text.raw).bytes()) {
                *place = byte - b'0';
            }
            *groups.get_mut(count)? = u8::try_from(span.len()).ok()?;
            count += 1;
            read += span.len();
            if read == length {
                break span.end;
            }
            if read > length {
                return None;
            }
            last = next_group(text, last)?;
        };
        let spaced_before = at
            .checked_sub(1)
            .is_some_and(|before| is_number(text, before) && is_gap(text, before));
        let spaced_after = is_number(text, last + 1) && is_gap(text, last);
        Some(Self {
            digits,
            length,
            span: Span::new(first.span.start, end),
            to: last + 1,
            groups,
            count,
            glued: first.glued && text.before(at, 1).is_some_and(Token::is_word),
            crowded: spaced_before || spaced_after,
        })
    }

    /// The number that is read out from token `at`.
    fn dictated(text: &Text<'_>, at: usize) -> Option<Self> {
        let (span, spoken, length) = value::dictated(text, at)?;
        let mut digits = [0; MOST_DIGITS];
        digits.get_mut(..spoken.len())?.copy_from_slice(&spoken);
        Some(Self {
            digits,
            length: length.min(spoken.len()),
            span,
            to: text.token_at_byte(span.end),
            groups: [1; MOST_DIGITS],
            count: length,
            glued: false,
            crowded: false,
        })
    }

    /// Its digits.
    pub(crate) fn digits(&self) -> &[u8] {
        self.digits.get(..self.length).unwrap_or(&[])
    }

    /// Whether its digits stand together.
    pub(crate) fn is_together(&self) -> bool {
        self.count == 1
    }

    /// Whether it is written in groups of these lengths.
    pub(crate) fn is_grouped(&self, lengths: &[u8]) -> bool {
        self.groups.get(..self.count) == Some(lengths)
    }

    /// Whether a letter stands right before it.
    pub(crate) fn is_glued(&self) -> bool {
        self.glued
    }

    /// Whether no other number stands a space away, which may belong to it.
    pub(crate) fn is_apart(&self) -> bool {
        !self.crowded
    }

    /// The sum of its digits, each times its weight.
    pub(crate) fn weigh(&self, weights: &[i32]) -> i32 {
        self.digits()
            .iter()
            .zip(weights)
            .map(|(&digit, weight)| i32::from(digit) * weight)
            .sum()
    }

    /// The number that the first `length` digits spell.
    pub(crate) fn head(&self, length: usize) -> u64 {
        self.part(0, length)
    }

    /// The number that `length` digits spell from digit `from` on.
    pub(crate) fn part(&self, from: usize, length: usize) -> u64 {
        self.digits()
            .iter()
            .skip(from)
            .take(length)
            .fold(0, |sum, &digit| sum * 10 + u64::from(digit))
    }

    /// The check of payment cards: every second digit from the right twice, its digits added.
    pub(crate) fn passes_luhn(&self) -> bool {
        let sum: u32 = self
            .digits()
            .iter()
            .rev()
            .zip([1, 2].into_iter().cycle())
            .map(|(&digit, factor)| {
                let product = u32::from(digit) * factor;
                product / 10 + product % 10
            })
            .sum();
        sum.is_multiple_of(10)
    }
}

fn is_number(text: &Text<'_>, at: usize) -> bool {
    text.token(at)
        .is_some_and(|token| token.class == Class::Number)
}

/// A mark that joins the groups of one number.
fn is_joint(token: &Token) -> bool {
    matches!(token.class, Class::Mark(b'-' | b'.'))
}

/// The next group of the number of which the token at `at` is one.
fn next_group(text: &Text<'_>, at: usize) -> Option<usize> {
    let next = text.token(at + 1)?;
    if next.class == Class::Number {
        return is_gap(text, at).then_some(at + 1);
    }
    let group = text.token(at + 2)?;
    let joined = is_joint(next)
        && group.class == Class::Number
        && next.glued == group.glued
        && (next.glued || (is_gap(text, at) && is_gap(text, at + 1)));
    joined.then_some(at + 2)
}

/// Whether only a few spaces stand between token `at` and the next. A tab parts columns.
fn is_gap(text: &Text<'_>, at: usize) -> bool {
    let (Some(before), Some(after)) = (text.token(at), text.token(at + 1)) else {
        return false;
    };
    let between = Span::new(before.span.end, after.span.start).of(text.raw);
    !between.is_empty()
        && between
            .chars()
            .enumerate()
            .all(|(count, c)| count < WIDEST_GAP && matches!(c, ' ' | '\u{a0}' | '\u{202f}'))
}

/// Whether the token at `at` goes on with a number before it, or with a plus sign.
fn begins_inside(text: &Text<'_>, at: usize) -> bool {
    let glued = |at: usize| text.token(at).is_some_and(|token| token.glued);
    let Some(mark) = at.checked_sub(1).filter(|_| glued(at)) else {
        return false;
    };
    text.token(mark).is_some_and(|token| {
        token.is_mark(b'+')
            || (is_joint(token)
                && token.glued
                && mark.checked_sub(1).is_some_and(|at| is_number(text, at)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, length: usize) -> Option<String> {
        let text = Text::new(text);
        let at = text
            .tokens
            .iter()
            .position(|token| token.class == Class::Number)?;
        Number::read(&text, at, length).map(|number| number.span.of(text.raw).to_owned())
    }

    #[test]
    fn reads_groups_of_any_length() {
        for number in [
            "999900006",
            "9999 00 006",
            "9999.00.006",
            "999-900-006",
            "9999  00  006",
            "9999 - 00 - 006",
            "9999\u{a0}00\u{a0}006",
            "9 9 9 9 0 0 0 0 6",
        ] {
            assert_eq!(
                read(&format!("bsn {number}, zei hij"), 9).as_deref(),
                Some(number)
            );
        }
    }

    #[test]
    fn one_digit_more_or_less_is_another_number() {
        for text in [
            "9999 00 00",
            "9999 00 0061",
            "9999000061",
            "999900006-12",
            "999900006.5",
            "999900006B01",
            "+999900006",
            "9999\t00006",
            "9999 -00006",
            "9999\n00006",
        ] {
            assert_eq!(read(text, 9), None, "{text}");
        }
    }

    #[test]
    fn knows_what_stands_beside_it() {
        let text = Text::new("agb 0104 2119 7");
        let number = Number::read(&text, 1, 8).unwrap();
        assert!(!number.is_apart() && !number.is_together());
        let text = Text::new("agb01042119 x");
        let number = Number::read(&text, 1, 8).unwrap();
        assert!(number.is_apart() && number.is_together() && number.is_glued());
    }

    #[test]
    fn luhn_knows_the_published_test_cards() {
        let passes = |text: &str| {
            let text = Text::new(text);
            Number::read(&text, 0, 16).is_some_and(|number| number.passes_luhn())
        };
        assert!(passes("4111111111111111") && passes("5555 5555 5555 4444"));
        assert!(!passes("4111111111111112"));
    }
}
