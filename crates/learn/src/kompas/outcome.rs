//! A round as a spider diagram, a table and advice, beside another one to compare with.

use promptwacht_coach::kompas::{self, Factor, Round, SMALL_GROUP, low, overall};
use promptwacht_coach::spider::{self, Shape};
use promptwacht_kit::{browser, files};
use serde_json::Value;
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use crate::drawer::Drawer;
use crate::piece;
use crate::words::{said, say, say_with};

use super::{name_of, number, rounds};

/// Draws it.
pub(super) fn view(drawer: Drawer) -> View {
    (
        tags::h3()
            .tabindex("-1")
            .children(say("learn_kompas_outcome")),
        move || inside(drawer),
    )
        .into()
}

fn chosen(drawer: Drawer, way: &str) -> Option<usize> {
    let place = drawer.at(way).as_u64()?;
    usize::try_from(place).ok()
}

fn inside(drawer: Drawer) -> View {
    let all = rounds(drawer);
    let newest = all.iter().rposition(|round| !round.other);
    let at = chosen(drawer, "/shown").filter(|at| *at < all.len());
    let Some(at) = at.or(newest).or(all.len().checked_sub(1)) else {
        return (
            tags::p().children(say("learn_kompas_nothing")),
            tags::p().children(piece::link_to("kompas/short", say("learn_kompas_short"))),
        )
            .into();
    };
    let Some(shown) = all.get(at) else {
        return ().into();
    };
    let other = chosen(drawer, "/compared").filter(|other| *other != at);
    let compared = other.and_then(|other| all.get(other));
    let choices = (
        choice(drawer, &all, "/shown", Some(at), "learn_kompas_shown"),
        (all.len() > 1).then(|| {
            choice(
                drawer,
                &all,
                "/compared",
                compared.and(other),
                "learn_kompas_compared",
            )
        }),
    );
    let small = [Some(shown), compared]
        .into_iter()
        .flatten()
        .any(|round| !round.other && round.people > 1 && round.people < SMALL_GROUP);
    let svg = picture(shown, compared);
    (
        tags::div().class("fields no-print").children(choices),
        small.then(|| {
            View::from(
                tags::p()
                    .class("outcome warn")
                    .children(say("learn_kompas_small")),
            )
        }),
        drawn(svg.clone()),
        tags::p().class("buttons").children(pictures(drawer, svg)),
        table(shown, compared),
        advice(shown),
        questions(),
    )
        .into()
}

/// The place of a picture, which is put there as a tree and not as text that a browser reads as a page.
fn drawn(svg: String) -> View {
    let place = create_node_ref();
    on_mount(move || {
        let tree = web_sys::DomParser::new()
            .and_then(|parser| parser.parse_from_string(&svg, web_sys::SupportedType::ImageSvgXml));
        let root = tree.ok().and_then(|tree| tree.document_element());
        if let (Some(place), Some(root)) = (place.try_get(), root) {
            let _ = place.append_child(&root);
        }
    });
    tags::div().class("spider").r#ref(place).into()
}

