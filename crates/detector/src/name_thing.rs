//! Names that are no person's, by what the whole text says: a term of several words, a list of things, a word
//! in quotation marks, an office, a letter that numbers the lines.

use crate::candidate::Candidate;
use crate::lexicon::Lists;
use crate::names;
use crate::report::Evidence;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::weights::{self, THRESHOLD};
use crate::word::{Words, words};

/// Lists of words with a capital that are no person.
const THINGS: Lists = Lists::EPONYM
    .or(Lists::BRAND)
    .or(Lists::WORLD_PLACE)
    .or(Lists::PUBLIC_FIGURE);
const NAMES: Lists = Lists::FIRST_NAME.or(Lists::SURNAME);
/// Names that many bear.
const SURE_NAMES: Lists = Lists::FIRST_FREQUENT.or(Lists::FREQUENT);
const OFFICES: Lists = Lists::TITLE.or(Lists::PROFESSIONAL_TITLE).or(Lists::ROLE);
/// Illnesses stand beside the names of patients.
const ILLNESSES: Lists = Lists::DIAGNOSIS
    .or(Lists::MENTAL_HEALTH)
    .or(Lists::RARE)
    .or(Lists::MEDICINE);
/// Whoever has a language as subject: `docent Duits`.
const TEACHERS: Words = words![
    "docent",
    "docente",
    "docenten",
    "leraar",
    "lerares",
    "leraren",
    "leerkracht",
    "juf",
    "meester",
    "tolk",
    "tolken",
    "vertaler",
    "vertaalster",
    "student",
    "studente",
    "leerling",
];
const LANGUAGES: Words = words!["frans", "engels", "duits", "spaans"];
/// Forms of address before an office: `mevrouw de voorzitter`. After `mw` a name follows.
const ADDRESSES: Words = words!["mevrouw", "meneer", "mijnheer", "menheer", "heer"];
/// Several at once: `de heren van het Waterschap`.
const GROUPS: Words = words!["heren", "dames", "mensen", "collega", "jongens", "meisjes"];
/// Endings of offices that are joined to anything: `nachtapotheker`.
const OFFICE_ENDINGS: [&str; 16] = [
    "dokter",
    "zuster",
    "broeder",
    "arts",
    "apotheker",
    "therapeut",
    "kundige",
    "directeur",
    "meester",
    "voorzitter",
    "secretaris",
    "loog",
    "portier",
    "chauffeur",
    "medewerker",
    "leider",
];

/// Adds to each candidate of the kind `id` that is no person's name what says so.
pub(crate) fn weigh(text: &Text<'_>, candidates: &mut [Candidate], id: &str) {
    let mut names: Vec<&mut Candidate> = candidates
        .iter_mut()
        .filter(|candidate| candidate.kind.id == id && candidate.score() >= THRESHOLD)
        .collect();
    if names.is_empty() {
        return;
    }
    let whole = Whole::new(text);
    for name in &mut names {
        if let Some(reason) = whole.thing(name) {
            name.add(reason);
        }
    }
}

/// What the whole text tells.
struct Whole<'a> {
    text: &'a Text<'a>,
    /// The capitals with a dot that begin lines, as bits.
    letters: u32,
}

impl<'a> Whole<'a> {
    fn new(text: &'a Text<'a>) -> Self {
        let letters = (0..text.tokens.len())
            .filter_map(|at| letter(text, at))
            .fold(0, |letters, bit| letters | bit);
        Self { text, letters }
    }

    /// Why `name` is no person's, if it is not.
    fn thing(&self, name: &Candidate) -> Option<Evidence> {
        let text = self.text;
        let (from, to) = (name.words.start, name.words.end);
        let last = text.before(to, 1)?;
        let cue = name
            .evidence
            .first()
            .copied()
            .filter(|&reason| is_cue(reason));
        if let Some(cue) = cue {
            return self.cued_thing(cue, from, to, last);
        }
        // `Waterreus-van 't Hoff` goes on a name.
        let joined = |at: usize| {
            text.token(at).is_some_and(|first| first.glued)
                && text.before(at, 1).is_some_and(|mark| mark.is_mark(b'-'))
        };
        let covered = last.is_capital()
            && (from..to).any(|at| {
                text.phrase_over(at, THINGS.or(Lists::PLACE))
                    .is_some_and(|phrase| {
                        // `van Boxtel` is a firm, and a family.
                        let family = phrase.to == phrase.from + 2
                            && names::is_prefix(text, phrase.from)
                            && last.lists.any(Lists::SURNAME);
                        phrase.from <= from && phrase.to >= to && !family && !joined(phrase.from)
                    })
            });
        if covered {
            return Some(weights::TERM);
        }
        let family_only = (from..to - 1).all(|at| {
            text.token(at)
                .is_some_and(|token| token.lists.any(Lists::NAME_PREFIX))
        });
        if family_only && last.lists.any(Lists::PUBLIC_FIGURE) {
            return Some(weights::KNOWN_NAME);
        }
        if let Some(word) = single(text, name) {
            if word.lists.any(Lists::EPONYM)
                && word.lists.any(Lists::FIRST_NAME)
                && !word.lists.any(SURE_NAMES)
            {
                return Some(weights::RARE_AS_A_NAME);
            }
            if word.lists.any(Lists::COMMON) && is_quoted(text, from) {
                return Some(weights::QUOTED);
            }
            if word.lists == Lists::NONE && ends_as_an_office(text.says(from)) {
                return Some(weights::OFFICE);
            }
        }
        let sure = last.lists.any(Lists::SURNAME) && !last.lists.any(Lists::COMMON);
        if !sure
            && letter(text, from).is_some_and(|bit| self.letters & (bit << 1 | bit >> 1) != 0)
            && to == from + 3
        {
            return Some(weights::LINE_LETTER);
        }
        if is_pair_of_eponyms(text, from, to) {
            return Some(weights::EPONYM);
        }
        if self.is_heading(from, to, last) {
            return Some(weights::THING_BEFORE);
        }
        let alone = to == from + 1 || !last.lists.any(NAMES);
        (alone && is_beside_a_thing(text, from, to)).then_some(weights::BESIDE_A_THING)
    }

