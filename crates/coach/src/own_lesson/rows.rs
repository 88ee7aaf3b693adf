//! The rows of a trainer's lesson, and what is not right yet about one.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::cards::card;
use crate::draw::Draw;
use crate::quiz::{Answer, Asked, Origin, Worth};

/// Most characters of a title.
pub(super) const LONGEST_TITLE: usize = 120;
/// Most characters of any other text.
const LONGEST: usize = 1000;
/// Most wrong choices of a situation: with the right one they go to D.
const MOST_WRONG: usize = 3;

/// One reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Why {
    /// In a few words.
    pub title: String,
    /// What it says.
    pub text: String,
    /// The card that says more; may be left out.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tip: String,
}

/// What may and what may not, about one subject.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rule {
    /// The subject.
    pub title: String,
    /// What may.
    pub may: String,
    /// An example of it.
    pub may_as: String,
    /// What may not.
    pub not: String,
    /// An example of it, made up.
    pub not_as: String,
}

/// A situation with a choice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Case {
    /// In a few words.
    pub title: String,
    /// What happens.
    pub story: String,
    /// The best choice.
    pub right: String,
    /// Other choices.
    pub wrong: Vec<String>,
    /// Why it is so.
    pub why: String,
    /// The card that fits; may be left out.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tip: String,
}

/// What is not right yet about a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing is there.
    Open,
    /// The text is too long.
    Long,
    /// More lines than can be chosen from.
    Many,
    /// Two choices are the same.
    Same,
    /// There is no such card.
    NoCard,
}

impl Gap {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 5] = [Self::Open, Self::Long, Self::Many, Self::Same, Self::NoCard];

    /// The end of the key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Long => "long",
            Self::Many => "many",
            Self::Same => "same",
            Self::NoCard => "card",
        }
    }
}

/// A field with what is not right yet about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lack {
    /// Its name.
    pub field: &'static str,
    /// What it is.
    pub gap: Gap,
}

/// A row of a part.
pub(super) trait Row: Clone + Default + DeserializeOwned {
    /// Its texts: name, text, most characters.
    fn texts(&self) -> Vec<(&'static str, &str, usize)>;
    /// The card that it names; nothing where it names none.
    fn tip(&self) -> &str;
    /// What is there beside texts.
    fn further(&self) -> Vec<Lack> {
        Vec::new()
    }
    /// The same without spaces around its texts.
    fn trimmed(&self) -> Self;

    fn lacks(&self) -> Vec<Lack> {
        let texts = self.texts();
        let texts = texts.into_iter().filter_map(|(field, text, most)| {
            let gap = match text.trim().chars().count() {
                0 => Gap::Open,
                count if count > most => Gap::Long,
                _ => return None,
            };
            Some(Lack { field, gap })
        });
        let tip = self.tip().trim();
        let tip = (!tip.is_empty() && card(tip).is_none()).then_some(Lack {
            field: "tip",
            gap: Gap::NoCard,
        });
        texts.chain(self.further()).chain(tip).collect()
    }
}

fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

impl Row for Why {
    fn texts(&self) -> Vec<(&'static str, &str, usize)> {
        vec![
            ("title", &self.title, LONGEST_TITLE),
            ("text", &self.text, LONGEST),
        ]
    }

    fn tip(&self) -> &str {
        &self.tip
    }

    fn trimmed(&self) -> Self {
        Self {
            title: trimmed(&self.title),
            text: trimmed(&self.text),
            tip: trimmed(&self.tip),
        }
    }
}

impl Row for Rule {
    fn texts(&self) -> Vec<(&'static str, &str, usize)> {
        vec![
            ("title", &self.title, LONGEST_TITLE),
            ("may", &self.may, LONGEST),
            ("may_as", &self.may_as, LONGEST),
            ("not", &self.not, LONGEST),
            ("not_as", &self.not_as, LONGEST),
        ]
    }

    fn tip(&self) -> &'static str {
        ""
    }

    fn trimmed(&self) -> Self {
        Self {
            title: trimmed(&self.title),
            may: trimmed(&self.may),
            may_as: trimmed(&self.may_as),
            not: trimmed(&self.not),
            not_as: trimmed(&self.not_as),
        }
    }
}

impl Row for Case {
    fn texts(&self) -> Vec<(&'static str, &str, usize)> {
        vec![
            ("title", &self.title, LONGEST_TITLE),
            ("story", &self.story, LONGEST),
            ("right", &self.right, LONGEST),
            ("why", &self.why, LONGEST),
        ]
    }

    fn tip(&self) -> &str {
        &self.tip
    }

    fn further(&self) -> Vec<Lack> {
        let wrong = self.trimmed().wrong;
        let mut all: Vec<&str> = wrong.iter().map(String::as_str).collect();
        all.push(self.right.trim());
        all.sort_unstable();
        all.dedup();
        let gap = match wrong.len() {
            0 => Gap::Open,
            count if count > MOST_WRONG => Gap::Many,
            _ if wrong.iter().any(|line| line.chars().count() > LONGEST) => Gap::Long,
            count if all.len() <= count => Gap::Same,
            _ => return Vec::new(),
        };
        vec![Lack {
            field: "wrong",
            gap,
        }]
    }

    fn trimmed(&self) -> Self {
        let mut wrong: Vec<String> = self.wrong.iter().map(|line| trimmed(line)).collect();
        wrong.retain(|line| !line.is_empty());
        Self {
            title: trimmed(&self.title),
            story: trimmed(&self.story),
            right: trimmed(&self.right),
            wrong,
            why: trimmed(&self.why),
            tip: trimmed(&self.tip),
        }
    }
}

impl Case {
    /// As it is asked, with shuffled choices; `at` is its place in the lesson.
    pub fn asked(&self, at: usize, origin: Origin, chance: &mut Draw) -> Asked {
        let answer = |text: &String, worth| Answer {
            text: text.clone(),
            worth,
        };
        let wrong = self.wrong.iter().map(|text| answer(text, Worth::Wrong));
        let mut answers: Vec<Answer> = wrong.chain([answer(&self.right, Worth::Right)]).collect();
        chance.shuffle(&mut answers);
        Asked {
            id: format!("case-{}", at + 1),
            ask: self.story.clone(),
            answers,
            why: self.why.clone(),
            tip: (!self.tip.is_empty()).then(|| self.tip.clone()),
            link: None,
            origin,
        }
    }
}
