//! Words in both languages, as the tables of `content/` hold them.

use serde::Deserialize;

/// A language of the extension.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Dutch, the first.
    #[default]
    Nl,
    /// English.
    En,
}

impl Language {
    /// The language of a tag: English where the tag says so, else Dutch.
    pub fn of(tag: &str) -> Self {
        if tag.starts_with("en") {
            Self::En
        } else {
            Self::Nl
        }
    }

    /// Its tag: `nl`, `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }
}

/// The same said in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In Dutch.
    pub nl: String,
    /// In English.
    pub en: String,
}

impl Words {
    /// In one of the languages.
    pub fn within(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}
