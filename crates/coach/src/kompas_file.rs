//! Scores of the [kompas](crate::kompas) as files: JSON and CSV, with a day, a number of people and five scores, and nothing else.

use serde_json::{Value, json};

use crate::bring::{Wrong, is_day};
use crate::kompas::{FACTORS, Round, Scores, kompas};

/// What names a file as one of ours.
pub const KIND: &str = "promptwacht-kompas";
const VERSION: u64 = 1;
/// More rounds than anybody keeps.
const MOST: usize = 500;
const MOST_PEOPLE: u32 = 100_000;

/// The rounds as JSON.
pub fn to_json(rounds: &[Round]) -> String {
    let rounds: Vec<Value> = rounds.iter().map(value_of).collect();
    format!(
        "{:#}\n",
        json!({ "kind": KIND, "version": VERSION, "rounds": rounds })
    )
}

/// One round as it stands in files.
pub fn value_of(round: &Round) -> Value {
    let scores: serde_json::Map<String, Value> = kompas()
        .factors
        .iter()
        .zip(round.scores)
        .map(|(factor, score)| (factor.id.clone(), json!(score)))
        .collect();
    json!({ "date": round.date, "people": round.people, "scores": scores })
}

/// The rounds as CSV.
pub fn to_csv(rounds: &[Round]) -> String {
    let mut table = csv::Writer::from_writer(Vec::new());
    let mut head = vec!["date".to_owned(), "people".to_owned()];
    head.extend(kompas().factors.iter().map(|factor| factor.id.clone()));
    let mut rows = vec![head];
    rows.extend(rounds.iter().map(|round| {
        let mut row = vec![round.date.clone(), round.people.to_string()];
        let scores = round.scores.iter();
        row.extend(scores.map(|score| score.map_or(String::new(), |score| score.to_string())));
        row
    }));
    for row in rows {
        // Writing to memory does not fail.
        let _ = table.write_record(row);
    }
    let bytes = table.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// The rounds of a file, JSON or CSV; all of them or none.
///
/// # Errors
/// What is wrong with the file.
pub fn read(text: &str) -> Result<Vec<Round>, Wrong> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let rounds = if text.starts_with(['{', '[']) {
        from_json(text)?
    } else {
        from_csv(text)?
    };
    match rounds.len() {
        0 => Err(Wrong::Empty),
        1..=MOST => Ok(rounds),
        _ => Err(Wrong::TooMuch),
    }
}

fn from_json(text: &str) -> Result<Vec<Round>, Wrong> {
    let file: Value = serde_json::from_str(text).map_err(|_| Wrong::Broken)?;
    if file.get("kind").and_then(Value::as_str) != Some(KIND) {
        return Err(Wrong::Foreign);
    }
    if file.get("version").and_then(Value::as_u64) != Some(VERSION) {
        return Err(Wrong::Version);
    }
    let rounds = file.get("rounds").and_then(Value::as_array);
    rounds.ok_or(Wrong::Broken)?.iter().map(round_of).collect()
}

/// A round out of a file.
///
/// # Errors
/// Where anything in it is not what our files hold.
pub fn round_of(round: &Value) -> Result<Round, Wrong> {
    let fields = round.as_object().ok_or(Wrong::Broken)?;
    if fields
        .keys()
        .any(|key| !["date", "people", "scores"].contains(&key.as_str()))
    {
        return Err(Wrong::Foreign);
    }
    let given = round
        .get("scores")
        .and_then(Value::as_object)
        .ok_or(Wrong::Broken)?;
    let mut scores = Scores::default();
    for (name, value) in given {
        let at = factor(name).ok_or(Wrong::Foreign)?;
        let score = match value {
            Value::Null => None,
            value => Some(value.as_f64().ok_or(Wrong::Broken)?),
        };
        put(&mut scores, at, score)?;
    }
    let people = round.get("people").and_then(Value::as_u64);
    let people = people.and_then(|people| u32::try_from(people).ok());
    let date = round.get("date").and_then(Value::as_str);
    made(date.unwrap_or_default(), people, scores)
}

