//! Dutch telephone numbers: area code or service prefix and the right number of digits, in any grouping, also as
//! spoken (`nul zes een twee …`). Numbers of other countries: `kinds/phone.rs`.
//!
//! Area codes: libphonenumber metadata for NL. Short numbers (112, 113) belong to nobody.

use crate::candidate::Candidate;
use crate::date;
use crate::dial::{self, Dialled};
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{Labels, labels};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::weights;
use crate::word::{Words, has, words};

/// Area codes of four digits with their zero, without it: `318` is 0318.
const LONG_CODES: &[(u16, u16)] = &[
    (111, 111),
    (113, 115),
    (117, 118),
    (161, 162),
    (164, 168),
    (172, 172),
    (174, 174),
    (180, 184),
    (186, 187),
    (222, 224),
    (226, 229),
    (251, 252),
    (255, 255),
    (294, 294),
    (297, 297),
    (299, 299),
    (313, 318),
    (320, 321),
    (341, 348),
    (411, 413),
    (416, 416),
    (418, 418),
    (475, 475),
    (478, 478),
    (481, 481),
    (485, 488),
    (492, 493),
    (495, 495),
    (497, 497),
    (499, 499),
    (511, 519),
    (521, 525),
    (527, 529),
    (541, 541),
    (543, 548),
    (561, 562),
    (566, 566),
    (570, 573),
    (575, 575),
    (577, 578),
    (591, 599),
];
/// Area codes of three digits with their zero, without it: `20` is 020.
const SHORT_CODES: &[u16] = &[
    10, 13, 15, 20, 23, 24, 26, 30, 33, 35, 36, 38, 40, 43, 45, 46, 50, 53, 55, 58, 70, 71, 72, 73,
    74, 75, 76, 77, 78, 79,
];

pub(super) const LABELS: Words = words![
    "tel",
    "telefoon",
    "telefoonnummer",
    "telnr",
    "telnummer",
    "mobiel",
    "mob",
    "gsm",
    "te",
    "bel",
    "bellen",
    "belt",
    "belde",
    "bereikbaar",
    "nummer",
    "phone",
    "fax",
    "whatsapp",
    "app",
    "rufnummer",
    "handy",
];
const COUNTER_WORDS: Words = words![
    "ordernummer",
    "factuur",
    "factuurnummer",
    "bestelnummer",
    "isbn",
    "serienummer",
];

pub(super) static KIND: Kind = Kind {
    id: "nl-phone",
    category: Category::Personal,
    replaceable: true,
    role: Role::Contact,
    examples: proof![
        "Bel «06-12345678».",
        "tel «020-1234567» of «(0318) 12 34 56»",
        "«+31 (0)6 12345678» is haar nummer",
        "«0031 20 1234567»",
        "06 nummer: «06 12 34 56 78»",
        "«0612345678»",
        "bij Jorick («06 29471358»), liefst",
        "praktijk «088 123 4567»",
        "bel op «nul zes een twee drie vier vijf zes zeven acht» na vijf uur",
        "nummer «06 twaalf vierendertig zesenvijftig achtenzeventig»",
        "te1. «0413-555 O12»",
        "Tel: «O55-3O2 41 88»",
        "mobiel: «612345678», whatsapp «31612345679»",
        "naam;mobiel\nE. Smit;«612345678»",
        "zoon belt terug, «06 0512 3344»",
    ],
    near_misses: proof![
        "2012345",
        "020 mg 1234567",
        "06 tabletten 12345678",
        "Bel 112.",
        "0121-12345",
        "0479-123456",
        "+3161234567",
        "061234567890123",
        "0 800 calorieën",
        "Bel 0800-0113 of 116117.",
        "nul zes een twee",
        "gsm 0475 12 34 56",
        "+32 470 12 34 56",
        "nummer 612345678 in de catalogus",
        "opname 06-12-2026 16:30, 06/11/2026 08:15 en 06-12-24 0630",
    ],
    starts: &[Starts::Digits(2), Starts::Marks(b"+("), Starts::Word(wants)],
    propose,
};

fn wants(token: &Token, _: &str) -> bool {
    has(words!["nul", "o"], token.word)
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text.token(at) else { return };
    let found = match token.class {
        Class::Word if text.is_one_of(at, words!["nul"]) => spoken(text, at),
        Class::Word if text.is_one_of(at, words!["o"]) => misread(text, at),
        Class::Word => None,
        _ => written(text, at, token)
            .or_else(|| (text.says(at) == "06").then(|| spoken(text, at)).flatten())
            .or_else(|| misread(text, at))
            .or_else(|| bare(text, at, token)),
    };
    if let Some(span) = found {
        proposals.push(
            Candidate::new(&KIND, span, &[weights::SHARP_SHAPE])
                .when(text.label_before(at, COUNTER_WORDS), weights::COUNTER_WORD),
        );
    }
}

