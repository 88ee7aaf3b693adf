//! Licence plates: three groups in one of the fourteen side codes of the RDW.
//!
//! Side codes and letters: kentekenkennis.nl; combinations that are never given out: nummerborden.info.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::pattern::{Pattern, pattern};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::weights;
use crate::word::{Words, words};

static SHAPE: Pattern = pattern!(
    "nl_licence_plate",
    r#"(?i)
    [a-z]{2}-[0-9]{2}-[0-9]{2} | [0-9]{2}-[0-9]{2}-[a-z]{2} | [0-9]{2}-[a-z]{2}-[0-9]{2}
  | [a-z]{2}-[0-9]{2}-[a-z]{2} | [a-z]{2}-[a-z]{2}-[0-9]{2} | [0-9]{2}-[a-z]{2}-[a-z]{2}
  | [0-9]{2}-[a-z]{3}-[0-9] | [0-9]-[a-z]{3}-[0-9]{2} | [a-z]{2}-[0-9]{3}-[a-z] | [a-z]-[0-9]{3}-[a-z]{2}
  | [a-z]{3}-[0-9]{2}-[a-z] | [a-z]-[0-9]{2}-[a-z]{3} | [0-9]-[a-z]{2}-[0-9]{3} | [0-9]{3}-[a-z]{2}-[0-9]
  | [a-z]{3}[0-9]{2}[a-z] | [a-z][0-9]{3}[a-z]{2} | [0-9]{2}[a-z]{3}[0-9] | [0-9][a-z]{3}[0-9]{2} | [a-z]{2}[0-9]{3}[a-z]
"#
);

const LABELS: Words = words![
    "kenteken",
    "kentekens",
    "kentekenplaat",
    "auto",
    "nummerbord",
    "kentekennummer",
];
const NEVER_GIVEN: &[&str] = &[
    "gvd", "kkk", "kvt", "lpf", "nsb", "pkk", "psv", "tbs", "ss", "sd", "pvv", "sgp", "vvd", "bbb",
];

pub(super) static KIND: Kind = Kind {
    id: "nl-licence-plate",
    category: Category::Personal,
    replaceable: true,
    role: Role::Contact,
    examples: proof![
        "kenteken «GBB-01-B»",
        "de auto («12-XKL-3») staat voor",
        "«ab-12-34» geparkeerd",
        "kenteken «GBB01B»",
    ],
    near_misses: proof![
        "ABC-12-D",
        "1-2-3",
        "L4-L5",
        "12-3-1958",
        "GBB01B zonder label",
        "TBS-12-X",
    ],
    starts: &[Starts::Number],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    // A group has at most three characters, and one or two groups of letters may stand before the first digits.
    let Some(mut first) = text.token(at).filter(|token| token.span.len() <= 3) else {
        return;
    };
    let mut from = at;
    for _ in 0..2 {
        let hyphen = text
            .before(from, 1)
            .is_some_and(|mark| mark.is_mark(b'-') && mark.glued);
        let group = text.before(from, 1 + usize::from(hyphen));
        match group.filter(|group| first.glued && group.is_word() && group.span.len() <= 3) {
            Some(group) => {
                first = group;
                from -= 1 + usize::from(hyphen);
            }
            None => break,
        }
    }
    let start = first.span.start;
    let Some(end) = SHAPE.longest(text.raw, start) else {
        return;
    };
    let span = Span::new(start, end);
    let plate = span.of(text.raw);
    let joined = text.raw.as_bytes().get(end) == Some(&b'-')
        || (start > 0 && text.raw.as_bytes().get(start - 1) == Some(&b'-'));
    if joined || !text.stands_alone(span) || !may_be_given_out(plate) {
        return;
    }
    let labelled = text.label_before(from, LABELS);
    if plate.contains('-') || labelled {
        proposals.push(
            Candidate::new(&KIND, span, &[weights::SHARP_SHAPE]).when(labelled, weights::LABEL),
        );
    }
}

/// Whether the letters are such as the RDW gives out: from side code 4 on no vowels, no C and no Q.
fn may_be_given_out(plate: &str) -> bool {
    let letters = || {
        plate
            .split(|c: char| !c.is_ascii_alphabetic())
            .filter(|group| !group.is_empty())
    };
    let count: usize = letters().map(str::len).sum();
    let lower = |group: &str| group.to_ascii_lowercase();
    let old = count == 2
        && plate.contains('-')
        && letters().count() == 1
        && plate.split('-').all(|group| group.len() == 2);
    let plain =
        old || letters().all(|group| !lower(group).contains(['a', 'e', 'i', 'o', 'u', 'c', 'q']));
    plain && letters().all(|group| !NEVER_GIVEN.contains(&lower(group).as_str()))
}
