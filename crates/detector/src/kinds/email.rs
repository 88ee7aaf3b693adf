//! E-mail addresses: a local part, an at sign, a domain with a top level of letters (RFC 5322, the form in use).

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts};
use crate::report::Span;
use crate::text::Text;
use crate::weights;

pub(super) static KIND: Kind = Kind {
    id: "email",
    category: Category::Personal,
    replaceable: true,
    examples: &[
        "Mail «j.devries@voorbeeld.nl».",
        "(«Jan_de-Vries+werk@mail.voorbeeld.nl»)",
        "aan «info@voorbeeld.nl»",
    ],
    near_misses: &["@poli", "a@b", "jan @ voorbeeld", "prijs 3@4.5"],
    starts: Starts::Mark(b'@'),
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(sign) = text.token(at).map(|token| token.span) else {
        return;
    };
    let (Some(before), Some(after)) = (text.raw.get(..sign.start), text.raw.get(sign.end..)) else {
        return;
    };
    let local = before.trim_end_matches(|c: char| {
        c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-')
    });
    let start = local.len()
        + before
            .get(local.len()..)
            .map_or(0, |part| part.len() - part.trim_start_matches('.').len());
    let rest =
        after.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let domain = after
        .get(..after.len() - rest.len())
        .unwrap_or("")
        .trim_end_matches(['.', '-']);
    let Some((name, top)) = domain.rsplit_once('.') else {
        return;
    };
    let is_top = top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic());
    if start < sign.start && !name.is_empty() && is_top {
        proposals.push(Candidate::new(
            &KIND,
            Span::new(start, sign.end + domain.len()),
            &[weights::SHARP_SHAPE],
        ));
    }
}
