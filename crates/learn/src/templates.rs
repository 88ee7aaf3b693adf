//! The user's own prompts: written here, and brought and taken by file. A file also says what was withdrawn.

use promptwacht_coach::prompts::{examples, prompts};
use promptwacht_coach::templates::{self, Wrong};
use promptwacht_kit::browser;
use promptwacht_kit::files::{self, Unread};
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use crate::desk::Desk;
use crate::piece;
use crate::prompts::phases;
use crate::shelf::Shelf;
use crate::words::{say, say_with};

const SUBJECT: &str = "templates";

/// What is kept; nothing of it where it cannot be read. Also asked in what goes on later, outside any root of signals.
pub(crate) fn kept(shelf: Shelf) -> templates::Shelf {
    serde_json::from_value(shelf.get(SUBJECT)).unwrap_or_default()
}

/// Changes what is kept.
pub(crate) fn change(
    shelf: Shelf,
    say_after: &'static str,
    deed: impl FnOnce(&mut templates::Shelf),
) {
    let mut own = kept(shelf);
    deed(&mut own);
    put(shelf, &own, say_after);
}

fn put(shelf: Shelf, own: &templates::Shelf, say_after: &'static str) {
    shelf.put(
        SUBJECT,
        serde_json::to_value(own).unwrap_or_default(),
        say_after,
    );
}

fn wrong(wrong: Wrong) -> String {
    say(match wrong {
        Wrong::Foreign => "learn_templates_foreign",
        Wrong::Text => "learn_templates_text_wrong",
        Wrong::TooMany => "learn_templates_too_many",
    })
}

/// Keeps a prompt, after a look at it: it may go to others by file.
pub(crate) fn add(
    shelf: Shelf,
    desk: Desk,
    title: String,
    text: String,
    phase: String,
    done: impl FnOnce() + 'static,
) {
    let whole = format!("{title}\n{text}");
    desk.look(whole, move |shelf_now, _| {
        let mut own = kept(shelf);
        match own.add(&title, &text, &phase) {
            Ok(()) => {
                put(shelf, &own, "learn_templates_added");
                done();
            }
            Err(why) => shelf_now.tell(wrong(why)),
        }
    });
}

/// The form for a new one.
fn form(shelf: Shelf, desk: Desk) -> View {
    let title = create_signal(String::new());
    let text = create_signal(String::new());
    let first = prompts().phases.first();
    let phase = create_signal(first.map(|phase| phase.id.clone()).unwrap_or_default());
    let keep = move || {
        add(
            shelf,
            desk,
            title.get_clone_untracked(),
            text.get_clone_untracked(),
            phase.get_clone_untracked(),
            move || {
                title.set(String::new());
                text.set(String::new());
                browser::focus("#own-title");
            },
        );
    };
    let field = |id: &'static str, key: &str, inside: View| -> View {
        tags::p()
            .children((tags::label().r#for(id).children(say(key)), inside))
            .into()
    };
    let hear = move |into: Signal<String>| {
        move |event: Event| {
            desk.clear();
            into.set(browser::written(&event));
        }
    };
    tags::fieldset()
        .id("own")
        .children((
            tags::legend().children(say("learn_templates_new")),
            field(
                "own-title",
                "learn_templates_title",
                tags::input()
                    .id("own-title")
                    .attr("maxlength", "100")
                    .attr("autocomplete", "off")
                    .prop("value", move || JsValue::from(title.get_clone()))
                    .on(events::input, hear(title))
                    .into(),
            ),
            field(
                "own-phase",
                "learn_prompts_phase",
                tags::select()
                    .id("own-phase")
                    .on(events::change, hear(phase))
                    .children(phases())
                    .into(),
            ),
            field(
                "own-text",
                "learn_templates_text",
                tags::textarea()
                    .id("own-text")
                    .rows("4")
                    .attr("maxlength", "4000")
                    .attr("aria-describedby", "own-why")
                    .prop("value", move || JsValue::from(text.get_clone()))
                    .on(events::input, hear(text))
                    .into(),
            ),
            tags::p()
                .id("own-why")
                .class("why")
                .children(say("learn_templates_blanks")),
            tags::p().class("buttons").children(piece::button(
                "own-keep",
                say("learn_templates_keep"),
                keep,
            )),
        ))
        .into()
}

/// The form and the files, under the examples.
pub(crate) fn view(shelf: Shelf, desk: Desk) -> View {
    let hidden = move || -> View {
        let own = kept(shelf);
        let count = examples().filter(|one| !own.shows(&one.id)).count();
        if count == 0 {
            return ().into();
        }
        piece::button(
            "show-all",
            say_with("learn_templates_show", &[&count.to_string()]),
            move || {
                change(shelf, "learn_templates_shown", |own| {
                    for one in examples() {
                        own.restore(&one.id);
                    }
                });
                browser::focus("#count");
            },
        )
    };
    (
        tags::h3().children(say("learn_templates")),
        tags::p().children(say("learn_templates_how")),
        form(shelf, desk),
        tags::p()
            .class("buttons")
            .children((export(shelf), import(shelf), hidden)),
        tags::p()
            .class("why")
            .children(say("learn_templates_file_how")),
    )
        .into()
}

fn export(shelf: Shelf) -> View {
    piece::button("own-export", say("learn_templates_export"), move || {
        let own = kept(shelf);
        files::offer("promptwacht-prompts.json", "application/json", &own.file());
        shelf.tell(say("learn_templates_exported"));
    })
}

fn import(shelf: Shelf) -> View {
    let take = move |event: Event| {
        spawn_local(async move {
            let text = files::chosen(event).await;
            let mut own = kept(shelf);
            match text {
                Err(Unread::TooLarge) => shelf.tell(say("learn_templates_too_large")),
                Err(Unread::Nothing) => shelf.tell(say("learn_templates_foreign")),
                Ok(text) => match own.take(&text) {
                    Err(why) => shelf.tell(wrong(why)),
                    Ok((came, went)) => {
                        put(shelf, &own, "");
                        let (came, went) = (came.to_string(), went.to_string());
                        shelf.tell(say_with("learn_templates_taken", &[&came, &went]));
                    }
                },
            }
        });
    };
    tags::label()
        .class("button")
        .children((
            say("learn_templates_import"),
            tags::input()
                .class("away")
                .id("own-import")
                .r#type("file")
                .accept(".json,application/json")
                .on(events::change, take),
        ))
        .into()
}
