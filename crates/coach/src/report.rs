//! The report of a leak: its form, the clock of 72 hours, and what goes into the files. Never the text that leaked.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::sheet::{Filled, Sheet, Wrong};
use crate::table::table;
use crate::words::{Language, Words};

/// What says of a file that it is such a report.
pub const KIND: &str = "promptwacht-leak-report";

/// What says of a file that it is a register of them.
pub const REGISTER: &str = "promptwacht-leak-register";

/// How long an organisation has, in milliseconds: 72 hours (AVG 33).
pub const TERM_MS: i64 = 72 * HOUR_MS;

/// How many reports a register holds at most.
pub const MOST: usize = 300;

const HOUR_MS: i64 = 3_600_000;

table!(
    /// The form for whoever sent something.
    report: Sheet = "report"
);

table!(
    /// The form for the officer, after the blocks of the AP's own.
    officer: Sheet = "report-officer"
);

table!(
    /// What is said around them.
    guide: Guide = "report-guide"
);

/// Steps, and questions that help to decide.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// What to do now.
    pub steps: Vec<Step>,
    /// What helps to decide on a report to the AP.
    pub questions: Vec<Question>,
    /// What a notification must hold (AVG 33, third paragraph) and what else the article asks.
    pub checklist: Vec<Check>,
}

/// One thing to do now.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// In two or three words.
    pub title: Words,
    /// How.
    pub text: Words,
}

/// A question of the help to decide.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable id.
    pub id: String,
    /// What is asked; yes, no or not known.
    pub asks: Words,
    /// What a yes says.
    pub yes: Reason,
    /// What a no says.
    pub no: Reason,
}

/// What speaks for or against a report to the AP.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// For what.
    pub side: Side,
    /// Why.
    pub says: Words,
}

/// For what a reason speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// For telling the AP.
    Notify,
    /// For telling the people as well (AVG 34).
    People,
    /// Against.
    Against,
    /// Must be found out first.
    Unknown,
}

/// Something that a notification needs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Stable id.
    pub id: String,
    /// What.
    pub says: Words,
    /// The field of the officer's form that answers it.
    #[serde(default)]
    pub field: Option<String>,
}

/// How much of the 72 hours is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Whole hours left.
    Left(i64),
    /// Whole hours too late.
    Over(i64),
    /// The discovery lies ahead, so one of the two clocks is wrong.
    Ahead,
}

/// The clock at `now_ms` of a leak that was found at `found_ms`.
pub fn clock(found_ms: i64, now_ms: i64) -> Clock {
    // A clock that shows minutes may be behind by one.
    if found_ms > now_ms.saturating_add(60_000) {
        return Clock::Ahead;
    }
    let left = found_ms.saturating_add(TERM_MS).saturating_sub(now_ms);
    if left >= 0 {
        // The moment was chosen to the minute: the seconds since then do not cost an hour.
        Clock::Left(left.saturating_add(60_000).min(TERM_MS) / HOUR_MS)
    } else {
        Clock::Over(left.saturating_neg() / HOUR_MS)
    }
}

/// What an address says of a finding: `<host>/<kinds,comma>`. What it names and we do not know is left out.
pub fn from_finding(host: &str, kinds: &str) -> Filled {
    let mut filled = Filled::new();
    if let Some(field) = report().field("tool") {
        let host = host.trim_start_matches("www.");
        let named = field.options.iter().find(|option| {
            option
                .covers
                .iter()
                .any(|one| one.trim_start_matches("www.") == host)
        });
        let tool = named.map_or("other", |option| option.id.as_str());
        if !host.is_empty() {
            filled.insert("tool".to_owned(), vec![tool.to_owned()]);
        }
        if named.is_none() {
            filled.insert("tool_other".to_owned(), vec![host.to_owned()]);
        }
    }
    if let Some(field) = report().field("kinds") {
        let said: Vec<&str> = kinds.split(',').map(str::trim).collect();
        let found = field.options.iter().filter(|option| {
            said.contains(&option.id.as_str())
                || option
                    .covers
                    .iter()
                    .any(|kind| said.contains(&kind.as_str()))
        });
        filled.insert(
            "kinds".to_owned(),
            found.map(|option| option.id.clone()).collect(),
        );
    }
    report().within(&filled)
}

