//! The talk of 15 minutes: to prepare it, to lead it before a room, to invite people to it.

mod live;
mod texts;

use promptwacht_coach::stories::{Story, stories, story};
use promptwacht_coach::talk::{self, Headings, LONGEST_NOTE, Session};
use promptwacht_kit::{browser, files};
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen::JsValue;
use web_sys::Event;

use crate::shelf::Shelf;
use crate::words::{language, said, say};
use crate::{hand, piece};

/// The talk that is kept; follows it where it is asked within a view.
fn session(shelf: Shelf) -> Session {
    Session::read(&shelf.get("talk"))
}

/// Changes it and keeps it.
fn change(shelf: Shelf, say_after: &'static str, deed: impl FnOnce(&mut Session)) {
    let mut session = untrack(|| session(shelf));
    deed(&mut session);
    shelf.put("talk", session.kept(), say_after);
}

/// What lies behind `#talk`, and its name.
const PLACES: [(&str, &str); 4] = [
    ("", "plan"),
    ("live", "live"),
    ("texts", "texts"),
    ("coach", "coach"),
];

/// Draws it.
pub(crate) fn view(shelf: Shelf, rest: ReadSignal<String>) -> View {
    let place = create_selector(move || {
        let rest = rest.get_clone();
        let found = PLACES.iter().find(|(end, _)| *end == rest);
        found.map_or("plan", |(_, name)| name)
    });
    let links: Vec<View> = PLACES
        .iter()
        .map(|(end, name)| {
            let address = if end.is_empty() {
                "#talk".to_owned()
            } else {
                format!("#talk/{end}")
            };
            tags::a()
                .href(address)
                .attr("aria-current", move || {
                    (place.get() == *name).then_some("page")
                })
                .children(say(&format!("learn_talk_{name}")))
                .into()
        })
        .collect();
    let inside = move || -> View {
        match place.get() {
            "live" => live::view(shelf),
            "texts" => texts::view(shelf),
            "coach" => texts::coach(shelf),
            _ => plan(shelf),
        }
    };
    (
        tags::nav()
            .attr("aria-label", say("learn_talk"))
            .children(links),
        inside,
    )
        .into()
}

/// The note of the trainer: written here and in the last step.
fn note(shelf: Shelf, id: &'static str) -> View {
    let kept = untrack(|| session(shelf)).note;
    let shown = create_signal(kept);
    let write = move |event: Event| {
        let note = browser::written(&event);
        change(shelf, "", |session| session.write(&note));
    };
    let wipe = piece::button(
        format!("{id}-wipe"),
        say("learn_talk_note_wipe"),
        move || {
            change(shelf, "learn_talk_note_wiped", |session| {
                session.note.clear();
            });
            // The field itself holds what was typed: it has to see a change to show nothing.
            shown.set(" ".to_owned());
            shown.set(String::new());
        },
    );
    (
        tags::label()
            .r#for(id)
            .class("name")
            .children(say("learn_talk_note")),
        tags::p().class("why").children(say("learn_talk_note_why")),
        tags::textarea()
            .id(id)
            .rows("4")
            .maxlength(LONGEST_NOTE.to_string())
            .prop("value", move || JsValue::from(shown.get_clone()))
            .on(events::input, write),
        tags::p().class("buttons").children(wipe),
    )
        .into()
}

fn choice(
    id: &'static str,
    words: &str,
    options: Vec<(String, String)>,
    chosen: &str,
    take: impl Fn(String) + 'static,
) -> View {
    let options: Vec<View> = options
        .into_iter()
        .map(|(value, words)| {
            let here = value == chosen;
            tags::option()
                .value(value)
                .selected(here)
                .children(words)
                .into()
        })
        .collect();
    tags::p()
        .class("setting")
        .children((
            tags::label().r#for(id).children(say(words)),
            tags::select()
                .id(id)
                .on(events::change, move |event: Event| {
                    take(browser::written(&event));
                })
                .children(options),
        ))
        .into()
}

fn plan(shelf: Shelf) -> View {
    let start = tags::a()
        .href("#talk/live")
        .class("button first")
        .children(say("learn_talk_start"));
    (
        tags::div().class("screen-only").children((
            tags::p().children(say("learn_talk_how")),
            tags::h3().children(say("learn_talk_choose_stories")),
            choose_stories(shelf),
            tags::h3().children(say("learn_talk_choose_question")),
            questions(shelf),
            tags::p().children(hand::link(shelf, "quiz", "learn_talk_quiz")),
        )),
        tags::div().class("screen-only").children((
            tags::h3().children(say("learn_talk_steps")),
            steps(),
            tags::p().class("buttons").children(start),
            tags::h3().children(say("learn_talk_closing")),
            note(shelf, "note"),
            tags::h3().children(say("learn_talk_keep")),
        )),
        tags::p().class("buttons").children((
            piece::print("print-talk"),
            piece::button("save-page", say("learn_talk_save_page"), move || {
                save(shelf, true);
            }),
            piece::button("save-text", say("learn_talk_save_text"), move || {
                save(shelf, false);
            }),
        )),
        tags::p()
            .class("why screen-only")
            .children(said(&talk::talk().source)),
        on_paper(shelf),
    )
        .into()
}

