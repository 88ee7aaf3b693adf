//! The question before sending: what was found, why it matters, one tip, and what to do.

use crate::house;
use js_sys::{Array, Function};
use promptwacht_screen::buttons::{add, button, focus, link, pressed, set};
use promptwacht_screen::house::{chatbot, lesson_is_due};
use promptwacht_screen::learn;
use promptwacht_screen::page;
use promptwacht_screen::words::{self, key, say, say_with};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlDialogElement, ShadowRoot};

/// A key or button pressed this soon after opening was meant for the page, in milliseconds.
const HABIT_MS: f64 = 300.0;

#[wasm_bindgen]
extern "C" {
    /// What the window shows and offers.
    pub type Question;
    /// `stop`, `warn`, or less where all that held the text was set aside.
    #[wasm_bindgen(method, getter)]
    fn level(this: &Question) -> String;
    /// The row of the decision table that says why.
    #[wasm_bindgen(method, getter)]
    fn row(this: &Question) -> u8;
    /// Whether placeholders can take the place of anything found.
    #[wasm_bindgen(method, getter)]
    fn replace(this: &Question) -> bool;
    /// Whether the text may be sent as it is.
    #[wasm_bindgen(method, getter)]
    fn send(this: &Question) -> bool;
    /// The first [`Finding`]s, each value once, in the order of the text.
    #[wasm_bindgen(method, getter)]
    fn findings(this: &Question) -> Array;
    /// How many more there are.
    #[wasm_bindgen(method, getter)]
    fn more(this: &Question) -> u32;
    /// Each thing [`Aside`].
    #[wasm_bindgen(method, getter)]
    fn aside(this: &Question) -> Array;
    /// Ids of tips, the one that fits best first.
    #[wasm_bindgen(method, getter)]
    fn tips(this: &Question) -> Array;
    /// What the organisation has set (`Policy` of the policy crate, as JSON); undefined where nothing is known of it.
    #[wasm_bindgen(method, getter)]
    fn policy(this: &Question) -> JsValue;

    /// Something found.
    type Finding;
    /// Its place in the report.
    #[wasm_bindgen(method, getter)]
    fn at(this: &Finding) -> u32;
    #[wasm_bindgen(method, getter)]
    fn kind(this: &Finding) -> String;
    /// What the organisation calls it.
    #[wasm_bindgen(method, getter)]
    fn name(this: &Finding) -> Option<String>;
    /// The value, masked.
    #[wasm_bindgen(method, getter)]
    fn value(this: &Finding) -> String;
    /// How far it may be set aside, parted by spaces.
    #[wasm_bindgen(method, getter)]
    fn scopes(this: &Finding) -> String;

    /// Something set aside.
    type Aside;
    #[wasm_bindgen(method, getter)]
    fn id(this: &Aside) -> u32;
    #[wasm_bindgen(method, getter)]
    fn kind(this: &Aside) -> String;
    /// The value, masked; nothing where it is a whole kind.
    #[wasm_bindgen(method, getter)]
    fn value(this: &Aside) -> String;
    #[wasm_bindgen(method, getter)]
    fn scope(this: &Aside) -> String;
}

/// What a button means: a word and a number, as `choose` hears them.
type Deed = (String, u32);

/// The open window.
#[wasm_bindgen]
pub struct Dialog {
    element: HtmlDialogElement,
    state: Rc<State>,
}

/// What the buttons mean now.
struct State {
    opened_ms: Cell<f64>,
    /// How many findings were set aside when it was drawn.
    aside: Cell<u32>,
    /// What each number does; none for a button that only opens its choices.
    deeds: RefCell<Vec<Option<Deed>>>,
    /// Parts of the pages to learn that buttons open, by the number of their deed.
    parts: RefCell<Vec<String>>,
}

impl State {
    fn is_habit(&self) -> bool {
        page::now_ms() - self.opened_ms.get() < HABIT_MS
    }

