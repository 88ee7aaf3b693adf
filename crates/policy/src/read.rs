//! Reads a policy and never fails: what is wrong is said, and the default holds in its place.

use serde_json::{Map, Value};

use crate::complaint::{Complaint, Complaints, Remedy};
use crate::format::format;
use crate::schema::schema;
use crate::sense;
use crate::settings::Policy;

/// How much of a wrong value a complaint shows, in characters.
const SHOWN: usize = 60;

/// A policy as it holds, and what was wrong with what was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What holds.
    pub policy: Policy,
    /// What was set and is right, as JSON: these settings are locked for the user.
    pub set: Value,
    /// What was wrong, in the order of the settings.
    pub complaints: Vec<Complaint>,
}

/// Reads settings as a browser hands them over. A table or list may also come as a text of JSON, since the registry of Windows
/// has no better way to hold one.
pub fn read(found: &Value) -> Reading {
    let schema = schema();
    let mut complaints = Complaints::default();
    let cleaned = clean(&schema, found, "", &mut complaints).unwrap_or_else(|wrong| {
        complaints
            .all
            .push(wrong.leaves(Remedy::Default("every default".to_owned())));
        Value::Object(Map::new())
    });
    // What fits the schema fits the types it was made from.
    let mut policy = serde_json::from_value(cleaned.clone()).unwrap_or_else(|_| {
        complaints.add(
            "",
            "a policy that we cannot take over",
            "settings of this version",
            Remedy::Default("every default".to_owned()),
        );
        Policy::default()
    });
    sense::mend(&mut policy, &mut complaints);
    Reading {
        policy,
        set: cleaned,
        complaints: complaints.all,
    }
}

/// A value that cannot be used.
struct Wrong {
    path: String,
    found: String,
    expected: String,
}

impl Wrong {
    fn leaves(self, holds: Remedy) -> Complaint {
        Complaint {
            path: self.path,
            found: self.found,
            expected: self.expected,
            holds,
        }
    }
}

/// What of a value can be used.
fn clean(
    schema: &Value,
    found: &Value,
    path: &str,
    complaints: &mut Complaints,
) -> Result<Value, Wrong> {
    let wrong = || Wrong {
        path: path.to_owned(),
        found: describe(found),
        expected: expected(schema),
    };
    let wanted = text(schema, "type");
    let unpacked: Value;
    let found = match (wanted, found) {
        ("object" | "array", Value::String(json)) => {
            unpacked = serde_json::from_str(json).map_err(|_| wrong())?;
            &unpacked
        }
        _ => found,
    };
    match (wanted, found) {
        ("object", Value::Object(found)) => {
            table(schema, found, path, complaints).map(Value::Object)
        }
        ("array", Value::Array(entries)) => Ok(list(schema, entries, path, complaints)),
        ("boolean", Value::Bool(_)) => Ok(found.clone()),
        ("integer", Value::Number(number)) => {
            let bound = |word| schema.get(word).and_then(Value::as_u64);
            let fits = |number: &u64| {
                bound("minimum").is_none_or(|least| *number >= least)
                    && bound("maximum").is_none_or(|most| *number <= most)
            };
            number
                .as_u64()
                .filter(fits)
                .map(Value::from)
                .ok_or_else(wrong)
        }
        ("string", Value::String(text)) => {
            let choices = schema.get("enum").and_then(Value::as_array);
            let most = schema.get("maxLength").and_then(Value::as_u64);
            let fits = !text.contains(char::is_control)
                && choices.is_none_or(|choices| choices.contains(found))
                && most.is_none_or(|most| text.chars().count() as u64 <= most)
                && form(schema).is_none_or(|form| (form.holds)(text));
            if fits {
                Ok(found.clone())
            } else {
                Err(wrong())
            }
        }
        _ => Err(wrong()),
    }
}

fn table(
    schema: &Value,
    found: &Map<String, Value>,
    path: &str,
    complaints: &mut Complaints,
) -> Result<Map<String, Value>, Wrong> {
    let mut cleaned = Map::new();
    let properties = schema.get("properties").and_then(Value::as_object);
    let required = schema.get("required").and_then(Value::as_array);
    for (name, inner) in properties.into_iter().flatten() {
        let place = joined(path, name);
        let must =
            required.is_some_and(|required| required.iter().any(|required| required == name));
        match found.get(name) {
            None if must => {
                return Err(Wrong {
                    path: place,
                    found: "nothing".to_owned(),
                    expected: expected(inner),
                });
            }
            None => {}
            Some(value) => match clean(inner, value, &place, complaints) {
                Ok(value) => {
                    cleaned.insert(name.clone(), value);
                }
                Err(wrong) if must => return Err(wrong),
                Err(wrong) => {
                    let holds = inner.get("default").map_or(Remedy::LeftOut, |default| {
                        Remedy::Default(default.to_string())
                    });
                    complaints.all.push(wrong.leaves(holds));
                }
            },
        }
    }
    for (name, value) in found {
        if properties.is_some_and(|properties| properties.contains_key(name)) {
            continue;
        }
        let known = properties
            .into_iter()
            .flatten()
            .map(|(known, _)| known.as_str());
        let nearest = known
            .min_by_key(|known| strsim::damerau_levenshtein(known, name))
            .unwrap_or_default();
        complaints.add(
            &joined(path, name),
            &format!("{}, for a setting that does not exist", describe(value)),
            &format!("a setting of this version, such as {nearest}"),
            Remedy::LeftOut,
        );
    }
    Ok(cleaned)
}

