//! Which crate may use which, and what the pure ones may not use at all.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde::Deserialize;

use super::Slips;
use crate::tools;

/// The layout: each folder of `crates/` with the folders it may use.
const MAY_USE: [(&str, &[&str]); 19] = [
    ("patterns", &[]),
    ("detector", &["patterns"]),
    ("documents", &[]),
    ("coach", &["detector"]),
    ("policy", &["detector"]),
    ("guard", &["detector", "policy"]),
    ("counts", &["detector", "guard"]),
    ("calls", &["guard"]),
    ("screen", &[]),
    ("content", &["detector", "guard", "calls", "screen"]),
    ("windows", &["coach", "patterns", "screen"]),
    ("worker", BROWSER),
    ("settings", &["policy"]),
    ("tally", &["counts", "guard"]),
    ("kit", &[]),
    ("pages", &["detector", "coach", "policy", "guard", "kit"]),
    ("learn", &["coach", "policy", "kit"]),
    ("cli", OUTER),
    ("dev", &["detector", "policy"]),
];
const OUTER: &[&str] = &[
    "detector",
    "documents",
    "coach",
    "policy",
    "guard",
    "counts",
];
const BROWSER: &[&str] = &[
    "detector",
    "documents",
    "coach",
    "policy",
    "guard",
    "calls",
    "counts",
];

/// Same text, same verdict, no traffic: these have no DOM, clock, randomness, files or network.
const PURE: [&str; 7] = [
    "patterns",
    "detector",
    "documents",
    "coach",
    "policy",
    "guard",
    "counts",
];

/// Crates that would bring one of those in; a name covers what it starts (`web-sys`, `web-time`).
const IMPURE_CRATES: [&str; 24] = [
    "async-std",
    "chrono",
    "console",
    "fastrand",
    "getrandom",
    "gloo",
    "hyper",
    "instant",
    "jiff",
    "js-sys",
    "memmap2",
    "mio",
    "rand",
    "reqwest",
    "rustix",
    "socket2",
    "tempfile",
    "time",
    "tokio",
    "ureq",
    "walkdir",
    "wasm-bindgen",
    "web-",
    "windows-sys",
];

/// Parts of the standard library that would do the same.
const IMPURE_STD: [&str; 7] = ["env", "fs", "io", "net", "process", "thread", "time"];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    workspace_members: Vec<String>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    manifest_path: String,
    dependencies: Vec<Dependency>,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    /// `lib`, `proc-macro`, `test` and so on.
    kind: Vec<String>,
}

impl Package {
    /// Whether it runs in the compiler, with all that it uses, and nothing of it in the program.
    fn is_macro(&self) -> bool {
        self.targets
            .iter()
            .any(|target| target.kind.iter().any(|kind| kind == "proc-macro"))
    }
}

#[derive(Deserialize)]
struct Dependency {
    /// Folder, for crates of this repository.
    path: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Edge>,
}

#[derive(Deserialize)]
struct Edge {
    pkg: String,
    dep_kinds: Vec<EdgeKind>,
}

#[derive(Deserialize)]
struct EdgeKind {
    /// `None` for a dependency that ends up in the program, else `dev` or `build`.
    kind: Option<String>,
}

fn metadata() -> Result<Metadata> {
    let json = tools::run(tools::cargo().args([
        "metadata",
        "--format-version=1",
        "--filter-platform=wasm32-unknown-unknown",
    ]))?;
    serde_json::from_str(&json).context("cargo metadata printed something unexpected")
}

impl Metadata {
    /// The crates of this repository by the name of their folder.
    fn members(&self) -> impl Iterator<Item = (&str, &Package)> {
        self.packages
            .iter()
            .filter(|package| self.workspace_members.contains(&package.id))
            .map(|package| {
                let folder = package.manifest_path.trim_end_matches("/Cargo.toml");
                (last_part(folder), package)
            })
    }
}

