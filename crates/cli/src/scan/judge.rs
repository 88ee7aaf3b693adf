//! One file, judged as when it is given to a chatbot.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use promptwacht_detector::Level;
use promptwacht_documents::{limits, read};
use promptwacht_guard::{readable_level, unreadable_level};
use serde::Serialize;

use crate::input;
use crate::rules::Rules;

/// What a file comes to.
#[derive(Serialize)]
pub(super) struct Judged {
    pub(super) file: PathBuf,
    #[serde(serialize_with = "level_id")]
    pub(super) level: Level,
    /// `txt`, `docx` and so on; where it cannot be read, why.
    pub(super) format: &'static str,
    pub(super) readable: bool,
    /// Not all of it was read.
    pub(super) partial: bool,
    /// Rows of the decision table.
    pub(super) rows: Vec<u8>,
    pub(super) findings: Vec<Found>,
}

/// One finding.
#[derive(Serialize)]
pub(super) struct Found {
    pub(super) kind: &'static str,
    #[serde(serialize_with = "level_id")]
    pub(super) level: Level,
    /// The line of the file's text, from 1 on.
    pub(super) line: usize,
    /// The value, but for its first character masked.
    pub(super) value: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn level_id<S: serde::Serializer>(level: &Level, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(level.id())
}

/// Reads and judges a file; `-` is standard input. The error names it.
pub(super) fn file(path: &Path, rules: &mut Rules) -> io::Result<Judged> {
    if path == Path::new("-") {
        return Ok(text(path, "txt", false, &input::read(path)?, rules));
    }
    let failed = |error: io::Error| input::in_file(path, &error);
    let unreadable = |reason: &'static str, rules: &Rules| Judged {
        file: path.to_owned(),
        level: unreadable_level(reason, rules.of_files(reason)),
        format: reason,
        readable: false,
        partial: false,
        rows: Vec::new(),
        findings: Vec::new(),
    };
    // Not even into memory.
    let length = fs::metadata(path).map_err(failed)?.len();
    if usize::try_from(length).map_or(true, |length| length > limits::FILE_BYTES) {
        return Ok(unreadable("too-large", rules));
    }
    let bytes = fs::read(path).map_err(failed)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(match read(&name, &bytes) {
        Ok(document) => {
            let format = document.format.id();
            text(path, format, document.partial, &document.text, rules)
        }
        Err(reason) => unreadable(reason.id(), rules),
    })
}

fn text(path: &Path, format: &'static str, partial: bool, text: &str, rules: &mut Rules) -> Judged {
    let report = rules.check(text);
    let mut line = 1;
    let mut counted = 0;
    let mut findings = Vec::new();
    for finding in report.flagged() {
        line += text
            .get(counted..finding.span.start)
            .unwrap_or("")
            .matches('\n')
            .count();
        counted = finding.span.start;
        findings.push(Found {
            kind: finding.kind.id,
            level: finding.level,
            line,
            value: mask(finding.span.of(text)),
        });
    }
    Judged {
        file: path.to_owned(),
        level: readable_level(report.verdict.level, partial, rules.of_files(format)),
        format,
        readable: true,
        partial,
        rows: report.verdict.rules.iter().map(|rule| rule.row).collect(),
        findings,
    }
}

/// The first character and as many dots as there are others, twelve at most.
fn mask(value: &str) -> String {
    let mut characters = value.chars();
    let first = characters.next().map(String::from).unwrap_or_default();
    first + &"•".repeat(characters.count().min(12))
}
