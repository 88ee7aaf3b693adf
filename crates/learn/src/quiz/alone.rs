//! One question after the other, for one person; at the end a score.

use promptwacht_coach::quiz::{Asked, Worth};
use promptwacht_kit::browser;
use serde_json::{Value, json};
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::shelf::Shelf;
use crate::words::{say, say_with};
use crate::{ask, piece};

/// Most scores that are kept; the oldest go first.
const MOST: usize = 50;

/// Draws it.
pub(super) fn view(shelf: Shelf, questions: Vec<Asked>) -> View {
    let of = questions.len();
    if of == 0 {
        return tags::p().children(say("learn_quiz_none")).into();
    }
    let at = create_signal(0_usize);
    let right = create_signal(0_usize);
    let next = move || {
        at.update(|at| *at += 1);
        if at.get() == of {
            keep(shelf, right.get(), of);
        }
        browser::focus("main h3");
    };
    let inside = move || -> View {
        let Some(asked) = questions.get(at.get()) else {
            return end(right.get_untracked(), of);
        };
        let number = at.get_untracked() + 1;
        let head = say_with("learn_quiz_number", &[&number.to_string(), &of.to_string()]);
        let count = move |worth| {
            if worth == Worth::Right {
                right.update(|right| *right += 1);
            }
        };
        let onward = move || -> View {
            let words = if number == of {
                "learn_quiz_end"
            } else {
                "learn_quiz_next"
            };
            tags::p()
                .class("buttons")
                .children(piece::button("next", say(words), next))
                .into()
        };
        (
            super::head(head),
            ask::question(asked.clone(), count, onward),
        )
            .into()
    };
    tags::div().children(inside).into()
}

fn keep(shelf: Shelf, right: usize, of: usize) {
    let kept = untrack(|| shelf.get("quiz"));
    let mut scores: Vec<Value> = kept
        .get("scores")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    scores.push(json!({ "date": piece::today(), "right": right, "of": of }));
    let old = scores.len().saturating_sub(MOST);
    scores.drain(..old);
    piece::count(shelf, "quiz");
    shelf.put("quiz", json!({ "scores": scores }), "learn_quiz_score_kept");
}

fn end(right: usize, of: usize) -> View {
    let again = tags::a()
        .class("button")
        .href("#quiz")
        .children(say("learn_quiz_again"));
    (
        super::head(say("learn_quiz_done")),
        tags::p().class("score").id("score").children(say_with(
            "learn_quiz_score",
            &[&right.to_string(), &of.to_string()],
        )),
        tags::p().children(say("learn_quiz_done_why")),
        tags::p().class("buttons").children(again),
    )
        .into()
}
