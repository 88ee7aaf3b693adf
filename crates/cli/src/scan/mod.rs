//! `promptwacht scan`: what stands where in files and folders. Values are masked: a report may be pasted into a ticket.

mod judge;
mod report;
mod walk;

use std::io::{self, IsTerminal as _, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use promptwacht_detector::Level;

use crate::input;
use crate::rules::Rules;
pub(crate) use report::Form;

/// Something asks for attention.
const FOUND: u8 = 3;

pub(crate) fn run(
    paths: &[PathBuf],
    rules: &mut Rules,
    form: Form,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let (files, problems) = walk::files(&input::names(paths));
    let mut failed = !problems.is_empty();
    for problem in problems {
        eprintln!("promptwacht: {problem}");
    }
    let progress = progress(files.len());
    let mut report = form.begin(out)?;
    let mut strictest = Level::Nothing;
    for file in &files {
        match judge::file(file, rules) {
            Ok(judged) => {
                strictest = strictest.max(judged.level);
                report.add(&judged)?;
            }
            Err(error) => {
                failed = true;
                progress.suspend(|| eprintln!("promptwacht: {error}"));
            }
        }
        progress.inc(1);
    }
    progress.finish_and_clear();
    report.end()?;
    Ok(if failed {
        ExitCode::FAILURE
    } else if strictest >= Level::Warn {
        ExitCode::from(FOUND)
    } else {
        ExitCode::SUCCESS
    })
}

/// A bar for a person who waits; nothing where no person looks, or where the report itself is on the screen.
fn progress(files: usize) -> ProgressBar {
    let watched = files > 1 && io::stderr().is_terminal() && !io::stdout().is_terminal();
    let target = if watched {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(u64::try_from(files).ok(), target);
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} files, {eta} left");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}
