//! The inventory of the programmes' documents: every tip, measure, legal point, story, question and example as a card.
//!
//! A card says in short what a document says in long, in our own words. What is worked out further on a part of the pages
//! (a story, a question, a rule) names that part. `content/inventory.txt` is the list that a test holds the cards to.

use serde::Deserialize;

use crate::table::table;
use crate::words::Words;

/// A table of cards.
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
    /// What it is.
    pub kind: Kind,
    /// Whom it is for.
    pub roles: Vec<Role>,
    /// What it goes with.
    pub with: Vec<Subject>,
    /// The document that it comes from.
    pub source: Source,
    /// The part of the pages where it is worked out: `stories`.
    #[serde(default)]
    pub part: Option<String>,
    /// The page that the document names with it, always https.
    #[serde(default)]
    pub link: Option<String>,
    /// In a few words.
    pub title: Words,
    /// What it says, in one to three short sentences.
    pub text: Words,
}

/// What a card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the words say it")]
pub enum Kind {
    Tip,
    Risk,
    Measure,
    Talk,
    Organisation,
    Law,
    Story,
    Question,
    Maturity,
    Prompt,
    Example,
    Rule,
    Energy,
}

impl Kind {
    /// The end of the key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Tip => "tip",
            Self::Risk => "risk",
            Self::Measure => "measure",
            Self::Talk => "talk",
            Self::Organisation => "organisation",
            Self::Law => "law",
            Self::Story => "story",
            Self::Question => "question",
            Self::Maturity => "maturity",
            Self::Prompt => "prompt",
            Self::Example => "example",
            Self::Rule => "rule",
            Self::Energy => "energy",
        }
    }
}

/// Whom a card is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the words say it")]
pub enum Role {
    Clinician,
    Officer,
    Trainer,
    Manager,
}

impl Role {
    /// All, in the order in which they can be chosen.
    pub const ALL: [Self; 4] = [Self::Clinician, Self::Officer, Self::Trainer, Self::Manager];

    /// The end of the key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Clinician => "clinician",
            Self::Officer => "officer",
            Self::Trainer => "trainer",
            Self::Manager => "manager",
        }
    }
}

/// What a card goes with: a sort of finding, or a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// Data that name one person.
    Id,
    /// Data that point to one person together.
    Qi,
    /// Health.
    Med,
    /// Other special categories of data.
    Bijz,
    /// Business.
    Bedr,
    /// Passwords and keys.
    Key,
    /// Staff and applicants.
    Medew,
    /// Files, images and sound.
    Bestand,
    /// The chatbot, its account and its settings.
    Tool,
    /// What is done with the answer.
    Out,
    /// A clinical decision that is asked.
    Mdr,
    /// A leak.
    Lek,
    /// How a prompt is put.
    Prompt,
    /// Power.
    Energie,
    /// Fits always.
    Alg,
}

impl Subject {
    /// All, in the order in which they can be chosen.
    pub const ALL: [Self; 15] = [
        Self::Id,
        Self::Qi,
        Self::Med,
        Self::Bijz,
        Self::Bedr,
        Self::Key,
        Self::Medew,
        Self::Bestand,
        Self::Tool,
        Self::Out,
        Self::Mdr,
        Self::Lek,
        Self::Prompt,
        Self::Energie,
        Self::Alg,
    ];

    /// The end of the key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Qi => "qi",
            Self::Med => "med",
            Self::Bijz => "bijz",
            Self::Bedr => "bedr",
            Self::Key => "key",
            Self::Medew => "medew",
            Self::Bestand => "bestand",
            Self::Tool => "tool",
            Self::Out => "out",
            Self::Mdr => "mdr",
            Self::Lek => "lek",
            Self::Prompt => "prompt",
            Self::Energie => "energie",
            Self::Alg => "alg",
        }
    }
}

/// The document that a card comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// The infographic of the programme on safe behaviour with information.
    Ivgz,
    /// The workshop of VGN.
    Workshop,
    /// The article on maturity.
    Maturity,
    /// The talk document of the programme.
    Talk,
    /// The inspiration guide of Sigra.
    Sigra,
}

