//! The question before sending: what was found, why it matters, one tip, and what to do.

use crate::buttons::{add, button, focus, pressed, set};
use crate::mask::masked;
use crate::page;
use crate::words::{self, key, say, say_with};
use promptwacht_detector::{Level, folded};
use promptwacht_guard::{Aside, Choice, Event, Question, Scope};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, ShadowRoot};

/// How many findings are written out.
const SHOWN: usize = 8;
/// A key or button pressed this soon after opening was meant for the page, in milliseconds.
const HABIT_MS: f64 = 300.0;

pub(crate) struct Dialog {
    element: HtmlDialogElement,
    state: Rc<State>,
}

/// What the buttons mean now.
struct State {
    opened_ms: Cell<f64>,
    /// How many findings were set aside when it was drawn.
    aside: Cell<usize>,
    /// What each number does; none for a button that only opens its choices.
    deeds: RefCell<Vec<Option<Event<'static>>>>,
}

impl State {
    fn is_habit(&self) -> bool {
        page::now_ms() - self.opened_ms.get() < HABIT_MS
    }

    /// A number for a button that does this.
    fn number(&self, deed: Option<Event<'static>>) -> usize {
        let mut deeds = self.deeds.borrow_mut();
        deeds.push(deed);
        deeds.len() - 1
    }
}

impl Dialog {
    /// Draws the dialog in `root` and opens it, with focus on its first button.
    pub(crate) fn open(
        root: &ShadowRoot,
        question: &Question,
        choose: impl Fn(Event<'static>) + 'static,
    ) -> Option<Self> {
        let element: HtmlDialogElement = page::element("dialog", "", "")?.dyn_into().ok()?;
        let state = Rc::new(State {
            opened_ms: Cell::new(0.0),
            aside: Cell::new(usize::MAX),
            deeds: RefCell::default(),
        });
        let heard = Rc::clone(&state);
        page::listen(&element, &["click", "cancel"], false, move |event| {
            if event.type_() == "cancel" {
                event.prevent_default();
                if event.is_trusted() {
                    choose(Event::Chosen(Choice::Back));
                }
                return;
            }
            let Some((button, number)) = pressed(&event).filter(|_| !heard.is_habit()) else {
                return;
            };
            let deed = heard.deeds.borrow().get(number).copied();
            match deed {
                Some(Some(deed)) => choose(deed),
                Some(None) => disclose(&button),
                None => {}
            }
        });
        root.append_child(&element).ok()?;
        let dialog = Self { element, state };
        dialog.renew(question);
        Some(dialog)
    }

    /// Draws the question as it is now.
    pub(crate) fn renew(&self, question: &Question) {
        let grew = question.aside.len() > self.state.aside.replace(question.aside.len());
        self.state.opened_ms.set(page::now_ms());
        self.state.deeds.borrow_mut().clear();
        self.element.set_text_content(None);
        self.element
            .set_class_name(question.report.verdict.level.id());
        fill(&self.element, question, &self.state);
        if !self.element.open() {
            let _ = self.element.show_modal();
        }
        // What was just set aside can be taken back at once; else the first choice is at hand.
        let at = if grew {
            ".aside li:last-child button"
        } else {
            ".buttons button"
        };
        focus(&self.element, at);
        if !grew {
            // On a very small window the button is below the fold; reading starts at the heading.
            self.element.set_scroll_top(0);
        }
    }

    pub(crate) fn close(&self) {
        self.element.close();
        self.element.remove();
    }

    /// Opens again after the page took us away.
    pub(crate) fn reopen(&self) {
        self.element.close();
        let _ = self.element.show_modal();
    }

    pub(crate) fn just_opened(&self) -> bool {
        self.state.is_habit()
    }
}

/// Opens or closes the choices beside a button.
fn disclose(button: &Element) {
    let Some(choices) = button.next_element_sibling() else {
        return;
    };
    let open = choices.has_attribute("hidden");
    let _ = choices.toggle_attribute("hidden");
    let _ = button.set_attribute("aria-expanded", if open { "true" } else { "false" });
}

fn fill(dialog: &HtmlDialogElement, question: &Question, state: &State) {
    let level = question.report.verdict.level;
    set(dialog, "aria-labelledby", "title");
    set(dialog, "aria-describedby", "why");
    let (title, send) = match level {
        Level::Stop => (key::DIALOG_TITLE_STOP, key::BUTTON_SEND_ANYWAY),
        Level::Warn => (key::DIALOG_TITLE_WARN, key::BUTTON_SEND_ANYWAY),
        // All that held the text was set aside.
        _ => (key::DIALOG_TITLE_REST, key::BUTTON_SEND),
    };
    let rest = level < Level::Warn;
    let head = add(dialog, "div", "head", "");
    set(&add(&head, "span", "sign", ""), "aria-hidden", "true");
    add(&head, "h2", "", say(title)).set_id("title");
    let why = match question.report.verdict.rules.first() {
        Some(rule) if !rest => words::why(rule.row),
        _ => say(key::DIALOG_WHY_REST),
    };
    add(dialog, "p", "", why).set_id("why");
    list(dialog, question, state);
    set_aside(dialog, question, state);
    tip(dialog, question);
    let buttons = add(dialog, "div", "buttons", "");
    let main = |is: bool, class| if is { "main" } else { class };
    let offers = [
        (
            question.replace,
            Choice::Replace,
            key::BUTTON_REPLACE,
            "main",
        ),
        (rest, Choice::SendAnyway, send, "main"),
        (
            true,
            Choice::Back,
            key::BUTTON_BACK,
            main(!question.replace && !rest, ""),
        ),
        (
            question.send_anyway && !rest,
            Choice::SendAnyway,
            send,
            "quiet",
        ),
    ];
    for (_, choice, words, class) in offers.into_iter().filter(|(offered, ..)| *offered) {
        button(
            &buttons,
            class,
            words,
            state.number(Some(Event::Chosen(choice))),
        );
    }
}

/// What was found: each value once, in the order of the text.
fn list(dialog: &Element, question: &Question, state: &State) {
    let mut rows: Vec<(usize, &str, String)> = Vec::new();
    for (at, finding) in question.report.findings.iter().enumerate() {
        let value = folded(finding.span.of(&question.text));
        let kind = words::kind(finding.kind);
        let known = |row: &(usize, &str, String)| row.1 == kind && row.2 == value;
        if finding.level > Level::Nothing && !rows.iter().any(known) {
            rows.push((at, kind, value));
        }
    }
    if rows.is_empty() {
        return;
    }
    add(dialog, "h3", "", say(key::DIALOG_FOUND));
    let list = add(dialog, "ul", "", "");
    for (at, kind, _) in rows.iter().take(SHOWN) {
        let Some(finding) = question.report.findings.get(*at) else {
            continue;
        };
        let item = add(&list, "li", "", "");
        let value = masked(finding.category(), finding.span.of(&question.text));
        add(&item, "span", "kind", kind);
        add(&item, "span", "value", &value);
        let offered = Scope::ALL
            .into_iter()
            .filter(|scope| question.may.allows(finding.kind, *scope));
        let mut choices = None;
        for scope in offered {
            let choices = match &choices {
                Some(choices) => choices,
                None => choices.insert(not_right(&item, kind, &value, state)),
            };
            let (_, words) = scope_words(scope);
            let deed = Event::SetAside(*at, scope);
            button(choices, "", words, state.number(Some(deed)));
        }
    }
    if let Some(more) = rows.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        add(
            &list,
            "li",
            "more",
            &say_with(key::DIALOG_MORE, &more.to_string()),
        );
    }
}

