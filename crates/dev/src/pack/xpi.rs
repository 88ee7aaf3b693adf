//! The package for Firefox and its update manifest.

use anyhow::Result;
use serde_json::json;

use super::archive::Archiver;
use super::folder::Folder;
use super::{Files, Release, sha256};

/// Name of the update manifest.
const UPDATES: &str = "updates.json";

/// Where the manifest keeps what only Firefox reads.
const GECKO: &str = "browser_specific_settings/gecko";

/// The XPI, and where it will be served also the update manifest.
///
/// Mozilla signs XPIs, we cannot. Its store takes none that asks for updates elsewhere.
pub(super) fn files(release: &Release, archiver: &Archiver, mut folder: Folder) -> Result<Files> {
    let name = release.name(".xpi");
    let mut files = Files::new();
    if let Some(base) = release.update_base {
        folder.set(&format!("{GECKO}/update_url"), base.file(UPDATES).into())?;
    }
    let xpi = archiver.zip(&folder.files())?;
    if let Some(base) = release.update_base {
        let mut update = json!({
            "version": release.version.to_string(),
            "update_link": base.file(&name),
            "applications": {
                "gecko": {
                    "strict_min_version": folder.text(&format!("{GECKO}/strict_min_version"))?,
                },
            },
        });
        // Over plain http Firefox takes a file only with its checksum. Over https it would be in the way: Mozilla's signature changes the file.
        if base.is_plain()
            && let Some(update) = update.as_object_mut()
        {
            update.insert(
                "update_hash".into(),
                format!("sha256:{}", sha256(&xpi)).into(),
            );
        }
        let id = folder.text(&format!("{GECKO}/id"))?;
        let manifest = json!({ "addons": { id: { "updates": [update] } } });
        files.insert(UPDATES.into(), format!("{manifest:#}\n").into_bytes());
    }
    files.insert(name, xpi);
    Ok(files)
}
