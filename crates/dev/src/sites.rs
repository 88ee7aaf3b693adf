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

/// The script that tells Firefox which calls the worker wants to see, as match patterns: of the hosts that are guarded, those
/// of the site table.
pub(crate) fn addresses_script(sites: &[Site]) -> String {
    let addresses: Vec<String> = sites
        .iter()
        .flat_map(|site| {
            let paths = move |host: &String| {
                let name = host.split_once('/').map_or(host.as_str(), |(name, _)| name);
                let address = |call: &Call| format!("https://{name}{}", call.path);
                site.calls.iter().map(address).collect::<Vec<_>>()
            };
            site.hosts.iter().flat_map(paths)
        })
        // A pattern is held to the query, too.
        .flat_map(|address| [format!("{address}?*"), address])
        .collect();
    format!(
        "globalThis.promptwachtCallAddresses = {:#};\n",
        json!(addresses)
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
    fn calls_become_one_pattern() {
        let sites = parse(
            "[[site]]\nname = \"A\"\nhosts = [\"a.nl\"]\ndefault = true\nchromium_wasm = true\ncalls = [{ path = \"/x-*/y\" }, { path = \"/z.a\" }]\n",
        )
        .unwrap();
        assert_eq!(
            calls_script(&sites),
            "globalThis.promptwachtCalls = /^(?:\\/x\\-[^/]*\\/y|\\/z\\.a)$/;\n"
        );
    }

    #[test]
    fn calls_become_addresses_of_each_host() {
        let sites = parse(
            "[[site]]\nname = \"A\"\nhosts = [\"a.nl\", \"b.nl/?x\"]\ndefault = true\nchromium_wasm = true\ncalls = [{ path = \"/x-*/y\" }]\n",
        )
        .unwrap();
        let script = addresses_script(&sites);
        for address in ["a.nl/x-*/y", "a.nl/x-*/y?*", "b.nl/x-*/y", "b.nl/x-*/y?*"] {
            assert!(
                script.contains(&format!("\"https://{address}\"")),
                "{script}"
            );
        }
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
