//! Concepts of SNOMED CT: 6 to 18 digits under the Verhoeff check, the last but two 0 or 1. Only beside their label:
//! one number in ten passes. Health, never an identifier.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::role::Role;
use crate::text::Text;
use crate::weights;
use crate::word::{Words, words};

const LABELS: Words = words!["snomed", "snomedct", "sct", "sctid"];

pub(super) static KIND: Kind = Kind {
    id: "snomed-code",
    category: Category::Special,
    replaceable: false,
    role: Role::Health,
    examples: proof!["SNOMED «22298006» en «73211009»", "SCT: «404684003»"],
    near_misses: proof!["SNOMED 22298007", "SNOMED 222980", "bestelling 22298006"],
    starts: &[Starts::Digits(6)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text
        .token(at)
        .filter(|token| (6..=18).contains(&token.span.len()))
    else {
        return;
    };
    let said = text.says(at).as_bytes();
    let concept = said
        .iter()
        .rev()
        .nth(2)
        .is_some_and(|digit| matches!(digit, b'0' | b'1'));
    if concept
        && text.label_before(at, LABELS)
        && text.stands_alone(token.span)
        && passes_verhoeff(said)
    {
        proposals.push(Candidate::new(
            &KIND,
            token.span,
            // Above the products whose numbers have the same label.
            &[weights::LABEL, weights::SHARP_SHAPE, weights::SHAPE],
        ));
    }
}

/// The check of Verhoeff: a walk through the group of the turns and flips of a pentagon, which notices every single
/// wrong digit and every swap of neighbours.
fn passes_verhoeff(digits: &[u8]) -> bool {
    /// What a digit becomes at each place.
    const TURNS: [[u8; 10]; 8] = [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
        [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
        [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
        [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
        [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
        [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
        [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
    ];
    let sum = digits
        .iter()
        .rev()
        .zip((0..8).cycle())
        .fold(0, |sum, (byte, place)| {
            let digit = TURNS
                .get(place)
                .and_then(|turn: &[u8; 10]| turn.get(usize::from(byte.saturating_sub(b'0'))))
                .copied()
                .unwrap_or(0);
            compose(sum, digit)
        });
    sum == 0
}

/// The product of two turns (0 to 4) or flips (5 to 9).
const fn compose(a: u8, b: u8) -> u8 {
    match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => 5 + (a + b) % 5,
        (false, true) => 5 + (a + 5 - b) % 5,
        (false, false) => (a + 5 - b) % 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wrong_digit_never_passes() {
        let good = *b"22298006";
        assert!(passes_verhoeff(&good));
        for place in 0..good.len() {
            for digit in (b'0'..=b'9').filter(|&digit| digit != good[place]) {
                let mut wrong = good;
                wrong[place] = digit;
                assert!(!passes_verhoeff(&wrong), "{wrong:?}");
            }
        }
    }
}
