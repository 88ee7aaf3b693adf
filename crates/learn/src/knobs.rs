//! The privacy settings of chatbots, step by step, with a tick and its date; in a demo nothing is kept.

use promptwacht_coach::knobs::{Chatbot, LOOK_AGAIN_DAYS, Plan, is_old, knobs};
use promptwacht_kit::browser;
use serde_json::{Map, Value, json};
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen::JsValue;
use web_sys::Event;

use crate::shelf::Shelf;
use crate::words::{said, say, say_with};
use crate::{moment, piece, report};

/// What is ticked.
#[derive(Clone, Copy)]
struct Ticks {
    shelf: Shelf,
    demo: Signal<bool>,
    shown: Signal<Map<String, Value>>,
}

impl Ticks {
    fn all(self) -> Map<String, Value> {
        if self.demo.get() {
            return self.shown.get_clone();
        }
        let kept = self.shelf.get("settings");
        let done = kept.get("done").and_then(Value::as_object);
        done.cloned().unwrap_or_default()
    }

    fn date(self, plan: &str) -> Option<String> {
        self.all()
            .get(plan)
            .and_then(Value::as_str)
            .map(str::to_owned)
    }

    fn set(self, plan: &str, on: bool) {
        let mut all = untrack(|| self.all());
        if on {
            all.insert(plan.to_owned(), moment::today().into());
        } else {
            all.remove(plan);
        }
        if self.demo.get_untracked() {
            self.shown.set(all);
        } else {
            self.shelf
                .put("settings", json!({ "done": all }), "learn_settings_saved");
        }
    }

    fn is_old(self, plan: &str) -> bool {
        let set = self.shelf.setting("/learning/chatbot_settings_days");
        let limit = set
            .and_then(|days| days.as_i64())
            .unwrap_or(LOOK_AGAIN_DAYS);
        let date = self.date(plan);
        date.and_then(|date| moment::days_since(&date))
            .is_some_and(|days| is_old(days, limit))
    }
}

/// Draws it; what follows is the id of one chatbot.
pub(crate) fn view(shelf: Shelf, rest: ReadSignal<String>) -> View {
    let ticks = Ticks {
        shelf,
        demo: create_signal(false),
        shown: create_signal(Map::new()),
    };
    let one = create_selector(move || {
        rest.with(|rest| knobs().chatbots.iter().position(|one| one.id == *rest))
    });
    let before = create_signal(None);
    let list = move || -> View {
        let chosen = one.get();
        // The part stays the same, so nobody else moves the focus.
        if before
            .get_untracked()
            .is_some_and(|before| before != chosen)
        {
            browser::focus("section[data-chatbot] h3 a");
        }
        before.set_silent(Some(chosen));
        let shown = knobs().chatbots.iter().enumerate();
        let shown = shown.filter(|(at, _)| chosen.is_none_or(|one| one == *at));
        let parts: Vec<View> = shown.map(|(_, one)| chatbot(ticks, one)).collect();
        let all = chosen.map(|_| {
            View::from(
                tags::p()
                    .class("noprint")
                    .children(piece::link_to("settings", say("learn_settings_all"))),
            )
        });
        (all, parts).into()
    };
    let old = move || -> Option<View> {
        let plans = knobs().chatbots.iter().flat_map(|one| &one.plans);
        plans
            .into_iter()
            .any(|plan| ticks.is_old(&plan.id))
            .then(|| {
                tags::p()
                    .class("outcome warn")
                    .id("settings-old")
                    .children(say("learn_settings_old"))
                    .into()
            })
    };
    let demo = tags::p().class("switch noprint").children((
        tags::input()
            .r#type("checkbox")
            .attr("role", "switch")
            .id("settings-demo")
            .attr("aria-describedby", "settings-demo-why")
            .on(events::change, move |event: Event| {
                batch(|| {
                    ticks.shown.set(Map::new());
                    ticks.demo.set(browser::is_on(&event));
                });
            }),
        tags::label()
            .r#for("settings-demo")
            .children(say("learn_settings_demo")),
        tags::span()
            .class("why")
            .id("settings-demo-why")
            .children(say("learn_settings_demo_why")),
    ));
    (
        tags::p().children(say("learn_settings_intro")),
        tags::p()
            .class("outcome stop")
            .children(say("learn_settings_warning")),
        old,
        move || piece::of_organisation(shelf.lines_set("/learning/chatbot_settings")),
        demo,
        tags::p()
            .class("buttons")
            .children(piece::print("settings-print")),
        list,
        tags::p()
            .class("why")
            .children(say("learn_settings_source")),
    )
        .into()
}

fn chatbot(ticks: Ticks, one: &'static Chatbot) -> View {
    let plans: Vec<View> = one.plans.iter().map(|one| plan(ticks, one)).collect();
    tags::section()
        .class("block")
        .attr("data-chatbot", one.id.clone())
        .children((
            tags::h3().children(piece::link_to(
                &format!("settings/{}", one.id),
                one.name.clone(),
            )),
            plans,
            tags::h4().children(say("learn_settings_delete")),
            report::delete_steps(one),
        ))
        .into()
}

fn plan(ticks: Ticks, plan: &'static Plan) -> View {
    let steps: Vec<View> = plan
        .steps
        .iter()
        .map(|step| tags::li().children(said(step)).into())
        .collect();
    let steps = (!steps.is_empty()).then(|| View::from(tags::ol().class("steps").children(steps)));
    let source = &plan.source;
    let read_long_ago =
        moment::days_since(&source.checked).is_some_and(|days| is_old(days, LOOK_AGAIN_DAYS));
    let checked = say_with("learn_checked", &[&moment::spoken_month(&source.checked)]);
    let notes = [
        (source.second_hand, "learn_settings_second_hand"),
        (read_long_ago, "learn_settings_stale"),
    ];
    let notes: Vec<String> = notes
        .into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, key)| say(key))
        .collect();
    let id = format!("done-{}", plan.id);
    let input = tags::input()
        .r#type("checkbox")
        .id(id.clone())
        .prop("checked", move || {
            JsValue::from(ticks.date(&plan.id).is_some())
        })
        .on(events::change, move |event: Event| {
            ticks.set(&plan.id, browser::is_on(&event));
        });
    let words = move || match ticks.date(&plan.id) {
        Some(date) => say_with("learn_settings_done_on", &[&moment::spoken_date(&date)]),
        None => say("learn_settings_done"),
    };
    let again = move || -> Option<View> {
        ticks.is_old(&plan.id).then(|| {
            tags::span()
                .class("mark warn")
                .children(say("learn_settings_again"))
                .into()
        })
    };
    tags::div()
        .class("card plan")
        .attr("data-plan", plan.id.clone())
        .children((
            tags::h4().children(said(&plan.name)),
            steps,
            tags::p().children(said(&plan.effect)),
            tags::p().class("why").children((
                piece::link_out(source.link.clone(), source.name.clone()),
                " ",
                checked,
                " ",
                notes.join(" "),
            )),
            tags::p().class("choice").children((
                input,
                tags::label().r#for(id).children(words),
                " ",
                again,
            )),
        ))
        .into()
}
