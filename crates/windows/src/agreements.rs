//! What the organisation agreed on: its house rules, what it decided about this chatbot, and whom to ask.

use crate::house;
use js_sys::{Array, Date, Function};
use promptwacht_screen::buttons::{add, button, focus, link, pressed, set};
use promptwacht_screen::house::{chatbot, lesson_is_due};
use promptwacht_screen::learn;
use promptwacht_screen::object::{each, get, text, yes};
use promptwacht_screen::page;
use promptwacht_screen::words::{key, language, say, say_with};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlDialogElement, ShadowRoot};

const CLOSE: usize = 0;
const ACCEPT: usize = 1;
const LESSON: usize = 2;
const REPORT: usize = 3;
const MORE: usize = 4;

/// The open window.
#[wasm_bindgen]
pub struct Agreements(HtmlDialogElement);

impl Agreements {
    /// Draws the window in `root` and opens it; `choose` hears whether the rules were accepted.
    pub(crate) fn open(
        root: &ShadowRoot,
        policy: &JsValue,
        due: bool,
        choose: Function,
    ) -> Result<Self, JsValue> {
        let element: HtmlDialogElement = page::made("dialog", "nothing")?.unchecked_into();
        set(&element, "aria-labelledby", "title");
        let lesson = due && lesson_is_due(policy, chatbot(policy).as_ref());
        if lesson {
            // Until it is passed this window stands in the place of the box.
            set(&element, "closedby", "none");
            fill_lesson(&element, policy);
        } else if due {
            fill_due(&element, policy);
        } else {
            fill(&element, policy);
        }
        let choose = move |accepted: bool| {
            let _ = choose.call1(&JsValue::UNDEFINED, &accepted.into());
        };
        page::listen(&element, &["click", "cancel"], false, move |event| {
            if event.type_() == "cancel" {
                event.prevent_default();
                if event.is_trusted() && !lesson {
                    choose(false);
                }
            } else if let Some((_, number)) = pressed(&event) {
                match number {
                    LESSON => return learn::open("training"),
                    REPORT => learn::open(&house::report(&[])),
                    MORE => learn::open("home"),
                    _ => {}
                }
                choose(number == ACCEPT);
            }
        });
        root.append_child(&element)?;
        element.show_modal()?;
        focus(&element, ".buttons button");
        element.set_scroll_top(0);
        Ok(Self(element))
    }
}

#[wasm_bindgen]
impl Agreements {
    /// Closes it for good.
    pub fn close(self) {
        self.0.close();
        self.0.remove();
    }
}

/// That the lesson comes first, and the way to it.
fn fill_lesson(dialog: &Element, policy: &JsValue) {
    head(dialog, say(key::PANEL_LESSON));
    set(dialog, "aria-describedby", "why");
    add(dialog, "p", "", say(key::PANEL_LESSON_WHY)).set_id("why");
    contacts(dialog, policy);
    let buttons = add(dialog, "div", "buttons", "");
    button(&buttons, "main", key::PANEL_LESSON_START, LESSON);
}

/// The rules alone, to be accepted.
fn fill_due(dialog: &Element, policy: &JsValue) {
    let organisation = text(&get(policy, "organisation"), "name");
    let title = organisation.map_or_else(
        || say(key::PANEL_RULES).to_owned(),
        |name| say_with(key::PANEL_RULES_OF, &name),
    );
    head(dialog, &title);
    set(dialog, "aria-describedby", "why");
    add(dialog, "p", "", say(key::PANEL_RULES_WHY)).set_id("why");
    rules(dialog, policy);
    let buttons = add(dialog, "div", "buttons", "");
    button(&buttons, "main", key::PANEL_RULES_ACCEPT, ACCEPT);
}

/// All of it, to be read.
fn fill(dialog: &Element, policy: &JsValue) {
    let chatbot = chatbot(policy);
    let title = chatbot.as_ref().map_or(key::PANEL_RULES, |chatbot| {
        match text(chatbot, "approval").as_deref() {
            Some("approved") => key::PANEL_DECISION_APPROVED,
            Some("conditional") => key::PANEL_DECISION_CONDITIONAL,
            _ => key::PANEL_DECISION_REFUSED,
        }
    });
    head(dialog, say(title));
    if let Some(chatbot) = &chatbot {
        decision(dialog, chatbot);
        let refused = title == key::PANEL_DECISION_REFUSED;
        if let Some((name, page)) = house::alternative(policy).filter(|_| refused) {
            let words = [say(key::DIALOG_ALTERNATIVE), " "].concat();
            link(&add(dialog, "p", "help", &words), &name, &page);
        }
    }
    if each(&get(policy, "house_rules"), "lines").length() > 0 {
        add(dialog, "h3", "", say(key::PANEL_RULES));
        rules(dialog, policy);
    }
    contacts(dialog, policy);
    links(dialog, policy);
    let buttons = add(dialog, "div", "buttons", "");
    button(&buttons, "main", key::PANEL_CLOSE, CLOSE);
    if house::shows(policy, "leak_report") {
        button(&buttons, "", key::PANEL_REPORT, REPORT);
    }
    button(&buttons, "", key::PANEL_MORE, MORE);
}

