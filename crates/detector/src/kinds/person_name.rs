//! Names of persons: what could be a name (`names.rs`) is believed for its title, its lists, the words round it.
//!
//! A title alone is no name; an eponym, an institution or a public figure is none either. Rules: domain papers,
//! chapter on names in Dutch care notes; the base idea (lists and context) follows the Deduce project.

use crate::candidate::Candidate;
use crate::cue;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::name_chain;
use crate::name_model;
use crate::names::{self, Name};
use crate::report::Evidence;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::weights;
use crate::word::{Words, words};

pub(super) static KIND: Kind = Kind {
    id: "person-name",
    category: Category::Personal,
    replaceable: true,
    role: Role::Person,
    examples: proof![
        "Maak het over aan mevrouw «De Wit», IBAN volgt.",
        "Mevrouw «De Wit» belde.",
        "dhr. «J. van der Veen» is gevallen",
        "dhr «bakker» slaapt slecht",
        "mw «de vries» wil naar huis",
        "Gesproken met «Jan de Vries» over medicatie.",
        "«Fatma Yılmaz» heeft pijn",
        "«JANSEN, PIETER» opgenomen",
        "haar zoon «Mark» komt morgen",
        "huisarts «Jansen» belt terug",
        "naam: «Youssef El Idrissi»",
        "pt «ahmet kaya» is boos",
        "Beste «Samira»,",
        "mevrouw «de Boer-van Dijk»",
    ],
    near_misses: proof![
        "Mevrouw heeft pijn.",
        "mw wil naar huis",
        "dhr. X. belde",
        "de ziekte van Parkinson",
        "een patiënt met Crohn",
        "De bakker bakt brood.",
        "Geachte heer, mevrouw,",
        "het Erasmus MC",
        "Barthel-index bepalen",
        "Hij is opgenomen in het Antoni van Leeuwenhoek.",
        "Op maandag begint de zomer.",
    ],
    starts: &[Starts::Word(wants)],
    propose,
};

