//! User name of `DigiD`: free text, so only after its label, and only where a colon says that a value follows or the
//! value has the look of one.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Token};
use crate::weights;
use crate::word::{Words, has, hash, words};

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
/// Those that nothing but a name to log in with follows.
const SURE_WORDS: Words = words!["gebruikersnaam", "username", "inlognaam", "loginnaam"];
const SHORTEST: usize = 4;
const LONGEST: usize = 40;
/// How many tokens may stand between `DigiD` and its word for user, and between that and the value.
const REACH: usize = 3;
/// How many tokens away what looks like a user name is looked for.
const WINDOW: usize = 12;

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
        "mijn digid heet «roos_visser88»",
        "account «sjaan.kuiper57»; verander eerst uw DigiD",
        "Toegang geweigerd voor «ria-bakker» (DigiD Midden)",
        "inloggen met digid (\"«tuinder.kees»\")",
        "Mijn digid! «zomerkind1988» was het, geloof ik.",
        "de lijst met DigiD's («tonny.v.h», «ankie1960») is weg",
        "Mijn gebruikersnaam is «jprutgers34» en het wachtwoord weet ik niet",
        "«noordhof.t» als DigiD-account",
        "«dwolters83» is mijn DigiD",
        "DigiD-naam, «h_aitali», staat op het briefje",
    ],
    near_misses: proof![
        "inloggen met DigiD",
        "gebruikersnaam flex07 is verplicht, gebruikersnaam: beheer",
        "DigiD-app op de telefoon",
        "Mijn DigiD gebruikersnaam is vergeten.",
        "DigiD gebruikersnaam: [vul in]",
        "DigiD login lukt niet",
        "Heeft DigiD gebruikers in 2026?",
        "inloggen op mijn.digid.nl met de DigiD-app",
        "DigiD werkt niet op Windows11 of iOS17",
        "DigiD met sms-code of ID-kaart, o.a. via e-mail",
        "met DigiD inloggen. Daarna d.w.z. morgen",
        "DigiD aanvragen voor een 85-plusser",
        "log in met digid en doe de twee-staps-controle",
    ],
    starts: &[Starts::Word(wants)],
    propose,
};

fn wants(token: &Token, _: &str) -> bool {
    token.word == DIGID || has(SURE_WORDS, token.word)
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    if text.is_one_of(at, SURE_WORDS) {
        propose_beside(text, at, proposals);
        return;
    }
    let labelled = after_user_word(text, at);
    let mut found = labelled.or_else(|| nearby(text, at));
    // `de DigiD's (piet_b, ankie1960)`
    while let Some(span) = found {
        proposals.push(Candidate::new(
            &KIND,
            span,
            &[weights::LABEL, weights::VALUE_AFTER_LABEL],
        ));
        let next = text.token_at_byte(span.end);
        let more = span.start > text.token(at).map_or(0, |digid| digid.span.start)
            && (text.token(next).is_some_and(|mark| mark.is_mark(b','))
                || text.is_one_of(next, words!["en"]));
        found = value_at(text, next + 1).filter(|span| more && is_user_name(text, next + 1, *span));
    }
}

/// `Mijn gebruikersnaam is jprutgers34`: of what else one logs in to it is the same person's.
fn propose_beside(text: &Text<'_>, label: usize, proposals: &mut Vec<Candidate>) {
    let value = (label + 1..label + 4).find(|&at| {
        !text.is_one_of(at, words!["is", "was", "luidt"])
            && !text
                .token(at)
                .is_some_and(|sign| matches!(sign.class, Class::Mark(b':' | b'=' | b'"' | b'\'')))
    });
    if let Some(at) = value
        && let Some(span) = value_at(text, at)
        && is_user_name(text, at, span)
        && span.of(text.raw).bytes().any(|byte| byte.is_ascii_digit())
        && span.len() > 7
    {
        let evidence = &[weights::LABEL, weights::VALUE_AFTER_LABEL];
        proposals.push(Candidate::new(&KIND, span, evidence));
    }
}

/// `DigiD-inlognaam:`, `gebruikersnaam van DigiD:`
fn after_user_word(text: &Text<'_>, at: usize) -> Option<Span> {
    let is_user = |at: &usize| text.is_one_of(*at, USER_WORDS);
    let after = (at + 1..=at + REACH).find(is_user);
    let before = || (at.saturating_sub(REACH)..at).rev().find(is_user);
    let label = after.or_else(|| before().map(|_| at))?;
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
    value_at(text, value).filter(|span| {
        let said = span.of(text.raw);
        value <= label + 1 + REACH
            && (separated
                || said
                    .bytes()
                    .any(|b| b.is_ascii_digit() || b"._-@".contains(&b)))
    })
}

/// What looks like a user name in the words after `DigiD` or, failing that, before it; further than one line break
/// away it is another's.
fn nearby(text: &Text<'_>, at: usize) -> Option<Span> {
    let near = |&there: &usize| {
        let (from, to) = (there.min(at), there.max(at));
        text.tokens
            .get(from..to)
            .is_some_and(|between| between.iter().filter(|t| t.class == Class::Break).count() < 2)
    };
    let read = |there: usize| {
        text.token(there)
            .filter(|_| !text.goes_on(there) || !is_part(text, there))?;
        value_at(text, there).filter(|span| is_user_name(text, there, *span))
    };
    (at + 1..at + 1 + WINDOW)
        .take_while(near)
        .find_map(read)
        .or_else(|| {
            (at.saturating_sub(WINDOW)..at)
                .rev()
                .take_while(near)
                .find_map(read)
        })
}

/// Whether the token at `at` goes on what stands before it: not so after a bracket or a quotation mark.
fn is_part(text: &Text<'_>, at: usize) -> bool {
    text.before(at, 1).is_some_and(|before| {
        !matches!(before.class, Class::Mark(b'(' | b'"' | b'\'' | b':' | b'='))
    })
}

/// `j.devries`, `piet_b`, `zomerkind1988`, `ria-zomer`: letters joined by signs or with a year's digits after them.
fn is_user_name(text: &Text<'_>, first: usize, span: Span) -> bool {
    let said = span.of(text.raw);
    let letters = said.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = said.bytes().filter(u8::is_ascii_digit).count();
    let lower = said.bytes().any(|b| b.is_ascii_lowercase());
    let plain = said
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
    let part = |wanted: fn(&Token) -> bool| {
        (first..)
            .map_while(|at| text.token(at))
            .take_while(|token| token.span.start < span.end)
            .any(|token| token.is_word() && wanted(token))
    };
    let product = text.is_one_of(
        first,
        words![
            "windows", "android", "ios", "office", "iphone", "ipad", "covid", "www", "digid",
            "stap"
        ],
    );
    if !plain
        || !said.starts_with(|c: char| c.is_ascii_alphabetic())
        || !lower
        || letters < 4
        || product
    {
        return false;
    }
    let web = said
        .rsplit('.')
        .next()
        .is_some_and(|last| matches!(last, "nl" | "be" | "com" | "org" | "eu" | "net" | "app"));
    let prose = part(|token| token.span.len() > 2 && token.lists.any(Lists::FUNCTION));
    let named =
        part(|token| token.span.len() > 2 && token.lists.any(Lists::FIRST_NAME.or(Lists::SURNAME)));
    said.contains('_')
        || digits >= 2
        || said.contains('.') && !web && !prose && part(|token| token.span.len() > 2)
        || said.contains('-') && named && !prose
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
