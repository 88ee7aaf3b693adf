//! All tips: those of the organisation first, then every card of the inventory, to be searched and sifted.

use promptwacht_coach::cards::{Card, Role, Subject, cards};
use promptwacht_kit::browser;
use serde_json::Value;
use sycamore::prelude::*;
use sycamore::web::{events, tags};
use web_sys::Event;

use crate::frame::{PARTS, is_shown};
use crate::piece;
use crate::shelf::Shelf;
use crate::slides::slides;
use crate::words::{said, say, say_with};

/// How long the frame needs to put the focus on the heading, in milliseconds; the card that was asked for gets it after that.
const AFTER_THE_FRAME_MS: i32 = 60;

/// What is looked for.
#[derive(Clone, Copy)]
struct Sieve {
    search: Signal<String>,
    role: Signal<String>,
    subject: Signal<String>,
}

impl Sieve {
    fn passes(self, card: &Card) -> bool {
        let role =
            |role: &String| role.is_empty() || card.roles.iter().any(|one| one.key() == role);
        let subject = |subject: &String| {
            subject.is_empty() || card.with.iter().any(|one| one.key() == subject)
        };
        self.role.with(role)
            && self.subject.with(subject)
            && self.search.with(|search| card.holds(search))
    }

    fn clear(self) {
        self.search.set(String::new());
        self.role.set(String::new());
        self.subject.set(String::new());
    }
}

/// Draws it.
pub(crate) fn view(shelf: Shelf, rest: ReadSignal<String>) -> View {
    let sieve = Sieve {
        search: create_signal(String::new()),
        role: create_signal(String::new()),
        subject: create_signal(String::new()),
    };
    let chosen = create_selector(move || {
        rest.with(|rest| cards().find(|card| card.id.eq_ignore_ascii_case(rest)))
            .map(|card| card.id.as_str())
    });
    create_effect(move || {
        if let Some(id) = chosen.get() {
            sieve.clear();
            browser::after(AFTER_THE_FRAME_MS, move || {
                browser::focus(&format!("[id='{id}']"));
            });
        }
    });
    let all: Vec<View> = cards()
        .map(|card| drawn(shelf, sieve, chosen, card))
        .collect();
    (
        tags::p().children(say("learn_tips_why")),
        fields(sieve),
        tags::div().class("buttons").children((
            piece::print("print-tips"),
            slides(move || cards().filter(|card| sieve.passes(card)).collect()),
        )),
        move || own_tips(shelf, sieve),
        move || own_links(shelf),
        tags::h3().children(say("learn_tips_ours")),
        tags::p().class("why").children(say("learn_tips_ours_why")),
        tags::ul().class("cards tips").children(all),
    )
        .into()
}

/// Where one says what one looks for, and how much there is of it.
fn fields(sieve: Sieve) -> View {
    let count = create_selector(move || cards().filter(|card| sieve.passes(card)).count());
    let words = move || match count.get() {
        0 => say("learn_tips_none"),
        found => say_with(
            "learn_tips_count",
            &[&found.to_string(), &cards().count().to_string()],
        ),
    };
    let search = tags::input()
        .id("tips-search")
        .r#type("search")
        .attr("autocomplete", "off")
        .prop("value", move || sieve.search.get_clone())
        .on(events::input, move |event: Event| {
            sieve.search.set(browser::written(&event));
        });
    let clear = tags::button()
        .r#type("button")
        .id("tips-clear")
        .disabled(move || count.get() == cards().count())
        .on(events::click, move |_: web_sys::MouseEvent| {
            sieve.clear();
            browser::focus("#tips-search");
        })
        .children(say("learn_tips_clear"));
    let field = |id: &'static str, name: &str, inside: View| -> View {
        let label = tags::label().r#for(id).children(say(name));
        tags::div().class("field").children((label, inside)).into()
    };
    let roles = Role::ALL.map(Role::key);
    let subjects = Subject::ALL.map(Subject::key);
    (
        tags::div().class("sieve").children((
            field("tips-search", "learn_tips_search", search.into()),
            field(
                "tips-role",
                "learn_tips_role",
                choice("role", &roles, sieve.role),
            ),
            field(
                "tips-subject",
                "learn_tips_subject",
                choice("subject", &subjects, sieve.subject),
            ),
        )),
        tags::p().class("found").children((
            tags::span()
                .id("tips-count")
                .attr("role", "status")
                .children(words),
            clear,
        )),
    )
        .into()
}

/// One of these, or all.
fn choice(name: &'static str, keys: &[&'static str], chosen: Signal<String>) -> View {
    let option = |key: &'static str, words: String| -> View {
        tags::option()
            .value(key)
            .prop("selected", move || chosen.with(|chosen| chosen == key))
            .children(words)
            .into()
    };
    let mut options = vec![option("", say("learn_tips_all"))];
    let named = |key: &&'static str| option(key, say(&format!("learn_tips_{name}_{key}")));
    options.extend(keys.iter().map(named));
    tags::select()
        .id(format!("tips-{name}"))
        .on(events::change, move |event: Event| {
            chosen.set(browser::written(&event));
        })
        .children(options)
        .into()
}

