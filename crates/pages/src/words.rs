//! What the pages say. The words stand in `extension/_locales`.

pub(crate) use promptwacht_kit::words::{language, say, say_with};

/// What a setting is called; `path` as the schema has it (`chatbots[].host`).
pub(crate) fn label(path: &str) -> String {
    say(&key_of(path))
}

/// What a setting does.
pub(crate) fn why(path: &str) -> String {
    say(&format!("{}_why", key_of(path)))
}

/// What a choice of a setting is called.
pub(crate) fn choice(path: &str, choice: &str) -> String {
    say(&format!("{}_is_{choice}", key_of(path)))
}

/// What a kind or category is called, by its id.
pub(crate) fn kind(id: &str) -> String {
    let category = say(&format!("options_category_{id}"));
    if !category.is_empty() {
        return category;
    }
    let words = say(&format!("kind_{}", id.replace('-', "_")));
    if words.is_empty() {
        id.to_owned()
    } else {
        words
    }
}

/// The key of a setting's words; a test of `promptwacht-dev` holds that both languages have them.
fn key_of(path: &str) -> String {
    format!("setting_{}", path.replace("[]", "").replace('.', "_"))
}

/// A value as it is written in a field.
pub(crate) fn plain(value: &serde_json::Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
