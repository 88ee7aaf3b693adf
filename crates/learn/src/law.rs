//! The legal panel: dated cards, each with a question to check oneself. Which were answered right is kept.

use promptwacht_coach::Words;
use promptwacht_coach::law::{Law, laws, written_day};
use promptwacht_kit::browser;
use serde_json::{Map, Value};
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use web_sys::Event;

use crate::piece;
use crate::shelf::Shelf;
use crate::words::{language, said, say, say_with};

/// What is kept: id of a card -> the answer that was chosen last.
fn answers(shelf: Shelf) -> Map<String, Value> {
    match shelf.get("law") {
        Value::Object(answers) => answers,
        _ => Map::new(),
    }
}

fn answer(shelf: Shelf, law: &Law) -> Option<usize> {
    let chosen = answers(shelf).get(&law.id)?.as_u64()?;
    usize::try_from(chosen)
        .ok()
        .filter(|chosen| *chosen < law.answers.len())
}

/// Draws it.
pub(crate) fn view(shelf: Shelf, rest: ReadSignal<String>) -> View {
    let today = piece::today();
    create_effect(move || {
        let asked = rest.with(|rest| laws().cards.iter().find(|law| law.id == *rest));
        if let Some(law) = asked {
            // After the frame has put the focus on the heading.
            browser::after(60, move || {
                browser::focus(&format!("[id='law-{}']", law.id));
            });
        }
    });
    let right = move || {
        let right = laws()
            .cards
            .iter()
            .filter(|law| answer(shelf, law) == Some(law.right))
            .count();
        say_with(
            "learn_law_count",
            &[&right.to_string(), &laws().cards.len().to_string()],
        )
    };
    let all: Vec<View> = laws()
        .cards
        .iter()
        .map(|law| card(shelf, law, &today))
        .collect();
    (
        tags::p().children(say("learn_law_why")),
        tags::p().class("managed").children(say("learn_law_note")),
        move || of_organisation(shelf),
        tags::p().id("law-count").children(right),
        tags::p()
            .class("buttons")
            .children(piece::print("print-law")),
        tags::div().class("laws").children(all),
    )
        .into()
}

/// Points of the organisation, before ours.
fn of_organisation(shelf: Shelf) -> Option<View> {
    let points = shelf.setting("/learning/law")?;
    let text = |point: &Value, name: &str| {
        let text = point.get(name).and_then(Value::as_str);
        text.map(str::to_owned)
    };
    let cards: Vec<View> = points
        .as_array()?
        .iter()
        .map(|point| {
            let title = text(point, "title").unwrap_or_default();
            let day = text(point, "checked").map(|day| -> View {
                tags::p()
                    .class("why")
                    .children(written_day(&day, language()))
                    .into()
            });
            let page = text(point, "page").map(|page| -> View {
                tags::p()
                    .children(piece::link_out(page.clone(), page))
                    .into()
            });
            let words = tags::p().children(text(point, "text").unwrap_or_default());
            tags::li()
                .class("card")
                .children((tags::h4().children(title), words, day, page))
                .into()
        })
        .collect();
    let any = !cards.is_empty();
    let heading = tags::h3().children(say("learn_of_organisation"));
    any.then(|| (heading, tags::ul().class("cards").children(cards)).into())
}

fn card(shelf: Shelf, law: &'static Law, today: &str) -> View {
    let note = law.note.as_ref().map(|note: &Words| -> View {
        tags::p()
            .class("outcome warn")
            .children((
                tags::strong().children(say("learn_law_honest")),
                format!(": {}", said(note)),
            ))
            .into()
    });
    let due = law.is_due(today).then(|| -> View {
        tags::p()
            .class("mark warn")
            .children(say("learn_law_due"))
            .into()
    });
    let dates = say_with(
        "learn_law_dates",
        &[
            &written_day(&law.checked, language()),
            &written_day(&law.review, language()),
        ],
    );
    let title = format!("law-title-{}", law.id);
    let spoken = move || format!("{}. {}", said(&law.title), said(&law.text));
    tags::section()
        .class("card law")
        .id(format!("law-{}", law.id))
        .tabindex("-1")
        .attr("aria-labelledby", title.clone())
        .children((
            tags::h3().id(title).children(said(&law.title)),
            tags::p().children(said(&law.text)),
            note,
            question(shelf, law),
            tags::p().children((
                format!("{}: ", say("learn_law_source")),
                piece::link_out(law.link.as_str(), said(&law.source)),
            )),
            tags::p().class("why").children(dates),
            due,
            piece::read_aloud(format!("read-{}", law.id), spoken),
        ))
        .into()
}

fn question(shelf: Shelf, law: &'static Law) -> View {
    let chosen = create_selector(move || answer(shelf, law));
    let options: Vec<View> = law
        .answers
        .iter()
        .enumerate()
        .map(|(number, words)| {
            let id = format!("ask-{}-{number}", law.id);
            let field = tags::input()
                .r#type("radio")
                .id(id.clone())
                .name(format!("ask-{}", law.id))
                .prop("checked", move || chosen.get() == Some(number))
                .on(events::change, move |_: Event| {
                    let mut all = answers(shelf);
                    all.insert(law.id.clone(), number.into());
                    shelf.put("law", Value::Object(all), "");
                });
            tags::p()
                .class("answer")
                .children((field, tags::label().r#for(id).children(said(words))))
                .into()
        })
        .collect();
    let reply = move || -> Option<View> {
        let (key, look) = if chosen.get()? == law.right {
            ("learn_law_right", "outcome hint")
        } else {
            ("learn_law_wrong", "outcome stop")
        };
        let words = (
            tags::strong().children(say(key)),
            format!(" {}", said(&law.why)),
        );
        Some(tags::p().class(look).children(words).into())
    };
    let legend = format!("{}: {}", say("learn_law_ask"), said(&law.ask));
    (
        tags::fieldset().children((tags::legend().children(legend), options)),
        tags::div().attr("role", "status").children(reply),
    )
        .into()
}
