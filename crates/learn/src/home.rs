//! The first page: the way to all parts.

use sycamore::prelude::*;
use sycamore::web::tags;

use crate::frame::{GROUPS, PARTS, Part, is_shown};
use crate::rules;
use crate::shelf::Shelf;
use crate::words::say;

/// Draws it.
pub(crate) fn view(shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let groups = move || -> Vec<View> {
        GROUPS
            .iter()
            .filter_map(|name| group(shelf, name))
            .collect()
    };
    (
        tags::p().children(say("learn_home_why")),
        rules::of_the_day(shelf),
        groups,
    )
        .into()
}

/// The parts of a group, where any is shown.
fn group(shelf: Shelf, name: &str) -> Option<View> {
    let cards: Vec<View> = PARTS
        .iter()
        .filter(|part| part.group == name && is_shown(part, shelf))
        .map(card)
        .collect();
    let heading = tags::h3().children(say(&format!("learn_home_{name}")));
    let any = !cards.is_empty();
    let list = tags::ul().class("cards").children(cards);
    any.then(|| (heading, list).into())
}

fn card(part: &Part) -> View {
    let link = tags::a()
        .href(format!("#{}", part.id))
        .children(say(&part.key()));
    let why = tags::p()
        .class("why")
        .children(say(&format!("{}_why", part.key())));
    tags::li()
        .class("card")
        .children((tags::h4().children(link), why))
        .into()
}
