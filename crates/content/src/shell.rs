//! Carries out what the guard decides: the state of one page, between its events and its effects.
//!
//! No borrow is held while an effect runs, because effects call back: a resend is an event like any other.

use crate::agreements::Agreements;
use crate::boxes::Boxes;
use crate::counted::count;
use crate::marks::Marks;
use crate::prompt_box::{Caret, PromptBox};
use crate::ui::Ui;
use crate::utf16::Utf16;
use crate::{gate, outgoing, status, windows};
use promptwacht_detector::{Checker, Level, Span};
use promptwacht_guard::{
    Aside, Chat, Checks, Choice, Effect, Event, Found, Guard, Health, Noted, Notice, Outgoing,
    Phase, Placeholders, Site, Wait, Way,
};
use promptwacht_screen::{page, words};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, HtmlFormElement, KeyboardEvent, KeyboardEventInit};

/// How long a page may be without a prompt box before it says that it is not guarded, in milliseconds.
const PATIENCE_MS: f64 = 3000.0;
/// How often the page is looked at again, in milliseconds: addresses and values change without an event.
const TICK_MS: i32 = 1000;
/// How many of those looks lie between two at ourselves.
const TICKS_A_CHECK: u32 = 5;
/// While somebody writes on and on, only every tenth of those looks is taken.
const TICKS_WHILE_WRITING: u32 = 10;
/// After so many looks at text without a send button, one is missed.
const LOOKS_FOR_SEND: u32 = 3;
/// A look that takes longer than this waits for a pause in writing of that length, at most so long; in milliseconds.
const SLOW_MS: f64 = 1.0;
const PAUSE_MS: i32 = 400;
const LONGEST_PAUSE_MS: f64 = 6000.0;
/// Who wrote less than this long ago is still writing, in milliseconds.
const WRITING_MS: f64 = 3000.0;
/// A busy page makes the chip wait no longer than this, in milliseconds.
const IDLE_MS: u32 = 1000;
/// A page that is writing an answer changes all the time: looked at no more often than this.
const QUIET_MS: i32 = 200;

/// What the user sent with, so that a clean text can be sent on the same way.
pub(crate) enum Sent {
    Key,
    Button(HtmlElement),
    Form(HtmlFormElement, Option<HtmlElement>),
}

/// The page side of one document.
pub(crate) struct Shell {
    pub(crate) boxes: Boxes,
    pub(crate) ui: Ui,
    pub(crate) marks: Marks,
    pub(crate) encoding: String,
    /// The name under which the second line asks.
    pub(crate) line: String,
    /// Main-thread time for bringing and starting this module, in milliseconds.
    pub(crate) startup_ms: Cell<f64>,
    /// When it judged by itself, in milliseconds since the page began.
    pub(crate) ready_ms: Cell<f64>,
    pub(crate) guard: RefCell<Guard>,
    chat: RefCell<Chat>,
    /// The box that the guard was last told about.
    pub(crate) at: RefCell<Option<PromptBox>>,
    sent: RefCell<Option<Sent>>,
    caret: RefCell<Option<Caret>>,
    /// Text on its way into the box in the task at hand.
    expected: RefCell<Vec<String>>,
    look_planned: Cell<bool>,
    /// A look at the text that is being written is on its way.
    look_due: Cell<bool>,
    /// How long the last look took, and when somebody last wrote, in milliseconds.
    look_ms: Cell<f64>,
    written_ms: Cell<f64>,
    has_text: Cell<bool>,
    missing_since_ms: Cell<Option<f64>>,
    checks: Cell<Checks>,
    /// Looks in a row that saw text and nothing that sends it.
    without_send: Cell<u32>,
    ticks: Cell<u32>,
    /// What the toolbar was last told.
    told: Cell<Option<Health>>,
    /// What the organisation has set, for the windows.
    pub(crate) policy: RefCell<JsValue>,
    pub(crate) agreements: Agreements,
}

