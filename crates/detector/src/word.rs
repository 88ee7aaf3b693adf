//! Words as numbers: the hash of a word's folded form, the same at build time, in constants and in a text.
//!
//! Comparing a word with a closed list is then comparing numbers. Two different words share a number once in four
//! thousand million; the build script refuses word lists in which that happens.

/// Changed when the build script says that two terms of the word lists collide.
const SEED: u32 = 0x51ed_270b;
const FACTOR: u32 = 0x9e37_79b1;

/// A closed list of words, each by its hash, in rising order.
#[allow(dead_code, reason = "the build script uses the hashes only")]
pub(crate) type Words = &'static [u32];

/// The hash of a folded word: ASCII, lower case, no space.
pub(crate) const fn hash(folded: &[u8]) -> u32 {
    let mut state = SEED;
    let mut rest = folded;
    while let [a, b, c, d, tail @ ..] = rest {
        state = step(state, u32::from_le_bytes([*a, *b, *c, *d]));
        rest = tail;
    }
    state = match rest {
        [a] => step(state, u32::from_le_bytes([*a, 0, 0, 0])),
        [a, b] => step(state, u32::from_le_bytes([*a, *b, 0, 0])),
        [a, b, c] => step(state, u32::from_le_bytes([*a, *b, *c, 0])),
        _ => state,
    };
    finish(state, folded.len())
}

/// The hash of a word of ASCII letters or of digits in any case, and whether it has lower-case and upper-case
/// letters after its first.
#[allow(dead_code, reason = "the build script folds its terms first")]
pub(crate) fn hash_ascii(word: &[u8]) -> (u32, bool, bool) {
    const LOWER: u32 = 0x2020_2020;
    let mut state = SEED;
    let (mut any_lower, mut any_upper) = (0, 0);
    // The first letter says nothing about the rest.
    let mut counted = 0xffff_ff00;
    let (chunks, rest) = word.as_chunks::<4>();
    for chunk in chunks {
        let chunk = u32::from_le_bytes(*chunk);
        any_lower |= chunk & LOWER & counted;
        any_upper |= !chunk & LOWER & counted;
        counted = u32::MAX;
        state = step(state, chunk | LOWER);
    }
    if !rest.is_empty() {
        let (chunk, mask) = match rest {
            [a] => (u32::from_le_bytes([*a, 0, 0, 0]), 0xff),
            [a, b] => (u32::from_le_bytes([*a, *b, 0, 0]), 0xffff),
            [a, b, c] => (u32::from_le_bytes([*a, *b, *c, 0]), 0x00ff_ffff),
            _ => (0, 0),
        };
        any_lower |= chunk & LOWER & counted & mask;
        any_upper |= !chunk & LOWER & counted & mask;
        state = step(state, chunk | (LOWER & mask));
    }
    (finish(state, word.len()), any_lower != 0, any_upper != 0)
}

/// The hash of a term of several words, from that of its first words and its next word.
pub(crate) const fn chain(words: u32, next: u32) -> u32 {
    mix(words.rotate_left(7) ^ next.wrapping_mul(FACTOR))
}

const fn step(state: u32, chunk: u32) -> u32 {
    let state = (state ^ chunk).wrapping_mul(FACTOR);
    state ^ (state >> 15)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "words are short, and only their difference counts"
)]
const fn finish(state: u32, len: usize) -> u32 {
    mix(state ^ len as u32)
}

/// Spreads every bit over all of them (the finalizer of `MurmurHash3`).
pub(crate) const fn mix(mut hash: u32) -> u32 {
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x85eb_ca6b);
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

/// Whether a closed list has the word with this hash.
// One copy: inlined it would grow the module by 14 kB.
#[allow(dead_code, reason = "the build script asks for no words")]
#[inline(never)]
pub(crate) fn has(words: Words, word: u32) -> bool {
    // A short list is read faster than it is searched. In a long one the hash says about where to look: hashes are
    // spread evenly.
    if words.len() <= 8 {
        return words.contains(&word);
    }
    let mut at = ((word >> 16) as usize * words.len()) >> 16;
    while words.get(at).is_some_and(|&there| there < word) {
        at += 1;
    }
    while at > 0 && words.get(at - 1).is_some_and(|&there| there >= word) {
        at -= 1;
    }
    words.get(at) == Some(&word)
}

/// The same hashes in rising order.
#[allow(dead_code, reason = "the build script has no closed lists")]
#[expect(
    clippy::indexing_slicing,
    reason = "runs at compile time, where a slip stops the build"
)]
pub(crate) const fn sorted<const N: usize>(mut words: [u32; N]) -> [u32; N] {
    let mut done = 1;
    while done < N {
        let mut at = done;
        while at > 0 && words[at - 1] > words[at] {
            (words[at - 1], words[at]) = (words[at], words[at - 1]);
            at -= 1;
        }
        done += 1;
    }
    words
}

/// The closed list of these words: lower case, ASCII.
#[allow(unused_macros, reason = "the build script writes no lists")]
macro_rules! words {
    ($($word:literal),* $(,)?) => {{
        const WORDS: $crate::word::Words =
            &$crate::word::sorted([$($crate::word::hash($word.as_bytes())),*]);
        WORDS
    }};
}
#[allow(unused_imports, reason = "the build script writes no lists")]
pub(crate) use words;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_give_the_same_hash() {
        for word in [
            "a",
            "de",
            "bsn",
            "geb",
            "huisarts",
            "burgerservicenummer",
            "12",
            "1234567",
        ] {
            assert_eq!(
                hash(word.as_bytes()),
                hash_ascii(word.as_bytes()).0,
                "{word}"
            );
            let upper = word.to_ascii_uppercase();
            assert_eq!(
                hash(word.as_bytes()),
                hash_ascii(upper.as_bytes()).0,
                "{upper}"
            );
        }
    }

    #[test]
    fn says_how_the_rest_is_written() {
        for (word, lower, upper) in [
            ("Bakker", true, false),
            ("BAKKER", false, true),
            ("McDonald", true, true),
            ("B", false, false),
            ("aB", false, true),
        ] {
            let (_, has_lower, has_upper) = hash_ascii(word.as_bytes());
            assert_eq!((has_lower, has_upper), (lower, upper), "{word}");
        }
    }
}
