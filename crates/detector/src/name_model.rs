//! The statistical half of name recognition: how much letters and surroundings speak for a name.
//!
//! Two tables of small integers, learnt by `promptwacht-dev names`. *Letters* tells a name that is in no list from a
//! Dutch word by its runs of letters. *Context* is a logistic regression on top of the rules in
//! `kinds/person_name.rs`: it learns what they get wrong, so its sum is one more piece of evidence beside theirs.
//! Features are numbered by hashing; a feature that was never seen weighs about nothing.

use crate::fold::Folded;
use crate::letters::{self, STEPS};
use crate::name_features;
use crate::names::Name;
use crate::report::Evidence;
use crate::text::Text;
use crate::weights;

/// Bits of the number of a feature of the context.
pub(crate) const CONTEXT_BITS: u32 = 17;
/// The model alone neither makes nor breaks a name that the rules are sure of, in decibans.
const MOST: i32 = 40;

/// The most that it says against a name after one of these, in decibans.
const MOST_AFTER_TITLE: i32 = 8;
const TITLES: [Evidence; 3] = [
    weights::TITLE,
    weights::PROFESSIONAL_TITLE,
    weights::NAME_LABEL,
];

static LETTERS: &[u8] = include_bytes!("../model/letters.bin");
static CONTEXT: &[u8] = include_bytes!("../model/context.bin");

/// The weight of a feature of letters, in [`STEPS`] of a deciban.
fn letter_weight(feature: u32) -> i32 {
    let at = (feature >> (32 - letters::BITS)) as usize;
    LETTERS
        .get(at)
        .map_or(0, |&byte| i32::from(byte.cast_signed()))
}

/// The weight of a feature of the context, in coarse steps: four bits each, so that twice as many fit.
fn context_weight(feature: u32) -> i32 {
    let at = (feature >> (32 - CONTEXT_BITS)) as usize;
    let pair = CONTEXT.get(at / 2).copied().unwrap_or(0);
    let step = if at.is_multiple_of(2) {
        pair << 4
    } else {
        pair & 0xf0
    };
    i32::from(step.cast_signed() >> 4)
}

/// How much the letters of an unlisted word speak for a name, in decibans.
pub(crate) fn nameness(word: &str) -> i16 {
    let Some(folded) = Folded::new(word) else {
        return 0;
    };
    let mut sum = 0;
    letters::each(folded.bytes(), &mut |feature| {
        sum += letter_weight(feature);
    });
    i16::try_from(sum / STEPS).unwrap_or(0)
}

const LEARNT: Evidence = Evidence::new("letters and words round it, as learnt from examples", 0);

/// What letters and surroundings say about `name`, for which the rules found `rules`.
pub(crate) fn weigh(text: &Text<'_>, name: &Name, rules: &[Evidence]) -> Evidence {
    let mut sum = 0;
    name_features::context(text, name, rules, &mut |feature| {
        sum += context_weight(feature);
    });
    // After a title even a word may be a name: there the rules know better.
    let titled = rules.first().is_some_and(|cue| TITLES.contains(cue));
    let least = if titled { -MOST_AFTER_TITLE } else { -MOST };
    Evidence {
        weight: i16::try_from((sum * 3 / 4).clamp(least, MOST)).unwrap_or(0),
        ..LEARNT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_have_the_size_that_the_features_ask_for() {
        assert_eq!(LETTERS.len(), 1 << letters::BITS);
        assert_eq!(CONTEXT.len(), 1 << (CONTEXT_BITS - 1));
    }

    #[test]
    fn letters_tell_unlisted_names_from_words() {
        for (name, word) in [
            ("Hoekstraa", "vergadering"),
            ("Kowalczykowski", "behandeling"),
            ("Vandenbosschere", "onderzoeken"),
        ] {
            assert!(nameness(name) > nameness(word), "{name} and {word}");
        }
    }
}
