//! For the officer: the register of reports, and for each the clock, what speaks for and against telling the AP, the checklist and the
//! blocks of the AP's own form. It gives reasons and decides nothing.

use promptwacht_coach::report::{
    MOST, Report, Side, guide, officer, read, register, register_as_csv, report,
};
use promptwacht_coach::sheet::{Filled, Wrong};
use promptwacht_kit::{browser, files};
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use crate::form::{Filling, blocks};
use crate::report::the_clock;
use crate::report_out::{headline, text, twice};
use crate::reports::{self, Kept};
use crate::shelf::Shelf;
use crate::words::{language, said, say, say_with};
use crate::{moment, piece};

/// Draws it: the register, or one report of it (`report-officer/20261123-140533`).
pub(crate) fn view(shelf: Shelf, rest: ReadSignal<String>) -> View {
    let one = create_selector(move || rest.get_clone());
    let before = create_signal(None::<String>);
    let inside = move || -> View {
        let id = one.get_clone();
        // The part stays the same, so nobody else moves the focus.
        if before
            .get_clone_untracked()
            .is_some_and(|before| before != id)
        {
            browser::focus("main h3[tabindex]");
        }
        before.set_silent(Some(id.clone()));
        let found = untrack(|| reports::all(shelf))
            .into_iter()
            .find(|row| row.report.id == id);
        match found {
            Some(row) => single(shelf, &row),
            None => list(shelf),
        }
    };
    inside.into()
}

fn list(shelf: Shelf) -> View {
    let rows = create_selector(move || reports::all(shelf));
    let asked = create_signal(String::new());
    let table = move || -> View {
        let rows = rows.get_clone();
        if rows.is_empty() {
            return tags::p()
                .class("why")
                .children(say("learn_officer_none"))
                .into();
        }
        let rows: Vec<View> = rows.iter().map(|row| line(shelf, row, asked)).collect();
        tags::ul()
            .class("kept")
            .id("register")
            .children(rows)
            .into()
    };
    let all = move || -> Vec<Report> {
        let rows = untrack(|| reports::all(shelf)).into_iter();
        rows.map(|row| row.report).collect()
    };
    let csv = piece::button("register-csv", say("learn_file_csv"), move || {
        let text = format!("\u{feff}{}", register_as_csv(&all(), language()));
        files::offer(&name("csv"), "text/csv", &text);
    });
    let json = piece::button("register-json", say("learn_file_json"), move || {
        files::offer(
            &name("json"),
            "application/json",
            &format!("{:#}\n", register(&all())),
        );
    });
    (
        tags::p().children(say("learn_officer_intro")),
        tags::p().class("why").children(say("learn_officer_safe")),
        tags::p().class("buttons").children((
            bring(shelf),
            csv,
            json,
            piece::print("register-print"),
        )),
        tags::h3()
            .id("register-title")
            .tabindex("-1")
            .children(say("learn_officer_register")),
        table,
    )
        .into()
}

fn name(end: &str) -> String {
    format!("{}-{}.{end}", say("learn_officer_file"), moment::today())
}

/// Takes reports over from a file.
fn bring(shelf: Shelf) -> View {
    let take = move |event: Event| {
        spawn_local(async move {
            let brought = match files::chosen(event).await {
                Ok(text) => read(&text),
                Err(files::Unread::TooLarge) => return shelf.tell(say("learn_file_large")),
                Err(files::Unread::Nothing) => Err(Wrong::Broken),
            };
            match brought {
                Ok(brought) => take_over(shelf, brought),
                Err(Wrong::Broken) => shelf.tell(say("learn_file_broken")),
                Err(Wrong::Foreign) => shelf.tell(say("learn_file_foreign")),
            }
        });
    };
    let input = tags::input()
        .class("away")
        .id("register-bring")
        .r#type("file")
        .accept(".json,application/json");
    tags::label()
        .class("button")
        .children((say("learn_officer_bring"), input.on(events::change, take)))
        .into()
}

