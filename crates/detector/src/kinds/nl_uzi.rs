//! UZI number of a professional's card, nine digits, and URA number of the subscriber, eight. No public check, so only
//! beside their label.
//!
//! Form: Nictiz (`7phcy AssignedPerson`) and the CIBG's list of object identifiers.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{Label, Labels, labels};
use crate::number::Number;
use crate::role::Role;
use crate::text::Text;
use crate::weights;

const CARD_LABELS: Labels = labels! {
    words: ["uzi", "uzipas"],
    subjects: ["uzi", "uzipas"],
    identifier: "2.16.528.1.1007.3.1",
};
const SUBSCRIBER_LABELS: Labels = labels! {
    words: ["ura", "abonneenummer", "abonneenr"],
    subjects: ["ura", "abonnee"],
    identifier: "2.16.528.1.1007.3.3",
};

pub(super) static KIND: Kind = Kind {
    id: "nl-uzi",
    category: Category::Personal,
    replaceable: true,
    role: Role::RegisterNumber,
    examples: proof![
        "UZI-nummer «008426371»",
        "uzi nr.: «008 426 371»",
        "«008426371» is de UZI van de waarnemer",
        "URA «90000123»; koppeling staat uit",
        "abonneenr. «9000 0123» (URA)",
        "root 2.16.528.1.1007.3.1 extension «008426371»",
    ],
    near_misses: proof![
        "UZI-nummer 8426371",
        "De UZI-pas is kwijt.",
        "Cura 90000123",
        "URA 9000 0123 4",
    ],
    starts: &[Starts::Digits(8)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let (number, labels) = if let Some(number) = Number::read(text, at, 9) {
        (number, &CARD_LABELS)
    } else if let Some(number) = Number::read(text, at, 8) {
        (number, &SUBSCRIBER_LABELS)
    } else {
        return;
    };
    if !number.is_apart() {
        return;
    }
    let label = labels.before(text, at);
    let candidate = Candidate::new(&KIND, number.span, &[weights::SHAPE]).labelled(label);
    if label != Label::None {
        proposals.push(candidate);
    } else if labels.after(text, number.to) {
        proposals.push(candidate.when(true, weights::LABEL_AFTER));
    }
}
