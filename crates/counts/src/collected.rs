//! What a collector received: the reader's side.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::date::Day;
use crate::otlp::BUCKET;
use crate::totals::{Totals, What};
use crate::users::Users;

/// Totals and buckets of many browsers.
#[derive(Clone, Debug, Default)]
pub struct Collected {
    /// Counts by day.
    pub totals: Totals,
    /// Buckets by week, as year and ISO number (202647).
    pub weeks: BTreeMap<u32, Users>,
    /// Data points that are not of ours, or that this version does not know.
    pub passed_over: u64,
}

/// A line that is no OTLP JSON.
#[derive(Debug)]
pub struct Foreign(serde_json::Error);

impl std::fmt::Display for Foreign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "no OTLP metrics in JSON: {}", self.0)
    }
}

impl std::error::Error for Foreign {}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[derive(Default)]
struct Request {
    resource_metrics: Vec<ResourceMetrics>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct ResourceMetrics {
    scope_metrics: Vec<ScopeMetrics>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct ScopeMetrics {
    metrics: Vec<Metric>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Metric {
    name: String,
    sum: Points,
    gauge: Points,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Points {
    data_points: Vec<Point>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Point {
    attributes: Vec<Attribute>,
    start_time_unix_nano: Whole,
    as_int: Whole,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Attribute {
    key: String,
    value: Value,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Value {
    string_value: Option<String>,
    int_value: Whole,
}

/// A 64-bit number, which may be written as a number or as a string.
#[derive(Deserialize)]
#[serde(untagged)]
enum Whole {
    Number(u64),
    Text(String),
    Other(serde::de::IgnoredAny),
}

impl Default for Whole {
    fn default() -> Self {
        Self::Other(serde::de::IgnoredAny)
    }
}

impl Whole {
    fn number(&self) -> Option<u64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => text.parse().ok(),
            Self::Other(_) => None,
        }
    }
}

impl Point {
    fn value(&self, key: &str) -> Option<&Value> {
        let found = self.attributes.iter().find(|one| one.key == key);
        found.map(|attribute| &attribute.value)
    }
}

impl Collected {
    /// Takes in one request as OTLP JSON: a line of what the collector's file exporter writes.
    pub fn add(&mut self, line: &str) -> Result<(), Foreign> {
        let request: Request = serde_json::from_str(line).map_err(Foreign)?;
        let scopes = request
            .resource_metrics
            .into_iter()
            .flat_map(|one| one.scope_metrics);
        for metric in scopes.flat_map(|scope| scope.metrics) {
            for point in &metric.sum.data_points {
                let taken = self.add_sum(&metric.name, point);
                self.passed_over += u64::from(taken.is_none());
            }
            for point in &metric.gauge.data_points {
                let taken = self.add_bucket(&metric.name, point);
                self.passed_over += u64::from(taken.is_none());
            }
        }
        Ok(())
    }

    fn add_sum(&mut self, metric: &str, point: &Point) -> Option<()> {
        let what = What::from_sent(metric, |key| point.value(key)?.string_value.clone())?;
        let day = Day::at_nanoseconds(point.start_time_unix_nano.number()?)?;
        self.totals.add(day, what, point.as_int.number()?);
        Some(())
    }

    fn add_bucket(&mut self, metric: &str, point: &Point) -> Option<()> {
        if metric != BUCKET {
            return None;
        }
        let week = u32::try_from(point.value("week")?.int_value.number()?).ok()?;
        let bucket = u16::try_from(point.value("bucket")?.int_value.number()?).ok()?;
        self.weeks.entry(week).or_default().add(bucket);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::{Event, Level, Page, Role, Site};
    use crate::{Answer, Counts, Hour};

    #[test]
    fn what_is_sent_is_read_back() {
        let mut counts = Counts::default();
        let events: Vec<Event> = Event::all().collect();
        counts.note(Hour(498_700), 77, &events);
        counts.note(Hour(498_700), 77, &[Event::Prompt(Site::M365, Level::Warn)]);
        let mut expected = Totals::default();
        expected.add_browser(&counts.days()[0]);

        let mut collected = Collected::default();
        let mut hour = Hour(498_730);
        while let Some(report) = counts.take(hour) {
            collected.add(&report.body()).unwrap();
            counts.answered(hour, &report, Answer::Accepted);
            hour = Hour(hour.0 + 1);
        }
        assert_eq!(collected.totals, expected);
        assert_eq!(collected.passed_over, 0);
        assert_eq!(collected.weeks.len(), 1);
    }

    #[test]
    fn every_role_is_read_back() {
        for &role in Role::ALL {
            let mut counts = Counts::default();
            counts.note(Hour(498_700), 77, &[Event::Training(Page::Lesson, role)]);
            let mut expected = Totals::default();
            expected.add_browser(&counts.days()[0]);
            let mut collected = Collected::default();
            for hour in (498_730..498_800).map(Hour) {
                if let Some(report) = counts.take(hour) {
                    collected.add(&report.body()).unwrap();
                    counts.answered(hour, &report, Answer::Accepted);
                }
            }
            assert_eq!((collected.totals, collected.passed_over), (expected, 0));
        }
    }

    #[test]
    fn a_role_that_is_not_known_here_is_passed_over() {
        let mut collected = Collected::default();
        let line = r#"{"resourceMetrics":[{"scopeMetrics":[{"metrics":[
            {"name":"promptwacht.training","sum":{"dataPoints":[{"startTimeUnixNano":0,"asInt":2,
                "attributes":[{"key":"page","value":{"stringValue":"quiz"}},{"key":"role","value":{"stringValue":"Jan"}}]}]}}]}]}]}"#;
        collected.add(line).unwrap();
        assert_eq!(
            (collected.passed_over, collected.totals.rows().count()),
            (1, 0)
        );
    }

    #[test]
    fn what_others_sent_is_passed_over() {
        let mut collected = Collected::default();
        let line = r#"{"resourceMetrics":[{"scopeMetrics":[{"metrics":[
            {"name":"http.requests","sum":{"dataPoints":[{"asInt":"3"}]}},
            {"name":"promptwacht.visits","sum":{"dataPoints":[{"asDouble":1.5}]}},
            {"name":"latency","histogram":{"dataPoints":[{"count":"3"}]}},
            {"name":"promptwacht.training","sum":{"dataPoints":[{"startTimeUnixNano":0,"asInt":2,
                "attributes":[{"key":"page","value":{"stringValue":"quiz"}}]}]}}]}]}]}"#;
        collected.add(line).unwrap();
        assert_eq!(collected.passed_over, 2);
        let rows: Vec<_> = collected.totals.rows().collect();
        assert_eq!(
            rows,
            [(
                Day(0),
                What::Events(Event::Training(Page::Quiz, Role::Unknown)),
                2
            )]
        );
        assert!(collected.add("not JSON").is_err());
        assert!(collected.add("{}").is_ok());
    }
}
