//! The builder: small questions that become a prompt, looked at by the detector before it is copied.

use promptwacht_coach::builder::Wish;
use promptwacht_coach::prompts::{blanks, prompts};
use promptwacht_kit::browser;
use promptwacht_kit::insert::insert;
use serde_json::Value;
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use crate::desk::{COPY, Desk};
use crate::piece;
use crate::shelf::Shelf;
use crate::words::{language, say, say_with};
use crate::{prompts as examples, templates};

/// A question: the id of its field, the tip that helps, whether the answer may be long, and its place in the wish.
struct Question {
    id: &'static str,
    tip: &'static str,
    long: bool,
    place: fn(&mut Wish) -> &mut String,
}

const QUESTIONS: &[Question] = &[
    Question {
        id: "goal",
        tip: "E-M1",
        long: true,
        place: |wish| &mut wish.goal,
    },
    Question {
        id: "context",
        tip: "E-M2",
        long: true,
        place: |wish| &mut wish.context,
    },
    Question {
        id: "role",
        tip: "E-M4",
        long: false,
        place: |wish| &mut wish.role,
    },
    Question {
        id: "audience",
        tip: "E-M3",
        long: false,
        place: |wish| &mut wish.audience,
    },
    Question {
        id: "length",
        tip: "E-M3",
        long: false,
        place: |wish| &mut wish.length,
    },
    Question {
        id: "examples",
        tip: "E-M7",
        long: false,
        place: |wish| &mut wish.examples,
    },
];

/// Draws it; what follows its id is the id of an example to begin with.
pub(crate) fn view(shelf: Shelf, rest: ReadSignal<String>) -> View {
    let desk = Desk::open(shelf);
    let wish = create_signal(Wish::default());
    create_effect(move || {
        let id = rest.get_clone();
        if id.is_empty() {
            return;
        }
        if let Some(text) = untrack(|| examples::found(shelf, &id)) {
            desk.clear();
            wish.set(Wish {
                goal: text,
                ..Wish::default()
            });
        }
    });
    let text = create_selector(move || wish.with(|wish| wish.prompt(language())));
    let fields: Vec<View> = QUESTIONS.iter().map(|one| field(one, wish, desk)).collect();
    let tick = move |id: &'static str, tip: &str, of: fn(&mut Wish) -> &mut bool| -> View {
        let change = move |event: Event| {
            desk.clear();
            let on = browser::is_on(&event);
            wish.update(|wish| *of(wish) = on);
        };
        let on = move || {
            let mut wish = wish.get_clone();
            JsValue::from(*of(&mut wish))
        };
        tags::div()
            .class("switch")
            .children((
                tags::input()
                    .r#type("checkbox")
                    .id(id)
                    .attr("aria-describedby", format!("{id}-why"))
                    .prop("checked", on)
                    .on(events::change, change),
                tags::div().children((
                    tags::label()
                        .r#for(id)
                        .children(say(&format!("learn_builder_{}", id.replace('-', "_")))),
                    help(id, tip),
                )),
            ))
            .into()
    };
    let preview = tags::textarea()
        .id("preview")
        .rows("8")
        .attr("readonly", "")
        .prop("value", move || JsValue::from(text.get_clone()));
    let is_empty = create_selector(move || text.with(String::is_empty));
    let copy = tags::button()
        .r#type("button")
        .id("copy")
        .class("first")
        .disabled(move || is_empty.get())
        .on(events::click, move |_: web_sys::MouseEvent| {
            desk.bring(text.get_clone_untracked(), COPY);
        })
        .children(say("learn_builder_copy"));
    let empty = piece::button("empty", say("learn_builder_empty"), move || {
        desk.clear();
        wish.set(Wish::default());
        browser::focus("#goal");
    });
    (
        tags::p().children(say("learn_builder_how")),
        tags::div().class("builder").children((
            tags::section()
                .attr("aria-labelledby", "questions")
                .children((
                    tags::h3()
                        .id("questions")
                        .children(say("learn_builder_questions")),
                    fields,
                    open_blanks(wish, desk),
                    tick("sources", "E-M8", |wish| &mut wish.sources),
                    tick("ask-first", "E-M6", |wish| &mut wish.ask_first),
                )),
            tags::section().attr("aria-labelledby", "result").children((
                tags::h3()
                    .id("result")
                    .children(say("learn_builder_result")),
                tags::label()
                    .class("away")
                    .r#for("preview")
                    .children(say("learn_builder_result")),
                preview,
                tags::p().class("buttons").children((copy, empty)),
                desk.view(COPY),
                keeper(shelf, desk, text),
                open_chats(desk, text),
                chatbots(shelf),
            )),
        )),
        tags::p().children(piece::link_to("prompts", say("learn_prompts_back"))),
    )
        .into()
}