impl Source {
    /// The end of the key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ivgz => "ivgz",
            Self::Workshop => "workshop",
            Self::Maturity => "maturity",
            Self::Talk => "talk",
            Self::Sigra => "sigra",
        }
    }

    /// The page of the source itself; the workshop and the article name none.
    pub const fn link(self) -> Option<&'static str> {
        match self {
            Self::Ivgz | Self::Talk => {
                Some("https://www.informatieveiliggedragzorg.nl/veilig-gebruik-ai-chatbots/")
            }
            Self::Sigra => Some(
                "https://www.sigra.nl/expertisecentrum-privacy-informatieveiligheid/spelenderwijs-privacy-bewust",
            ),
            Self::Workshop | Self::Maturity => None,
        }
    }
}

impl Card {
    /// The page that says more: its own, else that of its source.
    pub fn page(&self) -> Option<&str> {
        self.link.as_deref().or(self.source.link())
    }

    /// Whether all words of a search, in small letters, stand in it.
    pub fn holds(&self, search: &str) -> bool {
        let all = [
            &self.id,
            &self.title.nl,
            &self.title.en,
            &self.text.nl,
            &self.text.en,
        ]
        .map(|text| text.to_lowercase())
        .join(" ");
        search
            .to_lowercase()
            .split_whitespace()
            .all(|word| all.contains(word))
    }
}

table!(
    /// Cards of the infographic.
    infographic: Cards = "cards-infographic"
);
table!(
    /// Cards of the workshop and of the article on maturity.
    workshop: Cards = "cards-workshop"
);
table!(
    /// Cards of the talk document.
    talk: Cards = "cards-talk"
);
table!(
    /// Cards of the inspiration guide.
    guide: Cards = "cards-guide"
);

/// All cards, in the order of their documents.
pub fn cards() -> impl Iterator<Item = &'static Card> {
    [infographic(), workshop(), talk(), guide()]
        .into_iter()
        .flat_map(|table| &table.cards)
}

/// The card with this id.
pub fn card(id: &str) -> Option<&'static Card> {
    cards().find(|card| card.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn all_tables_can_be_read_and_no_id_is_twice() {
        let ids: BTreeSet<&str> = cards().map(|card| card.id.as_str()).collect();
        assert_eq!(ids.len(), cards().count());
        for table in [infographic(), workshop(), talk(), guide()] {
            assert!(!table.cards.is_empty());
        }
    }

    #[test]
    fn every_card_is_for_somebody_and_goes_with_something() {
        for card in cards() {
            assert!(!card.roles.is_empty(), "{}", card.id);
            assert!(!card.with.is_empty(), "{}", card.id);
            let link = card.page().unwrap_or("https://");
            assert!(link.starts_with("https://"), "{}", card.id);
        }
    }

    #[test]
    fn what_a_finding_names_has_a_card() {
        for tip in crate::tips() {
            let card = card(tip.id);
            assert!(card.is_some(), "{}", tip.id);
        }
    }

    #[test]
    fn stories_questions_and_rules_say_where_they_are_worked_out() {
        for card in cards() {
            let part = match card.kind {
                Kind::Story => Some("stories"),
                Kind::Question => Some("quiz"),
                Kind::Rule => Some("rules"),
                Kind::Prompt => Some("prompts"),
                Kind::Maturity => Some("kompas"),
                Kind::Energy => Some("energy"),
                _ => continue,
            };
            assert_eq!(card.part.as_deref(), part, "{}", card.id);
        }
    }

    #[test]
    fn a_search_finds_all_its_words_in_any_order_and_either_language() {
        let card = card("A-D1").unwrap();
        assert!(card.holds("PATIËNT bewaart"));
        assert!(card.holds("a-d1 stored"));
        assert!(card.holds("  "));
        assert!(!card.holds("bewaart fiets"));
    }
}
