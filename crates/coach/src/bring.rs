//! Files that people bring: what may be wrong with one, and what all of our own tables have.

use serde_json::{Map, Value};

/// Why a file was refused. Nothing of such a file is taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It cannot be read as what it seems to be.
    Broken,
    /// It is a file of something else.
    Foreign,
    /// It is ours, of another version.
    Version,
    /// A number, a date or a text in it is none that our files hold.
    Bounds,
    /// Nothing is in it.
    Empty,
    /// More is in it than our files hold.
    TooMuch,
}

impl Wrong {
    /// Stable id, for the words.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Foreign => "foreign",
            Self::Version => "version",
            Self::Bounds => "bounds",
            Self::Empty => "empty",
            Self::TooMuch => "too_much",
        }
    }
}

/// Whether this is a day as `2026-11-23`.
pub fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let number = |text: &str, digits: usize| {
        let fits = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| text.parse::<u32>().ok()).flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// Rows as CSV: a column for each key, with its head. A spreadsheet takes no cell for a formula.
pub fn csv(columns: &[(&str, String)], rows: &[Value]) -> String {
    let mut table = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = table.write_record(columns.iter().map(|(_, head)| head));
    for row in rows {
        let cells = columns
            .iter()
            .map(|(key, _)| cell(row.get(*key).unwrap_or(&Value::Null)));
        let _ = table.write_record(cells);
    }
    let bytes = table.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn cell(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(lines) => {
            let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
            lines.join("; ")
        }
        other => other.to_string(),
    };
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text
    }
}

/// Longest text of a field that is taken over, in characters.
const LONGEST: usize = 2000;
/// Most fields of an object and entries of a list.
const MOST: usize = 100;

