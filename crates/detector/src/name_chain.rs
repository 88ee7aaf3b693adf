//! Names that the grammar of `names.rs` is too strict for: chains of unlisted words with a capital, and names that a
//! hurried hand wrote in lower case.
//!
//! Proposed beside what the grammar finds; the model, which has seen many that are none, decides.

use crate::fold::Folded;
use crate::lexicon::{self, Lists};
use crate::names::{Name, is_initial, is_mere_preposition, is_prefix, looks_like_a_name, no_name};
use crate::text::Text;
use crate::token::{Shape, Token};
use crate::word::hash;

/// The most words of a chain, prefixes not counted.
const MOST: usize = 4;

/// The chain that begins at token `at`: of words with a capital two or more, in lower case also a lone one that a list or
/// its letters take for a name.
pub(crate) fn parse(text: &Text<'_>, at: usize) -> Option<Name> {
    let first = text.token(at)?;
    let lower = first.shape == Shape::Lower;
    if text
        .before(at, 1)
        .is_some_and(|before| joins(text, at, before))
    {
        return None;
    }
    let mut name = Name {
        from: at,
        to: at,
        ..Name::default()
    };
    if is_prefix(text, at) {
        // `van t hof ging`, `Van Nijendaal`
        if !take_part(text, &mut name, lower) {
            return None;
        }
    } else if lower && first.span.len() > 2 && is_alone(text, at, first)
        || !lower && begins(text, at, first)
    {
        name.given = Some(at);
        name.to = at + 1;
    } else {
        return None;
    }
    for _ in 1..MOST {
        if !take_part(text, &mut name, lower) {
            break;
        }
    }
    (name.family.is_some() || lower || is_possessive(text, at)).then_some(name)
}

/// Whether the lower-case word at `at` may be a name by itself.
fn is_alone(text: &Text<'_>, at: usize, token: &Token) -> bool {
    let named = token.lists.any(Lists::FIRST_NAME.or(Lists::SURNAME));
    named
        && !token.lists.any(Lists::FUNCTION)
        && (text.capitals == 0 || !token.lists.any(Lists::COMMON))
        || looks_like_a_name(text, at)
        || is_possessive(text, at)
}

/// Whether the word with a capital at `at` may begin a chain.
fn begins(text: &Text<'_>, at: usize, token: &Token) -> bool {
    // `Riet van Gils`
    let led = token.lists.any(Lists::FIRST_NAME) && is_prefix(text, at + 1);
    may_be_part(text, at, token, led) || is_possessive(text, at)
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

/// `Jan P.`, `van der Goot`, `-de Vries`: one more part of the chain.
fn take_part(text: &Text<'_>, name: &mut Name, lower: bool) -> bool {
    let mut to = name.to;
    let hyphen = text
        .token(to)
        .is_some_and(|mark| mark.is_mark(b'-') && mark.glued);
    to += usize::from(hyphen);
    while !lower && !hyphen && is_initial(text, to) {
        to += 2;
    }
    let mut prefix = None;
    while to < name.to + 8 && is_prefix(text, to) && !is_mere_preposition(text, to) {
        prefix.get_or_insert(to);
        to += 1;
        while text
            .token(to)
            .is_some_and(|mark| mark.glued && (mark.is_mark(b'.') || mark.is_mark(b'\'')))
        {
            to += 1;
        }
    }
    let Some(token) = text.token(to) else {
        return false;
    };
    let glued = token.glued && !hyphen && prefix.is_none();
    let same_hand = (token.shape == Shape::Lower) == lower;
    if glued || !same_hand || !may_be_part(text, to, token, prefix.is_some() || hyphen) {
        return false;
    }
    name.family.get_or_insert(to);
    name.prefix = name.prefix.or(prefix);
    name.to = to + 1;
    true
}

/// Whether the word at `at` may be part of a name; `led` by a prefix or a hyphen it may be an ordinary word too.
fn may_be_part(text: &Text<'_>, at: usize, token: &Token, led: bool) -> bool {
    let named = token.lists.any(Lists::FIRST_NAME.or(Lists::SURNAME));
    let lower = token.shape == Shape::Lower;
    token.is_word()
        && token.span.len() > 1
        && !token.lists.any(Lists::FUNCTION)
        && (named || !no_name(token))
        && (named && (led || !token.lists.any(Lists::COMMON))
            || looks_like_a_name(text, at)
            || !lower && (token.lists == Lists::NONE || led)
            || !lower && token.lists.any(Lists::NAME_LIKE) && !token.lists.any(Lists::COMMON))
}

/// Whether the word at `at` goes on what stands before it, so that no chain begins here.
fn joins(text: &Text<'_>, at: usize, before: &Token) -> bool {
    let glued = text
        .token(at)
        .is_some_and(|token| token.glued && (before.is_word() || before.is_mark(b'-')));
    glued || before.is_word() && before.is_capital() && is_prefix(text, at - 1)
}
