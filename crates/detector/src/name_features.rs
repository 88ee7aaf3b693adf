//! What the model of names looks at: the build of a possible name, its words, and what stands round it.

use crate::fold::Folded;
use crate::lexicon::Lists;
use crate::name_model::nameness;
use crate::names::Name;
use crate::report::Evidence;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::word::{hash, mix};

/// The sorts of features, so that equal values of different sorts get different numbers.
#[derive(Clone, Copy)]
enum Sort {
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
    BeforeLists,
    BeforeShape,
    After,
    AfterAfter,
    AfterLists,
    AfterShape,
    Both,
    LowerText,
    Rule,
    Length,
    Street,
    Prefix,
    PrefixForm,
    BeforeKinds,
    AfterKinds,
    KindsStart,
    KindsEnd,
    Near,
    Crowd,
    BeforeEnding,
    AfterEnding,
    Endings,
    BeforeBeforeLists,
    AfterAfterLists,
}

/// Gives each feature of a possible name in its text.
pub(crate) fn context(text: &Text<'_>, name: &Name, rules: &[Evidence], each: &mut dyn FnMut(u32)) {
    let mut add = |sort: Sort, value: u32| {
        each(mix(value
            .wrapping_mul(0x9e37_79b1)
            .wrapping_add((sort as u32 + 1).wrapping_mul(0x85eb_ca77))));
    };
    if let Some(seen) = Seen::new(text, name, rules) {
        seen.build(&mut add);
        seen.words(&mut add);
        seen.surroundings(&mut add);
        seen.surroundings_by_list(&mut add);
        for rule in rules {
            add(Sort::Rule, rule.id);
        }
    }
}

/// What several features share.
struct Seen<'a> {
    text: &'a Text<'a>,
    name: &'a Name,
    first: &'a Token,
    last: &'a Token,
    /// How the name is built.
    form: u32,
    /// How its first and last word are written.
    shapes: u32,
    /// The cue before it, 0 for none.
    cued: u32,
    /// Whether it begins a sentence.
    begins: bool,
}

impl<'a> Seen<'a> {
    fn new(text: &'a Text<'a>, name: &'a Name, rules: &[Evidence]) -> Option<Self> {
        let first = text.token(name.from)?;
        let last = text.before(name.to, 1)?;
        let flag = |holds: bool, bit: u32| u32::from(holds) << bit;
        let form = flag(name.initials, 0)
            | flag(name.given.is_some(), 1)
            | flag(name.prefix.is_some(), 2)
            | flag(name.family.is_some(), 3)
            | flag(name.comma, 4)
            | (words_of(text, name).min(4) << 5);
        Some(Self {
            text,
            name,
            first,
            last,
            form,
            shapes: first.shape as u32 * 4 + last.shape as u32,
            cued: rules.first().map_or(0, |cue| cue.id | 1),
            begins: text.begins_sentence(name.from),
        })
    }

    fn build(&self, add: &mut dyn FnMut(Sort, u32)) {
        let Self {
            text,
            name,
            form,
            shapes,
            ..
        } = *self;
        let begins = u32::from(self.begins);
        add(Sort::FormStart, form << 8 | shapes << 1 | begins);
        add(Sort::FormCue, form ^ self.cued.rotate_left(9));
        // Text by a hurried hand has no capitals, and then their lack says nothing.
        let lower_text = u32::from(text.capitals == 0);
        add(Sort::LowerText, form << 8 | shapes << 1 | lower_text);
        if let Some(prefix) = name.prefix.and_then(|at| text.token(at)) {
            let at_head = u32::from(name.prefix == Some(name.from));
            let shape = prefix.shape as u32;
            add(
                Sort::Prefix,
                prefix.word ^ (at_head << 3 | begins << 2 | shape),
            );
            add(Sort::PrefixForm, prefix.word ^ form << 4 ^ shape);
        }
        let crowd = capitals_near(text, name);
        add(
            Sort::Crowd,
            crowd << 4 | begins << 3 | self.first.shape as u32,
        );
    }

    /// The given word and the family one, or the one that there is.
    fn words(&self, add: &mut dyn FnMut(Sort, u32)) {
        let text = self.text;
        for (part, at) in [(1, self.name.given), (2, self.name.family)] {
            let Some((at, word)) = at.and_then(|at| Some((at, text.token(at)?))) else {
                continue;
            };
            let lists = word.lists.number() ^ part;
            let shape = word.shape as u32;
            let start = u32::from(at == self.name.from && self.begins);
            add(Sort::Lists, lists);
            add(Sort::ListsShape, lists.rotate_left(3) ^ shape);
            add(
                Sort::ListsStart,
                lists.rotate_left(5) ^ (start << 2 | shape),
            );
            let said = text.says(at);
            let letters = if word.lists.any(Lists::FIRST_NAME.or(Lists::SURNAME)) {
                LISTED
            } else {
                bucket(nameness(said))
            };
            add(Sort::Letters, letters << 4 | part << 2 | shape);
            add(Sort::LettersStart, letters << 4 | start << 2 | shape);
            add(Sort::LettersCue, letters ^ self.cued.rotate_left(7));
            if let Some(folded) = Folded::new(said) {
                let bytes = folded.bytes();
                let ending = bytes.get(bytes.len().saturating_sub(3)..).unwrap_or(bytes);
                add(Sort::Ending, hash(ending) ^ part << 2 ^ shape);
            }
            let street = u32::from(crate::kinds::is_street(said));
            let possessive = u32::from(said.ends_with('s'));
            add(
                Sort::Street,
                street << 2 | possessive << 1 | u32::from(self.cued != 0),
            );
            add(Sort::Word, word.word ^ shape);
            add(
                Sort::WordForm,
                word.word ^ self.form.rotate_left(11) ^ (self.cued & 1),
            );
            let length = u32::try_from(word.span.len()).unwrap_or(0).min(12);
            add(Sort::Length, length << 4 | part << 2 | shape);
        }
    }

