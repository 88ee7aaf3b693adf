use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::format::{Line, WebAddress};

/// Rules of the organisation. Shown when there is at least one line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct HouseRules {
    /// A number that goes up when the rules change: each user accepts each version once.
    #[schemars(range(min = 1, max = 10000))]
    pub version: u32,
    /// The rules, a line each.
    #[schemars(length(max = 20))]
    pub lines: Vec<Line>,
    /// Where the whole text stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "WebAddress")]
    pub page: Option<WebAddress>,
}

impl Default for HouseRules {
    fn default() -> Self {
        Self {
            version: 1,
            lines: Vec::new(),
            page: None,
        }
    }
}
