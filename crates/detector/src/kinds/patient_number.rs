//! Numbers of patients, clients and files: no form of their own, so only beside their label. A room with a bed counts
//! as a trace.
//!
//! Labels in use: the design papers, after the Deduce project, which gave up a fixed form as well.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{Label, Labels, labels};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape};
use crate::value::Value;
use crate::weights;
use crate::word::words;

const LABELS: Labels = labels! {
    words: [
        "mrn", "pid", "statusnummer", "statusnr", "behandelnummer", "behandelnr",
    ],
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
        "opname",
        "opn",
        "episode",
        "zorgepisode",
        "zorgtraject",
        "traject",
        "behandeltraject",
        "casus",
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
        "medisch",
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
    examples: proof![
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
        "patnr\tuitslag\n«8820114»\tHbA1c 58\n«8820137»\tHbA1c 49",
        "patnrs «1234567», «1234568» en «1234569»",
    ],
    near_misses: proof![
        "patiënt 3 van 12",
        "dossier van 20 pagina's",
        "patiëntnummer onbekend",
        "telefoonnummer 112",
        "kamer 312",
        "kamer 12 heeft bed en stoel",
        "casus 2026",
        "cliënt 20260312 gezien, pt 12032026",
        "dossier 2026-12 over vallen",
        "cliënt 12-3-2026 gezien",
        "patiënt kreeg 50000 IE",
        "pt 5000ie per dag",
        "pt 12500 stappen gelopen, cliënt 10000",
        "studie-id NCT03574597",
        "client 4.18.2267 is bijgewerkt",
        "opnamenummer: 0612345678",
    ],
    starts: &[Starts::Number],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    if let Some(span) = room_and_bed(text, at) {
        proposals.push(Candidate::new(&KIND, span, &[weights::ROOM_AND_BED]));
        return;
    }
    let Some(value) = Value::read(text, at, &LABELS).filter(|value| !is_trial(text, value)) else {
        return;
    };
    if LABELS.is_beside(text, value.first) {
        let value = value.with_groups(text);
        let enough = if value.lettered {
            FEWEST_DIGITS_BESIDE_LETTERS
        } else {
            FEWEST_DIGITS
        };
        if (enough..=MOST_DIGITS).contains(&value.digits) {
            proposals.push(if value.is_dialled(text) {
                Candidate::new(&KIND, value.span, &[weights::SUBJECT_BEFORE])
            } else {
                Candidate::new(&KIND, value.span, &[weights::SHAPE]).labelled(Label::Beside)
            });
        }
        return;
    }
    if !(FEWEST_DIGITS..=MOST_DIGITS).contains(&value.digits) {
        return;
    }
    if is_direct(text, &value) {
        proposals.push(Candidate::new(
            &KIND,
            value.span,
            &[weights::SUBJECT_BEFORE],
        ));
    } else if in_series(text, value.first) || under_label(text, value.first) {
        proposals.push(Candidate::new(&KIND, value.span, &[weights::LABEL]));
    }
}

/// A study's number in a public register, not a participant's.
fn is_trial(text: &Text<'_>, value: &Value) -> bool {
    text.is_one_of(value.first, words!["nct", "nl", "ntr", "ctr", "ctis", "eu"])
}

/// A long number, or one with capitals, right behind a word for a patient or a file.
fn is_direct(text: &Text<'_>, value: &Value) -> bool {
    let capital = text
        .token(value.first)
        .is_some_and(|token| token.shape == Shape::Upper);
    // With dots it is a version or an address of the network.
    (value.digits >= MANY_DIGITS || (value.lettered && capital))
        && !value.span.of(text.raw).contains('.')
        && !value.is_amount(text)
        && !is_compact_date(value.span.of(text.raw))
        && DIRECT.is_beside(text, value.first)
}

/// `20260312`, `12032026`
fn is_compact_date(said: &str) -> bool {
    let part = |from: usize, to: usize| {
        said.get(from..to)
            .and_then(|part| part.parse::<u16>().ok())
            .unwrap_or(0)
    };
    let fits = |year: u16, month: u16, day: u16| {
        (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
    };
    said.len() == 8
        && (fits(part(0, 4), part(4, 6), part(6, 8)) || fits(part(4, 8), part(2, 4), part(0, 2)))
}

/// `patnrs 1234567, 1234568 en 1234569`: numbers of one length, the first of them labelled.
fn in_series(text: &Text<'_>, at: usize) -> bool {
    const LONGEST: usize = 20;
    let length = |at: usize| {
        text.token(at)
            .filter(|token| token.class == Class::Number)
            .map_or(0, |token| token.span.len())
    };
    let wanted = length(at);
    let mut first = at;
    for _ in 0..LONGEST {
        let joined = first.checked_sub(2).filter(|_| {
            text.is_one_of(first - 1, words!["en", "of"])
                || text.before(first, 1).is_some_and(|token| {
                    matches!(token.class, Class::Mark(b',' | b';' | b'&')) || token.is_mark(b'/')
                })
        });
        let Some(before) =
            joined.filter(|&before| wanted >= MANY_DIGITS && length(before) == wanted)
        else {
            break;
        };
        first = before;
    }
    first != at && LABELS.is_beside(text, first)
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

/// How far above its number the heading of a column may stand, in bytes.
const HIGHEST_TABLE: usize = 4000;

/// Whether token `at` begins a line under a line that begins with a label, or under such lines with numbers of the
/// same length: the first column of a pasted table.
fn under_label(text: &Text<'_>, at: usize) -> bool {
    const MOST_ROWS: usize = 100;
    const WIDEST_ROW: usize = 40;
    let from = text.token(at).map_or(0, |token| token.span.start);
    let is_break = |at: usize| {
        text.token(at)
            .is_none_or(|token| token.class == Class::Break)
    };
    let number = |at: usize| {
        text.token(at)
            .filter(|token| token.class == Class::Number)
            .map_or(0, |token| token.span.len())
    };
    let mut row = at;
    for _ in 0..MOST_ROWS {
        let Some(end) = row.checked_sub(1).filter(|&before| is_break(before)) else {
            return false;
        };
        let Some(above) = (end.saturating_sub(WIDEST_ROW)..end)
            .rev()
            .find(|&at| at == 0 || is_break(at - 1))
        else {
            return false;
        };
        if text
            .token(above)
            .is_none_or(|token| from - token.span.start > HIGHEST_TABLE)
        {
            return false;
        }
        if number(above) != number(at) || number(at) == 0 {
            return begins_with_label(text, above, end);
        }
        row = above;
    }
    false
}

/// Whether the row from token `begin` up to `end` begins with a label and has more columns.
fn begins_with_label(text: &Text<'_>, begin: usize, end: usize) -> bool {
    let ends_column = |at: usize| {
        let (Some(before), Some(after)) = (text.before(at, 1), text.token(at)) else {
            return false;
        };
        Span::new(before.span.end, after.span.start)
            .of(text.raw)
            .contains('\t')
            || matches!(after.class, Class::Mark(b';' | b'|' | b','))
    };
    let label = (begin..end.min(begin + 4)).find(|&at| LABELS.is_label(text, at));
    label.is_some_and(|label| ends_column(label + 1) && !(begin + 1..=label).any(ends_column))
}
