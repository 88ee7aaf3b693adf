//! What the detector says about a text: findings, the verdict over them, and the reasons for both.
//!
//! Nothing in here holds a piece of the text itself: spans point into it, so that a report can be
//! logged, stored or printed for debugging without carrying anybody's data along.

use std::borrow::Cow;

use crate::kind::{Category, Kind};
use crate::word::hash;

/// A half-open range of bytes in the checked text, on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` up to `end`, in bytes.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the range holds nothing.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether both ranges share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The piece of `text` under this span; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// How far a text may go: the closed, ordered answer of the decision table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Send on, say nothing.
    #[default]
    Nothing,
    /// Send on, with a small note at the box.
    Hint,
    /// Ask before sending.
    Warn,
    /// Do not send until the text has changed.
    Stop,
}

impl Level {
    /// One level up; nothing stays nothing.
    pub(crate) const fn raised(self) -> Self {
        match self {
            Self::Nothing => Self::Nothing,
            Self::Hint => Self::Warn,
            Self::Warn | Self::Stop => Self::Stop,
        }
    }

    /// The level's name on the command line and in messages: `nothing`, `hint`, `warn` or `stop`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Hint => "hint",
            Self::Warn => "warn",
            Self::Stop => "stop",
        }
    }
}

/// One reason for or against a candidate, in decibans (+10 is ten times likelier).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The hash of the reason: two are told apart by it before their words are compared.
    pub(crate) id: u32,
    /// How much it weighs, in decibans.
    pub weight: i16,
    /// What was seen, in a few words that name no piece of the text.
    #[cfg(feature = "reasons")]
    pub reason: &'static str,
}

impl Evidence {
    pub(crate) const fn new(reason: &'static str, weight: i16) -> Self {
        Self {
            id: hash(reason.as_bytes()),
            weight,
            #[cfg(feature = "reasons")]
            reason,
        }
    }
}

/// A piece of text that is what its kind says, sure enough to be reported.
///
/// Findings of one report are sorted by place and never overlap.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it is.
    pub kind: &'static Kind,
    /// Where it stands, in bytes.
    pub span: Span,
    /// The level of the strictest rule it takes part in; `Nothing` for words that only give context.
    pub level: Level,
    /// The row of the decision table that gave it that level; 0 where no row did.
    pub row: u8,
    /// Why it was believed.
    pub evidence: Cow<'static, [Evidence]>,
}

impl Finding {
    /// The sum of the evidence, in decibans.
    pub fn score(&self) -> i16 {
        self.evidence.iter().map(|reason| reason.weight).sum()
    }

    /// The kind's category.
    pub fn category(&self) -> Category {
        self.kind.category
    }
}

/// A row of the decision table that applies to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Row number in the decision table (`domain-facts.md` 4.3 in the design papers, `docs/rules.md` here).
    pub row: u8,
    /// What the row asks for.
    pub level: Level,
    /// Ids of the tips that go with the row, the best one first.
    pub tips: &'static [&'static str],
}

/// The decision over a whole text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The strictest level of all rows that apply.
    pub level: Level,
    /// The rows that apply, strictest first, then by row number.
    pub rules: Vec<Rule>,
}

/// Everything `check` has to say about a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Sorted by place, apart from each other.
    pub findings: Vec<Finding>,
    /// The decision.
    pub verdict: Verdict,
}

impl Report {
    /// The findings that count in the decision, in the order of the text.
    pub fn flagged(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|finding| finding.level > Level::Nothing)
    }
}
