//! E-mail addresses: a local part, an at sign, a domain with a top level of letters (RFC 5322, the form in use).

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::weights;
use crate::word::words;

pub(super) static KIND: Kind = Kind {
    id: "email",
    category: Category::Personal,
    replaceable: true,
    role: Role::Contact,
    examples: &[
        "Mail «j.devries@voorbeeld.nl».",
        "(«Jan_de-Vries+werk@mail.voorbeeld.nl»)",
        "aan «info@voorbeeld.nl»",
        "«jan [at] voorbeeld punt nl»",
    ],
    near_misses: &["@poli", "a@b", "jan @ voorbeeld", "prijs 3@4.5"],
    starts: &[Starts::Marks(b"@[(")],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(sign) = text.token(at) else { return };
    let found = if sign.is_mark(b'@') {
        address(text, sign.span)
    } else {
        spelt_address(text, at)
    };
    if let Some(span) = found {
        proposals.push(Candidate::new(&KIND, span, &[weights::UNMISTAKABLE]));
    }
}

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

/// `jan [at] voorbeeld punt nl`, `jan(at)voorbeeld.nl`: spelt so that machines do not see it.
fn spelt_address(text: &Text<'_>, bracket: usize) -> Option<Span> {
    let closed = text.is_one_of(bracket + 1, words!["at", "apenstaart", "apestaart"])
        && text
            .token(bracket + 2)
            .is_some_and(|token| token.is_mark(b']') || token.is_mark(b')'));
    let local = text
        .before(bracket, 1)
        .filter(|token| closed && token.is_word())?;
    let host = text.token(bracket + 3)?.span;
    if text.is_one_of(bracket + 4, words!["punt", "dot"]) {
        let top = text
            .token(bracket + 5)
            .filter(|token| token.is_word() && token.span.len() <= 6)?;
        return Some(Span::new(local.span.start, top.span.end));
    }
    let domain = domain(text.raw.get(host.start..)?)?;
    Some(Span::new(local.span.start, host.start + domain.len()))
}
