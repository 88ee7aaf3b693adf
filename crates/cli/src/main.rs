//! Promptwacht on the command line: the detector of the extension for files and pipes.

mod counts;
mod explain;
mod input;
mod jsonl;
mod policy;
mod rules;
mod scan;

use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use rules::Rules;

/// Finds personal, medical and business-sensitive text, with the detector of the Promptwacht browser extension.
#[derive(Parser)]
#[command(name = "promptwacht", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Says what stands in files and folders, values masked; with --jsonl answers one line of JSON for each line of input.
    ///
    /// Exit status: 0 when nothing asks for attention, 3 when something does (warn or stop), 1 on an error.
    /// With --jsonl: 0, or 1 when a line could not be read.
    Scan {
        /// Files and folders to scan; `-` or none for standard input. Links in folders are not followed.
        files: Vec<PathBuf>,
        /// How the report is written.
        #[arg(long, value_enum, default_value_t, conflicts_with = "jsonl")]
        report: scan::Form,
        /// Reads {"id","text"} a line and answers {"id","level","findings"}, offsets in Unicode code points.
        #[arg(long)]
        jsonl: bool,
        /// Judges by the own words, levels and kinds of file of a policy (TOML or JSON). One with something wrong in it stops the scan.
        #[arg(long, value_name = "FILE")]
        policy: Option<PathBuf>,
    },
    /// Shows the evidence for each finding, and the rows of the decision table that apply. Shows the values: for
    /// test texts.
    Explain {
        /// Files to explain; `-` or none for standard input.
        files: Vec<PathBuf>,
        /// A text instead of files.
        #[arg(long, conflicts_with = "files")]
        text: Option<String>,
    },
    /// Settings for an organisation: write, check and look them up.
    #[command(subcommand)]
    Policy(policy::Task),
    /// Anonymous counts of use, from what an OpenTelemetry collector wrote to files.
    Counts(counts::Arguments),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut out = BufWriter::new(io::stdout().lock());
    let done = match arguments.command {
        Command::Scan {
            files,
            report,
            jsonl,
            policy,
        } => Rules::new(policy.as_deref()).and_then(|mut rules| {
            if jsonl {
                jsonl::run(&files, &mut rules, &mut out)
            } else {
                scan::run(&files, &mut rules, report, &mut out)
            }
        }),
        Command::Explain { files, text } => explain::run(&files, text.as_deref(), &mut out),
        Command::Policy(task) => policy::run(&task, &mut out),
        Command::Counts(arguments) => counts::run(&arguments, &mut out),
    };
    match done.and_then(|code| out.flush().map(|()| code)) {
        Ok(code) => code,
        // The reader has gone, as with `| head`: nobody is left to tell.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("promptwacht: {error}");
            ExitCode::FAILURE
        }
    }
}
