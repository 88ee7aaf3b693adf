//! Two layers of settings: what the organisation sets, and under it what a user sets by hand.

use serde_json::{Map, Value};

use crate::read::{Reading, read};

/// Reads the settings of a user with those of the organisation over them; also gives what the organisation has set and so has locked.
/// A table is locked setting by setting, a list as a whole.
pub fn read_over(own: &Value, managed: &Value) -> (Reading, Value) {
    let empty = Value::Object(Map::new());
    let or_empty = |value: &Value| {
        if value.is_null() {
            empty.clone()
        } else {
            value.clone()
        }
    };
    let managed = read(&or_empty(managed));
    let own = read(&or_empty(own));
    let reading = read(&laid_over(own.set, &managed.set));
    let mut complaints = managed.complaints;
    complaints.extend(own.complaints);
    let sensible = reading.complaints.into_iter();
    for complaint in sensible {
        if !complaints.contains(&complaint) {
            complaints.push(complaint);
        }
    }
    let reading = Reading {
        complaints,
        ..reading
    };
    (reading, managed.set)
}

fn laid_over(under: Value, over: &Value) -> Value {
    match (under, over) {
        (Value::Object(mut under), Value::Object(over)) => {
            for (name, value) in over {
                let below = under.remove(name).unwrap_or_default();
                under.insert(name.clone(), laid_over(below, value));
            }
            Value::Object(under)
        }
        (_, over) => over.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_organisation_goes_before_the_user_setting_by_setting() {
        let own = json!({ "sending": { "after_stop": true, "ask_reason": true }, "other_chatbots": "warn" });
        let managed = json!({ "sending": { "after_stop": false }, "not_right": { "site": false } });
        let (reading, locked) = read_over(&own, &managed);
        assert_eq!(reading.complaints, []);
        assert!(!reading.policy.sending.after_stop && reading.policy.sending.ask_reason);
        assert!(!reading.policy.not_right.site.0);
        assert_eq!(locked, managed);
    }

    #[test]
    fn a_list_is_locked_as_a_whole() {
        let own = json!({ "chatbots": [{ "host": "chatgpt.com", "approval": "approved" }] });
        let managed = json!({ "chatbots": [{ "host": "claude.ai" }] });
        let (reading, _) = read_over(&own, &managed);
        let hosts: Vec<&str> = reading
            .policy
            .chatbots
            .iter()
            .map(|one| one.host.0.as_str())
            .collect();
        assert_eq!(hosts, ["claude.ai"]);
    }

    #[test]
    fn wrong_settings_of_either_are_said_and_lower_nothing() {
        let own = json!({ "sending": { "after_stop": "ja" } });
        let managed = json!({ "levels": [{ "for": "secret", "level": "hint" }] });
        let (reading, _) = read_over(&own, &managed);
        assert_eq!(reading.complaints.len(), 2, "{:?}", reading.complaints);
        assert!(!reading.policy.sending.after_stop);
        assert_eq!(reading.policy.levels, []);
    }

    #[test]
    fn nothing_set_is_every_default() {
        let (reading, locked) = read_over(&Value::Null, &Value::Null);
        assert_eq!(reading.policy, crate::Policy::default());
        assert_eq!((reading.complaints.len(), locked), (0, json!({})));
    }
}
