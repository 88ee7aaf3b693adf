//! Classification markings: `VERTROUWELIJK`, `alleen voor intern gebruik`, `TLP:AMBER`.
//!
//! Only where a marking stands: at the head of a line, in capitals, after `classificatie:` or `dit stuk is`. A
//! question about confidential information is no marking.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape};
use crate::weights;
use crate::word::{Words, words};

const LABELS: Words = words![
    "classificatie",
    "rubricering",
    "vertrouwelijkheid",
    "status",
    "tlp",
    "label",
];
const DOCUMENTS: Words = words![
    "document",
    "stuk",
    "notitie",
    "mail",
    "bericht",
    "rapport",
    "memo",
    "concept",
    "brief",
    "contract",
    "offerte",
    "plan",
    "bijlage",
    "verslag",
    "informatie",
    "dit",
    "het",
];

pub(super) static KIND: Kind = Kind {
    id: "classification",
    category: Category::Business,
    replaceable: false,
    role: Role::Business,
    examples: proof![
        "«VERTROUWELIJK» - jaarplan",
        "«Strikt vertrouwelijk»: vat dit samen",
        "Dit document is «vertrouwelijk». Vat het samen.",
        "Classificatie: «geheim»",
        "kop: «TLP:AMBER+STRICT», kwetsbaarheid",
    ],
    near_misses: proof![
        "Hoe ga ik om met vertrouwelijke informatie?",
        "Alles wat je zegt blijft vertrouwelijk tussen ons.",
        "Is dit gesprek vertrouwelijk?",
        "een concept voor een brief",
        "top\nniet doorsturen he",
        "de afdeling interne geneeskunde",
    ],
    starts: &[Starts::Listed(Lists::CLASSIFICATION)],
    propose,
};

/// Whether the sentence that goes on at `at` is a question.
fn asks(text: &Text<'_>, at: usize) -> bool {
    (at..)
        .map_while(|next| text.token(next))
        .find(|token| matches!(token.class, Class::Break | Class::Mark(b'.' | b'?' | b'!')))
        .is_some_and(|end| end.is_mark(b'?'))
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let (Some(to), Some(token)) = (text.listed(at, Lists::CLASSIFICATION), text.token(at)) else {
        return;
    };
    // `TLP:AMBER+STRICT`
    let strict = text
        .token(to)
        .is_some_and(|plus| plus.is_mark(b'+') && plus.glued)
        && text.is_one_of(to + 1, words!["strict"]);
    let to = if strict { to + 2 } else { to };
    let Some(span) = text.span(at, to) else {
        return;
    };
    let begins_line = at == 0
        || text
            .before(at, 1)
            .is_some_and(|before| before.class == Class::Break);
    let ends = text.token(to).is_none_or(|next| {
        matches!(
            next.class,
            Class::Break | Class::Mark(b':' | b'-' | b'.' | b'|' | b')' | b'!')
        )
    });
    // The label is in the list with its values: the value alone is the marking.
    if text.is_one_of(at, LABELS) && text.token(to).is_none_or(|next| next.is_mark(b':')) {
        return;
    }
    let capitals = token.shape == Shape::Upper && token.span.len() > 4;
    let labelled = text
        .before(at, 1)
        .is_some_and(|before| before.is_mark(b':'))
        && at
            .checked_sub(2)
            .is_some_and(|label| text.is_one_of(label, LABELS));
    let stated = text
        .token(to)
        .is_none_or(|next| !next.is_word() || next.lists.any(Lists::FUNCTION))
        && at
            .checked_sub(1)
            .is_some_and(|verb| text.is_one_of(verb, words!["is", "zijn"]))
        && at
            .checked_sub(2)
            .is_some_and(|noun| text.is_one_of(noun, DOCUMENTS))
        && text.token(to).is_some_and(|next| !next.is_mark(b'?'));
    // Several words that hardly anybody uses but to mark: `niet verspreiden`, `TLP:AMBER`.
    // `niet doorsturen he` is talk, `niet doorsturen!` may be a marking.
    let talk = text.is_one_of(at, words!["niet"])
        && text.token(to).is_some_and(crate::token::Token::is_word);
    let other = talk || text.is_one_of(at, words!["intern", "interne", "geheim", "het"]);
    let phrase = to > at + 1 && !other && !asks(text, to);
    if labelled || capitals || stated || phrase || (begins_line && ends && !asks(text, to)) {
        proposals.push(Candidate::new(&KIND, span, &[weights::MARKER_PLACE]));
    }
}
