//! The console of Google Admin: the text for "Policy for extensions" of an app.
//! Source: support.google.com/chrome/a, "Manage policies for Chrome apps and extensions".

use serde_json::{Value, json};

use super::{File, settings};

pub(super) fn file(set: &Value) -> File {
    let values: Value = settings(set)
        .map(|(name, value)| (name.clone(), json!({ "Value": value })))
        .collect();
    super::json(
        "google-admin/promptwacht.json",
        "Google Admin: Apps and extensions, Promptwacht, \"Policy for extensions\".",
        &values,
    )
}
