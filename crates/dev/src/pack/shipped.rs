//! Which crates are built into the extension, by cargo's own account.
//!
//! `cargo tree` says which: it looks at one crate alone, as it is compiled, while `cargo metadata` adds features that other members of
//! the workspace ask for. What is known of each crate comes from `cargo metadata` and `Cargo.lock`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::tools;

/// Crates of ours are named after their folder, with this before it.
const OURS: &str = "promptwacht-";

const TARGET: &str = "wasm32-unknown-unknown";

/// Name and version, which tell a crate from all others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Id {
    pub(super) name: String,
    pub(super) version: String,
}

/// One crate that is built in.
#[derive(Clone)]
pub(super) struct Crate {
    /// SPDX expression.
    pub(super) licence: String,
    pub(super) description: Option<String>,
    pub(super) repository: Option<String>,
    /// SHA-256 of the crate file in the registry; none for crates of this repository.
    pub(super) checksum: Option<String>,
    /// Its source on this machine.
    pub(super) folder: PathBuf,
    /// In which modules it is.
    pub(super) modules: BTreeSet<String>,
    /// The crates that it uses itself.
    pub(super) uses: BTreeSet<Id>,
}

impl Id {
    /// Whether this is the crate that the module is compiled from.
    pub(super) fn is_module(&self, name: &str) -> bool {
        self.name.strip_prefix(OURS) == Some(name)
    }
}

/// Crates by their name and version.
pub(super) type Crates = BTreeMap<Id, Crate>;

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    description: Option<String>,
    repository: Option<String>,
    manifest_path: PathBuf,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    crate_types: Vec<String>,
}

impl Package {
    /// The name of the module of the extension that is compiled from it: only such a crate makes a dynamic library.
    fn module(&self) -> Option<&str> {
        let mut types = self.targets.iter().flat_map(|target| &target.crate_types);
        types
            .any(|kind| kind == "cdylib")
            .then(|| self.name.strip_prefix(OURS))?
    }
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    checksum: Option<String>,
}

/// All of them.
pub(super) fn crates() -> Result<Crates> {
    let metadata = tools::run(tools::cargo().args([
        "metadata",
        "--format-version=1",
        "--locked",
        "--filter-platform",
        TARGET,
    ]))?;
    let metadata: Metadata =
        serde_json::from_str(&metadata).context("cargo metadata printed something unexpected")?;
    let modules: BTreeSet<String> = metadata
        .packages
        .iter()
        .filter_map(Package::module)
        .map(str::to_owned)
        .collect();
    let mut known: BTreeMap<Id, Package> = metadata
        .packages
        .into_iter()
        .map(|package| (id(&package.name, &package.version), package))
        .collect();
    let lock: Lock = toml::from_str(&tools::read(tools::root().join("Cargo.lock"))?)?;
    let mut checksums: BTreeMap<Id, Option<String>> = lock
        .package
        .into_iter()
        .map(|locked| (id(&locked.name, &locked.version), locked.checksum))
        .collect();

    let mut crates = Crates::new();
    for module in modules {
        for (id, uses) in arrows(&tree(&module)?)? {
            let shipped = if let Some(shipped) = crates.get_mut(&id) {
                shipped
            } else {
                let package = known
                    .remove(&id)
                    .with_context(|| format!("cargo metadata does not know {}", id.name))?;
                let checksum = checksums.remove(&id).flatten();
                crates.entry(id).or_insert(describe(package, checksum)?)
            };
            shipped.modules.insert(module.clone());
            shipped.uses.extend(uses);
        }
    }
    Ok(crates)
}

fn id(name: &str, version: &str) -> Id {
    Id {
        name: name.into(),
        version: version.into(),
    }
}

