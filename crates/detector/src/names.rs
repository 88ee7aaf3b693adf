//! The shape of a person's name: initials, first names, prefixes and family names, in the orders in use.
//!
//! Says only what could be a name and how it is built; whether it is one is weighed in `kinds/person_name.rs`.
//! Prefixes (tussenvoegsels): the table of the BRP.

use crate::lexicon::Lists;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::word::{Words, words};

/// Of those, the prepositions, and the articles that make them part of a name.
const PREPOSITIONS: Words = words![
    "op", "in", "aan", "uit", "onder", "bij", "voor", "over", "af", "tot"
];
const ARTICLES: Words = words!["de", "den", "der", "het", "t", "gen", "ten"];
/// Initials of more than one letter.
const LONG_INITIALS: Words = words![
    "th", "chr", "joh", "ij", "ph", "fr", "wm", "jac", "alb", "ant", "st", "tj", "sj", "hub",
    "jos",
];
/// Dotted letters that are no initials.
const ABBREVIATIONS: &[&str] = &[
    "a.d.", "a.h.v.", "a.s.", "a.u.b.", "b.g.g.", "b.v.", "c.q.", "d.d.", "d.m.v.", "d.w.z.",
    "e.a.", "e.d.", "i.c.m.", "i.g.v.", "i.m.", "i.o.m.", "i.p.v.", "i.v.", "i.v.m.", "j.l.", "m.",
    "m.b.t.", "m.i.", "m.m.v.", "m.n.", "m.u.v.", "n.a.v.", "n.v.t.", "o.a.", "o.b.v.", "o.l.v.",
    "p.", "p.m.", "p.o.", "p.p.", "r.", "s.c.", "s.v.p.", "t.", "t.a.v.", "t.g.v.", "t.h.v.",
    "t.n.v.", "t.o.v.", "t.t.", "u.", "v.", "v.a.", "v.d.", "z.n.", "z.o.z.",
];
/// Lists whose words are no family names, unless a list of names holds them too.
const NO_NAMES: Lists = Lists::FUNCTION
    .or(Lists::PATIENT)
    .or(Lists::TITLE)
    .or(Lists::ROLE)
    .or(Lists::RELATION)
    .or(Lists::MONTH)
    .or(Lists::MEDICINE)
    .or(Lists::DIAGNOSIS)
    .or(Lists::MENTAL_HEALTH)
    .or(Lists::PROCEDURE)
    .or(Lists::MEASURE)
    .or(Lists::HEALTH_WORD)
    .or(Lists::INSTITUTION_WORD)
    .or(Lists::RECORD_STYLE)
    .or(Lists::CARE_LAW)
    .or(Lists::BUSINESS)
    .or(Lists::STAFF)
    .or(Lists::SYSTEM)
    .or(Lists::CLASSIFICATION)
    .or(Lists::SPECIAL)
    .or(Lists::CRIMINAL);
/// Names and words of one name have at most this many given names, prefixes and family names each.
const MOST: usize = 4;
/// A lower-case word of fewer bytes is too often an abbreviation to be a first name by itself.
const SURE_LENGTH: usize = 3;

/// Whether the word at `at` can stand before a surname (`name-prefixes.txt`).
pub(crate) fn is_prefix(text: &Text<'_>, at: usize) -> bool {
    text.token(at)
        .is_some_and(|token| token.lists.any(Lists::NAME_PREFIX))
}

/// `Glenn D. uit Ninove`: a preposition is part of a name only before an article (`op de Weegh`, `in 't Veld`).
pub(crate) fn is_mere_preposition(text: &Text<'_>, at: usize) -> bool {
    text.is_one_of(at, PREPOSITIONS)
        && !(at + 1..at + 3).any(|next| text.is_one_of(next, ARTICLES))
        && !text.token(at).is_some_and(Token::is_capital)
}

/// Whether it also stands before anything else and needs company to count.
fn is_weak_prefix(text: &Text<'_>, at: usize) -> bool {
    text.token(at)
        .is_some_and(|token| token.lists.any(Lists::WEAK_PREFIX))
}

/// Whether a word is in a list that speaks against a name.
pub(crate) fn no_name(token: &Token) -> bool {
    token.lists.any(NO_NAMES)
}

