//! Chores: lexicons from their packages, Wasm bindings, the translation to JavaScript, the folders in dist/ and their packages, tidy checks.
//!
//! Run as `cargo run -p promptwacht-dev -- <chore>`; `build.sh` does so for the daily ones.

mod dist;
mod lexicons;
mod manifest;
#[cfg(feature = "training")]
mod names;
mod pack;
mod sites;
mod tidy;
mod tools;
mod translation;
mod wasm;
mod words;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Builds folders that a browser loads as an extension; without options `dist/chromium` and `dist/firefox`.
    Dist(DistOptions),
    /// Derives word lists of the detector from the packages that they come from.
    Lexicons {
        /// Folder in which those packages are unpacked.
        #[arg(long)]
        sources: PathBuf,
        /// Where the lists go.
        #[arg(long, default_value = "crates/detector/lexicons/nl")]
        out: PathBuf,
    },
    /// Trains the model of names.
    #[cfg(feature = "training")]
    Names {
        #[command(subcommand)]
        step: names::Step,
    },
    /// Packs the built folders for the stores and for an organisation that hosts them itself.
    Pack(pack::Options),
    /// Looks for slips that no compiler sees: arrows between crates, links, permissions, paths, word lists.
    Tidy,
}

#[derive(Args)]
struct DistOptions {
    /// One folder for this browser, instead of the two in `dist/`.
    #[arg(long, requires = "out")]
    browser: Option<manifest::Browser>,
    /// How the content script is shipped in that folder.
    #[arg(long, requires = "browser", default_value = "table")]
    encoding: manifest::Encoding,
    /// Where that folder goes; what it held is replaced.
    #[arg(long, requires = "browser")]
    out: Option<PathBuf>,
    /// Also every browser with every encoding, in `target/dist-test/`.
    #[arg(long, conflicts_with = "browser")]
    all_tests: bool,
    /// Only the module of these pages and what is copied, in folders that were built before: for work on a page.
    #[arg(long, conflicts_with = "browser")]
    only: Option<dist::Part>,
}

fn main() -> Result<()> {
    match Cli::parse().chore {
        Chore::Dist(options) => {
            let variants = match (options.browser, options.out) {
                (Some(browser), Some(out)) => vec![dist::Variant {
                    browser,
                    encoding: options.encoding,
                    out,
                }],
                _ => dist::usual(options.all_tests),
            };
            if let Some(pages) = options.only {
                return dist::renew(pages, &variants);
            }
            dist::run(&variants)
        }
        Chore::Lexicons { sources, out } => lexicons::run(&sources, &out),
        #[cfg(feature = "training")]
        Chore::Names { step } => names::run(step),
        Chore::Pack(options) => pack::run(&options),
        Chore::Tidy => tidy::run(),
    }
}
