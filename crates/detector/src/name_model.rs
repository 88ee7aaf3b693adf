//! The statistical half of name recognition: how much letters and surroundings speak for a name.
//!
//! Two tables of small integers, learnt by `promptwacht-dev names`. *Letters* tells a name that is in no list from a
//! Dutch word by its runs of letters. *Context* is a logistic regression on top of the rules in
//! `kinds/person_name.rs`: it learns what they get wrong, so its sum is one more piece of evidence beside theirs.
//! Features are numbered by hashing; a feature that was never seen weighs about nothing.

use crate::fold::Folded;
use crate::letters::{self, STEPS};
use crate::lexicon::Lists;
use crate::names::Name;
use crate::report::Evidence;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::weights;
use crate::word::{hash, mix};

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
    let step = if at % 2 == 0 { pair << 4 } else { pair & 0xf0 };
    i32::from(step.cast_signed() >> 4)
}

/// How much the letters of an unlisted word speak for a name, in decibans.
pub(crate) fn nameness(word: &str) -> i32 {
    let Some(folded) = Folded::new(word) else {
        return 0;
    };
    let mut sum = 0;
    letters::each(folded.bytes(), &mut |feature| {
        sum += letter_weight(feature);
    });
    sum / STEPS
}

/// What letters and surroundings say about `name`, for which the rules found `rules`.
pub(crate) fn weigh(text: &Text<'_>, name: &Name, rules: &[Evidence]) -> Evidence {
    let mut sum = 0;
    context(text, name, rules, &mut |feature| {
        sum += context_weight(feature);
    });
    // After a title even a word may be a name: there the rules know better.
    let titled = rules.first().is_some_and(|cue| TITLES.contains(cue));
    let least = if titled { -MOST_AFTER_TITLE } else { -MOST };
    Evidence {
        reason: "letters and words round it, as learnt from examples",
        weight: i16::try_from((sum * 3 / 4).clamp(least, MOST)).unwrap_or(0),
    }
}

/// The sorts of features, so that equal values of different sorts get different numbers.
#[derive(Clone, Copy)]
enum Sort {
    Form,
    FormShape,
    FormStart,
    FormCue,
    Lists,
    ListsShape,
    ListsStart,
    Letters,
    LettersStart,
    LettersCue,
    Ending,
    Word,
    WordForm,
    Before,
    BeforeForm,
    BeforeBefore,
    BeforeLists,
    BeforeShape,
    After,
    AfterForm,
    AfterAfter,
    AfterLists,
    AfterShape,
    Both,
    LowerText,
    Rule,
    RuleForm,
    Length,
    Street,
    Prefix,
    PrefixForm,
    BeforeKinds,
    AfterKinds,
    AfterAfterKinds,
    KindsStart,
    KindsEnd,
    KindsForm,
    Near,
    Crowd,
}

