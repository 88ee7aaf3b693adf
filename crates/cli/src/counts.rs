//! `promptwacht counts`: what a collector received, as figures that may be shown.

use std::io::{self, BufRead as _, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use promptwacht_counts::Collected;

use crate::input;

#[derive(Args)]
pub(crate) struct Arguments {
    /// What to print.
    #[arg(value_enum)]
    show: Show,
    /// Files with one request as OTLP JSON on a line, as the collector's file exporter writes them; `-` or none for standard input.
    files: Vec<PathBuf>,
    /// The smallest group of browsers of which a number is shown.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(10..))]
    smallest_group: u32,
}

#[derive(Clone, Copy, ValueEnum)]
enum Show {
    /// How many browsers there were in each week, estimated.
    Users,
    /// All counts by day, for a spreadsheet.
    Table,
}

pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> io::Result<ExitCode> {
    let mut collected = Collected::default();
    for name in input::names(&arguments.files) {
        for (number, line) in input::open(&name)?.lines().enumerate() {
            let line = line.map_err(|error| input::in_file(&name, &error))?;
            if line.trim().is_empty() {
                continue;
            }
            collected.add(&line).map_err(|error| {
                let place = format!("{}:{}: {error}", name.display(), number + 1);
                io::Error::new(io::ErrorKind::InvalidData, place)
            })?;
        }
    }
    if collected.passed_over > 0 {
        let number = collected.passed_over;
        eprintln!(
            "promptwacht: passed over {number} figures that are not of Promptwacht, or of a newer one"
        );
    }
    match arguments.show {
        Show::Users => {
            writeln!(out, "week,browsers")?;
            for (week, users) in &collected.weeks {
                writeln!(out, "{week},{}", users.estimate(arguments.smallest_group))?;
            }
        }
        Show::Table => write!(out, "{}", collected.totals.csv(arguments.smallest_group))?,
    }
    Ok(ExitCode::SUCCESS)
}
