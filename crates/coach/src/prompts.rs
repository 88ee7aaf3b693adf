//! Example prompts with blanks in the place of data: ten after the guide, and our own for each phase of care and for other work.

use serde::Deserialize;

use crate::table::table;
use crate::words::{Language, Words};

/// What the examples share, and what is compared.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompts {
    /// What stands between square brackets in the texts.
    pub blanks: Vec<Blank>,
    /// Where in care a prompt is of use, in the order in which they are shown.
    pub phases: Vec<Phase>,
    /// Weak questions beside better ones.
    pub pairs: Vec<Pair>,
}

/// A table of examples.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    /// In the order in which they are shown.
    pub prompts: Vec<Prompt>,
}

/// A blank.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blank {
    /// What stands between the brackets.
    pub name: Words,
    /// Something sensible to fill in.
    pub example: Words,
}

/// A phase of care, or another place of work.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Stable id: `intake`.
    pub id: String,
    /// Its name.
    pub name: Words,
}

/// An example.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// Stable id: `E-V1`.
    pub id: String,
    /// The id of its phase.
    pub phase: String,
    /// Whether it comes near a medical use: then a warning stands beside it.
    #[serde(default)]
    pub warn: bool,
    /// In a few words.
    pub title: Words,
    /// The prompt, with blanks.
    pub text: Words,
}

/// A weak question and a better one.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// Stable id: `K-1`.
    pub id: String,
    /// The id of the tip that makes the difference.
    pub tip: String,
    /// The weak one.
    pub bad: Words,
    /// The better one.
    pub good: Words,
    /// What makes it better.
    pub why: Words,
}

table!(
    /// What the examples share, and what is compared.
    prompts: Prompts = "prompts"
);
table!(
    /// Those of the inspiration guide, for several phases.
    guide: Examples = "prompts-guide"
);
table!(
    /// Ours at registration, intake and examination.
    intake: Examples = "prompts-intake"
);
table!(
    /// Ours during treatment and support.
    treatment: Examples = "prompts-behandeling"
);
table!(
    /// Ours at discharge and in aftercare.
    discharge: Examples = "prompts-ontslag"
);
table!(
    /// Ours that explain something to patients.
    explaining: Examples = "prompts-uitleg"
);
table!(
    /// Ours for work in a team.
    teamwork: Examples = "prompts-team"
);
table!(
    /// Ours about staff.
    staff: Examples = "prompts-hr"
);
table!(
    /// Ours for training.
    training: Examples = "prompts-scholing"
);

/// All examples: those of the guide first, then ours by phase.
pub fn examples() -> impl Iterator<Item = &'static Prompt> {
    [
        guide(),
        intake(),
        treatment(),
        discharge(),
        explaining(),
        teamwork(),
        staff(),
        training(),
    ]
    .into_iter()
    .flat_map(|table| &table.prompts)
}

/// What stands between square brackets, each once, in the order of the text.
pub fn blanks(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for piece in text.split('[').skip(1) {
        if let Some((name, _)) = piece.split_once(']')
            && !name.is_empty()
            && !found.contains(&name)
        {
            found.push(name);
        }
    }
    found
}

/// The text with its known blanks filled with examples.
pub fn with_examples(text: &str, language: Language) -> String {
    let mut text = text.to_owned();
    for blank in &prompts().blanks {
        let name = format!("[{}]", blank.name.within(language));
        text = text.replace(&name, blank.example.within(language));
    }
    text
}

