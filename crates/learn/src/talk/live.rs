//! The talk before a room: one step at a time, in large type, with a clock.

use promptwacht_coach::stories::story;
use promptwacht_coach::talk::{self, letter, minutes};
use promptwacht_kit::browser;
use sycamore::prelude::*;
use sycamore::web::tags;

use super::{change, note, session};
use crate::shelf::Shelf;
use crate::words::{said, say, say_with};
use crate::{hand, piece};

/// How often the clock is drawn, in milliseconds.
const TICK_MS: i32 = 500;

fn seconds(ms: u64) -> i64 {
    i64::try_from(ms / 1000).unwrap_or(i64::MAX)
}

/// Draws it.
pub(super) fn view(shelf: Shelf) -> View {
    let all = &talk::talk().steps;
    let step = create_selector(move || session(shelf).step);
    let runs = create_selector(move || session(shelf).since.is_some());
    let time = hand::clock(TICK_MS);
    let long = move |place: usize| all.get(place).map_or(0, |step| i64::from(step.seconds));
    let whole: i64 = all.iter().map(|step| i64::from(step.seconds)).sum();
    let left_of_step =
        create_selector(move || long(step.get()) - seconds(session(shelf).in_step(time.get())));
    let left = create_selector(move || whole - seconds(session(shelf).in_all(time.get())));
    let go = move |way: isize| {
        if let Some(to) = hand::neighbour(step.get_untracked(), way, all.len()) {
            change(shelf, "", |session| session.go(to, hand::now()));
            browser::focus("main .step h3");
        }
    };
    let turn = move || change(shelf, "", |session| session.turn(hand::now()));
    hand::on_keys(move |key| {
        if let Some(way) = hand::way(key) {
            go(way);
        } else if ["p", "P", ".", "b", "B"].contains(&key) {
            turn();
        } else {
            return false;
        }
        true
    });
    let over = create_selector(move || left_of_step.get() <= 0);
    create_effect(move || {
        if over.get() && untrack(|| runs.get()) {
            shelf.tell(say("learn_talk_over"));
        }
    });
    let turn_words = move || {
        say(if runs.get() {
            "learn_talk_pause"
        } else {
            "learn_talk_go"
        })
    };
    let clocks = tags::div().class("clocks").children((
        clock("step-left", "learn_talk_step_left", left_of_step),
        clock("talk-left", "learn_talk_left", left),
    ));
    let buttons = tags::p().class("buttons").children((
        ends(
            "talk-before",
            "learn_before",
            move || step.get() == 0,
            move || go(-1),
        ),
        tags::button()
            .r#type("button")
            .id("talk-turn")
            .class("first")
            .on(
                sycamore::web::events::click,
                move |_: web_sys::MouseEvent| turn(),
            )
            .children(turn_words),
        ends(
            "talk-next",
            "learn_next",
            move || step.get() + 1 == all.len(),
            move || go(1),
        ),
        piece::button("talk-again", say("learn_talk_again"), move || {
            change(shelf, "learn_talk_again_done", talk::Session::rewind);
        }),
    ));
    let inside = move || step_view(shelf, step.get());
    tags::div()
        .class("live large")
        .children((
            clocks,
            buttons,
            inside,
            tags::p().class("why").children(say("learn_talk_keys")),
        ))
        .into()
}

/// A button that is off at the end of its way.
fn ends(
    id: &'static str,
    words: &str,
    off: impl Fn() -> bool + 'static,
    deed: impl Fn() + 'static,
) -> View {
    tags::button()
        .r#type("button")
        .id(id)
        .disabled(off)
        .on(
            sycamore::web::events::click,
            move |_: web_sys::MouseEvent| deed(),
        )
        .children(say(words))
        .into()
}

fn clock(id: &'static str, words: &str, left: ReadSignal<i64>) -> View {
    tags::p()
        .class(move || {
            if left.get() < 0 {
                "clock over"
            } else {
                "clock"
            }
        })
        .children((
            tags::span().class("why").children(say(words)),
            " ",
            tags::strong()
                .id(id)
                .attr("role", "timer")
                .children(move || minutes(left.get())),
        ))
        .into()
}