impl Shell {
    pub(crate) fn new(site: &'static Site, encoding: &str, line: &str) -> Option<Self> {
        // One box is written in: after each key only the neighbourhood is judged again.
        let mut checker = Checker::default();
        Some(Self {
            boxes: Boxes::new(site),
            ui: Ui::new()?,
            marks: Marks::new(),
            encoding: encoding.to_owned(),
            line: line.to_owned(),
            startup_ms: Cell::new(0.0),
            ready_ms: Cell::new(0.0),
            guard: RefCell::new(Guard::new(
                move |text, ignored| checker.check_without(text, ignored),
                |kind| words::placeholder(kind.id),
            )),
            chat: RefCell::new(Chat::new(site.chats, &page::address())),
            at: RefCell::default(),
            sent: RefCell::default(),
            caret: RefCell::default(),
            expected: RefCell::default(),
            look_planned: Cell::new(false),
            look_due: Cell::new(false),
            look_ms: Cell::new(0.0),
            // Nobody has written yet.
            written_ms: Cell::new(f64::NEG_INFINITY),
            has_text: Cell::new(false),
            missing_since_ms: Cell::new(None),
            // Until the page had its time to build, nothing is missing.
            checks: Cell::new(Checks {
                found: Found::ByTable,
                send: true,
                gate: true,
                line: true,
            }),
            without_send: Cell::new(0),
            ticks: Cell::new(0),
            told: Cell::new(None),
            policy: RefCell::default(),
            agreements: Agreements::default(),
        })
    }

