//! Short stories to talk about, and the one that fits a finding.

use serde::Deserialize;

use crate::table::table;
use crate::words::{Language, Words};

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stories {
    /// Where the themes come from.
    pub source: Words,
    /// In the order in which they are shown.
    pub stories: Vec<Story>,
}

/// A sector of care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sector {
    /// Hospitals.
    Hospital,
    /// Nursing homes (VVT).
    Nursing,
    /// Care at home.
    Home,
    /// Mental health (GGZ).
    Mental,
    /// Care for people with a disability.
    Disability,
    /// Family doctors.
    Gp,
    /// Youth care.
    Youth,
    /// Physiotherapy and the like.
    Paramedical,
    /// Social work.
    Social,
}

impl Sector {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 9] = [
        Self::Hospital,
        Self::Nursing,
        Self::Home,
        Self::Mental,
        Self::Disability,
        Self::Gp,
        Self::Youth,
        Self::Paramedical,
        Self::Social,
    ];

    /// Its id: `hospital`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Hospital => "hospital",
            Self::Nursing => "nursing",
            Self::Home => "home",
            Self::Mental => "mental",
            Self::Disability => "disability",
            Self::Gp => "gp",
            Self::Youth => "youth",
            Self::Paramedical => "paramedical",
            Self::Social => "social",
        }
    }
}

/// One story.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// Stable id: `D-S3`.
    pub id: String,
    /// Where it plays.
    pub sector: Sector,
    /// In a few words.
    pub title: Words,
    /// The story itself.
    pub text: Words,
    /// What one can learn from it.
    pub lesson: Words,
    /// What to ask after it.
    pub question: Words,
    /// Kinds and categories of data that it fits, best first; also `leak`, `answer`, `prompt`, `settings`.
    pub fits: Vec<String>,
    /// The tip that goes with it.
    pub tip: String,
    /// The page that says more, always https.
    pub link: String,
}

impl Story {
    /// All that is said, to be read aloud.
    pub fn aloud(&self, language: Language) -> String {
        [&self.title, &self.text, &self.lesson, &self.question]
            .map(|words| words.within(language).trim_end_matches('.'))
            .join(". ")
    }

    /// Whether each word of `asked` stands in it, in whatever case.
    pub fn has(&self, asked: &str, language: Language) -> bool {
        let all = format!("{} {}", self.id, self.aloud(language)).to_lowercase();
        asked
            .to_lowercase()
            .split_whitespace()
            .all(|word| all.contains(word))
    }

    /// How well it fits: kinds weigh more than categories, and what stands first in `fits` more than what follows.
    fn fit(&self, ids: &[&str]) -> usize {
        ids.iter()
            .filter_map(|id| self.fits.iter().position(|fit| fit == id).zip(Some(id)))
            .map(|(place, id)| {
                let weight = if CATEGORIES.contains(id) { 1 } else { 100 };
                weight * 100_usize.saturating_sub(place)
            })
            .sum()
    }
}

/// What is wider than a kind of data.
const CATEGORIES: [&str; 8] = [
    "personal",
    "special",
    "business",
    "credential",
    "leak",
    "answer",
    "prompt",
    "settings",
];

table!(
    /// All stories.
    stories: Stories = "stories"
);

/// The story with this id.
pub fn story(id: &str) -> Option<&'static Story> {
    stories().stories.iter().find(|story| story.id == id)
}

/// The story that fits these kinds and categories of data best (`nl-bsn`, `personal`); the first in the table where two fit as well.
pub fn story_for(ids: &[&str]) -> Option<&'static Story> {
    let fitting = stories().stories.iter().filter(|story| story.fit(ids) > 0);
    fitting.rev().max_by_key(|story| story.fit(ids))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::check::{calm, words_of};

    #[test]
    fn every_theme_has_a_story_of_its_own() {
        let ids: BTreeSet<&str> = stories()
            .stories
            .iter()
            .map(|one| one.id.as_str())
            .collect();
        let wanted = (1..=15).map(|number| format!("D-S{number}"));
        let wanted: BTreeSet<String> = wanted.chain(["C-K1".to_owned()]).collect();
        assert!(ids.iter().copied().eq(wanted.iter().map(String::as_str)));
        assert_eq!(ids.len(), stories().stories.len());
    }

    #[test]
    fn stories_are_short_and_calm() {
        for one in &stories().stories {
            for language in [Language::Nl, Language::En] {
                let words = words_of(one.text.within(language));
                assert!((60..=120).contains(&words), "{}: {words} words", one.id);
            }
            for words in [&one.title, &one.text, &one.lesson, &one.question] {
                calm(&one.id, words);
            }
            for question in [&one.question.nl, &one.question.en] {
                assert!(question.ends_with('?'), "{question}");
            }
        }
    }

    #[test]
    fn every_tip_and_link_of_a_story_exists() {
        for one in &stories().stories {
            assert!(crate::tip(&one.tip).is_some(), "{}: {}", one.id, one.tip);
            let home = "https://www.informatieveiliggedragzorg.nl/";
            assert!(one.link.starts_with(home), "{}", one.id);
        }
    }

    #[test]
    fn every_kind_and_category_has_a_story_and_no_story_fits_an_unknown_one() {
        for kind in promptwacht_detector::KINDS {
            assert!(story_for(&[kind.id]).is_some(), "{}", kind.id);
        }
        for category in CATEGORIES {
            assert!(story_for(&[category]).is_some(), "{category}");
        }
        for one in &stories().stories {
            for fit in &one.fits {
                let known = CATEGORIES.contains(&fit.as_str())
                    || promptwacht_detector::KINDS
                        .iter()
                        .any(|kind| kind.id == fit);
                assert!(known, "{}: {fit}", one.id);
            }
        }
    }

    #[test]
    fn the_best_fit_is_chosen() {
        let chosen = |ids: &[&str]| story_for(ids).map(|story| story.id.as_str());
        assert_eq!(chosen(&["medicine"]), Some("D-S3"));
        assert_eq!(chosen(&["secret", "credential"]), Some("D-S9"));
        assert_eq!(chosen(&["personal", "nl-bsn"]), Some("D-S14"));
        assert_eq!(chosen(&["settings"]), Some("D-S15"));
        assert_eq!(chosen(&["person-name"]), Some("D-S8"));
        assert_eq!(chosen(&["no-such-kind"]), None);
        assert_eq!(chosen(&[]), None);
    }

    #[test]
    fn a_search_finds_every_word_in_whatever_order() {
        let one = story("D-S6").unwrap();
        assert!(one.has("AGENDA rooster", Language::Nl));
        assert!(one.has("d-s6", Language::En));
        assert!(one.has("", Language::Nl));
        assert!(!one.has("agenda olifant", Language::Nl));
    }

    #[test]
    fn every_sector_is_there_once() {
        for sector in Sector::ALL {
            let named: Sector = serde_json::from_value(sector.id().into()).unwrap();
            assert_eq!(named, sector);
            assert!(stories().stories.iter().any(|one| one.sector == sector));
        }
    }
}