/// What stands before a possible name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    /// Nothing that speaks for a name.
    None,
    /// A title, label or role: what follows is a name, listed or not.
    Title,
    /// A word for a relative or a patient: a name may follow, or `van` and a first name.
    Person,
}

/// Whether the apostrophe before the word at `at` belongs to it: `'t Hart`.
pub(crate) fn begins_with_apostrophe(text: &Text<'_>, at: usize) -> bool {
    text.before(at, 1).is_some_and(|mark| mark.is_mark(b'\''))
        && text.is_one_of(at, words!["t", "s"])
}

/// How a name is built.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Name {
    /// Its first token.
    pub(crate) from: usize,
    /// The token after it.
    pub(crate) to: usize,
    /// It begins with initials.
    pub(crate) initials: bool,
    /// The first given name.
    pub(crate) given: Option<usize>,
    /// It has a prefix, strong enough to count by itself.
    pub(crate) prefix: Option<usize>,
    /// The (first) family name.
    pub(crate) family: Option<usize>,
    /// Family name, comma, given name or initials.
    pub(crate) comma: bool,
}

/// The longest name that begins at token `at`. After a cue unknown and lower-case words are taken
/// as well.
pub(crate) fn parse(text: &Text<'_>, at: usize, cue: Cue) -> Option<Name> {
    let mut name = Name {
        from: at,
        to: at,
        ..Name::default()
    };
    name.initials = take_initials(text, &mut name.to) || take_lower_initials(text, &mut name.to);
    take_given(text, &mut name, cue);
    take_family(text, &mut name, cue);
    if name.family.is_none() && name.given.is_none() {
        return None;
    }
    if name.to == name.family.or(name.given).map_or(0, |word| word + 1)
        && !name.initials
        && (name.given.is_none() || name.family.is_none())
    {
        take_comma(text, &mut name);
    }
    name.from -= usize::from(begins_with_apostrophe(text, at));
    Some(name)
}

/// Whether the word at `at` is a prefix with a capital, as in `De Linde`: what follows is no name by itself.
pub(crate) fn is_capital_prefix(text: &Text<'_>, at: usize) -> bool {
    is_prefix(text, at)
        && !is_weak_prefix(text, at)
        && text
            .token(at)
            .is_some_and(|token| token.shape == Shape::Capital)
}

/// The most tokens that initials take, points and hyphens included; nobody has more.
const MOST_INITIALS: usize = 24;

/// `J.`, `J.M.`, `Th.`, `J-P.`, and `JM` before a prefix or capital word.
fn take_initials(text: &Text<'_>, to: &mut usize) -> bool {
    let from = *to;
    while *to < from + MOST_INITIALS
        && let Some(token) = text.token(*to).filter(|token| token.is_capital())
    {
        let short = token.span.len() == 1
            || (text.is_one_of(*to, LONG_INITIALS) && token.shape == Shape::Capital);
        let dotted = text
            .token(*to + 1)
            .is_some_and(|next| next.is_mark(b'.') && next.glued);
        if short && dotted {
            *to += 2;
            *to += usize::from(
                text.token(*to)
                    .is_some_and(|next| next.is_mark(b'-') && next.glued),
            );
        } else if *to == from
            && token.shape == Shape::Upper
            && token.span.len() <= 4
            && is_before_family(text, *to + 1)
            && token.lists == Lists::NONE
        {
            *to += 1;
            break;
        } else {
            break;
        }
    }
    *to > from
}

/// `j. bakker`, `a.m. de vries` by a hurried hand: dotted lower-case letters that are no abbreviation, before a surname.
fn take_lower_initials(text: &Text<'_>, to: &mut usize) -> bool {
    let from = *to;
    let mut next = from;
    while next < from + 6
        && text.token(next).is_some_and(|token| {
            token.is_word()
                && token.shape == Shape::Lower
                && token.span.len() == 1
                && (next == from) != token.glued
        })
        && text
            .token(next + 1)
            .is_some_and(|dot| dot.is_mark(b'.') && dot.glued)
    {
        next += 2;
    }
    let said = text.span(from, next).map_or("", |span| span.of(text.raw));
    let mut family = next;
    while is_prefix(text, family) {
        family += 1;
    }
    let named = text.token(family).is_some_and(|token| {
        token.is_word()
            && !token.glued
            && token.span.len() > 2
            && !token.lists.any(Lists::FUNCTION)
            && (token.lists.any(Lists::SURNAME) || looks_like_a_name(text, family))
    });
    let initials = next > from && named && !ABBREVIATIONS.contains(&said);
    if initials {
        *to = next;
    }
    initials
}

