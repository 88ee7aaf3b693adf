use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::key::{Action, Category, Level, Page, Role, Site};

/// Monday 16 November 2026, ten in the morning (UTC).
const MONDAY: Hour = Hour(20_773 * 24 + 10);
/// Chance that holds the bucket back longest.
const LATEST: u32 = 23 * 4096;
const VISIT: Event = Event::Visit(Site::Claude);
const STOP: Event = Event::Prompt(Site::Claude, Level::Stop);

fn later(hours: u32) -> Hour {
    Hour(MONDAY.0 + hours)
}

/// The reports that leave from this hour on, all accepted.
fn all_sent(counts: &mut Counts, from: Hour) -> Vec<Report> {
    let mut reports = Vec::new();
    for hour in (from.0..from.0 + 100).map(Hour) {
        if let Some(report) = counts.take(hour) {
            counts.answered(hour, &report, Answer::Accepted);
            reports.push(report);
        }
    }
    reports
}

fn is_day(report: &Report) -> bool {
    matches!(report, Report::Day(_))
}

/// Every row at its largest, on every day that is kept, and the list of what was sent full.
fn largest() -> Counts {
    let mut counts = Counts::default();
    let mut rows: Vec<_> = Event::all().map(|event| (event, u32::MAX)).collect();
    rows.sort();
    let day = |day| DayCounts {
        day: Day(day),
        rows: rows.clone(),
    };
    let today = MONDAY.day().0;
    counts.days = (today - DAYS_KEPT..=today).map(day).collect();
    let sent = |hour| Sent {
        hour: later(hour),
        report: Report::Day(day(today)),
        answer: Answer::Unknown,
    };
    counts.sent = (0..8).map(sent).collect();
    counts.note(MONDAY, u32::MAX, &[VISIT]);
    counts
}

#[test]
fn a_day_leaves_once_and_when_it_is_over() {
    let mut counts = Counts::default();
    counts.note(MONDAY, 0, &[VISIT, STOP]);
    counts.note(later(3), 9, &[STOP]);
    assert!(!all_sent(&mut counts.clone(), MONDAY).is_empty());
    assert!((0..14).all(|hour| {
        counts
            .clone()
            .take(later(hour))
            .is_none_or(|one| !is_day(&one))
    }));
    let sent = all_sent(&mut counts, later(14));
    let days: Vec<_> = sent.iter().filter(|one| is_day(one)).collect();
    let [Report::Day(day)] = days[..] else {
        panic!("{days:?}")
    };
    assert_eq!(
        (day.day, &day.rows),
        (MONDAY.day(), &vec![(VISIT, 1), (STOP, 2)])
    );
    assert!(all_sent(&mut counts, later(120)).is_empty());
}

#[test]
fn two_reports_never_leave_in_one_hour() {
    let mut counts = Counts::default();
    for day in 0..5 {
        counts.note(later(24 * day), 0, &[VISIT]);
    }
    let hour = later(24 * 5);
    assert!(counts.has_report(hour));
    assert!(counts.take(hour).is_some());
    assert!(!counts.has_report(hour));
    assert_eq!(counts.take(hour), None);
    assert!(counts.take(later(24 * 5 + 1)).is_some());
}

#[test]
fn the_collector_is_asked_once_an_hour_and_only_where_something_is_to_be_sent() {
    let mut counts = Counts::default();
    assert!(!counts.asks(MONDAY));
    counts.note(MONDAY, LATEST, &[VISIT]);
    assert!(!counts.asks(later(13)));
    assert!(counts.asks(later(14)));
    assert!(!counts.asks(later(14)));
    assert!(!Counts::read(&counts.write()).asks(later(14)));
    assert!(counts.asks(later(15)));
}

#[test]
fn what_left_is_told_also_when_the_browser_was_closed_before_an_answer() {
    let mut counts = Counts::default();
    counts.note(MONDAY, LATEST, &[VISIT]);
    let report = counts.take(later(22)).unwrap();
    let kept = Counts::read(&counts.write());
    assert_eq!(
        kept.sent(),
        [Sent {
            hour: later(22),
            report,
            answer: Answer::Unknown,
        }]
    );
}

#[test]
fn when_counting_ends_what_waits_is_forgotten() {
    let mut counts = Counts::default();
    counts.note(MONDAY, LATEST, &[VISIT]);
    assert_eq!(counts.waiting_weeks().count(), 1);
    counts.take(later(22));
    counts.note(later(22), 0, &[STOP]);
    counts.stop(later(23));
    assert!(counts.days().is_empty() && counts.waiting_weeks().next().is_none());
    assert_eq!(counts.sent().len(), 1);
    assert!(!counts.is_empty());
    counts.stop(later(24 * 20));
    assert!(counts.is_empty());
}

