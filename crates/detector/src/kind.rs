//! The open table of kinds: what the detector can recognise, one row a kind, one file a row.

use crate::candidate::Candidate;
use crate::lexicon::Lists;
use crate::role::Role;
use crate::text::Text;
use crate::token::Token;

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
    /// What a finding means to the decision table, unless the text says otherwise.
    pub(crate) role: Role,
    /// Sentences in which the pieces marked as `«text»` must be found, and nothing else of this kind.
    pub examples: &'static [&'static str],
    /// Sentences in which this kind must find nothing.
    pub near_misses: &'static [&'static str],
    /// The tokens at which the recognizer wants to be asked.
    pub(crate) starts: &'static [Starts],
    /// The recognizer: proposes what begins, or has its hinge, at token `at`. When in doubt it proposes nothing.
    pub(crate) propose: fn(text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>),
}

/// At which tokens a recognizer is asked.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Starts {
    /// At numbers from which on at least so many digits may belong together: the others cannot hold what is looked for.
    Digits(usize),
    /// At words for which this holds. It sees the word alone, its lists, how it is written and what it says, because it
    /// is asked once for all places where a text has that word.
    Word(fn(token: &Token, said: &str) -> bool),
    /// At words of a run of characters without a space, and at very long ones.
    Run,
    /// At each of these marks.
    Marks(&'static [u8]),
    /// At words, and terms of several words, that are in one of these lists.
    Listed(Lists),
}

/// Sentences that prove a kind. They stay out of the browser, where nobody reads them.
macro_rules! proof {
    ($($sentence:literal),* $(,)?) => {
        if cfg!(target_family = "wasm") { &[] } else { &[$($sentence),*] }
    };
}
pub(crate) use proof;

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
