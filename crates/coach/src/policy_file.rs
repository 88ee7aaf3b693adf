//! Files with the settings of an organisation: JSON or TOML, read and written so that what stands in them and is none of our business
//! stays as it is.

use serde_json::{Map, Value, json};

use crate::bring::Wrong;

/// The settings in a file: TOML, JSON, or JSON as browsers are given it, with the settings of our extension somewhere inside.
///
/// # Errors
/// Where it is neither. Whether the settings are ours is for the reader of settings to say.
pub fn parse(text: &str) -> Result<Value, Wrong> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(Wrong::Empty);
    }
    let file: Value = if text.starts_with(['{', '[', '"']) && !text.starts_with("[[") {
        match serde_json::from_str(text) {
            Ok(file) => file,
            // A file of TOML may begin with the head of a table.
            Err(_) if text.starts_with('[') => from_toml(text)?,
            Err(_) => return Err(Wrong::Broken),
        }
    } else {
        from_toml(text)?
    };
    let inside = ["/3rdparty/extensions", "/policies/3rdparty/Extensions"]
        .iter()
        .find_map(|way| file.pointer(way)?.as_object()?.values().next().cloned());
    let settings = inside.unwrap_or(file);
    match &settings {
        Value::Object(found) if found.is_empty() => Err(Wrong::Empty),
        Value::Object(_) => Ok(settings),
        _ => Err(Wrong::Foreign),
    }
}

fn from_toml(text: &str) -> Result<Value, Wrong> {
    let table: toml::Table = text.parse().map_err(|_| Wrong::Broken)?;
    serde_json::to_value(table).map_err(|_| Wrong::Broken)
}

/// The settings as JSON.
pub fn to_json(settings: &Value) -> String {
    format!("{settings:#}\n")
}

/// The settings as TOML.
pub fn to_toml(settings: &Value) -> String {
    toml::to_string_pretty(settings).unwrap_or_default()
}

/// What a form holds, without what was left open: texts without a letter, lists without an entry.
pub fn tidied(draft: &Value) -> Value {
    let mut settings = draft.as_object().cloned().unwrap_or_default();
    for name in ["chatbots", "house_rules", "tips", "links"] {
        if let Some(value) = settings.remove(name)
            && let Some(value) = without_empty(value)
        {
            settings.insert(name.to_owned(), value);
        }
    }
    let has_lines = settings
        .get("house_rules")
        .is_some_and(|rules| rules.get("lines").is_some() || rules.get("page").is_some());
    if !has_lines {
        settings.remove("house_rules");
    }
    Value::Object(settings)
}

fn without_empty(value: Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::String(text) => {
            let text = text.trim();
            (!text.is_empty()).then(|| json!(text))
        }
        Value::Array(entries) => {
            let entries: Vec<Value> = entries.into_iter().filter_map(without_empty).collect();
            (!entries.is_empty()).then_some(Value::Array(entries))
        }
        Value::Object(fields) => {
            let fields: Map<String, Value> = fields
                .into_iter()
                .filter_map(|(name, value)| Some((name, without_empty(value)?)))
                .collect();
            (!fields.is_empty()).then_some(Value::Object(fields))
        }
        other => Some(other),
    }
}

/// Whether the day on which a decision is looked at again has passed.
pub fn is_due(chatbot: &Value, today: &str) -> bool {
    let review = chatbot.get("review").and_then(Value::as_str);
    review.is_some_and(|review| crate::bring::is_day(review) && review < today)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Value {
        json!({
            "other_chatbots": "warn",
            "house_rules": { "version": 2, "lines": ["Geen namen."] },
            "chatbots": [{ "host": "chat.example.org", "approval": "approved", "conditions": ["a", "b"], "closed": true }],
            "sending": { "after_warn": false },
        })
    }

    #[test]
    fn what_is_written_is_read_the_same() {
        assert_eq!(parse(&to_json(&settings())).unwrap(), settings());
        let text = to_toml(&settings());
        assert!(text.contains("[[chatbots]]"), "{text}");
        assert_eq!(parse(&text).unwrap(), settings());
        assert_eq!(
            parse("[house_rules]\nversion = 3\n").unwrap(),
            json!({ "house_rules": { "version": 3 } })
        );
    }

    #[test]
    fn the_files_that_browsers_get_are_read_too() {
        let chrome = json!({ "3rdparty": { "extensions": { "abc": settings() } } });
        assert_eq!(parse(&chrome.to_string()).unwrap(), settings());
        let firefox =
            json!({ "policies": { "3rdparty": { "Extensions": { "a@b": settings() } } } });
        assert_eq!(parse(&firefox.to_string()).unwrap(), settings());
    }

    #[test]
    fn what_holds_no_settings_is_refused() {
        for (text, wrong) in [
            ("", Wrong::Empty),
            ("{}", Wrong::Empty),
            ("{\"a\":", Wrong::Broken),
            ("[1, 2]", Wrong::Foreign),
            ("\"x\"", Wrong::Foreign),
            ("Beste collega,\ngroet", Wrong::Broken),
        ] {
            assert_eq!(parse(text), Err(wrong), "{text}");
        }
    }

    #[test]
    fn what_was_left_open_is_not_written() {
        let draft = json!({
            "chatbots": [{ "host": " a.nl ", "name": "", "risks": [], "agreement": false }, {}],
            "house_rules": { "version": 4 },
            "sending": { "reasons": [] },
        });
        assert_eq!(
            tidied(&draft),
            json!({ "chatbots": [{ "host": "a.nl", "agreement": false }], "sending": { "reasons": [] } })
        );
    }

    #[test]
    fn a_decision_is_due_the_day_after() {
        let chatbot = json!({ "review": "2026-11-22" });
        assert!(is_due(&chatbot, "2026-11-23") && !is_due(&chatbot, "2026-11-22"));
        assert!(!is_due(&json!({}), "2026-11-23"));
    }
}
