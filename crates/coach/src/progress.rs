//! Own progress: what was done and when, what comes next for a role, and both as a file. Nothing in it says who it is about.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::day::Day;
use crate::table::table;
use crate::training::{Passed, score};
use crate::words::Words;

/// The table of paths.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paths {
    /// In the order in which they are offered.
    pub roles: Vec<Role>,
}

/// The path of one role.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Stable id: `clinician`, `manager` or `officer`.
    pub id: String,
    /// What somebody of this role says of their work.
    pub name: Words,
    /// What to do, in order.
    pub steps: Vec<Step>,
}

/// One thing to do.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The part of the pages: `quiz`.
    pub part: String,
    /// What it brings.
    pub why: Words,
}

table!(
    /// All paths.
    paths: Paths = "paths"
);

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Done {
    /// The day: `2026-11-23`.
    pub date: String,
    /// The part of the pages.
    pub part: String,
    /// The share of right answers in per cent, where there is one.
    pub score: Option<u32>,
    /// The version of the lesson, where it is the training.
    pub version: Option<u32>,
}

/// What is kept by the parts, newest first. `kept` gives what is kept of a subject; what cannot be read is passed over.
pub fn done(kept: impl Fn(&str) -> Value) -> Vec<Done> {
    let mut all = Vec::new();
    let passed: Option<Passed> = serde_json::from_value(kept("training")).ok();
    all.extend(passed.and_then(|passed| {
        let day = Day::parse(&passed.passed)?;
        Some(Done {
            score: Some(passed.score),
            version: Some(passed.version),
            ..plain("training", day.to_string())
        })
    }));
    let quiz = kept("quiz");
    let scores = quiz.get("scores").and_then(Value::as_array);
    all.extend(scores.into_iter().flatten().filter_map(quiz_score));
    // The kompas keeps each time it was filled in, with more that stays out of here.
    let mut days = Vec::new();
    days_in(&kept("kompas"), &mut days);
    all.extend(days.into_iter().map(|date| plain("kompas", date)));
    let ticked = kept("progress");
    let ticked = ticked.get("done").and_then(Value::as_object);
    for (part, date) in ticked.into_iter().flatten() {
        let day = date.as_str().and_then(Day::parse);
        let is_part = part
            .chars()
            .all(|one| one.is_ascii_lowercase() || one == '-');
        if let (Some(day), true) = (day, is_part) {
            all.push(plain(part, day.to_string()));
        }
    }
    all.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.part.cmp(&b.part)));
    all.dedup();
    all
}

fn plain(part: &str, date: String) -> Done {
    Done {
        date,
        part: part.to_owned(),
        score: None,
        version: None,
    }
}

fn quiz_score(value: &Value) -> Option<Done> {
    let number = |name: &str| usize::try_from(value.get(name)?.as_u64()?).ok();
    let (right, of) = (number("right")?, number("of")?);
    let day = Day::parse(value.get("date")?.as_str()?)?;
    (right <= of && of > 0).then(|| Done {
        score: Some(score(right, of)),
        ..plain("quiz", day.to_string())
    })
}

/// Every `date` somewhere in a value, each once.
fn days_in(value: &Value, days: &mut Vec<String>) {
    match value {
        Value::Array(all) => all.iter().for_each(|one| days_in(one, days)),
        Value::Object(all) => {
            for (name, one) in all {
                match one.as_str().filter(|_| name == "date").and_then(Day::parse) {
                    Some(day) if !days.contains(&day.to_string()) => days.push(day.to_string()),
                    _ => days_in(one, days),
                }
            }
        }
        _ => {}
    }
}

/// As JSON: the role and what was done.
pub fn to_json(role: Option<&str>, done: &[Done]) -> String {
    let file = json!({ "is": "promptwacht-progress", "version": 1, "role": role, "done": done });
    format!("{file:#}\n")
}

/// As CSV, one row a thing that was done.
pub fn to_csv(done: &[Done]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut write = |row: [&str; 4]| writer.write_record(row).is_ok();
    let words = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    write(["date", "part", "score", "version"]);
    for one in done {
        write([&one.date, &one.part, &words(one.score), &words(one.version)]);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn kept(subject: &str) -> Value {
        match subject {
            "training" => json!({ "passed": "2026-11-20", "version": 2, "score": 90 }),
            "quiz" => json!({ "scores": [
                { "date": "2026-11-23", "right": 5, "of": 6 },
                { "date": "nonsense", "right": 5, "of": 6 },
                { "date": "2026-11-23", "right": 7, "of": 6 },
                3
            ] }),
            "kompas" => json!({ "taken": [
                { "date": "2026-10-01", "scores": [1, 2], "note": "Jan" },
                { "date": "2026-10-01T09:00:00Z" }
            ] }),
            "progress" => json!({ "role": "clinician", "done": {
                "stories": "2026-11-22", "=CMD()": "2026-11-22", "talk": true
            } }),
            _ => Value::Null,
        }
    }

    #[test]
    fn what_was_done_stands_in_order_and_the_rest_stays_out() {
        let rows: Vec<(String, String, Option<u32>)> = done(kept)
            .into_iter()
            .map(|one| (one.date, one.part, one.score))
            .collect();
        let row = |date: &str, part: &str, score| (date.to_owned(), part.to_owned(), score);
        assert_eq!(
            rows,
            [
                row("2026-11-23", "quiz", Some(83)),
                row("2026-11-22", "stories", None),
                row("2026-11-20", "training", Some(90)),
                row("2026-10-01", "kompas", None),
            ]
        );
        assert_eq!(done(|_| Value::Null), []);
        assert_eq!(done(|_| json!("broken")), []);
    }

    #[test]
    fn files_hold_what_was_done_and_nothing_of_the_person() {
        let all = done(kept);
        assert_eq!(
            to_csv(&all),
            "date,part,score,version\n2026-11-23,quiz,83,\n2026-11-22,stories,,\n\
             2026-11-20,training,90,2\n2026-10-01,kompas,,\n"
        );
        let file: Value = serde_json::from_str(&to_json(Some("clinician"), &all)).unwrap();
        assert_eq!(file["done"].as_array().unwrap().len(), 4);
        assert_eq!(file["role"], "clinician");
        assert!(!file.to_string().contains("Jan"));
    }

    #[test]
    fn every_role_has_a_path_that_begins_with_the_training() {
        let ids: BTreeSet<&str> = paths().roles.iter().map(|role| role.id.as_str()).collect();
        assert_eq!(ids, BTreeSet::from(["clinician", "manager", "officer"]));
        for role in &paths().roles {
            assert_eq!(role.steps.first().unwrap().part, "training");
            assert!(role.steps.len() >= 4 && !role.name.nl.is_empty() && !role.name.en.is_empty());
            for step in &role.steps {
                assert!(
                    !step.why.nl.is_empty() && !step.why.en.is_empty(),
                    "{}",
                    step.part
                );
            }
        }
    }
}
