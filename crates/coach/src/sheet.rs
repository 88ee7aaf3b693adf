//! Sheets: forms as tables, and what is filled in, which can hold nothing but the listed fields, each within its own length.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::words::{Language, Words};

/// What is filled in, by field: one text, or the ids of the options that were chosen.
pub type Filled = BTreeMap<String, Vec<String>>;

/// A form.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// In the order in which they are shown.
    pub blocks: Vec<Block>,
}

/// Fields that belong together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// What it is for.
    #[serde(default)]
    pub why: Option<Words>,
    /// In the order in which they are shown.
    pub fields: Vec<Field>,
}

/// One question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Stable id: its name in files.
    pub id: String,
    /// What it holds.
    pub form: Form,
    /// The question.
    pub label: Words,
    /// What helps to answer it.
    #[serde(default)]
    pub hint: Option<Words>,
    /// What can be chosen; none where it is written.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// How many characters it holds at most, where it is written.
    #[serde(default)]
    pub max: usize,
    /// Asked only where another field holds an option: `["tool", "other"]`.
    #[serde(default)]
    pub when: Option<[String; 2]>,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// A line of text.
    Line,
    /// Text of more lines.
    Text,
    /// A date and a time of day: `2026-11-23T14:05`.
    Moment,
    /// One of the options.
    One,
    /// Any of the options.
    Many,
}

/// Something to choose.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Stable id.
    pub id: String,
    /// What it says.
    pub says: Words,
    /// What counts as this one: kinds of the detector, hosts of a site.
    #[serde(default)]
    pub covers: Vec<String>,
}

/// Why a file is not taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is no JSON.
    Broken,
    /// It is JSON of something else, or holds what no such file of ours holds.
    Foreign,
}

/// Whether this is a date with a time of day, as a browser's field gives it.
pub fn is_moment(text: &str) -> bool {
    let shape = text.len() == 16
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            10 => byte == b'T',
            13 => byte == b':',
            _ => byte.is_ascii_digit(),
        });
    let number = |from: usize, to: usize| {
        text.get(from..to)
            .and_then(|part| part.parse::<u32>().ok())
            .unwrap_or(u32::MAX)
    };
    shape
        && (1..=12).contains(&number(5, 7))
        && (1..=31).contains(&number(8, 10))
        && number(11, 13) < 24
        && number(14, 16) < 60
}

impl Field {
    /// The option with this id.
    pub fn option(&self, id: &str) -> Option<&Choice> {
        self.options.iter().find(|option| option.id == id)
    }

    /// Whether it is asked.
    pub fn is_asked(&self, filled: &Filled) -> bool {
        let holds = |[field, option]: &[String; 2]| {
            filled
                .get(field)
                .is_some_and(|values| values.contains(option))
        };
        self.when.as_ref().is_none_or(holds)
    }

    /// Only what this field may hold.
    pub fn within(&self, values: &[String]) -> Vec<String> {
        let first = values.first().map(String::as_str).unwrap_or_default();
        match self.form {
            Form::Line => self.cut(first, char::is_control),
            Form::Text => self.cut(first, |letter| letter.is_control() && letter != '\n'),
            Form::Moment if is_moment(first) => vec![first.to_owned()],
            Form::One if self.option(first).is_some() => vec![first.to_owned()],
            Form::Moment | Form::One => Vec::new(),
            Form::Many => {
                let chosen = |option: &&Choice| values.contains(&option.id);
                let ids = self.options.iter().filter(chosen);
                ids.map(|option| option.id.clone()).collect()
            }
        }
    }

    fn cut(&self, text: &str, bad: impl Fn(char) -> bool) -> Vec<String> {
        let plain: String = text
            .chars()
            .map(|letter| if bad(letter) { ' ' } else { letter })
            .take(self.max)
            .collect();
        let plain = plain.trim();
        if plain.is_empty() {
            Vec::new()
        } else {
            vec![plain.to_owned()]
        }
    }

    /// What was filled in, in words.
    pub fn in_words(&self, values: &[String], language: Language) -> String {
        let words = values.iter().map(|value| match self.option(value) {
            Some(option) => option.says.within(language).to_owned(),
            None => value.replace('T', if self.form == Form::Moment { " " } else { "T" }),
        });
        words.collect::<Vec<_>>().join("; ")
    }
}

