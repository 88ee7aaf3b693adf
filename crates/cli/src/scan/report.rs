//! A scan as text, CSV or JSON, file after file.

use std::io::{self, Write};

use clap::ValueEnum;

use super::judge::Judged;

/// The form of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// For a person.
    #[default]
    Text,
    /// A row for each finding, and one for each file without.
    Csv,
    /// A list of files with their findings.
    Json,
}

/// A report that is being written.
pub(super) enum Report<'o> {
    Text(&'o mut dyn Write),
    Csv(Box<csv::Writer<&'o mut dyn Write>>),
    Json {
        out: &'o mut dyn Write,
        files: usize,
    },
}

impl Form {
    pub(super) fn begin(self, out: &mut dyn Write) -> io::Result<Report<'_>> {
        Ok(match self {
            Self::Text => Report::Text(out),
            Self::Csv => {
                let mut rows = csv::Writer::from_writer(out);
                rows.write_record([
                    "file",
                    "format",
                    "partial",
                    "file level",
                    "kind",
                    "level",
                    "line",
                    "value",
                ])?;
                Report::Csv(Box::new(rows))
            }
            Self::Json => {
                write!(out, "[")?;
                Report::Json { out, files: 0 }
            }
        })
    }
}

impl Report<'_> {
    pub(super) fn add(&mut self, judged: &Judged) -> io::Result<()> {
        match self {
            Self::Text(out) => text(judged, out),
            Self::Csv(rows) => csv(judged, rows),
            Self::Json { out, files } => {
                write!(out, "{}", if *files == 0 { "\n" } else { ",\n" })?;
                *files += 1;
                serde_json::to_writer(out, judged)?;
                Ok(())
            }
        }
    }

    pub(super) fn end(self) -> io::Result<()> {
        match self {
            Self::Text(_) => Ok(()),
            Self::Csv(mut rows) => rows.flush(),
            Self::Json { out, .. } => writeln!(out, "\n]"),
        }
    }
}

fn text(judged: &Judged, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{}: {}", judged.file.display(), judged.level.id())?;
    let rows: Vec<String> = judged.rows.iter().map(ToString::to_string).collect();
    if !judged.readable {
        write!(out, " (cannot be read: {})", judged.format)?;
    } else if rows.is_empty() {
        // Nothing found is no guarantee.
        write!(out, " found (no guarantee)")?;
    } else {
        write!(out, " (row {})", rows.join(", "))?;
    }
    writeln!(
        out,
        "{}",
        if judged.partial { ", read in part" } else { "" }
    )?;
    for found in &judged.findings {
        writeln!(
            out,
            "  line {:>4}  {:<5} {:<18} {}",
            found.line,
            found.level.id(),
            found.kind,
            found.value
        )?;
    }
    Ok(())
}

fn csv(judged: &Judged, rows: &mut csv::Writer<&mut dyn Write>) -> io::Result<()> {
    let file = cell(&judged.file.to_string_lossy());
    let partial = if judged.partial { "yes" } else { "no" };
    let format = if judged.readable {
        judged.format.to_owned()
    } else {
        format!("cannot be read: {}", judged.format)
    };
    let mut row = |kind: &str, level: &str, line: &str, value: &str| {
        rows.write_record([
            &file,
            format.as_str(),
            partial,
            judged.level.id(),
            kind,
            level,
            line,
            value,
        ])
    };
    if judged.findings.is_empty() {
        row("", "", "", "")?;
    }
    for found in &judged.findings {
        row(
            found.kind,
            found.level.id(),
            &found.line.to_string(),
            &cell(&found.value),
        )?;
    }
    Ok(())
}

/// A spreadsheet would reckon with a cell that begins like a formula (OWASP, "CSV Injection").
fn cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text != "-" {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
