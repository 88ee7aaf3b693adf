//! What the words round a possible name say, on top of the rules.

use std::fmt;
use std::io::Write;

use anyhow::Result;
use promptwacht_detector::training::{THRESHOLD, possible_names};

use super::learner::{Example, Settings, from_decibans, learn as regress};
use super::lines;
use super::sparse::Index;
use super::templates::{Marked, Templates, unmark};
use crate::tools;

/// How often each template is filled in.
const FILLED: usize = 8;
/// What the templates teach counts for so much where the corpus says nothing.
const TRUST_IN_TEMPLATES: f64 = 0.5;
/// A false alarm is worse than a miss by so much: it teaches people to click the dialog away.
const FALSE_ALARM: f64 = 1.3;
/// The corpus is tried in so many parts, each by what is learnt from the others.
const PARTS: usize = 5;

const FROM_TEMPLATES: Settings = Settings {
    rounds: 2,
    rate: 0.06,
    decay: 1e-3,
};
const FROM_CORPUS: Settings = Settings {
    rounds: 16,
    rate: 0.06,
    decay: 2e-3,
};

/// Templates teach what names look like, the corpus how often they occur: the second step learns what the first, and
/// the rules, get wrong on texts as people write them.
pub(super) fn learn() -> Result<Vec<u8>> {
    let mut templates = from_templates()?;
    let mut examples = Vec::new();
    for marked in corpus()? {
        add(&mut examples, &marked);
    }
    let names = examples.iter().filter(|example| example.truth).count();
    eprintln!("{} possible names, {names} of them names", examples.len());
    let (index, weights) = fit(&mut templates, &mut examples);
    Ok(index.table(&weights))
}

/// How well it does on text that it has not seen: each part of the corpus tried by what is learnt from the others.
pub(super) fn check() -> Result<()> {
    let corpus = corpus()?;
    let (mut rules, mut model) = (Counts::default(), Counts::default());
    for part in 0..PARTS {
        let mut templates = from_templates()?;
        let mut examples = Vec::new();
        let mut held = Vec::new();
        for (at, marked) in corpus.iter().enumerate() {
            if at % PARTS == part {
                add(&mut held, marked);
            } else {
                add(&mut examples, marked);
            }
        }
        let (index, weights) = fit(&mut templates, &mut examples);
        index.number(&mut held);
        for example in &held {
            let sum = total(&weights, example) + example.offset;
            rules.add(example.truth, example.offset >= 0.0);
            model.add(example.truth, sum >= 0.0);
        }
    }
    eprintln!("rules alone: {rules}");
    eprintln!("with the model: {model}");
    Ok(())
}

/// Prints the names of the corpus that no candidate is, with the nearest candidates: what the model cannot mend.
pub(super) fn unproposed() -> Result<()> {
    let (mut names, mut missed) = (0, 0);
    let mut out = std::io::stdout().lock();
    for marked in corpus()? {
        let possible = possible_names(&marked.text);
        names += marked.names.len();
        for &(start, end) in &marked.names {
            if possible
                .iter()
                .any(|name| (name.span.start, name.span.end) == (start, end))
            {
                continue;
            }
            missed += 1;
            let near: Vec<&str> = possible
                .iter()
                .filter(|name| name.span.start < end && start < name.span.end)
                .map(|name| name.span.of(&marked.text))
                .collect();
            let begin = marked.text.floor_char_boundary(start.saturating_sub(30));
            let close = marked
                .text
                .ceil_char_boundary((end + 20).min(marked.text.len()));
            writeln!(
                out,
                "{:?}\t{near:?}\t{:?}",
                marked.text.get(start..end).unwrap_or(""),
                marked.text.get(begin..close).unwrap_or(""),
            )?;
        }
    }
    eprintln!("{missed} of {names} names are not proposed");
    Ok(())
}

/// Right and wrong answers.
#[derive(Default)]
struct Counts {
    found: f64,
    missed: f64,
    extra: f64,
}

impl Counts {
    fn add(&mut self, truth: bool, said: bool) {
        match (truth, said) {
            (true, true) => self.found += 1.0,
            (true, false) => self.missed += 1.0,
            (false, true) => self.extra += 1.0,
            (false, false) => {}
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "recall {:.1}%, precision {:.1}%",
            100.0 * self.found / (self.found + self.missed),
            100.0 * self.found / (self.found + self.extra)
        )
    }
}

fn from_templates() -> Result<Vec<Example>> {
    let mut examples = Vec::new();
    for marked in Templates::read()?.fill(FILLED) {
        add(&mut examples, &marked);
    }
    Ok(examples)
}

/// The weights of the templates, bettered by what the corpus shows.
fn fit(templates: &mut [Example], examples: &mut [Example]) -> (Index, Vec<f64>) {
    let index = Index::new(&[templates, examples]);
    index.number(templates);
    index.number(examples);
    let first = regress(templates, index.len(), &FROM_TEMPLATES);
    for example in examples.iter_mut() {
        example.offset += TRUST_IN_TEMPLATES * total(&first, example);
    }
    let second = regress(examples, index.len(), &FROM_CORPUS);
    let weights = first
        .iter()
        .zip(second)
        .map(|(first, second)| TRUST_IN_TEMPLATES * first + second)
        .collect();
    (index, weights)
}

fn total(weights: &[f64], example: &Example) -> f64 {
    example
        .features
        .iter()
        .filter_map(|&feature| weights.get(feature as usize))
        .sum()
}

fn add(examples: &mut Vec<Example>, marked: &Marked) {
    for possible in possible_names(&marked.text) {
        let span = (possible.span.start, possible.span.end);
        // The genitive's s is no mistake.
        let genitive = possible.span.of(&marked.text).ends_with('s');
        let truth = marked
            .names
            .iter()
            .any(|&(start, end)| (start, end) == span || genitive && (start, end + 1) == span);
        // A piece of a name is neither right nor a false alarm, but where it breaks off too early.
        let piece = marked
            .names
            .iter()
            .any(|&(start, end)| start < span.0 && span.1 <= end);
        if !truth && piece {
            continue;
        }
        examples.push(Example {
            features: possible.features,
            offset: from_decibans(possible.rules - THRESHOLD),
            truth,
            importance: if truth { 1.0 } else { FALSE_ALARM },
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
