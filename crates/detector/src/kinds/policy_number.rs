//! Numbers that an insurer gives: of a policy, a relation, a customer, the insured. They differ by insurer, so only
//! beside their label.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{self, Label, Labels, labels};
use crate::role::Role;
use crate::text::Text;
use crate::value::Value;
use crate::weights;

const LABELS: Labels = labels! {
    words: [],
    subjects: [
        "polis",
        "verzekeringspolis",
        "relatie",
        "verzekerden",
        "verzekerde",
        "verzekerings",
        "verzekering",
        "zorgpas",
        "zorgpolis",
        "klant",
        "klanten",
        "aansluitings",
        "lidmaatschaps",
        "policy",
    ],
};
/// Words after which a long number needs no word for number.
const DIRECT: Labels = labels! { words: ["polis", "zorgpas", "zorgpolis"], subjects: [] };
const FEWEST_DIGITS: usize = 5;
const MOST_DIGITS: usize = 12;
/// From this length on, other words may stand between label and number.
const MANY_DIGITS: usize = 7;

pub(super) static KIND: Kind = Kind {
    id: "policy-number",
    category: Category::Personal,
    replaceable: true,
    role: Role::Number,
    examples: proof![
        "polisnr «123456789» dekt de kroon",
        "verzekerdennummer: «000 123 456 78»",
        "klantnr: «K555141»",
        "Relatienummer «26999725», declaratie afgewezen",
        "polis «AV388064», tegenpartij onbekend",
        "zorgpas nummer «9081097887»",
        "Haar aansluitingsnummer bij het fonds is «4471 902 883».",
    ],
    near_misses: proof![
        "polisvoorwaarden 2026",
        "klantvraag 3 uit 12000",
        "Is relatienummer hetzelfde als klantnummer?",
        "polisnr onbekend, bel 0612345678",
        "Polisnummer staat op factuur 2026001234.",
        "polis van 12-3-2026",
        "klantnr 0612345678",
        "Klantnummer bellen: 0612345678",
    ],
    starts: &[Starts::Number],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(value) = Value::read(text, at, &LABELS) else {
        return;
    };
    let value = value.with_groups(text);
    if !(FEWEST_DIGITS..=MOST_DIGITS).contains(&value.digits) {
        return;
    }
    let label = if LABELS.is_beside(text, value.first) || DIRECT.is_beside(text, value.first) {
        Label::Beside
    } else if value.digits >= MANY_DIGITS {
        LABELS.before(text, value.first)
    } else {
        Label::None
    };
    if label == Label::None {
        return;
    }
    if value.is_dialled(text) {
        proposals.push(Candidate::new(
            &KIND,
            value.span,
            &[weights::SUBJECT_BEFORE],
        ));
        return;
    }
    proposals.push(
        Candidate::new(&KIND, value.span, &[weights::SHAPE])
            .labelled(label)
            .when(
                label == Label::Apart && label::is_another(text, value.first),
                weights::COUNTER_WORD,
            ),
    );
}
