//! Dates as people write them: `12-3-1958`, `1958-03-12`, `19580312`, `12 mrt '58`, `twaalf maart
//! negentienachtenvijftig`. Code instead of a pattern: the names of the months make a large table.

use crate::lexicon::Lists;
use crate::numeral;
use crate::report::Span;
use crate::text::Text;
use crate::token::Class;
use crate::word::{Words, words};

/// Names of the months: Dutch, English, French and German, whole and shortened; Turkish, Polish and Spanish whole,
/// but those that are first names or food.
const MONTHS: [Words; 12] = [
    words![
        "januari", "jan", "january", "janvier", "januar", "ocak", "stycznia", "enero"
    ],
    words![
        "februari", "feb", "febr", "february", "fevrier", "februar", "subat", "lutego", "febrero"
    ],
    words![
        "maart", "mrt", "maa", "mar", "march", "mars", "marz", "mart", "marca", "marzo"
    ],
    words!["april", "apr", "avril", "nisan", "kwietnia", "abril"],
    words!["mei", "may", "mai", "mayis"],
    words!["juni", "jun", "june", "juin", "haziran", "czerwca", "junio"],
    words!["juli", "jul", "july", "juillet", "temmuz", "lipca"],
    words![
        "augustus", "aug", "august", "aout", "agustos", "sierpnia", "agosto"
    ],
    words![
        "september",
        "sep",
        "sept",
        "septembre",
        "eylul",
        "wrzesnia",
        "septiembre"
    ],
    words![
        "oktober",
        "okt",
        "october",
        "oct",
        "octobre",
        "ekim",
        "pazdziernika",
        "octubre"
    ],
    words![
        "november",
        "nov",
        "novembre",
        "kasim",
        "listopada",
        "noviembre"
    ],
    words![
        "december",
        "dec",
        "decembre",
        "dezember",
        "dez",
        "aralik",
        "grudnia",
        "diciembre"
    ],
];
/// What follows a number that is no year.
const AMOUNTS: Words = words![
    "uur", "u", "h", "mg", "ml", "keer", "x", "personen", "mensen", "dagen", "weken", "euro",
];

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `12-3-1958`
    Digits,
    /// `12 maart 1958`
    Named,
    /// `twaalf maart 1958`
    Spelt,
    /// `19580312`: could be anything without a label.
    Compact,
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Date {
    pub(crate) span: Span,
    /// Its first token.
    pub(crate) from: usize,
    /// The token after it.
    pub(crate) to: usize,
    pub(crate) form: Form,
    /// The year; of two digits only those that must lie in the last century say which.
    pub(crate) year: Option<u16>,
    /// Digits of the year as written.
    pub(crate) year_digits: u8,
}

/// The date that begins with the number at `at`, or with the number in words before the month at `at`.
pub(crate) fn read(text: &Text<'_>, at: usize) -> Option<Date> {
    let token = text.token(at)?;
    let date = match (token.class, token.span.len()) {
        (Class::Number, 8) => compact(text, at),
        (Class::Number, 6) => short_compact(text, at),
        (Class::Number, 4) => year_first(text, at),
        (Class::Number, 1 | 2) => digits(text, at).or_else(|| named(text, at)),
        (Class::Word, _) => spelt(text, at),
        _ => None,
    }?;
    let date = with_misread_head(text, date);
    (text.stands_alone(date.span) && !is_inside_a_number(text, &date)).then_some(date)
}

/// A scanner takes the first digit of the day for a letter: `l4 maart 2025`.
fn with_misread_head(text: &Text<'_>, mut date: Date) -> Date {
    let head = text
        .before(date.from, 1)
        .filter(|_| date.form == Form::Named && text.token(date.from).is_some_and(|day| day.glued))
        .filter(|head| matches!(head.span.of(text.raw), "l" | "I" | "O" | "o"));
    if let Some(head) = head {
        date.span = Span::new(head.span.start, date.span.end);
        date.from -= 1;
    }
    date
}