    /// Why what follows a title or a label is no name, if it is none.
    fn cued_thing(&self, cue: Evidence, from: usize, to: usize, last: &Token) -> Option<Evidence> {
        let text = self.text;
        let before = from.checked_sub(1)?;
        let titled = cue == weights::TITLE || cue == weights::PROFESSIONAL_TITLE;
        if text.is_one_of(from, LANGUAGES) && to == from + 1 && text.is_one_of(before, TEACHERS) {
            return Some(weights::THING_BEFORE);
        }
        if titled && text.says(from) == "van" && last.is_capital() && !last.lists.any(NAMES) {
            let body = last.lists.any(
                Lists::BRAND
                    .or(Lists::INSTITUTION_WORD)
                    .or(Lists::INSTITUTION)
                    .or(Lists::PROPER_NOUN),
            );
            if body || text.is_one_of(before, GROUPS) {
                return Some(weights::TERM);
            }
        }
        let lower = last.shape == Shape::Lower
            && (from..to).all(|at| {
                text.token(at)
                    .is_some_and(|token| token.shape == Shape::Lower)
            });
        let office = last.lists.any(OFFICES)
            || last.lists == Lists::NONE && ends_as_an_office(text.says(to - 1));
        let article = to == from + 2 && text.says(from) == "de";
        (titled
            && lower
            && office
            && (article || to == from + 1)
            && text.is_one_of(before, ADDRESSES))
        .then_some(weights::OFFICE)
    }

    /// `HET ALARM GAAT`: a line in capitals, of which an article and a word in no list of names look like one.
    fn is_heading(&self, from: usize, to: usize, last: &Token) -> bool {
        let text = self.text;
        let upper = |at: usize| {
            text.token(at)
                .is_some_and(|token| token.shape == Shape::Upper && token.span.len() > 1)
        };
        to > from + 1
            && (from..to).all(upper)
            && !last.lists.any(NAMES)
            && text
                .token(from)
                .is_some_and(|token| token.lists.any(Lists::FUNCTION))
            && (upper(to) || from.checked_sub(1).is_some_and(upper))
    }
}

/// The only word of `name`.
fn single<'a>(text: &'a Text<'_>, name: &Candidate) -> Option<&'a Token> {
    text.token(name.words.start).filter(|_| {
        name.words.len() == 1 && !name.evidence.first().is_some_and(|&first| is_cue(first))
    })
}

/// Whether a title, a label or the like stands before the name.
pub(crate) fn is_cue(reason: Evidence) -> bool {
    matches!(
        reason,
        weights::TITLE
            | weights::PROFESSIONAL_TITLE
            | weights::NAME_LABEL
            | weights::PATIENT_WORD
            | weights::RELATION
            | weights::OWN_RELATION
            | weights::SALUTATION
    )
}

