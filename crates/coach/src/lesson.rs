//! What the training before access teaches, and the questions that it asks.

use serde::Deserialize;

use crate::draw::Draw;
use crate::own::Own;
use crate::quiz::{Asked, quiz};
use crate::table::table;
use crate::words::{Language, Words};

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// What was taught when, the oldest first.
    pub versions: Vec<Version>,
    /// How long it takes, about.
    pub minutes: u32,
    /// How many questions are asked at the end.
    pub questions: usize,
    /// Why it is there.
    pub why: Vec<Why>,
    /// What may and what may not.
    pub rules: Vec<Rule>,
    /// Situations to choose in.
    pub cases: Vec<Case>,
}

/// A change of what is taught.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// Since when, as year-month-day.
    pub day: String,
    /// What is new in it.
    pub what: Words,
}

/// One reason.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Why {
    /// In a few words.
    pub title: Words,
    /// What it says.
    pub text: Words,
    /// The card that says more.
    #[serde(default)]
    pub tip: Option<String>,
}

/// What may and what may not, about one subject.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The subject.
    pub title: Words,
    /// What may.
    pub may: Words,
    /// An example of it.
    pub may_as: Words,
    /// What may not.
    pub not: Words,
    /// An example of it, made up.
    pub not_as: Words,
}

/// A situation with a choice.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Stable id.
    pub id: String,
    /// In a few words.
    pub title: Words,
    /// What happens.
    pub story: Words,
    /// The best choice.
    pub right: Words,
    /// Other choices.
    pub wrong: Vec<Words>,
    /// Why it is so.
    pub why: Words,
    /// The card that fits.
    pub tip: String,
}

impl Lesson {
    /// The number of the present version: goes up when what is taught changes.
    pub fn version(&self) -> u32 {
        u32::try_from(self.versions.len()).unwrap_or(u32::MAX)
    }
}

table!(
    /// The lesson.
    lesson: Lesson = "lesson"
);

/// The questions of one attempt: shuffled, no question twice. At most half of them are own ones.
pub fn exam(language: Language, own: &[Own], chance: &mut Draw) -> Vec<Asked> {
    let many = lesson().questions;
    let mut own: Vec<Asked> = own
        .iter()
        .enumerate()
        .map(|(at, own)| own.asked(at))
        .collect();
    chance.shuffle(&mut own);
    own.truncate(many / 2);
    let pool = quiz().questions.iter().filter(|question| question.lesson);
    let mut ours: Vec<Asked> = pool.map(|question| question.asked(language)).collect();
    chance.shuffle(&mut ours);
    ours.truncate(many.saturating_sub(own.len()));
    ours.append(&mut own);
    chance.shuffle(&mut ours);
    for asked in &mut ours {
        chance.shuffle(&mut asked.answers);
    }
    ours
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::day::Day;
    use crate::quiz::Origin;

    #[test]
    fn the_lesson_has_all_its_parts_in_both_languages() {
        let lesson = lesson();
        assert!(lesson.version() >= 1 && lesson.minutes == 10 && lesson.questions == 10);
        assert!(lesson.why.len() >= 3 && lesson.rules.len() >= 4);
        assert_eq!(lesson.cases.len(), 3);
        let cases = lesson.cases.iter().flat_map(|case| {
            [&case.title, &case.story, &case.right, &case.why]
                .into_iter()
                .chain(&case.wrong)
        });
        let why = lesson.why.iter().flat_map(|why| [&why.title, &why.text]);
        let rules = lesson.rules.iter().flat_map(|rule| {
            [
                &rule.title,
                &rule.may,
                &rule.may_as,
                &rule.not,
                &rule.not_as,
            ]
        });
        for words in cases.chain(why).chain(rules) {
            assert!(!words.nl.is_empty() && !words.en.is_empty(), "{words:?}");
            assert!(
                !words.nl.contains('!') && !words.en.contains('!'),
                "{words:?}"
            );
        }
        let ids: BTreeSet<&str> = lesson.cases.iter().map(|case| case.id.as_str()).collect();
        assert_eq!(ids.len(), 3);
    }

    #[test]
    fn versions_have_days_that_go_up() {
        let days = lesson()
            .versions
            .iter()
            .map(|version| Day::parse(&version.day).unwrap());
        assert!(days.is_sorted());
    }

    #[test]
    fn an_attempt_asks_ten_different_questions_of_a_larger_pool() {
        let pool = quiz().questions.iter().filter(|one| one.lesson).count();
        assert!(pool >= 20, "{pool}");
        let mut seen = BTreeSet::new();
        for seed in 0..20 {
            let exam = exam(Language::Nl, &[], &mut Draw::new(seed));
            let ids: BTreeSet<String> = exam.iter().map(|asked| asked.id.clone()).collect();
            assert_eq!(ids.len(), 10);
            seen.extend(ids);
        }
        assert_eq!(seen.len(), pool);
    }

    #[test]
    fn own_questions_are_at_most_half() {
        let own = vec![Own::example(Language::Nl); 8];
        let count = |own: &[Own]| {
            let exam = exam(Language::Nl, own, &mut Draw::new(3));
            assert_eq!(exam.len(), 10);
            exam.iter().filter(|one| one.origin == Origin::Own).count()
        };
        assert_eq!(count(&own), 5);
        assert_eq!(count(&own[..2]), 2);
    }
}