/// The features of a possible name in its text.
pub(crate) fn context(text: &Text<'_>, name: &Name, rules: &[Evidence], each: &mut dyn FnMut(u32)) {
    let mut add = |sort: Sort, value: u32| {
        each(mix(value
            .wrapping_mul(0x9e37_79b1)
            .wrapping_add((sort as u32 + 1).wrapping_mul(0x85eb_ca77))));
    };
    let token = |at: usize| text.token(at);
    let (Some(first), Some(last)) = (token(name.from), name.to.checked_sub(1).and_then(token))
    else {
        return;
    };
    let flag = |holds: bool, bit: u32| u32::from(holds) << bit;
    let begins = text.begins_sentence(name.from);
    let form = flag(name.initials, 0)
        | flag(name.given.is_some(), 1)
        | flag(name.prefix.is_some(), 2)
        | flag(name.family.is_some(), 3)
        | flag(name.comma, 4)
        | (words_of(text, name).min(4) << 5);
    let shapes = first.shape as u32 * 4 + last.shape as u32;
    let cued = rules.first().map_or(0, |cue| reason_number(cue) | 1);
    add(Sort::Form, form);
    add(Sort::FormShape, form << 8 | shapes);
    add(Sort::FormStart, form << 8 | shapes << 1 | u32::from(begins));
    add(Sort::FormCue, form ^ cued.rotate_left(9));

    let lower_text = is_lower_text(text);
    add(
        Sort::LowerText,
        form << 8 | shapes << 1 | u32::from(lower_text),
    );

    // The words of the name: the given one and the family one, or the one that there is.
    for (part, at) in [(1, name.given), (2, name.family)] {
        let Some((at, word)) = at.and_then(|at| Some((at, token(at)?))) else {
            continue;
        };
        let lists = word.lists.number() ^ part;
        let shape = word.shape as u32;
        let start = u32::from(at == name.from && begins);
        add(Sort::Lists, lists);
        add(Sort::ListsShape, lists.rotate_left(3) ^ shape);
        add(
            Sort::ListsStart,
            lists.rotate_left(5) ^ (start << 2 | shape),
        );
        let said = text.says(at);
        let letters = if word.lists.any(Lists::FIRST_NAME.or(Lists::SURNAME)) {
            99
        } else {
            bucket(nameness(said))
        };
        add(Sort::Letters, letters << 4 | part << 2 | shape);
        add(Sort::LettersStart, letters << 4 | start << 2 | shape);
        add(Sort::LettersCue, letters ^ cued.rotate_left(7));
        if let Some(folded) = Folded::new(said) {
            let bytes = folded.bytes();
            let ending = bytes.get(bytes.len().saturating_sub(3)..).unwrap_or(bytes);
            add(Sort::Ending, hash(ending) ^ part << 2 ^ shape);
        }
        add(
            Sort::Street,
            u32::from(crate::kinds::is_street(said)) << 2
                | u32::from(said.ends_with('s')) << 1
                | u32::from(cued != 0),
        );
        add(Sort::Word, word.word ^ shape);
        add(
            Sort::WordForm,
            word.word ^ form.rotate_left(11) ^ (cued & 1),
        );
        #[expect(clippy::cast_possible_truncation, reason = "lengths are small")]
        add(
            Sort::Length,
            (word.span.len().min(12) as u32) << 4 | part << 2 | shape,
        );
    }

    if let Some(prefix) = name.prefix.and_then(|at| token(at)) {
        let at_head = u32::from(name.prefix == Some(name.from));
        add(
            Sort::Prefix,
            prefix.word ^ (at_head << 3 | u32::from(begins) << 2 | prefix.shape as u32),
        );
        add(
            Sort::PrefixForm,
            prefix.word ^ form << 4 ^ prefix.shape as u32,
        );
    }
    // What stands round it.
    let before = text.before(name.from, 1);
    let before_before = text.before(name.from, 2);
    let after = token(name.to);
    let after_after = token(name.to + 1);
    let said = |token: Option<&Token>| token.map_or(1, sign);
    let listed = |token: Option<&Token>| token.map_or(1, |token| token.lists.number() | 2);
    let shape = |token: Option<&Token>| {
        token.map_or(7, |token| {
            (token.shape as u32) << 4 | u32::from(token.glued) << 3 | class_number(token.class)
        })
    };
    add(Sort::Before, said(before));
    add(
        Sort::BeforeForm,
        said(before) ^ form.rotate_left(13) ^ first.shape as u32,
    );
    add(
        Sort::BeforeBefore,
        said(before_before) ^ said(before).rotate_left(3),
    );
    add(Sort::BeforeLists, listed(before) ^ first.shape as u32);
    add(Sort::BeforeShape, shape(before) << 8 | form);
    add(Sort::After, said(after));
    add(
        Sort::AfterForm,
        said(after) ^ form.rotate_left(13) ^ last.shape as u32,
    );
    add(
        Sort::AfterAfter,
        said(after_after) ^ said(after).rotate_left(3),
    );
    add(Sort::AfterLists, listed(after) ^ last.shape as u32);
    add(Sort::AfterShape, shape(after) << 8 | form);
    add(
        Sort::Both,
        said(before) ^ said(after).rotate_left(5) ^ shapes,
    );
    // The same, beside what the lists say of the name.
    let known = |at: Option<usize>| {
        at.and_then(token).map_or(5, |word| {
            let lists = word.lists;
            u32::from(lists.any(Lists::FIRST_NAME))
                | u32::from(lists.any(Lists::SURNAME)) << 1
                | u32::from(lists.any(Lists::COMMON)) << 2
                | u32::from(lists.any(Lists::NAME_LIKE.or(Lists::PROPER_NOUN))) << 3
                | u32::from(lists.any(Lists::EPONYM.or(Lists::BRAND).or(Lists::PLACE))) << 4
        })
    };
    let kinds = known(name.given) << 8 | known(name.family) << 3 | first.shape as u32;
    add(Sort::BeforeKinds, said(before) ^ kinds.rotate_left(11));
    add(Sort::AfterKinds, said(after) ^ kinds.rotate_left(11));
    add(
        Sort::AfterAfterKinds,
        said(after_after) ^ kinds.rotate_left(11),
    );
    add(
        Sort::KindsStart,
        kinds << 8 | shape(before) << 1 | u32::from(begins),
    );
    add(Sort::KindsEnd, kinds << 8 | shape(after));
    add(Sort::KindsForm, kinds << 9 | form);
    for back in 2..=4 {
        add(Sort::Near, said(text.before(name.from, back)));
    }
    for ahead in 1..=3 {
        add(Sort::Near, said(token(name.to + ahead)).rotate_left(1));
    }
    add(
        Sort::Crowd,
        capitals_near(text, name) << 4 | u32::from(begins) << 3 | first.shape as u32,
    );
    for rule in rules {
        add(Sort::Rule, reason_number(rule));
        add(Sort::RuleForm, reason_number(rule) ^ form.rotate_left(9));
    }
}

