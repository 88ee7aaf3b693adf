//! MAC addresses: six pairs of hexadecimal digits with colons or hyphens, or three groups of four with dots. A device
//! at a patient's bed or in a pocket leads to its owner.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::weights;
use crate::word::{Words, words};

const LABELS: Words = words!["mac", "macadres", "hwaddr", "ethernet", "bluetooth"];

pub(super) static KIND: Kind = Kind {
    id: "mac-address",
    category: Category::Personal,
    replaceable: true,
    role: Role::Contact,
    examples: proof![
        "mac «3C:22:FB:9A:01:7E» van de tablet",
        "MAC-adres «00-1E-C0-4D-77-B2» opnemen",
        "toestel «0008.7b1c.44fe» belt",
        "mac-adres «00:11:22:33:44:55»",
    ],
    near_misses: proof![
        "om 10:20:30:40:50:60",
        "12-34-56-78-90-12",
        "kleurcode #3C22FB",
        "3C:22:FB:9A:01",
        "2a02:a442:9f1c:1:5c8e:33ff:fe12:88a0",
        "rekening 1234.5678.9012",
    ],
    starts: &[Starts::Marks(b":-.")],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    let Some(token) = text.token(at) else { return };
    let sign = text.raw.as_bytes().get(token.span.start).copied();
    let (group, count) = match sign {
        Some(b'.') => (4, 3),
        Some(b':' | b'-') => (2, 6),
        _ => return,
    };
    let length = group * count + count - 1;
    let Some(start) = token.span.start.checked_sub(group) else {
        return;
    };
    let Some(said) = text.raw.get(start..start + length) else {
        return;
    };
    let shaped = said.bytes().enumerate().all(|(place, byte)| {
        if place % (group + 1) == group {
            Some(byte) == sign
        } else {
            byte.is_ascii_hexdigit()
        }
    });
    let span = Span::new(start, start + length);
    let touches =
        |at: Option<usize>| at.and_then(|at| text.raw.as_bytes().get(at)) == sign.as_ref();
    if !shaped || !text.stands_alone(span) || touches(start.checked_sub(1)) {
        return;
    }
    let letters = said.bytes().any(|byte| byte.is_ascii_alphabetic());
    let goes_on = touches(Some(span.end))
        && text
            .raw
            .as_bytes()
            .get(span.end + 1)
            .is_some_and(u8::is_ascii_hexdigit);
    if !goes_on && (letters || text.label_before(at, LABELS)) {
        proposals.push(Candidate::new(
            &KIND,
            span,
            &[weights::SHARP_SHAPE, weights::SHAPE],
        ));
    }
}
