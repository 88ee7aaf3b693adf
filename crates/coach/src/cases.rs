//! Cases to practise with: made-up people, a prompt that says too much, and one that asks the same without data.

use serde::Deserialize;

use crate::table::table;
use crate::words::Words;

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cases {
    /// Where people work, in the order in which they are shown.
    pub sectors: Vec<Sector>,
    /// What the scripted partner says to every text that no case knows.
    pub neutral: Words,
    /// In the order in which they are shown.
    pub cases: Vec<Case>,
}

/// A part of care, or an office.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sector {
    /// Stable id: `ggz`.
    pub id: String,
    /// Its name.
    pub name: Words,
}

/// One case.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Stable id: `vvt-1`.
    pub id: String,
    /// The id of its sector.
    pub sector: String,
    /// In a few words.
    pub title: Words,
    /// What is going on, in two or three sentences.
    pub situation: Words,
    /// A prompt that says too much; Dutch in both languages, as the guard reads Dutch.
    pub bad: String,
    /// The same question without anything that points to a person.
    pub good: String,
    /// What a stranger would recognise in the bad prompt, in the order of the text.
    pub parts: Vec<Recognised>,
    /// What the scripted partner says to the good prompt.
    pub answer: Words,
    /// What to talk about afterwards.
    pub discuss: Words,
    /// The id of the tip that fits.
    pub tip: String,
}

/// A piece of a bad prompt.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recognised {
    /// As it stands in the prompt.
    pub text: String,
    /// Why it points to somebody.
    pub why: Words,
}

table!(
    /// All cases.
    cases: Cases = "cases"
);

/// The case with this id.
pub fn case(id: &str) -> Option<&'static Case> {
    cases().cases.iter().find(|case| case.id == id)
}

/// What the scripted partner says to `text`: the case's answer to its good prompt, however spaced and cased, else the neutral words.
pub fn reply(case: &'static Case, text: &str) -> &'static Words {
    if plain(text) == plain(&case.good) {
        &case.answer
    } else {
        &cases().neutral
    }
}

fn plain(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .filter(|sign| sign.is_alphanumeric())
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use promptwacht_detector::{Level, check};

    use super::*;

    #[test]
    fn there_are_twenty_and_each_sector_has_one() {
        let all = &cases().cases;
        assert!(all.len() >= 20, "{}", all.len());
        let ids: BTreeSet<&str> = all.iter().map(|case| case.id.as_str()).collect();
        assert_eq!(ids.len(), all.len());
        for sector in &cases().sectors {
            assert!(
                all.iter().any(|case| case.sector == sector.id),
                "{}",
                sector.id
            );
        }
        for case in all {
            assert!(
                cases()
                    .sectors
                    .iter()
                    .any(|sector| sector.id == case.sector),
                "{}",
                case.id
            );
        }
    }

    #[test]
    fn the_bad_prompt_is_held_and_the_good_one_goes() {
        for case in &cases().cases {
            let bad = check(&case.bad).verdict.level;
            assert!(bad >= Level::Warn, "{}: {bad:?}", case.id);
            let good = check(&case.good);
            assert!(
                good.verdict.level <= Level::Hint,
                "{}: {:?}",
                case.id,
                good.verdict
            );
        }
    }

    #[test]
    fn what_is_recognised_stands_in_the_bad_prompt_in_its_order() {
        for case in &cases().cases {
            assert!(case.parts.len() >= 2, "{}", case.id);
            let mut rest = case.bad.as_str();
            for part in &case.parts {
                let found = rest.split_once(part.text.as_str());
                assert!(found.is_some(), "{}: {}", case.id, part.text);
                rest = found.unwrap().1;
            }
        }
    }

    #[test]
    fn both_languages_say_something_and_the_tip_exists() {
        for case in &cases().cases {
            let parts = case.parts.iter().map(|part| &part.why);
            let words = [&case.title, &case.situation, &case.answer, &case.discuss];
            for words in words.into_iter().chain(parts) {
                assert!(
                    !words.nl.is_empty() && !words.en.is_empty() && words.nl != words.en,
                    "{}",
                    case.id
                );
            }
            assert!(crate::tip(&case.tip).is_some(), "{}: {}", case.id, case.tip);
        }
    }

    #[test]
    fn numbers_of_citizens_are_from_the_range_that_nobody_has() {
        for case in &cases().cases {
            for number in case
                .bad
                .split(|sign: char| !sign.is_ascii_digit())
                .filter(|digits| digits.len() == 9)
            {
                assert!(number.starts_with("9999"), "{}: {number}", case.id);
            }
        }
    }

    #[test]
    fn the_partner_knows_the_good_prompt_however_it_is_typed() {
        let case = &cases().cases[0];
        assert_eq!(
            reply(case, &format!("  {}\n", case.good.to_uppercase())),
            &case.answer
        );
        assert_eq!(reply(case, "Hallo"), &cases().neutral);
    }
}
