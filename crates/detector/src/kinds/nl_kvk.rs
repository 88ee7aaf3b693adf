//! Number in the trade register: eight digits for a company, twelve for one of its establishments.
//!
//! No public check; published test companies and old companies contradict each other. So only beside its label.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{Label, Labels, labels};
use crate::number::Number;
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::weights;

const LABELS: Labels = labels! {
    words: ["kvk", "koophandel", "handelsregister", "chamber"],
    subjects: ["kvk", "handelsregister", "koophandel", "coc"],
};
const ESTABLISHMENT_LABELS: Labels = labels! {
    words: ["vestigingsnummer", "vestigingsnr", "vestiging"],
    subjects: ["vestigings", "vestiging", "kvk"],
};

pub(super) static KIND: Kind = Kind {
    id: "nl-kvk",
    category: Category::Business,
    replaceable: true,
    role: Role::Organisation,
    examples: proof![
        "KvK-nummer «69599084»",
        "Kamer van Koophandel: «68 75 01 10»",
        "k.v.k. «687.501.10» op het contract",
        "Vestigingsnummer: «000037178598»",
    ],
    near_misses: proof![
        "KvK 6959908",
        "kvk 695990844",
        "kvk heeft 8 cijfers en een vestiging 12",
        "Vestiging 12 heeft 69599084 bezoekers.",
        "dossiernummer 69599084",
    ],
    starts: &[Starts::Digits(8)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    if let Some(number) = Number::read(text, at, 8) {
        propose_labelled(text, at, &number, number.span, &LABELS, proposals);
    }
    if let Some(number) = Number::read(text, at, 12) {
        propose_labelled(
            text,
            at,
            &number,
            number.span,
            &ESTABLISHMENT_LABELS,
            proposals,
        );
    }
}

fn propose_labelled(
    text: &Text<'_>,
    at: usize,
    number: &Number,
    span: Span,
    labels: &Labels,
    proposals: &mut Vec<Candidate>,
) {
    let label = labels.before(text, at);
    if label != Label::None && number.is_apart() {
        proposals.push(Candidate::new(&KIND, span, &[weights::SHAPE]).labelled(label));
    }
}
