//! The game of who does what: AI, or you. One sentence at a time, large enough for a room.

use promptwacht_coach::rules::{Turn, Who, rule, rules, shuffled};
use promptwacht_kit::browser;
use serde_json::json;
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use web_sys::KeyboardEvent;

use crate::piece;
use crate::rules::{keep, kept, sentence, who};
use crate::shelf::Shelf;
use crate::words::{said, say, say_with};

/// A game under way.
#[derive(Clone, Copy)]
struct Game {
    shelf: Shelf,
    order: Signal<Vec<usize>>,
    /// Which sentence is asked.
    at: Signal<usize>,
    right: Signal<u64>,
    /// What was answered to it.
    answer: Signal<Option<Who>>,
}

impl Game {
    fn turn(self) -> Option<&'static Turn> {
        let place = self.order.with(|order| order.get(self.at.get()).copied())?;
        rules().turns.get(place)
    }

    fn begin(self) {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "any number will do as a seed"
        )]
        let seed = js_sys::Date::now() as u64;
        batch(|| {
            self.order.set(shuffled(rules().turns.len(), seed));
            self.at.set(0);
            self.right.set(0);
            self.answer.set(None);
        });
    }

    fn say(self, answer: Who) {
        let Some(turn) = self.turn() else { return };
        if self.answer.get_untracked().is_some() {
            return;
        }
        if turn.who == answer {
            self.right.set(self.right.get_untracked() + 1);
        }
        self.answer.set(Some(answer));
        browser::focus("#match-next");
    }

    fn next(self) {
        batch(|| {
            self.answer.set(None);
            self.at.set(self.at.get_untracked() + 1);
        });
        if self.turn().is_some() {
            browser::focus("#match-turn");
            return;
        }
        let right = self.right.get_untracked();
        if kept(self.shelf, "best").as_u64().unwrap_or(0) < right {
            keep(self.shelf, "best", &json!(right), "");
        }
        browser::focus("#match-end");
    }
}

/// Draws it.
pub(crate) fn view(shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let game = Game {
        shelf,
        order: create_signal(Vec::new()),
        at: create_signal(0),
        right: create_signal(0),
        answer: create_signal(None),
    };
    game.begin();
    let count = rules().turns.len();
    let score = move || {
        say_with(
            "learn_match_score",
            &[
                &game.right.get().to_string(),
                &game.at.get().min(count).to_string(),
                &count.to_string(),
            ],
        )
    };
    let keys = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        match event.key().as_str() {
            "a" | "A" => game.say(Who::Ai),
            "j" | "J" | "y" | "Y" => game.say(Who::You),
            _ => {}
        }
    };
    let inside = move || match game.turn() {
        Some(turn) => asked(game, turn),
        None => end(game),
    };
    (
        tags::p().children(say("learn_match_how")),
        tags::section()
            .id("match-game")
            .attr("aria-label", say("learn_match"))
            .on(events::keydown, keys)
            .children((inside, tags::p().id("match-score").children(score))),
        tags::p()
            .class("back")
            .children(piece::link_to("rules", say("learn_match_back"))),
    )
        .into()
}

fn asked(game: Game, turn: &'static Turn) -> View {
    let choice = move |id: &'static str, side: Who| -> View {
        tags::button()
            .r#type("button")
            .id(id)
            .disabled(move || game.answer.get().is_some())
            .on(events::click, move |_: web_sys::MouseEvent| game.say(side))
            .children(who(side))
            .into()
    };
    let after = move || -> View {
        let Some(answer) = game.answer.get() else {
            return ().into();
        };
        let is_right = answer == turn.who;
        let behind = rule(&turn.rule);
        tags::div()
            .class(if is_right {
                "outcome hint"
            } else {
                "outcome warn"
            })
            .children((
                tags::p().class("large").children((
                    tags::strong().children(say(if is_right {
                        "learn_match_right"
                    } else {
                        "learn_match_wrong"
                    })),
                    " ",
                    who(turn.who),
                    ".",
                )),
                behind.map(|rule| -> View {
                    tags::p()
                        .children(format!(
                            "{}: {}. {}",
                            rule.id,
                            sentence(rule),
                            said(&rule.text)
                        ))
                        .into()
                }),
                piece::button("match-next", say("learn_match_next"), move || game.next()),
            ))
            .into()
    };
    (
        tags::h3()
            .id("match-turn")
            .class("turn")
            .tabindex("-1")
            .children(said(&turn.text)),
        tags::p()
            .class("buttons choices")
            .children((choice("match-ai", Who::Ai), choice("match-you", Who::You))),
        tags::div().attr("role", "status").children(after),
    )
        .into()
}

fn end(game: Game) -> View {
    let best = move || {
        let best = kept(game.shelf, "best").as_u64().unwrap_or(0);
        say_with(
            "learn_match_best",
            &[
                &best.max(game.right.get()).to_string(),
                &rules().turns.len().to_string(),
            ],
        )
    };
    (
        tags::h3()
            .id("match-end")
            .class("turn")
            .tabindex("-1")
            .children(say_with(
                "learn_match_end",
                &[
                    &game.right.get_untracked().to_string(),
                    &rules().turns.len().to_string(),
                ],
            )),
        tags::p().class("large").children(best),
        tags::p().children(say("learn_match_talk")),
        tags::p().class("buttons").children(piece::button(
            "match-again",
            say("learn_match_again"),
            move || {
                game.begin();
                browser::focus("#match-turn");
            },
        )),
    )
        .into()
}
