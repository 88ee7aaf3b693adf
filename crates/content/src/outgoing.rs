//! Reads what the second line shows of a message that is about to leave: is it a call that carries a prompt, and where is
//! the prompt in it?

use crate::page;
use crate::shell::Shell;
use js_sys::{Array, JSON, Reflect};
use promptwacht_guard::{Call, Outgoing, Step, steps};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, EventTarget, UrlSearchParams};

/// Separates the messages of `SignalR`.
const RECORD_SEPARATOR: char = '\u{1e}';

/// Whether a message may leave; `event` carries its path, query and content on lines of their own.
pub(crate) fn may_go(shell: &'static Shell, event: &CustomEvent) -> bool {
    let Some(message) = event.detail().as_string() else {
        return true;
    };
    let mut parts = message.splitn(3, '\n');
    let path = parts.next().unwrap_or_default();
    let body = parts.nth(1).unwrap_or_default();
    let call = shell.site.call(path);
    let prompt = call.map(|call| prompt(call, body));
    shell.outgoing(Outgoing {
        message: &message,
        prompt: prompt.as_deref().filter(|prompt| !prompt.is_empty()),
        early: call.is_some_and(|call| call.early),
    })
}

/// Whether the second line is there.
pub(crate) fn is_alive(line: &str) -> bool {
    page::document().is_some_and(|document| is_answered(&document, &format!("{line}?")))
}

/// Whether somebody prevents an event of this name.
pub(crate) fn is_answered(target: &EventTarget, name: &str) -> bool {
    let event = CustomEventInit::new();
    event.set_cancelable(true);
    CustomEvent::new_with_event_init_dict(name, &event)
        .is_ok_and(|asked| target.dispatch_event(&asked) == Ok(false))
}

/// All texts that the ways of a call lead to, each on lines of its own.
fn prompt(call: &Call, body: &str) -> String {
    let mut found = Vec::new();
    for way in call.prompts {
        let steps: Vec<_> = steps(way).collect();
        reach(&body.into(), &steps, &mut found);
    }
    found.join("\n")
}

fn reach(value: &JsValue, way: &[Step<'_>], found: &mut Vec<String>) {
    let Some((step, rest)) = way.split_first() else {
        found.extend(value.as_string());
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
            }
        }
        Step::Named(name) => {
            if value.is_object()
                && let Ok(inner) = Reflect::get(value, &name.into())
            {
                go(&inner);
            }
        }
    }
}
