//! Place names of the Netherlands and Belgium: a quasi-identifier, never a finding by itself.
//!
//! Names: `GeoNames`. Many are words or surnames as well (Goes, Bergen, Elst): those want `in`, `te`, `uit` or the like.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::unit_words::{ends_with, is_class_word};
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
    "station",
    "dorp",
    "dorpje",
    "stad",
    "plaatsje",
    "huisartsenpost",
    "heel",
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
        "zij werd gevonden bij station «Zutphen»",
        "hij verhuist van «Assen» naar «Roden»",
        "de kerk van «Aalst»",
        "Huisarts: S.P. Jongsma, «Smilde»\nDiabetes",
        "Naar Hemelrijk 7, 3500 «Hasselt», bij de buren",
        "haar zus woont in «Nador»",
        "Zij vloog vanuit «Aleppo» naar «Parijs»",
        "hij was bij zijn zus in «drachten»",
        "«Heerenveen», 3 april: de operatie lukte",
    ],
    near_misses: proof![
        "Hoe goes it?",
        "de bergen in",
        "in huis",
        "Elst belde.",
        "geboren in Suriname",
        "gevlucht uit Afghanistan",
        "zij komt in Excel niet verder",
        "komt in Januari terug",
        "in best veel gevallen",
        "in 2019 Elst",
        "Wij waren in Frankrijk en in Turkije",
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
        || is_part_of(text, at)
        || stands_apart(text, at, to);
    let postcode = at.checked_sub(2).is_some_and(|digits| {
        text.token(digits).is_some_and(|t| t.span.len() == 4)
            && text.token(at - 1).is_some_and(|t| t.span.len() == 2)
    }) || after_belgian_postcode(text, at);
    // `Huize Rozenburg`: a name of a body.
    let body = text
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
            .when(body && !before, weights::ORGANISATION_BEFORE)
            .when(lower, weights::LOWER_CASE)
            .when(
                word && before && is_somebodys(text, at),
                weights::ADDRESS_WORD,
            )
            .when(word, weights::ALSO_A_WORD)
            .when(word && lower, weights::LOWER_CASE_WORD)
            .when(
                lists.any(Lists::SURNAME.or(Lists::FIRST_NAME)) && !before && !postcode && !address,
                weights::ALSO_A_WORD,
            )
            .when(text.begins_sentence(at) && word, weights::SENTENCE_START),
    );
}

/// `de binnenstad van Sneek`, `de kerk van Kontich`, `van Assen naar Roden`: a thing of a place, where a person would have
/// a title, or the begin of a way.
fn is_part_of(text: &Text<'_>, at: usize) -> bool {
    let Some(of) = at
        .checked_sub(1)
        .filter(|&of| text.is_one_of(of, words!["van"]))
    else {
        return false;
    };
    if text.is_one_of(at + 1, words!["naar"]) {
        return true;
    }
    let persons = Lists::RELATION
        .or(Lists::PATIENT)
        .or(Lists::ROLE)
        .or(Lists::TITLE)
        .or(Lists::DIAGNOSIS)
        .or(Lists::PROCEDURE);
    let Some(thing) = text.before(of, 1) else {
        return false;
    };
    let place_of_work = is_class_word(thing, text.says(of - 1));
    text.token(at).is_some_and(Token::is_capital)
        && thing.shape == Shape::Lower
        && (thing.lists.any(Lists::COMMON) || place_of_work)
        && (place_of_work || !thing.lists.any(persons.or(Lists::HEALTH_WORD)))
        && of
            .checked_sub(2)
            .is_some_and(|article| text.is_one_of(article, words!["de", "het", "t"]))
}

/// `S.P. Jongsma, Smilde`, `(Ter Apel, nee)`, `Heerenveen, 3 april`: a place that stands apart, after whose it is or before
/// a date.
fn stands_apart(text: &Text<'_>, at: usize, to: usize) -> bool {
    let is_mark = |at: usize, mark: u8| text.token(at).is_some_and(|token| token.is_mark(mark));
    if !text.token(at).is_some_and(Token::is_capital) {
        return false;
    }
    let ends = text
        .token(to)
        .is_none_or(|next| matches!(next.class, Class::Break | Class::Mark(b')')));
    let goes_on = is_mark(to, b',')
        && text
            .token(to + 1)
            .is_some_and(|next| next.shape == Shape::Lower && !next.glued);
    match at.checked_sub(1) {
        Some(before) if is_mark(before, b',') => {
            (ends || goes_on)
                && text.before(before, 1).is_some_and(|name| {
                    name.is_capital() && name.lists.any(Lists::SURNAME.or(Lists::FIRST_NAME))
                        || name.class == Class::Number
                })
        }
        Some(before) if is_mark(before, b'(') => ends || goes_on,
        before => {
            before.is_none_or(|before| {
                text.token(before)
                    .is_some_and(|token| token.class == Class::Break)
            }) && is_mark(to, b',')
                && text
                    .token(to + 1)
                    .is_some_and(|day| day.class == Class::Number && day.span.len() <= 2)
                && text.lists(to + 2).any(Lists::MONTH)
        }
    }
}

/// `3500 Hasselt`: four digits of Belgium, that are no year.
fn after_belgian_postcode(text: &Text<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|digits| {
        text.token(digits)
            .is_some_and(|token| token.class == Class::Number && token.span.len() == 4)
            && !text.says(digits).starts_with(['0'])
            && (!matches!(text.says(digits).get(..2), Some("19" | "20"))
                || super::street_address::ends_before(text, digits))
            && text.token(at).is_some_and(Token::is_capital)
            && digits.checked_sub(1).is_none_or(|before| {
                text.is_one_of(before, words!["te", "in", "b"])
                    || text.token(before).is_some_and(|token| {
                        matches!(
                            token.class,
                            Class::Break | Class::Mark(b',' | b'|' | b';' | b'-')
                        )
                    })
            })
    })
}

/// `zijn zus in drachten`, `mevrouw uit best`, `woont in made`: where somebody is or comes from.
fn is_somebodys(text: &Text<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| text.is_one_of(before, words!["in", "uit", "te"]))
        && (at.saturating_sub(3)..at - 1).any(|before| {
            text.is_one_of(before, LIVING)
                || text
                    .token(before)
                    .is_some_and(|token| token.lists.any(Lists::RELATION.or(Lists::TITLE)))
        })
}

/// `geboren te Paramaribo`, `gevlucht uit Homs`: a place that is in no list, by what is said of it.
fn unlisted(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text.token(at) else { return };
    let place = matches!(token.shape, Shape::Capital | Shape::Upper)
        && token.span.len() >= SHORTEST
        && !token.glued
        && !token.lists.any(NO_PLACES)
        && at.checked_sub(1).is_some_and(|before| {
            text.is_one_of(
                before,
                words!["in", "te", "uit", "naar", "nabij", "vanuit", "via"],
            )
        })
        && (token.lists.any(Lists::WORLD_PLACE)
            || (at.saturating_sub(7)..at - 1).any(|before| text.is_one_of(before, LIVING)))
        && !text.is_one_of(at, COUNTRIES)
        && !ends_with(text, at, COUNTRY_ENDINGS);
    if place {
        proposals.push(Candidate::new(
            &KIND,
            token.span,
            &[weights::PLACE_WORD_BEFORE, weights::ADDRESS_WORD],
        ));
    }
}
