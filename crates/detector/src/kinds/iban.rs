//! International bank account number: country, two check digits, account; the check modulo 97 of ISO 13616.
//!
//! Lengths per country as in `python-stdnum` (`stdnum.iban`). An unknown bank code with a valid check is
//! reported all the same: lists of banks age.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::Shape;
use crate::weights;

pub(super) static KIND: Kind = Kind {
    id: "iban",
    category: Category::Personal,
    replaceable: true,
    role: Role::Contact,
    examples: proof![
        "Maak over op «NL91ABNA0417164300».",
        "rekening «NL02 ABNA 0123 4567 89» t.n.v. mw",
        "iban: «nl91abna0417164300»",
        "«BE68 5390 0754 7034» is Belgisch",
        "op «NL 91 ABNA 0417 1643 00» storten",
    ],
    near_misses: proof![
        "NL91ABNA0417164301",
        "NL91 is een wegnummer.",
        "AB12CDEF3456789012",
    ],
    starts: &[Starts::Digits(9)],
    propose,
};

/// Length of an IBAN by country, in characters without spaces.
const LENGTHS: &[(usize, &str)] = &[
    (15, "NO"),
    (16, "BE"),
    (18, "DK FI FO GL NL SD"),
    (19, "MK SI"),
    (20, "AT BA EE KZ LT LU MN XK"),
    (21, "CH HR LI LV"),
    (22, "BG BH CR DE GB GE IE ME RS VA"),
    (23, "AE GI IL IQ OM SO TL"),
    (24, "AD CZ ES MD PK RO SA SE SK TN VG"),
    (25, "LY PT ST"),
    (26, "IS TR"),
    (27, "BI DJ FR GR IT MC MR SM"),
    (28, "AL AZ BY CY DO GT HN HU LB NI PL SV"),
    (29, "BR EG PS QA UA"),
    (30, "JO KW MU YE"),
    (31, "MT SC"),
    (32, "LC"),
    (33, "RU"),
];

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let (Some(check), Some(country)) = (text.token(at), text.before(at, 1)) else {
        return;
    };
    // `NL 38 SNSB …`: some write the country apart.
    let apart = country.shape == Shape::Upper && check.span.len() == 2;
    if country.span.len() != 2 || !(check.glued || apart) || check.span.len() < 2 {
        return;
    }
    let Some(length) = length_of(country.span.of(text.raw)) else {
        return;
    };
    let start = country.span.start;
    let mut taken = Vec::with_capacity(length);
    let mut end = start;
    let mut gap = 0;
    for (offset, byte) in text.raw.bytes().enumerate().skip(start).take(length * 2) {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => {
                taken.push(byte.to_ascii_uppercase());
                gap = 0;
            }
            b' ' | b'.' | b'-' if gap == 0 => gap = 1,
            _ => break,
        }
        if taken.len() == length {
            end = offset + 1;
            break;
        }
    }
    let span = Span::new(start, end);
    if taken.len() == length && text.stands_alone(span) && remainder(&taken) == 1 {
        proposals.push(Candidate::new(
            &KIND,
            span,
            &[weights::SHARP_SHAPE, weights::MOD_97],
        ));
    }
}

fn length_of(country: &str) -> Option<usize> {
    let mut code = [0; 2];
    for (place, byte) in code.iter_mut().zip(country.bytes()) {
        *place = byte.to_ascii_uppercase();
    }
    let code = std::str::from_utf8(&code).ok()?;
    LENGTHS
        .iter()
        .find(|(_, countries)| countries.split(' ').any(|known| known == code))
        .map(|&(length, _)| length)
}

/// The number that the characters spell (letters as 10 to 35), the first four moved to the end, modulo 97.
fn remainder(characters: &[u8]) -> u32 {
    let (head, tail) = characters.split_at(characters.len().min(4));
    tail.iter().chain(head).fold(0, |sum, &byte| match byte {
        b'0'..=b'9' => (sum * 10 + u32::from(byte - b'0')) % 97,
        _ => (sum * 100 + u32::from(byte - b'A') + 10) % 97,
    })
}
