//! Values of no fixed form that stand after their label: `P-204918`, `2024-00123`, `26L001122`, `592 278 8`.

use crate::candidate::Candidate;
use crate::dial;
use crate::kind::Kind;
use crate::label::{self, Label, Labels};
use crate::numeral;
use crate::report::{Evidence, Span};
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::weights;
use crate::word::{Words, has, words};

/// Letters in a row that still belong to a code: `WMO` in `8237-WMO-30943`.
const CODE_LETTERS: usize = 4;
/// Digits of a group that may stand apart from the groups beside it.
const GROUP_DIGITS: usize = 4;
const LONGEST: usize = 20;
/// No value has fewer digits.
const FEWEST_DIGITS: usize = 3;
/// Pieces of a value on each side of its first number.
const PIECES: usize = 8;

/// From this many digits on a value is no count of something.
const MANY_DIGITS: usize = 5;
/// From this many digits on, other words may stand between a value and its label.
const DIGITS_APART: usize = 6;
/// Letters that begin a value, a space away: `HC 448213`.
const HEAD_LETTERS: usize = 3;

/// By what the values of a kind are known.
pub(crate) struct Rule {
    /// Labels with a word for number, or as clear as those.
    pub(crate) labels: Labels,
    /// Words behind which a value needs no word for number when it can be nothing else.
    pub(crate) direct: Labels,
    /// The fewest and the most digits that a value has.
    pub(crate) digits: (usize, usize),
}

impl Rule {
    /// Proposes the value of which the token at `at` is the first number, when something says whose it is.
    pub(crate) fn propose(
        &self,
        kind: &'static Kind,
        text: &Text<'_>,
        at: usize,
        proposals: &mut Vec<Candidate>,
    ) -> bool {
        if text.token(at).is_some_and(Token::is_word) {
            if let Some((span, _, count)) = dictated(text, at)
                && (self.digits.0..=self.digits.1).contains(&count)
                // Three are a day: `cliënt dertig negen eenenzestig`.
                && text.token_at_byte(span.end) - at > 3
                && (self.labels.is_apart(text, at)
                    || (count >= MANY_DIGITS && self.direct.is_beside(text, at))
                    || (self.direct.is_apart(text, at)
                        && at
                            .checked_sub(1)
                            .is_some_and(|word| text.is_one_of(word, words!["nummer", "nr"]))))
            {
                let evidence = &[weights::SHAPE, weights::LABEL];
                proposals.push(Candidate::new(kind, span, evidence));
            }
            return false;
        }
        let Some(value) = Value::read(text, at, &self.labels) else {
            return false;
        };
        let fits = |value: &Value| {
            // The shortest are believed behind the clearest labels.
            let short = self.digits.0 == 4 && self.labels.is_beside(text, value.first);
            let fewest = self.digits.0 - usize::from(value.lettered || short);
            (fewest..=self.digits.1).contains(&value.digits)
        };
        for value in [Some(value), value.with_head(text)].into_iter().flatten() {
            if self.labels.is_beside(text, value.first) {
                let value = value.with_groups(text).with_tail(text);
                // `4199 5572 1155 7132`: a card goes on.
                let goes_on = value.digits > 8
                    && text.token(value.to).is_some_and(|next| {
                        next.class == Class::Number && next.span.start - value.span.end <= 1
                    });
                if fits(&value) && !goes_on && !text.is_one_of(value.to, UNITS) {
                    proposals.push(if value.is_dialled(text) {
                        Candidate::new(kind, value.span, &[weights::SUBJECT_BEFORE])
                    } else {
                        Candidate::new(kind, value.span, &[weights::SHAPE]).labelled(Label::Beside)
                    });
                }
                return true;
            }
            // Capitals a space away part no groups from their label.
            let value = if text.token(value.first + 1).is_some_and(|next| !next.glued) {
                value.with_groups(text)
            } else {
                value
            };
            // `Pat. W. Pijl nr 5583017`
            if fits(&value)
                && !value.is_dialled(text)
                && word_before(text, value.first)
                    .is_some_and(|word| text.is_one_of(word, words!["nr", "nummer", "no"]))
                && self.direct.is_apart(text, value.first)
            {
                let evidence = &[weights::SHAPE, weights::LABEL];
                proposals.push(Candidate::new(kind, value.span, evidence));
                return true;
            }
            // `Dossier Fedris FBZ/0711.4402`
            let past_a_name = value
                .first
                .checked_sub(1)
                .filter(|&name| value.lettered && text.token(name).is_some_and(Token::is_capital));
            let direct = |first| self.direct.is_beside(text, first);
            // `CZ-29115507`
            let named = value.digits >= MANY_DIGITS
                && self.direct.is_label(text, value.first)
                && text
                    .token(value.first + 1)
                    .is_some_and(|joint| joint.is_mark(b'-'));
            if fits(&value)
                && value.is_code(text)
                && !value.is_count(text)
                && (named || direct(value.first) || past_a_name.is_some_and(direct))
            {
                proposals.push(
                    Candidate::new(kind, value.span, &[weights::SUBJECT_BEFORE])
                        .when(value.lettered, weights::SHAPE),
                );
                return true;
            }
        }
        let value = value.with_groups(text);
        if value.is_dialled(text) || !fits(&value) || is_compact_date(value.span.of(text.raw)) {
            return false;
        }
        let Some(evidence) = self.farther(text, &value) else {
            return false;
        };
        let counter = evidence.weight < weights::HEADING.weight
            && (label::is_another(text, value.first)
                || text.label_before(value.first, words!["bel", "belt", "bellen", "belde", "via"]));
        proposals.push(
            Candidate::new(kind, value.span, &[weights::SHAPE])
                .when(true, evidence)
                .when(counter, weights::COUNTER_WORD),
        );
        true
    }

