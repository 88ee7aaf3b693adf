//! The practice chat: a case, a box with the real guard on it, and a partner that answers from a script. Nothing of it is kept.

use promptwacht_coach::cases::{Case, cases, reply};
use promptwacht_kit::browser;
use sycamore::prelude::*;
use sycamore::web::{KeyedProps, events, tags};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlFormElement, HtmlTextAreaElement, KeyboardEvent, SubmitEvent};

use crate::piece;
use crate::shelf::Shelf;
use crate::words::{language, said, say};

/// How long the partner thinks, in milliseconds: an answer at once looks like an error.
const THINKS_MS: i32 = 500;
/// Selector of the box.
const BOX: &str = "#composer textarea";

/// One turn of the conversation.
#[derive(Clone, PartialEq)]
struct Turn {
    /// Its place in the conversation.
    at: usize,
    /// Who speaks: the user, or else the partner.
    by_user: bool,
    text: String,
}

/// All that changes.
#[derive(Clone, Copy)]
struct Scene {
    /// The place of the case in the table.
    case: Signal<usize>,
    turns: Signal<Vec<Turn>>,
    /// How often it was begun anew: a partner that still thinks then says nothing.
    run: Signal<u32>,
}

impl Scene {
    fn case(self) -> Option<&'static Case> {
        cases().cases.get(self.case.get())
    }

    fn add(self, by_user: bool, text: String) {
        self.turns.update(|turns| {
            let at = turns.len();
            turns.push(Turn { at, by_user, text });
        });
        browser::after(0, || {
            let last = browser::element("#log li:last-child");
            if let Some(last) = last {
                last.scroll_into_view_with_bool(false);
            }
        });
    }

    /// Takes over what was sent and lets the partner answer.
    fn send(self, text: &str) {
        let text = text.trim().to_owned();
        if text.is_empty() {
            return;
        }
        let answer = self
            .case()
            .map_or(&cases().neutral, |case| reply(case, &text));
        let run = self.run.get_untracked();
        self.add(true, text);
        browser::after(THINKS_MS, move || {
            if self.run.get_untracked() == run {
                self.add(false, said(answer));
            }
        });
    }

    /// Begins anew, as if nobody had been here.
    fn reset(self) {
        self.run.set(self.run.get_untracked() + 1);
        self.turns.set(Vec::new());
        write("");
    }

    fn choose(self, case: usize) {
        self.case.set(case);
        self.reset();
    }
}

fn field() -> Option<HtmlTextAreaElement> {
    browser::element(BOX)?.dyn_into().ok()
}

/// Puts a text into the box as somebody who writes would, and the caret behind it.
fn write(text: &str) {
    let Some(field) = field() else { return };
    field.set_value(text);
    let about = web_sys::EventInit::new();
    about.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("input", &about) {
        let _ = field.dispatch_event(&event);
    }
    let _ = field.focus();
}

/// The way to it from the pages to learn: it is a page of its own, since the guard reads all boxes of a page.
pub(crate) fn view(_shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let link = tags::a()
        .class("button first")
        .href("../practice/practice.html")
        .children(say("learn_practice_open"));
    (
        tags::p().children(say("learn_practice_how")),
        tags::p().class("buttons").children(link),
    )
        .into()
}

/// Draws the page.
pub(crate) fn page() -> View {
    let document = browser::window().and_then(|window| window.document());
    if let Some(document) = &document {
        document.set_title(&say("learn_practice"));
        if let Some(root) = document.document_element() {
            let _ = root.set_attribute("lang", language().tag());
        }
    }
    let scene = Scene {
        case: create_signal(0),
        turns: create_signal(Vec::new()),
        run: create_signal(0),
    };
    let home = tags::a()
        .href("../learn/learn.html#home")
        .children(say("learn_back"));
    let header = tags::header().children((
        tags::img()
            .src("../icons/48.png")
            .alt("")
            .width("32")
            .height("32"),
        tags::h1().children(say("learn_practice")),
        home,
    ));
    let how = tags::p().id("how").children(say("learn_practice_how"));
    let main = tags::main().children((how, about_case(scene), chat(scene)));
    (header, main).into()
}

