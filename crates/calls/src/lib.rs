//! Finds the prompt in a call of a chat page, with the browser's own readers of JSON and forms.
//!
//! A crate of its own because two parts look into calls: the page side, and the worker where the browser shows it calls.

use js_sys::{Array, JSON, Reflect};
use promptwacht_guard::{Call, Step, steps};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::UrlSearchParams;

/// Separates the messages of `SignalR`.
const RECORD_SEPARATOR: char = '\u{1e}';

/// All texts that the ways of a call lead to, each on lines of its own.
pub fn prompt(call: &Call, body: &str) -> String {
    let mut found = Vec::new();
    for way in call.prompts {
        let steps: Vec<_> = steps(way).collect();
        reach(&body.into(), &steps, &mut found);
    }
    found.join("\n")
}

fn reach(value: &JsValue, way: &[Step<'_>], found: &mut Vec<String>) {
    let Some((step, rest)) = way.split_first() else {
        // Some pages say the same thing twice.
        if let Some(text) = value.as_string().filter(|text| !found.contains(text)) {
            found.push(text);
        }
        return;
    };
    let mut go = |next: &JsValue| reach(next, rest, found);
    match *step {
        Step::Json => {
            if let Some(inner) = value.as_string().and_then(|text| JSON::parse(&text).ok()) {
                go(&inner);
            }
        }
        Step::Frames => {
            for frame in value
                .as_string()
                .unwrap_or_default()
                .split(RECORD_SEPARATOR)
            {
                go(&frame.into());
            }
        }
        Step::Form => {
            let form = value
                .as_string()
                .and_then(|text| UrlSearchParams::new_with_str(&text).ok());
            if let Some(form) = form {
                // A form is a list of names and values: the next step names one of them.
                if let Some((Step::Named(name), rest)) = rest.split_first()
                    && let Some(text) = form.get(name)
                {
                    reach(&text.into(), rest, found);
                }
            }
        }
        Step::Each => {
            if let Some(list) = value.dyn_ref::<Array>() {
                list.iter().for_each(|inner| go(&inner));
            } else if value.is_string() {
                go(value);
            }
        }
        Step::At(place) => {
            if let Some(list) = value.dyn_ref::<Array>() {
                go(&list.at(place));
            } else if let Ok(inner) = Reflect::get(value, &place.into()) {
                go(&inner);
            }
        }
        Step::Named(name) => {
            if let Ok(inner) = Reflect::get(value, &name.into()) {
                go(&inner);
            }
        }
    }
}
