//! The few things we ask of the browser everywhere: the window, a timer, a listener, an element, the extension's own API.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{
    CustomEvent, CustomEventInit, Document, Element, Event, EventTarget, HtmlElement,
    IdleRequestOptions, Window,
};

#[wasm_bindgen]
extern "C" {
    // By its bare name: in Firefox the API belongs to the content script's scope and not to its window.
    #[wasm_bindgen(thread_local_v2, js_name = chrome)]
    static CHROME: Option<js_sys::Object>;
}

#[wasm_bindgen]
extern "C" {
    // What cannot fail on nodes of our own; web-sys would add the handling of errors to every call.
    #[wasm_bindgen(js_name = Element)]
    type Own;
    #[wasm_bindgen(method, js_name = append)]
    fn append_node(this: &Own, node: &Element);
    #[wasm_bindgen(method, js_name = append)]
    fn append_text(this: &Own, text: &str);
    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set(this: &Own, name: &str, value: &str);
}

/// Puts a node at the end of one of ours.
pub fn append(parent: &JsValue, child: &Element) {
    parent.unchecked_ref::<Own>().append_node(child);
}

/// Puts a text at the end of a node of ours.
pub fn append_text(parent: &Element, text: &str) {
    parent.unchecked_ref::<Own>().append_text(text);
}

/// Sets an attribute of an element of ours.
pub fn set(element: &Element, name: &str, value: &str) {
    element.unchecked_ref::<Own>().set(name, value);
}

/// A new element of ours inside another, with a class and text.
pub fn add(parent: &JsValue, name: &str, class: &str, text: &str) -> Option<Element> {
    let child = element(name, class, text)?;
    append(parent, &child);
    Some(child)
}

/// The window of the page.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document of the page.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The host that the page belongs to; that of its maker for an empty frame.
pub fn host() -> Option<String> {
    let origin = window()?.origin();
    let (_, host) = origin.split_once("://")?;
    host.split(':').next().map(str::to_owned)
}

/// Whether this is a page of the extension itself: the practice chat.
pub fn is_ours() -> bool {
    window().is_some_and(|window| window.origin().contains("-extension:"))
}

/// Whether this is the page itself and not a frame in it.
pub fn is_top() -> bool {
    window().is_some_and(|window| {
        let top = window.top().ok().flatten();
        top.is_some_and(|top| js_sys::Object::is(&top, &window))
    })
}

/// Whether the page is there with all its parts.
pub fn is_loaded() -> bool {
    document().is_some_and(|document| document.ready_state() == "complete")
}

/// Path and query of the page's address.
pub fn address() -> String {
    let part = |part: Result<String, JsValue>| part.unwrap_or_default();
    window().map_or_else(String::new, |window| {
        let at = window.location();
        part(at.pathname()) + &part(at.search())
    })
}

/// Whether nobody can see the page: another tab is in front.
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Milliseconds since the page began.
pub fn now_ms() -> f64 {
    window()
        .and_then(|window| window.performance())
        .map_or(0.0, |clock| clock.now())
}

/// A function for JavaScript that runs once. Boxed first, as in [`function`]: each type of its own brings half a kilobyte.
fn once(job: Box<dyn FnOnce()>) -> JsValue {
    Closure::once_into_js(job)
}

/// A function for JavaScript that lives as long as the page.
pub fn function(job: impl Fn(JsValue) + 'static) -> JsValue {
    fn boxed(job: Box<dyn Fn(JsValue)>) -> JsValue {
        Closure::<dyn Fn(JsValue)>::new(job).into_js_value()
    }
    boxed(Box::new(job))
}

/// The same, with an answer.
pub fn answering(job: impl Fn(JsValue) -> JsValue + 'static) -> JsValue {
    fn boxed(job: Box<dyn Fn(JsValue) -> JsValue>) -> JsValue {
        Closure::<dyn Fn(JsValue) -> JsValue>::new(job).into_js_value()
    }
    boxed(Box::new(job))
}

/// Runs `job` after `ms` milliseconds; 0 is the next task.
pub fn later(ms: i32, job: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let job = once(Box::new(job));
        let _ =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(job.unchecked_ref(), ms);
    }
}

