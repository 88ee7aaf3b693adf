//! All settings as a commented TOML file to begin with, and as a page to look things up in.

use std::fmt::Write as _;

use serde_json::Value;

use crate::format::format;
use crate::schema::schema;

/// How wide a comment runs, in characters.
const WIDTH: usize = 110;

/// A TOML file in which every setting stands with its meaning and its default or an example, all of it commented out: as it is, it
/// sets nothing.
pub fn template() -> String {
    let mut file = String::from(
        "# Settings of Promptwacht for an organisation. Take the # away from what you want to set; the rest holds as it says.\n\
         # Check this file by: promptwacht policy check FILE. Which settings the extension obeys so far: docs/settings.md.\n",
    );
    // In TOML what belongs to no table comes before the first one.
    let (tables, loose): (Vec<_>, Vec<_>) = properties(&schema())
        .into_iter()
        .partition(|(_, inner)| is_table(inner) || is_table(items(inner)));
    for (name, inner) in loose.into_iter().chain(tables) {
        file.push('\n');
        if is_table(&inner) {
            table(&mut file, &name, &inner, false);
        } else if is_table(items(&inner)) {
            comment(&mut file, &inner);
            table(&mut file, &name, items(&inner), true);
        } else {
            setting(&mut file, &name, &inner);
        }
    }
    file
}

fn table(file: &mut String, path: &str, schema: &Value, in_list: bool) {
    comment(file, schema);
    let (open, close) = if in_list { ("[[", "]]") } else { ("[", "]") };
    let _ = writeln!(file, "# {open}{path}{close}");
    let (tables, loose): (Vec<_>, Vec<_>) = properties(schema)
        .into_iter()
        .partition(|(_, inner)| is_table(items(inner)));
    for (name, inner) in loose {
        setting(file, &name, &inner);
    }
    for (name, inner) in tables {
        comment(file, &inner);
        table(file, &format!("{path}.{name}"), items(&inner), true);
    }
}

fn setting(file: &mut String, name: &str, schema: &Value) {
    comment(file, schema);
    let _ = writeln!(file, "# {name} = {}", example(schema));
}

fn comment(file: &mut String, schema: &Value) {
    let mut line = String::from("##");
    for word in described(schema).split_whitespace() {
        if line.chars().count() + word.chars().count() > WIDTH {
            let _ = writeln!(file, "{line}");
            "##".clone_into(&mut line);
        }
        line.push(' ');
        line.push_str(word);
    }
    if line.len() > 2 {
        let _ = writeln!(file, "{line}");
    }
}

/// The description, with the meaning of each choice.
fn described(schema: &Value) -> String {
    let mut text = schema["description"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let choices = strings(&schema["enum"]);
    for (choice, meaning) in choices.iter().zip(strings(&schema["enumDescriptions"])) {
        let _ = write!(text, " {choice}: {}", meaning.trim_end_matches('.'));
        text.push('.');
    }
    text
}

/// The default, or where there is none an example, as TOML; JSON is the same for what we have.
fn example(schema: &Value) -> String {
    if schema["type"] == "array" {
        return format!("[{}]", example(items(schema)));
    }
    if let Some(default) = schema.get("default").filter(|default| !default.is_null()) {
        return default.to_string();
    }
    if let Some(choice) = schema["enum"].get(0) {
        return choice.to_string();
    }
    match schema["type"].as_str() {
        Some("boolean") => "true".to_owned(),
        Some("integer") => schema
            .get("minimum")
            .map_or("1".to_owned(), ToString::to_string),
        _ => {
            let form = schema["format"].as_str().and_then(format);
            let most = schema["maxLength"]
                .as_u64()
                .and_then(|most| usize::try_from(most).ok());
            let text: String = form
                .map_or("", |form| form.example)
                .chars()
                .take(most.unwrap_or(usize::MAX))
                .collect();
            Value::from(text).to_string()
        }
    }
}

/// Every setting in a table (Markdown): path, what it may be, default, meaning.
pub fn reference() -> String {
    let mut page =
        String::from("| Setting | What it may be | Default | Meaning |\n|---|---|---|---|\n");
    rows(&mut page, "", &schema());
    page
}

fn rows(page: &mut String, path: &str, schema: &Value) {
    for (name, inner) in properties(schema) {
        let path = if path.is_empty() {
            name
        } else {
            format!("{path}.{name}")
        };
        let default = inner
            .get("default")
            .filter(|_| !is_table(&inner))
            .map(ToString::to_string);
        let _ = writeln!(
            page,
            "| `{path}` | {} | {} | {} |",
            kind(&inner).replace('|', "\\|"),
            default
                .map(|default| format!("`{default}`"))
                .unwrap_or_default(),
            described(&inner)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .replace('|', "\\|")
        );
        rows(page, &path, &inner);
        rows(page, &format!("{path}[]"), items(&inner));
    }
}

fn kind(schema: &Value) -> String {
    if schema["type"] == "array" {
        let most = schema["maxItems"]
            .as_u64()
            .map(|most| format!(", at most {most}"))
            .unwrap_or_default();
        return format!("list: {}{most}", crate::read::expected(items(schema)));
    }
    crate::read::expected(schema)
}

fn properties(schema: &Value) -> Vec<(String, Value)> {
    let properties = schema["properties"].as_object();
    properties
        .into_iter()
        .flatten()
        .map(|(name, inner)| (name.clone(), inner.clone()))
        .collect()
}

fn items(schema: &Value) -> &Value {
    schema.get("items").unwrap_or(&Value::Null)
}

fn is_table(schema: &Value) -> bool {
    schema["type"] == "object"
}

fn strings(list: &Value) -> Vec<&str> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Policy, read};

    #[test]
    fn as_it_is_it_sets_nothing() {
        let table: toml::Table = template().parse().unwrap();
        assert!(table.is_empty());
    }

    #[test]
    fn with_every_mark_taken_away_it_is_a_right_policy() {
        let bare: String = template()
            .lines()
            .filter(|line| !line.starts_with("##"))
            .filter_map(|line| line.strip_prefix("# "))
            .filter(|line| line.starts_with('[') || line.contains(" = "))
            .collect::<Vec<_>>()
            .join("\n");
        let table: toml::Table = bare
            .parse()
            .unwrap_or_else(|error| panic!("{error}\n{bare}"));
        let reading = read(&serde_json::to_value(table).unwrap());
        assert_eq!(reading.complaints, []);
        assert_ne!(reading.policy, Policy::default());
        assert_eq!(reading.policy.sites.len(), 1);
    }

    #[test]
    fn every_setting_has_a_row() {
        let page = reference();
        for path in [
            "counts.smallest_group",
            "own_terms.patterns[].pattern",
            "pages.kompas",
        ] {
            assert!(page.contains(&format!("| `{path}` |")), "{path}");
        }
    }
}