fn ends_as_an_office(word: &str) -> bool {
    OFFICE_ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// `Jackson-Pratt`, `Braxton Hicks`: two words joined, of which one is an eponym and little else, or both are one.
fn is_pair_of_eponyms(text: &Text<'_>, from: usize, to: usize) -> bool {
    let hyphen = text
        .token(from + 1)
        .is_some_and(|mark| mark.glued && mark.is_mark(b'-'));
    let second = from + 1 + usize::from(hyphen);
    let (Some(first), Some(second)) =
        (text.token(from), text.token(second).filter(|_| second < to))
    else {
        return false;
    };
    let eponym = |word: &Token| word.is_capital() && word.lists.any(Lists::EPONYM);
    let only = |word: &Token| eponym(word) && !word.lists.any(SURE_NAMES);
    let both = eponym(first) && eponym(second) && (only(first) || only(second));
    both || hyphen
        && (only(first) && !second.lists.any(SURE_NAMES)
            || only(second) && !first.lists.any(SURE_NAMES))
}

/// `'Roos' van het hoofd`: in quotation marks by itself. Beside a name it is what somebody is called.
fn is_quoted(text: &Text<'_>, at: usize) -> bool {
    let quote = |at: Option<usize>| {
        at.and_then(|at| text.token(at))
            .is_some_and(|mark| mark.is_mark(b'\'') || mark.is_mark(b'"'))
    };
    let named = |at: Option<usize>| {
        at.and_then(|at| text.token(at))
            .is_some_and(|token| token.is_capital() && token.lists.any(NAMES))
    };
    text.token(at).is_some_and(|word| word.glued)
        && quote(at.checked_sub(1))
        && quote(Some(at + 1))
        && !named(at.checked_sub(2))
        && !at
            .checked_sub(2)
            .and_then(|at| text.token(at))
            .is_some_and(|mark| mark.is_mark(b'('))
        && !named(Some(at + 2))
}

/// The bit of the capital with a dot that begins a line at `at`.
fn letter(text: &Text<'_>, at: usize) -> Option<u32> {
    let token = text.token(at)?;
    let begins = text
        .before(at, 1)
        .is_none_or(|before| before.class == Class::Break);
    let dotted = text
        .token(at + 1)
        .is_some_and(|dot| dot.glued && dot.is_mark(b'.'));
    let first = text.says(at).bytes().next()?;
    (begins && dotted && token.span.len() == 1 && first.is_ascii_uppercase())
        .then(|| 1 << (first & 31))
}

/// `Ola, Magnum en Cornetto`, `Nadal of Federer`: whether another of the list is a thing. A comma alone also stands
/// after a farewell or before what somebody is: only one of several makes a list.
fn is_beside_a_thing(text: &Text<'_>, from: usize, to: usize) -> bool {
    let capital = |at: Option<usize>| {
        at.and_then(|at| text.token(at))
            .is_some_and(Token::is_capital)
    };
    let ahead = is_joint(text, to) && capital(Some(to + 1));
    let behind = from >= 2 && is_joint(text, from - 1) && capital(from.checked_sub(2));
    let sure_ahead =
        ahead && (behind || !is_comma(text, to) || is_joint(text, to + 2) && capital(Some(to + 3)));
    let sure_behind = behind
        && (ahead
            || !is_comma(text, from - 1)
            || from >= 4 && is_joint(text, from - 3) && capital(from.checked_sub(4)));
    sure_ahead && is_thing(text, to + 1) || sure_behind && is_thing(text, from - 2)
}

fn is_comma(text: &Text<'_>, at: usize) -> bool {
    text.token(at).is_some_and(|token| token.is_mark(b','))
}

fn is_joint(text: &Text<'_>, at: usize) -> bool {
    text.token(at)
        .is_some_and(|token| matches!(token.class, Class::Mark(b',' | b'/' | b'&')))
        || matches!(text.says(at), "en" | "of" | "or" | "and")
}

/// A word or term that is a thing and no name.
fn is_thing(text: &Text<'_>, at: usize) -> bool {
    text.token(at).is_some_and(|token| {
        token.is_capital()
            && (token.lists.any(THINGS) && !token.lists.any(NAMES.or(ILLNESSES))
                || text.phrase_over(at, THINGS).is_some())
    })
}

#[cfg(test)]
mod tests {
    use crate::{Level, check};

    fn found(text: &str) -> Vec<String> {
        check(text)
            .findings
            .iter()
            .filter(|finding| finding.kind.id == "person-name" && finding.level >= Level::Warn)
            .map(|finding| finding.span.of(text).to_owned())
            .collect()
    }

    #[test]
    fn things_are_no_names() {
        for text in [
            "De koffie van Douwe Egberts wordt donderdag ontkalkt.",
            "Is 'Dirk' open op tweede paasdag?",
            "Koorts na een reis door Ghana, Togo of Benin.",
            "Aambeien: ligatie of Milligan-Morgan?",
            "Bel mevrouw van Microsoft niet terug.",
            "Lees de brief aan de heren van het Waterschap.",
            "De docent Duits is ziek.",
            "Mevrouw de nierdokter zei het te snel.",
            "BHV-OEFENING: HET ALARM GAAT, U BLIJFT ZITTEN",
            "Handelen\nF. Geef zuurstof.\nG. Bel de arts.",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn names_beside_things_stay_names() {
        for (text, name) in [
            ("Mevrouw Wolf zag een wolf.", "Wolf"),
            ("Meneer Otis heeft pijn.", "Otis"),
            ("De heer van Boxtel belde.", "van Boxtel"),
            ("Leendert 'Leen' Poldervaart is opgenomen.", "Leendert"),
            ("Merci, Conny", "Conny"),
            ("A. Jansen\\nB. Pietersen", "A. Jansen"),
        ] {
            assert!(
                found(text).iter().any(|said| said.contains(name)),
                "{text}: {:?}",
                found(text)
            );
        }
    }
}