fn last_part(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Dependencies between our crates that the layout does not have; those for tests and build scripts count too.
pub(super) fn between_crates() -> Result<Slips> {
    let metadata = metadata()?;
    let arrows = metadata.members().flat_map(|(user, package)| {
        let used = package
            .dependencies
            .iter()
            .filter_map(|dependency| dependency.path.as_deref());
        used.map(move |path| (user, last_part(path)))
    });
    Ok(arrows
        .filter_map(|(user, used)| forbidden(user, used))
        .collect())
}

fn forbidden(from: &str, to: &str) -> Option<String> {
    let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == from) else {
        return Some(format!(
            "crates/{from} is not in the layout: add its row to MAY_USE and docs/architecture.md"
        ));
    };
    (!allowed.contains(&to)).then(|| format!("crates/{from} may not use crates/{to}"))
}

/// Crates in the programs of the pure crates that reach outside.
pub(super) fn pure_crates() -> Result<Slips> {
    let metadata = metadata()?;
    let nodes: BTreeMap<&str, &Node> = metadata
        .resolve
        .nodes
        .iter()
        .map(|node| (node.id.as_str(), node))
        .collect();
    let names: BTreeMap<&str, &str> = metadata
        .packages
        .iter()
        .map(|package| (package.id.as_str(), package.name.as_str()))
        .collect();
    let macros: BTreeSet<&str> = metadata
        .packages
        .iter()
        .filter(|package| package.is_macro())
        .map(|package| package.id.as_str())
        .collect();
    let mut slips = Slips::new();
    for (folder, package) in metadata
        .members()
        .filter(|(folder, _)| PURE.contains(folder))
    {
        let mut seen = BTreeSet::new();
        let mut todo = vec![package.id.as_str()];
        while let Some(id) = todo.pop() {
            if macros.contains(id) || !seen.insert(id) {
                continue;
            }
            if let Some(name) = names.get(id).filter(|name| reaches_outside(name)) {
                slips.push(format!("crates/{folder} has {name} in its program"));
            }
            let edges = nodes.get(id).into_iter().flat_map(|node| &node.deps);
            todo.extend(
                edges
                    .filter(|edge| edge.dep_kinds.iter().any(|kind| kind.kind.is_none()))
                    .map(|edge| edge.pkg.as_str()),
            );
        }
    }
    Ok(slips)
}

fn reaches_outside(name: &str) -> bool {
    IMPURE_CRATES.iter().any(|impure| {
        name.strip_prefix(impure).is_some_and(|rest| {
            rest.is_empty() || impure.ends_with('-') || rest.starts_with(['-', '_'])
        })
    })
}

/// Uses of the impure standard library in the sources of the pure crates, up to their tests.
pub(super) fn pure_sources() -> Result<Slips> {
    let mut slips = Slips::new();
    for folder in PURE {
        let source = tools::root().join("crates").join(folder).join("src");
        if !source.exists() {
            continue;
        }
        for file in tools::files_under(&source)?
            .iter()
            .filter(|file| tools::has_extension(file, "rs"))
        {
            let text = tools::read(file)?;
            let program = text.split("#[cfg(test)]").next().unwrap_or(&text);
            let found = IMPURE_STD.iter().filter(|module| uses_std(program, module));
            slips.extend(found.map(|module| format!("{} uses std::{module}", file.display())));
        }
    }
    Ok(slips)
}

fn uses_std(program: &str, module: &str) -> bool {
    program.match_indices("std::").any(|(at, prefix)| {
        program
            .get(at + prefix.len()..)
            .and_then(|rest| rest.strip_prefix(module))
            .is_some_and(|rest| {
                !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_')
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_point_one_way() {
        assert_eq!(forbidden("coach", "detector"), None);
        assert!(forbidden("detector", "coach").is_some());
        assert!(forbidden("cli", "content").is_some());
        assert!(forbidden("surprise", "detector").is_some());
    }

    #[test]
    fn names_cover_their_families_only() {
        assert!(reaches_outside("web-sys"));
        assert!(reaches_outside("rand_core"));
        assert!(reaches_outside("gloo-timers"));
        assert!(!reaches_outside("random-words"));
    }

    #[test]
    fn the_impure_standard_library_is_seen() {
        assert!(uses_std("use std::time::Instant;", "time"));
        assert!(!uses_std("use std::iter::once;", "io"));
        assert!(!uses_std("std::iota", "io"));
    }

    #[test]
    fn every_folder_is_in_the_layout_once() {
        let names: BTreeSet<&str> = MAY_USE.iter().map(|(name, _)| *name).collect();
        assert_eq!(names.len(), MAY_USE.len());
    }
}