/// Whether what begins at `at` goes on as a family name does: a prefix and a capital, or a known surname.
fn is_before_family(text: &Text<'_>, at: usize) -> bool {
    let next = |at: usize| {
        text.token(at)
            .is_some_and(|token| token.shape == Shape::Capital && token.lists.any(Lists::SURNAME))
    };
    text.token(at).is_some_and(|token| !token.glued)
        && (next(at)
            || (is_prefix(text, at) && (next(at + 1) || (is_prefix(text, at + 1) && next(at + 2)))))
}

fn take_given(text: &Text<'_>, name: &mut Name, cue: Cue) {
    for count in 0..MOST {
        let Some(token) = text.token(name.to).filter(|token| token.is_word()) else {
            return;
        };
        let known = token.lists.any(Lists::FIRST_NAME) && !token.lists.any(Lists::FUNCTION);
        let first = count == 0;
        let sure = (!token.lists.any(Lists::COMMON)
            || token.lists.any(Lists::FIRST_FREQUENT)
            || text.capitals == 0)
            && token.span.len() >= SURE_LENGTH;
        // An unlisted name before a known one, and names in the other order: `Oluwaseun Jansen`, `Tesfay Habtom`.
        let unlisted = first
            && !name.initials
            && token.shape == Shape::Capital
            && (looks_like_a_name(text, name.to)
                || (token.lists.any(Lists::SURNAME)
                    && !token.lists.any(Lists::COMMON.or(NO_NAMES).or(Lists::PLACE))))
            && (may_go_on(text, name.to + 1) || is_double(text, name.to));
        let lower = token.shape == Shape::Lower;
        let follows = !first && name.given.is_some();
        // A word that is a surname as well ends the given names unless another name follows.
        let family_instead = (follows || name.initials)
            && token.lists.any(Lists::SURNAME)
            && !goes_on(text, name.to + 1);
        if !(known || unlisted)
            || family_instead
            || (lower && cue == Cue::None && !lower_full_name(text, name) && !(first && sure))
        {
            return;
        }
        name.given.get_or_insert(name.to);
        name.to += 1;
        // `Anne-Marie`, and an initial between: `Jan P. de Vries`.
        if text
            .token(name.to)
            .is_some_and(|mark| mark.is_mark(b'-') && mark.glued)
            && text.token(name.to + 1).is_some_and(|next| {
                next.glued
                    && next.is_word()
                    && (next.lists.any(Lists::FIRST_NAME) && !next.lists.any(Lists::FUNCTION)
                        || looks_like_a_name(text, name.to + 1))
            })
        {
            name.to += 2;
        }
        let mut middle = name.to;
        if take_initials(text, &mut middle) && goes_on(text, middle) {
            name.to = middle;
        }
    }
}

/// `Ji-Woo`, `Marie-Ange`: two parts with a hyphen, one of them a known first name or both unlisted.
fn is_double(text: &Text<'_>, at: usize) -> bool {
    text.token(at + 1)
        .is_some_and(|mark| mark.is_mark(b'-') && mark.glued)
        && text.token(at + 2).is_some_and(|next| {
            next.glued
                && next.is_word()
                && (next.lists.any(Lists::FIRST_NAME) || looks_like_a_name(text, at + 2))
        })
}

/// Whether what follows an unlisted first word makes it a first name: a listed name, another unlisted one, or a prefix
/// and one of them.
fn may_go_on(text: &Text<'_>, at: usize) -> bool {
    let named = |at: usize| {
        text.token(at).is_some_and(|next| {
            next.is_capital()
                && !next.glued
                && (next.lists.any(Lists::SURNAME.or(Lists::FIRST_NAME))
                    && !next.lists.any(Lists::COMMON.or(NO_NAMES))
                    || looks_like_a_name(text, at))
        })
    };
    named(at)
        || (is_prefix(text, at) && (named(at + 1) || (is_prefix(text, at + 1) && named(at + 2))))
}

