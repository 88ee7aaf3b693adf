//! The training before access: whether what is kept of it still holds. The pages to learn and the chat pages follow this one rule.
//!
//! What is kept stands in `chrome.storage.local["learn-training"]`:
//! ```json
//! {"passed": "2026-11-23", "version": 1, "score": 90}
//! ```
//! `passed` is the day, in the user's own calendar; `version` the number of the lesson; `score` the share of right answers in per cent.
//! It is there only after the training was passed, and holds nothing else: no name, no answer, no attempt that failed.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::day::Day;

/// What is kept of the training that was passed last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// The day: `2026-11-23`.
    pub passed: String,
    /// The number of the lesson.
    pub version: u32,
    /// The share of right answers, in per cent.
    pub score: u32,
}

/// What the organisation has set, and the day it was seen first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// After how many days the lesson must be done again; 0 is never.
    pub renew_days: u32,
    /// How many days a chatbot may be used before the lesson is passed.
    pub grace_days: u32,
    /// The day that this browser saw first that the lesson is required; none where it sees it now.
    pub first_seen: Option<Day>,
}

/// How somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not passed, and no days left to do so.
    Never,
    /// Passed. `until` is the first day it no longer holds; none where it holds for ever.
    Passed {
        /// The first day it no longer holds.
        until: Option<Day>,
    },
    /// Passed once, but too long ago.
    Expired,
    /// Not passed, or too long ago, but a chatbot may still be used: so many days, today among them.
    Grace {
        /// At least one.
        days: u32,
    },
}

impl Standing {
    /// Whether a chatbot may be used.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Passed { .. } | Self::Grace { .. })
    }
}

/// How somebody stands today. A record that cannot be read, or that lies in the future, is none; a day ahead is allowed, as the
/// clock of a traveller goes back.
pub fn standing(record: &Value, settings: Settings, today: Day) -> Standing {
    let passed: Option<Passed> = serde_json::from_value(record.clone()).ok();
    let day = passed
        .filter(|passed| passed.score <= 100)
        .and_then(|passed| Day::parse(&passed.passed))
        .filter(|day| *day <= today.plus(1));
    let until = match day {
        Some(_) if settings.renew_days == 0 => return Standing::Passed { until: None },
        Some(day) => Some(day.plus(settings.renew_days)),
        None => None,
    };
    if until.is_some_and(|until| today < until) {
        return Standing::Passed { until };
    }
    let first = settings.first_seen.filter(|first| *first <= today);
    let end = first.unwrap_or(today).plus(settings.grace_days);
    match u32::try_from(end.0.saturating_sub(today.0)) {
        Ok(days) if days > 0 => Standing::Grace { days },
        _ if day.is_some() => Standing::Expired,
        _ => Standing::Never,
    }
}

/// So many right of so many, in whole per cent, rounded down: 79.9 is no 80.
pub fn score(right: usize, of: usize) -> u32 {
    (right * 100)
        .checked_div(of)
        .and_then(|score| u32::try_from(score).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const RULE: Settings = Settings {
        renew_days: 365,
        grace_days: 0,
        first_seen: None,
    };

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn record(passed: &str) -> Value {
        json!({ "passed": passed, "version": 1, "score": 90 })
    }

    #[test]
    fn holds_until_the_day_of_renewal() {
        let until = day("2027-11-23");
        let stands = |today| standing(&record("2026-11-23"), RULE, day(today));
        let passed = Standing::Passed { until: Some(until) };
        assert_eq!(stands("2026-11-23"), passed);
        assert_eq!(stands("2027-11-22"), passed);
        assert_eq!(stands("2027-11-23"), Standing::Expired);
        assert_eq!(stands("2099-01-01"), Standing::Expired);
        assert!(passed.is_open() && !Standing::Expired.is_open());
    }

    #[test]
    fn without_renewal_it_holds_for_ever() {
        let rule = Settings {
            renew_days: 0,
            ..RULE
        };
        let stands = standing(&record("1980-01-01"), rule, day("2026-11-23"));
        assert_eq!(stands, Standing::Passed { until: None });
    }

    #[test]
    fn a_day_ahead_is_a_clock_and_more_is_no_pass() {
        let today = day("2026-11-23");
        assert!(standing(&record("2026-11-24"), RULE, today).is_open());
        assert_eq!(
            standing(&record("2026-11-25"), RULE, today),
            Standing::Never
        );
        assert_eq!(
            standing(&record("9999-12-31"), RULE, today),
            Standing::Never
        );
    }

    #[test]
    fn what_cannot_be_read_is_no_pass() {
        for broken in [
            Value::Null,
            json!(true),
            json!("2026-11-23"),
            json!([]),
            json!({}),
            json!({ "passed": "2026-11-23" }),
            json!({ "passed": 20_780, "version": 1, "score": 90 }),
            json!({ "passed": "2026-02-30", "version": 1, "score": 90 }),
            json!({ "passed": "2026-11-23", "version": -1, "score": 90 }),
            json!({ "passed": "2026-11-23", "version": 1, "score": 101 }),
            json!({ "passed": "2026-11-23", "version": 1, "score": "90" }),
        ] {
            assert_eq!(
                standing(&broken, RULE, day("2026-11-23")),
                Standing::Never,
                "{broken}"
            );
        }
    }

    #[test]
    fn days_of_grace_count_from_the_first_day() {
        let rule = |grace_days, first: Option<&str>| Settings {
            renew_days: 365,
            grace_days,
            first_seen: first.map(day),
        };
        let today = day("2026-11-23");
        let stands = |rule| standing(&Value::Null, rule, today);
        assert_eq!(stands(rule(0, None)), Standing::Never);
        assert_eq!(stands(rule(7, None)), Standing::Grace { days: 7 });
        assert_eq!(
            stands(rule(7, Some("2026-11-23"))),
            Standing::Grace { days: 7 }
        );
        assert_eq!(
            stands(rule(7, Some("2026-11-17"))),
            Standing::Grace { days: 1 }
        );
        assert_eq!(stands(rule(7, Some("2026-11-16"))), Standing::Never);
        // A first day that lies ahead is a broken clock: it gives no more than the days that are set.
        assert_eq!(
            stands(rule(7, Some("2030-01-01"))),
            Standing::Grace { days: 7 }
        );
        assert_eq!(
            stands(rule(u32::MAX, None)),
            Standing::Grace {
                days: u32::try_from(2_932_896 - today.0).unwrap()
            }
        );
        assert!(Standing::Grace { days: 1 }.is_open() && !Standing::Never.is_open());
    }

    #[test]
    fn days_of_grace_are_for_everybody() {
        let rule = |grace_days| Settings {
            renew_days: 10,
            grace_days,
            first_seen: Some(day("2026-11-20")),
        };
        let stands = |rule| standing(&record("2026-01-01"), rule, day("2026-11-23"));
        assert_eq!(stands(rule(5)), Standing::Grace { days: 2 });
        assert_eq!(stands(rule(3)), Standing::Expired);
    }

    #[test]
    fn scores_are_whole_and_never_rounded_up() {
        assert_eq!((score(8, 10), score(0, 10), score(10, 10)), (80, 0, 100));
        assert_eq!((score(2, 3), score(0, 0)), (66, 0));
    }
}
