//! For the trainer: own text in the place of ours in the training, part by part, and a file to give it to others.

use promptwacht_coach::own_lesson::{self, Gap, Part, State};
use promptwacht_coach::pack;
use promptwacht_kit::{browser, check};
use serde_json::{Value, json};
use sycamore::prelude::*;
use sycamore::web::tags;
use wasm_bindgen_futures::spawn_local;

use crate::drawer::{self, Drawer, Field, Kind, rows, save, wrong};
use crate::shelf::Shelf;
use crate::words::{language, say, say_with};
use crate::{desk, piece, training};

const WHY: &[Field] = &[
    ("title", Kind::Line),
    ("text", Kind::Text),
    ("tip", Kind::Line),
];

const RULES: &[Field] = &[
    ("title", Kind::Line),
    ("may", Kind::Text),
    ("may_as", Kind::Text),
    ("not", Kind::Text),
    ("not_as", Kind::Text),
];

const CASES: &[Field] = &[
    ("title", Kind::Line),
    ("story", Kind::Text),
    ("right", Kind::Text),
    ("wrong", Kind::Lines),
    ("why", Kind::Text),
    ("tip", Kind::Line),
];

/// How a part is drawn: what begins the keys of its words, its place in what is kept, and its fields.
const fn form(part: Part) -> (&'static str, &'static str, &'static [Field]) {
    match part {
        Part::Why => ("lesson_why", "/why", WHY),
        Part::Rules => ("lesson_rules", "/rules", RULES),
        Part::Cases => ("lesson_cases", "/cases", CASES),
    }
}

/// Draws it.
pub(crate) fn view(shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let drawer = Drawer::new(shelf, "lesson");
    let parts: Vec<View> = Part::ALL
        .into_iter()
        .map(|part| section(drawer, part))
        .collect();
    let mark = move || {
        let mark = training::pass_mark(shelf).to_string();
        say_with("learn_lesson_mark", &[&mark])
    };
    (
        tags::p().children(say("learn_lesson_about")),
        tags::p().children(say("learn_lesson_how")),
        tags::p().class("why").children(say("learn_kept_self")),
        begin(drawer),
        files(drawer),
        parts,
        tags::h3().children(say("learn_lesson_head_questions")),
        tags::p().children((
            say("learn_lesson_questions"),
            " ",
            piece::link_to("quiz/own", say("learn_lesson_questions_own")),
        )),
        tags::p().id("lesson-mark").children(mark),
        tags::p()
            .class("why")
            .children(say("learn_lesson_mark_how")),
    )
        .into()
}

/// The way to begin, or the way back to ours.
fn begin(drawer: Drawer) -> View {
    let has_own = create_selector(move || !drawer.at("").is_null());
    let inside = move || -> View {
        if has_own.get() {
            return piece::sure("lesson-wipe", "learn_lesson_wipe", move || {
                drawer.replace("", Value::Null, "learn_lesson_wiped");
                browser::focus("#lesson-fill");
            });
        }
        let fill = piece::button("lesson-fill", say("learn_lesson_fill"), move || {
            let ours = own_lesson::ours(language());
            drawer.replace("", json!(ours), "learn_lesson_filled");
            browser::focus("#lesson-why-0-title");
        });
        tags::p().children(fill).into()
    };
    let training = tags::a().class("button").href("#training");
    tags::div()
        .class("buttons")
        .children((inside, training.children(say("learn_lesson_see"))))
        .into()
}

fn files(drawer: Drawer) -> View {
    let take = move |text: String| {
        let own = own_lesson::read(&text).map_err(wrong)?;
        drawer.replace("", json!(own), "");
        Ok(say("learn_brought"))
    };
    // Only texts that were kept can go into a file, and only they are looked at.
    let personal = create_selector(move || {
        let kept = json!(own_lesson::kept(&drawer.at("")));
        pack::personal(&json!({ "parts": kept })).len()
    });
    let care = move || -> View {
        match personal.get() {
            0 => ().into(),
            count => tags::p()
                .class("outcome warn")
                .id("lesson-personal")
                .children(say_with("learn_lesson_personal", &[&count.to_string()]))
                .into(),
        }
    };
    (
        care,
        tags::div().class("buttons").children((
            save(
                "lesson-json",
                "learn_save_json",
                "promptwacht-les.json",
                "application/json",
                move || own_lesson::write(&own_lesson::kept(&drawer.at(""))),
            ),
            drawer::bring(
                drawer.shelf,
                "lesson-import",
                "learn_bring_json",
                ".json,application/json",
                take,
            ),
        )),
        tags::p().class("why").children(say("learn_lesson_files")),
    )
        .into()
}