/// Whether every word of `sought` stands in one of the texts, whatever its case.
pub fn fits(sought: &str, texts: &[&str]) -> bool {
    let all = texts.join(" ").to_lowercase();
    sought
        .to_lowercase()
        .split_whitespace()
        .all(|word| all.contains(word))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use promptwacht_detector::{Level, check};

    use super::*;

    const LANGUAGES: [Language; 2] = [Language::Nl, Language::En];

    /// Least number of our own in a phase of care, beside those of the guide: enough for every trade in care to find some of its own work.
    const LEAST_OF_CARE: usize = 30;
    /// Least number of our own for other work.
    const LEAST_OF_OTHERS: usize = 8;

    /// The phases of care that the factsheets tell apart.
    fn of_care() -> impl Iterator<Item = &'static str> {
        let phases = &crate::phases::phases().phases;
        phases.iter().map(|phase| phase.prompts.as_str())
    }

    #[test]
    fn there_are_ten_of_the_guide_and_thirty_and_more_of_ours_in_each_phase_of_care() {
        let ids: BTreeSet<&str> = examples().map(|one| one.id.as_str()).collect();
        assert_eq!(ids.len(), examples().count());
        for number in 1..=10 {
            assert!(ids.contains(format!("E-V{number}").as_str()));
        }
        for phase in &prompts().phases {
            let ours = examples()
                .filter(|one| one.phase == phase.id && one.id.starts_with("P-"))
                .count();
            let least = if of_care().any(|id| id == phase.id) {
                LEAST_OF_CARE
            } else {
                LEAST_OF_OTHERS
            };
            assert!(ours >= least, "{}: {ours}", phase.id);
        }
        let is_phase = |id: &str| prompts().phases.iter().any(|phase| phase.id == id);
        assert_eq!(of_care().filter(|id| is_phase(id)).count(), 3);
        assert!(examples().all(|one| is_phase(&one.phase)));
        let warned: Vec<&str> = examples()
            .filter(|one| one.warn)
            .map(|one| one.id.as_str())
            .collect();
        assert_eq!(warned, ["E-V5", "E-V6", "P-I33", "P-B35", "P-O34"]);
    }

    #[test]
    fn no_two_have_the_same_title_or_text() {
        for language in LANGUAGES {
            let titles: BTreeSet<&str> = examples().map(|one| one.title.within(language)).collect();
            let texts: BTreeSet<&str> = examples().map(|one| one.text.within(language)).collect();
            assert_eq!(
                (titles.len(), texts.len()),
                (examples().count(), examples().count())
            );
        }
    }

    #[test]
    fn the_detector_says_nothing_to_any_of_them() {
        let mut flagged = Vec::new();
        for language in LANGUAGES {
            let texts = examples()
                .map(|one| (&one.id, &one.text))
                .chain(prompts().pairs.iter().map(|pair| (&pair.id, &pair.good)))
                .chain(prompts().pairs.iter().map(|pair| (&pair.id, &pair.bad)));
            for (id, text) in texts {
                let text = text.within(language);
                for text in [text.to_owned(), with_examples(text, language)] {
                    let report = check(&text);
                    if report.verdict.level > Level::Nothing {
                        flagged.push(format!("{id}: {text} {:?}", report.verdict.rules));
                    }
                }
            }
        }
        assert_eq!(flagged, Vec::<String>::new());
    }

    #[test]
    fn every_blank_is_in_the_table() {
        for language in LANGUAGES {
            for one in examples() {
                let filled = with_examples(one.text.within(language), language);
                assert_eq!(blanks(&filled), Vec::<&str>::new(), "{}", one.id);
                assert_eq!(
                    blanks(&one.text.nl).len(),
                    blanks(&one.text.en).len(),
                    "{}",
                    one.id
                );
            }
        }
        assert_eq!(blanks("[a] en [b], weer [a] []"), ["a", "b"]);
    }

    #[test]
    fn every_pair_names_a_tip() {
        assert!(prompts().pairs.len() >= 5);
        for pair in &prompts().pairs {
            assert!(crate::tip(&pair.tip).is_some(), "{}", pair.id);
        }
    }

    #[test]
    fn sought_words_are_found_in_any_order() {
        assert!(fits("UITLEG brief", &["Een brief", "uitleg"]));
        assert!(!fits("uitleg boek", &["Een brief", "uitleg"]));
        assert!(fits("", &["alles"]));
    }
}
