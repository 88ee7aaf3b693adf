//! A pack to share with another organisation, and one from elsewhere: what it would change is shown before it does.

use promptwacht_coach::pack::{self, Change, PARTS, SETTINGS};
use promptwacht_coach::policy_file::tidied;
use promptwacht_kit::files;
use serde_json::{Map, Value, json};
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use web_sys::Event;

use crate::drawer::{self, Drawer, wrong};
use crate::shelf::Shelf;
use crate::words::{say, say_with};
use crate::{kompas, list, piece};

/// Where the parts are kept.
#[derive(Clone, Copy)]
struct Kept {
    list: Drawer,
    kompas: Drawer,
    organisation: Drawer,
    lesson: Drawer,
}

/// Draws it.
pub(crate) fn view(shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let kept = Kept {
        list: Drawer::new(shelf, "list"),
        kompas: Drawer::new(shelf, "kompas"),
        organisation: Drawer::new(shelf, "organisation"),
        lesson: Drawer::new(shelf, "lesson"),
    };
    (
        tags::p().children(say("learn_share_why")),
        tags::h3().children(say("learn_share_make")),
        tags::p().children(say("learn_share_make_why")),
        make(shelf, &kept),
        tags::h3().children(say("learn_share_bring")),
        tags::p().children(say("learn_share_bring_why")),
        take(shelf, &kept),
    )
        .into()
}

/// The settings to share: what the list holds, else what holds in this browser.
fn settings(shelf: Shelf, kept: &Kept) -> Value {
    let draft = kept.list.at("/policy");
    let all: Map<String, Value> = SETTINGS
        .iter()
        .filter_map(|name| {
            let value = draft.get(*name).cloned();
            Some((
                (*name).to_owned(),
                value.or_else(|| shelf.setting(&format!("/{name}")))?,
            ))
        })
        .collect();
    tidied(&Value::Object(all))
}

fn packed(shelf: Shelf, kept: &Kept, wanted: &[&str]) -> Value {
    let mut rounds = kompas::rounds(kept.kompas);
    rounds.retain(|round| !round.other);
    let totals = kept.organisation.at("/totals");
    pack::make(
        &piece::today(),
        &settings(shelf, kept),
        &rounds,
        &totals,
        &kept.lesson.at(""),
        wanted,
    )
}

