//! Passwords, keys and tokens: formats that issuers have made recognisable, and values after a label.
//!
//! Formats: the public rules of the gitleaks project (2026-07), as facts about the formats.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts};
use crate::lexicon::Lists;
use crate::pattern::{Pattern, pattern};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Token};
use crate::weights;
use crate::word::{Words, words};

static SHAPE: Pattern = pattern!(
    "secret",
    r#"
    (AKIA|ASIA|ABIA|ACCA)[A-Z2-7]+
  | ( AIza | gh[pousr]_ | github_pat_ | glpat- | glrt- | sk- | hf_ | pplx- | xox[bpars]- | xapp- | [sr]k_(live|test|prod)_
    | SG\. | npm_ | pypi-AgE | do[opr]_v1_ | dapi | ATATT3 | ntn_ | glsa_ | glc_ | PMAK- | shpat_ | ops_eyJ | eyJ )
    [A-Za-z0-9_.=+/-]+
  | (postgres|postgresql|mysql|mongodb|mongodb\+srv|redis|amqp|ftp|sftp|https?)://[^\s:@/]+:[^\s@/]+@[A-Za-z0-9.-]+
"#
);
/// Issued keys are at least this long, in bytes; the pattern knows their heads and their alphabet.
const SHORTEST_KEY: usize = 20;

const LABELS: Words = words![
    "wachtwoord",
    "wachtwoorden",
    "password",
    "passwd",
    "pwd",
    "pw",
    "ww",
    "secret",
    "token",
    "apikey",
    "pincode",
    "pin",
    "toegangscode",
    "inlogcode",
    "herstelcode",
    "alarmcode",
    "passphrase",
    "wifiwachtwoord",
    "deurcode",
    "tancode",
    "smscode",
    "sleutelcode",
    "kluiscode",
    "toegangswachtwoord",
    "digidwachtwoord",
    "inlogwachtwoord",
    "code",
];
const COPULAS: Words = words!["is", "wordt", "was", "word", "luidt"];
const PRIVATE_KEY: &str = "-----BEGIN ";

pub(super) static KIND: Kind = Kind {
    id: "secret",
    category: Category::Credential,
    replaceable: true,
    role: Role::Secret,
    examples: &[
        "wachtwoord: «Welkom01!»",
        "Mijn wachtwoord is «Zomer-2024» en dat werkt niet.",
        "key «AKIAABCDEFGHIJKLMNOP»",
        "pincode «4821» van het hek",
        "api key: «a1b2c3d4e5f6»",
        "inloggen met «postgres://epd:Geheim99@db.voorbeeld.nl»",
    ],
    near_misses: &[
        "Ik ben mijn wachtwoord vergeten.",
        "Het wachtwoord is geheim.",
        "wachtwoord: xxxxxxxx",
        "wachtwoord: ****",
        "Hoe kies ik een sterk wachtwoord?",
        "De pin zit in de heup.",
        "wachtwoord: <vul in>",
        "Wachtwoord wijzigen kan in het menu.",
    ],
    starts: &[Starts::Word],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text.token(at) else { return };
    let start = token.span.start;
    if let Some(end) = SHAPE.longest(text.raw, start) {
        // A sentence's dot after the key is in its alphabet.
        let key = text
            .raw
            .get(start..end)
            .unwrap_or("")
            .trim_end_matches(['.', '-', '=']);
        let span = Span::new(start, start + key.len());
        let mixed =
            key.contains("://") || key.bytes().any(|b| b.is_ascii_digit()) || key.starts_with('A');
        if text.stands_alone(span) && mixed && key.len() >= SHORTEST_KEY {
            proposals.push(Candidate::new(&KIND, span, &[weights::UNMISTAKABLE]));
        }
    } else if text.is_one_of(at, LABELS) || is_api_key(text, at) {
        propose_labelled(text, at, proposals);
    } else if text.says(at) == "BEGIN" {
        propose_private_key(text, start, proposals);
    }
}

fn is_api_key(text: &Text<'_>, at: usize) -> bool {
    text.is_one_of(at, words!["key", "sleutel"])
        && text.label_reach(at).take(2).any(|before| {
            text.is_one_of(
                before,
                words!["api", "access", "secret", "private", "client"],
            )
        })
}

