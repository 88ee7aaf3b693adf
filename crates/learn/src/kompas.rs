//! The AI-VolwassenheidsKompas: filled in alone or in a group, kept, compared, saved and brought.

mod fill;
mod outcome;

use promptwacht_coach::kompas::{self, Round, Scores, in_words, overall};
use promptwacht_coach::kompas_file;
use serde_json::{Value, json};
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::drawer::{Drawer, bring, day, save, wrong};
use crate::piece;
use crate::shelf::Shelf;
use crate::words::{language, said, say, say_with};

/// Draws it: what follows in the address is `short`, `group` or `outcome`.
pub(crate) fn view(shelf: Shelf, rest: ReadSignal<String>) -> View {
    let drawer = Drawer::new(shelf, "kompas");
    (move || -> View {
        drawer.follow();
        let place = rest.get_clone();
        untrack(|| match place.as_str() {
            "short" => fill::view(drawer, true),
            "group" => fill::view(drawer, false),
            "outcome" => outcome::view(drawer),
            _ => start(drawer),
        })
    })
    .into()
}

/// Goes to another place within it, with the focus on its heading.
fn go(place: &str) {
    if let Some(window) = promptwacht_kit::browser::window() {
        let _ = window.location().set_hash(place);
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    promptwacht_kit::browser::focus("main h3");
}

/// All rounds that are kept, oldest first.
pub(crate) fn rounds(drawer: Drawer) -> Vec<Round> {
    serde_json::from_value(drawer.at("/rounds")).unwrap_or_default()
}

/// Adds rounds, each once, in the order of their days.
pub(crate) fn add(drawer: Drawer, new: Vec<Round>) -> usize {
    let mut all = untrack(|| rounds(drawer));
    let before = all.len();
    for round in new {
        if !all.iter().any(|one: &Round| one.is_same(&round)) {
            all.push(round);
        }
    }
    all.sort_by(|a, b| a.date.cmp(&b.date));
    let added = all.len() - before;
    keep(drawer, &all, "");
    added
}

/// Keeps rounds; which of them are shown is chosen anew, as their places have changed.
fn keep(drawer: Drawer, all: &[Round], say_after: &'static str) {
    drawer.set("/shown", Value::Null, "");
    drawer.set("/compared", Value::Null, "");
    drawer.set("/rounds", json!(all), say_after);
}

/// A round in a few words.
fn name_of(round: &Round) -> String {
    let people = round.people.to_string();
    let key = match (round.other, round.people) {
        (true, _) => "learn_kompas_name_other",
        (false, 1) => "learn_kompas_name_one",
        _ => "learn_kompas_name_group",
    };
    say_with(key, &[&day(&round.date), &people])
}

fn number(score: Option<f64>) -> String {
    in_words(score, language())
}

/// The first view: what it is, what to do, what was done.
fn start(drawer: Drawer) -> View {
    let table = kompas::kompas();
    let ways = tags::p().class("buttons").children((
        tags::a()
            .class("button first")
            .href("#kompas/short")
            .children(say("learn_kompas_short")),
        tags::a()
            .class("button")
            .href("#kompas/group")
            .children(say("learn_kompas_group")),
    ));
    let factors: Vec<View> = table
        .factors
        .iter()
        .map(|factor| {
            let name = tags::strong().children(said(&factor.name));
            tags::li().children((name, " ", said(&factor.about))).into()
        })
        .collect();
    let origin = (
        said(&table.about),
        " ",
        piece::link_out(&table.link, say("learn_kompas_link")),
    );
    let kept = move || kept(drawer);
    (
        tags::p().children(say("learn_kompas_why")),
        tags::p().class("managed").children(origin),
        tags::ul().children(factors),
        ways,
        kept,
        tags::h3().children(say("learn_files")),
        tags::p().children(say("learn_kompas_files_why")),
        files(drawer),
    )
        .into()
}

fn files(drawer: Drawer) -> View {
    let own = move || -> Vec<Round> {
        let mut own = rounds(drawer);
        own.retain(|round| !round.other);
        own
    };
    let take = move |text: String| {
        let new = kompas_file::read(&text).map_err(wrong)?;
        let found = new.len().to_string();
        let added = add(drawer, new).to_string();
        Ok(say_with("learn_kompas_brought", &[&found, &added]))
    };
    let none = move || !rounds(drawer).iter().any(|round| !round.other);
    let saves = move || -> View {
        if none() {
            return ().into();
        }
        (
            save(
                "kompas-json",
                "learn_save_json",
                "promptwacht-kompas.json",
                "application/json",
                move || kompas_file::to_json(&own()),
            ),
            save(
                "kompas-csv",
                "learn_save_csv",
                "promptwacht-kompas.csv",
                "text/csv",
                move || kompas_file::to_csv(&own()),
            ),
        )
            .into()
    };
    let input = bring(
        drawer.shelf,
        "kompas-import",
        "learn_kompas_bring",
        ".json,.csv,application/json,text/csv",
        take,
    );
    (tags::div().class("buttons").children((saves, input))).into()
}

/// What is kept, newest first.
fn kept(drawer: Drawer) -> View {
    let all = rounds(drawer);
    if all.is_empty() {
        return ().into();
    }
    let rows: Vec<View> = all
        .iter()
        .enumerate()
        .rev()
        .map(|(at, round)| {
            let name = name_of(round);
            let remove = move || {
                let mut all = untrack(|| rounds(drawer));
                if at < all.len() {
                    all.remove(at);
                }
                keep(drawer, &all, "learn_removed");
                promptwacht_kit::browser::focus("main h2");
            };
            let button = tags::button()
                .r#type("button")
                .id(format!("kompas-remove-{at}"))
                .attr("aria-label", format!("{}: {name}", say("learn_remove")))
                .on(
                    sycamore::web::events::click,
                    move |_: web_sys::MouseEvent| remove(),
                )
                .children(say("learn_remove"));
            tags::tr()
                .children((
                    tags::th().scope("row").children(name.clone()),
                    tags::td().children(number(overall(&round.scores))),
                    tags::td().class("no-print").children(button),
                ))
                .into()
        })
        .collect();
    let head = tags::tr().children((
        tags::th().scope("col").children(say("learn_kompas_round")),
        tags::th()
            .scope("col")
            .children(say("learn_kompas_average")),
        tags::td().class("no-print"),
    ));
    let link = tags::a()
        .class("button first")
        .href("#kompas/outcome")
        .children(say("learn_kompas_see"));
    (
        tags::h3()
            .id("kompas-kept")
            .children(say("learn_kompas_kept")),
        tags::div().class("wide").children(
            tags::table().children((tags::thead().children(head), tags::tbody().children(rows))),
        ),
        tags::p().class("buttons").children(link),
    )
        .into()
}

/// The scores of whoever filled it in so far in a group, with how many people each stands for.
fn people(drawer: Drawer) -> Vec<(Scores, u32)> {
    serde_json::from_value(drawer.at("/people")).unwrap_or_default()
}

/// Keeps a new round of our own and shows it.
fn finish(drawer: Drawer, scores: Scores, people: u32) {
    let round = Round {
        date: piece::today(),
        people,
        scores,
        other: false,
    };
    let mut all = untrack(|| rounds(drawer));
    let later = all.iter().position(|one| one.date > round.date);
    let at = later.unwrap_or(all.len());
    all.insert(at, round);
    keep(drawer, &all, "learn_kompas_done");
    drawer.set("/shown", Value::from(at), "");
    go("kompas/outcome");
}
