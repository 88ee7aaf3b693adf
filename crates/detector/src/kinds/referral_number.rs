//! Number of a referral: what `ZorgDomein` gives, `ZD` and digits, or a number beside the label. One referral is one
//! patient.

use crate::candidate::Candidate;
use crate::kind::{Category, Kind, Starts, proof};
use crate::label::labels;
use crate::report::Span;
use crate::role::Role;
use crate::text::Text;
use crate::value::{Rule, Value};
use crate::weights;
use crate::word::words;

const RULE: Rule = Rule {
    labels: labels! {
        words: ["zorgdomein"],
        subjects: ["zorgdomein", "verwijs", "referral", "zd", "doorverwijs"],
        roots: "verwijzing verwijzer verwijsbrief",
    },
    direct: labels! {
        words: ["verwijzer", "doorverwezen", "verwezen", "verwijsbrief"],
        subjects: [],
        nouns: "verwijzing",
    },
    digits: (6, 12),
};

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
        "doorverwijzing «HVZ/24/55182» naar de diëtist",
        "door de verwijzer: nr «VWB-77120934»",
    ],
    near_misses: proof![
        "ZD staat voor zittend dialyseren",
        "verwijzing 2 van 3",
        "ZD 2026",
        "zorgdomein sinds 2026",
        "verwijzing naar artikel 12, kosten 120500",
        "verwijzing van 12-3-2026",
    ],
    starts: &[Starts::Digits(5)],
    propose,
};

fn propose(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
    // `ZD` is of the value, and label enough for it.
    let Some((first, start)) = mark_before(text, at) else {
        RULE.propose(&KIND, text, at, proposals);
        return;
    };
    let Some(value) = Value::read(text, at, &RULE.labels) else {
        return;
    };
    let first = first.min(value.first);
    let value = value.with_groups(text);
    let span = Span::new(start.min(value.span.start), value.span.end);
    if (RULE.digits.0..=RULE.digits.1).contains(&value.digits) && text.stands_alone(span) {
        proposals.push(
            Candidate::new(&KIND, span, &[weights::SHAPE, weights::SHARP_SHAPE])
                .labelled(RULE.labels.before(text, first)),
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
