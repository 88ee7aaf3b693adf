//! Number of a Dutch driving licence: ten digits, no public check, so only beside its label.
//!
//! Form: rdw.nl; the back of the card prints `BSN/number`. Ten digits that begin with 0 are a telephone number first.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{self, Label, Labels, labels};
use crate::number::Number;
use crate::role::Role;
use crate::text::Text;
use crate::value::is_digit_in_words;
use crate::weights;

const LABELS: Labels = labels! {
    words: ["rijbewijs", "rijbewijsnummer", "rijbewijsnr", "rbw", "rijb", "driving", "cbr"],
    subjects: ["rijbewijs"],
};

pub(super) static KIND: Kind = Kind {
    id: "nl-driving-licence",
    category: Category::Personal,
    replaceable: true,
    role: Role::Number,
    examples: proof![
        "rijbewijsnr «5123456789»",
        "Op zijn rijbewijs staat 999900006/«5123456789».",
        "zijn rijbewijs moet hij inleveren (en dat van zijn vrouw, nummer «5077416392», dus niet)",
        "legitimatie rijbewijs «vijf twee een nul acht acht zeven drie vier zes» verklaar",
        "«5123456789» is zijn rijbewijsnummer",
        "CBR: «4410937265», eigen verklaring",
        "Soort: rijbewijs\nNummer: «5123 456 789»",
    ],
    near_misses: proof![
        "rijbewijsnr 0612345678",
        "rijbewijsnummer 512345678",
        "Rijbewijs halen in 2026",
        "Ordernummer 5123456789",
    ],
    starts: &[Starts::Digits(10), Starts::Word(is_digit_in_words)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(number) = Number::read(text, at, 10).filter(|number| number.head(1) > 0) else {
        return;
    };
    let mut label = LABELS.before(text, at);
    if label == Label::None && LABELS.is_near(text, at) && !label::is_another(text, at) {
        label = Label::Apart;
    }
    if label == Label::None && number.is_apart() && LABELS.after(text, number.to) {
        let evidence = &[weights::SHAPE, weights::LABEL_AFTER];
        proposals.push(Candidate::new(&KIND, number.span, evidence));
    } else if label != Label::None && number.is_apart() {
        proposals.push(Candidate::new(&KIND, number.span, &[weights::SHAPE]).labelled(label));
    }
}
