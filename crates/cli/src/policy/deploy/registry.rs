//! Windows: files for the registry. Tables and lists stand there as JSON, which Chrome and Edge turn back by the schema and
//! [`promptwacht_policy::read`] does for Firefox.
//! Source: chromium.org, `registry_dict.cc`; mozilla.github.io/policy-templates.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{File, Source, as_text, chromium, settings};

const MACHINE: &str = r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies";

pub(super) fn chrome(set: &Value, source: &Source) -> File {
    file(
        "windows/chrome.reg",
        "Chrome on Windows: into the registry (reg import chrome.reg).",
        &of_chromium(r"Google\Chrome", set, source),
    )
}

pub(super) fn edge(set: &Value, source: &Source) -> File {
    file(
        "windows/edge.reg",
        "Edge on Windows: into the registry (reg import edge.reg).",
        &of_chromium(r"Microsoft\Edge", set, source),
    )
}

pub(super) fn firefox(set: &Value, source: &Source) -> File {
    let root = format!(r"{MACHINE}\Mozilla\Firefox");
    let install = json!({ &source.firefox_id: super::firefox::install(source) });
    let mut text = format!(
        "[{root}]\r\n\"ExtensionSettings\"={}\r\n\r\n",
        multi(&install.to_string())
    );
    values(
        &mut text,
        &format!(r"{root}\3rdparty\Extensions\{}", source.firefox_id),
        set,
    );
    file(
        "windows/firefox.reg",
        "Firefox on Windows: into the registry (reg import firefox.reg).",
        &text,
    )
}

/// The key below the policies of a browser made of Chromium where the settings of our extension stand.
pub(super) fn settings_key(browser: &str, source: &Source) -> String {
    format!(
        r"{browser}\3rdparty\extensions\{}\policy",
        source.chromium_id
    )
}

fn of_chromium(browser: &str, set: &Value, source: &Source) -> String {
    let mut text = String::new();
    let install = format!(
        r"{MACHINE}\{browser}\ExtensionSettings\{}",
        source.chromium_id
    );
    values(&mut text, &install, &chromium::install(source));
    values(
        &mut text,
        &format!(r"{MACHINE}\{}", settings_key(browser, source)),
        set,
    );
    text
}

fn values(text: &mut String, key: &str, set: &Value) {
    // The minus takes away what an earlier file set and this one does not.
    let _ = write!(text, "[-{key}]\r\n\r\n[{key}]\r\n");
    for (name, value) in settings(set) {
        let data = match value {
            // A number: Chromium takes no word for a truth value.
            Value::Bool(value) => format!("dword:{:08x}", u8::from(*value)),
            _ => format!(
                "\"{}\"",
                as_text(value).replace('\\', r"\\").replace('"', "\\\"")
            ),
        };
        let _ = write!(text, "\"{name}\"={data}\r\n");
    }
    text.push_str("\r\n");
}

/// A value of the type `REG_MULTI_SZ` with one line.
fn multi(line: &str) -> String {
    let bytes: Vec<String> = line
        .encode_utf16()
        .chain([0, 0])
        .flat_map(u16::to_le_bytes)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("hex(7):{}", bytes.join(","))
}

/// As the editor of the registry writes it: UTF-16 with a mark.
fn file(path: &'static str, purpose: &'static str, text: &str) -> File {
    let text = format!("\u{feff}Windows Registry Editor Version 5.00\r\n\r\n{text}");
    File {
        path,
        purpose,
        bytes: text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{set, source};
    use super::*;

    fn decoded(file: &File) -> String {
        let units: Vec<u16> = file
            .bytes
            .chunks(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect();
        String::from_utf16(&units).unwrap()
    }

    #[test]
    fn quotes_and_backslashes_are_escaped() {
        let text = decoded(&chrome(&set(), &source()));
        assert!(
            text.contains(
                r#""organisation"="{\"name\":\"Zorg \\\"Aan Zee\\\" & <zoon> \\\\ één\"}""#
            ),
            "{text}"
        );
        assert!(text.contains("\r\n\"other_chatbots\"=\"stop\"\r\n"));
        assert!(text.contains(r"[HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Google\Chrome\3rdparty\extensions\abcdefghijklmnopabcdefghijklmnop\policy]"));
    }

    #[test]
    fn a_truth_value_is_a_number() {
        let text = decoded(&edge(&set(), &source()));
        assert!(text.contains("\r\n\"override_update_url\"=dword:00000001\r\n"));
    }

    #[test]
    fn a_list_of_lines_ends_with_two_zeroes() {
        assert_eq!(multi("a"), "hex(7):61,00,00,00,00,00");
    }
}
