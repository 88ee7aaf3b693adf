use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::format::{Date, Line, WebAddress};

/// What the pages to learn say of the organisation, beside our own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Learning {
    /// The line that says that AI was used, to be put under a text. Users copy it, and do not change it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Line")]
    pub answer_line: Option<Line>,
    /// Rules of the organisation, read in the lesson before ours.
    #[schemars(length(max = 20))]
    pub lesson_rules: Vec<Line>,
    /// What to set in a chatbot, by the organisation; shown before ours.
    #[schemars(length(max = 20))]
    pub chatbot_settings: Vec<Line>,
    /// After how many days the settings of a chatbot are worth another look; 0 is never.
    #[schemars(range(max = 3650))]
    pub chatbot_settings_days: u32,
    /// Sectors whose stories are not shown, by the id or the name on the page of stories.
    #[schemars(length(max = 20))]
    pub hidden_sectors: Vec<Line>,
    /// Whether uses of AI that make it a medical device stay hidden on the page of phases.
    pub hide_medical_uses: bool,
    /// What the organisation says about energy, before our figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Line")]
    pub energy: Option<Line>,
    /// Points of law of the organisation, before ours.
    #[schemars(length(max = 20))]
    pub law: Vec<LawPoint>,
}

impl Default for Learning {
    fn default() -> Self {
        Self {
            answer_line: None,
            lesson_rules: Vec::new(),
            chatbot_settings: Vec::new(),
            chatbot_settings_days: 180,
            hidden_sectors: Vec::new(),
            hide_medical_uses: false,
            energy: None,
            law: Vec::new(),
        }
    }
}

/// A point of law, as the organisation sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LawPoint {
    /// In a few words.
    pub title: Line,
    /// What it says, in one or two sentences.
    pub text: Line,
    /// When it was last checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Date")]
    pub checked: Option<Date>,
    /// Where more stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "WebAddress")]
    pub page: Option<WebAddress>,
}
