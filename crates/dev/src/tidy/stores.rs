//! Texts for the stores of the browsers keep to the lengths that the stores allow.

use anyhow::{Context, Result};
use serde_json::Value;

use super::Slips;
use crate::tools;

/// What a manifest may say of itself, in characters. Source: developer.chrome.com, "Manifest - description".
const SHORT: usize = 132;
/// What Edge takes as a description, in characters. Source: learn.microsoft.com, "Publish a Microsoft Edge extension".
const LONG: std::ops::RangeInclusive<usize> = 250..=10_000;

const LISTING: &str = "docs/store-listing.md";

/// Texts that a store would refuse.
pub(super) fn lengths() -> Result<Slips> {
    let root = tools::root();
    let mut slips = Slips::new();
    for language in ["nl", "en"] {
        let file = format!("extension/_locales/{language}/messages.json");
        let messages: Value = serde_json::from_str(&tools::read(root.join(&file))?)
            .with_context(|| format!("{file} is no JSON"))?;
        let text = messages.pointer("/extension_description/message");
        let length = text
            .and_then(Value::as_str)
            .map_or(0, |text| text.chars().count());
        if !(1..=SHORT).contains(&length) {
            slips.push(format!(
                "{file}: extension_description has {length} characters, at most {SHORT}"
            ));
        }
    }
    let listing = tools::read(root.join(LISTING))?;
    for language in ["Dutch", "English"] {
        let length = description(&listing, language).chars().count();
        if !LONG.contains(&length) {
            slips.push(format!(
                "{LISTING}: the description in {language} has {length} characters"
            ));
        }
    }
    Ok(slips)
}

/// The quoted text under the heading of a language, as it is pasted.
fn description(listing: &str, language: &str) -> String {
    let heading = format!("Description, {language}\n");
    let section = listing
        .split("\n## ")
        .find_map(|section| section.strip_prefix(&heading))
        .unwrap_or_default();
    let quoted = section.lines().filter_map(|line| line.strip_prefix('>'));
    quoted.map(str::trim).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_what_is_quoted() {
        let listing =
            "# L\n\n## Description, Dutch\n\n> Een\n>\n> Twee\n\nNot this.\n\n## Else\n\n> Drie\n";
        assert_eq!(description(listing, "Dutch"), "Een\n\nTwee");
        assert_eq!(description(listing, "English"), "");
    }
}
