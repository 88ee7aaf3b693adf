//! Business-sensitive pieces: a price, tariff, bid or figure beside its amount of money.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Token};
use crate::value::ends_in;
use crate::weights;
use crate::word::{Words, words};

/// How far from a business term its amount may stand, in tokens.
const REACH: usize = 12;

pub(super) static KIND: Kind = Kind {
    id: "business",
    category: Category::Business,
    replaceable: true,
    role: Role::Business,
    examples: proof![
        "onze inkoopprijs is «€ 12,50» per stuk",
        "de offerte van «48.000 euro»",
        "omzet «€1,2 miljoen» in Q3",
        "wij schrijven in op de aanbesteding voor «34,75 euro» per uur",
        "offerte van «€ 86.400 excl. btw» per jaar",
        "De huurofferte noemt «€ 14.200» per maand.",
        "een omzetdaling van «€ 75.000»",
        "Wij rekenen een marge van «11,5 %» op elk middel.",
        "begroting van «2,4 mln» voor zorg",
        "de afkoopsom is «€ 20.000»",
        "Winstmarge van «18%» over het jaar",
        "in de tender boden we «EUR 2,3 miljoen»",
        "Ons bod: «EUR 2.150.000» op het pand",
        "Offerte voor de leuning: «€ 1.340,- incl. btw»",
        "inkoopprijs moet omlaag, korting «22,5%» of we stappen over",
    ],
    near_misses: proof![
        "Wat kost een brood van € 2,50?",
        "Schrijf een offerte.",
        "Hoe werkt een tarief?",
        "Het maximumtarief van de NZa is € 62,50.",
        "De eigen bijdrage is 20 euro, welk tarief geldt?",
        "Een foutmarge van 5% in de meting",
        "met een marge van 10% op de dosis",
        "De omzetting van 5 mg",
        "omzet van 2 miljoen cellen",
        "korting van 20% bij de drogist",
    ],
    starts: &[
        Starts::Digits(1),
        Starts::Marks(b"$\0"),
        Starts::Word(wants),
    ],
    propose,
};

/// Words of prices that everybody may know.
const PUBLIC: Words = words![
    "nza",
    "maximumtarief",
    "landelijk",
    "landelijke",
    "gemiddeld",
    "gemiddelde",
    "fictief",
    "fictieve",
    "voorbeeldbedrag",
    "wettelijk",
    "wettelijke",
    "bijdrage",
    "cao",
    "risico",
    "minimumloon",
];

/// What a compound is about when it ends so: `huurofferte`, `sponsoromzet`.
const TERM_ENDINGS: &[&str] = &[
    "offerte",
    "offertes",
    "omzet",
    "omzetten",
    "omzetdaling",
    "omzetgroei",
    "omzetverlies",
    "marge",
    "begroting",
    "inkoopprijs",
    "kostprijs",
    "nettowinst",
    "tarief",
    "aanneemsom",
    "koopsom",
    "jaarbudget",
    "huurprijs",
];
/// Terms that a percentage says something secret of.
const SHARES: Words = words![
    "marge",
    "winstmarge",
    "brutomarge",
    "nettomarge",
    "brutowinstmarge",
    "handelsmarge",
    "winst",
    "omzet",
    "inkoopkorting",
    "volumekorting",
    "staffelkorting",
    "kortingspercentage",
    "korting",
    "rendement",
    "marktaandeel"
];
/// Whose it is: a margin may be one of a measurement, a discount that of a shop.
const OURS: Words = words![
    "wij",
    "we",
    "ons",
    "onze",
    "mijn",
    "leverancier",
    "inkoop",
    "inkoopprijs"
];

/// `winstmarge van 18%`: the share, of which the term stands right before it.
fn share(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    if text.token(at)?.class != Class::Number || text.token(at)?.glued {
        return None;
    }
    let to = number_end(text, at);
    let to = to
        + usize::from(
            text.token(to).is_some_and(|sign| sign.is_mark(b'%'))
                || text.is_one_of(to, words!["procent"]),
        );
    let term = (at.saturating_sub(3)..at)
        .rev()
        .find(|&before| text.is_one_of(before, SHARES))?;
    let sure = !text.is_one_of(
        term,
        words!["marge", "omzet", "winst", "rendement", "korting"],
    );
    let ours = (term.saturating_sub(5)..term).any(|before| text.is_one_of(before, OURS));
    (text.before(to, 1)?.class != Class::Number && (sure || ours)).then_some((at, to))
}

