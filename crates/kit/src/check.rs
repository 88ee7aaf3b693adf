//! The detector, for pages whose module holds none: a script of the page brings the module that does.

use serde_json::Value;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = promptwachtCheck, catch)]
    async fn promptwacht_check(text: &str, settings: &str) -> Result<JsValue, JsValue>;
}

/// What the detector says of a text, by these settings: `{level, maySend, found: [{kind, value, level}], rows}`. None where it could
/// not be brought; then nothing is known of the text.
pub async fn check(text: &str, settings: &Value) -> Option<Value> {
    let verdict = promptwacht_check(text, &settings.to_string()).await.ok()?;
    serde_json::from_str(&verdict.as_string()?).ok()
}
