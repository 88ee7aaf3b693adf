//! Names that the grammar of `names.rs` is too strict for: chains of unlisted words, letters without dots, names in the
//! order of a list, nicknames in between, and what a hurried hand wrote in lower case.
//!
//! Every span that may be one is proposed beside what the grammar finds, also the shorter one where it is in doubt
//! whether the next word belongs to it (`Jade van Toon`); the model, which has seen many that are none, decides.

use crate::fold::Folded;
use crate::lexicon::{self, Lists};
use crate::names::{
    Name, begins_with_apostrophe, is_mere_preposition, is_prefix, looks_like_a_name, no_name,
};
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::word::{hash, words};

/// The most words of a chain, prefixes not counted.
const MOST: usize = 4;
/// The most tokens from one word of a chain to the next.
const FARTHEST: usize = 8;
/// The most letters that stand for given names.
const MOST_LETTERS: usize = 4;
/// What stands for a name at most when it is called one by others, in tokens: `Leendert 'Leen' Poldervaart`.
const LONGEST_NICKNAME: usize = 2;

/// Gives the chains that begin at token `at`; `cued` when something before it says that a name follows.
pub(crate) fn each(text: &Text<'_>, at: usize, cued: bool, give: &mut dyn FnMut(&Name)) {
    if text
        .before(at, 1)
        .is_some_and(|before| joins(text, at, before))
    {
        return;
    }
    let mut chain = Chain {
        text,
        cued,
        lower: None,
        parts: 0,
        sure: false,
        name: Name {
            from: at - usize::from(begins_with_apostrophe(text, at)),
            to: at,
            ..Name::default()
        },
    };
    if let Some(to) = letters_end(text, at) {
        chain.name.to = to;
        chain.name.initials = true;
    }
    while let Some(part) = chain.next_part() {
        if chain.parts > 0 && part.doubtful {
            give(&chain.name);
        }
        chain.take(&part);
        if chain.parts == MOST {
            break;
        }
    }
    if chain.parts == 0 || !chain.may_end() {
        return;
    }
    give(&chain.name);
    if let Some(to) = chain.letters_after(chain.name.to) {
        let name = Name { to, ..chain.name };
        give(&name);
    }
    if let Some(to) = chain.after_comma() {
        let name = Name {
            to,
            comma: true,
            ..chain.name
        };
        give(&name);
    }
}

/// A chain as far as it is read.
struct Chain<'a> {
    text: &'a Text<'a>,
    cued: bool,
    /// Whether its words are written in lower case, once there is one.
    lower: Option<bool>,
    parts: usize,
    /// Whether one of its words is listed as a name and as nothing else.
    sure: bool,
    name: Name,
}

/// A word of a chain, with the prefixes before it.
struct Part {
    word: usize,
    prefix: Option<usize>,
    /// Whether the chain may as well end before it.
    doubtful: bool,
}

