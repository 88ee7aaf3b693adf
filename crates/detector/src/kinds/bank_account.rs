//! Dutch bank account as it was before the IBAN: nine digits, or ten, under the eleven test of the banks.
//!
//! Rule: the weights 9 to 1 (ten digits: 10 first), a multiple of 11 (calaris.nl, `MrLuit/elfproef`). A BSN weighs its
//! last digit -1, so hardly a number passes both. Only beside its label: nobody writes these numbers without.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{Label, Labels, labels};
use crate::number::Number;
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::Shape;
use crate::weights;

const LABELS: Labels = labels! {
    words: ["rekening", "bankrekening", "spaarrekening", "giro", "girorekening", "banknummer"],
    subjects: ["rekening", "bankrekening", "spaarrekening", "bank", "rek", "giro", "spaar"],
};

pub(super) static KIND: Kind = Kind {
    id: "bank-account",
    category: Category::Personal,
    replaceable: true,
    role: Role::Contact,
    examples: proof![
        "Oud rekeningnummer «123456789»",
        "rek. nr.: «41.71.64.300»",
        "banknr «4171 64 300»",
        "giro/bankrekening «417.164.300»",
    ],
    near_misses: proof![
        "rekeningnummer 123456788",
        "rekening 41716430",
        "Factuur 123456789",
        "bsn 123456789",
        "rekening NL02 ABNA 0123 4567 89",
    ],
    starts: &[Starts::Number],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let span = if let Some(number) = Number::read(text, at, 9) {
        passing(&number, number.weigh(&[9, 8, 7, 6, 5, 4, 3, 2, 1]))
    } else if let Some(number) = Number::read(text, at, 10) {
        passing(&number, number.weigh(&[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]))
    } else {
        None
    };
    // The account in an IBAN, behind the bank's code, is the IBAN's.
    let bank = text
        .before(at, 1)
        .is_some_and(|token| token.shape == Shape::Upper && token.span.len() == 4);
    let Some(span) = span.filter(|_| !bank) else {
        return;
    };
    let label = LABELS.before(text, at);
    if label != Label::None {
        proposals.push(
            Candidate::new(&KIND, span, &[weights::SHAPE, weights::ELEVEN_TEST]).labelled(label),
        );
    }
}

fn passing(number: &Number, sum: i32) -> Option<Span> {
    let zeros = number
        .digits()
        .iter()
        .take_while(|&&digit| digit == 0)
        .count();
    (sum % 11 == 0 && zeros < 2).then_some(number.span)
}
