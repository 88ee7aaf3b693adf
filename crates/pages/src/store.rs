//! The settings as the extension keeps them: what the user has set by hand, what the organisation has, and what follows.

use promptwacht_policy::{Complaint, Reading, Step, read_over, set_at, value_at};
use serde_json::{Value, json};
use sycamore::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::complaint;
use crate::words::say;
use promptwacht_kit::browser;

/// How long what was done stands in sight, in milliseconds.
const SAID_FOR_MS: i32 = 8000;

/// Everything that the parts of the page share.
#[derive(Clone, Copy)]
pub(crate) struct Store {
    /// What the user has set by hand, also what is wrong.
    own: Signal<Value>,
    /// What the organisation has set.
    locked: Signal<Value>,
    /// What the worker said when it last read: `{complaints, policyAt}`.
    pub(crate) read: Signal<Value>,
    /// What follows from both, at once.
    pub(crate) reading: ReadSignal<Reading>,
    /// How many savings are under way: what is read meanwhile may be older than what is shown.
    saving: Signal<u32>,
    /// How often something was said: what came later stays in sight.
    turn: Signal<u32>,
    /// What was done last, for the live region.
    pub(crate) said: Signal<String>,
}

impl Store {
    /// Empty at first; fills itself, and again after each change.
    pub(crate) fn open() -> Self {
        let own = create_signal(json!({}));
        let locked = create_signal(json!({}));
        let store = Self {
            own,
            locked,
            read: create_signal(json!({})),
            reading: create_selector(move || {
                own.with(|own| locked.with(|locked| read_over(own, locked).0))
            }),
            saving: create_signal(0),
            turn: create_signal(0),
            said: create_signal(String::new()),
        };
        store.load();
        browser::when_kept_changes(move || store.load());
        store
    }

    fn load(self) {
        spawn_local(async move {
            let kept = browser::kept(&["own", "locked", "complaints", "policyAt"]).await;
            let part = |name: &str| match kept.get(name) {
                Some(Value::Object(part)) => Value::Object(part.clone()),
                _ => json!({}),
            };
            if self.saving.get_untracked() == 0 {
                renew(self.own, part("own"));
            }
            renew(self.locked, part("locked"));
            renew(
                self.read,
                json!({ "complaints": kept.get("complaints"), "policyAt": kept.get("policyAt") }),
            );
        });
    }

    /// What the user has set at the end of a way.
    pub(crate) fn own_at(self, way: &[Step]) -> Option<Value> {
        self.own.with(|own| value_at(own, way).cloned())
    }

    /// What the organisation has set there.
    pub(crate) fn locked_at(self, way: &[Step]) -> Option<Value> {
        self.locked.with(|locked| value_at(locked, way).cloned())
    }

    /// All that the user has set.
    pub(crate) fn own(self) -> Value {
        self.own.get_clone()
    }

    /// Whether the user has set anything.
    pub(crate) fn has_own(self) -> bool {
        self.own.with(|own| *own != json!({}))
    }

    /// Whether the organisation has.
    pub(crate) fn has_locked(self) -> bool {
        self.locked.with(|locked| *locked != json!({}))
    }

    /// Sets something by hand, or takes it away, and keeps it.
    pub(crate) fn set(self, way: &[Step], value: Option<Value>, say_after: &str) {
        self.own.update(|own| set_at(own, way, value));
        self.keep(say(say_after));
    }

    /// Puts `own` in the place of all that the user has set.
    pub(crate) fn replace(self, own: Value, say_after: &str) {
        self.own.set(own);
        self.keep(say(say_after));
    }

    fn keep(self, say_after: String) {
        let own = self.own.get_clone_untracked();
        self.saving.set(self.saving.get_untracked() + 1);
        spawn_local(async move {
            let kept = browser::keep(&json!({ "own": own })).await;
            self.saving.set(self.saving.get_untracked() - 1);
            self.tell(if kept {
                say_after
            } else {
                say("options_not_saved")
            });
        });
    }

    /// Says something in the live region; also when it said the same before.
    pub(crate) fn tell(self, words: String) {
        let turn = self.turn.get_untracked() + 1;
        self.turn.set(turn);
        self.said.set(String::new());
        browser::after(50, move || self.said.set(words));
        browser::after(SAID_FOR_MS, move || {
            if self.turn.get_untracked() == turn {
                self.said.set(String::new());
            }
        });
    }

    /// What is wrong at this path.
    pub(crate) fn complaint(self, path: &str) -> Option<Complaint> {
        self.reading.with(|reading| {
            let mut all = reading.complaints.iter();
            all.find(|complaint| complaint.path == path).cloned()
        })
    }

    /// Whether anything is wrong at this path or below it. What is only not filled in yet is not.
    pub(crate) fn is_wrong_below(self, path: &str) -> bool {
        self.reading.with(|reading| {
            let mut all = reading.complaints.iter();
            all.any(|one| one.path.starts_with(path) && !complaint::is_empty(one))
        })
    }

    /// What the organisation is called in a sentence.
    pub(crate) fn organisation(self) -> String {
        let name = self.locked.with(|locked| {
            locked
                .pointer("/organisation/name")
                .and_then(Value::as_str)
                .map(str::to_owned)
        });
        name.unwrap_or_else(|| say("options_your_organisation"))
    }
}

fn renew(signal: Signal<Value>, value: Value) {
    if signal.with_untracked(|before| *before != value) {
        signal.set(value);
    }
}
