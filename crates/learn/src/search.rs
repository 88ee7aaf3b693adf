//! Plain facts: a source first, and what the difference in power is.

use promptwacht_coach::energy::energy;
use promptwacht_coach::search::{Question, place, search};
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::energy::published;
use crate::piece;
use crate::shelf::Shelf;
use crate::words::{said, say};

/// Draws it.
pub(crate) fn view(_shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let questions: Vec<View> = search().questions.iter().map(question).collect();
    (
        tags::p().children(say("learn_search_first_how")),
        tags::h3().children(say("learn_search_first_places")),
        places(),
        tags::h3().children(say("learn_search_first_try")),
        tags::p().children(say("learn_search_first_try_how")),
        questions,
        tags::h3().children(say("learn_search_first_energy")),
        tags::p().id("power").children(said(&energy().search)),
        published(),
        tags::p().class("buttons").children((
            piece::print("print-search"),
            tags::a()
                .class("button")
                .href("#energy")
                .children(say("learn_energy")),
        )),
    )
        .into()
}

/// Where a plain fact is found without AI.
pub(crate) fn places() -> View {
    let places = search().places.iter().map(|place| -> View {
        tags::li()
            .class("card")
            .children((
                tags::h4().children(piece::link_out(place.link.as_str(), place.name.as_str())),
                tags::p().children(said(&place.why)),
            ))
            .into()
    });
    tags::ul()
        .class("cards")
        .children(places.collect::<Vec<View>>())
        .into()
}

fn question(one: &'static Question) -> View {
    let answer = say(if one.chatbot {
        "learn_search_first_chatbot"
    } else {
        "learn_search_first_source"
    });
    let link = one
        .place
        .as_deref()
        .and_then(place)
        .map(|place| piece::link_out(place.link.clone(), place.name.clone()));
    tags::details()
        .class("part")
        .id(one.id.clone())
        .children((
            tags::summary().children(said(&one.text)),
            tags::p().children((
                tags::strong().children(answer),
                " ",
                said(&one.why),
                " ",
                link,
            )),
        ))
        .into()
}
