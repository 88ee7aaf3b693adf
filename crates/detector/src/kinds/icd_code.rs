//! Codes of the ICD-10: a letter, two digits, a dot and one or two digits (`F32.1`). Health, never an identifier.
//!
//! Without its subcode (`F32`) only beside its label: `B12` is a vitamin, `A12` a road.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::weights;
use crate::word::{Words, words};

const LABELS: Words = words![
    "icd",
    "dsm",
    "diagnosecode",
    "hoofddiagnose",
    "nevendiagnose"
];

pub(super) static KIND: Kind = Kind {
    id: "icd-code",
    category: Category::Special,
    replaceable: false,
    role: Role::Health,
    examples: proof![
        "«F32.1» en «F33.2» vergelijken",
        "ICD-10 «C50.9» valt onder",
        "diagnosecode «F20»",
        "DSM-5: «F84.0»",
    ],
    near_misses: proof![
        "B12 te laag",
        "L4-L5 en C5/Th12",
        "Omrijden via de A12 en N201",
        "F32.123",
        "v2.1",
        "A4.2",
    ],
    starts: &[Starts::Word(wants)],
    propose,
};

/// A capital by itself.
pub(super) fn wants(token: &Token, said: &str) -> bool {
    said.len() == 1 && token.shape == Shape::Upper
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some((to, subcode)) = letter_code(text, at) else {
        return;
    };
    let labelled = text.label_before(at, LABELS);
    if subcode == 0 && !labelled || subcode > 2 {
        return;
    }
    if let Some(span) = text.span(at, to).filter(|span| text.stands_alone(*span)) {
        proposals.push(
            Candidate::new(&KIND, span, &[weights::SHARP_SHAPE]).when(labelled, weights::LABEL),
        );
    }
}

/// A capital and two digits, perhaps a dot and a subcode, from token `at`: the token after it and how many digits the
/// subcode has.
pub(super) fn letter_code(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    text.token(at).filter(|letter| {
        letter.span.len() == 1 && letter.shape == Shape::Upper && !letter.glued
            || text.before(at, 1).is_some_and(|mark| {
                letter.span.len() == 1
                    && letter.shape == Shape::Upper
                    && matches!(mark.class, Class::Mark(b'(' | b'/' | b'"' | b':'))
            })
    })?;
    let number = |at: usize| {
        text.token(at)
            .filter(|token| token.class == Class::Number && token.glued)
            .map(|token| token.span.len())
    };
    if number(at + 1)? != 2 {
        return None;
    }
    let dot = text
        .token(at + 2)
        .is_some_and(|dot| dot.is_mark(b'.') && dot.glued);
    match number(at + 3) {
        Some(digits) if dot => Some((at + 4, digits)),
        _ => Some((at + 2, 0)),
    }
}
