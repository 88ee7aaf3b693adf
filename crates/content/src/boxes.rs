//! Finds the prompt box and the send button on a page, by the rows of the site table, and where those find none by look.

use crate::by_look;
use crate::prompt_box::PromptBox;
use promptwacht_guard::{Found, Site};
use promptwacht_screen::page;
use std::cell::{Cell, RefCell};
use std::iter::successors;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, Node, NodeList, ShadowRoot};

/// The selectors of one site, ready for use.
pub(crate) struct Boxes {
    site: Cell<&'static Site>,
    any_box: RefCell<String>,
    any_send: RefCell<String>,
}

impl Boxes {
    pub(crate) fn new(site: &'static Site) -> Self {
        let boxes = Self {
            site: Cell::new(site),
            any_box: RefCell::default(),
            any_send: RefCell::default(),
        };
        boxes.change(site);
        boxes
    }

    pub(crate) fn site(&self) -> &'static Site {
        self.site.get()
    }

    /// Goes by another row from now on.
    pub(crate) fn change(&self, site: &'static Site) {
        self.site.set(site);
        self.any_box.replace(site.boxes.join(", "));
        self.any_send.replace(site.sends.join(", "));
    }

    /// The box that the user is in, or else the one that shows, and how it was found.
    pub(crate) fn find(&self) -> Option<(PromptBox, Found)> {
        let document = page::document()?;
        if let Some(prompt_box) = self.known(&document) {
            return Some((prompt_box, Found::ByTable));
        }
        let focused = successors(document.active_element(), |element| {
            element.parent_element()
        });
        Some((by_look::prompt_box(focused)?, Found::ByLook))
    }

    /// The box that an event comes from.
    pub(crate) fn of_event(&self, event: &Event) -> Option<PromptBox> {
        let found = path(event)
            .find(|element| is(element, &self.any_box.borrow()))
            .and_then(PromptBox::new);
        found.or_else(|| self.if_unknown(|| by_look::prompt_box(path(event))))
    }

    /// Whether a part of the page is a box.
    pub(crate) fn is_box(&self, part: &Element) -> bool {
        is(part, &self.any_box.borrow())
    }

    /// Whether an event comes from what begins another chat.
    pub(crate) fn is_new_chat(&self, event: &Event) -> bool {
        let begins = self.site.get().new_chats;
        !begins.is_empty()
            && path(event).any(|element| begins.iter().any(|selector| is(&element, selector)))
    }

    /// The send button that an event comes from, also when it comes from the picture inside it.
    pub(crate) fn send_of_event(&self, event: &Event) -> Option<HtmlElement> {
        let found = path(event)
            .find(|element| is(element, &self.any_send.borrow()))
            .and_then(|element| element.dyn_into().ok());
        found.or_else(|| self.if_unknown(|| by_look::send(path(event))))
    }

    /// What `look` finds, on a page where the table finds no box.
    fn if_unknown<T>(&self, look: impl FnOnce() -> Option<T>) -> Option<T> {
        if self.known(&page::document()?).is_some() {
            return None;
        }
        look()
    }

    fn known(&self, document: &Document) -> Option<PromptBox> {
        self.focused(document)
            .or_else(|| self.first(|selector| document.query_selector_all(selector).ok()))
    }

    /// The box that belongs to a button: the one in the smallest part of the page that holds both.
    pub(crate) fn beside(&self, button: &Element) -> Option<PromptBox> {
        let mut around = Some(button.clone());
        while let Some(element) = around {
            if let Some(found) = self.inside(&element) {
                return Some(found);
            }
            around = element.parent_element().or_else(|| host_of(&element));
        }
        self.find().map(|(found, _)| found)
    }

    /// The box inside a form or another part of the page.
    pub(crate) fn inside(&self, part: &Element) -> Option<PromptBox> {
        self.first(|selector| part.query_selector_all(selector).ok())
            .or_else(|| self.if_unknown(|| by_look::inside(part)))
    }

    /// The send button that belongs to a box, if one shows and can be pressed.
    pub(crate) fn send_beside(&self, prompt_box: &PromptBox) -> Option<HtmlElement> {
        let mut around = prompt_box.element().parent_element();
        while let Some(element) = around {
            for selector in self.site.get().sends {
                let button = element
                    .query_selector_all(selector)
                    .ok()
                    .and_then(|found| rendered(&found));
                if let Some(button) = button {
                    return Some(button);
                }
            }
            around = element.parent_element().or_else(|| host_of(&element));
        }
        self.if_unknown(|| by_look::send_beside(prompt_box.element()))
    }

    fn focused(&self, document: &Document) -> Option<PromptBox> {
        let element = document
            .active_element()?
            .closest(&self.any_box.borrow())
            .ok()??;
        PromptBox::new(element)
    }

    fn first(&self, all: impl Fn(&str) -> Option<NodeList>) -> Option<PromptBox> {
        let mut found = self
            .site
            .get()
            .boxes
            .iter()
            .filter_map(|selector| rendered(&all(selector)?));
        found
            .next()
            .and_then(|element| PromptBox::new(element.into()))
    }
}

fn is(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}

/// The elements an event passes, innermost first, also those inside open shadow roots.
fn path(event: &Event) -> impl Iterator<Item = Element> {
    event
        .composed_path()
        .iter()
        .collect::<Vec<_>>()
        .into_iter()
        .filter_map(|at| at.dyn_into::<Element>().ok())
}

fn host_of(element: &Element) -> Option<Element> {
    let root: Node = element.get_root_node();
    root.dyn_into::<ShadowRoot>().ok().map(|root| root.host())
}

/// Pages keep hidden twins of their boxes: the first match that takes up room and shows is the one in use.
fn rendered(found: &NodeList) -> Option<HtmlElement> {
    (0..found.length())
        .filter_map(|at| found.get(at)?.dyn_into::<HtmlElement>().ok())
        .find(shows)
}

fn shows(element: &HtmlElement) -> bool {
    let room = element.get_bounding_client_rect();
    let style = page::window().and_then(|window| window.get_computed_style(element).ok().flatten());
    let hidden = style.is_some_and(|style| {
        style
            .get_property_value("visibility")
            .is_ok_and(|value| value != "visible")
    });
    room.width() > 0.0 && room.height() > 0.0 && !hidden
}
