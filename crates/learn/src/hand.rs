//! What a presenter needs at hand: keys for the whole page, a clock that goes on, a button that copies, a way to another page.

use std::cell::Cell;
use std::rc::Rc;

use promptwacht_kit::browser;
use sycamore::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::frame::{PARTS, is_shown};
use crate::shelf::Shelf;
use crate::words::say;
use crate::{moment, piece};

/// Milliseconds since 1970.
pub(crate) fn now() -> u64 {
    u64::try_from(moment::now_ms()).unwrap_or_default()
}

/// Today, as the language of the pages writes a day.
pub(crate) fn day() -> String {
    moment::spoken_date(&moment::today())
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
    piece::when_key(move |event| {
        let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
        // What the deed does is done as if a button had been pressed.
        if !modified && !is_taken(event) && scope.run_in(|| deed(&event.key())) {
            event.prevent_default();
        }
    });
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
        moment::copy(shelf, &text(), "learn_copied");
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
