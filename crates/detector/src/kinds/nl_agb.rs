//! AGB code of a care provider or practice: eight digits, the first two its type. No check, so only beside its label.
//!
//! Form: KNMP on AGB codes, Nictiz (`7phcy AssignedPerson`). Vektis publishes the register.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{Label, Labels, labels};
use crate::number::Number;
use crate::role::Role;
use crate::text::Text;
use crate::weights;

const LABELS: Labels = labels! {
    words: ["agb", "agbz", "agbcode"],
    subjects: ["agb", "agbz", "praktijk", "zorgverlener", "zorgverleners", "zorgaanbieder", "vektis"],
    identifier: "2.16.840.1.113883.2.4.6.1",
};

pub(super) static KIND: Kind = Kind {
    id: "nl-agb",
    category: Category::Personal,
    replaceable: true,
    role: Role::RegisterNumber,
    examples: proof![
        "AGB-code «01042119»",
        "«01042119» (agb van de waarnemer)",
        "Praktijkcode «01042119»",
        "agb-z «91 000001» van de waarnemer",
        "AGB praktijk «0104.2119», zorgverlener «94-000012»",
    ],
    near_misses: proof![
        "AGB 1042119",
        "AGB 0104 2119 7",
        "AGB-code aanvragen in 2026",
        "AGB 00042119",
    ],
    starts: &[Starts::Digits(8)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(number) = Number::read(text, at, 8).filter(|number| number.head(2) > 0) else {
        return;
    };
    let label = LABELS.before(text, at);
    let after = label == Label::None && LABELS.after(text, number.to);
    if after && number.is_apart() {
        proposals.push(Candidate::new(
            &KIND,
            number.span,
            &[weights::SHAPE, weights::LABEL_AFTER],
        ));
    }
    if label != Label::None && number.is_apart() {
        proposals.push(Candidate::new(&KIND, number.span, &[weights::SHAPE]).labelled(label));
    }
}
