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

const YEARS: Words = words![
    "jarige", "jarig", "jaar", "jr", "j", "jaren", "lentes", "yo"
];
/// What may stand between `is` and an age.
const ABOUT: Words = words![
    "al",
    "nu",
    "pas",
    "bijna",
    "ruim",
    "inmiddels",
    "net",
    "alweer",
    "zelfs",
    "ongeveer",
    "rond",
    "dus",
    "ook",
    "onlangs",
    "intussen",
    "reeds",
    "toch",
    "maar",
];
const BEING: Words = words!["is", "wordt", "werd", "was", "ben", "bent", "word", "zijn"];
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
        "Meneer is «91», doof en kwiek",
        "zij wordt morgen «100 jaar»",
        "oma is al «95»",
        "«Drieënnegentig» is opa, en nog steeds kwiek",
        "Op zijn «101»e rijdt hij nog",
        "zij vierde haar «99»ste verjaardag",
        "geb. 27-08-1929 (dus «95»)",
        "Mevrouw De Wit, «101» alweer, kreeg bloemen",
        "Oma («96», diep dement) is gevallen",
        "meneer Tuinstra, nu «93», loopt nog",
        "Overgrootmoeder haalde de «104»; wat een leven",
        "ze is «tweeënnegentig» hè en nog nooit ziek geweest",
        "ik ben «vierennegentig» dokter",
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
        "haar saturatie is 93",
        "hij is 95 kilo",
        "zijn 100ste doelpunt",
        "zij is 92 cm",
        "Patiënt, 97 procent, is stabiel",
        "hij is tweeënnegentig kilo",
        "zij haalde de 95 procent",
    ],
    starts: &[Starts::Digits(1), Starts::Word(wants)],
    propose,
};

/// `tweeënnegentig`, `honderddrie`
fn wants(_: &Token, said: &str) -> bool {
    let head = said
        .get(..7)
        .is_some_and(|head| head.eq_ignore_ascii_case("honderd"));
    head || said.ends_with("negentig")
}

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
            && (!short
                || text.token(unit).is_some_and(|t| t.glued)
                || text
                    .token(unit + 1)
                    .is_some_and(|dot| dot.is_mark(b'.') && dot.glued))
    })
}

