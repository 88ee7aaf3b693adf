//! `promptwacht scan` over folders, as in a pipeline.

#![expect(clippy::unwrap_used, reason = "a test that stops says what failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const NAME: &str = "Mevrouw De Wit belde.";
const NUMBER: &str = "999900006";

/// A folder with something of each sort, as it is given to the command.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("sub")).unwrap();
    fs::write(folder.join("clean.txt"), "Wat is COPD?").unwrap();
    fs::write(folder.join("sub/name.md"), format!("# Notitie\n\n{NAME}\n")).unwrap();
    fs::write(
        folder.join("sub/number.csv"),
        format!("naam;bsn\nx;{NUMBER}\n"),
    )
    .unwrap();
    fs::write(folder.join("photo.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&folder, folder.join("sub/round")).unwrap();
    folder
}

fn scan(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_promptwacht"))
        .arg("scan")
        .args(arguments)
        .arg(".")
        .current_dir(folder)
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone())
        .unwrap()
        .replace('\\', "/")
}

#[test]
fn a_report_for_a_person() {
    let output = scan(&folder("text"), &[]);
    insta::assert_snapshot!(out(&output));
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn a_report_for_a_spreadsheet() {
    insta::assert_snapshot!(out(&scan(&folder("csv"), &["--report", "csv"])));
}

#[test]
fn a_report_for_a_program_holds_no_value() {
    let output = scan(&folder("json"), &["--report", "json"]);
    let files: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(files.len(), 4);
    let of = |name: &str| {
        files
            .iter()
            .find(|file| file["file"].as_str().unwrap().ends_with(name))
            .unwrap()
    };
    assert_eq!(of("clean.txt")["level"], "nothing");
    assert_eq!(of("photo.png")["readable"], false);
    assert_eq!(of("number.csv")["findings"][0]["kind"], "nl-bsn");
    assert!(!out(&output).contains(NUMBER));
}

#[test]
fn what_is_not_there_fails_and_the_rest_is_scanned() {
    let folder = folder("missing");
    let output = scan(&folder, &["no-such-folder"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no-such-folder"));
    assert!(out(&output).contains("clean.txt"));
}

/// Puts a policy beside the folder, out of what is scanned, and says where.
fn policy(folder: &Path, text: &str) -> String {
    let file = folder.with_extension("toml");
    fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn a_policy_judges_as_in_the_browser() {
    let folder = folder("policy");
    fs::write(folder.join("plan.txt"), "Het plan Zonnebloem.").unwrap();
    let policy = policy(
        &folder,
        r#"
levels = [{ for = "personal", level = "hint" }]
files = [{ for = "image", level = "nothing" }]
[own_terms]
words = [{ text = "zonnebloem", level = "stop" }]
"#,
    );
    let output = scan(&folder, &["--policy", &policy]);
    insta::assert_snapshot!(out(&output));
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn lines_are_judged_by_a_policy_too() {
    let folder = folder("policy-lines");
    fs::write(
        folder.join("lines"),
        r#"{"id":1,"text":"Het plan Zonnebloem."}"#,
    )
    .unwrap();
    let policy = policy(
        &folder,
        "[own_terms]\nwords = [{ text = \"zonnebloem\" }]\n",
    );
    let lines = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_promptwacht"))
            .args(["scan", "--jsonl", "lines"])
            .args(arguments)
            .current_dir(&folder)
            .output()
            .unwrap();
        out(&output)
    };
    assert!(lines(&[]).contains(r#""findings":[]"#));
    assert!(lines(&["--policy", &policy]).contains(r#""kind":"own-term""#));
}

#[test]
fn a_policy_with_something_wrong_in_it_stops_the_scan() {
    let folder = folder("policy-wrong");
    let policy = policy(&folder, "[own_terms]\nwords = 3\n");
    let output = scan(&folder, &["--policy", &policy]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out(&output), "");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("1 wrong: promptwacht policy check"), "{said}");
    let output = scan(&folder, &["--policy", "no-such-file.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no-such-file.toml"));
}
