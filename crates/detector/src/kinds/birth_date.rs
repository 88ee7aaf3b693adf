//! Birth dates: a date beside its label, after a name, or in a year in which a patient may be born.
//!
//! Written in digits (12-3-1958, 12/03/58, 1958-03-12, 19580312) or with the month's name (12 mrt '58).

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts};
use crate::lexicon::Lists;
use crate::pattern::{Pattern, pattern};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Token};
use crate::weights;
use crate::word::{Words, words};

static SHAPE: Pattern = pattern!(
    "birth_date",
    r#"(?i)
    [0-9]{1,2} \ ?[-/.]\ ? [0-9]{1,2} \ ?[-/.]\ ? ( [0-9]{4} | '?[0-9]{2} )
  | [0-9]{4} [-/] [0-9]{1,2} [-/] [0-9]{1,2}
  | [0-9]{8}
  | [0-9]{1,2} e? [\ -]? ( januari | january | jan | february | februari | febr | feb | march | maart | mrt | april | apr | mei | may | june | juni | jun
      | july | juli | jul | augustus | aug | september | sept | sep | october | oktober | okt | november | nov | december | dec )
    \.? [\ -]? ( [0-9]{4} | '?[0-9]{2} )
"#
);

const LABELS: Words = words![
    "geb",
    "gebdat",
    "gebdatum",
    "geboren",
    "geboortedatum",
    "geboortedag",
    "geboorte",
    "gd",
    "dob",
    "birth",
    "born",
    "verjaardag",
    "jarig",
    "geboortejaar",
];
const OTHER_EVENTS: Words = words![
    "sinds",
    "op",
    "versie",
    "wet",
    "richtlijn",
    "dd",
    "opgericht",
    "gepubliceerd",
    "besluit",
    "controle",
    "afspraak",
    "vanaf",
    "tot",
    "per",
    "overleden",
    "opname",
    "operatie",
    "ok",
    "datum",
    "bezoek",
    "gezien",
    "geplaatst",
    "tussen",
    "voor",
    "na",
    "deadline",
    "ingang",
    "editie",
    "herzien",
    "was",
    "wanneer",
];
/// What the names of the months begin with, the more telling first.
const MONTHS: &[(&str, u16)] = &[
    ("jan", 1),
    ("feb", 2),
    ("mei", 5),
    ("may", 5),
    ("m", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("o", 10),
    ("nov", 11),
    ("dec", 12),
];

pub(super) static KIND: Kind = Kind {
    id: "birth-date",
    category: Category::Personal,
    replaceable: true,
    role: Role::BirthDate,
    examples: &[
        "geb. «12-3-1958»",
        "GD «12 mrt '58»",
        "Geboren op «3 maart 2015» te Breda",
        "man («12/03/1947»)",
        "geboortedatum: «1958-03-12»",
        "geb.dat. «19580312»",
        "Jan de Vries, «4-11-2012», komt langs",
    ],
    near_misses: &[
        "controle 12-3-2026",
        "1/2 tablet",
        "versie 1.2.2003",
        "sinds 12-3-1998 in zorg",
        "geb. 45-13-1958",
        "RR 130/80, pols 72",
        "Afspraak op 3 maart 2026",
    ],
    starts: &[Starts::Number],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(start) = text.token(at).map(|token| token.span.start) else {
        return;
    };
    let Some(end) = SHAPE.longest(text.raw, start) else {
        return;
    };
    let span = Span::new(start, end);
    if !text.stands_alone(span) || is_inside_a_number(text, span) {
        return;
    }
    let Some(date) = Date::parse(span.of(text.raw)) else {
        return;
    };
    let labelled =
        text.label_before(at, LABELS) || (at > 0 && matches!(text.says(at - 1), "*" | "°"));
    if date.compact && !labelled {
        return;
    }
    let birth_year = date.year.is_some_and(|year| (1900..2010).contains(&year));
    let event = text
        .label_reach(at)
        .take(3)
        .any(|before| text.is_one_of(before, OTHER_EVENTS));
    proposals.push(
        Candidate::new(&KIND, span, &[weights::VALID_DATE])
            .when(labelled, weights::LABEL)
            .when(birth_year, weights::BIRTH_YEAR)
            .when(!labelled && is_after_name(text, at), weights::AFTER_NAME)
            .when(!labelled && event, weights::DATE_OF_SOMETHING_ELSE),
    );
}

/// Versions and amounts go on where a date ends.
fn is_inside_a_number(text: &Text<'_>, span: Span) -> bool {
    let digit_at = |at: Option<usize>| {
        at.and_then(|at| text.raw.as_bytes().get(at))
            .is_some_and(u8::is_ascii_digit)
    };
    let sign_at = |at: Option<usize>| {
        at.and_then(|at| text.raw.as_bytes().get(at))
            .is_some_and(|byte| matches!(byte, b'.' | b'-' | b'/' | b','))
    };
    (sign_at(Some(span.end)) && digit_at(Some(span.end + 1)))
        || (sign_at(span.start.checked_sub(1)) && digit_at(span.start.checked_sub(2)))
}

fn is_after_name(text: &Text<'_>, at: usize) -> bool {
    let mut before = (0..at)
        .rev()
        .filter_map(|index| text.token(index))
        .take(3)
        .take_while(|t| t.class != Class::Break);
    before
        .find(|token| token.is_word() || !matches!(token.class, Class::Mark(b',' | b'(')))
        .is_some_and(|token| {
            Token::is_capital(token) && token.lists.any(Lists::FIRST_NAME.or(Lists::SURNAME))
        })
}

/// A calendar day; the year is unknown when two digits do not say which century.
struct Date {
    year: Option<u16>,
    /// Eight digits in a row: could be anything without a label.
    compact: bool,
}

impl Date {
    /// Reads what the pattern has let through; `None` when there is no such day or month.
    fn parse(text: &str) -> Option<Self> {
        let mut numbers = text
            .split(|c: char| !c.is_ascii_digit())
            .filter(|part| !part.is_empty());
        let first = numbers.next()?;
        let letters = text.find(|c: char| c.is_ascii_alphabetic() && !matches!(c, 'e' | 'E'));
        let (day, month, year) = if first.len() == 8 {
            let four = first.get(..4)?;
            return if matches!(four.get(..2)?, "19" | "20") {
                Self::new(first.get(6..)?, number(first.get(4..6)?)?, four, true)
            } else {
                Self::new(
                    first.get(..2)?,
                    number(first.get(2..4)?)?,
                    first.get(4..)?,
                    true,
                )
            };
        } else if let Some(at) = letters {
            let name = text.get(at..)?.to_ascii_lowercase();
            let (_, month) = *MONTHS.iter().find(|(start, _)| name.starts_with(start))?;
            (first, month, numbers.next()?)
        } else {
            let (second, third) = (numbers.next()?, numbers.next()?);
            if first.len() == 4 {
                (third, number(second)?, first)
            } else {
                (first, number(second)?, third)
            }
        };
        Self::new(day, month, year, false)
    }

    fn new(day: &str, month: u16, year: &str, compact: bool) -> Option<Self> {
        let day = number(day)?;
        let value = number(year)?;
        // Two digits from 30 on can only lie in the last century.
        let year = match year.len() {
            4 => Some(value),
            _ if value >= 30 => Some(1900 + value),
            _ => None,
        };
        let exists = (1..=12).contains(&month)
            && (1..=31).contains(&day)
            && (day < 31 || !matches!(month, 2 | 4 | 6 | 9 | 11))
            && (day < 30 || month != 2);
        (exists && year.is_none_or(|year| (1890..=2100).contains(&year)))
            .then_some(Self { year, compact })
    }
}

fn number(digits: &str) -> Option<u16> {
    digits.parse().ok()
}
