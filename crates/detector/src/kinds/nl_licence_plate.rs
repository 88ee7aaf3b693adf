//! Licence plates: three groups in one of the fourteen side codes of the RDW.
//!
//! Side codes and letters: kentekenkennis.nl; combinations that are never given out: nummerborden.info.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::lexicon::Lists;
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::weights;
use crate::word::{Words, words};

/// The side codes, `a` for a letter and `9` for a digit.
const SIDE_CODES: &[&[u8]] = &[
    b"aa-99-99",
    b"99-99-aa",
    b"99-aa-99",
    b"aa-99-aa",
    b"aa-aa-99",
    b"99-aa-aa",
    b"99-aaa-9",
    b"9-aaa-99",
    b"aa-999-a",
    b"a-999-aa",
    b"aaa-99-a",
    b"a-99-aaa",
    b"9-aa-999",
    b"999-aa-9",
];
/// The same without hyphens, for the codes that are told from other things even so.
const JOINED_CODES: &[&[u8]] = &[b"aaa99a", b"a999aa", b"99aaa9", b"9aaa99", b"aa999a"];
/// Plates of Belgium, only right after a label: their letters are all that there are.
const BELGIAN_CODES: &[&[u8]] = &[b"9-aaa-999", b"aaa-999", b"999-aaa", b"9aaa999"];
/// A plate has at most so many characters.
const LONGEST: usize = 9;

const LABELS: Words = words![
    "kenteken",
    "kentekens",
    "kentekenplaat",
    "auto",
    "nummerbord",
    "kentekennummer",
    "nummerplaat",
    "nummerplaten",
    "dienstauto",
    "bus",
    "parkeerapp",
];
/// Labels after which spaces may stand between the groups.
const SURE_LABELS: Words = words![
    "kenteken",
    "kentekenplaat",
    "nummerplaat",
    "nummerbord",
    "plaat"
];
/// Names of products look like plates: `type GT-500-R`.
const PRODUCTS: Words = words![
    "type",
    "model",
    "modelnr",
    "modelnummer",
    "typenummer",
    "typenr",
    "artikel",
    "artikelnr",
    "artikelnummer",
    "serie",
    "serienr",
    "serienummer",
    "onderdeel",
    "onderdeelnr",
    "bestelcode",
    "productcode",
    "artikelcode",
    "versie",
    "formulier",
    "lotnr",
    "batch",
    "maat",
];
/// Words near which a plate may have spaces when all its letters are capitals.
const VEHICLES: Words = words![
    "auto",
    "wagen",
    "polo",
    "golf",
    "busje",
    "bus",
    "scooter",
    "brommer",
    "bestelbus",
    "taxi",
    "slagboom",
    "geparkeerd",
    "parkeerplaats",
    "parkeren",
    "parkeerapp"
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
        "kenteken «12 xkl 3» graag",
        "nummerplaat «1-ABC-234», Gent; BE-plaat «2ABC345»",
        "kenteken is «GB 123 B»",
        "Bij de slagboom stond een polo, «84 NJ TG», met meneer erin",
        "parkeerapp: «9KHX42» aanmelden",
    ],
    near_misses: proof![
        "ABC-12-D",
        "1-2-3",
        "L4-L5",
        "12-3-1958",
        "GBB01B zonder label",
        "TBS-12-X",
        "Type GT-500-R steunzool, modelnr. XR-12-44",
        "kenteken XX-999-X als voorbeeld",
        "auto is 12 km 3 keer verder",
        "de bus naar 12 AB en 14 CD",
        "afdeling ABC-234 en 1-ABC-234",
        "artikelcode: GB-123-B",
    ],
    starts: &[Starts::Digits(2)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    // A group has at most three characters, and one or two groups of letters may stand before the first digits.
    let Some(mut first) = text.token(at).filter(|token| token.span.len() <= 3) else {
        return;
    };
    let mut from = at;
    let labelled = text.label_before(at, SURE_LABELS);
    let vehicle = !labelled && (first.span.len() == 2 && text.label_before(at, VEHICLES));
    let sure = labelled || vehicle;
    for _ in 0..2 {
        let hyphen = text
            .before(from, 1)
            .is_some_and(|mark| mark.is_mark(b'-') && mark.glued);
        let group = text.before(from, 1 + usize::from(hyphen));
        match group.filter(|group| {
            let apart = sure && !group.lists.any(Lists::FUNCTION);
            (first.glued || apart) && group.is_word() && group.span.len() <= 3
        }) {
            Some(group) => {
                first = group;
                from -= 1 + usize::from(hyphen);
            }
            None => break,
        }
    }
    let start = first.span.start;
    let Some(end) = plate_end(text.raw, start, sure) else {
        return;
    };
    let span = Span::new(start, end);
    let plate = span.of(text.raw);
    let joined = text.raw.as_bytes().get(end) == Some(&b'-')
        || (start > 0 && text.raw.as_bytes().get(start - 1) == Some(&b'-'));
    if joined || !text.stands_alone(span) || !(may_be_given_out(plate) || sure && is_belgian(plate))
    {
        return;
    }
    // `een zilvergrijze polo, 84 NJ TG`
    let spaced = vehicle && !plate.contains('-');
    if spaced && !is_spaced_plate(plate) {
        return;
    }
    let labelled = spaced || text.label_before(from, LABELS);
    // `Modelnr. XR-12-44`, and `XX-999-X`, which stands for one.
    let stand_in = plate
        .bytes()
        .all(|byte| !byte.is_ascii_alphabetic() || byte == b'X');
    if stand_in || !labelled && text.label_before(from, PRODUCTS) {
        return;
    }
    if plate.contains('-') && !is_belgian(plate) || labelled {
        proposals.push(
            Candidate::new(&KIND, span, &[weights::SHARP_SHAPE]).when(labelled, weights::LABEL),
        );
    }
}

/// Two capitals or digits in each of three groups, as nothing else is written.
fn is_spaced_plate(plate: &str) -> bool {
    plate.len() == 8
        && plate.split(' ').all(|group| group.len() == 2)
        && plate.bytes().filter(u8::is_ascii_uppercase).count() == 4
}

fn is_belgian(plate: &str) -> bool {
    let three = |wanted: fn(&u8) -> bool| {
        plate
            .as_bytes()
            .windows(3)
            .any(|run| run.iter().all(wanted))
    };
    three(u8::is_ascii_alphabetic) && three(u8::is_ascii_digit)
}

/// Where a plate ends that begins at byte `start`.
fn plate_end(raw: &str, start: usize, sure: bool) -> Option<usize> {
    let rest = raw.as_bytes().get(start..)?;
    let mut code = [0; LONGEST];
    let mut length = 0;
    for (place, byte) in code.iter_mut().zip(rest) {
        *place = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => b'a',
            b'0'..=b'9' => b'9',
            b'-' => b'-',
            b' ' | b'.' if sure => b'-',
            _ => break,
        };
        length += 1;
    }
    let code = code.get(..length)?;
    // Belgian first: a Dutch one may be their head.
    let belgian: &[&[u8]] = if sure { BELGIAN_CODES } else { &[] };
    belgian
        .iter()
        .chain(SIDE_CODES)
        .chain(JOINED_CODES)
        .find(|side| code.starts_with(side))
        .map(|side| start + side.len())
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
