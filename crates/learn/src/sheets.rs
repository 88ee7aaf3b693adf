//! Posters and cards for A4.

use promptwacht_coach::debate::debate;
use promptwacht_coach::sheets::{Poster, Side, mixed, sheets};
use promptwacht_coach::talk::letter;
use promptwacht_kit::browser;
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::shelf::Shelf;
use crate::words::{said, say, say_with};
use crate::{hand, piece};

/// A sheet: the end of its address, and what draws it.
type Sheet = (&'static str, fn() -> View);

const SHEETS: [Sheet; 6] = [
    ("leak", || poster(&sheets().leak, "leak")),
    ("rules", || poster(&sheets().rules, "rules")),
    ("answers", answers),
    ("match", pairs),
    ("prompts", prompts),
    ("statements", statements),
];

/// Draws what the address asks for: all that there is, or a sheet.
pub(crate) fn view(shelf: Shelf, rest: ReadSignal<String>) -> View {
    (move || -> View {
        let id = rest.get_clone();
        match SHEETS.iter().find(|(sheet, _)| *sheet == id) {
            Some(sheet) => whole(sheet),
            None => list(shelf),
        }
    })
    .into()
}

fn list(shelf: Shelf) -> View {
    let entry = |address: String, id: &str| -> View {
        tags::li()
            .class("card")
            .children((
                tags::h3().children(piece::link_to(&address, say(&format!("learn_cards_{id}")))),
                tags::p()
                    .class("why")
                    .children(say(&format!("learn_cards_{id}_why"))),
            ))
            .into()
    };
    let sheets: Vec<View> = SHEETS
        .iter()
        .map(|(id, _)| entry(format!("cards/{id}"), id))
        .collect();
    let stories = move || -> View {
        if hand::has(shelf, "stories") {
            entry("stories".to_owned(), "stories")
        } else {
            ().into()
        }
    };
    (
        tags::p().children(say("learn_cards_how")),
        tags::ul()
            .class("cards")
            .children((sheets, stories, entry("tips".to_owned(), "slides"))),
    )
        .into()
}

fn back() -> View {
    tags::p()
        .class("ways screen-only")
        .children(piece::link_to("cards", say("learn_cards_all")))
        .into()
}

fn whole((id, draw): &'static Sheet) -> View {
    browser::focus("main #sheet-name");
    (
        back(),
        tags::h3()
            .tabindex("-1")
            .id("sheet-name")
            .class("screen-only")
            .children(say(&format!("learn_cards_{id}"))),
        tags::p()
            .class("why screen-only")
            .children(say(&format!("learn_cards_{id}_why"))),
        tags::p()
            .class("buttons")
            .children(piece::print("print-sheet")),
        tags::div().class("sheets").children(draw()),
    )
        .into()
}

/// Where it comes from, with the address written out: paper has no links.
fn source(words: String, link: &str) -> View {
    tags::p()
        .class("why source")
        .children((words, " ", piece::link_out(link, link)))
        .into()
}

fn poster(poster: &'static Poster, id: &'static str) -> View {
    let steps: Vec<View> = poster
        .steps
        .iter()
        .enumerate()
        .map(|(place, step)| {
            tags::li()
                .children((
                    tags::span()
                        .class("number")
                        .attr("aria-hidden", "true")
                        .children((place + 1).to_string()),
                    tags::div().children((
                        tags::h5().children(said(&step.title)),
                        tags::p().children(said(&step.text)),
                    )),
                ))
                .into()
        })
        .collect();
    let who: View = if id == "leak" {
        tags::p()
            .class("fill")
            .children(say("learn_cards_fill"))
            .into()
    } else {
        ().into()
    };
    tags::section()
        .class(format!("sheet poster {id}"))
        .children((
            tags::h4().children(said(&poster.title)),
            tags::p().class("lead").children(said(&poster.lead)),
            tags::ol().children(steps),
            tags::p().class("foot").children(said(&poster.foot)),
            who,
            source(said(&poster.source), &poster.link),
        ))
        .into()
}

/// A sheet of cards, so many to a page.
fn sheet_of(kind: &str, cards: Vec<View>, each: usize, foot: &[String]) -> View {
    let mut pages = Vec::new();
    let mut cards = cards.into_iter().peekable();
    while cards.peek().is_some() {
        let some: Vec<View> = cards.by_ref().take(each).collect();
        let foot: Vec<View> = foot
            .iter()
            .filter(|_| cards.peek().is_none())
            .map(|line| tags::p().class("why").children(line.clone()).into())
            .collect();
        let page = tags::section()
            .class(format!("sheet {kind}"))
            .children((tags::ul().class("cut").children(some), foot));
        pages.push(page.into());
    }
    pages.into()
}

fn answers() -> View {
    let cards = (0..4)
        .map(|place| {
            tags::li()
                .class(format!("answer answer-{place}"))
                .children(tags::span().children(letter(place).to_string()))
                .into()
        })
        .collect();
    sheet_of("answers", cards, 4, &[])
}

fn pairs() -> View {
    let pairs = &sheets().pairs;
    let head = |words: &str| -> View {
        tags::li()
            .class("head")
            .children(tags::strong().children(say(words)))
            .into()
    };
    let mut all = vec![head("learn_cards_ai"), head("learn_cards_you")];
    let mixed = mixed(pairs.cards.len());
    all.extend(
        mixed
            .iter()
            .filter_map(|place| pairs.cards.get(*place))
            .map(|card| {
                let words = (
                    tags::span().class("why").children(card.id.clone()),
                    tags::p().children(said(&card.text)),
                );
                tags::li().children(words).into()
            }),
    );
    let of = |side: Side| -> String {
        let cards = pairs.cards.iter().filter(|card| card.side == side);
        cards
            .map(|card| card.id.clone())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let foot = [
        say_with("learn_cards_key", &[&of(Side::Ai), &of(Side::You)]),
        said(&pairs.note),
        format!("{} {}", said(&pairs.source), pairs.link),
    ];
    sheet_of("match", all, 6, &foot)
}

fn prompts() -> View {
    let prompts = &sheets().prompts;
    let row = |words: &str, text: String| -> View {
        (
            tags::p().class("why").children(say(words)),
            tags::p().children(text),
        )
            .into()
    };
    let cards = prompts
        .cards
        .iter()
        .map(|card| {
            tags::li()
                .children((
                    tags::h4().children((card.id.clone(), " ", said(&card.title))),
                    row("learn_cards_vague", said(&card.vague)),
                    row("learn_cards_good", said(&card.good)),
                ))
                .into()
        })
        .collect();
    let foot = [format!("{} {}", said(&prompts.source), prompts.link)];
    sheet_of("prompts", cards, 4, &foot)
}

fn statements() -> View {
    let cards = debate()
        .statements
        .iter()
        .map(|one| {
            tags::li()
                .children((
                    tags::span().class("why").children(one.id.clone()),
                    tags::p().children(said(&one.text)),
                ))
                .into()
        })
        .collect();
    sheet_of("statements", cards, 10, &[said(&debate().source)])
}