/// Whether own words hold what looks like a number of a person or a mail address. Names are not seen: the page asks for none.
pub fn looks_personal(text: &str) -> bool {
    let mut run = 0;
    for letter in text.chars() {
        if letter.is_ascii_digit() {
            run += 1;
        } else if !matches!(letter, '.' | '-' | ' ') {
            run = 0;
        }
        if run >= 7 || letter == '@' {
            return true;
        }
    }
    false
}

/// One report as it is kept and handed on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Number of the report: the moment at which it was begun, `20261123-140533`.
    pub id: String,
    /// Whether it is an exercise.
    pub exercise: bool,
    /// What the person filled in.
    pub filled: Filled,
    /// What the officer filled in.
    pub officer: Filled,
    /// What the officer answered to the help to decide: `yes`, `no`; and what is ticked of the checklist.
    pub ticks: Filled,
}

fn is_id(id: &str) -> bool {
    (1..=20).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

fn is_tick(id: &str, values: &[String]) -> bool {
    let asked = guide().questions.iter().any(|one| one.id == id)
        && matches!(values, [one] if one == "yes" || one == "no");
    let checked =
        guide().checklist.iter().any(|one| one.id == id) && matches!(values, [one] if one == "yes");
    asked || checked
}

impl Report {
    /// The file that goes to the officer: what the person filled in, and no field beside it.
    pub fn to_json(&self) -> Value {
        json!({
            "kind": KIND,
            "version": 1,
            "id": self.id,
            "exercise": self.exercise,
            "report": report().to_json(&self.filled),
        })
    }

    /// The same with what the officer added.
    pub fn to_register(&self) -> Value {
        let mut json = self.to_json();
        if let Value::Object(fields) = &mut json {
            let ticks = self.ticks.iter().filter(|(id, values)| is_tick(id, values));
            let ticks: Map<String, Value> = ticks
                .map(|(id, values)| (id.clone(), values.first().cloned().into()))
                .collect();
            fields.insert(
                "officer".to_owned(),
                officer().to_json(&self.officer).into(),
            );
            fields.insert("ticks".to_owned(), ticks.into());
        }
        json
    }

    /// Reads either.
    ///
    /// # Errors
    /// Where it holds anything else.
    pub fn from_json(json: &Value) -> Result<Self, Wrong> {
        let fields = json.as_object().ok_or(Wrong::Foreign)?;
        let known = [
            "kind", "version", "id", "exercise", "report", "officer", "ticks",
        ];
        let is_ours = fields.get("kind").and_then(Value::as_str) == Some(KIND)
            && fields.get("version").and_then(Value::as_u64) == Some(1)
            && fields.keys().all(|name| known.contains(&name.as_str()));
        if !is_ours {
            return Err(Wrong::Foreign);
        }
        let id = fields
            .get("id")
            .and_then(Value::as_str)
            .filter(|id| is_id(id));
        let part = |name: &str| match fields.get(name) {
            None => Ok(Map::new()),
            Some(Value::Object(part)) => Ok(part.clone()),
            Some(_) => Err(Wrong::Foreign),
        };
        let mut ticks = Filled::new();
        for (id, value) in part("ticks")? {
            let values = vec![value.as_str().ok_or(Wrong::Foreign)?.to_owned()];
            if !is_tick(&id, &values) {
                return Err(Wrong::Foreign);
            }
            ticks.insert(id, values);
        }
        Ok(Self {
            id: id.ok_or(Wrong::Foreign)?.to_owned(),
            exercise: fields
                .get("exercise")
                .and_then(Value::as_bool)
                .ok_or(Wrong::Foreign)?,
            filled: report().from_json(&part("report")?)?,
            officer: officer().from_json(&part("officer")?)?,
            ticks,
        })
    }

    /// As plain text for a mail or a form. `exercise` is the word that says so.
    pub fn as_text(&self, language: Language, title: &str, exercise: &str) -> String {
        let mark = if self.exercise {
            format!("*** {exercise} ***\n")
        } else {
            String::new()
        };
        format!(
            "{mark}{title} {}\n\n{}{mark}",
            self.id,
            report().as_text(&self.filled, language)
        )
    }

    /// What speaks for and against a report to the AP, by side, after the answers. It does not decide.
    pub fn reasons(&self) -> Vec<(Side, &'static Words)> {
        let mut reasons: Vec<(Side, &'static Words)> = guide()
            .questions
            .iter()
            .map(|question| {
                let answer = self
                    .ticks
                    .get(&question.id)
                    .and_then(|values| values.first());
                match answer.map(String::as_str) {
                    Some("yes") => (question.yes.side, &question.yes.says),
                    Some("no") => (question.no.side, &question.no.says),
                    _ => (Side::Unknown, &question.asks),
                }
            })
            .collect();
        reasons.sort_by_key(|(side, _)| *side);
        reasons
    }
}

/// Reads a file: one report, or a register of them.
///
/// # Errors
/// Where it is no such file, or holds anything else.
pub fn read(text: &str) -> Result<Vec<Report>, Wrong> {
    let json: Value = serde_json::from_str(text).map_err(|_| Wrong::Broken)?;
    if json.get("kind").and_then(Value::as_str) != Some(REGISTER) {
        return Ok(vec![Report::from_json(&json)?]);
    }
    let fields = json.as_object().ok_or(Wrong::Foreign)?;
    let known = ["kind", "version", "reports"];
    if !fields.keys().all(|name| known.contains(&name.as_str()))
        || fields.get("version").and_then(Value::as_u64) != Some(1)
    {
        return Err(Wrong::Foreign);
    }
    let rows = json
        .get("reports")
        .and_then(Value::as_array)
        .filter(|rows| rows.len() <= MOST);
    rows.ok_or(Wrong::Foreign)?
        .iter()
        .map(Report::from_json)
        .collect()
}

/// The register as JSON.
pub fn register(reports: &[Report]) -> Value {
    let rows: Vec<Value> = reports.iter().map(Report::to_register).collect();
    json!({ "kind": REGISTER, "version": 1, "reports": rows })
}

/// The register as a table for a spreadsheet: a row for each report, a column for each field.
pub fn register_as_csv(reports: &[Report], language: Language) -> String {
    let sheets = [report(), officer()];
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer(Vec::new());
    let labels = sheets.iter().flat_map(|sheet| sheet.fields());
    let mut head = vec!["id".to_owned(), "exercise".to_owned()];
    head.extend(labels.map(|field| field.label.within(language).to_owned()));
    let mut rows = vec![head];
    for one in reports {
        let mut row = vec![one.id.clone(), one.exercise.to_string()];
        for (sheet, filled) in sheets.iter().zip([&one.filled, &one.officer]) {
            let filled = sheet.within(filled);
            row.extend(sheet.fields().map(|field| {
                let values = filled.get(&field.id).map(Vec::as_slice).unwrap_or_default();
                harmless(&field.in_words(values, language))
            }));
        }
        rows.push(row);
    }
    let written = rows.iter().all(|row| writer.write_record(row).is_ok());
    let bytes = writer.into_inner().unwrap_or_default();
    if written {
        String::from_utf8(bytes).unwrap_or_default()
    } else {
        String::new()
    }
}

/// A spreadsheet would compute what begins like a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// A report with test data, to rehearse with. It is about nobody.
pub fn rehearsal(found: &str, typed: &str, language: Language) -> Filled {
    let words = match language {
        Language::Nl => {
            "Oefening: in een brief over een verzonnen patiënt stonden een naam en een ziekte."
        }
        Language::En => "Exercise: a letter about an invented patient held a name and an illness.",
    };
    let rows = [
        ("found", vec![found]),
        ("typed", vec![typed]),
        ("tool", vec!["chatgpt"]),
        ("account", vec!["free"]),
        ("kinds", vec!["name", "health"]),
        ("people", vec!["1"]),
        ("about", vec!["patient"]),
        ("sent", vec!["sent"]),
        ("deleted", vec!["no"]),
        ("training", vec!["unknown"]),
        ("file", vec!["none"]),
        ("knows", vec!["nobody"]),
        ("words", vec![words]),
    ];
    let filled = rows.into_iter().map(|(id, values)| {
        (
            id.to_owned(),
            values.into_iter().map(str::to_owned).collect(),
        )
    });
    report().within(&filled.collect())
}

#[cfg(test)]
mod tests {
    use promptwacht_detector::KINDS;
    use proptest::prelude::*;

    use super::*;
    use crate::sheet::{Form, tests::assert_is_sound};

    const NOW: i64 = 1_800_000_000_000;

    #[test]
    fn the_tables_are_sound() {
        assert_is_sound(report());
        assert_is_sound(officer());
        assert!(guide().steps.len() >= 4 && guide().questions.len() >= 6);
        for block in 0..=9 {
            assert!(
                officer()
                    .blocks
                    .iter()
                    .any(|one| one.id == format!("ap{block}")),
                "block {block} of the AP form"
            );
        }
        for check in &guide().checklist {
            assert!(
                check
                    .field
                    .as_ref()
                    .is_none_or(|id| officer().field(id).is_some()),
                "{}",
                check.id
            );
        }
    }

    #[test]
    fn every_kind_of_the_detector_is_under_one_sort_of_data() {
        let field = report().field("kinds").unwrap();
        for kind in KINDS {
            let covering = field
                .options
                .iter()
                .filter(|option| option.covers.iter().any(|one| one == kind.id));
            assert_eq!(covering.count(), 1, "{}", kind.id);
        }
        for category in ["personal", "special", "business", "credential"] {
            assert!(
                !from_finding("chatgpt.com", category)
                    .get("kinds")
                    .unwrap()
                    .is_empty(),
                "{category}"
            );
        }
    }

    #[test]
    fn every_chatbot_that_is_guarded_fills_in_a_tool() {
        let sites: toml::Table =
            toml::from_str(&std::fs::read_to_string("../guard/sites.toml").unwrap()).unwrap();
        let hosts = sites["site"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|site| site["hosts"].as_array().unwrap());
        for host in hosts {
            let host = host.as_str().unwrap().split('/').next().unwrap();
            assert_ne!(from_finding(host, "")["tool"], ["other"], "{host}");
        }
    }

    #[test]
    fn the_clock_runs_from_the_discovery() {
        let hour = HOUR_MS;
        assert_eq!(clock(NOW, NOW), Clock::Left(72));
        assert_eq!(clock(NOW - 9 * hour, NOW), Clock::Left(63));
        assert_eq!(clock(NOW - 9 * hour + 1, NOW), Clock::Left(63));
        assert_eq!(clock(NOW - 9 * hour - 59_000, NOW), Clock::Left(63));
        assert_eq!(clock(NOW - 9 * hour - 61_000, NOW), Clock::Left(62));
        assert_eq!(clock(NOW - 72 * hour, NOW), Clock::Left(0));
        assert_eq!(clock(NOW - 74 * hour, NOW), Clock::Over(2));
        assert_eq!(clock(NOW + 30_000, NOW), Clock::Left(72));
        assert_eq!(clock(NOW + hour, NOW), Clock::Ahead);
        assert_eq!(clock(i64::MIN, i64::MAX), clock(i64::MIN, i64::MAX));
    }

    #[test]
    fn a_finding_fills_in_tool_and_kinds() {
        let filled = from_finding("chatgpt.com", "nl-bsn,person-name,nonsense");
        assert_eq!(filled["tool"], ["chatgpt"]);
        assert_eq!(filled["kinds"], ["name", "bsn"]);
        let other = from_finding("chat.voorbeeld.nl", "");
        assert_eq!(other["tool"], ["other"]);
        assert_eq!(other["tool_other"], ["chat.voorbeeld.nl"]);
        assert_eq!(from_finding("perplexity.ai", "")["tool"], ["perplexity"]);
        assert!(from_finding("", "").is_empty());
    }

    #[test]
    fn long_numbers_and_mail_addresses_are_noticed() {
        for text in ["bsn 999900006", "9999.00.006", "mail j@voorbeeld.nl"] {
            assert!(looks_personal(text), "{text}");
        }
        for text in ["", "een brief over 3 mensen", "op 23-11 om 14:05"] {
            assert!(!looks_personal(text), "{text}");
        }
    }

    fn example() -> Report {
        Report {
            id: "20261123-140533".to_owned(),
            filled: rehearsal("2026-11-23T14:05", "2026-11-23T13:50", Language::Nl),
            ticks: [("special".to_owned(), vec!["yes".to_owned()])].into(),
            ..Report::default()
        }
    }

    #[test]
    fn a_report_comes_back_from_its_file() {
        let one = example();
        let alone = Report {
            ticks: Filled::new(),
            ..one.clone()
        };
        assert_eq!(read(&one.to_json().to_string()), Ok(vec![alone]));
        assert_eq!(
            read(&register(&[one.clone(), one.clone()]).to_string()),
            Ok(vec![one.clone(), one])
        );
    }

    #[test]
    fn foreign_and_broken_files_are_refused() {
        assert_eq!(read("{"), Err(Wrong::Broken));
        for text in ["[]", "{}", "null", r#"{"kind":"promptwacht-request"}"#] {
            assert_eq!(read(text), Err(Wrong::Foreign), "{text}");
        }
        let change = |name: &str, value: Value| {
            let mut json = example().to_json();
            json[name] = value;
            read(&json.to_string())
        };
        assert_eq!(change("prompt", "the text".into()), Err(Wrong::Foreign));
        assert_eq!(change("version", 2.into()), Err(Wrong::Foreign));
        assert_eq!(change("id", "<b>".into()), Err(Wrong::Foreign));
        assert_eq!(
            change("report", json!({ "prompt": "the text" })),
            Err(Wrong::Foreign)
        );
        assert_eq!(
            change("report", json!({ "tool": "nonsense" })),
            Err(Wrong::Foreign)
        );
        assert_eq!(
            change("report", json!({ "words": "x".repeat(10_000) })),
            Err(Wrong::Foreign)
        );
        assert_eq!(
            change("ticks", json!({ "special": "perhaps" })),
            Err(Wrong::Foreign)
        );
    }

    #[test]
    fn an_exercise_says_so_in_every_output() {
        let one = Report {
            exercise: true,
            ..example()
        };
        let text = one.as_text(Language::Nl, "Melding", "OEFENING");
        assert!(
            text.starts_with("*** OEFENING ***") && text.trim_end().ends_with("*** OEFENING ***")
        );
        assert_eq!(one.to_json()["exercise"], true);
        assert!(register_as_csv(&[one], Language::Nl).contains(";true;"));
    }

    #[test]
    fn the_table_has_a_column_for_each_field_and_no_formula() {
        let mut one = example();
        one.filled
            .insert("words".to_owned(), vec!["=1+1; \"x\"".to_owned()]);
        let text = register_as_csv(&[one], Language::En);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(text.as_bytes());
        let columns = 2 + report().fields().count() + officer().fields().count();
        assert_eq!(reader.headers().unwrap().len(), columns);
        let row = reader.records().next().unwrap().unwrap();
        assert_eq!(row.len(), columns);
        assert!(row.iter().any(|cell| cell == "'=1+1; \"x\""));
    }

    #[test]
    fn the_help_gives_reasons_on_every_side() {
        let reasons = example().reasons();
        assert_eq!(reasons.len(), guide().questions.len());
        assert!(reasons.iter().any(|(side, _)| *side == Side::Unknown));
        assert!(reasons.iter().any(|(side, _)| *side != Side::Unknown));
        for side in [Side::Notify, Side::People, Side::Against] {
            let sides = guide()
                .questions
                .iter()
                .flat_map(|one| [one.yes.side, one.no.side]);
            assert!(sides.into_iter().any(|one| one == side), "{side:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_but_the_listed_fields_within_their_lengths(
            rows in proptest::collection::btree_map(
                prop_oneof!["[a-z_]{1,12}", proptest::sample::select(report().fields().map(|field| field.id.clone()).collect::<Vec<_>>())],
                proptest::collection::vec(prop_oneof!["(?s).{0,2500}", Just("name".to_owned()), Just("chatgpt".to_owned()), Just("2026-11-23T14:05".to_owned())], 0..4),
                0..30,
            )
        ) {
            let one = Report { filled: rows.clone(), officer: rows.clone(), ticks: rows, id: "1".to_owned(), exercise: false };
            let json = one.to_json();
            let fields = json.as_object().unwrap();
            let names: std::collections::BTreeSet<&str> = fields.keys().map(String::as_str).collect();
            prop_assert_eq!(names.into_iter().collect::<Vec<_>>(), ["exercise", "id", "kind", "report", "version"]);
            for (id, value) in json["report"].as_object().unwrap() {
                let field = report().field(id).unwrap();
                match field.form {
                    Form::Line | Form::Text => prop_assert!(value.as_str().unwrap().chars().count() <= field.max),
                    Form::Moment => prop_assert!(value.as_str().unwrap().len() == 16),
                    Form::One => prop_assert!(field.option(value.as_str().unwrap()).is_some()),
                    Form::Many => prop_assert!(value.as_array().unwrap().iter().all(|id| field.option(id.as_str().unwrap()).is_some())),
                }
            }
            let back = Report::from_json(&one.to_register()).unwrap();
            prop_assert_eq!(back.to_register(), one.to_register());
        }
    }
}
