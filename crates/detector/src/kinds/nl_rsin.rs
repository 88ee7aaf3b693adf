//! Rechtspersonen- en samenwerkingsverbandennummer: the fiscal number of an organisation, nine digits under the
//! eleven test of the BSN. Only beside its label: a sole trader's fiscal number is a BSN.
//!
//! Rule: `python-stdnum` (`stdnum.nl.bsn`), which serves both numbers.

use super::nl_bsn::passes_eleven_test;
use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{Label, Labels, labels};
use crate::number::Number;
use crate::role::Role;
use crate::text::Text;
use crate::weights;

const LABELS: Labels = labels! {
    words: ["rsin", "fiscaalnummer", "fiscaalnr"],
    subjects: ["rsin", "fiscaal", "fi", "loonheffingen", "loonheffings"],
};

pub(super) static KIND: Kind = Kind {
    id: "nl-rsin",
    category: Category::Business,
    replaceable: true,
    role: Role::Organisation,
    examples: proof![
        "RSIN «876543219» van de stichting",
        "Fiscaal nummer (RSIN): «8765 43 219»",
        "rsin-nr «812.345.678»",
    ],
    near_misses: proof!["RSIN 876543218", "RSIN 87654321", "BSN 876543219"],
    starts: &[Starts::Digits(9)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(number) =
        Number::read(text, at, 9).filter(|number| passes_eleven_test(number.digits()))
    else {
        return;
    };
    let label = LABELS.before(text, at);
    if label != Label::None {
        proposals.push(
            Candidate::new(&KIND, number.span, &[weights::SHAPE, weights::ELEVEN_TEST])
                .labelled(label),
        );
    }
}
