//! `promptwacht explain`: every candidate with its evidence, also those that lost, and every row of the decision
//! table that applies.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use promptwacht_detector::{Finding, Report, THRESHOLD};

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
    let (Report { findings, verdict }, lost) = promptwacht_detector::explain(text);
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
        one(text, finding, finding.level.id(), out)?;
    }
    for finding in &lost {
        let why = if finding.score() < THRESHOLD {
            "lost: too light"
        } else {
            "lost to another"
        };
        one(text, finding, why, out)?;
    }
    Ok(())
}

/// One candidate with the sum of its evidence.
fn one(text: &str, finding: &Finding, outcome: &str, out: &mut dyn Write) -> io::Result<()> {
    let span = finding.span;
    writeln!(
        out,
        "{} {}..{} {outcome} {:?}",
        finding.kind.id,
        span.start,
        span.end,
        span.of(text)
    )?;
    for evidence in finding.evidence.iter() {
        writeln!(out, "    {:>+4}  {}", evidence.weight, evidence.reason)?;
    }
    writeln!(out, "    {:>4}  reported from {THRESHOLD}", finding.score())
}
