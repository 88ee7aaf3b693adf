//! Lists for the moment itself: the check of an answer, the question before a recording, and the page on leaks with its poster.

use promptwacht_coach::aid::{Item, LINE_MAX, aid, line};
use promptwacht_coach::report::guide;
use promptwacht_kit::browser;
use serde_json::{Value, json};
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen::JsValue;
use web_sys::Event;

use crate::shelf::Shelf;
use crate::words::{said, say, say_with};
use crate::{moment, piece};

/// The programme's page on reporting a leak, with its toolkit.
const TOOLKIT: &str = "https://www.informatieveiliggedragzorg.nl/melden-datalek/";

/// A list to tick off, which begins anew at each visit.
fn ticks(prefix: &'static str, items: &'static [Item]) -> View {
    let done = create_signal(Vec::<String>::new());
    let turn = create_signal(0_u32);
    let rows = move || -> Vec<View> {
        turn.track();
        items
            .iter()
            .map(|item| {
                let id = format!("{prefix}-{}", item.id);
                let change = move |event: Event| {
                    let on = browser::is_on(&event);
                    done.update(|done| {
                        done.retain(|one| *one != item.id);
                        if on {
                            done.push(item.id.clone());
                        }
                    });
                };
                let input = tags::input()
                    .r#type("checkbox")
                    .id(id.clone())
                    .attr("aria-describedby", format!("{id}-why"))
                    .on(events::change, change);
                let label = tags::label().r#for(id.clone()).children(said(&item.title));
                let why = tags::p()
                    .class("why")
                    .id(format!("{id}-why"))
                    .children(said(&item.text));
                tags::li()
                    .class("choice card")
                    .children((input, tags::div().children((label, why))))
                    .into()
            })
            .collect()
    };
    let count = move || {
        let (now, all) = (done.with(Vec::len), items.len());
        say_with("learn_ticked", &[&now.to_string(), &all.to_string()])
    };
    let again = piece::button(format!("{prefix}-again"), say("learn_again"), move || {
        done.set(Vec::new());
        turn.set(turn.get_untracked() + 1);
    });
    (
        tags::ul().class("ticks").children(rows),
        tags::p()
            .id(format!("{prefix}-count"))
            .attr("role", "status")
            .children(count),
        tags::p().class("buttons").children(again),
    )
        .into()
}

/// A line to copy, which can be changed and kept.
fn own_line(shelf: Shelf, name: &'static str, label: &str, ours: String) -> View {
    let kept = untrack(|| shelf.get("check"));
    let own = kept.get(name).and_then(Value::as_str).map(line);
    let text = create_signal(
        own.filter(|own| !own.is_empty())
            .unwrap_or_else(|| ours.clone()),
    );
    let keep = move |to: String| {
        let mut all = match untrack(|| shelf.get("check")) {
            Value::Object(all) => all,
            _ => serde_json::Map::new(),
        };
        all.insert(name.to_owned(), to.into());
        shelf.put("check", json!(all), "learn_line_kept");
    };
    let id = format!("line-{name}");
    let field = tags::textarea()
        .id(id.clone())
        .attr("rows", "2")
        .attr("maxlength", LINE_MAX.to_string())
        .prop("value", move || JsValue::from(text.get_clone()))
        .on(events::input, move |event: Event| {
            text.set(browser::written(&event));
        });
    let copy = piece::button(format!("{id}-copy"), say("learn_copy"), move || {
        moment::copy(shelf, &line(&text.get_clone_untracked()), "learn_copied");
    });
    let save = piece::button(format!("{id}-keep"), say("learn_line_keep"), move || {
        keep(line(&text.get_clone_untracked()));
    });
    let back = piece::button(format!("{id}-back"), say("learn_line_back"), move || {
        text.set(ours.clone());
        keep(String::new());
    });
    (
        tags::label()
            .r#for(id)
            .class("name")
            .children(label.to_owned()),
        field,
        tags::p().class("buttons").children((copy, save, back)),
    )
        .into()
}

/// The line under a text: that of the organisation, which stays as it is, or else one's own.
fn line_of_answer(shelf: Shelf) -> View {
    let set = move || shelf.text_set("/learning/answer_line");
    let inside = move || -> View {
        let Some(words) = set() else {
            let label = say("learn_check_line_label");
            return own_line(shelf, "line", &label, said(&aid().used));
        };
        let copied = words.clone();
        let copy = piece::button("line-copy", say("learn_copy"), move || {
            moment::copy(shelf, &copied, "learn_copied");
        });
        (
            piece::of_organisation(vec![words]),
            tags::p().class("buttons").children(copy),
        )
            .into()
    };
    inside.into()
}