/// The case at hand, and what to do with it.
fn about_case(scene: Scene) -> View {
    let options: Vec<View> = cases()
        .cases
        .iter()
        .enumerate()
        .map(|(at, case)| {
            let sector = cases()
                .sectors
                .iter()
                .find(|sector| sector.id == case.sector)
                .map(|sector| said(&sector.name));
            let name = format!("{}: {}", sector.unwrap_or_default(), said(&case.title));
            tags::option().value(at.to_string()).children(name).into()
        })
        .collect();
    let choose = move |event: Event| scene.choose(browser::written(&event).parse().unwrap_or(0));
    let picker = tags::select()
        .id("cases")
        .on(events::change, choose)
        .children(options);
    let put = move |id: &'static str, key: &str, of: fn(&Case) -> &str| {
        piece::button(id, say(key), move || {
            if let Some(case) = scene.case() {
                write(of(case));
            }
        })
    };
    let inside = move || -> View {
        let Some(case) = scene.case() else {
            return ().into();
        };
        let parts: Vec<View> = case
            .parts
            .iter()
            .map(|part| {
                (
                    tags::dt().children(part.text.clone()),
                    tags::dd().children(said(&part.why)),
                )
                    .into()
            })
            .collect();
        let tip = format!("../learn/learn.html#tips/{}", case.tip);
        (
            tags::p().children(said(&case.situation)),
            tags::details().id("stranger").children((
                tags::summary().children(say("learn_practice_stranger")),
                tags::dl().children(parts),
            )),
            tags::details().id("discuss").children((
                tags::summary().children(say("learn_practice_discuss")),
                tags::p().children(said(&case.discuss)),
                tags::p().children(tags::a().href(tip).children(say("learn_practice_tip"))),
            )),
        )
            .into()
    };
    tags::section()
        .id("case")
        .attr("aria-labelledby", "case-title")
        .children((
            tags::h2()
                .id("case-title")
                .children(say("learn_practice_case")),
            tags::label()
                .class("away")
                .r#for("cases")
                .children(say("learn_practice_case")),
            picker,
            inside,
            tags::p().class("buttons").children((
                put("put-bad", "learn_practice_bad", |case| &case.bad),
                put("put-good", "learn_practice_good", |case| &case.good),
                piece::button("reset", say("learn_practice_reset"), move || scene.reset()),
            )),
        ))
        .into()
}

/// The conversation and the box.
fn chat(scene: Scene) -> View {
    let log = Keyed(
        KeyedProps::builder()
            .list(scene.turns)
            .key(|turn: &Turn| turn.at)
            .view(|turn| {
                let (class, who) = if turn.by_user {
                    ("you", "learn_practice_you")
                } else {
                    ("partner", "learn_practice_partner")
                };
                let who = tags::span().class("who").children(say(who));
                tags::li().class(class).children((who, turn.text))
            })
            .build(),
    );
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(field) = field() {
            let text = field.value();
            write("");
            scene.send(&text);
        }
    };
    // As chat pages do: Enter sends, with Shift it begins a line.
    let key = move |event: KeyboardEvent| {
        if event.key() != "Enter" || event.shift_key() || event.is_composing() {
            return;
        }
        event.prevent_default();
        let form = field().and_then(|field| field.form());
        let _ = form.map(|form: HtmlFormElement| form.request_submit());
    };
    let text = tags::textarea()
        .id("prompt")
        .rows("5")
        .attr("autocomplete", "off")
        .on(events::keydown, key);
    let form = tags::form()
        .id("composer")
        .on(events::submit, send)
        .children((
            tags::label()
                .r#for("prompt")
                .children(say("learn_practice_box")),
            text,
            tags::p().class("buttons").children(
                tags::button()
                    .r#type("submit")
                    .id("send")
                    .class("first")
                    .children(say("learn_practice_send")),
            ),
        ));
    tags::section()
        .id("chat")
        .attr("aria-label", say("learn_practice_chat"))
        .children((
            // Round the list: a list with another role is no list to a screen reader.
            tags::div()
                .id("log")
                .attr("role", "log")
                .attr("aria-label", say("learn_practice_chat"))
                .children(tags::ol().children(log)),
            form,
        ))
        .into()
}