/// Whether a name could go on at `at`: a capital word, or a prefix with one after it.
fn goes_on(text: &Text<'_>, at: usize) -> bool {
    let capital = |at: usize| {
        text.token(at)
            .is_some_and(|token| token.is_capital() && is_family(text, at, token, false))
    };
    capital(at)
        || (is_prefix(text, at)
            && (capital(at + 1) || (is_prefix(text, at + 1) && capital(at + 2))))
}

/// A lower-case given name counts without a cue when a lower-case surname that is no word follows.
fn lower_full_name(text: &Text<'_>, name: &Name) -> bool {
    let given = text
        .token(name.to)
        .is_some_and(|token| !token.lists.any(Lists::COMMON) || is_prefix(text, name.to + 1));
    let mut next = name.to + 1;
    while is_prefix(text, next) {
        next += 1;
    }
    let word = text.token(next);
    name.given.is_some()
        || (given
            && word.is_some_and(|word| {
                word.is_word()
                    && !word.lists.any(Lists::FUNCTION)
                    && (word.lists.any(Lists::SURNAME) && !word.lists.any(Lists::COMMON)
                        || (word.lists.any(Lists::FREQUENT) && next > name.to + 1))
            }))
        || (given
            && word.is_some_and(|word| {
                word.lists.any(Lists::FREQUENT) && !word.lists.any(Lists::FUNCTION)
            }))
}

/// The prefixes before a family name: the token after them and the first that is strong by itself. `None` where a
/// preposition begins what is no name.
fn take_prefixes(text: &Text<'_>, name: &Name, cue: Cue) -> Option<(usize, Option<usize>)> {
    let mut to = name.to;
    let mut prefix = None;
    for _ in 0..MOST {
        if !is_prefix(text, to) {
            break;
        }
        if is_mere_preposition(text, to) {
            break;
        }
        // At the head of a name a weak prefix (`in`, `op`) is just a preposition, but for `In` and `in 't` after a title.
        let weak = is_weak_prefix(text, to);
        let apostrophe = |at: usize| {
            text.token(at).is_some_and(|mark| {
                mark.is_mark(b'\'')
                    || (mark.glued && matches!(mark.class, Class::Mark(b'.' | b'/')))
            })
        };
        // `'t Hart`, `d'Hondt`, `v.d. Berg`
        let marked = cue == Cue::Title
            && (apostrophe(to + 1)
                || to
                    .checked_sub(1)
                    .is_some_and(|at| text.token(at).is_some_and(|mark| mark.is_mark(b'\''))));
        let titled = marked
            || cue == Cue::Title
                && (text.token(to).is_some_and(Token::is_capital)
                    || text.is_one_of(to + 2, words!["t"]));
        if to == name.from && weak && !titled {
            return None;
        }
        if !weak {
            prefix.get_or_insert(to);
        }
        to += 1;
        // `v.d.`, `v/d`, `'t`
        while text.token(to).is_some_and(|mark| {
            mark.glued && matches!(mark.class, Class::Mark(b'.' | b'/' | b'\'' | b'-'))
        }) {
            to += 1;
        }
    }
    Some((to, prefix))
}

