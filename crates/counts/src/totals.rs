//! Counts of many browsers, added up by day.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Day;
use crate::key::{Action, Category, Event, Level, Page, Role, Site};
use crate::state::DayCounts;

/// A row of a day's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// Browsers that counted anything at a chatbot that day.
    Browsers,
    /// Browsers that counted something at this chatbot.
    BrowsersAt(Site),
    /// Browsers in which somebody of this role did a page of the training.
    BrowsersOf(Role),
    /// Events.
    Events(Event),
}

impl What {
    /// The metric it is sent as.
    pub(crate) const fn metric(self) -> &'static str {
        match self {
            Self::Browsers => "promptwacht.reports",
            Self::BrowsersAt(_) => "promptwacht.browsers",
            Self::BrowsersOf(_) => "promptwacht.learners",
            Self::Events(Event::Visit(_)) => "promptwacht.visits",
            Self::Events(Event::Prompt(..)) => "promptwacht.prompts",
            Self::Events(Event::Finding(..)) => "promptwacht.findings",
            Self::Events(Event::Action(..)) => "promptwacht.actions",
            Self::Events(Event::Training(..)) => "promptwacht.training",
        }
    }

    /// The last word of that: what is counted, in tables.
    pub fn id(self) -> &'static str {
        self.metric().trim_start_matches("promptwacht.")
    }

    /// The chatbot it is about, if it is about one.
    pub const fn site(self) -> Option<Site> {
        match self {
            Self::Browsers | Self::BrowsersOf(_) => None,
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
            Self::Events(Event::Training(page, _)) => Some(page),
            _ => None,
        }
    }

    /// The role, where that is counted.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::BrowsersOf(role) => Some(role),
            Self::Events(event) => event.role(),
            _ => None,
        }
    }

    /// The same in another role, where it has one.
    const fn in_role(self, role: Role) -> Self {
        match self {
            Self::BrowsersOf(_) => Self::BrowsersOf(role),
            Self::Events(Event::Training(page, _)) => Self::Events(Event::Training(page, role)),
            other => other,
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
            ("role", self.role().map(Role::id)),
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
        // A report of before there were roles says none.
        let role = || attribute("role").map_or(Some(Role::Unknown), |id| Role::from_id(&id));
        let event = match metric {
            "promptwacht.reports" => return Some(Self::Browsers),
            "promptwacht.browsers" => return Some(Self::BrowsersAt(site()?)),
            "promptwacht.learners" => return Some(Self::BrowsersOf(role()?)),
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
            "promptwacht.training" => Event::Training(Page::from_id(&attribute("page")?)?, role()?),
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
        let roles: BTreeSet<Role> = counts.rows.iter().filter_map(|row| row.0.role()).collect();
        if !sites.is_empty() {
            self.add(counts.day, What::Browsers, 1);
        }
        for site in sites {
            self.add(counts.day, What::BrowsersAt(site), 1);
        }
        for role in roles {
            self.add(counts.day, What::BrowsersOf(role), 1);
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

    /// The number of browsers that this row is about. Training is that of all browsers of the day, whether they were at a chatbot or only
    /// learned: no role that is small [stands apart](Self::together).
    pub(crate) fn group(&self, day: Day, what: What) -> u64 {
        let browsers = self.number(day, what.site().map_or(What::Browsers, What::BrowsersAt));
        let learners = || -> u64 {
            let roles = Role::ALL.iter();
            roles
                .map(|&role| self.number(day, What::BrowsersOf(role)))
                .sum()
        };
        what.role().map_or(browsers, |_| browsers.max(learners()))
    }

    /// The same with every role under [`Role::Unknown`] that may not stand apart on its day.
    pub(crate) fn together(&self, smallest: u64) -> Self {
        let mut apart: BTreeMap<Day, Vec<Role>> = BTreeMap::new();
        let mut together = Self::default();
        for (day, what, number) in self.rows() {
            let apart = apart
                .entry(day)
                .or_insert_with(|| self.apart(day, smallest));
            let what = match what.role() {
                Some(role) if !apart.contains(&role) => what.in_role(Role::Unknown),
                _ => what,
            };
            together.add(day, what, number);
        }
        together
    }

    /// The roles of a day of which numbers may be shown: those of enough browsers, where the others, put together, are enough as well or
    /// none at all. Otherwise the few that are left were known by subtraction.
    fn apart(&self, day: Day, smallest: u64) -> Vec<Role> {
        let browsers = |role: Role| self.number(day, What::BrowsersOf(role));
        let (mut apart, mut rest): (Vec<Role>, Vec<Role>) = Role::ALL
            .iter()
            .copied()
            .partition(|&role| role != Role::Unknown && browsers(role) >= smallest);
        let is_there = |role: &Role| {
            let of_role = |what: What| what.role() == Some(*role);
            let of_day = self.rows.range((day, What::Browsers)..);
            let mut rows = of_day.map(|(&row, _)| row).take_while(|row| row.0 == day);
            rows.any(|(_, what)| of_role(what))
        };
        rest.retain(is_there);
        let left: u64 = rest.iter().map(|&role| browsers(role)).sum();
        if !rest.is_empty() && left < smallest {
            let fewest = apart.iter().copied().min_by_key(|&role| browsers(role));
            apart.retain(|&role| Some(role) != fewest);
        }
        apart
    }

    fn number(&self, day: Day, what: What) -> u64 {
        self.rows.get(&(day, what)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Day = Day(20_779);

    /// A day with so many browsers of each role, each of which did the quiz twice.
    fn day(clinicians: u32, managers: u32, officers: u32, unknown: u32) -> Totals {
        let mut totals = Totals::default();
        for (&role, browsers) in Role::ALL
            .iter()
            .zip([clinicians, managers, officers, unknown])
        {
            for _ in 0..browsers {
                totals.add_browser(&DayCounts {
                    day: DAY,
                    rows: vec![(Event::Training(Page::Quiz, role), 2)],
                });
            }
        }
        totals
    }

    /// Browsers of each role, as they may be shown.
    fn shown(totals: &Totals) -> Vec<(&'static str, u64)> {
        let together = totals.together(10);
        let rows = together.rows();
        rows.filter_map(|(_, what, number)| match what {
            What::BrowsersOf(role) => Some((role.id(), number)),
            _ => None,
        })
        .collect()
    }

    #[test]
    fn a_role_stands_apart_where_it_and_the_rest_are_large_enough() {
        assert_eq!(
            shown(&day(30, 12, 10, 0)),
            [("clinician", 30), ("manager", 12), ("officer", 10)]
        );
        assert_eq!(
            shown(&day(30, 12, 9, 1)),
            [("clinician", 30), ("manager", 12), ("unknown", 10)]
        );
        assert_eq!(
            shown(&day(30, 9, 9, 0)),
            [("clinician", 30), ("unknown", 18)]
        );
        // One officer would be all that is left: the smallest group hides it.
        assert_eq!(
            shown(&day(30, 12, 1, 0)),
            [("clinician", 30), ("unknown", 13)]
        );
        assert_eq!(
            shown(&day(12, 30, 0, 1)),
            [("manager", 30), ("unknown", 13)]
        );
        assert_eq!(shown(&day(30, 0, 1, 0)), [("unknown", 31)]);
        assert_eq!(shown(&day(9, 9, 9, 0)), [("unknown", 27)]);
        assert_eq!(shown(&day(0, 0, 3, 0)), [("unknown", 3)]);
        assert_eq!(shown(&day(0, 0, 0, 40)), [("unknown", 40)]);
    }

    #[test]
    fn nothing_is_lost_and_no_part_is_small() {
        let quiz = |totals: &Totals| -> u64 {
            let rows = totals.rows();
            rows.filter(|(_, what, _)| what.page() == Some(Page::Quiz))
                .map(|(_, _, number)| number)
                .sum()
        };
        let sizes = [0, 1, 9, 10, 11, 25];
        for clinicians in sizes {
            for managers in sizes {
                for officers in sizes {
                    for unknown in sizes {
                        let totals = day(clinicians, managers, officers, unknown);
                        assert_eq!(quiz(&totals.together(10)), quiz(&totals));
                        let shown = shown(&totals);
                        let is_small = |one: &(&str, u64)| one.1 < 10;
                        assert!(shown.len() < 2 || !shown.iter().any(is_small), "{shown:?}");
                        assert_eq!(totals.together(0), totals);
                    }
                }
            }
        }
    }

    #[test]
    fn many_pages_of_one_browser_are_no_group() {
        let mut totals = day(30, 0, 0, 10);
        totals.add_browser(&DayCounts {
            day: DAY,
            rows: vec![(Event::Training(Page::Quiz, Role::Officer), 500)],
        });
        assert_eq!(shown(&totals), [("clinician", 30), ("unknown", 11)]);
    }

    #[test]
    fn a_report_of_before_there_were_roles_keeps_no_few_apart() {
        let mut totals = day(30, 12, 0, 0);
        totals.add(
            DAY,
            What::Events(Event::Training(Page::Quiz, Role::Unknown)),
            1,
        );
        assert_eq!(shown(&totals), [("clinician", 30), ("unknown", 12)]);
    }
}
