//! Numbers of the DSM as it was before the ICD letters (`DSM-5 296.32`): only beside its label. Health, never an
//! identifier.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::role::Role;
use crate::text::Text;
use crate::token::Class;
use crate::weights;
use crate::word::words;

pub(super) static KIND: Kind = Kind {
    id: "dsm-code",
    category: Category::Special,
    replaceable: false,
    role: Role::Health,
    examples: proof!["DSM-5 «296.32»", "volgens de DSM IV: «301.83»"],
    near_misses: proof![
        "296,32 euro",
        "DSM (bedrijf) heeft 296 mensen",
        "hoofdstuk 296.32",
    ],
    starts: &[Starts::Digits(4)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let digits = |at: usize, lengths: std::ops::RangeInclusive<usize>| {
        text.token(at).is_some_and(|token| {
            token.class == Class::Number && lengths.contains(&token.span.len())
        })
    };
    let dot = text
        .token(at + 1)
        .is_some_and(|dot| dot.is_mark(b'.') && dot.glued);
    if !digits(at, 3..=3) || !dot || !digits(at + 2, 1..=2) {
        return;
    }
    let glued = text.token(at + 2).is_some_and(|token| token.glued);
    if glued
        && text.label_before(at, words!["dsm"])
        && let Some(span) = text
            .span(at, at + 3)
            .filter(|span| text.stands_alone(*span))
    {
        proposals.push(Candidate::new(&KIND, span, &[weights::LABEL]));
    }
}