fn from_csv(text: &str) -> Result<Vec<Round>, Wrong> {
    // Spreadsheets of Dutch computers write semicolons, and commas in numbers.
    let head = text.lines().next().unwrap_or_default();
    let is_dutch = head.contains(';');
    let mut table = csv::ReaderBuilder::new()
        .delimiter(if is_dutch { b';' } else { b',' })
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let head = table.headers().map_err(|_| Wrong::Broken)?.clone();
    if !["date", "people", "C-S1"]
        .iter()
        .all(|name| head.iter().any(|one| one == *name))
    {
        return Err(Wrong::Foreign);
    }
    let mut rounds = Vec::new();
    for row in table.records().take(MOST + 1) {
        let row = row.map_err(|_| Wrong::Broken)?;
        let (mut date, mut people, mut scores) = ("", None, Scores::default());
        for (name, text) in head.iter().zip(&row) {
            match name {
                "date" => date = text,
                "people" => people = text.parse().ok(),
                name => {
                    let at = factor(name).ok_or(Wrong::Foreign)?;
                    let text = if is_dutch {
                        text.replace(',', ".")
                    } else {
                        text.to_owned()
                    };
                    let score = match text.as_str() {
                        "" => None,
                        text => Some(text.parse().map_err(|_| Wrong::Broken)?),
                    };
                    put(&mut scores, at, score)?;
                }
            }
        }
        rounds.push(made(date, people, scores)?);
    }
    Ok(rounds)
}

fn factor(name: &str) -> Option<usize> {
    let place = kompas().factors.iter().position(|factor| factor.id == name);
    place.filter(|at| *at < FACTORS)
}

fn put(scores: &mut Scores, at: usize, score: Option<f64>) -> Result<(), Wrong> {
    if score.is_some_and(|score| !(1.0..=5.0).contains(&score)) {
        return Err(Wrong::Bounds);
    }
    if let Some(place) = scores.get_mut(at) {
        *place = score;
    }
    Ok(())
}

fn made(date: &str, people: Option<u32>, scores: Scores) -> Result<Round, Wrong> {
    let people = people.filter(|people| (1..=MOST_PEOPLE).contains(people));
    let people = people.ok_or(Wrong::Bounds)?;
    if !is_day(date) || scores.iter().all(Option::is_none) {
        return Err(Wrong::Bounds);
    }
    let date = date.to_owned();
    Ok(Round {
        date,
        people,
        scores,
        other: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round() -> Round {
        Round {
            date: "2026-11-23".to_owned(),
            people: 7,
            scores: [Some(1.0), Some(2.25), None, Some(4.33), Some(5.0)],
            other: true,
        }
    }

    #[test]
    fn what_is_written_is_read_the_same() {
        let rounds = [
            round(),
            Round {
                people: 1,
                ..round()
            },
        ];
        assert_eq!(read(&to_json(&rounds)).unwrap(), rounds);
        assert_eq!(read(&to_csv(&rounds)).unwrap(), rounds);
        assert_eq!(
            to_csv(&rounds[..1]),
            "date,people,C-S1,C-S2,C-S3,C-S4,C-S5\n2026-11-23,7,1,2.25,,4.33,5\n"
        );
    }

    #[test]
    fn a_file_holds_scores_only() {
        let file: Value = serde_json::from_str(&to_json(&[round()])).unwrap();
        let names: Vec<&String> = file["rounds"][0].as_object().unwrap().keys().collect();
        assert_eq!(names.len(), 3, "{names:?}");
        let mut foreign = file.clone();
        foreign["rounds"][0]["name"] = json!("iemand");
        assert_eq!(read(&foreign.to_string()), Err(Wrong::Foreign));
    }

    #[test]
    fn a_spreadsheet_in_dutch_is_read_too() {
        let text =
            "\u{feff}date;people;C-S1;C-S2;C-S3;C-S4;C-S5\r\n2026-11-23;7;1;2,25;;4,33;5\r\n";
        assert_eq!(read(text).unwrap(), [round()]);
    }

    #[test]
    fn what_is_broken_foreign_or_out_of_bounds_is_refused() {
        let good = to_json(&[round()]);
        for (text, wrong) in [
            (String::new(), Wrong::Foreign),
            ("{".to_owned(), Wrong::Broken),
            ("{}".to_owned(), Wrong::Foreign),
            ("[1]".to_owned(), Wrong::Foreign),
            ("een brief".to_owned(), Wrong::Foreign),
            (
                good.replace("\"version\": 1", "\"version\": 2"),
                Wrong::Version,
            ),
            (good.replace("4.33", "5.1"), Wrong::Bounds),
            (good.replace("4.33", "\"4\""), Wrong::Broken),
            (good.replace("C-S4", "C-S9"), Wrong::Foreign),
            (good.replace("2026-11-23", "23-11-2026"), Wrong::Bounds),
            (
                good.replace("\"people\": 7", "\"people\": 0"),
                Wrong::Bounds,
            ),
            (to_json(&[]), Wrong::Empty),
            (to_json(&vec![round(); MOST + 1]), Wrong::TooMuch),
            (to_csv(&vec![round(); MOST + 1]), Wrong::TooMuch),
            (to_csv(&[round()]).replace("2.25", "NaN"), Wrong::Bounds),
            (to_csv(&[round()]).replace(",7,", ",7,7,"), Wrong::Broken),
        ] {
            assert_eq!(read(&text), Err(wrong), "{text}");
        }
    }
}
