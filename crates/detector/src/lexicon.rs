//! The word lists as one table from folded word to the lists that hold it.

use crate::lists::{BLOCK, BUCKET_BITS, FIRST_BITS, LISTS, PHRASE_BIT, PRINT_BITS};
use crate::token::{Class, Token};
use crate::word::{chain, mix};

/// The sets of lists that occur, by their number, the commonest first.
#[expect(
    clippy::unreadable_literal,
    reason = "sets of bits, written by the build script"
)]
static SETS: &[[u32; 2]] = include!(concat!(env!("OUT_DIR"), "/sets.rs"));
/// Terms stand in buckets, by the upper bits of their mixed hash; here the number of terms of each, in four bits.
static COUNTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.counts"));
/// The first term of each block of buckets and, above [`FIRST_BITS`], how many before it have a rare set.
#[expect(
    clippy::unreadable_literal,
    reason = "numbers written by the build script"
)]
static BLOCKS: &[u32] = include!(concat!(env!("OUT_DIR"), "/blocks.rs"));
/// For each term the lower bits of its mixed hash and, in the bits below, the number of its set; all ones say that the
/// set stands in [`RARE`].
static ROWS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.rows"));
const SET_BITS: u32 = 16 - PRINT_BITS;
const RARE_SET: u16 = (1 << SET_BITS) - 1;
/// The set numbers of the terms with a rare set, in their order; 255 says that it stands in [`RAREST`].
static RARE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.rare"));
/// Place in [`RARE`] and set number.
static RAREST: &[(u16, u16)] = include!(concat!(env!("OUT_DIR"), "/rarest.rs"));
/// Terms that look like another in [`ROWS`]: the mixed hash and the number of the set.
#[expect(
    clippy::unreadable_literal,
    reason = "hashes written by the build script"
)]
static TWINS: &[(u32, u16)] = include!(concat!(env!("OUT_DIR"), "/twins.rs"));

/// The lists that hold a word, as a set of bits. In two halves, because a translation to JavaScript has no
/// integers of 64 bits and pays for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lists([u32; 2]);

macro_rules! lists {
    ($($name:ident = $file:literal),* $(,)?) => {
        $(pub(crate) const $name: Self = Self::of(1 << bit($file));)*
    };
}

impl Lists {
    lists! {
        FIRST_NAME = "first-names",
        FIRST_FREQUENT = "first-names-frequent",
        SURNAME = "surnames",
        FREQUENT = "surnames-frequent",
        COMMON = "common-words",
        FUNCTION = "function-words",
        PLACE = "places",
        LARGE_CITY = "large-cities",
        TITLE = "titles",
        PROFESSIONAL_TITLE = "professional-titles",
        RELATION = "relations",
        PATIENT = "patient-words",
        ROLE = "roles",
        EPONYM = "eponyms",
        INSTITUTION = "institutions",
        INSTITUTION_WORD = "institution-words",
        BRAND = "brands",
        PUBLIC_FIGURE = "public-figures",
        MEDICINE = "medicines",
        DIAGNOSIS = "diagnoses",
        MENTAL_HEALTH = "mental-health",
        PROCEDURE = "procedures",
        MEASURE = "measures",
        HEALTH_WORD = "health-words",
        RECORD_STYLE = "record-style",
        CARE_LAW = "care-law",
        SPECIAL = "special-category",
        CRIMINAL = "criminal",
        RARE = "rare-conditions",
        CLASSIFICATION = "classification",
        BUSINESS = "business-words",
        STAFF = "staff-words",
        SYSTEM = "system-words",
        FICTION = "fiction-words",
        MONTH = "month-names",
        STREET_SUFFIX = "street-suffixes",
        RARE_PROFESSION = "professions-rare",
        PROPER_NOUN = "proper-nouns",
        NAME_LIKE = "name-like-words",
        NAME_CUE = "name-cues",
        NAME_PREFIX = "name-prefixes",
        WEAK_PREFIX = "name-prefixes-weak",
        WORLD_PLACE = "world-places",
    }

    /// No list.
    pub(crate) const NONE: Self = Self([0, 0]);
    const PHRASE: Self = Self::of(1 << PHRASE_BIT);

    #[expect(clippy::cast_possible_truncation, reason = "the halves of 64 bits")]
    const fn of(bits: u64) -> Self {
        Self([bits as u32, (bits >> 32) as u32])
    }

    /// Both sets together.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }

    /// Whether the word is in any of the lists of `other`.
    pub(crate) const fn any(self, other: Self) -> bool {
        (self.0[0] & other.0[0]) | (self.0[1] & other.0[1]) != 0
    }

    /// The set as one number, to tell sets apart by.
    pub(crate) const fn number(self) -> u32 {
        mix(self.0[0] ^ self.0[1].rotate_left(16).wrapping_mul(0x9e37_79b1))
    }

    /// The same set for a word that begins no term after all.
    pub(crate) const fn without_phrase(self) -> Self {
        Self([
            self.0[0] & !Self::PHRASE.0[0],
            self.0[1] & !Self::PHRASE.0[1],
        ])
    }

