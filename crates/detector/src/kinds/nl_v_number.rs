//! V-nummer: the number under which the immigration service knows a foreigner. Ten digits, no public check, so only
//! beside its label.
//!
//! Form: public form code ("exactly 10 digits").

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{self, Label, Labels, labels};
use crate::number::Number;
use crate::role::Role;
use crate::text::Text;
use crate::value::is_digit_in_words;
use crate::weights;

const LABELS: Labels = labels! {
    words: ["coa", "ind"],
    subjects: ["v", "vreemdelingen", "vreemdeling", "ind", "coa"],
};
/// Words near which ten digits that begin with a 2, as nearly all of these do, are one.
const NEAR_LABELS: Labels = labels! {
    words: ["azc", "pasje", "asielzoeker", "statushouder", "vluchteling", "asiel"],
    subjects: [],
    nouns: "asielzoekerscentrum verblijfskaart verblijfsdocument verblijfsvergunning vreemdelingendienst",
};

pub(super) static KIND: Kind = Kind {
    id: "nl-v-number",
    category: Category::Personal,
    replaceable: true,
    role: Role::Number,
    examples: proof![
        "V-nr «2791234567»",
        "vreemdelingennummer: «2000 000 018»",
        "IND-nr. «2791.234.567»",
        "«2819065527» (v-nummer)",
        "VVR kaart, V «281.906.5527», wacht",
        "in het asielzoekerscentrum had ik een pasje met een nummer, «2904117735», altijd goed",
        "v-nummer «twee acht een negen nul zes vijf vijf twee zeven»",
        "Op de COA-pas staat «2791234567».",
    ],
    near_misses: proof![
        "V-2791",
        "v-nummer 279123456",
        "Bel de IND op 0881234567.",
        "Versie 2791234567",
        "het azc bestelde order 2791234567",
    ],
    starts: &[Starts::Digits(10), Starts::Word(is_digit_in_words)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(number) = Number::read(text, at, 10).filter(|number| number.head(1) > 0) else {
        return;
    };
    let mut label = LABELS.before(text, at);
    if label == Label::None && number.head(1) == 2 && !label::is_another(text, at) {
        // `V 281.906.5527`
        if at.checked_sub(1).is_some_and(|v| text.says(v) == "V") {
            label = Label::Beside;
        } else if NEAR_LABELS.is_near(text, at) {
            label = Label::Apart;
        }
    }
    if label == Label::None && number.is_apart() && LABELS.after(text, number.to) {
        let evidence = &[weights::SHAPE, weights::LABEL_AFTER];
        proposals.push(Candidate::new(&KIND, number.span, evidence));
    } else if label != Label::None && number.is_apart() {
        proposals.push(Candidate::new(&KIND, number.span, &[weights::SHAPE]).labelled(label));
    }
}
