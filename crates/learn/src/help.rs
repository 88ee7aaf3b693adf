//! Whom to ask, and what to say.

use promptwacht_coach::aid::aid;
use serde_json::Value;
use sycamore::prelude::*;
use sycamore::web::tags;

use crate::piece;
use crate::shelf::Shelf;
use crate::words::{said, say, say_with};

/// In which order they are shown, and with which words.
const ROLES: [(&str, &str); 5] = [
    ("digicoach", "learn_help_digicoach"),
    ("helpdesk", "learn_help_helpdesk"),
    ("privacy", "learn_help_privacy"),
    ("security", "learn_help_security"),
    ("other", "learn_help_other"),
];

fn contacts(shelf: Shelf) -> Vec<Value> {
    match shelf.setting("/organisation/contacts") {
        Some(Value::Array(contacts)) => contacts,
        _ => Vec::new(),
    }
}

fn of<'a>(contact: &'a Value, name: &str) -> Option<&'a str> {
    let text = contact.get(name).and_then(Value::as_str);
    text.filter(|text| !text.is_empty())
}

/// The mail address of whoever has this role.
pub(crate) fn mail_of(shelf: Shelf, role: &str) -> Option<String> {
    let contacts = contacts(shelf);
    let mut mine = contacts.iter().filter(|one| of(one, "role") == Some(role));
    mine.find_map(|one| of(one, "mail").map(str::to_owned))
}

/// A phone number as a link; only what a phone can dial goes into it.
fn phone(number: &str) -> View {
    let dialled: String = number
        .replace("(0)", "")
        .chars()
        .filter(|letter| letter.is_ascii_digit() || *letter == '+')
        .collect();
    tags::a()
        .class("button")
        .href(format!("tel:{dialled}"))
        .children(say_with("learn_help_call", &[number]))
        .into()
}

/// Whom to call about a leak: the officer first.
pub(crate) fn phones(shelf: Shelf) -> View {
    let shown = move || -> View {
        let contacts = contacts(shelf);
        let rows: Vec<View> = ["privacy", "security", "helpdesk"]
            .into_iter()
            .flat_map(|role| {
                contacts
                    .iter()
                    .filter(move |one| of(one, "role") == Some(role))
            })
            .filter_map(|one| {
                let name = of(one, "name")?.to_owned();
                let number = phone(of(one, "phone")?);
                Some(tags::li().children((name, ": ", number)).into())
            })
            .collect();
        if rows.is_empty() {
            return tags::p()
                .class("why")
                .children(say("learn_report_no_phone"))
                .into();
        }
        tags::ul().class("kept").id("phones").children(rows).into()
    };
    shown.into()
}

/// Draws it.
pub(crate) fn view(shelf: Shelf, _rest: ReadSignal<String>) -> View {
    let people = move || -> View {
        let contacts = contacts(shelf);
        let cards: Vec<View> = ROLES
            .into_iter()
            .flat_map(|(role, key)| {
                let mine = contacts
                    .iter()
                    .filter(move |one| of(one, "role") == Some(role));
                mine.map(move |one| card(one, key))
            })
            .collect();
        if cards.is_empty() {
            return tags::p()
                .class("outcome hint")
                .id("help-nobody")
                .children(say("learn_help_nobody"))
                .into();
        }
        tags::ul()
            .class("cards")
            .id("contacts")
            .children(cards)
            .into()
    };
    let words: Vec<View> = aid()
        .say
        .iter()
        .map(|item| {
            tags::li()
                .children((
                    tags::strong().children(said(&item.title)),
                    " ",
                    said(&item.text),
                ))
                .into()
        })
        .collect();
    (
        tags::p().children(say("learn_help_intro")),
        tags::h3().children(say("learn_help_who")),
        people,
        tags::h3().children(say("learn_help_say")),
        tags::ul().class("points").children(words),
        tags::h3().children(say("learn_help_also")),
        tags::ul().class("points").children((
            tags::li().children(piece::link_to("report", say("learn_report"))),
            tags::li().children(piece::link_to("settings", say("learn_settings"))),
            tags::li().children(piece::link_to("request", say("learn_request"))),
        )),
    )
        .into()
}

fn card(contact: &Value, key: &str) -> View {
    let mail = of(contact, "mail").map(|mail| {
        View::from(
            tags::a()
                .class("button")
                .href(format!("mailto:{mail}"))
                .children(say_with("learn_help_mail", &[mail])),
        )
    });
    let page = of(contact, "page")
        .filter(|page| page.starts_with("https://"))
        .map(|page| piece::link_out(page, say("learn_help_page")));
    tags::li()
        .class("card")
        .children((
            tags::p().class("mark").children(say(key)),
            tags::h4().children(of(contact, "name").unwrap_or_default().to_owned()),
            tags::p()
                .class("buttons")
                .children((of(contact, "phone").map(phone), mail)),
            page,
        ))
        .into()
}