fn written(text: &Text<'_>, at: usize, token: &Token) -> Option<Span> {
    let start = token.span.start;
    // `06…`, `(06`, `+31`, `0031`: the first bytes turn most numbers away.
    let head = text.raw.as_bytes().get(start..start + 3)?;
    let (skip, most) = match head {
        [b'+', b'3', b'1'] => (2, 11),
        [b'0', b'0', b'3'] => (4, 13),
        [b'0', b'1'..=b'9', _] | [b'(', b'0', b'1'..=b'9'] => (1, 10),
        _ => return None,
    };
    let dialled = Dialled::read(text.raw, start, most);
    let digits = dialled.digits();
    let country = most == 10
        || digits
            .get(..skip)
            .is_some_and(|head| head.ends_with(&[3, 1]));
    let national = digits
        .get(skip..)
        .filter(|rest| rest.len() == 9 && country)?;
    let span = Span::new(start, dialled.end);
    // `(06 12345678)`: the bracket is the sentence's.
    if head.first() == Some(&b'(') && !span.of(text.raw).contains(')') {
        return None;
    }
    let well = text.stands_alone(span)
        && !is_date(text, at)
        && !is_inside_a_number(text, at)
        && is_dialled(national)
        && !super::phone::is_belgian(text, at, &dialled);
    well.then_some(span)
}

/// `06-11-2024 16:30`: a day with an hour.
fn is_date(text: &Text<'_>, at: usize) -> bool {
    date::read(text, at).is_some_and(|date| date.form == date::Form::Digits && date.year_digits > 0)
}

/// A number read out, digit by digit or in pairs.
fn spoken(text: &Text<'_>, at: usize) -> Option<Span> {
    let (span, digits, count) = dial::spoken(text, at, 10)?;
    let (zero, national) = digits.get(..10)?.split_first()?;
    let words = span.of(text.raw).bytes().any(|b| b.is_ascii_alphabetic());
    (count == 10 && *zero == 0 && words && is_dialled(national)).then_some(span)
}

/// `mobiel 612345678`, `tel 31612345678`: a mobile number whose zero or plus a spreadsheet took, behind its label.
fn bare(text: &Text<'_>, at: usize, token: &Token) -> Option<Span> {
    const MOBILE: Labels = labels! {
        words: ["tel", "telefoon", "mobiel", "mob", "gsm", "whatsapp", "telnr"],
        subjects: ["telefoon", "mobiel", "mob", "tel", "gsm"],
    };
    let said = text.says(at);
    let national = match said.len() {
        9 => said,
        11 => said.strip_prefix("31")?,
        _ => return None,
    };
    (national.starts_with('6')
        && text.stands_alone(token.span)
        && (MOBILE.is_beside(text, at) || MOBILE.heads_column(text, at, at + 1)))
    .then_some(token.span)
}

/// A number beside its label in which a scanner took digits for letters: `0413-555 O12`.
fn misread(text: &Text<'_>, at: usize) -> Option<Span> {
    let token = text.token(at)?;
    let start = token.span.start;
    if token.span.len() > 4
        || !text.says(at).starts_with(['0', 'O', 'o'])
        || !text.label_before(at, LABELS)
    {
        return None;
    }
    let mut digits = [0; 10];
    let (mut count, mut end, mut gap) = (0, start, 0);
    for c in text.raw.get(start..)?.chars() {
        let digit = match c {
            '0'..='9' => c.to_digit(10).and_then(|digit| u8::try_from(digit).ok())?,
            'O' | 'o' => 0,
            'l' | 'I' => 1,
            ' ' | '-' | '.' | '/' if gap < 2 => {
                gap += 1;
                continue;
            }
            _ => break,
        };
        end += 1 + gap;
        gap = 0;
        *digits.get_mut(count)? = digit;
        count += 1;
        if count == digits.len() {
            break;
        }
    }
    let span = Span::new(start, end);
    let (_, national) = digits.split_first()?;
    let letters = span.of(text.raw).bytes().any(|b| b.is_ascii_alphabetic());
    (letters && count == digits.len() && is_dialled(national) && text.stands_alone(span))
        .then_some(span)
}

/// Whether a longer run of digits and signs goes on before token `at`: a date, an account, a file number.
pub(super) fn is_inside_a_number(text: &Text<'_>, at: usize) -> bool {
    let glued = text.token(at).is_some_and(|token| token.glued);
    let before = |back: usize| text.before(at, back);
    let digits = |back: usize| before(back).is_some_and(|token| token.class == Class::Number);
    let joint = before(1).is_some_and(|token| {
        token.glued && matches!(token.class, Class::Mark(b'-' | b'/' | b'.' | b','))
    });
    // The bank's code of an account number whose check fails.
    let bank = before(1).is_some_and(|token| token.shape == Shape::Upper && token.span.len() == 4)
        && digits(2);
    // `1 74 11 06 309`: groups of a longer number.
    let groups = digits(1) && digits(2) && !glued;
    (glued && (digits(1) || (joint && digits(2)))) || bank || groups
}

/// Whether the national number of nine digits begins with a code that is in use.
pub(super) fn is_dialled(national: &[u8]) -> bool {
    let [a, b, c, ..] = *national else {
        return false;
    };
    let short = u16::from(a) * 10 + u16::from(b);
    let long = short * 10 + u16::from(c);
    match short {
        // Mobile, also of series that nobody has yet, and pagers; personal, business and machine numbers.
        60..=69 | 84 | 85 | 87 | 88 | 91 | 97 => true,
        80 | 90 => long == 800 || (900..=909).contains(&long),
        _ => {
            SHORT_CODES.contains(&short)
                || LONG_CODES
                    .iter()
                    .any(|&(from, to)| (from..=to).contains(&long))
        }
    }
}
