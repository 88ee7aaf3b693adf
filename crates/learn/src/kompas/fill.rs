//! The statements with their scale: for one person, or for several after one another.

use promptwacht_coach::kompas::{
    self, Answers, Factor, SMALL_GROUP, Scores, Statement, average, score,
};
use promptwacht_coach::kompas_file;
use promptwacht_kit::browser;
use serde_json::{Value, json};
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use web_sys::Event;

use crate::drawer::{Drawer, bring, wrong};
use crate::piece;
use crate::words::{said, say, say_with};

use super::{finish, go, people};

/// Draws it.
pub(super) fn view(drawer: Drawer, short: bool) -> View {
    let way = if short { "/short" } else { "/group" };
    let answers = move || -> Answers { serde_json::from_value(drawer.at(way)).unwrap_or_default() };
    let head = if short {
        "learn_kompas_short"
    } else {
        "learn_kompas_group"
    };
    let why = if short {
        "learn_kompas_short_why"
    } else {
        "learn_kompas_group_why"
    };
    let mut number = 0;
    let parts: Vec<View> = kompas::kompas()
        .factors
        .iter()
        .map(|factor| part(drawer, way, factor, short, &mut number))
        .collect();
    let asked = number;
    let progress = move || {
        let given = answers().len().to_string();
        tags::p().id("kompas-progress").children(say_with(
            "learn_kompas_progress",
            &[&given, &asked.to_string()],
        ))
    };
    // Where nothing can be said of any factor, nothing is kept.
    let scores = move || -> Option<Scores> {
        let scores = score(&untrack(answers), short);
        if scores.iter().any(Option::is_some) {
            return Some(scores);
        }
        drawer.shelf.tell(say("learn_kompas_too_few"));
        browser::focus("main input[type=radio]");
        None
    };
    let deeds: View = if short {
        let done = move || {
            if let Some(scores) = scores() {
                drawer.set(way, Value::Null, "");
                finish(drawer, scores, 1);
            }
        };
        piece::button("kompas-done", say("learn_kompas_finish"), done)
    } else {
        group(drawer, scores)
    };
    (
        tags::h3().tabindex("-1").children(say(head)),
        tags::p().children(say(why)),
        (!short).then(|| View::from(move || so_far(drawer))),
        parts,
        progress,
        tags::div()
            .class("buttons")
            .children((deeds, piece::link_to("kompas", say("learn_kompas_later")))),
        (!short).then(|| files(drawer)),
    )
        .into()
}

fn part(
    drawer: Drawer,
    way: &'static str,
    factor: &'static Factor,
    short: bool,
    number: &mut usize,
) -> View {
    let asked: Vec<View> = factor
        .statements
        .iter()
        .filter(|one| one.short || !short)
        .map(|one| {
            *number += 1;
            statement(drawer, way, one, *number)
        })
        .collect();
    (
        tags::h4().children(said(&factor.name)),
        tags::p().class("why").children(said(&factor.about)),
        asked,
    )
        .into()
}

fn statement(drawer: Drawer, way: &'static str, one: &'static Statement, number: usize) -> View {
    let chosen = drawer.now(&format!("{way}/{}", one.id)).as_u64();
    let labels: Vec<View> = (1_u64..)
        .zip(&kompas::kompas().scale)
        .map(|(value, words)| {
            let write = move |_: Event| {
                drawer.set(&format!("{way}/{}", one.id), Value::from(value), "");
            };
            let input = tags::input()
                .r#type("radio")
                .name(one.id.clone())
                .id(format!("{}-{value}", one.id))
                .value(value.to_string())
                .checked(chosen == Some(value))
                .on(events::change, write);
            let words =
                tags::span().children((tags::b().children(value.to_string()), " ", said(words)));
            tags::label().children((input, words)).into()
        })
        .collect();
    let legend = tags::legend().children(format!("{number}. {}", said(&one.text)));
    tags::fieldset()
        .class("scale")
        .children((legend, tags::div().children(labels)))
        .into()
}

/// Whether somebody began and did not finish.
fn is_begun(drawer: Drawer) -> bool {
    drawer
        .now("/group")
        .as_object()
        .is_some_and(|answers| !answers.is_empty())
}

fn next(drawer: Drawer, scores: Scores) {
    let mut all = untrack(|| people(drawer));
    all.push((scores, 1));
    drawer.set("/people", json!(all), "");
    drawer.replace("/group", Value::Null, "");
}

fn group(drawer: Drawer, scores: impl Fn() -> Option<Scores> + Copy + 'static) -> View {
    let one = move || {
        if let Some(scores) = scores() {
            next(drawer, scores);
            drawer.shelf.tell(say("learn_kompas_next_said"));
            browser::focus("main h3");
        }
    };
    let all = move || {
        if is_begun(drawer) || untrack(|| people(drawer)).is_empty() {
            let Some(scores) = scores() else { return };
            next(drawer, scores);
        }
        let everybody = untrack(|| people(drawer));
        let count = everybody.iter().map(|(_, people)| people).sum();
        drawer.set("/people", Value::Null, "");
        finish(drawer, average(&everybody), count);
    };
    (
        piece::button("kompas-next", say("learn_kompas_next"), one),
        piece::button("kompas-done", say("learn_kompas_finish_group"), all),
    )
        .into()
}

/// How many people there are so far.
fn so_far(drawer: Drawer) -> View {
    let count: u32 = people(drawer).iter().map(|(_, people)| people).sum();
    let words = match count {
        0 => say("learn_kompas_nobody"),
        1 => say("learn_kompas_one_person"),
        count => say_with("learn_kompas_people", &[&count.to_string()]),
    };
    let small = (count > 0 && count < SMALL_GROUP).then(|| say("learn_kompas_small"));
    let clear = move || {
        drawer.set("/people", Value::Null, "");
        drawer.replace("/group", Value::Null, "learn_kompas_cleared");
        go("kompas/group");
    };
    let button =
        (count > 0).then(|| piece::button("kompas-clear", say("learn_kompas_clear"), clear));
    tags::div()
        .class("managed")
        .id("kompas-people")
        .children((
            tags::p().children((words, " ", small.unwrap_or_default())),
            button,
        ))
        .into()
}

/// Colleagues who filled it in on their own computer hand in their scores as files.
fn files(drawer: Drawer) -> View {
    let take = move |text: String| {
        let new = kompas_file::read(&text).map_err(wrong)?;
        let mut all = untrack(|| people(drawer));
        // Of somebody who filled it in more than once the last time counts.
        let Some(last) = new.iter().max_by(|a, b| a.date.cmp(&b.date)) else {
            return Ok(String::new());
        };
        all.push((last.scores, last.people));
        drawer.set("/people", json!(all), "");
        Ok(say_with("learn_kompas_joined", &[&last.people.to_string()]))
    };
    (
        tags::h4().children(say("learn_kompas_join")),
        tags::p().children(say("learn_kompas_join_why")),
        bring(
            drawer.shelf,
            "kompas-join",
            "learn_kompas_join_button",
            ".json,.csv,application/json,text/csv",
            take,
        ),
    )
        .into()
}
