//! A ward, team, school, employer or club by its name: `afdeling Duinroos`, `basisschool De Linde`, `AZ Sint-Elooi`,
//! `Bergmeer Kliniek`, and the known institutions of `lexicons/nl/institutions.txt`.
//!
//! A trace to one person, never a finding by itself. A class word and a name with capitals go together; a specialism
//! (`afdeling Cardiologie`) is no name.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::unit_name::{company, employer, house, lower_name_end, name_end, saint};
use crate::unit_ward::{WARDS, coded};
use crate::unit_words::{INSIDE, LAST_CLASSES, is_class, is_class_word};
use crate::weights;
use crate::word::{Words, has, words};

pub(super) static KIND: Kind = Kind {
    id: "organisation-unit",
    category: Category::Personal,
    replaceable: true,
    role: Role::Unit,
    examples: proof![
        "hij verbleef op «afdeling Duinroos», nu naar huis",
        "mw verhuist naar «WZC Ter Beuken» in Oostkamp",
        "leerling van «basisschool De Regenboog»",
        "haar juf van «basisschool de regenboog» belde",
        "zij werkt bij «bakkerij 't Stoepje»",
        "patiënt opgenomen in «AZ Sint-Elooi»",
        "zij wil liever naar «Bergmeer Kliniek»",
        "Zij krijgt bestralingen in het «Antoni van Leeuwenhoek»",
        "cliënt op «revalidatieafdeling De Vlierhof»",
        "man, werkt bij «Slachterij Van Dongen & Zonen»",
        "ze wil terug naar «Team Groen»",
        "hij werkt bij «Van Dongen Transport» en valt uit",
        "mw ligt op «afd. C5»",
        "Zij ligt op «afdeling Chirurgie 3 Zuid»",
        "Unit: «9 West»\nZij is stabiel",
        "haar bed staat op «4 Noord»",
        "hij zit op «obs het kompas» in groep 4",
        "zij woont in «huize avondrood»",
        "cliënt van «team rood»",
        "haar man woont op de «Merelhof»",
        "mevrouw gaat naar «De Vloedlijn»",
        "hij is leerling van het «Sint-Lutgardiscollege»",
        "de werkgever van cliënt is «timmerfabriek Van Wessem»",
        "zij belde «team Salland-West» over haar wond",
        "Overgeplaatst naar «revalidatie De Vlaskamp», kamer 212",
        "hij kwam bij «Team Angst en Stemming Zuidoost»",
        "zij ging naar «praktijk Mondzorg Het Slot»",
        "hij is werknemer van «Metaalunie Van Geel BV»",
        "haar echo bij «Het Ooievaarsnest» was goed",
        "bewoner van «De Vier Windstreken», halfzijdig verlamd",
        "zij logeert in «'t Boshuus»",
        "mevrouw gaat naar «afdeling kastanje»",
        "haar dossier ligt bij «team oost drie»",
        "zij ligt op «kraamafdeling 6Zuid»",
        "zij ligt op «H2 West»",
    ],
    near_misses: proof![
        "de afdeling Cardiologie",
        "Afdeling B, etage 2",
        "Ons team heeft veel verzuim.",
        "Team ICT zoekt een collega voor haar werk",
        "Ons team Kwaliteit maakt een folder voor een patiënt",
        "de school Het is laat",
        "zij ging op school Jan belde",
        "Het Jeroen Bosch Ziekenhuis heeft een folder.",
        "Team Vlinder en Team Libel ruilen van dienst.",
        "hij ligt op de afdeling de hele dag te slapen",
        "zij moet op 4 mei naar de afdeling 2 weken later",
        "zij kwam op de groep rood aangelopen",
        "In De Volkskrant las zij over haar ziekte",
        "hij wil naar de Veluwe",
        "van De Smet hoorde zij niets",
        "zij ligt in het ziekenhuis van Beringen",
        "haar kind zit in groep 7a",
        "hij werkt in de BV van zijn vader",
        "mevrouw is bij juf De Laat geweest",
    ],
    starts: &[Starts::Word(wants)],
    propose,
};

