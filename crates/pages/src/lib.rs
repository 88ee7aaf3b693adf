//! The pages of the extension. The first of them: settings by hand, a test box, and the status for the helpdesk.
//!
//! [`store`] has the settings as the extension keeps them, [`form`] makes fields of the schema of the settings, [`trial`] is the test
//! box, [`status`] what the helpdesk wants to know.

mod choice;
mod complaint;
mod field;
mod form;
mod frame;
mod helpdesk;
mod list;
mod shown;
mod status;
mod store;
mod transfer;
mod trial;
mod verdict;
mod words;

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// Draws the page of settings, test box and status in `root`, and keeps it up to date as long as the page lives.
#[wasm_bindgen]
pub fn options(root: &HtmlElement) {
    sycamore::render_to(frame::page, root);
}
