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

/// The entry of `ExtensionSettings`.
pub(super) fn install(source: &Source) -> Value {
    json!({
        "installation_mode": "force_installed",
        "update_url": source.update_address,
        "toolbar_pin": "force_pinned",
    })
}