    /// A number for a button that opens a part of the pages to learn; the question stays.
    fn opens(&self, part: String) -> usize {
        let at = {
            let mut parts = self.parts.borrow_mut();
            parts.push(part);
            u32::try_from(parts.len() - 1).unwrap_or_default()
        };
        self.number(Some((LEARN, at)))
    }

    /// A number for a button that does this.
    fn number(&self, deed: Option<(&str, u32)>) -> usize {
        let mut deeds = self.deeds.borrow_mut();
        deeds.push(deed.map(|(deed, number)| (deed.to_owned(), number)));
        deeds.len() - 1
    }
}

impl Dialog {
    /// Draws the dialog in `root` and opens it, with focus on its first button.
    pub(crate) fn open(
        root: &ShadowRoot,
        question: &Question,
        choose: Function,
    ) -> Result<Self, JsValue> {
        let element: HtmlDialogElement = page::made("dialog", "")?.unchecked_into();
        let state = Rc::new(State {
            opened_ms: Cell::new(0.0),
            aside: Cell::new(u32::MAX),
            deeds: RefCell::default(),
            parts: RefCell::default(),
        });
        let heard = Rc::clone(&state);
        let choose = move |(deed, number): &Deed| {
            let said = format!("{deed} {number}");
            let _ = choose.call1(&JsValue::UNDEFINED, &said.into());
        };
        page::listen(&element, &["click", "cancel"], false, move |event| {
            if event.type_() == "cancel" {
                event.prevent_default();
                if event.is_trusted() {
                    choose(&(BACK.to_owned(), 0));
                }
                return;
            }
            let Some((button, number)) = pressed(&event).filter(|_| !heard.is_habit()) else {
                return;
            };
            let deed = heard.deeds.borrow().get(number).cloned();
            match deed {
                Some(Some((deed, number))) if deed == LEARN => {
                    let part = heard.parts.borrow().get(number as usize).cloned();
                    learn::open(&part.unwrap_or_default());
                }
                Some(Some(deed)) => choose(&deed),
                Some(None) => disclose(&button),
                None => {}
            }
        });
        root.append_child(&element)?;
        let dialog = Self { element, state };
        dialog.renew(question);
        Ok(dialog)
    }
}

/// The row of the decision table about a chatbot that is not approved.
const CHATBOT_ROW: u8 = 18;

const REPLACE: &str = "replace";
const BACK: &str = "back";
const SEND: &str = "send";
const TAKE_BACK: &str = "take-back";
/// Heard by the window itself.
const LEARN: &str = "learn";

