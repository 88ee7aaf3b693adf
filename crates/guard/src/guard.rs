//! The state machine of one page: what the user and the page do comes in, what must happen goes out.
//!
//! There is no "let the next one through" flag anywhere. A resend is judged like every other attempt
//! and passes because its text is clean, or because exactly that text was released by the user.

mod messages;
mod replace;

use crate::event::{Choice, Effect, Event, Notice, Phase, Question, Wait, Way};
use crate::house::House;
use crate::judge::Judge;
use crate::noted::{EDITED, Notes, SENT_ON};
use crate::outgoing::Values;
use crate::placeholders::Placeholders;
use crate::set_aside::{Aside, MaySetAside, Scope, SetAside};
use promptwacht_detector::{Ignored, Kind, Level, Report};
use replace::{Replacing, replaceable};
use std::rc::Rc;

/// Released texts that are remembered: a page sends one soon or not at all.
const LET_GO: usize = 4;

enum State {
    Watching,
    Asking { way: Way, question: Question },
    Replacing(Replacing),
    Settling(Replacing),
    Sent { text: String },
    Caught { text: String },
}

/// Decides, for one page, what may leave the prompt box.
pub struct Guard {
    judge: Judge,
    label: fn(&Kind) -> &'static str,
    placeholders: Placeholders,
    aside: SetAside,
    state: State,
    /// The one text that the user released; gone as soon as the box holds anything else.
    released: Option<String>,
    values: Values,
    /// Texts that the user released, for the messages that the page makes of them. The newest last.
    let_go: Vec<String>,
    shown: Level,
    notes: Notes,
}

impl Guard {
    /// A guard with its detector and the word that a placeholder has for a kind (`PERSOON`).
    pub fn new(
        check: impl FnMut(&str, &Ignored) -> Report + 'static,
        label: fn(&Kind) -> &'static str,
    ) -> Self {
        Self {
            judge: Judge::new(check),
            label,
            placeholders: Placeholders::default(),
            aside: SetAside::default(),
            state: State::Watching,
            released: None,
            values: Values::default(),
            let_go: Vec::new(),
            shown: Level::Nothing,
            notes: Notes::default(),
        }
    }

    /// What the guard is busy with.
    pub fn phase(&self) -> Phase {
        match self.state {
            State::Watching | State::Sent { .. } | State::Caught { .. } => Phase::Watching,
            State::Asking { .. } => Phase::Asking,
            State::Replacing(_) | State::Settling(_) => Phase::Replacing,
        }
    }

    /// The level of the text last seen.
    pub fn level(&self) -> Level {
        self.shown
    }

    /// Which placeholder stands for which value in this chat.
    pub fn placeholders(&self) -> &Placeholders {
        &self.placeholders
    }

    /// What the user has set aside.
    pub fn set_aside(&self) -> &[Aside] {
        self.aside.list()
    }

    /// What the organisation has set holds from now on: its detector, with own words and patterns; levels and sending; what the
    /// user may set aside. A question that is open is asked anew.
    pub fn obey(
        &mut self,
        check: impl FnMut(&str, &Ignored) -> Report + 'static,
        house: House,
        may: MaySetAside,
    ) -> Vec<Effect> {
        self.judge.renew(check, house);
        self.aside.may = may;
        let mut effects = Vec::new();
        self.ask_again(&mut effects);
        effects
    }

    /// The report on a text that was judged a moment ago: what is marked in the box.
    pub fn judged(&self, text: &str) -> Option<Rc<Report>> {
        self.judge.known(text)
    }

    /// What happened since the last time that somebody asked, each as the byte of a [`Noted`].
    pub fn take_notes(&mut self) -> Vec<u8> {
        self.notes.take()
    }