/// `gebeld met Jan`, `contact met Jan`.
const CONTACT: Words = words![
    "gebeld",
    "gesproken",
    "besproken",
    "overlegd",
    "overleg",
    "contact",
    "gesprek",
    "afgesproken",
    "gemaild",
    "sprak",
    "spreek",
    "belde",
    "zag",
    "bezocht",
    "bij",
    "namens",
    "aldus",
    "volgens",
    "door",
    "tegen",
];
const DOES: Words = words![
    "zegt",
    "zei",
    "belt",
    "belde",
    "vertelt",
    "vertelde",
    "vraagt",
    "vroeg",
    "geeft",
    "gaf",
    "meldt",
    "meldde",
    "heeft",
    "had",
    "wil",
    "wilde",
    "kan",
    "kon",
    "komt",
    "kwam",
    "gaat",
    "ging",
    "woont",
    "woonde",
    "werkt",
    "werkte",
    "ligt",
    "lag",
    "krijgt",
    "kreeg",
    "slikt",
    "gebruikt",
    "slaapt",
    "eet",
    "at",
    "klaagt",
    "klaagde",
    "voelt",
    "voelde",
    "loopt",
    "liep",
    "viel",
    "valt",
    "mag",
    "moet",
    "moest",
    "zal",
    "denkt",
    "weet",
    "huilt",
    "lijdt",
    "noemt",
    "schrijft",
    "mailt",
    "mailde",
    "appt",
    "reageert",
    "weigert",
    "weigerde",
    "ervaart",
    "drinkt",
    "rookt",
    "neemt",
    "nam",
    "doet",
    "deed",
    "heet",
    "blijft",
    "bleef",
    "verblijft",
    "staat",
    "zit",
    "zat",
    "hoest",
];
/// Languages and countries, written with a capital anyway, that are names as well.
const PROPER_WORDS: Words = words![
    "frans", "engels", "duits", "spaans", "jordan", "israel", "georgia", "china", "mali", "cyprus",
    "holland",
];
/// What makes a name before it the name of a thing.
const THINGS: Words = words![
    "ziekte",
    "syndroom",
    "test",
    "schaal",
    "score",
    "fractuur",
    "proef",
    "index",
    "criteria",
    "classificatie",
    "methode",
    "dementie",
    "lymfoom",
    "katheter",
    "teken",
    "patient",
    "patienten",
    "encefalopathie",
    "neuralgie",
    "tumor",
    "sarcoom",
    "spectrum",
    "lijst",
    "vragenlijst",
    "model",
    "formule",
    "hernia",
    "anemie",
    "trial",
    "study",
    "et",
    "en-la-tourette",
    "stadium",
    "stadiering",
    "ulcus",
    "slokdarm",
    "prothese",
    "verband",
    "manoeuvre",
    "reflex",
    "wet",
    "universiteit",
    "prijs",
    "polder",
    "lijn",
    "polis",
    "zorgverzekeraar",
    "verzekering",
];
const THING_BEFORE: Words = words![
    "ziekte",
    "syndroom",
    "morbus",
    "teken",
    "test",
    "wet",
    "schaal",
    "proef",
    "zwangerschap",
    "symptoom",
    "symptomen",
    "m",
    "stelling",
    "methode",
    "maladie",
    "universiteit",
    "cirkel",
];
/// Endings of words for signs, tests, scales and models: before `van` or `volgens` they make a name an eponym, and a word
/// with a capital that ends so is none itself (`Trendelenburgligging`).
const THING_ENDINGS: [&str; 48] = [
    "teken",
    "test",
    "schaal",
    "score",
    "scale",
    "index",
    "criteria",
    "criterium",
    "classificatie",
    "indeling",
    "methode",
    "methodiek",
    "cirkel",
    "cyclus",
    "driehoek",
    "piramide",
    "kwadrant",
    "kwadranten",
    "matrix",
    "formule",
    "regels",
    "hypothese",
    "paradox",
    "fenomeen",
    "reflex",
    "manoeuvre",
    "handgreep",
    "handgrepen",
    "proef",
    "kleuring",
    "syndroom",
    "trias",
    "triade",
    "lichaampjes",
    "eilandjes",
    "visgraat",
    "nomogram",
    "diagram",
    "model",
    "modellen",
    "ligging",
    "plastiek",
    "incisie",
    "naald",
    "kaart",
    "curve",
    "prijs",
    "theorie",
];
/// These only before `volgens`: a treatment `van` somebody is that of a patient.
const MANNER: Words = words!["volgens"];
const DETERMINERS: Words = words![
    "het", "een", "deze", "dit", "geen", "elke", "welke", "ons", "onze",
];

/// Below this the letters of a word do not look like those of a name, in decibans.
const OFFICE_LETTERS: i16 = 6;
/// Lists of words before a name.
const CUES: Lists = Lists::TITLE
    .or(Lists::PATIENT)
    .or(Lists::RELATION)
    .or(Lists::ROLE)
    .or(Lists::NAME_CUE);

/// Turns away the words of every day.
fn wants(token: &Token, said: &str) -> bool {
    token.shape != Shape::Lower
        || said.len() <= 3
        || token.lists == Lists::NONE
        || token
            .lists
            .any(Lists::FIRST_NAME.or(Lists::SURNAME).or(Lists::FUNCTION))
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    possible(text, at, &mut |name, mut evidence| {
        let Some(span) = text.span(name.from, name.to) else {
            return;
        };
        if name.comma && ends_in_an_abbreviation(text, name) {
            return;
        }
        evidence.push(name_model::weigh(text, name, &evidence));
        proposals.push(Candidate {
            kind: &KIND,
            span,
            evidence: evidence.into(),
            words: name.from..name.to,
        });
    });
}

