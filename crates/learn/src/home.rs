//! The first page: the way to all parts.

use sycamore::prelude::*;
use sycamore::web::tags;

use crate::frame::{PARTS, is_shown};
use crate::shelf::Shelf;
use crate::words::say;

/// Draws it.
pub(crate) fn view(shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let links = move || -> Vec<View> {
        PARTS
            .iter()
            .filter(|part| part.id != "home" && is_shown(part, shelf))
            .map(|part| {
                let link = tags::a()
                    .href(format!("#{}", part.id))
                    .children(say(&part.key()));
                let why = tags::p()
                    .class("why")
                    .children(say(&format!("{}_why", part.key())));
                tags::li()
                    .class("card")
                    .children((tags::h3().children(link), why))
                    .into()
            })
            .collect()
    };
    (
        tags::p().children(say("learn_home_why")),
        tags::ul().class("cards").children(links),
    )
        .into()
}
