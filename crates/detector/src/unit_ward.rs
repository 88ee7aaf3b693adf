//! Wards by their codes: `afd. C5`, `Unit: 9 West`, `op 4 Noord`.

use crate::text::Text;
use crate::token::{Class, Token};
use crate::unit_words::{NO_NAMES, SPECIALISMS, ends_with};
use crate::word::{Words, words};

/// Words that stand before the code of a ward: `afdeling C5`, `unit 3-Noord`, `poli Longgeneeskunde Q2`.
pub(crate) const WARDS: Words = words![
    "afdeling",
    "afd",
    "unit",
    "poli",
    "polikliniek",
    "vleugel",
    "etage",
    "spoed",
    "team",
    "verpleegafdeling",
    "locatie",
    "gebouw",
];
const DIRECTIONS: Words = words![
    "noord", "zuid", "oost", "west", "n", "z", "o", "w", "midden", "hoog", "laag",
];
/// Teams and groups are named after colours.
pub(crate) const COLOURS: Words = words![
    "rood", "geel", "groen", "blauw", "oranje", "paars", "wit", "roze",
];

/// `afd. C5`, `afdeling geriatrie c2`, `Unit: 9 West`, `op 4 Noord`
pub(crate) fn coded(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let ward = text.is_one_of(at, WARDS) || ends_with(text, at, &["afdeling"]);
    // `op 4 Noord`
    if !ward && !text.is_one_of(at, words!["op", "naar", "van"]) {
        return None;
    }
    let mut code = at + 1;
    while text
        .token(code)
        .is_some_and(|mark| mark.glued && matches!(mark.class, Class::Mark(b'.' | b':')))
    {
        code += 1;
    }
    let labelled = code > at + 1;
    // The specialism of the ward.
    let specialism = text.token(code).is_some_and(|word| {
        word.is_word()
            && word.span.len() > 5
            && (word.is_capital() || word.lists.any(NO_NAMES) || ends_with(text, code, SPECIALISMS))
    });
    code += usize::from(ward && specialism);
    let first = text.token(code).filter(|first| !first.glued)?;
    let joint = usize::from(
        text.token(code + 1)
            .is_some_and(|mark| mark.is_mark(b'-') && mark.glued),
    );
    let second_at = code + 1 + joint;
    let second = text.token(second_at)?;
    let short = |token: &Token| token.span.len() <= 2;
    let direction = first.class == Class::Number
        && short(first)
        && text.is_one_of(second_at, DIRECTIONS)
        && (ward || (second.span.len() > 1 && second.is_capital()));
    // `C5`, `2B`: a number and a letter without a space.
    let mixed = ward
        && second.glued
        && short(first)
        && short(second)
        && match (first.class, second.class) {
            (Class::Word, Class::Number) => first.span.len() == 1,
            (Class::Number, Class::Word) => second.span.len() == 1,
            _ => false,
        };
    // `6Zuid`
    let glued = ward
        && first.class == Class::Number
        && short(first)
        && second.glued
        && second.span.len() > 3
        && text.is_one_of(second_at, DIRECTIONS);
    // `op H2 West`
    let lettered = joint == 0
        && second.glued
        && second.class == Class::Number
        && first.is_capital()
        && first.span.len() == 1
        && text
            .token(second_at + 1)
            .is_some_and(|word| word.is_capital() && word.span.len() > 1)
        && text.is_one_of(second_at + 1, DIRECTIONS);
    if lettered {
        return Some((if ward { at } else { code }, second_at + 2));
    }
    let closed = !text
        .token(second_at + 1)
        .is_some_and(|next| next.glued && (next.is_word() || next.class == Class::Number));
    let from = if labelled && text.token(at + 1).is_some_and(|mark| mark.is_mark(b':')) || !ward {
        code
    } else {
        at
    };
    ((direction || mixed || glued) && closed).then_some((from, second_at + 1))
}