/// Words of which the name of a unit follows, or that may begin or join one.
fn wants(token: &Token, said: &str) -> bool {
    token.lists.any(Lists::INSTITUTION)
        || token.lists.begins_phrase()
        || token.shape == Shape::Capital
        || has(WARDS, token.word)
        || has(
            words![
                "op", "naar", "van", "de", "het", "den", "it", "t", "sint", "st", "bij", "bv",
                "nv", "vof", "bvba"
            ],
            token.word,
        )
        || is_class_word(token, said)
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(word) = text.token(at) else { return };
    let found = if word.lists.begins_phrase() || word.lists.any(Lists::INSTITUTION) {
        institution(text, at).or_else(|| named(text, at))
    } else {
        named(text, at)
    };
    if let Some((from, to)) = found
        && let Some(span) = text.span(from, to)
        && is_about_somebody(text, from, to)
    {
        // `juf Katrijn van kleuterschool 't Zonnetje`: what follows the class word is no person's name.
        let unknown = from == at
            && is_class(text, at)
            && !(from + 1..to).any(|word| {
                text.token(word).is_some_and(|word| {
                    word.is_capital() && word.lists.any(Lists::FIRST_NAME.or(Lists::SURNAME))
                })
            });
        proposals.push(
            Candidate::new(&KIND, span, &[weights::LISTED, weights::SHAPE])
                .when(unknown, weights::LABEL_BESIDE),
        );
    }
}

/// Whether a person is spoken of round these tokens: without one a unit is a topic, as in a question about visiting
/// hours.
pub(super) fn is_about_somebody(text: &Text<'_>, from: usize, to: usize) -> bool {
    (from.saturating_sub(REACH)..from)
        .chain(to..to + REACH)
        .any(|at| {
            text.token(at).is_some_and(|token| {
                token.is_word()
                    && ((token.lists.any(PEOPLE) && !text.is_one_of(at, MANY))
                        || is_first_name(text, at)
                        || text.is_one_of(at, PRONOUNS)
                        || super::event_date::says_event(text, at))
                    || token.class == Class::Placeholder
                    // A number of somebody's.
                    || token.class == Class::Number && token.span.len() >= LONG_NUMBER
                    // `M.K.`
                    || token.is_mark(b'.') && token.glued && is_initial(text, at - 1)
            })
        })
}

/// A first name that is not part of another institution's.
fn is_first_name(text: &Text<'_>, at: usize) -> bool {
    let name = |at: usize| {
        text.token(at)
            .is_some_and(|token| token.is_capital() && !token.lists.any(Lists::FUNCTION))
    };
    let known = text.token(at).is_some_and(|token| {
        (token.is_capital() || token.lists.any(Lists::FIRST_FREQUENT))
            && token.lists.any(Lists::FIRST_NAME)
            && !token.lists.any(Lists::FUNCTION)
            && (!token.lists.any(Lists::COMMON) || name(at + 1) || text.is_one_of(at + 1, INSIDE))
            && !token.glued
    });
    let institution = text.phrase_over(at, Lists::INSTITUTION).is_some()
        || at.checked_sub(1).is_some_and(|before| {
            (name(before) && !text.begins_sentence(before)) || is_class(text, before)
        });
    known && !institution
}

fn is_initial(text: &Text<'_>, at: usize) -> bool {
    text.token(at)
        .is_some_and(|token| token.shape == Shape::Upper && token.span.len() == 1)
}

/// Digits from which a number beside a unit is more than an amount or a year.
const LONG_NUMBER: usize = 6;
/// How far from a unit the person may stand, in tokens.
const REACH: usize = 45;
const PEOPLE: Lists = Lists::PATIENT.or(Lists::RELATION).or(Lists::TITLE);
/// Words for many people.
const MANY: Words = words![
    "kinderen",
    "patienten",
    "clienten",
    "bewoners",
    "ouders",
    "mensen",
    "vrijwilligers",
    "jongeren",
    "vrouwen",
    "mannen",
    "ouderen",
    "leerlingen",
];
/// Words for one person: pronouns, and what happens to one.
const PRONOUNS: Words = words![
    "hij",
    "zij",
    "ze",
    "haar",
    "hem",
    "zijn",
    "hare",
    "jarige",
    "opgenomen",
    "ontslagen",
    "overgeplaatst",
    "overleden",
    "woont",
    "heet",
    "geb",
];

