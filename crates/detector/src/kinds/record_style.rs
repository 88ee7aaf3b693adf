//! The style of a patient record: markers such as `Anamnese:`, `S/`, `VG:`. Three of them say that a text was
//! copied from one.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts};
use crate::lexicon::Lists;
use crate::text::Text;
use crate::token::{Class, Shape};
use crate::weights;

/// One-letter headings of a SOEP note.
const SOEP: &[&str] = &["S", "O", "E", "P", "A", "D"];
/// Headings that only a record has, beside those of the list. Not `doel`, `situatie` or `context`: good prompts have
/// those.
const HEADINGS: &[&str] = &[
    "anamnese",
    "hetero",
    "heteroanamnese",
    "beleid",
    "conclusie",
    "vg",
    "voorgeschiedenis",
    "med",
    "medicatie",
    "alg",
    "allergie",
    "allergieen",
    "lo",
    "ao",
    "decursus",
    "dd",
    "ontslagbrief",
    "intox",
    "intoxicaties",
    "episode",
    "consult",
    "familieanamnese",
    "fa",
    "soc",
    "roken",
    "bevindingen",
    "overdracht",
    "rr",
    "pols",
    "temp",
    "sat",
    "behandelplan",
    "diagnose",
    "werkdiagnose",
    "nb",
    "klinimetrie",
    "lab",
];

pub(super) static KIND: Kind = Kind {
    id: "record-style",
    category: Category::Special,
    replaceable: false,
    examples: &["«Anamnese»: moe", "«S»: hoest al een week", "«VG»: COPD"],
    near_misses: &["Wat hoort er in een anamnese?", "S is een letter"],
    starts: Starts::Word,
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let begins_line = at == 0
        || text.before(at, 1).is_some_and(|token| {
            matches!(
                token.class,
                Class::Break | Class::Mark(b'.' | b'/' | b',' | b';' | b'-' | b'|')
            )
        });
    let to = text.listed(at, Lists::RECORD_STYLE).unwrap_or(at + 1);
    let headed = text
        .token(to)
        .is_some_and(|token| matches!(token.class, Class::Mark(b':' | b'/')));
    let listed =
        to > at + 1 || text.lists(at).any(Lists::RECORD_STYLE) || text.is_one_of(at, HEADINGS);
    let soep = text
        .token(at)
        .is_some_and(|token| token.shape == Shape::Upper)
        && SOEP.contains(&text.says(at));
    // A heading has a colon or slash after it. Only terms that stand nowhere else count without one.
    if begins_line
        && headed
        && (listed || soep)
        && let Some(span) = text.span(at, to)
    {
        proposals.push(Candidate::new(&KIND, span, &[weights::HEADING]));
    }
}
