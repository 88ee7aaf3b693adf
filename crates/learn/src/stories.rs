//! Short stories: all of them, one of them, and the one that fits what was found.

use promptwacht_coach::stories::{Sector, Story, stories, story, story_for};
use promptwacht_coach::talk::Session;
use promptwacht_kit::browser;
use serde_json::{Value, json};
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use web_sys::{Event, MouseEvent};

use crate::piece;
use crate::shelf::Shelf;
use crate::words::{language, said, say, say_with};

/// What is not shown, as it is kept.
fn hidden(shelf: Shelf) -> Vec<String> {
    let kept = shelf.get("stories");
    let ids = kept.pointer("/hidden").and_then(Value::as_array);
    let ids = ids.into_iter().flatten().filter_map(Value::as_str);
    ids.map(str::to_owned).collect()
}

fn sector_name(sector: Sector) -> String {
    say(&format!("learn_stories_{}", sector.id()))
}

/// Draws them.
pub(crate) fn view(shelf: Shelf, rest: ReadSignal<String>) -> View {
    let asked = create_signal(String::new());
    let inside = move || -> View {
        let rest = rest.get_clone();
        if let Some(ids) = rest.strip_prefix("for/") {
            let ids: Vec<&str> = ids.split([',', '+', '/']).collect();
            return match story_for(&ids) {
                Some(one) => {
                    let why = tags::p()
                        .class("mark hint")
                        .children(say("learn_stories_fits"));
                    (why, whole(shelf, one)).into()
                }
                None => (
                    tags::p().children(say("learn_stories_none_fits")),
                    list(shelf, asked),
                )
                    .into(),
            };
        }
        match story(&rest) {
            Some(one) => whole(shelf, one),
            None => list(shelf, asked),
        }
    };
    inside.into()
}

/// The button that chooses a story for the talk, or no longer.
pub(crate) fn choose(shelf: Shelf, one: &'static Story) -> View {
    let chosen =
        create_selector(move || Session::read(&shelf.get("talk")).stories.contains(&one.id));
    let deed = move |_: MouseEvent| {
        let mut session = Session::read(&shelf.get("talk"));
        if session.choose(&one.id) {
            let words = if session.stories.contains(&one.id) {
                "learn_stories_chosen"
            } else {
                "learn_stories_not_chosen"
            };
            shelf.put("talk", session.kept(), words);
        } else {
            shelf.tell(say("learn_stories_full"));
        }
    };
    tags::button()
        .r#type("button")
        .id(format!("choose-{}", one.id))
        .attr("aria-pressed", move || chosen.get().to_string())
        .attr(
            "aria-label",
            format!("{}: {}", say("learn_stories_choose"), said(&one.title)),
        )
        .on(events::click, deed)
        .children(say("learn_stories_choose"))
        .into()
}

/// What stands below the text of a story.
fn after(one: &'static Story) -> View {
    let tip = say(&format!("tip_{}", one.tip.to_lowercase().replace('-', "_")));
    let row = |name: &str, words: View| -> View {
        (tags::dt().children(say(name)), tags::dd().children(words)).into()
    };
    tags::dl()
        .children((
            row("learn_stories_lesson", said(&one.lesson).into()),
            row("learn_stories_question", said(&one.question).into()),
            row(
                "learn_stories_tip",
                (
                    tip,
                    " ",
                    piece::link_to(&format!("tips/{}", one.tip), one.tip.clone()),
                )
                    .into(),
            ),
        ))
        .into()
}

fn source(one: &'static Story) -> View {
    let words = say_with("learn_stories_source", &[&one.id]);
    let link = piece::link_out(one.link.clone(), words);
    tags::p()
        .class("why source")
        .children((said(&stories().source), " ", link))
        .into()
}

/// One story, in large type.
fn whole(shelf: Shelf, one: &'static Story) -> View {
    let all = &stories().stories;
    let place = all
        .iter()
        .position(|other| other.id == one.id)
        .unwrap_or_default();
    let step = |other: Option<&'static Story>, words: &str| -> View {
        match other {
            Some(other) => piece::link_to(&format!("stories/{}", other.id), say(words)),
            None => ().into(),
        }
    };
    browser::focus("main .story h3");
    let buttons = (
        piece::read_aloud("read-story", || one.aloud(language())),
        choose(shelf, one),
        piece::print("print-story"),
    );
    let ways = (
        step(
            place.checked_sub(1).and_then(|place| all.get(place)),
            "learn_stories_before",
        ),
        piece::link_to("stories", say("learn_stories_all")),
        step(all.get(place + 1), "learn_stories_next"),
    );
    tags::article()
        .class("story large")
        .id(one.id.clone())
        .children((
            tags::h3().tabindex("-1").children(said(&one.title)),
            tags::p().class("mark").children(sector_name(one.sector)),
            tags::p().class("told").children(said(&one.text)),
            after(one),
            tags::p().class("buttons").children(buttons),
            source(one),
            tags::p().class("ways").children(ways),
        ))
        .into()
}

