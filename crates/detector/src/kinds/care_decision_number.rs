//! Number of a decision on care: the indication of the CIZ, a municipal decision on support or youth care. No form of
//! its own, so only beside its label.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{Label, Labels, labels};
use crate::role::Role;
use crate::text::Text;
use crate::value::Value;
use crate::weights;

const LABELS: Labels = labels! {
    words: [
        "indicatiebesluit",
        "beschikking",
        "zorgbeschikking",
        "toewijzing",
        "indicatie",
    ],
    subjects: [
        "indicatie",
        "indicatiebesluit",
        "beschikking",
        "beschikkings",
        "besluit",
        "ciz",
        "wlz",
        "wmo",
        "toewijzings",
    ],
    pairs: ["ciz" "besluit", "wlz" "besluit", "wmo" "besluit"],
};
const FEWEST_DIGITS: usize = 6;
const MOST_DIGITS: usize = 14;

pub(super) static KIND: Kind = Kind {
    id: "care-decision-number",
    category: Category::Personal,
    replaceable: true,
    role: Role::Number,
    examples: proof![
        "indicatiebesluit «123456789» loopt af",
        "CIZ-besluit «200418873» / VV05",
        "beschikkingsnr. «2026/798206»",
        "Wmo-beschikking «8237-WMO-30943»",
        "CIZ besluitnr: «649 602 214»",
        "beschikkingnummer «JW4532205» (Jeugdwet)",
    ],
    near_misses: proof![
        "ZZP 4, VV05",
        "beschikking van 12-3-2026",
        "Een indicatiebesluit aanvragen in 2026",
        "besluit 12 van 2026",
        "beschikking 12-03-2026",
        "beschikking 2021/2115 van de Raad",
        "besluit 743840116",
    ],
    starts: &[Starts::Number],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(value) = Value::read(text, at, &LABELS) else {
        return;
    };
    if !LABELS.is_beside(text, value.first) {
        return;
    }
    let value = value.with_groups(text);
    // A year and a short number name a law: `2016/679`.
    let law = value
        .span
        .of(text.raw)
        .split_once('/')
        .is_some_and(|(year, number)| year.len() == 4 && number.len() < 5);
    if !law && (FEWEST_DIGITS..=MOST_DIGITS).contains(&value.digits) {
        proposals
            .push(Candidate::new(&KIND, value.span, &[weights::SHAPE]).labelled(Label::Beside));
    }
}
