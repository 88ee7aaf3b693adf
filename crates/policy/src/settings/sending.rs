use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Switch;
use crate::format::Line;

/// Whether a held prompt may be sent all the same.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Sending {
    /// After a warning.
    pub after_warn: Switch,
    /// After a stop.
    pub after_stop: bool,
    /// Whether a reason must be chosen first.
    pub ask_reason: bool,
    /// The reasons to choose from, in the order of the list. None: our own list.
    #[schemars(length(max = 8))]
    pub reasons: Vec<Line>,
}

/// Which answers a user has to a finding that is not right.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct NotRight {
    /// Only now.
    pub now: Switch,
    /// This value in this chat.
    pub chat: Switch,
    /// This kind on this site, until the browser closes.
    pub site: Switch,
}
