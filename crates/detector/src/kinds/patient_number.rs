//! Numbers of patients, clients and files: no form of their own, so only beside their label. A room with a bed counts
//! as a trace.
//!
//! Labels in use: the design papers, after the Deduce project, which gave up a fixed form as well.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{Labels, NUMBER_WORDS, OTHER_NUMBERS, labels, number_stem};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::value::{Rule, Value, dictated, is_digit_in_words, word_before};
use crate::weights;
use crate::word::{Words, hash_ascii, words};

const RULE: Rule = Rule {
    labels: labels! {
        words: ["mrn", "pid", "ead", "zis", "mdn", "pnr", "patno", "behandelnummer", "behandelnr"],
        subjects: [
            "pat", "pt", "ptn", "clt", "cl", "kl", "opn", "zaak", "meld", "lab", "epd", "ecd", "hix", "his",
            "zis", "epic", "mpi", "z", "seh", "sap", "crm", "status",  "study", "sample",
            "accession", "case", "set", "histologie", "reg", "kandidaat", "acc", "pers", "zh", "nedap", "medicom", "caress", "chipsoft", "pas", "dos", "bew", "intake", "inschrijf", "aanmeld", "rit", "scan",
        ],
        roots: "patient patnt client bewoner dossier opname episode traject casus melding monster staal \
            specimen laboratorium laborder labo preparaat studie deelnemer proefpersoon medisch zorg \
            ziekenhuis pathologie radiologie registratie klacht personeel medewerker werknemer leerling \
            student onderwijs inschrijving aanmelding reiziger polsband polsbandje armband identificatie \
            gedetineerde detentie recept machtiging verslag aanvraag kaart behandeling zorgbudget parket \
            oncologie hulpvraag clientvolg bezoek trombosedienst vaccinatie dialyse \
            ambulance triage calamiteit zorgplan wachtlijst burger persoon biobank echo \
            apotheek huisarts screening transplantatie zwangerschap geboorte overlijden akte gezin \
            donor bloed trombose kraam jgz verzuim bezwaar aangifte uitkering bijstand \
            debiteur reclassering voogdij ontslag uitslag afspraak ligging gebruiker inwoner contact verblijf rontgen kweek kind stam respondent buis randomisatie inclusie subject pseudoniem",
    },
    direct: labels! {
        words: [
            "pt", "pat", "clt", "hix", "his", "epd", "ecd", "crm", "seh", "sap", "dos", "status", "nedap", "medicom", "promedico", "ysis", "caress",
        ],
        subjects: [],
        nouns: "patient patiente client cliente dossier casus bewoner bewoonster deelnemer proefpersoon \
            episode opname registratie klacht polsband polsbandje armband gedetineerde specimen leerling student medewerker werknemer \
            reiziger debiteur respondent patienten clienten dossiers pseudoniem patientenkaart patientkaart",
    },
    digits: (4, 16),
};
/// What is kept of a patient: behind these words letters and digits together are its number.
const KEPT: Labels = labels! {
    words: ["pa"],
    subjects: [],
    nouns: "monster staal preparaat coupe coupes biopt stempel sticker etiket klever kaart zaak",
};
/// What bears the number of a patient with the name and the day of birth.
const WORN: Labels = labels! {
    words: ["polsband", "polsbandje", "etiket", "sticker", "ponsplaatje", "bandje"],
    subjects: [],
    nouns: "etiket armbandje",
};
const LONG: usize = 7;
/// Verbs of being known, of which the number stands behind `als` or `onder`.
const KNOWN: Words = words![
    "bekend",
    "gekend",
    "kent",
    "kennen",
    "geregistreerd",
    "ingeschreven",
    "genoteerd",
    "aangegeven",
    "gemeld",
    "aangemeld",
    "opgeslagen",
    "gearchiveerd",
    "vindt",
    "vind",
    "vinden",
    "terugvinden",
    "opzoeken",
    "staat",
    "stond",
    "heet"
];
/// How many tokens before its preposition, and after the number, such a verb may stand.
const KNOWN_BEFORE: usize = 12;
const KNOWN_AFTER: usize = 2;
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
        "Ziekenhuisnr. «6039417», HISnr «55017» en SHM-nr «M31177»",
        "gezinsdossier «WT-2026-77» en regiedossiernummer «20.884.551»",
        "opnamenr. «A 7731 B»; dossier nr. «HC 448213»",
        "cliëntnr «300 481» en «300 482» verwisseld",
        "zijn patiëntnummer bij het ziekenhuis is «7719053»",
        "Wie is «K-20391»? Dit cl.nr. staat er twee keer.",
        "Pat. W. Pijl nr «5583017» vraagt kopie",
        "Uw kenmerk «VT/25/331-K», betreft een melding",
        "polsbandje «250611-0048», zis «4471902»",
        "patientnumer «7122904» en clientnmr «7122905»",
        "naam;geb;patnr\nJansen;1950;«8820114»\nDe Wit;1951;«8820137»",
        "Zij staat als «ZH-66120-b» in het systeem, vroeger onder «AB 12-0077» geregistreerd.",
        "bij ons ingeschreven als «BW-30.118», bij de crisisdienst als «C/9917»",
        "Je vindt haar met «904 772 13».",
        "aangegeven onder nr. «AO/25/00917»",
        "bekend onder «zeven nul nul twee een negen drie acht» naam",
        "PID|1||«10293847»^^^PI",
        "dossier «2019.0447», dossier «WZ/2023/5518/mk», cliënt «100.482.7»",
        "kamer «4 bed B», bed «3 kamer 112», kamer «4B, bed 2»",
        "Cliëntnummer (zorgkantoor): «30912»; het cliëntnummer dat bij haar hoort is «30913»",
        "zoek «4471902» op in HiX, patiënten «4471903» en «4471904»",
        "cliëntnummer «482», randomisatienr «R-1402»",
        "Uw kenmerk is «8823104-25», ons kenmerk: «7702-418»",
        "Patient-etiket: OUDSHOORN V 12.06.1967 «8834102»",
        "polsbandje: VINCKE MARIE-JEANNE, 06/12/1949, «0072-118-43».",
        "wie vroeger anders heette, heet nu «10047731», en",
        "\"patientNumber\": \"«4471902»\", ClientId «4471903», mdn «4471904»",
        "«LAB99812»;KNIGGE/JOHAN;K 4,4\n«LAB99813»;FARR;Hb 6,1",
        "Ons debiteurnummer bij u is «D-559183».",
        "Monster «25-B-117043» en coupes «C25/3381-II»",
        "clientnr;«C-55201»;naam;Olde",
        "status zegt «4471920»",
        "dossier «een acht nul zes streepje vier vier» verslag",
        "dossiernummer is «vier vier acht nul twee een» en dan",
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
        "vlucht nr 448213, protocolnummer 2026-118, artikelnr 88123",
        "Kamerstuk nr 2026D01234, EAN-nummer 8712345678906",
        "Referentie 2026/0417/B op de pakbon klopt niet",
        "Het patiëntnummer staat op de pas. Onze school heeft 120500 leerlingen.",
        "kaartnummer 4199 5572 1155 7132",
        "inventarisnummer 448213 van de tillift",
        "maat;aantal\nL;448213",
        "jaar\tpatiënten\topnames\n2024\t12345\t45678",
        "| aantal | patient |\n| 12345 | 678 |",
        "pat. 12345 ng/l troponine, leerlingen 4482139 in Nederland",
        "Casus 12-2024, HIX 6.3.12345 en CRP-nummer 12",
        "Zorg bekend als 24-uurs, geregistreerd onder RVG 12345, staat als NEN-7510 bekend",
        "Zij kent wel 12500 mensen en staat onder 20 mg, bekend onder jongeren van 10000",
        "in 2024 hadden we 12500 patiënten in HiX, patiëntnummer 3 van 12",
        "kamer 4 met bed en bed 2 bij kamer",
        "kaart 12345, zaak 448213, protocol AB-2024-0112",
        "registratie 12500 per jaar, METC-nummer 2024-0112",
    ],
    starts: &[Starts::Digits(1), Starts::Word(is_digit_in_words)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    if text.token(at).is_some_and(Token::is_word) {
        RULE.propose(&KIND, text, at, proposals);
        if let Some((span, _, count)) = dictated(text, at)
            && count >= MANY_DIGITS
            && is_known_as(text, at, text.token_at_byte(span.end))
        {
            proposals.push(Candidate::new(&KIND, span, &[weights::SUBJECT_BEFORE]));
        }
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
    // The third field of a PID segment in HL7: `10293847^^^PI`.
    if value.digits >= MANY_DIGITS
        && text
            .raw
            .get(value.span.end..)
            .is_some_and(|rest| rest.starts_with("^^^"))
    {
        proposals.push(Candidate::new(&KIND, value.span, &[weights::SHARP_SHAPE]));
    } else if let Some(span) = in_series(text, &value) {
        proposals.push(Candidate::new(&KIND, span, &[weights::LABEL]));
    } else {
        // `nr. HC 448213`
        let numbered = [value.with_head(text), Some(value)]
            .into_iter()
            .flatten()
            .find(|value| is_numbered(text, value));
        if let Some(value) = numbered {
            proposals.push(Candidate::new(&KIND, value.span, &[weights::LABEL]));
            return;
        }
        let named = [value.with_head(text), Some(value.with_groups(text))]
            .into_iter()
            .flatten()
            .find(|value| is_named(text, value));
        if let Some(value) = named {
            let evidence = &[weights::SUBJECT_BEFORE];
            proposals.push(
                Candidate::new(&KIND, value.span, evidence).when(value.lettered, weights::SHAPE),
            );
        }
    }
}

/// A study's number in a public register, not a participant's.
fn is_trial(text: &Text<'_>, value: &Value) -> bool {
    text.is_one_of(value.first, words!["nct", "nl", "ntr", "ctr", "ctis", "eu"])
}

/// Short names of what is numbered and nobody's.
const OTHER_NAMES: Words = words![
    "iso", "nen", "kvk", "btw", "rsin", "agb", "big", "uzi", "ura", "oin", "iban", "rvg", "zi",
    "hpk", "prk", "gpk", "atc", "dbc", "dot", "cas", "un", "ec", "eg", "eu", "isbn", "issn", "ean",
    "gtin", "udi", "ref", "lot", "sn", "pn", "po", "imei", "sim", "ip", "mac", "id", "pin", "tel",
    "fax", "mob", "gsm", "nct", "ntr", "metc", "abr", "ccmo", "doi", "pmid", "bsn", "sbi", "cpv",
    "rma", "sku", "rfc", "hkz", "ce", "crkbo", "knmg", "nvvc", "zoom", "art",
];

/// A word for number behind the short name of a system or register, `SHM-nr 31177`, and the file of whom a letter is
/// about, `Uw kenmerk VT/25/331-K`.
fn is_numbered(text: &Text<'_>, value: &Value) -> bool {
    let Some((at, before)) = word_before(text, value.first).map(|at| (at, word_before(text, at)))
    else {
        return false;
    };
    if !value.is_code(text) || value.is_dialled(text) {
        return false;
    }
    // `Uw kenmerk is …`
    let (at, before) = match before {
        Some(label) if text.is_one_of(at, words!["is", "was"]) => (label, word_before(text, label)),
        _ => (at, before),
    };
    if text.is_one_of(at, words!["kenmerk", "ref", "referentie"]) {
        return (value.lettered || value.digits > MANY_DIGITS)
            && value.span.of(text.raw).contains(['/', '-', '.'])
            && before.is_some_and(|whose| text.is_one_of(whose, words!["uw", "ons", "onze"]))
            // `Uw referentie 26/41-B op de pakbon`
            && !(value.to..value.to + 8).any(|at| text.is_one_of(at, OTHER_NUMBERS));
    }
    let name = number_stem(text.says(at)).or_else(|| {
        before
            .filter(|_| text.is_one_of(at, words!["nr", "nummer"]))
            .map(|name| text.says(name))
    });
    name.is_some_and(|name| {
        (2..5).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_uppercase())
            && !OTHER_NAMES.contains(&hash_ascii(name.as_bytes()).0)
    })
}

