//! What is wrong with a setting, in words: what may stand there, and what holds until then.

use promptwacht_policy::{Complaint, Remedy};
use serde_json::Value;

use crate::shown::in_words as value_in_words;
use crate::words::{say, say_with};

/// Settings that each are right and together are not, by the end of their path.
const TOGETHER: [(&str, &str, &str); 4] = [
    ("levels[].level", "stop", "options_expect_credential"),
    (
        "chatbots[].closed",
        "approval = \"approved\" beside it",
        "options_expect_closed",
    ),
    (
        "chatbots[].host",
        "one decision for each host; the stricter one holds",
        "options_expect_once",
    ),
    ("pages.training", "true", "options_expect_training"),
];

/// Whether nothing stands there yet: no mistake, only not done.
pub(crate) fn is_empty(complaint: &Complaint) -> bool {
    ["nothing", "the text \"\""].contains(&complaint.found.as_str())
}

/// The whole sentence; `path` as the schema has it.
pub(crate) fn in_words(complaint: &Complaint, path: &str, schema: &Value) -> String {
    let expected = expected(complaint, path, schema);
    let holds = match &complaint.holds {
        Remedy::Default(json) => {
            let value = serde_json::from_str(json).unwrap_or_default();
            say_with(
                "options_holds_value",
                &[&value_in_words(schema, path, &value)],
            )
        }
        Remedy::LeftOut => say("options_holds_out"),
        Remedy::First(most) => say_with("options_holds_first", &[&most.to_string()]),
    };
    format!("{expected} {holds}")
}

fn expected(complaint: &Complaint, path: &str, schema: &Value) -> String {
    let together = TOGETHER
        .iter()
        .find(|(at, expected, _)| *at == path && *expected == complaint.expected);
    if let Some((_, _, words)) = together {
        return say(words);
    }
    let text = |word: &str| schema.get(word).and_then(Value::as_str).unwrap_or_default();
    let number = |word: &str| {
        schema
            .get(word)
            .and_then(Value::as_u64)
            .unwrap_or_default()
            .to_string()
    };
    if schema.get("enum").is_some() {
        return say("options_expect_choice");
    }
    match text("type") {
        "boolean" => say("options_expect_boolean"),
        "integer" => say_with(
            "options_expect_number",
            &[&number("minimum"), &number("maximum")],
        ),
        "array" if matches!(complaint.holds, Remedy::First(_)) => {
            say_with("options_expect_entries", &[&number("maxItems")])
        }
        "array" => say("options_expect_list"),
        "object" => say("options_expect_object"),
        "string" => {
            let form = say(&format!(
                "options_expect_{}",
                text("format").replace('-', "_")
            ));
            match schema
                .get("maxLength")
                .and_then(Value::as_u64)
                .filter(|most| *most < 100)
            {
                Some(most) if text("format") == "line" => format!(
                    "{form} {}",
                    say_with("options_expect_length", &[&most.to_string()])
                ),
                _ => form,
            }
        }
        _ => say("options_expect_known"),
    }
}
