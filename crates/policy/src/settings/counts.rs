use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::format::WebAddress;

/// Anonymous counts. Something is counted only where an address or `keep` says so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Counts {
    /// The OTLP/HTTP address for metrics of the organisation's own OpenTelemetry collector. None: nothing is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "WebAddress")]
    pub address: Option<WebAddress>,
    /// Counts in each browser without sending anything, for an organisation without a collector: the user can look at the counts of
    /// the last two weeks and save them as a table (CSV). Not needed beside an address.
    pub keep: bool,
    /// The smallest group of users that is shown as a number, in people.
    #[schemars(range(min = 10, max = 1000))]
    pub smallest_group: u32,
}

impl Default for Counts {
    fn default() -> Self {
        Self {
            address: None,
            keep: false,
            smallest_group: 10,
        }
    }
}
