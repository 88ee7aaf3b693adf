//! The screens that open the first time.

use promptwacht_coach::welcome::welcome;
use promptwacht_kit::browser;
use serde_json::json;
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::shelf::Shelf;
use crate::words::{said, say, say_with};
use crate::{hand, piece};

/// Draws them.
pub(crate) fn view(shelf: Shelf, rest: ReadSignal<String>) -> View {
    let all = &welcome().screens;
    let place = create_selector(move || {
        let number = rest.with(|rest| rest.parse().unwrap_or(1_usize));
        number.saturating_sub(1).min(all.len().saturating_sub(1))
    });
    hand::on_keys(move |key| {
        let to =
            hand::way(key).and_then(|way| hand::neighbour(place.get_untracked(), way, all.len()));
        if let Some(to) = to {
            hand::go(&format!("welcome/{}", to + 1));
        }
        to.is_some()
    });
    let done = move || {
        shelf.put("welcome", json!({ "seen": true }), "");
        hand::go("home");
    };
    (move || -> View {
        let place = place.get();
        let Some(screen) = all.get(place) else {
            return ().into();
        };
        let points: Vec<View> = screen
            .points
            .iter()
            .map(|point| tags::li().children(said(point)).into())
            .collect();
        let step = |to: Option<usize>, class: &'static str, words: &str| -> View {
            match to {
                Some(to) => tags::a()
                    .class(class)
                    .href(format!("#welcome/{}", to + 1))
                    .children(say(words))
                    .into(),
                None => ().into(),
            }
        };
        let next = hand::neighbour(place, 1, all.len());
        let last: View = if next.is_some() {
            piece::button("welcome-skip", say("learn_welcome_skip"), done)
        } else {
            let begin = piece::button("welcome-done", say("learn_welcome_done"), done);
            tags::span().class("main-button").children(begin).into()
        };
        browser::focus("main .screen h3");
        let number = say_with(
            "learn_of",
            &[&(place + 1).to_string(), &all.len().to_string()],
        );
        tags::article()
            .class("screen large")
            .children((
                tags::p().class("mark").children(number),
                tags::h3().tabindex("-1").children(said(&screen.title)),
                tags::p().children(said(&screen.lead)),
                tags::ul().children(points),
                tags::p().class("buttons").children((
                    step(
                        hand::neighbour(place, -1, all.len()),
                        "button",
                        "learn_before",
                    ),
                    step(next, "button first", "learn_next"),
                    last,
                )),
            ))
            .into()
    })
    .into()
}
