//! Personal numbers of other countries, each with its label and its check: PESEL (Poland), NHS number (United Kingdom),
//! NIR (France), DNI and NIE (Spain), Steuer-ID (Germany), T.C. kimlik (Turkey).
//!
//! Rules: `python-stdnum` (`pl.pesel`, `gb.nhs`, `fr.nir`, `es.dni`, `es.nie`, `de.idnr`, `tr.tckimlik`).

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{Label, Labels, labels};
use crate::number::Number;
use crate::report::{Evidence, Span};
use crate::role::Role;
use crate::text::Text;
use crate::token::Class;
use crate::value::Rule;
use crate::weights;

const PESEL: Labels = labels! { words: ["pesel"], subjects: ["pesel"] };
const NHS: Labels = labels! { words: ["nhs"], subjects: ["nhs"] };
const NIR: Labels = labels! {
    words: ["nir", "securite", "insee", "vitale"],
    subjects: ["nir", "insee"],
};
const DNI: Labels = labels! { words: ["dni", "nie", "nif"], subjects: ["dni", "nie", "nif"] };
const TAX: Labels = labels! {
    words: ["steueridentifikationsnummer", "steuer", "idnr", "tin"],
    subjects: ["steuer", "steueridentifikations"],
};
const KIMLIK: Labels =
    labels! { words: ["kimlik", "tckn", "tckimlik"], subjects: ["kimlik", "tc"] };

/// Numbers of other countries that only their label tells, and health cards of the Union.
const OTHERS: Rule = Rule {
    labels: labels! {
        words: [
            "cnp", "egn", "niss", "amka", "cpr", "personnummer", "fodselsnummer", "henkilotunnus", "ssn", "ehic",
            "fiscale", "nino", "curp", "jmbg", "oib", "cedula", "cni", "cin", "rnokpp", "ahv", "svnr",
            "versicherungsnummer", "sozialversicherungsnummer", "aadhaar", "dowod", "paszport", "pasaport",
            "riziv", "inami", "fedasil", "smartlink", "passeport", "pasaporte", "reisepass", "personalausweis", "ausweisnummer", "buletin",
        ],
        subjects: ["cnp", "egn", "cpr", "ssn", "ehic", "ci", "taj", "ahv", "dowod", "cin", "personal", "riziv", "inami"],
        pairs: ["rodne" "cislo", "zorgpas" "europese", "carte" "identite", "social" "security"],
    },
    direct: labels! {
        words: ["paspoort", "passport", "reisdocument", "identiteitskaart", "idkaart"],
        subjects: ["paspoort", "passport", "reisdocument", "identiteitskaart"],
        pairs: ["id" "kaart"],
    },
    digits: (6, 20),
};

