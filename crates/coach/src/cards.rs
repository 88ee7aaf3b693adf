//! The inventory of the programmes' documents: every tip, measure, legal point and organisation tip as a card.

use serde::Deserialize;

use crate::table::table;
use crate::words::Words;

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cards {
    /// In the order in which they are shown.
    pub cards: Vec<Card>,
}

/// One card.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Stable id: `A-D1`.
    pub id: String,
    /// In a few words.
    pub title: Words,
    /// What it says.
    pub text: Words,
    /// The page that says more, always https.
    #[serde(default)]
    pub link: Option<String>,
}

table!(
    /// All cards.
    cards: Cards = "cards"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_read() {
        assert!(!cards().cards.is_empty());
    }
}
