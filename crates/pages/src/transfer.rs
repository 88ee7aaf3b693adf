//! What is done to all settings of the user at once: back to the defaults, into a file, out of a file.

use serde_json::{Value, json};
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, HtmlDialogElement, HtmlInputElement, MouseEvent};

use crate::store::Store;
use crate::words::say;

/// The last part of the form.
pub(crate) fn transfer(store: Store) -> View {
    (
        tags::h3().children(say("options_file")),
        tags::p().children(say("options_file_why")),
        tags::p()
            .class("buttons")
            .children((export(store), import(store))),
        reset(store),
    )
        .into()
}

fn export(store: Store) -> View {
    let address = move || {
        let text = format!("{:#}\n", store.own());
        let text = String::from(js_sys::encode_uri_component(&text));
        format!("data:application/json;charset=utf-8,{text}")
    };
    let link = tags::a()
        .class("button")
        .id("export")
        .href(address)
        .download("promptwacht.json");
    link.children(say("options_export")).into()
}

fn import(store: Store) -> View {
    let take = move |event: Event| {
        let Some(input) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        else {
            return;
        };
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        spawn_local(async move {
            let text = JsFuture::from(file.text())
                .await
                .ok()
                .and_then(|text| text.as_string());
            match text.and_then(|text| serde_json::from_str::<Value>(&text).ok()) {
                Some(own) if own.is_object() => store.replace(own, "options_import_done"),
                _ => store.tell(say("options_import_wrong")),
            }
            input.set_value("");
        });
    };
    let input = tags::input()
        .class("away")
        .id("import")
        .r#type("file")
        .accept(".json,application/json");
    tags::label()
        .class("button")
        .children((say("options_import"), input.on(events::change, take)))
        .into()
}

fn reset(store: Store) -> View {
    let place = create_node_ref();
    let dialog = move || -> Option<HtmlDialogElement> { place.try_get()?.dyn_into().ok() };
    let close = move || {
        if let Some(dialog) = dialog() {
            dialog.close();
        }
    };
    let open = move |_: MouseEvent| {
        if let Some(dialog) = dialog() {
            let _ = dialog.show_modal();
        }
    };
    let yes = move |_: MouseEvent| {
        close();
        store.replace(json!({}), "options_reset_done");
    };
    let button =
        |id: &'static str, words: &str| tags::button().r#type("button").id(id).children(say(words));
    let ask = button("reset", "options_reset")
        .disabled(move || !store.has_own())
        .on(events::click, open);
    let choices = (
        button("reset-no", "options_reset_no").on(events::click, move |_: MouseEvent| close()),
        button("reset-yes", "options_reset_yes").on(events::click, yes),
    );
    let question = (
        tags::h2()
            .id("reset-title")
            .children(say("options_reset_sure")),
        tags::p().children(say("options_reset_why")),
        tags::p().class("buttons").children(choices),
    );
    (
        tags::p().children(ask),
        tags::dialog()
            .r#ref(place)
            .attr("aria-labelledby", "reset-title")
            .children(question),
    )
        .into()
}
