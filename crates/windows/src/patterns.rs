//! The patterns that the organisation set. They run here because few pages need them, and their engine is larger than that of a window.

use promptwacht_patterns::Pattern;
use promptwacht_screen::object::{each, text};
use std::fmt::Write;
use wasm_bindgen::prelude::*;

/// Stands for what is harmless in the place of a level.
const HARMLESS: &str = "harmless";

/// What the organisation calls a value that one of its patterns finds; none where no pattern finds all of it.
pub(crate) fn name_of(own_terms: &JsValue, value: &str) -> Option<String> {
    let finds = |entry: &JsValue| {
        let pattern = text(entry, "pattern").and_then(|pattern| Pattern::new(&pattern).ok());
        pattern.is_some_and(|pattern| pattern.find(value) == Some(value.len()))
    };
    let entry = each(own_terms, "patterns").into_iter().find(finds)?;
    text(&entry, "name")
}

/// Patterns, each with its level.
#[wasm_bindgen]
pub struct Patterns(Vec<(Pattern, String)>);

#[wasm_bindgen]
impl Patterns {
    /// Reads `own_terms` of the settings. A pattern that cannot be used was left out by the worker, which says so.
    pub(crate) fn read(own_terms: &JsValue) -> Self {
        let own = each(own_terms, "patterns").into_iter().filter_map(|entry| {
            let pattern = Pattern::new(&text(&entry, "pattern")?).ok()?;
            Some((pattern, text(&entry, "level")?))
        });
        let harmless = each(own_terms, "harmless_patterns")
            .into_iter()
            .filter_map(|pattern| {
                let pattern = Pattern::new(&pattern.as_string()?).ok()?;
                Some((pattern, HARMLESS.to_owned()))
            });
        Self(own.chain(harmless).collect())
    }

    /// Each match at the beginning of a piece of text: its length in bytes of UTF-8, a space, and its level or `harmless`, on a line of
    /// its own; none where nothing matches.
    pub fn find(&self, piece: &str) -> Option<String> {
        let mut found = String::new();
        for (pattern, level) in &self.0 {
            if let Some(end) = pattern.find(piece) {
                let _ = writeln!(found, "{end} {level}");
            }
        }
        (!found.is_empty()).then_some(found)
    }
}
