//! Reads objects of JavaScript whose fields may be missing or of another type, as after an update.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

/// The field of this name; undefined where there is none.
pub fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// The text in a field.
pub fn text(object: &JsValue, name: &str) -> Option<String> {
    get(object, name).as_string()
}

/// Whether a field says yes.
pub fn yes(object: &JsValue, name: &str) -> bool {
    get(object, name).is_truthy()
}

/// The entries of a list; none where there is no list.
pub fn each(object: &JsValue, name: &str) -> Array {
    get(object, name).dyn_into().unwrap_or_default()
}
