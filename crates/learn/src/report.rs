//! The report of a leak: first what to do now, then a short form, then the ways to hand it on. It never asks for the text itself.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "signals are handles: every view of the form gets its own"
)]

use promptwacht_coach::knobs::{Chatbot, knobs};
use promptwacht_coach::report::{
    Clock, Report, clock, from_finding, guide, host_of, looks_personal, rehearsal, report,
};
use promptwacht_coach::sheet::Filled;
use promptwacht_kit::browser;
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::form::{Filling, blocks, first};
use crate::reports::{self, Kept};
use crate::shelf::Shelf;
use crate::words::{language, said, say, say_with};
use crate::{help, moment, piece, report_out};

/// What is being made.
#[derive(Clone, Copy)]
pub(crate) struct Making {
    pub(crate) shelf: Shelf,
    pub(crate) filled: Signal<Filled>,
    pub(crate) id: Signal<String>,
    pub(crate) exercise: Signal<bool>,
    pub(crate) done: Signal<bool>,
    /// Counts the answers.
    changed: Signal<u32>,
    /// Counts how often the form began anew.
    turn: Signal<u32>,
}

impl Making {
    fn new(shelf: Shelf) -> Self {
        Self {
            shelf,
            filled: create_signal(Filled::new()),
            id: create_signal(String::new()),
            exercise: create_signal(false),
            done: create_signal(false),
            changed: create_signal(0),
            turn: create_signal(0),
        }
    }

    /// Begins a report with these answers beside the time of now.
    fn begin(self, more: Filled) {
        let now = moment::now();
        let mut filled: Filled = [
            ("found".to_owned(), vec![now.clone()]),
            ("typed".to_owned(), vec![now]),
        ]
        .into();
        filled.extend(more);
        self.show(moment::number(), filled, false, false);
    }

    /// Shows a report in the form.
    pub(crate) fn show(self, id: String, filled: Filled, done: bool, exercise: bool) {
        batch(|| {
            self.id.set(id);
            self.filled.set(filled);
            self.done.set(done);
            self.exercise.set(exercise);
            self.turn.set(self.turn.get_untracked() + 1);
        });
    }

    /// The report as it is now; follows each answer.
    pub(crate) fn report(self) -> Report {
        Report {
            id: self.id.get_clone(),
            exercise: self.exercise.get(),
            filled: self.filled.get_clone(),
            ..Report::default()
        }
    }

    fn keep(self, say_after: &'static str) {
        let mut report = untrack(|| self.report());
        let before = untrack(|| reports::all(self.shelf))
            .into_iter()
            .find(|row| row.report.id == report.id);
        if let Some(before) = before {
            report.officer = before.report.officer;
            report.ticks = before.report.ticks;
        }
        let done = self.done.get_untracked();
        let kept = Kept {
            own: true,
            done,
            report,
        };
        reports::keep(self.shelf, kept, say_after);
    }

    /// Goes back to nothing where what is shown was forgotten.
    pub(crate) fn forget(self, id: &str) {
        reports::forget(self.shelf, id, "learn_report_forgotten");
        if self.id.get_clone_untracked() == id {
            self.begin(Filled::new());
        }
    }
}

/// What the address says of a finding.
fn found(rest: &str) -> Filled {
    let query = browser::window().and_then(|window| window.location().search().ok());
    let query = query.unwrap_or_default();
    let of = |name: &str| {
        let parts = query.trim_start_matches('?').split('&');
        let mut values = parts.filter_map(|part| part.strip_prefix(name)?.strip_prefix('='));
        values.next().unwrap_or_default().replace("%2C", ",")
    };
    match rest.strip_prefix("from/") {
        Some(said) => {
            let (host, kinds) = said.split_once('/').unwrap_or((said, ""));
            from_finding(host, &kinds.replace("%2C", ","))
        }
        None => from_finding(&of("host"), &of("kinds")),
    }
}

/// Draws it.
pub(crate) fn view(shelf: Shelf, rest: ReadSignal<String>) -> View {
    let making = Making::new(shelf);
    create_effect(move || {
        let said = rest.get_clone();
        untrack(|| making.begin(found(&said)));
    });
    create_effect(on(making.changed, move || {
        if making.changed.get_untracked() > 0 {
            making.keep("");
        }
    }));
    let form = move || {
        making.turn.track();
        untrack(|| form(making))
    };
    (
        tags::div()
            .class("noprint")
            .children((now(shelf), deleting(making))),
        banner(making),
        form,
        report_out::outcome(making),
        report_out::list(making),
    )
        .into()
}

/// The first screen: what to do now.
fn now(shelf: Shelf) -> View {
    let steps: Vec<View> = guide()
        .steps
        .iter()
        .map(|step| {
            tags::li()
                .children((
                    tags::strong().children(said(&step.title)),
                    ". ",
                    said(&step.text),
                ))
                .into()
        })
        .collect();
    let start = first("report-start", say("learn_report_start"), || {
        browser::focus("#report-form-title");
    });
    let empty = piece::button(
        "report-clipboard",
        say("learn_report_clipboard"),
        move || {
            moment::copy(shelf, "", "learn_report_clipboard_done");
        },
    );
    (
        tags::p().children(say("learn_report_calm")),
        tags::h3().children(say("learn_report_now")),
        tags::ol().class("steps").children(steps),
        tags::p().class("buttons").children((start, empty)),
        help::phones(shelf),
    )
        .into()
}