#[test]
fn a_refused_day_waits_again_and_one_of_which_nobody_knows_does_not() {
    let hour = later(22);
    for (answer, left) in [
        (Answer::Refused, 1),
        (Answer::Unknown, 0),
        (Answer::Accepted, 0),
    ] {
        let mut counts = Counts::default();
        counts.note(MONDAY, LATEST, &[VISIT]);
        let report = counts.take(hour).unwrap();
        assert!(is_day(&report));
        assert!(counts.days().is_empty(), "kept so before it is sent");
        counts.answered(hour, &report, answer);
        assert_eq!(counts.days().len(), left, "{answer:?}");
        assert_eq!(counts.sent().len(), 1);
    }
    assert_eq!(Answer::of(Some(200)), Answer::Accepted);
    for status in [400, 401, 403, 404, 413, 429, 503] {
        assert_eq!(Answer::of(Some(status)), Answer::Refused);
    }
    for status in [None, Some(500), Some(502), Some(504)] {
        assert_eq!(Answer::of(status), Answer::Unknown);
    }
}

#[test]
fn the_own_table_has_each_day_once() {
    let mut counts = Counts::default();
    counts.note(MONDAY, LATEST, &[VISIT]);
    counts.note(later(24), 0, &[STOP]);
    let table = "date,chatbot,what,category,level,detail,role,number\n\
                 2026-11-16,,reports,,,,,1\n\
                 2026-11-16,claude,browsers,,,,,1\n\
                 2026-11-16,claude,visits,,,,,1\n\
                 2026-11-17,,reports,,,,,1\n\
                 2026-11-17,claude,browsers,,,,,1\n\
                 2026-11-17,claude,prompts,,stop,,,1\n";
    assert_eq!(counts.csv(), table);
    for (hour, answer) in [(17, Answer::Refused), (18, Answer::Unknown)] {
        let report = counts.take(later(hour)).unwrap();
        counts.answered(later(hour), &report, answer);
        assert_eq!(counts.csv(), table, "{answer:?}");
    }
}

#[test]
fn what_was_counted_meanwhile_and_what_comes_back_are_added() {
    let mut counts = Counts::default();
    counts.note(MONDAY, LATEST, &[VISIT]);
    let report = counts.take(later(22)).unwrap();
    // A clock that was set back.
    counts.note(later(1), 0, &[VISIT, STOP]);
    counts.answered(later(22), &report, Answer::Refused);
    assert_eq!(counts.days()[0].rows, [(VISIT, 2), (STOP, 1)]);
}

#[test]
fn a_bucket_is_drawn_once_a_week_and_said_until_it_was_heard() {
    let mut counts = Counts::default();
    counts.note(MONDAY, 4096 + 17, &[VISIT]);
    counts.note(later(50), 99, &[VISIT]);
    assert_eq!(counts.take(MONDAY), None, "one hour later, as drawn");
    for day in 0..3 {
        let hour = later(1 + 24 * day);
        let report = counts.take(hour).unwrap();
        assert!(matches!(report, Report::Week(Ticket { bucket: 17, .. })));
        let answer = [Answer::Unknown, Answer::Refused, Answer::Accepted][day as usize];
        counts.answered(hour, &report, answer);
        // It keeps no day from leaving.
        assert!(counts.take(Hour(hour.0 + 1)).is_none_or(|one| is_day(&one)));
    }
    let weeks = |sent: Vec<Report>| sent.iter().filter(|one| !is_day(one)).count();
    assert_eq!(weeks(all_sent(&mut counts, later(52))), 0);
    counts.note(later(24 * 7), 0, &[VISIT]);
    assert_eq!(weeks(all_sent(&mut counts, later(24 * 7))), 1);
}

#[test]
fn nothing_leaves_twice_and_nothing_is_lost_when_the_collector_comes_and_goes() {
    let mut counts = Counts::default();
    let mut heard = 0;
    for hour in 0..24 * 20 {
        if hour % 24 < 8 {
            counts.note(later(hour), hour * 7919, &[VISIT]);
        }
        let Some(report) = counts.take(later(hour)) else {
            continue;
        };
        let refused = hour % 5 != 0;
        if let (Report::Day(day), false) = (&report, refused) {
            heard += day.rows[0].1;
        }
        let answer = if refused {
            Answer::Refused
        } else {
            Answer::Accepted
        };
        counts.answered(later(hour), &report, answer);
    }
    let waiting: u32 = counts.days().iter().map(|day| day.rows[0].1).sum();
    assert_eq!(heard + waiting, 8 * 20);
}

