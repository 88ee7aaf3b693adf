//! Numbers of patients, clients and files: no form of their own, so only beside their label. A room with a bed counts
//! as a trace.
//!
//! Labels in use: the design papers, after the Deduce project, which gave up a fixed form as well.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts};
use crate::label::{Label, Labels, labels};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape};
use crate::value::Value;
use crate::weights;
use crate::word::words;

const LABELS: Labels = labels! {
    words: ["mrn", "pid", "patid", "ptid"],
    subjects: [
        "patient",
        "patienten",
        "patients",
        "pat",
        "pt",
        "ptn",
        "client",
        "clienten",
        "clients",
        "clt",
        "cl",
        "bewoner",
        "bewoners",
        "dossier",
        "zorgdossier",
        "patientdossier",
        "patientendossier",
        "clientdossier",
        "status",
        "opname",
        "episode",
        "zorgepisode",
        "zorgtraject",
        "traject",
        "behandel",
        "behandeltraject",
        "casus",
        "case",
        "zaak",
        "melding",
        "meldings",
        "meld",
        "monster",
        "staal",
        "sample",
        "specimen",
        "lab",
        "laboratorium",
        "preparaat",
        "studie",
        "study",
        "studiedeelnemer",
        "deelnemer",
        "deelnemers",
        "proefpersoon",
        "epd",
        "ecd",
        "hix",
        "zis",
        "epic",
        "mpi",
        "z",
        "record",
        "medisch",
        "registratie",
        "inschrijf",
        "spoed",
        "spoedopname",
        "accession",
    ],
};
/// Subjects after which a long number needs no word for number.
const DIRECT: Labels = labels! {
    words: [
        "pt",
        "pat",
        "patient",
        "patiente",
        "client",
        "cliente",
        "clt",
        "dossier",
        "zorgdossier",
        "patientdossier",
        "patientendossier",
        "clientdossier",
        "casus",
        "bewoner",
        "deelnemer",
        "studiedeelnemer",
        "proefpersoon",
    ],
    subjects: [],
};
const FEWEST_DIGITS: usize = 4;
const FEWEST_DIGITS_BESIDE_LETTERS: usize = 3;
const MANY_DIGITS: usize = 5;
const MOST_DIGITS: usize = 14;

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
        "monsternr «26.6751.42» is gelekt",
        "Patiëntnr.: «592 278 8»",
        "studiedeelnemer «HF-0417» werd duizelig",
        "pt «7001234», HbA1c gestegen",
        "labnr «26L001122»",
        "kamer «14 bed 2» kreeg niets",
        "patnr\tuitslag\n«8820114»\tHbA1c 58",
    ],
    near_misses: &[
        "patiënt 3 van 12",
        "dossier van 20 pagina's",
        "patiëntnummer onbekend",
        "telefoonnummer 112",
        "kamer 312",
        "kamer 12 heeft bed en stoel",
        "casus 2026",
        "cliënt 12-3-2026 gezien",
        "patiënt kreeg 50000 IE",
        "pt 5000ie per dag",
    ],
    starts: &[Starts::Number],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    if let Some(span) = room_and_bed(text, at) {
        proposals.push(Candidate::new(&KIND, span, &[weights::ROOM_AND_BED]));
        return;
    }
    let Some(value) = Value::read(text, at, &LABELS) else {
        return;
    };
    let enough = if value.lettered {
        FEWEST_DIGITS_BESIDE_LETTERS
    } else {
        FEWEST_DIGITS
    };
    if LABELS.before(text, value.first) == Label::Beside {
        let value = value.with_groups(text);
        if (enough..=MOST_DIGITS).contains(&value.digits) {
            proposals.push(Candidate::new(&KIND, value.span, &[]).labelled(Label::Beside));
        }
        return;
    }
    if value.glued || !(FEWEST_DIGITS..=MOST_DIGITS).contains(&value.digits) {
        return;
    }
    let capital = text
        .token(value.first)
        .is_some_and(|token| token.shape == Shape::Upper);
    let direct = (value.digits >= MANY_DIGITS || (value.lettered && capital))
        && DIRECT.before(text, value.first) == Label::Beside;
    if direct {
        proposals.push(Candidate::new(
            &KIND,
            value.span,
            &[weights::SUBJECT_BEFORE],
        ));
    } else if under_label(text, value.first) {
        proposals.push(Candidate::new(&KIND, value.span, &[weights::LABEL]));
    }
}

/// `kamer 14 bed 2`, `k14, bed A`: from the room's number to the bed's.
fn room_and_bed(text: &Text<'_>, at: usize) -> Option<Span> {
    let room = at.checked_sub(1)?;
    if !text.is_one_of(room, words!["kamer", "kmr", "k", "room"]) {
        return None;
    }
    let comma = text
        .token(at + 1)
        .is_some_and(|token| matches!(token.class, Class::Mark(b',' | b'-' | b'/')));
    let bed = at + 1 + usize::from(comma);
    let number = text.token(bed + 1)?;
    let numbered = (number.class == Class::Number && number.span.len() <= 2)
        || (number.shape == Shape::Upper && number.span.len() == 1);
    (text.is_one_of(bed, words!["bed"]) && numbered)
        .then(|| text.span(at, bed + 2))
        .flatten()
}

/// Whether token `at` begins a line under a line that begins with a label: the first column of a pasted table.
fn under_label(text: &Text<'_>, at: usize) -> bool {
    const WIDEST_HEAD: usize = 24;
    let is_break = |at: usize| {
        text.token(at)
            .is_none_or(|token| token.class == Class::Break)
    };
    let Some(end) = at.checked_sub(1).filter(|&before| is_break(before)) else {
        return false;
    };
    let Some(begin) = (end.saturating_sub(WIDEST_HEAD)..end)
        .rev()
        .find(|&at| at == 0 || is_break(at - 1))
    else {
        return false;
    };
    let is_column_end = |at: usize| {
        let (Some(before), Some(after)) = (text.before(at, 1), text.token(at)) else {
            return false;
        };
        let between = Span::new(before.span.end, after.span.start).of(text.raw);
        between.contains('\t') || matches!(after.class, Class::Mark(b';' | b'|' | b','))
    };
    (begin..end.min(begin + 4)).any(|at| {
        LABELS.is_label(text, at) && (is_column_end(at + 1) && !(begin + 1..=at).any(is_column_end))
    })
}
