//! Makes the table that the detector reads from the word lists, so that nothing is built when a page loads.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a build that stops is how a mistake in a list or pattern shows"
)]

#[path = "src/fold.rs"]
#[allow(dead_code, reason = "the detector uses the rest")]
mod fold;
#[path = "src/letters.rs"]
#[allow(dead_code, reason = "the detector uses the rest")]
mod letters;
#[path = "src/lists.rs"]
mod lists;
#[path = "src/word.rs"]
mod word;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    println!("cargo::rerun-if-changed=lexicons");
    println!("cargo::rerun-if-changed=src");
    lexicon(&out);
}

/// The table from the hash of a term to the set of lists that hold it. Few sets occur, so the table holds their
/// numbers, the commonest first.
fn lexicon(out: &Path) {
    let mut terms: BTreeMap<u32, (String, u64)> = BTreeMap::new();
    let mut add = |term: &str, hash: u32, bit: u32| {
        let entry = terms.entry(hash).or_insert_with(|| (term.to_owned(), 0));
        assert!(
            entry.0 == term,
            "{term:?} and {:?} have one hash: change SEED in src/word.rs",
            entry.0
        );
        entry.1 |= 1 << bit;
    };
    for (bit, list) in (0..).zip(lists::LISTS) {
        let path = format!("lexicons/nl/{list}.txt");
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        for term in text
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
        {
            let Some(key) = fold::key(term) else {
                panic!("{path}: {term:?} has a letter without a plain form")
            };
            let mut said = String::new();
            let mut hash = 0;
            for word in key.split(' ') {
                let next = word::hash(word.as_bytes());
                if said.is_empty() {
                    hash = next;
                } else {
                    add(&said, hash, lists::PHRASE_BIT);
                    hash = word::chain(hash, next);
                    said.push(' ');
                }
                said.push_str(word);
            }
            add(&said, hash, bit);
        }
    }
    street_tails(out, &terms);
    leave_out_what_letters_tell(&mut terms);
    let mut uses: BTreeMap<u64, usize> = BTreeMap::new();
    for (_, set) in terms.values() {
        *uses.entry(*set).or_default() += 1;
    }
    let mut sets: Vec<u64> = uses.keys().copied().collect();
    sets.sort_by_key(|set| (std::cmp::Reverse(uses[set]), *set));
    let number: BTreeMap<u64, usize> = sets.iter().copied().zip(0..).collect();

    // Bucket, print and set number of each term.
    let mut entries: Vec<(u32, u32, usize)> = Vec::new();
    // Terms that look like one before them in the table, by their whole hash.
    let mut twins: Vec<(u32, usize)> = Vec::new();
    let mut seen = BTreeSet::new();
    for (hash, (_, set)) in &terms {
        let mixed = word::mix(*hash);
        let bucket = mixed >> (32 - lists::BUCKET_BITS);
        let print = mixed & ((1 << lists::PRINT_BITS) - 1);
        if seen.insert((bucket, print)) {
            entries.push((bucket, print, number[set]));
        } else {
            twins.push((mixed, number[set]));
        }
    }
    entries.sort_unstable();
    twins.sort_unstable();
    fs::write(out.join("twins.rs"), format!("&{twins:?}")).expect("OUT_DIR is writable");
    let halves: Vec<[u64; 2]> = sets
        .iter()
        .map(|set| [set & 0xffff_ffff, set >> 32])
        .collect();
    fs::write(out.join("sets.rs"), format!("&{halves:?}")).expect("OUT_DIR is writable");
    write_rows(out, &entries);
}