fn choose_stories(shelf: Shelf) -> View {
    let switch = |one: &'static Story| -> View {
        let id = format!("talk-{}", one.id);
        let on = create_selector(move || session(shelf).stories.contains(&one.id));
        let turned = move |event: Event| {
            let mut session = untrack(|| session(shelf));
            if session.choose(&one.id) {
                shelf.put("talk", session.kept(), "");
            } else {
                browser::turn_off(&event);
                shelf.tell(say("learn_stories_full"));
            }
        };
        let field = tags::input()
            .r#type("checkbox")
            .id(id.clone())
            .prop("checked", move || on.get())
            .on(events::change, turned);
        let label = tags::label().r#for(id).children(said(&one.title));
        let read = piece::link_to(&format!("stories/{}", one.id), one.id.clone());
        tags::li()
            .class("switch")
            .children((field, label, read))
            .into()
    };
    let all: Vec<View> = stories().stories.iter().map(switch).collect();
    tags::ul().class("choices").children(all).into()
}

fn questions(shelf: Shelf) -> View {
    let chosen = create_selector(move || session(shelf).stories);
    let draw = move || -> View {
        let of_stories = chosen.with(|ids| {
            let stories = ids.iter().filter_map(|id| story(id));
            stories
                .map(|one| (one.id.clone(), said(&one.question)))
                .collect::<Vec<_>>()
        });
        let talk = talk::talk();
        let general = talk
            .questions
            .iter()
            .map(|one| (one.id.clone(), said(&one.text)));
        let choices = talk
            .choices
            .iter()
            .map(|one| (one.id.clone(), said(&one.text)));
        let kept = untrack(|| session(shelf));
        (
            choice(
                "question",
                "learn_talk_question",
                of_stories.into_iter().chain(general).collect(),
                &kept.question,
                move |id| change(shelf, "", |session| session.question = id),
            ),
            choice(
                "choice",
                "learn_talk_choice",
                choices.collect(),
                &kept.choice,
                move |id| change(shelf, "", |session| session.choice = id),
            ),
        )
            .into()
    };
    draw.into()
}

fn steps() -> View {
    let rows: Vec<View> = talk::talk()
        .steps
        .iter()
        .map(|step| {
            tags::tr()
                .children((
                    tags::td().children(talk::minutes(i64::from(step.seconds))),
                    tags::th().scope("row").children(said(&step.title)),
                    tags::td().children(said(&step.what)),
                ))
                .into()
        })
        .collect();
    let heads: Vec<View> = ["time", "step", "what"]
        .map(|head| {
            tags::th()
                .scope("col")
                .children(say(&format!("learn_talk_{head}")))
                .into()
        })
        .into();
    tags::table()
        .class("steps")
        .children((
            tags::caption()
                .class("away")
                .children(say("learn_talk_steps")),
            tags::thead().children(tags::tr().children(heads)),
            tags::tbody().children(rows),
        ))
        .into()
}

fn headings() -> Headings {
    Headings {
        title: say("learn_talk"),
        stories: say("learn_talk_stories"),
        lesson: say("learn_stories_lesson"),
        steps: say("learn_talk_steps"),
        question: say("learn_talk_question"),
        choice: say("learn_talk_choice"),
        right: say("learn_talk_right"),
        note: say("learn_talk_closing"),
    }
}

fn save(shelf: Shelf, page: bool) {
    let session = untrack(|| session(shelf));
    if page {
        let text = talk::as_page(&session, &headings(), &hand::day(), language());
        files::offer(
            &format!("{}.html", say("learn_talk_file")),
            "text/html",
            &text,
        );
    } else {
        let text = talk::as_text(&session, &headings(), &hand::day(), language());
        files::offer(
            &format!("{}.txt", say("learn_talk_file")),
            "text/plain",
            &text,
        );
    }
    shelf.tell(say("learn_talk_saved"));
}

/// The talk as it is printed.
fn on_paper(shelf: Shelf) -> View {
    let draw = move || -> Vec<View> {
        let lines = talk::lines(&session(shelf), &headings(), &hand::day(), language());
        lines
            .into_iter()
            .map(|(depth, line)| match depth {
                1 => tags::h3().children(line).into(),
                2 => tags::h4().children(line).into(),
                3 => tags::h5().children(line).into(),
                _ => tags::p().children(line).into(),
            })
            .collect()
    };
    tags::div().class("on-paper").children(draw).into()
}
