//! The ten rules of thumb, and the rule of the day.

use promptwacht_coach::rules::{Rule, Who, rule_of, rules};
use serde_json::{Value, json};
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use web_sys::Event;

use crate::piece;
use crate::shelf::Shelf;
use crate::words::{said, say};
use promptwacht_kit::browser;

const SUBJECT: &str = "rules";
const DAY_MS: f64 = 86_400_000.0;
const MINUTE_MS: f64 = 60_000.0;

/// What is kept: `{daily: whether the rule of the day is shown, best: most right answers of the game}`.
pub(crate) fn kept(shelf: Shelf, name: &str) -> Value {
    let kept = shelf.get(SUBJECT);
    kept.get(name).cloned().unwrap_or_default()
}

/// Keeps one of them.
pub(crate) fn keep(shelf: Shelf, name: &str, value: &Value, say_after: &'static str) {
    let mut next = json!({ "daily": kept(shelf, "daily"), "best": kept(shelf, "best") });
    if let Some(place) = next.get_mut(name) {
        *place = value.clone();
    }
    shelf.put(SUBJECT, next, say_after);
}

/// Days since 1970, where the user is.
fn day() -> u64 {
    let now = js_sys::Date::new_0();
    let local = now.get_time() - now.get_timezone_offset() * MINUTE_MS;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "days since 1970 are few and not negative"
    )]
    let day = (local / DAY_MS).max(0.0) as u64;
    day
}

/// The rule of the day, where the user has not switched it off.
pub(crate) fn of_the_day(shelf: Shelf) -> View {
    let inside = move || -> View {
        let off = kept(shelf, "daily") == Value::Bool(false);
        let Some(rule) = rule_of(day()).filter(|_| !off) else {
            return ().into();
        };
        tags::section()
            .id("rule-of-the-day")
            .class("outcome hint")
            .attr("aria-labelledby", "rule-of-the-day-title")
            .children((
                tags::h3()
                    .id("rule-of-the-day-title")
                    .children(say("learn_rules_today")),
                tags::p()
                    .class("large")
                    .children(tags::strong().children(sentence(rule))),
                tags::p().children(said(&rule.text)),
                rule.but.as_ref().map(correction),
            ))
            .into()
    };
    inside.into()
}

/// The rule as a sentence: "AI maakt je werk lichter".
pub(crate) fn sentence(rule: &Rule) -> String {
    format!("{} {}", who(rule.who), said(&rule.title))
}

/// What a side is called.
pub(crate) fn who(who: Who) -> String {
    say(match who {
        Who::Ai => "learn_rules_ai",
        Who::You => "learn_rules_you",
    })
}

fn correction(words: &promptwacht_coach::Words) -> View {
    tags::p()
        .class("correction")
        .children((
            tags::strong().children(say("learn_rules_but")),
            " ",
            said(words),
            " ",
            piece::link_to("tips/A-D3", say("learn_rules_but_tip")),
        ))
        .into()
}

/// Draws it.
pub(crate) fn view(shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let switch = tags::p().class("switch").children((
        tags::input()
            .r#type("checkbox")
            .id("daily")
            .attr("role", "switch")
            .prop("checked", move || {
                wasm_bindgen::JsValue::from(kept(shelf, "daily") != Value::Bool(false))
            })
            .on(events::change, move |event: Event| {
                let on = browser::is_on(&event);
                let said = if on {
                    "learn_rules_daily_on"
                } else {
                    "learn_rules_daily_off"
                };
                keep(shelf, "daily", &Value::Bool(on), said);
            }),
        tags::label()
            .r#for("daily")
            .children(say("learn_rules_daily")),
    ));
    let side = |who_does: Who, id: &'static str| -> View {
        let cards: Vec<View> = rules()
            .rules
            .iter()
            .filter(|rule| rule.who == who_does)
            .map(card)
            .collect();
        tags::section()
            .id(id)
            .class("side")
            .children((
                tags::h3().children(who(who_does)),
                tags::ul().class("cards").children(cards),
            ))
            .into()
    };
    (
        tags::p().children(say("learn_rules_how")),
        of_the_day(shelf),
        switch,
        tags::div()
            .class("sides")
            .children((side(Who::Ai, "rules-ai"), side(Who::You, "rules-you"))),
        tags::p().class("buttons").children((
            tags::a()
                .class("button first")
                .href("#match")
                .children(say("learn_match")),
            piece::print("print-rules"),
        )),
        tags::p().class("why").children(say("learn_rules_source")),
    )
        .into()
}

fn card(rule: &'static Rule) -> View {
    tags::li()
        .class("card")
        .id(rule.id.clone())
        .children((
            tags::p()
                .class("large")
                .children(tags::strong().children(format!("… {}", said(&rule.title)))),
            tags::p().children(said(&rule.text)),
            rule.but.as_ref().map(correction),
        ))
        .into()
}