/// `monster 25-B-117043`, `bekend onder ZH-66120-b`
fn is_named(text: &Text<'_>, value: &Value) -> bool {
    // `LAB99812;…`
    let head = value.lettered
        && value.digits >= MANY_DIGITS
        && text.is_one_of(value.first, words!["lab", "pa"]);
    let enough = value.digits >= RULE.digits.0 - usize::from(value.lettered)
        && (value.lettered || value.digits >= MANY_DIGITS);
    let other = (value.first..value.to).any(|at| text.is_one_of(at, OTHER_NAMES));
    if !enough || other || !value.is_code(text) || value.is_dialled(text) {
        return false;
    }
    head || (value.lettered && value.digits >= MANY_DIGITS && KEPT.is_beside(text, value.first))
        || (value.digits >= LONG
            && value.digits < 11
            && !value.is_amount(text)
            && WORN.is_near(text, value.first))
        || (!value.is_count(text)
            && ((value.digits >= MANY_DIGITS && is_in_system(text, value.to))
                || is_known_as(text, value.first, value.to)))
}

/// `4471902 in HiX`, `zoek 30912 op in het EPD`
fn is_in_system(text: &Text<'_>, to: usize) -> bool {
    (to..to + 2)
        .find(|&at| text.is_one_of(at, words!["in"]))
        .is_some_and(|at| {
            (at + 1..at + 3).any(|at| text.is_one_of(at, words!["hix", "epd", "ecd", "nedap"]))
        })
}

