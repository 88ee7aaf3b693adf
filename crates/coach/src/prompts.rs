//! Example prompts with blanks in the place of data, and the user's own, which travel by file.

use serde::{Deserialize, Serialize};

use crate::table::table;
use crate::words::{Language, Words};

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompts {
    /// What stands between square brackets in the texts.
    pub blanks: Vec<Blank>,
    /// Where in care a prompt is of use, in the order in which they are shown.
    pub phases: Vec<Phase>,
    /// In the order in which they are shown.
    pub prompts: Vec<Prompt>,
    /// Weak questions beside better ones.
    pub pairs: Vec<Pair>,
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
    /// All examples.
    prompts: Prompts = "prompts"
);

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

/// A prompt of the user or the organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Made of its title; stays when the title changes, so that a newer file replaces it.
    pub id: String,
    /// In a few words.
    pub title: String,
    /// The prompt, with blanks.
    pub text: String,
    /// The id of its phase.
    pub phase: String,
    /// Whether it came with a file: then a newer file may replace it.
    #[serde(default)]
    pub shared: bool,
}

/// What is kept of the user's own prompts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Shelf {
    /// The prompts.
    pub templates: Vec<Template>,
    /// Ids of examples and prompts that are not to be shown (any more).
    pub withdrawn: Vec<String>,
}

/// Why a prompt or a file was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The file is none that these pages wrote.
    Foreign,
    /// A title or a text is missing or too long.
    Text,
    /// There would be too many.
    TooMany,
}

/// Most prompts of one user.
pub const MOST: usize = 200;
/// Most signs of a title.
const LONGEST_TITLE: usize = 100;
/// Most signs of a text.
const LONGEST_TEXT: usize = 4000;
/// What the file says it is.
const KIND: &str = "promptwacht-prompts";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kind: String,
    version: u8,
    templates: Vec<Template>,
    withdrawn: Vec<String>,
}

impl Template {
    fn is_right(&self) -> bool {
        let within = |text: &str, most: usize| {
            !text.trim().is_empty() && text.chars().take(most + 1).count() <= most
        };
        within(&self.title, LONGEST_TITLE)
            && within(&self.text, LONGEST_TEXT)
            && within(&self.id, LONGEST_TITLE + 10)
            && prompts().phases.iter().any(|phase| phase.id == self.phase)
    }
}

impl Shelf {
    /// Whether an example is shown.
    pub fn shows(&self, id: &str) -> bool {
        !self.withdrawn.iter().any(|one| one == id)
    }

    /// Adds a prompt of the user.
    ///
    /// # Errors
    /// See [`Wrong`].
    pub fn add(&mut self, title: &str, text: &str, phase: &str) -> Result<(), Wrong> {
        if self.templates.len() >= MOST {
            return Err(Wrong::TooMany);
        }
        let template = Template {
            id: self.free_id(title),
            title: title.trim().to_owned(),
            text: text.trim().to_owned(),
            phase: phase.to_owned(),
            shared: false,
        };
        if !template.is_right() {
            return Err(Wrong::Text);
        }
        self.templates.push(template);
        Ok(())
    }

    /// Takes a prompt or an example away, here and from everyone who reads a file that is made later.
    pub fn withdraw(&mut self, id: &str) {
        self.templates.retain(|one| one.id != id);
        if self.shows(id) {
            self.withdrawn.push(id.to_owned());
        }
    }

    /// Shows an example again.
    pub fn restore(&mut self, id: &str) {
        self.withdrawn.retain(|one| one != id);
    }

