use promptwacht_detector::OwnTerms;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::LevelName;
use crate::format::{Line, Pattern, Term};

/// Words and patterns of the organisation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct OwnWords {
    /// Words to look for, whatever their case and accents.
    #[schemars(length(max = 5000))]
    pub words: Vec<OwnTerm>,
    /// Regular expressions to look for, of linear time, each over at most 256 bytes of one line.
    #[schemars(length(max = 100))]
    pub patterns: Vec<OwnPattern>,
    /// Values that are never flagged: the organisation's own phone numbers, addresses, names.
    #[schemars(length(max = 5000))]
    pub harmless: Vec<Term>,
    /// The same by regular expression, such as the organisation's number plan.
    #[schemars(length(max = 100))]
    pub harmless_patterns: Vec<Pattern>,
}

impl OwnWords {
    /// As the detector takes them. What cannot be used was left out when the settings were read.
    pub fn terms(&self) -> OwnTerms {
        let mut own = OwnTerms::default();
        for word in &self.words {
            let _ = own.find_word(&word.text.0, word.level.into());
        }
        for pattern in &self.patterns {
            let _ = own.find_pattern(&pattern.pattern.0, pattern.level.into());
        }
        for value in &self.harmless {
            let _ = own.allow(&value.0);
        }
        for pattern in &self.harmless_patterns {
            let _ = own.allow_pattern(&pattern.0);
        }
        own
    }
}

/// A word to look for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OwnTerm {
    /// The word, or a term of several.
    pub text: Term,
    /// The level when it is found.
    #[serde(default = "LevelName::strictest")]
    pub level: LevelName,
}

/// A pattern to look for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OwnPattern {
    /// What it finds, in the words of the dialog.
    pub name: Line,
    /// The regular expression, in the syntax of the Rust crate regex-lite.
    pub pattern: Pattern,
    /// The level when it is found.
    #[serde(default = "LevelName::strictest")]
    pub level: LevelName,
}
