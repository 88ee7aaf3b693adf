//! The AI-VolwassenheidsKompas: five factors, statements of our own, and what scores follow from the answers. Files hold scores and
//! nothing else: no names, no single answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::table::table;
use crate::words::Words;

/// How many factors there are.
pub const FACTORS: usize = 5;

/// Below this a factor is low and gets advice.
pub const LOW: f64 = 3.0;

/// Below so many people an average may give away what one of them answered.
pub const SMALL_GROUP: u32 = 3;

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kompas {
    /// Where factors and statements come from.
    pub about: Words,
    /// The page of the programme.
    pub link: String,
    /// What 1 to 5 mean.
    pub scale: Vec<Words>,
    /// The factors, in the order of the corners of the diagram.
    pub factors: Vec<Factor>,
}

/// One factor.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// Stable id: `C-S1`.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// One word for the diagram.
    pub short: Words,
    /// What it is about.
    pub about: Words,
    /// To talk about in a group.
    pub question: Words,
    /// What to do when it is low.
    pub advice: Vec<Words>,
    /// The statements.
    pub statements: Vec<Statement>,
}

/// One statement.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Stable id: `C-S1-1`.
    pub id: String,
    /// What is said.
    pub text: Words,
    /// Whether the short version asks it.
    #[serde(default)]
    pub short: bool,
}

table!(
    /// The factors with their statements.
    kompas: Kompas = "kompas"
);

/// What somebody answered: 1 to 5 by the id of a statement.
pub type Answers = BTreeMap<String, u8>;

/// A score of each factor, in their order; none where too little was answered.
pub type Scores = [Option<f64>; FACTORS];

/// The scores of one person. A factor counts when at least half of what was asked of it is answered.
pub fn score(answers: &Answers, short: bool) -> Scores {
    let mut scores = Scores::default();
    for (score, factor) in scores.iter_mut().zip(&kompas().factors) {
        let asked = factor
            .statements
            .iter()
            .filter(|one| one.short || !short)
            .collect::<Vec<_>>();
        let given: Vec<f64> = asked
            .iter()
            .filter_map(|one| answers.get(&one.id))
            .filter(|answer| (1..=5).contains(*answer))
            .map(|answer| f64::from(*answer))
            .collect();
        if given.len() * 2 >= asked.len() {
            *score = mean(given.iter().map(|one| (*one, 1)));
        }
    }
    scores
}

/// The average of several people or groups, each with how many people it stands for.
pub fn average(all: &[(Scores, u32)]) -> Scores {
    let mut scores = Scores::default();
    for (at, score) in scores.iter_mut().enumerate() {
        let given = all
            .iter()
            .filter_map(|(one, people)| Some((one.get(at).copied().flatten()?, *people)));
        *score = mean(given);
    }
    scores
}

/// One number for all factors that have a score.
pub fn overall(scores: &Scores) -> Option<f64> {
    mean(scores.iter().flatten().map(|score| (*score, 1)))
}

/// The factors to give advice on: those below [`LOW`], or the lowest of all where none is.
pub fn low(scores: &Scores) -> Vec<usize> {
    let given = || {
        scores
            .iter()
            .enumerate()
            .filter_map(|(at, score)| Some((at, (*score)?)))
    };
    let low: Vec<usize> = given()
        .filter(|(_, score)| *score < LOW)
        .map(|(at, _)| at)
        .collect();
    if !low.is_empty() {
        return low;
    }
    given()
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(at, _)| at)
        .into_iter()
        .collect()
}

/// Two places behind the point are kept; half goes up.
fn mean(given: impl Iterator<Item = (f64, u32)>) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0.0);
    for (value, times) in given {
        sum += value * f64::from(times);
        count += f64::from(times);
    }
    (count > 0.0).then(|| rounded(sum / count))
}

fn rounded(score: f64) -> f64 {
    // What is a half in decimals may lie just below it as a binary number.
    ((score + 1e-9) * 100.0).round() / 100.0
}

/// A score as people read it: one place behind a comma or point.
pub fn in_words(score: Option<f64>, language: crate::Language) -> String {
    let Some(score) = score else {
        return "–".to_owned();
    };
    let text = format!("{:.1}", ((score + 1e-9) * 10.0).round() / 10.0);
    match language {
        crate::Language::Nl => text.replace('.', ","),
        crate::Language::En => text,
    }
}

/// One time that it was filled in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// The day, as `2026-11-23`.
    pub date: String,
    /// Of how many people.
    pub people: u32,
    /// The average of each factor.
    pub scores: Scores,
    /// Whether it came from elsewhere: something to compare with.
    #[serde(default)]
    pub other: bool,
}

