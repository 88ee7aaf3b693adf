//! User name of `DigiD`: free text, so only after its label, and only where a colon says that a value follows or the
//! value has the look of one.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Token};
use crate::weights;
use crate::word::{Words, hash, words};

const DIGID: u32 = hash(b"digid");
const USER_WORDS: Words = words![
    "gebruikersnaam",
    "gebruiker",
    "user",
    "username",
    "inlognaam",
    "login",
    "loginnaam",
    "account",
    "naam",
];
const SHORTEST: usize = 4;
const LONGEST: usize = 40;
/// How many tokens may stand between `DigiD` and its word for user, and between that and the value.
const REACH: usize = 3;

pub(super) static KIND: Kind = Kind {
    id: "digid-user",
    category: Category::Personal,
    replaceable: true,
    role: Role::Number,
    examples: proof![
        "digid gebruikersnaam: «jdevries67»",
        "DigiD login «piet_b», wat nu?",
        "De DigiD-inlognaam is «m.hofstra_44» en verder niets.",
        "Gebruikersnaam DigiD = «tuinkabouter»",
        "Digid (user: «zonnetje-aan-zee») werkt",
    ],
    near_misses: proof![
        "inloggen met DigiD",
        "DigiD-app op de telefoon",
        "Mijn DigiD gebruikersnaam is vergeten.",
        "DigiD gebruikersnaam: [vul in]",
        "DigiD login lukt niet",
        "Heeft DigiD gebruikers in 2026?",
    ],
    starts: &[Starts::Word],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(digid) = text.token(at).filter(|token| token.word == DIGID) else {
        return;
    };
    // `DigiD-inlognaam:`, `gebruikersnaam van DigiD:`
    let is_user = |at: &usize| text.is_one_of(*at, USER_WORDS);
    let after = (at + 1..=at + REACH).find(is_user);
    let before = || (at.saturating_sub(REACH)..at).rev().find(is_user);
    let Some(label) = after.or_else(|| before().map(|_| at)) else {
        return;
    };
    let mut value = label + 1;
    let mut separated = false;
    while let Some(token) = text.token(value) {
        match token.class {
            Class::Mark(b':' | b'=') => separated = true,
            Class::Mark(b'"' | b'\'') => {}
            Class::Word if text.is_one_of(value, words!["is", "was", "van", "luidt"]) => {}
            _ => break,
        }
        value += 1;
    }
    let Some(span) = value_at(text, value).filter(|_| value <= label + 1 + REACH) else {
        return;
    };
    let said = span.of(text.raw);
    let looks_like_one = said
        .bytes()
        .any(|b| b.is_ascii_digit() || b"._-@".contains(&b));
    if span.start >= digid.span.end && (looks_like_one || separated) {
        proposals.push(Candidate::new(&KIND, span, &[weights::LABEL]));
    }
}

/// The run without spaces that begins at token `at`, without closing marks.
fn value_at(text: &Text<'_>, at: usize) -> Option<Span> {
    let start = text
        .token(at)
        .filter(|token: &&Token| token.is_word() || token.class == Class::Number)?
        .span
        .start;
    let rest = text.raw.get(start..)?;
    let length = rest
        .find(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ')' | '"' | '(' | '<'))
        .unwrap_or(rest.len());
    let value = rest
        .get(..length)?
        .trim_end_matches(['.', ':', '?', '!', '\'']);
    (SHORTEST..=LONGEST)
        .contains(&value.len())
        .then(|| Span::new(start, start + value.len()))
}
