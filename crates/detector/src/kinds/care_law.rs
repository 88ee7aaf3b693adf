//! Care law: laws, bodies and procedures are topics; a decision about care tells of somebody's health; a measure
//! against somebody's will (a zorgmachtiging, an OTS) weighs as criminal data and helps to tell who it is.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::weights;
use crate::word::{Words, words};

/// Words of measures; in a term of several words one of them is enough.
const MEASURES: Words = words![
    "tbs",
    "ots",
    "vots",
    "ibs",
    "rm",
    "vcm",
    "muhp",
    "uhp",
    "spoeduhp",
    "zorgmachtiging",
    "zorgmachtigingen",
    "crisismaatregel",
    "crisismaatregelen",
    "inbewaringstelling",
    "bewaring",
    "machtiging",
    "paraplumachtiging",
    "uithuisplaatsing",
    "spoeduithuisplaatsing",
    "uithuisgeplaatst",
    "huis",
    "ondertoezichtstelling",
    "toezicht",
    "gedwongen",
    "dwangmedicatie",
    "dwangbehandeling",
    "dwangvoeding",
    "dwangverpleging",
    "onvrijwillige",
    "gesloten",
    "curatele",
    "bewind",
    "behandelverbod",
    "gezagsbeeindiging",
    "gezagsbeeindigende",
    "jeugdreclassering",
    "ontvoogding",
];
/// Laws and bodies: what is said of them is said of nobody.
const TOPICS: Words = words![
    "wet",
    "wvggz",
    "wzd",
    "wlz",
    "wmo",
    "zvw",
    "jeugdwet",
    "wgbo",
    "wkkgz",
    "wtza",
    "wfz",
    "bopz",
    "igj",
    "ciz",
    "inspectie",
    "meldcode",
    "geheimhoudingsplicht",
    "klachtencommissie",
    "geschilleninstantie",
    "afwegingskader",
    "officier",
    "rechtbankzitting",
    "kinderrechter",
    "skj",
    "raad",
    "rvdk",
    "verwijsindex",
    "donorregister",
    "fobo",
    "artikel",
    "art",
    "stappenplan",
    "jeugdzorg",
    "jeugdhulp",
    "jeugdbescherming",
    "geneesheer",
];

pub(super) static KIND: Kind = Kind {
    id: "care-law",
    category: Category::Special,
    replaceable: false,
    role: Role::Health,
    examples: proof![
        "er is een «zorgmachtiging»",
        "met een «OTS» en «pleegzorg»",
        "onder de «Wvggz»",
    ],
    near_misses: proof!["het rooster van maandag"],
    starts: &[Starts::Listed(Lists::CARE_LAW)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    if let Some(span) = text
        .listed(at, Lists::CARE_LAW)
        .and_then(|to| text.span(at, to))
    {
        proposals.push(Candidate::new(&KIND, span, &[weights::LISTED]));
    }
}

/// What the term at `span` means: a measure of a person, a topic, or care that somebody gets.
pub(crate) fn role_of(text: &Text<'_>, span: Span) -> Role {
    let first = text.token_at_byte(span.start);
    let says = |words: Words| {
        (first..text.tokens.len())
            .take_while(|&at| {
                text.token(at)
                    .is_some_and(|token| token.span.start < span.end)
            })
            .any(|at| text.is_one_of(at, words))
    };
    if text.is_one_of(first, words!["wet", "stappenplan"]) {
        Role::Context
    } else if says(MEASURES) {
        Role::Criminal
    } else if says(TOPICS) {
        Role::Context
    } else {
        Role::Health
    }
}
