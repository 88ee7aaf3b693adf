//! Burgerservicenummer: nine digits under the eleven test, written together or in groups.
//!
//! Rule: `BRP-API/Haal-Centraal-BRP-bevragen` issue 1945 and `python-stdnum` (`stdnum.nl.bsn`). Test numbers
//! begin with 9999; they are reported like any other. Older numbers have eight digits and are believed
//! only beside their label: eight digits are far more often a date or a product code.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{self, Label, Labels, labels};
use crate::number::Number;
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::Token;
use crate::value::{dictated, is_compact_date, is_digit_in_words};
use crate::weights;
use crate::word::{Words, words};

const LABELS: Labels = labels! {
    words: [
        "bsn",
        "bsnnummer",
        "burgerservice",
        "burgerservicenummer",
        "sofi",
        "sofinummer",
        "servicenummer",
    ],
    subjects: ["bsn", "burgerservice", "service", "sofi"],
    identifier: "2.16.840.1.113883.2.4.6.3",
};
const COUNTER_WORDS: Words = words![
    "rek",
    "rekening",
    "rekeningnummer",
    "giro",
    "rsin",
    "btw",
    "kvk",
    "zorgproduct",
    "dbc",
    "declaratiecode",
    "rekeningnummer",
];

pub(super) static KIND: Kind = Kind {
    id: "nl-bsn",
    category: Category::Personal,
    replaceable: true,
    role: Role::Number,
    examples: proof![
        "Mijn BSN is «111222333».",
        "bsn «9999.00.006» graag verwerken",
        "Burgerservicenummer: «999 900 006»",
        "Zijn nummer is «999900006», kun je dat opzoeken?",
        "BSN «12345672» uit een oud dossier",
        "bsn «9 9 9 9 0 0 0 0 6»",
        "BSN «9999  00  006»",
        "bsn «9999.00006» of «99 9900 006»",
        "Staat hier «99990.0006»? Het BSN is half nat.",
        "b.s.n.: «999-900-006»",
        "zijn bsn is «negen negen negen negen nul nul nul nul zes» punt meneer",
        "bsn «negenennegentig negenennegentig nul nul nul nul zes», nieuwe regel",
        "JansenAnna19670322V«999900006»3511ABUTRECHT",
        "19670322M«999900006»",
        "<id root=\"2.16.840.1.113883.2.4.6.3\" extension=\"«999900006»\"/>",
    ],
    near_misses: proof![
        "Mijn BSN is 111222334.",
        "Ordernummer 111222333 is verzonden.",
        "BSN 000000012",
        "Product 12345672 is op.",
        "Bel 0612345678.",
        "Het getal 9999000061 is te lang.",
        "BSN 9999 00 0061",
        "Er zijn 111.222.333 cellen geteld.",
        "Meetreeks 99 9900 006 en 12 7 3",
        "Reeks 999 - 900 - 006",
        "betaald op 99 99 00 006",
        "leefgeld op rek. 9999.00.006",
        "19671322M999900006 en 19670322M9999000061",
    ],
    starts: &[Starts::Digits(8), Starts::Word(is_digit_in_words)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    if text.token(at).is_some_and(Token::is_word) {
        // `negen negen negen negen nul nul nul nul zes`
        if let Some((span, digits, 9)) = dictated(text, at)
            && digits.get(..9).is_some_and(passes_eleven_test)
        {
            proposals.push(
                Candidate::new(&KIND, span, &[weights::SHAPE, weights::ELEVEN_TEST])
                    .labelled(LABELS.before(text, at)),
            );
        }
    } else if let Some(span) = in_record(text, at) {
        proposals.push(Candidate::new(
            &KIND,
            span,
            &[weights::SHARP_SHAPE, weights::ELEVEN_TEST],
        ));
    } else if let Some(number) = Number::read(text, at, 9) {
        propose_nine(text, at, &number, proposals);
    } else if let Some(number) = Number::read(text, at, 8) {
        propose_eight(text, at, &number, proposals);
    }
}

fn propose_nine(text: &Text<'_>, at: usize, number: &Number, proposals: &mut Vec<Candidate>) {
    if !passes_eleven_test(number.digits()) {
        return;
    }
    let label = LABELS.before(text, at);
    let labelled = label != Label::None;
    // The usual ways to write one; in others, and as thousands, nine digits are something else.
    let usual = number.is_together() || (number.is_apart() && is_usual(text, number));
    let after = !labelled && LABELS.after(text, number.to);
    if (!usual || number.is_glued()) && !labelled && !after {
        return;
    }
    proposals.push(
        Candidate::new(&KIND, number.span, &[weights::SHAPE, weights::ELEVEN_TEST])
            .labelled(label)
            .when(after, weights::LABEL_AFTER)
            .when(
                !labelled && (label::is_another(text, at) || text.label_before(at, COUNTER_WORDS)),
                weights::COUNTER_WORD,
            ),
    );
}

/// `19670322V999900006`, `…3511AB`: fields of a fixed width, day of birth and sex before the number, a postcode or nothing
/// glued to it.
fn in_record(text: &Text<'_>, at: usize) -> Option<Span> {
    let number = text.token(at).filter(|number| number.glued)?;
    let sex = text
        .before(at, 1)
        .filter(|sex| sex.glued && sex.span.len() == 1 && sex.is_word())?;
    let born = text.before(at, 2)?;
    let postcode = text
        .token(at + 1)
        .is_some_and(|next| next.glued && next.is_word());
    if !matches!(sex.span.of(text.raw), "M" | "V" | "F" | "X" | "O")
        || !is_compact_date(born.span.of(text.raw))
        || number.span.len() != 9 + if postcode { 4 } else { 0 }
    {
        return None;
    }
    let span = Span::new(number.span.start, number.span.start + 9);
    let mut digits = [0; 9];
    for (place, byte) in digits.iter_mut().zip(span.of(text.raw).bytes()) {
        *place = byte - b'0';
    }
    passes_eleven_test(&digits).then_some(span)
}

fn propose_eight(text: &Text<'_>, at: usize, number: &Number, proposals: &mut Vec<Candidate>) {
    let mut digits = [0; 9];
    for (place, &digit) in digits.iter_mut().skip(1).zip(number.digits()) {
        *place = digit;
    }
    let label = LABELS.before(text, at);
    let believed = label != Label::None
        && passes_eleven_test(&digits)
        && (number.is_together() || (number.is_apart() && label == Label::Beside));
    if believed {
        proposals.push(
            Candidate::new(&KIND, number.span, &[weights::SHAPE, weights::ELEVEN_TEST])
                .labelled(label),
        );
    }
}

/// Groups as on cards and letters, with one sign between. Three by three with dots is an amount.
fn is_usual(text: &Text<'_>, number: &Number) -> bool {
    let said = number.span.of(text.raw);
    let single = |groups: usize| said.len() == 8 + groups;
    (number.is_grouped(&[4, 2, 3]) && single(3))
        || (number.is_grouped(&[3, 3, 3]) && single(3) && !said.contains('.'))
        || (number.is_grouped(&[1; 9]) && single(9))
}

/// The weighted digit sum that tells a BSN from nine random digits: 9 8 7 6 5 4 3 2 -1, a multiple of 11.
/// At most one leading zero.
pub(super) fn passes_eleven_test(digits: &[u8]) -> bool {
    let sum = eleven_sum(digits);
    sum > 0 && sum % 11 == 0 && digits.iter().take(2).any(|&digit| digit > 0)
}

/// The weighted digit sum of the eleven test.
pub(super) fn eleven_sum(digits: &[u8]) -> i32 {
    const WEIGHTS: [i32; 9] = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    digits
        .iter()
        .zip(WEIGHTS)
        .map(|(&digit, weight)| i32::from(digit) * weight)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wrong_digit_never_passes() {
        let good = [9, 9, 9, 9, 0, 0, 0, 0, 6];
        assert!(passes_eleven_test(&good));
        for place in 0..9 {
            for digit in (0..10).filter(|&digit| digit != good[place]) {
                let mut wrong = good;
                wrong[place] = digit;
                assert!(!passes_eleven_test(&wrong), "{wrong:?}");
            }
        }
    }
}