fn step_view(shelf: Shelf, place: usize) -> View {
    let all = &talk::talk().steps;
    let Some(step) = all.get(place) else {
        return ().into();
    };
    let more: View = match step.id.as_str() {
        "D-H2" => titles(shelf),
        "D-H3" => told(shelf),
        "D-H4" => question(shelf),
        "D-H5" => choice(shelf),
        "D-H6" => note(shelf, "live-note"),
        _ => ().into(),
    };
    let number = say_with(
        "learn_talk_step_of",
        &[&(place + 1).to_string(), &all.len().to_string()],
    );
    tags::article()
        .class("step")
        .id(step.id.clone())
        .children((
            tags::p().class("mark").children(number),
            tags::h3().tabindex("-1").children(said(&step.title)),
            tags::p().children(said(&step.what)),
            tags::blockquote().children(tags::p().children(said(&step.say))),
            more,
        ))
        .into()
}

fn nothing_chosen() -> View {
    tags::p()
        .class("outcome warn")
        .children((
            say("learn_talk_no_stories"),
            " ",
            piece::link_to("talk", say("learn_talk_plan")),
        ))
        .into()
}

fn titles(shelf: Shelf) -> View {
    let chosen = untrack(|| session(shelf)).stories;
    if chosen.is_empty() {
        return nothing_chosen();
    }
    let titles: Vec<View> = chosen
        .iter()
        .filter_map(|id| story(id))
        .map(|one| tags::li().children(said(&one.title)).into())
        .collect();
    tags::ul().children(titles).into()
}

/// The chosen stories, one at a time.
fn told(shelf: Shelf) -> View {
    let chosen = untrack(|| session(shelf)).stories;
    if chosen.is_empty() {
        return nothing_chosen();
    }
    let shown = create_signal(0_usize);
    let chosen: Vec<_> = chosen.iter().filter_map(|id| story(id)).collect();
    let buttons: Vec<View> = chosen
        .iter()
        .enumerate()
        .map(|(place, one)| {
            tags::button()
                .r#type("button")
                .id(format!("told-{}", one.id))
                .attr("aria-pressed", move || (shown.get() == place).to_string())
                .on(
                    sycamore::web::events::click,
                    move |_: web_sys::MouseEvent| {
                        shown.set(place);
                    },
                )
                .children(said(&one.title))
                .into()
        })
        .collect();
    let text = move || -> View {
        match chosen.get(shown.get()) {
            Some(one) => tags::p().class("told").children(said(&one.text)).into(),
            None => ().into(),
        }
    };
    (tags::p().class("buttons").children(buttons), text).into()
}

fn question(shelf: Shelf) -> View {
    match untrack(|| session(shelf)).question_words() {
        Some(words) => tags::p().class("asked").children(said(words)).into(),
        None => nothing_chosen(),
    }
}

fn choice(shelf: Shelf) -> View {
    let session = untrack(|| session(shelf));
    let Some(choice) = session.choice() else {
        return ().into();
    };
    let shown = create_signal(false);
    let options: Vec<View> = choice
        .options
        .iter()
        .enumerate()
        .map(|(place, option)| {
            let right = place == choice.right;
            let mark = move || -> View {
                if right && shown.get() {
                    tags::span()
                        .class("mark hint")
                        .children(say("learn_talk_right"))
                        .into()
                } else {
                    ().into()
                }
            };
            tags::li()
                .children((
                    tags::strong().children(format!("{} ", letter(place))),
                    said(option),
                    " ",
                    mark,
                ))
                .into()
        })
        .collect();
    let why = move || -> View {
        if shown.get() {
            tags::p()
                .class("outcome hint")
                .children(said(&choice.why))
                .into()
        } else {
            ().into()
        }
    };
    (
        tags::p().class("asked").children(said(&choice.text)),
        tags::ul().class("options").children(options),
        tags::p().class("buttons").children((
            piece::button("show-right", say("learn_talk_show_right"), move || {
                shown.set(true);
            }),
            hand::link(shelf, "quiz", "learn_talk_quiz"),
        )),
        why,
    )
        .into()
}
