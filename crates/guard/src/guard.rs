//! The state machine of one page: what the user and the page do comes in, what must happen goes out.
//!
//! There is no "let the next one through" flag anywhere. A resend is judged like every other attempt
//! and passes because its text is clean, or because exactly that text was released by the user.

use crate::event::{Choice, Effect, Event, Notice, Outgoing, Phase, Question, Wait, Way};
use crate::house::House;
use crate::judge::Judge;
use crate::noted::{EDITED, Notes, REPLACED, SENT_ON};
use crate::outgoing::Values;
use crate::placeholders::Placeholders;
use crate::set_aside::{Aside, MaySetAside, Scope, SetAside};
use promptwacht_detector::{Ignored, Kind, Level, Report, Span};
use std::rc::Rc;

/// Replacements tried beyond one for each finding, before the guard gives up: an editor may put a
/// mask in two steps, and a mask may bring a finding to light that stood in the shadow of another.
const SPARE_STEPS: usize = 16;

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

struct Replacing {
    way: Way,
    steps_left: usize,
    /// What the user saw in the question and has not been replaced yet, in reading order.
    plan: Vec<(&'static Kind, Span)>,
    /// The text that the plan is about: as it was asked about, then as each edit should have left it.
    planned: String,
    /// The text before the last edit: an edit that leaves it as it was did not work.
    before: Option<String>,
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
        } else if self
            .values
            .carried_by(message.message, message.prompt.unwrap_or_default())
        {
            effects.push(Effect::Hold);
        } else {
            effects.push(Effect::Pass);
        }
    }

    /// Whether a prompt on its way out holds something that the user did not let go.
    fn must_stay(&mut self, prompt: &str) -> bool {
        let report = self.judge.report(prompt, &self.aside);
        // A prompt that is held for the page it is on has no value to release.
        let for_page = self.judge.house.page >= Level::Warn;
        report.verdict.level >= Level::Warn
            && (for_page || !self.values.all_released(prompt, &report))
            && !self.let_go.iter().any(|text| same_words(text, prompt))
    }

    /// The page had its turn after a message was held: the user is asked about the text that was in it.
    fn caught(&mut self, held: &str, text: &str, effects: &mut Vec<Effect>) {
        if text.trim().is_empty() {
            self.state = State::Caught {
                text: held.to_owned(),
            };
            effects.extend([Effect::PutBack(held.to_owned()), Effect::Wait(Wait::Settle)]);
        } else if self.judge.level(text, &self.aside) >= Level::Warn {
            self.note_prompt(text);
            self.ask(Way::Unseen, text, effects);
        } else {
            effects.push(Effect::Tell(Notice::HeldOutside));
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
                let Question { text, report, .. } = question.clone();
                self.placeholders.reserve(&text);
                // Numbers are given in reading order, although the last value is replaced first.
                for (kind, value) in
                    replaceable(&report, &text).map(|(kind, span)| (kind, span.of(&text)))
                {
                    self.placeholders.name(kind, (self.label)(kind), value);
                }
                let plan: Vec<_> = replaceable(&report, &text).collect();
                self.state = State::Replacing(Replacing {
                    way,
                    steps_left: plan.len() + SPARE_STEPS,
                    plan,
                    planned: text,
                    before: None,
                });
                effects.extend([Effect::Close, Effect::Restore, Effect::Wait(Wait::Step)]);
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

    /// One replacement, the last one in the text, so that the places before it stay true. Exactly what the user saw is replaced: a
    /// text with half of its values gone can look different to the detector. Where the editor, or the user meanwhile, made
    /// another text of it, the detector looks again.
    fn step(&mut self, mut run: Replacing, text: &str, effects: &mut Vec<Effect>) {
        if run.planned != text {
            let report = self.judge.report(text, &self.aside);
            run.plan = replaceable(&report, text).collect();
            text.clone_into(&mut run.planned);
            // Another chat may have begun since the first one: what stands there keeps its number.
            self.placeholders.reserve(text);
        }
        let Some((kind, span)) = run.plan.pop() else {
            self.state = State::Settling(run);
            effects.push(Effect::Wait(Wait::Settle));
            return;
        };
        if run.steps_left == 0 || run.before.as_deref() == Some(text) {
            effects.push(Effect::Tell(Notice::NotReplaced));
            return;
        }
        let placeholder = self
            .placeholders
            .name(kind, (self.label)(kind), span.of(text));
        run.steps_left -= 1;
        run.planned
            .replace_range(span.start..span.end, &placeholder);
        run.before = Some(text.to_owned());
        self.state = State::Replacing(run);
        effects.extend([Effect::Edit(span, placeholder), Effect::Wait(Wait::Step)]);
    }

    fn settled(&mut self, mut run: Replacing, text: &str, effects: &mut Vec<Effect>) {
        let report = self.judge.report(text, &self.aside);
        if report.verdict.level < Level::Warn {
            self.notes.add(REPLACED);
            self.resend(run.way, text.to_owned(), effects);
        } else if replaceable(&report, text).next().is_some() {
            run.planned.clear();
            self.step(run, text, effects);
        } else {
            self.ask(run.way, text, effects);
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

/// How many letters and signs a text has, and their sum: the same for two texts of the same ones in any order.
fn letters(text: &str) -> (u32, u32) {
    text.chars()
        .filter(|sign| !sign.is_whitespace())
        .fold((0, 0), |(count, sum), sign| {
            (count + 1, sum + u32::from(sign))
        })
}