    /// The row of the site table that holds here.
    pub(crate) fn site(&self) -> &'static Site {
        self.boxes.site()
    }

    /// Keeps watching the page for boxes that come, go and change.
    pub(crate) fn begin(&'static self) {
        self.show();
        self.ui.on_offer(move |offer| match offer {
            "names" => self.open_panel(),
            _ => self.open_agreements(false),
        });
        self.page_changed();
        page::every(TICK_MS, move || {
            page::when_idle(IDLE_MS, move || self.tick());
        });
    }

    /// Looks at the page again, and now and then at ourselves.
    fn tick(&'static self) {
        if page::is_hidden() {
            return;
        }
        let ticks = self.ticks.get();
        self.ticks.set(ticks + 1);
        if self.look_due.get() && !ticks.is_multiple_of(TICKS_WHILE_WRITING) {
            return;
        }
        let is_check = ticks.is_multiple_of(TICKS_A_CHECK);
        if !self.look_due.get() && (is_check || !self.is_slow()) {
            self.look();
        }
        if is_check {
            let mut checks = self.checks.get();
            checks.gate = gate::is_alive(&self.line);
            checks.line = outgoing::is_alive(&self.line);
            self.checks.set(checks);
        }
        self.look_for_send();
        self.show();
        self.show_rules();
        self.tell_toolbar();
    }

    /// A page may draw its send button later than its text, so it is missed only after some looks.
    fn look_for_send(&self) {
        let missing = self.at.borrow().as_ref().is_some_and(|prompt_box| {
            self.has_text.get() && self.boxes.send_beside(prompt_box).is_none()
        });
        let looks = if missing {
            self.without_send.get() + 1
        } else {
            0
        };
        self.without_send.set(looks);
        let mut checks = self.checks.get();
        checks.send = looks < LOOKS_FOR_SEND;
        self.checks.set(checks);
    }

    /// Tells the toolbar how the page is guarded, when that changed; a frame only when it has a box of its own.
    fn tell_toolbar(&self) {
        let health = self.health();
        let speaks = page::is_top() || self.at.borrow().is_some();
        if !speaks || !page::is_loaded() {
            return;
        }
        let before = self.told.replace(Some(health));
        if before.is_none() {
            count(&[Noted::Visit.code()]);
        }
        if before != Some(health) {
            status::tell(health);
        }
    }

    /// What was looked up, and how that went.
    pub(crate) fn checks(&self) -> Checks {
        self.checks.get()
    }

    pub(crate) fn health(&self) -> Health {
        self.checks.get().health()
    }

    /// The name of what we are doing, as tests and the popup read it.
    pub(crate) fn state(&self) -> &'static str {
        match self.guard.try_borrow().map(|guard| guard.phase()) {
            Ok(Phase::Asking) => "asking",
            Ok(Phase::Replacing) => "replacing",
            _ if self.ui.asks_about_files() => "asking",
            _ => match self.health() {
                Health::Guarded => "watching",
                health => health.id(),
            },
        }
    }

    pub(crate) fn level(&self) -> Level {
        self.guard
            .try_borrow()
            .map_or(Level::Nothing, |guard| guard.level())
    }

    /// Asks about files that came together; `choose` hears whether the page may have them. It may not where nobody can be asked.
    pub(crate) fn ask_about_files(
        &'static self,
        files: &str,
        level: &str,
        choose: impl Fn(bool) + Clone + 'static,
    ) {
        let chosen = choose.clone();
        let chosen = page::function(move |add| {
            self.ui.close_file_dialog();
            chosen(add == true);
            self.show();
        });
        if !self
            .ui
            .ask_about_files(files, level, chosen.unchecked_ref())
        {
            choose(false);
        }
        self.show();
    }

    /// Says something at the box, or takes it back.
    pub(crate) fn notice(&'static self, notice: Notice, on: bool) {
        if on {
            self.ui.tell(notice);
        } else {
            self.ui.end_notice(notice);
        }
        self.show();
    }

    /// Tells the guard and obeys it. Answers whether the event may go on; in doubt it may not.
    pub(crate) fn handle(&'static self, event: Event<'_>) -> bool {
        let Ok((effects, notes)) = self
            .guard
            .try_borrow_mut()
            .map(|mut guard| (guard.handle(event), guard.take_notes()))
        else {
            return false;
        };
        if !notes.is_empty() {
            count(&notes);
        }
        let mut passes = false;
        for effect in effects {
            match effect {
                Effect::Pass => passes = true,
                Effect::Hold => passes = false,
                effect => self.obey(effect),
            }
        }
        self.show();
        passes
    }

    pub(crate) fn obey(&'static self, effect: Effect) {
        match effect {
            Effect::Ask(question) => {
                if !self.ui.dialog_is_open() {
                    self.caret.take();
                    self.keep_caret();
                }
                if !self
                    .ui
                    .ask(&windows::shown(&question, &self.policy.borrow()), || {
                        self.choosing()
                    })
                {
                    // Held all the same: the text stays in the box, and the chip says so.
                    self.handle(Event::Chosen(Choice::Back));
                    self.ui.tell(Notice::HeldOutside);
                }
            }
            Effect::Close => self.ui.close(),
            Effect::Restore => {
                if let Some(prompt_box) = self.prompt_box() {
                    prompt_box.restore(self.caret.take().as_ref());
                }
            }
            Effect::Edit(span, with) => self.edit(span, &with),
            Effect::PutBack(text) => {
                if let Some(prompt_box) = self.prompt_box() {
                    prompt_box.fill(&text);
                }
            }
            Effect::Wait(wait) => page::later(wait.ms(), move || self.wake(wait)),
            Effect::Resend(way) => self.resend(way),
            Effect::Tell(notice) => self.ui.tell(notice),
            Effect::AcceptPage => self.remember_told(),
            Effect::Show(_) | Effect::Pass | Effect::Hold => {}
        }
    }

    /// Hears the buttons of the question.
    fn choosing(&'static self) -> JsValue {
        page::function(move |deed| {
            let deed = deed.as_string().unwrap_or_default();
            if deed.starts_with("send") && self.level() > Level::Hint {
                self.agreements.shared();
            }
            if let Some(event) = windows::chosen(&deed) {
                self.handle(event);
            }
        })
    }

    fn wake(&'static self, wait: Wait) {
        match self.prompt_box() {
            Some(prompt_box) => self.handle(Event::Woke(wait, &prompt_box.text())),
            None => self.handle(Event::Gone),
        };
    }

    fn edit(&self, span: Span, with: &str) {
        let Some(prompt_box) = self.prompt_box() else {
            return;
        };
        let text = prompt_box.text();
        let mut units = Utf16::new(&text);
        let (start, end) = (units.at(span.start), units.at(span.end));
        prompt_box.replace(start, end, with);
    }

    fn resend(&self, way: Way) {
        let sent = self.sent.take().filter(|_| way != Way::Unseen);
        let (Some(prompt_box), Some(sent)) = (self.prompt_box(), sent) else {
            return self.ui.tell(Notice::SendYourself);
        };
        match (sent, way) {
            (Sent::Key, Way::Enter { numpad, ctrl, meta }) => {
                press_enter(&prompt_box, numpad, ctrl, meta);
            }
            (Sent::Form(form, button), _) if form.is_connected() => {
                let button = button.filter(|button| button.is_connected());
                if form.request_submit_with_submitter(button.as_ref()).is_err() {
                    let _ = form.request_submit();
                }
            }
            (Sent::Button(button), _) if button.is_connected() => button.click(),
            // The editor drew its button anew while the text changed.
            _ => match self.boxes.send_beside(&prompt_box) {
                Some(button) => button.click(),
                None => self.ui.tell(Notice::SendYourself),
            },
        }
    }

    /// The box at hand, or what the page has put in its place.
    fn prompt_box(&self) -> Option<PromptBox> {
        let at = self.at.borrow().clone().filter(PromptBox::lives);
        at.or_else(|| {
            let found = self.boxes.find().map(|(found, _)| found);
            self.at.replace(found.clone());
            found
        })
    }

    /// Judges a message of the page, by what the box holds at this moment too; answers whether it may leave.
    pub(crate) fn outgoing(&'static self, message: Outgoing<'_>) -> bool {
        if let Some(prompt_box) = self.at.borrow().clone().filter(PromptBox::lives) {
            self.handle(Event::Changed(&self.judged_text(&prompt_box)));
        }
        self.handle(Event::Outgoing(message))
    }

    /// Remembers where an event came from.
    pub(crate) fn keep(&self, prompt_box: &PromptBox, sent: Option<Sent>) {
        if !matches!(self.state(), "asking" | "replacing") {
            self.at.replace(Some(prompt_box.clone()));
            if sent.is_some() {
                self.sent.replace(sent);
            }
        }
    }

    /// What would be sent now: the text of the box, and what is on its way into it.
    pub(crate) fn judged_text(&self, prompt_box: &PromptBox) -> String {
        let mut text = prompt_box.text();
        for expected in self.expected.borrow().iter() {
            if !squeezed(&text).contains(&squeezed(expected)) {
                text = format!("{text}\n{expected}");
            }
        }
        text
    }

    /// `text` is on its way into a box and must be there when this task and its followers are done.
    pub(crate) fn expect(&'static self, text: String) {
        self.expected.borrow_mut().push(text);
        if self.expected.borrow().len() == 1 {
            page::later(0, move || {
                self.expected.take();
                // Lexical shows a paste, and its caret after it, only now: the question may have come before. Drawn anew later, it
                // would take a choice for a press by habit.
                if self.ui.dialog_is_open() {
                    self.keep_caret();
                    self.look();
                }
            });
        }
    }

    /// Remembers where the caret stands in the box, for when the dialog closes.
    fn keep_caret(&self) {
        if let Some(caret) = self.at.borrow().as_ref().and_then(PromptBox::caret) {
            self.caret.replace(Some(caret));
        }
    }

    /// The text of a box is changing: judge it when the editor is done with this event.
    pub(crate) fn look_soon(&'static self, prompt_box: &PromptBox) {
        self.keep(prompt_box, None);
        let now = page::now_ms();
        self.written_ms.set(now);
        if !self.look_due.replace(true) {
            self.look_when_due(now);
        }
    }

    /// Looks in the next task, or where looking is slow after a pause in writing. A text that is sent is judged at that event.
    fn look_when_due(&'static self, since_ms: f64) {
        let pause_ms = if self.is_slow() { PAUSE_MS } else { 0 };
        page::later(pause_ms, move || {
            let now = page::now_ms();
            let writes = now - self.written_ms.get() < f64::from(pause_ms);
            if writes && now - since_ms < LONGEST_PAUSE_MS {
                return self.look_when_due(since_ms);
            }
            self.look_due.set(false);
            self.look();
        });
    }

    /// Whether somebody wrote a moment ago, so that a window would come between.
    pub(crate) fn is_writing(&self) -> bool {
        self.look_due.get() || page::now_ms() - self.written_ms.get() < WRITING_MS
    }

    /// Whether a look at the box takes so long that its writer may feel it.
    fn is_slow(&self) -> bool {
        self.look_ms.get() > SLOW_MS
    }

    /// The page changed somewhere. While it loads it changes all the time, and drawing has to wait: what is typed
    /// is judged at its own event.
    pub(crate) fn page_changed(&'static self) {
        self.ui.attach();
        if page::is_loaded() && !self.look_planned.replace(true) {
            page::later(QUIET_MS, move || {
                page::when_idle(IDLE_MS, move || {
                    self.look_planned.set(false);
                    if !self.look_due.get() {
                        self.look();
                    }
                });
            });
        }
    }

    /// Another chat may have begun since the address was last looked at.
    pub(crate) fn follow_address(&'static self) {
        if self.chat.borrow_mut().moves_to(&page::address()) {
            self.begin_chat();
        }
    }

    /// Another chat begins: nothing of the last one counts in it.
    pub(crate) fn begin_chat(&'static self) {
        self.ui.close_panel();
        self.handle(Event::NewChat);
    }

    /// The page is left; when the user comes back it begins anew.
    pub(crate) fn leave(&'static self) {
        self.ui.close_panel();
        self.handle(Event::Left);
    }

    /// What the user set aside counts again.
    pub(crate) fn take_back(&'static self, id: u32) {
        self.handle(Event::TakeBack(id));
        self.look();
    }

    /// Asks something of the placeholders of this chat.
    pub(crate) fn names<T: Default>(&self, ask: impl FnOnce(&Placeholders) -> T) -> T {
        self.guard
            .try_borrow()
            .map_or_else(|_| T::default(), |guard| ask(guard.placeholders()))
    }

    /// How many placeholders stand for a value.
    pub(crate) fn count_names(&self) -> usize {
        self.names(|names| names.pairs().len())
    }

    /// What the user has set aside.
    pub(crate) fn set_aside(&self) -> Vec<Aside> {
        self.guard
            .try_borrow()
            .map_or_else(|_| Vec::new(), |guard| guard.set_aside().to_vec())
    }

    /// Looks again after something else than the text has changed.
    pub(crate) fn look_again(&'static self) {
        self.look();
        self.show();
    }

    /// Looks at the page as it is now: which box, which text.
    fn look(&'static self) {
        let began_ms = page::now_ms();
        self.look_at_page();
        self.look_ms.set(page::now_ms() - began_ms);
    }

    fn look_at_page(&'static self) {
        self.follow_address();
        let found = match self.state() {
            "asking" | "replacing" => self
                .prompt_box()
                .map(|found| (found, self.checks.get().found)),
            _ => self.boxes.find(),
        };
        let mut checks = self.checks.get();
        if let Some((prompt_box, found)) = found {
            self.missing_since_ms.set(None);
            checks.found = found;
            self.checks.set(checks);
            let reading = self.marks.read(&prompt_box);
            self.has_text.set(!reading.text.trim().is_empty());
            self.at.replace(Some(prompt_box));
            self.handle(Event::Changed(&reading.text));
        } else {
            let loaded = page::is_loaded();
            let since = self
                .missing_since_ms
                .get()
                .filter(|_| loaded)
                .unwrap_or_else(page::now_ms);
            self.missing_since_ms.set(Some(since));
            if page::is_top() && page::now_ms() - since >= PATIENCE_MS {
                checks.found = Found::Nowhere;
                self.checks.set(checks);
            }
            self.at.take();
            self.handle(Event::Gone);
        }
    }

    fn show(&'static self) {
        self.ui
            .show(self.state(), self.level(), self.at.borrow().as_ref());
        self.ui
            .offer(self.count_names(), self.agreements.decision());
        self.plan_marks();
    }
}

fn press_enter(prompt_box: &PromptBox, numpad: bool, ctrl: bool, meta: bool) {
    let press = KeyboardEventInit::new();
    press.set_key("Enter");
    press.set_code(if numpad { "NumpadEnter" } else { "Enter" });
    press.set_ctrl_key(ctrl);
    press.set_meta_key(meta);
    press.set_bubbles(true);
    press.set_cancelable(true);
    press.set_composed(true);
    // Editors still ask for the old number.
    press.set_key_code(13);
    press.set_which(13);
    if let Ok(event) = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &press) {
        let _ = prompt_box.element().dispatch_event(&event);
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
