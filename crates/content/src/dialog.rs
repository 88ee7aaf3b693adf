//! The question before sending: what was found, why it matters, one tip, and what to do.

use crate::mask::masked;
use crate::page;
use crate::words::{self, key, say, say_with};
use promptwacht_detector::Level;
use promptwacht_guard::{Choice, Question};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlDialogElement, HtmlElement, ShadowRoot};

/// How many findings are written out.
const SHOWN: usize = 8;
/// A key or button pressed this soon after opening was meant for the page, in milliseconds.
const HABIT_MS: f64 = 300.0;

pub(crate) struct Dialog {
    element: HtmlDialogElement,
    opened_ms: f64,
}

impl Dialog {
    /// Draws the dialog in `root` and opens it, with focus on its first button.
    pub(crate) fn open(
        root: &ShadowRoot,
        question: &Question,
        choose: impl Fn(Choice) + 'static,
    ) -> Option<Self> {
        let element: HtmlDialogElement =
            page::element("dialog", question.report.verdict.level.id(), "")?
                .dyn_into()
                .ok()?;
        let opened_ms = page::now_ms();
        let choose: Choose = Rc::new(choose);
        fill(&element, question, opened_ms, &choose).ok()?;
        root.append_child(&element).ok()?;
        element.show_modal().ok()?;
        if let Ok(Some(first)) = element.query_selector("button")
            && let Some(first) = first.dyn_ref::<HtmlElement>()
        {
            let _ = first.focus();
            // On a very small window the button is below the fold; reading starts at the heading.
            element.set_scroll_top(0);
        }
        Some(Self { element, opened_ms })
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
        is_habit(self.opened_ms)
    }
}

type Choose = Rc<dyn Fn(Choice)>;

fn is_habit(opened_ms: f64) -> bool {
    page::now_ms() - opened_ms < HABIT_MS
}

fn fill(
    dialog: &HtmlDialogElement,
    question: &Question,
    opened_ms: f64,
    choose: &Choose,
) -> Result<(), JsValue> {
    let level = question.report.verdict.level;
    dialog.set_attribute("aria-labelledby", "title")?;
    dialog.set_attribute("aria-describedby", "why")?;
    dialog.set_attribute("lang", words::language())?;
    let title = if level == Level::Stop {
        key::DIALOG_TITLE_STOP
    } else {
        key::DIALOG_TITLE_WARN
    };
    let head = add(dialog, "header", "", "")?;
    add(&head, "span", "sign", "")?.set_attribute("aria-hidden", "true")?;
    add(&head, "h2", "", say(title))?.set_id("title");
    if let Some(rule) = question.report.verdict.rules.first() {
        add(dialog, "p", "", words::why(rule.row))?.set_id("why");
    }
    list(dialog, question)?;
    tip(dialog, question)?;
    let buttons = add(dialog, "div", "buttons", "")?;
    let offers = [
        (
            question.replace,
            Choice::Replace,
            key::BUTTON_REPLACE,
            "main",
        ),
        (
            true,
            Choice::Back,
            key::BUTTON_BACK,
            if question.replace { "" } else { "main" },
        ),
        (
            question.send_anyway,
            Choice::SendAnyway,
            key::BUTTON_SEND_ANYWAY,
            "quiet",
        ),
    ];
    for (_, choice, words, class) in offers.into_iter().filter(|(offered, ..)| *offered) {
        let button = add(&buttons, "button", class, say(words))?;
        button.set_attribute("type", "button")?;
        let choose = Rc::clone(choose);
        page::listen(&button, &["click"], false, move |event| {
            // A page can make events, but not trusted ones.
            if event.is_trusted() && !is_habit(opened_ms) {
                choose(choice);
            }
        });
    }
    let choose = Rc::clone(choose);
    page::listen(dialog, &["cancel"], false, move |event| {
        event.prevent_default();
        if event.is_trusted() {
            choose(Choice::Back);
        }
    });
    Ok(())
}

/// What was found: each value once, in the order of the text.
fn list(dialog: &Element, question: &Question) -> Result<(), JsValue> {
    let mut rows: Vec<(&str, String)> = Vec::new();
    for finding in question.report.flagged() {
        let row = (
            words::kind(finding.kind),
            masked(finding.category(), finding.span.of(&question.text)),
        );
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    add(dialog, "h3", "", say(key::DIALOG_FOUND))?;
    let list = add(dialog, "ul", "", "")?;
    for (kind, value) in rows.iter().take(SHOWN) {
        let item = add(&list, "li", "", "")?;
        add(&item, "span", "kind", kind)?;
        add(&item, "span", "value", value)?;
    }
    if let Some(more) = rows.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        add(
            &list,
            "li",
            "more",
            &say_with(key::DIALOG_MORE, &more.to_string()),
        )?;
    }
    Ok(())
}

fn tip(dialog: &Element, question: &Question) -> Result<(), JsValue> {
    let Some(tip) = promptwacht_coach::tip_for(&question.report) else {
        return Ok(());
    };
    let section = add(dialog, "section", "tip", "")?;
    let text = add(&section, "p", "", "")?;
    add(&text, "strong", "", say(key::DIALOG_TIP))?;
    add(&text, "span", "", say(tip.message))?;
    let source = add(
        &section,
        "p",
        "source",
        &format!("{} ", say_with(key::DIALOG_TIP_SOURCE, tip.source)),
    )?;
    let link = add(&source, "a", "", say(key::DIALOG_TIP_LINK))?;
    link.set_attribute("href", tip.link)?;
    link.set_attribute("target", "_blank")?;
    link.set_attribute("rel", "noopener noreferrer")
}

fn add(parent: &Element, name: &str, class: &str, text: &str) -> Result<Element, JsValue> {
    let child = page::element(name, class, text).ok_or(JsValue::NULL)?;
    parent.append_child(&child)?;
    Ok(child)
}
