//! The licences of all that is built in, with their texts as each crate brings them.
//!
//! MIT, BSD and Apache ask for their text in every copy, so this list is a file of every package.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use spdx::{Expression, ParseMode};

use super::options::Version;
use super::shipped::{Crate, Crates, Id};
use crate::tools;

/// Licences that let a program be given on, open or closed, for its notice and text alone. Another one is a decision of people.
const ALLOWED: [&str; 9] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// How files begin that hold a licence or who has the rights.
const NAMES: [&str; 6] = [
    "licence",
    "license",
    "copying",
    "copyright",
    "notice",
    "unlicense",
];

/// Crates that name their licence and bring no text of it; their notice stands in NOTICE.
const IN_NOTICE: [&str; 5] = [
    "rlsf",
    "sycamore",
    "sycamore-core",
    "sycamore-reactive",
    "sycamore-web",
];

/// What a crate keeps for its own tests is not built in; `eml` holds the sample mails of `mail-parser`.
const NOT_BUILT_IN: [&str; 5] = ["tests", "benches", "examples", "fuzz", "eml"];

const RULE: &str = "------------------------------------------------------------------------";

/// The whole list.
pub(super) fn list(crates: &Crates, version: &Version) -> Result<String> {
    for (id, shipped) in crates {
        allowed(&shipped.licence)
            .with_context(|| format!("{} {} cannot be built in", id.name, id.version))?;
    }
    let root = tools::root();
    let mut text = format!("Promptwacht {version}: the licences of what is in it\n\n");
    for file in ["NOTICE", "LICENSE-MIT", "LICENSE-APACHE"] {
        write!(
            text,
            "{RULE}\n{file}\n{RULE}\n\n{}\n\n",
            tools::read(root.join(file))?.trim()
        )?;
    }
    write!(
        text,
        "{RULE}\nBuilt in\n{RULE}\n\n\
        The standard library of Rust {}, https://www.rust-lang.org\n    MIT OR Apache-2.0, of which we use Apache-2.0; its text stands above\n",
        rust_version()?
    )?;
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (id, shipped) in crates
        .iter()
        .filter(|(_, shipped)| shipped.checksum.is_some())
    {
        let home = shipped.repository.as_deref().unwrap_or("https://crates.io");
        write!(
            text,
            "{} {}, {home}\n    {}\n",
            id.name, id.version, shipped.licence
        )?;
        for (file, licence) in files(id, shipped)? {
            let place = format!("{} {}, {file}", id.name, id.version);
            texts.entry(licence).or_default().push(place);
        }
    }
    let mut texts: Vec<_> = texts.into_iter().collect();
    texts.sort_by(|(_, one), (_, other)| one.cmp(other));
    for (licence, places) in texts {
        write!(
            text,
            "\n{RULE}\n{}\n{RULE}\n\n{licence}\n",
            places.join("\n")
        )?;
    }
    Ok(text)
}

/// The version that `rust-toolchain.toml` asks for.
pub(super) fn rust_version() -> Result<String> {
    let file: toml::Table = tools::read(tools::root().join("rust-toolchain.toml"))?.parse()?;
    file.get("toolchain")
        .and_then(|toolchain| toolchain.get("channel")?.as_str())
        .map(str::to_owned)
        .context("rust-toolchain.toml names no channel")
}

/// Whether the licences that we may choose from are enough.
fn allowed(licence: &str) -> Result<()> {
    let expression = Expression::parse_mode(licence, ParseMode::LAX)
        .with_context(|| format!("its licence \"{licence}\" is no SPDX expression"))?;
    let enough = expression.evaluate(|wanted| {
        let id = wanted.license.id();
        wanted.addition.is_none() && id.is_some_and(|id| ALLOWED.contains(&id.name))
    });
    ensure!(
        enough,
        "its licence is {licence}, and only these are allowed: {}",
        ALLOWED.join(", ")
    );
    Ok(())
}

