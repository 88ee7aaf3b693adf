use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::format::{Line, Mail, WebAddress};

/// Who the organisation is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Organisation {
    /// The name, as its people use it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Line")]
    pub name: Option<Line>,
    /// Up to four letters that stand as a logo beside our name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Line", length(max = 4))]
    pub logo_text: Option<Line>,
    /// Whom people can ask or call.
    pub contacts: Vec<Contact>,
}

/// Somebody to ask or call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Contact {
    /// For what.
    pub role: ContactRole,
    /// Name of the person or the desk.
    pub name: Line,
    /// Mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Mail")]
    pub mail: Option<Mail>,
    /// Phone number, as it is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Line", length(max = 30))]
    pub phone: Option<Line>,
    /// A page with more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "WebAddress")]
    pub page: Option<WebAddress>,
}

/// What somebody is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum ContactRole {
    /// Data protection officer (FG).
    Privacy,
    /// Information security (CISO).
    Security,
    /// Helpdesk.
    Helpdesk,
    /// Digital coach.
    Digicoach,
    /// Something else.
    Other,
}
