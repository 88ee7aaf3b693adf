//! Care profiles of the Wlz: `VV07`, `VG06`, `zzp 4`, `GGZ-B 3`. They tell how ill somebody is: health, never an
//! identifier.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape, Token};
use crate::weights;
use crate::word::{Words, has, words};

/// Groups that are written in capitals right before their number.
const GROUPS: Words = words!["vv", "vg", "lg", "lvg", "sglvg", "zgaud", "zgvis", "zg"];
/// The highest profile.
const HIGHEST: u8 = 10;

pub(super) static KIND: Kind = Kind {
    id: "care-profile",
    category: Category::Special,
    replaceable: false,
    role: Role::Health,
    examples: proof![
        "heeft «VV07» gekregen",
        "profiel «VG06»",
        "indicatie «zzp 4»",
        "«GGZ-B 3»",
        "«VV 5»",
    ],
    near_misses: proof![
        "ZZP'er",
        "VG: COPD",
        "VV12",
        "vv 3 keer",
        "VG (voorgeschiedenis)",
        "een zzp tarief",
        "VG 2019: galblaas",
    ],
    starts: &[Starts::Word(wants)],
    propose,
};

fn wants(token: &Token, _: &str) -> bool {
    has(GROUPS, token.word) && token.shape == Shape::Upper
        || has(words!["zzp", "zorgzwaartepakket", "ggz"], token.word)
}

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    // `VV07`, `zzp 4`, `GGZ-B 3`: a number follows at once, or a hyphen.
    let (Some(token), Some(next)) = (text.token(at), text.token(at + 1)) else {
        return;
    };
    if next.class != Class::Number && !next.is_mark(b'-') {
        return;
    }
    let group = text.is_one_of(at, GROUPS) && token.shape == Shape::Upper
        || text.is_one_of(at, words!["zzp", "zorgzwaartepakket"]);
    let number = if group {
        at + 1
    } else if text.is_one_of(at, words!["ggz"])
        && text
            .token(at + 1)
            .is_some_and(|hyphen| hyphen.is_mark(b'-'))
        && text.is_one_of(at + 2, words!["b", "w"])
    {
        at + 3
    } else {
        return;
    };
    let profile = text
        .token(number)
        .is_some_and(|token| token.class == Class::Number)
        && text
            .says(number)
            .parse::<u8>()
            .is_ok_and(|profile| (1..=HIGHEST).contains(&profile));
    let counted = text.is_one_of(
        number + 1,
        words!["keer", "x", "dagen", "jaar", "uur", "mensen"],
    );
    if profile
        && !counted
        && let Some(span) = text
            .span(at, number + 1)
            .filter(|span| text.stands_alone(*span))
    {
        proposals.push(Candidate::new(
            &KIND,
            span,
            &[weights::SHARP_SHAPE, weights::SHAPE],
        ));
    }
}
