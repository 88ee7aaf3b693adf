//! Judges a text while it is being written: after an edit only its neighbourhood is read again, and the report is that
//! of the whole text.
//!
//! That holds because no recognizer looks farther than [`BEFORE`] and [`AFTER`]. What depends on the whole text (names
//! in company, overlaps, the verdict) is settled anew each time; it costs little.

use std::ops::Range;

use crate::candidate::Candidate;
use crate::dispatch::Asked;
use crate::ignored::Ignored;
use crate::own_terms::OwnTerms;
use crate::plain::Plain;
use crate::report::{Report, Span};
use crate::text::{Phrase, Text, find_phrases};
use crate::token::{LONGEST_PLACEHOLDER, Token, tokenize_part};

/// A recognizer that begins so many bytes before an edit does not see it ([`crate::text::ahead`] reaches farthest).
const BEFORE: usize = 2100;
/// A recognizer that begins so many bytes after an edit does not see it (the heading of a column reaches farthest).
const AFTER: usize = 4100;
/// No term of several words is longer, in bytes; the edit of a word changes the terms this near.
const LONGEST_TERM: usize = 256;

/// A detector with the terms of an organisation and a memory of the text it judged last.
#[derive(Default)]
pub struct Checker {
    own: OwnTerms,
    text: String,
    tokens: Vec<Token>,
    phrases: Vec<Phrase>,
    /// What each token proposed, in the order of the tokens.
    proposals: Vec<Proposal>,
    capitals: bool,
}

#[derive(Clone)]
struct Proposal {
    /// The token that was asked.
    at: usize,
    candidate: Candidate,
}

/// What of the known text is still there.
struct Edit {
    /// Bytes at the beginning that both texts share.
    kept_before: usize,
    /// Bytes at the end that both texts share, none of them before `kept_before`.
    kept_after: usize,
}

impl Checker {
    /// A checker that also knows the terms of an organisation.
    pub fn new(own: OwnTerms) -> Self {
        Self {
            own,
            ..Self::default()
        }
    }

    /// Judges `text`, as [`crate::check`] does. Never fails.
    pub fn check(&mut self, text: &str) -> Report {
        self.check_without(text, &Ignored::default())
    }

    /// The same, as if what is in `ignored` had not been found.
    pub fn check_without(&mut self, text: &str, ignored: &Ignored) -> Report {
        let plain = Plain::new(text);
        self.read(plain.as_ref().map_or(text, |plain| &plain.text));
        let read = Text::from_parts(
            &self.text,
            std::mem::take(&mut self.tokens),
            std::mem::take(&mut self.phrases),
        );
        let candidates = self
            .proposals
            .iter()
            .map(|proposal| proposal.candidate.clone())
            .collect();
        let (report, _) =
            crate::conclude(text, plain.as_ref(), &read, &self.own, ignored, candidates);
        (self.tokens, self.phrases) = read.into_parts();
        report
    }

    /// Brings tokens, terms and proposals up to the text `new`.
    fn read(&mut self, new: &str) {
        let edit = Edit::between(&self.text, new);
        let (old_from, old_to, new_tokens) = self.split_again(new, &edit);
        let shift = Shift {
            bytes: new.len().wrapping_sub(self.text.len()),
            tokens: new_tokens.len().wrapping_sub(old_to - old_from),
        };
        for token in self.tokens.get_mut(old_to..).unwrap_or(&mut []) {
            token.span = shift.span(token.span);
        }
        // Before the tokens move: which terms stay, on which side.
        let mut phrases: Vec<Phrase> = Vec::with_capacity(self.phrases.len());
        let later = self.phrases.partition_point(|phrase| phrase.from < old_to);
        phrases.extend(
            self.phrases
                .iter()
                .take_while(|phrase| phrase.from < old_from),
        );
        let new_range = old_from..old_from + new_tokens.len();
        self.tokens.splice(old_from..old_to, new_tokens);
        // A term that begins before the tokens that were split again may end among them: the edit is farther off than any
        // term is long.
        for phrase in phrases.iter().filter(|phrase| phrase.to > old_from) {
            for token in self.tokens.get_mut(old_from..phrase.to).unwrap_or(&mut []) {
                token.phrased = true;
            }
        }
        find_phrases(&mut self.tokens, new_range.clone(), &mut phrases);
        phrases.extend(self.phrases.iter().skip(later).map(|phrase| Phrase {
            from: shift.token(phrase.from),
            to: shift.token(phrase.to),
            lists: phrase.lists,
        }));
        self.phrases = phrases;

        self.text.clear();
        self.text.push_str(new);
        let read = Text::from_parts(
            &self.text,
            std::mem::take(&mut self.tokens),
            std::mem::take(&mut self.phrases),
        );
        // Names are weighed otherwise in a text that has no capitals at all.
        let all = self.capitals != (read.capitals > 0);
        self.capitals = read.capitals > 0;
        let asked = if all {
            0..read.tokens.len()
        } else {
            let first = read.token_at_byte(edit.kept_before.saturating_sub(BEFORE));
            let last = read.token_at_byte(new.len() - edit.kept_after.saturating_sub(AFTER));
            first.min(old_from)..(last + 1).max(new_range.end).min(read.tokens.len())
        };
        let before = Before {
            proposals: std::mem::take(&mut self.proposals),
            void: old_from..old_to,
            edited_from: edit.kept_before,
            shift,
        };
        self.proposals = before.brought_up_to(&read, &self.own, asked);
        (self.tokens, self.phrases) = read.into_parts();
    }

