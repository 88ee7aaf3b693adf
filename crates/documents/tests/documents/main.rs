//! Files of every format, whole and spoilt, each with the text or the reason that must come of it. Made here, but for a few
//! that other programs wrote (`fixtures/`). All values are made up.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    clippy::too_many_lines,
    clippy::format_push_string,
    clippy::format_collect,
    clippy::cast_possible_truncation,
    clippy::precedence,
    reason = "all of it is a test, also what no attribute marks as one; its tables are long"
)]

mod damage;
mod fixtures;
mod hostile;
mod mails;
mod office;
mod other;
mod pdfs;
mod plain;
mod write;

use std::time::{Duration, Instant};

use promptwacht_documents::{Format, Unreadable, read};

/// What must come of a file.
enum Expected {
    /// This format, with these lines, in this order, others between them.
    Lines(Format, Vec<String>),
    /// The same, and more that was not read.
    Partly(Format, Vec<String>),
    /// No text, for this reason.
    Reason(Unreadable),
}

/// One file.
struct Case {
    name: String,
    bytes: Vec<u8>,
    expected: Expected,
    /// It is broken, huge, nested or hostile.
    spoilt: bool,
}

fn lines(name: &str, bytes: impl Into<Vec<u8>>, format: Format, lines: &[&str]) -> Case {
    Case {
        name: name.to_string(),
        bytes: bytes.into(),
        expected: Expected::Lines(format, lines.iter().map(ToString::to_string).collect()),
        spoilt: false,
    }
}

fn reason(name: &str, bytes: impl Into<Vec<u8>>, reason: Unreadable) -> Case {
    Case {
        name: name.to_string(),
        bytes: bytes.into(),
        expected: Expected::Reason(reason),
        spoilt: false,
    }
}

impl Case {
    fn partly(mut self) -> Self {
        if let Expected::Lines(format, lines) = self.expected {
            self.expected = Expected::Partly(format, lines);
        }
        self
    }

    fn spoilt(mut self) -> Self {
        self.spoilt = true;
        self
    }

    /// What is wrong with the outcome.
    fn fault(&self) -> Option<String> {
        let outcome = read(&self.name, &self.bytes);
        match (&self.expected, outcome) {
            (Expected::Reason(expected), Err(reason)) if *expected == reason => None,
            (Expected::Lines(format, lines), Ok(document))
                if *format == document.format && !document.partial =>
            {
                missing(&document.text, lines)
            }
            (Expected::Partly(format, lines), Ok(document))
                if *format == document.format && document.partial =>
            {
                missing(&document.text, lines)
            }
            (_, Ok(document)) => Some(format!("{document:?}: {:.300}", document.text)),
            (_, Err(reason)) => Some(format!("{reason:?}")),
        }
    }
}

fn missing(text: &str, lines: &[String]) -> Option<String> {
    let mut found = text.lines();
    let missing = lines
        .iter()
        .find(|expected| !found.any(|line| line == expected.as_str()))?;
    Some(format!("no line {missing:?} in {text:.2000}"))
}

/// A spoilt file of ten megabytes must not hold up a browser. Without optimisation and beside other tests it may take longer.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 2 });

fn cases() -> Vec<Case> {
    [
        plain::cases(),
        mails::cases(),
        office::cases(),
        pdfs::cases(),
        other::cases(),
        fixtures::cases(),
        hostile::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn each_gives_its_text_or_its_reason() {
    let cases = cases();
    let mut faults = Vec::new();
    let mut times = Vec::new();
    for case in &cases {
        let start = Instant::now();
        let fault = case.fault();
        let took = start.elapsed();
        times.push((took, &case.name));
        if let Some(fault) = fault {
            faults.push(format!("{}: {fault}", case.name));
        }
        if took > PATIENCE {
            faults.push(format!("{}: took {took:?}", case.name));
        }
    }
    let spoilt = cases.iter().filter(|case| case.spoilt).count();
    let read = cases
        .iter()
        .filter(|case| !matches!(case.expected, Expected::Reason(_)))
        .count();
    println!(
        "{} files, {spoilt} of them broken, huge, nested or hostile: {read} read, {} refused, {} wrong",
        cases.len(),
        cases.len() - read,
        faults.len(),
    );
    times.sort();
    for (took, name) in times.iter().rev().take(12) {
        println!("{:>7} ms  {name}", took.as_millis());
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    assert!(cases.len() >= 200 && spoilt * 3 >= cases.len());
}
