//! Own progress: what was done, what comes next, and both as a file.

use promptwacht_coach::before_after::NO_ROLE;
use promptwacht_coach::progress::{Done, Role, Step, done, paths, to_csv, to_json};
use promptwacht_kit::files;
use serde_json::{Value, json};
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use web_sys::MouseEvent;

use crate::frame::{PARTS, is_shown};
use crate::piece;
use crate::shelf::Shelf;
use crate::words::{said, say, say_with};

/// Parts that keep what was done themselves; the others are ticked by the user.
const KEPT: [&str; 3] = ["training", "quiz", "kompas"];

fn all(shelf: Shelf) -> Vec<Done> {
    done(|subject| shelf.get(subject))
}

fn role_of(shelf: Shelf) -> String {
    let kept = shelf.get("progress");
    let role = kept.get("role").and_then(Value::as_str).unwrap_or_default();
    role.to_owned()
}

/// The role as it is counted: one of the paths, or none of them.
pub(crate) fn counted_role(shelf: Shelf) -> &'static str {
    let kept = role_of(shelf);
    let mut roles = paths().roles.iter();
    let chosen = roles.find(|role| role.id == kept);
    chosen.map_or(NO_ROLE, |role| role.id.as_str())
}

/// Keeps one field of what is kept here.
fn keep(shelf: Shelf, name: &str, value: Value, say_after: &'static str) {
    let mut kept = match untrack(|| shelf.get("progress")) {
        Value::Object(kept) => kept,
        _ => serde_json::Map::new(),
    };
    kept.insert(name.to_owned(), value);
    shelf.put("progress", Value::Object(kept), say_after);
}

/// Draws it.
pub(crate) fn view(shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let role = create_signal(untrack(|| role_of(shelf)));
    create_effect(move || {
        let chosen = role.get_clone();
        if chosen != untrack(|| role_of(shelf)) {
            keep(shelf, "role", json!(chosen), "learn_progress_kept");
        }
    });
    let mut roles: Vec<(String, String)> = vec![(String::new(), say("learn_progress_no_role"))];
    let named = |role: &Role| (role.id.clone(), said(&role.name));
    roles.extend(paths().roles.iter().map(named));
    let export = tags::p().class("buttons").children((
        piece::button("progress-json", say("learn_progress_json"), move || {
            let role = untrack(|| role_of(shelf));
            let role = (!role.is_empty()).then_some(role.as_str());
            let text = to_json(role, &untrack(|| all(shelf)));
            files::offer("promptwacht-leren.json", "application/json", &text);
        }),
        piece::button("progress-csv", say("learn_progress_csv"), move || {
            let text = to_csv(&untrack(|| all(shelf)));
            files::offer("promptwacht-leren.csv", "text/csv", &text);
        }),
        piece::print("print-progress"),
    ));
    (
        tags::p().children(say("learn_progress_intro")),
        move || {
            let words = || say("learn_progress_counted");
            piece::is_counted(shelf)
                .then(|| View::from(tags::p().class("why").id("role-counted").children(words())))
        },
        piece::choice("role", say("learn_progress_role"), roles, role),
        move || path(shelf, &role.get_clone()),
        tags::h3().children(say("learn_progress_done")),
        move || table(&all(shelf)),
        export,
        tags::p()
            .class("why")
            .children(say("learn_progress_private")),
    )
        .into()
}

fn path(shelf: Shelf, role: &str) -> View {
    let Some(role) = paths().roles.iter().find(|one| one.id == role) else {
        return ().into();
    };
    let all = all(shelf);
    let is_there = |step: &&Step| {
        let part = PARTS.iter().find(|part| part.id == step.part);
        part.is_some_and(|part| is_shown(part, shelf))
    };
    let mut next_is_marked = false;
    let steps: Vec<View> = role
        .steps
        .iter()
        .filter(is_there)
        .map(|step| {
            let when = all.iter().find(|done| done.part == step.part);
            let is_next = when.is_none() && !next_is_marked;
            next_is_marked |= is_next;
            row(shelf, step, when, is_next)
        })
        .collect();
    (
        tags::h3().children(say("learn_progress_path")),
        tags::ol().class("path").id("path").children(steps),
    )
        .into()
}

fn row(shelf: Shelf, step: &'static Step, when: Option<&Done>, is_next: bool) -> View {
    let name = say(&format!("learn_{}", step.part));
    let mark: View = match when {
        Some(done) => {
            let words = say_with("learn_progress_on", &[&piece::day_words(&done.date)]);
            tags::span().class("mark hint").children(words).into()
        }
        None if is_next => tags::span()
            .class("mark warn")
            .children(say("learn_progress_next"))
            .into(),
        None => ().into(),
    };
    let tick: View = if when.is_some() || KEPT.contains(&step.part.as_str()) {
        ().into()
    } else {
        let words = say_with("learn_progress_tick_this", &[&name]);
        tags::button()
            .r#type("button")
            .id(format!("tick-{}", step.part))
            .attr("aria-label", words)
            .on(events::click, move |_: MouseEvent| {
                let kept = untrack(|| shelf.get("progress"));
                let mut done = kept.get("done").cloned().unwrap_or_default();
                if !done.is_object() {
                    done = json!({});
                }
                if let Some(done) = done.as_object_mut() {
                    done.insert(step.part.clone(), json!(piece::today()));
                }
                keep(shelf, "done", done, "learn_progress_kept");
                promptwacht_kit::browser::focus("#path a");
            })
            .children(say("learn_progress_tick"))
            .into()
    };
    tags::li()
        .children((
            piece::link_to(&step.part, name),
            " ",
            mark,
            tags::p().class("why").children(said(&step.why)),
            tick,
        ))
        .into()
}

fn table(all: &[Done]) -> View {
    if all.is_empty() {
        return tags::p().children(say("learn_progress_nothing")).into();
    }
    let heads: Vec<View> = ["date", "what", "score"]
        .map(|head| {
            tags::th()
                .scope("col")
                .children(say(&format!("learn_progress_{head}")))
                .into()
        })
        .into();
    let rows: Vec<View> = all
        .iter()
        .map(|one| {
            let mut score = one
                .score
                .map(|score| format!("{score}%"))
                .unwrap_or_default();
            if let Some(version) = one.version {
                let version = say_with("learn_progress_version", &[&version.to_string()]);
                score = format!("{score} ({version})");
            }
            tags::tr()
                .children((
                    tags::td().children(piece::day_words(&one.date)),
                    tags::td().children(say(&format!("learn_{}", one.part))),
                    tags::td().children(score),
                ))
                .into()
        })
        .collect();
    tags::table()
        .class("done")
        .id("done")
        .children((
            tags::thead().children(tags::tr().children(heads)),
            tags::tbody().children(rows),
        ))
        .into()
}
