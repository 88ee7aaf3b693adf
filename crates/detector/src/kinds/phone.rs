//! Telephone numbers of other countries: `+49 171 …`, `0048 …`, and Belgian ones as they are dialled there.
//!
//! Belgian numbers (libphonenumber metadata for BE): `04xx xx xx xx`, and nine digits from 01 to 09 for fixed lines.
//! Where a number can be Dutch as well it is Dutch, unless it is grouped as only Belgians do.

use crate::candidate::Candidate;
use crate::dial::{self, Dialled};
use crate::kind::{Category, Kind, Starts, proof};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Token};
use crate::weights;
use crate::word::{Words, has, words};

/// Country codes that may follow `00`, with the fewest and the most digits after them.
const COUNTRIES: &[(u16, u8, u8)] = &[
    (20, 8, 10),
    (27, 9, 9),
    (30, 10, 10),
    (32, 8, 9),
    (33, 9, 9),
    (34, 9, 9),
    (36, 8, 9),
    (39, 8, 11),
    (40, 9, 9),
    (41, 9, 9),
    (43, 7, 12),
    (44, 9, 10),
    (45, 8, 8),
    (46, 7, 10),
    (47, 8, 8),
    (48, 9, 9),
    (49, 7, 11),
    (61, 9, 9),
    (62, 8, 11),
    (63, 9, 10),
    (66, 8, 9),
    (84, 9, 10),
    (86, 10, 11),
    (90, 10, 10),
    (91, 10, 10),
    (92, 9, 10),
    (93, 9, 9),
    (98, 10, 10),
    (212, 9, 9),
    (213, 8, 9),
    (216, 8, 8),
    (233, 9, 9),
    (234, 8, 10),
    (238, 7, 7),
    (251, 9, 9),
    (252, 7, 9),
    (291, 7, 7),
    (297, 7, 7),
    (351, 9, 9),
    (352, 6, 11),
    (353, 7, 9),
    (355, 8, 9),
    (359, 8, 9),
    (370, 8, 8),
    (371, 8, 8),
    (372, 7, 8),
    (380, 9, 9),
    (381, 8, 9),
    (385, 8, 9),
    (387, 8, 8),
    (420, 9, 9),
    (421, 9, 9),
    (597, 6, 7),
    (599, 7, 8),
    (961, 7, 8),
    (962, 8, 9),
    (963, 8, 9),
    (964, 8, 10),
    (966, 8, 9),
    (971, 8, 9),
    (972, 8, 9),
];

const LABELS: Words = super::nl_phone::LABELS;
const BELGIAN_LABELS: Words = words!["gsm", "belgie", "vlaanderen", "belgische", "belgisch"];
const COUNTER_WORDS: Words = words![
    "order",
    "ordernummer",
    "bestelnummer",
    "factuur",
    "serienummer",
    "artikelnummer",
    "isbn",
    "ean",
    "lot",
    "batch",
    "rijksregister",
    "rijksregisternr",
    "insz",
];

pub(super) static KIND: Kind = Kind {
    id: "phone",
    category: Category::Personal,
    replaceable: true,
    role: Role::Contact,
    examples: proof![
        "haar zus in België: «+32 470 12 34 56»",
        "gsm «0475 12 34 56»",
        "bereikbaar op «0498/76.54.32», liefst na 17 u",
        "verwittigd op «03 234 56 78».",
        "tel «011/45 67 89»",
        "nicht «+32 (0)471 55 50 12»",
        "Rufnummer: «+49 171 5550123», ab 18 Uhr",
        "«+44 7700 900123»",
        "via «0048 601 555 012», spreekt Pools",
        "gsm «0471555014»",
        "tel «032345678»",
        "neef: «+1 212 555 0123»",
        "wandelaar («0479-123456») gebeten",
        "gsm «nul vier zeven nul twaalf vierendertig zesenvijftig» komt voor bloedname",
    ],
    near_misses: proof![
        "+3161234567",
        "+31 6 12345678",
        "Tel op: 1.250 + 3.480 + 12.760",
        "landnummer +49?",
        "0475-551234",
        "Bel 112, 113 of 116117.",
        "03 234 mg",
        "0048 stuks",
        "0032123456789012345",
        "op 03-04-2026 of 04/05/2026",
        "score 02 345 67 89 12",
    ],
    starts: &[Starts::Digits(8), Starts::Marks(b"+("), Starts::Word(wants)],
    propose,
};

fn wants(token: &Token, _: &str) -> bool {
    has(words!["nul"], token.word)
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text.token(at) else { return };
    if token.is_word() {
        // `gsm nul vier zeven nul twaalf vierendertig zesenvijftig`
        if token.span.len() == 3
            && text.is_one_of(at, words!["nul"])
            && let Some((span, [0, 4, 5..=9, ..], 10)) = dial::spoken(text, at, 10)
        {
            proposals.push(Candidate::new(&KIND, span, &[weights::SHARP_SHAPE]));
        }
        return;
    }
    let head = text
        .raw
        .as_bytes()
        .get(token.span.start..token.span.start + 3);
    let found = match head {
        Some([b'+', b'1'..=b'9', _] | [b'0', b'0', b'1'..=b'9']) => abroad(text, at, token),
        Some([b'0', b'1'..=b'9', _] | [b'(', b'0', b'1'..=b'9']) => belgian(text, at, token),
        _ => None,
    };
    if let Some(span) = found {
        proposals.push(
            Candidate::new(&KIND, span, &[weights::SHARP_SHAPE])
                .when(text.label_before(at, COUNTER_WORDS), weights::COUNTER_WORD),
        );
    }
}

