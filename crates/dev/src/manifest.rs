//! Fills the manifest: hosts and content scripts from the site table, version from the workspace, and only the keys
//! that the browser at hand knows.

use anyhow::{Context, Result};
use clap::ValueEnum;
use serde_json::{Map, Value, json};

use crate::sites::Site;
use crate::words;

/// A family of browsers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Browser {
    /// Chrome, Edge, Chromium.
    Chromium,
    /// Firefox.
    Firefox,
}

/// How the content script is shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Encoding {
    /// As the site table says: Wasm in Firefox and where Chromium is known to let it run, else the translation.
    Table,
    /// Wasm on every host.
    Wasm,
    /// The translation to JavaScript on every host.
    Translation,
}

/// The scripts that start with Wasm, in order.
pub(crate) const WASM_SCRIPTS: [&str; 10] = [
    CALLS_SCRIPT,
    words::SCRIPT,
    "gate.js",
    "files.js",
    "counted.js",
    "content.js",
    "content-module.js",
    "windows.js",
    "windows-module.js",
    "boot-wasm.js",
];
/// The scripts that start with the translation, in order.
pub(crate) const TRANSLATION_SCRIPTS: [&str; 8] = [
    CALLS_SCRIPT,
    words::SCRIPT,
    "gate.js",
    "files.js",
    "counted.js",
    "translation.js",
    "windows-translation.js",
    "boot-translation.js",
];
/// Made from the site table.
pub(crate) const CALLS_SCRIPT: &str = "calls.js";
/// Made from the site table, for the worker.
pub(crate) const ADDRESSES_SCRIPT: &str = "call-addresses.js";
/// Runs in the page's own world, before the others: they tell it where to ask.
const LINE_SCRIPT: &str = "line.js";

/// Made from the settings' types: Chromium shows IT what may be set and drops what has another type.
pub(crate) const MANAGED_SCHEMA: &str = "managed-schema.json";
/// Made from the site table, for the worker and the popup.
pub(crate) const FURTHER_SCRIPT: &str = "further-sites.js";
/// Of which the browser is asked for one host at a time: a chatbot that the organisation added.
const ANY_HOST: &str = "https://*/*";
/// The look of the marks: `::highlight` is styled only by the page's own document, so not in our shadow root.
const MARKS_STYLE: &str = "marks.css";

/// The manifest for one browser and encoding, made from the one in the root of the repository.
///
/// What ships guards the sites that the table says; the others are permissions that the user may give. The variants with one encoding,
/// which are for tests, guard every site as if it had been given.
pub(crate) fn fill(
    source: &str,
    sites: &[Site],
    browser: Browser,
    encoding: Encoding,
) -> Result<Value> {
    let mut manifest: Map<String, Value> =
        serde_json::from_str(source).context("manifest.json is not a JSON object")?;
    let wasm_runs = |site: &Site| match encoding {
        Encoding::Table => browser == Browser::Firefox || site.chromium_wasm,
        Encoding::Wasm => true,
        Encoding::Translation => false,
    };
    let ships = encoding == Encoding::Table;
    let (guarded, further): (Vec<_>, Vec<_>) =
        sites.iter().partition(|site| site.default || !ships);
    let (with_wasm, without): (Vec<_>, Vec<_>) = guarded.iter().partition(|site| wasm_runs(site));
    let mut scripts = vec![content_scripts(
        &flat(&guarded, Site::pages),
        &[LINE_SCRIPT],
        Some("MAIN"),
    )];
    let isolated = [
        (with_wasm, &WASM_SCRIPTS[..]),
        (without, &TRANSLATION_SCRIPTS[..]),
    ]
    .into_iter()
    .filter(|(sites, _)| !sites.is_empty())
    .map(|(sites, scripts)| content_scripts(&flat(&sites, Site::pages), scripts, None));
    scripts.extend(isolated);

    manifest.insert("version".into(), env!("CARGO_PKG_VERSION").into());
    manifest.insert(
        "host_permissions".into(),
        flat(&guarded, Site::origins).into(),
    );
    let mut optional = flat(&further, Site::origins);
    optional.push(ANY_HOST.into());
    manifest.insert("optional_host_permissions".into(), optional.into());
    manifest.insert("content_scripts".into(), scripts.into());
    // Each browser warns, on the page where IT looks, about the keys that only the other one knows.
    let (background_key, foreign_keys) = match browser {
        Browser::Chromium => ("scripts", &["browser_specific_settings"][..]),
        Browser::Firefox => (
            "service_worker",
            &["minimum_chrome_version", "message_serialization", "storage"][..],
        ),
    };
    for key in foreign_keys {
        manifest.remove(*key);
    }
    if let Some(background) = manifest
        .get_mut("background")
        .and_then(Value::as_object_mut)
    {
        background.remove(background_key);
        // A service worker brings them in by itself.
        if let Some(scripts) = background.get_mut("scripts").and_then(Value::as_array_mut) {
            scripts.splice(0..0, [FURTHER_SCRIPT.into(), "further.js".into()]);
        }
    }
    Ok(manifest.into())
}

