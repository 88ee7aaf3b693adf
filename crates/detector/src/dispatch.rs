//! Which recognizers to ask at a token: most words and numbers of a text are nobody's, and are passed over at a glance.

use crate::candidate::Candidate;
use crate::kind::{Kind, Starts};
use crate::lexicon::Lists;
use crate::memo::Memo;
use crate::text::Text;
use crate::token::{Class, Shape, Token};

/// Whether a kind wants a word, by how it is written and what it says.
type Wants = fn(&Token, &str) -> bool;

/// The kinds by what they start at, the answer ready for each sort of token.
pub(crate) struct Dispatch {
    numbers: Vec<(usize, &'static Kind)>,
    /// Each with the bit of its kind.
    wants: Vec<(u32, Wants)>,
    /// The kinds that start at words; the place of each is its bit.
    words: Vec<&'static Kind>,
    /// The bits of the kinds that start at runs.
    runs: u32,
    listed: Vec<(Lists, &'static Kind)>,
    /// All lists that some recognizer wants.
    any_list: Lists,
    marks: Vec<(u8, &'static Kind)>,
}

impl Dispatch {
    /// Sorts the kinds by what they start at.
    pub(crate) fn new(kinds: &[&'static Kind]) -> Self {
        let mut dispatch = Self {
            numbers: Vec::new(),
            wants: Vec::new(),
            words: Vec::new(),
            runs: 0,
            listed: Vec::new(),
            any_list: Lists::NONE,
            marks: Vec::new(),
        };
        for &kind in kinds {
            for starts in kind.starts {
                match *starts {
                    Starts::Digits(least) => dispatch.numbers.push((least, kind)),
                    Starts::Word(wants) => {
                        let bit = dispatch.bit(kind);
                        dispatch.wants.push((bit, wants));
                    }
                    Starts::Run => dispatch.runs |= dispatch.bit(kind),
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

    fn bit(&mut self, kind: &'static Kind) -> u32 {
        if self.words.last() != Some(&kind) {
            self.words.push(kind);
        }
        1 << (self.words.len() - 1)
    }

    /// Asks every recognizer that wants the token at `at`.
    pub(crate) fn ask(
        &self,
        text: &Text<'_>,
        at: usize,
        asked: &mut Asked,
        proposals: &mut Vec<Candidate>,
    ) {
        let Some(token) = text.token(at) else { return };
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
                let mut bits = asked.wants(self, token, text.says(at));
                if is_run(text, at, token) {
                    bits |= self.runs;
                }
                while bits != 0 {
                    if let Some(kind) = self.words.get(bits.trailing_zeros() as usize) {
                        (kind.propose)(text, at, proposals);
                    }
                    bits &= bits - 1;
                }
            }
            Class::Number => {
                let digits = digits_ahead(text, at);
                for &(least, kind) in &self.numbers {
                    if digits >= least {
                        (kind.propose)(text, at, proposals);
                    }
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

    /// The kinds that want this word wherever it stands, as bits.
    fn wants(&self, token: &Token, said: &str) -> u32 {
        self.wants
            .iter()
            .filter(|(_, wants)| wants(token, said))
            .fold(0, |bits, (bit, _)| bits | bit)
    }
}

/// From this many bytes on a word may be a key.
const LONG_WORD: usize = 20;

/// Whether the word at `at` is long, or goes on without a space as keys and links do.
pub(crate) fn is_run(text: &Text<'_>, at: usize, token: &Token) -> bool {
    token.span.len() >= LONG_WORD
        || text.token(at + 1).is_some_and(|next| {
            next.glued
                && match next.class {
                    Class::Number | Class::Mark(b'_' | b'-' | b':' | b'+') => true,
                    Class::Mark(b'.' | b'~') => text.token(at + 2).is_some_and(|then| then.glued),
                    _ => false,
                }
        })
}

/// The most digits that any kind asks for.
const MOST_DIGITS: usize = 12;
/// The most tokens of one number.
const MOST_PIECES: usize = 24;
/// Letters that may stand inside a number; longer words end it.
const LETTERS_INSIDE: usize = 4;

/// How many digits stand from token `at` on before a word or the end of the line, at most [`MOST_DIGITS`].
fn digits_ahead(text: &Text<'_>, at: usize) -> usize {
    let mut digits = 0;
    for token in text
        .tokens
        .get(at..)
        .unwrap_or(&[])
        .iter()
        .take(MOST_PIECES)
    {
        match token.class {
            Class::Number => digits += token.span.len(),
            Class::Word if token.span.len() <= LETTERS_INSIDE => {}
            Class::Mark(_) => {}
            Class::Word | Class::Break | Class::Placeholder => break,
        }
        if digits >= MOST_DIGITS {
            break;
        }
    }
    digits.min(MOST_DIGITS)
}

/// Bits that tell forms of one word apart.
const FORM_BITS: u32 = 3;

/// Which kinds want the words met so far.
pub(crate) struct Asked {
    /// The form of a word, and above [`FORM_BITS`] the kinds that want it.
    words: Memo<u32>,
}

impl Asked {
    /// For a text of which `length` bytes will be asked about.
    pub(crate) fn new(length: usize) -> Self {
        Self {
            words: Memo::new(length),
        }
    }

    fn wants(&mut self, dispatch: &Dispatch, token: &Token, said: &str) -> u32 {
        // Words of one hash and shape say the same, but for diacritics and for capitals in their middle.
        if token.shape == Shape::Mixed || token.word == 0 || !said.is_ascii() {
            return dispatch.wants(token, said);
        }
        let form = (token.shape as u32) << 1 | u32::from(token.lists.begins_phrase());
        let known = self.words.get(
            token.word,
            |known| known & ((1 << FORM_BITS) - 1) == form,
            || dispatch.wants(token, said) << FORM_BITS | form,
        );
        debug_assert_eq!(known >> FORM_BITS, dispatch.wants(token, said));
        known >> FORM_BITS
    }
}
