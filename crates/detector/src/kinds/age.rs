//! Ages: context below ninety; from ninety on a quasi-identifier (HIPAA Safe Harbor, 45 CFR 164.514).

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::numeral;
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Token};
use crate::weights;
use crate::word::{Words, words};

const YEARS: Words = words!["jarige", "jarig", "jaar", "jr", "j"];
/// What follows a span of time that is no age.
const TIME: Words = words![
    "geleden", "ervaring", "getrouwd", "lang", "in", "werkzaam", "later", "eerder", "bestaan",
    "garantie", "samen",
];

pub(super) static KIND: Kind = Kind {
    id: "age",
    category: Category::Personal,
    replaceable: true,
    role: Role::Context,
    examples: proof![
        "een «97-jarige» vrouw",
        "mw, «92 jaar», valt",
        "man «58j»",
        "onze oudste bewoner («103») hoest",
        "een man van «93», delier",
        "een «90+» patiënt",
        "leeftijd: «96»",
        "Vrouw, «93», met een heupfractuur",
        "opa is «101» geworden",
        "de «90-plusser» hoest",
        "zij wordt over een maand «honderdéén» en vergeet te drinken",
        "«vijfennegentig jaar» oud",
    ],
    near_misses: proof![
        "3 jaar geleden",
        "al 45 jaar getrouwd",
        "in 2024",
        "hij is 150 jaar",
        "een score van 93",
        "saturatie (93)",
        "een man van 93 kilo",
        "dat is honderdtwee procent",
        "bloeddruk van 95/60",
    ],
    starts: &[Starts::Number, Starts::Word],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text.token(at) else { return };
    let found = match token.class {
        Class::Number if token.span.len() <= 3 => {
            in_years(text, at, token).or_else(|| high(text, at))
        }
        Class::Word => in_words(text, at),
        _ => None,
    };
    if let Some(span) = found {
        proposals.push(Candidate::new(&KIND, span, &[weights::SHARP_SHAPE]));
    }
}

/// `97-jarige`, `92 jaar`, `58j`
fn in_years(text: &Text<'_>, at: usize, number: &Token) -> Option<Span> {
    let joint = usize::from(text.token(at + 1).is_some_and(|token| token.is_mark(b'-')));
    let unit = at + 1 + joint;
    if !text.is_one_of(unit, YEARS)
        || text.is_one_of(unit + 1, TIME)
        || text
            .before(at, 1)
            .is_some_and(|t| number.glued && !t.is_word() && !matches!(t.class, Class::Mark(b'(')))
    {
        return None;
    }
    let short = text.is_one_of(unit, words!["j"]);
    let plausible = text.says(at).parse::<u16>().is_ok_and(|years| years <= 120);
    text.span(at, unit + 1).filter(|span| {
        plausible
            && text.stands_alone(*span)
            && (!short || text.token(unit).is_some_and(|t| t.glued))
    })
}

/// From ninety on also without a word for years: `bewoner (103)`, `man van 93`, `90+`, `leeftijd: 96`.
fn high(text: &Text<'_>, at: usize) -> Option<Span> {
    let number = text.token(at)?;
    text.says(at)
        .parse::<u16>()
        .ok()
        .filter(|years| (90..=112).contains(years))?;
    let is_mark = |at: usize, mark: u8| text.token(at).is_some_and(|token| token.is_mark(mark));
    let plus = is_mark(at + 1, b'+') && text.token(at + 1).is_some_and(|plus| plus.glued);
    if plus
        && !text
            .token(at + 2)
            .is_some_and(|next| next.glued && next.class == Class::Number)
    {
        return text.span(at, at + 2);
    }
    if is_mark(at + 1, b'-') && text.is_one_of(at + 2, words!["plusser", "plus", "plussers"]) {
        return text.span(at, at + 3);
    }
    let alone = text.stands_alone(number.span)
        && !text.token(at + 1).is_some_and(|next| {
            next.glued && matches!(next.class, Class::Mark(b'%' | b'/' | b'-' | b':'))
        });
    let before = at.checked_sub(1)?;
    let is_person = |at: usize| {
        text.token(at).is_some_and(|token| {
            token.lists.any(Lists::PATIENT.or(Lists::RELATION))
                || token.is_capital() && token.lists.any(Lists::SURNAME.or(Lists::FIRST_NAME))
        }) || text.is_one_of(at, PEOPLE)
    };
    let bracketed = is_mark(before, b'(')
        && is_mark(at + 1, b')')
        && before.checked_sub(1).is_some_and(is_person);
    let of = text.is_one_of(before, words!["van"])
        && before.checked_sub(1).is_some_and(is_person)
        && !text
            .token(at + 1)
            .is_some_and(|next| next.is_word() && !next.lists.any(Lists::FUNCTION));
    let commas = is_mark(before, b',')
        && is_mark(at + 1, b',')
        && before.checked_sub(1).is_some_and(is_person);
    let turned = text.is_one_of(at + 1, words!["geworden"]);
    let labelled = text.is_one_of(before, words!["leeftijd"])
        || is_mark(before, b':') && at >= 2 && text.is_one_of(at - 2, words!["leeftijd"]);
    (alone && (bracketed || of || commas || turned || labelled)).then_some(number.span)
}

const PEOPLE: Words = words![
    "man",
    "vrouw",
    "heer",
    "dame",
    "meneer",
    "mevrouw",
    "bewoner",
    "bewoonster"
];

/// `honderdeen`, `vijfennegentig jaar`: only high ages, and only where they are somebody's.
fn in_words(text: &Text<'_>, at: usize) -> Option<Span> {
    let said = text.says(at);
    let head = said
        .get(..7)
        .is_some_and(|head| head.eq_ignore_ascii_case("honderd"));
    if !head && !said.ends_with("negentig") {
        return None;
    }
    let years = numeral::read(said).filter(|years| (90..=115).contains(years))?;
    let unit = at + 1 + usize::from(text.token(at + 1).is_some_and(|token| token.is_mark(b'-')));
    if text.is_one_of(unit, YEARS) {
        return text
            .span(at, unit + 1)
            .filter(|_| !text.is_one_of(unit + 1, TIME));
    }
    // `zij wordt honderdeen en vergeet te drinken`: no noun follows that would be counted.
    let turns = (at.saturating_sub(5)..at)
        .any(|before| text.is_one_of(before, words!["wordt", "werd", "word", "geworden", "is"]));
    let counted = text
        .token(at + 1)
        .is_some_and(|next| next.is_word() && !next.lists.any(Lists::FUNCTION));
    (turns && !counted && years != 100).then(|| text.token(at).map(|token| token.span))?
}

/// The years that a finding of this kind says.
pub(crate) fn years(age: &str) -> u16 {
    let end = age
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(age.len());
    let digits = age.find(|c: char| !c.is_ascii_digit()).unwrap_or(age.len());
    age.get(..digits)
        .and_then(|digits| digits.parse().ok())
        .or_else(|| numeral::read(age.get(..end)?))
        .unwrap_or(0)
}
