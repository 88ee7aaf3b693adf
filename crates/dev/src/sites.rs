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
}

/// Reads the site table of the repository.
pub(crate) fn load() -> Result<Vec<Site>> {
    parse(&tools::read(tools::root().join(TABLE))?).with_context(|| format!("in {TABLE}"))
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
    fn a_table_without_hosts_is_an_error() {
        assert!(parse("[[site]]\nhosts = []\nchromium_wasm = false\n").is_err());
    }

    #[test]
    fn the_table_of_the_repository_can_be_read() {
        load().unwrap();
    }
}
