//! Values of no fixed form that stand after their label: `P-204918`, `2024-00123`, `26L001122`, `592 278 8`.

use crate::label::Labels;
use crate::report::Span;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::word::words;

/// Letters in a row that still belong to a code: `WMO` in `8237-WMO-30943`.
const CODE_LETTERS: usize = 4;
/// Digits of a group that may stand apart from the groups beside it.
const GROUP_DIGITS: usize = 4;
const LONGEST: usize = 20;
/// No value has fewer digits.
const FEWEST_DIGITS: usize = 3;
/// Pieces of a value on each side of its first number.
const PIECES: usize = 8;

/// A value.
#[derive(Clone, Copy)]
pub(crate) struct Value {
    /// Its first token.
    pub(crate) first: usize,
    /// The token after it.
    pub(crate) to: usize,
    /// Where it stands.
    pub(crate) span: Span,
    /// How many digits it has.
    pub(crate) digits: usize,
    /// Whether letters belong to it.
    pub(crate) lettered: bool,
}

impl Value {
    /// The value of which the token at `at` is the first number. A label that is joined to it stays outside.
    pub(crate) fn read(text: &Text<'_>, at: usize, labels: &Labels) -> Option<Self> {
        let number = text.token(at)?;
        let alone = !number.glued
            && text
                .token(at + 1)
                .is_none_or(|next| !next.glued && next.class != Class::Number);
        if alone && number.span.len() < FEWEST_DIGITS {
            return None;
        }
        let mut first = at;
        let mut here = at;
        let mut lettered = false;
        for _ in 0..PIECES {
            if !text.token(here)?.glued {
                break;
            }
            let Some(before) = here.checked_sub(1) else {
                break;
            };
            let token = text.token(before)?;
            match token.class {
                // Its first number has asked.
                Class::Number => return None,
                Class::Word if is_code(token) && !labels.is_label(text, before) => {
                    first = before;
                    lettered = true;
                }
                Class::Mark(b'-' | b'.' | b'/' | b'_') => {}
                _ => break,
            }
            here = before;
        }
        let mut to = at + 1;
        let mut digits = number.span.len();
        for next in at + 1..at + PIECES {
            let Some(token) = text.token(next).filter(|token| token.glued) else {
                break;
            };
            match token.class {
                Class::Number => digits += token.span.len(),
                Class::Word if is_code(token) => lettered = true,
                Class::Mark(b'-' | b'.' | b'/' | b'_') => continue,
                _ => break,
            }
            to = next + 1;
        }
        let last = text.before(to, 1)?;
        // `5000ie`, `1500ml`: an amount.
        let amount = last.is_word() && last.shape == Shape::Lower;
        let span = text.span(first, to)?;
        let value = Self {
            first,
            to,
            span,
            digits,
            lettered,
        };
        (!amount && span.len() <= LONGEST && !value.is_date(text)).then_some(value)
    }

    /// The same value with the groups of digits that follow it a space away: only beside a clear label.
    pub(crate) fn with_groups(mut self, text: &Text<'_>) -> Self {
        let is_group = |token: &Token| {
            token.class == Class::Number && !token.glued && token.span.len() <= GROUP_DIGITS
        };
        if !text
            .before(self.to, 1)
            .is_some_and(|token| token.class == Class::Number && token.span.len() <= GROUP_DIGITS)
        {
            return self;
        }
        let (mut to, mut digits) = (self.to, self.digits);
        while let Some(token) = text.token(to).filter(|token| is_group(token)) {
            let gap = token.span.start - text.before(to, 1).map_or(0, |token| token.span.end);
            let next = text.token(to + 1);
            let closed = next.is_none_or(|next| {
                next.class == Class::Break
                    || (next.class == Class::Number && !next.glued)
                    || matches!(
                        next.class,
                        Class::Mark(b'.' | b',' | b';' | b':' | b')' | b'/' | b'-' | b'|')
                    )
            });
            // One digit before a word counts something: `patnr 1234 3 dagen`.
            let own = closed
                || (token.span.len() > 1
                    && next.is_some_and(|next| next.is_word() && !next.glued)
                    && !text.is_one_of(to + 1, UNITS));
            if gap > 2 || !own || digits + token.span.len() > 14 {
                break;
            }
            digits += token.span.len();
            to += 1;
        }
        if let Some(span) = text.span(self.first, to)
            && span.len() <= LONGEST
        {
            (self.to, self.span, self.digits) = (to, span, digits);
        }
        self
    }

