//! What an organisation adds to the detector: own words and patterns to look for, and what is known to be harmless.
//!
//! Words are compared as the word lists are: whatever their case and diacritics, whatever marks stand between them.
//! Patterns run on an engine of linear time, from the beginning of each word, number or mark, over at most one
//! [`piece`] of a line: so no pattern, however it is written, makes a long text slow, and an edit far away
//! changes nothing.

use std::fmt;

use promptwacht_patterns::{Pattern, PatternError, piece};

use crate::candidate::Candidate;
use crate::fold::fold_char;
use crate::ignored::{Places, keep};
use crate::kind::{Category, Kind};
use crate::report::{Level, Span};
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Token, tokenize};
use crate::weights;

/// The most bytes of a word.
const LONGEST: usize = 1000;

/// Tells of each match at the beginning of a text: its length in bytes, and its level, or none for what is harmless. An engine behind
/// a function is no part of a program that never names it.
type Find = dyn Fn(&str, &mut dyn FnMut(usize, Option<Level>));

/// Words, patterns and exceptions of one organisation. Empty unless something is added.
#[derive(Default)]
pub struct OwnTerms {
    /// Words, sorted by the hash of their first word.
    words: Vec<Word>,
    patterns: Vec<Box<Find>>,
    /// Values that are harmless, in their bare form (see [`bare`]), sorted.
    harmless: Vec<String>,
}

/// One word or term of several.
struct Word {
    /// The hashes of its words and numbers.
    hashes: Vec<u32>,
    meaning: Meaning,
}

#[derive(Clone, Copy)]
enum Meaning {
    Found(&'static Kind),
    Harmless,
}

/// Why a term cannot be used. Says nothing of the texts that are checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnTermError {
    /// There is no letter and no digit in it.
    Empty,
    /// More than 1000 bytes.
    TooLong,
    /// A pattern that is none: where, in bytes, and what is wrong.
    Pattern {
        /// The byte of the pattern at which it goes wrong.
        at: usize,
        /// What is wrong there, in English.
        problem: String,
    },
}

impl fmt::Display for OwnTermError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no letter and no digit in it"),
            Self::TooLong => write!(f, "more than {LONGEST} bytes"),
            Self::Pattern { at, problem } => write!(f, "byte {at}: {problem}"),
        }
    }
}

impl std::error::Error for OwnTermError {}

impl OwnTerms {
    /// Adds a word or term that is found at `level`; a term at [`Level::Nothing`] is not looked for.
    ///
    /// # Errors
    /// When there is nothing in it to look for, or too much.
    pub fn find_word(&mut self, word: &str, level: Level) -> Result<(), OwnTermError> {
        let hashes = hashes(word)?;
        if let Some(kind) = kind_of(level) {
            self.insert(hashes, Meaning::Found(kind));
        }
        Ok(())
    }

    /// Adds a pattern that is found at `level`: syntax of the regex crate, without Unicode classes. At [`Level::Nothing`] it is not
    /// looked for.
    ///
    /// # Errors
    /// When it is no pattern, with the place, or becomes too large.
    pub fn find_pattern(&mut self, pattern: &str, level: Level) -> Result<(), OwnTermError> {
        self.add_pattern(pattern, Some(level))
    }

    /// Adds a word, number or address that is harmless: nothing is found in it, and a number or address is also known
    /// when it is written with other signs, or with the country before it (`+31`).
    ///
    /// # Errors
    /// As for [`Self::find_word`].
    pub fn allow(&mut self, value: &str) -> Result<(), OwnTermError> {
        self.insert(hashes(value)?, Meaning::Harmless);
        let value = bare(value);
        let at = self.harmless.partition_point(|other| *other < value);
        self.harmless.insert(at, value);
        Ok(())
    }

    /// Adds a pattern inside which nothing is found.
    ///
    /// # Errors
    /// As for [`Self::find_pattern`].
    pub fn allow_pattern(&mut self, pattern: &str) -> Result<(), OwnTermError> {
        self.add_pattern(pattern, None)
    }

    fn add_pattern(&mut self, pattern: &str, level: Option<Level>) -> Result<(), OwnTermError> {
        let pattern = Pattern::new(pattern)?;
        self.look_with(move |piece, tell| {
            if let Some(end) = pattern.find(piece) {
                tell(end, level);
            }
        });
        Ok(())
    }

    /// Adds patterns that run elsewhere: `find` gets a [`piece`] from the beginning of each word, number and mark, and tells of each
    /// match there, with its length in bytes and its level; none is harmless.
    pub fn look_with(
        &mut self,
        find: impl Fn(&str, &mut dyn FnMut(usize, Option<Level>)) + 'static,
    ) {
        self.patterns.push(Box::new(find));
    }

