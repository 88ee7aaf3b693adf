//! What recognizers propose, and which proposals win.

use std::borrow::Cow;
use std::ops::Range;

use crate::kind::Kind;
use crate::label::Label;
use crate::order;
use crate::report::{Evidence, Finding, Level, Span};
use crate::weights::{self, THRESHOLD};

/// A proposal: may overlap others, may be wrong.
#[derive(Clone)]
pub(crate) struct Candidate {
    /// What it would be.
    pub(crate) kind: &'static Kind,
    /// Where it stands.
    pub(crate) span: Span,
    /// The reasons for and against.
    pub(crate) evidence: Cow<'static, [Evidence]>,
    /// Its tokens, where the kind says so: names do.
    pub(crate) words: Range<usize>,
}

impl Candidate {
    /// A proposal with its first reasons.
    pub(crate) const fn new(
        kind: &'static Kind,
        span: Span,
        evidence: &'static [Evidence],
    ) -> Self {
        Self {
            kind,
            span,
            evidence: Cow::Borrowed(evidence),
            words: 0..0,
        }
    }

    /// Adds a reason.
    pub(crate) fn add(&mut self, evidence: Evidence) {
        self.evidence.to_mut().push(evidence);
    }

    /// Adds a reason when `holds`.
    #[must_use]
    pub(crate) fn when(mut self, holds: bool, evidence: Evidence) -> Self {
        if holds {
            self.add(evidence);
        }
        self
    }

    /// Adds what a label before it says.
    #[must_use]
    pub(crate) fn labelled(self, label: Label) -> Self {
        self.when(label != Label::None, weights::LABEL)
            .when(label == Label::Beside, weights::LABEL_BESIDE)
    }

    fn into_finding(self) -> Finding {
        Finding {
            kind: self.kind,
            span: self.span,
            level: Level::Nothing,
            row: 0,
            evidence: self.evidence,
        }
    }

    /// The sum of the reasons, in decibans.
    pub(crate) fn score(&self) -> i16 {
        self.evidence.iter().map(|reason| reason.weight).sum()
    }
}

/// Candidates after all overlaps are settled, both sorted by place.
pub(crate) struct Resolved {
    /// The winners; they do not overlap.
    pub(crate) findings: Vec<Finding>,
    /// The others.
    pub(crate) lost: Vec<Finding>,
}

/// Settles overlaps in the one order: higher score, then longer, then earlier, then the order of proposals
/// (which is that of the table of kinds).
pub(crate) fn resolve(candidates: Vec<Candidate>) -> Resolved {
    let mut resolved = Resolved {
        findings: Vec::with_capacity(candidates.len()),
        lost: Vec::new(),
    };
    // Stable, so that equal candidates keep the order of proposals. They come nearly sorted.
    let candidates = order::by_key(candidates, |candidate| order::key(candidate.span.start));
    let mut cluster: Vec<Candidate> = Vec::new();
    let mut cluster_end = 0;
    for candidate in candidates {
        if candidate.score() < THRESHOLD {
            resolved.lost.push(candidate.into_finding());
            continue;
        }
        if candidate.span.start >= cluster_end {
            settle(&mut cluster, &mut resolved);
        }
        cluster_end = cluster_end.max(candidate.span.end);
        cluster.push(candidate);
    }
    settle(&mut cluster, &mut resolved);
    resolved.lost = order::by_key(resolved.lost, |finding| order::key(finding.span.start));
    resolved
}

/// Parts winners from losers among candidates that may overlap.
fn settle(cluster: &mut Vec<Candidate>, resolved: &mut Resolved) {
    if cluster.len() == 1 {
        let alone = cluster.drain(..).map(Candidate::into_finding);
        resolved.findings.extend(alone);
        return;
    }
    // They come by place, and equal ones keep that order.
    let strongest = order::by_key(std::mem::take(cluster), |candidate| {
        let score = i32::from(candidate.score()) - i32::from(i16::MIN);
        let length = u32::try_from(candidate.span.len())
            .unwrap_or(u32::MAX)
            .min(0xffff);
        !(score.cast_unsigned() << 16 | length)
    });
    // In the order of the text. A tree would be quicker where thousands overlap, and six kilobytes more in every chat page.
    let mut taken: Vec<Span> = Vec::new();
    let mut won = Vec::new();
    for candidate in strongest {
        let span = candidate.span;
        let at = taken.partition_point(|other| other.start < span.end);
        let nearest = at.checked_sub(1).and_then(|before| taken.get(before));
        if nearest.is_none_or(|other| !other.overlaps(span)) {
            taken.insert(at, span);
            won.push(candidate.into_finding());
        } else {
            resolved.lost.push(candidate.into_finding());
        }
    }
    let won = order::by_key(won, |finding| order::key(finding.span.start));
    resolved.findings.extend(won);
}

