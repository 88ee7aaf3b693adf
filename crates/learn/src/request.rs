//! The request for a new tool: a form, kept as a draft, that goes by mail, on paper or as a file.

use promptwacht_coach::request::{request, to_json};
use promptwacht_coach::sheet::Filled;
use promptwacht_kit::{browser, files};
use serde_json::{Value, json};
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use web_sys::MouseEvent;

use crate::form::{Filling, blocks};
use crate::report_out::twice;
use crate::shelf::Shelf;
use crate::words::{language, say, say_with};
use crate::{help, moment, piece};

/// How many drafts are kept.
const MOST: usize = 50;

/// The drafts, the newest first.
fn drafts(shelf: Shelf) -> Vec<(String, Filled)> {
    let Value::Array(rows) = shelf.get("request") else {
        return Vec::new();
    };
    let draft = |row: &Value| {
        let id = row.get("id")?.as_str()?.to_owned();
        Some((id, request().kept(row.get("request")?)))
    };
    rows.iter().filter_map(draft).collect()
}

fn put(shelf: Shelf, drafts: &[(String, Filled)], say_after: &'static str) {
    let row =
        |(id, filled): &(String, Filled)| json!({ "id": id, "request": request().to_json(filled) });
    let rows: Vec<Value> = drafts.iter().take(MOST).map(row).collect();
    shelf.put("request", Value::Array(rows), say_after);
}

/// Draws it.
pub(crate) fn view(shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let last = untrack(|| drafts(shelf)).into_iter().next();
    let (id, filled) = last.unwrap_or_else(|| (moment::number(), Filled::new()));
    let id = create_signal(id);
    let filled = create_signal(filled);
    let changed = create_signal(0);
    let turn = create_signal(0_u32);
    create_effect(on(changed, move || {
        if changed.get_untracked() == 0 {
            return;
        }
        let now = (id.get_clone_untracked(), filled.get_clone_untracked());
        let mut all = untrack(|| drafts(shelf));
        match all.iter_mut().find(|(one, _)| *one == now.0) {
            Some(row) => *row = now,
            None => all.insert(0, now),
        }
        put(shelf, &all, "");
    }));
    let show = move |next: String, what: Filled| {
        batch(|| {
            id.set(next);
            filled.set(what);
            turn.set(turn.get_untracked() + 1);
        });
        browser::focus("#request-form-title");
    };
    let filling = Filling {
        prefix: "request",
        filled,
        changed,
    };
    let form = move || {
        turn.track();
        untrack(|| blocks(filling, &request().blocks))
    };
    (
        tags::p().children(say("learn_request_intro")),
        tags::h3()
            .id("request-form-title")
            .tabindex("-1")
            .children(say("learn_request_form")),
        form,
        tags::h3().children(say("learn_request_hand_on")),
        out(shelf, filled),
        kept(shelf, id, show),
    )
        .into()
}

fn text_of(filled: &Filled) -> String {
    let title = say("learn_request_title");
    format!("{title}\n\n{}", request().as_text(filled, language()))
}

fn out(shelf: Shelf, filled: Signal<Filled>) -> View {
    let address = move || {
        let to = help::mail_of(shelf, "other").or_else(|| help::mail_of(shelf, "privacy"));
        let text = filled.with(text_of);
        moment::mail(&to.unwrap_or_default(), &say("learn_request_title"), &text)
    };
    let copied = move || moment::copy(shelf, &filled.with_untracked(text_of), "learn_copied");
    let mail = tags::a()
        .class("button first")
        .id("request-mail")
        .href(address)
        .on(events::click, move |_: MouseEvent| copied())
        .children(say("learn_request_mail"));
    let file = piece::button("request-json", say("learn_file_json"), move || {
        let today = moment::today();
        let json = to_json(&filled.get_clone_untracked(), &today, language());
        let name = format!("{}-{today}.json", say("learn_request_file"));
        files::offer(&name, "application/json", &format!("{json:#}\n"));
    });
    (
        tags::p().class("buttons").children((
            mail,
            piece::button("request-copy", say("learn_copy"), copied),
            piece::print("request-print"),
            file,
        )),
        tags::p()
            .class("why noprint")
            .children(say("learn_request_file_why")),
    )
        .into()
}

fn kept(shelf: Shelf, id: Signal<String>, show: impl Fn(String, Filled) + Copy + 'static) -> View {
    let asked = create_signal(String::new());
    let rows = move || -> View {
        let all = drafts(shelf);
        if all.is_empty() {
            return tags::p()
                .class("why")
                .children(say("learn_request_none"))
                .into();
        }
        let rows: Vec<View> = all
            .into_iter()
            .map(|(one, filled)| {
                let tool = filled
                    .get("tool")
                    .and_then(|values| values.first().cloned());
                let name = tool.unwrap_or_else(|| say("learn_request_nameless"));
                let open = {
                    let one = one.clone();
                    move || show(one.clone(), filled.clone())
                };
                let wipe = move |gone: &str| {
                    let mut all = untrack(|| drafts(shelf));
                    all.retain(|(one, _)| one != gone);
                    put(shelf, &all, "learn_request_forgotten");
                    if id.get_clone_untracked() == gone {
                        show(moment::number(), Filled::new());
                    }
                    browser::focus("#request-list-title");
                };
                tags::li()
                    .attr("data-request", one.clone())
                    .children((
                        tags::p().children(name.clone()),
                        tags::p().class("buttons").children((
                            tags::button()
                                .r#type("button")
                                .id(format!("open-{one}"))
                                .attr("aria-label", say_with("learn_open_one", &[&name]))
                                .on(events::click, move |_: MouseEvent| open())
                                .children(say("learn_open")),
                            twice(&one, asked, wipe),
                        )),
                    ))
                    .into()
            })
            .collect();
        tags::ul().class("kept").children(rows).into()
    };
    let new = piece::button("request-new", say("learn_request_new"), move || {
        show(moment::number(), Filled::new());
    });
    tags::section()
        .class("noprint")
        .children((
            tags::h3()
                .id("request-list-title")
                .tabindex("-1")
                .children(say("learn_request_kept")),
            rows,
            tags::p().class("buttons").children(new),
        ))
        .into()
}
