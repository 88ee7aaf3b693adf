//! The schema of the settings, made from their types.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use serde_json::{Map, Value, json};

use crate::settings::Policy;

/// The whole schema (JSON Schema, draft 7, without references): what [`read`](crate::read) goes by. Beside the words of the standard it
/// has the names of our [forms](crate::format) under `format` and the meaning of each choice under `enumDescriptions`.
pub fn schema() -> Value {
    let settings = SchemaSettings::draft07().with(|settings| {
        settings.inline_subschemas = true;
        settings.meta_schema = None;
    });
    let mut schema = settings.into_generator().into_root_schema_for::<Policy>();
    Choices.transform(&mut schema);
    schema.to_value()
}

/// The schema for `storage.managed_schema` of a manifest: types, properties and items alone. Chromium also knows choices and bounds of
/// numbers, but where anything in a setting is wrong it leaves out the whole setting, and says so nowhere; what comes through is
/// [read](crate::read()) one by one and reported. Source: Chromium, `components/policy/core/common/schema.h`, and `policy-keys.test.mjs`.
pub fn managed_schema() -> Value {
    fn narrow(schema: &Value) -> Value {
        let mut narrowed = Map::new();
        for (word, value) in schema.as_object().into_iter().flatten() {
            let value = match (word.as_str(), value) {
                ("properties", Value::Object(properties)) => properties
                    .iter()
                    .map(|(name, schema)| (name.clone(), narrow(schema)))
                    .collect(),
                ("items", schema) => narrow(schema),
                ("type" | "description" | "title", value) => value.clone(),
                _ => continue,
            };
            narrowed.insert(word.clone(), value);
        }
        Value::Object(narrowed)
    }
    let mut managed = narrow(&schema());
    if let Some(managed) = managed.as_object_mut() {
        managed.insert(
            "$schema".into(),
            json!("http://json-schema.org/draft-03/schema#"),
        );
    }
    managed
}

/// One list of names in the place of a schema for each choice.
#[derive(Clone)]
struct Choices;

impl Transform for Choices {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let Some(Value::Array(choices)) = schema.remove("oneOf") else {
            return;
        };
        let all = |word: &str| -> Vec<Value> {
            choices
                .iter()
                .filter_map(|choice| choice.get(word).cloned())
                .collect()
        };
        schema.insert("type".into(), json!("string"));
        schema.insert("enum".into(), all("const").into());
        schema.insert("enumDescriptions".into(), all("description").into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every schema in this one, with its path.
    fn each(schema: &Value, path: &str, seen: &mut dyn FnMut(&str, &Value)) {
        seen(path, schema);
        for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
            each(inner, &format!("{path}.{name}"), seen);
        }
        if let Some(items) = schema.get("items") {
            each(items, &format!("{path}[]"), seen);
        }
    }

    #[test]
    fn every_setting_says_what_it_is() {
        each(&schema(), "", &mut |path, schema| {
            assert!(schema["type"].is_string(), "{path}: {schema}");
            if !path.ends_with("[]") {
                assert!(
                    schema["description"].is_string(),
                    "{path} has no description"
                );
            }
            if let Some(choices) = schema["enum"].as_array() {
                assert_eq!(
                    Some(choices.len()),
                    schema["enumDescriptions"].as_array().map(Vec::len),
                    "{path}"
                );
            }
            for word in ["$ref", "anyOf", "allOf", "oneOf"] {
                assert!(schema.get(word).is_none(), "{path} has {word}");
            }
        });
    }

    #[test]
    fn a_browser_refuses_by_type_alone() {
        let text = managed_schema().to_string();
        for word in [
            "default",
            "format",
            "maxLength",
            "enum",
            "enumDescriptions",
            "minimum",
            "maximum",
        ] {
            assert!(!text.contains(&format!("\"{word}\":")), "{word}");
        }
        assert!(!text.contains("\"required\":["));
    }
}
