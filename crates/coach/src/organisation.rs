//! What an organisation sees to: a checklist with an agenda for each point, questions before a tool is bought, a first meeting.

use serde::Deserialize;

use crate::table::table;
use crate::words::{Language, Words};

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// The checklist.
    pub points: Vec<Point>,
    /// Where its points come from.
    pub sources: Vec<Source>,
    /// What is asked before a tool is bought or allowed.
    pub purchase: Vec<Question>,
    /// The first meeting of an AI group.
    pub agenda: Vec<Item>,
}

/// One point of the checklist.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Stable id: `A-O1`.
    pub id: String,
    /// In a few words.
    pub title: Words,
    /// What it says.
    pub text: Words,
    /// To talk about in a meeting.
    pub agenda: Lines,
    /// The id of its source.
    pub source: String,
    /// The part of the pages in which it is done.
    #[serde(default)]
    pub part: Option<String>,
}

/// Lines in both languages.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lines {
    /// In Dutch.
    pub nl: Vec<String>,
    /// In English.
    pub en: Vec<String>,
}

impl Lines {
    /// In one of the languages.
    pub fn within(&self, language: Language) -> &[String] {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}

/// A programme or workshop.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Words,
}

/// A question before a tool is bought.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable id: `dpia`.
    pub id: String,
    /// The question.
    pub ask: Words,
    /// Why it is asked.
    pub why: Words,
}

/// A point of an agenda.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// How long.
    pub minutes: u32,
    /// What about.
    pub text: Words,
}

table!(
    /// The checklist and all that belongs to it.
    organisation: Organisation = "organisation"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_is_there_once_with_a_source_and_an_agenda() {
        let table = organisation();
        let ids: Vec<&str> = table.points.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(
            ids,
            [
                "A-O1", "A-O2", "A-O3", "A-O4", "A-O5", "A-O6", "B-4", "B-5", "C-O1", "C-O2",
                "C-O3", "C-O4", "C-O5"
            ]
        );
        for one in &table.points {
            assert!(
                table.sources.iter().any(|source| source.id == one.source),
                "{}",
                one.id
            );
            assert!(one.agenda.nl.len() >= 3 && one.agenda.nl.len() == one.agenda.en.len());
            for words in [&one.title, &one.text] {
                assert!(!words.nl.is_empty() && !words.en.is_empty() && !words.nl.contains('!'));
            }
        }
    }

    #[test]
    fn the_six_questions_of_a_purchase_are_there() {
        let ids: Vec<&str> = organisation()
            .purchase
            .iter()
            .map(|one| one.id.as_str())
            .collect();
        assert_eq!(
            ids,
            ["contract", "dpia", "mdr", "storage", "training", "logging"]
        );
        let minutes: u32 = organisation().agenda.iter().map(|one| one.minutes).sum();
        assert_eq!(minutes, 60);
    }
}
