//! Number of a professional in the BIG register: eleven digits, the first a check digit, the second always 9, the last
//! two the profession.
//!
//! Rule: `presisnl/bignumber-validator.js`, held against published doctors. The register is public, so the number says
//! who signs, not who is ill.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{self, Label, Labels, labels};
use crate::number::Number;
use crate::role::Role;
use crate::text::Text;
use crate::weights;

const LABELS: Labels = labels! {
    words: ["big"],
    subjects: ["big", "registratie"],
    identifier: "2.16.528.1.1007.5.1",
};
/// Doctor, dentist, midwife, physiotherapist, psychotherapist, pharmacist, psychologist, nurse.
const PROFESSIONS: &[u64] = &[1, 2, 3, 4, 16, 17, 25, 30];

pub(super) static KIND: Kind = Kind {
    id: "nl-big",
    category: Category::Personal,
    replaceable: true,
    role: Role::RegisterNumber,
    examples: proof![
        "BIG-nr «89012345601»",
        "big registratie: «9 9 012 345 630»",
        "Is «99012345630» een geldig nummer?",
        "BIG: «8901.2345.601», huisarts",
    ],
    near_misses: proof![
        "BIG 79012345601",
        "BIG 88012345601",
        "BIG-registratie verlopen in 2026",
        "Ordernummer 99012345630",
        "Bel +31 6 12345678.",
    ],
    starts: &[Starts::Digits(8)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(number) = Number::read(text, at, 11).filter(|number| passes(number.digits())) else {
        return;
    };
    let label = LABELS.before(text, at);
    let labelled = label != Label::None;
    let profession = PROFESSIONS.contains(&number.part(9, 2));
    if !(labelled || (profession && number.is_together())) {
        return;
    }
    proposals.push(
        Candidate::new(&KIND, number.span, &[weights::SHAPE, weights::CHECK_DIGIT])
            .labelled(label)
            .when(profession, weights::PROFESSION_CODE)
            .when(
                !labelled && label::is_another(text, at),
                weights::COUNTER_WORD,
            ),
    );
}

/// The first digit is 11 less a weighted sum of the last nine, modulo 11.
fn passes(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 9] = [6, 3, 7, 9, 10, 5, 8, 4, 2];
    let [check, nine, rest @ ..] = digits else {
        return false;
    };
    let sum: u32 = rest
        .iter()
        .zip(WEIGHTS)
        .map(|(&digit, weight)| u32::from(digit) * weight)
        .sum();
    let wanted = match 11 - (9 + sum) % 11 {
        11 => 0,
        10 => 1,
        digit => digit,
    };
    *nine == 9 && u32::from(*check) == wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_digit_and_the_check_decide() {
        let good = [8, 9, 0, 1, 2, 3, 4, 5, 6, 0, 1];
        assert!(passes(&good));
        for digit in (0..10).filter(|&digit| digit != 8) {
            let mut wrong = good;
            wrong[0] = digit;
            assert!(!passes(&wrong));
        }
        assert!(!passes(&[8, 8, 0, 1, 2, 3, 4, 5, 6, 0, 1]));
    }
}
