//! Example prompts: by phase, by word, copied after a check, or taken to the builder.

use promptwacht_coach::prompts::{Phase, examples, fits, prompts};
use promptwacht_kit::browser;
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use wasm_bindgen::JsValue;
use web_sys::Event;

use crate::compare::compare;
use crate::desk::{COPY, Desk};
use crate::piece;
use crate::shelf::Shelf;
use crate::templates;
use crate::words::{said, say, say_with};

/// How many are drawn until the user asks for the rest: those of one phase, but never all phases at once.
const AT_FIRST: usize = 60;

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

/// Draws it; `compare` after the id shows the comparison, the id of a phase chooses that phase.
pub(crate) fn view(shelf: Shelf, rest: ReadSignal<String>) -> View {
    let is_compared = create_selector(move || rest.with(|rest| rest == "compare"));
    let inside = move || {
        if is_compared.get() {
            compare()
        } else {
            list(shelf, rest)
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
    let examples = examples()
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

/// What is looked for.
#[derive(Clone, Copy)]
struct Sieve {
    /// The id of a phase; empty for all.
    phase: Signal<String>,
    sought: Signal<String>,
    /// Whether what goes beyond [`AT_FIRST`] is drawn too.
    is_whole: Signal<bool>,
}

impl Sieve {
    fn choose(self, phase: &str) {
        self.is_whole.set(false);
        self.phase.set(phase.to_owned());
    }
}

/// What the search finds, in whatever phase.
fn fitting(shelf: Shelf, sought: &str) -> Vec<Shown> {
    let mut all = all(shelf);
    all.retain(|one| fits(sought, &[&one.id, &one.title, &one.text]));
    all
}

/// The phases, each with how many the search finds there.
fn phase_choice(sieve: Sieve, found: ReadSignal<Vec<Shown>>) -> View {
    let option = |id: &'static str, words: String| -> View {
        let count = move || {
            let is_of_it = |one: &&Shown| id.is_empty() || one.phase == id;
            let count = found.with(|found| found.iter().filter(is_of_it).count());
            format!(" ({count})")
        };
        let field = format!("phase-{}", if id.is_empty() { "all" } else { id });
        let radio = tags::input()
            .r#type("radio")
            .id(field.clone())
            .name("phase")
            .value(id)
            .prop("checked", move || {
                JsValue::from(sieve.phase.with(|phase| phase == id))
            })
            .on(events::change, move |_: Event| sieve.choose(id));
        tags::label()
            .class("phase")
            .r#for(field)
            .children((radio, tags::span().children((words, count))))
            .into()
    };
    let mut options = vec![option("", say("learn_prompts_all"))];
    options.extend(
        prompts()
            .phases
            .iter()
            .map(|phase| option(&phase.id, said(&phase.name))),
    );
    tags::fieldset()
        .id("phases")
        .class("filter")
        .children((
            tags::legend().children(say("learn_prompts_phase")),
            tags::div().class("phases").children(options),
        ))
        .into()
}

/// The field of the search.
fn search(sieve: Sieve) -> View {
    let field = tags::input()
        .r#type("search")
        .id("sought")
        .attr("autocomplete", "off")
        .on(events::input, move |event: Event| {
            sieve.is_whole.set(false);
            sieve.sought.set(browser::written(&event));
        });
    tags::p()
        .class("filter")
        .children((
            tags::label()
                .r#for("sought")
                .children(say("learn_prompts_search")),
            field,
        ))
        .into()
}

/// The button that draws the rest.
fn more(sieve: Sieve, chosen: ReadSignal<Vec<Shown>>) -> View {
    let first = chosen.with(|chosen| chosen.get(AT_FIRST).map(|one| one.id.clone()));
    let (Some(first), false) = (first, sieve.is_whole.get()) else {
        return ().into();
    };
    let rest = chosen.with(Vec::len).saturating_sub(AT_FIRST).to_string();
    let show = move || {
        sieve.is_whole.set(true);
        browser::focus(&format!("[id='prompt-{first}']"));
    };
    let words = say_with("learn_prompts_more", &[&rest]);
    tags::p()
        .class("buttons")
        .children(piece::button("more", words, show))
        .into()
}

fn list(shelf: Shelf, rest: ReadSignal<String>) -> View {
    let desk = Desk::open(shelf);
    let sieve = Sieve {
        phase: create_signal(String::new()),
        sought: create_signal(String::new()),
        is_whole: create_signal(false),
    };
    create_effect(move || {
        let asked = rest.get_clone();
        if prompts().phases.iter().any(|phase| phase.id == asked) {
            sieve.choose(&asked);
        }
    });
    let found = create_selector(move || sieve.sought.with(|sought| fitting(shelf, sought)));
    let chosen = create_selector(move || {
        let mut chosen = found.get_clone();
        let is_of_it = |one: &Shown| {
            let phase = |phase: &String| phase.is_empty() || one.phase == *phase;
            sieve.phase.with(phase)
        };
        chosen.retain(is_of_it);
        chosen
    });
    let counted = create_selector(move || {
        let phase = sieve.phase.get_clone();
        let place = if phase.is_empty() {
            say("learn_prompts_all")
        } else {
            name(&phase)
        };
        match chosen.with(Vec::len) {
            0 => say_with("learn_prompts_none", &[&place]),
            count => say_with("learn_prompts_count", &[&count.to_string(), &place]),
        }
    });
    let cards = move || -> Vec<View> {
        // Nothing that hears can be made while a signal is read.
        let chosen = chosen.get_clone();
        let most = if sieve.is_whole.get() {
            chosen.len()
        } else {
            AT_FIRST
        };
        let drawn = chosen.iter().take(most);
        drawn.map(|one| card(shelf, desk, one)).collect()
    };
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
        phase_choice(sieve, found),
        search(sieve),
        tags::p()
            .id("count")
            .tabindex("-1")
            .attr("role", "status")
            .children(move || counted.get_clone()),
        desk.view(COPY),
        tags::ul().id("examples").class("cards").children(cards),
        move || more(sieve, chosen),
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
        .tabindex("-1")
        .attr("aria-labelledby", format!("title-{id}"))
        .children((
            tags::h3()
                .id(format!("title-{id}"))
                .children(one.title.clone()),
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
