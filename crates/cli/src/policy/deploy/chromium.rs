//! Chrome, Edge and Chromium on Linux: one JSON file in a folder of policies.
//! Source: chromium.org, "Linux Quick Start" of the enterprise policies.

use serde_json::{Value, json};

use super::{File, Source};

pub(super) fn file(set: &Value, source: &Source) -> File {
    super::json(
        "linux/promptwacht.json",
        "Chrome, Edge, Chromium on Linux: in /etc/opt/chrome/policies/managed, /etc/opt/edge/policies/managed or /etc/chromium/policies/managed.",
        &json!({
            "ExtensionSettings": { &source.chromium_id: install(source) },
            "3rdparty": { "extensions": { &source.chromium_id: set } },
        }),
    )
}

/// The entry of `ExtensionSettings`. Without `override_update_url` a browser looks for updates where the package says, not where IT has
/// its own; for a store it is ignored. Source: chromium.org, "Extension Settings Full Description".
pub(super) fn install(source: &Source) -> Value {
    json!({
        "installation_mode": "force_installed",
        "update_url": source.update_address,
        "override_update_url": true,
        "toolbar_pin": "force_pinned",
    })
}