#[test]
fn without_a_connection_the_counts_stay_below_their_bound() {
    let counts = largest();
    assert_eq!(counts.days.len(), 15);
    let written = counts.write();
    assert!(
        written.len() > Counts::MOST_BYTES / 2,
        "the bound is far off: {}",
        written.len()
    );
    assert!(
        written.len() <= Counts::MOST_BYTES,
        "{} bytes",
        written.len()
    );
    // Saturated, not begun anew.
    assert!(
        counts
            .days
            .iter()
            .all(|day| day.rows.iter().all(|row| row.1 == u32::MAX))
    );

    let mut counts = Counts::default();
    for day in 0..400 {
        counts.note(later(24 * day), day, &[VISIT, STOP]);
    }
    assert_eq!(counts.days.len(), 15);
    assert!(counts.weeks.len() <= 3);
    assert!(counts.write().len() < 5000, "{}", counts.write().len());
}

#[test]
fn a_clock_that_was_wrong_leaves_no_day_in_the_future() {
    let mut counts = Counts::default();
    counts.note(later(24 * 4000), 5, &[VISIT]);
    counts.note(MONDAY, 6, &[VISIT]);
    assert_eq!(counts.days.len(), 1);
    assert_eq!(counts.weeks.len(), 1);
}

#[test]
fn after_a_step_back_what_is_known_is_still_there() {
    let mut counts = Counts::default();
    counts.note(MONDAY, 6, &[VISIT, STOP]);
    let newer = counts
        .write()
        .replace(
            r#"[[{"visit":"claude"},1]"#,
            r#"[[{"visit":"claude"},1],[{"dream":["claude",1]},4],[{"visit":"new"},2]"#,
        )
        .replacen('{', r#"{"mood":"good","#, 1);
    assert_ne!(newer, counts.write());
    assert_eq!(Counts::read(&newer), counts);
    assert_eq!(Counts::read("{\"days\": 3"), Counts::default());
    assert_eq!(Counts::read("{}"), Counts::default());
    assert_eq!(Counts::read(&counts.write()), counts);
}

#[test]
fn training_that_was_kept_before_there_were_roles_is_of_none() {
    let role = Role::Unknown;
    let mut counts = Counts::default();
    let quiz = Event::Training(Page::Quiz, role);
    counts.note(
        MONDAY,
        6,
        &[VISIT, Event::Training(Page::Lesson, role), quiz, quiz],
    );
    let sent = Sent {
        hour: later(22),
        report: Report::Day(counts.days[0].clone()),
        answer: Answer::Accepted,
    };
    counts.sent.push(sent);
    let older = counts.write().replace(r#"["quiz","unknown"]"#, r#""quiz""#);
    let older = older.replace(r#"["lesson","unknown"]"#, r#""lesson""#);
    assert!(older.contains(r#"[{"training":"quiz"},2]"#) && !older.contains("unknown"));
    assert_eq!(Counts::read(&older), counts);
    // A page that this version does not know takes no other along.
    let newer = older.replace(
        r#"{"training":"lesson"}"#,
        r#"{"training":["lesson","dean"]}"#,
    );
    assert_eq!(Counts::read(&newer).days[0].rows, [(VISIT, 1), (quiz, 2)]);
}

#[test]
fn training_leaves_alone() {
    let quiz = Event::Training(Page::Quiz, Role::Officer);
    let mut counts = Counts::default();
    counts.note(MONDAY, LATEST, &[quiz, VISIT, STOP, quiz]);
    let table = counts.csv();
    let (first, next) = (later(20), later(21));
    let rest = counts.take(first).unwrap();
    assert!(!rest.body().contains("training") && !rest.body().contains("officer"));
    counts.answered(first, &rest, Answer::Accepted);
    assert_eq!(counts.take(first), None, "within the same hour");
    let training = counts.take(next).unwrap();
    assert!(training.body().contains("officer"));
    for other in ["reports", "visits", "prompts", "claude"] {
        assert!(!training.body().contains(other), "{other}");
    }
    counts.answered(next, &training, Answer::Refused);
    assert_eq!(
        counts.take(later(22)),
        Some(training),
        "what is refused waits"
    );
    assert_eq!(counts.csv(), table, "and nothing is counted twice");
}

#[test]
fn a_browser_has_one_role_in_a_day() {
    let done = |page, role| Event::Training(page, role);
    let mut counts = Counts::default();
    counts.note(MONDAY, 6, &[VISIT, done(Page::Quiz, Role::Unknown)]);
    counts.note(later(1), 6, &[done(Page::Lesson, Role::Manager)]);
    counts.note(later(2), 6, &[done(Page::Quiz, Role::Clinician)]);
    let rows = [
        (VISIT, 1),
        (done(Page::Quiz, Role::Clinician), 2),
        (done(Page::Lesson, Role::Clinician), 1),
    ];
    assert_eq!(counts.days()[0].rows, rows);
    counts.note(later(24), 6, &[done(Page::Quiz, Role::Officer)]);
    assert_eq!(counts.days()[0].rows, rows, "another day stays as it was");
}

/// All texts in a JSON value: names of fields, and values.
fn texts(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            into.insert(text.clone());
        }
        Value::Array(values) => values.iter().for_each(|value| texts(value, into)),
        Value::Object(fields) => {
            for (name, value) in fields {
                into.insert(name.clone());
                texts(value, into);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn ids() -> BTreeSet<String> {
    let ids = Site::ALL.iter().map(|one| one.id());
    let ids = ids.chain(Level::ALL.iter().map(|one| one.id()));
    let ids = ids.chain(Category::ALL.iter().map(|one| one.id()));
    let ids = ids.chain(Action::ALL.iter().map(|one| one.id()));
    let ids = ids.chain(Role::ALL.iter().map(|one| one.id()));
    ids.chain(Page::ALL.iter().map(|one| one.id()))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_text_that_is_kept_or_sent_is_on_a_closed_list() {
    let kept = "days weeks last asked sent day rows week bucket from done hour report answer accepted refused unknown visit prompt finding action training";
    let sent = "resourceMetrics resource attributes key value stringValue intValue service.name promptwacht scopeMetrics scope name \
                promptwacht.counts version 1 metrics promptwacht.reports promptwacht.browsers promptwacht.visits promptwacht.prompts \
                promptwacht.findings promptwacht.actions promptwacht.learners promptwacht.training promptwacht.week.bucket sum gauge aggregationTemporality \
                isMonotonic dataPoints startTimeUnixNano timeUnixNano asInt site category level action page role week bucket";
    let with_ids = |words: &str| -> BTreeSet<String> {
        words
            .split_whitespace()
            .map(str::to_owned)
            .chain(ids())
            .collect()
    };
    let mut counts = largest();
    let mut found = BTreeSet::new();
    texts(&serde_json::from_str(&counts.write()).unwrap(), &mut found);
    let closed = with_ids(kept);
    let surplus: Vec<_> = found.difference(&closed).collect();
    assert!(surplus.is_empty(), "{surplus:?}");

    let mut found = BTreeSet::new();
    for report in all_sent(&mut counts, later(48)) {
        texts(&serde_json::from_str(&report.body()).unwrap(), &mut found);
    }
    let is_number = |text: &String| text.bytes().all(|byte| byte.is_ascii_digit());
    assert!(found.iter().any(is_number));
    let closed = with_ids(sent);
    let surplus: Vec<_> = found
        .iter()
        .filter(|text| !closed.contains(*text) && !is_number(text))
        .collect();
    assert!(surplus.is_empty(), "{surplus:?}");
    // The list is no longer than it must be, either.
    let unused: Vec<_> = closed.difference(&found).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn no_moment_is_finer_than_a_day() {
    for report in all_sent(&mut largest(), later(48)) {
        let body: Value = serde_json::from_str(&report.body()).unwrap();
        let scope = &body["resourceMetrics"][0]["scopeMetrics"][0];
        for metric in scope["metrics"].as_array().unwrap() {
            let data = metric.get("sum").or(metric.get("gauge")).unwrap();
            for point in data["dataPoints"].as_array().unwrap() {
                let moments = ["startTimeUnixNano", "timeUnixNano"].map(|key| point.get(key));
                for moment in moments.into_iter().flatten() {
                    let moment: u64 = moment.as_str().unwrap().parse().unwrap();
                    assert_eq!(moment % (86_400 * 1_000_000_000), 0);
                }
            }
        }
    }
}

#[test]
fn nothing_of_a_week_is_left_in_the_next() {
    let next_week = |first: u32| {
        let mut counts = Counts::default();
        counts.note(MONDAY, first, &[VISIT, STOP]);
        all_sent(&mut counts, later(24));
        counts.note(later(24 * 7), 3456, &[VISIT]);
        counts
    };
    let (one, other) = (next_week(17), next_week(4000));
    assert_eq!(one.weeks, other.weeks);
    assert!(one.sent().iter().all(|sent| is_day(&sent.report)));
    assert!(!one.write().contains("\"bucket\":17"));
}

#[test]
fn a_request_is_what_the_documents_show() {
    let mut counts = Counts::default();
    let finding = Event::Finding(Site::Chatgpt, Category::Special, Level::Stop);
    let replaced = Event::Action(Site::Chatgpt, Action::Replaced);
    let stop = Event::Prompt(Site::Chatgpt, Level::Stop);
    let visit = Event::Visit(Site::Chatgpt);
    counts.note(
        MONDAY,
        1027,
        &[
            visit,
            stop,
            finding,
            finding,
            replaced,
            Event::Training(Page::Quiz, Role::Clinician),
        ],
    );
    let shown: Vec<Value> = include_str!("../../../../docs/counts.md")
        .split("```json\n")
        .skip(1)
        .filter_map(|block| serde_json::from_str(block.split("```").next()?).ok())
        .collect();
    let sent: Vec<Value> = all_sent(&mut counts, later(24))
        .iter()
        .map(|report| serde_json::from_str(&report.body()).unwrap())
        .collect();
    assert_eq!(sent.len(), 3);
    for body in &sent {
        assert!(shown.contains(body), "docs/counts.md lacks\n{body:#}");
    }
}

fn any_event() -> impl Strategy<Value = Event> {
    prop::sample::select(Event::all().collect::<Vec<_>>())
}

proptest! {
    /// Two browsers on which the same happened that day send the same bytes, whatever happened before and whatever was drawn: so a
    /// report says nothing of other days, and nothing of which browser it is from.
    #[test]
    fn a_day_says_nothing_but_what_happened_on_it(
        events in prop::collection::vec(any_event(), 1..40),
        before in prop::collection::vec(any_event(), 0..40),
        chance in any::<[u32; 4]>(),
    ) {
        let body = |chance: [u32; 2], before: &[Event]| {
            let mut counts = Counts::default();
            counts.note(MONDAY, chance[0], before);
            all_sent(&mut counts, later(24));
            counts.note(later(24 * 8), chance[1], &events);
            let reports = all_sent(&mut counts, later(24 * 9));
            reports.iter().find(|one| is_day(one)).map(Report::body)
        };
        let one = body([chance[0], chance[1]], &before);
        prop_assert!(one.is_some());
        prop_assert_eq!(one, body([chance[2], chance[3]], &[]));
    }

    /// And a bucket says nothing but what was drawn for that week.
    #[test]
    fn a_bucket_follows_from_the_draw_of_its_week_alone(
        before in prop::collection::vec(any_event(), 0..40),
        old in any::<u32>(),
        chance in any::<u32>(),
    ) {
        let body = |old: u32, before: &[Event]| {
            let mut counts = Counts::default();
            counts.note(MONDAY, old, before);
            all_sent(&mut counts, later(24));
            counts.note(later(24 * 7), chance, &[VISIT]);
            let reports = all_sent(&mut counts, later(24 * 7));
            reports.iter().find(|one| !is_day(one)).map(Report::body)
        };
        let one = body(old, &before);
        prop_assert!(one.is_some());
        prop_assert_eq!(one, body(0, &[]));
    }

    /// Whatever comes in whatever order: what is kept reads back as it was and stays small.
    #[test]
    fn any_life_is_kept(steps in prop::collection::vec((0_u32..3, any_event(), 0_u32..200, any::<u32>()), 0..60)) {
        let mut counts = Counts::default();
        let mut hour = MONDAY;
        for (step, event, hours, chance) in steps {
            hour = Hour(hour.0 + hours);
            match step {
                0 => counts.note(hour, chance, &[event]),
                _ => {
                    if let Some(report) = counts.take(hour) {
                        let answer = [Answer::Accepted, Answer::Refused, Answer::Unknown][(chance % 3) as usize];
                        counts.answered(hour, &report, answer);
                    }
                }
            }
            prop_assert_eq!(&Counts::read(&counts.write()), &counts);
            prop_assert!(counts.days.len() <= 15 && counts.weeks.len() <= 4 && counts.sent.len() <= 8);
        }
    }
}