fn list(schema: &Value, entries: &[Value], path: &str, complaints: &mut Complaints) -> Value {
    let most = schema
        .get("maxItems")
        .and_then(Value::as_u64)
        .and_then(|most| usize::try_from(most).ok())
        .unwrap_or(MOST_ENTRIES);
    let inner = schema.get("items").unwrap_or(&Value::Null);
    if entries.len() > most {
        complaints.add(
            path,
            &format!("{} entries", entries.len()),
            &format!("at most {most}"),
            Remedy::First(most),
        );
    }
    let mut cleaned = Vec::new();
    for (at, entry) in entries.iter().take(most).enumerate() {
        match clean(inner, entry, &format!("{path}[{at}]"), complaints) {
            Ok(entry) => {
                complaints.keep(path, at);
                cleaned.push(entry);
            }
            Err(wrong) => complaints.all.push(wrong.leaves(Remedy::LeftOut)),
        }
    }
    Value::Array(cleaned)
}

/// Where the schema says nothing else.
const MOST_ENTRIES: usize = 500;

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

fn text<'a>(schema: &'a Value, word: &str) -> &'a str {
    schema.get(word).and_then(Value::as_str).unwrap_or_default()
}

fn form(schema: &Value) -> Option<&'static crate::format::Format> {
    format(text(schema, "format"))
}

/// What may stand somewhere, in words.
pub(crate) fn expected(schema: &Value) -> String {
    if let Some(choices) = schema.get("enum").and_then(Value::as_array) {
        let choices: Vec<&str> = choices.iter().filter_map(Value::as_str).collect();
        return format!("one of {}", choices.join(", "));
    }
    let number = |word: &str| schema.get(word).and_then(Value::as_u64);
    match text(schema, "type") {
        "object" => "a table of settings".to_owned(),
        "array" => "a list".to_owned(),
        "boolean" => "true or false".to_owned(),
        "integer" => match (number("minimum"), number("maximum")) {
            (Some(least), Some(most)) => format!("a whole number from {least} to {most}"),
            _ => "a whole number".to_owned(),
        },
        _ => {
            let form = form(schema).map_or("a text", |form| form.expected);
            match number("maxLength") {
                Some(most) => format!("{form}, of at most {most} characters"),
                None => form.to_owned(),
            }
        }
    }
}

