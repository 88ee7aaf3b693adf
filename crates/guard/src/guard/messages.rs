//! Judges the messages of the page on their way out.

use super::{Guard, State};
use crate::event::{Effect, Notice, Outgoing, Wait, Way};
use promptwacht_detector::Level;

impl Guard {
    /// A message of the page: the prompt in it is judged, the rest is searched for what was flagged. What was held without
    /// a question in the box is asked about when the page has ended its attempt.
    pub(super) fn outgoing(&mut self, message: Outgoing<'_>, effects: &mut Vec<Effect>) {
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
    pub(super) fn caught(&mut self, held: &str, text: &str, effects: &mut Vec<Effect>) {
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
}

/// Pages trim a prompt and end its lines in their own way.
fn same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}
