//! What a prompt box may do next: events in, effects out.
//!
//! [`Guard`] is the state machine, [`site_for`] the table of chat pages, [`Placeholders`] the names
//! that stand in for values, [`Chat`] tells when another chat begins. No DOM, no clock, no random, no I/O: the page side obeys the effects.

mod chat;
mod event;
mod files;
mod guard;
mod health;
mod house;
mod judge;
mod noted;
mod outgoing;
mod placeholders;
mod set_aside;
mod sites;

pub use chat::Chat;
pub use event::{Choice, Effect, Event, Notice, Outgoing, Phase, Question, Wait, Way};
pub use files::{NOT_ALLOWED, readable_level, unreadable_level};
pub use guard::Guard;
pub use health::{Check, Checks, Found, Health};
pub use house::House;
pub use noted::{Deed, Noted};
pub use outgoing::{Step, steps};
pub use placeholders::{Placeholder, Placeholders};
pub use set_aside::{Aside, MaySetAside, Scope};
pub use sites::{ALL as SITES, Call, Site, site_for};