fn describe(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) if text.chars().count() > SHOWN => {
            let beginning: String = text.chars().take(SHOWN).collect();
            format!("the text {beginning:?}…")
        }
        Value::String(text) => format!("the text {text:?}"),
        Value::Array(entries) => format!("a list of {}", entries.len()),
        Value::Object(_) => "a table".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    /// The least that a schema takes.
    fn least(schema: &Value) -> Value {
        match text(schema, "type") {
            "object" => {
                let required = schema["required"].as_array().cloned().unwrap_or_default();
                required
                    .iter()
                    .filter_map(Value::as_str)
                    .map(|name| (name.to_owned(), least(&schema["properties"][name])))
                    .collect()
            }
            "array" => json!([]),
            "boolean" => json!(false),
            "integer" => schema.get("minimum").cloned().unwrap_or(json!(1)),
            _ => match (schema.get("enum"), text(schema, "format")) {
                (Some(choices), _) => choices[0].clone(),
                (None, "host") => json!("chat.example.org"),
                (None, "web-address") => json!("https://example.org"),
                (None, "mail") => json!("fg@example.org"),
                (None, "date") => json!("2026-11-22"),
                (None, "kind") => json!("person-name"),
                (None, "path") => json!("/chat"),
                _ => json!("Zorg"),
            },
        }
    }

    /// Values of every type but the right one, and one of the right type that says nothing.
    fn wrong_values(schema: &Value) -> Vec<Value> {
        let all = [
            json!(null),
            json!(true),
            json!(-3),
            json!(1.5),
            json!("\u{0}"),
            json!([1]),
            json!({"x": 1}),
        ];
        let right = text(schema, "type");
        let of = |value: &Value| match value {
            Value::Bool(_) => "boolean",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
            _ => "",
        };
        all.into_iter().filter(|value| of(value) != right).collect()
    }

    type Whole<'a> = &'a dyn Fn(Value) -> Value;

    /// Puts `value` at every place of the schema that may hold one, and hands over the whole policy, the path and the schema there.
    fn each_place(
        schema: &Value,
        path: &str,
        whole: Whole<'_>,
        seen: &mut dyn FnMut(&str, &Value, Whole<'_>),
    ) {
        if !path.is_empty() {
            seen(path, schema, whole);
        }
        for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
            let base = least(schema);
            let with = |value: Value| {
                let mut table = base.clone();
                table[name] = value;
                whole(table)
            };
            each_place(inner, &joined(path, name), &with, seen);
        }
        if let Some(items) = schema.get("items") {
            each_place(
                items,
                &format!("{path}[0]"),
                &|value| whole(json!([value])),
                seen,
            );
        }
    }

    #[test]
    fn every_wrong_type_in_every_key_is_reported_and_holds_the_default() {
        let schema = schema();
        let mut places = 0;
        each_place(&schema, "", &|value| value, &mut |path, inner, whole| {
            places += 1;
            for wrong in wrong_values(inner) {
                let Reading {
                    policy, complaints, ..
                } = read(&whole(wrong.clone()));
                let said = complaints.iter().find(|complaint| complaint.path == path);
                let said = said.unwrap_or_else(|| panic!("{path} with {wrong}: {complaints:?}"));
                assert!(said.expected == expected(inner) && !said.found.is_empty());
                if !path.contains('[') {
                    assert_eq!(policy, Policy::default(), "{path} with {wrong}");
                }
            }
            let Reading { complaints, .. } = read(&whole(least(inner)));
            let about = complaints
                .iter()
                .filter(|complaint| complaint.path == path)
                .count();
            assert_eq!(about, 0, "{path} with {}: {complaints:?}", least(inner));
        });
        assert!(places > 90, "{places}");
    }

    #[test]
    fn nothing_set_is_the_default_and_the_default_reads_as_itself() {
        let nothing = read(&json!({}));
        assert_eq!(nothing.policy, Policy::default());
        assert!(nothing.complaints.is_empty());
        let again = read(&serde_json::to_value(Policy::default()).unwrap());
        assert_eq!(
            (again.policy, again.complaints),
            (nothing.policy, nothing.complaints)
        );
    }

    #[test]
    fn a_wrong_entry_leaves_the_others() {
        let reading = read(&json!({ "own_terms": { "patterns": [
            { "name": "Project", "pattern": "PRJ-\\d{4}", "level": "stop" },
            { "name": "Kapot", "pattern": "(", "level": "stop" },
            { "name": "Zonder niveau", "pattern": "x", "level": "stopp" },
        ]}}));
        let levels: Vec<_> = reading
            .policy
            .own_terms
            .patterns
            .iter()
            .map(|pattern| pattern.level)
            .collect();
        assert_eq!(levels, [crate::settings::LevelName::Stop; 2]);
        let paths: Vec<_> = reading
            .complaints
            .iter()
            .map(|complaint| complaint.path.as_str())
            .collect();
        assert_eq!(
            paths,
            [
                "own_terms.patterns[1].pattern",
                "own_terms.patterns[2].level"
            ]
        );
    }

    #[test]
    fn a_slip_of_the_pen_is_named() {
        let reading = read(&json!({ "chatbot": [] }));
        assert_eq!(
            reading.complaints[0].to_string(),
            "chatbot: found a list of 0, for a setting that does not exist, expected a setting of this version, such as chatbots; left out"
        );
    }

    #[test]
    fn a_table_may_come_as_text() {
        let reading = read(&json!({ "counts": "{\"smallest_group\": 25}", "links": "[]" }));
        assert_eq!(reading.policy.counts.smallest_group, 25);
        assert!(reading.complaints.is_empty());
    }

    #[test]
    fn the_stricter_meaning_holds() {
        let reading = read(&json!({
            "levels": [{ "for": "x", "level": "hint" }, { "for": "credential", "level": "hint" }],
            "chatbots": [
                { "host": "chatgpt.com", "name": "ChatGPT", "approval": "approved" },
                { "host": "ChatGPT.com", "name": "ChatGPT", "approval": "refused", "closed": true },
            ],
        }));
        assert!(reading.policy.levels.is_empty());
        let [chatbot] = reading.policy.chatbots.as_slice() else {
            panic!()
        };
        assert_eq!(
            (chatbot.approval, chatbot.closed),
            (crate::settings::Approval::Refused, false)
        );
        let paths: Vec<_> = reading
            .complaints
            .iter()
            .map(|complaint| complaint.path.as_str())
            .collect();
        assert_eq!(
            paths,
            [
                "levels[0].for",
                "levels[1].level",
                "chatbots[1].closed",
                "chatbots[1].host"
            ]
        );
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let names = [
            "levels", "for", "level", "chatbots", "host", "name", "approval", "counts", "address",
            "training", "pages", "x",
        ];
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            ".{0,8}".prop_map(Value::from),
            Just(json!("stop")),
            Just(json!("approved")),
            Just(json!("chatgpt.com")),
        ];
        leaf.prop_recursive(4, 40, 6, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::vec((prop::sample::select(names.to_vec()), inner), 0..6)
                    .prop_map(|entries| entries
                        .into_iter()
                        .map(|(name, value)| (name.to_owned(), value))
                        .collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn anything_can_be_read(value in any_json()) {
            let reading = read(&value);
            let again = read(&serde_json::to_value(&reading.policy).unwrap());
            prop_assert_eq!(again.policy, reading.policy);
            prop_assert!(again.complaints.is_empty());
        }
    }
}
