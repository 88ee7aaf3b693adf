//! German health insurance number (Krankenversichertennummer): a letter, nine digits, the last a check digit.
//!
//! Rule: gematik test data. The letter as 01 to 26 and eight digits, weighed 1 and 2 by turns with digit sums,
//! modulo 10.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{self, Label, Labels, labels};
use crate::number::Number;
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Shape, Token};
use crate::weights;

const LABELS: Labels = labels! {
    words: [
        "versichertennummer",
        "versichertennr",
        "krankenversichertennummer",
        "krankenversicherungsnummer",
        "krankenkasse",
        "kvnr",
        "egk",
        "vers",
    ],
    subjects: ["versicherten", "versicherungs", "egk", "kv", "vers"],
};

pub(super) static KIND: Kind = Kind {
    id: "de-kvnr",
    category: Category::Personal,
    replaceable: true,
    role: Role::Number,
    examples: proof![
        "Versichertennummer «X110411675»",
        "KVNR: «a000000002»",
        "Op het pasje staat «X110411675».",
    ],
    near_misses: proof![
        "KVNR X110411676",
        "KVNR X11041167",
        "Artikelnummer X110411675",
        "KVNR XX110411675",
    ],
    starts: &[Starts::Digits(9)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(letter) = text
        .before(at, 1)
        .filter(|token| token.is_word() && token.span.len() == 1)
    else {
        return;
    };
    let Some(number) = Number::read(text, at, 9).filter(Number::is_glued) else {
        return;
    };
    let span = Span::new(letter.span.start, number.span.end);
    if !number.is_together() || !text.stands_alone(span) || !passes(text, letter, &number) {
        return;
    }
    let label = LABELS.before(text, at - 1);
    let labelled = label != Label::None;
    if !labelled && letter.shape == Shape::Lower {
        return;
    }
    proposals.push(
        Candidate::new(&KIND, span, &[weights::SHAPE, weights::LUHN])
            .labelled(label)
            .when(
                !labelled && label::is_another(text, at - 1),
                weights::COUNTER_WORD,
            ),
    );
}

fn passes(text: &Text<'_>, letter: &Token, number: &Number) -> bool {
    let Some(place) = letter
        .span
        .of(text.raw)
        .bytes()
        .next()
        .map(|byte| byte.to_ascii_uppercase())
        .filter(u8::is_ascii_uppercase)
        .map(|byte| byte - b'A' + 1)
    else {
        return false;
    };
    let [digits @ .., check] = number.digits() else {
        return false;
    };
    let sum: u32 = [place / 10, place % 10]
        .into_iter()
        .chain(digits.iter().copied())
        .zip([1, 2].into_iter().cycle())
        .map(|(digit, factor)| {
            let product = u32::from(digit) * factor;
            product / 10 + product % 10
        })
        .sum();
    sum % 10 == u32::from(*check)
}
