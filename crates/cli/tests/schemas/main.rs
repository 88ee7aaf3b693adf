//! What `promptwacht policy export` writes for Windows, Intune and macOS is right by the rules of those who read it. Each rule is broken once,
//! and must be seen. The test needs no other program: `xmllint` is not on every machine, and could not follow references between two files.

#![expect(clippy::unwrap_used, reason = "a test that stops says what failed")]

mod admx;
mod grammar;
mod profile;
mod references;
mod registry;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use grammar::parse;
use serde_json::Value;

/// Settings of every type, with signs that XML must escape.
const POLICY: &str = r#"
other_chatbots = "stop"
[organisation]
name = "Zorg \"Aan Zee\" & <zoon> \\ één"
[display]
marks = false
[counts]
smallest_group = 25
[[chatbots]]
host = "chatgpt.com"
approval = "refused"
risks = ["<opslag> buiten de EU & training"]
[[own_terms.words]]
text = "Project Zonnebloem"
"#;

/// The folder of an export.
fn export(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let (file, to) = (folder.join("policy.toml"), folder.join("out"));
    fs::write(&file, POLICY).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_promptwacht"))
        .args(["policy", "export"])
        .arg(&file)
        .arg("--to")
        .arg(&to)
        .args(["--chromium-id", &"a".repeat(32)])
        .args(["--firefox-address", "https://example.org/x.xpi"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    to
}

fn read(folder: &Path, file: &str) -> String {
    // Neither Windows nor macOS asks for a mark at the beginning, so there is none.
    fs::read_to_string(folder.join(file)).unwrap()
}

const TEMPLATE: &str = "windows/promptwacht.admx";
const WORDS: &str = "windows/en-US/promptwacht.adml";
const PROFILE: &str = "macos/promptwacht.mobileconfig";

fn wrong_in_template(template: &str, words: &str) -> Vec<String> {
    match (parse(template), parse(words)) {
        (Ok(template), Ok(words)) => admx::wrong(template.root_element(), words.root_element()),
        (template, words) => template.err().into_iter().chain(words.err()).collect(),
    }
}

fn wrong_in_profile(text: &str) -> Vec<String> {
    match parse(text) {
        Ok(profile) => profile::wrong(text, profile.root_element()),
        Err(complaint) => vec![complaint],
    }
}

/// A text in which something was changed everywhere; it must have stood there.
fn damaged(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from} does not stand there");
    text.replace(from, to)
}

fn assert_seen(complaints: &[String], expected: &str, damage: &str) {
    assert!(
        complaints.iter().any(|said| said.contains(expected)),
        "{damage}: expected a complaint with {expected:?}, heard {complaints:#?}"
    );
}

#[test]
fn the_group_policy_template_keeps_the_rules_of_microsoft() {
    let folder = export("template");
    let (template, words) = (read(&folder, TEMPLATE), read(&folder, WORDS));
    assert_eq!(wrong_in_template(&template, &words), Vec::<String>::new());
}

#[test]
fn the_template_has_every_setting_for_every_browser() {
    let template = read(&export("settings"), TEMPLATE);
    let template = parse(&template).unwrap();
    let named: BTreeSet<_> = references::all(template.root_element(), "policy")
        .filter_map(|node| node.attribute("name"))
        .map(str::to_owned)
        .collect();
    let schema = promptwacht_policy::schema();
    let settings = schema["properties"].as_object().unwrap().keys();
    let browsers = ["chrome", "edge", "firefox"];
    let expected: BTreeSet<_> = settings
        .flat_map(|setting| browsers.map(|browser| format!("{browser}_{setting}")))
        .collect();
    assert_eq!(named, expected);
}

#[test]
fn a_damaged_template_is_seen() {
    let folder = export("damaged-template");
    let (template, words) = (read(&folder, TEMPLATE), read(&folder, WORDS));
    for (from, to, expected) in [
        (
            "<supportedOn ref=\"windows:SUPPORTED_Windows_10_0\"/>",
            "",
            "lacks supportedOn",
        ),
        (
            "<elements>",
            "<enabledList/><elements>",
            "may not stand there",
        ),
        (
            "<resources minRequiredRevision=\"1.0\"/>",
            "",
            "lacks resources",
        ),
        (
            "minRequiredRevision=\"1.0\"",
            "minRequiredRevision=\"1.1\"",
            "another revision",
        ),
        ("class=\"Both\"", "class=\"All\"", "class is \"All\""),
        (" class=\"Both\"", "", "lacks class"),
        (
            "class=\"Both\"",
            "class=\"Both\" colour=\"red\"",
            "has no colour",
        ),
        (
            "key=\"Software\\Policies\\Google",
            "key=\"HKLM\\Software\\Policies\\Google",
            "key is",
        ),
        ("\\policy\"", "\\\"", "key is"),
        (
            "required=\"true\"",
            "required=\"yes\"",
            "required is \"yes\"",
        ),
        ("maxLength=\"1000000\"", "maxLength=\"-1\"", "maxLength is"),
        (
            "name=\"edge_counts\"",
            "name=\"chrome_counts\"",
            "chrome_counts comes twice",
        ),
        (
            "Policies\\Microsoft\\Edge",
            "Policies\\Google\\Chrome",
            "is written twice",
        ),
        (
            "ref=\"promptwacht_chrome\"",
            "ref=\"promptwacht_chroom\"",
            "category promptwacht_chroom",
        ),
        (
            "displayName=\"$(string.promptwacht)\"/>",
            "displayName=\"$(string.promptwacht)\"><parentCategory ref=\"promptwacht_edge\"/></category>",
            "is above itself",
        ),
        ("ref=\"windows:", "ref=\"vensters:", "unknown namespace"),
        (
            "$(string.counts)",
            "$(string.count)",
            "string count is asked for",
        ),
        (
            "id=\"chrome_counts_value\"",
            "id=\"chrome_count_value\"",
            "its presentation has",
        ),
        (
            "2006/07/PolicyDefinitions",
            "2006/08/PolicyDefinitions",
            "another namespace",
        ),
        ("<policies>", "<policies>oops", "text between"),
        ("</policies>", "", "no XML"),
    ] {
        let complaints = wrong_in_template(&damaged(&template, from, to), &words);
        assert_seen(&complaints, expected, from);
    }
}

#[test]
fn damaged_words_are_seen() {
    let folder = export("damaged-words");
    let (template, words) = (read(&folder, TEMPLATE), read(&folder, WORDS));
    for (from, to, expected) in [
        (
            "<string id=\"counts\">",
            "<string id=\"counts_why\">",
            "counts_why comes twice",
        ),
        (
            "<displayName>Promptwacht</displayName>",
            "",
            "lacks displayName",
        ),
        (
            "<string id=\"edge\">Edge<",
            "<string id=\"edge\"><",
            "holds \"\"",
        ),
        (
            "<string id=\"edge\">",
            "<string id=\"edge 1\">",
            "id is \"edge 1\"",
        ),
        (
            "<presentation id=\"edge_counts\">",
            "<presentation id=\"edge_count\">",
            "presentation edge_counts is asked for",
        ),
        (
            "<textBox refId=\"chrome_counts_value\">",
            "<textBox refId=\"edge_counts_value\">",
            "its presentation has",
        ),
        ("<label>JSON</label>", "", "lacks label"),
        ("dropdownList", "checkBox", "may not stand there"),
        ("noSort=\"true\"", "noSort=\"1 \"", "noSort is"),
    ] {
        let complaints = wrong_in_template(&template, &damaged(&words, from, to));
        assert_seen(&complaints, expected, from);
    }
}

#[test]
fn the_profile_of_macos_keeps_the_rules_of_apple() {
    let profile = read(&export("profile"), PROFILE);
    assert_eq!(wrong_in_profile(&profile), Vec::<String>::new());
}

#[test]
fn a_damaged_profile_is_seen() {
    let profile = read(&export("damaged-profile"), PROFILE);
    for (from, to, expected) in [
        ("<!DOCTYPE plist", "<!DOCTYPE list", "document type"),
        (
            "<plist version=\"1.0\">",
            "<plist version=\"2.0\">",
            "version 1.0",
        ),
        (
            "<key>PayloadUUID</key>",
            "<key>PayloadUuid</key>",
            "PayloadUUID is \"\"",
        ),
        (
            "<key>PayloadIdentifier</key>",
            "<key>PayloadName</key>",
            "PayloadIdentifier is \"\"",
        ),
        (
            "<key>PayloadType</key>",
            "<key>PayloadKind</key>",
            "lacks PayloadType",
        ),
        (
            "<key>PayloadVersion</key>",
            "<key>PayloadType</key>",
            "PayloadType twice",
        ),
        (
            "<integer>1</integer>",
            "<string>1</string>",
            "PayloadVersion is not 1",
        ),
        (
            "<integer>25</integer>",
            "<integer>25.5</integer>",
            "integer holds",
        ),
        (
            "<key>PayloadContent</key>",
            "<key>PayloadContents</key>",
            "PayloadContent is no array",
        ),
        (
            "<string>System</string>",
            "<string>Machine</string>",
            "PayloadScope",
        ),
        (
            "<string>Configuration</string>",
            "<string>Profile</string>",
            "no Configuration",
        ),
        (
            "<string>org.mozilla.firefox</string>",
            "<string>org.mozilla</string>",
            "no browser reads",
        ),
        (
            "profile.com.microsoft.Edge<",
            "profile.com.google.Chrome<",
            "comes twice",
        ),
        ("<false/>", "<no/>", "not of property lists"),
        ("<true/>", "", "without an object"),
        ("</plist>", "", "no XML"),
    ] {
        assert_seen(
            &wrong_in_profile(&damaged(&profile, from, to)),
            expected,
            from,
        );
    }
}

#[test]
fn the_files_for_the_registry_can_be_imported_and_a_damaged_one_is_seen() {
    let folder = export("registry");
    let browsers = [
        ("chrome", r"Google\Chrome"),
        ("edge", r"Microsoft\Edge"),
        ("firefox", r"Mozilla\Firefox"),
    ];
    for (file, browser) in browsers {
        let bytes = fs::read(folder.join(format!("windows/{file}.reg"))).unwrap();
        let text = registry::decoded(&bytes).unwrap();
        assert_eq!(registry::wrong(&text, browser), Vec::<String>::new());
        for (from, to) in [
            ("Version 5.00", "Version 5"),
            (r"HKEY_LOCAL_MACHINE\", r"HKLM\"),
            (browser, "Opera"),
            ("]\r\n", "\r\n"),
            ("=\"", "=\"{"),
            ("\\\"", "\""),
            ("\"stop\"", "stop"),
        ] {
            let damaged = damaged(&text, from, to);
            assert!(
                !registry::wrong(&damaged, browser).is_empty(),
                "{file}: {from}"
            );
        }
    }
}

/// An address of Intune names the categories and the policy of the template that it brings; its value names the element.
#[test]
fn intune_brings_the_template_and_sets_policies_that_it_has() {
    let folder = export("intune");
    let text = read(&folder, TEMPLATE);
    let template = parse(&text).unwrap();
    let profile: Value = serde_json::from_str(&read(&folder, "intune/promptwacht.json")).unwrap();
    let entries = profile["omaSettings"].as_array().unwrap();
    let (first, rest) = entries.split_first().unwrap();
    assert_eq!(first["value"].as_str().unwrap(), text);
    assert!(!rest.is_empty());
    for entry in rest {
        let address = entry["omaUri"].as_str().unwrap();
        let names = address
            .strip_prefix("./Device/Vendor/MSFT/Policy/Config/Promptwacht~Policy~promptwacht~")
            .unwrap();
        let (category, policy) = names.split_once('/').unwrap();
        let policy = references::all(template.root_element(), "policy")
            .find(|node| node.attribute("name") == Some(policy))
            .unwrap();
        let above = policy.children().find_map(|node| node.attribute("ref"));
        assert_eq!(above, Some(category), "{address}");
        let value = format!("<value>{}</value>", entry["value"].as_str().unwrap());
        let value = parse(&value).unwrap();
        let data = references::all(value.root_element(), "data")
            .next()
            .unwrap();
        let elements: Vec<_> = policy
            .descendants()
            .filter_map(|node| node.attribute("id"))
            .collect();
        assert_eq!(elements, [data.attribute("id").unwrap()], "{address}");
    }
}
