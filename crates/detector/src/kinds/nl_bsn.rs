//! Burgerservicenummer: nine digits under the eleven test, written together or in groups.
//!
//! Rule: `BRP-API/Haal-Centraal-BRP-bevragen` issue 1945 and `python-stdnum` (`stdnum.nl.bsn`). Test numbers
//! begin with 9999; they are reported like any other. Older numbers have eight digits and are believed
//! only beside their label: eight digits are far more often a date or a product code.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts};
use crate::pattern::{Pattern, pattern};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::weights;
use crate::word::{Words, words};

static SHAPE: Pattern = pattern!(
    "nl_bsn",
    r#"
    [0-9]{8,9}
  | [0-9]{4} [\ .-] [0-9]{2} [\ .-] [0-9]{3}
  | [0-9]{3} [\ .-] [0-9]{3} [\ .-] [0-9]{3}
  | [0-9]{2} [\ .-] [0-9]{2} [\ .-] [0-9]{2} [\ .-] [0-9]{3}
  | [0-9] (\ [0-9]){8}
"#
);

const LABELS: Words = words![
    "bsn",
    "bsnnr",
    "bsnnummer",
    "burgerservicenummer",
    "burgerservicenr",
    "burgerservice",
    "sofi",
    "sofinummer",
    "sofinr",
    "servicenummer",
];
const COUNTER_WORDS: Words = words![
    "order",
    "ordernummer",
    "ordernr",
    "factuur",
    "factuurnummer",
    "factuurnr",
    "rsin",
    "btw",
    "kvk",
    "artikelnummer",
    "bestelnummer",
    "zorgproduct",
    "dbc",
    "declaratiecode",
    "serienummer",
    "ticket",
    "ticketnummer",
    "isbn",
    "pmid",
    "doi",
    "rekeningnummer",
    "telefoon",
    "tel",
];

pub(super) static KIND: Kind = Kind {
    id: "nl-bsn",
    category: Category::Personal,
    replaceable: true,
    role: Role::Number,
    examples: &[
        "Mijn BSN is «111222333».",
        "bsn «9999.00.006» graag verwerken",
        "Burgerservicenummer: «999 900 006»",
        "Zijn nummer is «999900006», kun je dat opzoeken?",
        "BSN «12345672» uit een oud dossier",
        "bsn «9 9 9 9 0 0 0 0 6»",
    ],
    near_misses: &[
        "Mijn BSN is 111222334.",
        "Ordernummer 111222333 is verzonden.",
        "BSN 000000012",
        "Product 12345672 is op.",
        "Bel 0612345678.",
        "Het getal 9999000061 is te lang.",
    ],
    starts: &[Starts::Number],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text.token(at) else { return };
    let start = token.span.start;
    let Some(end) = SHAPE.longest(text.raw, start) else {
        return;
    };
    let span = Span::new(start, end);
    if !text.stands_alone(span) {
        return;
    }
    let mut digits = [0; 9];
    let count = read_digits(span.of(text.raw), &mut digits);
    if !passes_eleven_test(digits) {
        return;
    }
    let labelled = text.label_before(at, LABELS);
    proposals.push(
        Candidate::new(&KIND, span, &[weights::SHAPE, weights::ELEVEN_TEST])
            .when(labelled, weights::LABEL)
            .when(!labelled && count == 8, weights::UNLABELLED_EIGHT_DIGITS)
            .when(
                !labelled && text.label_before(at, COUNTER_WORDS),
                weights::COUNTER_WORD,
            ),
    );
}

/// Right-aligns the digits of `number` in `digits`, so that eight become nine with a leading zero.
fn read_digits(number: &str, digits: &mut [u8; 9]) -> usize {
    let mut count = 0;
    for (place, digit) in digits
        .iter_mut()
        .rev()
        .zip(number.bytes().rev().filter(u8::is_ascii_digit))
    {
        *place = digit - b'0';
        count += 1;
    }
    count
}

/// The weighted digit sum that tells a BSN from nine random digits: 9 8 7 6 5 4 3 2 -1, a multiple of 11.
/// At most one leading zero.
fn passes_eleven_test(digits: [u8; 9]) -> bool {
    const WEIGHTS: [i32; 9] = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let sum: i32 = digits
        .iter()
        .zip(WEIGHTS)
        .map(|(&digit, weight)| i32::from(digit) * weight)
        .sum();
    sum > 0 && sum % 11 == 0 && digits.iter().take(2).any(|&digit| digit > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wrong_digit_never_passes() {
        let good = [9, 9, 9, 9, 0, 0, 0, 0, 6];
        assert!(passes_eleven_test(good));
        for place in 0..9 {
            for digit in (0..10).filter(|&digit| digit != good[place]) {
                let mut wrong = good;
                wrong[place] = digit;
                assert!(!passes_eleven_test(wrong), "{wrong:?}");
            }
        }
    }
}
