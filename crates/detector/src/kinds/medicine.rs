//! Medicines: context, never a finding by itself. The question about Ritalin stays a question.
//!
//! Known names of substances and brands, and the endings that the WHO gives to groups of substances (INN stems).

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts};
use crate::lexicon::Lists;
use crate::role::Role;
use crate::text::Text;
use crate::weights;

const ENDINGS: &[&str] = &[
    "pril",
    "sartan",
    "olol",
    "dipine",
    "statine",
    "prazol",
    "gliptine",
    "gliflozine",
    "glutide",
    "mab",
    "tinib",
    "ciclib",
    "parine",
    "xaban",
    "gatran",
    "oxetine",
    "triptan",
    "triptyline",
    "azepam",
    "azolam",
    "cilline",
    "cycline",
    "floxacine",
    "ciclovir",
    "navir",
    "conazol",
    "lukast",
    "tropium",
    "dronaat",
    "droninezuur",
    "setron",
    "coxib",
    "gabaline",
];
const SHORTEST: usize = 8;

pub(super) static KIND: Kind = Kind {
    id: "medicine",
    category: Category::Special,
    replaceable: false,
    role: Role::Health,
    examples: &[
        "start «metoprolol» 50 mg",
        "bijwerkingen van «Ritalin»",
        "«zanubrutinib» erbij",
    ],
    near_misses: &["in april", "een discipline", "de machine"],
    starts: &[Starts::Word],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text.token(at) else { return };
    if let Some(to) = text.listed(at, Lists::MEDICINE) {
        if let Some(span) = text.span(at, to) {
            proposals.push(Candidate::new(&KIND, span, &[weights::LISTED]));
        }
    } else if token.span.len() >= SHORTEST
        && !token.lists.any(
            Lists::COMMON
                .or(Lists::FUNCTION)
                .or(Lists::SURNAME)
                .or(Lists::FIRST_NAME),
        )
        && has_ending(text.says(at))
    {
        proposals.push(Candidate::new(&KIND, token.span, &[weights::WORD_ENDING]));
    }
}

fn has_ending(word: &str) -> bool {
    ENDINGS.iter().any(|ending| {
        word.len()
            .checked_sub(ending.len())
            .and_then(|at| word.as_bytes().get(at..))
            .is_some_and(|tail| tail.eq_ignore_ascii_case(ending.as_bytes()))
    })
}
