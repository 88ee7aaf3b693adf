//! What an organisation sees to: a checklist with an agenda for each point, questions before a tool is bought, a first meeting.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::bring::{Wrong, is_day};
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

/// What names a file of the checklist as one of ours.
pub const KIND: &str = "promptwacht-checklist";
const VERSION: u64 = 1;

/// How far a point may be, the first being where it begins.
pub const STATES: [&str; 4] = ["open", "busy", "done", "not_now"];

/// The fields of a point that somebody fills in.
const FIELDS: [&str; 4] = ["owner", "date", "status", "note"];
/// Longest text of such a field, in characters.
const LONGEST: usize = 2000;

/// The checklist with what was filled in, a row each.
pub fn rows(filled: &Value, language: Language) -> Vec<Value> {
    let row = |point: &Point| {
        let inside = filled.get(&point.id);
        let text = |name: &str| {
            inside
                .and_then(|inside| inside.get(name)?.as_str())
                .unwrap_or_default()
        };
        let status = if text("status").is_empty() {
            STATES[0]
        } else {
            text("status")
        };
        json!({
            "id": point.id,
            "title": point.title.within(language),
            "owner": text("owner"),
            "date": text("date"),
            "status": status,
            "note": text("note"),
        })
    };
    organisation().points.iter().map(row).collect()
}

/// How many points are done.
pub fn done(filled: &Value) -> usize {
    let rows = rows(filled, Language::Nl);
    rows.iter()
        .filter(|row| row.get("status") == Some(&json!("done")))
        .count()
}

/// The checklist as a file.
pub fn to_json(filled: &Value, language: Language) -> String {
    let file = json!({ "kind": KIND, "version": VERSION, "points": rows(filled, language) });
    format!("{file:#}\n")
}

/// What was filled in, out of such a file.
///
/// # Errors
/// Where it is no file of ours.
pub fn from_json(text: &str) -> Result<Value, Wrong> {
    let file: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|_| Wrong::Broken)?;
    if file.get("kind").and_then(Value::as_str) != Some(KIND) {
        return Err(Wrong::Foreign);
    }
    if file.get("version").and_then(Value::as_u64) != Some(VERSION) {
        return Err(Wrong::Version);
    }
    let points = file
        .get("points")
        .and_then(Value::as_array)
        .ok_or(Wrong::Broken)?;
    let mut filled = Map::new();
    for point in points {
        let id = point
            .get("id")
            .and_then(Value::as_str)
            .ok_or(Wrong::Broken)?;
        if !organisation().points.iter().any(|one| one.id == id) {
            return Err(Wrong::Foreign);
        }
        let mut fields = Map::new();
        for name in FIELDS {
            let text = point.get(name).and_then(Value::as_str).unwrap_or_default();
            let fits = match name {
                "status" => text.is_empty() || STATES.contains(&text),
                "date" => text.is_empty() || is_day(text),
                _ => text.chars().count() <= LONGEST,
            };
            if !fits {
                return Err(Wrong::Bounds);
            }
            if !text.is_empty() {
                fields.insert(name.to_owned(), json!(text));
            }
        }
        filled.insert(id.to_owned(), Value::Object(fields));
    }
    if filled.is_empty() {
        Err(Wrong::Empty)
    } else {
        Ok(Value::Object(filled))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checklist_is_saved_and_brought_the_same() {
        let filled = json!({ "A-O1": { "owner": "ICT", "date": "2026-12-01", "status": "done", "note": "Besloten." } });
        let file = to_json(&filled, Language::Nl);
        let back = from_json(&file).unwrap();
        assert_eq!(rows(&back, Language::En), rows(&filled, Language::En));
        assert_eq!((done(&back), done(&Value::Null)), (1, 0));
        for (text, wrong) in [
            ("{".to_owned(), Wrong::Broken),
            ("{}".to_owned(), Wrong::Foreign),
            (
                file.replace("\"version\": 1", "\"version\": 9"),
                Wrong::Version,
            ),
            (file.replace("A-O6", "Z-9"), Wrong::Foreign),
            (file.replace("\"done\"", "\"klaar\""), Wrong::Bounds),
            (file.replace("2026-12-01", "1 december"), Wrong::Bounds),
            (
                format!("{{\"kind\":\"{KIND}\",\"version\":1,\"points\":[]}}"),
                Wrong::Empty,
            ),
        ] {
            assert_eq!(from_json(&text), Err(wrong), "{text}");
        }
    }

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