fn take_over(shelf: Shelf, brought: Vec<Report>) {
    if brought.iter().any(|one| one.exercise) {
        return shelf.tell(say("learn_officer_exercise"));
    }
    // What waits for a file has no root to untrack in.
    let mut rows = reports::all(shelf);
    for one in brought {
        match rows.iter_mut().find(|row| row.report.id == one.id) {
            // What the officer wrote stays where the file does not have it.
            Some(row) => {
                row.report.filled = one.filled;
                row.report.officer.extend(one.officer);
                row.report.ticks.extend(one.ticks);
            }
            None => rows.insert(
                0,
                Kept {
                    own: false,
                    done: true,
                    report: one,
                },
            ),
        }
    }
    if rows.len() > MOST {
        return shelf.tell(say("learn_officer_full"));
    }
    reports::put(shelf, &rows, "learn_officer_brought");
}

fn line(shelf: Shelf, row: &Kept, asked: Signal<String>) -> View {
    let report = &row.report;
    let decision = report
        .officer
        .get("decision")
        .and_then(|values| Some(officer().field("decision")?.in_words(values, language())));
    let state = decision.unwrap_or_else(|| {
        say(if row.done {
            "learn_officer_open"
        } else {
            "learn_report_draft"
        })
    });
    let id = report.id.clone();
    tags::li()
        .attr("data-report", id.clone())
        .children((
            tags::p().children((
                piece::link_to(&format!("report-officer/{id}"), id.clone()),
                " – ",
                headline(report),
                " ",
                tags::span().class("mark").children(state),
            )),
            tags::p()
                .class("buttons")
                .children(twice(&id, asked, move |id| {
                    reports::forget(shelf, id, "learn_report_forgotten");
                    browser::focus("#register-title");
                })),
        ))
        .into()
}

/// One report.
#[derive(Clone, Copy)]
struct Case {
    shelf: Shelf,
    row: Signal<Kept>,
    officer: Signal<Filled>,
    changed: Signal<u32>,
    ticks: Signal<Filled>,
}

impl Case {
    fn keep(self) {
        let mut row = self.row.get_clone_untracked();
        row.report.officer = self.officer.get_clone_untracked();
        row.report.ticks = self.ticks.get_clone_untracked();
        self.row.set(row.clone());
        reports::keep(self.shelf, row, "");
    }

    fn tick(self, id: &str, value: Option<&str>) {
        self.ticks.update(|ticks| match value {
            Some(value) => ticks.insert(id.to_owned(), vec![value.to_owned()]),
            None => ticks.remove(id),
        });
        self.keep();
    }

    fn ticked(self, id: &str) -> Option<String> {
        self.ticks.with(|ticks| ticks.get(id)?.first().cloned())
    }
}

fn single(shelf: Shelf, row: &Kept) -> View {
    let found = row.report.filled.get("found").cloned();
    let case = Case {
        shelf,
        officer: create_signal(row.report.officer.clone()),
        ticks: create_signal(row.report.ticks.clone()),
        row: create_signal(row.clone()),
        changed: create_signal(0),
    };
    create_effect(on(case.changed, move || {
        if case.changed.get_untracked() > 0 {
            case.keep();
        }
    }));
    let aware = move || {
        let known = case.officer.with(|officer| officer.get("aware").cloned());
        known.or_else(|| found.clone())
    };
    let filling = Filling {
        prefix: "officer",
        filled: case.officer,
        changed: case.changed,
    };
    let export = piece::button("case-json", say("learn_file_json"), move || {
        let report = case.row.get_clone_untracked().report;
        let name = format!("{}-{}.json", say("learn_officer_file"), report.id);
        files::offer(
            &name,
            "application/json",
            &format!("{:#}\n", report.to_register()),
        );
    });
    let copy = piece::button("case-copy", say("learn_copy"), move || {
        let report = case.row.get_clone_untracked().report;
        let text = format!(
            "{}\n{}",
            text(shelf, &report),
            officer().as_text(&report.officer, language())
        );
        moment::copy(shelf, &text, "learn_copied");
    });
    let head = (
        tags::p()
            .class("noprint")
            .children(piece::link_to("report-officer", say("learn_officer_back"))),
        tags::h3().tabindex("-1").children(headline(&row.report)),
        tags::p()
            .class("buttons")
            .children((copy, export, piece::print("case-print"))),
    );
    (
        head,
        the_clock(aware),
        tags::h3().children(say("learn_officer_said")),
        said_by(&row.report),
        help(case),
        checklist(case),
        tags::h3().children(say("learn_officer_blocks")),
        tags::p()
            .class("why")
            .children(say("learn_officer_blocks_why")),
        blocks(filling, &officer().blocks),
    )
        .into()
}