#[cfg(test)]
mod tests {
    use crate::check;

    /// Each text gives findings of these kinds, in order.
    fn settles(cases: &[(&str, &[&str])]) {
        for (text, wanted) in cases {
            let report = check(text);
            let found: Vec<_> = report
                .findings
                .iter()
                .map(|finding| finding.kind.id)
                .collect();
            assert_eq!(found, *wanted, "{text}");
        }
    }

    #[test]
    fn of_eight_digits_the_label_decides_then_nothing() {
        // 27101940 is a day and passes the eleven test of the BSN; 90000013 passes that of the ZI number.
        settles(&[
            ("kvk 27101940", &["nl-kvk"]),
            ("bsn 27101940", &["nl-bsn"]),
            ("geb. 27101940", &["birth-date"]),
            ("agb 27101940", &["nl-agb"]),
            ("ura 27101940", &["nl-uzi"]),
            ("ZI-nummer 90000013", &["product-code"]),
            ("HPK 12345672", &["product-code"]),
            ("bsn 12345672", &["nl-bsn"]),
            ("nummer 12345672", &[]),
            ("nummer 90000013", &[]),
            ("nummer 27101940", &[]),
        ]);
    }

    #[test]
    fn of_nine_digits_the_label_decides_then_the_eleven_test() {
        settles(&[
            ("rsin 876543219", &["nl-rsin"]),
            ("uzi 876543219", &["nl-uzi"]),
            ("zorgproduct 040201004", &["product-code"]),
            ("onderwijsnummer 101222331", &["nl-education-number"]),
            ("rekening 123456789", &["bank-account"]),
            ("polisnr 876543219", &["policy-number"]),
            ("patnr 876543219", &["patient-number"]),
            ("zorgdomeinnr 876543219", &["referral-number"]),
            ("beschikkingsnr 876543219", &["care-decision-number"]),
            ("bsn 876543219", &["nl-bsn"]),
            ("nummer 876543219", &["nl-bsn"]),
            ("nummer 876543218", &[]),
            ("bsn 999900006, rsin 876543219", &["nl-bsn", "nl-rsin"]),
            ("rsin 876543219, bsn 999900006", &["nl-rsin", "nl-bsn"]),
            (
                "bsn 999900006, polisnr 876543219",
                &["nl-bsn", "policy-number"],
            ),
        ]);
    }

    #[test]
    fn of_ten_digits_a_telephone_comes_first_then_the_label_then_the_check() {
        settles(&[
            ("rijbewijs 0612345678", &["nl-phone"]),
            ("v-nr 0612345678", &["nl-phone"]),
            ("patnr 0612345678", &["nl-phone"]),
            ("rijbewijs 7934628529", &["nl-driving-licence"]),
            ("v-nr 7934628529", &["nl-v-number"]),
            ("a-nr 7934628529", &["nl-a-number"]),
            ("nummer 7934628529", &["nl-a-number"]),
            ("nummer 7934628528", &[]),
            (
                "a-nr 7934628529 en v-nr 2041705430",
                &["nl-a-number", "nl-v-number"],
            ),
            (
                "v-nr 2041705430 en a-nr 7934628529",
                &["nl-v-number", "nl-a-number"],
            ),
        ]);
    }

    #[test]
    fn of_eleven_digits_the_check_decides() {
        settles(&[
            ("nummer 89012345601", &["nl-big"]),
            ("nummer 85073003328", &["be-insz"]),
            ("nummer 89012345602", &[]),
            ("PESEL 44051401359", &["foreign-number"]),
            ("nummer 44051401359", &[]),
            ("+31612345678", &["nl-phone"]),
            ("31612345678", &[]),
            ("polisnr 89012345602", &["policy-number"]),
        ]);
    }
}
