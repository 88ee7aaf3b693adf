//! `promptwacht explain`: every finding with its evidence, every row of the decision table that applies.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use promptwacht_detector::{Report, THRESHOLD, check};

use crate::input;

pub(crate) fn run(
    files: &[PathBuf],
    text: Option<&str>,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    if let Some(text) = text {
        explain(text, out)?;
        return Ok(ExitCode::SUCCESS);
    }
    for name in input::names(files) {
        explain(&input::read(&name)?, out)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn explain(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let Report { findings, verdict } = check(text);
    writeln!(out, "level: {}", verdict.level.id())?;
    for rule in &verdict.rules {
        writeln!(
            out,
            "  row {:>2} {:<5} tips {}",
            rule.row,
            rule.level.id(),
            rule.tips.join(" ")
        )?;
    }
    for finding in &findings {
        let span = finding.span;
        let value = span.of(text);
        writeln!(
            out,
            "{} {}..{} {} {value:?}",
            finding.kind.id,
            span.start,
            span.end,
            finding.level.id()
        )?;
        for evidence in &finding.evidence {
            writeln!(out, "    {:>+4}  {}", evidence.weight, evidence.reason)?;
        }
        writeln!(out, "    {:>4}  reported from {THRESHOLD}", finding.score())?;
    }
    Ok(())
}
