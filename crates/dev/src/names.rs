//! Trains the model of names that the detector carries: the same input gives the same bytes on every machine.
//!
//! Two steps, each from files of this repository alone. *Letters* learns to tell names from the words of the Dutch
//! dictionary and lists the words that it takes for names. *Context* learns, on filled-in templates and on the part of
//! the corpus that may be tuned on, what the rules of the detector get wrong. The detector reads the result of the
//! first step, so it is built anew between them:
//!
//! ```text
//! cargo run --release -p promptwacht-dev --features training -- names letters
//! cargo run --release -p promptwacht-dev --features training -- names context
//! ```

mod context;
mod learner;
mod letters;
mod random;
mod sparse;
mod templates;

use std::path::Path;

use anyhow::{Context, Result};
use clap::Subcommand;

/// A step of the training.
#[derive(Clone, Copy, Debug, Subcommand)]
pub(crate) enum Step {
    /// Runs of letters: `model/letters.bin` and the list `name-like-words`.
    Letters,
    /// Words round a name: `model/context.bin`.
    Context,
    /// How well the context does on text that it has not seen.
    Check,
    /// The names of the corpus that the rules do not even propose, each in its line.
    Unproposed,
}

/// Runs one step and writes what it learnt.
pub(crate) fn run(step: Step) -> Result<()> {
    match step {
        Step::Letters => {
            let learnt = letters::learn()?;
            write("crates/detector/model/letters.bin", &learnt.table)?;
            write(
                "crates/detector/lexicons/nl/name-like-words.txt",
                learnt.name_like.as_bytes(),
            )
        }
        Step::Check => context::check(),
        Step::Unproposed => context::unproposed(),
        Step::Context => write("crates/detector/model/context.bin", &context::learn()?),
    }
}

fn write(path: impl AsRef<Path>, bytes: &[u8]) -> Result<()> {
    let path = path.as_ref();
    std::fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))
}

/// The terms of a word list of the detector.
fn list(name: &str) -> Result<Vec<String>> {
    let path = crate::tools::root().join(format!("crates/detector/lexicons/nl/{name}.txt"));
    Ok(lines(&crate::tools::read(path)?)
        .map(str::to_owned)
        .collect())
}

/// The lines of a file that say something.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn training_again_gives_the_tables_that_are_committed() {
        let committed = |path: &str| std::fs::read(crate::tools::root().join(path)).unwrap();
        let learnt = letters::learn().unwrap();
        assert!(
            learnt.table == committed("crates/detector/model/letters.bin"),
            "run `names letters`"
        );
        assert!(
            learnt.name_like.as_bytes()
                == committed("crates/detector/lexicons/nl/name-like-words.txt"),
            "run `names letters`"
        );
        assert!(
            context::learn().unwrap() == committed("crates/detector/model/context.bin"),
            "run `names context`"
        );
    }
}