#[wasm_bindgen]
impl Dialog {
    /// Draws the question as it is now.
    pub fn renew(&self, question: &Question) {
        let aside = question.aside().length();
        let grew = aside > self.state.aside.replace(aside);
        self.state.opened_ms.set(page::now_ms());
        self.state.deeds.borrow_mut().clear();
        self.state.parts.borrow_mut().clear();
        self.element.set_text_content(None);
        self.element.set_class_name(&question.level());
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

    /// Closes it for good.
    pub fn close(self) {
        self.element.close();
        self.element.remove();
    }

    /// Opens again after the page took us away.
    pub fn reopen(&self) {
        self.element.close();
        let _ = self.element.show_modal();
    }

    /// Whether it is so new that a key press can only be left over from sending.
    #[wasm_bindgen(js_name = justOpened)]
    pub fn just_opened(&self) -> bool {
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
    set(dialog, "aria-labelledby", "title");
    set(dialog, "aria-describedby", "why");
    let policy = question.policy();
    let level = question.level();
    let chatbot = chatbot(&policy);
    let lesson = lesson_is_due(&policy, chatbot.as_ref());
    // Whatever is changed in the text: then what was found in it matters less than that.
    let closed = lesson || house::is_refused(&policy, chatbot.as_ref());
    let row = if closed { CHATBOT_ROW } else { question.row() };
    // All that held the text was set aside.
    let rest = !matches!(level.as_str(), "stop" | "warn");
    let title = match level.as_str() {
        "stop" if lesson => key::PANEL_LESSON,
        "stop" if closed => key::PANEL_DECISION_REFUSED,
        "stop" => key::DIALOG_TITLE_STOP,
        "warn" => key::DIALOG_TITLE_WARN,
        _ => key::DIALOG_TITLE_REST,
    };
    let send = if rest {
        key::BUTTON_SEND
    } else {
        key::BUTTON_SEND_ANYWAY
    };
    let head = add(dialog, "div", "head", "");
    set(&add(&head, "span", "sign", ""), "aria-hidden", "true");
    add(&head, "h2", "", say(title)).set_id("title");
    let why = if rest {
        say(key::DIALOG_WHY_REST)
    } else if lesson {
        say(key::DIALOG_WHY_LESSON)
    } else {
        words::why(row)
    };
    add(dialog, "p", "", why).set_id("why");
    list(dialog, question, state);
    set_aside(dialog, question, state);
    tip(dialog, question);
    help(dialog, row, &policy, state, lesson);
    let buttons = add(dialog, "div", "buttons", "");
    let main = |is: bool, class| if is { "main" } else { class };
    let replace = question.replace() && !closed;
    let offers = [
        (replace, REPLACE, key::BUTTON_REPLACE, "main"),
        (rest, SEND, send, "main"),
        (true, BACK, key::BUTTON_BACK, main(!replace && !rest, "")),
        (question.send() && !rest, SEND, send, "quiet"),
    ];
    for (_, deed, words, class) in offers.into_iter().filter(|(offered, ..)| *offered) {
        if deed == SEND && !rest && house::asks_reason(&policy) {
            reasons(&buttons, question, words, state);
        } else {
            button(&buttons, class, words, state.number(Some((deed, 0))));
        }
    }
    more(dialog, question, state);
}

/// What was found.
fn list(dialog: &Element, question: &Question, state: &State) {
    let findings = question.findings();
    if findings.length() == 0 {
        return;
    }
    add(dialog, "h3", "", say(key::DIALOG_FOUND));
    let list = add(dialog, "ul", "", "");
    for finding in findings.iter() {
        let finding: Finding = finding.unchecked_into();
        let kind = finding.name();
        let kind = kind.unwrap_or_else(|| words::kind(&finding.kind()).to_owned());
        let (kind, value) = (kind.as_str(), finding.value());
        let item = add(&list, "li", "", "");
        add(&item, "span", "kind", kind);
        add(&item, "span", "value", &value);
        let mut choices = None;
        for scope in finding.scopes().split_whitespace() {
            let choices = match &choices {
                Some(choices) => choices,
                None => choices.insert(not_right(&item, kind, &value, state)),
            };
            let (_, words) = scope_words(scope);
            button(
                choices,
                "",
                words,
                state.number(Some((scope, finding.at()))),
            );
        }
    }
    let more = question.more();
    if more > 0 {
        let words = say_with(key::DIALOG_MORE, &more.to_string());
        add(&list, "li", "more", &words);
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

/// "Send anyway" where the organisation wants to know why: opens the reasons, and each of them sends.
fn reasons(buttons: &Element, question: &Question, words: &str, state: &State) {
    let opener = button(buttons, "quiet", words, state.number(None));
    set(&opener, "aria-expanded", "false");
    let choices = add(buttons, "div", "choices", "");
    set(&choices, "hidden", "");
    set(&choices, "role", "group");
    set(&choices, "aria-label", say(key::DIALOG_REASON));
    let heading = add(&choices, "p", "", say(key::DIALOG_REASON));
    set(&heading, "aria-hidden", "true");
    for (reason, number) in house::reasons(&question.policy()).iter().zip(1..) {
        let choice = button(&choices, "", "", state.number(Some((SEND, number))));
        choice.set_text_content(Some(reason));
    }
}

/// How far something is set aside: as it is shown, and as it is offered.
fn scope_words(scope: &str) -> (&'static str, &'static str) {
    match scope {
        "site" => (key::DIALOG_ASIDE_SITE, key::BUTTON_ASIDE_SITE),
        "chat" => (key::DIALOG_ASIDE_CHAT, key::BUTTON_ASIDE_CHAT),
        _ => (key::DIALOG_ASIDE_ONCE, key::BUTTON_ASIDE_ONCE),
    }
}

/// What does not count, each with its way back.
fn set_aside(dialog: &Element, question: &Question, state: &State) {
    if question.aside().length() == 0 {
        return;
    }
    add(dialog, "h3", "", say(key::DIALOG_ASIDE));
    let list = add(dialog, "ul", "aside", "");
    for aside in question.aside().iter() {
        let aside: Aside = aside.unchecked_into();
        let item = add(&list, "li", "", "");
        let (kind, value) = (words::kind(&aside.kind()), aside.value());
        let scope = say(scope_words(&aside.scope()).0);
        add(&item, "span", "kind", &format!("{kind} {value}"));
        add(&item, "span", "value", scope);
        let number = state.number(Some((TAKE_BACK, aside.id())));
        let back = button(&item, "wrong", key::BUTTON_TAKE_BACK, number);
        let name = format!("{}: {kind} {value}, {scope}", say(key::BUTTON_TAKE_BACK));
        set(&back, "aria-label", &name);
        // The question may have become another one: whoever cannot see that hears it with the focus.
        set(&back, "aria-describedby", "title");
    }
}

/// What the organisation says about these kinds goes before our own tip.
fn tip(dialog: &Element, question: &Question) {
    if let Some(own) = house::tip_for(&question.policy(), &kinds(question)) {
        let section = add(dialog, "section", "tip", "");
        let text = add(&section, "p", "", "");
        add(&text, "strong", "", say(key::DIALOG_OWN_TIP));
        add(&text, "span", "", &own.text);
        if let Some(page) = own.page {
            link(&add(&section, "p", "source", ""), &own.title, &page);
        }
        return;
    }
    let Some(tip) = fitting(question) else {
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
    link(&source, say(key::DIALOG_TIP_LINK), tip.link);
}

/// What to use in the place of a chatbot that is not approved, and whom to ask.
fn help(dialog: &Element, row: u8, policy: &JsValue, state: &State, lesson: bool) {
    if lesson {
        let place = add(dialog, "p", "help", "");
        button(
            &place,
            "wrong",
            key::PANEL_LESSON_START,
            state.opens("training".to_owned()),
        );
    } else if row == CHATBOT_ROW
        && let Some((name, page)) = house::alternative(policy)
    {
        let text = [say(key::DIALOG_ALTERNATIVE), " "].concat();
        link(&add(dialog, "p", "help", &text), &name, &page);
    }
    if let Some(contact) = house::contact(policy) {
        let text = [say(key::DIALOG_HELP), " ", &contact, "."].concat();
        add(dialog, "p", "help", &text);
    }
}

/// The ways to the pages to learn, behind everything that the question is about.
fn more(dialog: &Element, question: &Question, state: &State) {
    let policy = question.policy();
    let place = add(dialog, "p", "help", "");
    if let Some(tip) = fitting(question).filter(|_| house::shows(&policy, "tips")) {
        let part = ["tips/", tip.id].concat();
        button(&place, "wrong", key::DIALOG_TIP_MORE, state.opens(part));
    }
    if house::shows(&policy, "leak_report") {
        let part = house::report(&kinds(question));
        button(&place, "wrong", key::DIALOG_REPORT, state.opens(part));
    }
}

/// The one tip of ours.
fn fitting(question: &Question) -> Option<&'static promptwacht_coach::Tip> {
    let tips = question.tips();
    let mut ids = tips.iter().filter_map(|id| id.as_string());
    ids.find_map(|id| promptwacht_coach::tip(&id))
}

/// Ids of the kinds that were found, each once.
fn kinds(question: &Question) -> Vec<String> {
    let mut kinds = Vec::new();
    for finding in question.findings().iter() {
        let kind = finding.unchecked_into::<Finding>().kind();
        // A handful at most; sorting would cost the module kilobytes.
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}
