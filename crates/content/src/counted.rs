//! What happened, for anonymous counts: `extension/counted.js` brings it to the worker where the organisation wants counts.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Takes the bytes of `promptwacht_guard::Noted`: there is no way in for a text.
    #[wasm_bindgen(js_namespace = promptwacht)]
    pub(crate) fn count(codes: &[u8]);
}
