//! The status: what is guarded here and what is not in order, to look at and to copy for the helpdesk.

use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlTextAreaElement, MouseEvent};

use crate::helpdesk::{Asked, Part, ask, parts, text};
use crate::store::Store;
use crate::words::say;
use promptwacht_kit::browser;

/// The part of the page.
pub(crate) fn status(store: Store) -> View {
    let asked = create_signal(Asked::default());
    let look = move |say_after: Option<&'static str>| {
        spawn_local(async move {
            asked.set(ask().await);
            if let Some(words) = say_after {
                store.tell(say(words));
            }
        });
    };
    look(None);
    browser::when_address_changes(move || look(None));
    let all = create_selector(move || asked.with(|asked| parts(store, asked)));
    let drawn = move || all.with(|all| all.iter().map(part).collect::<Vec<View>>());
    let place = create_node_ref();
    let copy = move |_: MouseEvent| {
        let words = all.with_untracked(|all| text(all));
        spawn_local(async move {
            let clipboard = browser::window().map(|window| window.navigator().clipboard());
            let is_copied = match clipboard {
                Some(clipboard) => JsFuture::from(clipboard.write_text(&words)).await.is_ok(),
                None => false,
            };
            let field: Option<HtmlTextAreaElement> =
                place.try_get().and_then(|field| field.dyn_into().ok());
            if let Some(field) = field.filter(|_| !is_copied) {
                let _ = field.focus();
                field.select();
            }
            store.tell(say(if is_copied {
                "options_status_copied"
            } else {
                "options_status_not_copied"
            }));
        });
    };
    let button =
        |id: &'static str, words: &str| tags::button().r#type("button").id(id).children(say(words));
    let again = move |_: MouseEvent| look(Some("options_status_fresh"));
    let buttons = (
        button("copy", "options_status_copy")
            .class("first")
            .on(events::click, copy),
        button("look", "options_status_again").on(events::click, again),
    );
    let field = tags::textarea()
        .id("copied")
        .rows("12")
        .readonly(true)
        .r#ref(place)
        .prop("value", move || JsValue::from(all.with(|all| text(all))));
    (
        tags::h2()
            .tabindex("-1")
            .children(say("options_nav_status")),
        tags::p().children(say("options_status_why")),
        tags::p().class("buttons").children(buttons),
        tags::div().id("parts").children(drawn),
        tags::label()
            .r#for("copied")
            .children(say("options_status_text")),
        field,
    )
        .into()
}

fn part(part: &Part) -> View {
    let rows = part.rows.iter().map(|(name, value)| {
        (
            tags::dt().children(name.clone()),
            tags::dd().children(value.clone()),
        )
            .into()
    });
    let rows = tags::dl().children(rows.collect::<Vec<View>>());
    (tags::h3().children(part.heading.clone()), rows).into()
}
