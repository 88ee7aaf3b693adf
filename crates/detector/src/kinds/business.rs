//! Business-sensitive pieces: a price, tariff, bid or figure beside its amount of money.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts};
use crate::lexicon::Lists;
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::Class;
use crate::weights;
use crate::word::words;

/// How far from a business term its amount may stand, in tokens.
const REACH: usize = 12;

pub(super) static KIND: Kind = Kind {
    id: "business",
    category: Category::Business,
    replaceable: true,
    role: Role::Business,
    examples: &[
        "onze inkoopprijs is «€ 12,50» per stuk",
        "de offerte van «48.000 euro»",
        "omzet «€1,2 miljoen» in Q3",
    ],
    near_misses: &[
        "Wat kost een brood van € 2,50?",
        "Schrijf een offerte.",
        "Hoe werkt een tarief?",
    ],
    starts: &[Starts::Number, Starts::Marks(b"$\0")],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let sign = text
        .token(at)
        .is_some_and(|token| token.class != Class::Number);
    let (first, number) = if sign {
        if !matches!(text.says(at), "€" | "$") {
            return;
        }
        (at, at + 1)
    } else {
        (at, at)
    };
    if text
        .token(number)
        .is_none_or(|token| token.class != Class::Number)
        || (!sign
            && at > 0
            && (matches!(text.says(at - 1), "€" | "$") || text.token(at).is_some_and(|t| t.glued)))
    {
        return;
    }
    let mut to = number + 1;
    while text
        .token(to)
        .is_some_and(|token| token.glued && matches!(token.class, Class::Mark(b'.' | b',')))
        && text
            .token(to + 1)
            .is_some_and(|token| token.glued && token.class == Class::Number)
    {
        to += 2;
    }
    if text.is_one_of(
        to,
        words!["miljoen", "miljard", "mln", "k", "ton", "duizend"],
    ) {
        to += 1;
    }
    let euro = text.is_one_of(to, words!["euro", "eur", "euros"]);
    if !sign && !euro {
        return;
    }
    let near = at.saturating_sub(REACH)..to + REACH / 2;
    let term = near
        .into_iter()
        .any(|word| text.lists(word).any(Lists::BUSINESS));
    let (Some(start), Some(end)) = (text.token(first), text.before(to + usize::from(euro), 1))
    else {
        return;
    };
    proposals.push(
        Candidate::new(
            &KIND,
            Span::new(start.span.start, end.span.end),
            &[weights::BESIDE_AMOUNT],
        )
        .when(term, weights::BUSINESS_TERM),
    );
}
