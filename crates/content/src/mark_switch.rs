//! Whether the user wants marks on a site: the one thing that is stored, under a key that holds the site's id and nothing else.
//!
//! It switches marks, never the gate. Callbacks instead of promises: a browser that forgot the extension leaves nothing open.

use js_sys::Reflect;
use promptwacht_screen::page::{extension_api, function, object};
use wasm_bindgen::prelude::*;

fn key(site: &str) -> String {
    format!("marks-off-{site}")
}

/// Tells `tell` how it stands, and again whenever a switch is turned in the popup or in another tab.
pub(crate) fn learn(site: &'static str, tell: impl Fn(bool) + Clone + 'static) {
    read(site, tell.clone());
    if let Some((changes, add)) = extension_api(&["storage", "onChanged", "addListener"]) {
        let hear = function(move |_| read(site, tell.clone()));
        let _ = add.call1(&changes, &hear);
    }
}

fn read(site: &str, tell: impl Fn(bool) + 'static) {
    let Some((area, get)) = extension_api(&["storage", "local", "get"]) else {
        return;
    };
    let key = JsValue::from(key(site));
    let wanted = key.clone();
    let answer = function(move |items| {
        tell(!Reflect::has(&items, &wanted).unwrap_or(false));
    });
    let _ = get.call2(&area, &key, &answer);
}

/// Keeps that this site is without marks; the popup switches them on again.
pub(crate) fn switch_off(site: &str) {
    if let Some((area, set)) = extension_api(&["storage", "local", "set"]) {
        let _ = set.call1(&area, &object(&[(&key(site), true.into())]));
    }
}
