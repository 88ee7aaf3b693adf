//! What the words round a possible name say, on top of the rules.

use anyhow::Result;
use promptwacht_detector::training::{CONTEXT_BITS, THRESHOLD, possible_names};

use super::learner::{Example, Settings, from_decibans, learn as regress, to_nibbles};
use super::lines;
use super::templates::{Marked, Templates, unmark};
use crate::tools;

/// How often each template is filled in.
const FILLED: usize = 3;

/// Templates teach what names look like, the corpus how often they occur: the second step learns what the first, and
/// the rules, get wrong on texts as people write them.
pub(super) fn learn() -> Result<Vec<u8>> {
    let first = from_templates()?;
    let mut examples = Vec::new();
    for marked in corpus()? {
        add(&mut examples, &marked, 1.0);
    }
    let names = examples.iter().filter(|example| example.truth).count();
    eprintln!("{} possible names, {names} of them names", examples.len());
    Ok(to_nibbles(&refine(&first, &mut examples)))
}

/// Learns on four fifths of the corpus and tries the rest, five times: how well it does on text that it has not seen.
pub(super) fn check() -> Result<()> {
    let first = from_templates()?;
    let corpus = corpus()?;
    let mut rules = [[0.0; 2]; 2];
    let mut counts = [[0.0; 2]; 2];
    let mut loss = 0.0;
    for fold in 0..5 {
        let mut examples = Vec::new();
        let mut held = Vec::new();
        for (at, marked) in corpus.iter().enumerate() {
            add(
                if at % 5 == fold {
                    &mut held
                } else {
                    &mut examples
                },
                marked,
                1.0,
            );
        }
        let weights = refine(&first, &mut examples);
        number(&mut held);
        for example in held {
            let sum = total(&weights, &example) + example.offset;
            rules[usize::from(example.truth)][usize::from(example.offset >= 0.0)] += 1.0;
            counts[usize::from(example.truth)][usize::from(sum >= 0.0)] += 1.0;
            if std::env::var("SHOW").is_ok() && (sum >= 0.0) != example.truth {
                eprintln!(
                    "ERR {} {:+.1} rules {:+.0}: {}",
                    if example.truth { "missed" } else { "extra" },
                    sum * 4.34,
                    example.offset * 4.34,
                    example.note
                );
            }
            loss += (1.0 + (if example.truth { -sum } else { sum }).exp()).ln();
        }
    }
    for (name, counts) in [("rules", rules), ("with the model", counts)] {
        let [[_, extra], [missed, found]]: [[f64; 2]; 2] = counts;
        eprintln!(
            "{name}: recall {:.1}%, precision {:.1}%",
            100.0 * found / (found + missed),
            100.0 * found / (found + extra)
        );
    }
    eprintln!("loss {loss:.0}");
    Ok(())
}

fn var(name: &str, default: f64) -> f64 {
    std::env::var(name)
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(default)
}

fn from_templates() -> Result<Vec<f64>> {
    let mut examples = Vec::new();
    for marked in Templates::read()?.fill(var("FILLED", FILLED as f64) as usize) {
        add(&mut examples, &marked, 1.0);
    }
    number(&mut examples);
    Ok(regress(
        &mut examples,
        &Settings {
            bits: CONTEXT_BITS,
            rounds: var("R1", 4.0) as usize,
            rate: 0.08,
            decay: var("D1", 1e-3),
        },
    ))
}

/// The weights of the templates, bettered by what the corpus shows.
fn refine(first: &[f64], examples: &mut [Example]) -> Vec<f64> {
    let beta = var("BETA", 0.5);
    number(examples);
    for example in examples.iter_mut() {
        example.offset += beta * total(first, example);
    }
    let second = regress(
        examples,
        &Settings {
            bits: CONTEXT_BITS,
            rounds: var("R2", 8.0) as usize,
            rate: var("RATE", 0.08),
            decay: var("D2", 1e-2),
        },
    );
    first
        .iter()
        .zip(second)
        .map(|(first, second)| beta * first + second)
        .collect()
}

/// Numbers the features in as many bits as the table has.
fn number(examples: &mut [Example]) {
    for feature in examples
        .iter_mut()
        .flat_map(|example| &mut example.features)
    {
        *feature >>= 32 - CONTEXT_BITS;
    }
}

fn total(weights: &[f64], example: &Example) -> f64 {
    example
        .features
        .iter()
        .filter_map(|&feature| weights.get(feature as usize))
        .sum()
}

fn add(examples: &mut Vec<Example>, marked: &Marked, importance: f64) {
    let all = possible_names(&marked.text);
    if std::env::var("SHOW").is_ok() && importance < 2.0 {
        for &(start, end) in &marked.names {
            if !all.iter().any(|p| {
                p.span.start < end
                    && start < p.span.end
                    && (p.span.end.min(end) - p.span.start.max(start)) * 2 >= end - start
            }) {
                let lo = marked.text[..start]
                    .char_indices()
                    .rev()
                    .nth(30)
                    .map_or(0, |x| x.0);
                eprintln!(
                    "NONE {}[{}]",
                    &marked.text[lo..start].replace('\n', "/"),
                    &marked.text[start..end]
                );
            }
        }
    }
    for possible in all {
        let span = (possible.span.start, possible.span.end);
        let truth = marked.names.contains(&span);
        // A piece of a name is neither right nor a false alarm.
        let piece = marked
            .names
            .iter()
            .any(|&(start, end)| start <= span.0 && span.1 <= end);
        if !truth && piece {
            continue;
        }
        let lo = marked.text[..possible.span.start]
            .char_indices()
            .rev()
            .nth(40)
            .map_or(0, |x| x.0);
        let hi = marked.text[possible.span.end..]
            .char_indices()
            .nth(40)
            .map_or(marked.text.len(), |x| possible.span.end + x.0);
        let note = format!(
            "{}[{}]{}",
            &marked.text[lo..possible.span.start],
            &marked.text[possible.span.start..possible.span.end],
            &marked.text[possible.span.end..hi]
        )
        .replace('\n', "/");
        examples.push(Example {
            note,
            features: possible.features,
            offset: from_decibans(possible.rules - THRESHOLD),
            truth,
            importance,
        });
    }
}

/// The lines of the corpus that may be tuned on.
fn corpus() -> Result<Vec<Marked>> {
    let mut marked = Vec::new();
    for path in tools::files_under(&tools::root().join("tests/corpus/tune"))? {
        let text = tools::read(path)?;
        marked.extend(lines(&text).map(|line| unmark(line, "person-name")));
    }
    Ok(marked)
}
