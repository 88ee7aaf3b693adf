//! LOINC codes of laboratory tests: one to seven digits, a hyphen and a Luhn digit (`4548-4`), beside their label.
//! Health, never an identifier.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::role::Role;
use crate::text::Text;
use crate::token::Class;
use crate::weights;
use crate::word::words;

pub(super) static KIND: Kind = Kind {
    id: "loinc-code",
    category: Category::Special,
    replaceable: false,
    role: Role::Health,
    examples: proof!["LOINC «4548-4» hoort bij HbA1c, en «2345-7»?"],
    near_misses: proof!["LOINC 4548-5", "10-12 druppels", "van 4548-4 stuks"],
    starts: &[Starts::Digits(2)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let (Some(number), Some(hyphen), Some(check)) =
        (text.token(at), text.token(at + 1), text.token(at + 2))
    else {
        return;
    };
    let shaped = number.span.len() <= 7
        && hyphen.is_mark(b'-')
        && hyphen.glued
        && check.glued
        && check.class == Class::Number
        && check.span.len() == 1;
    if !shaped || !text.label_before(at, words!["loinc"]) {
        return;
    }
    if let Some(span) = text
        .span(at, at + 3)
        .filter(|span| text.stands_alone(*span))
        && passes_luhn(span.of(text.raw))
    {
        proposals.push(Candidate::new(
            &KIND,
            span,
            &[weights::LABEL, weights::SHAPE],
        ));
    }
}

/// Every second digit from the right doubled, the digits of all added up: a multiple of ten.
fn passes_luhn(code: &str) -> bool {
    let sum: u32 = code
        .bytes()
        .rev()
        .filter(u8::is_ascii_digit)
        .zip([1, 2].into_iter().cycle())
        .map(|(byte, factor)| {
            let product = u32::from(byte - b'0') * factor;
            product / 10 + product % 10
        })
        .sum();
    sum.is_multiple_of(10)
}
