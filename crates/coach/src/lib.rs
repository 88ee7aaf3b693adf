//! What the product teaches. Tips and their sources: which tip fits which finding. And the tables of the pages to learn from.
//!
//! A tip is an id with a source; a screen looks its words up in the reader's language in `extension/_locales`, since a chat page
//! carries few of them. The table is `content/tips.toml`, made into Rust by the build script. All other tables of `content/` carry
//! their words themselves, and only the pages to learn from read them.

pub mod aid;
pub mod before_after;
pub mod bring;
pub mod builder;
pub mod cards;
pub mod cases;
#[cfg(test)]
mod check;
pub mod day;
pub mod debate;
pub mod draw;
pub mod energy;
pub mod knobs;
pub mod kompas;
pub mod kompas_file;
pub mod law;
pub mod lesson;
pub mod mine;
pub mod organisation;
pub mod own;
pub mod own_lesson;
pub mod pack;
pub mod phases;
pub mod policy_file;
pub mod poll;
pub mod progress;
pub mod prompts;
pub mod quiz;
pub mod report;
pub mod request;
pub mod rules;
pub mod search;
pub mod sheet;
pub mod sheets;
pub mod spider;
pub mod stories;
mod table;
pub mod talk;
pub mod templates;
pub mod training;
pub mod welcome;
mod words;
pub use words::{Language, Words};

use promptwacht_detector::{Category, Report};

/// What a tip is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Data of this category in the prompt.
    Data(Category),
    /// What the chatbot answers.
    Answer,
    /// What to do when something was sent after all.
    Leak,
    /// Asking a better question.
    Prompt,
    /// The chatbot's own privacy settings.
    Settings,
}

/// One piece of advice, without its words.
#[derive(Debug, PartialEq, Eq)]
pub struct Tip {
    /// Stable id: `A-D1`.
    pub id: &'static str,
    /// Key of its words in `messages.json`: `tip_a_d1`.
    pub message: &'static str,
    /// What it fits.
    pub about: &'static [About],
    /// Name of the programme that the advice comes from.
    pub source: &'static str,
    /// Page of that programme that says more, always https.
    pub link: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/tips.rs"));

/// All tips, sorted by id.
pub fn tips() -> &'static [Tip] {
    TIPS
}

/// The tip with this id, in the exact spelling of the table.
pub fn tip(id: &str) -> Option<&'static Tip> {
    let place = TIPS.binary_search_by(|tip| tip.id.cmp(id)).ok()?;
    TIPS.get(place)
}

