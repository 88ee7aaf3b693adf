//! What goes out of a report: files, text, and the register with its table for a spreadsheet; and what comes back in.

use serde_json::{Map, Value, json};

use super::guide::is_tick;
use super::{Report, officer, report};
use crate::sheet::{Filled, Wrong};
use crate::words::Language;

/// What says of a file that it is such a report.
pub const KIND: &str = "promptwacht-leak-report";

/// What says of a file that it is a register of them.
pub const REGISTER: &str = "promptwacht-leak-register";

/// How many reports a register holds at most.
pub const MOST: usize = 300;

fn is_id(id: &str) -> bool {
    (1..=20).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::rehearsal;
    use crate::sheet::Form;

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
