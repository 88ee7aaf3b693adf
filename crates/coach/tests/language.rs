//! How our Dutch reads: every `nl` of the tables, and every message of the extension. Prints what is hard to read, with its file
//! and its text (`cargo test -p promptwacht-coach --test language -- --nocapture`).
//!
//! Readability is that of Flesch as Douma fitted it to Dutch (1960), which `textstat` uses too:
//! 206.84 − 0.93 × words a sentence − 77 × syllables a word. From 60 on a text is plain. Syllables are those of the patterns of TeX.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a test stops where something is missing"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// Longest sentence, in words.
const LONGEST: usize = 25;
/// Most words a sentence has on average.
const MEAN: usize = 15;
/// From here on a text is plain.
const PLAIN: f64 = 60.0;
/// How many of a hundred texts of two sentences and more are plain.
const PLAIN_OF_HUNDRED: usize = 90;

/// A text and where it stands.
struct Text {
    place: String,
    words: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn tables() -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for file in fs::read_dir(root().join("crates/coach/content")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|end| end == "toml") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let table: toml::Table = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            all.push((name, serde_json::to_value(table).unwrap()));
        }
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

/// All words in both languages below a value; `place` says where.
fn walk(value: &Value, place: &str, found: &mut Vec<(String, Option<String>, Option<String>)>) {
    match value {
        Value::Object(fields) => {
            let text = |language: &str| fields.get(language)?.as_str().map(str::to_owned);
            if text("nl").is_some() || text("en").is_some() {
                found.push((place.to_owned(), text("nl"), text("en")));
                return;
            }
            let id = fields.get("id").and_then(Value::as_str);
            let place = id.map_or_else(|| place.to_owned(), |id| format!("{place} {id}"));
            for (name, field) in fields {
                walk(field, &format!("{place} {name}"), found);
            }
        }
        Value::Array(all) => {
            for (number, one) in all.iter().enumerate() {
                walk(one, &format!("{place}[{number}]"), found);
            }
        }
        _ => (),
    }
}

fn messages(language: &str) -> BTreeMap<String, String> {
    let path = root().join(format!("extension/_locales/{language}/messages.json"));
    let all: BTreeMap<String, Value> =
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    all.into_iter()
        .map(|(key, entry)| {
            (
                key,
                entry["message"].as_str().unwrap_or_default().to_owned(),
            )
        })
        .collect()
}

/// Every Dutch text of ours.
fn dutch() -> Vec<Text> {
    let mut found = Vec::new();
    for (file, table) in tables() {
        walk(&table, &file, &mut found);
    }
    let of_tables = found
        .into_iter()
        .filter_map(|(place, nl, _)| Some(Text { place, words: nl? }));
    let of_messages = messages("nl").into_iter().map(|(key, words)| Text {
        place: format!("_locales/nl {key}"),
        words,
    });
    of_tables.chain(of_messages).collect()
}

/// Words of a text, sentence by sentence. A line is a sentence too; an address, and a number with a point in it, are one word.
fn sentences(text: &str) -> Vec<Vec<&str>> {
    let mut all = Vec::new();
    for line in text.lines() {
        let mut sentence = Vec::new();
        for word in line.split_whitespace() {
            if word.chars().any(char::is_alphanumeric) {
                sentence.push(word);
            }
            let end = word.trim_end_matches(['"', '\'', '”', '’', ')', '»']);
            if end.ends_with(['.', '?', '!']) && !is_short(end) && !sentence.is_empty() {
                all.push(std::mem::take(&mut sentence));
            }
        }
        if !sentence.is_empty() {
            all.push(sentence);
        }
    }
    all
}

/// Whether a word with a point at its end is a short form, and no end of a sentence.
fn is_short(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '"', '“']).to_lowercase();
    [
        "bijv.", "bv.", "enz.", "nr.", "dhr.", "mw.", "geb.", "art.", "m.", "v.",
    ]
    .contains(&word.as_str())
}

fn hard_words() -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("crates/coach/content/hard-words.txt")).unwrap();
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| {
            let (word, reason) = line.split_once(": ").expect(line);
            assert!(!reason.is_empty(), "{word} has no reason");
            word.to_owned()
        })
        .collect()
}

fn syllables(word: &str, hard: &BTreeSet<String>) -> usize {
    let word = word
        .trim_matches(|sign: char| !sign.is_alphanumeric())
        .to_lowercase();
    let stem = ["en", "n", "s"]
        .iter()
        .find_map(|end| word.strip_suffix(end).filter(|stem| hard.contains(*stem)));
    if hard.contains(&word) || stem.is_some() {
        return 2;
    }
    let parts = word.split(|sign: char| !sign.is_alphabetic());
    let spoken = parts
        .filter(|part| !part.is_empty())
        .map(|part| hypher::hyphenate_bounded(part, hypher::Lang::Dutch, 1, 2).count());
    spoken.sum::<usize>().max(1)
}

