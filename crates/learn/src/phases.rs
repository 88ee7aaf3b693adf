//! Factsheets: what AI can do in each phase of care. Medical uses stand behind a switch that says what they ask for.

use promptwacht_coach::phases::{Phase, Use, phases};
use promptwacht_kit::browser;
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use web_sys::Event;

use crate::piece;
use crate::shelf::Shelf;
use crate::words::{said, say, say_with};

/// Draws it.
pub(crate) fn view(shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let medical = create_signal(false);
    let closed = move || shelf.setting("/learning/hide_medical_uses") == Some(true.into());
    let medical_shown = create_selector(move || medical.get() && !closed());
    let switch = tags::div().class("switch").hidden(closed).children((
        tags::input()
            .r#type("checkbox")
            .id("medical")
            .attr("role", "switch")
            .attr("aria-describedby", "medical-why")
            .on(events::change, move |event: Event| {
                let on = browser::is_on(&event);
                medical.set(on);
                let count = phases()
                    .phases
                    .iter()
                    .flat_map(|phase| &phase.uses)
                    .filter(|one| one.medical)
                    .count();
                shelf.tell(if on {
                    say_with("learn_phases_shown", &[&count.to_string()])
                } else {
                    say("learn_phases_hidden")
                });
            }),
        tags::label()
            .r#for("medical")
            .children(say("learn_phases_medical")),
    ));
    let all: Vec<View> = phases()
        .phases
        .iter()
        .map(|phase| sheet(phase, medical_shown))
        .collect();
    (
        tags::p().children(say("learn_phases_how")),
        switch,
        tags::p().id("medical-why").class("why").children((
            say("learn_phases_medical_why"),
            " ",
            piece::link_to("tips/A-W5", say("learn_phases_law")),
        )),
        all,
        tags::p().class("buttons").children((
            piece::print("print-phases"),
            tags::a()
                .class("button")
                .href("#prompts")
                .children(say("learn_prompts")),
        )),
        tags::p().class("why").children(say("learn_phases_source")),
    )
        .into()
}

fn sheet(phase: &'static Phase, medical: ReadSignal<bool>) -> View {
    let uses = move || -> Vec<View> {
        phase
            .uses
            .iter()
            .filter(|one| !one.medical || medical.get())
            .map(card)
            .collect()
    };
    tags::section()
        .class("factsheet")
        .id(phase.id.clone())
        .children((
            tags::h3().children(said(&phase.name)),
            tags::p().children(said(&phase.intro)),
            tags::ul().class("cards").children(uses),
            tags::p().children(piece::link_to(
                &format!("prompts/{}", phase.prompts),
                say_with("learn_phases_prompts", &[&said(&phase.name)]),
            )),
        ))
        .into()
}

fn card(one: &'static Use) -> View {
    let mark = one.medical.then(|| -> View {
        tags::p()
            .class("mark warn")
            .children(say("learn_phases_mark"))
            .into()
    });
    tags::li()
        .class("card")
        .id(one.id.clone())
        .children((
            tags::h4().children(said(&one.title)),
            mark,
            tags::p().children(said(&one.what)),
            tags::p().children((
                tags::strong().children(say("learn_phases_limit")),
                " ",
                said(&one.limit),
            )),
        ))
        .into()
}
