//! Judges every event that can send a prompt, before the page hears it, and stops those that the guard holds.
//!
//! Untrusted events are judged like the user's own: a page's script can press its buttons too.

use crate::outgoing;
use crate::prompt_box::PromptBox;
use crate::shell::{Sent, Shell};
use promptwacht_guard::{Event as Happening, Way};
use promptwacht_screen::page;
use wasm_bindgen::prelude::*;
use web_sys::{
    ClipboardEvent, DragEvent, Event, HtmlElement, HtmlFormElement, InputEvent, KeyboardEvent,
    MouseEvent, SubmitEvent,
};

/// While a composition is open the Enter key belongs to the input method; browsers then say this code.
const IN_COMPOSITION: u32 = 229;

/// The judgement over one event, for the listeners of `extension/gate.js`. It may be called while it is running:
/// opening the dialog moves the focus, which is an event too.
pub(crate) fn hearing(shell: &'static Shell) -> JsValue {
    page::function(move |event| hear(shell, event.unchecked_ref()))
}

/// Whether the listeners of `extension/gate.js` still hear what happens on the window.
pub(crate) fn is_alive(line: &str) -> bool {
    page::window().is_some_and(|window| page::is_answered(&window, &format!("{line}!")))
}

fn hear(shell: &'static Shell, event: &Event) {
    if shell.ui.owns(event) {
        own(shell, event);
        return;
    }
    let name = event.type_();
    let passes = match name.as_str() {
        "keydown" | "keypress" | "keyup" => key(shell, &name, event.unchecked_ref()),
        "pointerdown" | "mousedown" | "pointerup" | "mouseup" | "click" => {
            press(shell, &name, event.unchecked_ref())
        }
        "submit" => submit(shell, event.unchecked_ref()),
        // The question whether anybody listens.
        _ if name.strip_suffix('!') == Some(&shell.line) => false,
        _ if name == shell.line => outgoing::may_go(shell, event.unchecked_ref()),
        _ => {
            typed(shell, event);
            true
        }
    };
    if !passes {
        stop(event);
    }
}

/// Keys in our own dialog are none of the page's business; an Enter that is still down from sending must not choose.
fn own(shell: &Shell, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    let presses = matches!(key.key().as_str(), "Enter" | " ");
    if presses && (key.repeat() || shell.ui.just_opened()) {
        event.prevent_default();
    }
    event.stop_immediate_propagation();
}

fn key(shell: &'static Shell, name: &str, event: &KeyboardEvent) -> bool {
    if name == "keydown" && shell.mark_key(event) {
        return false;
    }
    let code = event.code();
    let enter = event.key() == "Enter" || code == "Enter" || code == "NumpadEnter";
    if !enter
        || event.shift_key()
        || event.alt_key()
        || event.is_composing()
        || event.key_code() == IN_COMPOSITION
    {
        return true;
    }
    let Some(prompt_box) = shell.boxes.of_event(event) else {
        return true;
    };
    // A key that is kept down would open the dialog again as soon as it closes.
    if name != "keydown" || event.repeat() {
        return shell.press(&prompt_box);
    }
    let way = Way::Enter {
        numpad: code == "NumpadEnter",
        ctrl: event.ctrl_key(),
        meta: event.meta_key(),
    };
    shell.attempt(way, &prompt_box, Sent::Key)
}

fn press(shell: &'static Shell, name: &str, event: &MouseEvent) -> bool {
    if name == "click" && shell.boxes.is_new_chat(event) {
        shell.begin_chat();
    }
    let Some(button) = shell
        .boxes
        .send_of_event(event)
        .filter(|_| event.button() == 0)
    else {
        return true;
    };
    let Some(prompt_box) = shell.boxes.beside(&button) else {
        return true;
    };
    if name == "click" {
        shell.attempt(Way::Click, &prompt_box, Sent::Button(button))
    } else {
        shell.press(&prompt_box)
    }
}

fn submit(shell: &'static Shell, event: &SubmitEvent) -> bool {
    let form = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
    let Some((form, prompt_box)) =
        form.and_then(|form| shell.boxes.inside(&form).map(|found| (form, found)))
    else {
        return true;
    };
    let button = event
        .submitter()
        .and_then(|button| button.dyn_into::<HtmlElement>().ok());
    shell.attempt(Way::Submit, &prompt_box, Sent::Form(form, button))
}

/// The text changes: what comes in counts at once, although some editors show it only after this task.
fn typed(shell: &'static Shell, event: &Event) {
    let Some(prompt_box) = shell.boxes.of_event(event) else {
        return;
    };
    if let Some(text) = incoming(event) {
        shell.expect(text);
    }
    shell.look_soon(&prompt_box);
}

fn incoming(event: &Event) -> Option<String> {
    let transfer = match event.type_().as_str() {
        "paste" => event.dyn_ref::<ClipboardEvent>()?.clipboard_data(),
        "drop" => event.dyn_ref::<DragEvent>()?.data_transfer(),
        "beforeinput" => {
            let input = event.dyn_ref::<InputEvent>()?;
            if let Some(text) = input.data() {
                return Some(text);
            }
            input.data_transfer()
        }
        _ => None,
    };
    transfer?.get_data("text/plain").ok()
}

fn stop(event: &Event) {
    event.prevent_default();
    event.stop_immediate_propagation();
}

impl Shell {
    fn attempt(&'static self, way: Way, prompt_box: &PromptBox, sent: Sent) -> bool {
        self.follow_address();
        self.keep(prompt_box, Some(sent));
        self.handle(Happening::Attempt(way, &self.judged_text(prompt_box)))
    }

    fn press(&'static self, prompt_box: &PromptBox) -> bool {
        self.keep(prompt_box, None);
        self.handle(Happening::Press(&self.judged_text(prompt_box)))
    }
}
