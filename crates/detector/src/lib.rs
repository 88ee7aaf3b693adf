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
mod cue;
mod date;
mod dial;
mod facts;
mod fold;
mod kind;
mod kinds;
mod label;
mod letters;
mod lexicon;
mod lists;
mod name_company;
mod name_model;
mod names;
mod number;
mod numeral;
mod report;
mod role;
mod text;
mod token;
mod value;
mod verdict;
mod weights;
mod word;

#[cfg(feature = "training")]
pub mod training;

pub use kind::{Category, Kind};
pub use kinds::ALL as KINDS;
pub use report::{Evidence, Finding, Level, Report, Rule, Span, Verdict};
pub use weights::THRESHOLD;

use std::sync::LazyLock;

use kind::Dispatch;
use text::Text;

/// Judges `text` and says what was found, where, and what follows from it. Never fails.
pub fn check(text: &str) -> Report {
    static DISPATCH: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(KINDS));
    let text = Text::new(text);
    let mut candidates = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        DISPATCH.ask(&text, at, token, &mut candidates);
    }
    name_company::weigh(&text, &mut candidates, "person-name");
    let mut findings = candidate::resolve(candidates);
    let verdict = verdict::assess(&text, &mut findings);
    Report { findings, verdict }
}