impl Chain<'_> {
    fn take(&mut self, part: &Part) {
        let Some(token) = self.text.token(part.word) else {
            return;
        };
        if self.parts == 0 && part.prefix.is_none() {
            self.name.given = Some(part.word);
        } else {
            self.name.family.get_or_insert(part.word);
        }
        self.name.prefix = self.name.prefix.or(part.prefix);
        self.name.to = part.word + 1;
        self.lower = Some(token.shape == Shape::Lower);
        self.sure |= is_sure(token);
        self.parts += 1;
    }

    /// The next word of the chain.
    fn next_part(&self) -> Option<Part> {
        let text = self.text;
        let mut at = self.name.to;
        let nickname = (self.parts > 0).then(|| nickname_end(text, at)).flatten();
        at = nickname.unwrap_or(at);
        let hyphen = self.parts > 0
            && text
                .token(at)
                .is_some_and(|mark| mark.is_mark(b'-') && mark.glued);
        at += usize::from(hyphen);
        // `Eg-\nberts`: broken at the end of a line.
        let broken = hyphen
            && text
                .token(at)
                .is_some_and(|token| token.class == Class::Break);
        at += usize::from(broken);
        let mut prefix = None;
        while at < self.name.to + FARTHEST {
            let apostrophe = begins_with_apostrophe(text, at + 1);
            if !apostrophe && (!is_prefix(text, at) || is_mere_preposition(text, at)) {
                break;
            }
            prefix.get_or_insert(at);
            at += 1 + usize::from(apostrophe);
            while text.token(at).is_some_and(|mark| {
                mark.glued && matches!(mark.class, Class::Mark(b'.' | b'\'' | b'/'))
            }) {
                at += 1;
            }
        }
        let token = text.token(at)?;
        let led = hyphen || prefix.is_some();
        let lower = token.shape == Shape::Lower;
        let same_hand = self.lower.is_none_or(|hand| hand == lower) || broken;
        if token.glued && !led && nickname.is_none() || !same_hand || !self.accepts(at, token, led)
        {
            return None;
        }
        Some(Part {
            word: at,
            prefix,
            doubtful: prefix.is_some() && !hyphen
                || nickname.is_some()
                || broken
                || !is_sure(token) && !hyphen,
        })
    }

    /// Whether the word at `at` may be the next of the chain; `led` by a prefix or a hyphen it may be an ordinary word too.
    fn accepts(&self, at: usize, token: &Token, led: bool) -> bool {
        let text = self.text;
        let named = token.lists.any(Lists::FIRST_NAME.or(Lists::SURNAME));
        let common = token.lists.any(Lists::COMMON);
        if !token.is_word() || token.span.len() < 2 || token.lists.any(Lists::FUNCTION) {
            return false;
        }
        let company = self.cued || self.name.initials || self.sure;
        if token.shape == Shape::Lower {
            // A lone word of every day needs more than that.
            return named && (!common || led || company || text.capitals == 0)
                || looks_like_a_name(text, at)
                || company && (led || self.parts > 0 && self.name.initials) && !no_name(token)
                || company && token.lists == Lists::NONE && token.span.len() > 2
                || self.parts == 0 && is_possessive(text, at);
        }
        let first = self.parts == 0 && !led && !company;
        named && (!common || !first || self.goes_on(at + 1))
            || token.lists == Lists::NONE
            || looks_like_a_name(text, at)
            || !no_name(token)
                && (led
                    || token.lists.any(Lists::NAME_LIKE) && !common
                    || self.parts > 0
                        && token
                            .lists
                            .any(Lists::PLACE.or(Lists::WORLD_PLACE).or(Lists::PROPER_NOUN)))
    }

    /// Whether a capital word that may be a name stands at `at`, or one after prefixes.
    fn goes_on(&self, at: usize) -> bool {
        let text = self.text;
        let mut next = at;
        while next < at + 3 && is_prefix(text, next) {
            next += 1;
        }
        text.token(next).is_some_and(|token| {
            token.is_capital()
                && !token.glued
                && token.span.len() > 1
                && !token.lists.any(Lists::FUNCTION)
                && (next > at
                    || token.lists.any(Lists::FIRST_NAME.or(Lists::SURNAME))
                    || looks_like_a_name(text, next)
                    || token.lists == Lists::NONE)
        })
    }

    /// A lone word that nothing takes for a name is none.
    fn may_end(&self) -> bool {
        let lone = self.parts == 1 && !self.name.initials && self.name.prefix.is_none();
        !lone
            || self.lower == Some(true)
            || self.letters_after(self.name.to).is_some()
            || self.after_comma().is_some()
            || self.name.given.is_some_and(|at| {
                is_possessive(self.text, at)
                    || self
                        .text
                        .token(at)
                        .is_some_and(|token| token.lists.any(Lists::FIRST_NAME))
            })
    }

    /// `Alfons M.`, `Kort A M`, `brouwer h`: where the letters after the name end.
    fn letters_after(&self, at: usize) -> Option<usize> {
        let text = self.text;
        let lower = self.lower?;
        let mut to = at;
        let mut letters = 0;
        while letters < MOST_LETTERS
            && text.token(to).is_some_and(|letter| {
                letter.is_word()
                    && letter.span.len() == 1
                    && (letter.shape == Shape::Lower) == lower
                    && (!letter.glued || letters > 0)
            })
        {
            to += 1;
            to += usize::from(
                text.token(to)
                    .is_some_and(|dot| dot.is_mark(b'.') && dot.glued),
            );
            letters += 1;
        }
        let goes_on = text
            .token(to)
            .is_some_and(|next| next.glued && (next.is_word() || next.class == Class::Number));
        (letters > 0 && !goes_on).then_some(to)
    }

    /// `Kort, Ellie`, `de graaf-pietersen, l.`, `Groothedde, Jurre Matthijs`: where the names after the comma end.
    fn after_comma(&self) -> Option<usize> {
        let text = self.text;
        let lower = self.lower?;
        let at = text
            .token(self.name.to)
            .filter(|mark| mark.is_mark(b','))
            .map(|_| self.name.to + 1)?;
        if let Some(to) = self.letters_after(at) {
            return Some(to);
        }
        let given = |at: usize| {
            text.token(at).is_some_and(|token| {
                token.is_word()
                    && !token.glued
                    && (token.shape == Shape::Lower) == lower
                    && !token.lists.any(Lists::FUNCTION)
                    && (token.lists.any(Lists::FIRST_NAME) || looks_like_a_name(text, at))
            })
        };
        let mut to = at;
        while to < at + 2 && given(to) {
            to += 1;
        }
        // One more comma makes it a list of names.
        let list = text.token(to).is_some_and(|next| {
            next.is_mark(b',')
                && !text
                    .token(to + 1)
                    .is_none_or(|next| next.class == Class::Number)
        }) || text.is_one_of(to, words!["en"]);
        (to > at && !list).then_some(to)
    }
}

