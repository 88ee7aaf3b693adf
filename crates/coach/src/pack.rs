//! A pack to share with another organisation: rules, tips, chatbots, averages, totals and a lesson in one file. Who owns a point,
//! what somebody noted and whom to call is not in it.

use promptwacht_detector::Level;
use serde_json::{Map, Value, json};

use crate::before_after::Totals;
use crate::bring::{Wrong, is_day};
use crate::kompas::Round;
use crate::kompas_file::{round_of, value_of};
use crate::own_lesson;

/// What names a file as one of ours.
pub const KIND: &str = "promptwacht-pack";
const VERSION: u64 = 1;

/// The parts that are settings.
pub const SETTINGS: [&str; 4] = ["house_rules", "tips", "links", "chatbots"];
/// All parts, in the order in which they are shown.
pub const PARTS: [&str; 7] = [
    "house_rules",
    "tips",
    "links",
    "chatbots",
    "kompas",
    "totals",
    "lesson",
];

/// Makes a pack of the wanted parts of settings, own rounds, totals and the lesson of a trainer. A part of which there is nothing is
/// left out.
pub fn make(
    date: &str,
    settings: &Value,
    rounds: &[Round],
    totals: &Value,
    lesson: &Value,
    wanted: &[&str],
) -> Value {
    let mut parts = Map::new();
    for name in wanted {
        let part = match *name {
            "kompas" => {
                // What one person answered is personal.
                let groups = rounds
                    .iter()
                    .filter(|round| round.people >= crate::kompas::SMALL_GROUP);
                let groups: Vec<Value> = groups.map(value_of).collect();
                json!(groups)
            }
            "totals" => {
                let side = |name: &str| -> Option<Totals> {
                    serde_json::from_value(totals.get(name)?.clone()).ok()
                };
                match (side("before"), side("after")) {
                    (Some(before), Some(after)) => json!({ "before": before, "after": after }),
                    _ => Value::Null,
                }
            }
            "lesson" => own_lesson::of(&json!(own_lesson::kept(lesson)))
                .map_or(Value::Null, |own| json!(own)),
            name if SETTINGS.contains(&name) => settings.get(name).cloned().unwrap_or_default(),
            _ => Value::Null,
        };
        let is_empty = match &part {
            Value::Null => true,
            Value::Array(entries) => entries.is_empty(),
            Value::Object(fields) => fields.is_empty(),
            _ => false,
        };
        if !is_empty {
            parts.insert((*name).to_owned(), part);
        }
    }
    json!({ "kind": KIND, "version": VERSION, "date": date, "parts": parts })
}

/// The parts of a pack that somebody brought. The settings in it are for the reader of settings to check.
///
/// # Errors
/// Where it is no pack of ours, or anything in it is not what ours hold.
pub fn read(text: &str) -> Result<Map<String, Value>, Wrong> {
    let file: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|_| Wrong::Broken)?;
    if file.get("kind").and_then(Value::as_str) != Some(KIND) {
        return Err(Wrong::Foreign);
    }
    if file.get("version").and_then(Value::as_u64) != Some(VERSION) {
        return Err(Wrong::Version);
    }
    if !file.get("date").and_then(Value::as_str).is_some_and(is_day) {
        return Err(Wrong::Bounds);
    }
    let parts = file
        .get("parts")
        .and_then(Value::as_object)
        .ok_or(Wrong::Broken)?;
    for (name, part) in parts {
        match (name.as_str(), part) {
            ("kompas", Value::Array(rounds)) => {
                rounds.iter().map(round_of).collect::<Result<Vec<_>, _>>()?;
            }
            ("totals", Value::Object(sides)) => {
                if sides
                    .keys()
                    .any(|side| !["before", "after"].contains(&side.as_str()))
                {
                    return Err(Wrong::Foreign);
                }
                for side in sides.values() {
                    serde_json::from_value::<Totals>(side.clone()).map_err(|_| Wrong::Bounds)?;
                }
            }
            ("lesson", Value::Object(_)) => {
                own_lesson::of(part)?;
            }
            ("house_rules", Value::Object(_))
            | ("tips" | "links" | "chatbots", Value::Array(_)) => {}
            _ => return Err(Wrong::Foreign),
        }
    }
    if parts.is_empty() {
        Err(Wrong::Empty)
    } else {
        Ok(parts.clone())
    }
}

/// The rounds of a pack.
pub fn rounds(part: &Value) -> Vec<Round> {
    let rounds = part.as_array().into_iter().flatten();
    rounds.filter_map(|round| round_of(round).ok()).collect()
}

/// What a part would do to what is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Entries that are new.
    pub new: usize,
    /// Entries that would read otherwise.
    pub other: usize,
    /// Entries that stay as they are.
    pub same: usize,
}

/// The field by which two entries of a list are the same thing.
fn key_of(name: &str) -> &'static str {
    match name {
        "chatbots" => "host",
        _ => "title",
    }
}

/// What a part of settings would change in `mine`, and what would stand there afterwards. Of a list nothing is taken away.
pub fn over(name: &str, mine: &Value, part: &Value) -> (Change, Value) {
    let mut change = Change::default();
    let Value::Array(entries) = part else {
        let mut after = part.clone();
        match mine.get("lines") {
            None => change.new = 1,
            Some(lines)
                if part.get("lines") == Some(lines) && part.get("page") == mine.get("page") =>
            {
                change.same = 1;
                return (change, mine.clone());
            }
            Some(_) => {
                change.other = 1;
                // Rules that have changed are accepted anew: the number goes up.
                let number =
                    |rules: &Value| rules.get("version").and_then(Value::as_u64).unwrap_or(1);
                let next = number(part).max(number(mine) + 1).min(10_000);
                if let Some(after) = after.as_object_mut() {
                    after.insert("version".to_owned(), json!(next));
                }
            }
        }
        return (change, after);
    };
    let key = key_of(name);
    let mut after = mine.as_array().cloned().unwrap_or_default();
    for entry in entries {
        let place = after.iter().position(|one| one.get(key) == entry.get(key));
        match place.and_then(|place| after.get_mut(place)) {
            None => {
                change.new += 1;
                after.push(entry.clone());
            }
            Some(one) if one == entry => change.same += 1,
            Some(one) => {
                change.other += 1;
                one.clone_from(entry);
            }
        }
    }
    (change, Value::Array(after))
}