/// `De Wit, IBAN NL91`: what comes in capitals after the comma of a name that is not is another thing.
fn ends_in_an_abbreviation(text: &Text<'_>, name: &Name) -> bool {
    let in_capitals = |token: &Token| token.shape == Shape::Upper && token.span.len() > 1;
    text.before(name.to, 1).is_some_and(in_capitals)
        && !text.token(name.from).is_some_and(in_capitals)
}

/// Turns most words away at a glance: those that can neither begin a name nor follow a cue.
fn deserves_a_look(text: &Text<'_>, at: usize, token: &Token) -> bool {
    let capital_follows = || {
        text.tokens
            .get(at + 1..)
            .unwrap_or(&[])
            .iter()
            .take(4)
            .any(Token::is_capital)
    };
    let cued = || {
        text.before(at, 1).is_none_or(|before| {
            before.lists.any(CUES) || matches!(before.class, Class::Mark(_) | Class::Break)
        })
    };
    let named = token.lists.any(Lists::FIRST_NAME.or(Lists::SURNAME));
    let function = token.lists.any(Lists::FUNCTION);
    if token.shape != Shape::Lower {
        return !function || named || capital_follows();
    }
    if function {
        // `van der Berg`, `mw de vries`, `van hout`
        return capital_follows() || cued() || leads_to_a_name(text, at);
    }
    if named {
        return !token.lists.any(Lists::COMMON)
            || token.lists.any(Lists::FIRST_FREQUENT)
            || text.capitals == 0
            || cued()
            || leads_to_a_name(text, at);
    }
    let dotted = token.span.len() == 1
        && text
            .token(at + 1)
            .is_some_and(|dot| dot.is_mark(b'.') && dot.glued);
    dotted
        || leads_to_a_name(text, at)
        || (token.lists == Lists::NONE || token.span.len() <= 3) && cued()
        || token.lists == Lists::NONE && names::looks_like_a_name(text, at)
}

/// Whether a surname follows a prefix, a letter or a first name that is a word as well: `vd hurk`, `p chen`,
/// `beer vd zanden`.
fn leads_to_a_name(text: &Text<'_>, at: usize) -> bool {
    let mut next = at;
    while next < at + 4 && (names::is_prefix(text, next) || next == at) {
        next += 1;
    }
    let prefixed = next > at + 1 || names::is_prefix(text, at);
    let letter = text.token(at).is_some_and(|token| token.span.len() == 1);
    (prefixed || letter)
        && !names::is_mere_preposition(text, at)
        && text.token(next).is_some_and(|token| {
            token.is_word()
                && !token.glued
                && !token.lists.any(Lists::FUNCTION)
                && (token.lists.any(Lists::SURNAME) || names::looks_like_a_name(text, next))
        })
}

/// Gives what could be a name at token `at`, with what the rules say for and against it: what the grammar finds, and
/// where a looser chain goes further, that too.
pub(crate) fn possible(text: &Text<'_>, at: usize, each: &mut dyn FnMut(&Name, Vec<Evidence>)) {
    let Some(token) = text
        .token(at)
        .filter(|token| token.is_word() && deserves_a_look(text, at, token))
    else {
        return;
    };
    // A word glued to a digit or a slash is part of something else; `@Sanne` speaks to her.
    let glued_to = text
        .before(at, 1)
        .filter(|before| token.glued && (before.glued || !before.is_mark(b'@')))
        .map(|before| before.class);
    if matches!(
        glued_to,
        Some(Class::Number | Class::Mark(b'@' | b'_' | b'-'))
    ) {
        return;
    }
    if at > 0 && names::is_capital_prefix(text, at - 1) {
        return;
    }
    let cue = cue::before(text, at);
    let mut propose = |name: &Name| {
        if is_possible(text, name, cue) {
            let mut evidence: Vec<Evidence> = Vec::with_capacity(16);
            evidence.extend(cue);
            weigh_words(text, name, cue.is_some(), &mut evidence);
            weigh_surroundings(text, name, cue, &mut evidence);
            each(name, evidence);
        }
    };
    let name = names::parse(text, at, cue::sort(cue));
    name.iter().for_each(&mut propose);
    name_chain::each(text, at, cue.is_some(), &mut |chain| {
        if name.is_none_or(|name| (name.from, name.to) != (chain.from, chain.to)) {
            propose(chain);
        }
    });
}

