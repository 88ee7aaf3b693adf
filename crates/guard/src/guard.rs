//! The state machine of one page: what the user and the page do comes in, what must happen goes out.
//!
//! There is no "let the next one through" flag anywhere. A resend is judged like every other attempt
//! and passes because its text is clean, or because exactly that text was released by the user.

use crate::judge::Judge;
use crate::outgoing::Values;
use crate::placeholders::Placeholders;
use promptwacht_detector::{Kind, Level, Report, Span};
use std::fmt;
use std::rc::Rc;

/// Replacements tried beyond one for each finding, before the guard gives up: an editor may put a
/// mask in two steps, and a mask may bring a finding to light that stood in the shadow of another.
const SPARE_STEPS: usize = 16;

/// Released texts that are remembered: a page sends one soon or not at all.
const LET_GO: usize = 4;

/// How the user sent, and so how a cleaned text is sent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The Enter key in the box.
    Enter {
        /// The one on the number pad.
        numpad: bool,
        /// With Ctrl held.
        ctrl: bool,
        /// With Cmd or the Windows key held.
        meta: bool,
    },
    /// A click on the send button.
    Click,
    /// The form's own submit.
    Submit,
    /// A message of the page that no key or button of ours began.
    Unseen,
}

/// What the user chose in the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Put placeholders in place of what was found, then send.
    Replace,
    /// Back to the text, nothing sent.
    Back,
    /// Send exactly this text all the same.
    SendAnyway,
}

/// Something happened. Texts are what the box holds at that moment.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Event<'a> {
    /// The text may have changed.
    Changed(&'a str),
    /// A part of an attempt that does not send by itself: the button goes down, the key comes up.
    Press(&'a str),
    /// The text is about to be sent.
    Attempt(Way, &'a str),
    /// The page is about to send a message.
    Outgoing(Outgoing<'a>),
    /// A button of the dialog.
    Chosen(Choice),
    /// A wait is over.
    Woke(Wait, &'a str),
    /// The box that we asked about left the page.
    Gone,
}

/// A message of the page, to its chatbot or to anyone else.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Outgoing<'a> {
    /// Address and content as they leave.
    pub message: &'a str,
    /// The prompt in it, where it is a call that carries one.
    pub prompt: Option<&'a str>,
    /// Whether the page makes this call while the prompt is still being written.
    pub early: bool,
}

/// A pause that the page side keeps before it reads the box again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// Between two replacements: the editor takes the first one in before it meets the second.
    Step,
    /// After the last replacement, before the resend.
    Settle,
    /// After the resend, to see whether the page took it.
    Sent,
    /// After a message was held that no box had announced: the page ends its own attempt first.
    Caught,
}

impl Wait {
    /// How long, in milliseconds.
    pub const fn ms(self) -> i32 {
        match self {
            Self::Step => 0,
            Self::Settle | Self::Caught => 50,
            Self::Sent => 1000,
        }
    }
}

/// What the dialog shows and offers.
#[derive(Clone)]
pub struct Question {
    /// The text the question is about.
    pub text: String,
    /// What was found in it.
    pub report: Rc<Report>,
    /// Whether placeholders can take the place of anything found.
    pub replace: bool,
    /// Whether the user may send the text as it is.
    pub send_anyway: bool,
}

/// Something that could not be done for the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The editor did not take the placeholders; the text stays held.
    NotReplaced,
    /// The page did not react to the resend: the user has to press send.
    SendYourself,
    /// A message was held on its way out, and its text stands in no box.
    HeldOutside,
}

/// What the page side must do, in the order given.
#[derive(Clone)]
pub enum Effect {
    /// Let the event go on, untouched.
    Pass,
    /// Stop the event.
    Hold,
    /// Open the dialog, or renew the open one.
    Ask(Question),
    /// Close the dialog.
    Close,
    /// Put focus and caret back as they were before the dialog.
    Restore,
    /// Replace the text under the span (in bytes of the text last read) with a placeholder.
    Edit(Span, String),
    /// Put this text into the box, which is empty.
    PutBack(String),
    /// Read the box again after this pause.
    Wait(Wait),
    /// Send again, the way the user did.
    Resend(Way),
    /// The level of the text in the box is now this.
    Show(Level),
    /// Tell the user at the box.
    Tell(Notice),
}

/// What the guard is busy with, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Reading along.
    Watching,
    /// The dialog is open.
    Asking,
    /// Putting in placeholders.
    Replacing,
}

enum State {
    Watching,
    Asking { way: Way, question: Question },
    Replacing(Replacing),
    Settling(Replacing),
    Sent { text: String },
    Caught { text: String },
}

