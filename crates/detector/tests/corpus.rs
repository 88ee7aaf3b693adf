//! The marked sentences of `tests/corpus`: every mark is found as its kind, and nothing else counts.

#![expect(
    clippy::panic,
    clippy::string_slice,
    reason = "a test that stops says what is wrong with the corpus"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use promptwacht_detector::check;

/// A sentence without its marks, and the pieces that were marked: kind and byte range.
fn unmark(line: &str) -> (String, Vec<(String, usize, usize)>) {
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

#[derive(Default)]
struct Score {
    marked: usize,
    found: usize,
    right: usize,
}

#[test]
fn every_mark_is_found_and_nothing_else() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut slips = String::new();
    let mut lines = 0;
    for path in files {
        let content = std::fs::read_to_string(&path).unwrap();
        for (number, line) in content.lines().enumerate() {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            lines += 1;
            let (text, marks) = unmark(line);
            let report = check(&text);
            let found: Vec<_> = report
                .flagged()
                .map(|finding| {
                    (
                        finding.kind.id.to_owned(),
                        finding.span.start,
                        finding.span.end,
                    )
                })
                .collect();
            for (kind, start, end) in &marks {
                let score = scores.entry(kind.clone()).or_default();
                score.marked += 1;
                score.right += usize::from(found.contains(&(kind.clone(), *start, *end)));
            }
            for (kind, ..) in &found {
                scores.entry(kind.clone()).or_default().found += 1;
            }
            if found != marks {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                let say = |list: &[(String, usize, usize)]| {
                    list.iter()
                        .map(|(kind, start, end)| format!("{kind}:{}", &text[*start..*end]))
                        .collect::<Vec<_>>()
                        .join(", ")
                };
                let missed: Vec<_> = marks
                    .iter()
                    .filter(|mark| !found.contains(mark))
                    .cloned()
                    .collect();
                let extra: Vec<_> = found
                    .iter()
                    .filter(|finding| !marks.contains(finding))
                    .cloned()
                    .collect();
                let _ = writeln!(
                    slips,
                    "{name}:{}: missed [{}] extra [{}]\n    {text}",
                    number + 1,
                    say(&missed),
                    say(&extra)
                );
            }
        }
    }
    println!(
        "{:<18} {:>6} {:>6} {:>7} {:>9}",
        "kind", "marked", "found", "recall", "precision"
    );
    for (kind, score) in &scores {
        #[expect(clippy::cast_precision_loss, reason = "counts of a few thousand lines")]
        let part = |whole: usize| {
            if whole == 0 {
                100.0
            } else {
                100.0 * score.right as f64 / whole as f64
            }
        };
        println!(
            "{kind:<18} {:>6} {:>6} {:>6.1}% {:>8.1}%",
            score.marked,
            score.found,
            part(score.marked),
            part(score.found)
        );
    }
    assert!(lines > 400, "the corpus is missing: {lines} lines");
    assert!(slips.is_empty(), "\n{slips}");
}