fn said_by(one: &Report) -> View {
    let rows: Vec<View> = report()
        .in_words(&one.filled, language())
        .into_iter()
        .map(|(question, answer)| {
            (tags::dt().children(question), tags::dd().children(answer)).into()
        })
        .collect();
    tags::dl().children(rows).into()
}

/// Questions and what the answers speak for.
fn help(case: Case) -> View {
    let questions: Vec<View> = guide()
        .questions
        .iter()
        .map(|question| {
            let option = |value: &'static str, key: &str| -> View {
                let id = format!("help-{}-{value}", question.id);
                let now = untrack(|| case.ticked(&question.id)).unwrap_or_default();
                let change = move |_: Event| {
                    case.tick(&question.id, Some(value).filter(|value| !value.is_empty()));
                };
                let input = tags::input()
                    .r#type("radio")
                    .id(id.clone())
                    .attr("name", format!("help-{}", question.id))
                    .prop("checked", JsValue::from(now == value))
                    .on(events::change, change);
                let label = tags::label().r#for(id).children(say(key));
                tags::div().class("choice").children((input, label)).into()
            };
            tags::fieldset()
                .class("field")
                .children((
                    tags::legend().children(said(&question.asks)),
                    tags::div().class("choices").children((
                        option("yes", "learn_yes"),
                        option("no", "learn_no"),
                        option("", "learn_unknown"),
                    )),
                ))
                .into()
        })
        .collect();
    let reasons = move || -> View {
        let report = Report {
            ticks: case.ticks.get_clone(),
            ..Report::default()
        };
        let reasons = report.reasons();
        let of = |side: Side, key: &str| -> View {
            let mine: Vec<View> = reasons
                .iter()
                .filter(|(one, _)| *one == side)
                .map(|(_, words)| tags::li().children(said(words)).into())
                .collect();
            if mine.is_empty() {
                return ().into();
            }
            (
                tags::h4().children(say_with(key, &[&mine.len().to_string()])),
                tags::ul().children(mine),
            )
                .into()
        };
        (
            of(Side::Notify, "learn_officer_for"),
            of(Side::People, "learn_officer_people"),
            of(Side::Against, "learn_officer_against"),
            of(Side::Unknown, "learn_officer_unknown"),
        )
            .into()
    };
    (
        tags::h3().children(say("learn_officer_help")),
        tags::p().children(say("learn_officer_rule")),
        tags::div().class("noprint").children(questions),
        tags::div()
            .class("outcome")
            .id("reasons")
            .children((reasons, tags::p().children(say("learn_officer_decides")))),
    )
        .into()
}

/// What a notification needs.
fn checklist(case: Case) -> View {
    let rows: Vec<View> = guide()
        .checklist
        .iter()
        .map(|check| {
            let id = format!("check-{}", check.id);
            let ticked = untrack(|| case.ticked(&check.id)).is_some();
            let change = move |event: Event| {
                case.tick(&check.id, browser::is_on(&event).then_some("yes"));
            };
            let input = tags::input()
                .r#type("checkbox")
                .id(id.clone())
                .prop("checked", JsValue::from(ticked))
                .on(events::change, change);
            let label = tags::label().r#for(id).children(said(&check.says));
            let field = check.field.clone();
            let written = move || -> Option<View> {
                let field = field.as_ref()?;
                let is_there = case.officer.with(|officer| officer.contains_key(field));
                is_there.then(|| {
                    tags::span()
                        .class("mark changed")
                        .children(say("learn_officer_written"))
                        .into()
                })
            };
            tags::li()
                .class("choice")
                .children((input, label, " ", written))
                .into()
        })
        .collect();
    (
        tags::h3().children(say("learn_officer_checklist")),
        tags::ul().class("ticks").children(rows),
    )
        .into()
}
