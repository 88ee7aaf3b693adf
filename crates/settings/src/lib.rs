//! Extension side: reads what the organisation has set, and where it left something open, what the user has set by hand.

use promptwacht_policy::{Complaint, lesson_until, read_over};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;

/// Reads the settings of the organisation, `managed`, over those of the user, `own`; both as JSON, and JSON is the answer:
/// `{policy, locked, complaints: [{path, found, expected, holds}]}`. `policy` is complete, with the defaults where nothing is set;
/// `locked` is what the organisation has set. Where a lesson is asked for, `policy.lesson_until` says until when the chatbots may be
/// used, in milliseconds since 1970; `passed` and `asked` are such moments too, see [`lesson_until`].
#[wasm_bindgen]
pub fn read(managed: &str, own: &str, passed: Option<f64>, asked: f64) -> String {
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    let (reading, locked) = read_over(&json(own), &json(managed));
    let complaint = |complaint: &Complaint| {
        json!({
            "path": complaint.path,
            "found": complaint.found,
            "expected": complaint.expected,
            "holds": complaint.holds.to_string(),
        })
    };
    let complaints: Vec<Value> = reading.complaints.iter().map(complaint).collect();
    let mut policy = json!(reading.policy);
    let until = lesson_until(&reading.policy.training, passed, asked);
    if let (Some(until), Some(policy)) = (until, policy.as_object_mut()) {
        policy.insert("lesson_until".to_owned(), json!(until));
    }
    json!({ "policy": policy, "locked": locked, "complaints": complaints }).to_string()
}