/// The quiet button beside a finding, and the room for its choices.
fn not_right(item: &Element, kind: &str, value: &str, state: &State) -> Element {
    let opener = button(item, "wrong", key::BUTTON_NOT_RIGHT, state.number(None));
    let name = format!("{}: {kind} {value}", say(key::BUTTON_NOT_RIGHT));
    set(&opener, "aria-label", &name);
    set(&opener, "aria-expanded", "false");
    let choices = add(item, "div", "choices", "");
    set(&choices, "hidden", "");
    set(&choices, "role", "group");
    set(&choices, "aria-label", say(key::DIALOG_NOT_RIGHT));
    let heading = add(&choices, "p", "", say(key::DIALOG_NOT_RIGHT));
    set(&heading, "aria-hidden", "true");
    choices
}

/// How far something is set aside: as it is shown, and as it is offered.
fn scope_words(scope: Scope) -> (&'static str, &'static str) {
    match scope {
        Scope::Once => (key::DIALOG_ASIDE_ONCE, key::BUTTON_ASIDE_ONCE),
        Scope::Chat => (key::DIALOG_ASIDE_CHAT, key::BUTTON_ASIDE_CHAT),
        Scope::Site => (key::DIALOG_ASIDE_SITE, key::BUTTON_ASIDE_SITE),
    }
}

/// What does not count, each with its way back.
fn set_aside(dialog: &Element, question: &Question, state: &State) {
    if question.aside.is_empty() {
        return;
    }
    add(dialog, "h3", "", say(key::DIALOG_ASIDE));
    let list = add(dialog, "ul", "aside", "");
    for aside in &question.aside {
        let item = add(&list, "li", "", "");
        let kind = words::kind(aside.kind);
        let value = value_of(aside);
        let scope = say(scope_words(aside.scope).0);
        add(&item, "span", "kind", &format!("{kind} {value}"));
        add(&item, "span", "value", scope);
        let number = state.number(Some(Event::TakeBack(aside.id)));
        let back = button(&item, "wrong", key::BUTTON_TAKE_BACK, number);
        let name = format!("{}: {kind} {value}, {scope}", say(key::BUTTON_TAKE_BACK));
        set(&back, "aria-label", &name);
        // The question may have become another one: whoever cannot see that hears it with the focus.
        set(&back, "aria-describedby", "title");
    }
}

/// What was set aside, masked; nothing where it is a whole kind.
pub(crate) fn value_of(aside: &Aside) -> String {
    if aside.value.is_empty() {
        return String::new();
    }
    masked(aside.kind.category, &aside.value)
}

fn tip(dialog: &Element, question: &Question) {
    let Some(tip) = promptwacht_coach::tip_for(&question.report) else {
        return;
    };
    let section = add(dialog, "section", "tip", "");
    let text = add(&section, "p", "", "");
    add(&text, "strong", "", say(key::DIALOG_TIP));
    add(&text, "span", "", say(tip.message));
    let source = add(
        &section,
        "p",
        "source",
        &format!("{} ", say_with(key::DIALOG_TIP_SOURCE, tip.source)),
    );
    let link = add(&source, "a", "", say(key::DIALOG_TIP_LINK));
    set(&link, "href", tip.link);
    set(&link, "target", "_blank");
    set(&link, "rel", "noopener noreferrer");
}