fn tick(id: String, words: String, is_on: bool, mut hear: impl FnMut(bool) + 'static) -> View {
    let input = tags::input()
        .r#type("checkbox")
        .id(id.clone())
        .checked(is_on)
        .on(events::change, move |event: Event| {
            hear(promptwacht_kit::browser::is_on(&event));
        });
    tags::p()
        .class("tick")
        .children((input, tags::label().r#for(id).children(words)))
        .into()
}

fn make(shelf: Shelf, kept: &Kept) -> View {
    let kept = *kept;
    let unwanted = create_signal(Vec::<&'static str>::new());
    let looked = create_signal(false);
    let inside = move || -> View {
        let all = packed(shelf, &kept, &PARTS);
        let names: Vec<&'static str> = PARTS
            .into_iter()
            .filter(|name| all.pointer(&format!("/parts/{name}")).is_some())
            .collect();
        if names.is_empty() {
            return tags::p()
                .class("outcome")
                .children(say("learn_share_nothing"))
                .into();
        }
        let ticks: Vec<View> = names
            .iter()
            .map(|name| {
                let name = *name;
                let words = say(&format!("learn_share_{name}"));
                tick(format!("share-{name}"), words, true, move |on| {
                    unwanted.update(|all| {
                        all.retain(|one| *one != name);
                        if !on {
                            all.push(name);
                        }
                    });
                })
            })
            .collect();
        let choice =
            tags::fieldset().children((tags::legend().children(say("learn_share_parts")), ticks));
        (choice, move || save(shelf, &kept, unwanted, looked)).into()
    };
    inside.into()
}

/// The button that saves, and before it what somebody should look at first.
fn save(
    shelf: Shelf,
    kept: &Kept,
    unwanted: Signal<Vec<&'static str>>,
    looked: Signal<bool>,
) -> View {
    let unwanted = unwanted.get_clone();
    let wanted: Vec<&str> = PARTS
        .into_iter()
        .filter(|name| !unwanted.contains(name))
        .collect();
    let made = packed(shelf, kept, &wanted);
    let personal = pack::personal(&made);
    let must_look = !personal.is_empty();
    let warning = must_look.then(|| {
        let lines: Vec<View> = personal
            .into_iter()
            .map(|line| tags::li().children(line).into())
            .collect();
        View::from(
            tags::div()
                .class("outcome warn")
                .id("share-personal")
                .children((
                    tags::p().children(say("learn_share_personal")),
                    tags::ul().children(lines),
                    tick(
                        "share-looked".to_owned(),
                        say("learn_share_looked"),
                        looked.get_untracked(),
                        move |on| looked.set(on),
                    ),
                )),
        )
    });
    let is_empty = made
        .pointer("/parts")
        .and_then(Value::as_object)
        .is_none_or(Map::is_empty);
    let text = format!("{made:#}\n");
    let button = tags::button()
        .r#type("button")
        .class("first")
        .id("share-save")
        .disabled(move || is_empty || (must_look && !looked.get()))
        .on(events::click, move |_: web_sys::MouseEvent| {
            files::offer("promptwacht-pakket.json", "application/json", &text);
        })
        .children(say("learn_share_save"));
    (warning, tags::p().class("buttons").children(button)).into()
}

/// A part of a pack that was brought, with what it would do.
#[derive(Clone)]
struct Brought {
    name: &'static str,
    change: Change,
    /// What would stand there afterwards.
    after: Value,
}

fn take(shelf: Shelf, kept: &Kept) -> View {
    let kept = *kept;
    let brought = create_signal(Vec::<Brought>::new());
    let unwanted = create_signal(Vec::<&'static str>::new());
    let read = move |text: String| {
        brought.set(Vec::new());
        let parts = pack::read(&text).map_err(wrong)?;
        let own: Map<String, Value> = parts
            .iter()
            .filter(|(name, _)| SETTINGS.contains(&name.as_str()))
            .map(|(name, part)| (name.clone(), part.clone()))
            .collect();
        list::accepted(&Value::Object(own)).map_err(|lines| lines.join(" "))?;
        let all = PARTS
            .into_iter()
            .filter_map(|name| Some(compared(shelf, &kept, name, parts.get(name)?)))
            .collect();
        unwanted.set(Vec::new());
        brought.set(all);
        promptwacht_kit::browser::focus("#share-changes");
        Ok(say("learn_share_look"))
    };
    let shown = move || -> View {
        let all = brought.get_clone();
        if all.is_empty() {
            return ().into();
        }
        let parts: Vec<View> = all
            .into_iter()
            .map(|one| {
                let words = format!(
                    "{}: {}",
                    say(&format!("learn_share_{}", one.name)),
                    in_words(one.change)
                );
                tick(format!("take-{}", one.name), words, true, move |on| {
                    unwanted.update(|all| {
                        all.retain(|name| *name != one.name);
                        if !on {
                            all.push(one.name);
                        }
                    });
                })
            })
            .collect();
        let deed = move || {
            let unwanted = unwanted.get_clone_untracked();
            for one in brought.get_clone_untracked() {
                if !unwanted.contains(&one.name) {
                    carry_out(&kept, &one);
                }
            }
            brought.set(Vec::new());
            shelf.tell(say("learn_share_taken"));
            promptwacht_kit::browser::focus("main h2");
        };
        let leave = move || {
            brought.set(Vec::new());
            shelf.tell(say("learn_file_same"));
            promptwacht_kit::browser::focus("main h2");
        };
        tags::fieldset()
            .id("share-changes")
            .tabindex("-1")
            .children((
                tags::legend().children(say("learn_share_changes")),
                parts,
                tags::p().class("buttons").children((
                    piece::button("share-take", say("learn_share_take"), deed),
                    piece::button("share-leave", say("learn_share_leave"), leave),
                )),
            ))
            .into()
    };
    (
        drawer::bring(
            shelf,
            "share-import",
            "learn_share_choose",
            ".json,application/json",
            read,
        ),
        shown,
    )
        .into()
}

fn compared(shelf: Shelf, kept: &Kept, name: &'static str, part: &Value) -> Brought {
    let (change, after) = match name {
        "kompas" => {
            let mine = untrack(|| kompas::rounds(kept.kompas));
            let same = pack::rounds(part)
                .iter()
                .filter(|round| mine.iter().any(|one| one.is_same(round)))
                .count();
            let all = part.as_array().map_or(0, Vec::len);
            let change = Change {
                new: all - same,
                other: 0,
                same,
            };
            (change, part.clone())
        }
        name @ ("totals" | "lesson") => {
            let mine = if name == "totals" {
                kept.organisation.now("/theirs")
            } else {
                kept.lesson.now("")
            };
            let change = Change {
                new: usize::from(mine.is_null()),
                other: usize::from(!mine.is_null() && mine != *part),
                same: usize::from(mine == *part),
            };
            (change, part.clone())
        }
        name => {
            let mine = untrack(|| settings(shelf, kept));
            pack::over(name, mine.get(name).unwrap_or(&Value::Null), part)
        }
    };
    Brought {
        name,
        change,
        after,
    }
}

fn in_words(change: Change) -> String {
    let numbers = [change.new, change.other, change.same].map(|number| number.to_string());
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    say_with("learn_share_change", &numbers)
}

fn carry_out(kept: &Kept, one: &Brought) {
    match one.name {
        "kompas" => {
            kompas::add(kept.kompas, pack::rounds(&one.after));
        }
        "totals" => kept.organisation.set("/theirs", json!(one.after), ""),
        "lesson" => kept.lesson.set("", one.after.clone(), ""),
        name => kept
            .list
            .set(&format!("/policy/{name}"), one.after.clone(), ""),
    }
}
