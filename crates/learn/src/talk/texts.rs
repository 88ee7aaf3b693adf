//! Texts that are ready to be copied: invitations, agendas; and what a digicoach or a colleague can say.

use promptwacht_coach::talk;
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::shelf::Shelf;
use crate::words::{language, said, say};
use crate::{hand, piece};

fn ready(shelf: Shelf, id: &str, title: String, text: String) -> View {
    let copied = text.clone();
    tags::details()
        .class("part")
        .id(format!("text-{id}"))
        .children((
            tags::summary().children(tags::h4().children(title)),
            tags::pre().children(text),
            tags::p().class("buttons").children(hand::copy(
                format!("copy-{id}"),
                shelf,
                move || copied.clone(),
            )),
        ))
        .into()
}

/// Invitations and agendas.
pub(super) fn view(shelf: Shelf) -> View {
    let talk = talk::talk();
    let invitations: Vec<View> = talk
        .invitations
        .iter()
        .map(|one| {
            let text = format!("{}\n\n{}", said(&one.subject), said(&one.text).trim());
            ready(shelf, &one.id, said(&one.title), text)
        })
        .collect();
    let agendas: Vec<View> = talk
        .agendas
        .iter()
        .map(|one| {
            let title = format!("{} {}", one.id, said(&one.title));
            ready(shelf, &one.id, title, one.text(language()))
        })
        .collect();
    (
        tags::p().children(say("learn_talk_texts_how")),
        tags::h3().children(say("learn_talk_invitations")),
        invitations,
        tags::h3().children(say("learn_talk_agendas")),
        agendas,
    )
        .into()
}

/// What a digicoach does, and how colleagues begin.
pub(super) fn coach(shelf: Shelf) -> View {
    let talk = talk::talk();
    let steps: Vec<View> = talk
        .coach
        .iter()
        .map(|one| {
            tags::li()
                .class("card")
                .children((
                    tags::h4().children(said(&one.title)),
                    tags::p().children(said(&one.text)),
                ))
                .into()
        })
        .collect();
    let openers: Vec<View> = talk
        .coffee
        .openers
        .iter()
        .map(|one| tags::li().children(said(one)).into())
        .collect();
    let lines = || {
        let openers = talk::talk().coffee.openers.iter();
        openers.map(said).collect::<Vec<_>>().join("\n")
    };
    (
        tags::h3().children(say("learn_talk_script")),
        tags::p().children(say("learn_talk_script_why")),
        tags::ol().class("cards").children(steps),
        tags::h3().children(said(&talk.coffee.title)),
        tags::div().class("card coffee").children((
            tags::p().children(said(&talk.coffee.text)),
            tags::ul().children(openers),
            tags::p()
                .class("why")
                .children(say("learn_talk_coffee_source")),
        )),
        tags::p().class("buttons").children((
            hand::copy("copy-coffee", shelf, lines),
            piece::print("print-coach"),
        )),
    )
        .into()
}
