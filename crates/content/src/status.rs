//! Answers the popup and the tests: what runs here, and how it stands.

use crate::shell::Shell;
use crate::windows::set_aside;
use js_sys::{Array, Function, Reflect};
use promptwacht_guard::{Aside, Health};
use promptwacht_screen::page::{extension_api, object};
use wasm_bindgen::prelude::*;

/// Answers every `{type: "status"}` that another part of the extension sends to this page, and every
/// `{type: "take-back", id}` when what was set aside under that number counts again.
pub(crate) fn answer(shell: &'static Shell) {
    let Some((on_message, add)) = extension_api(&["runtime", "onMessage", "addListener"]) else {
        return;
    };
    let hear = move |message: JsValue, _sender: JsValue, reply: Function| {
        let kind = Reflect::get(&message, &"type".into())
            .ok()
            .and_then(|kind| kind.as_string());
        match kind.as_deref() {
            Some("status") => {}
            Some("take-back") => {
                let id = Reflect::get(&message, &"id".into()).unwrap_or_default();
                let is = |aside: &&Aside| id == aside.id;
                if let Some(aside) = shell.set_aside().iter().find(is) {
                    shell.take_back(aside.id);
                }
            }
            _ => return,
        }
        let _ = reply.call1(&JsValue::UNDEFINED, &status(shell));
    };
    let hear = Closure::<dyn FnMut(JsValue, JsValue, Function)>::new(hear).into_js_value();
    let _ = add.call1(&on_message, &hear);
}

/// Tells the worker, for the badge of the toolbar. After an update of the extension nobody hears it, and the popup says so.
pub(crate) fn tell(health: Health) {
    if let Some((runtime, send)) = extension_api(&["runtime", "sendMessage"]) {
        let message = object(&[("type", "health".into()), ("health", health.id().into())]);
        let _ = send.call1(&runtime, &message);
    }
}

fn status(shell: &Shell) -> JsValue {
    let failed: Array = shell
        .checks()
        .failed()
        .map(|check| JsValue::from(check.id()))
        .collect();
    object(&[
        ("state", shell.state().into()),
        ("level", shell.level().id().into()),
        ("site", shell.site().id.into()),
        ("health", shell.health().id().into()),
        ("failed", failed.into()),
        ("encoding", shell.encoding.as_str().into()),
        ("names", shell.count_names().into()),
        ("aside", set_aside(&shell.set_aside()).into()),
        ("marks", shell.marks.are_on().into()),
        ("policy", shell.policy.borrow().is_object().into()),
        ("version", env!("CARGO_PKG_VERSION").into()),
        ("startup_ms", shell.startup_ms.get().into()),
        ("ready_ms", shell.ready_ms.get().into()),
    ])
}
