//! Codes of goods and services in care: ZI number, HPK and GPK of medicines, care products and declaration codes, the
//! insurer's UZOVI. They say nothing of a person, but have the length of a BSN or a date, and some pass its test.
//!
//! Forms: Z-Index (fields ATKODE, HPKODE), `NZa`, opendisdata.nl.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{Label, Labels, labels};
use crate::number::Number;
use crate::role::Role;
use crate::text::Text;
use crate::token::Class;
use crate::weights;

const LABELS: Labels = labels! {
    words: [
        "zi",
        "hpk",
        "gpk",
        "prk",
        "uzovi",
        "dbc",
        "dot",
        "zorgproduct",
        "zorgproducten",
        "zorgactiviteit",
        "declaratiecode",
        "prestatiecode",
        "artikelnummer",
        "snomed",
        "cnk",
    ],
    subjects: [
        "zi",
        "hpk",
        "gpk",
        "prk",
        "uzovi",
        "dbc",
        "zorgproduct",
        "zorgactiviteit",
        "declaratie",
        "prestatie",
        "artikel",
        "nomenclatuur",
    ],
};

pub(super) static KIND: Kind = Kind {
    id: "product-code",
    category: Category::Business,
    replaceable: false,
    role: Role::Context,
    examples: proof![
        "ZI-nummer «90000013» staat op de doos",
        "HPK «01613081» is vervangen",
        "zorgproduct «990916034» en dbc-zorgproduct «040201004»",
        "UZOVI-code «7095»",
        "declaratiecode «190218»",
    ],
    near_misses: proof![
        "jaar 2024, kamer 3311",
        "BSN 999900006, dbc onbekend",
        "dbc 12",
        "zorgproduct van 2.500 euro",
    ],
    starts: &[Starts::Digits(4)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let together = text
        .token(at)
        .is_some_and(|token| token.class == Class::Number && (4..=9).contains(&token.span.len()));
    let span = if together {
        text.token(at)
            .map(|token| token.span)
            .filter(|span| text.stands_alone(*span))
    } else {
        Number::read(text, at, 9).map(|number| number.span)
    };
    let Some(span) = span else { return };
    let label = LABELS.before(text, at);
    if label != Label::None {
        proposals.push(Candidate::new(&KIND, span, &[weights::SHAPE]).labelled(label));
    }
}
