//! One question with its options: choose, check, and read why. The quiz and the training share it.

use promptwacht_coach::quiz::{Asked, Worth, letter};
use promptwacht_kit::browser;
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen::JsValue;
use web_sys::{Event, SubmitEvent};

use crate::piece;
use crate::words::{say, say_with};

/// The option with its letter: `B. Yes`.
pub(crate) fn lettered(asked: &Asked, place: usize) -> String {
    let text = asked.answers.get(place).map(|answer| answer.text.as_str());
    format!("{}. {}", letter(place), text.unwrap_or_default())
}

/// The question as a form; `then` hears once what the answer was worth, and `next` is drawn below the explanation.
pub(crate) fn question(
    asked: Asked,
    then: impl Fn(Worth) + 'static,
    next: impl Fn() -> View + 'static,
) -> View {
    let chosen = create_signal(None::<usize>);
    let checked = create_signal(None::<usize>);
    let id = asked.id.clone();
    let options: Vec<View> = (0..asked.answers.len())
        .map(|place| option(&asked, place, chosen, checked))
        .collect();
    let missing = create_signal(false);
    let worths: Vec<Worth> = asked.answers.iter().map(|answer| answer.worth).collect();
    let check = move |event: SubmitEvent| {
        event.prevent_default();
        let worth = chosen.get().and_then(|place| worths.get(place).copied());
        missing.set(worth.is_none());
        if let (Some(worth), None) = (worth, checked.get()) {
            checked.set(chosen.get());
            then(worth);
            browser::focus("#outcome");
        }
    };
    let button = move || -> View {
        if checked.get().is_some() {
            return ().into();
        }
        let button = tags::button().r#type("submit").class("first").id("check");
        tags::p()
            .class("buttons")
            .children(button.children(say("learn_quiz_check")))
            .into()
    };
    let choose = move || -> View {
        if missing.get() {
            tags::p()
                .class("said")
                .attr("role", "alert")
                .children(say("learn_quiz_choose"))
                .into()
        } else {
            ().into()
        }
    };
    let ask = asked.ask.clone();
    let after = move || -> View {
        match checked.get() {
            Some(place) => (outcome(&asked, Some(place)), next()).into(),
            None => ().into(),
        }
    };
    let fields = tags::fieldset()
        .id(format!("question-{id}"))
        .children((tags::legend().class("asked").children(ask), options));
    (
        tags::form()
            .class("question")
            .on(events::submit, check)
            .children((fields, choose, button)),
        after,
    )
        .into()
}

fn option(
    asked: &Asked,
    place: usize,
    chosen: Signal<Option<usize>>,
    checked: Signal<Option<usize>>,
) -> View {
    let id = format!("option-{place}");
    let right = asked.right();
    let radio = tags::input()
        .r#type("radio")
        .id(id.clone())
        .name("option")
        .value(place.to_string())
        .disabled(move || checked.get().is_some())
        .prop("checked", move || {
            JsValue::from(chosen.get() == Some(place))
        })
        .on(events::change, move |_: Event| chosen.set(Some(place)));
    let mark = move || -> View {
        let (class, words) = match checked.get() {
            Some(_) if place == right => ("mark hint", "learn_bars_right"),
            Some(chosen) if place == chosen => ("mark warn", "learn_quiz_yours"),
            _ => return ().into(),
        };
        tags::span().class(class).children(say(words)).into()
    };
    tags::label()
        .class("option")
        .r#for(id)
        .children((radio, tags::span().children(lettered(asked, place)), mark))
        .into()
}

/// What an answer was worth, in words, with the explanation and where to read on. None was chosen where a room answered.
pub(crate) fn outcome(asked: &Asked, chosen: Option<usize>) -> View {
    let worth = chosen.and_then(|place| asked.answers.get(place).map(|answer| answer.worth));
    let (class, head) = match worth {
        None => ("outcome hint", "learn_quiz_answer"),
        Some(Worth::Right) => ("outcome hint", "learn_quiz_right"),
        Some(Worth::Near) => ("outcome warn", "learn_quiz_near"),
        Some(Worth::Wrong) => ("outcome warn", "learn_quiz_wrong"),
    };
    let right: View = if worth == Some(Worth::Right) {
        ().into()
    } else {
        let answer = lettered(asked, asked.right());
        tags::p()
            .class("right-is")
            .children(say_with("learn_quiz_right_is", &[&answer]))
            .into()
    };
    let mut ways: Vec<View> = Vec::new();
    if let Some(tip) = &asked.tip {
        let words = say_with("learn_quiz_tip", &[tip]);
        let link = piece::link_to(&format!("tips/{tip}"), words);
        ways.push(tags::li().children(link).into());
    }
    if let Some(link) = &asked.link {
        let link = piece::link_out(link.clone(), say("learn_quiz_more"));
        ways.push(tags::li().children(link).into());
    }
    let ways: View = if ways.is_empty() {
        ().into()
    } else {
        tags::ul().class("ways").children(ways).into()
    };
    tags::section()
        .class(class)
        .id("outcome")
        .tabindex("-1")
        .attr("aria-labelledby", "outcome-head")
        .children((
            tags::h4().id("outcome-head").children(say(head)),
            right,
            tags::p().children(asked.why.clone()),
            ways,
        ))
        .into()
}