fn take_family(text: &Text<'_>, name: &mut Name, cue: Cue) {
    let Some((mut to, prefix)) = take_prefixes(text, name, cue) else {
        return;
    };
    let lower = cue != Cue::None
        || (name.initials
            && text
                .token(name.from)
                .is_some_and(|token| token.shape == Shape::Lower))
        || name.given.is_some_and(|given| {
            text.token(given)
                .is_some_and(|token| token.shape == Shape::Lower)
        });
    let prefixed = to > name.to;
    // The apostrophe of `van 't Hoff`.
    to += usize::from(prefixed && text.token(to).is_some_and(|mark| mark.is_mark(b'\'')));
    if prefixed && text.is_one_of(to, words!["t", "s"]) {
        to += 1;
    }
    let Some(token) = text.token(to) else { return };
    if to > name.from
        && token.glued
        && !prefixed
        && !text
            .before(to, 1)
            .is_some_and(|before| before.is_mark(b'.'))
    {
        return;
    }
    // `van Shanaya`, `moeder van Piet`: a preposition before a first name or an unknown one.
    let lone_van = prefixed && to == name.from + 1 && text.says(name.from) == "van";
    let preposition = (name.given.is_none() && !name.initials && !token.lists.any(Lists::SURNAME))
        && match cue {
            Cue::None => prefixed && token.lists.any(Lists::FIRST_NAME),
            Cue::Person => lone_van,
            Cue::Title => false,
        };
    // `De Groot` and `mevrouw Lang` are names although `groot` and `lang` are words of grammar.
    let adjective = token.shape == Shape::Capital
        && token.lists.any(Lists::SURNAME)
        && (prefixed || cue != Cue::None || name.initials || name.given.is_some());
    // After a title even `Kwikstaartendam`, which ends as streets do, is somebody; `Burgemeester de Vlugtlaan 125` is not.
    let numbered = text
        .token(to + 1)
        .is_some_and(|next| next.class == Class::Number);
    let titled = cue == Cue::Title
        && token.shape == Shape::Capital
        && (token.lists == Lists::NONE || token.lists.any(Lists::NAME_LIKE.or(Lists::PROPER_NOUN)))
        && !numbered;
    // `dhr terpstraa`, `daan vermaelen`, `fatima el ghazouani`
    let unlisted_lower = token.shape == Shape::Lower
        && (cue == Cue::Title || lower && (name.given.is_some() || name.initials))
        && (looks_like_a_name(text, to)
            || cue == Cue::Title
                && prefix.is_some()
                && !token
                    .lists
                    .any(Lists::FUNCTION.or(Lists::COMMON).or(NO_NAMES)));
    let given_before =
        (name.given.is_some() || name.initials) && ends_like_a_street(text, to, token);
    if preposition
        || !(is_family(text, to, token, lower)
            || adjective
            || titled
            || unlisted_lower
            || given_before)
    {
        take_family_initial(text, name);
        return;
    }
    name.family = Some(to);
    name.prefix = prefix;
    name.to = to + 1;
    extend_family(text, name);
}

/// `Chantal B.`, `Rogier van den E.`, `fenna vd b`: a family name cut down to its first letter.
fn take_family_initial(text: &Text<'_>, name: &mut Name) {
    let Some(given) = name.given.and_then(|given| text.token(given)) else {
        return;
    };
    let mut to = name.to;
    while is_prefix(text, to) && text.token(to).is_some_and(|token| token.span.len() > 1) {
        to += 1;
    }
    let prefixed = to > name.to;
    let Some(letter) = text.token(to).filter(|letter| {
        letter.is_word()
            && letter.span.len() == 1
            && !letter.glued
            && (letter.is_capital() || given.shape == Shape::Lower && prefixed)
    }) else {
        return;
    };
    let dotted = text
        .token(to + 1)
        .is_some_and(|dot| dot.is_mark(b'.') && dot.glued);
    // Without a dot a capital by itself is more often a blood group, a vitamin or a ward.
    if !dotted && !prefixed && letter.is_capital() {
        return;
    }
    let family = to;
    to += 1 + usize::from(dotted);
    // `Maarten V.D.B.`
    while dotted
        && text
            .token(to)
            .is_some_and(|next| next.is_word() && next.glued && next.span.len() == 1)
        && text
            .token(to + 1)
            .is_some_and(|dot| dot.is_mark(b'.') && dot.glued)
    {
        to += 2;
    }
    name.family = Some(family);
    name.to = to;
}

/// Hyphenated partner and birth names (`de Boer-van Dijk`) and second family names (`El Amrani Bakkali`).
fn extend_family(text: &Text<'_>, name: &mut Name) {
    for _ in 0..MOST {
        let hyphen = text.token(name.to).is_some_and(|mark| mark.is_mark(b'-'));
        let mut to = name.to + usize::from(hyphen);
        if hyphen {
            while is_prefix(text, to) && !text.token(to + 1).is_some_and(|next| next.is_mark(b'-'))
            {
                to += 1;
            }
        }
        // `Mendes da Costa`
        if !hyphen && text.is_one_of(to, words!["da", "dos", "van", "el"]) && name.given.is_some() {
            let mut after = to + 1;
            while text.is_one_of(after, words!["la", "los", "der", "den"]) {
                after += 1;
            }
            let goes_on = text.token(after).is_some_and(|next| {
                next.is_capital()
                    && !next.glued
                    && (next.lists.any(Lists::SURNAME) || looks_like_a_name(text, after))
            });
            if goes_on {
                to = after;
            }
        }
        let Some(token) = text.token(to) else { return };
        // `wolters-bos`, `el amrani-smit` by a hurried hand.
        let second_lower = hyphen
            && token.is_word()
            && token.shape == Shape::Lower
            && token.span.len() > 1
            && text
                .before(name.to, 1)
                .is_some_and(|last| last.shape == Shape::Lower)
            && (token.lists.any(Lists::SURNAME.or(Lists::FIRST_NAME))
                || looks_like_a_name(text, to))
            && !token.lists.any(Lists::FUNCTION);
        if second_lower {
            name.to = to + 1;
            continue;
        }
        let second = token.is_capital()
            && (hyphen
                || (token.lists.any(Lists::SURNAME)
                    && !token.glued
                    && !token.lists.any(Lists::COMMON.or(Lists::PLACE)))
                || (!token.glued && name.given.is_some() && looks_like_a_name(text, to)));
        // `Lo-A-Njoe`
        let letter = hyphen && token.is_capital() && token.span.len() == 1;
        if !letter && (!second || !is_family(text, to, token, false)) {
            return;
        }
        name.to = to + 1;
    }
}

