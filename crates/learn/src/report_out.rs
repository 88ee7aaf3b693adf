//! The ways on which a report of a leak leaves the page, and the reports that are kept.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "signals are handles: every view of the form gets its own"
)]

use promptwacht_coach::report::{Report, report as sheet};
use promptwacht_kit::{browser, files};
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use web_sys::MouseEvent;

use crate::report::Making;
use crate::reports::{self, Kept};
use crate::shelf::Shelf;
use crate::words::{language, said, say, say_with};
use crate::{moment, piece};

fn setting(shelf: Shelf, name: &str) -> Option<String> {
    let value = shelf.setting(&format!("/leak_report/{name}"))?;
    value
        .as_str()
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

/// What the report begins with.
fn title(shelf: Shelf) -> String {
    setting(shelf, "reference").unwrap_or_else(|| say("learn_report_title"))
}

/// The report as text, with the words of the organisation.
pub(crate) fn text(shelf: Shelf, report: &Report) -> String {
    report.as_text(language(), &title(shelf), &say("learn_exercise"))
}

/// The name of its file, with `exercise` in it where it is one.
fn name(report: &Report, end: &str) -> String {
    let mark = if report.exercise {
        format!("{}-", say("learn_exercise"))
    } else {
        String::new()
    };
    format!("{mark}{}-{}.{end}", say("learn_report_file"), report.id)
}

/// What is ready to be handed on.
pub(crate) fn outcome(making: Making) -> View {
    let inside = move || -> Option<View> { making.done.get().then(|| ready(making)) };
    inside.into()
}

fn missing(report: &Report) -> Option<View> {
    let names: Vec<String> = ["tool", "kinds", "people", "reporter"]
        .into_iter()
        .filter(|id| !report.filled.contains_key(*id))
        .filter_map(|id| Some(said(&sheet().field(id)?.label)))
        .collect();
    (!names.is_empty()).then(|| {
        tags::p()
            .class("outcome warn noprint")
            .children(say_with("learn_report_missing", &[&names.join(" ")]))
            .into()
    })
}

fn ready(making: Making) -> View {
    let shelf = making.shelf;
    let now = create_selector(move || {
        let report = making.report();
        (text(shelf, &report), name(&report, "json"))
    });
    let written = move || now.with(|(text, _)| text.clone());
    let (mail, form) = (setting(shelf, "mail"), setting(shelf, "form"));
    let is_told = mail.is_some() || form.is_some();
    let address = move || {
        let report = making.report();
        let mark = if report.exercise {
            format!("{}: ", say("learn_exercise"))
        } else {
            String::new()
        };
        let subject = format!("{mark}{} {}", title(shelf), report.id);
        moment::mail(mail.as_deref().unwrap_or_default(), &subject, &written())
    };
    let copied = move || moment::copy(shelf, &untrack(written), "learn_copied");
    let mail = tags::a()
        .class("button first")
        .id("report-mail")
        .href(address)
        .on(events::click, move |_: MouseEvent| copied())
        .children(say("learn_report_mail"));
    let form = form.map(|form| {
        View::from(
            tags::a()
                .class("button")
                .id("report-web")
                .href(form)
                .target("_blank")
                .rel("noopener noreferrer")
                .on(events::click, move |_: MouseEvent| copied())
                .children(say("learn_report_web")),
        )
    });
    let json = piece::button("report-json", say("learn_file_json"), move || {
        let report = untrack(|| making.report());
        let text = format!("{:#}\n", report.to_json());
        files::offer(&name(&report, "json"), "application/json", &text);
    });
    let plain = piece::button("report-text", say("learn_file_text"), move || {
        let report = untrack(|| making.report());
        files::offer(&name(&report, "txt"), "text/plain", &text(shelf, &report));
    });
    let told = (!is_told).then(|| {
        View::from(
            tags::p()
                .class("outcome hint noprint")
                .id("report-nobody")
                .children(say("learn_report_nobody")),
        )
    });
    tags::section()
        .id("report-out")
        .children((
            tags::h3()
                .id("report-ready-title")
                .tabindex("-1")
                .children(say("learn_report_hand_on")),
            move || missing(&making.report()),
            told,
            tags::p().class("buttons").children((
                mail,
                form,
                piece::button("report-copy", say("learn_copy"), copied),
                piece::print("report-print"),
                json,
                plain,
            )),
            tags::p()
                .class("why noprint")
                .children(say("learn_report_pdf")),
            tags::pre()
                .id("report-words")
                .class("paper")
                .tabindex("0")
                .attr("role", "region")
                .attr("aria-labelledby", "report-ready-title")
                .children(written),
        ))
        .into()
}

/// What was made here before.
pub(crate) fn list(making: Making) -> View {
    let asked = create_signal(String::new());
    let rows = move || -> View {
        let own: Vec<Kept> = reports::all(making.shelf)
            .into_iter()
            .filter(|row| row.own)
            .collect();
        if own.is_empty() {
            return tags::p()
                .class("why")
                .children(say("learn_report_none"))
                .into();
        }
        let rows: Vec<View> = own.iter().map(|row| line(making, row, asked)).collect();
        tags::ul().class("kept").children(rows).into()
    };
    tags::section()
        .class("noprint")
        .children((
            tags::h3()
                .id("report-list-title")
                .tabindex("-1")
                .children(say("learn_report_kept")),
            tags::p()
                .class("why")
                .children(say("learn_report_kept_why")),
            rows,
            tags::p().class("buttons").children(piece::link_to(
                "report-officer",
                say("learn_report_officer"),
            )),
        ))
        .into()
}

/// When it was found and which tool it was about.
pub(crate) fn headline(report: &Report) -> String {
    let of = |id: &str| report.filled.get(id).and_then(|values| values.first());
    let when = of("found").and_then(|found| moment::ms_of(found));
    let when = when.map(moment::spoken).unwrap_or_default();
    let tool = of("tool").and_then(|tool| {
        let field = sheet().field("tool")?;
        Some(field.in_words(std::slice::from_ref(tool), language()))
    });
    format!(
        "{when} {}",
        tool.map(|tool| format!("({tool})")).unwrap_or_default()
    )
}

fn line(making: Making, row: &Kept, asked: Signal<String>) -> View {
    let (id, filled, done) = (row.report.id.clone(), row.report.filled.clone(), row.done);
    let open = {
        let id = id.clone();
        move || {
            making.show(id.clone(), filled.clone(), done, false);
            browser::focus("#report-form-title");
        }
    };
    let state = say(if done {
        "learn_report_done"
    } else {
        "learn_report_draft"
    });
    let shown = (
        tags::span().children(headline(&row.report)),
        " ",
        tags::span().class("mark").children(state),
    );
    tags::li()
        .attr("data-report", id.clone())
        .children((
            tags::p().children(shown),
            tags::p().class("buttons").children((
                piece::button(format!("open-{id}"), say("learn_open"), open),
                twice(&id, asked, move |id| {
                    making.forget(id);
                    browser::focus("#report-list-title");
                }),
            )),
        ))
        .into()
}

/// A button that wipes something when it is pressed twice.
pub(crate) fn twice(id: &str, asked: Signal<String>, deed: impl Fn(&str) + Copy + 'static) -> View {
    let (mine, pressed) = (id.to_owned(), id.to_owned());
    let words = move || {
        let sure = asked.with(|asked| *asked == mine);
        say(if sure {
            "learn_wipe_sure"
        } else {
            "learn_wipe_one"
        })
    };
    tags::button()
        .r#type("button")
        .id(format!("wipe-{id}"))
        .on(events::click, move |_: MouseEvent| {
            if asked.with_untracked(|asked| *asked == pressed) {
                asked.set(String::new());
                deed(&pressed);
            } else {
                asked.set(pressed.clone());
            }
        })
        .children(words)
        .into()
}
