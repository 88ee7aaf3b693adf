//! A detector of four words, so that the guard is tested without waiting for a real one, and a
//! prompt box that obeys the guard the way the page side does.

use promptwacht_detector::{Finding, Ignored, KINDS, Kind, Level, Report, Rule, Span, Verdict};
use promptwacht_guard::{Choice, Effect, Event, Guard, Outgoing, Question, Wait, Way};

/// The Enter key as most people press it.
pub(crate) const ENTER: Way = Way::Enter {
    numpad: false,
    ctrl: false,
    meta: false,
};

#[expect(
    clippy::expect_used,
    reason = "a kind that is gone must stop the tests"
)]
fn kind(id: &str) -> &'static Kind {
    KINDS
        .iter()
        .find(|kind| kind.id == id)
        .expect("a kind of the detector")
}

/// The row of the decision table that a fake finding at this level stands in.
fn row_of(level: Level) -> u8 {
    if level == Level::Stop { 2 } else { 4 }
}

/// `Jan` warns, `999990019` stops, `GEHEIM` warns and cannot be replaced, `97` is a hint.
pub(crate) fn check(text: &str, ignored: &Ignored) -> Report {
    let words = [
        ("Jan", kind("person-name"), Level::Warn),
        ("999990019", kind("nl-bsn"), Level::Stop),
        ("GEHEIM", kind("classification"), Level::Warn),
        ("97", kind("age"), Level::Hint),
    ];
    let mut findings: Vec<Finding> = words
        .into_iter()
        .flat_map(|(word, kind, level)| {
            text.match_indices(word).map(move |(start, found)| Finding {
                kind,
                span: Span::new(start, start + found.len()),
                level,
                row: row_of(level),
                evidence: Vec::new().into(),
            })
        })
        .collect();
    findings.retain(|finding| !ignored.leaves_out(finding.kind, finding.span.of(text)));
    findings.sort_by_key(|finding| finding.span);
    let level = findings
        .iter()
        .map(|finding| finding.level)
        .max()
        .unwrap_or_default();
    let rules = findings
        .iter()
        .map(|finding| Rule {
            row: finding.row,
            level: finding.level,
            tips: &[],
        })
        .collect();
    Report {
        findings,
        verdict: Verdict { level, rules },
    }
}

fn label(kind: &Kind) -> &'static str {
    if kind.id == "person-name" {
        "PERSOON"
    } else {
        "BSN"
    }
}

/// A page with one box. `sent` is what its model sent.
pub(crate) struct Page {
    pub(crate) guard: Guard,
    pub(crate) text: String,
    pub(crate) sent: Vec<String>,
    pub(crate) asked: Option<Question>,
    pub(crate) told: usize,
    /// An editor that ignores what we put in.
    pub(crate) stubborn: bool,
    /// A page that ignores a resend.
    pub(crate) deaf: bool,
    waits: Vec<Wait>,
    pub(crate) edits: usize,
}

impl Page {
    pub(crate) fn new(text: &str) -> Self {
        Self {
            guard: Guard::new(check, label),
            text: text.to_owned(),
            sent: Vec::new(),
            asked: None,
            told: 0,
            stubborn: false,
            deaf: false,
            waits: Vec::new(),
            edits: 0,
        }
    }

    /// The user presses Enter.
    pub(crate) fn enter(&mut self) -> Vec<Effect> {
        self.attempt(ENTER)
    }

    fn attempt(&mut self, way: Way) -> Vec<Effect> {
        let text = self.text.clone();
        self.run(Event::Attempt(way, &text))
    }

    /// The user types something else.
    pub(crate) fn type_over(&mut self, text: &str) {
        self.text = String::from(text);
        self.run(Event::Changed(text));
    }

    pub(crate) fn choose(&mut self, choice: Choice) {
        self.run(Event::Chosen(choice));
    }

    /// The page sends a call with this prompt in it; whether it may go.
    pub(crate) fn call(&mut self, prompt: &str, early: bool) -> bool {
        let message = format!(r#"{{"prompt":"{prompt}"}}"#);
        let effects = self.run(Event::Outgoing(Outgoing {
            message: &message,
            prompt: Some(prompt),
            early,
        }));
        matches!(effects[..], [Effect::Pass])
    }

    /// The page sends something else; whether it may go.
    pub(crate) fn message(&mut self, message: &str) -> bool {
        let effects = self.run(Event::Outgoing(Outgoing {
            message,
            prompt: None,
            early: false,
        }));
        matches!(effects[..], [Effect::Pass])
    }

    /// The first wait that is not yet over ends.
    pub(crate) fn wake(&mut self) -> bool {
        if self.waits.is_empty() {
            return false;
        }
        let wait = self.waits.remove(0);
        let text = self.text.clone();
        self.run(Event::Woke(wait, &text));
        true
    }

    /// All waits end, also those that follow from them.
    pub(crate) fn settle(&mut self) {
        while self.wake() {}
    }

    pub(crate) fn run(&mut self, event: Event<'_>) -> Vec<Effect> {
        let effects = self.guard.handle(event);
        for effect in effects.clone() {
            match effect {
                Effect::Pass if matches!(event, Event::Attempt(..)) && !self.deaf => {
                    self.sent.push(std::mem::take(&mut self.text));
                    self.run(Event::Changed(""));
                }
                Effect::Ask(question) => self.asked = Some(question),
                Effect::Close => self.asked = None,
                Effect::Edit(span, with) => {
                    self.edits += 1;
                    if !self.stubborn {
                        self.text.replace_range(span.start..span.end, &with);
                    }
                }
                Effect::PutBack(text) if self.text.is_empty() && !self.stubborn => self.text = text,
                Effect::Wait(wait) => self.waits.push(wait),
                // What no key or button of ours began cannot be begun again.
                Effect::Resend(way) if way != Way::Unseen => drop(self.attempt(way)),
                Effect::Tell(_) => self.told += 1,
                Effect::Pass
                | Effect::Hold
                | Effect::Restore
                | Effect::PutBack(_)
                | Effect::Resend(_)
                | Effect::AcceptPage
                | Effect::Show(_) => {}
            }
        }
        effects
    }
}
