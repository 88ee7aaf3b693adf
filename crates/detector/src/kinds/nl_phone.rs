//! Dutch telephone numbers: area code or service prefix and the right number of digits, in any grouping.
//!
//! Area codes: libphonenumber metadata for NL. Short numbers (112, 113) belong to nobody.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts};
use crate::pattern::{Pattern, pattern};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape};
use crate::weights;
use crate::word::{Words, words};

static SHAPE: Pattern = pattern!(
    "nl_phone",
    r#"
    ( (\+|00) 31 [\ .-]? (\(0\))? [\ .-]? | 0 | \(0 )
    [1-9] ( \ ?[-/.)\ ]?\ ? [0-9] ){8}
  | (\+|00) ( 32 | 33 | 34 | 39 | 44 | 48 | 49 | 90 | 212 | 597 ) ( \ ?[-/.()\ ]?\ ? [0-9] ){8,10}
"#
);

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
    examples: &[
        "Bel «06-12345678».",
        "tel «020-1234567» of «(0318) 12 34 56»",
        "«+31 (0)6 12345678» is haar nummer",
        "«0031 20 1234567»",
        "06 nummer: «06 12 34 56 78»",
        "«0612345678»",
        "praktijk «088 123 4567»",
        "haar zus in België: «+32 470 12 34 56»",
    ],
    near_misses: &[
        "2012345",
        "020 mg 1234567",
        "06 tabletten 12345678",
        "Bel 112.",
        "0121-12345",
        "0479-123456",
        "+3161234567",
        "061234567890123",
        "0 800 calorieën",
    ],
    starts: &[Starts::Number, Starts::Marks(b"+(")],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text.token(at) else { return };
    let start = token.span.start;
    let Some(end) = SHAPE.longest(text.raw, start) else {
        return;
    };
    let span = Span::new(start, end);
    if is_inside_a_number(text, at) || !text.stands_alone(span) || !is_dialled(span.of(text.raw)) {
        return;
    }
    proposals.push(
        Candidate::new(&KIND, span, &[weights::SHARP_SHAPE])
            .when(text.label_before(at, COUNTER_WORDS), weights::COUNTER_WORD),
    );
}

/// Whether a longer run of digits and signs goes on before token `at`: a date, an account, a file number.
fn is_inside_a_number(text: &Text<'_>, at: usize) -> bool {
    let glued = text.token(at).is_some_and(|token| token.glued);
    let before = |back: usize| text.before(at, back);
    let digits = |back: usize| before(back).is_some_and(|token| token.class == Class::Number);
    let joint = before(1).is_some_and(|token| {
        token.glued && matches!(token.class, Class::Mark(b'-' | b'/' | b'.' | b','))
    });
    // The bank's code of an account number whose check fails.
    let bank = before(1).is_some_and(|token| token.shape == Shape::Upper && token.span.len() == 4)
        && digits(2);
    (glued && (digits(1) || (joint && digits(2)))) || bank
}

/// Whether the national number of nine digits begins with a code that is in use.
fn is_dialled(number: &str) -> bool {
    if (number.starts_with('+') || number.starts_with("00")) && !number.contains("31") {
        return true;
    }
    let mut national = [0_u16; 9];
    for (place, digit) in national
        .iter_mut()
        .rev()
        .zip(number.bytes().rev().filter(u8::is_ascii_digit))
    {
        *place = u16::from(digit - b'0');
    }
    let [a, b, c, ..] = national;
    let short = a * 10 + b;
    let long = short * 10 + c;
    match short {
        // Mobile, and pagers under 066; personal, business and machine numbers.
        61..=66 | 68 | 84 | 85 | 87 | 88 | 91 | 97 => true,
        80 | 90 => long == 800 || (900..=909).contains(&long),
        _ => {
            SHORT_CODES.contains(&short)
                || LONG_CODES
                    .iter()
                    .any(|&(from, to)| (from..=to).contains(&long))
        }
    }
}
