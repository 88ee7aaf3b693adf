//! ATC codes of medicines (WHO): letter, two digits, two letters, two digits (`N05AH03`). Health, never an identifier.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::weights;

/// The main groups, and Q for animals.
const GROUPS: &str = "ABCDGHJLMNPQRSV";

pub(super) static KIND: Kind = Kind {
    id: "atc-code",
    category: Category::Special,
    replaceable: false,
    role: Role::Health,
    examples: proof!["ATC «N05AH03» is welk middel", "«A02BC01»"],
    near_misses: proof!["A02BC1", "02BC01", "E05AH03", "N05AH031", "N05ah03"],
    starts: &[Starts::Word(wants)],
    propose,
};

fn wants(token: &Token, said: &str) -> bool {
    token.shape == Shape::Upper && said.len() == 1 && GROUPS.contains(said)
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let letters = |at: usize, count: usize| {
        text.token(at).is_some_and(|token| {
            token.is_word() && token.shape == Shape::Upper && token.span.len() == count
        })
    };
    let digits = |at: usize| {
        text.token(at).is_some_and(|token| {
            token.class == Class::Number && token.span.len() == 2 && token.glued
        })
    };
    let shaped = letters(at, 1)
        && digits(at + 1)
        && letters(at + 2, 2)
        && digits(at + 3)
        && text.token(at + 2).is_some_and(|token| token.glued)
        && GROUPS.contains(text.says(at));
    if shaped
        && let Some(span) = text
            .span(at, at + 4)
            .filter(|span| text.stands_alone(*span))
    {
        proposals.push(Candidate::new(&KIND, span, &[weights::SHARP_SHAPE]));
    }
}
