//! Statements for a debate, and how many agreed with them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::table::table;
use crate::words::Words;

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Debate {
    /// Where the idea comes from.
    pub source: Words,
    /// The page of the programme.
    pub link: String,
    /// In the order in which they are shown.
    pub statements: Vec<Statement>,
}

/// One statement.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Stable id: `S1`.
    pub id: String,
    /// What people agree with or not.
    pub text: Words,
    /// Something to say for it.
    pub pro: Words,
    /// Something to say against it.
    pub con: Words,
}

table!(
    /// All statements.
    debate: Debate = "debate"
);

/// How many can be counted: nobody has a larger room.
const MOST: u32 = 9999;

/// Those who agree, who do not and who are unsure, for each statement that was voted on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Votes {
    counts: BTreeMap<String, [u32; 3]>,
}

impl Votes {
    /// What was kept; what cannot be read or does not exist any more is left out.
    pub fn read(kept: &Value) -> Self {
        let mut votes: Self = serde_json::from_value(kept.clone()).unwrap_or_default();
        let known = |id: &String| debate().statements.iter().any(|one| one.id == *id);
        votes.counts.retain(|id, _| known(id));
        for counts in votes.counts.values_mut() {
            *counts = counts.map(|count| count.min(MOST));
        }
        votes
    }

    /// How they are kept.
    pub fn kept(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Of a statement.
    pub fn of(&self, id: &str) -> [u32; 3] {
        self.counts.get(id).copied().unwrap_or_default()
    }

    /// Puts others in their place.
    pub fn set(&mut self, id: &str, counts: [u32; 3]) {
        if counts == [0; 3] {
            self.counts.remove(id);
        } else {
            self.counts.insert(id.to_owned(), counts);
        }
    }

    /// How many statements were voted on.
    pub fn voted(&self) -> usize {
        self.counts.len()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::*;
    use crate::check::calm;

    #[test]
    fn there_are_enough_statements_with_two_sides() {
        let all = &debate().statements;
        let ids: BTreeSet<&str> = all.iter().map(|one| one.id.as_str()).collect();
        assert!(all.len() >= 16);
        assert_eq!(ids.len(), all.len());
        for one in all {
            for words in [&one.text, &one.pro, &one.con] {
                calm(&one.id, words);
            }
        }
        assert!(debate().link.starts_with("https://"));
    }

    #[test]
    fn votes_are_kept_and_read_again() {
        let mut votes = Votes::default();
        votes.set("S2", [3, 0, 9]);
        votes.set("S3", [1, 1, 1]);
        votes.set("S3", [0, 0, 0]);
        assert_eq!(votes.voted(), 1);
        assert_eq!(Votes::read(&votes.kept()), votes);
        assert_eq!(votes.of("S2"), [3, 0, 9]);
        assert_eq!(votes.of("S1"), [0, 0, 0]);
    }

    #[test]
    fn what_is_foreign_is_left_out() {
        assert_eq!(Votes::read(&json!([1, 2])), Votes::default());
        assert_eq!(
            Votes::read(&json!({ "counts": { "S1": [1, 2] } })),
            Votes::default()
        );
        let odd = json!({ "counts": { "Z9": [1, 2, 3], "S1": [4_000_000_u32, 0, 0] } });
        let votes = Votes::read(&odd);
        assert_eq!((votes.voted(), votes.of("S1")), (1, [9999, 0, 0]));
    }
}
