//! The open table of kinds: what the detector can recognise, one row a kind, one file a row.

use crate::candidate::Candidate;
use crate::lexicon::Lists;
use crate::text::Text;
use crate::token::{Class, Token};

/// What sort of data a kind is, in the words of the AVG and of security officers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Category {
    /// Points to one person, directly (a name, a BSN) or together with others (a place).
    Personal,
    /// Health and the other special categories of AVG article 9, and criminal data.
    Special,
    /// Sensitive for the organisation.
    Business,
    /// Opens a door: password, key, token.
    Credential,
}

/// One kind of data: a row of the open table, with its proof beside it.
pub struct Kind {
    /// Stable id: `nl-bsn`, `iban`, `person-name`.
    pub id: &'static str,
    /// What sort of data it is.
    pub category: Category,
    /// Whether a finding can be swapped for a placeholder. Not so for words that only give context
    /// (a diagnosis) or mark a whole text (a classification).
    pub replaceable: bool,
    /// Sentences in which the pieces marked as `«text»` must be found, and nothing else of this kind.
    pub examples: &'static [&'static str],
    /// Sentences in which this kind must find nothing.
    pub near_misses: &'static [&'static str],
    /// The tokens at which the recognizer wants to be asked.
    pub(crate) starts: Starts,
    /// The recognizer: proposes what begins, or has its hinge, at token `at`. When in doubt it proposes nothing.
    pub(crate) propose: fn(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>),
}

/// At which tokens a recognizer is asked.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Starts {
    /// At every number.
    Number,
    /// At every word.
    Word,
    /// At every number and every word.
    NumberOrWord,
    /// At each of these marks.
    Marks(&'static [u8]),
    /// At numbers and at two marks.
    NumberOr(u8, u8),
    /// At words, and terms of several words, that are in one of these lists.
    Listed(Lists),
}

impl Starts {
    /// Whether `token`, which begins a term of the lists `lists`, is such a token.
    pub(crate) fn at(self, token: &Token, lists: Lists) -> bool {
        match self {
            Self::Number => token.class == Class::Number,
            Self::Word => token.is_word(),
            Self::NumberOrWord => token.is_word() || token.class == Class::Number,
            Self::Marks(marks) => matches!(token.class, Class::Mark(mark) if marks.contains(&mark)),
            Self::NumberOr(a, b) => {
                token.class == Class::Number || token.is_mark(a) || token.is_mark(b)
            }
            Self::Listed(wanted) => lists.any(wanted),
        }
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}
