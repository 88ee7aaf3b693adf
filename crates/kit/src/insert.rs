//! The way into the prompt box of a chat tab, by a script of the page.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = promptwachtInsert, catch)]
    async fn promptwacht_insert(tab: f64, text: &str) -> Result<JsValue, JsValue>;
}

/// Puts `text` into the prompt box of a tab, by its id, and brings that tab in front; false where no box was found. It is not sent.
pub async fn insert(tab: f64, text: &str) -> bool {
    let done = promptwacht_insert(tab, text).await;
    done.is_ok_and(|done| done.is_truthy())
}