    fn surroundings(&self, add: &mut dyn FnMut(Sort, u32)) {
        let before = self.back(1);
        let (after, after_after) = (self.ahead(0), self.ahead(1));
        let (first, last) = (self.first.shape as u32, self.last.shape as u32);
        let listed = |token: Option<&Token>| token.map_or(1, |token| token.lists.number() | 2);
        add(Sort::Before, sign(before));
        add(Sort::BeforeLists, listed(before) ^ first);
        add(Sort::BeforeShape, shape_of(before) << 8 | self.form);
        add(Sort::After, sign(after));
        add(
            Sort::AfterAfter,
            sign(after_after) ^ sign(after).rotate_left(3),
        );
        add(Sort::AfterLists, listed(after) ^ last);
        add(Sort::AfterShape, shape_of(after) << 8 | self.form);
        add(
            Sort::Both,
            sign(before) ^ sign(after).rotate_left(5) ^ self.shapes,
        );
        for back in 2..=4 {
            add(Sort::Near, sign(self.back(back)));
        }
        for ahead in 1..=3 {
            add(Sort::Near, sign(self.ahead(ahead)).rotate_left(1));
        }
    }

    /// The same, beside what the lists say of the name.
    fn surroundings_by_list(&self, add: &mut dyn FnMut(Sort, u32)) {
        let known = |at: Option<usize>| {
            at.and_then(|at| self.text.token(at)).map_or(5, |word| {
                let any = |lists: Lists, bit: u32| u32::from(word.lists.any(lists)) << bit;
                any(Lists::FIRST_NAME, 0)
                    | any(Lists::SURNAME, 1)
                    | any(Lists::COMMON, 2)
                    | any(Lists::NAME_LIKE.or(Lists::PROPER_NOUN), 3)
                    | any(Lists::EPONYM.or(Lists::BRAND).or(Lists::PLACE), 4)
            })
        };
        let kinds =
            known(self.name.given) << 8 | known(self.name.family) << 3 | self.first.shape as u32;
        let turned = kinds.rotate_left(11);
        let (before, after) = (self.back(1), self.ahead(0));
        add(Sort::BeforeKinds, sign(before) ^ turned);
        add(Sort::AfterKinds, sign(after) ^ turned);
        add(
            Sort::KindsStart,
            kinds << 8 | shape_of(before) << 1 | u32::from(self.begins),
        );
        add(Sort::KindsEnd, kinds << 8 | shape_of(after));
        let (ends_before, ends_after) = (self.ending(before), self.ending(after));
        let shape = self.first.shape as u32;
        add(
            Sort::BeforeEnding,
            ends_before ^ shape_of(before) << 3 ^ shape,
        );
        add(Sort::AfterEnding, ends_after ^ shape_of(after) << 3 ^ shape);
        add(
            Sort::Endings,
            ends_before ^ ends_after.rotate_left(7) ^ shape,
        );
        let listed = |token: Option<&Token>| token.map_or(1, |token| token.lists.number() | 2);
        add(
            Sort::BeforeBeforeLists,
            listed(self.back(2)) ^ shape_of(before),
        );
        add(
            Sort::AfterAfterLists,
            listed(self.ahead(1)) ^ shape_of(after),
        );
    }

    /// The last letters of a word: `-ster` is somebody, `-de` does something.
    fn ending(&self, token: Option<&Token>) -> u32 {
        token.filter(|token| token.is_word()).map_or(0, |token| {
            let said = token.span.of(self.text.raw).as_bytes();
            let ending = said.get(said.len().saturating_sub(3)..).unwrap_or(said);
            ending
                .iter()
                .fold(1, |hash, byte| hash * 33 + u32::from(byte & 31))
        })
    }

    /// The token so many places before the name.
    fn back(&self, places: usize) -> Option<&'a Token> {
        self.text.before(self.name.from, places)
    }

    /// The token so many places after the one that follows the name.
    fn ahead(&self, places: usize) -> Option<&'a Token> {
        self.text.token(self.name.to + places)
    }
}

/// Stands for the letters of a word that is listed as a name.
const LISTED: u32 = 99;

/// How a token is written and joined to the one before it.
fn shape_of(token: Option<&Token>) -> u32 {
    token.map_or(7, |token| {
        (token.shape as u32) << 4 | u32::from(token.glued) << 3 | class_number(token.class)
    })
}

/// A word by its hash, a number by its length, a mark by itself.
fn sign(token: Option<&Token>) -> u32 {
    let Some(token) = token else { return 1 };
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

#[expect(clippy::cast_sign_loss, reason = "shifted above zero first")]
fn bucket(nameness: i16) -> u32 {
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
