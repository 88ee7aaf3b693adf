//! A-nummer: the number of a person in the Dutch population register, ten digits under four rules.
//!
//! Rules: `MinBZK/operatieBRP`. The first digit is not 0; no two neighbours are alike; the digit sum is 0 or 5 modulo
//! 11; the digits weighed 1, 2, 4, …, 512 are 0 modulo 11. One random number in 170 keeps them all.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{self, Label, Labels, labels};
use crate::number::Number;
use crate::role::Role;
use crate::text::Text;
use crate::weights;

const LABELS: Labels = labels! {
    words: [],
    subjects: ["a", "administratie"],
};

pub(super) static KIND: Kind = Kind {
    id: "nl-a-number",
    category: Category::Personal,
    replaceable: true,
    role: Role::Number,
    examples: proof![
        "A-nummer «7934628529»",
        "a-nr «108 267 8674» uit de BRP",
        "Administratienummer: «7934.62.8529»",
        "Zoek «7934628529» op in de registratie.",
    ],
    near_misses: proof![
        "A-nummer 7734628529",
        "A-nummer 4935964135",
        "Serienummer 7934628529 van de tillift",
        "Bel 0793462852.",
        "In 793 462 8529 cellen",
    ],
    starts: &[Starts::Digits(10)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(number) = Number::read(text, at, 10).filter(|number| passes(number.digits())) else {
        return;
    };
    let label = LABELS.before(text, at);
    let labelled = label != Label::None;
    if !labelled && (!number.is_together() || number.is_glued()) {
        return;
    }
    proposals.push(
        Candidate::new(
            &KIND,
            number.span,
            &[weights::SHAPE, weights::A_NUMBER_RULES],
        )
        .labelled(label)
        .when(
            !labelled && label::is_another(text, at),
            weights::COUNTER_WORD,
        ),
    );
}

fn passes(digits: &[u8]) -> bool {
    let sum: u32 = digits.iter().map(|&digit| u32::from(digit)).sum();
    let weighed: u32 = digits
        .iter()
        .zip(0..)
        .map(|(&digit, place)| u32::from(digit) << place)
        .sum();
    digits.first() != Some(&0)
        && digits
            .iter()
            .zip(digits.iter().skip(1))
            .all(|(a, b)| a != b)
        && matches!(sum % 11, 0 | 5)
        && weighed.is_multiple_of(11)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_four_rules() {
        assert!(passes(&[7, 9, 3, 4, 6, 2, 8, 5, 2, 9]));
        assert!(passes(&[1, 0, 8, 2, 6, 7, 8, 6, 7, 4]));
        assert!(!passes(&[7, 7, 3, 4, 6, 2, 8, 5, 2, 9]), "neighbours");
        assert!(!passes(&[4, 9, 3, 5, 9, 6, 4, 1, 3, 5]), "sum");
    }
}
