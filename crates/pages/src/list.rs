//! A setting that is a list: rows of one field or of a small group, which can be added and taken away.

use serde_json::{Value, json};
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use web_sys::MouseEvent;

use crate::field::{self, Place, locked_by, wrong};
use crate::form::{self, properties};
use crate::shown::shown;
use crate::store::Store;
use crate::words::{label, say, say_with, why};
use promptwacht_kit::browser;

/// Where the schema says nothing else; the reader takes no more.
const MOST: u64 = 500;

/// A list with all that belongs to it.
pub(crate) fn list(store: Store, place: &Place) -> View {
    let (inner, way) = (place.clone(), place.way.clone());
    let locked = create_selector(move || store.locked_at(&way));
    // The section says it already.
    let is_section = place.way.len() == 1;
    let about =
        (!is_section).then(|| View::from(tags::p().class("why").children(why(&place.kind))));
    let draw = move || -> View {
        match locked.get_clone() {
            Some(value) => {
                let value = shown(&inner.schema, &inner.kind, &value);
                (tags::div().class("value").children(value), locked_by(store)).into()
            }
            None => rows(store, &inner),
        }
    };
    let legend = tags::legend().class(if is_section { "away" } else { "" });
    tags::fieldset()
        .class("setting list")
        .attr("data-path", place.path.clone())
        .children((
            legend.children(place.name()),
            about,
            draw,
            wrong(store, place),
        ))
        .into()
}

fn entries(store: Store, place: &Place) -> Vec<Value> {
    match store.own_at(&place.way) {
        Some(Value::Array(entries)) => entries,
        _ => Vec::new(),
    }
}

fn rows(store: Store, place: &Place) -> View {
    let (counted, list) = (place.clone(), place.clone());
    let count = create_selector(move || entries(store, &counted).len());
    let each = move || -> Vec<View> { (0..count.get()).map(|at| row(store, &list, at)).collect() };
    let is_table = place.schema.pointer("/items/type").and_then(Value::as_str) == Some("object");
    let most = place
        .schema
        .get("maxItems")
        .and_then(Value::as_u64)
        .unwrap_or(MOST);
    let grow = place.clone();
    let add = move |_: MouseEvent| {
        let mut all = entries(store, &grow);
        let new = grow.entry(all.len());
        all.push(if is_table { json!({}) } else { json!("") });
        store.set(&grow.way, Some(Value::Array(all)), "options_added");
        browser::focus(&format!("[data-row=\"{}\"] :is(input, select)", new.path));
    };
    let words = say_with("options_add", &[&label(&place.kind).to_lowercase()]);
    let button = tags::button()
        .r#type("button")
        .id(place.id("add"))
        .disabled(move || count.get() as u64 >= most)
        .on(events::click, add)
        .children(words);
    (tags::ol().children(each), button).into()
}

fn row(store: Store, list: &Place, at: usize) -> View {
    let place = list.entry(at);
    let from = list.clone();
    let remove = move |_: MouseEvent| {
        let mut all = entries(store, &from);
        if at < all.len() {
            all.remove(at);
        }
        store.set(
            &from.way,
            (!all.is_empty()).then_some(Value::Array(all)),
            "options_removed",
        );
        browser::focus(&format!("#{}", from.id("add")));
    };
    let button = tags::button()
        .r#type("button")
        .class("remove")
        .attr(
            "aria-label",
            format!("{}: {}", say("options_remove"), place.name()),
        )
        .on(events::click, remove)
        .children(say("options_remove"));
    let fields: Vec<View> = properties(&place.schema)
        .map(|(name, inner)| form::setting(store, &place.inner(name, inner)))
        .collect();
    let row = tags::li().attr("data-row", place.path.clone());
    if fields.is_empty() {
        return row.children((field::field(store, &place), button)).into();
    }
    let legend = tags::legend().children(place.name());
    row.children(tags::fieldset().children((legend, fields, wrong(store, &place), button)))
        .into()
}
