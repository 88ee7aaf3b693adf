//! Totals as a table for a spreadsheet: one whole number a row, so that tables of several browsers can be put under each other and added up.

use std::fmt::Write as _;

use crate::key::{Action, Category, Level, Page, Role, Site};
use crate::totals::{Totals, What};

const HEAD: &str = "date,chatbot,what,category,level,detail,role,number\n";

impl Totals {
    /// The table. Of a group of fewer than `smallest` browsers (on that day, at that chatbot) only that is said, in one row; 0 is for the
    /// user's own counts, of which nothing needs hiding. Roles of too few browsers are put together under `unknown`.
    pub fn csv(&self, smallest: u32) -> String {
        let mut table = String::from(HEAD);
        let together = self.together(smallest.into());
        for (day, what, number) in together.rows() {
            let is_small = together.group(day, what) < smallest.into();
            if is_small && !matches!(what, What::Browsers | What::BrowsersAt(_)) {
                continue;
            }
            let few = matches!(what, What::BrowsersOf(_)) && number < smallest.into();
            let hidden = is_small || few;
            let site = what.site().map_or("", Site::id);
            let category = what.category().map_or("", Category::id);
            let level = what.level().map_or("", Level::id);
            let detail = what.action().map(Action::id).or(what.page().map(Page::id));
            let role = what.role().map_or("", Role::id);
            let name = what.id();
            let detail = detail.unwrap_or_default();
            // Writing to a string does not fail.
            let _ = write!(
                table,
                "{day},{site},{name},{category},{level},{detail},{role},"
            );
            let _ = if hidden {
                writeln!(table, "under {smallest}")
            } else {
                writeln!(table, "{number}")
            };
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Day, DayCounts, Event};

    fn totals(browsers: u32) -> Totals {
        let mut totals = Totals::default();
        for number in 1..=browsers {
            totals.add_browser(&DayCounts {
                day: Day(20_779),
                rows: vec![
                    (Event::Prompt(Site::Claude, Level::Stop), number),
                    (Event::Training(Page::Quiz, Role::Clinician), 1),
                ],
            });
        }
        totals
    }

    #[test]
    fn a_table_holds_whole_numbers() {
        assert_eq!(
            totals(10).csv(10),
            "date,chatbot,what,category,level,detail,role,number\n\
             2026-11-22,,reports,,,,,10\n\
             2026-11-22,claude,browsers,,,,,10\n\
             2026-11-22,,learners,,,,clinician,10\n\
             2026-11-22,claude,prompts,,stop,,,55\n\
             2026-11-22,,training,,,quiz,clinician,10\n"
        );
    }

    #[test]
    fn of_a_small_group_nothing_is_said() {
        assert_eq!(
            totals(9).csv(10),
            "date,chatbot,what,category,level,detail,role,number\n\
             2026-11-22,,reports,,,,,under 10\n\
             2026-11-22,claude,browsers,,,,,under 10\n"
        );
        assert!(
            totals(1)
                .csv(0)
                .contains("2026-11-22,claude,prompts,,stop,,,1\n")
        );
    }

    #[test]
    fn of_a_role_of_few_nothing_is_said_but_that_there_was_training() {
        let mut totals = totals(0);
        for number in 0..20 {
            let role = if number < 3 {
                Role::Officer
            } else {
                Role::Unknown
            };
            let training = (number < 5).then_some((Event::Training(Page::Lesson, role), 1));
            let visit = [(Event::Visit(Site::Claude), 1)];
            totals.add_browser(&DayCounts {
                day: Day(20_779),
                rows: visit.into_iter().chain(training).collect(),
            });
        }
        let table = totals.csv(10);
        assert!(!table.contains("officer"));
        assert!(table.contains(
            "2026-11-22,,learners,,,,unknown,under 10\n\
             2026-11-22,claude,visits,,,,,20\n\
             2026-11-22,,training,,,lesson,unknown,5\n"
        ));
        assert!(
            totals
                .csv(0)
                .contains("2026-11-22,,training,,,lesson,officer,3\n")
        );
    }
}