fn choice(
    drawer: Drawer,
    all: &[Round],
    way: &'static str,
    now: Option<usize>,
    words: &'static str,
) -> View {
    let id = format!("kompas{}", way.replace('/', "-"));
    let none = tags::option()
        .value("")
        .selected(now.is_none())
        .children(say("learn_kompas_no_other"));
    let rounds: Vec<View> = all
        .iter()
        .enumerate()
        .rev()
        .map(|(at, round)| {
            tags::option()
                .value(at.to_string())
                .selected(now == Some(at))
                .children(name_of(round))
                .into()
        })
        .collect();
    let focused = format!("#{id}");
    let write = move |event: Event| {
        let place = browser::written(&event).parse::<usize>();
        drawer.set(way, place.map_or(Value::Null, Value::from), "");
        browser::focus(&focused);
    };
    let select = tags::select()
        .id(id.clone())
        .on(events::change, write)
        .children(((way == "/compared").then(|| View::from(none)), rounds));
    tags::div()
        .class("field")
        .children((tags::label().r#for(id).children(say(words)), select))
        .into()
}

fn picture(shown: &Round, compared: Option<&Round>) -> String {
    let corners: Vec<String> = kompas::kompas()
        .factors
        .iter()
        .zip(shown.scores)
        .map(|(factor, score)| format!("{} {}", said(&factor.short), number(score)))
        .collect();
    let shapes: Vec<Shape> = [Some(shown), compared]
        .into_iter()
        .flatten()
        .map(|round| Shape {
            name: say_with(
                "learn_kompas_of",
                &[&name_of(round), &number(overall(&round.scores))],
            ),
            scores: round.scores,
        })
        .collect();
    let names: Vec<&str> = shapes.iter().map(|shape| shape.name.as_str()).collect();
    let about = format!("{}. {}", names.join(". "), corners.join(", "));
    spider::draw(&say("learn_kompas"), &about, &corners, &shapes)
}

fn pictures(drawer: Drawer, svg: String) -> View {
    let drawn = svg.clone();
    let png = move || {
        let svg = svg.clone();
        spawn_local(async move {
            let made = files::offer_png(
                "promptwacht-kompas.png",
                &svg,
                spider::WIDTH,
                spider::HEIGHT,
            );
            if made.await.is_err() {
                drawer.shelf.tell(say("learn_kompas_no_png"));
            }
        });
    };
    (
        piece::button("kompas-svg", say("learn_kompas_svg"), move || {
            files::offer("promptwacht-kompas.svg", "image/svg+xml", &drawn);
        }),
        piece::button("kompas-png", say("learn_kompas_png"), png),
        piece::print("kompas-print"),
        piece::link_to("kompas", say("learn_kompas_back")),
    )
        .into()
}

fn table(shown: &Round, compared: Option<&Round>) -> View {
    let cells = |name: String, one: Option<f64>, other: Option<Option<f64>>| -> View {
        let more = other.map(|other| {
            let change = match (one, other) {
                (Some(one), Some(other)) => difference(one - other),
                _ => "–".to_owned(),
            };
            View::from((
                tags::td().children(number(other)),
                tags::td().children(change),
            ))
        });
        tags::tr()
            .children((
                tags::th().scope("row").children(name),
                tags::td().children(number(one)),
                more,
            ))
            .into()
    };
    let rows: Vec<View> = kompas::kompas()
        .factors
        .iter()
        .enumerate()
        .map(|(at, factor)| {
            let score = |round: &Round| round.scores.get(at).copied().flatten();
            cells(said(&factor.name), score(shown), compared.map(score))
        })
        .collect();
    let last = cells(
        say("learn_kompas_average"),
        overall(&shown.scores),
        compared.map(|round| overall(&round.scores)),
    );
    let column = |words: String| -> View { tags::th().scope("col").children(words).into() };
    let more = compared.map(|round| (column(name_of(round)), column(say("learn_kompas_change"))));
    let head = tags::tr().children((
        column(say("learn_kompas_factor")),
        column(name_of(shown)),
        more.map(View::from),
    ));
    tags::div()
        .class("wide")
        .children(tags::table().id("kompas-table").children((
            tags::caption().children(say("learn_kompas_table")),
            tags::thead().children(head),
            tags::tbody().children((rows, last)),
        )))
        .into()
}

/// With its sign, and in words what it means.
fn difference(change: f64) -> String {
    let amount = number(Some(change.abs()));
    if amount == number(Some(0.0)) {
        say("learn_kompas_same")
    } else if change > 0.0 {
        say_with("learn_kompas_up", &[&amount])
    } else {
        say_with("learn_kompas_down", &[&amount])
    }
}

fn advice(shown: &Round) -> View {
    let factors = &kompas::kompas().factors;
    let low = low(&shown.scores);
    let is_low = low.iter().any(|at| {
        shown
            .scores
            .get(*at)
            .copied()
            .flatten()
            .is_some_and(|score| score < kompas::LOW)
    });
    let each: Vec<View> = low
        .iter()
        .filter_map(|at| factors.get(*at))
        .map(|factor: &Factor| {
            let steps: Vec<View> = factor
                .advice
                .iter()
                .map(|step| tags::li().children(said(step)).into())
                .collect();
            tags::li()
                .class("card")
                .attr("data-factor", factor.id.clone())
                .children((
                    tags::h4().children(said(&factor.name)),
                    tags::ul().children(steps),
                ))
                .into()
        })
        .collect();
    let why = if is_low {
        "learn_kompas_advice_low"
    } else {
        "learn_kompas_advice_high"
    };
    (
        tags::h3().children(say("learn_kompas_advice")),
        tags::p().children(say(why)),
        tags::ul().class("cards").id("kompas-advice").children(each),
    )
        .into()
}

fn questions() -> View {
    let each: Vec<View> = kompas::kompas()
        .factors
        .iter()
        .map(|factor| {
            let name = tags::strong().children(said(&factor.name));
            tags::li()
                .children((name, tags::br(), said(&factor.question)))
                .into()
        })
        .collect();
    (
        tags::h3().children(say("learn_kompas_talk")),
        tags::p().children(say("learn_kompas_talk_why")),
        tags::ul().class("talk").id("kompas-talk").children(each),
    )
        .into()
}
