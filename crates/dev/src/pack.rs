//! Packages of the built folders: for the stores, for an organisation that hosts them itself, and the papers that go with them.
//!
//! The same folders, options and key give the same bytes on every machine.

mod archive;
mod crx;
mod folder;
mod key;
mod licences;
mod moment;
mod options;
mod sbom;
mod shipped;
mod xpi;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use ring::digest::{SHA256, digest};

pub(crate) use options::Options;

use crate::tools;
use archive::Archiver;
use folder::Folder;
use key::Key;
use moment::Moment;
use options::{UpdateBase, Version};
use shipped::Crates;

/// Files by their name, in the order of the names.
type Files = BTreeMap<String, Vec<u8>>;

/// The list of checksums; by this file a folder is known as ours.
const SUMS: &str = "SHA256SUMS";

/// The licences of what is built in must go with every copy, so they are in every package.
const LICENCES: &str = "licences.txt";

/// What all packages of one run share.
struct Release<'a> {
    version: Version,
    update_base: Option<&'a UpdateBase>,
    moment: Moment,
}

impl Release<'_> {
    /// `promptwacht-1.2.3` and this ending.
    fn name(&self, ending: &str) -> String {
        format!("promptwacht-{}{ending}", self.version)
    }
}

/// Makes the packages and says what each is good for.
pub(crate) fn run(options: &Options) -> Result<()> {
    let key = options.key.as_deref().map(Key::read).transpose()?;
    let moment = Moment::from_environment()?;
    let files = packages(options, key.as_ref(), moment, &shipped::crates()?)?;
    replace(&options.out, &files)?;
    let mut out = std::io::stdout();
    for (name, bytes) in &files {
        writeln!(
            out,
            "{:>10}  {}",
            bytes.len(),
            options.out.join(name).display()
        )?;
    }
    match &key {
        Some(key) => writeln!(
            out,
            "Chrome and Edge know the CRX by the id {}: name it in your policy.",
            key.id()
        )?,
        None => writeln!(
            out,
            "No CRX was made: it needs a key, --key FILE or PROMPTWACHT_KEY. The zip is for the stores, which sign by themselves."
        )?,
    }
    if options.update_base.is_none() {
        writeln!(
            out,
            "No update manifest was made and no package asks for updates: that needs --update-base https://..."
        )?;
    }
    Ok(())
}

/// All files, with their checksums.
fn packages(
    options: &Options,
    key: Option<&Key>,
    moment: Moment,
    shipped: &Crates,
) -> Result<Files> {
    let mut chromium = Folder::read(&options.from.join("chromium"))?;
    let mut firefox = Folder::read(&options.from.join("firefox"))?;
    let built = chromium.version()?;
    ensure!(
        built == firefox.version()?,
        "the built folders have different versions: build both again"
    );
    let release = Release {
        version: options.version.clone().unwrap_or(built),
        update_base: options.update_base.as_ref(),
        moment,
    };
    let licences = licences::list(shipped, &release.version)?;
    for folder in [&mut chromium, &mut firefox] {
        folder.set("version", release.version.to_string().into())?;
        folder.add_hosts(&options.host)?;
        folder.add(LICENCES, licences.clone().into_bytes())?;
    }

    let archiver = Archiver::new(release.moment);
    let mut files = Files::new();
    let zip = archiver.zip(&chromium.files())?;
    files.insert(release.name("-stores.zip"), zip);
    if let Some(key) = key {
        files.extend(crx::files(&release, &archiver, chromium, key)?);
    }
    files.extend(xpi::files(&release, &archiver, firefox)?);
    files.insert(release.name(".cdx.json"), sbom::json(&release, shipped)?);
    files.insert(release.name("-licences.txt"), licences.into_bytes());
    let sums = checksums(&files)?;
    files.insert(SUMS.into(), sums.into_bytes());
    Ok(files)
}

/// One line a file, as `sha256sum --check` reads them.
fn checksums(files: &Files) -> Result<String> {
    let mut lines = String::new();
    for (name, bytes) in files {
        writeln!(lines, "{}  {name}", sha256(bytes))?;
    }
    Ok(lines)
}

fn sha256(bytes: &[u8]) -> String {
    hex(digest(&SHA256, bytes).as_ref())
}

fn hex(bytes: &[u8]) -> String {
    let digits = |text, byte| format!("{text}{byte:02x}");
    bytes.iter().fold(String::new(), digits)
}

/// Puts the files into the folder, in place of those of an earlier run.
fn replace(out: &Path, files: &Files) -> Result<()> {
    let ours = !out.exists()
        || out.join(SUMS).exists()
        || std::fs::read_dir(out)
            .with_context(|| format!("cannot list {}", out.display()))?
            .next()
            .is_none();
    ensure!(
        ours,
        "{} exists and holds no packages: empty it yourself if it may go",
        out.display()
    );
    tools::fresh_dir(out)?;
    for (name, bytes) in files {
        tools::write(out.join(name), bytes)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
