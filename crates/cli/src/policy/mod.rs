//! Settings for an organisation: a file to begin with, its check, and what each setting means.

mod deploy;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use promptwacht_detector::KINDS;
use promptwacht_policy::{Policy, Reading, read, reference, template};
use serde_json::Value;

use deploy::{Source, deploy};

/// When a policy has something wrong in it.
const COMPLAINTS: u8 = 3;

#[derive(Subcommand)]
pub(crate) enum Task {
    /// Prints a TOML file in which every setting stands with its meaning, commented out.
    New,
    /// Says what is wrong with a policy (TOML, or JSON as a browser gets it), and what holds instead.
    ///
    /// Exit status: 0 when all is right, 3 when something is wrong, 1 when the file cannot be read.
    Check {
        /// The policy.
        file: PathBuf,
    },
    /// Says what settings mean, or what a policy sets.
    Explain {
        /// A setting or the beginning of one (`counts`), `kinds` for the kinds of findings, or a policy file. All settings without.
        what: Option<String>,
    },
    /// Writes the files that bring the extension and a policy to browsers on Linux, Windows and macOS, by Intune and Google Admin.
    ///
    /// Exit status: 0, or 3 when something in the policy is wrong: then nothing is written.
    Export {
        /// The policy.
        file: PathBuf,
        /// The folder for the files; it is made when it is not there.
        #[arg(long)]
        to: PathBuf,
        /// Id of the extension in Chrome and Edge: 32 letters from a to p.
        #[arg(long, value_parser = chromium_id)]
        chromium_id: String,
        /// Where Chrome and Edge look for the extension: a store, or your own update.xml.
        #[arg(
            long,
            default_value = "https://clients2.google.com/service/update2/crx"
        )]
        update_address: String,
        /// Id of the extension in Firefox.
        #[arg(long, default_value = "promptwacht@promptwacht.example")]
        firefox_id: String,
        /// Where Firefox fetches the extension: your own .xpi, or that of the store.
        #[arg(long)]
        firefox_address: String,
    },
}

fn chromium_id(text: &str) -> Result<String, &'static str> {
    let right = text.len() == 32 && text.bytes().all(|letter| (b'a'..=b'p').contains(&letter));
    right
        .then(|| text.to_owned())
        .ok_or("32 letters from a to p")
}

pub(crate) fn run(task: &Task, out: &mut impl Write) -> io::Result<ExitCode> {
    match task {
        Task::New => write!(out, "{}", template())?,
        Task::Check { file } => return check(file, out),
        Task::Explain { what } => explain(what.as_deref(), out)?,
        Task::Export {
            file,
            to,
            chromium_id,
            update_address,
            firefox_id,
            firefox_address,
        } => {
            let source = Source {
                chromium_id: chromium_id.clone(),
                update_address: update_address.clone(),
                firefox_id: firefox_id.clone(),
                firefox_address: firefox_address.clone(),
            };
            return export(file, to, &source, out);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn check(file: &Path, out: &mut impl Write) -> io::Result<ExitCode> {
    let Reading { complaints, .. } = read(&load(file)?);
    for complaint in &complaints {
        writeln!(out, "{complaint}")?;
    }
    let of = file.display();
    Ok(match complaints.len() {
        0 => {
            writeln!(out, "{of}: right")?;
            ExitCode::SUCCESS
        }
        wrong => {
            writeln!(out, "{of}: {wrong} wrong")?;
            ExitCode::from(COMPLAINTS)
        }
    })
}

/// A policy with nothing wrong in it.
pub(crate) fn right(file: &Path) -> io::Result<Policy> {
    let Reading {
        policy, complaints, ..
    } = read(&load(file)?);
    if complaints.is_empty() {
        return Ok(policy);
    }
    Err(io::Error::other(wrong(file, complaints.len())))
}

fn export(file: &Path, to: &Path, source: &Source, out: &mut impl Write) -> io::Result<ExitCode> {
    let Reading {
        set, complaints, ..
    } = read(&load(file)?);
    if !complaints.is_empty() {
        return check(file, out);
    }
    for made in deploy(&set, source) {
        let path = to.join(made.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, made.bytes)
            .map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
        writeln!(out, "{}\n  {}", path.display(), made.purpose)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn explain(what: Option<&str>, out: &mut impl Write) -> io::Result<()> {
    match what {
        Some("kinds") => {
            for kind in KINDS {
                writeln!(out, "{}\t{:?}", kind.id, kind.category)?;
            }
        }
        Some(file) if Path::new(file).is_file() => {
            let Reading {
                policy, complaints, ..
            } = read(&load(Path::new(file))?);
            let set = serde_json::to_value(&policy)?;
            let default = serde_json::to_value(Policy::default())?;
            differences("", &set, &default, out)?;
            if !complaints.is_empty() {
                writeln!(out, "{}", wrong(Path::new(file), complaints.len()))?;
            }
        }
        what => {
            let beginning = format!("| `{}", what.unwrap_or_default());
            let rows: Vec<_> = reference()
                .lines()
                .skip(2)
                .map(str::to_owned)
                .filter(|row| row.starts_with(&beginning))
                .collect();
            if rows.is_empty() {
                let what = what.unwrap_or_default();
                return Err(io::Error::other(format!(
                    "{what} is no setting and no file; promptwacht policy explain lists all settings"
                )));
            }
            for row in rows {
                let cells: Vec<&str> = row
                    .split(" | ")
                    .map(|cell| cell.trim_matches(['|', ' ', '`']))
                    .collect();
                let [path, form, default, meaning] = cells.as_slice() else {
                    continue;
                };
                writeln!(out, "{path}\n  {meaning}\n  {form}{}", default_of(default))?;
            }
        }
    }
    Ok(())
}

/// That so many things are wrong, and how to see which.
fn wrong(file: &Path, complaints: usize) -> String {
    format!(
        "{complaints} wrong: promptwacht policy check {}",
        file.display()
    )
}

fn default_of(default: &str) -> String {
    if default.is_empty() {
        String::new()
    } else {
        format!("; {default} where nothing is set")
    }
}

/// What a policy sets, a line each: path, value.
fn differences(path: &str, set: &Value, default: &Value, out: &mut impl Write) -> io::Result<()> {
    if set == default {
        return Ok(());
    }
    let Some(table) = set.as_object() else {
        return writeln!(out, "{path} = {set}");
    };
    for (name, value) in table {
        let path = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}.{name}")
        };
        differences(&path, value, default.get(name).unwrap_or(&Value::Null), out)?;
    }
    Ok(())
}

/// A policy file: JSON where it ends in `.json`, else TOML.
fn load(file: &Path) -> io::Result<Value> {
    let failed = |problem: String| io::Error::other(format!("{}: {problem}", file.display()));
    let text = fs::read_to_string(file).map_err(|error| failed(error.to_string()))?;
    let text = text.trim_start_matches('\u{feff}');
    if file
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
    {
        return serde_json::from_str(text).map_err(|error| failed(error.to_string()));
    }
    let table: toml::Table = text
        .parse()
        .map_err(|error: toml::de::Error| failed(error.to_string()))?;
    serde_json::to_value(table).map_err(|error| failed(error.to_string()))
}
