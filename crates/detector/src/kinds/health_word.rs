//! Complaints, procedures, measurements and other words of care: context, never a finding by themselves.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::role::Role;
use crate::text::Text;
use crate::weights;

const LISTS: Lists = Lists::PROCEDURE.or(Lists::HEALTH_WORD);

pub(super) static KIND: Kind = Kind {
    id: "health-word",
    category: Category::Special,
    replaceable: false,
    role: Role::Health,
    examples: proof!["heeft «pijn»", "na de «MRI»"],
    near_misses: proof!["het rooster van maandag"],
    starts: &[Starts::Listed(LISTS)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    if let Some(span) = text.listed(at, LISTS).and_then(|to| text.span(at, to)) {
        proposals.push(Candidate::new(&KIND, span, &[weights::LISTED]));
    }
}