    /// Whether the word begins a term of several words.
    pub(crate) const fn begins_phrase(self) -> bool {
        self.any(Self::PHRASE)
    }
}

/// The bit of a list; a name that is not in the table does not compile.
#[expect(
    clippy::indexing_slicing,
    reason = "runs at compile time, where a slip stops the build"
)]
const fn bit(file: &str) -> usize {
    let mut at = 0;
    while !same(LISTS[at], file) {
        at += 1;
    }
    at
}

#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

/// The lists that hold the word or term with this hash. A word in no list is taken for one that is once in a thousand
/// unknown words: the price of a table that keeps no letters.
pub(crate) fn find(word: u32) -> Lists {
    let mixed = mix(word);
    let bucket = (mixed >> (32 - BUCKET_BITS)) as usize;
    let first_bucket = bucket - bucket % BLOCK;
    let Some(&block) = BLOCKS.get(first_bucket / BLOCK) else {
        return Lists::NONE;
    };
    let first = (block & ((1 << FIRST_BITS) - 1)) as usize;
    let mut at = first;
    for bucket in first_bucket..bucket {
        at += count(bucket);
    }
    let count = count(bucket);
    #[expect(clippy::cast_possible_truncation, reason = "the lower bits")]
    let print = mixed as u16 & ((1 << PRINT_BITS) - 1);
    for (index, row) in rows(at, at + count).enumerate() {
        if row >> SET_BITS != print {
            continue;
        }
        let mut number = usize::from(row & RARE_SET);
        if row & RARE_SET == RARE_SET {
            let before = rows(first, at + index)
                .filter(|row| row & RARE_SET == RARE_SET)
                .count();
            number = rare_set((block >> FIRST_BITS) as usize + before);
        }
        if let Ok(twin) = TWINS.binary_search_by_key(&mixed, |&(term, _)| term) {
            number = TWINS.get(twin).map_or(0, |&(_, set)| usize::from(set));
        }
        return SETS.get(number).map_or(Lists::NONE, |&set| Lists(set));
    }
    Lists::NONE
}

/// How many terms a bucket has.
fn count(bucket: usize) -> usize {
    let both = COUNTS.get(bucket / 2).copied().unwrap_or_default();
    usize::from(both >> (bucket % 2 * 4) & 15)
}

fn rows(from: usize, to: usize) -> impl Iterator<Item = u16> {
    let bytes = ROWS.get(from * 2..to * 2).unwrap_or(&[]);
    bytes
        .as_chunks::<2>()
        .0
        .iter()
        .map(|row| u16::from_le_bytes(*row))
}

/// The number of the rare set at this place.
fn rare_set(at: usize) -> usize {
    match RARE.get(at) {
        Some(255) => RAREST
            .binary_search_by_key(&at, |&(place, _)| usize::from(place))
            .ok()
            .and_then(|found| RAREST.get(found))
            .map_or(0, |&(_, number)| usize::from(number)),
        Some(&number) => usize::from(number),
        None => 0,
    }
}

/// The most bytes between two words of a term.
const WIDEST_GAP: usize = 8;

/// The longest term of several words that begins with `tokens[at]`: its lists and the index of the token
/// after it. Hyphens, apostrophes and dots between the words do not count; a line break ends the term, and so does a gap
/// wider than anybody leaves inside a name.
pub(crate) fn phrase(tokens: &[Token], at: usize) -> Option<(Lists, usize)> {
    let mut words = tokens.get(at)?.word;
    let mut best = None;
    let mut end = tokens.get(at)?.span.end;
    for (index, token) in tokens.iter().enumerate().skip(at + 1) {
        if token.span.start - end > WIDEST_GAP {
            break;
        }
        end = token.span.end;
        match token.class {
            Class::Word | Class::Number if token.word != 0 => {}
            Class::Mark(b'-' | b'\'' | b'.') => continue,
            // `TLP:AMBER`
            Class::Mark(b':') if tokens.get(index + 1).is_some_and(|next| next.glued) => continue,
            _ => break,
        }
        words = chain(words, token.word);
        let lists = find(words);
        if lists == Lists::NONE {
            break;
        }
        // The first words of a longer term may be a key only because that term begins so.
        if lists != Lists::PHRASE {
            best = Some((lists, index + 1));
        }
        if !lists.begins_phrase() {
            break;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    #[test]
    fn folds_case_and_diacritics() {
        for word in ["Ayşe", "AYSE"] {
            assert!(tokenize(word)[0].lists.any(Lists::FIRST_NAME), "{word}");
        }
        assert_eq!(tokenize("qqqqq")[0].lists, Lists::NONE);
    }

    #[test]
    fn finds_the_longest_phrase() {
        let text = "naar Den Haag toe";
        let tokens = tokenize(text);
        let (lists, end) = phrase(&tokens, 1).expect("a place of two words");
        assert!(lists.any(Lists::PLACE));
        assert_eq!(end, 3);
    }
}
