//! The settings, made from their schema: a section for each table, what already works before what does not yet.

use promptwacht_policy::{Step, schema};
use serde_json::Value;
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::field::{self, Place};
use crate::store::Store;
use crate::words::{label, say, say_with, why};
use crate::{list, transfer};

/// What people set most, in the order of its use; the others follow as the schema has them.
const FIRST: [&str; 8] = [
    "own_terms",
    "levels",
    "sending",
    "not_right",
    "chatbots",
    "other_chatbots",
    "tips",
    "organisation",
];

/// The whole form.
pub(crate) fn settings(store: Store) -> View {
    let schema = schema();
    let mut names: Vec<(&String, &Value)> = properties(&schema).collect();
    names.sort_by_key(|(name, _)| {
        FIRST
            .iter()
            .position(|first| first == name)
            .unwrap_or(FIRST.len())
    });
    let sections: Vec<View> = names
        .into_iter()
        .map(|(name, inner)| section(store, name, inner))
        .collect();
    let managed = move || -> Option<View> {
        let words = || say_with("options_settings_managed", &[&store.organisation()]);
        store
            .has_locked()
            .then(|| tags::p().class("managed").children(words()).into())
    };
    (
        tags::h2()
            .tabindex("-1")
            .children(say("options_nav_settings")),
        tags::p().children(say("options_settings_why")),
        managed,
        sections,
        transfer::transfer(store),
    )
        .into()
}

fn section(store: Store, name: &str, schema: &Value) -> View {
    let place = Place::top(name, schema);
    let table: Vec<(&String, &Value)> = properties(schema).collect();
    let inside: Vec<View> = if table.is_empty() {
        vec![setting(store, &place)]
    } else {
        table
            .iter()
            .map(|(name, inner)| setting(store, &place.inner(name, inner)))
            .collect()
    };
    let names: Vec<String> = table.iter().map(|(name, _)| (*name).clone()).collect();
    let summary = tags::summary().children((
        tags::h3().children(label(name)),
        marks(store, &place, names),
    ));
    tags::details()
        .class("part")
        .attr("data-part", name.to_owned())
        .children((summary, tags::p().class("why").children(why(name)), inside))
        .into()
}

/// What stands beside the name of a section, so that it need not be opened.
fn marks(store: Store, place: &Place, names: Vec<String>) -> View {
    let way = place.way.clone();
    let locked = move || -> Option<View> {
        store.locked_at(&way)?;
        let whole = names.iter().all(|name| {
            let mut way = way.clone();
            way.push(Step::Name(name.clone()));
            store.locked_at(&way).is_some()
        });
        let key = if whole {
            "options_locked"
        } else {
            "options_locked_part"
        };
        Some(mark("mark locked", say_with(key, &[&store.organisation()])))
    };
    let (way, path) = (place.way.clone(), place.path.clone());
    let changed = move || {
        store
            .own_at(&way)
            .map(|_| mark("mark changed", say("options_changed")))
    };
    let wrong = move || {
        store
            .is_wrong_below(&path)
            .then(|| mark("mark wrong", say("options_wrong")))
    };
    (locked, " ", changed, " ", wrong).into()
}

/// A word or two in a frame.
pub(crate) fn mark(class: &'static str, words: String) -> View {
    tags::span().class(class).children(words).into()
}

/// One setting, whatever it may hold.
pub(crate) fn setting(store: Store, place: &Place) -> View {
    if place.is_list() {
        list::list(store, place)
    } else {
        field::field(store, place)
    }
}

/// The settings of a table.
pub(crate) fn properties(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
}
