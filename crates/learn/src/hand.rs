//! What a presenter needs at hand: keys for the whole page, a clock that goes on, a button that copies, a way to another page.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Date;
use promptwacht_kit::browser;
use sycamore::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::KeyboardEvent;

use crate::frame::{PARTS, is_shown};
use crate::piece;
use crate::shelf::Shelf;
use crate::words::{language, say};

/// Milliseconds since 1970.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a time of our days fits, and is not before 1970"
)]
pub(crate) fn now() -> u64 {
    Date::now().max(0.0) as u64
}

/// Today, as the language of the pages writes a day.
pub(crate) fn day() -> String {
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"dateStyle".into(), &"long".into());
    let day = Date::new_0().to_locale_date_string(language().tag(), &options);
    day.into()
}

/// The time, renewed every so many milliseconds as long as the part is in sight.
pub(crate) fn clock(ms: i32) -> ReadSignal<u64> {
    let time = create_signal(now());
    let alive = Rc::new(Cell::new(true));
    let ends = Rc::clone(&alive);
    on_cleanup(move || ends.set(false));
    tick(ms, time, alive);
    *time
}

fn tick(ms: i32, time: Signal<u64>, alive: Rc<Cell<bool>>) {
    browser::after(ms, move || {
        if alive.get() {
            time.set(now());
            tick(ms, time, alive);
        }
    });
}

/// Whether the key belongs to where the focus is: a field that is written in, a list, radio buttons.
fn is_taken(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into().ok());
    target.is_some_and(|target: web_sys::Element| {
        ["input", "textarea", "select"].contains(&target.local_name().as_str())
    })
}

/// Hears keys wherever the focus is, as long as the part is in sight; `deed` says whether it took the key (`ArrowRight`, `p`).
pub(crate) fn on_keys(deed: impl Fn(&str) -> bool + 'static) {
    let scope = use_current_scope();
    let hear = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
        if !modified && !is_taken(&event) && scope.run_in(|| deed(&event.key())) {
            event.prevent_default();
        }
    });
    if let Some(document) = browser::window().and_then(|window| window.document()) {
        let deaf = document.clone();
        let called = hear.as_ref().unchecked_ref::<js_sys::Function>().clone();
        let _ = document.add_event_listener_with_callback("keydown", &called);
        on_cleanup(move || {
            let _ = deaf.remove_event_listener_with_callback("keydown", &called);
            drop(hear);
        });
    }
}

/// Which way a key of a keyboard or of a clicker leads: 1 is on, -1 back.
pub(crate) fn way(key: &str) -> Option<isize> {
    match key {
        "ArrowRight" | "PageDown" => Some(1),
        "ArrowLeft" | "PageUp" => Some(-1),
        _ => None,
    }
}

/// The one before or after a place among so many; none where that is past the end.
pub(crate) fn neighbour(place: usize, way: isize, all: usize) -> Option<usize> {
    let next = place.checked_add_signed(way)?;
    (next < all).then_some(next)
}

/// Goes to another address of the pages.
pub(crate) fn go(address: &str) {
    if let Some(window) = browser::window() {
        let _ = window.location().set_hash(address);
    }
}

/// A button that copies a text.
pub(crate) fn copy(
    id: impl Into<String>,
    shelf: Shelf,
    text: impl Fn() -> String + 'static,
) -> View {
    piece::button(id, say("learn_copy"), move || {
        let clipboard = browser::window().map(|window| window.navigator().clipboard());
        let Some(copying) = clipboard.map(|clipboard| clipboard.write_text(&text())) else {
            return;
        };
        spawn_local(async move {
            let done = JsFuture::from(copying).await.is_ok();
            let words = if done {
                "learn_copied"
            } else {
                "learn_not_copied"
            };
            shelf.tell(say(words));
        });
    })
}

/// Whether a part is there and shown by the organisation.
pub(crate) fn has(shelf: Shelf, id: &str) -> bool {
    PARTS
        .iter()
        .any(|part| part.id == id && is_shown(part, shelf))
}

/// A link to another part where it is shown, else nothing.
pub(crate) fn link(shelf: Shelf, id: &'static str, words: &'static str) -> View {
    let draw = move || -> View {
        if has(shelf, id) {
            piece::link_to(id, say(words))
        } else {
            ().into()
        }
    };
    draw.into()
}