/// How to delete, for each chatbot; that of the form is open.
fn deleting(making: Making) -> View {
    let each: Vec<View> = knobs()
        .chatbots
        .iter()
        .map(|one| {
            let open = move || {
                let tool = making.filled.with(|filled| filled.get("tool").cloned());
                tool.is_some_and(|tool| tool.first() == Some(&one.id))
                    .then_some("")
            };
            tags::details()
                .class("part")
                .attr("data-chatbot", one.id.clone())
                .attr("open", open)
                .children((
                    tags::summary().children(tags::h4().children(one.name.clone())),
                    delete_steps(one),
                ))
                .into()
        })
        .collect();
    tags::details()
        .class("part")
        .id("report-deleting")
        .children((
            tags::summary().children(say("learn_report_deleting")),
            tags::p().children(say("learn_report_deleting_why")),
            tags::div().children(each),
        ))
        .into()
}

/// The steps to delete a chat, and what is left of it.
pub(crate) fn delete_steps(chatbot: &'static Chatbot) -> View {
    let steps: View = if chatbot.delete.is_empty() {
        tags::p().children(say("learn_report_no_steps")).into()
    } else {
        let steps: Vec<View> = chatbot
            .delete
            .iter()
            .map(|step| tags::li().children(said(step)).into())
            .collect();
        tags::ol().class("steps").children(steps).into()
    };
    let source = &chatbot.deleted_source;
    (
        steps,
        tags::p().children(said(&chatbot.deleted)),
        tags::p().class("why").children((
            piece::link_out(source.link.clone(), source.name.clone()),
            " ",
            say_with("learn_checked", &[&moment::spoken_month(&source.checked)]),
        )),
    )
        .into()
}

/// Whether this is real.
fn banner(making: Making) -> View {
    let inside = move || -> View {
        if making.exercise.get() {
            let stop = piece::button(
                "rehearsal-stop",
                say("learn_report_exercise_stop"),
                move || {
                    making.begin(Filled::new());
                    browser::focus("#report-form-title");
                },
            );
            return tags::div()
                .class("outcome warn exercise")
                .children((
                    tags::p().children((
                        tags::strong().children(say("learn_exercise")),
                        ". ",
                        say("learn_report_exercise_why"),
                    )),
                    tags::p().class("buttons").children(stop),
                ))
                .into();
        }
        ().into()
    };
    inside.into()
}

fn form(making: Making) -> View {
    let filling = Filling {
        prefix: "report",
        filled: making.filled,
        changed: making.changed,
    };
    let rehearse = move || {
        let now = moment::now();
        let filled = rehearsal(&now, &now, language());
        making.show(moment::number(), filled, false, true);
        browser::focus("#report-form-title");
    };
    let ready = first("report-ready", say("learn_report_ready"), move || {
        // Once, also where a report is opened again.
        if !making.done.get_untracked() && !making.exercise.get_untracked() {
            piece::count_leak(making.shelf, making.filled.with_untracked(host_of));
        }
        making.done.set(true);
        making.keep("");
        browser::focus("#report-ready-title");
    });
    let warning = move || -> Option<View> {
        let words = making.filled.with(|filled| filled.get("words").cloned());
        let personal = words.is_some_and(|words| words.iter().any(|text| looks_personal(text)));
        personal.then(|| {
            tags::p()
                .class("outcome stop")
                .id("report-personal")
                .children(say("learn_report_personal"))
                .into()
        })
    };
    tags::section()
        .class("noprint")
        .id("report-form")
        .children((
            tags::h3()
                .id("report-form-title")
                .tabindex("-1")
                .children(say("learn_report_form")),
            tags::p()
                .class("why")
                .children(say("learn_report_form_why")),
            tags::p().class("buttons").children(piece::button(
                "rehearsal-start",
                say("learn_report_exercise"),
                rehearse,
            )),
            codes(),
            the_clock(move || making.filled.with(|filled| filled.get("found").cloned())),
            blocks(filling, &report().blocks),
            tags::div().attr("role", "status").children(warning),
            tags::p().class("buttons").children(ready),
        ))
        .into()
}

/// Says where the answers came from, when a finding brought them.
fn codes() -> Option<View> {
    let address = browser::end_of_address();
    address.contains("report/from/").then(|| {
        tags::p()
            .class("outcome hint")
            .id("report-from")
            .children(say("learn_report_from"))
            .into()
    })
}

/// The 72 hours, from a moment of discovery.
pub(crate) fn the_clock(found: impl Fn() -> Option<Vec<String>> + 'static) -> View {
    let words = move || -> View {
        let found = found().and_then(|found| moment::ms_of(found.first()?));
        let Some(found) = found else {
            return say("learn_report_clock_none").into();
        };
        let end = moment::spoken(found.saturating_add(promptwacht_coach::report::TERM_MS));
        match clock(found, moment::now_ms()) {
            Clock::Left(hours) => {
                say_with("learn_report_clock_left", &[&hours.to_string(), &end]).into()
            }
            Clock::Over(hours) => {
                say_with("learn_report_clock_over", &[&hours.to_string(), &end]).into()
            }
            Clock::Ahead => say("learn_report_clock_ahead").into(),
        }
    };
    tags::div()
        .class("outcome hint clock")
        .children((
            tags::p()
                .class("time")
                .children(tags::strong().children(words)),
            tags::p()
                .class("why")
                .children(say("learn_report_clock_why")),
        ))
        .into()
}