/// `JANSEN, PIETER`, `de Vries, J.M.`
fn take_comma(text: &Text<'_>, name: &mut Name) {
    if !text.token(name.to).is_some_and(|mark| mark.is_mark(b',')) {
        return;
    }
    let mut to = name.to + 1;
    let initials = take_initials(text, &mut to);
    // `Anouk, Bart en Esra` is a list of persons.
    let list = text
        .token(name.from)
        .is_some_and(|token| token.lists.any(Lists::FIRST_NAME) && token.shape != Shape::Upper);
    let given = !initials
        && !list
        && text.token(to).is_some_and(|token| {
            token.is_capital()
                && token.lists.any(Lists::FIRST_NAME)
                && !token.lists.any(Lists::FUNCTION.or(Lists::COMMON))
        });
    let ends = |to: usize| {
        text.token(to).is_none_or(|next| !next.is_capital())
            && !(is_prefix(text, to)
                && (text.token(to + 1).is_some_and(Token::is_capital)
                    || text.token(to + 2).is_some_and(Token::is_capital)))
    };
    if initials || (given && ends(to + 1)) {
        name.to = to + usize::from(given);
        name.comma = true;
        // `Vries, J.M. de`
        let mut after = name.to;
        while is_prefix(text, after)
            && (after > name.to || !is_weak_prefix(text, after))
            && text
                .token(after)
                .is_some_and(|token| token.shape == Shape::Lower)
        {
            after += 1;
        }
        if !text.token(after).is_some_and(Token::is_capital) {
            name.to = after;
        }
    }
}

/// From this sum on the letters of an unlisted word look like a name; words whose letters do so are listed
/// (`name-like-words.txt`), in decibans.
const SURE_LETTERS: i16 = 3;

/// Whether an unlisted word looks like a name and is in no other list.
pub(crate) fn looks_like_a_name(text: &Text<'_>, at: usize) -> bool {
    text.token(at).is_some_and(|token| {
        token.is_word()
            && token.span.len() > 1
            && token.lists == Lists::NONE
            && token.letters >= SURE_LETTERS
    })
}

/// Whether the word at `at` could be a family name.
fn is_family(text: &Text<'_>, at: usize, token: &Token, lower: bool) -> bool {
    let named = token.lists.any(Lists::SURNAME.or(Lists::FIRST_NAME));
    token.is_word()
        && token.span.len() > 1
        && !token.lists.any(Lists::FUNCTION)
        && (token.shape != Shape::Lower || (lower && named))
        && (named || !token.lists.any(NO_NAMES) || token.lists.any(Lists::EPONYM))
        && (named || !crate::kinds::is_street(text.says(at)))
}

/// `Isabelle van Oosterwijck`, `Guus van Loenersloot`: after a first name or initials a word may end as streets do, if
/// no house number follows.
fn ends_like_a_street(text: &Text<'_>, at: usize, token: &Token) -> bool {
    const STREETS: [&str; 7] = [
        "straat", "laan", "plein", "kade", "steeg", "gracht", "dreef",
    ];
    token.shape == Shape::Capital
        && !token.lists.any(NO_NAMES)
        && !text
            .token(at + 1)
            .is_some_and(|next| next.class == Class::Number)
        && !STREETS.iter().any(|ending| text.says(at).ends_with(ending))
}
