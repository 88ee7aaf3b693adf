use promptwacht_detector::Level;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::format::KindOrCategory;

/// The level of the findings of a kind or category.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LevelFor {
    /// The id of a kind (`promptwacht policy explain kinds` lists them) or a category: personal, special, business, credential.
    #[serde(rename = "for")]
    pub what: KindOrCategory,
    /// The level.
    pub level: LevelName,
}

/// What is done about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum LevelName {
    /// Send on, say nothing.
    Nothing,
    /// Send on, with a note at the box.
    Hint,
    /// Ask before sending.
    Warn,
    /// Do not send until the text has changed.
    Stop,
}

/// The levels by the id of a kind or category.
pub fn levels_by_id(levels: &[LevelFor]) -> Vec<(String, Level)> {
    let by_id = |entry: &LevelFor| (entry.what.0.clone(), entry.level.into());
    levels.iter().map(by_id).collect()
}

impl LevelName {
    /// What holds where a level is wrong or not said.
    pub(crate) const fn strictest() -> Self {
        Self::Stop
    }
}

impl From<LevelName> for Level {
    fn from(name: LevelName) -> Self {
        match name {
            LevelName::Nothing => Self::Nothing,
            LevelName::Hint => Self::Hint,
            LevelName::Warn => Self::Warn,
            LevelName::Stop => Self::Stop,
        }
    }
}