fn section(drawer: Drawer, part: Part) -> View {
    let (words, list, fields) = form(part);
    let state = create_selector(move || own_lesson::state(&drawer.at(""), part));
    let stands = move || -> View {
        let state = state.get_clone();
        let fill = (state == State::Ours).then(|| fill(drawer, part));
        (stands(part, &state), fill).into()
    };
    (
        tags::h3().children(say(&format!("learn_lesson_head_{}", part.name()))),
        tags::div()
            .id(format!("lesson-state-{}", part.name()))
            .children(stands),
        rows(drawer, words, list, fields, move |row| {
            beside(drawer.shelf, part, row)
        }),
    )
        .into()
}

/// The way to begin with ours in one part.
fn fill(drawer: Drawer, part: Part) -> View {
    let (_, list, _) = form(part);
    let name = part.name();
    let fill = move || {
        let ours = json!(own_lesson::ours(language()));
        let ours = ours.get(name).cloned().unwrap_or_default();
        drawer.replace(list, ours, "learn_lesson_filled");
        browser::focus(&format!("#lesson-{name}-0-title"));
    };
    let fill = piece::button(
        format!("lesson-fill-{name}"),
        say("learn_lesson_fill_part"),
        fill,
    );
    tags::p().class("buttons").children(fill).into()
}

/// What the training shows of a part, in words.
fn stands(part: Part, state: &State) -> View {
    let (class, words) = match state {
        State::Ours => ("why", say("learn_lesson_state_ours")),
        State::Own(count) => (
            "outcome hint",
            say_with("learn_lesson_state_own", &[&count.to_string()]),
        ),
        State::Open(rows) => {
            let rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
            (
                "outcome warn",
                say_with("learn_lesson_state_open", &[&rows.join(", ")]),
            )
        }
        State::TooMany => (
            "outcome stop",
            say_with("learn_lesson_state_many", &[&part.most().to_string()]),
        ),
    };
    tags::p().class(class).children(words).into()
}

/// What a row lacks, and what the check sees in it: nothing is held back, as an example of what may not is one that it sees.
fn beside(shelf: Shelf, part: Part, row: &Value) -> View {
    let lacks = own_lesson::lacks(part, row);
    let lines: Vec<View> = Gap::ALL
        .into_iter()
        .filter_map(|gap| {
            let (words, _, _) = form(part);
            let fields: Vec<String> = lacks
                .iter()
                .filter(|lack| lack.gap == gap)
                .map(|lack| say(&format!("learn_{words}_{}", lack.field)))
                .collect();
            let any = !fields.is_empty();
            let words = format!("learn_lesson_gap_{}", gap.key());
            any.then(|| {
                tags::li()
                    .children(say_with(&words, &[&fields.join(", ")]))
                    .into()
            })
        })
        .collect();
    let lacks = (!lines.is_empty())
        .then(|| View::from(tags::ul().class("outcome warn lacks").children(lines)));
    (lacks, looked_at(shelf, own_lesson::written(part, row))).into()
}

/// What the check sees in a text of the trainer.
fn looked_at(shelf: Shelf, text: String) -> View {
    if text.is_empty() {
        return ().into();
    }
    let seen = create_signal(None::<Value>);
    let settings = shelf.settings();
    spawn_local(async move {
        let verdict = check::check(&text, &settings).await;
        // The row may have been drawn anew meanwhile.
        if seen.is_alive() {
            seen.set(verdict);
        }
    });
    let shown = move || -> View {
        let Some(verdict) = seen.get_clone() else {
            return ().into();
        };
        let level = desk::level(&verdict);
        if !["warn", "stop"].contains(&level) {
            return ().into();
        }
        tags::div()
            .class(format!("outcome {level} seen"))
            .children((
                tags::p().children(say("learn_lesson_seen")),
                tags::ul().children(desk::found(&verdict)),
            ))
            .into()
    };
    shown.into()
}
