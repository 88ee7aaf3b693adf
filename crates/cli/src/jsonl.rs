//! `promptwacht scan --jsonl`: a line of JSON in, a line of JSON out, as it reads.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::input;
use crate::rules::Rules;

#[derive(Deserialize)]
struct Request {
    /// Handed back as it came: a string, a number, or nothing.
    #[serde(default)]
    id: Value,
    text: String,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    level: &'static str,
    findings: Vec<Found>,
}

#[derive(Serialize)]
struct Found {
    /// First character, in Unicode code points.
    start: usize,
    /// One past the last character, in Unicode code points.
    end: usize,
    kind: &'static str,
    level: &'static str,
}

pub(crate) fn run(
    files: &[PathBuf],
    rules: &mut Rules,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let mut failed = false;
    for name in input::names(files) {
        let mut lines = input::open(&name)?;
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            if lines
                .read_until(b'\n', &mut line)
                .map_err(|error| input::in_file(&name, &error))?
                == 0
            {
                break;
            }
            if line.trim_ascii().is_empty() {
                continue;
            }
            // Windows programs begin a file with a byte order mark.
            match serde_json::from_slice(line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line)) {
                Ok(request) => {
                    serde_json::to_writer(&mut *out, &answer(&request, rules))?;
                    writeln!(out)?;
                    // Whoever waits at the other end of a pipe gets each answer at once.
                    out.flush()?;
                }
                Err(error) => {
                    failed = true;
                    // serde's own message may quote the input, so only the place and the sort of error are told.
                    eprintln!(
                        "promptwacht: {}: line {number}: {} at column {}",
                        name.display(),
                        sort(&error),
                        error.column()
                    );
                }
            }
        }
    }
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn sort(error: &serde_json::Error) -> &'static str {
    if error.is_data() {
        "not an object with a \"text\""
    } else {
        "not valid JSON"
    }
}

fn answer<'a>(request: &'a Request, rules: &mut Rules) -> Answer<'a> {
    let report = rules.check(&request.text);
    let mut characters = CharacterOffsets::new(&request.text);
    let findings = report
        .flagged()
        .map(|finding| Found {
            start: characters.at(finding.span.start),
            end: characters.at(finding.span.end),
            kind: finding.kind.id,
            level: finding.level.id(),
        })
        .collect();
    Answer {
        id: &request.id,
        level: report.verdict.level.id(),
        findings,
    }
}

/// Turns rising byte offsets into code-point offsets in one pass.
struct CharacterOffsets<'a> {
    rest: std::str::CharIndices<'a>,
    characters: usize,
}

impl<'a> CharacterOffsets<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            rest: text.char_indices(),
            characters: 0,
        }
    }

    /// The offset of byte `byte`, which is not before the one asked for last.
    fn at(&mut self, byte: usize) -> usize {
        while self.rest.offset() < byte && self.rest.next().is_some() {
            self.characters += 1;
        }
        self.characters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_code_points() {
        let text = "🙂é a";
        let mut characters = CharacterOffsets::new(text);
        assert_eq!(
            (
                characters.at(0),
                characters.at(4),
                characters.at(7),
                characters.at(8)
            ),
            (0, 1, 3, 4)
        );
    }
}