/// The date in digits that a scanner took for letters, of which the token at `at` is the first number: `l2-O3-1958`,
/// `O2 08 1961`.
pub(crate) fn misread(text: &Text<'_>, at: usize) -> Option<Date> {
    let token = text.token(at)?;
    let glued = text
        .before(at, 1)
        .filter(|before| token.glued && before.is_word() && before.span.len() <= 2);
    let from = at - usize::from(glued.is_some());
    let start = glued.unwrap_or(token).span.start;
    if token.span.len() > 2 && glued.is_none() {
        return None;
    }
    let mut numbers = [0_u16; 3];
    let mut lengths = [0_u8; 3];
    let (mut part, mut end, mut gap) = (0, start, false);
    for c in text.raw.get(start..)?.chars().take(14) {
        let digit = match c {
            '0'..='9' => c.to_digit(10),
            'l' | 'I' | '|' => Some(1),
            'O' | 'o' => Some(0),
            'S' => Some(5),
            'B' => Some(8),
            '-' | '/' | '.' | ' ' => None,
            _ => break,
        };
        match digit.and_then(|digit| u16::try_from(digit).ok()) {
            Some(digit) => {
                if gap {
                    part += 1;
                    gap = false;
                }
                let (Some(number), Some(length)) = (numbers.get_mut(part), lengths.get_mut(part))
                else {
                    break;
                };
                if *length == 4 {
                    return None;
                }
                *number = *number * 10 + digit;
                *length += 1;
                end += 1;
            }
            None if part == 2 || gap => break,
            None => {
                gap = true;
                end += 1;
            }
        }
    }
    let ([day, month, year], [1..=2, 1..=2, 4]) = (numbers, lengths) else {
        return None;
    };
    let to = text.token_at_byte(end);
    let mut date = make(
        text,
        (from, to),
        Form::Digits,
        (day, month),
        (Some(year), 4),
    )?;
    date.span = Span::new(start, end);
    text.stands_alone(date.span).then_some(date)
}

/// The month that the word at `at` names.
fn month(text: &Text<'_>, at: usize) -> Option<u16> {
    let token = text.token(at).filter(|token| token.is_word())?;
    (1..)
        .zip(MONTHS)
        .find(|(_, names)| names.contains(&token.word))
        .map(|(month, _)| month)
}

fn number(text: &Text<'_>, at: usize) -> Option<u16> {
    text.token(at)
        .filter(|token| token.class == Class::Number && token.span.len() <= 4)?;
    text.says(at).parse().ok()
}

/// The sign between the parts of a date at `at`, at most a space from either: its byte and the token after it.
fn joint(text: &Text<'_>, at: usize) -> Option<(u8, usize)> {
    let (before, mark, after) = (text.before(at, 1)?, text.token(at)?, text.token(at + 1)?);
    let Class::Mark(sign @ (b'-' | b'/' | b'.')) = mark.class else {
        return None;
    };
    let near = mark.span.start - before.span.end <= 1 && after.span.start - mark.span.end <= 1;
    near.then_some((sign, at + 1))
}

fn compact(text: &Text<'_>, at: usize) -> Option<Date> {
    let said = text.says(at);
    let part = |from, to| said.get(from..to)?.parse::<u16>().ok();
    let (day, month, year) = if said.starts_with("19") || said.starts_with("20") {
        (part(6, 8)?, part(4, 6)?, part(0, 4)?)
    } else {
        (part(0, 2)?, part(2, 4)?, part(4, 8)?)
    };
    make(
        text,
        (at, at + 1),
        Form::Compact,
        (day, month),
        (Some(year), 4),
    )
}

/// `140566`
fn short_compact(text: &Text<'_>, at: usize) -> Option<Date> {
    let said = text.says(at);
    let part = |from, to| said.get(from..to)?.parse::<u16>().ok();
    let (day, month, year) = (part(0, 2)?, part(2, 4)?, part(4, 6)?);
    make(
        text,
        (at, at + 1),
        Form::Compact,
        (day, month),
        (century(year), 2),
    )
}

