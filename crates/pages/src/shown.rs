//! A value in words, for reading only: what an organisation has set.

use serde_json::Value;
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::form::properties;
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
            // In the order of the schema, as the fields are.
            let each = properties(schema).filter_map(|(name, schema)| {
                let (path, inner) = (format!("{path}.{name}"), table.get(name)?);
                let value = shown(schema, &path, inner);
                Some(
                    (
                        tags::dt().children(label(&path)),
                        tags::dd().children(value),
                    )
                        .into(),
                )
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
