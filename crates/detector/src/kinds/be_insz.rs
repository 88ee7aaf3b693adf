//! Belgian national number (INSZ, rijksregister- or bisnummer): birth date, counter, check modulo 97.
//!
//! Rule: `python-stdnum` (`stdnum.be.nn`, `stdnum.be.bis`). The check of those born from 2000 on has a 2 before the
//! number; a bis number adds 20 or 40 to the month. Date and check together hardly ever fit by luck.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{self, Label, Labels, labels};
use crate::number::Number;
use crate::role::Role;
use crate::text::Text;
use crate::value::is_digit_in_words;
use crate::weights;

const LABELS: Labels = labels! {
    words: ["insz", "niss", "rijksregister", "bis", "inss", "ssin", "rr"],
    subjects: ["insz", "rijksregister", "nationaal", "bis", "rr", "niss", "national"],
};

pub(super) static KIND: Kind = Kind {
    id: "be-insz",
    category: Category::Personal,
    replaceable: true,
    role: Role::Number,
    examples: proof![
        "rijksregisternummer «85.07.30-033.28»",
        "INSZ: «17073003384»",
        "«850730 033 28» op de klever",
        "bisnummer «85.27.30-033.71»",
        "dat is «vijfentachtig nul zeven dertig nul drieëndertig achtentwintig», ja",
    ],
    near_misses: proof![
        "INSZ 85.07.30-033.29",
        "INSZ 85.13.30-033.28",
        "Wat is een rijksregisternummer?",
        "Tracking 85073003328",
    ],
    starts: &[Starts::Digits(11), Starts::Word(is_digit_in_words)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(number) = Number::read(text, at, 11).filter(passes) else {
        return;
    };
    let label = LABELS.before(text, at);
    let labelled = label != Label::None;
    // Without a label a number that only looks like one is somebody's order.
    if !labelled && (number.is_glued() || label::is_another(text, at)) {
        return;
    }
    proposals.push(
        Candidate::new(
            &KIND,
            number.span,
            &[weights::SHAPE, weights::MOD_97, weights::VALID_DATE],
        )
        .labelled(label),
    );
}

fn passes(number: &Number) -> bool {
    let month = number.part(2, 2) % 20;
    let day = number.part(4, 2);
    let counter = number.part(6, 3);
    // Whoever does not know the date has month or day 0.
    let date = number.part(2, 2) < 60 && month <= 12 && day <= 31;
    let (base, check) = (number.head(9), number.part(9, 2));
    let fits = |base: u64| 97 - base % 97 == check;
    date && (1..999).contains(&counter) && (fits(base) || fits(base + 2_000_000_000))
}
