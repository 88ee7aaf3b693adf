//! Place names of the Netherlands and Belgium: a quasi-identifier, never a finding by itself.
//!
//! Names: `GeoNames`. Many are words or surnames as well (Goes, Bergen, Elst): those want `in`, `te`, `uit` or the like.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::weights;
use crate::word::{Words, words};

const PREPOSITIONS: Words = words![
    "in",
    "te",
    "uit",
    "naar",
    "nabij",
    "bij",
    "rond",
    "regio",
    "omgeving",
    "wonende",
    "woonplaats",
    "plaats",
    "vanuit",
];

/// Words of living, being born and fleeing: a place follows them, whatever its name.
const LIVING: Words = words![
    "geboren",
    "woont",
    "woonde",
    "wonen",
    "wonend",
    "wonende",
    "woonachtig",
    "woonplaats",
    "gevlucht",
    "afkomstig",
    "opgegroeid",
    "verhuisd",
    "verhuist",
    "verhuisde",
    "vertrokken",
    "overleden",
    "getrouwd",
    "begraven",
    "vakantie",
    "komt",
    "kwam",
    "gekomen",
    "verblijft",
    "reist",
    "reisde",
    "geb",
    "opgepakt",
];
/// Countries, provinces and regions tell little.
const COUNTRIES: Words = words![
    "nederland",
    "holland",
    "marokko",
    "irak",
    "iran",
    "soedan",
    "eritrea",
    "india",
    "china",
    "vietnam",
    "polen",
    "oekraine",
    "suriname",
    "curacao",
    "aruba",
    "bonaire",
    "frankrijk",
    "oostenrijk",
    "spanje",
    "portugal",
    "ghana",
    "nigeria",
    "congo",
    "rwanda",
    "burundi",
    "kenia",
    "egypte",
    "libanon",
    "israel",
    "palestina",
    "gaza",
    "jemen",
    "filipijnen",
    "japan",
    "korea",
    "amerika",
    "canada",
    "chili",
    "peru",
    "cuba",
    "mexico",
    "kosovo",
    "litouwen",
    "azerbeidzjan",
    "drenthe",
    "overijssel",
    "brabant",
    "limburg",
    "vlaanderen",
    "twente",
    "veluwe",
    "achterhoek",
    "betuwe",
    "kempen",
    "europa",
    "afrika",
    "nepal",
    "taiwan",
    "denemarken",
    "noorwegen",
    "zweden",
    "luxemburg",
    "sri",
    "angola",
    "gambia",
    "guinee",
    "senegal",
    "togo",
    "kameroen",
    "oeganda",
    "tibet",
    "koerdistan",
    "java",
    "sumatra",
    "bali",
    "molukken",
    "antillen",
    "ardennen",
    "ijsland",
    "malta",
    "cyprus",
    "venezuela",
    "ecuador",
    "brussel",
];
/// Endings of most other countries.
const COUNTRY_ENDINGS: &[&str] = &[
    "land", "stan", "ie", "ije", "ia", "staten", "eiland", "eilanden",
];

const BODIES: Words = words![
    "gemeente",
    "ggd",
    "provincie",
    "universiteit",
    "hogeschool",
    "omroep",
    "rechtbank",
    "waterschap",
    "burgemeester",
    "zorgkantoor",
];

pub(super) static KIND: Kind = Kind {
    id: "place",
    category: Category::Personal,
    replaceable: true,
    role: Role::Place,
    examples: proof![
        "Mevrouw komt uit «Goirle».",
        "patiënt in «Den Haag»",
        "3511 AB «Utrecht»",
        "woont in «Goes»",
        "uit «goirle»",
        "Geboren te «Paramaribo»",
        "gevlucht uit «Homs»",
        "zij woont in «utrecht»",
        "hij woont in «wijk aan zee»",
        "de rechtbank in «Breda»",
        "Hertogenlaan 190-c «Oosterhout»",
    ],
    near_misses: proof![
        "Hoe goes it?",
        "de bergen in",
        "in huis",
        "Elst belde.",
        "geboren in Suriname",
        "gevlucht uit Afghanistan",
        "zij komt in Excel niet verder",
        "komt in Januari terug"
    ],
    starts: &[Starts::Word(wants)],
    propose,
};

/// The fewest bytes of a place that is in no list.
const SHORTEST: usize = 4;
const NO_PLACES: Lists = Lists::COMMON
    .or(Lists::FUNCTION)
    .or(Lists::MONTH)
    .or(Lists::HEALTH_WORD)
    .or(Lists::PROCEDURE)
    .or(Lists::DIAGNOSIS)
    .or(Lists::INSTITUTION)
    .or(Lists::INSTITUTION_WORD)
    .or(Lists::ROLE)
    .or(Lists::BRAND)
    .or(Lists::TITLE);