/// A known institution, written with capitals.
fn institution(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let to = text.listed(at, Lists::INSTITUTION)?;
    let capital = (at..to).any(|word| text.token(word).is_some_and(Token::is_capital));
    let word = text.token(at)?;
    // `Henk van der Hoeven`, `Jeroen Bosch-Smits`
    let named = text.before(at, 1).is_some_and(|before| {
        word.glued
            || before.is_mark(b'.') && before.glued
            || before.lists.any(Lists::TITLE)
            || before.is_capital() && before.lists.any(Lists::FIRST_NAME)
    }) || text
        .token(to)
        .is_some_and(|hyphen| hyphen.is_mark(b'-') && hyphen.glued);
    if named {
        return None;
    }
    // `Veilig Thuis`, `Rode Kruis`: bodies for everybody.
    if text.is_one_of(at, words!["veilig", "raad", "zilveren"])
        || (to == at + 2 && text.is_one_of(at, words!["rode"]))
    {
        return None;
    }
    // One word that is also a name, a place or a word says too little.
    let plain = to > at + 1
        || !word.lists.any(
            Lists::COMMON
                .or(Lists::FUNCTION)
                .or(Lists::SURNAME)
                .or(Lists::FIRST_NAME)
                .or(Lists::PLACE)
                .or(Lists::CARE_LAW),
        ) && !text.is_one_of(at, PUBLIC_BODIES);
    (capital && plain).then_some((at, to))
}

/// Bodies that treat nobody, or everybody.
const PUBLIC_BODIES: Words = words![
    "rivm",
    "ciz",
    "cak",
    "igj",
    "svb",
    "uwv",
    "ggd",
    "ggze",
    "cjg",
    "thuisarts",
    "menzis",
    "vgz",
    "dsw",
    "onvz",
    "azm",
    "sanquin",
    "nidos",
    "zorginstituut",
    "ecp",
    "sigra",
    "buurtzorg",
];

/// A class word and the name after it, or a name and the class word after it.
fn named(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    if let Some(found) = company(text, at) {
        return Some(found);
    }
    let next = text.token(at + 1)?;
    if next.class == Class::Break {
        return None;
    }
    if let Some(found) = coded(text, at)
        .or_else(|| house(text, at))
        .or_else(|| saint(text, at))
    {
        return Some(found);
    }
    if next.glued && !next.is_mark(b'\'') {
        return None;
    }
    let word = text.token(at)?;
    let capital = next.is_capital();
    let inside =
        !capital && (next.is_mark(b'\'') || next.is_mark(b'"') || text.is_one_of(at + 1, INSIDE));
    if capital && word.shape == Shape::Capital && text.is_one_of(at + 1, LAST_CLASSES) {
        let name = !word.lists.any(
            Lists::FUNCTION
                .or(Lists::COMMON)
                .or(Lists::PLACE)
                .or(Lists::TITLE),
        ) && !text.begins_sentence(at);
        let mut from = at;
        // `Jeroen Bosch Ziekenhuis`, `Willem de Zwijger College`
        for _ in 0..2 {
            let small = from.checked_sub(1).is_some_and(|back| {
                text.is_one_of(back, INSIDE) && !text.token(back).is_some_and(Token::is_capital)
            });
            let first = from.checked_sub(1 + usize::from(small)).filter(|&first| {
                text.token(first)
                    .is_some_and(|word| word.is_capital() && !word.lists.any(Lists::FUNCTION))
            });
            match first {
                Some(first) => from = first,
                None => break,
            }
        }
        return name.then_some((from, at + 2));
    }
    if text.is_one_of(at, words!["bij"]) {
        return employer(text, at).filter(|_| capital || inside);
    }
    if !is_class(text, at) {
        return None;
    }
    name_end(text, at)
        .filter(|_| capital || inside)
        .or_else(|| lower_name_end(text, at))
        // `op school Jan`
        .filter(|&to| {
            to > at + 2
                || !text.is_one_of(at, words!["school", "groep", "flat", "etage", "restaurant"])
                || !text.lists(at + 1).any(Lists::FIRST_NAME)
        })
        .map(|to| (at, to))
}
