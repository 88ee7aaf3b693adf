//! Cues: what stands before a name and says that one follows. A title, a label, a role, a relative, a salutation.

use crate::lexicon::Lists;
use crate::names::Cue;
use crate::report::Evidence;
use crate::text::Text;
use crate::token::Class;
use crate::weights;
use crate::word::{Words, words};

const NAME_LABELS: Words = words![
    "naam",
    "namen",
    "patientnaam",
    "clientnaam",
    "voornaam",
    "achternaam",
    "meisjesnaam",
    "roepnaam",
    "contactpersoon",
    "betreft",
    "inzake",
    "aan",
    "cc",
    "tav",
    "behandelaar",
    "mantelzorger",
    "ondertekend",
    "casemanager",
    "arts",
    "huisarts",
    "patient",
    "pt",
    "client",
    "bewoner",
    "van",
    "name",
];
/// Labels that need no colon.
const NAME_WORDS: Words = words!["voornaam", "achternaam", "roepnaam", "meisjesnaam", "naam"];
const SALUTATIONS: Words = words![
    "beste", "hoi", "hallo", "lieve", "geachte", "dag", "hey", "groet", "groeten", "groetjes",
    "mvg", "gr", "hi",
];
/// Cues that are written with a dot.
const DOTTED: Words = words![
    "dhr", "mw", "mevr", "mvr", "mej", "hr", "dr", "drs", "prof", "mr", "ir", "ing", "ds", "zr",
    "br", "fam", "st", "past", "pt", "pat", "clt", "cl", "vpk", "verpl", "gr", "jhr",
];
const CALLED: Words = words!["genaamd", "heet", "heette", "geheten", "alias"];
/// The reason why a name may follow at `at`.
pub(crate) fn before(text: &Text<'_>, at: usize) -> Option<Evidence> {
    let mut last = at.checked_sub(1)?;
    let mut colon = false;
    let mut comma = false;
    // The dot of an abbreviated title, the colon of a label, the comma and the line break after a farewell.
    while let Some(token) = text.token(last) {
        match token.class {
            Class::Mark(b'.') if token.glued => {}
            // `de heer 't Hart`
            Class::Mark(b'\'')
                if last + 1 == at && text.token(at).is_some_and(|name| name.glued) => {}
            Class::Mark(b':') => colon = true,
            Class::Mark(b',') => comma = true,
            Class::Break if comma || colon => {}
            _ => break,
        }
        last = last.checked_sub(1)?;
    }
    let lists = text.token(last)?.lists;
    let says = |words: Words| text.is_one_of(last, words);
    if comma {
        return (says(words!["groet", "groeten", "groetjes", "mvg", "gr"]))
            .then_some(weights::SALUTATION);
    }
    if colon {
        let label = says(NAME_LABELS)
            || lists.any(
                Lists::PATIENT
                    .or(Lists::RELATION)
                    .or(Lists::ROLE)
                    .or(Lists::TITLE),
            );
        return label.then_some(weights::NAME_LABEL);
    }
    // A dot ends a sentence unless the word before it is written with one.
    if text.token(at - 1).is_some_and(|token| token.is_mark(b'.')) && !says(DOTTED) {
        return None;
    }
    let role = lists.any(Lists::ROLE)
        || text
            .phrase_over(last, Lists::ROLE)
            .is_some_and(|phrase| phrase.to == last + 1);
    if lists.any(Lists::TITLE) {
        let professional =
            lists.any(Lists::PROFESSIONAL_TITLE) && !before_is_plain_title(text, last);
        return Some(if professional {
            weights::PROFESSIONAL_TITLE
        } else {
            weights::TITLE
        });
    }
    if lists.any(Lists::PATIENT) {
        return Some(weights::PATIENT_WORD);
    }
    if says(CALLED) || says(NAME_WORDS) {
        return Some(weights::NAME_LABEL);
    }
    if role {
        return Some(weights::PROFESSIONAL_TITLE);
    }
    if lists.any(Lists::RELATION) {
        let own = last.checked_sub(1).is_some_and(|at| {
            text.is_one_of(at, words!["haar", "zijn", "mijn", "hun", "onze", "diens"])
        });
        return Some(if own {
            weights::OWN_RELATION
        } else {
            weights::RELATION
        });
    }
    // `moeder van Piet`, `dossier van cliënt`
    let of = says(words!["van"])
        && last
            .checked_sub(1)
            .and_then(|at| text.token(at))
            .is_some_and(|token| token.lists.any(Lists::RELATION.or(Lists::PATIENT)));
    if of {
        return Some(weights::RELATION);
    }
    // `van Lieve Peeters`: inside a sentence it is a name or a word.
    if says(SALUTATIONS) && text.begins_sentence(last) {
        return Some(weights::SALUTATION);
    }
    None
}

/// `mevrouw dr. Jansen` may be the patient.
fn before_is_plain_title(text: &Text<'_>, title: usize) -> bool {
    (1..=2)
        .filter_map(|back| text.before(title, back))
        .any(|token| token.lists.any(Lists::TITLE) && !token.lists.any(Lists::PROFESSIONAL_TITLE))
}

/// What sort of cue `evidence` is to the grammar of names.
pub(crate) fn sort(evidence: Option<Evidence>) -> Cue {
    match evidence {
        None => Cue::None,
        Some(weights::PATIENT_WORD | weights::RELATION | weights::OWN_RELATION) => Cue::Person,
        Some(_) => Cue::Title,
    }
}
