//! Hands that were counted in a room: the numbers with their bars, and the fields that the presenter fills them in with.

use promptwacht_coach::quiz::letter;
use promptwacht_kit::browser;
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

use crate::words::{say, say_with};

/// The largest room.
const MOST: u32 = 9999;

/// One row.
pub(crate) struct Bar {
    /// What was chosen: `A. Yes`.
    pub(crate) label: String,
    /// Stands below the label while it is true: `learn_bars_right` for the right answer. A key of words.
    pub(crate) note: Option<(&'static str, ReadSignal<bool>)>,
}

impl Bar {
    /// A row with nothing below its label.
    pub(crate) fn plain(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            note: None,
        }
    }
}

/// As many counts as there are rows, all zero.
pub(crate) fn none_of(rows: usize) -> Signal<Vec<u32>> {
    create_signal(vec![0; rows])
}

fn count(counts: &[u32], row: usize) -> u32 {
    counts.get(row).copied().unwrap_or_default()
}

/// How much of all hands a row has, in whole per cent.
fn share(counts: &[u32], row: usize) -> u32 {
    let all: u32 = counts.iter().sum();
    (count(counts, row) * 100 + all / 2)
        .checked_div(all)
        .unwrap_or_default()
}

/// Adds hands to a row, or takes them off.
pub(crate) fn add(counts: Signal<Vec<u32>>, row: usize, hands: i32) {
    counts.update(|counts| {
        if let Some(count) = counts.get_mut(row) {
            *count = count.saturating_add_signed(hands).min(MOST);
        }
    });
}

/// Counts a hand for the key with the letter of a row, or takes one off where Shift is held. Whether it was such a key; what is
/// written in a field is none.
pub(crate) fn key(event: &KeyboardEvent, counts: Signal<Vec<u32>>, rows: usize) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let writes = target.is_some_and(|one| ["input", "select"].contains(&one.local_name().as_str()));
    if writes || event.alt_key() || event.ctrl_key() || event.meta_key() {
        return false;
    }
    let capital = event.key().to_ascii_uppercase();
    let place = (0..rows).find(|place| capital == letter(*place).to_string());
    if let Some(place) = place {
        add(counts, place, if event.shift_key() { -1 } else { 1 });
    }
    place.is_some()
}

/// A table of rows with number, share and bar, and a field and two buttons in each row. `about` is its caption. Fields are called
/// `ID-0`, `ID-1` and so on, buttons `ID-0-more`, `ID-0-less`.
pub(crate) fn hands(
    id: &'static str,
    about: String,
    rows: Vec<Bar>,
    counts: Signal<Vec<u32>>,
) -> View {
    let labels: Vec<String> = rows.iter().map(|row| row.label.clone()).collect();
    table(id, about, rows, *counts, move |row| {
        let label = labels.get(row).cloned().unwrap_or_default();
        let step = |end: &str, sign: &'static str, words: &str, hands: i32| {
            tags::button()
                .r#type("button")
                .id(format!("{id}-{row}-{end}"))
                .attr("aria-label", say_with(words, &[&label]))
                .on(events::click, move |_: MouseEvent| add(counts, row, hands))
                .children(sign)
        };
        let write = move |event: Event| {
            let written = browser::written(&event).parse().unwrap_or(0).min(MOST);
            counts.update(|counts| {
                if let Some(count) = counts.get_mut(row) {
                    *count = written;
                }
            });
        };
        let field = tags::input()
            .id(format!("{id}-{row}"))
            .r#type("number")
            .min("0")
            .max(MOST.to_string())
            .attr("aria-label", say_with("learn_bars_hands_of", &[&label]))
            .prop("value", move || {
                JsValue::from(counts.with(|counts| count(counts, row)))
            })
            .on(events::change, write);
        let less = step("less", "−", "learn_bars_less", -1);
        let more = step("more", "+", "learn_bars_more", 1);
        tags::td()
            .attr("role", "cell")
            .class("hands")
            .children(tags::span().class("steps").children((less, field, more)))
            .into()
    })
}

/// In a narrow window its style makes a list of it, and then only its roles say that it is a table.
fn table(
    id: &str,
    about: String,
    rows: Vec<Bar>,
    counts: ReadSignal<Vec<u32>>,
    number: impl Fn(usize) -> View,
) -> View {
    let rows: Vec<View> = rows
        .into_iter()
        .enumerate()
        .map(|(row, bar)| line(row, bar, counts, number(row)))
        .collect();
    let heads: Vec<View> = ["answer", "hands", "share"]
        .map(|head| {
            tags::th()
                .attr("role", "columnheader")
                .scope("col")
                .children(say(&format!("learn_bars_{head}")))
                .into()
        })
        .into();
    let all = move || counts.with(|counts| counts.iter().sum::<u32>().to_string());
    let foot = tags::tr().attr("role", "row").children((
        tags::th()
            .attr("role", "rowheader")
            .scope("row")
            .children(say("learn_bars_all")),
        tags::td().attr("role", "cell").class("hands").children(all),
        tags::td().attr("role", "cell"),
    ));
    let about_id = format!("{id}-about");
    tags::table()
        .attr("role", "table")
        .attr("aria-labelledby", about_id.clone())
        .class("bars")
        .children((
            tags::caption().class("away").id(about_id).children(about),
            tags::thead()
                .attr("role", "rowgroup")
                .children(tags::tr().attr("role", "row").children(heads)),
            tags::tbody().attr("role", "rowgroup").children(rows),
            tags::tfoot().attr("role", "rowgroup").children(foot),
        ))
        .into()
}

fn line(row: usize, bar: Bar, counts: ReadSignal<Vec<u32>>, number: View) -> View {
    let part = move || counts.with(|counts| share(counts, row));
    let drawn = tags::svg()
        .attr("viewBox", "0 0 100 10")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .children(
            tags::rect()
                .attr("height", "10")
                .attr("width", move || part().to_string()),
        );
    let percent = tags::span().children(move || format!("{} %", part()));
    let holds = bar.note.map(|(_, holds)| holds);
    let note = move || -> View {
        match bar.note {
            Some((words, holds)) if holds.get() => {
                tags::span().class("mark hint").children(say(words)).into()
            }
            _ => ().into(),
        }
    };
    let stands_out = move || holds.is_some_and(|holds| holds.get()).then_some("right");
    tags::tr()
        .attr("role", "row")
        .attr("class", move || stands_out().unwrap_or_default())
        .children((
            tags::th()
                .attr("role", "rowheader")
                .scope("row")
                .children((bar.label, " ", note)),
            number,
            tags::td()
                .attr("role", "cell")
                .class("share")
                .children(tags::span().class("drawn").children((drawn, percent))),
        ))
        .into()
}
