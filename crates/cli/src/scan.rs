//! `promptwacht scan FILE…`: what stands where, for a person to read. Values are masked: a scan may be pasted
//! into a ticket.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use promptwacht_detector::{Level, check};

use crate::input;

/// Something asks for attention.
const FOUND: u8 = 3;

pub(crate) fn run(files: &[PathBuf], out: &mut dyn Write) -> io::Result<ExitCode> {
    let mut strictest = Level::Nothing;
    let mut failed = false;
    for name in input::names(files) {
        let text = match input::read(&name) {
            Ok(text) => text,
            Err(error) => {
                failed = true;
                eprintln!("promptwacht: {error}");
                continue;
            }
        };
        let report = check(&text);
        strictest = strictest.max(report.verdict.level);
        let rows: Vec<String> = report
            .verdict
            .rules
            .iter()
            .map(|rule| rule.row.to_string())
            .collect();
        write!(out, "{}: {}", name.display(), report.verdict.level.id())?;
        if rows.is_empty() {
            // Nothing found is no guarantee.
            writeln!(out, " found (no guarantee)")?;
        } else {
            writeln!(out, " (row {})", rows.join(", "))?;
        }
        let mut line = 1;
        let mut counted = 0;
        for finding in report.flagged() {
            line += text
                .get(counted..finding.span.start)
                .unwrap_or("")
                .matches('\n')
                .count();
            counted = finding.span.start;
            writeln!(
                out,
                "  line {line:>4}  {:<5} {:<18} {}",
                finding.level.id(),
                finding.kind.id,
                mask(finding.span.of(&text))
            )?;
        }
    }
    Ok(if failed {
        ExitCode::FAILURE
    } else if strictest >= Level::Warn {
        ExitCode::from(FOUND)
    } else {
        ExitCode::SUCCESS
    })
}

/// The first character and as many dots as there are others, twelve at most.
fn mask(value: &str) -> String {
    let mut characters = value.chars();
    let first = characters.next().map(String::from).unwrap_or_default();
    first + &"•".repeat(characters.count().min(12))
}
