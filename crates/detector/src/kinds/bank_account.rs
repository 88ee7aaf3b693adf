//! Dutch bank account as it was before the IBAN: nine digits, or ten, under the eleven test of the banks.
//!
//! Rule: the weights 9 to 1 (ten digits: 10 first), a multiple of 11 (calaris.nl, `MrLuit/elfproef`). A BSN weighs its
//! last digit -1, so hardly a number passes both. Only beside its label: nobody writes these numbers without.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{self, Label, Labels, labels};
use crate::number::Number;
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::Shape;
use crate::weights;

const LABELS: Labels = labels! {
    words: ["giro", "bankrek", "rek", "rekeningen"],
    subjects: ["bank", "rek", "bankrek", "giro", "spaar"],
    roots: "rekening",
    nouns: "rekening",
};
/// Accounts of the giro had no check and seven digits at most.
const GIRO: Labels = labels! {
    words: ["giro", "postgiro", "postbank", "girorekening", "postrekening"],
    subjects: ["giro", "postgiro", "postbank"],
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
        "huur op «12 34 56 789» gestort",
        "salaris naar «001-2345678-03»",
        "De giro waar hij het steeds over heeft, «4118208», bestaat niet meer",
        "giro «4512378», later rek.nr «P 4512378»",
    ],
    near_misses: proof![
        "rekeningnummer 123456788",
        "rekening 41716430",
        "Factuur 123456789",
        "giro 555",
        "code 001-2345678-04",
        "bsn 123456789",
        "rekening NL02 ABNA 0123 4567 89",
    ],
    starts: &[Starts::Digits(4)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    // `001-2345678-03`: Belgian, the last two digits the rest of the others by 97.
    if let Some(number) = Number::read(text, at, 12)
        && number.is_grouped(&[3, 7, 2])
        && (number.head(10) % 97 == number.part(10, 2)
            || (number.head(10) % 97 == 0 && number.part(10, 2) == 97))
    {
        proposals.push(Candidate::new(
            &KIND,
            number.span,
            &[weights::SHAPE, weights::MOD_97],
        ));
        return;
    }
    if let Some(span) = giro(text, at) {
        let evidence = &[weights::SHAPE, weights::LABEL];
        proposals.push(Candidate::new(&KIND, span, evidence));
        return;
    }
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
    // No other number is written in such groups.
    let usual = Number::read(text, at, 9)
        .is_some_and(|number| number.is_apart() && number.is_grouped(&[2, 2, 2, 3]));
    if label != Label::None || (usual && !label::is_another(text, at)) {
        proposals.push(
            Candidate::new(&KIND, span, &[weights::SHAPE, weights::ELEVEN_TEST]).labelled(label),
        );
    }
}

/// `giro 4512378`, `rekeningnr. P 4512378`
fn giro(text: &Text<'_>, at: usize) -> Option<Span> {
    let token = text.token(at)?;
    let digits = (4..=7).contains(&token.span.len());
    if !digits || !text.stands_alone(token.span) {
        return None;
    }
    if GIRO.is_beside(text, at) {
        return Some(token.span);
    }
    let mark = at.checked_sub(1)?;
    if text.says(mark) == "P" && LABELS.is_beside(text, mark) {
        return text.span(mark, at + 1);
    }
    // `De giro waar hij het over heeft, 4118208`
    (token.span.len() == 7 && GIRO.is_near(text, at)).then_some(token.span)
}

fn passing(number: &Number, sum: i32) -> Option<Span> {
    let zeros = number
        .digits()
        .iter()
        .take_while(|&&digit| digit == 0)
        .count();
    (sum % 11 == 0 && zeros < 2).then_some(number.span)
}