impl Round {
    /// Whether this is the same round, wherever it came from.
    pub fn is_same(&self, other: &Self) -> bool {
        self.date == other.date && self.people == other.people && self.scores == other.scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    fn all(answer: u8) -> Answers {
        let statements = kompas().factors.iter().flat_map(|one| &one.statements);
        statements.map(|one| (one.id.clone(), answer)).collect()
    }

    #[test]
    fn every_factor_has_statements_advice_and_a_question_in_both_languages() {
        let table = kompas();
        let ids: Vec<&str> = table.factors.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["C-S1", "C-S2", "C-S3", "C-S4", "C-S5"]);
        assert_eq!(table.scale.len(), 5);
        assert!(table.link.starts_with("https://"));
        let mut seen = std::collections::BTreeSet::new();
        for factor in &table.factors {
            assert!(factor.statements.len() >= 4 && factor.advice.len() >= 2);
            assert_eq!(factor.statements.iter().filter(|one| one.short).count(), 2);
            let mut words = vec![&factor.name, &factor.short, &factor.about, &factor.question];
            words.extend(&factor.advice);
            for one in &factor.statements {
                assert!(
                    one.id.starts_with(&factor.id) && seen.insert(&one.id),
                    "{}",
                    one.id
                );
                words.push(&one.text);
            }
            assert!(
                words
                    .iter()
                    .all(|one| !one.nl.is_empty() && !one.en.is_empty() && one.nl != one.en)
            );
            assert!(words.iter().all(|one| !one.nl.contains('!')));
        }
        assert!(table.about.nl.contains("zelf") && table.about.en.contains("ourselves"));
    }

    #[test]
    fn the_score_of_a_factor_is_the_average_of_its_answers() {
        assert_eq!(score(&all(4), false), [Some(4.0); 5]);
        let mut answers = all(4);
        answers.insert("C-S1-1".to_owned(), 1);
        assert_eq!(score(&answers, false)[0], Some(3.25));
        assert_eq!(
            score(&answers, true)[0],
            Some(4.0),
            "not asked in the short version"
        );
    }

    #[test]
    fn with_less_than_half_of_the_answers_there_is_no_score() {
        let mut answers = Answers::new();
        assert_eq!(score(&answers, false), Scores::default());
        answers.insert("C-S2-1".to_owned(), 5);
        assert_eq!(score(&answers, false)[1], None);
        answers.insert("C-S2-3".to_owned(), 2);
        assert_eq!(score(&answers, false)[1], Some(3.5));
        assert_eq!(score(&answers, true)[1], Some(2.0));
        answers.insert("C-S2-3".to_owned(), 9);
        assert_eq!(
            score(&answers, false)[1],
            None,
            "what is on no scale does not count"
        );
    }

    #[test]
    fn the_average_of_a_group_counts_people_and_not_files() {
        let one = ([Some(1.0), Some(2.0), None, Some(4.0), Some(5.0)], 1);
        assert_eq!(average(&[one]), one.0, "one person is one person");
        let others = ([Some(3.0), None, Some(3.0), Some(4.0), Some(4.0)], 3);
        assert_eq!(
            average(&[one, others]),
            [Some(2.5), Some(2.0), Some(3.0), Some(4.0), Some(4.25)]
        );
        assert_eq!(average(&[]), Scores::default());
        assert_eq!(average(&[([Some(3.0); 5], 0)]), Scores::default());
    }

    #[test]
    fn a_half_is_rounded_up() {
        let three = [
            ([Some(1.0); 5], 1),
            ([Some(2.0); 5], 1),
            ([Some(2.0); 5], 1),
        ];
        assert_eq!(average(&three)[0], Some(1.67));
        assert!((rounded(2.005) - 2.01).abs() < 1e-9);
        assert_eq!(in_words(Some(3.25), Language::Nl), "3,3");
        assert_eq!(in_words(Some(3.249), Language::En), "3.2");
        assert_eq!(in_words(None, Language::Nl), "–");
    }

    #[test]
    fn advice_goes_to_what_is_low_or_else_to_the_lowest() {
        assert_eq!(
            low(&[Some(2.99), Some(3.0), None, Some(1.0), Some(5.0)]),
            [0, 3]
        );
        assert_eq!(
            low(&[Some(4.0), Some(3.0), None, Some(3.5), Some(5.0)]),
            [1]
        );
        assert_eq!(low(&Scores::default()), Vec::<usize>::new());
        assert_eq!(
            overall(&[Some(4.0), Some(3.0), None, Some(3.5), Some(5.0)]),
            Some(3.88)
        );
    }
}
