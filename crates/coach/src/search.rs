//! Plain facts: where they are found without a chatbot.

use serde::Deserialize;

use crate::table::table;
use crate::words::Words;

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// Sources to trust.
    pub places: Vec<Place>,
    /// Questions to sort.
    pub questions: Vec<Question>,
}

/// A source.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Stable id: `thuisarts`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its first page, always https.
    pub link: String,
    /// What is found there.
    pub why: Words,
}

/// A question: for a source, or for a chatbot.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable id: `Z-1`.
    pub id: String,
    /// Whether a chatbot is a good choice.
    pub chatbot: bool,
    /// The id of the source that fits, where one does.
    #[serde(default)]
    pub place: Option<String>,
    /// The question.
    pub text: Words,
    /// Why.
    pub why: Words,
}

table!(
    /// All of it.
    search: Search = "search"
);

/// The source with this id.
pub fn place(id: &str) -> Option<&'static Place> {
    search().places.iter().find(|place| place.id == id)
}

#[cfg(test)]
mod tests {
    use promptwacht_detector::{Level, check};

    use super::*;

    #[test]
    fn links_are_safe_and_every_source_has_a_question() {
        let table = search();
        for place in &table.places {
            assert!(place.link.starts_with("https://"));
            assert!(
                table
                    .questions
                    .iter()
                    .any(|one| one.place.as_ref() == Some(&place.id))
            );
        }
    }

    #[test]
    fn what_is_no_question_for_a_chatbot_names_a_source() {
        for question in &search().questions {
            let found = question.place.as_deref().and_then(place);
            assert_eq!(found.is_none(), question.chatbot, "{}", question.id);
            assert_eq!(
                check(&question.text.nl).verdict.level,
                Level::Nothing,
                "{}",
                question.id
            );
        }
    }
}
