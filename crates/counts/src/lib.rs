//! Anonymous counts of use: how often, never who and never what.
//!
//! A browser keeps a [`Counts`] in its storage. It counts [`Event`]s by day; a day that is over becomes one [`Report`],
//! and once a week so does one [bucket](Ticket) of 4096, drawn anew each week, by which an organisation estimates how many
//! browsers there were ([`Users`]). A report's [body](Report::body) is OTLP/HTTP JSON for the organisation's own
//! OpenTelemetry collector. `docs/counts.md` says what follows from that for privacy.
//!
//! Everything counted is a number under a key of closed enums: no type here that is kept or sent can hold a text that a
//! program made (see [`key`]). Pure: the hour and the chance come from the caller.

mod collected;
mod csv;
mod date;
pub mod key;
mod otlp;
mod state;
mod totals;
mod users;

pub use collected::{Collected, Foreign};
pub use date::{Day, Hour, Week};
pub use key::Event;
pub use otlp::PROBE;
pub use state::{Answer, Counts, DayCounts, Report, Sent, Ticket};
pub use totals::{Totals, What};
pub use users::{BUCKETS, Estimate, Users};
