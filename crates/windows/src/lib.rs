//! The windows over a chat page: the question before sending, that about files, the list of placeholders.
//!
//! A module of its own, which a page gets when its first window opens (`promptwacht.windows` in the boot scripts). It is told in
//! ids, counts and masked values what to draw, and answers with the button that was pressed; what that means, the content crate
//! says.

mod dialog;
mod file_dialog;
mod house;
mod panel;

use dialog::{Dialog, Question};
use file_dialog::FileDialog;
use js_sys::Function;
use panel::{Names, Panel};
use wasm_bindgen::prelude::*;
use web_sys::ShadowRoot;

/// Asks about a prompt, in a window inside `root`. `choose` is called with a word, a space and a number: `replace`, `back` or `send` (the number of the reason, or 0); `once`,
/// `chat` or `site` with the place of the finding that is set aside so far; `take-back` with the id of what counts again.
///
/// # Errors
/// When the browser refuses an element or a modal window.
#[wasm_bindgen]
pub fn ask(root: &ShadowRoot, question: &Question, choose: Function) -> Result<Dialog, JsValue> {
    Dialog::open(root, question, choose)
}

/// Asks about files: on each line of `files` a name, a tab, and `!` with the reason why it could not be read, or the ids of the
/// kinds in it and whether it was read in part, parted by spaces. `choose` is called with whether they may be added.
///
/// # Errors
/// As for [`ask`].
#[wasm_bindgen(js_name = askAboutFiles)]
pub fn ask_about_files(
    root: &ShadowRoot,
    files: &str,
    level: &str,
    choose: Function,
) -> Result<FileDialog, JsValue> {
    FileDialog::open(root, files, level, choose)
}

/// Shows the placeholders of a chat and the way back.
///
/// # Errors
/// As for [`ask`].
#[wasm_bindgen(js_name = showNames)]
pub fn show_names(root: &ShadowRoot, names: Names) -> Result<Panel, JsValue> {
    Panel::open(root, names)
}
