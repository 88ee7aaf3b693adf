//! Every setting has its words in both languages: the page of settings is made of the schema, and knows no name by itself.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::{Map, Value};

use super::Slips;
use crate::tools;

/// Settings and choices without words, words without a setting, and two settings that would share theirs.
pub(super) fn have_words() -> Result<Slips> {
    let mut wanted = BTreeMap::new();
    let mut slips = Slips::new();
    each(&promptwacht_policy::schema(), "", &mut |path, schema| {
        let key = format!("setting_{}", path.replace("[]", "").replace('.', "_"));
        let choices = schema.get("enum").and_then(Value::as_array);
        let choices = choices.into_iter().flatten().filter_map(Value::as_str);
        let choices = choices.map(|choice| format!("{key}_is_{choice}"));
        for key in choices.chain([key.clone(), format!("{key}_why")]) {
            if let Some(other) = wanted.insert(key, path.to_owned()) {
                slips.push(format!("{path} has the words of {other}"));
            }
        }
    });
    for language in ["nl", "en"] {
        let file = format!("extension/_locales/{language}/messages.json");
        let messages: Map<String, Value> =
            serde_json::from_str(&tools::read(tools::root().join(&file))?)
                .with_context(|| format!("{file} is no JSON object"))?;
        let lacking = wanted.keys().filter(|key| !messages.contains_key(*key));
        slips.extend(lacking.map(|key| format!("{file} lacks {key}")));
        let left = messages
            .keys()
            .filter(|key| key.starts_with("setting_") && !wanted.contains_key(*key));
        slips.extend(left.map(|key| format!("{file}: {key} is of no setting")));
    }
    Ok(slips)
}

fn each(schema: &Value, path: &str, seen: &mut dyn FnMut(&str, &Value)) {
    for (name, inner) in schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        let path = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}.{name}")
        };
        seen(&path, inner);
        each(inner, &path, seen);
        if let Some(items) = inner.get("items") {
            each(items, &format!("{path}[]"), seen);
        }
    }
}
