use promptwacht_counts::key::{Category, Level};
use serde_json::{Value, json};

use super::*;

/// Monday 16 November 2026, ten in the morning (UTC).
const MONDAY: u32 = 20_773 * 24 + 10;
/// Chance that holds the bucket back longest.
const LATEST: u32 = 23 * 4096;

fn rows(kept: &str) -> Vec<(Event, u32)> {
    let counts = Counts::read(kept);
    let days = counts.days().iter();
    days.flat_map(|day| day.rows.clone()).collect()
}

fn noted(events: &Value) -> Vec<(Event, u32)> {
    rows(&note("", MONDAY, 0, "claude.ai", &events.to_string()))
}

#[test]
fn everything_that_a_page_notes_is_an_event() {
    let at = Site::Claude;
    for code in 0..=u8::MAX {
        let events = events_of("claude.ai", &format!("[{code}]"));
        assert_eq!(events.len(), usize::from(code < 27), "{code}");
    }
    // Special, stop.
    let finding = Noted::from_code(11).unwrap();
    assert_eq!(
        noted(&json!([
            Noted::Visit.code(),
            finding.code(),
            finding.code(),
            "file-kept"
        ])),
        [
            (Event::Visit(at), 1),
            (Event::Finding(at, Category::Special, Level::Stop), 2),
            (Event::Action(at, Action::FileKept), 1),
        ]
    );
}

#[test]
fn no_text_comes_in() {
    let text = "Jan de Vries, BSN 999900006";
    let hostile = json!([text, [text], ["quiz", text], [text, "clinician"], ["quiz", "clinician", text], { "visit": text }, 3.5, -1, 1e9, null, "__proto__", "visit", "claude"]);
    assert_eq!(noted(&hostile), []);
    for events in ["", "{}", "null", "[", text] {
        let kept = note("", MONDAY, 0, text, events);
        assert!(!kept.contains("Jan") && rows(&kept).is_empty(), "{kept}");
    }
    // A host that is none of ours is told as no more than that.
    let kept = note("", MONDAY, 0, "janssen.example.nl", "[26]");
    assert_eq!(rows(&kept), [(Event::Visit(Site::Other), 1)]);
    assert!(!kept.contains("janssen"));
}

#[test]
fn training_is_counted_on_pages_of_ours_and_prompts_are_not() {
    let events = json!([["quiz", "manager"], 0, "replaced", "quiz", ["quiz", "dean"]]).to_string();
    let kept = note("", MONDAY, 0, "", &events);
    let quiz = Event::Training(Page::Quiz, Role::Manager);
    assert_eq!(rows(&kept), [(quiz, 1)]);
    assert_eq!(noted(&json!([["quiz", "manager"]])), []);
    let shown: Value = serde_json::from_str(&show(&kept)).unwrap();
    let rows = shown["waiting"][0]["rows"].as_array().unwrap();
    let told = rows
        .iter()
        .map(|row| (&row["what"], &row["detail"], &row["role"]));
    let none = Value::Null;
    let [learners, training, role, page] =
        ["learners", "training", "manager", "quiz"].map(Value::from);
    assert_eq!(
        told.collect::<Vec<_>>(),
        [(&learners, &none, &role), (&training, &page, &role),]
    );
}

#[test]
fn a_leak_is_counted_at_its_chatbot_or_at_another_tool() {
    let leak = |host| rows(&note("", MONDAY, 0, host, r#"["leak-reported"]"#));
    let at = |site| [(Event::Action(site, Action::LeakReported), 1)];
    assert_eq!(leak("chatgpt.com"), at(Site::Chatgpt));
    assert_eq!(leak("other"), at(Site::Other));
}

#[test]
fn a_day_leaves_by_these_steps() {
    let mut kept = note("", MONDAY, LATEST, "claude.ai", "[26,3]");
    assert_eq!(ask(&kept, MONDAY), None);
    let next = MONDAY + 22;
    kept = ask(&kept, next).unwrap();
    assert_eq!(ask(&kept, next), None);
    let taken = take(&kept, next).unwrap();
    assert!(taken.body.contains("promptwacht.visits"));
    assert!(take(&taken.kept, next).is_none());
    for (status, answer, waits) in [(200, "accepted", 1), (0, "unknown", 1), (404, "refused", 2)] {
        let kept = answered(&taken.kept, next, &taken.report, status);
        let shown: Value = serde_json::from_str(&show(&kept)).unwrap();
        assert_eq!(shown["sent"][0]["answer"], answer);
        assert_eq!(shown["sent"][0]["hour"], next);
        assert_eq!(shown["sent"][0]["body"], taken.body);
        assert_eq!(shown["waiting"].as_array().unwrap().len(), waits);
    }
}

#[test]
fn what_is_shown_is_what_was_sent() {
    let kept = note("", MONDAY, LATEST + 17, "chatgpt.com", "[26,3,11,20]");
    let taken = take(&kept, MONDAY + 22).unwrap();
    let shown: Value = serde_json::from_str(&show(&taken.kept)).unwrap();
    assert_eq!(shown["sent"][0]["day"], "2026-11-16");
    let row = |what, category: Value, level: Value, detail: Value| json!({ "what": what, "site": "ChatGPT", "category": category, "level": level, "detail": detail, "role": null, "number": 1 });
    let none = Value::Null;
    let rows = shown["sent"][0]["rows"].as_array().unwrap();
    assert_eq!(
        rows[1..],
        [
            row("browsers", none.clone(), none.clone(), none.clone()),
            row("visits", none.clone(), none.clone(), none.clone()),
            row("prompts", none.clone(), "stop".into(), none.clone()),
            row("findings", "special".into(), "stop".into(), none.clone()),
            row("actions", none.clone(), none.clone(), "replaced".into()),
        ]
    );
    assert_eq!(rows[0]["what"], "reports");
    assert_eq!(shown["waiting"], json!([{ "week": 202_647, "bucket": 17 }]));
    assert!(csv(&taken.kept).contains("2026-11-16,chatgpt,findings,special,stop,,,1\n"));
}

#[test]
fn when_counting_ends_only_what_left_is_kept() {
    let kept = note("", MONDAY, LATEST, "claude.ai", "[26]");
    assert_eq!(stop(&kept, MONDAY), None);
    let taken = take(&kept, MONDAY + 22).unwrap();
    let left = stop(&taken.kept, MONDAY + 22).unwrap();
    let shown: Value = serde_json::from_str(&show(&left)).unwrap();
    assert_eq!(
        (shown["sent"].as_array().unwrap().len(), &shown["waiting"]),
        (1, &json!([]))
    );
}
