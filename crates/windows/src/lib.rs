//! The windows over a chat page: the question before sending, that about files, the list of placeholders, what the organisation decided.
//!
//! A module of its own, with the patterns of an organisation beside them, which a page gets when it needs the first of these (`promptwacht.windows` in the boot scripts). It is told in
//! ids, counts and masked values what to draw, and answers with the button that was pressed; what that means, the content crate
//! says.

mod agreements;
mod dialog;
mod file_dialog;
mod house;
mod panel;
mod patterns;

use agreements::Agreements;
use dialog::{Dialog, Question};
use file_dialog::FileDialog;
use js_sys::Function;
use panel::{Names, Panel};
use patterns::Patterns;
use promptwacht_screen::words;
use wasm_bindgen::prelude::*;
use web_sys::ShadowRoot;

/// Asks about a prompt, in a window inside `root`. `choose` is called with a word, a space and a number: `replace`, `back` or `send` (the number of the reason, or 0); `once`,
/// `chat` or `site` with the place of the finding that is set aside so far; `take-back` with the id of what counts again.
///
/// # Errors
/// When the browser refuses an element or a modal window.
#[wasm_bindgen]
pub fn ask(root: &ShadowRoot, question: &Question, choose: Function) -> Result<Dialog, JsValue> {
    speak_as(root);
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
    speak_as(root);
    FileDialog::open(root, files, level, choose)
}

/// Shows the placeholders of a chat and the way back.
///
/// # Errors
/// As for [`ask`].
#[wasm_bindgen(js_name = showNames)]
pub fn show_names(root: &ShadowRoot, names: Names) -> Result<Panel, JsValue> {
    speak_as(root);
    Panel::open(root, names)
}

/// Shows what the organisation set in `policy` for this chatbot: with `due` only the house rules, to be accepted. `choose` is called
/// with whether they were.
///
/// # Errors
/// As for [`ask`].
#[wasm_bindgen(js_name = showAgreements)]
pub fn show_agreements(
    root: &ShadowRoot,
    policy: &JsValue,
    due: bool,
    choose: Function,
) -> Result<Agreements, JsValue> {
    speak_as(root);
    Agreements::open(root, policy, due, choose)
}

/// The patterns in `own_terms` of the settings, ready to be looked for.
#[wasm_bindgen]
pub fn patterns(own_terms: &JsValue) -> Patterns {
    Patterns::read(own_terms)
}

/// What the organisation calls a value that its patterns find.
#[wasm_bindgen(js_name = ownName)]
pub fn own_name(own_terms: &JsValue, value: &str) -> Option<String> {
    patterns::name_of(own_terms, value)
}

/// Speaks the language of the element that the windows stand in: it may be another one than the browser's.
fn speak_as(root: &ShadowRoot) {
    words::use_language(&root.host().get_attribute("lang").unwrap_or_default());
}
