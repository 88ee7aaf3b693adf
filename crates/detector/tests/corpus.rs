//! The marked sentences of `tests/corpus`: how much is found, and how much of what is found is right.
//!
//! A mark counts as found when a finding of its group covers at least half of it. Lines without marks must neither be
//! stopped nor warned about. `PROMPTWACHT_SLIPS=<kind>` (or `all`) prints the slips of the part that is tuned on; the
//! other part is only measured, so its slips are never shown.

#![expect(
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::cast_precision_loss,
    reason = "a test that stops says what is wrong with the corpus; counts are of a few thousand lines"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fmt::Write as _;
use std::fs;

use promptwacht_detector::{Level, check};

/// Numbers with a check of their own: none may be missed.
const CHECKED: &[&str] = &["nl-bsn", "iban", "be-insz", "payment-card", "nl-big"];
/// Kinds that point to one person, or open a door, by themselves.
const DIRECT: &[&str] = &["person", "number", "contact", "secret", "date"];

/// Kinds that a reader may call by each other's names.
fn group(kind: &str) -> &'static str {
    match kind {
        "person-name" => "person",
        "secret" => "secret",
        "birth-date" => "date",
        "nl-phone" | "phone" | "email" | "url" | "ip-address" | "mac-address"
        | "street-address" | "nl-licence-plate" | "iban" | "bank-account" | "payment-card" => {
            "contact"
        }
        "nl-postcode" | "po-box" => "postcode",
        "place" => "place",
        "organisation-unit" | "event-date" | "initials" | "age" | "rare-profession" => "trace",
        "business" | "classification" => "business",
        "medicine" | "diagnosis" | "health-word" | "record-style" => "health",
        _ => "number",
    }
}

/// A text without its marks, and the pieces that were marked: kind and byte range.
fn unmark(line: &str) -> (String, Vec<(String, usize, usize)>) {
    let line = line.replace("\\n", "\n").replace("\\t", "\t");
    let mut text = String::new();
    let mut marks = Vec::new();
    for (part, piece) in line.split(['«', '»']).enumerate() {
        if part % 2 == 0 {
            text.push_str(piece);
        } else {
            let (kind, value) = piece
                .split_once(':')
                .unwrap_or_else(|| panic!("mark without kind: {line}"));
            marks.push((kind.to_owned(), text.len(), text.len() + value.len()));
            text.push_str(value);
        }
    }
    (text, marks)
}

#[derive(Default, Clone, Copy)]
struct Score {
    marked: usize,
    recalled: usize,
    found: usize,
    right: usize,
}

impl Score {
    fn recall(self) -> f64 {
        percent(self.recalled, self.marked)
    }

    fn precision(self) -> f64 {
        percent(self.right, self.found)
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        100.0
    } else {
        100.0 * part as f64 / whole as f64
    }
}

/// What a part of the corpus says about the detector.
#[derive(Default)]
struct Result {
    lines: usize,
    kinds: BTreeMap<String, Score>,
    groups: BTreeMap<&'static str, Score>,
    /// Lines with direct identifiers, and those in which none was missed.
    direct: (usize, usize),
    /// Lines without marks; how many of them were warned about; how many stopped.
    harmless: (usize, usize, usize),
}

impl Result {
    fn group(&self, name: &str) -> Score {
        self.groups.get(name).copied().unwrap_or_default()
    }

    /// Direct identifiers together.
    fn direct_score(&self) -> Score {
        DIRECT.iter().fold(Score::default(), |sum, name| {
            let one = self.group(name);
            Score {
                marked: sum.marked + one.marked,
                recalled: sum.recalled + one.recalled,
                found: sum.found + one.found,
                right: sum.right + one.right,
            }
        })
    }

    fn print(&self, name: &str) {
        println!("\n{name}: {} lines", self.lines);
        println!(
            "{:<20} {:>6} {:>8} {:>6} {:>9}",
            "", "marked", "recall", "found", "precision"
        );
        let row = |name: &str, score: &Score| {
            println!(
                "{name:<20} {:>6} {:>7.1}% {:>6} {:>8.1}%",
                score.marked,
                score.recall(),
                score.found,
                score.precision()
            );
        };
        for (kind, score) in &self.kinds {
            row(kind, score);
        }
        println!("by group");
        for (name, score) in &self.groups {
            row(name, score);
        }
        row("direct", &self.direct_score());
        println!(
            "prompts with direct identifiers fully caught: {} of {} ({:.1}%)",
            self.direct.1,
            self.direct.0,
            percent(self.direct.1, self.direct.0)
        );
        let (lines, warned, stopped) = self.harmless;
        println!(
            "harmless prompts: {lines}, warned {warned} ({:.1}%), stopped {stopped}",
            percent(warned, lines)
        );
    }
}

