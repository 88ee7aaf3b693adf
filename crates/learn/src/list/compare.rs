//! The same for a room: all chatbots beside one another, and the rules to talk about.

use promptwacht_coach::policy_file::is_due;
use serde_json::Value;
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::drawer::{day, wide};
use crate::piece;
use crate::words::{say, say_with};

/// A row for each thing to compare, a column for each chatbot.
const COMPARED: [&str; 10] = [
    "approval",
    "account",
    "conditions",
    "risks",
    "storage",
    "agreement",
    "review",
    "alternative",
    "closed",
    "no_lesson",
];

/// All chatbots beside one another; nothing where there is none.
pub(super) fn table(chatbots: &[Value]) -> View {
    if chatbots.is_empty() {
        return ().into();
    }
    let today = piece::today();
    let head: Vec<View> = chatbots
        .iter()
        .map(|chatbot| {
            let text = |name: &str| {
                chatbot
                    .get(name)
                    .and_then(Value::as_str)
                    .unwrap_or_default()
            };
            let (name, host) = (text("name"), text("host"));
            let name = if name.is_empty() { host } else { name };
            tags::th().scope("col").children(name.to_owned()).into()
        })
        .collect();
    let rows: Vec<View> = COMPARED
        .iter()
        .map(|name| {
            let cells: Vec<View> = chatbots
                .iter()
                .map(|chatbot| tags::td().children(cell(chatbot, name, &today)).into())
                .collect();
            let label = say(&format!("learn_chatbot_{name}"));
            tags::tr()
                .children((tags::th().scope("row").children(label), cells))
                .into()
        })
        .collect();
    let head = tags::tr().children((
        tags::th().scope("col").children(say("learn_chatbot_one")),
        head,
    ));
    let table = tags::table()
        .id("list-compare")
        .children((tags::thead().children(head), tags::tbody().children(rows)));
    (
        tags::h3().children(say("learn_list_compare")),
        tags::p().children(say("learn_list_compare_why")),
        wide(say("learn_list_compare"), table),
    )
        .into()
}

fn cell(chatbot: &Value, name: &str, today: &str) -> View {
    let value = chatbot.get(name).unwrap_or(&Value::Null);
    match (name, value) {
        ("approval", value) => {
            let approval = value.as_str().unwrap_or("refused");
            say(&format!("learn_chatbot_approval_{approval}")).into()
        }
        ("agreement" | "closed" | "no_lesson", value) => {
            let is_so = *value == Value::Bool(true);
            say(if is_so { "learn_yes" } else { "learn_no" }).into()
        }
        ("review", Value::String(review)) if is_due(chatbot, today) => {
            say_with("learn_list_due", &[&day(review)]).into()
        }
        (_, Value::String(text)) if !text.is_empty() => day(text).into(),
        (_, Value::Array(lines)) => {
            let lines: Vec<View> = lines
                .iter()
                .filter_map(Value::as_str)
                .map(|line| tags::div().children(line.to_owned()).into())
                .collect();
            lines.into()
        }
        _ => "–".into(),
    }
}

/// The rules, large, with what to ask about each.
pub(super) fn rules(rules: &Value) -> View {
    let lines: Vec<View> = rules
        .get("lines")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(|line| tags::li().children(line.to_owned()).into())
        .collect();
    if lines.is_empty() {
        return ().into();
    }
    let version = rules
        .get("version")
        .and_then(Value::as_u64)
        .unwrap_or(1)
        .to_string();
    let ask: Vec<View> = [
        "learn_rules_ask_why",
        "learn_rules_ask_now",
        "learn_rules_ask_hard",
    ]
    .iter()
    .map(|key| tags::li().children(say(key)).into())
    .collect();
    (
        tags::h3().children(say("learn_rules_explain")),
        tags::p()
            .class("why")
            .children(say_with("learn_rules_version_is", &[&version])),
        tags::ol()
            .class("explain")
            .id("rules-explain")
            .children(lines),
        tags::p().children(say("learn_rules_ask")),
        tags::ul().children(ask),
    )
        .into()
}