/// Whether what stands in tokens `at` to `to` is what somebody is known as: `ingeschreven als …`, `vindt haar met …`,
/// `onder … geregistreerd`.
fn is_known_as(text: &Text<'_>, at: usize, to: usize) -> bool {
    let numbered = |at: usize| {
        text.is_one_of(at, NUMBER_WORDS)
            || text
                .token(at)
                .is_some_and(|mark| matches!(mark.class, Class::Mark(b'.' | b':')))
    };
    let Some(joint) = (at.saturating_sub(3)..at).rev().find(|&at| !numbered(at)) else {
        return false;
    };
    let heet = text.is_one_of(joint, words!["nu", "voortaan"])
        && joint
            .checked_sub(1)
            .is_some_and(|verb| text.is_one_of(verb, words!["heet", "heten"]));
    let verbs = if heet || text.is_one_of(joint, words!["als", "onder"]) {
        KNOWN
    } else if text.is_one_of(joint, words!["met", "op"]) {
        words![
            "vindt",
            "vind",
            "vinden",
            "terugvinden",
            "opzoeken",
            "zoek",
            "zoeken"
        ]
    } else {
        return false;
    };
    let ends = |at: usize| {
        text.token(at).is_none_or(|token| {
            token.class == Class::Break
                || (matches!(token.class, Class::Mark(b'.' | b'?' | b'!'))
                    && text.token(at + 1).is_none_or(|next| !next.glued))
        })
    };
    let is_verb = |at: usize| text.is_one_of(at, verbs);
    (joint.saturating_sub(KNOWN_BEFORE)..joint)
        .rev()
        .take_while(|&at| !ends(at))
        .any(is_verb)
        || (to..to + KNOWN_AFTER)
            .take_while(|&at| !ends(at))
            .any(is_verb)
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
    (first != wanted.first
        && (RULE.labels.is_beside(text, first) || RULE.direct.is_beside(text, first)))
    .then_some(wanted.span)
}

/// `kamer 14 bed 2`, `k14, bed A`, `bed 3 kamer 12`: from the number of one to that of the other.
fn room_and_bed(text: &Text<'_>, at: usize) -> Option<Span> {
    let rooms = words!["kamer", "kmr", "k", "room"];
    let beds = words!["bed"];
    let name = at.checked_sub(1)?;
    let other = if text.is_one_of(name, rooms) {
        beds
    } else if text.is_one_of(name, beds) {
        rooms
    } else {
        return None;
    };
    // `kamer 4B, bed 2`
    let letter = text
        .token(at + 1)
        .is_some_and(|next| next.glued && next.is_word() && next.span.len() == 1);
    let mark = at + 1 + usize::from(letter);
    let joint = text
        .token(mark)
        .is_some_and(|token| matches!(token.class, Class::Mark(b',' | b'-' | b'/')));
    let word = mark + usize::from(joint);
    let number = text.token(word + 1)?;
    let numbered = (number.class == Class::Number && number.span.len() <= 3)
        || (number.shape == Shape::Upper && number.span.len() == 1);
    (text.is_one_of(word, other) && numbered)
        .then(|| text.span(at, word + 2))
        .flatten()
}
