//! The tips that are in sight one by one in large letters, for a room that looks on.

use promptwacht_coach::cards::Card;
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, KeyboardEvent};

use crate::piece;
use crate::words::{said, say, say_with};

/// A button, and the slides that it opens; `cards` gives what is in sight then.
pub(crate) fn slides(cards: impl Fn() -> Vec<&'static Card> + 'static) -> View {
    let place = create_node_ref();
    let dialog = move || -> Option<HtmlDialogElement> { place.try_get()?.dyn_into().ok() };
    let shown = create_signal(Vec::<&'static Card>::new());
    let at = create_signal(0_usize);
    let last = move || shown.with(Vec::len).saturating_sub(1);
    let back = move || at.set(at.get().saturating_sub(1));
    let on = move || at.set((at.get() + 1).min(last()));
    let open = piece::button("slides", say("learn_tips_slides"), move || {
        let cards = cards();
        if cards.is_empty() {
            return;
        }
        shown.set(cards);
        at.set(0);
        if let Some(dialog) = dialog() {
            let _ = dialog.show_modal();
        }
    });
    let close = piece::button("slides-close", say("learn_tips_slides_close"), move || {
        if let Some(dialog) = dialog() {
            dialog.close();
        }
    });
    let keys = move |event: KeyboardEvent| match event.key().as_str() {
        "ArrowLeft" | "PageUp" => back(),
        "ArrowRight" | "PageDown" => on(),
        _ => (),
    };
    let slide = move || -> Option<View> {
        let card = shown.with(|shown| shown.get(at.get()).copied())?;
        let source = say(&format!("learn_tips_source_{}", card.source.key()));
        let inside = (
            tags::h2().id("slide-title").children(said(&card.title)),
            tags::p().children(said(&card.text)),
            tags::p().class("why").children(source),
        );
        Some(inside.into())
    };
    let number = move || {
        say_with(
            "learn_tips_slides_at",
            &[&(at.get() + 1).to_string(), &(last() + 1).to_string()],
        )
    };
    let buttons = (
        piece::button("slides-back", say("learn_tips_slides_back"), back),
        piece::button("slides-on", say("learn_tips_slides_on"), on),
        tags::span().children(number),
        close,
    );
    let inside = (
        tags::div()
            .class("slide")
            .attr("aria-live", "polite")
            .children(slide),
        tags::div().class("buttons").children(buttons),
    );
    (
        open,
        tags::dialog()
            .r#ref(place)
            .class("slides")
            .attr("aria-labelledby", "slide-title")
            .on(events::keydown, keys)
            .children(inside),
    )
        .into()
}
