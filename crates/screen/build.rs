//! Makes a constant of every key that the page side may say, so that a word that is used and does not exist is a compile
//! error; a key that only one language knows, or one without words, is an error here. The words themselves stand in
//! `extension/_locales` and come to the page in a script of their own.

use serde_json::{Map, Value};
use std::fmt::Write;
use std::{env, error::Error, fs, path::PathBuf};

/// What the page side may say; the other keys belong to the pages of the extension.
const PREFIXES: [&str; 9] = [
    "button_",
    "chip_",
    "dialog_",
    "kind_",
    "mark_",
    "notice_",
    "panel_",
    "placeholder_",
    "tip_",
];

fn main() -> Result<(), Box<dyn Error>> {
    let (dutch, english) = (messages("nl")?, messages("en")?);
    if let Some(key) = english.keys().find(|key| !dutch.contains_key(*key)) {
        return Err(format!("messages.json of nl lacks {key}").into());
    }
    let mut keys = String::new();
    for (key, message) in &dutch {
        let other = english
            .get(key)
            .ok_or_else(|| format!("messages.json of en lacks {key}"))?;
        for words in [message, other] {
            if words["message"].as_str().is_none_or(str::is_empty) {
                return Err(format!("messages.json says nothing under {key}").into());
            }
        }
        if PREFIXES.iter().any(|prefix| key.starts_with(prefix)) {
            let name = key.to_uppercase();
            let shown = message["message"].as_str().unwrap_or_default();
            writeln!(keys, "/// `{shown}`\npub const {name}: &str = {key:?};")?;
        }
    }
    let code =
        format!("/// Keys of words, each with the words in Dutch.\npub mod key {{\n{keys}}}\n");
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("words.rs"), code)?;
    Ok(())
}

/// The messages of one language, sorted by key.
fn messages(language: &str) -> Result<Map<String, Value>, Box<dyn Error>> {
    let path = format!("../../extension/_locales/{language}/messages.json");
    println!("cargo::rerun-if-changed={path}");
    let mut messages: Map<String, Value> = serde_json::from_str(&fs::read_to_string(path)?)?;
    messages.sort_keys();
    Ok(messages)
}
