//! The training before access: why, what may and what may not, three cases, ten questions, and a page to print.

mod certificate;
mod read;

use std::rc::Rc;

use promptwacht_coach::day::Day;
use promptwacht_coach::lesson::{Lesson, Version, exam, lesson};
use promptwacht_coach::own_lesson::{Told, told};
use promptwacht_coach::quiz::{Asked, Worth};
use promptwacht_coach::training::{Passed, Settings, Standing, score, standing};
use promptwacht_kit::browser;
use serde_json::{Value, json};
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::quiz::{is_in_training, own_of};
use crate::shelf::Shelf;
use crate::words::{language, said, say, say_with};
use crate::{ask, piece};

/// Where somebody is.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Start,
    Why,
    Rules,
    Case(usize),
    Question(usize),
    End,
    Certificate,
}

/// One run through the training.
#[derive(Clone, Copy)]
struct Run {
    shelf: Shelf,
    stage: Signal<Stage>,
    /// The lesson as it was when it began: what is written meanwhile counts the next time.
    told: Signal<Rc<Told>>,
    exam: Signal<Vec<Asked>>,
    right: Signal<usize>,
}

impl Run {
    fn go(self, stage: Stage) {
        self.stage.set(stage);
        browser::focus("main h3");
    }

    /// Begins to read.
    fn read(self) {
        let told = untrack(|| present(self.shelf));
        self.told.set(Rc::new(told));
        self.go(Stage::Why);
    }

    /// Draws new questions and begins with the first.
    fn ask(self) {
        let own = if is_in_training(self.shelf) {
            own_of(self.shelf)
        } else {
            Vec::new()
        };
        self.exam.set(exam(language(), &own, &mut piece::chance()));
        self.right.set(0);
        self.go(Stage::Question(0));
    }

    fn mark(self) -> u32 {
        pass_mark(self.shelf)
    }

    fn score(self) -> u32 {
        let of = self.exam.with_untracked(Vec::len);
        score(self.right.get_untracked(), of)
    }

    /// Keeps that it was passed, where it was: the day, the lesson and the score, and nothing else.
    fn end(self) {
        let score = self.score();
        if score >= self.mark() {
            let record = Passed {
                passed: piece::today(),
                version: lesson().version(),
                score,
            };
            piece::count(self.shelf, "lesson");
            self.shelf
                .put("training", json!(record), "learn_training_kept");
        }
        self.go(Stage::End);
    }
}

/// The lesson as it stands now: the trainer's where it is filled in.
fn present(shelf: Shelf) -> Told {
    told(&shelf.get("lesson"), language())
}

/// How much must be right, in per cent.
pub(crate) fn pass_mark(shelf: Shelf) -> u32 {
    number(shelf, "pass_mark", 80)
}

fn number(shelf: Shelf, name: &str, default: u32) -> u32 {
    shelf
        .setting(&format!("/training/{name}"))
        .as_ref()
        .and_then(Value::as_u64)
        .and_then(|number| u32::try_from(number).ok())
        .unwrap_or(default)
}

/// How the user stands today, by the settings.
pub(crate) fn stands(shelf: Shelf) -> Standing {
    let settings = Settings {
        renew_days: number(shelf, "renew_days", 365),
        // Grace is a matter of the chat pages; here it is passed or not.
        grace_days: 0,
        first_seen: None,
    };
    let today = Day::parse(&piece::today()).unwrap_or(Day(0));
    standing(&shelf.get("training"), settings, today)
}

/// Draws it.
pub(crate) fn view(shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let run = Run {
        shelf,
        stage: create_signal(Stage::Start),
        told: create_signal(Rc::new(untrack(|| present(shelf)))),
        exam: create_signal(Vec::new()),
        right: create_signal(0),
    };
    let inside = move || -> View {
        let told = run.told.get_clone_untracked();
        match run.stage.get() {
            Stage::Start => start(run),
            Stage::Why => read::why(run, &told),
            Stage::Rules => read::rules(run, &told),
            Stage::Case(at) => read::case(run, &told, at),
            Stage::Question(at) => question(run, at),
            Stage::End => end(run),
            Stage::Certificate => certificate::view(shelf, move || run.go(Stage::Start)),
        }
    };
    tags::div().class("quiz").children(inside).into()
}

fn head(words: String) -> View {
    tags::h3().tabindex("-1").children(words).into()
}

/// The four steps, the present one marked.
fn steps(at: usize) -> View {
    let steps: Vec<View> = ["why", "rules", "cases", "questions"]
        .into_iter()
        .enumerate()
        .map(|(place, step)| {
            let words = say(&format!("learn_training_step_{step}"));
            let item = tags::li().class("mark");
            let item = if place == at {
                item.attr("aria-current", "step")
            } else {
                item
            };
            item.children(format!("{}. {words}", place + 1)).into()
        })
        .collect();
    tags::ol().class("steps-of").children(steps).into()
}

