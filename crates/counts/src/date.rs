//! Hours, days and weeks, all in UTC. Nothing finer is known here.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Hours since the first of January 1970, in UTC: the finest time that counts know, and never sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Hour(pub u32);

/// Days since the first of January 1970, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub u32);

/// A week from Monday to Sunday, in UTC; the number is that of its Thursday, which is always in the year that the week belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Week(u32);

const NANOSECONDS_A_DAY: u64 = 86_400 * 1_000_000_000;

impl Hour {
    /// The day it is in.
    pub const fn day(self) -> Day {
        Day(self.0 / 24)
    }
}

impl Day {
    /// The week it is in.
    pub const fn week(self) -> Week {
        // Day 0 was a Thursday; the three days before it count to week 0.
        Week((self.0 + 3) / 7 * 7)
    }

    /// Its first moment, in nanoseconds since 1970.
    pub(crate) fn nanoseconds(self) -> u64 {
        u64::from(self.0).saturating_mul(NANOSECONDS_A_DAY)
    }

    /// The day at this moment.
    pub(crate) fn at_nanoseconds(moment: u64) -> Option<Self> {
        u32::try_from(moment / NANOSECONDS_A_DAY).ok().map(Self)
    }

    /// Year, month and day of the month. Source: Howard Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`.
    fn civil(self) -> (u32, u32, u32) {
        let days = self.0 + 719_468;
        let (era, day_of_era) = (days / 146_097, days % 146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        };
        (year_of_era + era * 400 + u32::from(month <= 2), month, day)
    }
}

/// As `2026-11-22`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year}-{month:02}-{day:02}")
    }
}

impl Week {
    /// Its Monday; in the week of the first of January 1970 that Thursday.
    pub const fn first_day(self) -> Day {
        Day(self.0.saturating_sub(3))
    }

    /// Year and number by ISO 8601, as one number: 202647 is week 47 of 2026.
    pub fn iso(self) -> u32 {
        let thursday = Day(self.0);
        let (year, ..) = thursday.civil();
        let mut first = thursday;
        // The Thursdays before it in the same year.
        let mut number = 1;
        while first.0 >= 7 && Day(first.0 - 7).civil().0 == year {
            first = Day(first.0 - 7);
            number += 1;
        }
        year * 100 + number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_the_dates_of_the_calendar() {
        for (day, date) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (19_782, "2024-02-29"),
            (20_779, "2026-11-22"),
            (20_453, "2025-12-31"),
        ] {
            assert_eq!(Day(day).to_string(), date);
        }
    }

    #[test]
    fn weeks_begin_on_monday_and_have_their_iso_number() {
        // 22 November 2026 is a Sunday.
        let sunday = Day(20_779);
        assert_eq!(sunday.week().first_day().to_string(), "2026-11-16");
        assert_eq!(sunday.week().iso(), 202_647);
        assert_eq!(Day(20_780).week().iso(), 202_648);
        // The first of January 2027 is a Friday, in the last week of 2026.
        assert_eq!(Day(20_819).to_string(), "2027-01-01");
        assert_eq!(Day(20_819).week().iso(), 202_653);
        assert_eq!(Day(20_822).week().iso(), 202_701);
    }
}