/// All that are shown, with what decides which those are.
fn list(shelf: Shelf, asked: Signal<String>) -> View {
    let shown = create_memo(move || -> Vec<&'static Story> {
        let hidden = hidden(shelf);
        let asked = asked.get_clone();
        let of_sector = |one: &&Story| {
            !is_closed(shelf, one.sector) && !hidden.iter().any(|id| id == one.sector.id())
        };
        let all = stories().stories.iter().filter(of_sector);
        all.filter(|one| one.has(&asked, language())).collect()
    });
    let count = move || {
        let count = shown.with(Vec::len).to_string();
        say_with(
            "learn_stories_count",
            &[&count, &stories().stories.len().to_string()],
        )
    };
    // Not within `with`: nothing can be made while a signal is read.
    let cards = move || -> Vec<View> {
        let all = shown.get_clone();
        all.into_iter().map(|one| card(shelf, one)).collect()
    };
    let search = (
        tags::label()
            .r#for("search-stories")
            .class("name")
            .children(say("learn_stories_search")),
        tags::input()
            .r#type("search")
            .id("search-stories")
            .prop("value", asked.get_clone_untracked())
            .on(events::input, move |event: Event| {
                asked.set(browser::written(&event));
            }),
    );
    let talk = tags::a()
        .href("#talk")
        .class("button")
        .children(say("learn_stories_to_talk"));
    (
        tags::p()
            .class("screen-only")
            .children(say("learn_stories_how")),
        tags::div()
            .class("screen-only")
            .children((search, sectors(shelf))),
        tags::p()
            .class("buttons")
            .children((piece::print("print-stories"), talk)),
        tags::p()
            .class("why screen-only")
            .id("count-stories")
            .attr("role", "status")
            .children(count),
        tags::ul().class("cards stories").children(cards),
        tags::p()
            .class("why screen-only")
            .children(said(&stories().source)),
    )
        .into()
}

/// Whether the organisation leaves the stories of this sector out.
fn is_closed(shelf: Shelf, sector: Sector) -> bool {
    shelf
        .lines_set("/learning/hidden_sectors")
        .iter()
        .any(|one| one == sector.id() || one.eq_ignore_ascii_case(&sector_name(sector)))
}

/// A switch for each sector that the organisation shows.
fn sectors(shelf: Shelf) -> View {
    let switches: Vec<View> = Sector::ALL
        .into_iter()
        .map(|sector| {
            let id = format!("sector-{}", sector.id());
            let turned = move |event: Event| {
                let mut hidden = hidden(shelf);
                hidden.retain(|id| id != sector.id());
                if !browser::is_on(&event) {
                    hidden.push(sector.id().to_owned());
                }
                shelf.put("stories", json!({ "hidden": hidden }), "");
            };
            let on = create_selector(move || !hidden(shelf).iter().any(|id| id == sector.id()));
            let field = tags::input()
                .r#type("checkbox")
                .id(id.clone())
                .prop("checked", move || on.get())
                .on(events::change, turned);
            let label = tags::label().r#for(id).children(sector_name(sector));
            tags::span()
                .class("switch")
                .hidden(move || is_closed(shelf, sector))
                .children((field, label))
                .into()
        })
        .collect();
    tags::fieldset()
        .class("sectors")
        .children((
            tags::legend().children(say("learn_stories_sectors")),
            switches,
        ))
        .into()
}

fn card(shelf: Shelf, one: &'static Story) -> View {
    let link = piece::link_to(&format!("stories/{}", one.id), said(&one.title));
    tags::li()
        .class("card")
        .id(format!("card-{}", one.id))
        .children((
            tags::h3().children(link),
            tags::p().class("mark").children(sector_name(one.sector)),
            tags::p().class("told").children(said(&one.text)),
            tags::div().class("on-paper").children(after(one)),
            tags::p().class("buttons").children(choose(shelf, one)),
        ))
        .into()
}