impl Sheet {
    /// All fields.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.blocks.iter().flat_map(|block| &block.fields)
    }

    /// The field with this id.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields().find(|field| field.id == id)
    }

    /// Only what the fields may hold: an unknown field, an unknown option and what is too long go.
    pub fn within(&self, filled: &Filled) -> Filled {
        let held = |field: &Field| {
            if !field.is_asked(filled) {
                return None;
            }
            let values = field.within(filled.get(&field.id)?);
            (!values.is_empty()).then(|| (field.id.clone(), values))
        };
        self.fields().filter_map(held).collect()
    }

    /// As JSON: a list where more can be chosen, else a text.
    pub fn to_json(&self, filled: &Filled) -> Map<String, Value> {
        let filled = self.within(filled);
        let row = |field: &Field| {
            let values = filled.get(&field.id)?;
            let value = if field.form == Form::Many {
                Value::from(values.clone())
            } else {
                Value::from(values.first().cloned().unwrap_or_default())
            };
            Some((field.id.clone(), value))
        };
        self.fields().filter_map(row).collect()
    }

    /// Reads such JSON. It may hold nothing that [`Sheet::within`] would take away.
    ///
    /// # Errors
    /// Where it does.
    pub fn from_json(&self, json: &Map<String, Value>) -> Result<Filled, Wrong> {
        let mut filled = Filled::new();
        for (id, value) in json {
            let field = self.field(id).ok_or(Wrong::Foreign)?;
            let values = match value {
                Value::String(text) if field.form != Form::Many => vec![text.clone()],
                Value::Array(texts) if field.form == Form::Many => texts
                    .iter()
                    .map(|text| text.as_str().map(str::to_owned).ok_or(Wrong::Foreign))
                    .collect::<Result<_, _>>()?,
                _ => return Err(Wrong::Foreign),
            };
            let mut held = field.within(&values);
            let mut brought = values.clone();
            held.sort();
            brought.sort();
            if held != brought {
                return Err(Wrong::Foreign);
            }
            filled.insert(id.clone(), field.within(&values));
        }
        Ok(filled)
    }

    /// What was kept by a page, without what it may not hold.
    pub fn kept(&self, json: &Value) -> Filled {
        let texts = |value: &Value| match value {
            Value::String(text) => vec![text.clone()],
            Value::Array(texts) => texts
                .iter()
                .filter_map(|text| text.as_str().map(str::to_owned))
                .collect(),
            _ => Vec::new(),
        };
        let rows = json.as_object().into_iter().flatten();
        let brought = rows.map(|(id, value)| (id.clone(), texts(value))).collect();
        self.within(&brought)
    }

    /// Question and answer, of what was filled in.
    pub fn in_words(&self, filled: &Filled, language: Language) -> Vec<(String, String)> {
        let filled = self.within(filled);
        let row = |field: &Field| {
            let values = filled.get(&field.id)?;
            let label = field.label.within(language).to_owned();
            Some((label, field.in_words(values, language)))
        };
        self.fields().filter_map(row).collect()
    }

    /// The same as plain text, a line each.
    pub fn as_text(&self, filled: &Filled, language: Language) -> String {
        let rows = self.in_words(filled, language);
        let lines = rows.into_iter().map(|(question, answer)| {
            let question = question.trim_end_matches('?');
            format!("{question}: {answer}\n")
        });
        lines.collect()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// What every sheet promises: ids once, words in both languages, a limit for what is written, options for what is chosen.
    pub(crate) fn assert_is_sound(sheet: &Sheet) {
        let mut ids: Vec<&str> = sheet.fields().map(|field| field.id.as_str()).collect();
        assert!(!ids.is_empty());
        ids.sort_unstable();
        let before = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), before, "an id stands twice");
        for block in &sheet.blocks {
            assert!(!block.title.nl.is_empty() && !block.title.en.is_empty());
        }
        for field in sheet.fields() {
            let id = &field.id;
            assert!(
                !field.label.nl.is_empty() && !field.label.en.is_empty(),
                "{id}"
            );
            match field.form {
                Form::Line | Form::Text => {
                    assert!(
                        (1..=1000).contains(&field.max) && field.options.is_empty(),
                        "{id}"
                    );
                }
                Form::Moment => assert!(field.options.is_empty(), "{id}"),
                Form::One | Form::Many => assert!(field.options.len() > 1, "{id}"),
            }
            if let Some([other, option]) = &field.when {
                assert!(sheet.field(other).unwrap().option(option).is_some(), "{id}");
            }
            for option in &field.options {
                assert!(
                    !option.says.nl.is_empty() && !option.says.en.is_empty(),
                    "{id}"
                );
                assert_eq!(
                    field
                        .options
                        .iter()
                        .filter(|other| other.id == option.id)
                        .count(),
                    1
                );
            }
        }
    }

    #[test]
    fn a_moment_is_a_date_with_a_time() {
        assert!(is_moment("2026-11-23T14:05"));
        for wrong in [
            "",
            "2026-11-23",
            "2026-13-23T14:05",
            "2026-11-32T14:05",
            "2026-11-23T24:05",
            "2026-11-23 14:05",
            "é026-11-23T14:0",
        ] {
            assert!(!is_moment(wrong), "{wrong}");
        }
    }
}