/// The one tip to show with `report`: the first that its strictest rule names and that exists here.
/// Where that rule names none, the next rule is asked.
pub fn tip_for(report: &Report) -> Option<&'static Tip> {
    report
        .verdict
        .rules
        .iter()
        .flat_map(|rule| rule.tips)
        .find_map(|id| tip(id))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::Path;

    use promptwacht_detector::{Level, Rule, Verdict};
    use serde_json::Value;

    use super::*;

    const LANGUAGES: [&str; 2] = ["nl", "en"];
    /// Longest sentence of a tip, in words.
    const LONGEST_SENTENCE: usize = 25;
    /// Most words a sentence has on average over all tips of one language.
    const MEAN_SENTENCE: usize = 15;

    /// Key -> text of one interface language.
    fn messages(language: &str) -> BTreeMap<String, String> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../extension/_locales")
            .join(language)
            .join("messages.json");
        let json: BTreeMap<String, Value> =
            serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        json.into_iter()
            .map(|(key, entry)| (key, entry["message"].as_str().unwrap().to_owned()))
            .collect()
    }

    fn sentences(text: &str) -> Vec<Vec<&str>> {
        text.split_inclusive(['.', '?', '!'])
            .map(|sentence| sentence.split_whitespace().collect::<Vec<_>>())
            .filter(|words| !words.is_empty())
            .collect()
    }

    fn report(rules: Vec<Rule>) -> Report {
        Report {
            findings: Vec::new(),
            verdict: Verdict {
                level: rules.first().map(|rule| rule.level).unwrap_or_default(),
                rules,
            },
        }
    }

    const fn rule(row: u8, level: Level, tips: &'static [&'static str]) -> Rule {
        Rule { row, level, tips }
    }

    #[test]
    fn every_tip_is_found_by_its_id_and_no_other_is() {
        for one in tips() {
            assert_eq!(tip(one.id), Some(one));
        }
        assert_eq!(tip("a-d1"), None);
        assert_eq!(tip(""), None);
    }

    #[test]
    fn every_tip_has_words_in_every_language_and_no_words_lack_a_tip() {
        for language in LANGUAGES {
            let messages = messages(language);
            for tip in tips() {
                assert!(
                    messages.contains_key(tip.message),
                    "{language}: {}",
                    tip.message
                );
            }
            for key in messages.keys().filter(|key| key.starts_with("tip_")) {
                assert!(
                    tips().iter().any(|tip| tip.message == key),
                    "{language}: {key}"
                );
            }
        }
    }

    #[test]
    fn words_are_short_and_calm() {
        for language in LANGUAGES {
            let messages = messages(language);
            let mut lengths = Vec::new();
            for tip in tips() {
                let text = &messages[tip.message];
                assert!(!text.contains('!'), "{language}: {}", tip.id);
                let sentences = sentences(text);
                assert!(sentences.len() <= 2, "{language}: {}", tip.id);
                for sentence in sentences {
                    assert!(sentence.len() <= LONGEST_SENTENCE, "{language}: {}", tip.id);
                    lengths.push(sentence.len());
                }
            }
            let words: usize = lengths.iter().sum();
            assert!(words <= MEAN_SENTENCE * lengths.len(), "{language}");
        }
    }

    #[test]
    fn every_tip_names_its_source_and_links_to_it_safely() {
        for tip in tips() {
            let home = match tip.source {
                "Informatieveilig gedrag in de zorg" => {
                    "https://www.informatieveiliggedragzorg.nl/"
                }
                "Sigra" => "https://www.sigra.nl/",
                other => panic!("{}: unknown source {other}", tip.id),
            };
            assert!(tip.link.starts_with(home), "{}", tip.id);
        }
    }

    #[test]
    fn every_category_has_a_tip() {
        for category in [
            Category::Personal,
            Category::Special,
            Category::Business,
            Category::Credential,
        ] {
            assert!(
                tips()
                    .iter()
                    .any(|tip| tip.about.contains(&About::Data(category))),
                "{category:?}"
            );
        }
        assert!(tips().iter().all(|tip| !tip.about.is_empty()));
    }

    #[test]
    fn every_kind_has_a_name_and_what_can_be_replaced_a_placeholder() {
        for language in LANGUAGES {
            let messages = messages(language);
            for kind in promptwacht_detector::KINDS {
                let id = kind.id.replace('-', "_");
                assert!(
                    messages.contains_key(&format!("kind_{id}")),
                    "{language}: kind_{id}"
                );
                let placeholder = messages.get(&format!("placeholder_{id}"));
                assert!(
                    placeholder.is_some() || !kind.replaceable,
                    "{language}: placeholder_{id}"
                );
                if let Some(word) = placeholder {
                    let text = format!("Mevrouw [{word} 1], geb. [{word} 2], BSN [{word} 3]");
                    assert_eq!(
                        promptwacht_detector::check(&text).flagged().count(),
                        0,
                        "{text}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_strictest_rule_chooses_the_tip() {
        let rules = vec![
            rule(3, Level::Stop, &["A-D2", "E-T1"]),
            rule(5, Level::Warn, &["A-D1"]),
        ];
        assert_eq!(tip_for(&report(rules)), tip("A-D2"));
    }

    #[test]
    fn what_the_rules_of_the_corpus_name_exists() {
        let languages = LANGUAGES.map(messages);
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/tune");
        let files = fs::read_dir(corpus)
            .unwrap()
            .map(|file| file.unwrap().path());
        for file in files.filter(|path| path.extension().is_some_and(|end| end == "txt")) {
            for line in fs::read_to_string(file).unwrap().lines() {
                let rules = promptwacht_detector::check(line).verdict.rules;
                for rule in rules.iter().filter(|rule| rule.level > Level::Nothing) {
                    assert!(!rule.tips.is_empty(), "row {}", rule.row);
                    for id in rule.tips {
                        assert!(tip(id).is_some(), "row {} names {id}", rule.row);
                    }
                    let why = format!("dialog_why_{}", rule.row);
                    assert!(
                        languages.iter().all(|words| words.contains_key(&why)),
                        "{why}"
                    );
                }
            }
        }
    }

    #[test]
    fn unknown_tips_and_silent_rules_are_passed_over() {
        let rules = vec![
            rule(1, Level::Stop, &["Z-9"]),
            rule(10, Level::Nothing, &[]),
            rule(16, Level::Warn, &["Z-9", "E-S3"]),
        ];
        assert_eq!(tip_for(&report(rules)), tip("E-S3"));
        assert_eq!(tip_for(&report(Vec::new())), None);
    }
}
