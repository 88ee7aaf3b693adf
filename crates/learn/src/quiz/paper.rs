//! The questions on paper, and the answers on a page of their own.

use promptwacht_coach::quiz::Asked;
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::words::{say, say_with};
use crate::{ask, piece};

/// Draws them.
pub(super) fn view(questions: &[Asked]) -> View {
    if questions.is_empty() {
        return tags::p().children(say("learn_quiz_none")).into();
    }
    let number = |at: usize, asked: &Asked| format!("{}. {}", at + 1, asked.ask);
    let sheet: Vec<View> = questions
        .iter()
        .enumerate()
        .map(|(at, asked)| {
            let boxes: Vec<View> = (0..asked.answers.len())
                .map(|place| {
                    let square = tags::span().class("square").attr("aria-hidden", "true");
                    tags::li()
                        .children((square, ask::lettered(asked, place)))
                        .into()
                })
                .collect();
            tags::li()
                .children((
                    tags::p().class("asked").children(number(at, asked)),
                    tags::ul().children(boxes),
                ))
                .into()
        })
        .collect();
    let key: Vec<View> = questions
        .iter()
        .enumerate()
        .map(|(at, asked)| {
            let right = ask::lettered(asked, asked.right());
            tags::li()
                .children((
                    tags::p().class("asked").children(number(at, asked)),
                    tags::p().children(say_with("learn_quiz_right_is", &[&right])),
                    tags::p().children(asked.why.clone()),
                ))
                .into()
        })
        .collect();
    (
        super::head(say("learn_quiz_paper")),
        tags::p()
            .class("unprinted")
            .children(say("learn_quiz_paper_how")),
        tags::p()
            .class("buttons")
            .children(piece::print("print-quiz")),
        tags::section().class("sheet").children((
            tags::h4().children(say("learn_quiz_sheet")),
            tags::p().children(say("learn_quiz_sheet_why")),
            tags::ol().class("paper").children(sheet),
        )),
        tags::section().class("sheet key").children((
            tags::h4().children(say("learn_quiz_key")),
            tags::ol().class("paper").id("key").children(key),
            tags::p().class("why").children(say("learn_quiz_source")),
        )),
    )
        .into()
}
