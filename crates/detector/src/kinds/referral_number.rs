//! Number of a referral: what `ZorgDomein` gives, `ZD` and digits, or a number beside the label. One referral is one
//! patient.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::{Labels, labels};
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::value::Value;
use crate::weights;
use crate::word::words;

const LABELS: Labels = labels! {
    words: ["zorgdomein"],
    subjects: ["zorgdomein", "verwijs", "verwijzing", "verwijzings", "referral", "zd"],
};
const FEWEST_DIGITS: usize = 6;
const MOST_DIGITS: usize = 12;

pub(super) static KIND: Kind = Kind {
    id: "referral-number",
    category: Category::Personal,
    replaceable: true,
    role: Role::Number,
    examples: proof![
        "ZorgDomein «ZD12345678» voor hernia",
        "verwijzing «ZD 2499 1631»",
        "zorgdomeinnr «200012345»",
        "verwijsnummer: «ZD-58928330»",
    ],
    near_misses: proof![
        "ZD staat voor zittend dialyseren",
        "verwijzing 2 van 3",
        "ZD 2026",
        "zorgdomein sinds 2026",
        "verwijzing van 12-3-2026",
    ],
    starts: &[Starts::Number],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    // `ZD` is of the value, and label enough for it.
    let marked = mark_before(text, at);
    let (first, start) = marked.unwrap_or((at, usize::MAX));
    if marked.is_none()
        && text
            .token(at)
            .is_none_or(|token| token.span.len() > MOST_DIGITS)
    {
        return;
    }
    let Some(value) = Value::read(text, at, &LABELS) else {
        return;
    };
    let first = first.min(value.first);
    if marked.is_none() && !LABELS.is_beside(text, first) {
        return;
    }
    let label = LABELS.before(text, first);
    let value = value.with_groups(text);
    if !(FEWEST_DIGITS..=MOST_DIGITS).contains(&value.digits) {
        return;
    }
    let span = Span::new(start.min(value.span.start), value.span.end);
    if text.stands_alone(span) {
        proposals.push(
            Candidate::new(&KIND, span, &[weights::SHAPE])
                .labelled(label)
                .when(marked.is_some(), weights::SHARP_SHAPE),
        );
    }
}

/// `ZD` before the number at `at`: its token and first byte.
fn mark_before(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let joint = text
        .before(at, 1)
        .is_some_and(|token| token.is_mark(b'-') && token.glued);
    let mark = at.checked_sub(1 + usize::from(joint))?;
    let token = text.token(mark)?;
    (token.is_capital() && text.is_one_of(mark, words!["zd"])).then_some((mark, token.span.start))
}