/// Draws the check of an answer.
pub(crate) fn check(shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let case = &aid().case;
    let shown = create_signal(false);
    let answer = move || -> View {
        if shown.get() {
            let wrong: Vec<View> = case
                .wrong
                .iter()
                .map(|words| tags::li().children(said(words)).into())
                .collect();
            return tags::ul()
                .class("points outcome warn")
                .id("case-wrong")
                .tabindex("-1")
                .children(wrong)
                .into();
        }
        let show = piece::button("case-show", say("learn_check_show"), move || {
            shown.set(true);
            browser::focus("#case-wrong");
        });
        tags::p().class("buttons").children(show).into()
    };
    let head = (
        tags::p().children(say("learn_check_intro")),
        tags::p()
            .class("buttons")
            .children(piece::print("check-print")),
    );
    (
        head,
        ticks("check", &aid().check),
        tags::h3().children(say("learn_check_line")),
        line_of_answer(shelf),
        tags::h3().children(say("learn_check_case")),
        tags::p().children(said(&case.asked)),
        tags::blockquote()
            .class("card")
            .children(said(&case.answer)),
        tags::p().children(say("learn_check_case_ask")),
        answer,
        tags::p().class("why").children(say("learn_check_source")),
    )
        .into()
}

/// Draws the question before a recording.
pub(crate) fn recording(shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let story = &aid().story;
    let head = (
        tags::p().children(say("learn_recording_intro")),
        tags::p()
            .class("buttons")
            .children(piece::print("recording-print")),
    );
    (
        head,
        tags::h3().children(say("learn_recording_ask")),
        ticks("ask", &aid().ask),
        tags::h3().children(say("learn_recording_line")),
        own_line(
            shelf,
            "consent",
            &say("learn_recording_line_label"),
            said(&aid().consent),
        ),
        tags::h3().children(say("learn_recording_tool")),
        ticks("tool", &aid().tool),
        tags::h3().children(say("learn_recording_story")),
        tags::div()
            .class("card")
            .attr("data-story", story.id.clone())
            .children((
                tags::h4().children(said(&story.title)),
                tags::p().children(said(&story.text)),
                tags::p().children(tags::strong().children(say("learn_recording_discuss"))),
            )),
        tags::p()
            .class("why")
            .children(say("learn_recording_source")),
    )
        .into()
}

/// Draws the page on leaks: the toolkit, a question, and the steps as a poster.
pub(crate) fn toolkit(_shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let quiz = &aid().quiz;
    let given = create_signal(None::<usize>);
    let answers: Vec<View> = quiz
        .answers
        .iter()
        .enumerate()
        .map(|(at, words)| {
            let id = format!("leak-{at}");
            let input = tags::input()
                .r#type("radio")
                .attr("name", "leak-quiz")
                .id(id.clone())
                .on(events::change, move |_: Event| given.set(Some(at)));
            let label = tags::label().r#for(id).children(said(words));
            tags::div().class("choice").children((input, label)).into()
        })
        .collect();
    let outcome = move || -> Option<View> {
        let right = given.get()? == quiz.right;
        let (class, key) = if right {
            ("outcome hint", "learn_toolkit_right")
        } else {
            ("outcome warn", "learn_toolkit_not")
        };
        let words = format!("{} {}", say(key), said(&quiz.why));
        Some(tags::p().class(class).children(words).into())
    };
    let steps: Vec<View> = guide()
        .steps
        .iter()
        .map(|step| {
            tags::li()
                .children((
                    tags::strong().children(said(&step.title)),
                    tags::p().children(said(&step.text)),
                ))
                .into()
        })
        .collect();
    (
        tags::div().class("noprint").children((
            tags::p().children(say("learn_toolkit_intro")),
            tags::ul().class("points").children((
                tags::li().children(piece::link_to("report", say("learn_report"))),
                tags::li().children(piece::link_out(TOOLKIT, say("learn_toolkit_link"))),
                tags::li().children(piece::link_to(
                    "report-officer",
                    say("learn_report_officer"),
                )),
            )),
            tags::h3().children(say("learn_toolkit_quiz")),
            tags::fieldset().class("field").children((
                tags::legend().children(said(&quiz.asks)),
                tags::div().class("choices down").children(answers),
            )),
            tags::div()
                .attr("role", "status")
                .id("leak-outcome")
                .children(outcome),
        )),
        tags::h3().children(say("learn_toolkit_poster")),
        tags::p()
            .class("buttons")
            .children(piece::print("poster-print")),
        tags::ol().class("steps poster").children(steps),
        tags::p()
            .class("poster-end")
            .children(say("learn_toolkit_clock")),
        tags::p().class("why").children(say("learn_toolkit_source")),
    )
        .into()
}
