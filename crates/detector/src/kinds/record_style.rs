//! The style of a patient record: markers such as `Anamnese:`, `S/`, `VG:`. Three of them say that a text was
//! copied from one.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape};
use crate::weights;
use crate::word::{Words, words};

/// One-letter headings of a SOEP note.
const SOEP: &[&str] = &["S", "O", "E", "P", "A", "D"];
/// Headings that only a record has, beside those of the list. Not `doel`, `situatie` or `context`: good prompts have
/// those.
const HEADINGS: Words = words![
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
    role: Role::RecordMark,
    examples: proof!["«Anamnese»: moe", "«S»: hoest al een week", "«VG»: COPD"],
    near_misses: proof![
        "Wat hoort er in een anamnese?",
        "S is een letter",
        "A: heb jij die les af? B: half. A: welke helft?",
    ],
    starts: &[Starts::Marks(b":/")],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(last) = at.checked_sub(1) else {
        return;
    };
    let phrase = text
        .phrase_over(last, Lists::RECORD_STYLE)
        .filter(|phrase| phrase.to == at);
    let from = phrase.map_or(last, |phrase| phrase.from);
    let begins_line = text.before(from, 1).is_none_or(|token| {
        matches!(
            token.class,
            Class::Break | Class::Mark(b'.' | b'/' | b',' | b';' | b'-' | b'|')
        )
    });
    let listed = phrase.is_some()
        || text.lists(last).any(Lists::RECORD_STYLE)
        || text.is_one_of(last, HEADINGS);
    let soep = text
        .token(last)
        .is_some_and(|token| token.shape == Shape::Upper)
        && SOEP.contains(&text.says(last))
        && !is_speaker(text, last, at);
    // A heading has a colon or slash after it. Only terms that stand nowhere else count without one.
    if begins_line
        && (listed || soep)
        && let Some(span) = text.span(from, at)
    {
        proposals.push(Candidate::new(&KIND, span, &[weights::HEADING]));
    }
}

/// `A: welke helft? B: de eerste.`: a letter that speaks with the next one.
fn is_speaker(text: &Text<'_>, letter: usize, colon: usize) -> bool {
    /// In tokens; what is said in turn is short.
    const REACH: usize = 60;
    text.says(letter) == "A"
        && (letter.saturating_sub(REACH)..colon + REACH).any(|at| {
            text.says(at) == "B"
                && text
                    .token(at + 1)
                    .is_some_and(|mark| mark.glued && mark.is_mark(b':'))
        })
}
