//! Text in, report out: what in a Dutch prompt points to a person, a patient or a secret.
//!
//! ```
//! let report = promptwacht_detector::check("Mevrouw De Wit heeft diabetes.");
//! assert_eq!(report.verdict.level, promptwacht_detector::Level::Stop);
//! ```
//!
//! The text is split once ([`token`]), every [`Kind`] proposes candidates with their evidence, overlaps
//! are settled in one order ([`candidate`]) and the decision table gives the [`Verdict`]. Pure: the same
//! text gives the same report on every machine.

mod candidate;
mod checker;
mod cue;
mod date;
mod dial;
mod dispatch;
mod facts;
mod fold;
mod kind;
mod kinds;
mod label;
mod letters;
mod lexicon;
mod lists;
mod memo;
mod misread;
mod name_chain;
mod name_company;
mod name_features;
mod name_model;
mod name_thing;
mod names;
mod number;
mod numeral;
mod order;
mod own_terms;
mod plain;
mod report;
mod role;
mod text;
mod token;
mod unit_name;
mod unit_ward;
mod unit_words;
mod value;
mod verdict;
mod weights;
mod word;

#[cfg(feature = "training")]
pub mod training;

pub use checker::Checker;
pub use kind::{Category, Kind};
pub use kinds::ALL as KINDS;
pub use own_terms::{OwnTermError, OwnTerms};
pub use report::{Evidence, Finding, Level, Report, Rule, Span, Verdict};
pub use weights::THRESHOLD;

use std::sync::LazyLock;

use candidate::{Candidate, Resolved};
use dispatch::{Asked, Dispatch};
use plain::Plain;
use text::Text;

/// Judges `text` and says what was found, where, and what follows from it. Never fails.
pub fn check(text: &str) -> Report {
    judge(text).0
}

/// The same, with the candidates that lost, too light or beaten by another, sorted by place: why was this not found?
pub fn explain(text: &str) -> (Report, Vec<Finding>) {
    judge(text)
}

/// `text` in lower case and without diacritics, as the detector compares words; a letter without a plain form stays.
pub fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match fold::fold_char(letter) {
            Some(spelt) => plain.push_str(spelt),
            None => plain.push(letter),
        }
    }
    plain
}

fn judge(original: &str) -> (Report, Vec<Finding>) {
    let plain = Plain::new(original);
    let text = Text::new(plain.as_ref().map_or(original, |plain| &plain.text));
    let own = OwnTerms::default();
    let mut candidates = Vec::new();
    let mut asked = Asked::new(text.raw.len());
    for at in 0..text.tokens.len() {
        ask(&text, &own, at, &mut asked, &mut candidates);
    }
    conclude(original, plain.as_ref(), &text, &own, candidates)
}

/// What every recognizer proposes at token `at`.
fn ask(
    text: &Text<'_>,
    own: &OwnTerms,
    at: usize,
    asked: &mut Asked,
    candidates: &mut Vec<Candidate>,
) {
    static DISPATCH: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(KINDS));
    DISPATCH.ask(text, at, asked, candidates);
    if !own.is_empty() {
        own.propose(text, at, candidates);
    }
}

/// Settles what was proposed for the whole `text`, the plain form of `original`.
fn conclude(
    original: &str,
    plain: Option<&Plain>,
    text: &Text<'_>,
    own: &OwnTerms,
    mut candidates: Vec<Candidate>,
) -> (Report, Vec<Finding>) {
    name_thing::weigh(text, &mut candidates, "person-name");
    name_company::weigh(text, &mut candidates, "person-name");
    own.leave_out_harmless(text, &mut candidates);
    let Resolved {
        mut findings,
        mut lost,
    } = candidate::resolve(candidates);
    let verdict = verdict::assess(text, &mut findings);
    if let Some(plain) = plain {
        for finding in findings.iter_mut().chain(&mut lost) {
            finding.span = plain.original_span(original, finding.span);
        }
    }
    (Report { findings, verdict }, lost)
}
