//! The browser's own interfaces, with plain data in and out. What a browser refuses is none.

use js_sys::{Array, JSON, Reflect};
use serde_json::Value;
use wasm_bindgen::prelude::*;
use web_sys::{Event, HtmlElement};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getManifest)]
    fn get_manifest() -> JsValue;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = get, catch)]
    async fn local_get(keys: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = set, catch)]
    async fn local_set(items: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "onChanged"], js_name = addListener)]
    fn on_changed(hear: &JsValue);
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = query, catch)]
    async fn tabs_query(filter: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = sendMessage, catch)]
    async fn send_message(tab: f64, message: &JsValue, to: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "management"], js_name = getSelf, catch)]
    async fn get_self() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = getAll, catch)]
    async fn get_all() -> Result<JsValue, JsValue>;
}

fn plain(value: &JsValue) -> Value {
    let text = JSON::stringify(value)
        .ok()
        .and_then(|text| text.as_string());
    text.and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

fn js(value: &Value) -> JsValue {
    JSON::parse(&value.to_string()).unwrap_or_default()
}

/// The manifest of this extension.
pub fn manifest() -> Value {
    plain(&get_manifest())
}

/// What the extension keeps under these keys.
pub async fn kept(keys: &[&str]) -> Value {
    let keys: Array = keys.iter().map(|key| JsValue::from(*key)).collect();
    local_get(&keys)
        .await
        .as_ref()
        .map(plain)
        .unwrap_or_default()
}

/// Keeps `items`; false where the browser refuses.
pub async fn keep(items: &Value) -> bool {
    local_set(&js(items)).await.is_ok()
}

/// Calls `hear` after every change of what the extension keeps.
pub fn when_kept_changes(hear: impl Fn() + 'static) {
    let hear = Closure::<dyn Fn()>::new(hear).into_js_value();
    on_changed(&hear);
}

/// Open tabs; the browser gives the address only of those that we may guard.
pub async fn tabs() -> Vec<Value> {
    let tabs = tabs_query(&js(&serde_json::json!({}))).await;
    match tabs.as_ref().map(plain) {
        Ok(Value::Array(tabs)) => tabs,
        _ => Vec::new(),
    }
}

/// What the content script of a tab says of itself: that of the page, or else of a frame.
pub async fn status_of(tab: f64) -> Option<Value> {
    let message = js(&serde_json::json!({ "type": "status" }));
    for to in [serde_json::json!({ "frameId": 0 }), serde_json::json!({})] {
        match send_message(tab, &message, &js(&to)).await {
            Ok(status) if status.is_object() => return Some(plain(&status)),
            _ => {}
        }
    }
    None
}

/// How the extension was installed: `admin`, `development`, `normal`, `sideload` or `other`.
pub async fn install_type() -> String {
    let about = get_self().await.unwrap_or_default();
    let kind = Reflect::get(&about, &"installType".into()).unwrap_or_default();
    kind.as_string().unwrap_or_else(|| "other".to_owned())
}

/// The permissions that hold now: `{permissions: [..], origins: [..]}`.
pub async fn permissions() -> Value {
    get_all().await.as_ref().map(plain).unwrap_or_default()
}

/// The window of this page.
pub fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// Does something once, so many milliseconds later.
pub fn after(ms: i32, deed: impl FnOnce() + 'static) {
    let deed = Closure::once_into_js(deed);
    if let Some(window) = window() {
        let _ =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(deed.unchecked_ref(), ms);
    }
}

/// Does something each time the end of the address has changed.
pub fn when_address_changes(deed: impl Fn() + 'static) {
    let deed = Closure::<dyn Fn()>::new(deed).into_js_value();
    if let Some(window) = window() {
        let _ = window.add_event_listener_with_callback("hashchange", deed.unchecked_ref());
    }
}

/// The end of the address, without its sign.
pub fn end_of_address() -> String {
    let hash = window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default().trim_start_matches('#').to_owned()
}

/// The first element that fits.
pub fn element(selector: &str) -> Option<HtmlElement> {
    let document = window()?.document()?;
    document.query_selector(selector).ok()??.dyn_into().ok()
}

/// Puts the focus on the first match, once what was just drawn is there.
pub fn focus(selector: &str) {
    let selector = selector.to_owned();
    after(0, move || {
        if let Some(element) = element(&selector) {
            let _ = element.focus();
        }
    });
}

/// What stands in the field that an event is about.
pub fn written(event: &Event) -> String {
    let target = event.target().map(JsValue::from).unwrap_or_default();
    let value = Reflect::get(&target, &"value".into()).unwrap_or_default();
    value.as_string().unwrap_or_default()
}

/// Whether the switch that an event is about is on.
pub fn is_on(event: &Event) -> bool {
    let target = event.target().map(JsValue::from).unwrap_or_default();
    Reflect::get(&target, &"checked".into()).is_ok_and(|checked| checked.is_truthy())
}

/// Reads `text` aloud with a voice of the language of the tag `language`; where something is read already, stops that instead.
pub fn read_aloud(text: &str, language: &str) {
    let Some(voice) = window().and_then(|window| window.speech_synthesis().ok()) else {
        return;
    };
    if voice.speaking() {
        voice.cancel();
        return;
    }
    if let Ok(spoken) = web_sys::SpeechSynthesisUtterance::new_with_text(text) {
        spoken.set_lang(language);
        voice.speak(&spoken);
    }
}

/// Puts a text on the clipboard; false where the browser refuses.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    let written = window.navigator().clipboard().write_text(text);
    wasm_bindgen_futures::JsFuture::from(written).await.is_ok()
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = sendMessage, catch)]
    async fn send_to_worker(message: &JsValue) -> Result<JsValue, JsValue>;
}

/// Tells the worker something; what it answers is left alone.
pub async fn tell_worker(message: &Value) {
    let _ = send_to_worker(&js(message)).await;
}

/// Presses the first match, where there is one.
pub fn click(selector: &str) {
    if let Some(element) = element(selector) {
        element.click();
    }
}

/// Takes the tick away that an event has just set.
pub fn turn_off(event: &Event) {
    let target = event.target().map(JsValue::from).unwrap_or_default();
    let _ = Reflect::set(&target, &"checked".into(), &false.into());
}
