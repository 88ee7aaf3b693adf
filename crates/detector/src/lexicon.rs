//! The word lists as one table from folded word to the lists that hold it.

use std::sync::LazyLock;

use fst::raw::{Fst, Output};

use crate::fold::Folded;
use crate::lists::{LISTS, PHRASE_BIT};
use crate::token::{Class, Token};

static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.fst"));
/// The sets of lists that occur, by the number under which the table knows them.
#[expect(
    clippy::unreadable_literal,
    reason = "sets of bits, written by the build script"
)]
static SETS: &[[u32; 2]] = include!(concat!(env!("OUT_DIR"), "/sets.rs"));
/// `None` when the table is damaged, and then no word is in any list.
static LEXICON: LazyLock<Option<Fst<&'static [u8]>>> = LazyLock::new(|| Fst::new(TABLE).ok());

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

/// The lists that hold one word.
pub(crate) fn look_up(word: &str) -> Lists {
    let (Some(folded), Some(fst)) = (Folded::new(word), LEXICON.as_ref()) else {
        return Lists::NONE;
    };
    fst.get(folded.bytes()).map_or(Lists::NONE, set)
}

fn set(number: Output) -> Lists {
    usize::try_from(number.value())
        .ok()
        .and_then(|number| SETS.get(number))
        .map_or(Lists::NONE, |&set| Lists(set))
}

/// The longest term of several words that begins with `tokens[at]`: its lists and the index of the token
/// after it. Hyphens, apostrophes and dots between the words do not count; a line break ends the term.
pub(crate) fn phrase(text: &str, tokens: &[Token], at: usize) -> Option<(Lists, usize)> {
    let fst = LEXICON.as_ref()?;
    let mut node = fst.root();
    let mut output = Output::zero();
    let mut best = None;
    let mut words = 0;
    for (index, token) in tokens.iter().enumerate().skip(at) {
        match token.class {
            Class::Word | Class::Number => {}
            Class::Mark(b'-' | b'\'' | b'.') => continue,
            // `TLP:AMBER`
            Class::Mark(b':') if tokens.get(index + 1).is_some_and(|next| next.glued) => continue,
            _ => break,
        }
        let Some(folded) = Folded::new(token.span.of(text)) else {
            break;
        };
        let separator: &[u8] = if words == 0 { b"" } else { b" " };
        for &byte in separator.iter().chain(folded.bytes()) {
            let Some(found) = node.find_input(byte) else {
                return best;
            };
            let step = node.transition(found);
            output = output.cat(step.out);
            node = fst.node(step.addr);
        }
        words += 1;
        if words > 1 && node.is_final() {
            let lists = set(output.cat(node.final_output()));
            // The first words of a longer term may be a key only because that term begins so.
            if lists != Lists::PHRASE && lists != Lists::NONE {
                best = Some((lists, index + 1));
            }
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
        assert!(look_up("Ayşe").any(Lists::FIRST_NAME));
        assert!(look_up("AYSE").any(Lists::FIRST_NAME));
        assert_eq!(look_up("qqqqq"), Lists::NONE);
    }

    #[test]
    fn finds_the_longest_phrase() {
        let text = "naar Den Haag toe";
        let tokens = tokenize(text);
        let (lists, end) = phrase(text, &tokens, 1).expect("a place of two words");
        assert!(lists.any(Lists::PLACE));
        assert_eq!(end, 3);
    }
}
