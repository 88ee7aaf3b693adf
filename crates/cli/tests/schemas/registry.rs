//! Files for the registry of Windows.
//!
//! Rules: support.microsoft.com, "How to add, modify, or delete registry subkeys and values by using a .reg file"; for ours, that each stands
//! below the policies of one browser and that what is no plain text is JSON.

use serde_json::Value;

const HEAD: &str = "Windows Registry Editor Version 5.00";
const ROOT: &str = r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\";

/// A file as the editor of the registry reads it: UTF-16 with a mark.
pub(crate) fn decoded(bytes: &[u8]) -> Result<String, String> {
    let units: Vec<u16> = bytes
        .chunks(2)
        .filter_map(|pair| pair.try_into().map(u16::from_le_bytes).ok())
        .collect();
    let text = String::from_utf16(&units).map_err(|error| error.to_string())?;
    let text = text
        .strip_prefix('\u{feff}')
        .ok_or("no mark at the beginning")?;
    Ok(text.to_owned())
}

/// All that is wrong in a file for the browser whose key is `browser`.
pub(crate) fn wrong(text: &str, browser: &str) -> Vec<String> {
    let mut said = Vec::new();
    let mut lines = text.split("\r\n");
    if lines.next() != Some(HEAD) || lines.next() != Some("") {
        said.push("it does not begin as a file for the registry".to_owned());
    }
    let mut in_key = false;
    for line in lines {
        let right = if line.contains(['\r', '\n']) {
            false
        } else if let Some(key) = line.strip_prefix('[') {
            in_key = !key.starts_with('-');
            key.strip_suffix(']')
                .is_some_and(|key| is_key(key.trim_start_matches('-'), browser))
        } else {
            line.is_empty() || in_key && value(line)
        };
        if !right {
            said.push(format!("{line:?}"));
        }
    }
    said
}

fn is_key(key: &str, browser: &str) -> bool {
    let own = key
        .strip_prefix(ROOT)
        .and_then(|key| key.strip_prefix(browser));
    let parts = key.split('\\').all(|part| (1..=255).contains(&part.len()));
    own.is_some_and(|rest| rest.is_empty() || rest.starts_with('\\')) && parts
}

/// `"name"=data`.
fn value(line: &str) -> bool {
    let Some((name, data)) =
        quoted(line).and_then(|(name, rest)| Some((name, rest.strip_prefix('=')?)))
    else {
        return false;
    };
    if name.is_empty() {
        return false;
    }
    let is_hex = |text: &str, digits| {
        text.len() == digits && text.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    if let Some(number) = data.strip_prefix("dword:") {
        return is_hex(number, 8);
    }
    if let Some(bytes) = data.strip_prefix("hex(7):") {
        return bytes.ends_with("00,00,00,00") && bytes.split(',').all(|byte| is_hex(byte, 2));
    }
    quoted(data).is_some_and(|(text, rest)| {
        let is_json = !text.starts_with(['{', '[']) || serde_json::from_str::<Value>(&text).is_ok();
        rest.is_empty() && is_json
    })
}

/// A text between quotes, in which a backslash stands before each quote and backslash, and what comes after it.
fn quoted(line: &str) -> Option<(String, &str)> {
    let rest = line.strip_prefix('"')?;
    let mut text = String::new();
    let mut letters = rest.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return rest.get(at + 1..).map(|after| (text, after)),
            '\\' => text.push(
                letters
                    .next()
                    .map(|(_, next)| next)
                    .filter(|next| "\\\"".contains(*next))?,
            ),
            _ => text.push(letter),
        }
    }
    None
}
