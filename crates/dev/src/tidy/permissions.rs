//! Every permission of the manifests, of Chromium and of Firefox, is explained to whoever must approve it, and nothing else is.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Slips;
use crate::manifest::{self, Browser, Encoding};
use crate::{sites, tools};

/// Where each permission has its section, and each host its row.
const PAGE: &str = "docs/permissions.md";
/// What the stores are told: each permission again, in a sentence for a reviewer.
const LISTING: &str = "docs/store-listing.md";
/// The lists of a manifest that hold names of permissions, or match patterns among them.
const NAMES: [&str; 2] = ["permissions", "optional_permissions"];
/// The lists of hosts, each with the heading under which the page names them.
const HOSTS: [(&str, &str); 2] = [
    ("host_permissions", "Access to pages"),
    ("optional_host_permissions", "Optional access to pages"),
];
/// Doors that the page says are shut.
const SHUT: [&str; 2] = ["web_accessible_resources", "externally_connectable"];

/// Differences between what ships and the pages that explain it.
pub(super) fn explained() -> Result<Slips> {
    let root = tools::root();
    let source = tools::read(root.join("manifest.json"))?;
    let sites = sites::load()?;
    let (page, listing) = (
        tools::read(root.join(PAGE))?,
        tools::read(root.join(LISTING))?,
    );
    let mut slips = Slips::new();
    for browser in [Browser::Chromium, Browser::Firefox] {
        let manifest = manifest::fill(&source, &sites, browser, Encoding::Table)?;
        let found = compare(&manifest, &page, &listing)
            .with_context(|| format!("the manifest for {browser:?}"))?;
        slips.extend(found.iter().map(|slip| format!("{browser:?}: {slip}")));
    }
    Ok(slips)
}

fn compare(manifest: &Value, page: &str, listing: &str) -> Result<Slips> {
    let mut asked = BTreeSet::new();
    for name in NAMES {
        asked.extend(list(manifest, name)?);
    }
    let mut slips = differences(&asked, page);
    for (name, heading) in HOSTS {
        let named = hosts(section(page, heading));
        slips.extend(unlike(&list(manifest, name)?, &named, heading));
    }
    slips.extend(
        asked
            .iter()
            .filter(|name| !listing.contains(&format!("`{name}`")))
            .map(|name| format!("{LISTING} does not give a reason for {name}")),
    );
    slips.extend(
        SHUT.iter()
            .filter(|name| manifest.get(**name).is_some())
            .map(|name| format!("{PAGE} says that there is no {name}")),
    );
    Ok(slips)
}

/// A list of the manifest; empty where it has none.
fn list(manifest: &Value, name: &str) -> Result<BTreeSet<String>> {
    let values = manifest.get(name).cloned().unwrap_or_default();
    if values.is_null() {
        return Ok(BTreeSet::new());
    }
    serde_json::from_value(values).with_context(|| format!("{name} is no list of names"))
}

/// What stands under a heading.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    page.split("\n## ")
        .find_map(|section| section.strip_prefix(heading)?.strip_prefix('\n'))
        .unwrap_or_default()
}

/// The match patterns that a section names.
fn hosts(section: &str) -> BTreeSet<String> {
    section
        .split('`')
        .filter(|word| word.starts_with("https://") || word.starts_with("wss://"))
        .map(str::to_owned)
        .collect()
}

/// Differences between the hosts that are asked for and those of the page.
fn unlike(asked: &BTreeSet<String>, named: &BTreeSet<String>, heading: &str) -> Slips {
    let missing = asked
        .difference(named)
        .map(|host| format!("{PAGE}, {heading}, does not name {host}"));
    let strange = named
        .difference(asked)
        .map(|host| format!("{PAGE}, {heading}, names {host}, which the manifest does not"));
    missing.chain(strange).collect()
}

fn differences(asked: &BTreeSet<String>, page: &str) -> Slips {
    let mut explained = BTreeSet::new();
    let mut slips = Slips::new();
    for section in page.split("\n## ").skip(1) {
        let (title, reason) = section.split_once('\n').unwrap_or((section, ""));
        let Some(name) = title
            .strip_prefix('`')
            .and_then(|title| title.strip_suffix('`'))
        else {
            continue;
        };
        if reason.trim().is_empty() {
            slips.push(format!("{PAGE} gives no reason for {name}"));
        }
        explained.insert(name.to_owned());
    }
    slips.extend(
        asked
            .difference(&explained)
            .map(|name| format!("{PAGE} does not explain {name}")),
    );
    slips.extend(
        explained
            .difference(asked)
            .map(|name| format!("{PAGE} explains {name}, which nobody asks for")),
    );
    slips
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const PERMISSIONS: &str = "# P\n\n## `scripting`\n\nWhy.\n\n## Access to pages\n\n`https://a.nl/*`\n\n## Optional access to pages\n\n`https://b.nl/*`\n";

    fn slips(manifest: &Value, page: &str, listing: &str) -> Slips {
        compare(manifest, page, listing).unwrap()
    }

    fn manifest() -> Value {
        json!({
            "permissions": ["scripting"],
            "host_permissions": ["https://a.nl/*"],
            "optional_host_permissions": ["https://b.nl/*"],
        })
    }

    #[test]
    fn what_is_asked_is_what_is_explained() {
        assert!(slips(&manifest(), PERMISSIONS, "`scripting`: why").is_empty());
    }

    #[test]
    fn every_difference_is_one_slip() {
        for page in [
            PERMISSIONS.replace("## `scripting`\n\nWhy.", ""),
            PERMISSIONS.replace("Why.", ""),
            PERMISSIONS.replace("Why.", "Why.\n\n## `tabs`\n\nWhy."),
            PERMISSIONS.replace("`https://a.nl/*`", ""),
            PERMISSIONS.replace("`https://b.nl/*`", "`https://b.nl/*` `https://c.nl/*`"),
        ] {
            assert_eq!(slips(&manifest(), &page, "`scripting`").len(), 1, "{page}");
        }
        assert_eq!(slips(&manifest(), PERMISSIONS, "scripting").len(), 1);
        for (name, value) in [
            ("optional_permissions", json!(["tabs"])),
            ("web_accessible_resources", json!([])),
        ] {
            let mut manifest = manifest();
            manifest[name] = value;
            assert_eq!(
                slips(&manifest, PERMISSIONS, "`scripting` `tabs`").len(),
                1,
                "{name}"
            );
        }
    }

    #[test]
    fn a_host_stands_under_its_own_heading() {
        let page = PERMISSIONS
            .replace("`https://a.nl/*`", "")
            .replace("`https://b.nl/*`", "`https://a.nl/*` `https://b.nl/*`");
        assert_eq!(slips(&manifest(), &page, "`scripting`").len(), 2);
    }
}