/// `all_frames`, since Copilot is shown inside Teams and Office, and an unguarded frame would be a hole; frames of
/// other hosts (advertising, embedded apps) do not match anyway.
///
/// `match_about_blank`, since a page can make an empty frame of its own and send from there.
fn content_scripts(patterns: &[String], scripts: &[&str], world: Option<&str>) -> Value {
    let mut entry = json!({
        "matches": patterns,
        "js": scripts,
        "run_at": "document_start",
        "all_frames": true,
        "match_about_blank": true,
    });
    if let Some(entry) = entry.as_object_mut() {
        match world {
            Some(world) => entry.insert("world".into(), world.into()),
            None => entry.insert("css".into(), json!([MARKS_STYLE])),
        };
    }
    entry
}

fn flat(sites: &[&Site], patterns: fn(&Site) -> Vec<String>) -> Vec<String> {
    sites.iter().flat_map(|site| patterns(site)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = r#"{
        "minimum_chrome_version": "145",
        "message_serialization": "structured_clone",
        "browser_specific_settings": {},
        "permissions": ["scripting", "webRequest", "webRequestBlocking"],
        "background": {"service_worker": "worker.js", "scripts": ["worker-glue.js", "worker.js"]}
    }"#;

    fn sites() -> Vec<Site> {
        let site = |host: &str, default, chromium_wasm| Site {
            name: host.into(),
            hosts: vec![host.into()],
            default,
            chromium_wasm,
            calls: Vec::new(),
        };
        vec![
            site("open.example", true, true),
            site("strict.example", true, false),
            site("further.example", false, false),
        ]
    }

    fn matches_of(manifest: &Value, boot: &str) -> Vec<String> {
        let lists = manifest["content_scripts"].as_array().unwrap();
        let list = lists
            .iter()
            .find(|list| list["js"].as_array().unwrap().last().unwrap() == boot);
        list.map(|list| serde_json::from_value(list["matches"].clone()).unwrap())
            .unwrap_or_default()
    }

    #[test]
    fn chromium_gets_wasm_only_where_the_table_allows_it() {
        let manifest = fill(SOURCE, &sites(), Browser::Chromium, Encoding::Table).unwrap();
        assert_eq!(
            matches_of(&manifest, "boot-wasm.js"),
            ["https://open.example/*"]
        );
        assert_eq!(
            matches_of(&manifest, "boot-translation.js"),
            ["https://strict.example/*"]
        );
    }

    #[test]
    fn firefox_gets_wasm_everywhere_in_one_list() {
        let manifest = fill(SOURCE, &sites(), Browser::Firefox, Encoding::Table).unwrap();
        assert_eq!(matches_of(&manifest, "boot-wasm.js").len(), 2);
        assert_eq!(manifest["content_scripts"].as_array().unwrap().len(), 2);
    }

    #[test]
    fn every_host_is_matched_and_permitted_in_every_variant() {
        for browser in [Browser::Chromium, Browser::Firefox] {
            for encoding in [Encoding::Table, Encoding::Wasm, Encoding::Translation] {
                let manifest = fill(SOURCE, &sites(), browser, encoding).unwrap();
                let mut matched = matches_of(&manifest, "boot-wasm.js");
                matched.extend(matches_of(&manifest, "boot-translation.js"));
                assert_eq!(json!(matched), manifest["host_permissions"]);
                let further = if encoding == Encoding::Table {
                    json!(["https://further.example/*", ANY_HOST])
                } else {
                    assert_eq!(matched.len(), 3);
                    json!([ANY_HOST])
                };
                assert_eq!(manifest["optional_host_permissions"], further);
            }
        }
    }

    #[test]
    fn the_second_line_comes_first_and_in_the_page_s_world() {
        let manifest = fill(SOURCE, &sites(), Browser::Chromium, Encoding::Table).unwrap();
        let first = &manifest["content_scripts"][0];
        assert_eq!(
            (&first["js"], &first["world"]),
            (&json!(["line.js"]), &json!("MAIN"))
        );
        assert_eq!(first["matches"], manifest["host_permissions"]);
    }

    #[test]
    fn a_browser_sees_only_its_own_keys() {
        let chromium = fill(SOURCE, &sites(), Browser::Chromium, Encoding::Table).unwrap();
        assert_eq!(
            chromium["background"],
            json!({"service_worker": "worker.js"})
        );
        assert!(chromium.get("browser_specific_settings").is_none());
        let firefox = fill(SOURCE, &sites(), Browser::Firefox, Encoding::Table).unwrap();
        assert_eq!(
            firefox["background"],
            json!({"scripts": ["further-sites.js", "further.js", "worker-glue.js", "worker.js"]})
        );
        assert_eq!(chromium["permissions"], firefox["permissions"]);
        assert!(firefox.get("message_serialization").is_none());
        assert!(firefox.get("minimum_chrome_version").is_none());
    }
}
