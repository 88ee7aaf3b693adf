//! What a prompt box may do next: events in, effects out.
//!
//! [`Guard`] is the state machine, [`site_for`] the table of chat pages, [`Placeholders`] the names
//! that stand in for values. No DOM, no clock, no random, no I/O: the page side obeys the effects.

mod guard;
mod health;
mod judge;
mod outgoing;
mod placeholders;
mod sites;

pub use guard::{Choice, Effect, Event, Guard, Notice, Outgoing, Phase, Question, Wait, Way};
pub use health::{Check, Checks, Found, Health};
pub use outgoing::{Step, steps};
pub use placeholders::Placeholders;
pub use sites::{ALL as SITES, Call, Site, site_for};
