//! Example prompts: by phase, by word, copied after a check, or taken to the builder.

use promptwacht_coach::prompts::{Phase, fits, prompts};
use promptwacht_kit::browser;
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use web_sys::Event;

use crate::compare::compare;
use crate::desk::{COPY, Desk};
use crate::piece;
use crate::shelf::Shelf;
use crate::templates;
use crate::words::{said, say, say_with};

/// A prompt as it is shown: an example, or one of the user.
#[derive(Clone, PartialEq)]
struct Shown {
    id: String,
    phase: String,
    title: String,
    text: String,
    warn: bool,
    /// Key of the words that say where it comes from.
    from: &'static str,
}

/// Draws it; `compare` after the id shows the comparison.
pub(crate) fn view(shelf: Shelf, rest: ReadSignal<String>) -> View {
    let is_compared = create_selector(move || rest.with(|rest| rest == "compare"));
    let inside = move || {
        if is_compared.get() {
            compare()
        } else {
            list(shelf)
        }
    };
    inside.into()
}

fn all(shelf: Shelf) -> Vec<Shown> {
    let own = templates::kept(shelf);
    let mine = own.templates.iter().map(|one| Shown {
        id: one.id.clone(),
        phase: one.phase.clone(),
        title: one.title.clone(),
        text: one.text.clone(),
        warn: false,
        from: if one.shared {
            "learn_prompts_from_file"
        } else {
            "learn_prompts_from_you"
        },
    });
    let examples = prompts()
        .prompts
        .iter()
        .filter(|one| own.shows(&one.id))
        .map(|one| Shown {
            id: one.id.clone(),
            phase: one.phase.clone(),
            title: said(&one.title),
            text: said(&one.text),
            warn: one.warn,
            from: if one.id.starts_with("E-V") {
                "learn_prompts_from_guide"
            } else {
                "learn_prompts_from_us"
            },
        });
    mine.chain(examples).collect()
}

/// The title and the text of an example or an own prompt.
pub(crate) fn found(shelf: Shelf, id: &str) -> Option<String> {
    let one = all(shelf).into_iter().find(|one| one.id == id)?;
    Some(one.text)
}

/// What a phase is called.
fn name(id: &str) -> String {
    let phase = prompts().phases.iter().find(|phase| phase.id == id);
    phase.map(|phase| said(&phase.name)).unwrap_or_default()
}

/// The choices of a field of phases.
pub(crate) fn phases() -> Vec<View> {
    let option = |phase: &Phase| -> View {
        tags::option()
            .value(phase.id.clone())
            .children(said(&phase.name))
            .into()
    };
    prompts().phases.iter().map(option).collect()
}

fn list(shelf: Shelf) -> View {
    let desk = Desk::open(shelf);
    let phase = create_signal(String::new());
    let sought = create_signal(String::new());
    let chosen = create_selector(move || {
        let mut all = all(shelf);
        all.retain(|one| phase.with(|phase| phase.is_empty() || one.phase == *phase));
        all.retain(|one| {
            let phase = name(&one.phase);
            sought.with(|sought| fits(sought, &[&one.id, &one.title, &one.text, &phase]))
        });
        all
    });
    let count = create_selector(move || chosen.with(Vec::len));
    let counted = move || say_with("learn_prompts_count", &[&count.get().to_string()]);
    let cards = move || -> Vec<View> {
        // Nothing that hears can be made while a signal is read.
        let chosen = chosen.get_clone();
        chosen.iter().map(|one| card(shelf, desk, one)).collect()
    };
    let phase_field = tags::select()
        .id("phase")
        .on(events::change, move |event: Event| {
            phase.set(browser::written(&event));
        })
        .children((
            tags::option().value("").children(say("learn_prompts_all")),
            phases(),
        ));
    let sought_field = tags::input()
        .r#type("search")
        .id("sought")
        .attr("autocomplete", "off")
        .on(events::input, move |event: Event| {
            sought.set(browser::written(&event));
        });
    let link = |to: &'static str, class: &'static str, words: &str| {
        tags::a().class(class).href(to).children(say(words))
    };
    (
        tags::p().children(say("learn_prompts_how")),
        tags::p().class("buttons").children((
            link("#builder", "button first", "learn_builder"),
            link("#prompts/compare", "button", "learn_prompts_compare"),
            piece::print("print-prompts"),
        )),
        tags::div().class("filter").children((
            tags::p().children((
                tags::label()
                    .r#for("phase")
                    .children(say("learn_prompts_phase")),
                phase_field,
            )),
            tags::p().children((
                tags::label()
                    .r#for("sought")
                    .children(say("learn_prompts_search")),
                sought_field,
            )),
        )),
        tags::p()
            .id("count")
            .tabindex("-1")
            .attr("role", "status")
            .children(counted),
        desk.view(COPY),
        tags::ul().id("examples").class("cards").children(cards),
        templates::view(shelf, desk),
        tags::p().class("why").children(say("learn_prompts_source")),
    )
        .into()
}

fn card(shelf: Shelf, desk: Desk, one: &Shown) -> View {
    let text = one.text.clone();
    let id = one.id.clone();
    let title = one.title.clone();
    let warning = one.warn.then(|| -> View {
        tags::p()
            .class("correction")
            .children((
                tags::strong().children(say("learn_prompts_warn_title")),
                " ",
                say("learn_prompts_warn"),
                " ",
                piece::link_to("tips/A-W5", say("learn_prompts_warn_tip")),
            ))
            .into()
    });
    let named = |key: &str| format!("{}: {title}", say(key));
    let button = |id: String, key: &str| {
        tags::button()
            .r#type("button")
            .id(id)
            .attr("aria-label", named(key))
            .children(say(key))
    };
    let copy = button(format!("copy-{id}"), "learn_prompts_copy")
        .class("first")
        .on(events::click, {
            let text = text.clone();
            move |_: web_sys::MouseEvent| desk.bring(text.clone(), COPY)
        });
    let withdraw = button(format!("away-{id}"), "learn_prompts_away").on(events::click, {
        let id = id.clone();
        move |_: web_sys::MouseEvent| {
            templates::change(shelf, "learn_prompts_gone", |own| own.withdraw(&id));
            browser::focus("#count");
        }
    });
    let build = tags::a()
        .class("button")
        .href(format!("#builder/{id}"))
        .attr("aria-label", named("learn_prompts_build"))
        .children(say("learn_prompts_build"));
    tags::li()
        .class("card prompt")
        .id(format!("prompt-{id}"))
        .children((
            tags::h3().children(one.title.clone()),
            tags::p().children((
                tags::span().class("mark").children(name(&one.phase)),
                " ",
                tags::span().class("why").children(say(one.from)),
            )),
            tags::p().class("text").children(text),
            warning,
            tags::p().class("buttons").children((copy, build, withdraw)),
        ))
        .into()
}
