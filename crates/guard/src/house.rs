//! What an organisation's settings mean for the prompts of one page: other levels, and whether a held prompt may go all the same.
//!
//! Nothing set means the decision table as it is. Passwords, keys and certain numbers of one person stay at stop, whatever is set.

use promptwacht_detector::{Category, Finding, Level, Report, Rule};

/// The row about a chatbot that the organisation has not approved.
const CHATBOT_ROW: u8 = 18;
/// Rows that count one level less in an approved closed environment.
const LOWERED_WHEN_CLOSED: std::ops::RangeInclusive<u8> = 3..=16;

/// The settings that hold on one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct House {
    /// Levels by the id of a kind or category, in the place of what the decision table says. A kind goes before its category.
    pub levels: Vec<(String, Level)>,
    /// The page is an approved closed environment.
    pub closed: bool,
    /// What the page itself is worth, whatever the prompt: stop where it may not be used.
    pub page: Level,
    /// Whether a prompt may be sent all the same after a warning.
    pub send_after_warn: bool,
    /// Whether it may after a stop.
    pub send_after_stop: bool,
}

impl Default for House {
    fn default() -> Self {
        Self {
            levels: Vec::new(),
            closed: false,
            page: Level::Nothing,
            send_after_warn: true,
            send_after_stop: false,
        }
    }
}

impl House {
    /// Whether a prompt that is held at this level may be sent as it is.
    pub fn lets_send(&self, level: Level) -> bool {
        match level {
            Level::Stop => self.send_after_stop && self.page < Level::Stop,
            Level::Warn => self.send_after_warn,
            Level::Hint | Level::Nothing => true,
        }
    }

    /// Sets the levels that hold here.
    pub fn apply(&self, text: &str, report: &mut Report) {
        if self.closed || !self.levels.is_empty() {
            for finding in &mut report.findings {
                finding.level = self.level_of(finding);
            }
            let highest = report.findings.iter().map(|finding| finding.level).max();
            for rule in &mut report.verdict.rules {
                let own = report
                    .findings
                    .iter()
                    .filter(|finding| finding.row == rule.row)
                    .map(|finding| finding.level)
                    .max();
                // A row that raised others, or that a stricter one has overtaken, counts no more than what it is about.
                rule.level = own.unwrap_or(rule.level.min(highest.unwrap_or(rule.level)));
            }
        }
        if self.page > Level::Hint && !text.trim().is_empty() {
            report.verdict.rules.push(Rule {
                row: CHATBOT_ROW,
                level: self.page,
                tips: &["E-S2", "A-D1"],
            });
        }
        settle(report);
    }

    fn level_of(&self, finding: &Finding) -> Level {
        let level = finding.level;
        if level == Level::Nothing || (finding.row <= 2 && level == Level::Stop) {
            return level;
        }
        let set = |what: &str| self.levels.iter().find(|(id, _)| id == what);
        let set = set(finding.kind.id).or_else(|| set(category_id(finding.category())));
        match set {
            Some((_, set)) => *set,
            None if self.closed && LOWERED_WHEN_CLOSED.contains(&finding.row) => lowered(level),
            None => level,
        }
    }
}

/// Brings the verdict in line with its rules: the strictest first, rows of one level in their order.
fn settle(report: &mut Report) {
    let rules = &mut report.verdict.rules;
    rules.retain(|rule| rule.level > Level::Nothing);
    for at in 1..rules.len() {
        let before = rules.iter().take(at);
        let Some(rule) = rules.get(at) else { return };
        let to = before.filter(|other| other.level >= rule.level).count();
        if let Some(part) = rules.get_mut(to..=at) {
            part.rotate_right(1);
        }
    }
    report.verdict.level = rules.first().map_or(Level::Nothing, |rule| rule.level);
}

const fn lowered(level: Level) -> Level {
    match level {
        Level::Stop => Level::Warn,
        Level::Warn => Level::Hint,
        Level::Hint | Level::Nothing => Level::Nothing,
    }
}

const fn category_id(category: Category) -> &'static str {
    match category {
        Category::Personal => "personal",
        Category::Special => "special",
        Category::Business => "business",
        Category::Credential => "credential",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use promptwacht_detector::check;

    const NAME: &str = "Mevrouw Jansen-de Boer heeft diabetes en wil naar huis.";
    const BSN: &str = "BSN 999900006 van mevrouw Jansen-de Boer.";
    const BUSINESS: &str = "Vertrouwelijk: de inkoopprijs in het contract met de leverancier.";

    fn level(house: &House, text: &str) -> Level {
        let mut report = check(text);
        house.apply(text, &mut report);
        let highest = report.verdict.rules.iter().map(|rule| rule.level).max();
        assert_eq!(report.verdict.level, highest.unwrap_or_default());
        report.verdict.level
    }

    fn with(what: &str, level: Level) -> House {
        House {
            levels: vec![(what.to_owned(), level)],
            ..House::default()
        }
    }

    #[test]
    fn nothing_set_changes_nothing() {
        for text in [NAME, BSN, BUSINESS, "Hoe maak ik een rooster?"] {
            let (mut report, before) = (check(text), check(text));
            House::default().apply(text, &mut report);
            assert_eq!(report.verdict.level, before.verdict.level);
            let rows = |report: &Report| -> Vec<u8> {
                report.verdict.rules.iter().map(|rule| rule.row).collect()
            };
            assert_eq!(rows(&report), rows(&before), "{:?}", rows(&before));
        }
    }

    #[test]
    fn a_category_is_lowered_and_a_kind_goes_before_it() {
        assert!(level(&House::default(), BUSINESS) >= Level::Warn);
        assert!(level(&with("business", Level::Hint), BUSINESS) <= Level::Hint);
        let mut house = with("personal", Level::Nothing);
        house.levels.push(("person-name".to_owned(), Level::Stop));
        assert_eq!(level(&house, NAME), Level::Stop);
    }

    #[test]
    fn a_certain_number_stays_at_stop() {
        for what in ["nl-bsn", "personal"] {
            assert_eq!(level(&with(what, Level::Nothing), BSN), Level::Stop);
        }
        let closed = House {
            closed: true,
            ..House::default()
        };
        assert_eq!(level(&closed, BSN), Level::Stop);
    }

    #[test]
    fn a_closed_environment_counts_one_level_less() {
        let closed = House {
            closed: true,
            ..House::default()
        };
        assert_eq!(level(&House::default(), NAME), Level::Stop);
        assert_eq!(level(&closed, NAME), Level::Warn);
    }

    #[test]
    fn a_chatbot_that_may_not_be_used_stops_every_prompt() {
        let house = House {
            page: Level::Stop,
            send_after_stop: true,
            ..House::default()
        };
        assert_eq!(level(&house, "Hoe maak ik een rooster?"), Level::Stop);
        assert_eq!(level(&house, " \n"), Level::Nothing);
        assert!(!house.lets_send(Level::Stop));
    }
}
