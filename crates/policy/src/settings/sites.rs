use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::format::{Host, Line, Path, Selector};

/// A chat page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Site {
    /// Its id. One of ours (chatgpt, claude, copilot, m365 and so on): what is given here goes before our own.
    pub id: Line,
    /// The name people use. For a new page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Line")]
    pub name: Option<Line>,
    /// Host names. For a new page at least one; the extension must have the right to read it.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub hosts: Vec<Host>,
    /// Where the prompt is typed, best first.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub boxes: Vec<Selector>,
    /// What sends the prompt when it is clicked, best first.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub sends: Vec<Selector>,
    /// What the chatbot wrote.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub answers: Vec<Selector>,
    /// What carries the prompt to the chatbot.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub calls: Vec<SiteCall>,
}

/// A message that carries a prompt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SiteCall {
    /// The path of its address.
    pub path: Path,
    /// The ways to the prompt in the message, as in the table of sites: `json messages -1 content`.
    #[schemars(length(min = 1, max = 5))]
    pub prompts: Vec<Line>,
}