/// A request for a new tool, as its form saved it: an object whose fields are texts, numbers, yes or no, or lists of texts. Every
/// field comes back as one text, under its own name, in its own order.
///
/// # Errors
/// Where the file is no such object.
pub fn request(text: &str) -> Result<Map<String, Value>, Wrong> {
    let text = text.trim_start_matches('\u{feff}');
    let file: Value = serde_json::from_str(text).map_err(|_| Wrong::Broken)?;
    let fields = file.as_object().ok_or(Wrong::Foreign)?;
    if let Some(kind) = fields.get("kind") {
        let ours = kind.as_str().is_some_and(|kind| kind.contains("request"));
        if !ours {
            return Err(Wrong::Foreign);
        }
    }
    if fields.len() > MOST {
        return Err(Wrong::TooMuch);
    }
    let inner = ["request", "fields"]
        .iter()
        .find_map(|name| fields.get(*name)?.as_object());
    let mut taken = Map::new();
    for (name, value) in inner.unwrap_or(fields) {
        if ["kind", "version"].contains(&name.as_str()) {
            continue;
        }
        let text = match value {
            Value::Null => continue,
            Value::Object(_) => return Err(Wrong::Foreign),
            Value::Array(lines) if lines.len() > MOST || !lines.iter().all(Value::is_string) => {
                return Err(Wrong::Foreign);
            }
            Value::Array(lines) => {
                let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
                lines.join("; ")
            }
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        if text.chars().count() > LONGEST || name.chars().count() > MOST {
            return Err(Wrong::TooMuch);
        }
        if !text.trim().is_empty() {
            taken.insert(name.clone(), Value::from(text));
        }
    }
    if taken.is_empty() {
        return Err(Wrong::Empty);
    }
    Ok(taken)
}

/// What an AI group keeps, as its page saved it: lists of objects of texts.
///
/// # Errors
/// Where the file is no such thing.
pub fn group(text: &str) -> Result<Value, Wrong> {
    let text = text.trim_start_matches('\u{feff}');
    let file: Value = serde_json::from_str(text).map_err(|_| Wrong::Broken)?;
    if file.get("kind").and_then(Value::as_str) != Some("promptwacht-group") {
        return Err(Wrong::Foreign);
    }
    if file.get("version").and_then(Value::as_u64) != Some(1) {
        return Err(Wrong::Version);
    }
    let group = file
        .get("group")
        .and_then(Value::as_object)
        .ok_or(Wrong::Empty)?;
    for (name, part) in group {
        let fits = match (name.as_str(), part) {
            ("meeting", Value::Object(_)) => is_shallow(part, 1),
            ("members" | "decisions" | "purchases" | "requests", Value::Array(rows)) => {
                rows.len() <= MOST && rows.iter().all(|row| row.is_object() && is_shallow(row, 2))
            }
            _ => false,
        };
        if !fits {
            return Err(Wrong::Foreign);
        }
    }
    Ok(Value::Object(group.clone()))
}

/// Whether this holds texts alone, in lists and objects no deeper than that.
fn is_shallow(value: &Value, depth: usize) -> bool {
    match value {
        Value::String(text) => text.chars().count() <= LONGEST,
        Value::Array(lines) => lines.len() <= MOST && lines.iter().all(Value::is_string),
        Value::Object(fields) => {
            depth > 0
                && fields.len() <= MOST
                && fields.values().all(|field| is_shallow(field, depth - 1))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_day_is_one_of_the_calendar() {
        assert!(["2026-11-23", "2024-02-29"].into_iter().all(is_day));
        let wrong = [
            "",
            "2026-2-1",
            "2026-02-29",
            "2026-13-01",
            "23-11-2026",
            "2026-11-23T00",
        ];
        assert!(!wrong.into_iter().any(is_day));
    }

    #[test]
    fn a_table_keeps_commas_quotes_and_lines_and_makes_no_formula() {
        let rows = [
            json!({ "a": "een, \"twee\"\ndrie", "b": "=1+1" }),
            json!({ "b": ["x", "y"] }),
        ];
        let columns = [("a", "A".to_owned()), ("b", "B".to_owned())];
        assert_eq!(
            csv(&columns, &rows),
            "A,B\n\"een, \"\"twee\"\"\ndrie\",'=1+1\n,x; y\n"
        );
    }

    #[test]
    fn the_file_of_a_group_is_lists_of_texts() {
        let file = json!({ "kind": "promptwacht-group", "version": 1, "group": {
            "meeting": { "date": "2026-12-01", "points": ["a"] },
            "members": [{ "role": "FG" }],
            "requests": [{ "fields": { "tool": "X" } }],
        }});
        assert_eq!(group(&file.to_string()).unwrap(), file["group"]);
        assert_eq!(group("{"), Err(Wrong::Broken));
        assert_eq!(group("{}"), Err(Wrong::Foreign));
        for wrong in [
            json!({ "members": "x" }),
            json!({ "members": [1] }),
            json!({ "x": [] }),
            json!({ "members": [{ "a": 1 }] }),
        ] {
            let mut file = file.clone();
            file["group"] = wrong;
            assert_eq!(group(&file.to_string()), Err(Wrong::Foreign), "{file}");
        }
    }

    #[test]
    fn a_request_is_an_object_of_texts() {
        let text = r#"{"kind":"promptwacht-request","version":1,"tool":"SlimSchrijf","why":"","people":12,"data":["geen"]}"#;
        let taken = request(text).unwrap();
        assert_eq!(
            Value::Object(taken),
            json!({ "tool": "SlimSchrijf", "people": "12", "data": "geen" })
        );
        assert_eq!(request("{"), Err(Wrong::Broken));
        assert_eq!(request("[]"), Err(Wrong::Foreign));
        assert_eq!(
            request(r#"{"kind":"promptwacht-kompas"}"#),
            Err(Wrong::Foreign)
        );
        assert_eq!(request(r#"{"a":{"b":1}}"#), Err(Wrong::Foreign));
        assert_eq!(request(r#"{"a":""}"#), Err(Wrong::Empty));
        let long = json!({ "a": "x".repeat(LONGEST + 1) }).to_string();
        assert_eq!(request(&long), Err(Wrong::TooMuch));
        let inner = request(r#"{"kind":"request","fields":{"tool":"X"}}"#).unwrap();
        assert_eq!(Value::Object(inner), json!({ "tool": "X" }));
    }
}
