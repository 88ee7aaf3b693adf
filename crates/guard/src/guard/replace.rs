//! Replaces what was asked about by placeholders, one at a time, and sends when the text is clean.

use super::{Guard, State};
use crate::event::{Effect, Notice, Question, Wait, Way};
use crate::noted::REPLACED;
use promptwacht_detector::{Kind, Level, Report, Span};

/// Replacements tried beyond one for each finding, before the guard gives up: an editor may put a
/// mask in two steps, and a mask may bring a finding to light that stood in the shadow of another.
const SPARE_STEPS: usize = 16;

/// A replacement that is under way.
pub(super) struct Replacing {
    way: Way,
    steps_left: usize,
    /// What the user saw in the question and has not been replaced yet, in reading order.
    plan: Vec<(&'static Kind, Span)>,
    /// The text that the plan is about: as it was asked about, then as each edit should have left it.
    planned: String,
    /// The text before the last edit: an edit that leaves it as it was did not work.
    before: Option<String>,
}

impl Guard {
    /// Names every value and begins with the last.
    pub(super) fn begin_replacing(
        &mut self,
        way: Way,
        question: Question,
        effects: &mut Vec<Effect>,
    ) {
        let Question { text, report, .. } = question;
        self.placeholders.reserve(&text);
        // Numbers are given in reading order, although the last value is replaced first.
        for (kind, value) in replaceable(&report, &text).map(|(kind, span)| (kind, span.of(&text)))
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

    /// One replacement, the last one in the text, so that the places before it stay true. Exactly what the user saw is replaced: a
    /// text with half of its values gone can look different to the detector. Where the editor, or the user meanwhile, made
    /// another text of it, the detector looks again.
    pub(super) fn step(&mut self, mut run: Replacing, text: &str, effects: &mut Vec<Effect>) {
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

    pub(super) fn settled(&mut self, mut run: Replacing, text: &str, effects: &mut Vec<Effect>) {
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
}

/// What placeholders can stand in for: findings that hold the text back, of a kind with a value.
pub(super) fn replaceable<'a>(
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
