//! A value in words, for reading only: what an organisation has set.

use serde_json::Value;
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::words::{choice, kind, label, plain, say};

/// A value as its schema means it; `path` as the schema has it.
pub(crate) fn shown(schema: &Value, path: &str, value: &Value) -> View {
    match value {
        Value::Array(entries) if !entries.is_empty() => {
            let items = schema.get("items").unwrap_or(&Value::Null);
            let path = format!("{path}[]");
            let entries = entries
                .iter()
                .map(|entry| tags::li().children(shown(items, &path, entry)).into());
            tags::ul().children(entries.collect::<Vec<View>>()).into()
        }
        Value::Object(table) => {
            let each = table.iter().map(|(name, inner)| {
                let path = format!("{path}.{name}");
                let schema = schema
                    .pointer(&format!("/properties/{name}"))
                    .unwrap_or(&Value::Null);
                (
                    tags::dt().children(label(&path)),
                    tags::dd().children(shown(schema, &path, inner)),
                )
                    .into()
            });
            tags::dl().children(each.collect::<Vec<View>>()).into()
        }
        _ => in_words(schema, path, value).into(),
    }
}

/// One value, which is no list and no table.
pub(crate) fn in_words(schema: &Value, path: &str, value: &Value) -> String {
    match value {
        Value::Bool(true) => say("options_on"),
        Value::Bool(false) => say("options_off"),
        Value::String(id) if schema.get("enum").is_some() => choice(path, id),
        Value::String(id) if schema.get("format").and_then(Value::as_str) == Some("kind") => {
            kind(id)
        }
        Value::Array(entries) if entries.is_empty() => say("options_none"),
        Value::Null => say("options_none"),
        _ => plain(value),
    }
}
