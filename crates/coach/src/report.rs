//! The report of a leak. Never the text that leaked.
//!
//! `clock` is the 72 hours, `form` what a report is and how its form is filled in beforehand, `guide` what is said around it and what
//! helps to decide, `file` what goes into the files.

mod clock;
mod file;
mod form;
mod guide;

pub use clock::{Clock, TERM_MS, clock};
pub use file::{KIND, MOST, REGISTER, read, register, register_as_csv};
pub use form::{Report, from_finding, host_of, looks_personal, officer, rehearsal, report};
pub use guide::{Check, Guide, Question, Reason, Side, Step, guide};
