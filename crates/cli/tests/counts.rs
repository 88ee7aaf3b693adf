//! `promptwacht counts` on what a collector's file exporter writes.

#![expect(clippy::unwrap_used, reason = "a test that stops says what failed")]

use std::fmt::Write as _;
use std::process::Output;

use kit::out;

mod kit;

fn run(arguments: &[&str], input: &str) -> Output {
    kit::run(&[&["counts"], arguments].concat(), input.as_bytes())
}

fn request(metrics: &str) -> String {
    format!(r#"{{"resourceMetrics":[{{"scopeMetrics":[{{"metrics":[{metrics}]}}]}}]}}"#)
}

/// A sum on 16 November 2026.
fn sum(name: &str, attributes: &str, number: u32) -> String {
    format!(
        r#"{{"name":"promptwacht.{name}","sum":{{"aggregationTemporality":1,"isMonotonic":true,"dataPoints":[
        {{"attributes":[{attributes}],"startTimeUnixNano":"1794787200000000000","asInt":"{number}"}}]}}}}"#
    )
    .replace('\n', "")
}

/// The lines of so many browsers that draw the buckets from 0 on, each with three visits to Claude on 16 November 2026.
fn collected(browsers: u32) -> String {
    let mut lines = String::new();
    for bucket in 0..browsers {
        let claude = r#"{"key":"site","value":{"stringValue":"claude"}}"#;
        let sums = [
            sum("reports", "", 1),
            sum("browsers", claude, 1),
            sum("visits", claude, 3),
        ];
        writeln!(lines, "{}\n", request(&sums.join(","))).unwrap();
        let week = format!(
            r#"{{"name":"promptwacht.week.bucket","gauge":{{"dataPoints":[{{"asInt":"1","attributes":[{{"key":"week","value":{{"intValue":"202647"}}}},{{"key":"bucket","value":{{"intValue":"{bucket}"}}}}]}}]}}}}"#
        );
        // Said twice, it is one.
        writeln!(lines, "{0}\n{0}", request(&week)).unwrap();
    }
    lines
}

#[test]
fn users_and_table_are_shown() {
    let lines = collected(12);
    assert_eq!(out(&run(&["users"], &lines)), "week,browsers\n202647,12\n");
    let head = "date,chatbot,what,category,level,detail,role,number\n";
    assert_eq!(
        out(&run(&["table"], &lines)),
        format!(
            "{head}2026-11-16,,reports,,,,,12\n2026-11-16,claude,browsers,,,,,12\n2026-11-16,claude,visits,,,,,36\n"
        )
    );
}

/// The lines of so many browsers that passed the lesson; in this role, or as before there were roles.
fn learned(browsers: u32, role: Option<&str>) -> String {
    let text =
        |key: &str, id: &str| format!(r#"{{"key":"{key}","value":{{"stringValue":"{id}"}}}}"#);
    let page = text("page", "lesson");
    let sums = match role.map(|role| text("role", role)) {
        Some(role) => [
            sum("training", &format!("{page},{role}"), 1),
            sum("learners", &role, 1),
        ],
        None => [sum("training", &page, 1), sum("reports", "", 1)],
    };
    let line = request(&sums.join(",")) + "\n";
    line.repeat(browsers as usize)
}

#[test]
fn training_is_shown_by_role_where_nobody_is_singled_out() {
    let of = |role, browsers| learned(browsers, Some(role));
    let rows = |lines: &str| -> Vec<String> {
        let table = out(&run(&["table"], lines));
        let training = table.lines().filter(|line| line.contains("lesson"));
        training
            .map(|line| line.replace("2026-11-16,,training,,,lesson,", ""))
            .collect()
    };
    let (clinicians, managers) = (of("clinician", 20), of("manager", 12));
    assert_eq!(
        rows(&(clinicians.clone() + &managers)),
        ["clinician,20", "manager,12"]
    );
    let officer = of("officer", 1);
    assert_eq!(
        rows(&(clinicians.clone() + &managers + &officer)),
        ["clinician,20", "unknown,13"],
        "else the officer were known by subtraction"
    );
    assert_eq!(rows(&(clinicians.clone() + &officer)), ["unknown,21"]);
    assert_eq!(
        rows(&(clinicians + &officer + &of("unknown", 10))),
        ["clinician,20", "unknown,11"]
    );
    // From a time before there were roles.
    assert_eq!(rows(&learned(12, None)), ["unknown,12"]);
    assert_eq!(rows(&of("officer", 9)), Vec::<String>::new());
}

#[test]
fn the_roles_that_are_counted_are_those_that_can_be_chosen() {
    let chosen = promptwacht_coach::progress::paths().roles.iter();
    let chosen: Vec<&str> = chosen.map(|role| role.id.as_str()).collect();
    let counted: Vec<&str> = promptwacht_counts::key::Role::ALL
        .iter()
        .map(|role| role.id())
        .collect();
    assert_eq!(counted, [&chosen[..], &["unknown"]].concat());
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