fn describe(package: Package, checksum: Option<String>) -> Result<Crate> {
    let mut folder = package.manifest_path;
    folder.pop();
    let licence = package.license.with_context(|| {
        format!(
            "{} names no licence: find out which it has, or leave it out",
            package.name
        )
    })?;
    Ok(Crate {
        licence: spdx::Expression::canonicalize(&licence)
            .ok()
            .flatten()
            .unwrap_or(licence),
        description: package
            .description
            .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")),
        repository: package.repository,
        checksum,
        folder,
        modules: BTreeSet::new(),
        uses: BTreeSet::new(),
    })
}

/// One line a crate: how deep it stands, then its name and version. Macros run in the compiler, so they are left out.
fn tree(module: &str) -> Result<String> {
    tools::run(
        tools::cargo()
            .args(["tree", "--locked", "--target", TARGET])
            .args([
                "--edges",
                "normal,no-proc-macro",
                "--prefix",
                "depth",
                "--charset",
                "ascii",
            ])
            .args(["--format", " {p}", "--package"])
            .arg(format!("{OURS}{module}")),
    )
}

/// Each crate of a tree with those that it uses itself. What stands below a crate is printed only once, which is enough.
fn arrows(tree: &str) -> Result<BTreeMap<Id, BTreeSet<Id>>> {
    let mut arrows: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    let mut above: Vec<Id> = Vec::new();
    for line in tree.lines() {
        let mut words = line.split_whitespace();
        let (Some(depth), Some(name), Some(version)) = (words.next(), words.next(), words.next())
        else {
            continue;
        };
        let depth: usize = depth
            .parse()
            .context("cargo tree printed something unexpected")?;
        let here = id(name, version.trim_start_matches('v'));
        above.truncate(depth);
        ensure!(above.len() == depth, "cargo tree left out a level");
        if let Some(user) = above.last() {
            arrows.entry(user.clone()).or_default().insert(here.clone());
        }
        arrows.entry(here.clone()).or_default();
        above.push(here);
    }
    Ok(arrows)
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::LazyLock;

    use super::*;

    /// What ships, asked for once.
    pub(crate) static SHIPPED: LazyLock<Crates> = LazyLock::new(|| crates().unwrap());

    #[test]
    fn a_tree_is_read_as_arrows() {
        let tree =
            "0 a v0.1.0 (/somewhere/a)\n1 b v1.0.0\n2 c v2.0.0+x\n1 d v3.0.0\n2 b v1.0.0 (*)\n";
        let arrows = arrows(tree).unwrap();
        let uses = |name, version| {
            arrows[&id(name, version)]
                .iter()
                .map(|id| id.name.as_str())
                .collect::<Vec<_>>()
        };
        assert_eq!(uses("a", "0.1.0"), ["b", "d"]);
        assert_eq!(uses("b", "1.0.0"), ["c"]);
        assert_eq!(uses("c", "2.0.0+x"), [""; 0]);
        assert_eq!(uses("d", "3.0.0"), ["b"]);
        assert!(super::arrows("0 a v1\n2 b v1\n").is_err());
    }

    #[test]
    fn what_ships_is_known_by_name() {
        let crates = &*SHIPPED;
        let modules = |name| {
            let found: Vec<_> = crates.iter().filter(|(id, _)| id.name == name).collect();
            assert_eq!(found.len(), 1, "{name}");
            found[0]
                .1
                .modules
                .iter()
                .map(String::as_str)
                .collect::<Vec<_>>()
        };
        for both in ["promptwacht-detector", "wasm-bindgen"] {
            let modules = modules(both);
            assert!(modules.contains(&"content") && modules.contains(&"worker"));
        }
        assert_eq!(modules("promptwacht-content"), ["content"]);
        assert!(!modules("quick-xml").contains(&"content"));
        let absent = [
            "syn",
            "wasm-bindgen-macro",
            "proptest",
            "clap",
            "ring",
            "promptwacht-dev",
        ];
        assert!(crates.keys().all(|id| !absent.contains(&id.name.as_str())));
        for (id, shipped) in crates {
            let own = id.name.starts_with("promptwacht");
            assert_eq!(shipped.checksum.is_none(), own, "{}", id.name);
            assert!(shipped.uses.iter().all(|used| crates.contains_key(used)));
        }
    }
}
