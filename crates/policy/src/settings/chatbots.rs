use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::format::{Date, Host, Line, WebAddress};

/// A chatbot about which the organisation has decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Chatbot {
    /// Its host name.
    pub host: Host,
    /// The name people use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Line")]
    pub name: Option<Line>,
    /// What was decided.
    #[serde(default)]
    pub approval: Approval,
    /// The account to use, such as "werkaccount van de organisatie".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Line")]
    pub account: Option<Line>,
    /// What the approval depends on, a line each.
    #[serde(default)]
    #[schemars(length(max = 10))]
    pub conditions: Vec<Line>,
    /// What may go wrong, a line each.
    #[serde(default)]
    #[schemars(length(max = 10))]
    pub risks: Vec<Line>,
    /// The country where it stores data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Line")]
    pub storage: Option<Line>,
    /// Whether there is a processing agreement (verwerkersovereenkomst, AVG article 28).
    #[serde(default)]
    pub agreement: bool,
    /// When the decision is looked at again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Date")]
    pub review: Option<Date>,
    /// What to use in its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "WebAddress")]
    pub alternative: Option<WebAddress>,
    /// A closed environment of the organisation itself, in which rows 3 to 16 of the decision table count one level less. Passwords,
    /// keys and certain numbers of one person do not. Only together with `approval = "approved"`.
    #[serde(default)]
    pub closed: bool,
    /// Whether it may be used before the lesson is passed, where `training.required` asks for the lesson.
    #[serde(default)]
    pub no_lesson: bool,
}

/// What was decided about a chatbot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum Approval {
    /// May be used.
    Approved,
    /// May be used on conditions.
    Conditional,
    /// May not be used: every prompt is stopped.
    #[default]
    Refused,
}

/// What happens on a chatbot about which nothing was decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum OtherChatbots {
    /// A note once a day.
    #[default]
    Hint,
    /// A question before each first prompt of a day.
    Warn,
    /// Nothing can be sent.
    Stop,
}
