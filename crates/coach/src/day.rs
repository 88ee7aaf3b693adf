//! Days of the calendar, as text (`2026-11-23`) and as numbers that can be added to.

use std::fmt;

/// A day: how many have passed since the first of January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i32);

/// The last day that is known, 31 December 9999: sums stop there.
const LAST: i32 = 2_932_896;

impl Day {
    /// The day of `2026-11-23`, or of a moment that begins so; none where there is no such day in the calendar.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.get(..10)?;
        let mut parts = text.split('-');
        let mut number = |digits: usize| -> Option<i32> {
            let part = parts.next()?;
            let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| part.parse().ok())?
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        let found = Self::of(year, month, day);
        // A day that the month does not have comes out as a day of the next one.
        (found.civil() == (year, month, day) && found >= Self(0)).then_some(found)
    }

    /// So many days later; the last day that is known where there is none.
    #[must_use]
    pub fn plus(self, days: u32) -> Self {
        let days = i32::try_from(days).unwrap_or(LAST);
        Self(self.0.saturating_add(days).min(LAST))
    }

    /// Source: Howard Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`.
    const fn of(year: i32, month: i32, day: i32) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year - era * 400;
        let month = (month + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }

    /// Year, month and day of the month, by `civil_from_days` of the same source.
    const fn civil(self) -> (i32, i32, i32) {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days - era * 146_097;
        let year =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400;
        (if month <= 2 { year + 1 } else { year }, month, day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(to, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_number_agree() {
        assert_eq!(Day::parse("1970-01-01"), Some(Day(0)));
        assert_eq!(Day::parse("2000-03-01"), Some(Day(11_017)));
        assert_eq!(Day::parse("9999-12-31"), Some(Day(LAST)));
        assert_eq!(Day::parse("2026-11-23T10:00:00Z"), Day::parse("2026-11-23"));
        for day in (0..LAST).step_by(97) {
            assert_eq!(Day::parse(&Day(day).to_string()), Some(Day(day)));
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "2026",
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "26-11-2300",
            "2026-11-31",
            "2026-11-00",
            "23-11-2026",
            "+026-11-23",
            "1969-12-31",
            "2026/11/23",
            "é026-11-23",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert!(Day::parse("2024-02-29").is_some());
    }

    #[test]
    fn sums_stop_at_the_last_day() {
        assert_eq!(Day(3).plus(4), Day(7));
        assert_eq!(Day(3).plus(u32::MAX), Day(LAST));
    }
}
