//! Questions that a trainer brings by file. A file is taken over as a whole or not at all.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::quiz::{Answer, Asked, Origin, Worth};
use crate::words::Language;

/// What the file says it is.
const IS: &str = "promptwacht-questions";
/// The version of its form.
const VERSION: u64 = 1;
/// Most questions that are kept.
pub const MOST: usize = 100;
/// Most characters of a text.
const LONGEST: usize = 600;
/// Most wrong answers: the cards go to D.
const MOST_WRONG: usize = 3;

/// One question of the trainer, in whatever language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Own {
    /// What is asked.
    pub question: String,
    /// The right answer.
    pub right: String,
    /// Wrong answers, one to three.
    pub wrong: Vec<String>,
    /// Why it is so; may be left out.
    #[serde(default)]
    pub why: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    is: String,
    version: u64,
    questions: Vec<Own>,
}

/// Why a file was not taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No JSON: broken, or something else altogether.
    Broken,
    /// JSON, but no file of questions.
    Foreign,
    /// Made by a newer version.
    Newer,
    /// No question in it.
    Empty,
    /// More questions than are kept.
    TooMany,
    /// The question with this number, from one, lacks something, or has too much of it.
    Question(usize),
}

impl Refused {
    /// The end of the key of its words: `learn_quiz_file_broken`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Foreign => "foreign",
            Self::Newer => "newer",
            Self::Empty => "empty",
            Self::TooMany => "many",
            Self::Question(_) => "question",
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Question(number) => write!(to, "{number}"),
            other => to.write_str(other.key()),
        }
    }
}

impl Own {
    /// A question that shows the form of the file.
    pub fn example(language: Language) -> Self {
        let texts = match language {
            Language::Nl => [
                "Wie bel je op ons werk bij een datalek?",
                "Het meldpunt",
                "De receptie",
                "Niemand",
                "Het meldpunt weet wat er moet gebeuren.",
            ],
            Language::En => [
                "Who do you call at our workplace about a data leak?",
                "The reporting desk",
                "The reception",
                "Nobody",
                "The reporting desk knows what must be done.",
            ],
        };
        let [question, right, one, other, why] = texts.map(str::to_owned);
        Self {
            question,
            right,
            wrong: vec![one, other],
            why,
        }
    }

    /// As it is asked, options not shuffled yet; `at` is its place among the own questions.
    pub fn asked(&self, at: usize) -> Asked {
        let answer = |text: &String, worth| Answer {
            text: text.clone(),
            worth,
        };
        let right = std::iter::once(answer(&self.right, Worth::Right));
        let wrong = self.wrong.iter().map(|text| answer(text, Worth::Wrong));
        Asked {
            id: format!("own-{}", at + 1),
            ask: self.question.clone(),
            answers: right.chain(wrong).collect(),
            why: self.why.clone(),
            tip: None,
            link: None,
            origin: Origin::Own,
        }
    }

    /// Trimmed, where it can be asked: every answer is there once, and nothing is too long.
    pub fn checked(&self) -> Option<Self> {
        let trim = |text: &String| text.trim().to_owned();
        let own = Self {
            question: trim(&self.question),
            right: trim(&self.right),
            wrong: self.wrong.iter().map(trim).collect(),
            why: trim(&self.why),
        };
        let mut answers: Vec<&String> = own.wrong.iter().chain([&own.right]).collect();
        let all = answers.len();
        let short = |text: &String| text.chars().count() <= LONGEST;
        let fits = (2..=MOST_WRONG + 1).contains(&all)
            && !own.question.is_empty()
            && answers.iter().all(|text| !text.is_empty() && short(text))
            && short(&own.question)
            && short(&own.why);
        answers.sort();
        answers.dedup();
        (fits && answers.len() == all).then_some(own)
    }
}

