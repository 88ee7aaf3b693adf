//! The few things we ask of the browser everywhere: the window, a timer, a listener, an element, the extension's own API.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, EventTarget, IdleRequestOptions, Window};

#[wasm_bindgen]
extern "C" {
    // By its bare name: in Firefox the API belongs to the content script's scope and not to its window.
    #[wasm_bindgen(thread_local_v2, js_name = chrome)]
    static CHROME: Option<js_sys::Object>;
}

pub(crate) fn window() -> Option<Window> {
    web_sys::window()
}

pub(crate) fn document() -> Option<Document> {
    window()?.document()
}

/// The host that the page belongs to; that of its maker for an empty frame.
pub(crate) fn host() -> Option<String> {
    let origin = window()?.origin();
    let (_, host) = origin.split_once("://")?;
    host.split(':').next().map(str::to_owned)
}

/// Whether this is the page itself and not a frame in it.
pub(crate) fn is_top() -> bool {
    window().is_some_and(|window| {
        let top = window.top().ok().flatten();
        top.is_some_and(|top| js_sys::Object::is(&top, &window))
    })
}

/// Whether the page is there with all its parts.
pub(crate) fn is_loaded() -> bool {
    document().is_some_and(|document| document.ready_state() == "complete")
}

/// Whether nobody can see the page: another tab is in front.
pub(crate) fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Milliseconds since the page began.
pub(crate) fn now_ms() -> f64 {
    window()
        .and_then(|window| window.performance())
        .map_or(0.0, |clock| clock.now())
}

/// Runs `job` after `ms` milliseconds; 0 is the next task.
pub(crate) fn later(ms: i32, job: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let job = Closure::once_into_js(job);
        let _ =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(job.unchecked_ref(), ms);
    }
}

/// Runs `job` every `ms` milliseconds for as long as the page lives.
pub(crate) fn every(ms: i32, job: impl FnMut() + 'static) {
    if let Some(window) = window() {
        let job = Closure::<dyn FnMut()>::new(job).into_js_value();
        let _ =
            window.set_interval_with_callback_and_timeout_and_arguments_0(job.unchecked_ref(), ms);
    }
}

/// Runs `job` before the next frame is painted.
pub(crate) fn next_frame(job: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let job = Closure::once_into_js(move |_: f64| job());
        let _ = window.request_animation_frame(job.unchecked_ref());
    }
}

/// Runs `job` when the page has nothing to do, after `ms` milliseconds at the latest.
pub(crate) fn when_idle(ms: u32, job: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let job = Closure::once_into_js(move |_: JsValue| job());
        let latest = IdleRequestOptions::new();
        latest.set_timeout(ms);
        let _ = window.request_idle_callback_with_options(job.unchecked_ref(), &latest);
    }
}

/// Listens for as long as the page lives. `capture`: before the target and everything inside hears it.
///
/// `hear` may be called while it is running: opening the dialog moves the focus, which is an event too.
pub(crate) fn listen(
    target: &EventTarget,
    types: &[&str],
    capture: bool,
    hear: impl Fn(Event) + 'static,
) {
    let hear = Closure::<dyn Fn(Event)>::new(hear).into_js_value();
    for name in types {
        let _ =
            target.add_event_listener_with_callback_and_bool(name, hear.unchecked_ref(), capture);
    }
}

/// A new element with a class and text.
pub(crate) fn element(name: &str, class: &str, text: &str) -> Option<Element> {
    let element = document()?.create_element(name).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    Some(element)
}

/// The browser's language, or nothing outside an extension.
pub(crate) fn ui_language() -> String {
    let language = extension_api(&["i18n", "getUILanguage"])
        .and_then(|(api, call)| call.call0(&api).ok())
        .and_then(|answer| answer.as_string());
    language.unwrap_or_default()
}

/// A function of the extension's API and the object it belongs to; none where the script runs outside an extension.
pub(crate) fn extension_api(path: &[&str]) -> Option<(JsValue, Function)> {
    let mut owner = JsValue::UNDEFINED;
    let mut at: JsValue = CHROME.with(Clone::clone)?.into();
    for name in path {
        owner = at;
        at = Reflect::get(&owner, &(*name).into()).ok()?;
    }
    Some((owner, at.dyn_into().ok()?))
}

/// A plain object for JavaScript.
pub(crate) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
