//! What recognizers propose, and which proposals win.

use std::collections::BTreeMap;

use crate::kind::Kind;
use crate::label::Label;
use crate::report::{Evidence, Finding, Level, Span};
use crate::weights::{self, THRESHOLD};

/// A proposal: may overlap others, may be wrong.
pub(crate) struct Candidate {
    /// What it would be.
    pub(crate) kind: &'static Kind,
    /// Where it stands.
    pub(crate) span: Span,
    /// The reasons for and against.
    pub(crate) evidence: Vec<Evidence>,
}

impl Candidate {
    /// A proposal with its first reasons.
    pub(crate) fn new(kind: &'static Kind, span: Span, evidence: &[Evidence]) -> Self {
        Self {
            kind,
            span,
            evidence: evidence.to_vec(),
        }
    }

    /// Adds a reason when `holds`.
    #[must_use]
    pub(crate) fn when(mut self, holds: bool, evidence: Evidence) -> Self {
        if holds {
            self.evidence.push(evidence);
        }
        self
    }

    /// Adds what a label before it says.
    #[must_use]
    pub(crate) fn labelled(self, label: Label) -> Self {
        self.when(label != Label::None, weights::LABEL)
            .when(label == Label::Beside, weights::LABEL_BESIDE)
    }

    fn score(&self) -> i16 {
        self.evidence.iter().map(|reason| reason.weight).sum()
    }
}

/// Settles overlaps in the one order: higher score, then longer, then earlier, then the order of proposals
/// (which is that of the table of kinds). Winners come back sorted by place.
pub(crate) fn resolve(mut candidates: Vec<Candidate>) -> Vec<Finding> {
    candidates.retain(|candidate| candidate.score() >= THRESHOLD);
    // Stable, so that equal candidates keep the order of proposals.
    candidates.sort_by_key(|candidate| {
        (
            -candidate.score(),
            std::cmp::Reverse(candidate.span.len()),
            candidate.span.start,
        )
    });
    let mut taken: BTreeMap<usize, Finding> = BTreeMap::new();
    for Candidate {
        kind,
        span,
        evidence,
    } in candidates
    {
        let nearest = taken.range(..span.end).next_back();
        if nearest.is_none_or(|(_, finding)| !finding.span.overlaps(span)) {
            taken.insert(
                span.start,
                Finding {
                    kind,
                    span,
                    level: Level::Nothing,
                    evidence,
                },
            );
        }
    }
    taken.into_values().collect()
}
