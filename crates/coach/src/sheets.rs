//! What can be printed on A4: posters, cards to hold up, cards to sort.

use serde::Deserialize;

use crate::table::table;
use crate::words::Words;

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheets {
    /// What to do after a leak.
    pub leak: Poster,
    /// What to ask oneself before typing.
    pub rules: Poster,
    /// Who does what, AI or you.
    #[serde(rename = "match")]
    pub pairs: Pairs,
    /// How to ask better.
    pub prompts: Prompts,
}

/// A poster of one page.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Poster {
    /// In large type.
    pub title: Words,
    /// Below the title.
    pub lead: Words,
    /// What to do, in order.
    pub steps: Vec<PosterStep>,
    /// At the end.
    pub foot: Words,
    /// Where it comes from.
    pub source: Words,
    /// The page that says more, always https.
    pub link: String,
}

/// A step of a poster.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PosterStep {
    /// In a few words.
    pub title: Words,
    /// What it says.
    pub text: Words,
}

/// Cards that belong to AI or to you.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pairs {
    /// Where they come from.
    pub source: Words,
    /// The page that says more, always https.
    pub link: String,
    /// All cards, AI first.
    pub cards: Vec<Pair>,
    /// What to mind when they are discussed.
    pub note: Words,
}

/// Whom a card belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// AI.
    Ai,
    /// The person.
    You,
}

/// One of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// Stable id: `E-R1`.
    pub id: String,
    /// Whom it belongs to.
    pub side: Side,
    /// How the sentence goes on.
    pub text: Words,
}

/// Cards with a weak and a better question.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompts {
    /// Where they come from.
    pub source: Words,
    /// The page that says more, always https.
    pub link: String,
    /// All cards.
    pub cards: Vec<Prompt>,
}

/// One of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// The id of the tip: `E-M1`.
    pub id: String,
    /// The tip in a few words.
    pub title: Words,
    /// A weak question.
    pub vague: Words,
    /// A better one.
    pub good: Words,
}

table!(
    /// All sheets.
    sheets: Sheets = "sheets"
);

/// The places of `length` things in another order, the same each time: a hand may not hold all cards of one side together.
pub fn mixed(length: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    // Seven is prime and larger than the steps of any pattern on the sheet.
    places.sort_by_key(|place| (place * 7 + 3) % length.max(1));
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use crate::check::calm;

    #[test]
    fn posters_have_all_words() {
        for poster in [&sheets().leak, &sheets().rules] {
            for words in [&poster.title, &poster.lead, &poster.foot, &poster.source] {
                calm("poster", words);
            }
            for step in &poster.steps {
                calm("poster", &step.title);
                calm("poster", &step.text);
            }
            assert!(poster.link.starts_with("https://"));
        }
        assert_eq!(sheets().leak.steps.len(), 4);
        assert!(sheets().leak.foot.nl.contains("72 uur"));
    }

    #[test]
    fn ten_cards_are_five_of_ai_and_five_of_you() {
        let cards = &sheets().pairs.cards;
        let ids: Vec<&str> = cards.iter().map(|card| card.id.as_str()).collect();
        let wanted: Vec<String> = (1..=10).map(|number| format!("E-R{number}")).collect();
        assert_eq!(ids, wanted);
        assert_eq!(cards.iter().filter(|card| card.side == Side::Ai).count(), 5);
        calm("match", &sheets().pairs.note);
    }

    #[test]
    fn every_tip_for_prompts_has_a_card_whose_better_question_can_be_sent() {
        let cards = &sheets().prompts.cards;
        let ids: Vec<&str> = cards.iter().map(|card| card.id.as_str()).collect();
        let wanted: Vec<String> = (1..=8).map(|number| format!("E-M{number}")).collect();
        assert_eq!(ids, wanted);
        for card in cards {
            for words in [&card.title, &card.vague, &card.good] {
                calm(&card.id, words);
            }
            for language in [Language::Nl, Language::En] {
                let report = promptwacht_detector::check(card.good.within(language));
                assert_eq!(report.flagged().count(), 0, "{}", card.id);
            }
        }
    }

    #[test]
    fn cards_are_mixed_and_none_is_lost() {
        let mut places = mixed(10);
        assert_ne!(places, (0..10).collect::<Vec<_>>());
        places.sort_unstable();
        assert_eq!(places, (0..10).collect::<Vec<_>>());
        assert!(mixed(0).is_empty());
    }
}
