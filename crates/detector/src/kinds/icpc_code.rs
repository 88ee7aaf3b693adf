//! Codes of the ICPC-1 as Dutch general practices use it: a chapter's letter, two digits and perhaps `.dd` (`T90.02`).
//! Health, never an identifier.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::role::Role;
use crate::text::Text;
use crate::weights;
use crate::word::{Words, words};

/// The letters of the chapters.
const CHAPTERS: &str = "ABDFHKLNPRSTUWXYZ";
const LABELS: Words = words!["icpc", "episode", "episodes", "probleemlijst"];

pub(super) static KIND: Kind = Kind {
    id: "icpc-code",
    category: Category::Special,
    replaceable: false,
    role: Role::Health,
    examples: proof!["«T90.02» is diabetes", "ICPC «P76» vastgelegd"],
    near_misses: proof![
        "A4 papier",
        "de P50 en P90 uitleggen",
        "K2 en K3 spray",
        "C50.91",
        "kamer P76",
    ],
    starts: &[Starts::Word(super::icd_code::wants)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some((to, subcode)) = super::icd_code::letter_code(text, at) else {
        return;
    };
    let labelled = text.label_before(at, LABELS);
    if !CHAPTERS.contains(text.says(at)) || !(subcode == 2 || subcode == 0 && labelled) {
        return;
    }
    if let Some(span) = text.span(at, to).filter(|span| text.stands_alone(*span)) {
        proposals.push(
            Candidate::new(&KIND, span, &[weights::SHARP_SHAPE, weights::SHAPE])
                .when(labelled, weights::LABEL),
        );
    }
}