pub(super) static KIND: Kind = Kind {
    id: "foreign-number",
    category: Category::Personal,
    replaceable: true,
    role: Role::Number,
    examples: proof![
        "PESEL «44051401359» op de ontslagbrief",
        "NHS number «943 476 5919»",
        "DNI «12345678Z»",
        "NIE: «X-1234567-L»",
        "Steuer-ID «36574261809»",
        "T.C. kimlik no: «10000000146»",
        "EHIC «80528000012345678901», kiespijn",
        "Roemeens, CI-nummer «RX482913»",
        "huisarts, 2140 Borgerhout — RIZIV «1-48217-36-004»",
        "CNP: «1800101123456»",
        "Pools paspoort «EH1234567» ingeleverd",
        "codice fiscale «RSSMRA80A01H501U»",
        "Als PESEL gaf de schilder die vanmorgen met zijn collega kwam «44051401359» op.",
        "numéro de sécurité sociale «2 95 10 99 126 111 93»",
    ],
    near_misses: proof![
        "PESEL 44051401358",
        "NHS number 943 476 5918",
        "DNI 12345678A",
        "Zoek 44051401359 op.",
        "Steuer-ID 36574261808",
        "kimlik 10000000147",
        "paspoort aangevraagd in 2026",
        "CPR 112 gebeld, reanimatie 20 min",
    ],
    starts: &[Starts::Digits(5)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text.token(at) else { return };
    if let Some(span) = italian(text, at) {
        proposals.push(Candidate::new(&KIND, span, &[weights::SHARP_SHAPE]));
        return;
    }
    OTHERS.propose(&KIND, text, at, proposals);
    let longer = text
        .token(at + 1)
        .is_some_and(|next| next.class == Class::Number || (next.glued && !next.is_word()));
    if token.span.len() < 7 && !longer {
        return;
    }
    let mut propose = |labels: &Labels, first: usize, span: Span, check: Evidence| {
        let label = labels.before(text, first);
        if label != Label::None || labels.is_near(text, first) {
            proposals.push(
                Candidate::new(&KIND, span, &[weights::SHAPE])
                    .when(true, check)
                    .labelled(label),
            );
        }
    };
    if let Some(number) = Number::read(text, at, 11) {
        if passes_pesel(&number) {
            propose(&PESEL, at, number.span, weights::CHECK_DIGIT);
        }
        if passes_tax(number.digits()) {
            propose(&TAX, at, number.span, weights::CHECK_DIGIT);
        }
        if passes_kimlik(number.digits()) {
            propose(&KIMLIK, at, number.span, weights::CHECK_DIGIT);
        }
    }
    if let Some(number) = Number::read(text, at, 10)
        && number.weigh(&[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
    {
        propose(&NHS, at, number.span, weights::CHECK_DIGIT);
    }
    if let Some(number) = Number::read(text, at, 15)
        && 97 - number.head(13) % 97 == number.part(13, 2)
    {
        propose(&NIR, at, number.span, weights::MOD_97);
    }
    if let Some((first, span)) = spanish(text, at) {
        propose(&DNI, first, span, weights::CHECK_DIGIT);
    }
}

fn passes_pesel(number: &Number) -> bool {
    // The month has 20 to 80 more in other centuries.
    let (month, day) = (number.part(2, 2) % 20, number.part(4, 2));
    (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && number.weigh(&[1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 == 0
}

/// ISO 7064, modulo 11, 10.
fn passes_tax(digits: &[u8]) -> bool {
    let check = digits.iter().fold(10, |product, &digit| {
        let sum = match (product + u32::from(digit)) % 10 {
            0 => 10,
            sum => sum,
        };
        sum * 2 % 11
    });
    // The check digit is added once more than it is doubled: what stays is twice one, modulo 11.
    digits.first() != Some(&0) && check == 2
}

fn passes_kimlik(digits: &[u8]) -> bool {
    let [head @ .., tenth, eleventh] = digits else {
        return false;
    };
    let sum = |from: usize| -> i32 {
        head.iter()
            .skip(from)
            .step_by(2)
            .map(|&digit| i32::from(digit))
            .sum()
    };
    let (odd, even) = (sum(0), sum(1));
    digits.first() != Some(&0)
        && (odd * 7 - even).rem_euclid(10) == i32::from(*tenth)
        && (odd + even + i32::from(*tenth)) % 10 == i32::from(*eleventh)
}

/// `RSSMRA80A01H501U`: the Italian tax number, asked at its first digits.
fn italian(text: &Text<'_>, at: usize) -> Option<Span> {
    const PIECES: [usize; 7] = [6, 2, 1, 2, 1, 3, 1];
    let first = at.checked_sub(1)?;
    let fits = PIECES.iter().enumerate().all(|(place, &length)| {
        text.token(first + place).is_some_and(|token| {
            token.span.len() == length
                && (place == 0 || token.glued)
                && (token.class == Class::Number) == (place % 2 == 1)
        })
    });
    let span = text.span(first, first + PIECES.len())?;
    (fits && text.stands_alone(span)).then_some(span)
}

/// `12345678Z`, `X1234567L`: the first token and the span, when the letter fits.
fn spanish(text: &Text<'_>, at: usize) -> Option<(usize, Span)> {
    const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    let (first, start, value, to) = if let Some(number) = Number::read_head(text, at, 8) {
        (at, number.span.start, number.head(8), number.to)
    } else {
        let number = Number::read_head(text, at, 7)?;
        let joint = text
            .before(at, 1)
            .is_some_and(|token| token.is_mark(b'-') && token.glued);
        let first = at.checked_sub(1 + usize::from(joint))?;
        let head = match text.says(first) {
            "X" | "x" => 0,
            "Y" | "y" => 10_000_000,
            "Z" | "z" => 20_000_000,
            _ => return None,
        };
        let start = text.token(first)?.span.start;
        (first, start, head + number.head(7), number.to)
    };
    let joint = text
        .token(to)
        .is_some_and(|token| token.is_mark(b'-') && token.glued);
    let letter = text
        .token(to + usize::from(joint))
        .filter(|token| token.glued && token.is_word() && token.span.len() == 1)?;
    let said = letter
        .span
        .of(text.raw)
        .bytes()
        .next()?
        .to_ascii_uppercase();
    let fits = usize::try_from(value % 23)
        .ok()
        .and_then(|place| LETTERS.get(place))
        == Some(&said);
    let span = Span::new(start, letter.span.end);
    (fits && text.stands_alone(span)).then_some((first, span))
}
