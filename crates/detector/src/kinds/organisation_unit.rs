//! A ward, team, school, employer or club by its name: `afdeling Duinroos`, `basisschool De Linde`, `AZ Sint-Elooi`,
//! `Bergmeer Kliniek`, and the known institutions of `lexicons/nl/institutions.txt`.
//!
//! A trace to one person, never a finding by itself. A class word and a name with capitals go together; a specialism
//! (`afdeling Cardiologie`) is no name.

use crate::candidate::Candidate;
use crate::fold::Folded;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::value::ends_in;
use crate::weights;
use crate::word::{Words, has, words};

/// Words of which the name of a unit follows.
const CLASSES: Words = words![
    "voetbalclub",
    "voetbalvereniging",
    "hockeyclub",
    "tennisclub",
    "sportclub",
    "sportvereniging",
    "zwemclub",
    "schaakclub",
    "zwemvereniging",
    "turnvereniging",
    "korfbalvereniging",
    "muziekvereniging",
    "afd",
    "team",
    "unit",
    "groep",
    "woning",
    "woonvorm",
    "huize",
    "locatie",
    "gebouw",
    "vleugel",
    "paviljoen",
    "etage",
    "school",
    "college",
    "lyceum",
    "gymnasium",
    "peuterspeelzaal",
    "creche",
    "bso",
    "obs",
    "cbs",
    "rkbs",
    "sbo",
    "vso",
    "zorgvilla",
    "dagbesteding",
    "hospice",
    "residentie",
    "serviceflat",
    "flat",
    "wzc",
    "rvt",
    "az",
    "uz",
    "pz",
    "kliniek",
    "apotheek",
    "firma",
    "garage",
    "supermarkt",
    "restaurant",
    "cafe",
    "stichting",
    "harmonie",
    "fanfare",
    "vv",
    "fc",
    "sv",
    "hic",
    "fact",
    "ziekenboeg",
    "verloskamer",
    "huiskamer",
    "care",
    "kazerne",
    "azc",
    "mbo",
    "vmbo",
    "roc",
    "kerk",
    "moskee",
    "parochie",
    "hotel",
    "camping",
    "winkel",
    "kapsalon",
    "manege",
    "scouting",
    "thuiszorg",
    "kinderhospice",
    "gevangenis",
    "zorgappartementen",
    "appartementencomplex",
    "seniorencomplex",
    "paviljoens",
    "dierenarts",
    "vbs",
    "csg",
    "clb",
    "sbs",
    "kdv",
    "ikc",
    "poli",
    "spoed",
    "villa",
    "atelier",
    "campus",
    "oefentherapie",
    "fysiotherapie",
    "paaz",
    "crisisdienst",
    "mfc",
    "kdc",
    "odc",
    "logopedie",
];
/// Endings of such words: `revalidatieafdeling`, `wijkteam`.
const ENDINGS: &[&str] = &[
    "afdeling",
    "team",
    "school",
    "huis",
    "centrum",
    "kliniek",
    "woongroep",
    "leefgroep",
    "behandelgroep",
    "praktijk",
    "bedrijf",
    "erij",
    "instituut",
    "atheneum",
    "college",
    "lyceum",
    "opvang",
    "verblijf",
    "eenheid",
    "voorziening",
    "fabriek",
    "kantoor",
    "bureau",
    "instelling",
    "internaat",
];
/// Words that stand after the name.
const LAST_CLASSES: Words = words![
    "kliniek",
    "klinieken",
    "ziekenhuis",
    "kinderziekenhuis",
    "gasthuis",
    "college",
    "lyceum",
];
/// Words of lower case inside a name.
const INSIDE: Words = words![
    "de", "het", "t", "ter", "ten", "den", "der", "van", "sint", "st",
];
/// Capital words that say which sort of unit it is, not which one.
const NO_NAMES: Lists = Lists::FUNCTION
    .or(Lists::PROCEDURE)
    .or(Lists::HEALTH_WORD)
    .or(Lists::DIAGNOSIS)
    .or(Lists::MENTAL_HEALTH)
    .or(Lists::MEDICINE)
    .or(Lists::ROLE)
    .or(Lists::TITLE)
    .or(Lists::PATIENT)
    .or(Lists::CARE_LAW)
    .or(Lists::BUSINESS)
    .or(Lists::STAFF)
    .or(Lists::SYSTEM)
    .or(Lists::BRAND);
