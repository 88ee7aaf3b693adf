//! Ages: context below ninety; from ninety on a quasi-identifier (HIPAA Safe Harbor, 45 CFR 164.514).

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts};
use crate::role::Role;
use crate::text::Text;
use crate::token::Class;
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
    examples: &["een «97-jarige» vrouw", "mw, «92 jaar», valt", "man «58j»"],
    near_misses: &[
        "3 jaar geleden",
        "al 45 jaar getrouwd",
        "in 2024",
        "hij is 150 jaar",
    ],
    starts: &[Starts::Number],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(number) = text
        .token(at)
        .filter(|token| token.class == Class::Number && token.span.len() <= 3)
    else {
        return;
    };
    let joint = usize::from(text.token(at + 1).is_some_and(|token| token.is_mark(b'-')));
    let unit = at + 1 + joint;
    if !text.is_one_of(unit, YEARS)
        || text.is_one_of(unit + 1, TIME)
        || text
            .before(at, 1)
            .is_some_and(|t| number.glued && !t.is_word())
    {
        return;
    }
    let short = text.is_one_of(unit, words!["j"]);
    let plausible = text.says(at).parse::<u16>().is_ok_and(|years| years <= 120);
    if let Some(span) = text.span(at, unit + 1).filter(|span| {
        plausible
            && text.stands_alone(*span)
            && (!short || text.token(unit).is_some_and(|t| t.glued))
    }) {
        proposals.push(Candidate::new(&KIND, span, &[weights::SHARP_SHAPE]));
    }
}

/// The years that a finding of this kind says.
pub(crate) fn years(age: &str) -> u16 {
    age.chars()
        .take_while(char::is_ascii_digit)
        .collect::<String>()
        .parse()
        .unwrap_or(0)
}