    /// Whether there is nothing to look for and nothing to leave out.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.patterns.is_empty()
    }

    fn insert(&mut self, hashes: Vec<u32>, meaning: Meaning) {
        let at = self.words.partition_point(|word| word.hashes < hashes);
        self.words.insert(at, Word { hashes, meaning });
    }

    /// Proposes what begins at token `at`.
    pub(crate) fn propose(&self, text: &Text<'_>, at: usize, proposals: &mut Vec<Candidate>) {
        let Some(token) = text.token(at) else {
            return;
        };
        let first = self
            .words
            .partition_point(|word| word.hashes.first() < Some(&token.word));
        for word in self.words.get(first..).unwrap_or(&[]) {
            if word.hashes.first() != Some(&token.word) {
                break;
            }
            let end = end_of(text, at, &word.hashes);
            if let Some(span) = end.and_then(|to| text.span(at, to)) {
                proposals.push(word.meaning.proposal(span));
            }
        }
        self.propose_patterns(text, token, proposals);
    }

    fn propose_patterns(&self, text: &Text<'_>, token: &Token, proposals: &mut Vec<Candidate>) {
        if self.patterns.is_empty() {
            return;
        }
        let start = token.span.start;
        let piece = piece(text.raw.get(start..).unwrap_or(""));
        for find in &self.patterns {
            find(piece, &mut |end, level| {
                let meaning = match level {
                    None => Meaning::Harmless,
                    Some(level) => match kind_of(level) {
                        Some(kind) => Meaning::Found(kind),
                        None => return,
                    },
                };
                if end > 0 && piece.is_char_boundary(end) {
                    proposals.push(meaning.proposal(Span::new(start, start + end)));
                }
            });
        }
    }

    /// Takes out what is known to be harmless, and what only says so.
    pub(crate) fn leave_out_harmless(&self, text: &Text<'_>, candidates: &mut Vec<Candidate>) {
        if self.is_empty() {
            return;
        }
        let mut places = Places::default();
        for candidate in &*candidates {
            if *candidate.kind == HARMLESS {
                places.add(HARMLESS.category, candidate.span);
            }
        }
        places.sort();
        keep(candidates, &|candidate| {
            let span = candidate.span;
            let known = !self.harmless.is_empty()
                && self
                    .harmless
                    .binary_search(&bare(span.of(text.raw)))
                    .is_ok();
            !places.hold(HARMLESS.category, span) && !known
        });
    }
}

/// Marks what is harmless on its way to [`OwnTerms::leave_out_harmless`]; never in a report.
static HARMLESS: Kind = own("harmless", Level::Nothing);
static HINT: Kind = own("own-term", Level::Hint);
static WARN: Kind = own("own-term", Level::Warn);
static STOP: Kind = own("own-term", Level::Stop);

/// Outside the table of kinds, which says what the detector knows by itself.
const fn own(id: &'static str, level: Level) -> Kind {
    Kind {
        id,
        category: Category::Business,
        replaceable: true,
        role: Role::Own(level),
        examples: &[],
        near_misses: &[],
        starts: &[],
        propose: |_, _, _| {},
    }
}

/// The kind of an own term at this level; none for a term that means nothing.
fn kind_of(level: Level) -> Option<&'static Kind> {
    match level {
        Level::Nothing => None,
        Level::Hint => Some(&HINT),
        Level::Warn => Some(&WARN),
        Level::Stop => Some(&STOP),
    }
}

impl Meaning {
    fn proposal(self, span: Span) -> Candidate {
        match self {
            Self::Found(kind) => Candidate::new(kind, span, &[weights::OWN_TERM]),
            Self::Harmless => Candidate::new(&HARMLESS, span, &[]),
        }
    }
}

/// The hashes of the words and numbers of a term.
fn hashes(term: &str) -> Result<Vec<u32>, OwnTermError> {
    if term.len() > LONGEST {
        return Err(OwnTermError::TooLong);
    }
    let hashes: Vec<u32> = tokenize(term)
        .iter()
        .filter(|token| is_said(token))
        .map(|token| token.word)
        .collect();
    if hashes.is_empty() {
        return Err(OwnTermError::Empty);
    }
    Ok(hashes)
}

fn is_said(token: &Token) -> bool {
    token.word != 0
}

/// The token after the term that begins at `at`; marks between its words do not count.
fn end_of(text: &Text<'_>, at: usize, hashes: &[u32]) -> Option<usize> {
    let mut to = at;
    for (index, &hash) in hashes.iter().enumerate() {
        while index > 0
            && text
                .token(to)
                .is_some_and(|token| matches!(token.class, Class::Mark(_)))
        {
            to += 1;
        }
        if text.token(to)?.word != hash {
            return None;
        }
        to += 1;
    }
    Some(to)
}

