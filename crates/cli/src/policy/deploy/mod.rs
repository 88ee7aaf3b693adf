//! Files by which IT brings the extension and its settings to browsers, a file here for each way.

mod admx;
mod chromium;
mod firefox;
mod google_admin;
mod intune;
mod mobileconfig;
mod registry;

use serde_json::Value;

/// Which extension, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    /// Id in Chrome and Edge: 32 letters from a to p.
    pub(crate) chromium_id: String,
    /// Where Chrome and Edge look for it and its updates.
    pub(crate) update_address: String,
    /// Id in Firefox.
    pub(crate) firefox_id: String,
    /// Where Firefox fetches it.
    pub(crate) firefox_address: String,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct File {
    /// Its path below the folder of the export, with `/`.
    pub(crate) path: &'static str,
    /// Where it goes and what it does, in one sentence.
    pub(crate) purpose: &'static str,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

/// All files for settings as [`promptwacht_policy::read`] hands them over in `set`. The same settings give the same bytes.
pub(crate) fn deploy(set: &Value, source: &Source) -> Vec<File> {
    let mut files = vec![
        chromium::file(set, source),
        firefox::file(set, source),
        registry::chrome(set, source),
        registry::edge(set, source),
        registry::firefox(set, source),
        mobileconfig::file(set, source),
        intune::file(set, source),
        google_admin::file(set),
    ];
    files.extend(admx::files(source));
    files
}

/// JSON as people read it, with a line end.
fn json(path: &'static str, purpose: &'static str, value: &Value) -> File {
    File {
        path,
        purpose,
        bytes: format!("{value:#}\n").into_bytes(),
    }
}

/// The settings by name.
fn settings(set: &Value) -> impl Iterator<Item = (&String, &Value)> {
    set.as_object().into_iter().flatten()
}

/// How the registry of Windows holds a setting: a text as it is, all else as JSON.
fn as_text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use promptwacht_policy::read;
    use serde_json::json;

    pub(super) fn source() -> Source {
        Source {
            chromium_id: "abcdefghijklmnopabcdefghijklmnop".to_owned(),
            update_address: "https://example.org/update.xml".to_owned(),
            firefox_id: "promptwacht@example.org".to_owned(),
            firefox_address: "https://example.org/promptwacht.xpi".to_owned(),
        }
    }

    /// A setting of each type, with signs that formats must escape.
    pub(super) fn set() -> Value {
        read(&json!({
            "organisation": { "name": "Zorg \"Aan Zee\" & <zoon> \\ één" },
            "chatbots": [{ "host": "chatgpt.com", "approval": "refused" }],
            "other_chatbots": "stop",
            "counts": { "smallest_group": 25 },
            "display": { "marks": false },
        }))
        .set
    }

    #[test]
    fn the_same_settings_give_the_same_bytes() {
        assert_eq!(deploy(&set(), &source()), deploy(&set(), &source()));
    }

    #[test]
    fn no_two_files_have_one_path() {
        let files = deploy(&set(), &source());
        let mut paths: Vec<_> = files.iter().map(|file| file.path).collect();
        paths.sort_unstable();
        paths.dedup();
        assert_eq!(paths.len(), files.len());
    }

    /// What a browser reads from a text in the registry comes back as it was set.
    #[test]
    fn a_text_of_the_registry_reads_as_what_was_set() {
        let registry: Value = settings(&set())
            .map(|(name, value)| (name.clone(), Value::from(as_text(value))))
            .collect();
        let reading = read(&registry);
        assert_eq!(reading.complaints, []);
        assert_eq!(reading.set, set());
    }
}
