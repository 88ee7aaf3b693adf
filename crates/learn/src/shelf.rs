//! What is kept between visits, on this machine alone: a value for each subject, under `learn-<subject>`.

use promptwacht_kit::browser;
use serde_json::{Map, Value, json};
use sycamore::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::words::say;

/// Every subject that something is kept of. What is not on the list is not kept, and cannot be wiped.
pub(crate) const SUBJECTS: &[&str] = &[
    "check",
    "debate",
    "group",
    "home",
    "kompas",
    "law",
    "lesson",
    "list",
    "organisation",
    "progress",
    "questions",
    "quiz",
    "reports",
    "request",
    "rules",
    "settings",
    "stories",
    "talk",
    "templates",
    "training",
    "welcome",
];

/// How long what was done stands in sight, in milliseconds.
const SAID_FOR_MS: i32 = 8000;

/// What all parts share.
#[derive(Clone, Copy)]
pub(crate) struct Shelf {
    kept: Signal<Map<String, Value>>,
    /// What the organisation and the user have set, as the worker read it; null where nobody has set anything.
    policy: Signal<Value>,
    /// Whether all was read once.
    pub(crate) ready: Signal<bool>,
    /// What was done last, for the live region.
    pub(crate) said: Signal<String>,
    turn: Signal<u32>,
    /// How often something was put here: what was read before the last time is old.
    puts: Signal<u32>,
}

fn key_of(subject: &str) -> String {
    format!("learn-{subject}")
}

impl Shelf {
    /// Empty at first; fills itself, and again after each change, also by another tab.
    pub(crate) fn open() -> Self {
        let shelf = Self {
            kept: create_signal(Map::new()),
            policy: create_signal(Value::Null),
            ready: create_signal(false),
            said: create_signal(String::new()),
            turn: create_signal(0),
            puts: create_signal(0),
        };
        shelf.load();
        browser::when_kept_changes(move || shelf.load());
        shelf
    }

    fn load(self) {
        spawn_local(async move {
            let keys: Vec<String> = SUBJECTS.iter().map(|subject| key_of(subject)).collect();
            let mut all: Vec<&str> = keys.iter().map(String::as_str).collect();
            all.push("policy");
            let puts = self.puts.get_untracked();
            let Value::Object(mut kept) = browser::kept(&all).await else {
                return;
            };
            if self.puts.get_untracked() != puts {
                return;
            }
            let policy = kept.remove("policy").unwrap_or_default();
            if self.policy.with_untracked(|before| *before != policy) {
                self.policy.set(policy);
            }
            if self.kept.with_untracked(|before| *before != kept) {
                self.kept.set(kept);
            }
            if !self.ready.get_untracked() {
                self.ready.set(true);
            }
        });
    }

    /// What is kept of a subject; null where nothing is. Follows changes where it is asked within a view.
    pub(crate) fn get(self, subject: &str) -> Value {
        let key = key_of(subject);
        self.kept
            .with(|kept| kept.get(&key).cloned().unwrap_or_default())
    }

    /// Keeps a value of a subject and says `say_after` (a key of words; nothing where it is empty) once it is kept.
    pub(crate) fn put(self, subject: &str, value: Value, say_after: &'static str) {
        debug_assert!(SUBJECTS.contains(&subject), "{subject} is on no list");
        let key = key_of(subject);
        self.puts.set(self.puts.get_untracked() + 1);
        self.kept
            .update(|kept| kept.insert(key.clone(), value.clone()));
        spawn_local(async move {
            let kept = browser::keep(&json!({ key: value })).await;
            self.load();
            if !kept {
                self.tell(say("options_not_saved"));
            } else if !say_after.is_empty() {
                self.tell(say(say_after));
            }
        });
    }

    /// All that is kept: subject -> value.
    pub(crate) fn all(self) -> Map<String, Value> {
        SUBJECTS
            .iter()
            .map(|subject| ((*subject).to_owned(), self.get(subject)))
            .collect()
    }

    /// Keeps values of several subjects at once, and says so like [`Shelf::put`].
    pub(crate) fn put_all(self, subjects: Map<String, Value>, say_after: &'static str) {
        let values: Map<String, Value> = subjects
            .into_iter()
            .map(|(subject, value)| (key_of(&subject), value))
            .collect();
        self.puts.set(self.puts.get_untracked() + 1);
        self.kept.update(|kept| kept.extend(values.clone()));
        spawn_local(async move {
            let kept = browser::keep(&Value::Object(values)).await;
            self.load();
            self.tell(say(if kept { say_after } else { "options_not_saved" }));
        });
    }

    /// Forgets every subject.
    pub(crate) fn wipe(self, say_after: &'static str) {
        let nothing: Map<String, Value> = SUBJECTS
            .iter()
            .map(|subject| (key_of(subject), Value::Null))
            .collect();
        self.puts.set(self.puts.get_untracked() + 1);
        self.kept.set(nothing.clone());
        spawn_local(async move {
            browser::keep(&Value::Object(nothing)).await;
            self.load();
            self.tell(say(say_after));
        });
    }

    /// A setting, by its JSON pointer (`/pages/quiz`).
    pub(crate) fn setting(self, pointer: &str) -> Option<Value> {
        self.policy.with(|policy| policy.pointer(pointer).cloned())
    }

    /// All settings, as the worker read them.
    pub(crate) fn settings(self) -> Value {
        self.policy.get_clone_untracked()
    }

    /// A text of the organisation at a JSON pointer.
    pub(crate) fn text_set(self, pointer: &str) -> Option<String> {
        let text = self.setting(pointer)?;
        text.as_str().map(str::to_owned)
    }

    /// Lines of the organisation at a JSON pointer; none where nothing is set.
    pub(crate) fn lines_set(self, pointer: &str) -> Vec<String> {
        let lines = self.setting(pointer);
        let lines = lines.as_ref().and_then(Value::as_array);
        lines
            .into_iter()
            .flatten()
            .filter_map(|line| line.as_str().map(str::to_owned))
            .collect()
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
}
