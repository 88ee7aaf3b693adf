//! The privacy settings of the chatbots: where they are, what they do, and what happens to a chat that is deleted.

use serde::Deserialize;

use crate::table::table;
use crate::words::Words;

/// After how many days a setting is worth another look.
pub const LOOK_AGAIN_DAYS: i64 = 180;

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Knobs {
    /// In the order in which they are shown.
    pub chatbots: Vec<Chatbot>,
}

/// A chatbot.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chatbot {
    /// As in the table of guarded sites: `chatgpt`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// For each kind of account.
    pub plans: Vec<Plan>,
    /// How to delete a chat; empty where no public source says so.
    #[serde(default)]
    pub delete: Vec<Words>,
    /// What is left of a chat that was deleted.
    pub deleted: Words,
    /// The page that says so.
    pub deleted_source: Source,
}

/// What can be set with one kind of account.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Stable id: `chatgpt-free`.
    pub id: String,
    /// Which accounts.
    pub name: Words,
    /// What to press, one after the other; empty where there is nothing to set.
    #[serde(default)]
    pub steps: Vec<Words>,
    /// What it does and what it does not do.
    pub effect: Words,
    /// The page that says so.
    pub source: Source,
}

/// A page, and when it was read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Whose it is.
    pub name: String,
    /// Always https.
    pub link: String,
    /// The day on which it was checked: `2026-11-23`.
    pub checked: String,
    /// Whether somebody else than the maker says so.
    #[serde(default)]
    pub second_hand: bool,
}

table!(
    /// All chatbots.
    knobs: Knobs = "knobs"
);

/// Whether something of `days` ago is worth another look after `limit` days; never where that is 0.
pub fn is_old(days: i64, limit: i64) -> bool {
    limit > 0 && days > limit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::is_moment;

    #[test]
    fn the_table_is_sound() {
        let all = &knobs().chatbots;
        for id in ["chatgpt", "claude", "copilot", "m365", "gemini"] {
            assert!(all.iter().any(|one| one.id == id), "{id}");
        }
        let mut ids = Vec::new();
        for chatbot in all {
            let plans = chatbot.plans.iter();
            let sources = plans
                .clone()
                .map(|plan| &plan.source)
                .chain([&chatbot.deleted_source]);
            for source in sources {
                assert!(source.link.starts_with("https://"), "{}", source.link);
                assert!(
                    is_moment(&format!("{}T00:00", source.checked)),
                    "{}",
                    source.checked
                );
            }
            for plan in plans {
                assert!(plan.id.starts_with(&chatbot.id), "{}", plan.id);
                ids.push(plan.id.as_str());
                let words = plan.steps.iter().chain([&plan.name, &plan.effect]);
                for words in words {
                    assert!(!words.nl.is_empty() && !words.en.is_empty(), "{}", plan.id);
                }
            }
        }
        ids.sort_unstable();
        assert!(ids.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn half_a_year_is_old() {
        let after = |days| is_old(days, LOOK_AGAIN_DAYS);
        assert!(!after(180) && after(181) && !after(-1));
        assert!(!is_old(10_000, 0) && is_old(31, 30));
    }
}
