use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::format::{KindOrCategory, Line, WebAddress};

/// A tip of the organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OwnTip {
    /// The tip in a few words.
    pub title: Line,
    /// What to do, in one or two sentences.
    pub text: Line,
    /// Findings with which it is shown first. None: only in the list of tips.
    #[serde(default, rename = "for")]
    #[schemars(length(max = 60))]
    pub what: Vec<KindOrCategory>,
    /// Where more stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "WebAddress")]
    pub page: Option<WebAddress>,
}

/// A link with its words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// The words.
    pub title: Line,
    /// The address.
    pub page: WebAddress,
}
