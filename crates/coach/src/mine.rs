//! All that is kept of a user in one file, and back. A file that is not ours, or not whole, changes nothing.

use serde_json::{Map, Value, json};

/// What the file calls itself.
const KIND: &str = "promptwacht-mine";
/// Which form it has.
const FORM: u64 = 1;
/// The largest file that is taken, in bytes.
const LARGEST: usize = 2_000_000;

/// Why a file was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is larger than any file of ours.
    TooLarge,
    /// It cannot be read: broken off, or no JSON.
    Broken,
    /// It can be read, and is not one of ours.
    Foreign,
    /// It is of a later form than this version knows.
    Later,
    /// It holds something of which nothing is kept here.
    Unknown(String),
}

/// The file with all that is kept: subject -> value. Subjects of which nothing is kept are not in it.
pub fn export(kept: &Map<String, Value>, day: &str) -> String {
    let subjects: Map<String, Value> = kept
        .iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(subject, value)| (subject.clone(), value.clone()))
        .collect();
    let file = json!({ "kind": KIND, "form": FORM, "day": day, "subjects": subjects });
    format!("{file:#}\n")
}

/// What a file holds, subject -> value, where all of it is known.
///
/// # Errors
/// See [`Wrong`].
pub fn import(text: &str, known: &[&str]) -> Result<Map<String, Value>, Wrong> {
    if text.len() > LARGEST {
        return Err(Wrong::TooLarge);
    }
    let text = text.trim_start_matches('\u{feff}');
    let file: Value = serde_json::from_str(text).map_err(|_| Wrong::Broken)?;
    if file.get("kind").and_then(Value::as_str) != Some(KIND) {
        return Err(Wrong::Foreign);
    }
    match file.get("form").and_then(Value::as_u64) {
        Some(FORM) => (),
        Some(form) if form > FORM => return Err(Wrong::Later),
        _ => return Err(Wrong::Foreign),
    }
    let Some(Value::Object(subjects)) = file.get("subjects") else {
        return Err(Wrong::Foreign);
    };
    let stranger = subjects
        .keys()
        .find(|subject| !known.contains(&subject.as_str()));
    match stranger {
        Some(subject) => Err(Wrong::Unknown(subject.chars().take(40).collect())),
        None => Ok(subjects.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 2] = ["law", "quiz"];

    fn kept() -> Map<String, Value> {
        let all = json!({ "law": { "A-W1": true }, "quiz": null });
        all.as_object().cloned().unwrap()
    }

    #[test]
    fn what_goes_out_comes_back() {
        let file = export(&kept(), "2026-11-23");
        let back = import(&file, &KNOWN).unwrap();
        assert_eq!(back.get("law"), kept().get("law"));
        assert!(!back.contains_key("quiz"), "nothing is kept of it");
        assert!(import(&format!("\u{feff}{file}"), &KNOWN).is_ok());
    }

    #[test]
    fn a_file_of_nothing_is_a_file() {
        let file = export(&Map::new(), "2026-11-23");
        assert_eq!(import(&file, &KNOWN), Ok(Map::new()));
    }

    #[test]
    fn what_is_not_ours_is_refused() {
        let file = export(&kept(), "2026-11-23");
        let (half, _) = file.split_at(file.len() / 2);
        for broken in ["", "hello", "{", half, "\u{0}"] {
            assert_eq!(import(broken, &KNOWN), Err(Wrong::Broken), "{broken}");
        }
        for foreign in [
            "[]",
            "{}",
            "null",
            r#"{"kind":"else","form":1,"subjects":{}}"#,
            r#"{"kind":"promptwacht-mine","subjects":{}}"#,
            r#"{"kind":"promptwacht-mine","form":1,"subjects":[]}"#,
        ] {
            assert_eq!(import(foreign, &KNOWN), Err(Wrong::Foreign), "{foreign}");
        }
        let later = file.replace("\"form\": 1", "\"form\": 2");
        assert_eq!(import(&later, &KNOWN), Err(Wrong::Later));
        let huge = " ".repeat(LARGEST + 1);
        assert_eq!(import(&huge, &KNOWN), Err(Wrong::TooLarge));
        let deep = "[".repeat(100_000);
        assert_eq!(import(&deep, &KNOWN), Err(Wrong::Broken));
        let unknown = Err(Wrong::Unknown("law".to_owned()));
        assert_eq!(import(&file, &["quiz"]), unknown);
    }
}