    /// Takes an event in and says what to do.
    pub fn handle(&mut self, event: Event<'_>) -> Vec<Effect> {
        let mut effects = self.look_at(event);
        match event {
            Event::Changed(text) => self.changed(text, &mut effects),
            Event::Press(text) => effects.push(if self.may_go(text) {
                Effect::Pass
            } else {
                Effect::Hold
            }),
            Event::Attempt(way, text) => self.attempt(way, text, &mut effects),
            Event::Outgoing(message) => self.outgoing(message, &mut effects),
            Event::Chosen(choice) => self.chosen(choice, &mut effects),
            Event::Woke(wait, text) => self.woke(wait, text, &mut effects),
            Event::Gone => self.gone(&mut effects),
            Event::SetAside(at, scope) => self.not_right(at, scope, &mut effects),
            Event::TakeBack(id) => {
                if self.aside.take_back(id) {
                    self.judge.forget();
                    self.ask_again(&mut effects);
                }
            }
            Event::NewChat => {
                self.placeholders.clear();
                self.aside.new_chat();
                self.judge.forget();
                self.ask_again(&mut effects);
            }
            Event::FileAdded(text) => self.values.leave(text),
            Event::Clear => self.placeholders.clear(),
            Event::Left => {
                self.placeholders.clear();
                self.aside.clear();
                self.values = Values::default();
                self.let_go.clear();
                self.judge.forget();
                self.gone(&mut effects);
            }
        }
        effects
    }

    /// Notes what an event says about the box: its level, and the end of a release.
    fn look_at(&mut self, event: Event<'_>) -> Vec<Effect> {
        let (Event::Changed(text)
        | Event::Press(text)
        | Event::Attempt(_, text)
        | Event::Woke(_, text)) = event
        else {
            return Vec::new();
        };
        if self
            .released
            .as_deref()
            .is_some_and(|released| released != text)
        {
            self.released = None;
        }
        if self.aside.read(text, self.phase() == Phase::Replacing) {
            self.judge.forget();
        }
        let mut effects = Vec::new();
        let report = self.judge.report(text, &self.aside);
        self.values.hold(text, &report);
        self.show(report.verdict.level, &mut effects);
        effects
    }

    fn show(&mut self, level: Level, effects: &mut Vec<Effect>) {
        if level != self.shown {
            self.shown = level;
            effects.push(Effect::Show(level));
        }
    }

    fn may_go(&mut self, text: &str) -> bool {
        self.phase() == Phase::Watching
            && (self.judge.level(text, &self.aside) < Level::Warn
                || self.released.as_deref() == Some(text))
    }

    /// While the dialog is open it must show what the box holds, and nothing older.
    fn changed(&mut self, text: &str, effects: &mut Vec<Effect>) {
        if text.is_empty() {
            // The same words again are another prompt.
            self.notes.is_new((0, 0));
        }
        let State::Asking { way, ref question } = self.state else {
            return;
        };
        if question.text == text {
            return;
        }
        if self.judge.level(text, &self.aside) >= Level::Warn {
            self.ask(way, text, effects);
            return;
        }
        // A paste that was sent before the editor had put it in its place: that place makes it harmless.
        let arrived = letters(&question.text) == letters(text);
        self.state = State::Watching;
        effects.extend([Effect::Close, Effect::Restore]);
        if arrived {
            self.resend(way, text.to_owned(), effects);
        }
    }

    fn attempt(&mut self, way: Way, text: &str, effects: &mut Vec<Effect>) {
        if self.phase() == Phase::Watching {
            self.note_prompt(text);
        }
        if self.may_go(text) {
            if self.aside.is_for_one_text() {
                self.let_go(text);
            }
            self.values.leave(text);
            effects.push(Effect::Pass);
            return;
        }
        effects.push(Effect::Hold);
        if self.phase() == Phase::Watching {
            self.ask(way, text, effects);
        }
    }

    /// Notes that a prompt is about to leave, once for all the ways that it takes.
    fn note_prompt(&mut self, text: &str) {
        if self.notes.is_new(letters(text)) {
            let report = self.judge.report(text, &self.aside);
            self.notes.add_prompt(&report);
        }
    }

    fn ask(&mut self, way: Way, text: &str, effects: &mut Vec<Effect>) {
        let report = self.judge.report(text, &self.aside);
        let replace = replaceable(&report, text).next().is_some();
        let question = Question {
            text: text.to_owned(),
            replace,
            send_anyway: self.judge.house.lets_send(report.verdict.level),
            may: self.aside.may,
            aside: self.aside.about(text),
            report,
        };
        self.values.hold(text, &question.report);
        self.show(question.report.verdict.level, effects);
        effects.push(Effect::Ask(question.clone()));
        self.state = State::Asking { way, question };
    }

