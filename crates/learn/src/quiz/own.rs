//! Questions of the trainer: out of a file, written here, into a file, and away again.

use promptwacht_coach::own::{self, MOST, Own, Refused};
use promptwacht_kit::browser;
use promptwacht_kit::files::{self, Unread};
use serde_json::{Value, json};
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen::JsValue;
use web_sys::{Event, MouseEvent};

use crate::form::{Lines, lines};
use crate::piece;
use crate::shelf::Shelf;
use crate::words::{language, say, say_with};

/// Whether the training asks own questions too.
pub(crate) fn is_in_training(shelf: Shelf) -> bool {
    shelf.get("questions").get("training") == Some(&Value::Bool(true))
}

fn keep(shelf: Shelf, own: &[Own], training: bool, say_after: &'static str) {
    let value = json!({ "own": own, "training": training });
    shelf.put("questions", value, say_after);
}

/// Adds questions that are not there yet; false, and nothing is changed, where they would be too many.
fn add(shelf: Shelf, new: Vec<Own>) -> bool {
    let mut all = untrack(|| super::own_of(shelf));
    for own in new {
        if !all.contains(&own) {
            all.push(own);
        }
    }
    if all.len() > MOST {
        return false;
    }
    let training = untrack(|| is_in_training(shelf));
    keep(shelf, &all, training, "learn_quiz_file_done");
    true
}

/// Draws it.
pub(super) fn view(shelf: Shelf) -> View {
    let wrong = create_signal(String::new());
    let take = move |text: Result<String, Unread>| {
        let words = match text {
            Err(Unread::TooLarge) => say("learn_quiz_file_large"),
            Err(Unread::Nothing) => say("learn_quiz_file_broken"),
            Ok(text) => match own::read(&text) {
                Ok(new) => {
                    if add(shelf, new) {
                        String::new()
                    } else {
                        say("learn_quiz_file_many")
                    }
                }
                Err(why) => refused(why),
            },
        };
        wrong.set(words);
    };
    let export = move || -> View {
        let own = super::own_of(shelf);
        if own.is_empty() {
            return ().into();
        }
        piece::button("export-questions", say("learn_quiz_export"), move || {
            offer(&own);
        })
    };
    let example = piece::button("example-questions", say("learn_quiz_example"), || {
        offer(&[Own::example(language())]);
    });
    let said = move || -> View {
        if wrong.with(String::is_empty) {
            return ().into();
        }
        let words = tags::span().class("wrong").children(wrong.get_clone());
        tags::p()
            .class("said")
            .id("file-wrong")
            .attr("role", "alert")
            .children(words)
            .into()
    };
    (
        super::head(say("learn_quiz_own")),
        tags::p().children(say("learn_quiz_own_how")),
        tags::p().class("buttons").children((
            piece::bring("import-questions", say("learn_quiz_import"), take),
            export,
            example,
        )),
        said,
        move || list(shelf),
        form(shelf),
    )
        .into()
}

fn offer(own: &[Own]) {
    files::offer(
        "promptwacht-quiz.json",
        "application/json",
        &own::write(own),
    );
}

fn refused(why: Refused) -> String {
    let key = format!("learn_quiz_file_{}", why.key());
    say_with(&key, &[&why.to_string()])
}

fn list(shelf: Shelf) -> View {
    let all = super::own_of(shelf);
    if all.is_empty() {
        return tags::p()
            .class("why")
            .children(say("learn_quiz_own_none"))
            .into();
    }
    let training = is_in_training(shelf);
    let rows: Vec<View> = (0..all.len())
        .filter_map(|at| {
            let (own, all) = (all.get(at)?, all.clone());
            let remove = move || {
                let mut rest = all.clone();
                if at < rest.len() {
                    rest.remove(at);
                }
                keep(shelf, &rest, training, "learn_quiz_removed");
                browser::focus("main h3");
            };
            let id = format!("remove-{at}");
            let name = say_with("learn_quiz_remove_this", &[&own.question]);
            let button = tags::button()
                .r#type("button")
                .id(id)
                .attr("aria-label", name)
                .on(events::click, move |_: MouseEvent| remove());
            let words = tags::span().children(format!("{} ({})", own.question, own.right));
            Some(
                tags::li()
                    .children((words, button.children(say("learn_quiz_remove"))))
                    .into(),
            )
        })
        .collect();
    let kept = all.clone();
    let switch = tags::input()
        .r#type("checkbox")
        .id("in-training")
        .prop("checked", JsValue::from(training))
        .on(events::change, move |event: Event| {
            keep(shelf, &kept, browser::is_on(&event), "learn_quiz_saved");
        });
    let label = tags::label()
        .r#for("in-training")
        .children(say("learn_quiz_in_training"));
    (
        tags::ul().class("own").id("own-questions").children(rows),
        tags::p().class("switch").children((switch, label)),
    )
        .into()
}

/// The fields of a new question.
fn form(shelf: Shelf) -> View {
    let form = Lines {
        prefix: "new",
        words: "learn_quiz_new",
        fields: ["question", "right", "wrong1", "wrong2", "wrong3", "why"],
        longest: 600,
        button: ("add-question", "learn_quiz_new_add"),
    };
    let read = move |[question, right, one, two, three, why]: [String; 6]| {
        let mut wrong = vec![one, two, three];
        wrong.retain(|text| !text.is_empty());
        let own = Own {
            question,
            right,
            wrong,
            why,
        };
        own.checked().filter(|own| add(shelf, vec![own.clone()]))
    };
    let head = tags::h4().children(say("learn_quiz_new"));
    lines(form, head, read, |_| browser::focus("#new-question"))
}