fn year_first(text: &Text<'_>, at: usize) -> Option<Date> {
    let (first, second_at) = joint(text, at + 1)?;
    let (second, third_at) = joint(text, second_at + 1)?;
    if first != second {
        return None;
    }
    let (month, day) = (number(text, second_at)?, number(text, third_at)?);
    make(
        text,
        (at, third_at + 1),
        Form::Digits,
        (day, month),
        (number(text, at), 4),
    )
}

/// `12-3-1958`, `12/3`
fn digits(text: &Text<'_>, at: usize) -> Option<Date> {
    let day = number(text, at)?;
    let (sign, second_at) = joint(text, at + 1)?;
    if let Some(month) = month(text, second_at) {
        // `14-Aug-1969`
        let (year, to) = year_after(text, second_at + 1);
        return make(text, (at, to), Form::Named, (day, month), year);
    }
    let month = number(text, second_at).filter(|_| text.says(second_at).len() <= 2)?;
    let with_year = joint(text, second_at + 1)
        .filter(|&(second, _)| second == sign)
        .and_then(|(_, year_at)| year_at_token(text, year_at));
    let ((year, length), to) = match with_year {
        Some((year, to)) => (year, to),
        None => ((None, 0), second_at + 1),
    };
    make(text, (at, to), Form::Digits, (day, month), (year, length))
}

/// `12 maart 1958`, `9e april 1961`
fn named(text: &Text<'_>, at: usize) -> Option<Date> {
    let day = number(text, at)?;
    let ordinal = text.token(at + 1).is_some_and(|token| token.glued)
        && text.is_one_of(at + 1, words!["e", "de", "ste"]);
    let month_at = at + 1 + usize::from(ordinal);
    let month = month(text, month_at)?;
    let (year, to) = year_after(text, month_at + 1);
    make(text, (at, to), Form::Named, (day, month), year)
}

/// `twaalf maart 1958`, asked at the month.
fn spelt(text: &Text<'_>, month_at: usize) -> Option<Date> {
    let day_at = month_at.checked_sub(1)?;
    text.token(day_at).filter(|token| token.is_word())?;
    let day = numeral::day(text.says(day_at))?;
    let (year, to) = year_after(text, month_at + 1);
    make(
        text,
        (day_at, to),
        Form::Spelt,
        (day, month(text, month_at)?),
        year,
    )
}

/// The year at `at` after the name of a month, and the token after it; none when none is written.
fn year_after(text: &Text<'_>, at: usize) -> ((Option<u16>, u8), usize) {
    let dot = usize::from(
        text.token(at)
            .is_some_and(|dot| dot.is_mark(b'.') && dot.glued)
            && text
                .token(at + 1)
                .is_some_and(|next| next.class == Class::Number || next.is_mark(b'\'')),
    );
    let hyphen = usize::from(
        text.token(at)
            .is_some_and(|mark| mark.is_mark(b'-') && mark.glued),
    );
    let year_at = at + dot.max(hyphen);
    let two = year_at_token(text, year_at).filter(|((_, length), to)| {
        let amount = text.is_one_of(*to, AMOUNTS)
            || (text.token(*to).is_some_and(|mark| {
                mark.glued && matches!(mark.class, Class::Mark(b':' | b'.' | b',' | b'/' | b'%'))
            }) && text
                .token(*to + 1)
                .is_some_and(|next| next.glued && next.class == Class::Number));
        *length == 4 || !amount
    });
    if let Some(found) = two {
        return found;
    }
    if text
        .token(year_at)
        .is_some_and(|token| token.is_word() && token.span.len() >= 6)
        && let Some(found) = spelt_year(text, year_at, false)
    {
        return found;
    }
    ((None, 0), at)
}

/// A year of four or two digits at `at`, the latter perhaps after an apostrophe, and the token after it.
fn year_at_token(text: &Text<'_>, at: usize) -> Option<((Option<u16>, u8), usize)> {
    let quote = usize::from(text.token(at).is_some_and(|token| token.is_mark(b'\'')));
    let value = number(text, at + quote)?;
    let to = at + quote + 1;
    match text.says(at + quote).len() {
        4 => Some(((Some(value), 4), to)),
        2 => Some(((century(value), 2), to)),
        _ => None,
    }
}

