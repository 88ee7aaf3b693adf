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
