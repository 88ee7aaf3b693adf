//! Reports as OTLP/HTTP JSON: `ExportMetricsServiceRequest` of opentelemetry-proto, `metrics.proto` and "JSON Protobuf Encoding" of the OTLP
//! specification 1.9: names in lower camel case, 64-bit numbers as decimal strings, enums as numbers.
//!
//! Texts here are `&'static str`: they stand in this program. There is no host, no instance, no version of browser or extension, and no
//! moment finer than a day.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::date::Day;
use crate::state::{DayCounts, Ticket};
use crate::totals::{Totals, What};

/// A request without a count. It is asked first, so that a day leaves only when the collector is there.
pub const PROBE: &str = r#"{"resourceMetrics":[]}"#;

/// The metric that carries the bucket of a week.
pub(crate) const BUCKET: &str = "promptwacht.week.bucket";

/// `AGGREGATION_TEMPORALITY_DELTA`.
const DELTA: u8 = 1;

/// Written as a decimal string, as JSON numbers are not sure to hold 64 bits.
struct Decimal(u64);

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Request {
    resource_metrics: [ResourceMetrics; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResourceMetrics {
    resource: Resource,
    scope_metrics: [ScopeMetrics; 1],
}

#[derive(Serialize)]
struct Resource {
    attributes: [Attribute; 1],
}

#[derive(Serialize)]
struct ScopeMetrics {
    scope: Scope,
    metrics: Vec<Metric>,
}

/// Whose numbers they are, and the form they have.
#[derive(Serialize)]
struct Scope {
    name: &'static str,
    version: &'static str,
}

/// One of both has the points.
#[derive(Serialize)]
struct Metric {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sum: Option<Sum>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gauge: Option<Gauge>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Sum {
    aggregation_temporality: u8,
    is_monotonic: bool,
    data_points: Vec<Point>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Gauge {
    data_points: Vec<Point>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Point {
    attributes: Vec<Attribute>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_time_unix_nano: Option<Decimal>,
    time_unix_nano: Decimal,
    /// A plain number, as the JSON mapping of protobuf allows: receivers on the Rust crate opentelemetry-proto lose one that is written as a
    /// string, and answer 200 (open-telemetry/opentelemetry-rust, issue 3527). All of ours stay below the 2^53 that JSON holds.
    as_int: u64,
}

#[derive(Serialize)]
struct Attribute {
    key: &'static str,
    value: Value,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
enum Value {
    StringValue(&'static str),
    IntValue(Decimal),
}

/// The counts of a day, each as a sum over that day.
pub(crate) fn day(counts: &DayCounts) -> String {
    let mut metrics: BTreeMap<&'static str, Vec<Point>> = BTreeMap::new();
    let mut totals = Totals::default();
    totals.add_browser(counts);
    for (_, what, number) in totals.rows() {
        metrics
            .entry(what.metric())
            .or_default()
            .push(sum_point(counts.day, what, number));
    }
    let metrics = metrics.into_iter().map(|(name, data_points)| Metric {
        name,
        sum: Some(Sum {
            aggregation_temporality: DELTA,
            is_monotonic: true,
            data_points,
        }),
        gauge: None,
    });
    body(metrics.collect())
}

fn sum_point(day: Day, what: What, number: u64) -> Point {
    let attributes = what.attributes().map(|(key, id)| Attribute {
        key,
        value: Value::StringValue(id),
    });
    Point {
        attributes: attributes.collect(),
        start_time_unix_nano: Some(Decimal(day.nanoseconds())),
        time_unix_nano: Decimal(Day(day.0 + 1).nanoseconds()),
        as_int: number,
    }
}

/// The bucket of a week: a gauge, because said twice it is no more than said once.
pub(crate) fn week(ticket: &Ticket) -> String {
    let number = |key, number| Attribute {
        key,
        value: Value::IntValue(Decimal(number)),
    };
    let point = Point {
        attributes: vec![
            number("week", ticket.week.iso().into()),
            number("bucket", ticket.bucket.into()),
        ],
        start_time_unix_nano: None,
        time_unix_nano: Decimal(ticket.week.first_day().nanoseconds()),
        as_int: 1,
    };
    body(vec![Metric {
        name: BUCKET,
        sum: None,
        gauge: Some(Gauge {
            data_points: vec![point],
        }),
    }])
}

fn body(metrics: Vec<Metric>) -> String {
    let request = Request {
        resource_metrics: [ResourceMetrics {
            resource: Resource {
                attributes: [Attribute {
                    key: "service.name",
                    value: Value::StringValue("promptwacht"),
                }],
            },
            scope_metrics: [ScopeMetrics {
                scope: Scope {
                    name: "promptwacht.counts",
                    version: "1",
                },
                metrics,
            }],
        }],
    };
    // Plain structs always become JSON.
    serde_json::to_string(&request).unwrap_or_else(|_| PROBE.to_owned())
}