fn help(id: &str, tip: &str) -> View {
    let words = say(&format!("tip_{}", tip.to_lowercase().replace('-', "_")));
    tags::p()
        .class("why")
        .id(format!("{id}-why"))
        .children(format!("{words} ({tip})"))
        .into()
}

fn field(one: &'static Question, wish: Signal<Wish>, desk: Desk) -> View {
    let place = one.place;
    let shown = move || {
        let mut wish = wish.get_clone();
        JsValue::from(place(&mut wish).clone())
    };
    let hear = move |event: Event| {
        desk.clear();
        let text = browser::written(&event);
        wish.update(|wish| *place(wish) = text);
    };
    let about = format!("{}-why", one.id);
    let input: View = if one.long {
        tags::textarea()
            .id(one.id)
            .rows("3")
            .attr("aria-describedby", about)
            .prop("value", shown)
            .on(events::input, hear)
            .into()
    } else {
        tags::input()
            .id(one.id)
            .attr("autocomplete", "off")
            .attr("aria-describedby", about)
            .prop("value", shown)
            .on(events::input, hear)
            .into()
    };
    tags::div()
        .class("question")
        .children((
            tags::label()
                .r#for(one.id)
                .children(say(&format!("learn_builder_{}", one.id))),
            help(one.id, one.tip),
            input,
        ))
        .into()
}

