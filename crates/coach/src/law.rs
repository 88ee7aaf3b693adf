//! What the law asks of who works with a chatbot: dated cards, each with one question to check oneself.

use serde::Deserialize;

use crate::table::table;
use crate::words::{Language, Words};

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Laws {
    /// In the order in which they are shown.
    pub cards: Vec<Law>,
}

/// One card.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// Stable id: that of the inventory (`A-W1`), or our own (`L-NEN`).
    pub id: String,
    /// In a few words.
    pub title: Words,
    /// What it says.
    pub text: Words,
    /// Where its document is wrong, behind or not to be checked.
    #[serde(default)]
    pub note: Option<Words>,
    /// The law and its articles.
    pub source: Words,
    /// Where it can be read, always https.
    pub link: String,
    /// The day on which it was checked: `2026-11-23`.
    pub checked: String,
    /// The day from which it may be out of date.
    pub review: String,
    /// What one asks oneself.
    pub ask: Words,
    /// What one can answer.
    pub answers: Vec<Words>,
    /// Which answer is right, from 0.
    pub right: usize,
    /// Why.
    pub why: Words,
}

impl Law {
    /// Whether it should have been checked again by `today` (`2026-11-23`).
    pub fn is_due(&self, today: &str) -> bool {
        today >= self.review.as_str()
    }
}

const MONTHS: [(&str, &str); 12] = [
    ("januari", "January"),
    ("februari", "February"),
    ("maart", "March"),
    ("april", "April"),
    ("mei", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("augustus", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
];

/// A day as people write it: `23 november 2026` of `2026-11-23`. What is no day stays as it is.
pub fn written_day(day: &str, language: Language) -> String {
    let written = || {
        let (year, rest) = day.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let month: usize = month.parse().ok()?;
        let (nl, en) = MONTHS.get(month.checked_sub(1)?)?;
        let month = match language {
            Language::Nl => nl,
            Language::En => en,
        };
        Some(format!("{} {month} {year}", day.trim_start_matches('0')))
    };
    written().unwrap_or_else(|| day.to_owned())
}

table!(
    /// All cards.
    laws: Laws = "law"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eight_points_of_the_infographic_are_there_and_our_own_five() {
        let ids: Vec<&str> = laws().cards.iter().map(|law| law.id.as_str()).collect();
        for number in 1..=8 {
            assert!(ids.contains(&format!("A-W{number}").as_str()));
        }
        for own in ["L-AVG33", "L-AIACT", "L-MDR", "L-WGBO", "L-NEN"] {
            assert!(ids.contains(&own));
        }
        assert_eq!(ids.len(), 13);
    }

    #[test]
    fn every_card_is_dated_and_can_be_answered() {
        for law in &laws().cards {
            assert!(law.link.starts_with("https://"), "{}", law.id);
            assert!(law.checked < law.review, "{}", law.id);
            assert_eq!(law.review.len(), 10, "{}", law.id);
            assert!(law.answers.len() > 1 && law.right < law.answers.len());
        }
        let first = laws().cards.iter().filter(|law| law.right == 0).count();
        assert!(first > 3 && first < 10, "the place gives no answer away");
    }

    #[test]
    fn a_card_is_due_from_its_day_on() {
        let law = &laws().cards[0];
        assert!(!law.is_due(&law.checked));
        assert!(law.is_due(&law.review));
    }

    #[test]
    fn days_are_written_in_words() {
        for (day, nl, en) in [
            ("2026-11-23", "23 november 2026", "23 November 2026"),
            ("2027-03-01", "1 maart 2027", "1 March 2027"),
            ("2027-13-01", "2027-13-01", "2027-13-01"),
            ("", "", ""),
        ] {
            assert_eq!(written_day(day, Language::Nl), nl);
            assert_eq!(written_day(day, Language::En), en);
        }
    }
}