/// From ninety on also without a word for years: `bewoner (103)`, `man van 93`, `90+`, `leeftijd: 96`, `zij is al 95`,
/// `op haar 99ste`.
fn high(text: &Text<'_>, at: usize) -> Option<Span> {
    let number = text.token(at)?;
    let spelt = number.is_word();
    let years = if spelt {
        numeral::read(text.says(at))
    } else {
        text.says(at).parse::<u16>().ok()
    };
    years.filter(|years| (90..=112).contains(years) && !(spelt && *years == 100))?;
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
    let is_person = |at: usize| {
        text.token(at).is_some_and(|token| {
            token
                .lists
                .any(Lists::PATIENT.or(Lists::RELATION).or(Lists::TITLE))
                || token.is_capital()
                    && (token.lists.any(Lists::SURNAME.or(Lists::FIRST_NAME))
                        || at > 0 && text.is_one_of(at - 1, words!["van", "der", "de", "den"]))
        }) || text.is_one_of(at, PEOPLE)
    };
    let Some(before) = at.checked_sub(1) else {
        // `Drieënnegentig is opa`
        return (text.is_one_of(at + 1, BEING) && is_person(at + 2)).then_some(number.span);
    };
    // `op haar 99ste`, `zijn 101e verjaardag`
    let own = text.is_one_of(before, words!["haar", "zijn", "mijn", "hun", "uw", "diens"]);
    if text.token(at + 1).is_some_and(|token| token.glued)
        && text.is_one_of(at + 1, words!["e", "ste", "de"])
    {
        let birthday = text.is_one_of(at + 2, words!["verjaardag", "levensjaar", "jaar"])
            || (before > 0 && text.is_one_of(before - 1, words!["op", "tot"]));
        return (own && birthday).then_some(number.span);
    }
    let alone = text.stands_alone(number.span)
        && !text.token(at + 1).is_some_and(|next| {
            next.glued && matches!(next.class, Class::Mark(b'%' | b'/' | b'-' | b':'))
        });
    let counted = text
        .token(at + 1)
        .is_some_and(|next| next.is_word() && !next.lists.any(Lists::FUNCTION));
    if !alone || counted && !text.is_one_of(at + 1, words!["geworden", "alweer", "inmiddels"]) {
        return None;
    }
    let after_person = before.checked_sub(1).is_some_and(is_person);
    // `(96)`, `(96, dement)`
    let bracketed = is_mark(before, b'(')
        && (is_mark(at + 1, b')') || is_mark(at + 2, b')') || is_mark(at + 1, b','));
    let of = text.is_one_of(before, words!["van"]);
    let commas = is_mark(before, b',')
        && (is_mark(at + 1, b',')
            || is_mark(at + 1, b'.')
            || text.is_one_of(
                at + 1,
                words!["alweer", "inmiddels", "en", "maar", "nog", "al", "met"],
            ));
    let turned = text.is_one_of(at + 1, words!["geworden"]);
    // `Tuinstra, nu 93, zijn stemvork`
    let now = text.is_one_of(before, words!["nu", "inmiddels"])
        && before > 1
        && is_mark(before - 1, b',')
        && is_person(before - 2)
        && is_mark(at + 1, b',');
    // `Overgrootmoeder haalde de 104`
    let reached = of_reached(text, before) && !counted;
    let labelled = text.is_one_of(before, words!["leeftijd", "lft"])
        || is_mark(before, b':') && at >= 2 && text.is_one_of(at - 2, words!["leeftijd", "lft"]);
    // `hij is al 95`, `oma wordt 100`, `(dus 95)`
    let mut verb = before;
    while verb + 4 > at && verb > 0 && text.is_one_of(verb, ABOUT) {
        verb -= 1;
    }
    let turns = text.is_one_of(verb, BEING)
        && verb.checked_sub(1).is_some_and(|who| {
            is_person(who)
                || text.is_one_of(
                    who,
                    words!["hij", "zij", "ze", "ik", "die", "u", "je", "jij"],
                )
        });
    let follows = text.is_one_of(before, words!["dus"])
        || verb < before && text.is_one_of(verb + 1, words!["dus"]);
    let born = follows
        && (before.saturating_sub(8)..before).any(|at| {
            text.is_one_of(at, words!["geb", "geboren"]) || text.lists(at).any(Lists::MONTH)
        });
    (((bracketed || of || commas) && after_person)
        || turned
        || now
        || reached
        || labelled
        || turns
        || born)
        .then_some(number.span)
}

/// `haalde de`, `is de … gepasseerd`: words of reaching an age, up to token `to`.
fn of_reached(text: &Text<'_>, to: usize) -> bool {
    text.is_one_of(to, words!["de"])
        && to.checked_sub(1).is_some_and(|verb| {
            text.is_one_of(
                verb,
                words![
                    "haalt",
                    "haalde",
                    "haalden",
                    "halen",
                    "bereikte",
                    "passeerde"
                ],
            )
        })
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
    let years = numeral::read(text.says(at)).filter(|years| (90..=115).contains(years))?;
    let unit = at + 1 + usize::from(text.token(at + 1).is_some_and(|token| token.is_mark(b'-')));
    if text.is_one_of(unit, YEARS) {
        return text
            .span(at, unit + 1)
            .filter(|_| !text.is_one_of(unit + 1, TIME));
    }
    if let Some(span) = high(text, at) {
        return Some(span);
    }
    // `zij wordt honderdeen en vergeet te drinken`: no noun follows that would be counted.
    let turns = (at.saturating_sub(5)..at)
        .any(|before| text.is_one_of(before, words!["wordt", "werd", "word", "geworden", "is"]));
    let counted = text
        .token(at + 1)
        .is_some_and(|next| next.is_word() && !next.lists.any(Lists::FUNCTION));
    // `ze is tweeënnegentig hè`, `ik ben vierennegentig dokter`: what comes right after a person and a verb counts years.
    let said = at.checked_sub(2).is_some_and(|who| {
        text.is_one_of(at - 1, BEING)
            && text.is_one_of(who, words!["ik", "ze", "zij", "hij", "u"])
            && !text.is_one_of(at + 1, UNITS)
    });
    (years != 100 && (said || turns && !counted)).then(|| text.token(at).map(|token| token.span))?
}

/// What is counted in the tens as well.
const UNITS: Words = words![
    "kilo",
    "kg",
    "cm",
    "centimeter",
    "procent",
    "punten",
    "euro",
    "meter",
    "dagen",
    "weken",
    "keer",
    "graden",
    "minuten",
    "uur",
    "seconden",
    "mensen"
];

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
