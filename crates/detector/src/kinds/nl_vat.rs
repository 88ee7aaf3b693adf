//! Btw-identificatienummer: NL, nine digits, B, two digits. An organisation's nine digits pass the eleven test of the
//! RSIN; the number that a sole trader has since 2020 is 1 modulo 97 as a whole, its letters read as 10 to 35.
//!
//! Rule: `python-stdnum` (`stdnum.nl.btw`).

use super::nl_bsn::passes_eleven_test;
use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::number::Number;
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Token};
use crate::weights;
use crate::word::words;

pub(super) static KIND: Kind = Kind {
    id: "nl-vat",
    category: Category::Business,
    replaceable: true,
    role: Role::Organisation,
    examples: proof![
        "btw-id «NL876543219B01» op de factuur",
        "BTW: «NL 876543219 B 01»",
        "btw nr. «NL8765.43.219.B.01»",
        "zzp'er met «nl000099998b57»",
    ],
    near_misses: proof![
        "NL876543218B01",
        "NL000099998B58",
        "NL876543219",
        "NL876543219B012",
        "876543219B01",
    ],
    starts: &[Starts::Digits(9)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(country) = text
        .before(at, 1)
        .filter(|token| token.word == NL && token.span.len() == 2)
    else {
        return;
    };
    let Some(number) = Number::read_head(text, at, 9) else {
        return;
    };
    let Some((end, suffix)) = read_suffix(text, number.to) else {
        return;
    };
    let span = Span::new(country.span.start, end);
    if !text.stands_alone(span) {
        return;
    }
    let check = if passes_eleven_test(number.digits()) {
        weights::ELEVEN_TEST
    } else if is_sole_trader(number.head(9), suffix) {
        weights::MOD_97
    } else {
        return;
    };
    proposals.push(Candidate::new(&KIND, span, &[weights::SHARP_SHAPE]).when(true, check));
}

const NL: u32 = crate::word::hash(b"nl");

/// `B01`, `B 01`, `.B.01`: where it ends, and its number.
fn read_suffix(text: &Text<'_>, from: usize) -> Option<(usize, u64)> {
    let skip =
        |at: usize| {
            at + usize::from(text.token(at).is_some_and(|token| {
                token.glued && matches!(token.class, Class::Mark(b'.' | b'-'))
            }))
        };
    let letter = skip(from);
    if !text.is_one_of(letter, words!["b"]) {
        return None;
    }
    let digits = skip(letter + 1);
    let token: &Token = text
        .token(digits)
        .filter(|token| token.class == Class::Number && token.span.len() == 2)?;
    let suffix = token.span.of(text.raw).parse().ok()?;
    Some((token.span.end, suffix))
}

/// `NL` and `B` read as 23, 21 and 11.
fn is_sole_trader(number: u64, suffix: u64) -> bool {
    let spelt = (2321 * 1_000_000_000 + number) * 10_000 + 1100 + suffix;
    spelt % 97 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sole_trader_is_checked_as_a_whole() {
        assert!(is_sole_trader(99_998, 57));
        assert!(!is_sole_trader(99_998, 58) && !is_sole_trader(876_543_219, 1));
    }
}
