use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::format::{Line, Mail, WebAddress};

/// Where a report of leaked data goes. Never the text itself. None of these: a file to save or print.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct LeakReport {
    /// Mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Mail")]
    pub mail: Option<Mail>,
    /// Address of the organisation's own form.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "WebAddress")]
    pub form: Option<WebAddress>,
    /// What the report begins with, such as the category in the register of incidents.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Line")]
    pub reference: Option<Line>,
}
