//! What the parts of the pages are made of.

use promptwacht_coach::Language;
use promptwacht_coach::draw::Draw;
use promptwacht_kit::browser;
use promptwacht_kit::files::{self, Unread};
use serde_json::{Value, json};
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlDialogElement, KeyboardEvent, MouseEvent};

use crate::progress;
use crate::shelf::Shelf;
use crate::words::{language, say};

/// A button with an id and words, that does something.
pub(crate) fn button(
    id: impl Into<String>,
    words: impl Into<String>,
    mut deed: impl FnMut() + 'static,
) -> View {
    tags::button()
        .r#type("button")
        .id(id.into())
        .on(events::click, move |_: MouseEvent| deed())
        .children(words.into())
        .into()
}

/// A link to a page outside: in a tab of its own, which does not learn where the user came from.
pub(crate) fn link_out(address: impl Into<String>, words: impl Into<String>) -> View {
    tags::a()
        .href(address.into())
        .target("_blank")
        .rel("noopener noreferrer")
        .children(words.into())
        .into()
}

/// A link to another part of the pages, by the end of its address (`tips/A-D1`).
pub(crate) fn link_to(part: &str, words: impl Into<String>) -> View {
    tags::a()
        .href(format!("#{part}"))
        .children(words.into())
        .into()
}

/// A button that prints the part in sight.
pub(crate) fn print(id: &'static str) -> View {
    button(id, say("learn_print"), || {
        if let Some(window) = browser::window() {
            let _ = window.print();
        }
    })
}

/// A button that reads `text` aloud with the browser's own voice, and stops it when pressed again.
pub(crate) fn read_aloud(id: impl Into<String>, text: impl Fn() -> String + 'static) -> View {
    button(id, say("learn_read_aloud"), move || {
        browser::read_aloud(&text(), language().tag());
    })
}

/// The day of today where the user is: `2026-11-23`.
pub(crate) fn today() -> String {
    let now = js_sys::Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}

/// A day as the reader writes it: `23-11-2026` in Dutch; in English it stays `2026-11-23`.
pub(crate) fn day_words(day: &str) -> String {
    let parts: Vec<&str> = day.split('-').collect();
    match (parts.as_slice(), language()) {
        (&[year, month, day], Language::Nl) => format!("{day}-{month}-{year}"),
        _ => day.to_owned(),
    }
}

/// Chance for what is shuffled, another one at each call.
pub(crate) fn chance() -> Draw {
    Draw::new(js_sys::Math::random().to_bits())
}

/// Hears every key that is pressed while the part is in sight.
pub(crate) fn when_key(deed: impl Fn(&KeyboardEvent) + 'static) {
    let hear = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| deed(&event));
    if let Some(window) = browser::window() {
        let _ = window.add_event_listener_with_callback("keydown", hear.as_ref().unchecked_ref());
        on_cleanup(move || {
            let heard = hear.as_ref().unchecked_ref();
            let _ = window.remove_event_listener_with_callback("keydown", heard);
        });
    }
}

/// A list to choose from: what is kept and what it is called. `chosen` follows it.
pub(crate) fn choice(
    id: &'static str,
    label: String,
    options: Vec<(String, String)>,
    chosen: Signal<String>,
) -> View {
    let options: Vec<View> = options
        .into_iter()
        .map(|(value, name)| {
            let own = value.clone();
            let selected = move || JsValue::from(chosen.with(|chosen| *chosen == own));
            tags::option()
                .value(value)
                .prop("selected", selected)
                .children(name)
                .into()
        })
        .collect();
    let list = tags::select()
        .id(id)
        .on(events::change, move |event: Event| {
            chosen.set(browser::written(&event));
        })
        .children(options);
    tags::div()
        .class("setting")
        .children((tags::label().r#for(id).children(label), list))
        .into()
}

/// A button that lets the user choose a JSON file; `take` gets its text, or why it was not read.
pub(crate) fn bring(
    id: &'static str,
    words: String,
    take: impl Fn(Result<String, Unread>) + Clone + 'static,
) -> View {
    let scope = use_current_scope();
    let hear = move |event: Event| {
        let take = take.clone();
        spawn_local(async move {
            let text = files::chosen(event).await;
            scope.run_in(|| take(text));
        });
    };
    let field = tags::input()
        .class("away")
        .id(id)
        .r#type("file")
        .accept(".json,application/json");
    tags::label()
        .class("button")
        .children((words, field.on(events::change, hear)))
        .into()
}

/// Whether the organisation wants counts. Follows changes where it is asked within a view.
pub(crate) fn is_counted(shelf: Shelf) -> bool {
    let is_set = |name: &str| {
        let set = shelf.setting(&format!("/counts/{name}"));
        set.is_some_and(|set| {
            set.as_bool()
                .unwrap_or_else(|| set.as_str().is_some_and(|text| !text.is_empty()))
        })
    };
    is_set("address") || is_set("keep")
}

/// Counts that a page of the training was done (an id of `promptwacht_counts::Page`) and in what role, where the organisation wants
/// counts: no name, no score.
pub(crate) fn count(shelf: Shelf, page: &'static str) {
    let role = untrack(|| progress::counted_role(shelf));
    tell(shelf, json!({ "type": "count", "events": [[page, role]] }));
}

/// Counts that a leak was reported, at the chatbot with this host or at another tool: nothing else of the report.
pub(crate) fn count_leak(shelf: Shelf, host: Option<&'static str>) {
    let host = host.unwrap_or("other");
    tell(
        shelf,
        json!({ "type": "count", "events": ["leak-reported"], "host": host }),
    );
}

fn tell(shelf: Shelf, count: Value) {
    if untrack(|| is_counted(shelf)) {
        spawn_local(async move {
            browser::tell_worker(&count).await;
        });
    }
}

/// Words of the organisation, under a heading that says so; nothing where there are none.
pub(crate) fn of_organisation(lines: Vec<String>) -> Option<View> {
    let any = !lines.is_empty();
    let lines: Vec<View> = lines
        .into_iter()
        .map(|line| tags::li().children(line).into())
        .collect();
    any.then(|| {
        let heading = tags::h3().children(say("learn_of_organisation"));
        let list = tags::ul().class("managed").children(lines);
        tags::section()
            .class("of-organisation")
            .children((heading, list))
            .into()
    })
}

/// A button for what cannot be undone: it asks first, and the way back comes first. The words stand under `words` (the button) and
/// `<words>_sure`, `_what`, `_yes` and `_no`.
pub(crate) fn sure(
    id: &'static str,
    words: &'static str,
    mut deed: impl FnMut() + 'static,
) -> View {
    let place = create_node_ref();
    let dialog = move || -> Option<HtmlDialogElement> { place.try_get()?.dyn_into().ok() };
    let close = move || {
        if let Some(dialog) = dialog() {
            dialog.close();
        }
    };
    let say = |end: &str| say(&format!("{words}{end}"));
    let ask = button(id, say(""), move || {
        if let Some(dialog) = dialog() {
            let _ = dialog.show_modal();
        }
    });
    let yes = button(format!("{id}-yes"), say("_yes"), move || {
        close();
        deed();
    });
    let no = button(format!("{id}-no"), say("_no"), close);
    let title = format!("{id}-title");
    let question = (
        tags::h2().id(title.clone()).children(say("_sure")),
        tags::p().children(say("_what")),
        tags::p().class("buttons").children((no, yes)),
    );
    (
        tags::p().children(ask),
        tags::dialog()
            .r#ref(place)
            .attr("aria-labelledby", title)
            .children(question),
    )
        .into()
}