/// Of two digits only those that must lie in the last century say which year it is.
fn century(year: u16) -> Option<u16> {
    Some(1900 + year).filter(|_| year >= 30)
}

/// `elf elf tweeëntachtig`, dictated, asked at its first word.
pub(crate) fn dictated(text: &Text<'_>, at: usize) -> Option<Date> {
    let day = numeral::day(text.says(at))?;
    let month = numeral::day(text.says(at + 1))?;
    let ((year, digits), to) = spelt_year(text, at + 2, true)?;
    make(text, (at, to), Form::Spelt, (day, month), (year, digits))
}

/// A year in words at `at`, whole or, where it is `sure` or nothing follows that it counts, without its century, and the
/// token after it.
fn spelt_year(text: &Text<'_>, at: usize, sure: bool) -> Option<((Option<u16>, u8), usize)> {
    if let Some(year) = numeral::year(text.says(at)) {
        return Some(((Some(year), 4), at + 1));
    }
    let said = text.says(at);
    // `negentien achtenvijftig`
    let century_said = match said.to_ascii_lowercase().as_str() {
        "negentien" | "negentienhonderd" => Some(1900),
        "tweeduizend" => Some(2000),
        _ => None,
    };
    if let Some(century) = century_said
        && let Some(rest) = numeral::read(text.says(at + 1)).filter(|rest| *rest < 100)
    {
        return Some(((Some(century + rest), 4), at + 2));
    }
    let counts = text
        .token(at + 1)
        .is_some_and(|next| next.is_word() && !next.lists.any(Lists::FUNCTION));
    numeral::read(said)
        .filter(|&year| (20..100).contains(&year) && (sure || !counts))
        .map(|year| ((century(year), 2), at + 1))
}

fn make(
    text: &Text<'_>,
    (from, to): (usize, usize),
    form: Form,
    (day, month): (u16, u16),
    (year, year_digits): (Option<u16>, u8),
) -> Option<Date> {
    let exists = (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && (day < 31 || !matches!(month, 2 | 4 | 6 | 9 | 11))
        && (day < 30 || month != 2)
        && year.is_none_or(|year| (1890..=2100).contains(&year));
    exists.then_some(Date {
        span: text.span(from, to)?,
        from,
        to,
        form,
        year,
        year_digits,
    })
}

/// Versions and amounts go on where a date ends.
fn is_inside_a_number(text: &Text<'_>, date: &Date) -> bool {
    let span = date.span;
    // After a whole year a comma parts columns.
    let columns = date.year_digits == 4 && date.form == Form::Digits;
    let digit_at = |at: Option<usize>| {
        at.and_then(|at| text.raw.as_bytes().get(at))
            .is_some_and(u8::is_ascii_digit)
    };
    let sign_at = |at: Option<usize>| {
        at.and_then(|at| text.raw.as_bytes().get(at))
            .is_some_and(|byte| matches!(byte, b'.' | b'-' | b'/') || *byte == b',' && !columns)
    };
    (sign_at(Some(span.end)) && digit_at(Some(span.end + 1)))
        || (sign_at(span.start.checked_sub(1)) && digit_at(span.start.checked_sub(2)))
}

/// Whether the token at `at` is part of another date or a long number, beyond which no label reaches.
pub(crate) fn bars_labels(text: &Text<'_>, at: usize) -> bool {
    let joined = |at: usize| {
        text.token(at)
            .is_some_and(|mark| mark.glued && matches!(mark.class, Class::Mark(b'-' | b'/' | b'.')))
            && text
                .token(at + 1)
                .is_some_and(|next| next.glued && next.class == Class::Number)
    };
    text.token(at).is_some_and(|token| {
        (token.class == Class::Number && (token.span.len() >= 4 || joined(at + 1)))
            || (token.lists.any(Lists::MONTH)
                && at
                    .checked_sub(1)
                    .and_then(|day| number(text, day))
                    .is_some())
    })
}
