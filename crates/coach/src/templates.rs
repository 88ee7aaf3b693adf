//! The user's own prompts, and those of the organisation: they travel by file.

use serde::{Deserialize, Serialize};

use crate::prompts::prompts;

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
    use super::*;

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
