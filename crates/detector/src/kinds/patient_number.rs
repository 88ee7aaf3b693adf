//! Numbers of patients, clients and files: no form of their own, so only beside their label.
//!
//! Labels in use: `domain-facts` 1.1 after the Deduce project, which gave up a fixed form as well.

use crate::candidate::Candidate;
use crate::fold::Folded;
use crate::kind::{Category, Kind, Starts};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::Class;
use crate::weights;
use crate::word::{Words, words};

/// Words that make the word before them the label of a number.
const NUMBER_WORDS: &[&str] = &["nr", "nummer", "no", "num", "id", "code", "nrs"];
/// What such a number can belong to.
const SUBJECTS: &[&str] = &[
    "patient",
    "patienten",
    "pat",
    "pt",
    "ptn",
    "client",
    "clienten",
    "clt",
    "dossier",
    "status",
    "opname",
    "episode",
    "zorgepisode",
    "casus",
    "zaak",
    "melding",
    "monster",
    "sample",
    "lab",
    "studie",
    "epd",
    "ecd",
    "hix",
    "zis",
    "zorgdomein",
    "verwijzing",
    "verwijs",
    "polis",
    "verzekerden",
    "verzekerde",
    "relatie",
    "klant",
    "bewoner",
    "deelnemer",
    "medisch",
    "patientendossier",
    "indicatie",
    "beschikking",
    "behandel",
    "traject",
    "registratie",
    "paspoort",
    "rijbewijs",
    "documentnummer",
    "document",
    "vreemdelingen",
    "v",
    "z",
    "record",
    "spoed",
    "kamer",
];
/// Labels that need no word for number.
const LABELS: &[&str] = &[
    "mrn",
    "pid",
    "patientid",
    "clientid",
    "patnr",
    "ptnr",
    "zisnr",
    "epdnr",
    "hixnr",
    "znummer",
    "zd",
];
/// Subjects after which a long number needs no word for number.
const DIRECT: &[&str] = &[
    "pt",
    "pat",
    "patient",
    "client",
    "clt",
    "dossier",
    "zorgdossier",
    "casus",
    "bewoner",
    "patientdossier",
];
const MANY_DIGITS: usize = 5;
/// Words that may stand between label and number.
const BETWEEN: Words = words!["is", "was", "van", "wordt"];

pub(super) static KIND: Kind = Kind {
    id: "patient-number",
    category: Category::Personal,
    replaceable: true,
    role: Role::Number,
    examples: &[
        "patnr «1234567»",
        "MRN: «0012345»",
        "Patiëntnummer is «P-204918».",
        "cliënt nr. «88123»",
        "dossiernummer: «2024-00123»",
        "het dossier nummer «445566» staat open",
    ],
    near_misses: &[
        "patiënt 3 van 12",
        "dossier van 20 pagina's",
        "patiëntnummer onbekend",
        "telefoonnummer 112",
        "kamer 312",
    ],
    starts: &[Starts::Number],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(number) = text.token(at) else { return };
    // Only the first number of a value asks; the rest of the value is read from there.
    let joined = |at: usize| {
        at.checked_sub(1)
            .and_then(|before| text.token(before))
            .is_some_and(|before| {
                text.token(at).is_some_and(|token| token.glued)
                    && (before.is_word() || matches!(before.class, Class::Mark(b'-' | b'.' | b'/')))
            })
    };
    let mut first = at;
    while at - first < 4 && first > 0 && joined(first) {
        first -= 1;
        if text
            .token(first)
            .is_some_and(|token| token.class == Class::Number)
        {
            return;
        }
    }
    // The label may be glued to the number: `patnr1234567`.
    let digits = text
        .raw
        .get(number.span.start..value_end(text, at))
        .unwrap_or("")
        .bytes()
        .filter(u8::is_ascii_digit)
        .count();
    let labelled = |from: usize| label_ends_before(text, from, digits);
    let from = if labelled(first) {
        first
    } else if labelled(at) {
        at
    } else {
        return;
    };
    let Some(start) = text
        .token(from)
        .filter(|t| t.is_word() || t.class == Class::Number)
        .or(Some(number))
        .map(|t| t.span.start)
    else {
        return;
    };
    let end = value_end(text, at);
    let value = text.raw.get(start..end).unwrap_or("");
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    if (4..=14).contains(&digits) && value.len() <= 20 {
        proposals.push(Candidate::new(
            &KIND,
            Span::new(start, end),
            &[weights::LABEL],
        ));
    }
}

/// Where the run of letters, digits and single joints that holds token `at` ends, in bytes.
fn value_end(text: &Text<'_>, at: usize) -> usize {
    let mut end = text.token(at).map_or(0, |token| token.span.end);
    for next in at + 1..at + 8 {
        let Some(token) = text.token(next).filter(|token| token.glued) else {
            break;
        };
        match token.class {
            Class::Word | Class::Number => end = token.span.end,
            Class::Mark(b'-' | b'.' | b'/') => {}
            _ => break,
        }
    }
    end
}

/// Whether a label ends right before token `at`, marks and small words between them left out.
///
/// `pt 7001234`: with many digits the subject alone is label enough.
fn label_ends_before(text: &Text<'_>, at: usize, digits: usize) -> bool {
    let mut words = text.label_reach(at).filter(|&before| {
        text.token(before).is_some_and(|token| {
            !matches!(
                token.class,
                Class::Mark(b':' | b'=' | b'#' | b'.' | b'-' | b'(' | b'"' | b'*') | Class::Break
            )
        }) && !text.is_one_of(before, BETWEEN)
    });
    let Some(nearest) = words.next() else {
        return false;
    };
    let Some(folded) = Folded::new(text.says(nearest)) else {
        return false;
    };
    let word = folded.as_str();
    if LABELS.contains(&word) || (digits >= MANY_DIGITS && DIRECT.contains(&word)) {
        return true;
    }
    if NUMBER_WORDS.contains(&word) {
        return words
            .next()
            .is_some_and(|subject| text.reads(subject, SUBJECTS) || text.reads(subject, LABELS));
    }
    ["nummer", "nr", "id", "code"]
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .any(|subject| {
            SUBJECTS.contains(&subject.trim_end_matches("en"))
                || SUBJECTS.contains(&subject)
                || SUBJECTS.contains(&subject.trim_end_matches('s'))
        })
}