/// Listed places, and words that a place in no list may be.
fn wants(token: &Token, said: &str) -> bool {
    token.lists.any(Lists::PLACE)
        || token.lists.begins_phrase()
        || (matches!(token.shape, Shape::Capital | Shape::Upper)
            && said.len() >= SHORTEST
            && !token.lists.any(NO_PLACES))
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(to) = text.listed(at, Lists::PLACE) else {
        unlisted(text, at, proposals);
        return;
    };
    if text.is_one_of(at, words!["nederland"]) {
        return;
    }
    let (Some(span), Some(token)) = (text.span(at, to), text.token(at)) else {
        return;
    };
    let lists = text.lists(at);
    let before = at
        .checked_sub(1)
        .is_some_and(|before| text.is_one_of(before, PREPOSITIONS))
        || is_part_of(text, at);
    let postcode = at.checked_sub(2).is_some_and(|digits| {
        text.token(digits).is_some_and(|t| t.span.len() == 4)
            && text.token(at - 1).is_some_and(|t| t.span.len() == 2)
    });
    // `gemeente Oss`, `Huize Rozenburg`: a body in a place; it says nothing of a person.
    let reach =
        1 + usize::from(at > 0 && !text.is_one_of(at - 1, words!["in", "te", "uit", "bij"]));
    let body = (1..=reach).any(|back| {
        at.checked_sub(back)
            .is_some_and(|before| text.is_one_of(before, BODIES))
    }) || text
        .before(at, 1)
        .is_some_and(|before| before.lists.any(Lists::INSTITUTION_WORD));
    let lower = token.shape == Shape::Lower && !text.says(at + 1).starts_with(char::is_uppercase);
    // Of `wijk aan zee` the last word says whether it is one of every day.
    let own = if to > at + 2 {
        text.token(to - 1).map_or(lists, |last| last.lists)
    } else {
        lists
    };
    let word = to < at + 3
        && own.any(Lists::COMMON.or(Lists::FUNCTION))
        && !(before && lists.any(Lists::LARGE_CITY));
    if own.any(Lists::FUNCTION) && lower {
        return;
    }
    // `naar 't Zand 5`: a street of its own.
    let address = super::street_address::ends_before(text, at)
        && !text
            .token(to)
            .is_some_and(|next| next.class == Class::Number);
    proposals.push(
        Candidate::new(&KIND, span, &[weights::LISTED])
            .when(before, weights::PLACE_WORD_BEFORE)
            .when(postcode || address, weights::PLACE_BESIDE)
            .when(body, weights::ORGANISATION_BEFORE)
            .when(lower, weights::LOWER_CASE)
            .when(word, weights::ALSO_A_WORD)
            .when(word && lower, weights::LOWER_CASE_WORD)
            .when(
                lists.any(Lists::SURNAME.or(Lists::FIRST_NAME)) && !before && !postcode && !address,
                weights::ALSO_A_WORD,
            )
            .when(text.begins_sentence(at) && word, weights::SENTENCE_START),
    );
}

/// `de binnenstad van Sneek`, `de markt van Hoorn`: a thing of a place, where a person would have a title.
fn is_part_of(text: &Text<'_>, at: usize) -> bool {
    at > 2
        && text.is_one_of(at - 1, words!["van"])
        && text.token(at).is_some_and(Token::is_capital)
        && text.token(at - 2).is_some_and(|thing| {
            thing.shape == Shape::Lower
                && thing.lists.any(Lists::COMMON)
                && !thing.lists.any(
                    Lists::RELATION
                        .or(Lists::PATIENT)
                        .or(Lists::ROLE)
                        .or(Lists::TITLE)
                        .or(Lists::HEALTH_WORD)
                        .or(Lists::DIAGNOSIS)
                        .or(Lists::PROCEDURE),
                )
        })
        && text.is_one_of(at - 3, words!["de", "het"])
}

/// `geboren te Paramaribo`, `gevlucht uit Homs`: a place that is in no list, by what is said of it.
fn unlisted(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text.token(at) else { return };
    let place = matches!(token.shape, Shape::Capital | Shape::Upper)
        && token.span.len() >= SHORTEST
        && !token.glued
        && !token.lists.any(NO_PLACES)
        && at.checked_sub(1).is_some_and(|before| {
            text.is_one_of(before, words!["in", "te", "uit", "naar", "nabij"])
        })
        && (at.saturating_sub(7)..at - 1).any(|before| text.is_one_of(before, LIVING))
        && !text.is_one_of(at, COUNTRIES)
        && !crate::unit_words::ends_with(text, at, COUNTRY_ENDINGS);
    if place {
        proposals.push(Candidate::new(
            &KIND,
            token.span,
            &[weights::PLACE_WORD_BEFORE, weights::ADDRESS_WORD],
        ));
    }
}
