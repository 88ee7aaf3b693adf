//! Every permission of the manifest is explained to whoever must approve it, and nothing else is.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::Slips;
use crate::{sites, tools};

const PAGE: &str = "docs/permissions.md";

#[derive(Deserialize)]
struct Manifest {
    permissions: BTreeSet<String>,
    #[serde(default)]
    optional_permissions: BTreeSet<String>,
}

/// Differences between `manifest.json` and the page that explains it.
pub(super) fn explained() -> Result<Slips> {
    let root = tools::root();
    let manifest: Manifest = serde_json::from_str(&tools::read(root.join("manifest.json"))?)
        .context("manifest.json has no list of permissions")?;
    let asked = manifest
        .permissions
        .union(&manifest.optional_permissions)
        .cloned()
        .collect();
    let page = tools::read(root.join(PAGE))?;
    let mut slips = differences(&asked, &page);
    let optional = sites::load()?
        .iter()
        .filter(|site| !site.default)
        .flat_map(sites::Site::origins)
        .collect();
    slips.extend(unlike(&optional, &page));
    Ok(slips)
}

/// Differences between the hosts that are asked for only when the user wants them and the table of the page.
fn unlike(optional: &BTreeSet<String>, page: &str) -> Slips {
    let named: BTreeSet<_> = page
        .split('`')
        .filter(|word| word.starts_with("https://"))
        .map(str::to_owned)
        .collect();
    let missing = optional
        .difference(&named)
        .map(|host| format!("{PAGE} does not name {host}"));
    let strange = named
        .difference(optional)
        .map(|host| format!("{PAGE} names {host}, which no further site has"));
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

    #[test]
    fn every_optional_host_is_named() {
        let asked = BTreeSet::from(["https://a.nl/*".to_owned()]);
        assert!(unlike(&asked, "| `https://a.nl/*` | A |").is_empty());
        assert_eq!(unlike(&asked, "| `https://b.nl/*` | B |").len(), 2);
    }

    #[test]
    fn both_lists_must_be_equal() {
        let asked = BTreeSet::from(["scripting".to_owned()]);
        assert!(differences(&asked, "# P\n\n## `scripting`\n\nWhy.\n\n## Hosts\n").is_empty());
        for wrong in [
            "# P\n",
            "# P\n\n## `scripting`\n\n",
            "# P\n\n## `scripting`\n\nWhy.\n\n## `tabs`\n\nWhy.\n",
        ] {
            assert!(!differences(&asked, wrong).is_empty(), "{wrong:?}");
        }
    }
}