    /// The known tokens that an edit makes void, as a range, and what stands there now.
    fn split_again(&self, new: &str, edit: &Edit) -> (usize, usize, Vec<Token>) {
        let margin = LONGEST_TERM + LONGEST_PLACEHOLDER;
        let old_len = self.text.len();
        let from = self
            .tokens
            .partition_point(|token| token.span.end + margin <= edit.kept_before);
        // A token after a space begins where it does whatever stands before that space.
        let far = old_len - edit.kept_after + margin;
        let to = self.tokens.partition_point(|token| token.span.start <= far);
        let to = (to..self.tokens.len())
            .find(|&at| self.tokens.get(at).is_some_and(|token| !token.glued))
            .unwrap_or(self.tokens.len());
        let to = to.max(from);
        let previous_end = from
            .checked_sub(1)
            .and_then(|before| self.tokens.get(before))
            .map(|token| token.span.end);
        let end = self
            .tokens
            .get(to)
            .map_or(new.len(), |token| new.len() - (old_len - token.span.start));
        let mut tokens = Vec::new();
        tokenize_part(
            new,
            Span::new(previous_end.unwrap_or(0), end),
            previous_end.unwrap_or(usize::MAX),
            &mut tokens,
        );
        (from, to, tokens)
    }
}

impl Edit {
    fn between(old: &str, new: &str) -> Self {
        let before = old
            .bytes()
            .zip(new.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        let before = old
            .floor_char_boundary(before)
            .min(new.floor_char_boundary(before));
        let most = old.len().min(new.len()) - before;
        let after = old
            .bytes()
            .rev()
            .zip(new.bytes().rev())
            .take(most)
            .take_while(|(a, b)| a == b)
            .count();
        let start = old.len() - after;
        let after = old.len() - old.ceil_char_boundary(start);
        let start = new.len() - after;
        Self {
            kept_before: before,
            kept_after: new.len() - new.ceil_char_boundary(start),
        }
    }
}

/// How far everything after the edit has moved.
#[derive(Clone, Copy)]
struct Shift {
    /// Modulo the size of a number, as the text may have become shorter.
    bytes: usize,
    tokens: usize,
}

impl Shift {
    fn span(&self, span: Span) -> Span {
        Span::new(
            span.start.wrapping_add(self.bytes),
            span.end.wrapping_add(self.bytes),
        )
    }

    fn token(&self, at: usize) -> usize {
        at.wrapping_add(self.tokens)
    }
}

/// What was proposed before an edit.
struct Before {
    proposals: Vec<Proposal>,
    /// The tokens that the edit made void; those after them only moved.
    void: Range<usize>,
    /// Where the edit begins, in bytes.
    edited_from: usize,
    shift: Shift,
}

impl Before {
    /// The proposals for the text of now: of the tokens in `asked`, and of those with a proposal that reaches the edit,
    /// anew; of all others as they were, moved.
    fn brought_up_to(self, text: &Text<'_>, own: &OwnTerms, asked: Range<usize>) -> Vec<Proposal> {
        let mut proposals = Vec::with_capacity(self.proposals.len());
        let mut words = Asked::new(BEFORE + AFTER);
        let mut later = Vec::new();
        let mut again: Option<usize> = None;
        for mut proposal in self.proposals {
            if proposal.at >= self.void.end {
                proposal.at = self.shift.token(proposal.at);
                if !asked.contains(&proposal.at) {
                    let candidate = &mut proposal.candidate;
                    candidate.span = self.shift.span(candidate.span);
                    candidate.words = self.shift.token(candidate.words.start)
                        ..self.shift.token(candidate.words.end);
                    later.push(proposal);
                }
            } else if proposal.at >= asked.start {
                // Asked below.
            } else if proposal.candidate.span.end < self.edited_from {
                proposals.push(proposal);
            } else if again != Some(proposal.at) {
                // Longer than anything is looked for: a key of many lines.
                again = Some(proposal.at);
                ask(text, own, proposal.at, &mut words, &mut proposals);
            }
        }
        for at in asked {
            ask(text, own, at, &mut words, &mut proposals);
        }
        proposals.append(&mut later);
        proposals
    }
}

fn ask(
    text: &Text<'_>,
    own: &OwnTerms,
    at: usize,
    words: &mut Asked,
    proposals: &mut Vec<Proposal>,
) {
    let mut candidates = Vec::new();
    crate::ask(text, own, at, words, &mut candidates);
    proposals.extend(
        candidates
            .into_iter()
            .map(|candidate| Proposal { at, candidate }),
    );
}