/// Endings of specialisms, of services and of what else a team may be for.
const SPECIALISMS: &[&str] = &[
    "logie",
    "iatrie",
    "kunde",
    "chirurgie",
    "geneeskunde",
    "zorg",
    "pedie",
    "rapie",
    "grafie",
    "beheer",
    "administratie",
    "zaken",
    "logistiek",
    "bureau",
    "hulp",
    "dienst",
    "teit",
    "heid",
    "atie",
    "ing",
    "koop",
    "iek",
];
/// A name has at most this many capital words.
const MOST: usize = 3;

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
            words!["op", "naar", "van", "de", "het", "sint", "st", "bij"],
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

/// Whether the word at `at` is one of which the name of a unit follows.
fn is_class(text: &Text<'_>, at: usize) -> bool {
    text.token(at)
        .is_some_and(|token| token.is_word() && is_class_word(token, text.says(at)))
}

fn is_class_word(token: &Token, said: &str) -> bool {
    // `az` and the like are names only in capitals.
    let short = said.len() <= 4
        && has(
            words![
                "az", "uz", "pz", "vv", "fc", "sv", "hic", "fact", "wzc", "rvt"
            ],
            token.word,
        );
    if short {
        return token.shape == Shape::Upper || has(words!["wzc"], token.word);
    }
    has(CLASSES, token.word) || (said.len() >= 8 && has_ending(said, ENDINGS))
}

/// Whether the word at `at` has one of these endings.
pub(super) fn ends_with(text: &Text<'_>, at: usize, endings: &[&str]) -> bool {
    has_ending(text.says(at), endings)
}

fn has_ending(said: &str, endings: &[&str]) -> bool {
    if said.is_ascii() {
        return ends_in(said, endings);
    }
    Folded::new(said).is_some_and(|word| {
        endings
            .iter()
            .any(|ending| word.bytes().ends_with(ending.as_bytes()))
    })
}

/// The token after the name that follows the class word at `at`.
fn name_end(text: &Text<'_>, at: usize) -> Option<usize> {
    let mut next = at + 1;
    let mut end = None;
    let mut capitals = 0;
    let quoted = text.token(next).is_some_and(|mark| mark.is_mark(b'"'));
    next += usize::from(quoted);
    while capitals < MOST {
        let Some(token) = text.token(next) else { break };
        match token.class {
            Class::Word if token.is_capital() && !text.is_one_of(next, INSIDE) => {
                let joined = token.glued && end.is_some();
                let place = capitals == 0 && next == at + 1 && token.lists.any(Lists::PLACE);
                if place || (!joined && !is_name(text, next, next == at + 1)) {
                    break;
                }
                capitals += 1;
                end = Some(next + 1);
            }
            // `De Linde`, `ter Beuken`, `Van Dongen`; a second article begins the next sentence.
            Class::Word if text.is_one_of(next, INSIDE) && leads_to_capital(text, next) => {}
            Class::Mark(b'\'') if text.is_one_of(next + 1, words!["t", "s"]) => {}
            Class::Mark(b'-')
                if token.glued
                    && text
                        .token(next + 1)
                        .is_some_and(|word| word.glued && word.is_capital()) => {}
            Class::Mark(b'&') if text.token(next + 1).is_some_and(Token::is_capital) => {}
            Class::Mark(b'.') if token.glued && text.is_one_of(next - 1, words!["st", "afd"]) => {}
            _ => break,
        }
        next += 1;
    }
    end
}

/// `werkt bij Van Dongen Transport`: an employer without a class word.
fn employer(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let works = text.is_one_of(
        at.checked_sub(1)?,
        words![
            "werkt",
            "werkte",
            "werkzaam",
            "dienst",
            "stage",
            "werknemer",
            "gewerkt"
        ],
    );
    let person = text.lists(at + 1).any(Lists::FIRST_NAME.or(Lists::PLACE));
    let brand = text
        .token(at + 1)
        .is_some_and(|name| name.is_capital() && name.lists.any(Lists::BRAND));
    let to = name_end(text, at)
        .or(brand.then_some(at + 2))
        .filter(|_| works && !person)?;
    Some((at + 1, to))
}

