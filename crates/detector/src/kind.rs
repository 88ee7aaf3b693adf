//! The open table of kinds: what the detector can recognise, one row a kind, one file a row.

use crate::candidate::Candidate;
use crate::lexicon::Lists;
use crate::role::Role;
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
    /// At every number.
    Number,
    /// At every word; for kinds that turn most words away at a glance.
    Word,
    /// At each of these marks.
    Marks(&'static [u8]),
    /// At words, and terms of several words, that are in one of these lists.
    Listed(Lists),
}

/// Which recognizers to ask at a token, the answer ready for each sort of token.
pub(crate) struct Dispatch {
    number: Vec<&'static Kind>,
    word: Vec<&'static Kind>,
    listed: Vec<(Lists, &'static Kind)>,
    /// All lists that some recognizer wants.
    any_list: Lists,
    marks: Vec<(u8, &'static Kind)>,
}

impl Dispatch {
    /// Sorts the kinds by what they start at.
    pub(crate) fn new(kinds: &[&'static Kind]) -> Self {
        let mut dispatch = Self {
            number: Vec::new(),
            word: Vec::new(),
            listed: Vec::new(),
            any_list: Lists::NONE,
            marks: Vec::new(),
        };
        for &kind in kinds {
            for starts in kind.starts {
                match *starts {
                    Starts::Number => dispatch.number.push(kind),
                    Starts::Word => dispatch.word.push(kind),
                    Starts::Marks(marks) => {
                        dispatch
                            .marks
                            .extend(marks.iter().map(|&mark| (mark, kind)));
                    }
                    Starts::Listed(lists) => {
                        dispatch.listed.push((lists, kind));
                        dispatch.any_list = dispatch.any_list.or(lists);
                    }
                }
            }
        }
        dispatch
    }

    /// Asks every recognizer that wants the token at `at`.
    pub(crate) fn ask(
        &self,
        text: &Text<'_>,
        at: usize,
        token: &Token,
        proposals: &mut Vec<Candidate>,
    ) {
        match token.class {
            Class::Word => {
                let lists = text.lists(at);
                if lists.any(self.any_list) {
                    for &(wanted, kind) in &self.listed {
                        if lists.any(wanted) {
                            (kind.propose)(text, at, proposals);
                        }
                    }
                }
                for kind in &self.word {
                    (kind.propose)(text, at, proposals);
                }
            }
            Class::Number => {
                for kind in &self.number {
                    (kind.propose)(text, at, proposals);
                }
            }
            Class::Mark(mark) => {
                for &(wanted, kind) in &self.marks {
                    if mark == wanted {
                        (kind.propose)(text, at, proposals);
                    }
                }
            }
            Class::Break | Class::Placeholder => {}
        }
    }
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
