//! The statistical half of name recognition: how much letters and surroundings speak for a name.
//!
//! Two tables of small integers, learnt by `promptwacht-dev names`. *Letters* tells a name that is in no list from a
//! Dutch word by its runs of letters. *Context* is a logistic regression on top of the rules in
//! `kinds/person_name.rs`: it learns what they get wrong, so its sum is one more piece of evidence beside theirs.
//! Features are told apart by their hashes; one that was never learnt weighs nothing.

use crate::fold::Folded;
use crate::letters::{self, STEPS};
use crate::name_features;
use crate::names::Name;
use crate::report::Evidence;
use crate::text::Text;
use crate::weights;

/// The features of the context stand in buckets by the upper bits of their hash.
pub(crate) const BUCKET_BITS: u32 = 12;
/// So many buckets have their first row written down; those between are counted, four bits each.
pub(crate) const BLOCK: usize = 32;
/// Bits of the hash, below those, that are kept beside the weight: a feature that was never learnt weighs nothing.
pub(crate) const PRINT_BITS: u32 = 12;
/// Coarse steps of a weight in three decibans.
pub(crate) const STEPS_IN_THREE: i32 = 4;
/// The model alone neither makes nor breaks a name that the rules are sure of, in decibans.
const MOST: i32 = 40;

/// The most that it says against a name after one of these, in decibans.
const MOST_AFTER_TITLE: i32 = 5;
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

/// Bytes of the table before its rows: the first row of each block, then the number of rows of each bucket.
const BLOCKS: usize = (1 << BUCKET_BITS) / BLOCK * 2;
const COUNTS: usize = (1 << BUCKET_BITS) / 2;

/// The weight of a feature of the context, in coarse steps. [`CONTEXT`] says where each block begins and how many rows each
/// bucket has, then come the rows: the hash and, in four bits below it, the weight.
fn context_weight(feature: u32) -> i32 {
    let bucket = (feature >> (32 - BUCKET_BITS)) as usize;
    let Some((blocks, rest)) = CONTEXT.split_at_checked(BLOCKS) else {
        return 0;
    };
    let Some((counts, rows)) = rest.split_at_checked(COUNTS) else {
        return 0;
    };
    let count = |bucket: usize| {
        let both = counts.get(bucket / 2).copied().unwrap_or_default();
        usize::from(both >> (bucket % 2 * 4) & 15)
    };
    let block = blocks.as_chunks::<2>().0.get(bucket / BLOCK);
    let mut from = block.map_or(0, |block| usize::from(u16::from_le_bytes(*block)));
    for before in bucket - bucket % BLOCK..bucket {
        from += count(before);
    }
    #[expect(clippy::cast_possible_truncation, reason = "the lower bits")]
    let print = (feature >> (32 - BUCKET_BITS - PRINT_BITS)) as u16 & ((1 << PRINT_BITS) - 1);
    rows.as_chunks::<2>()
        .0
        .get(from..from + count(bucket))
        .unwrap_or(&[])
        .iter()
        .map(|row| u16::from_le_bytes(*row))
        .find(|row| row >> 4 == print)
        .map_or(0, |row| i32::from((row << 12).cast_signed() >> 12))
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
        weight: i16::try_from((sum * 3 / STEPS_IN_THREE).clamp(least, MOST)).unwrap_or(0),
        ..LEARNT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_have_the_size_that_the_features_ask_for() {
        assert_eq!(LETTERS.len(), 1 << letters::BITS);
        let counts = &CONTEXT[BLOCKS..BLOCKS + COUNTS];
        let rows: usize = counts
            .iter()
            .map(|both| usize::from((both & 15) + (both >> 4)))
            .sum();
        assert_eq!(CONTEXT.len(), BLOCKS + COUNTS + 2 * rows);
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
