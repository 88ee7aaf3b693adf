//! The quiz for a room: large, question by question, with the hands that the presenter counted. A clicker's keys work.

use promptwacht_coach::quiz::Asked;
use promptwacht_kit::browser;
use sycamore::prelude::*;
use sycamore::web::tags;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::bars::{self, Bar};
use crate::words::{say, say_with};
use crate::{ask, piece};

/// Where the presenter is.
#[derive(Clone, Copy)]
struct Talk {
    of: usize,
    at: Signal<usize>,
    shown: Signal<bool>,
}

impl Talk {
    fn go(self, at: usize, shown: bool) {
        self.shown.set(shown);
        if at != self.at.get_untracked() {
            self.at.set(at);
            browser::focus("main h3");
        }
    }

    /// The answer first, then the next question.
    fn forward(self) {
        let at = self.at.get_untracked();
        if at >= self.of {
        } else if self.shown.get_untracked() {
            self.go(at + 1, false);
        } else {
            self.shown.set(true);
            browser::focus("#outcome");
        }
    }

    fn back(self) {
        let at = self.at.get_untracked();
        if self.shown.get_untracked() {
            self.shown.set(false);
            browser::focus("main h3");
        } else if at > 0 {
            self.go(at - 1, true);
        }
    }
}

/// Draws it.
pub(super) fn view(questions: Vec<Asked>) -> View {
    let of = questions.len();
    if of == 0 {
        return tags::p().children(say("learn_quiz_none")).into();
    }
    let talk = Talk {
        of,
        at: create_signal(0),
        shown: create_signal(false),
    };
    let counts: Vec<Signal<Vec<u32>>> = questions
        .iter()
        .map(|asked| bars::none_of(asked.answers.len()))
        .collect();
    let all = counts.clone();
    piece::when_key(move |event| {
        let counts = all.get(talk.at.get_untracked()).copied();
        if key(event, talk, counts) {
            event.prevent_default();
        }
    });
    let inside = move || -> View {
        let at = talk.at.get();
        match (questions.get(at), counts.get(at)) {
            (Some(asked), Some(counts)) => slide(talk, asked, *counts, at),
            _ => end(&questions, &counts),
        }
    };
    let forward_words = move || {
        if talk.shown.get() && talk.at.get() + 1 == of {
            say("learn_quiz_end")
        } else if talk.shown.get() {
            say("learn_quiz_next")
        } else {
            say("learn_quiz_show")
        }
    };
    let forward = move || -> View {
        if talk.at.get() >= of {
            return ().into();
        }
        piece::button("forward", forward_words(), move || talk.forward())
    };
    let buttons = tags::p().class("buttons").children((
        piece::button("backward", say("learn_quiz_previous"), move || talk.back()),
        forward,
    ));
    tags::div()
        .class("room")
        .children((
            inside,
            buttons,
            tags::p().class("why").children(say("learn_quiz_keys")),
        ))
        .into()
}

/// Whether a key was one of ours. In a field the letters, digits and arrows are the field's.
fn key(event: &KeyboardEvent, talk: Talk, counts: Option<Signal<Vec<u32>>>) -> bool {
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return false;
    }
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let within = |name: &str| target.as_ref().is_some_and(|one| one.local_name() == name);
    let (writes, presses) = (within("input"), within("button") || within("a"));
    let key = event.key();
    match key.as_str() {
        "PageDown" => talk.forward(),
        "PageUp" => talk.back(),
        "ArrowRight" if !writes => talk.forward(),
        " " if !writes && !presses => talk.forward(),
        "ArrowLeft" if !writes => talk.back(),
        _ => {
            return counts
                .is_some_and(|counts| bars::key(event, counts, counts.with_untracked(Vec::len)));
        }
    }
    true
}

fn slide(talk: Talk, asked: &Asked, counts: Signal<Vec<u32>>, at: usize) -> View {
    let right = asked.right();
    let rows = (0..asked.answers.len())
        .map(|place| Bar {
            label: ask::lettered(asked, place),
            note: (place == right).then_some(("learn_bars_right", *talk.shown)),
        })
        .collect();
    let number = say_with(
        "learn_quiz_number",
        &[&(at + 1).to_string(), &talk.of.to_string()],
    );
    let told = asked.clone();
    let outcome = move || -> View {
        if talk.shown.get() {
            ask::outcome(&told, None)
        } else {
            ().into()
        }
    };
    (
        super::head(number),
        tags::p().class("asked").children(asked.ask.clone()),
        bars::hands("hands", say("learn_quiz_hands"), rows, counts),
        outcome,
    )
        .into()
}

/// How the room did, and the last question to it.
fn end(questions: &[Asked], counts: &[Signal<Vec<u32>>]) -> View {
    let rows: Vec<View> = questions
        .iter()
        .zip(counts)
        .enumerate()
        .map(|(at, (asked, counts))| {
            let (right, all) = counts.with_untracked(|counts| {
                let right = counts.get(asked.right()).copied().unwrap_or_default();
                (right, counts.iter().sum::<u32>())
            });
            let words = say_with(
                "learn_quiz_room_row",
                &[&(at + 1).to_string(), &right.to_string(), &all.to_string()],
            );
            tags::li().children(words).into()
        })
        .collect();
    (
        super::head(say("learn_quiz_done")),
        tags::ul().id("room-score").children(rows),
        tags::p()
            .class("asked")
            .children(say("learn_quiz_take_along")),
    )
        .into()
}
