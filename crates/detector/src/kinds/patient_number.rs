//! Numbers of patients, clients and files: no form of their own, so only beside their label. A room with a bed counts
//! as a trace.
//!
//! Labels in use: the design papers, after the Deduce project, which gave up a fixed form as well.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{self, ends_in_one, labels, number_stem};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::value::{Rule, Value};
use crate::weights;
use crate::word::words;

const RULE: Rule = Rule {
    labels: labels! {
        words: ["mrn", "pid", "ead", "zis", "cliendnummer"],
        subjects: [
            "pat", "pt", "ptn", "clt", "cl", "kl", "opn", "zaak", "meld", "lab", "epd", "ecd", "hix", "his",
            "zis", "epic", "mpi", "z", "seh", "sap", "crm", "status", "behandel", "study", "sample",
            "accession", "pas", "dos", "bew", "intake", "inschrijf", "aanmeld", "rit", "scan",
        ],
        roots: "patient patnt client bewoner dossier opname episode traject casus melding monster staal \
            specimen laboratorium laborder labo preparaat studie deelnemer proefpersoon medisch zorg \
            ziekenhuis pathologie registratie klacht personeel medewerker werknemer leerling student onderwijs \
            inschrijving aanmelding reiziger polsband polsbandje armband identificatie gedetineerde \
            detentie recept machtiging verslag onderzoek aanvraag kaart contact spoed behandeling \
            consult zorgbudget parket oncologie persoon hulpvraag gezin kind",
    },
    direct: labels! {
        words: [
            "pt", "pat", "clt", "hix", "his", "epd", "ecd", "crm", "seh", "sap", "dos", "sms",
        ],
        subjects: [],
        nouns: "patient patiente client cliente dossier casus bewoner bewoonster deelnemer proefpersoon \
            episode opname registratie klacht polsband polsbandje armband gedetineerde specimen",
    },
    digits: (4, 14),
};
const MANY_DIGITS: usize = 5;

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
    starts: &[Starts::Number, Starts::Word],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    if text.token(at).is_some_and(Token::is_word) {
        RULE.propose(&KIND, text, at, proposals);
        return;
    }
    if let Some(span) = room_and_bed(text, at) {
        proposals.push(Candidate::new(&KIND, span, &[weights::ROOM_AND_BED]));
        return;
    }
    let Some(value) = Value::read(text, at, &RULE.labels).filter(|value| !is_trial(text, value))
    else {
        return;
    };
    if RULE.propose(&KIND, text, at, proposals)
        || value.digits > RULE.digits.1
        || value.with_groups(text).digits < RULE.digits.0
    {
        return;
    }
    if let Some(span) = in_series(text, &value) {
        proposals.push(Candidate::new(&KIND, span, &[weights::LABEL]));
    } else if under_label(text, value.first) || is_numbered(text, &value) {
        proposals.push(Candidate::new(&KIND, value.span, &[weights::LABEL]));
    }
}

/// A study's number in a public register, not a participant's.
fn is_trial(text: &Text<'_>, value: &Value) -> bool {
    text.is_one_of(value.first, words!["nct", "nl", "ntr", "ctr", "ctis", "eu"])
}

/// What has numbers that are nobody's, by the ends of the words.
const THINGS: &str = "order bestel bestelling factuur artikel serie ticket incident lot batch charge partij offerte \
    debiteur crediteur leverancier telefoon tel fax mobiel gsm toestel doorkies huis kamer bed bus straat \
    model type versie product onderdeel inventaris apparaat hulpmiddel machine motor chassis kenteken voertuig \
    vlucht trein lijn spoor zaal stoel tafel rij kolom regel pagina bladzijde volg rang rug start \
    catalogus boek isbn issn uitgave editie nieuws e cas un protocol procedure richtlijn norm iso nen document \
    formulier bijlage build issue change wijziging kvk handelsregister btw rsin fiscaal vestiging agb big uzi \
    ura uzovi oin iban rekening giro bank pin toegang code sleutel kluis kast alarm nood hulp info service \
    groep kavel perceel kadaster object gebouw ruimte afdeling team kostenplaats grootboek project contract \
    inkoop aanbesteding tender subsidie octrooi patent merk trial nct eudract rvg zi hpk prk gpk atc index dbc \
    dot prestatie zorgproduct declaratie nomenclatuur vraag opgave item stap week dag maand jaar kanaal poort \
    ip mac sim imei meter ean gtin barcode wagen container pallet zending pakket track trace vracht lever \
    retour rma accreditatie cursus module vacature functie kamerstuk besluit wet record cel veld land net \
    proef publicatie doi pmid studiepunt bsn service burgerservice sofi rijksregister insz a v loonheffing \
    figuur tabel hoofdstuk paragraaf plaat postbus post post max minimum totaal koning rood";