    /// What names a value that has no label beside it.
    fn farther(&self, text: &Text<'_>, value: &Value) -> Option<Evidence> {
        let column = |labels: &Labels| labels.heads_column(text, value.first, value.to);
        if column(&self.labels) || (value.lettered && column(&self.direct)) {
            return Some(weights::HEADING);
        }
        let said = value.first.checked_sub(1);
        let told = said.is_some_and(|at| {
            text.is_one_of(at, words!["is"])
                || text.token(at).is_some_and(|mark| mark.is_mark(b':'))
        });
        let clear =
            value.digits + 2 * usize::from(value.lettered) + usize::from(told) >= DIGITS_APART;
        if !clear || !value.is_code(text) {
            return None;
        }
        if self.labels.is_apart(text, value.first) {
            return Some(weights::LABEL);
        }
        // `Verzekerd: Zilveren Kruis, 448213917`
        let long = value.digits > DIGITS_APART && !value.is_count(text);
        (self.labels.after(text, value.to) || (long && self.direct.is_apart(text, value.first)))
            .then_some(weights::LABEL_AFTER)
    }
}

/// The word before token `at`, past the marks that follow a label.
pub(crate) fn word_before(text: &Text<'_>, at: usize) -> Option<usize> {
    (at.saturating_sub(3)..at).rev().find(|&before| {
        !text
            .token(before)
            .is_some_and(|token| matches!(token.class, Class::Mark(b':' | b'.' | b'-' | b'(')))
    })
}

/// A number below a thousand in words, as digits are read out: one by one or in pairs.
pub(crate) fn is_digit_in_words(word: &Token, said: &str) -> bool {
    const DIGITS: Words = words![
        "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
        "elf", "twaalf"
    ];
    has(DIGITS, word.word)
        || (matches!(said.as_bytes(), [.., b'i', b'g'] | [.., b'e', b'n'])
            && numeral::read(said).is_some())
}