/// Names and texts of the licence files of a crate.
fn files(id: &Id, shipped: &Crate) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for file in tools::files_under(&shipped.folder)? {
        let inside = file.strip_prefix(&shipped.folder)?;
        if !tells_licence(inside) {
            continue;
        }
        let bytes =
            std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let text = plain(&String::from_utf8_lossy(&bytes));
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        found.push((parts.join("/"), text));
    }
    ensure!(
        !found.is_empty() || IN_NOTICE.contains(&id.name.as_str()),
        "{} {} brings no text of its licence: add it to NOTICE and say so here",
        id.name,
        id.version
    );
    Ok(found)
}

/// Whether the file, or the folder that it is in, is named as licences are.
fn tells_licence(inside: &Path) -> bool {
    let mut parts = inside
        .iter()
        .map(|part| part.to_string_lossy().to_lowercase());
    let named = parts
        .clone()
        .any(|part| NAMES.iter().any(|name| part.starts_with(name)));
    let source = ["rs", "json", "toml"]
        .iter()
        .any(|extension| tools::has_extension(inside, extension));
    named && !source && !parts.any(|part| NOT_BUILT_IN.contains(&part.as_str()))
}

/// The text with one way of ending lines, so that what reads the same is listed once.
fn plain(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').into()
}

#[cfg(test)]
mod tests {
    use super::super::shipped::tests::SHIPPED;
    use super::*;

    #[test]
    fn one_allowed_choice_is_enough_and_every_part_must_be_allowed() {
        for good in [
            "MIT",
            "MIT OR GPL-3.0-only",
            "MIT/Apache-2.0",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
        ] {
            allowed(good).unwrap();
        }
        for wrong in [
            "GPL-3.0-only",
            "MIT AND MPL-2.0",
            "Apache-2.0 WITH LLVM-exception",
            "LicenseRef-Own",
            "free",
        ] {
            assert!(allowed(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn licence_files_are_told_by_their_name() {
        for file in [
            "LICENSE",
            "LICENSE-MIT.md",
            "assets/LICENSE_FOXIT",
            "COPYING",
            "LICENSES/MIT.txt",
        ] {
            assert!(tells_licence(Path::new(file)), "{file}");
        }
        for file in [
            "README.md",
            "src/license.rs",
            "tests/data/LICENSE",
            "src/notice/mod.rs",
        ] {
            assert!(!tells_licence(Path::new(file)), "{file}");
        }
    }

    #[test]
    fn every_crate_is_listed_with_its_text() {
        let crates = &*SHIPPED;
        let text = list(crates, &"1.0".parse().unwrap()).unwrap();
        for (id, shipped) in crates {
            let named = text.contains(&format!("\n{} {}, ", id.name, id.version));
            assert_eq!(named, shipped.checksum.is_some(), "{}", id.name);
        }
        assert!(text.contains("encoding_rs"));
        assert!(text.contains("WHATWG"));
        assert!(text.contains("assets/LICENSE_FOXIT"));
        assert!(text.contains(", assets/LICENSE.txt"));
        assert!(!text.contains("registry/src") && !text.contains("resources/eml"));
    }

    #[test]
    fn a_crate_that_is_not_allowed_is_named() {
        let (id, shipped) = SHIPPED.iter().find(|(id, _)| id.name == "memchr").unwrap();
        let mut shipped = shipped.clone();
        shipped.licence = "AGPL-3.0-only".into();
        let crates = Crates::from([(id.clone(), shipped)]);
        let error = format!("{:#}", list(&crates, &"1.0".parse().unwrap()).unwrap_err());
        assert!(
            error.contains("memchr") && error.contains("AGPL-3.0-only"),
            "{error}"
        );
    }

    #[test]
    fn a_crate_without_a_text_of_its_licence_is_named() {
        let (id, shipped) = SHIPPED.iter().find(|(id, _)| id.name == "memchr").unwrap();
        let mut shipped = shipped.clone();
        shipped.folder.push("src");
        let crates = Crates::from([(id.clone(), shipped)]);
        let error = format!("{:#}", list(&crates, &"1.0".parse().unwrap()).unwrap_err());
        assert!(
            error.contains("memchr") && error.contains("brings no text"),
            "{error}"
        );
    }
}
