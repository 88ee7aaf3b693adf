//! The columns of the site table that the manifest and the list of further sites need.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;

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
    /// The name people use.
    pub(crate) name: String,
    /// Host names of its pages, with a path where only a part of the host is the chat page.
    pub(crate) hosts: Vec<String>,
    /// Whether it is guarded without being asked for.
    pub(crate) default: bool,
    /// Whether the page's CSP is known to let Wasm run in Chromium.
    pub(crate) chromium_wasm: bool,
}

impl Site {
    /// What the browser is asked for: whole hosts, since browsers give nothing smaller.
    pub(crate) fn origins(&self) -> Vec<String> {
        let hosts = self.hosts.iter();
        hosts
            .map(|host| host.split_once('/').map_or(host.as_str(), |(name, _)| name))
            .map(|host| format!("https://{host}/*"))
            .collect()
    }

    /// The pages that are guarded there, as match patterns.
    pub(crate) fn pages(&self) -> Vec<String> {
        let pattern = |host: &String| match host.split_once('/') {
            Some((name, path)) => format!("https://{name}/{path}"),
            None => format!("https://{host}/*"),
        };
        self.hosts.iter().map(pattern).collect()
    }
}

/// The script that tells the popup and the worker which further sites can be guarded when the user wants it.
pub(crate) fn further_script(sites: &[Site]) -> String {
    let further: Vec<_> = sites
        .iter()
        .filter(|site| !site.default)
        .map(
            |site| json!({ "name": site.name, "origins": site.origins(), "matches": site.pages() }),
        )
        .collect();
    format!(
        "globalThis.promptwachtFurtherSites = {:#};\n",
        json!(further)
    )
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
            "[[site]]\nid = \"chatgpt\"\nname = \"C\"\nhosts = [\"chatgpt.com\"]\ndefault = true\nchromium_wasm = true\nboxes = [\"textarea\"]\n",
        )
        .unwrap();
        assert_eq!(sites[0].hosts, ["chatgpt.com"]);
        assert!(sites[0].chromium_wasm && sites[0].default);
    }

    #[test]
    fn a_path_narrows_the_pages_but_not_the_permission() {
        let sites = parse(
            "[[site]]\nname = \"D\"\nhosts = [\"a.nl\", \"b.nl/?*ia=chat*\"]\ndefault = false\nchromium_wasm = false\n",
        )
        .unwrap();
        assert_eq!(sites[0].origins(), ["https://a.nl/*", "https://b.nl/*"]);
        assert_eq!(
            sites[0].pages(),
            ["https://a.nl/*", "https://b.nl/?*ia=chat*"]
        );
        assert!(further_script(&sites).contains("\"https://b.nl/?*ia=chat*\""));
    }

    #[test]
    fn a_table_without_hosts_is_an_error() {
        assert!(
            parse("[[site]]\nname = \"N\"\nhosts = []\ndefault = true\nchromium_wasm = false\n")
                .is_err()
        );
    }

    #[test]
    fn the_table_of_the_repository_can_be_read() {
        load().unwrap();
    }
}
