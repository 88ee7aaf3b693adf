//! The list of chatbots and the house rules of an organisation, as settings that IT hands out.

mod compare;
mod settings;

use promptwacht_coach::policy_file::{is_due, tidied, to_json, to_toml};
use promptwacht_kit::files;
use serde_json::Value;
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use web_sys::MouseEvent;

use crate::drawer::{self, Drawer, Field, Kind, day, field, rows};
use crate::piece;
use crate::shelf::Shelf;
use crate::words::{say, say_with};

pub(crate) use settings::accepted;

const CHATBOTS: &[Field] = &[
    ("host", Kind::Line),
    ("name", Kind::Line),
    (
        "approval",
        Kind::Choice(&["refused", "conditional", "approved"]),
    ),
    ("account", Kind::Line),
    ("conditions", Kind::Lines),
    ("risks", Kind::Lines),
    ("storage", Kind::Line),
    ("review", Kind::Date),
    ("alternative", Kind::Line),
    ("agreement", Kind::Tick),
    ("closed", Kind::Tick),
    ("no_lesson", Kind::Tick),
];

const RULES: &[Field] = &[
    ("version", Kind::Number),
    ("lines", Kind::Lines),
    ("page", Kind::Line),
];

/// The settings as the forms hold them.
const DRAFT: &str = "/policy";

/// Draws it.
pub(crate) fn view(shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let drawer = Drawer::new(shelf, "list");
    let rules = move || -> Vec<View> {
        drawer.follow();
        let one = |one: &Field| field(drawer, "rules", "/policy/house_rules", *one);
        untrack(|| RULES.iter().map(one).collect())
    };
    (
        tags::p().children(say("learn_list_why")),
        tags::p().class("why").children(say("learn_kept_self")),
        files(drawer),
        tags::h3().children(say("learn_list_chatbots")),
        rows(drawer, "chatbot", "/policy/chatbots", CHATBOTS, due),
        tags::h3().children(say("learn_list_rules")),
        tags::p().children(say("learn_list_rules_why")),
        tags::div().class("fields").children(rules),
        move || compare::table(&drawer.list("/policy/chatbots")),
        move || compare::rules(&drawer.at("/policy/house_rules")),
    )
        .into()
}

/// Says in words that a decision should have been looked at again.
fn due(chatbot: &Value) -> View {
    if !is_due(chatbot, &piece::today()) {
        return ().into();
    }
    let review = chatbot
        .get("review")
        .and_then(Value::as_str)
        .unwrap_or_default();
    tags::p()
        .class("outcome warn")
        .children(say_with("learn_list_due", &[&day(review)]))
        .into()
}

fn draft(drawer: Drawer) -> Value {
    tidied(&drawer.at(DRAFT))
}

fn files(drawer: Drawer) -> View {
    let take = move |text: String| {
        let policy = settings::taken(&text)?;
        drawer.replace(DRAFT, policy, "");
        Ok(say("learn_brought"))
    };
    // The list that holds in this browser now, to go on with.
    let here = move || {
        let found: serde_json::Map<String, Value> = ["chatbots", "house_rules"]
            .iter()
            .filter_map(|name| {
                Some((
                    (*name).to_owned(),
                    drawer.shelf.setting(&format!("/{name}"))?,
                ))
            })
            .collect();
        let found = tidied(&Value::Object(found));
        if found.as_object().is_none_or(serde_json::Map::is_empty) {
            drawer.shelf.tell(say("learn_list_none_here"));
            return;
        }
        let mut all = untrack(|| drawer.at(DRAFT))
            .as_object()
            .cloned()
            .unwrap_or_default();
        all.extend(found.as_object().cloned().unwrap_or_default());
        drawer.replace(DRAFT, Value::Object(all), "learn_brought");
    };
    (
        tags::div().class("buttons").children((
            drawer::bring(
                drawer.shelf,
                "list-import",
                "learn_list_bring",
                ".json,.toml,application/json",
                take,
            ),
            piece::button("list-here", say("learn_list_here"), here),
            piece::print("list-print"),
        )),
        move || exports(drawer),
    )
        .into()
}

/// What is wrong, or the ways to save what is right.
fn exports(drawer: Drawer) -> View {
    let draft = draft(drawer);
    if draft.as_object().is_none_or(serde_json::Map::is_empty) {
        return tags::p()
            .class("why")
            .children(say("learn_list_empty"))
            .into();
    }
    if let Err(wrong) = accepted(&draft) {
        let wrong: Vec<View> = wrong
            .into_iter()
            .map(|line| tags::li().children(line).into())
            .collect();
        return tags::div()
            .class("outcome stop")
            .id("list-wrong")
            .children((
                tags::p().children(say("learn_list_wrong")),
                tags::ul().children(wrong),
            ))
            .into();
    }
    let save = |id: &'static str,
                words: &str,
                name: &'static str,
                kind: &'static str,
                make: fn(&Value) -> String|
     -> View {
        let draft = draft.clone();
        tags::button()
            .r#type("button")
            .id(id)
            .on(events::click, move |_: MouseEvent| {
                files::offer(name, kind, &make(&draft));
            })
            .children(say(words))
            .into()
    };
    (
        tags::p().id("list-right").children(say("learn_list_right")),
        tags::p().class("buttons").children((
            save(
                "list-json",
                "learn_save_json",
                "promptwacht-policy.json",
                "application/json",
                to_json,
            ),
            save(
                "list-toml",
                "learn_save_toml",
                "promptwacht-policy.toml",
                "application/toml",
                to_toml,
            ),
        )),
    )
        .into()
}