/// Whether a word is listed as a name and is no word of every day.
fn is_sure(token: &Token) -> bool {
    token.lists.any(Lists::FIRST_NAME.or(Lists::SURNAME))
        && !token.lists.any(Lists::COMMON.or(Lists::FUNCTION))
        && !no_name(token)
}

/// `j.`, `A.M.`, `p` before a name: where the letters that begin a name end. Without dots only one or two, and only before
/// a prefix or a word that is a name.
fn letters_end(text: &Text<'_>, at: usize) -> Option<usize> {
    let mut to = at;
    let mut letters = 0;
    let mut dotted = true;
    let lower = text.token(at)?.shape == Shape::Lower;
    while letters < MOST_LETTERS
        && text.token(to).is_some_and(|letter| {
            letter.is_word()
                && letter.span.len() == 1
                && (letter.shape == Shape::Lower) == lower
                && (to == at || !dotted || letter.glued)
        })
        && !begins_with_apostrophe(text, to)
    {
        to += 1;
        let dot = text
            .token(to)
            .is_some_and(|dot| dot.is_mark(b'.') && dot.glued);
        dotted &= dot;
        to += usize::from(dot);
        letters += 1;
    }
    let mut family = to;
    while family < to + 4 && is_prefix(text, family) {
        family += 1;
    }
    let token = text.token(family).filter(|token| {
        token.is_word() && token.span.len() > 1 && !token.lists.any(Lists::FUNCTION)
    })?;
    let named = is_sure(token)
        || looks_like_a_name(text, family)
        || (family > to || dotted) && token.lists.any(Lists::SURNAME)
        || token.is_capital() && (family > to || dotted) && !no_name(token);
    (letters > 0 && (dotted || letters < 3) && (!token.glued || family > to) && named).then_some(to)
}

/// `'Leen'`, `(Kees)`: where the nickname that begins at `at` ends, when a name goes on after it.
fn nickname_end(text: &Text<'_>, at: usize) -> Option<usize> {
    let open = text.token(at).filter(|open| !open.glued)?;
    let close = match open.class {
        Class::Mark(b'(') => b')',
        Class::Mark(mark @ (b'\'' | b'"')) => mark,
        _ => return None,
    };
    let end = (at + 2..=at + 1 + LONGEST_NICKNAME).find(|&end| {
        text.token(end)
            .is_some_and(|mark| mark.is_mark(close) && mark.glued)
    })?;
    let named = (at + 1..end).all(|word| text.token(word).is_some_and(Token::is_capital));
    named.then_some(end + 1)
}

/// `Gastons voeten`, `sientjes steunkous`: a first name with the ending of the genitive, in no list itself.
fn is_possessive(text: &Text<'_>, at: usize) -> bool {
    text.token(at)
        .filter(|token| token.lists == Lists::NONE && token.span.len() > 4)
        .and_then(|_| text.says(at).strip_suffix('s'))
        .and_then(Folded::new)
        .is_some_and(|stem| {
            let lists = lexicon::find(hash(stem.bytes()));
            lists.any(Lists::FIRST_NAME) && !lists.any(Lists::COMMON.or(Lists::FUNCTION))
        })
}

/// Whether the word at `at` goes on what stands before it, so that no chain begins here.
fn joins(text: &Text<'_>, at: usize, before: &Token) -> bool {
    let glued = text
        .token(at)
        .is_some_and(|token| token.glued && (before.is_word() || before.is_mark(b'-')));
    glued || before.is_word() && before.is_capital() && is_prefix(text, at - 1)
}
