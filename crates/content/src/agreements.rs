//! What the organisation agreed on for the chatbot at hand: its decision, as a sign in the chip, and its house rules, which each user
//! accepts once a version.

use crate::policy::kept;
use crate::shell::Shell;
use promptwacht_detector::Level;
use promptwacht_screen::object::{each, get, text};
use promptwacht_screen::page::{function, is_hidden};
use promptwacht_screen::words::key;
use std::cell::Cell;
use wasm_bindgen::JsValue;

/// Under this key stands the version of the house rules that the user has accepted.
pub(crate) const RULES: &str = "rules-accepted";

/// What the chip and the window show.
#[derive(Default)]
pub(crate) struct Agreements {
    /// A key of words, or nothing where nothing was decided.
    decision: Cell<&'static str>,
    /// The version of the rules that the user has not accepted yet.
    due: Cell<Option<f64>>,
    /// Whether the lesson comes first.
    lesson: Cell<bool>,
    /// What any text is worth on this page.
    pub(crate) here: Cell<Level>,
}

impl Agreements {
    /// Takes over what is set. `accepted` is the version of the rules that the user accepted last; `lesson`: whether the lesson comes
    /// first. Answers whether it was passed meanwhile: its window must go.
    pub(crate) fn learn(
        &self,
        policy: &JsValue,
        chatbot: Option<&JsValue>,
        accepted: f64,
        lesson: bool,
    ) -> bool {
        self.decision.set(chatbot.map_or(
            "",
            |chatbot| match text(chatbot, "approval").as_deref() {
                Some("approved") => key::CHIP_APPROVED,
                Some("conditional") => key::CHIP_CONDITIONAL,
                _ => key::CHIP_REFUSED,
            },
        ));
        let rules = get(policy, "house_rules");
        let version = get(&rules, "version").as_f64().unwrap_or_default();
        let due = version > accepted && each(&rules, "lines").length() > 0;
        self.due.set((due || lesson).then_some(version));
        self.lesson.replace(lesson) && !lesson
    }

    /// Something was sent that had been flagged: the chip offers what to do then.
    pub(crate) fn shared(&self) {
        self.decision.set(key::CHIP_SHARED);
    }

    pub(crate) fn decision(&self) -> &'static str {
        self.decision.get()
    }
}

impl Shell {
    /// Shows rules that were not accepted yet, at the first moment that nobody is writing.
    pub(crate) fn show_rules(&'static self) {
        let free = !matches!(self.state(), "asking" | "replacing")
            && !self.ui.panel_is_open()
            && !self.is_writing()
            && !is_hidden();
        if free && self.agreements.due.get().is_some() && self.at.borrow().is_some() {
            self.open_agreements(true);
        }
    }

    /// Opens the window with what was agreed; `due`: only the rules, to be accepted.
    pub(crate) fn open_agreements(&'static self, due: bool) {
        if matches!(self.state(), "asking" | "replacing") {
            return;
        }
        let choose = function(move |accepted| {
            self.ui.close_panel();
            // Who closes the rules sees them again on the next page.
            if let Some(version) = self.agreements.due.take().filter(|_| due)
                && accepted.is_truthy()
            {
                kept(RULES, version.into());
            }
        });
        self.ui.show_agreements(&self.policy.borrow(), due, &choose);
    }
}
