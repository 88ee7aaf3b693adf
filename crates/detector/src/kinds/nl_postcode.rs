//! Postcodes: four digits and two letters, not SA, SD or SS (`python-stdnum`, `stdnum.nl.postcode`).
//!
//! Capitals stand for themselves; lower case counts only beside a street or a place. `2500 MG` is a dose.

use crate::candidate::Candidate;
use crate::dial;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::weights;
use crate::word::{Words, has, words};

const LABELS: Words = words![
    "postcode",
    "pc",
    "postcodes",
    "adres",
    "woonadres",
    "postc",
    "postbus"
];
/// Units, and words of two letters that are written in capitals.
const UNITS: &[&str] = &[
    "MG", "ML", "IE", "EN", "OF", "IN", "OP", "IS", "DE", "KG", "CC", "KM", "MM", "CM", "UR", "AH",
    "UI", "PA", "TE", "NA", "DL", "KJ", "EH", "VR", "IU", "PM", "AM", "GB", "MB", "EU", "HA", "ME",
    "DM",
];

/// Numbers of things that are no address.
const COUNTER_WORDS: Words = words![
    "bestelnummer",
    "artikelnummer",
    "ordernummer",
    "type",
    "model",
    "artikel",
];

pub(super) static KIND: Kind = Kind {
    id: "nl-postcode",
    category: Category::Personal,
    replaceable: true,
    role: Role::Postcode,
    examples: proof![
        "woont op «1234 AB»",
        "«3511AB» Utrecht",
        "Dorpsstraat 12a, «3511ab» Utrecht",
        "postcode «drieëndertig elf bravo lima» en dan het huisnummer",
        "postbus 517, «6880AM»",
        "Stationsstraat 41   «58l2 KC» HEEZE",
        "Postadres: Postbus 1190, «97O1 BD»",
    ],
    near_misses: proof![
        "0123 AB",
        "1234 SS",
        "2500 MG",
        "1000 ML water",
        "2024 EN 2025",
        "in 2024 in de zomer",
        "postcode twee van drie",
        "2014 DM type 2",
        "10 lO KG Suiker",
        "1O1O MG Metformine",
        "coupes C25/3381-II van de patiënt",
        "Postcode 1234 AB staat als voorbeeld in het veld.",
    ],
    starts: &[Starts::Digits(2), Starts::Word(wants)],
    propose,
};

fn wants(token: &Token, _: &str) -> bool {
    has(words!["postcode"], token.word)
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text.token(at) else { return };
    if token.is_word() {
        if token.span.len() == 8
            && text.is_one_of(at, words!["postcode"])
            && let Some(span) = spoken(text, at + 1)
        {
            proposals.push(Candidate::new(&KIND, span, &[weights::POSTCODE_SHAPE]));
        }
        return;
    }
    // `8441-KL`
    if token.span.len() < 4
        && let Some(span) = misread(text, at)
    {
        proposals.push(Candidate::new(&KIND, span, &[weights::POSTCODE_SHAPE]));
        return;
    }
    // `C25/3381-II`
    if token.glued && text.before(at, 1).is_some_and(|mark| mark.is_mark(b'/')) {
        return;
    }
    let hyphen = usize::from(
        text.token(at + 1)
            .is_some_and(|mark| mark.is_mark(b'-') && mark.glued),
    );
    let pair_at = at + 1 + hyphen;
    let (Some(digits), Some(letters)) = (text.token(at), text.token(pair_at)) else {
        return;
    };
    let gap = letters.span.start - digits.span.end;
    if digits.span.len() != 4 || letters.class != Class::Word || letters.span.len() != 2 || gap > 2
    {
        return;
    }
    let span = Span::new(digits.span.start, letters.span.end);
    let (number, pair) = (text.says(at), text.says(pair_at).to_ascii_uppercase());
    if number.starts_with('0')
        || matches!(pair.as_str(), "SA" | "SD" | "SS")
        || !text.stands_alone(span)
    {
        return;
    }
    // A comma or bracket may stand between postcode and place.
    let place = (pair_at + 1..pair_at + 3).any(|next| text.lists(next).any(Lists::PLACE));
    let street = super::street_address::ends_before(text, at);
    // The postcode that forms and manuals show.
    let sample = number == "1234" && pair == "AB" && text.label_before(at, words!["postcode"]);
    if sample && !street && !place {
        return;
    }
    proposals.push(
        Candidate::new(&KIND, span, &[weights::POSTCODE_SHAPE])
            .when(text.label_before(at, LABELS), weights::LABEL)
            .when(text.label_before(at, COUNTER_WORDS), weights::COUNTER_WORD)
            .when(place, weights::PLACE_BESIDE)
            .when(street, weights::STREET_BESIDE)
            .when(letters.shape != Shape::Upper, weights::LOWER_CASE_POSTCODE)
            .when(UNITS.contains(&pair.as_str()), weights::POSTCODE_UNIT),
    );
}

/// `58l2 KC HEEZE`: a postcode of which a scanner took digits for letters, before a word with a capital or after a label.
fn misread(text: &Text<'_>, at: usize) -> Option<Span> {
    let first = text.token(at).filter(|first| !first.glued)?;
    let code = text
        .raw
        .get(first.span.start..)
        .and_then(|rest| rest.get(..4))?;
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    let likely = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'O' | b'o' | b'l' | b'I');
    if !code.bytes().all(likely) || !(2..4).contains(&digits) || code.starts_with('0') {
        return None;
    }
    let end = first.span.start + 4;
    let pair_at = (at + 1..at + 5).find(|&next| {
        text.token(next)
            .is_some_and(|token| token.span.start >= end)
    })?;
    let pair = text
        .token(pair_at)
        .filter(|pair| !pair.glued && pair.shape == Shape::Upper && pair.span.len() == 2)?;
    let units = UNITS.contains(&text.says(pair_at));
    let town = text
        .token(pair_at + 1)
        .is_some_and(|town| town.is_capital() && town.span.len() > 2 && !town.glued);
    (!units && (town || text.label_before(at, words!["postcode", "pc", "postbus", "bus"])))
        .then(|| Span::new(first.span.start, pair.span.end))
}

/// `drieëndertig tweeënzestig bravo lima`, said after its label.
fn spoken(text: &Text<'_>, at: usize) -> Option<Span> {
    const SPELLED: Words = words![
        "alfa",
        "alpha",
        "bravo",
        "charlie",
        "delta",
        "echo",
        "foxtrot",
        "golf",
        "hotel",
        "india",
        "juliet",
        "juliett",
        "kilo",
        "lima",
        "mike",
        "november",
        "oscar",
        "papa",
        "quebec",
        "romeo",
        "sierra",
        "tango",
        "uniform",
        "victor",
        "whiskey",
        "xray",
        "yankee",
        "zulu",
        "anton",
        "bernard",
        "cornelis",
        "dirk",
        "eduard",
        "ferdinand",
        "gerard",
        "hendrik",
        "izaak",
        "isaac",
        "jan",
        "karel",
        "lodewijk",
        "maria",
        "nico",
        "otto",
        "pieter",
        "quotient",
        "richard",
        "simon",
        "theodor",
        "utrecht",
        "willem",
        "xantippe",
        "ypsilon",
        "zaandam",
    ];
    let (span, _, 4) = dial::spoken(text, at, 4)? else {
        return None;
    };
    let to = text.token_at_byte(span.end);
    let letters = (to..to + 2)
        .take_while(|&at| {
            text.is_one_of(at, SPELLED)
                || text
                    .token(at)
                    .is_some_and(|token| token.is_word() && token.span.len() <= 2)
        })
        .count();
    text.span(at, to + letters)
}
