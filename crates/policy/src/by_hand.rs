//! What a user sets by hand: only what differs from the default is kept, also what is wrong, so that it can be mended where it was written.

use serde_json::{Map, Value};

/// One step on the way to a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A setting of a table.
    Name(String),
    /// An entry of a list.
    Entry(usize),
}

/// The value at the end of a way; none where nothing is set.
pub fn value_at<'a>(settings: &'a Value, way: &[Step]) -> Option<&'a Value> {
    way.iter().try_fold(settings, |inner, step| match step {
        Step::Name(name) => inner.get(name),
        Step::Entry(at) => inner.get(at),
    })
}

/// Sets what stands at the end of a way, or takes it away. Tables that hold nothing any more go with it, entries of lists stay.
pub fn set_at(settings: &mut Value, way: &[Step], value: Option<Value>) {
    let Some((step, rest)) = way.split_first() else {
        *settings = value.unwrap_or_default();
        return;
    };
    match step {
        Step::Name(name) => {
            if !settings.is_object() {
                *settings = Value::Object(Map::new());
            }
            let Some(table) = settings.as_object_mut() else {
                return;
            };
            let inner = table.entry(name).or_insert(Value::Null);
            set_at(inner, rest, value);
            let is_empty = |inner: &Value| match inner {
                Value::Null => true,
                Value::Object(table) => table.is_empty(),
                _ => false,
            };
            if table.get(name).is_some_and(is_empty) {
                table.remove(name);
            }
        }
        Step::Entry(at) => {
            if let Some(inner) = settings.get_mut(at) {
                set_at(inner, rest, value);
                if inner.is_null() {
                    *inner = Value::Object(Map::new());
                }
            }
        }
    }
}

/// The way as complaints write it: `chatbots[2].host`.
pub fn path_of(way: &[Step]) -> String {
    way.iter().fold(String::new(), |path, step| match step {
        Step::Name(name) if path.is_empty() => name.clone(),
        Step::Name(name) => format!("{path}.{name}"),
        Step::Entry(at) => format!("{path}[{at}]"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn name(name: &str) -> Step {
        Step::Name(name.to_owned())
    }

    #[test]
    fn what_is_set_is_there_and_what_is_taken_away_leaves_nothing() {
        let way = [name("sending"), name("after_stop")];
        let mut own = json!({});
        set_at(&mut own, &way, Some(json!(true)));
        assert_eq!(own, json!({ "sending": { "after_stop": true } }));
        assert_eq!(value_at(&own, &way), Some(&json!(true)));
        set_at(&mut own, &way, None);
        assert_eq!(own, json!({}));
        set_at(&mut own, &way, None);
        assert_eq!(own, json!({}));
    }

    #[test]
    fn an_entry_that_is_emptied_stays_where_it_is() {
        let way = [name("tips"), Step::Entry(1), name("title")];
        let mut own = json!({ "tips": [{ "title": "a" }, { "title": "b" }] });
        assert_eq!(path_of(&way), "tips[1].title");
        set_at(&mut own, &way, None);
        assert_eq!(own, json!({ "tips": [{ "title": "a" }, {}] }));
        set_at(&mut own, &way, Some(json!("c")));
        assert_eq!(value_at(&own, &way), Some(&json!("c")));
    }

    #[test]
    fn what_stands_in_the_way_gives_way() {
        let mut own = json!({ "sending": "ja" });
        set_at(
            &mut own,
            &[name("sending"), name("ask_reason")],
            Some(json!(true)),
        );
        assert_eq!(own, json!({ "sending": { "ask_reason": true } }));
    }
}
