//! The script with the words and the style of the page side.

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use crate::tools;

/// Its name in the extension.
pub(crate) const SCRIPT: &str = "words.js";

/// Words of the extension's own pages, which read `_locales` themselves: a chat page need not carry them.
const OF_PAGES: [&str; 3] = ["learn_", "options_", "setting_"];

/// A function that gives `{nl: {key: words}, en: …, style: css}`: browsers do not read a function before it is called.
pub(crate) fn script() -> Result<String> {
    let style = tools::run(
        tools::npm_tool("esbuild")?
            .arg("--minify")
            .arg(tools::root().join("crates/content/src/ui.css")),
    )?;
    let all = json!({ "nl": messages("nl")?, "en": messages("en")?, "style": style.trim() });
    Ok(format!("globalThis.promptwachtWords=()=>({all});\n"))
}

/// Key -> words of one language.
fn messages(language: &str) -> Result<Map<String, Value>> {
    let path = format!("extension/_locales/{language}/messages.json");
    let messages: Map<String, Value> =
        serde_json::from_str(&tools::read(tools::root().join(&path))?)
            .with_context(|| format!("{path} is not a JSON object"))?;
    Ok(messages
        .into_iter()
        .filter(|(key, _)| !OF_PAGES.iter().any(|prefix| key.starts_with(prefix)))
        .map(|(key, message)| (key, words(&message).into()))
        .collect())
}

/// The words of a message, with its named placeholders resolved to `$1`.
fn words(message: &Value) -> String {
    let mut words = message["message"].as_str().unwrap_or_default().to_owned();
    for (name, placeholder) in message["placeholders"].as_object().into_iter().flatten() {
        let content = placeholder["content"].as_str().unwrap_or_default();
        for written in [name.to_uppercase(), name.clone()] {
            words = words.replace(&format!("${written}$"), content);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_placeholders_become_numbers() {
        let message =
            json!({ "message": "Nog $COUNT$.", "placeholders": { "count": { "content": "$1" } } });
        assert_eq!(words(&message), "Nog $1.");
    }
}