/// Of words only this begins an amount.
fn wants(_: &Token, said: &str) -> bool {
    said == "EUR"
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    if let Some(span) = share(text, at).and_then(|(from, to)| text.span(from, to)) {
        proposals.push(Candidate::new(
            &KIND,
            span,
            &[weights::BESIDE_AMOUNT, weights::BUSINESS_TERM],
        ));
    }
    let Some((first, to)) = amount(text, at) else {
        return;
    };
    let near =
        |wanted: &dyn Fn(usize) -> bool| (at.saturating_sub(REACH)..to + REACH / 2).any(wanted);
    let term = near(&|word| {
        text.lists(word).any(Lists::BUSINESS) || ends_in(text.says(word), TERM_ENDINGS)
    });
    // `Ons bod: EUR 2.150.000`
    let bid =
        (at.saturating_sub(4)..at).any(|word| text.is_one_of(word, words!["bod", "tegenbod"]));
    let public = near(&|word| text.is_one_of(word, PUBLIC));
    if let Some(span) = text.span(first, to) {
        proposals.push(
            Candidate::new(&KIND, span, &[weights::BESIDE_AMOUNT])
                .when(term || bid, weights::BUSINESS_TERM)
                .when(public, weights::COUNTER_WORD),
        );
    }
}

/// The tokens of an amount of money: `€ 12,50`, `48.000 euro excl. btw`, `EUR 2,3 miljoen`. It begins at its sign, or at
/// its number when no sign stands before it.
fn amount(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let is_number = |at: usize| {
        text.token(at)
            .is_some_and(|token| token.class == Class::Number)
    };
    let is_sign = |at: usize| matches!(text.says(at), "€" | "$" | "EUR") && is_number(at + 1);
    let sign = is_sign(at);
    let number = at + usize::from(sign);
    let inside = at.checked_sub(1).is_some_and(is_sign)
        || text
            .token(at)
            .is_some_and(|token| token.glued && token.class == Class::Number);
    if !is_number(number) || (!sign && inside) {
        return None;
    }
    let mut to = number_end(text, number);
    to += usize::from(
        text.is_one_of(
            to,
            words!["miljoen", "miljard", "mln", "mld", "k", "ton", "duizend"],
        ) && !(text.is_one_of(to, words!["k"])
            && text
                .token(to + 1)
                .is_some_and(|dot| dot.is_mark(b'.') && dot.glued)),
    );
    let euro = text.is_one_of(to, words!["euro", "eur", "euros"]);
    // `2,4 mln`: short for money unless a noun follows.
    let millions = text.is_one_of(to - 1, words!["mln", "mld", "miljoen"])
        && text
            .token(to)
            .is_none_or(|next| !next.is_word() || next.lists.any(Lists::FUNCTION));
    if !sign && !euro && !millions {
        return None;
    }
    to += usize::from(euro);
    // `€ 1.340,- incl. btw`
    if text
        .token(to)
        .is_some_and(|comma| comma.is_mark(b',') && comma.glued)
        && text
            .token(to + 1)
            .is_some_and(|dash| dash.is_mark(b'-') && dash.glued)
    {
        to += 2;
    }
    // `excl. btw`
    let dot = usize::from(
        text.token(to + 1)
            .is_some_and(|dot| dot.is_mark(b'.') && dot.glued),
    );
    if text.is_one_of(to, words!["excl", "exclusief", "incl", "inclusief", "ex"])
        && text.is_one_of(to + 1 + dot, words!["btw"])
    {
        to += 2 + dot;
    }
    Some((at, to))
}

/// Where the number that begins at `at` ends, with its thousands and decimals.
fn number_end(text: &Text<'_>, at: usize) -> usize {
    let mut to = at + 1;
    while text
        .token(to)
        .is_some_and(|token| token.glued && matches!(token.class, Class::Mark(b'.' | b',')))
        && text
            .token(to + 1)
            .is_some_and(|token| token.glued && token.class == Class::Number)
    {
        to += 2;
    }
    to
}
