//! What power AI takes: the figures that were published, and the sums of the exercise.

use serde::Deserialize;

use crate::table::table;
use crate::words::Words;

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Energy {
    /// The day on which it was checked: `2026-11-23`.
    pub checked: String,
    /// The day from which it may be out of date.
    pub review: String,
    /// What is known.
    pub text: Words,
    /// How an ordinary search compares.
    pub search: Words,
    /// What the workshop said, and why it is wrong.
    pub note: Words,
    /// What the exercise reckons with.
    pub sum: Sum,
    /// What was published; no other table has these figures.
    pub figures: Vec<Figure>,
}

/// What the exercise reckons with.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    /// What one question takes by what was published, in watt-hours.
    pub published: f64,
    /// What one question takes by the workshop, in watt-hours: the middle of what it said.
    pub workshop: f64,
    /// What a laptop takes, in watts.
    pub laptop: f64,
}

/// One published figure.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Tenths of a watt-hour for one question.
    pub tenths: f64,
    /// Of which year.
    pub year: u16,
    /// Of whom.
    pub who: Words,
    /// Where it stands, always https.
    #[serde(default)]
    pub link: Option<String>,
}

/// What so many questions take, by both figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// In watt-hours, by what was published.
    pub published_wh: f64,
    /// In watt-hours, by the workshop.
    pub workshop_wh: f64,
    /// How many minutes a laptop runs on the first.
    pub published_minutes: f64,
    /// How many minutes a laptop runs on the second.
    pub workshop_minutes: f64,
}

/// What `questions` a day take in `days` days.
pub fn estimate(questions: u32, days: u32) -> Estimate {
    let count = f64::from(questions) * f64::from(days);
    let sum = &energy().sum;
    let minutes = |wh: f64| wh / sum.laptop * 60.0;
    let published_wh = count * sum.published;
    let workshop_wh = count * sum.workshop;
    Estimate {
        published_wh,
        workshop_wh,
        published_minutes: minutes(published_wh),
        workshop_minutes: minutes(workshop_wh),
    }
}

/// A number as it is read: with one decimal below ten, whole above, and a comma where the language has one.
pub fn readable(number: f64, comma: bool) -> String {
    let text = if number < 9.95 {
        format!("{number:.1}")
    } else {
        format!("{number:.0}")
    };
    if comma { text.replace('.', ",") } else { text }
}

table!(
    /// All that is known.
    energy: Energy = "energy"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_has_a_year_and_every_link_is_safe() {
        assert!(energy().figures.len() >= 4);
        for figure in &energy().figures {
            assert!(figure.year > 2000 && figure.tenths > 0.0);
            let link = figure.link.as_deref().unwrap_or("https://");
            assert!(link.starts_with("https://"));
        }
        assert!(energy().checked < energy().review);
    }

    /// The least and the most that was published in 2025, in watt-hours.
    fn published() -> (f64, f64) {
        let recent = energy().figures.iter().filter(|one| one.year == 2025);
        let wh = recent.map(|one| one.tenths / 10.0);
        wh.fold((f64::MAX, 0.0), |(low, high), one| {
            (one.min(low), one.max(high))
        })
    }

    #[test]
    fn figures_stand_in_their_rows_alone() {
        for words in [&energy().text, &energy().search] {
            for text in [&words.nl, &words.en] {
                assert!(!text.contains(|sign: char| sign.is_ascii_digit()), "{text}");
            }
        }
    }

    #[test]
    fn the_sum_reckons_with_what_was_published() {
        let (low, high) = published();
        assert!((low..=high).contains(&energy().sum.published));
    }

    #[test]
    fn ten_questions_are_minutes_by_the_one_and_hours_by_the_other() {
        let day = estimate(10, 1);
        assert!((day.published_wh - 3.0).abs() < 1e-9);
        assert!((day.published_minutes - 4.0).abs() < 1e-9);
        assert!((day.workshop_wh - 675.0).abs() < 1e-9);
        assert!((day.workshop_minutes - 900.0).abs() < 1e-9);
        assert!(estimate(0, 1).workshop_wh.abs() < 1e-9);
        assert!(estimate(u32::MAX, u32::MAX).workshop_wh.is_finite());
    }

    #[test]
    fn the_workshop_is_hundreds_of_times_too_high() {
        let (low, high) = published();
        for (wh, published, times) in [(45, high, "130"), (90, low, "375")] {
            let said: f64 = times.parse().unwrap();
            let found = f64::from(wh) / published;
            assert!((found - said).abs() < 5.0, "{found}");
            for text in [&energy().note.nl, &energy().note.en] {
                assert!(text.contains(times) && text.contains(&wh.to_string()));
            }
        }
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(readable(3.0, true), "3,0");
        assert_eq!(readable(0.34, false), "0.3");
        assert_eq!(readable(675.4, true), "675");
    }
}