/// Letters and digits alone, folded; a number with `+31` or `0031` before it as it is dialled at home.
pub(crate) fn bare(value: &str) -> String {
    let international = value.trim_start().starts_with('+');
    let mut bare = String::with_capacity(value.len());
    for c in value.chars().filter(|c| c.is_alphanumeric() || *c == '@') {
        match fold_char(c) {
            Some(folded) => bare.push_str(folded),
            None => bare.push(c),
        }
    }
    let home = if international {
        bare.strip_prefix("31")
    } else {
        bare.strip_prefix("0031")
    };
    if let Some(home) = home.filter(|home| home.bytes().all(|byte| byte.is_ascii_digit())) {
        let home = home.strip_prefix('0').unwrap_or(home);
        bare = format!("0{home}");
    }
    bare
}

impl From<PatternError> for OwnTermError {
    fn from(error: PatternError) -> Self {
        match error {
            PatternError::TooLong => Self::TooLong,
            PatternError::Wrong { at, problem } => Self::Pattern { at, problem },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Checker, Report};

    fn found(terms: OwnTerms, text: &str) -> Vec<(&'static str, &str)> {
        let Report { findings, .. } = Checker::new(terms).check(text);
        findings
            .iter()
            .map(|finding| (finding.kind.id, finding.span.of(text)))
            .collect()
    }

    #[test]
    fn own_words_are_found_however_they_are_written() {
        for text in [
            "over project Zilverreiger gesproken",
            "PROJECT ZILVERREIGER",
            "project-zilverreiger",
        ] {
            let mut terms = OwnTerms::default();
            terms
                .find_word("Project Zilverreiger", Level::Stop)
                .unwrap();
            let report = Checker::new(terms).check(text);
            assert_eq!(report.verdict.level, Level::Stop, "{text}");
        }
        let mut terms = OwnTerms::default();
        terms.find_word("Zilverreiger", Level::Hint).unwrap();
        assert_eq!(
            found(terms, "de zilverreigers vlogen"),
            [],
            "a longer word is another"
        );
    }

    #[test]
    fn own_patterns_are_found_from_the_beginning_of_a_word() {
        let mut terms = OwnTerms::default();
        terms.find_pattern(r"ZR-\d{4}", Level::Warn).unwrap();
        assert_eq!(
            found(terms, "dossiers zr, ZR-1234 en XZR-9999"),
            [("own-term", "ZR-1234")]
        );
    }

    #[test]
    fn patterns_may_run_elsewhere() {
        let mut terms = OwnTerms::default();
        terms.look_with(|piece, tell| {
            if piece.starts_with("ZR-") {
                tell(7, Some(Level::Stop));
                // Nothing to point at: inside a letter, or not looked for.
                tell(8, Some(Level::Nothing));
                tell(9, Some(Level::Warn));
            }
        });
        assert_eq!(found(terms, "dossier ZR-1234 é"), [("own-term", "ZR-1234")]);
    }

    #[test]
    fn a_term_that_cannot_be_used_says_why() {
        let mut terms = OwnTerms::default();
        assert_eq!(
            terms.allow_pattern("a(b"),
            Err(Pattern::new("a(b").unwrap_err().into())
        );
        assert_eq!(terms.allow(" - "), Err(OwnTermError::Empty));
        let long = "a".repeat(LONGEST + 1);
        assert_eq!(terms.allow(&long), Err(OwnTermError::TooLong));
    }

    #[test]
    fn what_is_harmless_is_left_out() {
        let mut terms = OwnTerms::default();
        terms.allow("088-1234567").unwrap();
        terms.allow("Stichting Sarah van der Linden").unwrap();
        terms.allow_pattern(r"[a-z.]+@zorgvoorbeeld\.nl").unwrap();
        let text = "Bel +31 88 123 45 67 of 088 123 4567, mail j.bakker@zorgvoorbeeld.nl; wij zijn \
                    Stichting Sarah van der Linden. Mevrouw De Wit belde 06-12345678.";
        assert_eq!(
            found(terms, text),
            [("person-name", "De Wit"), ("nl-phone", "06-12345678")]
        );
    }

    #[test]
    fn a_pattern_costs_no_more_than_linear_time() {
        let mut terms = OwnTerms::default();
        terms.find_pattern("(a*)*b", Level::Warn).unwrap();
        terms.find_pattern("(.*a){12}", Level::Warn).unwrap();
        let text = "a ".repeat(20_000);
        assert!(Checker::new(terms).check(&text).findings.len() < 20_000);
    }
}
