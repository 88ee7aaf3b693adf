//! Weak questions beside better ones, for a trainer: one pair at a time.

use promptwacht_coach::cases::cases;
use promptwacht_coach::prompts::prompts;
use promptwacht_kit::browser;
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen::JsValue;
use web_sys::Event;

use crate::piece;
use crate::words::{said, say, say_with};

/// A weak text and a better one.
struct Pair {
    bad: String,
    good: String,
    why: Vec<String>,
    tip: String,
}

fn pairs() -> Vec<Pair> {
    let weak = prompts().pairs.iter().map(|pair| Pair {
        bad: said(&pair.bad),
        good: said(&pair.good),
        why: vec![said(&pair.why)],
        tip: pair.tip.clone(),
    });
    let leaking = cases().cases.iter().map(|case| Pair {
        bad: case.bad.clone(),
        good: case.good.clone(),
        why: case
            .parts
            .iter()
            .map(|part| format!("{}: {}", part.text, said(&part.why)))
            .collect(),
        tip: case.tip.clone(),
    });
    weak.chain(leaking).collect()
}

/// One pair at a time, large enough for a room.
pub(crate) fn compare() -> View {
    let at = create_signal(0_usize);
    let open = create_signal(false);
    let count = pairs().len();
    let go = move |to: usize| {
        batch(|| {
            at.set(to);
            open.set(false);
        });
        browser::focus("#weak");
    };
    let inside = move || -> View {
        let Some(pair) = pairs().into_iter().nth(at.get()) else {
            return ().into();
        };
        let answer = move || -> View {
            if !open.get() {
                return piece::button(
                    "compare-open",
                    say("learn_prompts_better_show"),
                    move || {
                        open.set(true);
                        browser::focus("#better");
                    },
                );
            }
            let why: Vec<View> = pair
                .why
                .iter()
                .map(|why| tags::li().children(why.clone()).into())
                .collect();
            (
                tags::h3()
                    .id("better")
                    .tabindex("-1")
                    .children(say("learn_prompts_better")),
                tags::blockquote()
                    .class("large good")
                    .children(pair.good.clone()),
                tags::ul().children(why),
                tags::p().children(piece::link_to(
                    &format!("tips/{}", pair.tip),
                    format!("{} {}", say("learn_prompts_tip"), pair.tip),
                )),
            )
                .into()
        };
        (
            tags::h3().id("weak").tabindex("-1").children(say_with(
                "learn_prompts_weak",
                &[&(at.get() + 1).to_string(), &count.to_string()],
            )),
            tags::blockquote()
                .class("large bad")
                .children(pair.bad.clone()),
            tags::p().children(say("learn_prompts_ask")),
            tags::div().children(answer),
        )
            .into()
    };
    let step = move |id: &'static str, key: &str, by: usize| -> View {
        piece::button(id, say(key), move || go((at.get_untracked() + by) % count))
    };
    (
        tags::p().children(say("learn_prompts_compare_how")),
        tags::p().children((
            tags::label()
                .r#for("compare-kind")
                .children(say("learn_prompts_kind")),
            kind(at, open),
        )),
        tags::section()
            .id("compare")
            .attr("aria-label", say("learn_prompts_compare"))
            .children(inside),
        tags::p().class("buttons").children((
            step("compare-before", "learn_prompts_before", count - 1),
            step("compare-next", "learn_prompts_next", 1),
        )),
        tags::p().children(piece::link_to("prompts", say("learn_prompts_back"))),
    )
        .into()
}

/// The choice between vague questions and those that say too much.
fn kind(at: Signal<usize>, open: Signal<bool>) -> View {
    tags::select()
        .id("compare-kind")
        .prop("value", move || {
            JsValue::from(if at.get() < prompts().pairs.len() {
                "weak"
            } else {
                "leaking"
            })
        })
        .on(events::change, move |event: Event| {
            let start = if browser::written(&event) == "leaking" {
                prompts().pairs.len()
            } else {
                0
            };
            batch(|| {
                at.set(start);
                open.set(false);
            });
        })
        .children((
            tags::option()
                .value("weak")
                .children(say("learn_prompts_kind_weak")),
            tags::option()
                .value("leaking")
                .children(say("learn_prompts_kind_leaking")),
        ))
        .into()
}