/// Turns away what can be no name for certain.
fn is_possible(text: &Text<'_>, name: &Name, cue: Option<Evidence>) -> bool {
    if is_masked(text, name) {
        return false;
    }
    // `anja1975@example.nl`
    let glued_after = text.token(name.to).is_some_and(|next| {
        next.glued && matches!(next.class, Class::Number | Class::Mark(b'@' | b'_'))
    });
    if glued_after {
        return false;
    }
    // A lone word that is in no list and does not look like a name is a word.
    let unlisted = text
        .token(name.from)
        .is_some_and(|token| token.lists == Lists::NONE);
    if unlisted && name.to == name.from + 1 && ends_as_a_thing(text.says(name.from)) {
        return false;
    }
    if cue.is_none()
        && name.to == name.from + 1
        && unlisted
        && text.token(name.from).is_some_and(|token| token.letters < 0)
    {
        return false;
    }
    // `minister van Volksgezondheid`, `directeur van Zonnehof`: what somebody heads, unless its letters are those of a name.
    !(cue == Some(weights::PROFESSIONAL_TITLE)
        && text.says(name.from) == "van"
        && name
            .family
            .and_then(|family| text.token(family))
            .is_some_and(|family| {
                !family.lists.any(Lists::SURNAME.or(Lists::FIRST_NAME))
                    && name_model::nameness(family.span.of(text.raw)) < OFFICE_LETTERS
            }))
}

/// `Dhr. X`, `mevr. A.`: somebody has taken the name out already.
fn is_masked(text: &Text<'_>, name: &Name) -> bool {
    name.to == name.from + 1
        && text
            .token(name.from)
            .is_some_and(|token| token.span.len() == 1)
}

