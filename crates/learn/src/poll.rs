//! The live poll: a statement or a question for a room, the hands that were counted, and slips of paper. Nothing is kept.

use promptwacht_coach::poll::{Poll, polls};
use promptwacht_coach::quiz::letter;
use promptwacht_kit::browser;
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::bars::{self, Bar};
use crate::form::{Lines, lines};
use crate::piece;
use crate::shelf::Shelf;
use crate::words::{said, say};

/// How many slips go on a sheet.
const SLIPS: usize = 6;

/// What is asked now.
#[derive(Clone, Default, PartialEq)]
struct Asked {
    ask: String,
    options: Vec<String>,
    compare: Option<String>,
}

impl Asked {
    fn of(poll: &Poll) -> Self {
        Self {
            ask: said(&poll.ask),
            options: options(poll.options.iter().map(said).collect()),
            compare: poll.compare.as_ref().map(said),
        }
    }
}

/// With their letters; a statement is agreed with or not.
fn options(options: Vec<String>) -> Vec<String> {
    let options = if options.is_empty() {
        ["agree", "disagree", "unsure"]
            .map(|option| say(&format!("learn_poll_{option}")))
            .into()
    } else {
        options
    };
    options
        .into_iter()
        .enumerate()
        .map(|(place, text)| format!("{}. {text}", letter(place)))
        .collect()
}

/// Draws it.
pub(crate) fn view(_shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let asked = create_signal(None::<Asked>);
    let paper = create_signal(false);
    let inside = move || -> View {
        match asked.get_clone() {
            None => setup(asked),
            Some(now) if paper.get() => slips(&now, paper),
            Some(now) => slide(&now, asked, paper),
        }
    };
    tags::div().class("quiz").children(inside).into()
}

fn head(words: String) -> View {
    tags::h3().tabindex("-1").children(words).into()
}

fn start(asked: Signal<Option<Asked>>, poll: Asked) {
    asked.set(Some(poll));
    browser::focus("main h3");
}

fn setup(asked: Signal<Option<Asked>>) -> View {
    let ready: Vec<View> = polls()
        .polls
        .iter()
        .map(|poll| {
            let button = piece::button(poll.id.clone(), said(&poll.ask), move || {
                start(asked, Asked::of(poll));
            });
            tags::li().children(button).into()
        })
        .collect();
    (
        head(say("learn_poll_choose")),
        tags::p().children(say("learn_poll_how")),
        tags::ul().class("path").children(ready),
        own(asked),
    )
        .into()
}

/// The fields of a question of one's own.
fn own(asked: Signal<Option<Asked>>) -> View {
    let form = Lines {
        prefix: "poll",
        words: "learn_poll_own",
        fields: ["ask", "a", "b", "c", "d"],
        longest: 300,
        button: ("poll-start", "learn_poll_start"),
    };
    let read = |[ask, rest @ ..]: [String; 5]| {
        let mut texts = Vec::from(rest);
        texts.retain(|text| !text.is_empty());
        // One option alone is no choice.
        let whole = !ask.is_empty() && texts.len() != 1;
        whole.then(|| Asked {
            ask,
            options: options(texts),
            compare: None,
        })
    };
    let head = (
        tags::h4().children(say("learn_poll_own")),
        tags::p().class("why").children(say("learn_poll_own_how")),
    );
    lines(form, head, read, move |poll| start(asked, poll))
}

fn slide(now: &Asked, asked: Signal<Option<Asked>>, paper: Signal<bool>) -> View {
    let counts = bars::none_of(now.options.len());
    let rows = now.options.len();
    piece::when_key(move |event| {
        if bars::key(event, counts, rows) {
            event.prevent_default();
        }
    });
    let table = bars::hands(
        "hands",
        now.ask.clone(),
        now.options.iter().map(Bar::plain).collect(),
        counts,
    );
    let compare = now.compare.clone();
    let told = move || -> View {
        match &compare {
            Some(compare) if counts.with(|counts| counts.iter().any(|count| *count > 0)) => {
                tags::p()
                    .class("outcome hint")
                    .id("compare")
                    .children(compare.clone())
                    .into()
            }
            _ => ().into(),
        }
    };
    let again = move || {
        asked.set(None);
        browser::focus("main h3");
    };
    let zero = move || counts.set(vec![0; rows]);
    let on_paper = move || {
        paper.set(true);
        browser::focus("main h3");
    };
    tags::div()
        .class("room")
        .children((
            tags::h3()
                .tabindex("-1")
                .class("asked")
                .children(now.ask.clone()),
            table,
            told,
            tags::p().class("buttons").children((
                piece::button("poll-other", say("learn_poll_other"), again),
                piece::button("poll-zero", say("learn_poll_zero"), zero),
                piece::button("poll-paper", say("learn_poll_paper"), on_paper),
            )),
            tags::p().class("why").children(say("learn_poll_keys")),
        ))
        .into()
}

/// The question a few times on a sheet, to cut apart.
fn slips(now: &Asked, paper: Signal<bool>) -> View {
    let slip = |_| -> View {
        let boxes: Vec<View> = now
            .options
            .iter()
            .map(|option| {
                let square = tags::span().class("square").attr("aria-hidden", "true");
                tags::li().children((square, option.clone())).into()
            })
            .collect();
        tags::li()
            .children((
                tags::p().class("asked").children(now.ask.clone()),
                tags::ul().children(boxes),
            ))
            .into()
    };
    let slips: Vec<View> = (0..SLIPS).map(slip).collect();
    let back = move || {
        paper.set(false);
        browser::focus("main h3");
    };
    (
        tags::h3()
            .tabindex("-1")
            .class("unprinted")
            .children(say("learn_poll_slips")),
        tags::p()
            .class("unprinted")
            .children(say("learn_poll_slips_how")),
        tags::p().class("buttons").children((
            piece::print("print-slips"),
            piece::button("poll-screen", say("learn_poll_screen"), back),
        )),
        tags::ul().class("slips paper").children(slips),
    )
        .into()
}