/// Reads a file.
///
/// # Errors
/// See [`Refused`].
pub fn read(text: &str) -> Result<Vec<Own>, Refused> {
    let value: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|_| Refused::Broken)?;
    if value.get("is").and_then(Value::as_str) != Some(IS) {
        return Err(Refused::Foreign);
    }
    match value.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => return Err(Refused::Newer),
        _ => return Err(Refused::Foreign),
    }
    let Some(questions) = value.get("questions").and_then(Value::as_array) else {
        return Err(Refused::Foreign);
    };
    match questions.len() {
        0 => return Err(Refused::Empty),
        1..=MOST => {}
        _ => return Err(Refused::TooMany),
    }
    let question = |(at, question): (usize, &Value)| {
        let own: Option<Own> = serde_json::from_value(question.clone()).ok();
        own.as_ref()
            .and_then(Own::checked)
            .ok_or(Refused::Question(at + 1))
    };
    questions.iter().enumerate().map(question).collect()
}

/// The file of these questions.
pub fn write(questions: &[Own]) -> String {
    let file = File {
        is: IS.to_owned(),
        version: VERSION,
        questions: questions.to_vec(),
    };
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// The questions that were kept; what cannot be asked is passed over.
pub fn kept(value: &Value) -> Vec<Own> {
    let questions = value.get("own").and_then(Value::as_array);
    let own = |value: &Value| serde_json::from_value::<Own>(value.clone()).ok()?.checked();
    questions
        .into_iter()
        .flatten()
        .filter_map(own)
        .take(MOST)
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn own(question: &str) -> Own {
        Own {
            question: question.to_owned(),
            ..Own::example(Language::Nl)
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let all = vec![own("Een?"), own("Twee «é»?")];
        assert_eq!(read(&write(&all)), Ok(all.clone()));
        assert_eq!(read(&format!("\u{feff}{}", write(&all))), Ok(all.clone()));
        assert_eq!(kept(&json!({ "own": all })), all);
    }

    #[test]
    fn broken_and_foreign_files_are_refused() {
        assert_eq!(read(""), Err(Refused::Broken));
        assert_eq!(read("{\"is\":"), Err(Refused::Broken));
        assert_eq!(read("vraag;antwoord"), Err(Refused::Broken));
        for foreign in ["null", "[]", "{}", "{\"is\":\"other\"}"] {
            assert_eq!(read(foreign), Err(Refused::Foreign), "{foreign}");
        }
        let file = |version: Value, questions: Value| {
            json!({ "is": IS, "version": version, "questions": questions }).to_string()
        };
        assert_eq!(read(&file(json!(2), json!([]))), Err(Refused::Newer));
        assert_eq!(read(&file(json!("1"), json!([]))), Err(Refused::Foreign));
        assert_eq!(read(&file(json!(1), json!({}))), Err(Refused::Foreign));
        assert_eq!(read(&file(json!(1), json!([]))), Err(Refused::Empty));
        assert_eq!(
            read(&file(json!(1), json!(vec![own("?"); MOST + 1]))),
            Err(Refused::TooMany)
        );
    }

    #[test]
    fn a_question_that_cannot_be_asked_refuses_the_file_and_is_named() {
        let broken = [
            Own {
                right: " ".to_owned(),
                ..own("Een?")
            },
            Own {
                wrong: Vec::new(),
                ..own("Een?")
            },
            Own {
                wrong: ["a", "b", "c", "d"].map(str::to_owned).to_vec(),
                ..own("Een?")
            },
            Own {
                wrong: vec!["Het meldpunt".to_owned()],
                ..own("Een?")
            },
            own(&"a".repeat(LONGEST + 1)),
            own("  "),
        ];
        for question in broken {
            let text = write(&[own("Goed?"), question]);
            assert_eq!(read(&text), Err(Refused::Question(2)), "{text}");
        }
        let strange = json!({ "is": IS, "version": 1, "questions": [{ "question": 3 }] });
        assert_eq!(read(&strange.to_string()), Err(Refused::Question(1)));
    }

    #[test]
    fn what_is_kept_but_broken_is_passed_over() {
        assert_eq!(kept(&Value::Null), []);
        assert_eq!(kept(&json!({ "own": "x" })), []);
        assert_eq!(kept(&json!({ "own": [3, own("Goed?")] })), [own("Goed?")]);
    }
}
