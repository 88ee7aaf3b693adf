//! IP addresses: those of the public network lead to a person or an organisation; private ones tell of a network, and
//! only beside words of systems.
//!
//! Ranges that document nothing but examples (RFC 5737, RFC 3849) and this computer itself are nothing. Versions and
//! paragraphs look the same, so a word of systems or high numbers must speak for an address.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::Class;
use crate::weights;
use crate::word::{Words, words};

const SYSTEM_WORDS: Words = words![
    "ip",
    "ipv",
    "adres",
    "server",
    "koppelserver",
    "vlan",
    "poort",
    "port",
    "subnet",
    "firewall",
    "firewallregel",
    "router",
    "printer",
    "pacs",
    "switch",
    "ping",
    "dns",
    "gateway",
    "host",
    "netwerk",
    "login",
    "log",
    "ssh",
    "vpn",
    "rdp",
    "proxy",
    "whitelist",
    "thuiswerkplek",
    "apparaat",
    "apparaatlijst",
    "modem",
    "wifi",
    "sql",
    "http",
    "https",
    "inlog",
    "range",
];
const COUNTER_WORDS: Words = words![
    "versie",
    "version",
    "update",
    "v",
    "release",
    "build",
    "firmware",
    "paragraaf",
    "hoofdstuk",
    "artikel",
    "par",
    "sectie",
    "bijlage",
    "tabel",
    "stap",
    "patch",
];
/// How far from an address a word of systems may stand, in tokens.
const REACH: usize = 20;
/// Sum of the four numbers from which hardly anything else is written so.
const HIGH_SUM: u32 = 150;

pub(super) static KIND: Kind = Kind {
    id: "ip-address",
    category: Category::Personal,
    replaceable: true,
    role: Role::Contact,
    examples: proof![
        "ip van de thuiswerkplek is «84.31.118.207»",
        "sta «145.53.20.14/32» toe naar de server",
        "PACS draait op «10.44.3.18» poort 104",
        "ipv6: «2a02:a442:9f1c:1:5c8e:33ff:fe12:88a0»",
        "router «2a02:a442:9f1c::5»",
    ],
    near_misses: proof![
        "1.2.3.4.5 is geen ip",
        "versie 10.2.1.0 van de server",
        "Paragraaf 3.1.4.2",
        "http://192.0.2.10/test op de server",
        "ping 127.0.0.1 en 2001:db8::1",
        "subnet 255.255.255.0",
        "192.168.1.1 dagen",
        "om 12:30:45 uur",
        "300.1.2.3 is geen ip",
        "std::vector",
    ],
    starts: &[Starts::Digits(4), Starts::Marks(b":")],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text.token(at) else { return };
    if token.class != Class::Number {
        if let Some(span) = version_six(text, token.span.start) {
            proposals.push(Candidate::new(&KIND, span, &[weights::SHARP_SHAPE]));
        }
        return;
    }
    if token.span.len() > 3
        || token.glued && text.before(at, 1).is_some_and(|mark| mark.is_mark(b'.'))
    {
        return;
    }
    let Some(octets) = octets(text, at) else {
        return;
    };
    let to = at + 7;
    let five = text
        .token(to)
        .is_some_and(|dot| dot.is_mark(b'.') && dot.glued)
        && text.token(to + 1).is_some_and(|next| next.glued);
    let Some(span) = text.span(at, to) else {
        return;
    };
    if five || !text.stands_alone(span) || is_example(octets) {
        return;
    }
    let near = |words: Words, lists: Lists| {
        (at.saturating_sub(REACH)..at + 7 + REACH).any(|at| {
            text.is_one_of(at, words) || text.token(at).is_some_and(|token| token.lists.any(lists))
        })
    };
    let versions = (at.saturating_sub(3)..at).any(|at| text.is_one_of(at, COUNTER_WORDS));
    let system = near(SYSTEM_WORDS, Lists::SYSTEM);
    let high = octets.iter().map(|&octet| u32::from(octet)).sum::<u32>() > HIGH_SUM;
    if versions || !(system || (high && !is_private(octets))) {
        return;
    }
    let range = text
        .token(to)
        .is_some_and(|slash| slash.is_mark(b'/') && slash.glued)
        && text
            .token(to + 1)
            .is_some_and(|bits| bits.glued && bits.class == Class::Number && bits.span.len() <= 2);
    let end = if range {
        text.span(at, to + 2)
    } else {
        Some(span)
    };
    if let Some(span) = end {
        proposals.push(
            Candidate::new(&KIND, span, &[weights::SHARP_SHAPE]).when(system, weights::LABEL),
        );
    }
}

fn octets(text: &Text<'_>, at: usize) -> Option<[u8; 4]> {
    let mut octets = [0; 4];
    for (place, octet) in octets.iter_mut().enumerate() {
        let number = at + place * 2;
        let said = text.says(number);
        if place > 0
            && !(text
                .token(number - 1)
                .is_some_and(|dot| dot.is_mark(b'.') && dot.glued)
                && text.token(number).is_some_and(|token| token.glued))
        {
            return None;
        }
        if said.len() > 1 && said.starts_with('0') {
            return None;
        }
        *octet = said.parse().ok()?;
    }
    Some(octets)
}

/// Example ranges, this computer, masks and groups: addresses of nobody.
fn is_example(octets: [u8; 4]) -> bool {
    matches!(
        octets,
        [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] | [127 | 0 | 224..=255, ..]
    ) || octets == [8, 8, 8, 8]
        || octets == [1, 1, 1, 1]
}

fn is_private(octets: [u8; 4]) -> bool {
    matches!(
        octets,
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] | [169, 254, ..]
    )
}

/// Whether the written address is one of a private network.
pub(crate) fn is_of_a_network(address: &str) -> bool {
    let mut octets = [0; 4];
    for (octet, part) in octets.iter_mut().zip(address.split(['.', '/'])) {
        match part.parse() {
            Ok(value) => *octet = value,
            Err(_) => return address.starts_with("fe80") || address.starts_with("fd"),
        }
    }
    is_private(octets)
}

/// An address of version 6 whose first colon stands at byte `colon`.
fn version_six(text: &Text<'_>, colon: usize) -> Option<Span> {
    let bytes = text.raw.as_bytes();
    let before = bytes
        .get(..colon)?
        .iter()
        .rev()
        .take(5)
        .take_while(|byte| byte.is_ascii_hexdigit())
        .count();
    let start = colon - before;
    if !(1..=4).contains(&before)
        || start
            .checked_sub(1)
            .is_some_and(|at| bytes.get(at) == Some(&b':'))
    {
        return None;
    }
    let length = bytes
        .get(start..)?
        .iter()
        .take(40)
        .take_while(|byte| byte.is_ascii_hexdigit() || **byte == b':')
        .count();
    let said = text.raw.get(start..start + length)?;
    let said = said.trim_end_matches(':');
    let short = said.contains("::");
    let groups = said.split(':').filter(|group| !group.is_empty()).count();
    let well = said.split(':').all(|group| group.len() <= 4)
        && said.matches("::").count() <= 1
        && (groups == 8 && !short || (3..8).contains(&groups) && short)
        && said.bytes().any(|b| b.is_ascii_digit());
    let example = said.to_ascii_lowercase().starts_with("2001:db8");
    let span = Span::new(start, start + said.len());
    (well && !example && text.stands_alone(span)).then_some(span)
}
