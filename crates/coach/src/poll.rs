//! Ready questions for a live poll in a room.

use serde::Deserialize;

use crate::table::table;
use crate::words::Words;

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Polls {
    /// In the order in which they are offered.
    pub polls: Vec<Poll>,
}

/// One of them.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Poll {
    /// Stable id: `P-1`.
    pub id: String,
    /// The statement or question.
    pub ask: Words,
    /// What can be chosen; a statement has none, and is agreed with or not.
    #[serde(default)]
    pub options: Vec<Words>,
    /// What others said, with its source: shown once the hands were counted.
    #[serde(default)]
    pub compare: Option<Words>,
}

table!(
    /// All ready polls.
    polls: Polls = "poll"
);

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_poll_can_be_asked() {
        let all = &polls().polls;
        let ids: BTreeSet<&str> = all.iter().map(|poll| poll.id.as_str()).collect();
        assert!(ids.len() == all.len() && all.len() >= 6);
        for poll in all {
            assert!([0, 2, 3, 4].contains(&poll.options.len()), "{}", poll.id);
            for words in poll.options.iter().chain([&poll.ask]).chain(&poll.compare) {
                assert!(!words.nl.is_empty() && !words.en.is_empty(), "{}", poll.id);
            }
        }
        assert!(all.iter().any(|poll| {
            poll.compare
                .as_ref()
                .is_some_and(|words| words.nl.contains("92%"))
        }));
    }
}