/// Digits read out from token `at`, `vier vier acht nul`, that a word for number or a label stands before.
pub(crate) fn dictated(text: &Text<'_>, at: usize) -> Option<(Span, [u8; 16], usize)> {
    let is_digit = |at: usize| {
        text.token(at)
            .is_some_and(|token| token.is_word() && is_digit_in_words(token, text.says(at)))
    };
    if !is_digit(at) || !is_digit(at + 1) || at.checked_sub(1).is_some_and(is_digit) {
        return None;
    }
    dial::spoken(text, at, 14)
}

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
        // `5000ie`, `1500ml`: an amount; `ZH-66120-b` is none.
        let headed = text.token(first).is_some_and(Token::is_word)
            && text
                .before(to, 2)
                .is_some_and(|mark| !mark.is_word() && mark.class != Class::Number);
        let amount = last.is_word() && last.shape == Shape::Lower && !headed;
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

    /// The same value with the capitals before it a space away: only beside a clear label.
    pub(crate) fn with_head(mut self, text: &Text<'_>) -> Option<Self> {
        self.first = self.first.checked_sub(1)?;
        let head = text.token(self.first)?;
        let number = text.token(self.first + 1)?;
        let fits = head.shape == Shape::Upper
            && head.span.len() <= HEAD_LETTERS
            && !number.glued
            && number.span.start - head.span.end == 1;
        self.span = text.span(self.first, self.to)?;
        self.lettered = true;
        fits.then_some(self)
    }

    /// The same with the capital after it a space away: `A 7731 B`.
    fn with_tail(mut self, text: &Text<'_>) -> Self {
        let tail = text.token(self.to);
        if self.lettered
            && tail.is_some_and(|tail| {
                tail.shape == Shape::Upper
                    && tail.span.len() == 1
                    && tail.span.start - self.span.end == 1
            })
            && let Some(span) = text.span(self.first, self.to + 1)
        {
            (self.to, self.span) = (self.to + 1, span);
        }
        self
    }

    /// Whether it looks like the number of a thing and not like a count, a day or a version.
    pub(crate) fn is_code(&self, text: &Text<'_>) -> bool {
        let said = self.span.of(text.raw);
        let capital = said.bytes().any(|byte| byte.is_ascii_uppercase());
        // Four groups with dots are an address of the network.
        (self.digits >= MANY_DIGITS || (self.lettered && capital))
            && (self.lettered || said.bytes().filter(|&byte| byte == b'.').count() < 3)
            && !self.is_amount(text)
            && !is_compact_date(said)
    }

    /// Whether it may count something, `12500 verzekerden`, or be a version, `6.3.12345`.
    pub(crate) fn is_count(&self, text: &Text<'_>) -> bool {
        let said = self.span.of(text.raw);
        let counted = !said.contains(['-', '/'])
            && text.token(self.to).is_some_and(|next| {
                next.shape == Shape::Lower
                    && next.is_word()
                    && next.span.len() > 4
                    && next.span.of(text.raw).ends_with(['n', 's'])
            });
        // `2019.0447` and `0099.31.8` are none.
        let version = said.find('.').is_some_and(|dot| dot < 3)
            && said
                .split('.')
                .enumerate()
                .any(|(place, group)| group.len() > 3 || (place > 0 && group.len() < 3));
        !self.lettered && (said.ends_with("00") || counted || version)
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
        // `4.18.2267` is no date and yet no value: a version.
        let below = |at: usize, most: u8| {
            (self.span.of(text.raw).contains('.') && length(0) < 2)
                || text
                    .says(self.first + at)
                    .parse()
                    .is_ok_and(|number: u8| number <= most)
        };
        match self.to - self.first {
            3 => {
                (year(0) && (length(2) <= 2 || year(2)))
                    || (year(2) && (1..3).contains(&length(0)) && below(0, 12))
            }
            5 => match (length(0), length(2), length(4)) {
                (1 | 2, 1 | 2, 2 | 4) => below(0, 31) && below(2, 12),
                (4, 1 | 2, 1 | 2) => below(2, 12) && below(4, 31),
                _ => false,
            },
            _ => false,
        }
    }
}

/// `20260312`, `12032026`
pub(crate) fn is_compact_date(said: &str) -> bool {
    let part = |from: usize, to: usize| {
        said.get(from..to)
            .and_then(|part| part.parse::<u16>().ok())
            .unwrap_or(0)
    };
    let fits = |year: u16, month: u16, day: u16| {
        (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
    };
    said.len() == 8
        && (fits(part(0, 4), part(4, 6), part(6, 8)) || fits(part(4, 8), part(2, 4), part(0, 2)))
}

/// What follows an amount.
const UNITS: Words = words![
    "mg",
    "g",
    "gram",
    "kg",
    "ml",
    "l",
    "liter",
    "cm",
    "mm",
    "m",
    "km",
    "keer",
    "maal",
    "x",
    "dd",
    "uur",
    "min",
    "minuten",
    "dagen",
    "dag",
    "weken",
    "week",
    "maanden",
    "maand",
    "jaar",
    "jr",
    "euro",
    "stuks",
    "procent",
    "ie",
    "mmol",
    "mmhg",
    "kcal",
    "graden",
    "pagina",
    "mensen",
    "stappen",
    "ng",
    "pg",
    "iu",
    "u",
    "mcg",
    "nmol",
    "pmol",
    "kopieen",
    "bezoekers",
    "personen",
    "eenheden",
];

/// Whether the word at `at` makes the number before it an amount.
pub(crate) fn counts(text: &Text<'_>, at: usize) -> bool {
    text.is_one_of(at, UNITS)
}

/// Whether `word` ends in one of `endings`, whatever its case.
pub(crate) fn ends_in(word: &str, endings: &[&str]) -> bool {
    let Some((last, _)) = word.as_bytes().split_last() else {
        return false;
    };
    endings.iter().any(|ending| {
        // Most are turned away by their last letter.
        let same = |end: &u8| end.eq_ignore_ascii_case(last);
        let tail = word.len().checked_sub(ending.len());
        ending.as_bytes().last().is_some_and(same)
            && tail
                .and_then(|from| word.as_bytes().get(from..))
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
