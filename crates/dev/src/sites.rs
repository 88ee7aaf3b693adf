//! The columns of the site table that the manifest needs.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::tools;

/// Where the table stands, from the root of the repository.
const TABLE: &str = "crates/guard/sites.toml";

#[derive(Deserialize)]
struct Table {
    site: Vec<Site>,
}

/// One chatbot.
#[derive(Deserialize)]
pub(crate) struct Site {
    /// Host names of its pages.
    pub(crate) hosts: Vec<String>,
    /// Whether the page's CSP is known to let Wasm run in Chromium.
    pub(crate) chromium_wasm: bool,
    /// What carries a prompt.
    #[serde(default)]
    pub(crate) calls: Vec<Call>,
}

/// One kind of message that a page sends to its chatbot.
#[derive(Deserialize)]
pub(crate) struct Call {
    /// Path of its address; `*` stands for any characters but `/`.
    pub(crate) path: String,
}

/// Reads the site table of the repository.
pub(crate) fn load() -> Result<Vec<Site>> {
    parse(&tools::read(tools::root().join(TABLE))?).with_context(|| format!("in {TABLE}"))
}

/// The script that tells the gate, before the module runs, which messages carry a prompt.
pub(crate) fn calls_script(sites: &[Site]) -> String {
    let paths: Vec<String> = sites
        .iter()
        .flat_map(|site| &site.calls)
        .map(|call| {
            let parts: Vec<String> = call.path.split('*').map(escaped).collect();
            parts.join("[^/]*")
        })
        .collect();
    format!(
        "globalThis.promptwachtCalls = /^(?:{})$/;\n",
        paths.join("|")
    )
}

/// A part of a path as a JavaScript pattern.
fn escaped(part: &str) -> String {
    part.chars()
        .flat_map(|c| {
            (!c.is_alphanumeric())
                .then_some('\\')
                .into_iter()
                .chain([c])
        })
        .collect()
}

fn parse(text: &str) -> Result<Vec<Site>> {
    let Table { site: sites } = toml::from_str(text)?;
    ensure!(
        sites.iter().any(|site| !site.hosts.is_empty()),
        "no site has a host"
    );
    Ok(sites)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_its_columns_and_leaves_the_others_alone() {
        let sites = parse(
            "[[site]]\nid = \"chatgpt\"\nhosts = [\"chatgpt.com\"]\nchromium_wasm = true\nboxes = [\"textarea\"]\n",
        )
        .unwrap();
        assert_eq!(sites[0].hosts, ["chatgpt.com"]);
        assert!(sites[0].chromium_wasm);
    }

    #[test]
    fn calls_become_one_pattern() {
        let sites = parse(
            "[[site]]\nhosts = [\"a.nl\"]\nchromium_wasm = true\ncalls = [{ path = \"/x-*/y\" }, { path = \"/z.a\" }]\n",
        )
        .unwrap();
        assert_eq!(
            calls_script(&sites),
            "globalThis.promptwachtCalls = /^(?:\\/x\\-[^/]*\\/y|\\/z\\.a)$/;\n"
        );
    }

    #[test]
    fn a_table_without_hosts_is_an_error() {
        assert!(parse("[[site]]\nhosts = []\nchromium_wasm = false\n").is_err());
    }

    #[test]
    fn the_table_of_the_repository_can_be_read() {
        load().unwrap();
    }
}