/// What the lists say about the words of the name.
fn weigh_words(text: &Text<'_>, name: &Name, cued: bool, evidence: &mut Vec<Evidence>) {
    let token = |at: Option<usize>| at.and_then(|at| text.token(at));
    if let Some(given) = token(name.given) {
        evidence.push(if given.lists == Lists::NONE {
            weights::UNKNOWN_CAPITAL
        } else if given.lists.any(Lists::COMMON) && given.lists.any(Lists::FIRST_FREQUENT) {
            weights::FIRST_NAME_FREQUENT_WORD
        } else if given.lists.any(Lists::COMMON) {
            weights::FIRST_NAME_COMMON
        } else {
            weights::FIRST_NAME
        });
    }
    if let Some(family) = token(name.family) {
        let frequent = family.lists.any(Lists::FREQUENT);
        evidence.push(
            match (
                family.lists.any(Lists::SURNAME),
                family.lists.any(Lists::COMMON),
            ) {
                (true, false) if frequent => weights::SURNAME_FREQUENT,
                (true, false) => weights::SURNAME,
                (true, true) if frequent && (cued || name.initials || name.given.is_some()) => {
                    weights::SURNAME_FREQUENT_WORD
                }
                (true, true) => weights::SURNAME_COMMON,
                (false, _) if family.lists.any(Lists::FIRST_NAME) => weights::SURNAME,
                _ => weights::UNKNOWN_CAPITAL,
            },
        );
    }
    // Two given names are a full name as well: not everybody has a family name.
    let both = name
        .given
        .is_some_and(|given| name.family.is_some() || name.to > given + 1);
    let first = text.token(name.from);
    let first_lower = first.is_some_and(|token| token.shape == Shape::Lower);
    let name_lower =
        token(name.family.or(name.given)).is_some_and(|token| token.shape == Shape::Lower);
    let begins = text.begins_sentence(name.from) && !cued;
    let sure_given = token(name.given)
        .is_some_and(|given| given.lists.any(Lists::FIRST_NAME) && !given.lists.any(Lists::COMMON));
    let sure_family = token(name.family).is_some_and(|family| {
        family.lists.any(Lists::FREQUENT) && !family.lists.any(Lists::COMMON)
    });
    let single = name.to == name.from + 1;
    let said = token(name.family.or(name.given));
    let short_upper = (single || (name.given.is_none() && !name.initials))
        && said.is_some_and(|token| token.shape == Shape::Upper && token.span.len() <= 4);
    let listed = said.is_some_and(|token| token.lists.any(Lists::SURNAME.or(Lists::FIRST_NAME)));
    let acts = text.is_one_of(name.to, DOES);
    let word =
        said.is_some_and(|token| token.lists.any(Lists::COMMON) && token.shape == Shape::Capital);
    let (inside, lone_word) = (!begins, word && single);
    // A name that everybody knows, or a listed one that does what people do, is no word at the head of a sentence.
    let believed_anyway = sure_given || sure_family || name.initials || (acts && listed);
    let clause = name.from == 0
        || text.before(name.from, 1).is_some_and(|token| {
            matches!(
                token.class,
                Class::Break | Class::Mark(b',' | b';' | b'.' | b':' | b'?' | b'!')
            )
        });
    for (holds, reason) in [
        (both, weights::FULL_NAME),
        (name.initials, weights::INITIALS),
        (name.prefix.is_some(), weights::PARTICLE),
        (
            name.prefix == Some(name.from) && !first_lower && !begins,
            weights::CAPITAL_PARTICLE,
        ),
        (name.comma, weights::NAME_COMMA),
        (name_lower, weights::LOWER_CASE),
        (
            inside && !name_lower && (cued || !lone_word),
            weights::CAPITAL_INSIDE,
        ),
        (
            inside && lone_word && !cued && !text.is_one_of(name.from, PROPER_WORDS),
            weights::CAPITAL_WORD_INSIDE,
        ),
        (
            name_lower && sure_given && clause && !cued,
            weights::CLAUSE_START,
        ),
        (begins && !believed_anyway, weights::SENTENCE_START),
        (short_upper, weights::ACRONYM),
    ] {
        if holds {
            evidence.push(reason);
        }
    }
}

