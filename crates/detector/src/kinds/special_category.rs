//! Origin, belief, politics, union, sex life, genetic and biometric data (AVG article 9): context, never a finding by
//! themselves. Beside a person they weigh as health does.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::role::Role;
use crate::text::Text;
use crate::weights;

pub(super) static KIND: Kind = Kind {
    id: "special-category",
    category: Category::Special,
    replaceable: false,
    role: Role::Special,
    examples: proof![
        "is «Jehova's getuige»",
        "cliënt van «Turkse komaf»",
        "zij is «lesbisch»",
        "draagt een «hoofddoek»",
        "lid van de «FNV»",
    ],
    near_misses: proof!["het rooster van maandag", "een gesprek met de buren"],
    starts: &[Starts::Listed(Lists::SPECIAL)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    if let Some(span) = text
        .listed(at, Lists::SPECIAL)
        .and_then(|to| text.span(at, to))
    {
        proposals.push(Candidate::new(&KIND, span, &[weights::LISTED]));
    }
}
