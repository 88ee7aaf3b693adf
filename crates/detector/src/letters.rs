//! The letters of a word as features of the model of names. The build script includes this file: it leaves out of the
//! lexicon what the letters tell by themselves.

use crate::word::mix;

/// Bits of the number of a feature.
pub(crate) const BITS: u32 = 13;
/// Steps of a weight in one deciban.
pub(crate) const STEPS: i32 = 4;

/// The features of a word's letters: its runs of two to four, the ends marked, and its length.
pub(crate) fn each(folded: &[u8], give: &mut dyn FnMut(u32)) {
    let at = |index: usize| -> u32 {
        // Zero stands for both ends.
        index
            .checked_sub(1)
            .and_then(|index| folded.get(index))
            .map_or(0, |&byte| u32::from(byte & 31) + 1)
    };
    let length = folded.len() + 2;
    for from in 0..length - 1 {
        let mut run = at(from) + 7;
        for size in 2..=4 {
            let index = from + size - 1;
            if index >= length {
                break;
            }
            run = run * 33 + at(index);
            give(mix(run));
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most forty")]
    give(mix(0x1000_0000 + folded.len().min(14) as u32));
}
