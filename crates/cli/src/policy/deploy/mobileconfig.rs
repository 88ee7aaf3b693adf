//! macOS: a configuration profile for Chrome, Edge and Firefox.
//! Source: developer.apple.com, `TopLevel` of the profile-specific payload keys; chromium.org, "Mac Quick Start";
//! mozilla.github.io/policy-templates.

use plist::{Dictionary, Value as Plist};
use serde_json::Value;
use uuid::Uuid;

use super::{File, Source, chromium, firefox};

/// The profile and all its payloads are named below it.
const IDENTIFIER: &str = "nl.promptwacht.profile";

pub(super) fn file(set: &Value, source: &Source) -> File {
    let extension_settings = |install: Value| {
        let id = source.chromium_id.clone();
        Plist::Dictionary(Dictionary::from_iter([(
            "ExtensionSettings".to_owned(),
            Plist::Dictionary(Dictionary::from_iter([(id, plist(&install))])),
        )]))
    };
    let mut firefox = plist(&firefox::policies(set, source));
    if let Some(firefox) = firefox.as_dictionary_mut() {
        firefox.insert("EnterprisePoliciesEnabled".to_owned(), true.into());
    }
    let id = &source.chromium_id;
    let payloads = [
        (
            "com.google.Chrome".to_owned(),
            extension_settings(chromium::install(source)),
        ),
        (format!("com.google.Chrome.extensions.{id}"), plist(set)),
        (
            "com.microsoft.Edge".to_owned(),
            extension_settings(chromium::install(source)),
        ),
        (format!("com.microsoft.Edge.extensions.{id}"), plist(set)),
        ("org.mozilla.firefox".to_owned(), firefox),
    ]
    .map(|(domain, content)| payload(&domain, &format!("{IDENTIFIER}.{domain}"), content));
    let mut profile = Dictionary::new();
    profile.insert("PayloadContent".to_owned(), Plist::Array(payloads.into()));
    profile.insert("PayloadDisplayName".to_owned(), "Promptwacht".into());
    profile.insert("PayloadScope".to_owned(), "System".into());
    let profile = payload("Configuration", IDENTIFIER, Plist::Dictionary(profile));
    let mut bytes = Vec::new();
    // Writing to memory cannot fail.
    let _ = profile.to_writer_xml(&mut bytes);
    bytes.push(b'\n');
    File {
        path: "macos/promptwacht.mobileconfig",
        purpose: "Chrome, Edge and Firefox on macOS: by the device management (MDM).",
        bytes,
    }
}

/// Adds what every payload has.
fn payload(kind: &str, identifier: &str, content: Plist) -> Plist {
    let mut payload = content.into_dictionary().unwrap_or_default();
    payload.insert("PayloadType".to_owned(), kind.into());
    payload.insert("PayloadVersion".to_owned(), 1.into());
    payload.insert("PayloadIdentifier".to_owned(), identifier.into());
    let uuid = Uuid::new_v5(&Uuid::NAMESPACE_DNS, identifier.as_bytes());
    let uuid = uuid.hyphenated().to_string().to_uppercase();
    payload.insert("PayloadUUID".to_owned(), uuid.into());
    Plist::Dictionary(payload)
}

fn plist(value: &Value) -> Plist {
    match value {
        Value::Bool(value) => (*value).into(),
        Value::Number(number) => number.as_i64().unwrap_or_default().into(),
        Value::String(text) => text.as_str().into(),
        Value::Array(entries) => Plist::Array(entries.iter().map(plist).collect()),
        Value::Object(table) => Plist::Dictionary(
            table
                .iter()
                .map(|(name, value)| (name.clone(), plist(value)))
                .collect(),
        ),
        // The settings have none.
        Value::Null => Plist::String(String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{set, source};
    use super::*;

    #[test]
    fn the_profile_reads_back() {
        let file = file(&set(), &source());
        let profile = Plist::from_reader(std::io::Cursor::new(file.bytes)).unwrap();
        let payloads = profile.as_dictionary().unwrap()["PayloadContent"]
            .as_array()
            .unwrap();
        let settings = payloads[1].as_dictionary().unwrap();
        assert_eq!(settings["other_chatbots"].as_string(), Some("stop"));
        let name = &settings["organisation"].as_dictionary().unwrap()["name"];
        assert_eq!(name.as_string(), Some("Zorg \"Aan Zee\" & <zoon> \\ één"));
    }
}
