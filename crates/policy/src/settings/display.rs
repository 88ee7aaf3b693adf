use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Switch;

/// How the extension shows itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Display {
    /// The language of all texts.
    pub language: Language,
    /// Whether findings are underlined in the text while somebody writes. A user may still switch it off for a site.
    pub marks: Switch,
}

/// The language of all texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum Language {
    /// That of the browser: Dutch, or English where the browser is in English.
    #[default]
    Browser,
    /// Dutch.
    Nl,
    /// English.
    En,
}

/// Pages of the extension; what is off is not in any menu.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Pages {
    /// Tips.
    pub tips: Switch,
    /// Practice chat.
    pub practice: Switch,
    /// Quiz.
    pub quiz: Switch,
    /// Stories, session plan and statements.
    pub stories: Switch,
    /// AI-VolwassenheidsKompas.
    pub kompas: Switch,
    /// Lesson and own progress.
    pub training: Switch,
    /// Report of leaked data.
    pub leak_report: Switch,
    /// Prompt builder and examples.
    pub prompts: Switch,
    /// Pages for the organisation: checklist, AI group, list of chatbots.
    pub organisation: Switch,
}
