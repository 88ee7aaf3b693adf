//! Makes the tables that the detector reads: word lists to one `fst`, patterns to dense DFAs.
//! So nothing is compiled when a page loads.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a build that stops is how a mistake in a list or pattern shows"
)]

#[path = "src/fold.rs"]
#[allow(dead_code, reason = "the detector uses the rest")]
mod fold;
#[path = "src/lists.rs"]
mod lists;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use regex_automata::MatchKind;
use regex_automata::dfa::{StartKind, dense};
use regex_automata::util::syntax;

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    println!("cargo::rerun-if-changed=lexicons");
    println!("cargo::rerun-if-changed=src/kinds");
    lexicon(&out);
    patterns(&out);
}

/// One map from folded term to the set of lists that hold it. Few sets occur, so the map holds their numbers,
/// the commonest first: small numbers make a small table.
fn lexicon(out: &Path) {
    let mut terms: BTreeMap<String, u64> = BTreeMap::new();
    for (bit, list) in lists::LISTS.iter().enumerate() {
        let path = format!("lexicons/nl/{list}.txt");
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        for term in text
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
        {
            let Some(key) = fold::key(term) else {
                panic!("{path}: {term:?} has a letter without a plain form")
            };
            if let Some((first, _)) = key.split_once(' ') {
                *terms.entry(first.to_owned()).or_default() |= 1 << lists::PHRASE_BIT;
            }
            *terms.entry(key).or_default() |= 1 << bit;
        }
    }
    let mut uses: BTreeMap<u64, usize> = BTreeMap::new();
    for &set in terms.values() {
        *uses.entry(set).or_default() += 1;
    }
    let mut sets: Vec<u64> = uses.keys().copied().collect();
    sets.sort_by_key(|set| (std::cmp::Reverse(uses[set]), *set));
    let number: BTreeMap<u64, u64> = sets.iter().copied().zip(0..).collect();
    let map = fst::Map::from_iter(terms.into_iter().map(|(term, set)| (term, number[&set])));
    let bytes = map.expect("keys are sorted").into_fst().into_inner();
    fs::write(out.join("lexicon.fst"), bytes).expect("OUT_DIR is writable");
    let halves: Vec<[u64; 2]> = sets
        .iter()
        .map(|set| [set & 0xffff_ffff, set >> 32])
        .collect();
    fs::write(out.join("sets.rs"), format!("&{halves:?}")).expect("OUT_DIR is writable");
}

/// One dense DFA for each `pattern!("stem", r#"…"#)` in `src/kinds`.
fn patterns(out: &Path) {
    for entry in fs::read_dir("src/kinds").expect("src/kinds").flatten() {
        let path = entry.path();
        let Ok(source) = fs::read_to_string(&path) else {
            continue;
        };
        let Some((_, rest)) = source.split_once("= pattern!(") else {
            continue;
        };
        // "stem", r#"pattern"#
        let (stem, pattern) = rest
            .split_once("r#\"")
            .and_then(|(stem, rest)| Some((stem.split('"').nth(1)?, rest.split_once("\"#")?.0)))
            .unwrap_or_else(|| panic!("{}: pattern!(\"stem\", r#\"…\"#)", path.display()));
        let dfa = dense::Builder::new()
            .configure(
                dense::Config::new()
                    .start_kind(StartKind::Anchored)
                    .match_kind(MatchKind::All)
                    .minimize(true),
            )
            .syntax(
                syntax::Config::new()
                    .unicode(false)
                    .utf8(false)
                    .ignore_whitespace(true),
            )
            .build(pattern)
            .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        // All our targets are little-endian; the header lets the reader notice otherwise.
        let (bytes, _) = dfa.to_bytes_little_endian();
        fs::write(out.join(format!("{stem}.dfa")), bytes).expect("OUT_DIR is writable");
    }
}
