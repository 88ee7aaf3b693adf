//! Onderwijsnummer: the number of a pupil without a BSN, nine digits that begin with 10 and give 5 under the eleven
//! test of the BSN.
//!
//! Rule: `python-stdnum` (`stdnum.nl.onderwijsnummer`).

use super::nl_bsn::eleven_sum;
use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{Label, Labels, labels};
use crate::number::Number;
use crate::role::Role;
use crate::text::Text;
use crate::weights;

const LABELS: Labels = labels! {
    words: ["own", "pgn", "leerplicht"],
    subjects: ["onderwijs", "leerling", "leerlingen", "persoonsgebonden", "student", "studenten"],
    roots: "leerling scholier student",
    nouns: "leerling leerlinge scholier student studente",
};

pub(super) static KIND: Kind = Kind {
    id: "nl-education-number",
    category: Category::Personal,
    replaceable: true,
    role: Role::Number,
    examples: proof![
        "onderwijsnummer «101222331»",
        "leerlingnr: «101 222 331»",
        "cijferlijst van leerling «101222331»",
        "PGN/onderwijsnummer: «1012.22.331»",
    ],
    near_misses: proof![
        "onderwijsnummer 100252333",
        "onderwijsnr 211222337",
        "De school heeft 101222331 als kenmerk.",
    ],
    starts: &[Starts::Digits(9)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(number) = Number::read(text, at, 9)
        .filter(|number| number.head(2) == 10 && eleven_sum(number.digits()) % 11 == 5)
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
