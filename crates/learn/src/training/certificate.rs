//! The page to print once the training was passed. The name on it is written by the user and never leaves this view.

use promptwacht_coach::training::{Passed, Standing};
use promptwacht_kit::browser;
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use web_sys::Event;

use crate::piece;
use crate::shelf::Shelf;
use crate::words::{say, say_with};

/// Draws it.
pub(super) fn view(shelf: Shelf, back: impl FnMut() + 'static) -> View {
    let Ok(passed) = serde_json::from_value::<Passed>(shelf.get("training")) else {
        return tags::p().children(say("learn_training_never")).into();
    };
    let name = create_signal(String::new());
    let until: View = match super::stands(shelf) {
        Standing::Passed { until: Some(until) } => {
            let until = piece::day_words(&until.to_string());
            let words = say_with("learn_training_valid", &[&until]);
            tags::p().children(words).into()
        }
        _ => ().into(),
    };
    // No form and no name of the field: a browser would offer to remember it.
    let field = tags::input()
        .id("whose")
        .r#type("text")
        .maxlength("80")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "whose-why")
        .on(events::input, move |event: Event| {
            name.set(browser::written(&event));
        });
    let facts = say_with(
        "learn_training_facts",
        &[
            &piece::day_words(&passed.passed),
            &passed.version.to_string(),
            &passed.score.to_string(),
        ],
    );
    (
        tags::div().class("setting unprinted").children((
            tags::label()
                .r#for("whose")
                .children(say("learn_training_name")),
            field,
            tags::p()
                .class("why")
                .id("whose-why")
                .children(say("learn_training_name_why")),
        )),
        tags::p().class("buttons").children((
            piece::print("print-certificate"),
            piece::button("back-to-start", say("learn_training_back"), back),
        )),
        tags::section().class("certificate").children((
            tags::h3()
                .tabindex("-1")
                .children(say("learn_training_certificate_head")),
            tags::p().class("whose").children(move || name.get_clone()),
            tags::p().children(say("learn_training_certificate_for")),
            tags::p().children(facts),
            until,
        )),
    )
        .into()
}
