//! The question about files: what was found in them, or why nobody can look into them, and what to do.

use js_sys::Function;
use promptwacht_screen::buttons::{add, button, focus, pressed, set};
use promptwacht_screen::page;
use promptwacht_screen::words::{self, key, say, say_with};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlDialogElement, ShadowRoot};

/// How many files and kinds are written out.
const SHOWN: usize = 6;
const LEAVE_OUT: usize = 0;
const ADD: usize = 1;

/// The open window.
#[wasm_bindgen]
pub struct FileDialog(HtmlDialogElement);

impl FileDialog {
    /// Draws the dialog in `root` and opens it; `choose` hears whether the files may be added.
    pub(crate) fn open(
        root: &ShadowRoot,
        files: &str,
        level: &str,
        choose: Function,
    ) -> Result<Self, JsValue> {
        let element: HtmlDialogElement = page::made("dialog", level)?.unchecked_into();
        let choose = move |add: bool| {
            let _ = choose.call1(&JsValue::UNDEFINED, &add.into());
        };
        fill(&element, files, level);
        page::listen(&element, &["click", "cancel"], false, move |event| {
            if event.type_() == "cancel" {
                event.prevent_default();
                if event.is_trusted() {
                    choose(false);
                }
            } else if let Some((_, number)) = pressed(&event) {
                choose(number == ADD);
            }
        });
        root.append_child(&element)?;
        let _ = element.show_modal();
        focus(&element, ".buttons button");
        element.set_scroll_top(0);
        Ok(Self(element))
    }
}

#[wasm_bindgen]
impl FileDialog {
    /// Closes it for good.
    pub fn close(self) {
        self.0.close();
        self.0.remove();
    }
}

/// Before the reason why a file could not be read.
const UNREADABLE: char = '!';
/// The reason for a file that only the organisation minds.
const NOT_ALLOWED: &str = "not-allowed";
/// Said of a file that was read in part.
const PARTIAL: &str = "partial";

/// Whether an unreadable file is one of sound.
fn is_recording(reason: &str) -> bool {
    matches!(reason, "audio" | "video")
}

fn fill(dialog: &HtmlDialogElement, files: &str, level: &str) {
    let rows = || files.lines().filter_map(|line| line.split_once('\t'));
    set(dialog, "aria-labelledby", "title");
    set(dialog, "aria-describedby", "why");
    let head = add(dialog, "div", "head", "");
    set(&add(&head, "span", "sign", ""), "aria-hidden", "true");
    let recording = rows().any(|(_, said)| said.strip_prefix(UNREADABLE).is_some_and(is_recording));
    let ruled = rows().any(|(_, said)| said.strip_prefix(UNREADABLE) == Some(NOT_ALLOWED));
    let found = rows()
        .any(|(_, said)| !said.starts_with(UNREADABLE) && said != PARTIAL && !said.is_empty());
    let (title, why) = if recording {
        (
            key::DIALOG_FILE_TITLE_RECORDING,
            key::DIALOG_FILE_WHY_RECORDING,
        )
    } else if found {
        (key::DIALOG_FILE_TITLE_FOUND, key::DIALOG_FILE_WHY_FOUND)
    } else if ruled {
        (key::DIALOG_FILE_TITLE_RULED, key::DIALOG_FILE_WHY_RULED)
    } else {
        (key::DIALOG_FILE_TITLE_UNREAD, key::DIALOG_FILE_WHY_UNREAD)
    };
    add(&head, "h2", "", say(title)).set_id("title");
    add(dialog, "p", "", say(why)).set_id("why");
    let list = add(dialog, "ul", "", "");
    for (name, said) in rows().take(SHOWN) {
        let item = add(&list, "li", "", "");
        add(&item, "span", "file", name);
        add(&item, "span", "value", &in_words(said));
    }
    if let Some(more) = rows().count().checked_sub(SHOWN).filter(|more| *more > 0) {
        add(
            &list,
            "li",
            "more",
            &say_with(key::DIALOG_MORE, &more.to_string()),
        );
    }
    let section = add(dialog, "section", "tip", "");
    let text = add(&section, "p", "", "");
    add(&text, "strong", "", say(key::DIALOG_TIP));
    let tip = if recording {
        key::DIALOG_FILE_TIP_RECORDING
    } else {
        key::DIALOG_FILE_TIP
    };
    add(&text, "span", "", say(tip));
    let buttons = add(dialog, "div", "buttons", "");
    button(&buttons, "main", key::BUTTON_FILE_LEAVE_OUT, LEAVE_OUT);
    if level != "stop" {
        button(&buttons, "quiet", key::BUTTON_FILE_ADD, ADD);
    }
}

/// What `extension/files.js` says of one file: `!` and the reason why it could not be read, or the ids of the kinds in it and
/// whether it was read in part, parted by spaces.
fn in_words(said: &str) -> String {
    if let Some(reason) = said.strip_prefix(UNREADABLE) {
        return words::unreadable(reason).to_owned();
    }
    let mut found = String::new();
    for id in said.split_whitespace().take(SHOWN) {
        let name = if id == PARTIAL {
            say(key::DIALOG_FILE_PARTIAL)
        } else {
            words::kind(id)
        };
        if !found.is_empty() {
            found.push_str(", ");
        }
        found.push_str(name);
    }
    found
}