/// Writes the table from its terms: bucket, print and number of the set of each, sorted.
fn write_rows(out: &Path, entries: &[(u32, u32, usize)]) {
    // How many terms each bucket has, and for each block of buckets how many stand before it.
    let first_of = |bucket: u32| entries.partition_point(|&(of, ..)| of < bucket);
    let counts: Vec<usize> = (0..1u32 << lists::BUCKET_BITS)
        .map(|bucket| first_of(bucket + 1) - first_of(bucket))
        .collect();
    assert!(
        counts.iter().all(|&count| count < 16),
        "a bucket of the word table has more terms than four bits count: take another BUCKET_BITS"
    );
    let counts: Vec<u8> = counts
        .as_chunks::<2>()
        .0
        .iter()
        .map(|&[even, odd]| u8::try_from(even | odd << 4).expect("two counts of four bits"))
        .collect();
    fs::write(out.join("lexicon.counts"), counts).expect("OUT_DIR is writable");
    // Print and set number in one look; a number that does not fit stands in a table of its own, in the order of rows.
    let most = (1 << (16 - lists::PRINT_BITS)) - 1;
    let is_rare = |&&(.., set): &&(u32, u32, usize)| set >= most;
    let blocks: Vec<usize> = (0..1u32 << lists::BUCKET_BITS)
        .step_by(lists::BLOCK)
        .map(first_of)
        .map(|first| {
            let rare = entries[..first].iter().filter(is_rare).count();
            assert!(first < 1 << lists::FIRST_BITS && rare < 1 << (32 - lists::FIRST_BITS));
            first | rare << lists::FIRST_BITS
        })
        .collect();
    fs::write(out.join("blocks.rs"), format!("&{blocks:?}")).expect("OUT_DIR is writable");
    let rows: Vec<u8> = entries
        .iter()
        .flat_map(|&(_, print, set)| {
            let row =
                print << (16 - lists::PRINT_BITS) | u32::try_from(set.min(most)).expect("few bits");
            u16::try_from(row).expect("sixteen bits").to_le_bytes()
        })
        .collect();
    fs::write(out.join("lexicon.rows"), rows).expect("OUT_DIR is writable");
    let rare: Vec<usize> = entries
        .iter()
        .filter(is_rare)
        .map(|&(.., set)| set)
        .collect();
    let short: Vec<u8> = rare
        .iter()
        .map(|&set| u8::try_from(set).unwrap_or(255))
        .collect();
    fs::write(out.join("lexicon.rare"), short).expect("OUT_DIR is writable");
    let long: Vec<(usize, usize)> = rare
        .iter()
        .enumerate()
        .filter(|&(_, &set)| set >= 255)
        .map(|(at, &set)| (at, set))
        .collect();
    fs::write(out.join("rarest.rs"), format!("&{long:?}")).expect("OUT_DIR is writable");
}

/// From this sum on the letters of a surname say by themselves that it is a name, in decibans.
const SURE_LETTERS: i32 = 9;
/// Up to this sum they say by themselves that a word is none.
const NO_LETTERS: i32 = -2;

/// Leaves out rare surnames and proper nouns of which the letters alone tell what they are.
fn leave_out_what_letters_tell(terms: &mut BTreeMap<u32, (String, u64)>) {
    let letters = fs::read("model/letters.bin").expect("model/letters.bin");
    println!("cargo::rerun-if-changed=model");
    let only = |name: &str| {
        let bit = lists::LISTS.iter().position(|list| *list == name);
        1 << bit.expect("a list")
    };
    let (surnames, proper_nouns) = (only("surnames"), only("proper-nouns"));
    terms.retain(|_, (term, set)| {
        let mut sum = 0;
        letters::each(term.as_bytes(), &mut |feature| {
            let at = (feature >> (32 - letters::BITS)) as usize;
            sum += i32::from(letters[at].cast_signed());
        });
        let sum = sum / letters::STEPS;
        !(*set == surnames && sum >= SURE_LETTERS || *set == proper_nouns && sum <= NO_LETTERS)
    });
}

/// The last three letters of the endings of streets, as a bit of the last letter for each two before it: most words are
/// turned away by them.
fn street_tails(out: &Path, terms: &BTreeMap<u32, (String, u64)>) {
    let bit = lists::LISTS
        .iter()
        .position(|list| *list == "street-suffixes")
        .expect("a list");
    let mut tails = vec![0_u32; 26 * 26];
    for (term, _) in terms.values().filter(|(_, set)| set >> bit & 1 == 1) {
        if let [.., first, second, last] = term.as_bytes() {
            let row = usize::from(first - b'a') * 26 + usize::from(second - b'a');
            tails[row] |= 1 << (last - b'a');
        }
    }
    fs::write(out.join("street_tails.rs"), format!("{tails:?}")).expect("OUT_DIR is writable");
}
