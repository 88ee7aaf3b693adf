//! A setting that is chosen from a list: what the schema names, or the kinds of data that the detector knows.

use promptwacht_detector::KINDS;
use serde_json::Value;
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen::JsValue;
use web_sys::Event;

use crate::field::{Place, invalid, set};
use crate::store::Store;
use crate::words::{self, say, say_with};
use promptwacht_kit::browser;

/// A heading, if any, and the choices below it: what is kept and what it is called.
pub(crate) type Group = (Option<String>, Vec<(String, String)>);

/// What may be chosen; none where anything may be written.
pub(crate) fn groups(place: &Place) -> Option<Vec<Group>> {
    if place.form() == "kind" {
        return Some(kinds());
    }
    let choices = place.schema.get("enum")?.as_array()?;
    let choices = choices.iter().filter_map(Value::as_str);
    let named = choices.map(|choice| (choice.to_owned(), words::choice(&place.kind, choice)));
    Some(vec![(None, named.collect())])
}

fn kinds() -> Vec<Group> {
    let named = |id: &str| (id.to_owned(), words::kind(id));
    let mut kinds: Vec<_> = KINDS
        .iter()
        .map(|kind| named(kind.id))
        .chain([named("own-term")])
        .collect();
    kinds.sort_by_key(|(_, name)| name.to_lowercase());
    kinds.dedup();
    let categories = ["personal", "special", "business", "credential"].map(named);
    vec![
        (Some(say("options_categories")), categories.into()),
        (Some(say("options_kinds")), kinds),
    ]
}

/// The list itself.
pub(crate) fn select(store: Store, place: &Place, groups: Vec<Group>, described: String) -> View {
    let (way, default) = (place.way.clone(), place.default().cloned());
    let known: Vec<String> = groups
        .iter()
        .flat_map(|(_, choices)| choices)
        .map(|(id, _)| id.clone())
        .collect();
    let current = create_selector(move || {
        let set = store.own_at(&way).or_else(|| default.clone());
        set.as_ref().map(words::plain).unwrap_or_default()
    });
    let option = |id: String, name: String| -> View {
        let is_default = place.default().and_then(Value::as_str) == Some(&id);
        let name = if is_default {
            say_with("options_default", &[&name])
        } else {
            name
        };
        let value = id.clone();
        let selected = move || JsValue::from(current.with(|now| *now == id));
        tags::option()
            .value(value)
            .prop("selected", selected)
            .children(name)
            .into()
    };
    let open = place
        .default()
        .is_none()
        .then(|| option(String::new(), say("options_choose")));
    let groups: Vec<View> = groups
        .into_iter()
        .map(|(heading, choices)| {
            let options: Vec<View> = choices
                .into_iter()
                .map(|(id, name)| option(id, name))
                .collect();
            match heading {
                Some(heading) => tags::optgroup().label(heading).children(options).into(),
                None => options.into(),
            }
        })
        .collect();
    // What was kept by another version, or came from a file.
    let strange = move || -> Option<View> {
        let now = current.get_clone();
        let is_strange = !now.is_empty() && !known.contains(&now);
        is_strange.then(|| {
            tags::option()
                .value(now.clone())
                .prop("selected", JsValue::TRUE)
                .children(now)
                .into()
        })
    };
    let write = place.clone();
    let change = move |event: Event| set(store, &write, Value::String(browser::written(&event)));
    tags::select()
        .id(place.id("field"))
        .attr("aria-describedby", described)
        .attr("aria-invalid", invalid(store, place))
        .on(events::change, change)
        .children((open, groups, strange))
        .into()
}
