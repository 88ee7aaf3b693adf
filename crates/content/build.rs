//! Bakes the words of the page side into the crate: `extension/_locales` is the only place they are written.
//!
//! Every key becomes a constant, so a word that is used and does not exist is a compile error; a key
//! that only one language knows is an error here.

use serde_json::{Map, Value};
use std::fmt::Write;
use std::{env, error::Error, fs, path::PathBuf};

/// What the page side may say; the other keys belong to the pages of the extension.
const PREFIXES: [&str; 8] = [
    "button_",
    "chip_",
    "dialog_",
    "kind_",
    "mark_",
    "notice_",
    "placeholder_",
    "tip_",
];

fn main() -> Result<(), Box<dyn Error>> {
    let style = "src/ui.css";
    println!("cargo::rerun-if-changed={style}");
    let style = without_air(&fs::read_to_string(style)?);
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("ui.css"), style)?;
    let (dutch, english) = (messages("nl")?, messages("en")?);
    if let Some(key) = english.keys().find(|key| !dutch.contains_key(*key)) {
        return Err(format!("messages.json of nl lacks {key}").into());
    }
    let (mut table, mut keys) = (String::new(), String::new());
    for (key, message) in &dutch {
        let other = english
            .get(key)
            .ok_or_else(|| format!("messages.json of en lacks {key}"))?;
        if PREFIXES.iter().any(|prefix| key.starts_with(prefix)) {
            writeln!(table, "({key:?}, {:?}, {:?}),", text(message), text(other))?;
            writeln!(
                keys,
                "pub(crate) const {}: &str = {key:?};",
                key.to_uppercase()
            )?;
        }
    }
    let code = format!(
        "static WORDS: &[(&str, &str, &str)] = &[\n{table}];\n\
         #[allow(dead_code, reason = \"kinds and tips are looked up by their id\")]\n\
         pub(crate) mod key {{\n{keys}}}\n"
    );
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("words.rs"), code)?;
    Ok(())
}

/// A style sheet without comments and indents, which every chat tab would load.
fn without_air(css: &str) -> String {
    let mut lean = String::new();
    for (at, part) in css.split("/*").enumerate() {
        let part = if at == 0 {
            part
        } else {
            part.split_once("*/").map_or("", |(_, after)| after)
        };
        lean.extend(part.lines().map(str::trim));
    }
    lean.replace(" {", "{")
        .replace(": ", ":")
        .replace(";}", "}")
}

/// The messages of one language, sorted by key.
fn messages(language: &str) -> Result<Map<String, Value>, Box<dyn Error>> {
    let path = format!("../../extension/_locales/{language}/messages.json");
    println!("cargo::rerun-if-changed={path}");
    let mut messages: Map<String, Value> = serde_json::from_str(&fs::read_to_string(path)?)?;
    messages.sort_keys();
    Ok(messages)
}

/// The words of a message, with its named placeholders resolved to `$1`.
fn text(message: &Value) -> String {
    let mut words = message["message"].as_str().unwrap_or_default().to_owned();
    for (name, placeholder) in message["placeholders"].as_object().into_iter().flatten() {
        let content = placeholder["content"].as_str().unwrap_or_default();
        for written in [name.to_uppercase(), name.clone()] {
            words = words.replace(&format!("${written}$"), content);
        }
    }
    words
}