/// Words that stand before the code of a ward: `afdeling C5`, `unit 3-Noord`, `poli Longgeneeskunde Q2`.
const WARDS: Words = words![
    "afdeling",
    "afd",
    "unit",
    "poli",
    "polikliniek",
    "vleugel",
    "etage",
    "spoed",
    "team",
    "groep",
    "verpleegafdeling",
    "locatie",
    "gebouw",
];
const DIRECTIONS: Words = words![
    "noord", "zuid", "oost", "west", "n", "z", "o", "w", "midden", "hoog", "laag",
];
/// Teams and groups are named after colours.
const COLOURS: Words = words![
    "rood", "geel", "groen", "blauw", "oranje", "paars", "wit", "roze",
];

/// `afd. C5`, `afdeling geriatrie c2`, `Unit: 9 West`, `op 4 Noord`
fn coded(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let ward = text.is_one_of(at, WARDS);
    // `op 4 Noord`
    if !ward && !text.is_one_of(at, words!["op", "naar", "van"]) {
        return None;
    }
    let mut code = at + 1;
    while text
        .token(code)
        .is_some_and(|mark| mark.glued && matches!(mark.class, Class::Mark(b'.' | b':')))
    {
        code += 1;
    }
    let labelled = code > at + 1;
    // The specialism of the ward.
    let specialism = text.token(code).is_some_and(|word| {
        word.is_word()
            && word.span.len() > 5
            && (word.is_capital() || word.lists.any(NO_NAMES) || ends_with(text, code, SPECIALISMS))
    });
    code += usize::from(ward && specialism);
    let first = text.token(code).filter(|first| !first.glued)?;
    let joint = usize::from(
        text.token(code + 1)
            .is_some_and(|mark| mark.is_mark(b'-') && mark.glued),
    );
    let second_at = code + 1 + joint;
    let second = text.token(second_at)?;
    let short = |token: &Token| token.span.len() <= 2;
    let direction = first.class == Class::Number
        && short(first)
        && text.is_one_of(second_at, DIRECTIONS)
        && (ward || (second.span.len() > 1 && second.is_capital()));
    // `C5`, `2B`: a number and a letter without a space.
    let mixed = ward
        && second.glued
        && short(first)
        && short(second)
        && match (first.class, second.class) {
            (Class::Word, Class::Number) => first.span.len() == 1,
            (Class::Number, Class::Word) => second.span.len() == 1,
            _ => false,
        };
    let closed = !text
        .token(second_at + 1)
        .is_some_and(|next| next.glued && (next.is_word() || next.class == Class::Number));
    let from = if labelled && text.token(at + 1).is_some_and(|mark| mark.is_mark(b':')) || !ward {
        code
    } else {
        at
    };
    ((direction || mixed) && closed).then_some((from, second_at + 1))
}

/// `op de Merelhof`, `naar De Vloedlijn`: a house by its name alone.
fn house(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    const HOUSES: &[&str] = &[
        "hof", "stee", "horst", "gaard", "gaarde", "zicht", "rust", "wende", "linde", "linden",
        "burght", "rank", "hoeve", "weide", "boom", "lijn", "molen", "haven",
    ];
    let article = text.token(at)?;
    if !text.is_one_of(at, words!["de", "het"])
        || !at.checked_sub(1).is_some_and(|before| {
            text.is_one_of(before, words!["op", "naar", "in", "van", "bij", "uit"])
        })
    {
        return None;
    }
    let name = text.token(at + 1).filter(|name| {
        name.shape == Shape::Capital
            && !name.glued
            && name.span.len() >= 6
            && !name
                .lists
                .any(NO_NAMES.or(Lists::PLACE).or(Lists::FIRST_NAME))
    })?;
    let ending = ends_with(text, at + 1, HOUSES);
    // `van De Smet` is somebody; `in De Kuip` is known to all.
    let own = article.is_capital()
        && text.is_one_of(at - 1, words!["op", "naar", "van"])
        && !name.lists.any(Lists::SURNAME.or(Lists::PROPER_NOUN));
    // `De Berkenschutse Hof`
    let two = usize::from(
        text.token(at + 2)
            .is_some_and(|last| last.shape == Shape::Capital && !last.glued)
            && ends_with(text, at + 2, HOUSES),
    );
    let addressed = text
        .token(at + 2 + two)
        .is_some_and(|next| next.is_capital() || next.class == Class::Number);
    let from = if article.is_capital() { at } else { at + 1 };
    ((ending || own || two > 0) && !addressed).then_some((from, at + 2 + two))
}

