//! Carries out what the guard decides: the state of one page, between its events and its effects.
//!
//! No borrow is held while an effect runs, because effects call back: a resend is an event like any other.

mod effects;
mod look;

use crate::agreements::Agreements;
use crate::boxes::Boxes;
use crate::counted::count;
use crate::marks::Marks;
use crate::prompt_box::{Caret, PromptBox};
use crate::ui::Ui;
use crate::{gate, outgoing, status};
use promptwacht_detector::{Checker, Level};
use promptwacht_guard::{
    Aside, Chat, Checks, Effect, Event, Found, Guard, Health, Noted, Notice, Outgoing, Phase,
    Placeholders, Site,
};
use promptwacht_screen::{page, words};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, HtmlFormElement};

/// How often the page is looked at again, in milliseconds: addresses and values change without an event.
const TICK_MS: i32 = 1000;
/// How many of those looks lie between two at ourselves.
const TICKS_A_CHECK: u32 = 5;
/// While somebody writes on and on, only every tenth of those looks is taken.
const TICKS_WHILE_WRITING: u32 = 10;
/// A busy page makes the chip wait no longer than this, in milliseconds.
const IDLE_MS: u32 = 1000;

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

    fn show(&'static self) {
        self.ui.show(
            self.state(),
            self.level(),
            self.agreements.here.get(),
            self.at.borrow().as_ref(),
        );
        self.ui
            .offer(self.count_names(), self.agreements.decision());
        self.plan_marks();
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
