//! Small lists for the moment itself: what to say for help, what to check in an answer, what to ask before a recording, what to do with a leak.

use serde::Deserialize;

use crate::table::table;
use crate::words::Words;

/// How many characters an own line holds at most.
pub const LINE_MAX: usize = 240;

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aid {
    /// What to say when asking for help.
    pub say: Vec<Item>,
    /// What to check in an answer.
    pub check: Vec<Item>,
    /// A line that says that AI was used.
    pub used: Words,
    /// An answer with mistakes, to practise the check with.
    pub case: Case,
    /// What to ask before a recording.
    pub ask: Vec<Item>,
    /// A line to ask consent with.
    pub consent: Words,
    /// What to check before a recording goes into a tool.
    pub tool: Vec<Item>,
    /// The story of a recording that went wrong (C-K1).
    pub story: Item,
    /// The question of the toolkit page (D-Q2).
    pub quiz: Quiz,
}

/// One point.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Stable id.
    pub id: String,
    /// In a few words.
    pub title: Words,
    /// More about it.
    pub text: Words,
}

/// An answer with mistakes.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What was asked.
    pub asked: Words,
    /// What the chatbot says.
    pub answer: Words,
    /// What is wrong with it.
    pub wrong: Vec<Words>,
}

/// A question with one right answer.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quiz {
    /// What is asked.
    pub asks: Words,
    /// What can be answered.
    pub answers: Vec<Words>,
    /// The number of the right one, from 0.
    pub right: usize,
    /// Why.
    pub why: Words,
}

table!(
    /// All lists.
    aid: Aid = "aid"
);

/// An own line as it is kept: one line, not too long.
pub fn line(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .take(LINE_MAX)
        .collect();
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sound() {
        let aid = aid();
        let items = [&aid.say, &aid.check, &aid.ask, &aid.tool];
        let mut ids = Vec::new();
        for item in items.into_iter().flatten().chain([&aid.story]) {
            ids.push(&item.id);
            for words in [&item.title, &item.text] {
                assert!(!words.nl.is_empty() && !words.en.is_empty(), "{}", item.id);
            }
        }
        let before = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), before);
        assert!(
            aid.check.len() >= 5
                && aid.ask.len() >= 4
                && aid.tool.len() >= 4
                && aid.case.wrong.len() >= 3
        );
        assert!(aid.quiz.right < aid.quiz.answers.len());
    }

    #[test]
    fn an_own_line_is_one_line_of_limited_length() {
        assert_eq!(line(" a\nb "), "a b");
        assert_eq!(line(&"x".repeat(900)).len(), LINE_MAX);
    }
}