/// Reads the files of one part of the corpus and scores them; `slips` gets a line for each fault.
fn measure(part: &str, slips: &mut String) -> Result {
    let wanted = env::var("PROMPTWACHT_SLIPS").unwrap_or_default();
    let only = env::var("PROMPTWACHT_FILE").unwrap_or_default();
    let folder = format!("{}/../../tests/corpus/{part}", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().contains(&only))
        .collect();
    files.sort();
    let mut result = Result::default();
    for path in files {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let content = fs::read_to_string(&path).unwrap();
        for (number, line) in content.lines().enumerate() {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            result.lines += 1;
            let (text, marks) = unmark(line);
            let report = check(&text);
            let found: Vec<_> = report
                .flagged()
                .map(|finding| {
                    (
                        finding.kind.id,
                        finding.span.start,
                        finding.span.end,
                        finding.level,
                    )
                })
                .collect();
            let mut faults = Vec::new();
            let mut missed_direct = false;
            let mut has_direct = false;
            for (kind, start, end) in &marks {
                let covered: usize = found
                    .iter()
                    .filter(|(id, ..)| group(id) == group(kind))
                    .map(|&(_, from, to, _)| to.min(*end).saturating_sub(from.max(*start)))
                    .sum();
                let recalled = covered * 2 >= end - start;
                for score in [
                    result.kinds.entry(kind.clone()).or_default(),
                    result.groups.entry(group(kind)).or_default(),
                ] {
                    score.marked += 1;
                    score.recalled += usize::from(recalled);
                }
                if DIRECT.contains(&group(kind)) {
                    has_direct = true;
                    missed_direct |= !recalled;
                }
                if !recalled && (wanted == "all" || wanted == *kind || wanted == group(kind)) {
                    faults.push(format!("missed {kind} [{}]", &text[*start..*end]));
                }
            }
            for &(id, from, to, level) in &found {
                let right = marks.iter().any(|(kind, start, end)| {
                    group(kind) == group(id) && from < *end && *start < to
                });
                // A place or trace that only gives a hint, in a line that nobody marked, is no alarm.
                let counts = right || level > Level::Hint || DIRECT.contains(&group(id));
                if counts {
                    for score in [
                        result.kinds.entry(id.to_owned()).or_default(),
                        result.groups.entry(group(id)).or_default(),
                    ] {
                        score.found += 1;
                        score.right += usize::from(right);
                    }
                }
                if counts && !right && (wanted == "all" || wanted == id || wanted == group(id)) {
                    faults.push(format!("extra {id} [{}]", &text[from..to]));
                }
            }
            if marks.is_empty() {
                result.harmless.0 += 1;
                result.harmless.1 += usize::from(report.verdict.level == Level::Warn);
                result.harmless.2 += usize::from(report.verdict.level == Level::Stop);
                if report.verdict.level >= Level::Warn && wanted == "harmless" {
                    let rows: Vec<_> = report.verdict.rules.iter().map(|rule| rule.row).collect();
                    faults.push(format!("harmless, rows {rows:?} {found:?}"));
                }
            }
            if has_direct {
                result.direct.0 += 1;
                result.direct.1 += usize::from(!missed_direct);
            }
            if !faults.is_empty() {
                let _ = writeln!(
                    slips,
                    "{name}:{}: {}\n    {}",
                    number + 1,
                    faults.join(", "),
                    text.replace('\n', "\\n")
                );
            }
        }
    }
    result
}

/// What must hold on a part of the corpus, in percent. These are what is reached, so that nothing gets worse unseen; the
/// aim is 97 for recall and precision, 93 for prompts fully caught, 2 and 0 for harmless ones.
struct Floor {
    persons: (f64, f64),
    direct: (f64, f64),
    fully_caught: f64,
    harmless_warned: f64,
    harmless_stopped: f64,
}

fn assert_floor(result: &Result, floor: &Floor) {
    let persons = result.group("person");
    let direct = result.direct_score();
    let (with_direct, caught) = result.direct;
    let (harmless, warned, stopped) = result.harmless;
    let reached = [
        ("recall of persons", persons.recall() - floor.persons.0),
        (
            "precision of persons",
            persons.precision() - floor.persons.1,
        ),
        (
            "recall of direct identifiers",
            direct.recall() - floor.direct.0,
        ),
        (
            "precision of direct identifiers",
            direct.precision() - floor.direct.1,
        ),
        (
            "prompts fully caught",
            percent(caught, with_direct) - floor.fully_caught,
        ),
        (
            "harmless prompts warned",
            floor.harmless_warned - percent(warned, harmless),
        ),
        (
            "harmless prompts stopped",
            floor.harmless_stopped - percent(stopped, harmless),
        ),
    ];
    for (what, margin) in reached {
        assert!(
            margin >= 0.0,
            "{what}: {margin:.1} points worse than the floor"
        );
    }
    for kind in CHECKED {
        let score = result.kinds.get(*kind).copied().unwrap_or_default();
        assert!(
            score.recalled == score.marked && score.right == score.found,
            "{kind}: {} of {} found, {} of {} right",
            score.recalled,
            score.marked,
            score.right,
            score.found
        );
    }
}

#[test]
fn what_was_tuned_on_is_found() {
    let mut slips = String::new();
    let result = measure("tune", &mut slips);
    println!("{slips}");
    result.print("tune");
    assert!(
        result.lines > 3000,
        "the corpus is missing: {} lines",
        result.lines
    );
    assert_floor(
        &result,
        &Floor {
            persons: (90.0, 96.5),
            direct: (91.0, 96.0),
            fully_caught: 85.5,
            harmless_warned: 2.5,
            harmless_stopped: 0.3,
        },
    );
}

#[test]
fn what_nobody_tuned_on_is_found() {
    let result = measure("measured", &mut String::new());
    result.print("measured");
    assert!(
        result.lines > 1500,
        "the corpus is missing: {} lines",
        result.lines
    );
    assert_floor(
        &result,
        &Floor {
            persons: (91.0, 94.0),
            direct: (91.5, 94.5),
            fully_caught: 87.5,
            harmless_warned: 3.7,
            harmless_stopped: 0.3,
        },
    );
}

#[test]
fn both_parts_are_apart() {
    let lines = |part: &str| -> BTreeSet<String> {
        let folder = format!("{}/../../tests/corpus/{part}", env!("CARGO_MANIFEST_DIR"));
        fs::read_dir(folder)
            .unwrap()
            .flat_map(|entry| {
                let text = fs::read_to_string(entry.unwrap().path()).unwrap();
                text.lines()
                    .filter(|line| !line.starts_with('#') && !line.is_empty())
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .collect()
    };
    let (tune, measured) = (lines("tune"), lines("measured"));
    assert!(tune.is_disjoint(&measured));
}
