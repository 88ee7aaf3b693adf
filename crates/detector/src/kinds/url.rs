//! Links that carry something of a person: a name, number, address or token in the query or fragment, and links that
//! open a shared file for whoever holds them.
//!
//! A link to a page that everybody may read is nothing.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::report::Span;
use crate::role::Role;
use crate::text::{Text, ahead};
use crate::weights;
use crate::word::words;

/// Pieces of a query's keys that name a person or open a door.
const KEYS: &[&str] = &[
    "bsn", "naam", "name", "user", "mail", "token", "dossier", "birth", "auth", "login", "pass",
    "phone", "invite",
];
/// Those that do so with a digit in their value: `client=firefox` is a browser.
const NUMBER_KEYS: &[&str] = &[
    "pat", "client", "code", "sess", "geb", "dob", "mrn", "uitslag", "key", "sig", "pin", "tel",
    "polis", "verzeker", "nummer", "bewoner", "sid", "ticket",
];
/// Hosts of shared files, and the heads of their paths.
const SHARES: &[&str] = &[
    "sharepoint.com/:",
    "sharepoint.com/sites/",
    "sharepoint.com/personal/",
    "1drv.ms/",
    "onedrive.live.com/",
    "drive.google.com/",
    "docs.google.com/",
    "we.tl/",
    "wetransfer.com/downloads/",
    "dropbox.com/s",
    "icloud.com/",
    "filesender.surf.nl/",
    "files.fm/",
    "mega.nz/",
    "transfernow.net/",
    "photos.app.goo.gl/",
    "forms.gle/",
    "forms.office.com/",
];

pub(super) static KIND: Kind = Kind {
    id: "url",
    category: Category::Personal,
    replaceable: true,
    role: Role::Contact,
    examples: proof![
        "zie «https://epd.voorbeeld.nl/p?patnr=1234567» voor",
        "«https://voorbeeld.nl/#mail=j@v.nl»",
        "«https://zorg.sharepoint.com/:w:/s/team4/EaBcD3f?e=Xy12Zq»",
        "(«https://we.tl/t-8sKqPdR2wL»)",
        "«https://cloud.voorbeeld.nl/s/rooster?user=p.dingemans&token=9fK2s», wie kan erbij",
        "«www.voorbeeld.nl/afspraak?naam=Jan&tel=0612345678».",
    ],
    near_misses: proof![
        "https://www.thuisarts.nl/verkoudheid",
        "richtlijnendatabase.nl?",
        "https://www.voorbeeld.nl/zoek?q=diabetes&page=2",
        "https://doi.org/10.1001/jama.2019.4483",
        "https://www.voorbeeld.nl/search?q=diabetes&client=firefox",
        "https://www.voorbeeld.nl/?code=",
        "https://example.nl/?user={user}",
    ],
    starts: &[Starts::Word],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    if !text.is_one_of(at, words!["http", "https", "www"]) {
        return;
    }
    let Some(start) = text.token(at).map(|token| token.span.start) else {
        return;
    };
    let Some(link) = link(text.raw, start) else {
        return;
    };
    if tells_of_a_person(link) || is_share(link) {
        let span = Span::new(start, start + link.len());
        proposals.push(
            // Above a number or a code that its query holds.
            Candidate::new(&KIND, span, &[weights::UNMISTAKABLE]),
        );
    }
}

/// The link that begins at byte `start`, without the marks of the sentence round it.
fn link(text: &str, start: usize) -> Option<&str> {
    let rest = ahead(text, start)?;
    let head = rest
        .get(..rest.len().min(12))
        .unwrap_or("")
        .to_ascii_lowercase();
    if !head.starts_with("http://") && !head.starts_with("https://") && !head.starts_with("www.") {
        return None;
    }
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '»' | '”' | '|'))
        .unwrap_or(rest.len());
    Some(
        rest.get(..end)?
            .trim_end_matches(['.', ',', ';', ':', ')', '\'', '!', '?', ']']),
    )
}

/// Whether a query or fragment gives a value to a key that names a person or opens a door.
fn tells_of_a_person(link: &str) -> bool {
    let Some((_, query)) = link.split_once(['?', '#']) else {
        return false;
    };
    query.split(['&', ';', '?', '#']).any(|pair| {
        let Some((key, value)) = pair.split_once('=') else {
            return pair.contains('@');
        };
        let key = key.to_ascii_lowercase();
        let stand_in = value.starts_with(['{', '<', '[', '$', '*', '%'])
            || value.len() < 2
            || value.bytes().all(|b| matches!(b, b'x' | b'X' | b'.'));
        let has = |pieces: &[&str]| pieces.iter().any(|piece| key.contains(piece));
        let digit = value.bytes().any(|byte| byte.is_ascii_digit());
        !stand_in && (has(KEYS) || digit && has(NUMBER_KEYS) || value.contains('@'))
    })
}

fn is_share(link: &str) -> bool {
    let link = link.to_ascii_lowercase();
    SHARES.iter().any(|share| {
        link.find(share)
            .is_some_and(|at| link.len() > at + share.len() + 3)
    })
}