#[allow(clippy::cast_precision_loss, reason = "texts are short")]
fn flesch_douma(sentences: &[Vec<&str>], hard: &BTreeSet<String>) -> f64 {
    let words: usize = sentences.iter().map(Vec::len).sum();
    let syllables: usize = sentences
        .iter()
        .flatten()
        .map(|word| syllables(word, hard))
        .sum();
    let words = words as f64;
    206.84 - 0.93 * words / sentences.len() as f64 - 77.0 * syllables as f64 / words
}

#[test]
fn sentences_are_short() {
    let mut wrong = Vec::new();
    let (mut words, mut count) = (0, 0);
    for text in dutch() {
        for sentence in sentences(&text.words) {
            words += sentence.len();
            count += 1;
            if sentence.len() > LONGEST {
                wrong.push(format!(
                    "{}: {} words: {}",
                    text.place,
                    sentence.len(),
                    sentence.join(" ")
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "longer than {LONGEST} words:\n{}",
        wrong.join("\n")
    );
    assert!(words <= MEAN * count, "{words} words in {count} sentences");
}

#[test]
#[allow(
    clippy::print_stdout,
    reason = "the list of hard texts is what the test is for"
)]
fn nine_of_ten_texts_are_plain() {
    let hard = hard_words();
    let mut low = Vec::new();
    let mut count = 0;
    for text in dutch() {
        let sentences = sentences(&text.words);
        if sentences.len() < 2 {
            continue;
        }
        count += 1;
        let score = flesch_douma(&sentences, &hard);
        if score < PLAIN {
            low.push(format!("{score:.0} {}: {}", text.place, text.words));
        }
    }
    low.sort();
    let list = low.join("\n");
    println!("{} of {count} texts are below {PLAIN}:\n{list}", low.len());
    assert!(
        low.len() * 100 <= count * (100 - PLAIN_OF_HUNDRED),
        "{} of {count} texts are hard to read:\n{list}",
        low.len()
    );
}

#[test]
fn the_measure_tells_plain_from_hard() {
    let none = BTreeSet::new();
    for (word, count) in [
        ("organisatie", 5),
        ("kat", 1),
        ("chatbot", 2),
        ("datalek", 3),
        ("je", 1),
        ("72", 1),
    ] {
        assert_eq!(syllables(word, &none), count, "{word}");
    }
    let plain = flesch_douma(&sentences("De kat zit op de mat. Hij slaapt."), &none);
    let dense =
        "De verwerkingsverantwoordelijke documenteert geautomatiseerde gegevensverwerkingen.";
    assert!(plain > 100.0, "{plain}");
    assert!(flesch_douma(&sentences(dense), &none) < 0.0);
    assert_eq!(
        sentences("Nr. 3 (bijv. een mail). Echt waar? Ja: dat.").len(),
        3
    );
}

#[test]
fn both_languages_say_the_same_things_and_calmly() {
    let mut wrong = Vec::new();
    for (file, table) in tables() {
        let mut found = Vec::new();
        walk(&table, &file, &mut found);
        for (place, nl, en) in found {
            for (language, text) in [("nl", nl), ("en", en)] {
                let text = text.unwrap_or_default();
                if text.trim().is_empty() {
                    wrong.push(format!("{place}: nothing in {language}"));
                }
                if text.contains('!') {
                    wrong.push(format!("{place}: {language} shouts: {text}"));
                }
            }
        }
    }
    let (nl, en) = (messages("nl"), messages("en"));
    for (language, here, there) in [("nl", &nl, &en), ("en", &en, &nl)] {
        for (key, text) in here {
            if !there.contains_key(key) {
                wrong.push(format!("_locales {key}: only in {language}"));
            }
            if text.trim().is_empty() {
                wrong.push(format!("_locales {key}: nothing in {language}"));
            }
            if text.contains('!') {
                wrong.push(format!("_locales {key}: {language} shouts: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files_below(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

/// Words that a user sees come from `say` and `said` alone. Seen by its look: text with a space and a letter that is handed to
/// `children` as it stands.
#[test]
fn no_words_stand_in_the_code_of_the_pages() {
    let mut wrong = Vec::new();
    for path in files_below(&root().join("crates/learn/src")) {
        let code = fs::read_to_string(&path).unwrap();
        for after in code.split(".children(").skip(1) {
            let literal = after.trim_start_matches(['(', ' ', '\n']);
            let Some(text) = literal
                .strip_prefix('"')
                .and_then(|rest| rest.split('"').next())
            else {
                continue;
            };
            let words = text.trim();
            if words.contains(' ') && words.chars().any(char::is_alphabetic) && !words.contains('{')
            {
                wrong.push(format!("{}: {text}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
