//! Links that carry something of a person: a name, number, address or token in the query or fragment, and links that
//! open a shared file for whoever holds them.
//!
//! A link to a page that everybody may read is nothing.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::{self, Lists};
use crate::report::Span;
use crate::role::Role;
use crate::text::{Text, ahead};
use crate::token::Token;
use crate::weights;
use crate::word::{Words, has, hash, words};

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
/// Pieces of a path after which somebody's name or number stands.
const PERSON_PATHS: Words = words![
    "client",
    "clienten",
    "clients",
    "patient",
    "patienten",
    "patients",
    "bewoner",
    "bewoners",
    "profiel",
    "profile",
    "profielen",
    "gebruiker",
    "gebruikers",
    "user",
    "users",
    "deelnemer",
    "deelnemers",
    "leerling",
    "leerlingen",
    "kind",
    "dossier",
    "dossiers",
    "uitslag",
    "uitslagen",
    "afspraak",
    "afspraken",
    "invullen",
    "vragenlijst",
    "opname",
    "verwijzing",
    "zorgplan",
    "rapportage",
    "beeld",
    "map",
    "inschrijven",
    "inschrijving",
    "aanmelden",
    "aanmelding"
];
/// Words inside names.
const PARTICLES: Words = words!["de", "van", "der", "den", "ter", "el"];
/// Pieces of a path after which a public name stands.
const PUBLIC_PATHS: Words = words![
    "wiki", "auteur", "auteurs", "author", "artist", "artiest", "boek", "boeken", "tag", "tags",
    "nieuws", "news", "artikel", "article", "team", "spreker", "sprekers", "straat", "school",
    "scholen", "locatie", "locaties"
];
/// Domains after which a path makes a link without `https`.
const DOMAINS: Words = words!["nl", "be", "com", "org", "net", "eu", "app", "example"];
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
    "/pay/",
    "linkedin.com/in/",
    "meet.google.com/",
    "/l/meetup-join/",
    "surf.nl/files/",
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
        "https link «https://portaal.voorbeeld.nl/uitslag/88213»",
        "«https://upload.voorbeeld.nl/map/rojin-karimi».",
        "«https://mijn.voorbeeld.nl/profiel/kwok.yee.lam», en",
        "«https://ecd.voorbeeld.nl/client/ploeg-jansen/wond/3»",
        "«https://portaal.voorbeeld.nl/zoek?client=roza-kaplan», links",
        "«https://zorg.voorbeeld.nl/dossier/ger-de-nooij/beeld» niet delen",
        "«https://mijn.voorbeeld.nl/inschrijven/cornelissen-aguirre-8841»; kinkhoest",
        "«https://afspraken.voorbeeld.nl/wijzig?bsn=999900006&naam=d.hermans»",
        "in «epd.voorbeeld.nl/patient/12345» staat het",
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
        "https://nl.wikipedia.org/wiki/Willem_Drees",
        "https://www.voorbeeld.nl/dossier/stikstof-2024",
        "https://www.voorbeeld.nl/nieuws/2024/05/jan-en-piet-winnen",
        "https://www.voorbeeld.nl/profiel",
        "thuisarts.nl/rugpijn en zorg.nl/clienten/klachten",
        "https://www.voorbeeld.nl/patienten/folders-en-video",
    ],
    starts: &[Starts::Word(wants)],
    propose,
};

const SCHEMES: Words = words!["http", "https", "www"];

fn wants(token: &Token, _: &str) -> bool {
    has(SCHEMES, token.word) || has(DOMAINS, token.word)
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let first = if text.is_one_of(at, SCHEMES) {
        at
    } else if text.is_one_of(at, DOMAINS) && text.says(at + 1) == "/" {
        // `epd.voorbeeld.nl/client/4471`
        let parts = (at.saturating_sub(10)..=at)
            .rev()
            .take_while(|&part| text.goes_on(part))
            .count();
        at - parts.min(at)
    } else {
        return;
    };
    let Some(start) = text.token(first).map(|token| token.span.start) else {
        return;
    };
    let Some(link) = link(text.raw, start).filter(|link| first == at || !link.contains("://"))
    else {
        return;
    };
    if tells_of_a_person(link) || leads_to_a_person(link) || is_share(link) {
        let span = Span::new(start, start + link.len());
        proposals.push(
            // Above a number or a code that its query holds, labelled as it may be.
            Candidate::new(&KIND, span, &[weights::UNMISTAKABLE, weights::SHARP_SHAPE]),
        );
    }
}

/// The link that begins at byte `start`, without the marks of the sentence round it.
fn link(text: &str, start: usize) -> Option<&str> {
    let rest = ahead(text, start)?;
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '»' | '”' | '|'))
        .unwrap_or(rest.len());
    let link = rest
        .get(..end)?
        .trim_end_matches(['.', ',', ';', ':', ')', '\'', '!', '?', ']']);
    let host = link.split('/').next().unwrap_or("");
    let scheme = link.contains("://")
        && (host.eq_ignore_ascii_case("http:") || host.eq_ignore_ascii_case("https:"));
    (scheme || host.contains('.') && !host.contains(['@', ':'])).then_some(link)
}

/// Whether a piece of the path is a name, or a number after a word for whose it is.
fn leads_to_a_person(link: &str) -> bool {
    let path = link.split_once("://").map_or(link, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or("");
    let mut before = 0;
    for piece in path.split('/').skip(1) {
        let named = name_in(piece, PERSON_PATHS.contains(&before));
        let digits = piece.bytes().filter(u8::is_ascii_digit).count();
        let number = digits >= 3 && digits * 2 >= piece.len() && PERSON_PATHS.contains(&before);
        if number || named && !PUBLIC_PATHS.contains(&before) {
            return true;
        }
        before = hash(piece.to_ascii_lowercase().as_bytes());
    }
    false
}

/// `rojin-hesso`, `j.devries`: two or three words of which one is a name and, unless somebody's name is `expected`, more
/// of them than ordinary words.
fn name_in(piece: &str, expected: bool) -> bool {
    let (mut words, mut names, mut ordinary) = (0, 0, 0);
    for word in piece.as_bytes().split(|b| b"-._+".contains(b)) {
        let said = hash(&word.to_ascii_lowercase());
        let lists = lexicon::find(said);
        let common = lists.any(Lists::COMMON.or(Lists::PLACE));
        let name = lists.any(Lists::FIRST_NAME) && !common
            || expected && lists.any(Lists::FIRST_NAME.or(Lists::SURNAME));
        let number = word.iter().all(u8::is_ascii_digit);
        // `ger-de-nooij`, `cornelissen-8841`
        if expected && words > 0 && (number || has(PARTICLES, said)) {
            continue;
        }
        if lists.any(Lists::FUNCTION) || word.iter().any(u8::is_ascii_digit) {
            return false;
        }
        words += 1;
        names += usize::from(name && word.len() > 2);
        ordinary += usize::from(common && !name);
    }
    (2..=3).contains(&words) && (names > ordinary || expected && ordinary == 0)
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
        let number = digit || value.contains('-') && name_in(value, true);
        !stand_in && (has(KEYS) || number && has(NUMBER_KEYS) || value.contains('@'))
    })
}

fn is_share(link: &str) -> bool {
    let link = link.to_ascii_lowercase();
    SHARES.iter().any(|share| {
        link.find(share)
            .is_some_and(|at| link.len() > at + share.len() + 3)
    })
}
