//! The quiz: alone, live for a room, on paper, and with questions of the trainer.

mod alone;
mod cards;
mod own;

mod paper;
mod room;

pub(crate) use own::is_in_training;

use promptwacht_coach::own::{self as own_questions, Own};
use promptwacht_coach::quiz::{Asked, Origin, asked};
use promptwacht_kit::browser;
use serde_json::Value;
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::piece;
use crate::shelf::Shelf;
use crate::words::{language, say, say_with};

/// Which questions are asked, and how many.
#[derive(Clone, Copy)]
struct Choice {
    which: Signal<String>,
    many: Signal<String>,
}

impl Choice {
    /// The questions: in their own order where all are asked, else a draw; options are shuffled each time.
    fn questions(self, own: &[Own]) -> Vec<Asked> {
        let origins: &[Origin] = match self.which.get_clone_untracked().as_str() {
            "programme" => &[Origin::Programme],
            "ours" => &[Origin::Ours],
            "own" => &[Origin::Own],
            _ => &[Origin::Programme, Origin::Ours, Origin::Own],
        };
        let mut chance = piece::chance();
        let mut all = asked(language(), origins, own, &mut chance);
        let many = self.many.get_clone_untracked().parse::<usize>();
        if let Ok(many) = many
            && many < all.len()
        {
            chance.shuffle(&mut all);
            all.truncate(many);
        }
        all
    }
}

/// The questions of the trainer that are kept.
pub(crate) fn own_of(shelf: Shelf) -> Vec<Own> {
    own_questions::kept(&shelf.get("questions"))
}

/// Draws it.
pub(crate) fn view(shelf: Shelf, rest: ReadSignal<String>) -> View {
    let choice = Choice {
        which: create_signal("programme".to_owned()),
        many: create_signal("all".to_owned()),
    };
    let drawn = create_signal(false);
    let inside = move || -> View {
        let way = rest.get_clone();
        if drawn.get_untracked() {
            browser::focus("main h3");
        }
        drawn.set(true);
        let own = untrack(|| own_of(shelf));
        match way.as_str() {
            "alone" => alone::view(shelf, choice.questions(&own)),
            "room" => room::view(choice.questions(&own)),
            "paper" => paper::view(&choice.questions(&own)),
            "cards" => cards::view(),
            "own" => own::view(shelf),
            _ => menu(shelf, choice),
        }
    };
    let back = move || -> View {
        if rest.with(String::is_empty) {
            ().into()
        } else {
            tags::p()
                .class("back")
                .children(piece::link_to("quiz", say("learn_quiz_menu")))
                .into()
        }
    };
    tags::div().class("quiz").children((back, inside)).into()
}

/// A heading that takes the focus when it is new.
fn head(words: String) -> View {
    tags::h3().tabindex("-1").children(words).into()
}

fn menu(shelf: Shelf, choice: Choice) -> View {
    let which = move || -> View {
        let own = own_of(shelf).len();
        let mut sets = vec!["programme", "ours", "all"];
        if own > 0 {
            sets.push("own");
        }
        let named = |set: &str| (set.to_owned(), say(&format!("learn_quiz_set_{set}")));
        piece::choice(
            "which",
            say("learn_quiz_which"),
            sets.into_iter().map(named).collect(),
            choice.which,
        )
    };
    let many = ["3", "6", "10", "all"].map(|many| {
        let name = if many == "all" {
            say("learn_quiz_many_all")
        } else {
            many.to_owned()
        };
        (many.to_owned(), name)
    });
    let many = piece::choice("many", say("learn_quiz_many"), many.into(), choice.many);
    let ways: Vec<View> = ["alone", "room", "paper", "cards", "own"]
        .map(|way| {
            let link = piece::link_to(&format!("quiz/{way}"), say(&format!("learn_quiz_{way}")));
            let why = tags::p()
                .class("why")
                .children(say(&format!("learn_quiz_{way}_why")));
            tags::li()
                .class("card")
                .children((tags::h4().children(link), why))
                .into()
        })
        .into();
    (
        head(say("learn_quiz_start")),
        tags::p().children(say("learn_quiz_intro")),
        tags::div().class("two").children((which, many)),
        tags::ul().class("cards").children(ways),
        move || scores(&shelf.get("quiz")),
        tags::p().class("why").children(say("learn_quiz_source")),
    )
        .into()
}

/// What was scored before, the newest first.
fn scores(kept: &Value) -> View {
    let scores = kept.get("scores").and_then(Value::as_array);
    let row = |score: &Value| -> Option<View> {
        let number = |name: &str| score.get(name).and_then(Value::as_u64);
        let words = say_with(
            "learn_quiz_score_row",
            &[
                &piece::day_words(score.get("date")?.as_str()?),
                &number("right")?.to_string(),
                &number("of")?.to_string(),
            ],
        );
        Some(tags::li().children(words).into())
    };
    let rows: Vec<View> = scores
        .into_iter()
        .flatten()
        .rev()
        .take(10)
        .filter_map(row)
        .collect();
    if rows.is_empty() {
        return ().into();
    }
    (
        tags::h3().children(say("learn_quiz_scores")),
        tags::ul().id("scores").children(rows),
        tags::p().class("why").children(say("learn_quiz_kept")),
    )
        .into()
}
