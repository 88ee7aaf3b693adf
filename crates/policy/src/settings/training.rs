use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The lesson before access.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Training {
    /// Whether the lesson stands in the place of the prompt box until it is passed.
    pub required: bool,
    /// How much of the questions must be right, in per cent.
    #[schemars(range(min = 50, max = 100))]
    pub pass_mark: u32,
    /// After how many days the lesson must be done again; 0 is never.
    #[schemars(range(max = 3650))]
    pub renew_days: u32,
    /// How many days a chatbot may be used before the lesson is passed.
    #[schemars(range(max = 365))]
    pub grace_days: u32,
}

impl Default for Training {
    fn default() -> Self {
        Self {
            required: false,
            pass_mark: 80,
            renew_days: 365,
            grace_days: 0,
        }
    }
}
