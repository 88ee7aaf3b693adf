//! The words of which the name of a ward, team, school or employer follows.

use crate::fold::Folded;
use crate::lexicon::Lists;
use crate::text::Text;
use crate::token::{Shape, Token};
use crate::value::ends_in;
use crate::word::{Words, has, words};

/// Words of which the name of a unit follows.
const CLASSES: Words = words![
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
    "opvang",
    "buso",
    "kbs",
    "svv",
    "chiro",
    "ateliers",
    "revalidatie",
    "erve",
    "nicu",
];
/// Endings of such words: `revalidatieafdeling`, `wijkteam`.
pub(crate) const ENDINGS: &[&str] = &[
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
    "vereniging",
    "club",
    "koor",
    "werkplaats",
    "poli",
    "winkel",
    "gilde",
];
/// Shorter words that end so are other words: `thuis`, `zoerij`.
const LEAST: usize = 7;
/// Words that stand after the name.
pub(crate) const LAST_CLASSES: Words = words![
    "kliniek",
    "klinieken",
    "ziekenhuis",
    "kinderziekenhuis",
    "gasthuis",
    "college",
    "lyceum",
];
/// Words of lower case inside a name.
pub(crate) const INSIDE: Words = words![
    "de", "het", "t", "ter", "ten", "den", "der", "van", "sint", "st",
];
/// Capital words that say which sort of unit it is, not which one.
pub(crate) const NO_NAMES: Lists = Lists::FUNCTION
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
pub(crate) const SPECIALISMS: &[&str] = &[
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
/// Whether the word at `at` is one of which the name of a unit follows.
pub(crate) fn is_class(text: &Text<'_>, at: usize) -> bool {
    text.token(at)
        .is_some_and(|token| token.is_word() && is_class_word(token, text.says(at)))
}

pub(crate) fn is_class_word(token: &Token, said: &str) -> bool {
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
    has(CLASSES, token.word) || (said.len() >= LEAST && has_ending(said, ENDINGS))
}

/// Whether the word at `at` has one of these endings.
pub(crate) fn ends_with(text: &Text<'_>, at: usize, endings: &[&str]) -> bool {
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
