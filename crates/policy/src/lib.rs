//! What an organisation may set, and what holds where it set nothing or something wrong.
//!
//! The types in [`settings`] are the one place where a setting is described: its name, its meaning, what it may be and what holds
//! by default. From them come tolerant reading ([`read`]), the schema for browsers ([`schema`]), and, by way of the schema, the
//! reference page and the deployment files of the command line.
//!
//! A wrong value never lowers protection: [`read`] puts the default in its place, or leaves an entry of a list out, and says so.

mod by_hand;
mod complaint;
mod format;
mod layers;
mod lesson;
mod read;
mod schema;
mod sense;
pub mod settings;
mod template;

pub use by_hand::{Step, path_of, set_at, value_at};
pub use complaint::{Complaint, Remedy};
pub use layers::read_over;
pub use lesson::lesson_until;
pub use read::{Reading, read};
pub use schema::{managed_schema, schema};
pub use settings::Policy;
pub use template::{reference, template};