    /// A file that brings all of it to somebody else.
    pub fn file(&self) -> String {
        let file = File {
            kind: KIND.to_owned(),
            version: 1,
            templates: self.templates.clone(),
            withdrawn: self.withdrawn.clone(),
        };
        let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Takes what stands in a file: newer prompts replace those that came with a file before, what was withdrawn goes, and what the
    /// user wrote stays. Says how many prompts came and how many went.
    ///
    /// # Errors
    /// See [`Wrong`]; then nothing has changed.
    pub fn take(&mut self, text: &str) -> Result<(usize, usize), Wrong> {
        let file: File = serde_json::from_str(text).map_err(|_| Wrong::Foreign)?;
        if file.kind != KIND || file.version != 1 {
            return Err(Wrong::Foreign);
        }
        if !file.templates.iter().all(Template::is_right) {
            return Err(Wrong::Text);
        }
        let mut next = self.clone();
        let mut came = 0;
        for mut template in file.templates {
            let same = |one: &Template| {
                (&one.text, &one.title, &one.phase)
                    == (&template.text, &template.title, &template.phase)
            };
            if next.templates.iter().any(same) {
                continue;
            }
            template.shared = true;
            next.restore(&template.id);
            let before = next.templates.iter_mut().find(|one| one.id == template.id);
            match before {
                Some(before) if before.shared => *before = template,
                Some(_) => {
                    template.id = next.free_id(&template.title);
                    next.templates.push(template);
                }
                None => next.templates.push(template),
            }
            came += 1;
        }
        let mut went = 0;
        for id in file.withdrawn.into_iter().take(MOST * 2) {
            let own = next.templates.iter().any(|one| one.id == id && !one.shared);
            if !own && id.len() <= LONGEST_TITLE * 4 && next.shows(&id) {
                next.withdraw(&id);
                went += 1;
            }
        }
        if next.templates.len() > MOST {
            return Err(Wrong::TooMany);
        }
        *self = next;
        Ok((came, went))
    }

    fn free_id(&self, title: &str) -> String {
        let words: Vec<String> = title
            .to_lowercase()
            .split(|sign: char| !sign.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let start: String = words.join("-").chars().take(LONGEST_TITLE).collect();
        let taken = |id: &str| self.templates.iter().any(|one| one.id == id) || !self.shows(id);
        let mut id = start.clone();
        let mut turn = 2;
        while id.is_empty() || taken(&id) {
            id = format!("{start}-{turn}");
            turn += 1;
        }
        id
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use promptwacht_detector::{Level, check};

    use super::*;

    const LANGUAGES: [Language; 2] = [Language::Nl, Language::En];

    #[test]
    fn there_are_ten_of_the_guide_and_thirty_and_more_of_ours_in_all_phases() {
        let all = &prompts().prompts;
        let ids: BTreeSet<&str> = all.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids.len(), all.len());
        for number in 1..=10 {
            assert!(ids.contains(format!("E-V{number}").as_str()));
        }
        assert!(all.len() >= 40, "{}", all.len());
        for phase in &prompts().phases {
            let of_it = all.iter().filter(|one| one.phase == phase.id).count();
            assert!(of_it >= 5, "{}: {of_it}", phase.id);
        }
        assert!(
            all.iter()
                .all(|one| prompts().phases.iter().any(|phase| phase.id == one.phase))
        );
        let warned: Vec<&str> = all
            .iter()
            .filter(|one| one.warn)
            .map(|one| one.id.as_str())
            .collect();
        assert_eq!(warned, ["E-V5", "E-V6"]);
    }

    #[test]
    fn the_detector_says_nothing_to_any_of_them() {
        let mut flagged = Vec::new();
        for language in LANGUAGES {
            let texts = prompts()
                .prompts
                .iter()
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
            for one in &prompts().prompts {
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

    #[test]
    fn own_prompts_go_into_a_file_and_come_back() {
        let mut one = Shelf::default();
        one.add("Brief aan school", "Schrijf aan [school].", "team")
            .unwrap();
        one.withdraw("E-V5");
        let mut other = Shelf::default();
        other
            .add("Brief aan school", "Iets anders.", "team")
            .unwrap();
        assert_eq!(other.take(&one.file()), Ok((1, 1)));
        assert_eq!(other.templates.len(), 2);
        assert_eq!(
            (
                other.templates[0].id.as_str(),
                other.templates[1].id.as_str()
            ),
            ("brief-aan-school", "brief-aan-school-2")
        );
        assert!(!other.shows("E-V5"));
        assert_eq!(other.take(&one.file()), Ok((0, 0)));
    }

    #[test]
    fn a_newer_file_replaces_and_withdraws_what_came_with_a_file() {
        let mut trainer = Shelf::default();
        trainer.add("Les", "Oud.", "scholing").unwrap();
        let mut user = Shelf::default();
        assert_eq!(user.take(&trainer.file()), Ok((1, 0)));
        trainer.templates[0].text = "Nieuw.".to_owned();
        assert_eq!(user.take(&trainer.file()), Ok((1, 0)));
        assert_eq!(user.templates[0].text, "Nieuw.");
        trainer.withdraw("les");
        assert_eq!(user.take(&trainer.file()), Ok((0, 1)));
        assert!(user.templates.is_empty());
    }

    #[test]
    fn broken_and_foreign_files_change_nothing() {
        let mut shelf = Shelf::default();
        shelf.add("Les", "Tekst.", "scholing").unwrap();
        let before = shelf.clone();
        let foreign = r#"{"kind":"iets","version":1,"templates":[],"withdrawn":[]}"#;
        for text in ["", "{", "[]", "{}", foreign] {
            assert_eq!(shelf.take(text), Err(Wrong::Foreign));
        }
        let long = shelf.file().replace("Tekst.", &"a".repeat(4001));
        assert_eq!(shelf.take(&long), Err(Wrong::Text));
        let nowhere = shelf.file().replace("scholing", "elders");
        assert_eq!(shelf.take(&nowhere), Err(Wrong::Text));
        assert_eq!(shelf, before);
        assert_eq!(shelf.add(" ", "a", "team"), Err(Wrong::Text));
        assert_eq!(shelf, before);
    }
}
