//! Totals of the anonymous counts before and after a training, from the table that the page of counts saves.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::bring::{Wrong, is_day};
use crate::progress::paths;

/// The head of that table.
const HEAD: [&str; 8] = [
    "date", "chatbot", "what", "category", "level", "detail", "role", "number",
];
/// The same before there were roles.
const HEAD_BEFORE: [&str; 7] = [
    "date", "chatbot", "what", "category", "level", "detail", "number",
];
/// The role of who chose none, and of groups too small to stand apart.
pub const NO_ROLE: &str = "unknown";
/// More rows than a year of a large organisation has.
const MOST: usize = 100_000;

/// What is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Totals {
    /// Prompts that were judged.
    pub prompts: u64,
    /// Findings in them.
    pub findings: u64,
}

impl Totals {
    /// Findings in each hundred prompts, since no two periods are as long: half goes up.
    pub fn per_hundred(self) -> Option<u64> {
        let doubled = self.findings.checked_mul(200)?.checked_add(self.prompts)?;
        doubled.checked_div(self.prompts.checked_mul(2)?)
    }
}

/// What a table says about the days before a day, and about that day and later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BeforeAfter {
    /// Before the day of the training.
    pub before: Totals,
    /// From that day on.
    pub after: Totals,
    /// How often a page of the training was done on all days, by the id of a role of [`paths`] or [`NO_ROLE`].
    pub trained: BTreeMap<String, u64>,
    /// Rows whose number is hidden, as the group was small.
    pub hidden: u32,
}

/// Sums a table of counts up.
///
/// # Errors
/// Where it is no such table.
pub fn read(text: &str, training: &str) -> Result<BeforeAfter, Wrong> {
    let mut table = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let head = table.headers().map_err(|_| Wrong::Foreign)?;
    let has_role = head == HEAD.as_slice();
    if !has_role && head != HEAD_BEFORE.as_slice() {
        return Err(Wrong::Foreign);
    }
    let mut sums = BeforeAfter::default();
    let mut rows = 0;
    for row in table.records() {
        rows += 1;
        if rows > MOST {
            return Err(Wrong::TooMuch);
        }
        let row = row.map_err(|_| Wrong::Broken)?;
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let date = cell(0);
        if !is_day(date) {
            return Err(Wrong::Bounds);
        }
        let number = cell(if has_role { 7 } else { 6 });
        let number: u64 = if number.starts_with("under ") {
            sums.hidden += 1;
            continue;
        } else {
            number.parse().map_err(|_| Wrong::Bounds)?
        };
        let side = if date < training {
            &mut sums.before
        } else {
            &mut sums.after
        };
        let sum = match cell(2) {
            "prompts" => &mut side.prompts,
            "findings" => &mut side.findings,
            "training" => {
                let role = if has_role { cell(6) } else { NO_ROLE };
                let is_known = paths().roles.iter().any(|one| one.id == role);
                let role = if is_known { role } else { NO_ROLE };
                sums.trained.entry(role.to_owned()).or_default()
            }
            _ => continue,
        };
        *sum = sum.checked_add(number).ok_or(Wrong::Bounds)?;
    }
    if rows == 0 {
        Err(Wrong::Empty)
    } else {
        Ok(sums)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "date,chatbot,what,category,level,detail,role,number\n\
        2026-11-01,claude,prompts,,stop,,,40\n\
        2026-11-01,claude,prompts,,nothing,,,60\n\
        2026-11-01,claude,findings,special,stop,,,50\n\
        2026-11-02,claude,browsers,,,,,under 10\n\
        2026-11-15,claude,prompts,,nothing,,,30\n\
        2026-11-15,claude,findings,special,stop,,,4\n\
        2026-11-15,,training,,,quiz,manager,12\n\
        2026-11-16,,training,,,quiz,clinician,10\n\
        2026-11-16,,training,,,lesson,clinician,11\n\
        2026-11-16,,training,,,lesson,dean,1\n\
        2026-11-16,,training,,,lesson,unknown,15\n";

    #[test]
    fn the_day_of_the_training_parts_before_from_after() {
        let sums = read(TABLE, "2026-11-15").unwrap();
        assert_eq!(
            sums.before,
            Totals {
                prompts: 100,
                findings: 50
            }
        );
        assert_eq!(
            sums.after,
            Totals {
                prompts: 30,
                findings: 4
            }
        );
        assert_eq!(sums.hidden, 1);
        assert_eq!(sums.after.per_hundred(), Some(13));
        assert_eq!(Totals::default().per_hundred(), None);
    }

    #[test]
    fn training_is_told_by_role() {
        let trained = |table: &str| -> Vec<(String, u64)> {
            let sums = read(table, "2026-11-15").unwrap();
            sums.trained.into_iter().collect()
        };
        let row = |role: &str, number| (role.to_owned(), number);
        assert_eq!(
            trained(TABLE),
            [row("clinician", 21), row("manager", 12), row(NO_ROLE, 16)]
        );
        let before = "date,chatbot,what,category,level,detail,number\n\
            2026-11-01,claude,prompts,,stop,,40\n\
            2026-11-16,,training,,,quiz,10\n";
        assert_eq!(trained(before), [row(NO_ROLE, 10)]);
        assert_eq!(read(before, "2026-11-15").unwrap().before.prompts, 40);
    }

    #[test]
    fn other_tables_are_refused() {
        assert_eq!(read("", "2026-11-15"), Err(Wrong::Foreign));
        assert_eq!(
            read("date,people\n1,2\n", "2026-11-15"),
            Err(Wrong::Foreign)
        );
        assert_eq!(
            read(&TABLE.replace(",40", ",veel"), "2026-11-15"),
            Err(Wrong::Bounds)
        );
        assert_eq!(
            read(&TABLE.replace(",40", ",40,1"), "2026-11-15"),
            Err(Wrong::Broken)
        );
        let huge = TABLE.replace(",40", ",18446744073709551615");
        assert_eq!(read(&huge, "2026-11-15"), Err(Wrong::Bounds));
        assert_eq!(
            read(TABLE.lines().next().unwrap(), "2026-11-15"),
            Err(Wrong::Empty)
        );
    }
}
