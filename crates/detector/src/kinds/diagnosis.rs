//! Diagnoses and conditions, of body and mind: context, never a finding by themselves. Beside a person they make
//! the text one about health (AVG article 9).

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::role::Role;
use crate::text::Text;
use crate::weights;

const LISTS: Lists = Lists::DIAGNOSIS.or(Lists::MENTAL_HEALTH).or(Lists::RARE);

pub(super) static KIND: Kind = Kind {
    id: "diagnosis",
    category: Category::Special,
    replaceable: false,
    role: Role::Health,
    examples: proof!["heeft «diabetes»", "bekend met «depressie»"],
    near_misses: proof!["het rooster van maandag"],
    starts: &[Starts::Listed(LISTS)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    if let Some(span) = text.listed(at, LISTS).and_then(|to| text.span(at, to)) {
        proposals.push(Candidate::new(&KIND, span, &[weights::LISTED]));
    }
}