/// Whether somebody prevents an event of this name.
pub fn is_answered(target: &EventTarget, name: &str) -> bool {
    let event = CustomEventInit::new();
    event.set_cancelable(true);
    CustomEvent::new_with_event_init_dict(name, &event)
        .is_ok_and(|asked| target.dispatch_event(&asked) == Ok(false))
}

/// Runs `job` when the script at hand has ended, before anything else happens.
pub fn soon(job: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let job = once(Box::new(job));
        window.queue_microtask(job.unchecked_ref());
    }
}

/// Runs `job` every `ms` milliseconds for as long as the page lives.
pub fn every(ms: i32, job: impl Fn() + 'static) {
    if let Some(window) = window() {
        let job = function(move |_| job());
        let _ =
            window.set_interval_with_callback_and_timeout_and_arguments_0(job.unchecked_ref(), ms);
    }
}

/// Runs `job` before the next frame is painted.
pub fn next_frame(job: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let job = once(Box::new(job));
        let _ = window.request_animation_frame(job.unchecked_ref());
    }
}

/// Runs `job` when the page has nothing to do, after `ms` milliseconds at the latest.
pub fn when_idle(ms: u32, job: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let job = once(Box::new(job));
        let latest = IdleRequestOptions::new();
        latest.set_timeout(ms);
        let _ = window.request_idle_callback_with_options(job.unchecked_ref(), &latest);
    }
}

/// Listens for as long as the page lives. `capture`: before the target and everything inside hears it.
///
/// `hear` may be called while it is running: opening the dialog moves the focus, which is an event too.
pub fn listen(target: &EventTarget, types: &[&str], capture: bool, hear: impl Fn(Event) + 'static) {
    let hear = function(move |event: JsValue| hear(event.unchecked_into()));
    for name in types {
        let _ =
            target.add_event_listener_with_callback_and_bool(name, hear.unchecked_ref(), capture);
    }
}

/// A new element with a class and text.
pub fn element(name: &str, class: &str, text: &str) -> Option<Element> {
    let element = document()?.create_element(name).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    Some(element)
}

/// A new element with a class, where there is no going on without it.
///
/// # Errors
/// When the browser refuses it.
pub fn made(name: &str, class: &str) -> Result<Element, JsValue> {
    element(name, class, "").ok_or(JsValue::NULL)
}

/// Width and height of the window, in CSS pixels.
pub fn size() -> (f64, f64) {
    let side = |value: Result<JsValue, JsValue>| {
        value
            .ok()
            .and_then(|value| value.as_f64())
            .unwrap_or_default()
    };
    window().map_or((0.0, 0.0), |window| {
        (side(window.inner_width()), side(window.inner_height()))
    })
}

/// Moves an element of ours, in CSS pixels from the corner of the window.
pub fn translate(element: &HtmlElement, left: f64, top: f64) {
    // Whole pixels: formatting fractions would bring 20 kB of code into every page.
    #[expect(clippy::cast_possible_truncation, reason = "places inside a window")]
    let place = format!(
        "translate({}px, {}px)",
        left.round() as i32,
        top.round() as i32
    );
    let style = element.style();
    if style
        .get_property_value("transform")
        .is_ok_and(|now| now != place)
    {
        let _ = style.set_property("transform", &place);
    }
}

/// The browser's language, or nothing outside an extension.
pub fn ui_language() -> String {
    let language = extension_api(&["i18n", "getUILanguage"])
        .and_then(|(api, call)| call.call0(&api).ok())
        .and_then(|answer| answer.as_string());
    language.unwrap_or_default()
}

/// A function of the extension's API and the object it belongs to; none where the script runs outside an extension.
pub fn extension_api(path: &[&str]) -> Option<(JsValue, Function)> {
    let mut owner = JsValue::UNDEFINED;
    let mut at: JsValue = CHROME.with(Clone::clone)?.into();
    for name in path {
        owner = at;
        at = Reflect::get(&owner, &(*name).into()).ok()?;
    }
    Some((owner, at.dyn_into().ok()?))
}

/// A plain object for JavaScript.
pub fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
