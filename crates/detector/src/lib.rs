//! Text in, report out: what in a Dutch prompt points to a person, a patient or a secret.

mod kind;
mod report;

pub use kind::{Category, Kind};
pub use report::{Evidence, Finding, Level, Report, Rule, Span, Verdict};

/// Judges `text` and says what was found, where, and what follows from it. Never fails.
pub fn check(_text: &str) -> Report {
    Report::default()
}