    /// Whether it may be a telephone number, which comes first.
    pub(crate) fn is_dialled(&self, text: &Text<'_>) -> bool {
        self.digits == 10 && !self.lettered && self.span.of(text.raw).starts_with('0')
    }

    /// Whether a unit follows, or it is round, so that it counts something.
    pub(crate) fn is_amount(&self, text: &Text<'_>) -> bool {
        self.span.of(text.raw).ends_with("000") || text.is_one_of(self.to, UNITS)
    }

    /// `12-3-2026`, `2026-03-12`, `2026-03`, `2025-2026`
    fn is_date(&self, text: &Text<'_>) -> bool {
        let length = |at: usize| {
            text.token(self.first + at)
                .filter(|token| token.class == Class::Number)
                .map_or(0, |token| token.span.len())
        };
        let year = |at: usize| {
            length(at) == 4
                && text
                    .token(self.first + at)
                    .is_some_and(|token| token.span.of(text.raw).starts_with("20"))
        };
        match self.to - self.first {
            3 => year(0) && (length(2) <= 2 || year(2)),
            5 => matches!(
                (length(0), length(2), length(4)),
                (1 | 2, 1 | 2, 2 | 4) | (4, 1 | 2, 1 | 2)
            ),
            _ => false,
        }
    }
}

/// What follows an amount.
const UNITS: crate::word::Words = words![
    "mg", "g", "gram", "kg", "ml", "l", "liter", "cm", "mm", "m", "km", "keer", "maal", "x", "dd",
    "uur", "min", "minuten", "dagen", "dag", "weken", "week", "maanden", "maand", "jaar", "jr",
    "euro", "stuks", "procent", "ie", "mmol", "mmhg", "kcal", "graden", "pagina", "mensen",
    "stappen", "eenheden",
];

/// Whether the word at `at` makes the number before it an amount.
pub(crate) fn counts(text: &Text<'_>, at: usize) -> bool {
    text.is_one_of(at, UNITS)
}

/// Whether `word` ends in one of `endings`, whatever its case.
pub(crate) fn ends_in(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| {
        let tail = word.len().checked_sub(ending.len());
        tail.and_then(|from| word.as_bytes().get(from..))
            .is_some_and(|tail| tail.eq_ignore_ascii_case(ending.as_bytes()))
    })
}

fn is_code(token: &Token) -> bool {
    token.span.len() <= CODE_LETTERS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::labels;

    const LABELS: Labels = labels! { words: ["mrn"], subjects: ["pat"] };

    fn read(text: &str) -> Option<(String, usize)> {
        let text = Text::new(text);
        let at = text
            .tokens
            .iter()
            .position(|token| token.class == Class::Number)?;
        let value = Value::read(&text, at, &LABELS)?.with_groups(&text);
        Some((value.span.of(text.raw).to_owned(), value.digits))
    }

    #[test]
    fn reads_what_belongs_together() {
        for (text, value, digits) in [
            ("mrn P-204918 is", "P-204918", 6),
            ("mrn: 2024-00123.", "2024-00123", 9),
            ("mrn=26L001122&x", "26L001122", 8),
            ("mrn1234567", "1234567", 7),
            ("mrn-1234567", "1234567", 7),
            ("mrn 592 278 8\nReden", "592 278 8", 7),
            ("mrn 4471 902 883, en", "4471 902 883", 10),
            ("mrn 280 369 480 dekt", "280 369 480", 9),
            ("mrn 1234 3 dagen", "1234", 4),
            ("mrn 1234 20 mg", "1234", 4),
            ("mrn 26.6751.42 is", "26.6751.42", 8),
            ("mrn HF-435-NL, x", "HF-435-NL", 3),
            ("mrn 88123-formulier", "88123", 5),
        ] {
            assert_eq!(read(text), Some((value.to_owned(), digits)), "{text}");
        }
    }

    #[test]
    fn amounts_and_dates_are_no_values() {
        for text in [
            "mrn 5000ie",
            "mrn 12-3-2026",
            "mrn 2026-03-12",
            "mrn 2026-03",
            "mrn 2025/2026",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