fn head(dialog: &Element, title: &str) {
    let head = add(dialog, "div", "head", "");
    set(&add(&head, "span", "sign", ""), "aria-hidden", "true");
    add(&head, "h2", "", title).set_id("title");
}

fn rules(dialog: &Element, policy: &JsValue) {
    let rules = get(policy, "house_rules");
    lines(dialog, &each(&rules, "lines"));
    if let Some(page) = text(&rules, "page") {
        link(
            &add(dialog, "p", "help", ""),
            say(key::PANEL_RULES_MORE),
            &page,
        );
    }
}

/// What was decided about a chatbot.
fn decision(dialog: &Element, chatbot: &JsValue) {
    let agreement = yes(chatbot, "agreement").then(|| say(key::PANEL_DECISION_YES).to_owned());
    let facts = [
        (key::PANEL_DECISION_ACCOUNT, text(chatbot, "account")),
        (key::PANEL_DECISION_STORAGE, text(chatbot, "storage")),
        (key::PANEL_DECISION_AGREEMENT, agreement),
        (
            key::PANEL_DECISION_REVIEW,
            text(chatbot, "review").map(|date| written(&date)),
        ),
    ];
    if facts.iter().any(|(_, fact)| fact.is_some()) {
        let list = add(dialog, "ul", "facts", "");
        for (name, fact) in facts {
            if let Some(fact) = fact {
                let item = add(&list, "li", "", "");
                add(&item, "span", "", say(name));
                add(&item, "span", "value", &fact);
            }
        }
    }
    for (name, field) in [
        (key::PANEL_DECISION_CONDITIONS, "conditions"),
        (key::PANEL_DECISION_RISKS, "risks"),
    ] {
        let list = each(chatbot, field);
        if list.length() > 0 {
            add(dialog, "h3", "", say(name));
            lines(dialog, &list);
        }
    }
}

/// A date in words: `1 maart 2027` for `2027-03-01`.
fn written(date: &str) -> String {
    // By the clock of this machine; a date alone would be midnight in Greenwich, west of it the day before.
    let noon = Date::new(&[date, "T12:00"].concat().into());
    let about = page::object(&[("dateStyle", "long".into())]);
    noon.to_locale_date_string(language(), &about).into()
}

fn contacts(dialog: &Element, policy: &JsValue) {
    let contacts = each(&get(policy, "organisation"), "contacts");
    if contacts.length() == 0 {
        return;
    }
    add(dialog, "h3", "", say(key::PANEL_CONTACTS));
    let list = add(dialog, "ul", "facts", "");
    for contact in contacts {
        let item = add(&list, "li", "", "");
        let name = text(&contact, "name").unwrap_or_default();
        add(&item, "span", "", &name);
        let ways = add(&item, "span", "value", "");
        for (field, scheme) in [("phone", "tel:"), ("mail", "mailto:"), ("page", "")] {
            if let Some(way) = text(&contact, field) {
                let way_in_words = way.trim_start_matches("https://").trim_end_matches('/');
                link(&ways, way_in_words, &[scheme, &way].concat());
            }
        }
    }
}

fn links(dialog: &Element, policy: &JsValue) {
    let links = each(policy, "links");
    if links.length() == 0 {
        return;
    }
    add(dialog, "h3", "", say(key::PANEL_LINKS));
    let list = add(dialog, "ul", "lines", "");
    for entry in links {
        if let (Some(title), Some(page)) = (text(&entry, "title"), text(&entry, "page")) {
            link(&add(&list, "li", "", ""), &title, &page);
        }
    }
}

fn lines(dialog: &Element, texts: &Array) {
    let list = add(dialog, "ul", "lines", "");
    for line in texts.iter().filter_map(|line| line.as_string()) {
        add(&list, "li", "", &line);
    }
}