/// `+49 171 5550123`, `0048 601 555 012`
fn abroad(text: &Text<'_>, at: usize, token: &Token) -> Option<Span> {
    let start = token.span.start;
    let begin = Dialled::read(text.raw, start, 6);
    let skip = if begin.plus { 0 } else { 2 };
    let digits = begin.digits().get(skip..)?;
    // One digit is a country's code only after a plus sign: `001` begins too much else.
    let far = match digits {
        [1 | 7, ..] if begin.plus => Some(&(1, 10, 10)),
        _ => None,
    };
    let &(code, fewest, most) = far.or_else(|| {
        COUNTRIES.iter().find(|&&(code, ..)| {
            let [a, b, rest @ ..] = digits else {
                return false;
            };
            let two = u16::from(*a) * 10 + u16::from(*b);
            code == two
                || rest
                    .first()
                    .is_some_and(|c| code == two * 10 + u16::from(*c))
        })
    })?;
    let before = skip
        + match code {
            1 => 1,
            ..100 => 2,
            _ => 3,
        };
    let dialled = (fewest..=most).rev().find_map(|length| {
        let dialled = Dialled::read(text.raw, start, before + usize::from(length));
        let whole = dialled.digits().len() == before + usize::from(length)
            && text.stands_alone(Span::new(start, dialled.end))
            // `+49 171 5550123 2 keer`: a last digit by itself is another number.
            && dialled.groups().last().is_none_or(|&last| last > 1);
        whole.then_some(dialled)
    })?;
    let grouped = dialled.groups().len() > 1;
    let believed = begin.plus || grouped || text.label_before(at, LABELS);
    (believed && !super::nl_phone::is_inside_a_number(text, at))
        .then(|| Span::new(start, dialled.end))
}

/// A number as it is dialled within Belgium.
fn belgian(text: &Text<'_>, at: usize, token: &Token) -> Option<Span> {
    let start = token.span.start;
    let mobile = Dialled::read(text.raw, start, 10);
    let fixed = Dialled::read(text.raw, start, 9);
    let alone = |dialled: &Dialled| text.stands_alone(Span::new(start, dialled.end));
    let open = text.says(at) == "(";
    let dialled = if is_belgian(text, at, &mobile) && alone(&mobile) {
        mobile
    } else if is_fixed(text, at, &fixed) && alone(&fixed) && !goes_on(text, fixed.end) {
        fixed
    } else {
        return None;
    };
    let span = Span::new(start, dialled.end);
    // `(0498/76.54.32)`: the bracket is the sentence's.
    let closed = !open || span.of(text.raw).contains(')');
    (closed && !super::nl_phone::is_inside_a_number(text, at)).then_some(span)
}

/// Whether ten digits are a Belgian mobile number: grouped as only Belgians do, or labelled so.
pub(super) fn is_belgian(text: &Text<'_>, at: usize, dialled: &Dialled) -> bool {
    let [0, 4, 5..=9, _, _, _, _, _, _, _] = *dialled.digits() else {
        return false;
    };
    match dialled.groups() {
        // A Dutch area code stands in brackets or before a hyphen.
        [4, 2, 2, 2] | [4, 3, 3] => !dialled.bracket && !dialled.hyphen,
        // Four digits and a hyphen are Dutch where there is such a code.
        [4, 6] if !dialled.bracket => {
            (dialled.hyphen
                && dialled
                    .digits()
                    .get(1..)
                    .is_some_and(|rest| !super::nl_phone::is_dialled(rest)))
                || (!dialled.hyphen && text.label_before(at, BELGIAN_LABELS))
        }
        [10] => text.label_before(at, BELGIAN_LABELS),
        _ => false,
    }
}

/// Whether nine digits are grouped as a Belgian fixed line: `03 234 56 78`, `011/45 67 89`.
fn is_fixed(text: &Text<'_>, at: usize, dialled: &Dialled) -> bool {
    let digits = dialled.digits();
    if digits.len() != 9 || dialled.hyphen {
        return false;
    }
    let labelled = text.label_before(at, LABELS);
    match (digits, dialled.groups()) {
        // Brussels, Antwerp, Liège, Ghent.
        ([0, 2 | 3 | 4 | 9, ..], [2, 3, 2, 2]) => true,
        ([0, 1 | 5..=8, ..], [3, 2, 2, 2]) => labelled || text.says(at + 1) == "/",
        ([0, 2 | 3 | 4 | 9, ..], [2, 7] | [9]) => {
            text.label_before(at, words!["tel", "telefoon", "telefoonnummer", "gsm"])
        }
        _ => false,
    }
}

/// Whether another group of digits follows: then the nine digits are a part of something longer.
fn goes_on(text: &Text<'_>, end: usize) -> bool {
    let next = text.token_at_byte(end);
    text.token(next).is_some_and(|token| {
        token.class == Class::Number && token.span.start - end <= 1 && token.span.len() <= 3
    })
}
