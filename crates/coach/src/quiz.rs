//! The questions of the quiz, and how they are asked: in one language, with shuffled options.

use serde::Deserialize;

use crate::draw::Draw;
use crate::own::Own;
use crate::table::table;
use crate::words::{Language, Words};

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quiz {
    /// In the order in which they are asked when nobody shuffles.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable id: `D-Q1` from the talk document, `Q-AI-1` our own.
    pub id: String,
    /// What is asked.
    pub ask: Words,
    /// The right answer.
    pub right: Words,
    /// An answer that is half right, and counts as not right.
    #[serde(default)]
    pub near: Option<Words>,
    /// Wrong answers.
    pub wrong: Vec<Words>,
    /// Why it is so.
    pub why: Words,
    /// The card that fits.
    #[serde(default)]
    pub tip: Option<String>,
    /// The page that says more, always https.
    #[serde(default)]
    pub link: Option<String>,
    /// Whether the training before access may ask it.
    #[serde(default)]
    pub lesson: bool,
}

table!(
    /// All questions.
    quiz: Quiz = "quiz"
);

/// Where a question comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The talk document of the programme.
    Programme,
    /// Our own.
    Ours,
    /// The user's file.
    Own,
}

/// What an answer is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worth {
    /// Right.
    Right,
    /// Half right: counts as not right.
    Near,
    /// Wrong.
    Wrong,
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What it says.
    pub text: String,
    /// What it is worth.
    pub worth: Worth,
}

/// A question as it is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its id; own questions have none that lasts.
    pub id: String,
    /// What is asked.
    pub ask: String,
    /// In the order in which they are shown, one of them right.
    pub answers: Vec<Answer>,
    /// Why it is so; may be empty in own questions.
    pub why: String,
    /// The card that fits.
    pub tip: Option<String>,
    /// The page that says more.
    pub link: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
}

impl Asked {
    /// The place of the right answer.
    pub fn right(&self) -> usize {
        let right = |answer: &Answer| answer.worth == Worth::Right;
        self.answers.iter().position(right).unwrap_or_default()
    }
}

impl Question {
    /// As it is asked in a language, options not shuffled yet.
    pub fn asked(&self, language: Language) -> Asked {
        let answer = |words: &Words, worth| Answer {
            text: words.within(language).to_owned(),
            worth,
        };
        let near = self.near.iter().map(|words| answer(words, Worth::Near));
        let wrong = self.wrong.iter().map(|words| answer(words, Worth::Wrong));
        let right = std::iter::once(answer(&self.right, Worth::Right));
        Asked {
            id: self.id.clone(),
            ask: self.ask.within(language).to_owned(),
            answers: right.chain(near).chain(wrong).collect(),
            why: self.why.within(language).to_owned(),
            tip: self.tip.clone(),
            link: self.link.clone(),
            origin: if self.id.starts_with("D-") {
                Origin::Programme
            } else {
                Origin::Ours
            },
        }
    }
}

/// All questions of a choice of origins, in order, with shuffled options.
pub fn asked(language: Language, origins: &[Origin], own: &[Own], chance: &mut Draw) -> Vec<Asked> {
    let ours = quiz()
        .questions
        .iter()
        .map(|question| question.asked(language));
    let own = own.iter().enumerate().map(|(at, own)| own.asked(at));
    let mut all: Vec<Asked> = ours
        .chain(own)
        .filter(|asked| origins.contains(&asked.origin))
        .collect();
    for asked in &mut all {
        chance.shuffle(&mut asked.answers);
    }
    all
}

/// The letter on the card of an option: A, B, C, and so on.
pub fn letter(place: usize) -> char {
    u8::try_from(place)
        .ok()
        .and_then(|place| b'A'.checked_add(place))
        .map_or('?', char::from)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_six_of_the_talk_document_and_at_least_sixteen_of_ours_are_there() {
        let ids: Vec<&str> = quiz().questions.iter().map(|one| one.id.as_str()).collect();
        for number in 1..=6 {
            assert!(ids.contains(&format!("D-Q{number}").as_str()));
        }
        let ours = ids.iter().filter(|id| id.starts_with("Q-AI-")).count();
        assert!(ours >= 16, "{ours}");
        for number in 1..=ours {
            assert!(ids.contains(&format!("Q-AI-{number}").as_str()));
        }
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len());
        assert_eq!(ids.len(), 6 + ours);
    }

    #[test]
    fn every_question_has_four_different_answers_in_both_languages_and_an_explanation() {
        for question in &quiz().questions {
            for language in [Language::Nl, Language::En] {
                let asked = question.asked(language);
                let texts: BTreeSet<&str> =
                    asked.answers.iter().map(|one| one.text.as_str()).collect();
                assert_eq!(texts.len(), 4, "{}", question.id);
                assert!(texts.iter().all(|text| !text.is_empty()), "{}", question.id);
                let right = asked
                    .answers
                    .iter()
                    .filter(|one| one.worth == Worth::Right)
                    .count();
                assert_eq!(right, 1);
                for text in [&asked.ask, &asked.why] {
                    assert!(!text.is_empty() && !text.contains('!'), "{}", question.id);
                }
            }
            assert!(question.tip.is_some(), "{}", question.id);
            let safe = |link: &String| link.starts_with("https://");
            assert!(question.link.iter().all(safe), "{}", question.id);
        }
    }

    #[test]
    fn figures_that_could_not_be_confirmed_are_said_to_be_so() {
        for (id, figure) in [("D-Q1", "34%"), ("D-Q4", "60%")] {
            let question = quiz().questions.iter().find(|one| one.id == id).unwrap();
            assert!(question.why.nl.contains(figure) && question.why.en.contains(figure));
            assert!(question.why.nl.contains("konden wij niet nagaan"));
            assert!(question.why.en.contains("could not confirm"));
        }
    }

    #[test]
    fn the_right_answer_moves_along_with_the_shuffle() {
        let mut places = BTreeSet::new();
        for seed in 0..40 {
            let all = asked(
                Language::Nl,
                &[Origin::Programme, Origin::Ours],
                &[],
                &mut Draw::new(seed),
            );
            for (asked, question) in all.iter().zip(&quiz().questions) {
                assert_eq!(asked.answers[asked.right()].text, question.right.nl);
            }
            places.insert(all[0].right());
        }
        assert_eq!(places.len(), 4);
    }

    #[test]
    fn only_the_chosen_origins_are_asked() {
        let own = [Own::example(Language::Nl)];
        let count =
            |origins: &[Origin]| asked(Language::Nl, origins, &own, &mut Draw::new(1)).len();
        assert_eq!(count(&[Origin::Programme]), 6);
        assert_eq!(count(&[Origin::Own]), 1);
        assert_eq!(count(&[]), 0);
        assert_eq!(letter(0), 'A');
        assert_eq!(letter(3), 'D');
    }
}
