//! Crime, suspicion and measures of justice (AVG article 10): context, never a finding by themselves. Beside a person
//! they weigh as health does, and they help to tell who somebody is.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::role::Role;
use crate::text::Text;
use crate::weights;
use crate::word::{Words, words};

/// Bodies of justice, and words of news and talk (`een moord voor doen`): that one is named says nothing of anybody.
pub(crate) const GENERAL: Words = words![
    "politie",
    "politiebureau",
    "rechtbank",
    "wijkagent",
    "justitie",
    "reclassering",
    "strafrechter",
    "gevangeniswezen",
    "moord",
    "vonnis",
    "dader",
    "daders",
    "brandstichting",
    "terrorisme",
    "slachtoffer",
    "vandalisme",
    "vernieling",
    "fraude",
];

pub(super) static KIND: Kind = Kind {
    id: "criminal",
    category: Category::Special,
    replaceable: false,
    role: Role::Criminal,
    examples: proof![
        "zij is «slachtoffer van» «huiselijk geweld»",
        "hij is «veroordeeld» en draagt een «enkelband»",
        "«aangifte gedaan»",
    ],
    near_misses: proof!["het rooster van maandag", "een gesprek met de buren"],
    starts: &[Starts::Listed(Lists::CRIMINAL)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    if let Some(span) = text
        .listed(at, Lists::CRIMINAL)
        .and_then(|to| text.span(at, to))
    {
        proposals.push(Candidate::new(&KIND, span, &[weights::LISTED]));
    }
}