/// A value after a label: `is`, a colon or an equals sign between them, or a number right after it. Up to four
/// words may say what it opens: `toegangscode van de medicijnkamer: 7410`.
fn propose_labelled(text: &Text<'_>, label: usize, proposals: &mut Vec<Candidate>) {
    let separator = (label + 1..label + 6)
        .take_while(|&at| at == label + 1 || text.before(at, 1).is_some_and(Token::is_word))
        .find(|&at| {
            text.token(at)
                .is_some_and(|token| matches!(token.class, Class::Mark(b':' | b'=')))
                || text.is_one_of(at, COPULAS)
        });
    let at = separator.unwrap_or(label) + 1;
    let Some(value) = value_at(text, at) else {
        return;
    };
    if separator.is_none() && text.token(at).is_some_and(|token| token.glued) {
        return;
    }
    let said = value.of(text.raw);
    let digit = said.bytes().any(|b| b.is_ascii_digit());
    let letter = said.bytes().any(|b| b.is_ascii_alphabetic());
    let sign = said.bytes().any(|b| b.is_ascii_punctuation());
    let strong = digit || (sign && letter && said.len() >= 6);
    let word = text
        .token(at)
        .is_some_and(|token| token.lists.any(Lists::FUNCTION) && token.span.len() == value.len());
    let colon = separator.is_some_and(|at| text.token(at).is_some_and(|token| !token.is_word()));
    let believed = match separator {
        Some(_) if colon => strong || (said.len() >= 6 && !word && value_ends_line(text, value)),
        Some(_) => strong,
        None => digit,
    };
    // A bare `code` opens nothing unless digits follow a separator.
    let opens_nothing =
        text.is_one_of(label, words!["code"]) && !(digit && colon && is_access_code(text, label));
    if believed && !opens_nothing {
        proposals.push(
            Candidate::new(&KIND, value, &[weights::LABEL, weights::VALUE_AFTER_LABEL])
                .when(strong, weights::STRONG_VALUE),
        );
    }
}

/// `code van de deur`, `code kluis`
fn is_access_code(text: &Text<'_>, label: usize) -> bool {
    (label + 1..label + 5).any(|at| {
        text.is_one_of(
            at,
            words![
                "deur",
                "kluis",
                "alarm",
                "hek",
                "poort",
                "sleutelkastje",
                "kastje",
                "voordeur",
                "achterdeur",
                "medicijnkamer",
            ],
        )
    })
}

/// The run without spaces that begins at token `at`, without closing marks; `None` for a stand-in such as `****`.
fn value_at(text: &Text<'_>, at: usize) -> Option<Span> {
    let start = text
        .token(at)
        .filter(|token| !matches!(token.class, Class::Break | Class::Placeholder))?
        .span
        .start;
    let rest = text.raw.get(start..)?;
    let length = rest
        .find(char::is_whitespace)
        .unwrap_or(rest.len())
        .min(200);
    let value = rest.get(..length)?;
    let value = value.trim_start_matches(['"', '\'', '«', '“']);
    let start = start + (length - value.len());
    let value = value.trim_end_matches(['.', ',', ';', ':', ')', '"', '\'', '»', '”', '?']);
    let stand_in = value.starts_with(['<', '[', '{', '*'])
        || value
            .chars()
            .all(|c| c.eq_ignore_ascii_case(&'x') || matches!(c, '.' | '-' | '_' | '•'));
    (value.len() >= 4 && !stand_in).then(|| Span::new(start, start + value.len()))
}

fn value_ends_line(text: &Text<'_>, value: Span) -> bool {
    let next = text.token_at_byte(value.end);
    text.token(next).is_none_or(|token| {
        token.class == Class::Break || matches!(token.class, Class::Mark(b'.' | b',' | b';'))
    })
}

/// A private key block, to its end or to the end of the text.
fn propose_private_key(text: &Text<'_>, begin: usize, proposals: &mut Vec<Candidate>) {
    let Some(start) = begin.checked_sub(PRIVATE_KEY.len() - "BEGIN ".len()) else {
        return;
    };
    let Some(block) = text
        .raw
        .get(start..)
        .filter(|block| block.starts_with(PRIVATE_KEY))
    else {
        return;
    };
    let head = block
        .get(..block.len().min(64))
        .or_else(|| block.lines().next())
        .unwrap_or("");
    if !head.contains("PRIVATE KEY-----") {
        return;
    }
    let end = block
        .find("-----END ")
        .and_then(|end| {
            block
                .get(end + 9..)?
                .find("-----")
                .map(|close| end + 9 + close + 5)
        })
        .unwrap_or(block.len());
    proposals.push(Candidate::new(
        &KIND,
        Span::new(start, start + end),
        &[weights::SHARP_SHAPE, weights::STRONG_VALUE],
    ));
}
