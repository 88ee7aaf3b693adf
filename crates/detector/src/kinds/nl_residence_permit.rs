//! Number of a Dutch residence document: the type (I to V, W) and a hyphen or nothing, V, eight letters or digits
//! without 0 and O.
//!
//! Form: rvig.nl, 2019. Only beside its label, or with its type in front.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{Label, Labels, labels};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Shape};
use crate::weights;
use crate::word::words;

const LABELS: Labels = labels! {
    words: [
        "verblijfsdocument",
        "verblijfsvergunning",
        "verblijfskaart",
        "verblijfspas",
        "verblijfsdocumentnummer",
        "vreemdelingendocument",
        "vreemdelingenpas",
        "vergunning",
        "residence",
        "verblijfsdoc",
        "verblijfstitel",
        "vreemdelingenkaart",
    ],
    subjects: ["verblijfs", "verblijfsdoc", "verblijfskaart", "verblijfspas", "verblijfsdocument", "vreemdelingendocument", "document", "vergunning"],
};
/// Words near which a number with the head of the newer documents is one.
const NEAR_LABELS: Labels = labels! {
    words: ["kaart", "pas", "pasje", "document", "ind", "vvr"],
    subjects: ["v", "document"],
    nouns: "verblijfsdocument verblijfsvergunning",
};
const LENGTH: usize = 9;

pub(super) static KIND: Kind = Kind {
    id: "nl-residence-permit",
    category: Category::Personal,
    replaceable: true,
    role: Role::Number,
    examples: proof![
        "verblijfsdocument «V2X3FAK7E»",
        "Verblijfsvergunning bepaalde tijd: «v2x3fak7e»",
        "vreemdelingendocument «III-V123AL568»",
        "verblijfsdoc. nr «IRFAKE2C3», verblijfspas «ir7720936»",
        "verblijfskaart nr. «IR 7720936», verblijfspas: «V2X 3FAK 7E»",
        "zijn W-document «V2X3FAK7E», pasje van de IND: «V2X3FAK7E»",
        "Op de kaart staat «IV-V123AL568».",
        "W-document nr. «W-V2X3FAK7E»",
        "Verblijfsdocument kwijt in de wasmachine: het nummer was nog leesbaar, «IR7720936».",
        "op mijn oude kaart stond trouwens nog «IR3902715»",
    ],
    near_misses: proof![
        "verblijfsdocument V0X3FAK7E",
        "verblijfsdocument III-123AL568",
        "Artikel V2X3FAK7E is op.",
        "verblijfsvergunning sinds 2019",
        "verblijf V2X3FAK",
        "artikel IR3902715 is op",
    ],
    starts: &[Starts::Digits(2)],
    propose,
};

/// A number of letters and digits in turn has at most so many pieces.
const MOST_PIECES: usize = 12;

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    if let Some((first, span)) = in_groups(text, at) {
        if LABELS.is_beside(text, first) {
            proposals.push(Candidate::new(&KIND, span, &[weights::SHAPE]).labelled(Label::Beside));
        }
        return;
    }
    // The first digit follows the V, or letters that begin with it.
    let Some(first) = at
        .checked_sub(1)
        .filter(|_| text.token(at).is_some_and(|token| token.glued))
    else {
        return;
    };
    let Some(begin) = text.token(first).filter(|token| {
        token.is_word() && token.span.of(text.raw).starts_with(['V', 'v', 'I', 'i'])
    }) else {
        return;
    };
    // No number has more pieces; a longer run is something else.
    let mut to = at + 1;
    while to < at + MOST_PIECES
        && text
            .token(to)
            .is_some_and(|token| token.glued && (token.is_word() || token.class == Class::Number))
    {
        to += 1;
    }
    let Some(end) = text.before(to, 1).map(|token| token.span.end) else {
        return;
    };
    let number = Span::new(begin.span.start, end);
    if !is_document(number.of(text.raw)) || !text.stands_alone(number) {
        return;
    }
    let kind = typed(text, first);
    let start = kind.unwrap_or(first);
    let span = Span::new(
        text.token(start)
            .map_or(number.start, |token| token.span.start),
        end,
    );
    let mut label = LABELS.before(text, start);
    let newer = number.of(text.raw).starts_with("IR") && at + 1 == to;
    // `V2X3FAK7E`: no code of goods has so many turns.
    let mixed = to - first > 5 && begin.shape == Shape::Upper;
    if label == Label::None && (newer || mixed) && NEAR_LABELS.is_near(text, start) {
        label = Label::Apart;
    }
    if label == Label::None && kind.is_none() {
        return;
    }
    proposals.push(
        Candidate::new(&KIND, span, &[weights::SHAPE])
            .labelled(label)
            .when(kind.is_some(), weights::SHARP_SHAPE),
    );
}

fn is_document(said: &str) -> bool {
    // `IR` heads the newer ones.
    let newer = said
        .get(..2)
        .is_some_and(|head| head.eq_ignore_ascii_case("ir"));
    let head =
        said.starts_with(['V', 'v']) || (newer && said.ends_with(|c: char| c.is_ascii_digit()));
    head && said.len() == LENGTH
        && said
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() && !matches!(byte, b'o' | b'O'))
        && (newer || !said.contains('0'))
}

/// `IR 7720936`, `IR-7720936`, `V2X 3FAK 7E`: capitals and digits with one space or hyphen between, from the letters
/// before the number at `at`.
fn in_groups(text: &Text<'_>, at: usize) -> Option<(usize, Span)> {
    let hyphen = text.before(at, 1)?.is_mark(b'-');
    let first = at.checked_sub(1 + usize::from(hyphen))?;
    let start = text
        .token(first)
        .filter(|head| head.shape == Shape::Upper && head.span.len() <= 2)?
        .span
        .start;
    let mut said = [0; LENGTH];
    let mut length = 0;
    let mut gaps = 0;
    let mut end = start;
    for byte in text.raw.as_bytes().get(start..)? {
        match byte {
            b'A'..=b'Z' | b'0'..=b'9' => {
                *said.get_mut(length)? = *byte;
                length += 1;
            }
            b' ' | b'-' if length < LENGTH => gaps += 1,
            _ => break,
        }
        end += 1;
        if length == LENGTH {
            break;
        }
    }
    let span = Span::new(start, end);
    let document = (1..=3).contains(&gaps) && is_document(std::str::from_utf8(&said).ok()?);
    (document && text.stands_alone(span)).then_some((first, span))
}

/// The token of the type before the number at `first`: `III-V…`, `W-V…`.
fn typed(text: &Text<'_>, first: usize) -> Option<usize> {
    let joined = text.token(first)?.glued && text.before(first, 1)?.is_mark(b'-');
    let kind = first.checked_sub(2).filter(|_| joined)?;
    let token = text.token(kind)?;
    (token.shape == Shape::Upper && text.is_one_of(kind, words!["i", "ii", "iii", "iv", "v", "w"]))
        .then_some(kind)
}