/// The blanks that are still open in the goal, each with a field of its own.
fn open_blanks(wish: Signal<Wish>, desk: Desk) -> View {
    let open = create_selector(move || {
        wish.with(|wish| {
            blanks(&wish.goal)
                .into_iter()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
    });
    let fields = move || -> View {
        let open = open.get_clone();
        if open.is_empty() {
            return ().into();
        }
        let rows: Vec<View> = open
            .into_iter()
            .enumerate()
            .map(|(at, name)| {
                let id = format!("blank-{at}");
                let example = prompts()
                    .blanks
                    .iter()
                    .find(|blank| blank.name.within(language()) == name)
                    .map(|blank| blank.example.within(language()).to_owned());
                // On leaving the field: at every key the blank would be gone after the first sign.
                let fill = {
                    let name = name.clone();
                    move |event: Event| {
                        let value = browser::written(&event);
                        if !value.trim().is_empty() {
                            desk.clear();
                            wish.update(|wish| {
                                wish.goal = wish.goal.replace(&format!("[{name}]"), value.trim());
                            });
                        }
                    }
                };
                tags::p()
                    .children((
                        tags::label().r#for(id.clone()).children(name),
                        tags::input()
                            .id(id)
                            .attr("autocomplete", "off")
                            .attr("placeholder", example.unwrap_or_default())
                            .on(events::change, fill),
                    ))
                    .into()
            })
            .collect();
        tags::fieldset()
            .id("blanks")
            .children((tags::legend().children(say("learn_builder_blanks")), rows))
            .into()
    };
    fields.into()
}

/// Keeps the prompt among the user's own.
fn keeper(shelf: Shelf, desk: Desk, text: ReadSignal<String>) -> View {
    let title = create_signal(String::new());
    let keep = move || {
        let first = prompts().phases.first();
        templates::add(
            shelf,
            desk,
            title.get_clone_untracked(),
            text.get_clone_untracked(),
            first.map(|phase| phase.id.clone()).unwrap_or_default(),
            move || title.set(String::new()),
        );
    };
    tags::details()
        .class("part")
        .id("keep")
        .children((
            tags::summary().children(say("learn_builder_keep")),
            tags::p().children((
                tags::label()
                    .r#for("keep-title")
                    .children(say("learn_templates_title")),
                tags::input()
                    .id("keep-title")
                    .attr("maxlength", "100")
                    .attr("autocomplete", "off")
                    .prop("value", move || JsValue::from(title.get_clone()))
                    .on(events::input, move |event: Event| {
                        title.set(browser::written(&event));
                    }),
            )),
            tags::p().class("buttons").children(piece::button(
                "keep-it",
                say("learn_templates_keep"),
                keep,
            )),
        ))
        .into()
}

/// An open chat: the id of its tab, and its host.
#[derive(Clone, PartialEq)]
struct Chat {
    tab: f64,
    host: String,
}

/// The chats that are open and guarded.
async fn guarded_chats() -> Vec<Chat> {
    let mut chats = Vec::new();
    for tab in browser::tabs().await {
        let address = tab.get("url").and_then(Value::as_str).unwrap_or_default();
        let Some(host) = address
            .strip_prefix("https://")
            .and_then(|rest| rest.split('/').next())
        else {
            continue;
        };
        let Some(tab) = tab.get("id").and_then(Value::as_f64) else {
            continue;
        };
        if browser::status_of(tab).await.is_some() {
            let host = host.to_owned();
            chats.push(Chat { tab, host });
        }
    }
    chats
}

/// The open chats, each with a button that puts the text into its box after a look at it.
fn open_chats(desk: Desk, text: ReadSignal<String>) -> View {
    let chats = create_signal(Vec::<Chat>::new());
    let look = move || {
        spawn_local(async move {
            let found = guarded_chats().await;
            chats.set(found);
        });
    };
    look();
    let put = move |chat: Chat| {
        desk.look(text.get_clone_untracked(), move |shelf, text| {
            spawn_local(async move {
                let put = insert(chat.tab, &text).await;
                shelf.tell(say(if put {
                    "learn_builder_put"
                } else {
                    "learn_builder_not_put"
                }));
            });
        });
    };
    let inside = move || -> View {
        let chats = chats.get_clone();
        if chats.is_empty() {
            return tags::p().children(say("learn_builder_no_chats")).into();
        }
        let buttons: Vec<View> = chats
            .into_iter()
            .enumerate()
            .map(|(at, chat)| {
                let words = say_with("learn_builder_put_in", &[&chat.host]);
                piece::button(format!("put-{at}"), words, move || put(chat.clone()))
            })
            .collect();
        tags::p().class("buttons").children(buttons).into()
    };
    (
        tags::h3().children(say("learn_builder_chats")),
        tags::div().id("open-chats").children(inside),
        tags::p().class("buttons").children(piece::button(
            "look-again",
            say("learn_builder_look_again"),
            look,
        )),
    )
        .into()
}

/// The chatbots that the organisation allows, to open once the text was copied.
fn chatbots(shelf: Shelf) -> View {
    let links = move || -> Vec<View> {
        let all = shelf.setting("/chatbots");
        let all = all.as_ref().and_then(Value::as_array);
        let text = |one: &Value, name: &str| {
            let text = one.get(name).and_then(Value::as_str);
            text.unwrap_or_default().to_owned()
        };
        all.map(Vec::as_slice)
            .unwrap_or_default()
            .iter()
            .filter_map(|one| {
                let host = text(one, "host");
                let on = match text(one, "approval").as_str() {
                    "approved" => "learn_builder_approved",
                    "conditional" => "learn_builder_conditional",
                    _ => return None,
                };
                let name = text(one, "name");
                let name = if name.is_empty() { host.clone() } else { name };
                Some(
                    tags::li()
                        .children((
                            piece::link_out(format!("https://{host}/"), name),
                            " ",
                            tags::span().class("mark").children(say(on)),
                        ))
                        .into(),
                )
            })
            .collect()
    };
    let inside = move || -> View {
        let links = links();
        if links.is_empty() {
            return tags::p().children(say("learn_builder_no_chatbots")).into();
        }
        tags::ul().id("chatbots").children(links).into()
    };
    (
        tags::h3().children(say("learn_builder_open")),
        tags::p().children(say("learn_builder_open_why")),
        tags::div().children(inside),
    )
        .into()
}
