//! All tips.

use promptwacht_coach::cards::cards;
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::piece;
use crate::shelf::Shelf;
use crate::words::{said, say};

/// Draws it.
pub(crate) fn view(_shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let all: Vec<View> = cards()
        .cards
        .iter()
        .map(|card| {
            tags::li()
                .class("card")
                .id(card.id.clone())
                .children((
                    tags::h3().children(said(&card.title)),
                    tags::p().children(said(&card.text)),
                ))
                .into()
        })
        .collect();
    (
        tags::p().children(say("learn_tips_why")),
        tags::p()
            .class("buttons")
            .children(piece::print("print-tips")),
        tags::ul().class("cards").children(all),
    )
        .into()
}
