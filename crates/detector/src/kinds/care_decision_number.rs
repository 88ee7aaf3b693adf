//! Number of a decision on care: the indication of the CIZ, a municipal decision on support or youth care. No form of
//! its own, so only beside its label.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::labels;
use crate::role::Role;
use crate::text::Text;
use crate::token::Token;
use crate::value::{Rule, Value};
use crate::weights;
use crate::word::{Words, words};

const RULE: Rule = Rule {
    labels: labels! {
        words: ["indicatiebesluit", "beschikking", "zorgbeschikking", "toewijzing", "indicatie"],
        subjects: ["besluit", "ciz", "wlz", "wmo", "toewijzings", "pgb", "jw", "zin"],
        roots: "indicatie indicatiebesluit beschikking toewijzing",
        pairs: ["ciz" "besluit", "wlz" "besluit", "wmo" "besluit"],
    },
    direct: labels! {
        words: ["ciz", "wmo", "wlz", "pgb", "jeugdwet", "zorgkas"],
        subjects: [],
        nouns: "beschikking indicatie indicatiebesluit zorgbesluit",
    },
    digits: (6, 14),
};
/// What makes a decision one on care.
const LAWS: Words = words![
    "ciz",
    "wlz",
    "wmo",
    "pgb",
    "jw",
    "jeugdwet",
    "jeugdhulp",
    "indicatie"
];

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
        "Beschikking Wmo «WMO-2026-008813» loopt nog",
        "indicatie van het CIZ (besluit «6471.882»)",
        "PGB-beschikking «33.901-T»",
        "Beslissing zorgkas «ZB-2025-00441873»: gunstig; beschikking «WMO-77201-b»",
        "Kenmerk «2026/WMO/09114», binnen acht weken",
    ],
    near_misses: proof![
        "ZZP 4, VV05",
        "beschikking van 12-3-2026",
        "Een indicatiebesluit aanvragen in 2026",
        "besluit 12 van 2026",
        "beschikking 12-03-2026",
        "beschikking 2021/2115 van de Raad",
        "besluit 743840116",
        "CIZ 123456 besluiten, indicatie 448213 mensen",
        "Wmo-2015, WMO 2015/2016 en wmo-loket 2",
    ],
    starts: &[Starts::Digits(5)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let before = proposals.len();
    if !RULE.propose(&KIND, text, at, proposals)
        && let Some(value) = Value::read(text, at, &RULE.labels)
        && value.is_code(text)
        && value.digits >= RULE.digits.0
    {
        let named = (value.first..value.to)
            .any(|at| text.token(at).is_some_and(Token::is_capital) && text.is_one_of(at, LAWS));
        let decision = value
            .first
            .checked_sub(1)
            .is_some_and(|noun| text.is_one_of(noun, words!["besluit"]))
            && text.label_before(value.first, LAWS);
        if named {
            proposals.push(Candidate::new(&KIND, value.span, &[weights::SHARP_SHAPE]));
        } else if decision {
            proposals.push(Candidate::new(
                &KIND,
                value.span,
                &[weights::SUBJECT_BEFORE],
            ));
        }
    }
    // A year and a short number name a law: `2016/679`.
    let law = |candidate: &Candidate| {
        candidate
            .span
            .of(text.raw)
            .split_once('/')
            .is_some_and(|(year, number)| year.len() == 4 && number.len() < 5)
    };
    if proposals.get(before).is_some_and(law) {
        proposals.truncate(before);
    }
}
