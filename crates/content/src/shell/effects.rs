//! Does to the page what the guard decided.

use super::{Sent, Shell};
use crate::prompt_box::PromptBox;
use crate::utf16::Utf16;
use crate::windows;
use promptwacht_detector::{Level, Span};
use promptwacht_guard::{Choice, Effect, Event, Notice, Wait, Way};
use promptwacht_screen::page;
use wasm_bindgen::prelude::*;
use web_sys::{KeyboardEvent, KeyboardEventInit};

impl Shell {
    pub(crate) fn obey(&'static self, effect: Effect) {
        match effect {
            Effect::Ask(question) => {
                if !self.ui.dialog_is_open() {
                    self.caret.take();
                    self.keep_caret();
                }
                if !self
                    .ui
                    .ask(&windows::shown(&question, &self.policy.borrow()), || {
                        self.choosing()
                    })
                {
                    // Held all the same: the text stays in the box, and the chip says so.
                    self.handle(Event::Chosen(Choice::Back));
                    self.ui.tell(Notice::HeldOutside);
                }
            }
            Effect::Close => self.ui.close(),
            Effect::Restore => {
                if let Some(prompt_box) = self.prompt_box() {
                    prompt_box.restore(self.caret.take().as_ref());
                }
            }
            Effect::Edit(span, with) => self.edit(span, &with),
            Effect::PutBack(text) => {
                if let Some(prompt_box) = self.prompt_box() {
                    prompt_box.fill(&text);
                }
            }
            Effect::Wait(wait) => page::later(wait.ms(), move || self.wake(wait)),
            Effect::Resend(way) => self.resend(way),
            Effect::Tell(notice) => self.ui.tell(notice),
            Effect::AcceptPage => self.remember_told(),
            Effect::Show(_) | Effect::Pass | Effect::Hold => {}
        }
    }

    /// Hears the buttons of the question.
    fn choosing(&'static self) -> JsValue {
        page::function(move |deed| {
            let deed = deed.as_string().unwrap_or_default();
            if deed.starts_with("send") && self.level() > Level::Hint {
                self.agreements.shared();
            }
            if let Some(event) = windows::chosen(&deed) {
                self.handle(event);
            }
        })
    }

    fn wake(&'static self, wait: Wait) {
        match self.prompt_box() {
            Some(prompt_box) => self.handle(Event::Woke(wait, &prompt_box.text())),
            None => self.handle(Event::Gone),
        };
    }

    fn edit(&self, span: Span, with: &str) {
        let Some(prompt_box) = self.prompt_box() else {
            return;
        };
        let text = prompt_box.text();
        let mut units = Utf16::new(&text);
        let (start, end) = (units.at(span.start), units.at(span.end));
        prompt_box.replace(start, end, with);
    }

    fn resend(&self, way: Way) {
        let sent = self.sent.take().filter(|_| way != Way::Unseen);
        let (Some(prompt_box), Some(sent)) = (self.prompt_box(), sent) else {
            return self.ui.tell(Notice::SendYourself);
        };
        match (sent, way) {
            (Sent::Key, Way::Enter { numpad, ctrl, meta }) => {
                press_enter(&prompt_box, numpad, ctrl, meta);
            }
            (Sent::Form(form, button), _) if form.is_connected() => {
                let button = button.filter(|button| button.is_connected());
                if form.request_submit_with_submitter(button.as_ref()).is_err() {
                    let _ = form.request_submit();
                }
            }
            (Sent::Button(button), _) if button.is_connected() => button.click(),
            // The editor drew its button anew while the text changed.
            _ => match self.boxes.send_beside(&prompt_box) {
                Some(button) => button.click(),
                None => self.ui.tell(Notice::SendYourself),
            },
        }
    }

    /// The box at hand, or what the page has put in its place.
    pub(super) fn prompt_box(&self) -> Option<PromptBox> {
        let at = self.at.borrow().clone().filter(PromptBox::lives);
        at.or_else(|| {
            let found = self.boxes.find().map(|(found, _)| found);
            self.at.replace(found.clone());
            found
        })
    }

    /// Remembers where the caret stands in the box, for when the dialog closes.
    pub(super) fn keep_caret(&self) {
        if let Some(caret) = self.at.borrow().as_ref().and_then(PromptBox::caret) {
            self.caret.replace(Some(caret));
        }
    }
}

fn press_enter(prompt_box: &PromptBox, numpad: bool, ctrl: bool, meta: bool) {
    let press = KeyboardEventInit::new();
    press.set_key("Enter");
    press.set_code(if numpad { "NumpadEnter" } else { "Enter" });
    press.set_ctrl_key(ctrl);
    press.set_meta_key(meta);
    press.set_bubbles(true);
    press.set_cancelable(true);
    press.set_composed(true);
    // Editors still ask for the old number.
    press.set_key_code(13);
    press.set_which(13);
    if let Ok(event) = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &press) {
        let _ = prompt_box.element().dispatch_event(&event);
    }
}
