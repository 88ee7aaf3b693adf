//! All that these pages keep of the user: to see, to take along, to bring back and to wipe.

use promptwacht_coach::mine::{Wrong, export, import};
use promptwacht_kit::files::{self, Unread};
use serde_json::Value;
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use crate::piece;
use crate::shelf::{SUBJECTS, Shelf};
use crate::words::{say, say_with};

/// Draws it.
pub(crate) fn view(shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let refused = create_signal(String::new());
    let all = move || {
        let rows: Vec<View> = SUBJECTS
            .iter()
            .filter_map(|subject| row(subject, &shelf.get(subject)))
            .collect();
        if rows.is_empty() {
            tags::p().children(say("learn_mine_nothing")).into()
        } else {
            View::from(tags::dl().id("mine-kept").children(rows))
        }
    };
    (
        tags::p().children(say("learn_mine_why")),
        tags::p().class("managed").children(say("learn_mine_where")),
        tags::h3().children(say("learn_mine_kept")),
        tags::div().children(all),
        tags::h3().children(say("learn_mine_file")),
        tags::p().children(say("learn_mine_file_why")),
        tags::div()
            .class("buttons")
            .children((take_along(shelf), bring_back(shelf, refused))),
        tags::div()
            .id("mine-refused")
            .attr("role", "alert")
            .children(move || shown(&refused.get_clone())),
        (
            tags::h3().children(say("learn_mine_wipe_head")),
            tags::p().children(say("learn_mine_wipe_what")),
            wipe(shelf, refused),
        ),
    )
        .into()
}

fn shown(refused: &str) -> Option<View> {
    (!refused.is_empty()).then(|| {
        let words = format!("{refused} {}", say("learn_mine_unchanged"));
        tags::p().class("outcome stop").children(words).into()
    })
}

/// The name of a subject: its own, else that of its part.
fn name_of(subject: &str) -> String {
    ["mine_of_", ""]
        .map(|before| say(&format!("learn_{before}{subject}")))
        .into_iter()
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| subject.to_owned())
}

fn row(subject: &str, value: &Value) -> Option<View> {
    if value.is_null() {
        return None;
    }
    let size = value.to_string().chars().count().to_string();
    let rows = (
        tags::dt().children(name_of(subject)),
        tags::dd().children(say_with("learn_mine_size", &[&size])),
    );
    Some(rows.into())
}

fn take_along(shelf: Shelf) -> View {
    piece::button("mine-export", say("learn_mine_export"), move || {
        let today = piece::today();
        let name = format!("promptwacht-{today}.json");
        files::offer(&name, "application/json", &export(&shelf.all(), &today));
        shelf.tell(say("learn_mine_exported"));
    })
}

fn bring_back(shelf: Shelf, refused: Signal<String>) -> View {
    let take = move |event: Event| {
        spawn_local(async move {
            let text = files::chosen(event).await;
            let taken = text
                .map_err(of_file)
                .and_then(|text| import(&text, SUBJECTS).map_err(|wrong| of_inside(&wrong)));
            match taken {
                Ok(subjects) => {
                    refused.set(String::new());
                    shelf.put_all(subjects, "learn_mine_imported");
                }
                Err(words) => refused.set(words),
            }
        });
    };
    let input = tags::input()
        .class("away")
        .id("mine-import")
        .r#type("file")
        .accept(".json,application/json")
        .on(events::change, take);
    tags::label()
        .class("button")
        .children((say("learn_mine_import"), input))
        .into()
}

fn of_file(unread: Unread) -> String {
    say(match unread {
        Unread::Nothing => "learn_mine_wrong_nothing",
        Unread::TooLarge => "learn_mine_wrong_large",
    })
}

fn of_inside(wrong: &Wrong) -> String {
    match wrong {
        Wrong::TooLarge => say("learn_mine_wrong_large"),
        Wrong::Broken => say("learn_mine_wrong_broken"),
        Wrong::Foreign => say("learn_mine_wrong_foreign"),
        Wrong::Later => say("learn_mine_wrong_later"),
        Wrong::Unknown(subject) => say_with("learn_mine_wrong_unknown", &[subject]),
    }
}

fn wipe(shelf: Shelf, refused: Signal<String>) -> View {
    piece::sure("mine-wipe", "learn_mine_wipe", move || {
        refused.set(String::new());
        shelf.wipe("learn_mine_wiped");
    })
}