/// One card of ours.
fn drawn(
    shelf: Shelf,
    sieve: Sieve,
    chosen: ReadSignal<Option<&'static str>>,
    card: &'static Card,
) -> View {
    let is_chosen = move || chosen.get() == Some(card.id.as_str());
    let title = format!("tip-{}", card.id);
    let link = match card.page() {
        Some(page) => named_link(piece::link_out(page, say("learn_tips_source")), &card.id),
        None => tags::span()
            .class("why")
            .children(say("learn_tips_source_none"))
            .into(),
    };
    tags::li()
        .class(move || if is_chosen() { "card chosen" } else { "card" })
        .id(card.id.clone())
        .tabindex("-1")
        .attr("aria-labelledby", title.clone())
        .hidden(move || !sieve.passes(card))
        .children((
            tags::h4().id(title).children(said(&card.title)),
            tags::p()
                .class("mark")
                .children(say(&format!("learn_tips_kind_{}", card.kind.key()))),
            tags::p().children(said(&card.text)),
            tags::p()
                .class("ways")
                .children((link, move || part_of(shelf, card))),
            about(card, is_chosen),
        ))
        .into()
}

/// A link whose words alone do not say of which card it is.
fn named_link(link: View, id: &str) -> View {
    (link, tags::span().class("away").children(format!(" {id}"))).into()
}

/// The way to where a card is worked out, where that part is shown.
fn part_of(shelf: Shelf, card: &'static Card) -> Option<View> {
    let id = card.part.as_deref()?;
    let part = PARTS.iter().find(|part| part.id == id)?;
    is_shown(part, shelf).then(|| {
        let name = say(&format!("learn_{id}"));
        let words = say_with("learn_tips_part", &[&name]);
        // The legal panel has a card of the same id; what other parts make of an end of theirs is their own.
        if id == "law" {
            piece::link_to(&format!("{id}/{}", card.id), words)
        } else {
            piece::link_to(id, words)
        }
    })
}

/// Where a card comes from and whom it is for; open on the card that was asked for.
fn about(card: &'static Card, is_open: impl Fn() -> bool + 'static) -> View {
    let list = |name: &str, keys: Vec<&'static str>| -> String {
        let words: Vec<String> = keys
            .iter()
            .map(|key| say(&format!("learn_tips_{name}_{key}")))
            .collect();
        words.join(", ")
    };
    let row = |name: &str, words: String| -> View {
        (tags::dt().children(say(name)), tags::dd().children(words)).into()
    };
    let source = say(&format!("learn_tips_source_{}", card.source.key()));
    let rows = (
        row("learn_tips_about_id", card.id.clone()),
        row("learn_tips_about_source", source),
        row(
            "learn_tips_role",
            list("role", card.roles.iter().map(|role| role.key()).collect()),
        ),
        row(
            "learn_tips_subject",
            list(
                "subject",
                card.with.iter().map(|subject| subject.key()).collect(),
            ),
        ),
    );
    let spoken = move || format!("{}. {}", said(&card.title), said(&card.text));
    tags::details()
        .prop("open", is_open)
        .children((
            tags::summary().children(say("learn_tips_about")),
            tags::dl().children(rows),
            piece::read_aloud(format!("read-{}", card.id), spoken),
        ))
        .into()
}

fn text_of(one: &Value, name: &str) -> String {
    one.get(name)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

/// Entries of a list that the organisation has set.
fn entries(shelf: Shelf, pointer: &str) -> Vec<Value> {
    match shelf.setting(pointer) {
        Some(Value::Array(entries)) => entries,
        _ => Vec::new(),
    }
}

/// The tips of the organisation, as far as the search goes.
fn own_tips(shelf: Shelf, sieve: Sieve) -> Option<View> {
    let search = sieve.search.get_clone().to_lowercase();
    let found = |one: &Value| {
        let all = format!("{} {}", text_of(one, "title"), text_of(one, "text")).to_lowercase();
        search.split_whitespace().all(|word| all.contains(word))
    };
    let tips: Vec<View> = entries(shelf, "/tips")
        .iter()
        .filter(|one| found(one))
        .enumerate()
        .map(|(number, one)| {
            let (title, text, page) = (
                text_of(one, "title"),
                text_of(one, "text"),
                text_of(one, "page"),
            );
            let spoken = format!("{title}. {text}");
            let link = (!page.is_empty()).then(|| piece::link_out(page, say("learn_tips_page")));
            tags::li()
                .class("card")
                .children((
                    tags::h4().children(title),
                    tags::p().children(text),
                    tags::p().class("ways").children(link),
                    piece::read_aloud(format!("read-own-{number}"), move || spoken.clone()),
                ))
                .into()
        })
        .collect();
    (!tips.is_empty()).then(|| {
        (
            tags::h3().children(say("learn_tips_own")),
            tags::ul().class("cards tips").id("own-tips").children(tips),
        )
            .into()
    })
}

/// The links of the organisation.
fn own_links(shelf: Shelf) -> Option<View> {
    let links: Vec<View> = entries(shelf, "/links")
        .iter()
        .map(|one| {
            tags::li()
                .children(piece::link_out(text_of(one, "page"), text_of(one, "title")))
                .into()
        })
        .collect();
    (!links.is_empty()).then(|| {
        (
            tags::h3().children(say("learn_tips_links")),
            tags::ul().id("own-links").children(links),
        )
            .into()
    })
}
