//! Counts of many browsers, added up by day.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Day;
use crate::key::{Action, Category, Event, Level, Page, Site};
use crate::state::DayCounts;

/// A row of a day's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// Browsers that counted anything that day.
    Browsers,
    /// Browsers that counted something at this chatbot.
    BrowsersAt(Site),
    /// Events.
    Events(Event),
}

impl What {
    /// The metric it is sent as.
    pub(crate) const fn metric(self) -> &'static str {
        match self {
            Self::Browsers => "promptwacht.reports",
            Self::BrowsersAt(_) => "promptwacht.browsers",
            Self::Events(Event::Visit(_)) => "promptwacht.visits",
            Self::Events(Event::Prompt(..)) => "promptwacht.prompts",
            Self::Events(Event::Finding(..)) => "promptwacht.findings",
            Self::Events(Event::Action(..)) => "promptwacht.actions",
            Self::Events(Event::Training(_)) => "promptwacht.training",
        }
    }

    /// The last word of that: what is counted, in tables.
    pub fn id(self) -> &'static str {
        self.metric().trim_start_matches("promptwacht.")
    }

    /// The chatbot it is about, if it is about one.
    pub const fn site(self) -> Option<Site> {
        match self {
            Self::Browsers => None,
            Self::BrowsersAt(site) => Some(site),
            Self::Events(event) => event.site(),
        }
    }

    /// The level, where there is one.
    pub const fn level(self) -> Option<Level> {
        match self {
            Self::Events(Event::Prompt(_, level) | Event::Finding(_, _, level)) => Some(level),
            _ => None,
        }
    }

    /// The category, where there is one.
    pub const fn category(self) -> Option<Category> {
        match self {
            Self::Events(Event::Finding(_, category, _)) => Some(category),
            _ => None,
        }
    }

    /// What the user did, where that is counted.
    pub const fn action(self) -> Option<Action> {
        match self {
            Self::Events(Event::Action(_, action)) => Some(action),
            _ => None,
        }
    }

    /// The page of the training, where that is counted.
    pub const fn page(self) -> Option<Page> {
        match self {
            Self::Events(Event::Training(page)) => Some(page),
            _ => None,
        }
    }

    /// The attributes it is sent with, and their values.
    pub(crate) fn attributes(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        [
            ("site", self.site().map(Site::id)),
            ("category", self.category().map(Category::id)),
            ("level", self.level().map(Level::id)),
            ("action", self.action().map(Action::id)),
            ("page", self.page().map(Page::id)),
        ]
        .into_iter()
        .filter_map(|(key, id)| Some((key, id?)))
    }

    /// The row that is sent so. None for what this version does not know.
    pub(crate) fn from_sent(
        metric: &str,
        attribute: impl Fn(&str) -> Option<String>,
    ) -> Option<Self> {
        let site = || Site::from_id(&attribute("site")?);
        let level = || Level::from_id(&attribute("level")?);
        let event = match metric {
            "promptwacht.reports" => return Some(Self::Browsers),
            "promptwacht.browsers" => return Some(Self::BrowsersAt(site()?)),
            "promptwacht.visits" => Event::Visit(site()?),
            "promptwacht.prompts" => Event::Prompt(site()?, level()?),
            "promptwacht.findings" => Event::Finding(
                site()?,
                Category::from_id(&attribute("category")?)?,
                level()?,
            ),
            "promptwacht.actions" => {
                Event::Action(site()?, Action::from_id(&attribute("action")?)?)
            }
            "promptwacht.training" => Event::Training(Page::from_id(&attribute("page")?)?),
            _ => return None,
        };
        Some(Self::Events(event))
    }
}

/// Sums by day and row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    rows: BTreeMap<(Day, What), u64>,
}

impl Totals {
    /// Adds what one browser counted on one day.
    pub fn add_browser(&mut self, counts: &DayCounts) {
        let sites: BTreeSet<Site> = counts.rows.iter().filter_map(|row| row.0.site()).collect();
        self.add(counts.day, What::Browsers, 1);
        for site in sites {
            self.add(counts.day, What::BrowsersAt(site), 1);
        }
        for &(event, number) in &counts.rows {
            self.add(counts.day, What::Events(event), number.into());
        }
    }

    /// Adds to one row.
    pub fn add(&mut self, day: Day, what: What, number: u64) {
        let row = self.rows.entry((day, what)).or_default();
        *row = row.saturating_add(number);
    }

    /// All rows, by day.
    pub fn rows(&self) -> impl Iterator<Item = (Day, What, u64)> {
        self.rows
            .iter()
            .map(|(&(day, what), &number)| (day, what, number))
    }

    /// The number of browsers that this row is about.
    pub(crate) fn group(&self, day: Day, what: What) -> u64 {
        let browsers = what.site().map_or(What::Browsers, What::BrowsersAt);
        self.rows.get(&(day, browsers)).copied().unwrap_or_default()
    }
}