    /// The verdict over the rest may be so mild that nothing holds the text any more. It still waits for the user.
    fn not_right(&mut self, at: usize, scope: Scope, effects: &mut Vec<Effect>) {
        let State::Asking { ref question, .. } = self.state else {
            return;
        };
        let Some(finding) = question.report.findings.get(at) else {
            return;
        };
        if self.aside.may.allows(finding.kind, scope) {
            self.notes.add_aside(scope);
        }
        let text = question.text.as_str();
        self.values.forget(text, &question.report);
        self.aside
            .add(finding.kind, finding.span.of(text), scope, text);
        self.judge.forget();
        self.ask_again(effects);
    }

    /// Renews an open question.
    fn ask_again(&mut self, effects: &mut Vec<Effect>) {
        if let State::Asking { way, ref question } = self.state {
            let text = question.text.clone();
            self.ask(way, &text, effects);
        }
    }

    fn chosen(&mut self, choice: Choice, effects: &mut Vec<Effect>) {
        let State::Asking { way, ref question } = self.state else {
            return;
        };
        match choice {
            Choice::Back => {
                self.notes.add(EDITED);
                self.state = State::Watching;
                effects.extend([Effect::Close, Effect::Restore]);
            }
            Choice::SendAnyway if question.send_anyway => {
                self.notes.add(SENT_ON);
                let Question { text, report, .. } = question.clone();
                self.values.release(&text, &report);
                self.let_go(&text);
                self.released = Some(text.clone());
                if self.judge.house.page > Level::Nothing {
                    self.judge.house.page = Level::Nothing;
                    effects.push(Effect::AcceptPage);
                }
                effects.extend([Effect::Close, Effect::Restore]);
                self.resend(way, text, effects);
            }
            Choice::Replace if question.replace => {
                let question = question.clone();
                self.begin_replacing(way, question, effects);
            }
            Choice::SendAnyway | Choice::Replace => {}
        }
    }

    /// The messages that the page makes of this text may leave, also when the box is empty by then.
    fn let_go(&mut self, text: &str) {
        if self.let_go.len() == LET_GO {
            self.let_go.remove(0);
        }
        self.let_go.push(text.to_owned());
    }

    fn woke(&mut self, wait: Wait, text: &str, effects: &mut Vec<Effect>) {
        match (wait, std::mem::replace(&mut self.state, State::Watching)) {
            (Wait::Step, State::Replacing(run)) => self.step(run, text, effects),
            (Wait::Settle, State::Settling(run)) => self.settled(run, text, effects),
            (Wait::Sent, State::Sent { text: sent }) => {
                if sent == text && !text.trim().is_empty() {
                    effects.push(Effect::Tell(Notice::SendYourself));
                }
            }
            // The editor did not take the text back.
            (Wait::Settle, State::Caught { .. }) if text.trim().is_empty() => {
                effects.push(Effect::Tell(Notice::HeldOutside));
            }
            (Wait::Caught | Wait::Settle, State::Caught { text: held }) => {
                self.caught(&held, text, effects);
            }
            // A wait that something else has overtaken.
            (_, state) => self.state = state,
        }
    }

    fn resend(&mut self, way: Way, text: String, effects: &mut Vec<Effect>) {
        self.values.leave(&text);
        // The same prompt, in other words.
        self.notes.is_new(letters(&text));
        self.state = State::Sent { text };
        effects.extend([Effect::Resend(way), Effect::Wait(Wait::Sent)]);
    }

    fn gone(&mut self, effects: &mut Vec<Effect>) {
        if self.phase() == Phase::Asking {
            effects.push(Effect::Close);
        }
        self.state = State::Watching;
        self.released = None;
        if self.shown != Level::Nothing {
            self.shown = Level::Nothing;
            effects.push(Effect::Show(Level::Nothing));
        }
    }
}

/// How many letters and signs a text has, and their sum: the same for two texts of the same ones in any order.
fn letters(text: &str) -> (u32, u32) {
    text.chars()
        .filter(|sign| !sign.is_whitespace())
        .fold((0, 0), |(count, sum), sign| {
            (count + 1, sum + u32::from(sign))
        })
}