fn onward(words: &str, deed: impl FnMut() + 'static) -> View {
    tags::p()
        .class("buttons")
        .children(piece::button("onward", say(words), deed))
        .into()
}

/// What was taught when, the newest first.
fn versions(lesson: &Lesson) -> View {
    let one = |(at, version): (usize, &Version)| -> View {
        let words = say_with(
            "learn_training_version_of",
            &[
                &(at + 1).to_string(),
                &piece::day_words(&version.day),
                &said(&version.what),
            ],
        );
        tags::li().children(words).into()
    };
    let all: Vec<View> = lesson.versions.iter().enumerate().rev().map(one).collect();
    tags::details()
        .id("versions")
        .children((
            tags::summary().children(say("learn_training_versions")),
            tags::ul().children(all),
        ))
        .into()
}

fn start(run: Run) -> View {
    let lesson = lesson();
    let has_own = present(run.shelf).has_own();
    let mark = run.mark().to_string();
    let about = say_with(
        "learn_training_about",
        &[
            &lesson.minutes.to_string(),
            &lesson.questions.to_string(),
            &mark,
        ],
    );
    let (standing, passed) = match stands(run.shelf) {
        Standing::Passed { until: Some(until) } => (
            say_with(
                "learn_training_until",
                &[&piece::day_words(&until.to_string())],
            ),
            true,
        ),
        Standing::Passed { until: None } => (say("learn_training_for_good"), true),
        Standing::Expired => (say("learn_training_expired"), false),
        Standing::Never | Standing::Grace { .. } => (say("learn_training_never"), false),
    };
    let certificate: View = if passed {
        piece::button(
            "certificate",
            say("learn_training_certificate"),
            move || {
                run.go(Stage::Certificate);
            },
        )
    } else {
        ().into()
    };
    let version = if has_own {
        "learn_training_version_own"
    } else {
        "learn_training_version"
    };
    (
        head(say("learn_training_start_head")),
        read::of_trainer(has_own),
        tags::p().children(about),
        tags::p()
            .class("outcome hint")
            .id("standing")
            .children(standing),
        tags::p().class("buttons").children((
            piece::button("start", say("learn_training_start"), move || {
                run.read();
            }),
            certificate,
        )),
        tags::p()
            .class("why")
            .children(say("learn_training_private")),
        tags::p()
            .class("why")
            .children(say_with(version, &[&lesson.version().to_string()])),
        versions(lesson),
        tags::p()
            .class("why")
            .children(piece::link_to("lesson", say("learn_training_edit"))),
    )
        .into()
}

fn question(run: Run, at: usize) -> View {
    let (asked, of) = run
        .exam
        .with_untracked(|exam| (exam.get(at).cloned(), exam.len()));
    let Some(asked) = asked else {
        return ().into();
    };
    let count = move |worth| {
        if worth == Worth::Right {
            run.right.update(|right| *right += 1);
        }
    };
    let next = move || -> View {
        if at + 1 < of {
            onward("learn_quiz_next", move || run.go(Stage::Question(at + 1)))
        } else {
            onward("learn_quiz_end", move || run.end())
        }
    };
    let number = say_with(
        "learn_quiz_number",
        &[&(at + 1).to_string(), &of.to_string()],
    );
    (steps(3), head(number), ask::question(asked, count, next)).into()
}

fn end(run: Run) -> View {
    let of = run.exam.with_untracked(Vec::len).to_string();
    let right = run.right.get_untracked().to_string();
    let (mark, score) = (run.mark(), run.score());
    let result = say_with(
        "learn_training_result",
        &[&right, &of, &score.to_string(), &mark.to_string()],
    );
    let passed = score >= mark;
    let (words, why) = if passed {
        ("learn_training_passed", "learn_training_passed_why")
    } else {
        ("learn_training_not_yet", "learn_training_not_yet_why")
    };
    let certificate: View = if passed {
        piece::button(
            "certificate",
            say("learn_training_certificate"),
            move || {
                run.go(Stage::Certificate);
            },
        )
    } else {
        ().into()
    };
    (
        head(say(words)),
        tags::p().class("score").id("score").children(result),
        tags::p().children(say(why)),
        tags::p().class("buttons").children((
            certificate,
            piece::button("retry", say("learn_training_retry"), move || run.ask()),
            piece::button("reread", say("learn_training_reread"), move || {
                run.read();
            }),
        )),
    )
        .into()
}