/// A word by its hash, a number by its length, a mark by itself.
fn sign(token: &Token) -> u32 {
    match token.class {
        Class::Word => token.word,
        #[expect(clippy::cast_possible_truncation, reason = "at most five")]
        Class::Number => 0x100 + token.span.len().min(5) as u32,
        Class::Mark(mark) => 0x200 + u32::from(mark) + (u32::from(token.glued) << 10),
        Class::Break => 0x300,
        Class::Placeholder => 0x301,
    }
}

const fn class_number(class: Class) -> u32 {
    match class {
        Class::Word => 0,
        Class::Number => 1,
        Class::Mark(_) => 2,
        Class::Break => 3,
        Class::Placeholder => 4,
    }
}

/// A reason by its words, the same in every build.
const fn reason_number(reason: &Evidence) -> u32 {
    hash(reason.reason.as_bytes())
}

#[expect(clippy::cast_sign_loss, reason = "shifted above zero first")]
fn bucket(nameness: i32) -> u32 {
    ((nameness.clamp(-30, 30) + 30) / 4) as u32
}

#[expect(clippy::cast_possible_truncation, reason = "names are short")]
fn words_of(text: &Text<'_>, name: &Name) -> u32 {
    (name.from..name.to)
        .filter(|&at| {
            text.token(at)
                .is_some_and(|token| token.is_word() && token.shape != Shape::Lower)
        })
        .count() as u32
}

/// How many of the words round the name have a capital: headings, titles of works and lists have many.
fn capitals_near(text: &Text<'_>, name: &Name) -> u32 {
    let count = |from: usize, to: usize| {
        text.tokens
            .get(from..to.min(text.tokens.len()))
            .unwrap_or(&[])
            .iter()
            .filter(|token| token.is_capital())
            .count()
    };
    let all = count(name.from.saturating_sub(4), name.from) + count(name.to, name.to + 4);
    u32::try_from(all).unwrap_or(0).min(5)
}

/// Text by a hurried hand has no capitals, and then their lack says nothing.
fn is_lower_text(text: &Text<'_>) -> bool {
    text.capitals == 0
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
