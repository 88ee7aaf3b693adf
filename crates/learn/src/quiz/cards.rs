//! The cards A to D that people in a room hold up.

use promptwacht_coach::quiz::letter;
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::piece;
use crate::words::say;

/// Draws them.
pub(super) fn view() -> View {
    let cards: Vec<View> = (0..4)
        .map(|place| {
            tags::li()
                .class(format!("letter letter-{place}"))
                .children(letter(place).to_string())
                .into()
        })
        .collect();
    (
        super::head(say("learn_quiz_cards")),
        tags::p()
            .class("unprinted")
            .children(say("learn_quiz_cards_how")),
        tags::p()
            .class("buttons")
            .children(piece::print("print-cards")),
        tags::ul().class("letters").children(cards),
    )
        .into()
}