/// `Sint-Lutgardiscollege`
fn saint(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let joined = text.is_one_of(at, words!["sint", "st"])
        && text
            .token(at + 1)
            .is_some_and(|mark| mark.is_mark(b'-') && mark.glued)
        && text
            .token(at + 2)
            .is_some_and(|name| name.glued && name.is_capital());
    (joined && ends_with(text, at + 2, ENDINGS)).then_some((at, at + 3))
}

/// The end of a name in lower case: `van basisschool de regenboog`, `obs het kompas`, `huize avondrood`, `team rood`.
/// Before an ordinary noun such a word would have an article.
fn lower_name_end(text: &Text<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1);
    let bare = before.is_none_or(|before| {
        !text.is_one_of(
            before,
            words![
                "de", "het", "een", "onze", "ons", "mijn", "hun", "haar", "zijn", "deze", "dit",
                "elke", "welke", "geen", "t", "die", "dat", "per", "hele", "ene", "andere",
                "eigen"
            ],
        ) && !text
            .token(before)
            .is_some_and(|word| word.lists.any(Lists::COMMON))
    });
    if text.is_one_of(
        at,
        words!["team", "groep", "afdeling", "afd", "unit", "leefgroep"],
    ) && text.is_one_of(at + 1, COLOURS)
        && bare
    {
        return Some(at + 2);
    }
    let general = text.is_one_of(
        at,
        words![
            "school",
            "groep",
            "flat",
            "etage",
            "restaurant",
            "team",
            "thuiszorg",
            "kerk",
            "care",
            "winkel",
            "gebouw",
            "hotel",
            "camping",
            "poli",
            "spoed",
            "instelling",
            "logopedie",
            "fysiotherapie",
            "oefentherapie",
            "dagbesteding",
            "kinderopvang",
            "opvang",
            "dagopvang",
            "praktijk",
            "locatie",
            "apotheek",
            "kantoor",
            "stichting"
        ],
    );
    let small = text.is_one_of(
        at + 1,
        words!["de", "het", "ter", "ten", "van", "sint", "st", "t"],
    );
    let name = if small {
        at + 2
    } else if text.token(at + 1).is_some_and(|mark| mark.is_mark(b'\''))
        && text.is_one_of(at + 2, words!["t"])
    {
        at + 3
    } else if text.is_one_of(at, words!["huize"]) {
        at + 1
    } else {
        return None;
    };
    let word = text
        .token(name)
        .filter(|word| bare && !general && word.is_word() && word.span.len() > 3)?;
    (!word.lists.any(NO_NAMES)).then_some(name + 1)
}

/// Whether a capital word follows within two small words.
fn leads_to_capital(text: &Text<'_>, at: usize) -> bool {
    (at + 1..at + 4)
        .find(|&next| {
            !text.is_one_of(next, INSIDE)
                && !text
                    .token(next)
                    .is_some_and(|token| matches!(token.class, Class::Mark(b'.' | b'\'' | b'-')))
        })
        .is_some_and(|next| {
            text.token(next).is_some_and(Token::is_capital) && is_name(text, next, true)
        })
}

/// Whether the capital word at `at` can be the name of a unit, or a part of it.
fn is_name(text: &Text<'_>, at: usize, first: bool) -> bool {
    let Some(token) = text.token(at) else {
        return false;
    };
    if token.span.len() < 3 || token.lists.any(NO_NAMES) && !(first && is_direction(text, at)) {
        return false;
    }
    // `Team ICT`: an abbreviation of what it does.
    if token.shape == Shape::Upper && token.span.len() <= 4 {
        return false;
    }
    !ends_with(text, at, SPECIALISMS)
}

fn is_direction(text: &Text<'_>, at: usize) -> bool {
    text.is_one_of(
        at,
        words!["noord", "zuid", "oost", "west", "centrum", "midden"],
    )
}