struct Replacing {
    way: Way,
    steps_left: usize,
    /// The text before the last edit: an edit that leaves it as it was did not work.
    before: Option<String>,
}

/// Decides, for one page, what may leave the prompt box.
pub struct Guard {
    judge: Judge,
    label: fn(&Kind) -> &'static str,
    placeholders: Placeholders,
    state: State,
    /// The one text that the user released; gone as soon as the box holds anything else.
    released: Option<String>,
    values: Values,
    /// Texts that the user released, for the messages that the page makes of them. The newest last.
    let_go: Vec<String>,
    shown: Level,
}

impl Guard {
    /// A guard with its detector and the word that a placeholder has for a kind (`PERSOON`).
    pub fn new(
        check: impl FnMut(&str) -> Report + 'static,
        label: fn(&Kind) -> &'static str,
    ) -> Self {
        Self {
            judge: Judge::new(check),
            label,
            placeholders: Placeholders::default(),
            state: State::Watching,
            released: None,
            values: Values::default(),
            let_go: Vec::new(),
            shown: Level::Nothing,
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

    /// The report on a text that was judged a moment ago: what is marked in the box.
    pub fn judged(&self, text: &str) -> Option<Rc<Report>> {
        self.judge.known(text)
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
        let report = self.judge.report(text);
        self.values.hold(text, &report);
        let level = report.verdict.level;
        if level == self.shown {
            return Vec::new();
        }
        self.shown = level;
        vec![Effect::Show(level)]
    }

    /// A message of the page: the prompt in it is judged, the rest is searched for what was flagged. What was held without
    /// a question in the box is asked about when the page has ended its attempt.
    fn outgoing(&mut self, message: Outgoing<'_>, effects: &mut Vec<Effect>) {
        if message.prompt.is_some_and(|prompt| self.must_stay(prompt)) {
            effects.push(Effect::Hold);
            if let (State::Watching | State::Sent { .. }, Some(prompt), false) =
                (&self.state, message.prompt, message.early)
            {
                self.state = State::Caught {
                    text: prompt.to_owned(),
                };
                effects.push(Effect::Wait(Wait::Caught));
            }
        } else if self.values.carried_by(message.message) {
            effects.push(Effect::Hold);
        } else {
            effects.push(Effect::Pass);
        }
    }

    /// Whether a prompt on its way out holds something that the user did not let go.
    fn must_stay(&mut self, prompt: &str) -> bool {
        let report = self.judge.report(prompt);
        report.verdict.level >= Level::Warn
            && !self.values.all_released(prompt, &report)
            && !self.let_go.iter().any(|text| same_words(text, prompt))
    }

    /// The page had its turn after a message was held: the user is asked about the text that was in it.
    fn caught(&mut self, held: &str, text: &str, effects: &mut Vec<Effect>) {
        if text.trim().is_empty() {
            self.state = State::Caught {
                text: held.to_owned(),
            };
            effects.extend([Effect::PutBack(held.to_owned()), Effect::Wait(Wait::Settle)]);
        } else if self.judge.level(text) >= Level::Warn {
            self.ask(Way::Unseen, text, effects);
        } else {
            effects.push(Effect::Tell(Notice::HeldOutside));
        }
    }

    fn may_go(&mut self, text: &str) -> bool {
        self.phase() == Phase::Watching
            && (self.judge.level(text) < Level::Warn || self.released.as_deref() == Some(text))
    }

    /// While the dialog is open it must show what the box holds, and nothing older.
    fn changed(&mut self, text: &str, effects: &mut Vec<Effect>) {
        let State::Asking { way, ref question } = self.state else {
            return;
        };
        if question.text == text {
            return;
        }
        if self.judge.level(text) >= Level::Warn {
            self.ask(way, text, effects);
        } else {
            self.state = State::Watching;
            effects.extend([Effect::Close, Effect::Restore]);
        }
    }

    fn attempt(&mut self, way: Way, text: &str, effects: &mut Vec<Effect>) {
        if self.may_go(text) {
            effects.push(Effect::Pass);
            return;
        }
        effects.push(Effect::Hold);
        if self.phase() == Phase::Watching {
            self.ask(way, text, effects);
        }
    }

    fn ask(&mut self, way: Way, text: &str, effects: &mut Vec<Effect>) {
        let report = self.judge.report(text);
        let replace = replaceable(&report, text).next().is_some();
        let question = Question {
            text: text.to_owned(),
            replace,
            send_anyway: report.verdict.level == Level::Warn,
            report,
        };
        effects.push(Effect::Ask(question.clone()));
        self.state = State::Asking { way, question };
    }

    fn chosen(&mut self, choice: Choice, effects: &mut Vec<Effect>) {
        let State::Asking { way, ref question } = self.state else {
            return;
        };
        match choice {
            Choice::Back => {
                self.state = State::Watching;
                effects.extend([Effect::Close, Effect::Restore]);
            }
            Choice::SendAnyway if question.send_anyway => {
                let Question { text, report, .. } = question.clone();
                self.values.release(&text, &report);
                if self.let_go.len() == LET_GO {
                    self.let_go.remove(0);
                }
                self.let_go.push(text.clone());
                self.released = Some(text.clone());
                effects.extend([Effect::Close, Effect::Restore]);
                self.resend(way, text, effects);
            }
            Choice::Replace if question.replace => {
                let Question { text, report, .. } = question.clone();
                // Numbers are given in reading order, although the last value is replaced first.
                for (kind, value) in
                    replaceable(&report, &text).map(|(kind, span)| (kind, span.of(&text)))
                {
                    self.placeholders.name((self.label)(kind), value);
                }
                let steps_left = report.findings.len() + SPARE_STEPS;
                self.state = State::Replacing(Replacing {
                    way,
                    steps_left,
                    before: None,
                });
                effects.extend([Effect::Close, Effect::Restore, Effect::Wait(Wait::Step)]);
            }
            Choice::SendAnyway | Choice::Replace => {}
        }
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

    /// One replacement, the last one in the text, so that the places before it stay true.
    fn step(&mut self, run: Replacing, text: &str, effects: &mut Vec<Effect>) {
        let report = self.judge.report(text);
        let Some((kind, span)) = replaceable(&report, text).last() else {
            self.state = State::Settling(run);
            effects.push(Effect::Wait(Wait::Settle));
            return;
        };
        if run.steps_left == 0 || run.before.as_deref() == Some(text) {
            effects.push(Effect::Tell(Notice::NotReplaced));
            return;
        }
        let placeholder = self.placeholders.name((self.label)(kind), span.of(text));
        self.state = State::Replacing(Replacing {
            way: run.way,
            steps_left: run.steps_left - 1,
            before: Some(text.to_owned()),
        });
        effects.extend([Effect::Edit(span, placeholder), Effect::Wait(Wait::Step)]);
    }

    fn settled(&mut self, run: Replacing, text: &str, effects: &mut Vec<Effect>) {
        let report = self.judge.report(text);
        if report.verdict.level < Level::Warn {
            self.resend(run.way, text.to_owned(), effects);
        } else if replaceable(&report, text).next().is_some() {
            self.step(run, text, effects);
        } else {
            self.ask(run.way, text, effects);
        }
    }

    fn resend(&mut self, way: Way, text: String, effects: &mut Vec<Effect>) {
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

/// What placeholders can stand in for: findings that hold the text back, of a kind with a value.
fn replaceable<'a>(
    report: &'a Report,
    text: &'a str,
) -> impl Iterator<Item = (&'static Kind, Span)> + 'a {
    report
        .findings
        .iter()
        .filter(|finding| finding.level >= Level::Warn && finding.kind.replaceable)
        .map(|finding| (finding.kind, finding.span))
        .filter(move |(_, span)| !span.of(text).is_empty())
}

/// Pages trim a prompt and end its lines in their own way.
fn same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

impl fmt::Debug for Event<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed(_) => f.write_str("Changed"),
            Self::Press(_) => f.write_str("Press"),
            Self::Attempt(way, _) => write!(f, "Attempt({way:?})"),
            Self::Outgoing(message) => write!(f, "Outgoing(early: {})", message.early),
            Self::Chosen(choice) => write!(f, "Chosen({choice:?})"),
            Self::Woke(wait, _) => write!(f, "Woke({wait:?})"),
            Self::Gone => f.write_str("Gone"),
        }
    }
}

impl fmt::Debug for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pass => f.write_str("Pass"),
            Self::Hold => f.write_str("Hold"),
            Self::Ask(question) => write!(f, "Ask({:?})", question.report.verdict.level),
            Self::Close => f.write_str("Close"),
            Self::Restore => f.write_str("Restore"),
            Self::Edit(_, placeholder) => write!(f, "Edit({placeholder})"),
            Self::PutBack(_) => f.write_str("PutBack"),
            Self::Wait(wait) => write!(f, "Wait({wait:?})"),
            Self::Resend(way) => write!(f, "Resend({way:?})"),
            Self::Show(level) => write!(f, "Show({})", level.id()),
            Self::Tell(notice) => write!(f, "Tell({notice:?})"),
        }
    }
}
