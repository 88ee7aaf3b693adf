//! Place names of the Netherlands and Belgium: a quasi-identifier, never a finding by itself.
//!
//! Names: `GeoNames`. Many are words or surnames as well (Goes, Bergen, Elst): those want `in`, `te`, `uit` or the like.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::role::Role;
use crate::text::Text;
use crate::token::Shape;
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
    ],
    near_misses: proof!["Hoe goes it?", "de bergen in", "in huis", "Elst belde."],
    starts: &[Starts::Listed(Lists::PLACE)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(to) = text.listed(at, Lists::PLACE) else {
        return;
    };
    let (Some(span), Some(token)) = (text.span(at, to), text.token(at)) else {
        return;
    };
    let lists = text.lists(at);
    let before = at
        .checked_sub(1)
        .is_some_and(|before| text.is_one_of(before, PREPOSITIONS));
    let postcode = at.checked_sub(2).is_some_and(|digits| {
        text.token(digits).is_some_and(|t| t.span.len() == 4)
            && text.token(at - 1).is_some_and(|t| t.span.len() == 2)
    });
    // `gemeente Oss`, `Huize Rozenburg`: a body in a place; it says nothing of a person.
    let body = (1..=2).any(|back| {
        at.checked_sub(back)
            .is_some_and(|before| text.is_one_of(before, BODIES))
    }) || text
        .before(at, 1)
        .is_some_and(|before| before.lists.any(Lists::INSTITUTION_WORD));
    let lower = token.shape == Shape::Lower && !text.says(at + 1).starts_with(char::is_uppercase);
    let word = lists.any(Lists::COMMON.or(Lists::FUNCTION));
    if lists.any(Lists::FUNCTION) && lower {
        return;
    }
    proposals.push(
        Candidate::new(&KIND, span, &[weights::LISTED])
            .when(before, weights::PLACE_WORD_BEFORE)
            .when(postcode, weights::PLACE_BESIDE)
            .when(body, weights::ORGANISATION_BEFORE)
            .when(lower, weights::LOWER_CASE)
            .when(word, weights::ALSO_A_WORD)
            .when(word && lower, weights::LOWER_CASE_WORD)
            .when(
                lists.any(Lists::SURNAME.or(Lists::FIRST_NAME)) && !before && !postcode,
                weights::ALSO_A_WORD,
            )
            .when(text.begins_sentence(at) && word, weights::SENTENCE_START),
    );
}
