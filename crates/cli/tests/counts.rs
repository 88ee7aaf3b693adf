//! `promptwacht counts` on what a collector's file exporter writes.

#![expect(clippy::unwrap_used, reason = "a test that stops says what failed")]

use std::fmt::Write as _;
use std::process::Output;

use kit::out;

mod kit;

fn run(arguments: &[&str], input: &str) -> Output {
    kit::run(&[&["counts"], arguments].concat(), input.as_bytes())
}

/// The lines of so many browsers that draw the buckets from 0 on, each with three visits to Claude on 16 November 2026.
fn collected(browsers: u32) -> String {
    let mut lines = String::new();
    for bucket in 0..browsers {
        let request = |metrics: String| {
            format!(r#"{{"resourceMetrics":[{{"scopeMetrics":[{{"metrics":[{metrics}]}}]}}]}}"#)
        };
        let sum = |name: &str, attributes: &str, number: u32| {
            format!(
                r#"{{"name":"promptwacht.{name}","sum":{{"aggregationTemporality":1,"isMonotonic":true,"dataPoints":[
                {{"attributes":[{attributes}],"startTimeUnixNano":"1794787200000000000","asInt":"{number}"}}]}}}}"#
            )
            .replace('\n', "")
        };
        let claude = r#"{"key":"site","value":{"stringValue":"claude"}}"#;
        let sums = [
            sum("reports", "", 1),
            sum("browsers", claude, 1),
            sum("visits", claude, 3),
        ];
        writeln!(lines, "{}\n", request(sums.join(","))).unwrap();
        let week = format!(
            r#"{{"name":"promptwacht.week.bucket","gauge":{{"dataPoints":[{{"asInt":"1","attributes":[{{"key":"week","value":{{"intValue":"202647"}}}},{{"key":"bucket","value":{{"intValue":"{bucket}"}}}}]}}]}}}}"#
        );
        // Said twice, it is one.
        writeln!(lines, "{0}\n{0}", request(week)).unwrap();
    }
    lines
}

#[test]
fn users_and_table_are_shown() {
    let lines = collected(12);
    assert_eq!(out(&run(&["users"], &lines)), "week,browsers\n202647,12\n");
    let head = "date,chatbot,what,category,level,detail,number\n";
    assert_eq!(
        out(&run(&["table"], &lines)),
        format!(
            "{head}2026-11-16,,reports,,,,12\n2026-11-16,claude,browsers,,,,12\n2026-11-16,claude,visits,,,,36\n"
        )
    );
}

#[test]
fn a_small_group_is_not_shown_and_the_smallest_is_ten() {
    let lines = collected(9);
    assert_eq!(
        out(&run(&["users"], &lines)),
        "week,browsers\n202647,under 10\n"
    );
    assert!(!out(&run(&["table"], &lines)).contains("visits"));
    let more = run(&["users", "--smallest-group", "50"], &collected(12));
    assert_eq!(out(&more), "week,browsers\n202647,under 50\n");
    assert!(
        !run(&["users", "--smallest-group", "9"], &lines)
            .status
            .success()
    );
}

#[test]
fn a_line_that_is_none_is_named_and_foreign_figures_are_told() {
    let output = run(&["users"], "{}\nnonsense\n");
    assert!(!output.status.success());
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("-:2: no OTLP metrics")
    );
    let foreign = r#"{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"cpu","sum":{"dataPoints":[{"asInt":"1"}]}}]}]}]}"#;
    let output = run(&["users"], foreign);
    assert!(output.status.success());
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("passed over 1 figures")
    );
}
