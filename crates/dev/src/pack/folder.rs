//! A built folder, read whole; its manifest can be changed before it is packed.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value};

use super::Files;
use super::options::{Host, Version};
use crate::tools;

const MANIFEST: &str = "manifest.json";

/// The files of an extension, its manifest apart.
#[derive(Clone)]
pub(super) struct Folder {
    manifest: Map<String, Value>,
    others: Files,
}

impl Folder {
    /// Reads a folder that `dist` made.
    pub(super) fn read(path: &Path) -> Result<Self> {
        ensure!(
            path.join(MANIFEST).is_file(),
            "{} holds no built extension: run ./build.sh first",
            path.display()
        );
        let mut others = Files::new();
        for file in tools::files_under(path)? {
            let inside = file.strip_prefix(path)?;
            let parts: Option<Vec<_>> = inside.iter().map(|part| part.to_str()).collect();
            let name = parts
                .with_context(|| format!("{} is no name for a package", file.display()))?
                .join("/");
            let bytes =
                std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            others.insert(name, bytes);
        }
        let manifest = others.remove(MANIFEST).unwrap_or_default();
        let manifest = serde_json::from_slice(&manifest)
            .with_context(|| format!("the manifest in {} is no JSON object", path.display()))?;
        Ok(Self { manifest, others })
    }

    /// The version of the manifest.
    pub(super) fn version(&self) -> Result<Version> {
        self.text("version")?.parse()
    }

    /// A text of the manifest; `path` is the names of objects on the way, parted by slashes.
    pub(super) fn text(&self, path: &str) -> Result<&str> {
        let mut names = path.split('/');
        let first = names.next().and_then(|name| self.manifest.get(name));
        names
            .fold(first, |value, name| value?.get(name))
            .and_then(Value::as_str)
            .with_context(|| format!("the manifest lacks {path}"))
    }

    /// Sets a value of the manifest; the objects on the way must be there.
    pub(super) fn set(&mut self, path: &str, value: Value) -> Result<()> {
        let mut here = &mut self.manifest;
        let mut names: Vec<_> = path.split('/').collect();
        let last = names.pop().unwrap_or(path);
        for name in names {
            here = here
                .get_mut(name)
                .and_then(Value::as_object_mut)
                .with_context(|| format!("the manifest lacks {name} of {path}"))?;
        }
        here.insert(last.into(), value);
        Ok(())
    }

    /// Adds hosts to those that the manifest asks for, each once.
    pub(super) fn add_hosts(&mut self, hosts: &[Host]) -> Result<()> {
        if hosts.is_empty() {
            return Ok(());
        }
        let list = self
            .manifest
            .entry("host_permissions")
            .or_insert_with(|| Value::Array(Vec::new()))
            .as_array_mut()
            .context("the manifest has no list of hosts")?;
        for host in hosts {
            let pattern = Value::from(host.pattern());
            if !list.contains(&pattern) {
                list.push(pattern);
            }
        }
        Ok(())
    }

    /// Adds a file that the folder does not have.
    pub(super) fn add(&mut self, name: &str, bytes: Vec<u8>) -> Result<()> {
        ensure!(
            self.others.insert(name.into(), bytes).is_none(),
            "the built folder has a file {name} already"
        );
        Ok(())
    }

    /// All files, the manifest written as `dist` writes it.
    pub(super) fn files(&self) -> Files {
        let mut files = self.others.clone();
        let manifest = Value::from(self.manifest.clone());
        files.insert(MANIFEST.into(), format!("{manifest:#}\n").into_bytes());
        files
    }
}