/// What stands round the name, and what else its words could be.
fn weigh_surroundings(
    text: &Text<'_>,
    name: &Name,
    cue: Option<Evidence>,
    evidence: &mut Vec<Evidence>,
) {
    let words = name.from..name.to;
    let lists = |wanted: Lists| {
        words
            .clone()
            .any(|at| text.token(at).is_some_and(|token| token.lists.any(wanted)))
    };
    let phrase = |wanted: Lists| {
        text.phrase_over(name.from, wanted)
            .or_else(|| text.phrase_over(name.to - 1, wanted))
    };
    let next = name.to;
    let glued_hyphen = text
        .token(next)
        .is_some_and(|mark| mark.is_mark(b'-') && mark.glued)
        && text
            .token(next + 1)
            .is_some_and(|word| word.glued && word.shape == Shape::Lower);
    let thing_after = text.is_one_of(next, THINGS)
        || glued_hyphen
        || text
            .token(next)
            .is_some_and(|token| token.lists.any(Lists::INSTITUTION_WORD) && token.is_capital());
    let thing_before = is_after_a_thing(text, name, cue.is_some(), lists(Lists::FIRST_NAME));
    let determiner = name
        .from
        .checked_sub(1)
        .is_some_and(|at| text.is_one_of(at, DETERMINERS));
    let contact = name.from.checked_sub(1).is_some_and(|at| {
        text.is_one_of(at, CONTACT)
            || (text.is_one_of(at, words!["met", "aan", "door", "van"])
                && at
                    .checked_sub(1)
                    .is_some_and(|verb| text.is_one_of(verb, CONTACT)))
    });
    // `Woongroep De Linde`
    let institution_before = name
        .from
        .checked_sub(1)
        .and_then(|at| text.token(at))
        .is_some_and(|token| token.lists.any(Lists::INSTITUTION_WORD));
    let alone = name.given.is_none() || name.family.is_none();
    let known_thing = cue.is_none() && !name.initials && alone;
    let cued_by_person = cue.is_some();
    for (holds, reason) in [
        (cue.is_none() && contact, weights::CONTACT_VERB),
        (text.is_one_of(next, DOES), weights::SPEECH_VERB),
        (
            text.is_one_of(next, words!["is", "was", "wordt", "werd"]),
            weights::COPULA,
        ),
        (
            !cued_by_person
                && name.given.is_none()
                && text.before(name.from, 1).is_some()
                && text.is_one_of(
                    name.from - 1,
                    words!["in", "te", "uit", "naar", "nabij", "regio"],
                ),
            weights::AFTER_PLACE_WORD,
        ),
        (
            is_followed_by_number(text, next),
            weights::AGE_OR_DATE_AFTER,
        ),
        (
            known_thing && lists(Lists::EPONYM),
            if name.family.is_none() || lists(Lists::FREQUENT) {
                weights::EPONYM_AND_NAME
            } else {
                weights::EPONYM
            },
        ),
        (
            !cued_by_person && lists(Lists::PLACE.or(Lists::WORLD_PLACE)),
            weights::PLACE_NAME,
        ),
        (!cued_by_person && lists(Lists::BRAND), weights::BRAND),
        (thing_after, weights::THING_AFTER),
        (thing_before, weights::THING_BEFORE),
        (determiner && !cued_by_person, weights::THING_BEFORE),
        (institution_before && !cued_by_person, weights::THING_BEFORE),
        (phrase(Lists::INSTITUTION).is_some(), weights::INSTITUTION),
        (
            phrase(Lists::PUBLIC_FIGURE).is_some(),
            weights::PUBLIC_FIGURE,
        ),
        (
            phrase(Lists::DIAGNOSIS.or(Lists::RARE).or(Lists::MENTAL_HEALTH)).is_some(),
            weights::EPONYM,
        ),
    ] {
        if holds {
            evidence.push(reason);
        }
    }
}

/// `teken van Lasègue`, `schaal van Braden`, `volgens Bristol`: what stands before a name makes it that of a thing.
fn is_after_a_thing(text: &Text<'_>, name: &Name, cued: bool, first_name: bool) -> bool {
    let of = name.from.checked_sub(1).filter(|&at| {
        text.is_one_of(at, words!["van", "volgens"])
            || text.token(at).is_some_and(|token| token.is_mark(b'.'))
    });
    let before = of.or(Some(name.from)).and_then(|at| at.checked_sub(1));
    let thing =
        before.is_some_and(|at| text.is_one_of(at, THING_BEFORE) || ends_as_a_thing(text.says(at)));
    let manner = name.from > 0 && text.is_one_of(name.from - 1, MANNER);
    thing && !(of.is_none() && cued) || !cued && manner && !first_name
}

/// `Bishop-score`, `visgraat`: a word for a sign, a test, a scale.
fn ends_as_a_thing(word: &str) -> bool {
    THING_ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// `, 45 jaar`, `(12-3-1958)`, `, geb.`
fn is_followed_by_number(text: &Text<'_>, at: usize) -> bool {
    let mark = text
        .token(at)
        .is_some_and(|token| matches!(token.class, Class::Mark(b',' | b'(' | b'|')));
    let next = at + usize::from(mark);
    let number = text
        .token(next)
        .is_some_and(|token| token.class == Class::Number && (mark || token.span.len() == 2));
    number || text.is_one_of(next, words!["geb", "geboren", "bsn", "gd"])
}
