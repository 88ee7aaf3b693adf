//! E-mail addresses: a local part, an at sign, a domain with a top level of letters (RFC 5322, the form in use).

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Token};
use crate::weights;
use crate::word::{Words, has, words};

pub(super) static KIND: Kind = Kind {
    id: "email",
    category: Category::Personal,
    replaceable: true,
    role: Role::Contact,
    examples: proof![
        "Mail «j.devries@voorbeeld.nl».",
        "(«Jan_de-Vries+werk@mail.voorbeeld.nl»)",
        "aan «info@voorbeeld.nl»",
        "«jan [at] voorbeeld punt nl»",
        "«jan punt bos at voorbeeld punt nl»",
        "naar «t.bosgraaf(at)voorbeeld(punt)nl» graag",
        "«joke1951 apenstaartje voorbeeld punt nl» zei ze",
        "liever, via «noa . vlt (at) postlaan . nl», maar",
        "cc «yusuf_k91 @ example.nl»; bcc niemand",
    ],
    near_misses: proof![
        "@poli",
        "a@b",
        "jan @ voorbeeld",
        "prijs 3@4.5",
        "we kijken at home punt uit",
        "een apenstaartje op het bord",
        "meet me at voorbeeld dot com",
        "vergadering @ kantoor. Nu al",
    ],
    starts: &[Starts::Marks(b"@[("), Starts::Word(wants)],
    propose,
};

fn wants(token: &Token, _: &str) -> bool {
    has(SPOKEN_SIGNS, token.word)
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(sign) = text.token(at) else { return };
    let found = if sign.is_mark(b'@') {
        address(text, sign.span).or_else(|| spelt_address(text, at, at + 1))
    } else if sign.is_word() {
        text.is_one_of(at, SPOKEN_SIGNS)
            .then(|| spelt_address(text, at, at + 1))
            .flatten()
    } else {
        bracketed(text, at + 1, SPOKEN_SIGNS)
            .then(|| spelt_address(text, at, at + 3))
            .flatten()
    };
    if let Some(span) = found {
        proposals.push(Candidate::new(&KIND, span, &[weights::UNMISTAKABLE]));
    }
}

const SPOKEN_SIGNS: Words = words![
    "at",
    "apenstaart",
    "apenstaartje",
    "apestaart",
    "apestaartje"
];
const SPOKEN_DOTS: Words = words!["punt", "dot"];
/// Top levels that are spoken: others are too often a word that follows.
const TOP_LEVELS: Words = words![
    "nl", "be", "com", "org", "net", "eu", "de", "fr", "uk", "info", "example"
];

/// The address round an at sign.
fn address(text: &Text<'_>, sign: Span) -> Option<Span> {
    let (before, after) = (text.raw.get(..sign.start)?, text.raw.get(sign.end..)?);
    let rest = before.trim_end_matches(|c: char| {
        c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-')
    });
    let local = before.get(rest.len()..)?;
    let start = rest.len() + (local.len() - local.trim_start_matches(['.', '-']).len());
    let domain = domain(after)?;
    (start < sign.start).then(|| Span::new(start, sign.end + domain.len()))
}

/// The domain at the head of `text`, with a top level of letters.
fn domain(text: &str) -> Option<&str> {
    let rest =
        text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let domain = text
        .get(..text.len() - rest.len())?
        .trim_end_matches(['.', '-']);
    let (name, top) = domain.rsplit_once('.')?;
    (!name.is_empty() && top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic()))
        .then_some(domain)
}

/// Whether one of `words` and a closing bracket stand at `at`.
fn bracketed(text: &Text<'_>, at: usize, words: Words) -> bool {
    text.is_one_of(at, words)
        && text
            .token(at + 1)
            .is_some_and(|token| token.is_mark(b']') || token.is_mark(b')'))
}

/// The dot at `at`, spoken or in brackets or written: the token after it.
fn spoken_dot(text: &Text<'_>, at: usize) -> Option<usize> {
    if text.is_one_of(at, SPOKEN_DOTS) {
        Some(at + 1)
    } else if bracketed(text, at + 1, SPOKEN_DOTS) {
        Some(at + 3)
    } else {
        text.token(at)
            .filter(|dot| {
                // With no space about it, or one on either side: `noa . vlt`.
                dot.is_mark(b'.')
                    && text
                        .token(at + 1)
                        .is_some_and(|next| next.glued == dot.glued)
            })
            .map(|_| at + 1)
    }
}

/// `jan [at] voorbeeld punt nl`, `jan punt bos at voorbeeld.nl`, `yusuf @ example.nl`: the sign begins at token
/// `sign`, the domain at token `host`.
fn spelt_address(text: &Text<'_>, sign: usize, host: usize) -> Option<Span> {
    let word = |at: usize| {
        text.token(at)
            .is_some_and(|token| token.is_word() || token.class == Class::Number)
    };
    // The domain: words joined by dots, the last a top level that is in use.
    let mut to = host;
    let mut dots = 0;
    if !word(to) {
        return None;
    }
    loop {
        if let Some(next) = spoken_dot(text, to + 1).filter(|&next| word(next)) {
            to = next;
            dots += 1;
        } else if text
            .token(to + 1)
            .is_some_and(|joint| joint.is_mark(b'-') && joint.glued)
            && word(to + 2)
        {
            to += 2;
        } else {
            break;
        }
    }
    if dots == 0 || dots > 3 || !text.is_one_of(to, TOP_LEVELS) {
        return None;
    }
    // The local part: what is glued together before the sign, and words joined by spoken dots.
    let mut from = sign.checked_sub(1).filter(|&last| word(last))?;
    loop {
        let glued = text.token(from).is_some_and(|token| token.glued);
        let before = from.checked_sub(1).and_then(|at| text.token(at));
        let joint = before.is_some_and(|token| {
            token.is_word()
                || token.class == Class::Number
                || matches!(token.class, Class::Mark(b'.' | b'_' | b'-' | b'+'))
        });
        if glued && joint {
            from -= 1;
        } else if from >= 2
            && word(from - 2)
            && (text.is_one_of(from - 1, SPOKEN_DOTS)
                || (!glued && before.is_some_and(|dot| dot.is_mark(b'.') && !dot.glued)))
        {
            from -= 2;
        } else {
            break;
        }
    }
    // `meet me at voorbeeld dot com`
    let talk = from + 1 == sign
        && text
            .token(from)
            .is_some_and(|local| local.lists.any(Lists::FUNCTION));
    text.span(from, to + 1).filter(|_| !talk)
}
