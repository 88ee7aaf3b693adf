//! `promptwacht policy` as IT runs it.

#![expect(clippy::unwrap_used, reason = "a test that stops says what failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const RIGHT: &str = "other_chatbots = \"stop\"\n[[chatbots]]\nhost = \"copilot.example.org\"\napproval = \"approved\"\n";
const WRONG: &str = "[counts]\nadress = \"https://example.org\"\n[display]\nmarks = 1\n";

/// A folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn policy(folder: &Path, text: &str) -> String {
    let file = folder.join("policy.toml");
    fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

fn run(arguments: &[&str]) -> Output {
    let arguments = std::iter::once(&"policy").chain(arguments);
    Command::new(env!("CARGO_BIN_EXE_promptwacht"))
        .args(arguments)
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn what_new_writes_is_right() {
    let file = policy(&folder("new"), &out(&run(&["new"])));
    let output = run(&["check", &file]);
    assert!(output.status.success() && out(&output).ends_with(": right\n"));
}

#[test]
fn what_is_wrong_is_named_and_nothing_is_exported() {
    let folder = folder("wrong");
    let file = policy(&folder, WRONG);
    let said = "display.marks: found the number 1, expected true or false; true holds\n\
                counts.adress: found the text \"https://example.org\", for a setting that does not exist, expected a setting of this version, such as address; left out\n";
    let output = run(&["check", &file]);
    assert!(out(&output).starts_with(said), "{}", out(&output));
    assert_eq!(output.status.code(), Some(3));
    let to = folder.join("out");
    let output = run(&[
        "export",
        &file,
        "--to",
        to.to_str().unwrap(),
        "--chromium-id",
        &"a".repeat(32),
        "--firefox-address",
        "https://example.org/x.xpi",
    ]);
    assert_eq!(output.status.code(), Some(3));
    assert!(!to.exists());
}

#[test]
fn a_file_that_is_no_toml_is_named_with_its_line() {
    let file = policy(&folder("broken"), "a = 1\nb = \n");
    let output = run(&["check", &file]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(
        error.contains("policy.toml") && error.contains("line 2"),
        "{error}"
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn explain_says_what_a_policy_sets() {
    let file = policy(&folder("explain"), RIGHT);
    let said = out(&run(&["explain", &file]));
    assert!(said.contains("other_chatbots = \"stop\"\n"), "{said}");
    assert!(!said.contains("counts"), "{said}");
}

#[test]
fn every_way_of_deployment_gets_its_file() {
    let folder = folder("export");
    let file = policy(&folder, RIGHT);
    let to = folder.join("out");
    let output = run(&[
        "export",
        &file,
        "--to",
        to.to_str().unwrap(),
        "--chromium-id",
        &"a".repeat(32),
        "--firefox-address",
        "https://example.org/x.xpi",
    ]);
    assert!(output.status.success());
    for path in [
        "linux/promptwacht.json",
        "firefox/policies.json",
        "windows/chrome.reg",
        "windows/edge.reg",
        "windows/firefox.reg",
        "windows/promptwacht.admx",
        "windows/en-US/promptwacht.adml",
        "macos/promptwacht.mobileconfig",
        "intune/promptwacht.json",
        "google-admin/promptwacht.json",
    ] {
        assert!(
            fs::metadata(to.join(path)).is_ok_and(|file| file.len() > 100),
            "{path}"
        );
    }
}

/// `UPDATE_DOCS=1` writes the page anew.
#[test]
fn the_page_of_settings_is_that_of_the_types() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/settings.md");
    let made = format!("{HEAD}{}", promptwacht_policy::reference());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&page, &made).unwrap();
    }
    let written = fs::read_to_string(&page).unwrap_or_default();
    assert!(
        written == made,
        "docs/settings.md is not of now: UPDATE_DOCS=1 cargo test -p promptwacht --test policy"
    );
}

const HEAD: &str = "# Settings for an organisation\n\n\
    Of a chat page in `sites`, calls that go round our wrapper (from a worker of the page) are not held.\n\n\
    Made from the types in `crates/policy/src/settings`, as are the schema, the template (`promptwacht policy new`) and the deployment \
    files (`promptwacht policy export`). What is set is locked for the user; what is not, a user may set on the page of settings of the extension. A wrong value never lowers protection: what holds in its \
    place stands in the third column, and `promptwacht policy check` says what was wrong. `[]` is an entry of a list.\n\n";
