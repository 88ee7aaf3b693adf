//! Medicines: context, never a finding by itself. The question about Ritalin stays a question.
//!
//! Known names of substances and brands, and the endings that the WHO gives to groups of substances (INN stems).

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::role::Role;
use crate::text::Text;
use crate::token::Token;
use crate::value::ends_in;
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
/// Lists of words that may end as medicines do.
const NO_MEDICINES: Lists = Lists::COMMON
    .or(Lists::FUNCTION)
    .or(Lists::SURNAME)
    .or(Lists::FIRST_NAME);

pub(super) static KIND: Kind = Kind {
    id: "medicine",
    category: Category::Special,
    replaceable: false,
    role: Role::Health,
    examples: proof![
        "start «metoprolol» 50 mg",
        "bijwerkingen van «Ritalin»",
        "«zanubrutinib» erbij",
    ],
    near_misses: proof!["in april", "een discipline", "de machine"],
    starts: &[Starts::Word(wants)],
    propose,
};

fn wants(token: &Token, said: &str) -> bool {
    token.lists.any(Lists::MEDICINE)
        || token.lists.begins_phrase()
        || (said.len() >= SHORTEST && !token.lists.any(NO_MEDICINES) && ends_in(said, ENDINGS))
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text.token(at) else { return };
    if token.lists.any(Lists::MEDICINE) || token.lists.begins_phrase() {
        if let Some(span) = text
            .listed(at, Lists::MEDICINE)
            .and_then(|to| text.span(at, to))
        {
            proposals.push(Candidate::new(&KIND, span, &[weights::LISTED]));
        }
    } else if token.span.len() >= SHORTEST
        && !token.lists.any(NO_MEDICINES)
        && ends_in(text.says(at), ENDINGS)
    {
        proposals.push(Candidate::new(&KIND, token.span, &[weights::WORD_ENDING]));
    }
}