/// Texts in a pack that look like data of a person, by the same check that prompts get: somebody should look before it is shared.
/// The examples of our own lesson are known to be made up.
pub fn personal(pack: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk(pack.get("parts").unwrap_or(&Value::Null), &mut found);
    found
}

fn walk(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text)
            if promptwacht_detector::check(text).verdict.level >= Level::Warn
                && !own_lesson::is_ours(text) =>
        {
            found.push(text.clone());
        }
        Value::Array(entries) => entries.iter().for_each(|entry| walk(entry, found)),
        Value::Object(fields) => fields.values().for_each(|field| walk(field, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Value {
        json!({
            "organisation": { "name": "Zorggroep", "contacts": [{ "role": "privacy", "name": "Jan de Vries" }] },
            "house_rules": { "version": 1, "lines": ["Geen namen in een chatbot."] },
            "tips": [{ "title": "Eerst nadenken", "text": "Kijk eerst wat je plakt." }],
            "chatbots": [{ "host": "a.nl", "approval": "approved" }],
        })
    }

    fn group(people: u32) -> Round {
        Round {
            date: "2026-11-01".to_owned(),
            people,
            scores: [Some(3.0); 5],
            other: false,
        }
    }

    fn totals() -> Value {
        json!({ "before": { "prompts": 10, "findings": 5 }, "after": { "prompts": 10, "findings": 1 }, "day": "2026-11-01" })
    }

    fn lesson() -> Value {
        json!(own_lesson::ours(crate::Language::Nl))
    }

    #[test]
    fn a_pack_holds_what_is_wanted_and_nobody() {
        let pack = make(
            "2026-11-23",
            &settings(),
            &[group(12), group(1)],
            &totals(),
            &lesson(),
            &PARTS,
        );
        let parts = read(&pack.to_string()).unwrap();
        let names: Vec<&String> = parts.keys().collect();
        assert_eq!(names.len(), 6, "{names:?}");
        assert_eq!(
            rounds(&parts["kompas"]).len(),
            1,
            "what one person answered stays here"
        );
        assert!(!pack.to_string().contains("Vries") && !pack.to_string().contains("Zorggroep"));
        assert_eq!(personal(&pack), Vec::<String>::new());
        let few = make(
            "2026-11-23",
            &settings(),
            &[],
            &Value::Null,
            &Value::Null,
            &["tips"],
        );
        assert_eq!(read(&few.to_string()).unwrap().len(), 1);
    }

    #[test]
    fn a_name_in_a_text_is_seen() {
        let mut settings = settings();
        settings["house_rules"]["lines"] = json!(["Vraag het aan mevrouw Jansen, BSN 999990019."]);
        let pack = make(
            "2026-11-23",
            &settings,
            &[],
            &Value::Null,
            &Value::Null,
            &PARTS,
        );
        assert_eq!(personal(&pack).len(), 1);
    }

    #[test]
    fn what_is_broken_or_foreign_is_refused() {
        let good = make(
            "2026-11-23",
            &settings(),
            &[group(12)],
            &totals(),
            &lesson(),
            &PARTS,
        );
        let with = |way: &str, value: Value| {
            let mut pack = good.clone();
            *pack.pointer_mut(way).unwrap() = value;
            pack.to_string()
        };
        for (text, wrong) in [
            ("{".to_owned(), Wrong::Broken),
            ("{}".to_owned(), Wrong::Foreign),
            (with("/version", json!(2)), Wrong::Version),
            (with("/date", json!("gisteren")), Wrong::Bounds),
            (with("/parts", json!({})), Wrong::Empty),
            (with("/parts", json!({ "secrets": [] })), Wrong::Foreign),
            (with("/parts/chatbots", json!("a.nl")), Wrong::Foreign),
            (with("/parts/lesson/why", json!("x")), Wrong::Foreign),
            (with("/parts/lesson", json!({})), Wrong::Empty),
            (with("/parts/kompas/0/scores/C-S1", json!(8)), Wrong::Bounds),
            (
                with("/parts/totals/before", json!({ "prompts": -1 })),
                Wrong::Bounds,
            ),
        ] {
            assert_eq!(read(&text), Err(wrong), "{text}");
        }
    }

    #[test]
    fn what_would_change_is_said_before_it_does() {
        let mine = settings();
        let theirs = json!([{ "host": "a.nl", "approval": "refused" }, { "host": "b.nl" }]);
        let (change, after) = over("chatbots", &mine["chatbots"], &theirs);
        assert_eq!(
            change,
            Change {
                new: 1,
                other: 1,
                same: 0
            }
        );
        assert_eq!(after, theirs);
        let (change, after) = over("tips", &mine["tips"], &mine["tips"]);
        assert_eq!((change.same, &after), (1, &mine["tips"]));
        let (change, after) = over(
            "house_rules",
            &mine["house_rules"],
            &json!({ "version": 1, "lines": ["Anders."] }),
        );
        assert_eq!(
            change,
            Change {
                other: 1,
                ..Change::default()
            }
        );
        assert_eq!(after["version"], 2);
        let (change, _) = over("house_rules", &Value::Null, &mine["house_rules"]);
        assert_eq!(change.new, 1);
    }
}