/// A word for number behind a word that is not of [`THINGS`]: `SHM-nr 31177`, `met nummer BS-20-118842`.
fn is_numbered(text: &Text<'_>, value: &Value) -> bool {
    // `nr. HC 448213`
    let head = usize::from(
        value.first > 0
            && text.token(value.first - 1).is_some_and(|head| {
                head.shape == Shape::Upper
                    && head.span.len() < 4
                    && head.span.end + 1 == value.span.start
            }),
    );
    let Some(last) = value.first.checked_sub(1 + head) else {
        return false;
    };
    let mut at = last;
    while text
        .token(at)
        .is_some_and(|token| matches!(token.class, Class::Mark(b':' | b'.' | b'-' | b'(' | b'=')))
        || text.is_one_of(at, words!["is", "was", "nu"])
    {
        let Some(before) = at.checked_sub(1).filter(|_| last - at < 3) else {
            return false;
        };
        at = before;
    }
    let word = text.says(at);
    let own = number_stem(word);
    let subject = own.unwrap_or_else(|| {
        let joint = text
            .before(at, 1)
            .is_some_and(|mark| matches!(mark.class, Class::Mark(b'-' | b'.')));
        at.checked_sub(1 + usize::from(joint))
            .map_or("", |subject| text.says(subject))
    });
    let known = own.is_some()
        || text.is_one_of(
            at,
            words!["nr", "nummer", "no", "kenmerk", "ref", "referentie"],
        );
    let said = value.span.of(text.raw);
    // Without a subject only what has letters and signs is somebody's.
    let joined = own.is_some() || (at > 0 && text.token(at).is_some_and(|token| token.glued));
    let enough = if joined {
        value.digits >= MANY_DIGITS
    } else {
        value.digits >= MANY_DIGITS && (value.lettered || said.contains(['/', '-']))
    };
    known
        && enough
        && value.is_code(text)
        && !value.is_dialled(text)
        && !ends_in_one(subject, THINGS)
        && !label::is_another(text, value.first)
}

/// `patnrs 1234567, 1234568 en 1234569`: values of one form, the first of them labelled.
fn in_series(text: &Text<'_>, value: &Value) -> Option<Span> {
    const LONGEST: usize = 20;
    let wanted = value.with_groups(text);
    let length = wanted.to - wanted.first;
    let same = |other: usize| {
        (0..length).all(|place| {
            match (text.token(other + place), text.token(wanted.first + place)) {
                (Some(one), Some(two)) => {
                    one.class == two.class && one.span.len() == two.span.len()
                }
                _ => false,
            }
        })
    };
    let mut first = wanted.first;
    for _ in 0..LONGEST {
        let joined = first.checked_sub(1).is_some_and(|joint| {
            text.is_one_of(joint, words!["en", "of", "t"])
                || text.token(joint).is_some_and(|token| {
                    matches!(token.class, Class::Mark(b',' | b';' | b'&' | b'/'))
                })
        });
        let Some(before) = first
            .checked_sub(1 + length)
            .filter(|&before| joined && wanted.digits >= MANY_DIGITS && same(before))
        else {
            break;
        };
        first = before;
    }
    (first != wanted.first && RULE.labels.is_beside(text, first)).then_some(wanted.span)
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
    let label = (begin..end.min(begin + 4)).find(|&at| RULE.labels.is_label(text, at));
    label.is_some_and(|label| ends_column(label + 1) && !(begin + 1..=label).any(ends_column))
}
