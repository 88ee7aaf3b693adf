//! Firefox on every system: `policies.json`. Source: mozilla.github.io/policy-templates.

use serde_json::{Value, json};

use super::{File, Source};

pub(super) fn file(set: &Value, source: &Source) -> File {
    super::json(
        "firefox/policies.json",
        "Firefox: in /etc/firefox/policies (Linux), in the folder distribution beside firefox.exe (Windows) or in Firefox.app/Contents/Resources/distribution (macOS).",
        &json!({ "policies": policies(set, source) }),
    )
}

/// The policies themselves, which macOS has in a profile.
pub(super) fn policies(set: &Value, source: &Source) -> Value {
    json!({
        "ExtensionSettings": { &source.firefox_id: install(source) },
        "3rdparty": { "Extensions": { &source.firefox_id: set } },
    })
}

/// The entry of `ExtensionSettings`. In private windows an extension runs only when a policy or the user says so.
pub(super) fn install(source: &Source) -> Value {
    json!({
        "installation_mode": "force_installed",
        "install_url": source.firefox_address,
        "default_area": "navbar",
        "private_browsing": true,
    })
}
