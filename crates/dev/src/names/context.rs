//! What the words round a possible name say, on top of the rules.

use anyhow::Result;
use promptwacht_detector::training::{CONTEXT_BITS, STEPS, THRESHOLD, possible_names};

use super::learner::{Example, Settings, from_decibans, learn as regress, to_bytes};
use super::lines;
use super::templates::{Marked, Templates, unmark};
use crate::tools;

/// How often each template is filled in.
const FILLED: usize = 8;
/// How much a line of the corpus counts against one filled-in template: it is a text as people write it.
const CORPUS_IMPORTANCE: f64 = 4.0;

pub(super) fn learn() -> Result<Vec<u8>> {
    let mut examples = Vec::new();
    for marked in Templates::read()?.fill(FILLED) {
        add(&mut examples, &marked, 1.0);
    }
    for marked in corpus()? {
        add(&mut examples, &marked, CORPUS_IMPORTANCE);
    }
    let names = examples.iter().filter(|example| example.truth).count();
    eprintln!("{} possible names, {names} of them names", examples.len());
    let settings = Settings {
        bits: CONTEXT_BITS,
        rounds: 6,
        rate: 0.08,
        decay: 1e-5,
    };
    Ok(to_bytes(&regress(&mut examples, &settings), STEPS))
}

fn add(examples: &mut Vec<Example>, marked: &Marked, importance: f64) {
    for possible in possible_names(&marked.text) {
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
        examples.push(Example {
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
