//! P.O. boxes: `Postbus 2207`. Mostly those of organisations, so a hint.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Token};
use crate::weights;
use crate::word::{Words, has, words};

pub(super) static KIND: Kind = Kind {
    id: "po-box",
    category: Category::Personal,
    replaceable: true,
    role: Role::GeneralContact,
    examples: proof![
        "Postadres: «Postbus 2207»",
        "antwoord naar «postbus 48», graag",
        "«P.O. Box 1190»: draft a reply",
        "via «Postbus 10.315»",
        "«Antwoordnummer 1234»",
        "Ons adres: «P.B. 4003»",
        "retour aan «PB 410», 5600 AK Eindhoven",
        "fax van «Postbox 720»",
        "«Postb. 44», 1000 AA Amsterdam",
        "«Antwoordnr. 1234»",
    ],
    near_misses: proof![
        "postbus vol",
        "brievenbus 12",
        "Postbus 06, nog niet gevonden",
        "postbus 3 keer geleegd",
        "PB 120 cm boven de vloer",
    ],
    starts: &[Starts::Word(wants)],
    propose,
};

/// `P.B. 4003`, `PB 4003`, `postb. 12`: only before a postcode or after a word for addresses.
fn abbreviated(text: &Text<'_>, at: usize, number: usize) -> Option<usize> {
    let from = at.checked_sub(2).filter(|&from| {
        text.span(from, at + 2)
            .is_some_and(|span| matches!(span.of(text.raw), "P.B." | "p.b."))
    });
    let short = text
        .is_one_of(at, words!["pb", "postb", "bp"])
        .then_some(at);
    let from = from.or(short)?;
    (super::street_address::is_before_postcode(text, number)
        || text.label_before(from, words!["adres", "postadres", "antwoordadres"]))
    .then_some(from)
}

const BOXES: Words = words![
    "postbus",
    "antwoordnummer",
    "postbox",
    "pobox",
    "postfach",
    "antwoordnr",
    "antwnr"
];

fn wants(token: &Token, said: &str) -> bool {
    has(BOXES, token.word)
        || has(words!["pb", "postb", "bp", "box"], token.word)
        || matches!(said, "B" | "b")
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    // `P.B. 4003`
    let dot = text.token(at + 1).is_some_and(|dot| {
        dot.is_mark(b'.')
            && (text.says(at).len() == 1
                || text.is_one_of(at, words!["postb", "antwoordnr", "antwnr"]))
    });
    let number = at + 1 + usize::from(dot);
    if text
        .token(number)
        .is_none_or(|next| next.class != Class::Number)
    {
        return;
    }
    let from = if text.is_one_of(at, BOXES) {
        at
    } else if let Some(from) = abbreviated(text, at, number) {
        from
    } else if text.is_one_of(at, words!["box"]) {
        // `P.O. Box`, `PO box`
        let Some(from) = [4, 1].into_iter().find_map(|back| {
            let from = at.checked_sub(back)?;
            let written = text.span(from, at)?.of(text.raw);
            matches!(written, "P.O." | "p.o." | "PO" | "po" | "Po").then_some(from)
        }) else {
            return;
        };
        from
    } else {
        return;
    };
    let Some(token) = text.token(number).filter(|token| {
        token.class == Class::Number && token.span.len() <= 6 && !text.says(number).starts_with('0')
    }) else {
        return;
    };
    // `10.315`
    let thousand = text
        .token(number + 1)
        .is_some_and(|dot| dot.is_mark(b'.') && dot.glued)
        && text
            .token(number + 2)
            .is_some_and(|rest| rest.glued && rest.class == Class::Number && rest.span.len() == 3);
    let to = number
        + 1
        + if thousand && token.span.len() <= 2 {
            2
        } else {
            0
        };
    if text.is_one_of(to, words!["keer", "x", "stuks", "dagen", "jaar"]) {
        return;
    }
    if let Some(span) = text.span(from, to) {
        proposals.push(Candidate::new(
            &KIND,
            span,
            &[weights::SHARP_SHAPE, weights::LABEL],
        ));
    }
}
