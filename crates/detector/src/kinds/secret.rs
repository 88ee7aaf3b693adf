//! Passwords, keys and tokens: formats that issuers have made recognisable, and values after a label.
//!
//! Formats: the public rules of the gitleaks project (2026-07), as facts about the formats.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts};
use crate::lexicon::Lists;
use crate::pattern::{Pattern, pattern};
use crate::report::Span;
use crate::text::Text;
use crate::token::{Class, Shape};
use crate::weights;

static SHAPE: Pattern = pattern!(
    "secret",
    r#"
    (AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}
  | AIza[A-Za-z0-9_-]{35}
  | gh[pousr]_[A-Za-z0-9]{36}
  | github_pat_[A-Za-z0-9_]{40,90}
  | gl(pat|rt)-[A-Za-z0-9_-]{20,40}
  | sk-(proj-|svcacct-|admin-|ant-api03-)?[A-Za-z0-9_-]{20,200}
  | hf_[A-Za-z]{34}
  | pplx-[A-Za-z0-9]{48}
  | xox[bpars]-[A-Za-z0-9-]{10,80}
  | xapp-[A-Za-z0-9-]{10,80}
  | (sk|rk)_(live|test|prod)_[A-Za-z0-9]{10,99}
  | SG\.[A-Za-z0-9_.-]{66}
  | npm_[A-Za-z0-9]{36}
  | pypi-AgE[A-Za-z0-9_-]{20,200}
  | do[opr]_v1_[a-f0-9]{64}
  | dapi[a-f0-9]{32}
  | ATATT3[A-Za-z0-9_=-]{40,190}
  | ntn_[A-Za-z0-9]{40,50}
  | gl(sa|c)_[A-Za-z0-9_=]{30,60}
  | PMAK-[a-f0-9-]{40,64}
  | shpat_[a-fA-F0-9]{32}
  | ops_eyJ[A-Za-z0-9+/=]{40,400}
  | eyJ[A-Za-z0-9_-]{10,600}\.eyJ[A-Za-z0-9_-]{10,900}(\.[A-Za-z0-9_-]{0,600})?
  | (postgres|postgresql|mysql|mongodb|mongodb\+srv|redis|amqp|ftp|sftp|https|http)://[^\s:@/]{1,60}:[^\s@/]{3,80}@[A-Za-z0-9.-]{3,80}
"#
);

const LABELS: &[&str] = &[
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
];
const PRIVATE_KEY: &str = "-----BEGIN ";

pub(super) static KIND: Kind = Kind {
    id: "secret",
    category: Category::Credential,
    replaceable: true,
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
    starts: Starts::Word,
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text.token(at) else { return };
    let start = token.span.start;
    if let Some(end) = SHAPE.longest(text.raw, start) {
        let span = Span::new(start, end);
        if text.stands_alone(span) {
            proposals.push(Candidate::new(
                &KIND,
                span,
                &[weights::SHARP_SHAPE, weights::STRONG_VALUE],
            ));
        }
    } else if text.is_one_of(at, LABELS) || is_api_key(text, at) {
        propose_labelled(text, at, proposals);
    } else if text.says(at) == "BEGIN" {
        propose_private_key(text, start, proposals);
    }
}

fn is_api_key(text: &Text<'_>, at: usize) -> bool {
    text.is_one_of(at, &["key", "sleutel"])
        && text
            .label_reach(at)
            .take(2)
            .any(|before| text.is_one_of(before, &["api", "access", "secret", "private", "client"]))
}

/// A value after a label: `is`, a colon or an equals sign between them, or a number right after it.
fn propose_labelled(text: &Text<'_>, label: usize, proposals: &mut Vec<Candidate>) {
    let mut at = label + 1;
    // `wachtwoord EPD: …`, `pincode voordeur 4821`: the thing it opens may stand between.
    if text
        .token(at)
        .is_some_and(|token| token.is_word() && !token.lists.any(Lists::FUNCTION))
    {
        at += 1;
    }
    let separator = text
        .token(at)
        .is_some_and(|token| matches!(token.class, Class::Mark(b':' | b'=')));
    let copula = !separator && text.is_one_of(at, &["is", "wordt", "was", "word"]);
    let bare = !separator && !copula;
    if separator || copula {
        at += 1;
    } else {
        at = label + 1;
        let Some(token) = text.token(at) else { return };
        let named = token.is_word()
            && text
                .token(at + 1)
                .is_some_and(|next| next.class == Class::Number);
        at +=
            usize::from(named && token.shape == Shape::Lower && !token.lists.any(Lists::FUNCTION));
    }
    let Some(value) = value_at(text, at) else {
        return;
    };
    let said = value.of(text.raw);
    let digit = said.bytes().any(|b| b.is_ascii_digit());
    let sign = said.bytes().any(|b| b.is_ascii_punctuation());
    let strong = digit && said.len() >= 4
        || sign && said.len() >= 6 && said.bytes().any(|b| b.is_ascii_alphabetic());
    let word = text
        .token(at)
        .is_some_and(|token| token.lists.any(Lists::FUNCTION) && token.span.len() == value.len());
    let believed = if separator {
        strong || (said.len() >= 6 && !word && value_ends_line(text, value))
    } else {
        strong
    };
    // Without anything between, only a number or a mix with digits is a value: `pin 4821`.
    if believed
        && (!bare
            || (digit
                && text
                    .token(at)
                    .is_some_and(|token| token.class == Class::Number || said.len() >= 6)))
    {
        proposals.push(
            Candidate::new(&KIND, value, &[weights::LABEL, weights::VALUE_AFTER_LABEL])
                .when(strong, weights::STRONG_VALUE),
        );
    }
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
