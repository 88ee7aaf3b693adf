//! Payment cards: 13 to 19 digits that pass the Luhn check and begin as an issuer's cards do.
//!
//! Rule: `python-stdnum` (`stdnum.luhn`). Visa 4, Mastercard 51-55 and 2221-2720, American Express 34 and 37, Diners 36,
//! Discover 6011 and 65, Maestro 50, 56-58 and 67 beside their label.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{self, Label, Labels, labels};
use crate::number::Number;
use crate::role::Role;
use crate::text::Text;
use crate::token::Class;
use crate::weights;

const LABELS: Labels = labels! {
    words: [
        "creditcard",
        "creditkaart",
        "kredietkaart",
        "betaalkaart",
        "bankkaart",
        "visa",
        "mastercard",
        "amex",
        "maestro",
        "card",
        "kaart",
        "kaartnummer",
        "cvc",
        "cvv",
    ],
    subjects: ["creditcard", "kaart", "card", "pas", "pan"],
};

pub(super) static KIND: Kind = Kind {
    id: "payment-card",
    category: Category::Personal,
    replaceable: true,
    role: Role::Contact,
    examples: proof![
        "creditcard «4111 1111 1111 1111» exp 08/29",
        "Kaartnummer: «5555-5555-5555-4444»",
        "amex «3782 822463 10005»",
        "zijn bankkaart «6703 1812 3553 4433 4» zit in den automaat",
        "betaal met «4111111111111111»",
    ],
    near_misses: proof![
        "creditcard 4111111111111112",
        "factuur 20261121000017",
        "EAN-code 4007267843724",
        "kaartnummer 1234567890123452",
        "bestelling 4111111111111111",
    ],
    starts: &[Starts::Digits(12)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    // Together, or in groups of four to six.
    let first = text.token(at).map_or(0, |token| token.span.len());
    let grouped = || {
        (1..=2).any(|ahead| {
            text.token(at + ahead)
                .is_some_and(|token| token.class == Class::Number && token.span.len() >= 4)
        })
    };
    if first != 4 && !(13..=19).contains(&first) || (first == 4 && !grouped()) {
        return;
    }
    for length in [16, 15, 14, 13, 19, 18, 17] {
        if let Some(number) = Number::read(text, at, length)
            && is_issued(&number)
            && number.passes_luhn()
        {
            propose_card(text, at, &number, proposals);
        }
    }
}

fn propose_card(text: &Text<'_>, at: usize, number: &Number, proposals: &mut Vec<Candidate>) {
    let label = LABELS.before(text, at);
    let labelled = label != Label::None;
    // Thirteen digits are an article's bar code, nineteen a SIM card.
    let usual = matches!(number.digits().len(), 15 | 16)
        && (number.is_together()
            || number.is_grouped(&[4, 4, 4, 4])
            || number.is_grouped(&[4, 6, 5]));
    if !labelled && (!usual || number.is_glued() || label::is_another(text, at)) {
        return;
    }
    proposals.push(
        Candidate::new(
            &KIND,
            number.span,
            &[weights::SHAPE, weights::LUHN, weights::ISSUER],
        )
        .labelled(label),
    );
}

fn is_issued(number: &Number) -> bool {
    let (two, four) = (number.head(2), number.head(4));
    let maestro = matches!(two, 50 | 56..=58 | 67);
    match number.digits().len() {
        16 => {
            two / 10 == 4
                || (51..=55).contains(&two)
                || (2221..=2720).contains(&four)
                || four == 6011
                || two == 65
                || maestro
        }
        15 => matches!(two, 34 | 37),
        14 => two == 36,
        13 => two / 10 == 4,
        19 => two / 10 == 4 || maestro,
        17 | 18 => maestro,
        _ => false,
    }
}
