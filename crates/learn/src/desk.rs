//! Where a text is looked at by the detector before it leaves the page: what is flagged is shown, and stays here until that is solved.

use promptwacht_kit::{browser, check};
use serde_json::Value;
use sycamore::prelude::*;
use sycamore::web::tags;
use wasm_bindgen_futures::spawn_local;

use crate::piece;
use crate::shelf::Shelf;
use crate::words::{say, say_with};

/// What is done with a text that may go.
#[derive(Clone, Copy)]
pub(crate) struct Deed {
    /// Does it.
    deed: fn(Shelf, String),
    /// Key of the words of the button that does it all the same.
    anyway: &'static str,
}

/// Copies it.
pub(crate) const COPY: Deed = Deed {
    deed: copy,
    anyway: "learn_desk_copy_anyway",
};

fn copy(shelf: Shelf, text: String) {
    spawn_local(async move {
        let copied = browser::copy(&text).await;
        shelf.tell(say(if copied {
            "learn_desk_copied"
        } else {
            "learn_desk_not_copied"
        }));
    });
}

/// What was flagged.
#[derive(Clone, PartialEq)]
struct Held {
    text: String,
    verdict: Value,
}

/// The desk of a page.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    shelf: Shelf,
    held: Signal<Option<Held>>,
    /// What was asked last: a verdict that comes later than the next question is none.
    turn: Signal<u32>,
}

impl Desk {
    /// Empty; brings the detector meanwhile, so that the first text need not wait for it.
    pub(crate) fn open(shelf: Shelf) -> Self {
        spawn_local(async move {
            let _ = check::check("", &Value::Null).await;
        });
        Self {
            shelf,
            held: create_signal(None),
            turn: create_signal(0),
        }
    }

    /// Looks at `text`, and does the deed where nothing asks for attention.
    pub(crate) fn bring(self, text: String, deed: Deed) {
        self.look(text, move |shelf, text| (deed.deed)(shelf, text));
    }

    /// The same for something that is done once.
    pub(crate) fn look(self, text: String, deed: impl FnOnce(Shelf, String) + 'static) {
        let turn = self.turn.get_untracked() + 1;
        self.turn.set(turn);
        self.held.set(None);
        let settings = self.shelf.settings();
        spawn_local(async move {
            let verdict = check::check(&text, &settings).await;
            if self.turn.get_untracked() != turn {
                return;
            }
            let Some(verdict) = verdict else {
                self.shelf.tell(say("learn_desk_no_check"));
                return;
            };
            if matches!(level(&verdict), "warn" | "stop") {
                self.held.set(Some(Held { text, verdict }));
                browser::focus("#desk h3");
            } else {
                deed(self.shelf, text);
            }
        });
    }

    /// Takes what was flagged out of sight: the text has changed.
    pub(crate) fn clear(self) {
        self.turn.set(self.turn.get_untracked() + 1);
        if self.held.with_untracked(Option::is_some) {
            self.held.set(None);
        }
    }

    /// What was flagged, and the way on where there is one: `after` is done all the same when the user wants it.
    pub(crate) fn view(self, after: Deed) -> View {
        let inside = move || -> View {
            let Some(held) = self.held.get_clone() else {
                return ().into();
            };
            self.flagged(&held, after)
        };
        tags::div().id("desk").children(inside).into()
    }

    fn flagged(self, held: &Held, after: Deed) -> View {
        let found = found(&held.verdict);
        let rows = array(&held.verdict, "rows");
        let why: Vec<View> = rows
            .iter()
            .filter_map(Value::as_u64)
            .map(|row| say(&format!("dialog_why_{row}")))
            .filter(|words| !words.is_empty())
            .map(|words| tags::li().children(words).into())
            .collect();
        let may = held.verdict.get("maySend").and_then(Value::as_bool);
        let text = held.text.clone();
        let anyway: View = if level(&held.verdict) == "warn" && may == Some(true) {
            piece::button("desk-anyway", say(after.anyway), move || {
                self.clear();
                (after.deed)(self.shelf, text.clone());
            })
        } else {
            tags::p().children(say("learn_desk_solve")).into()
        };
        tags::div()
            .class(format!("outcome {}", level(&held.verdict)))
            .children((
                tags::h3().tabindex("-1").children(say_with(
                    "learn_desk_held",
                    &[&array(&held.verdict, "found").len().to_string()],
                )),
                tags::ul().id("desk-found").children(found),
                tags::ul().class("why").children(why),
                anyway,
            ))
            .into()
    }
}

/// What was found, each with its kind.
pub(crate) fn found(verdict: &Value) -> Vec<View> {
    array(verdict, "found").iter().map(one).collect()
}

/// The level of a verdict.
pub(crate) fn level(verdict: &Value) -> &str {
    text(verdict, "level")
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn array<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    let array = value.get(name).and_then(Value::as_array);
    array.map(Vec::as_slice).unwrap_or_default()
}

fn one(found: &Value) -> View {
    let kind = text(found, "kind");
    let name = if kind == "own-term" {
        say("options_try_own")
    } else {
        say(&format!("kind_{}", kind.replace('-', "_")))
    };
    tags::li()
        .children((
            tags::mark().children(text(found, "value").to_owned()),
            format!(": {name}"),
        ))
        .into()
}
