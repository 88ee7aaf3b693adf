//! Whether settings are taken over as they stand, and what to mend where they are not.

use promptwacht_coach::bring::Wrong;
use promptwacht_coach::policy_file::parse;
use promptwacht_policy::{Complaint, read};
use serde_json::Value;

use crate::drawer::wrong;
use crate::words::{say, say_with};

/// How many mistakes are named at once.
const SHOWN: usize = 6;

/// What may stand in a field, by its name: the end of a key of the words of the page of settings.
const EXPECTED: [(&str, &str); 13] = [
    ("host", "host"),
    ("name", "line"),
    ("approval", "choice"),
    ("account", "line"),
    ("conditions", "line"),
    ("risks", "line"),
    ("storage", "line"),
    ("review", "date"),
    ("alternative", "web_address"),
    ("page", "web_address"),
    ("closed", "closed"),
    ("lines", "line"),
    ("text", "line"),
];

/// Fine where the extension takes them over unchanged.
///
/// # Errors
/// Each mistake, in words.
pub(crate) fn accepted(settings: &Value) -> Result<(), Vec<String>> {
    let reading = read(settings);
    let mut wrong: Vec<String> = reading
        .complaints
        .iter()
        .take(SHOWN)
        .map(in_words)
        .collect();
    if wrong.is_empty() && reading.set != *settings {
        wrong.push(say("learn_file_foreign"));
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// The settings in a file, where all of them are right.
pub(super) fn taken(text: &str) -> Result<Value, String> {
    let found = parse(text).map_err(wrong)?;
    let reading = read(&found);
    let is_ours = reading.set.as_object().is_some_and(|set| !set.is_empty());
    if !is_ours {
        return Err(wrong(Wrong::Foreign));
    }
    if !reading.complaints.is_empty() {
        let lines: Vec<String> = reading
            .complaints
            .iter()
            .take(SHOWN)
            .map(in_words)
            .collect();
        return Err(format!(
            "{} {}",
            say("learn_list_file_wrong"),
            lines.join(" ")
        ));
    }
    Ok(reading.set)
}

/// One mistake: where it is, and what may stand there.
fn in_words(complaint: &Complaint) -> String {
    let expected = if complaint.expected.starts_with("one decision") {
        say("options_expect_once")
    } else {
        let name = complaint.path.rsplit('.').next().unwrap_or_default();
        let name = name.split('[').next().unwrap_or_default();
        let words = EXPECTED.iter().find(|(field, _)| *field == name);
        words.map_or_else(
            || complaint.expected.clone(),
            |(_, words)| say(&format!("options_expect_{words}")),
        )
    };
    say_with("learn_list_wrong_at", &[&place(&complaint.path), &expected])
}

/// The place in the words of the form: `Chatbot 2, Adres`.
fn place(path: &str) -> String {
    let Some(rest) = path.strip_prefix("chatbots[") else {
        return path.to_owned();
    };
    let (number, field) = rest.split_once(']').unwrap_or((rest, ""));
    let number: usize = number.parse().unwrap_or_default();
    let field = field.trim_start_matches('.');
    let field = field.split('[').next().unwrap_or_default();
    let label = say(&format!("learn_chatbot_{field}"));
    format!("{} {}, {label}", say("learn_chatbot_one"), number + 1)
}
