//! What an organisation adds to the detector: own words and patterns to look for, and what is known to be harmless.
//!
//! Words are compared as the word lists are: whatever their case and diacritics, whatever marks stand between them.
//! Patterns run on a small linear-time engine, from the beginning of each word, number or mark, over at most
//! [`REACH`] bytes of one line: so no pattern, however it is written, makes a long text slow, and an edit far away
//! changes nothing.

use std::fmt;

#[cfg(feature = "patterns")]
use regex_lite::Regex;

use crate::candidate::Candidate;
use crate::fold::fold_char;
use crate::ignored::{Places, keep};
use crate::kind::{Category, Kind};
use crate::report::{Level, Span};
use crate::role::Role;
use crate::text::Text;
use crate::token::{Class, Token, tokenize};
use crate::weights;

/// How far a pattern may match, in bytes.
#[cfg(feature = "patterns")]
const REACH: usize = 256;
/// The most bytes of a word or pattern; a pattern that compiles to more than [`LARGEST`] bytes is refused too.
const LONGEST: usize = 1000;
#[cfg(feature = "patterns")]
const LARGEST: usize = 1 << 16;

/// Words, patterns and exceptions of one organisation. Empty unless something is added.
#[derive(Default)]
pub struct OwnTerms {
    /// Words, sorted by the hash of their first word.
    words: Vec<Word>,
    #[cfg(feature = "patterns")]
    patterns: Vec<(Regex, Meaning)>,
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

    /// Adds a pattern that is found at `level`: syntax of the regex crate, without Unicode classes.
    ///
    /// # Errors
    /// When it is no pattern, with the place, or becomes too large.
    #[cfg(feature = "patterns")]
    pub fn find_pattern(&mut self, pattern: &str, level: Level) -> Result<(), OwnTermError> {
        let regex = compile(pattern)?;
        if let Some(kind) = kind_of(level) {
            self.patterns.push((regex, Meaning::Found(kind)));
        }
        Ok(())
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
    #[cfg(feature = "patterns")]
    pub fn allow_pattern(&mut self, pattern: &str) -> Result<(), OwnTermError> {
        self.patterns.push((compile(pattern)?, Meaning::Harmless));
        Ok(())
    }

    /// Whether there is nothing to look for and nothing to leave out.
    pub fn is_empty(&self) -> bool {
        #[cfg(feature = "patterns")]
        if !self.patterns.is_empty() {
            return false;
        }
        self.words.is_empty()
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
        #[cfg(feature = "patterns")]
        self.propose_patterns(text, token, proposals);
    }

    #[cfg(feature = "patterns")]
    fn propose_patterns(&self, text: &Text<'_>, token: &Token, proposals: &mut Vec<Candidate>) {
        if self.patterns.is_empty() {
            return;
        }
        let start = token.span.start;
        let rest = text.raw.get(start..).unwrap_or("");
        let piece = rest.get(..rest.floor_char_boundary(REACH)).unwrap_or("");
        let line = piece.split(['\n', '\r']).next().unwrap_or("");
        for (regex, meaning) in &self.patterns {
            let found = regex.find(line).filter(|found| found.end() > 0);
            if let Some(found) = found {
                proposals.push(meaning.proposal(Span::new(start, start + found.end())));
            }
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

#[cfg(feature = "patterns")]
fn compile(pattern: &str) -> Result<Regex, OwnTermError> {
    if pattern.len() > LONGEST {
        return Err(OwnTermError::TooLong);
    }
    let build = |pattern: &str| {
        regex_lite::RegexBuilder::new(&format!("^(?:{pattern})"))
            .size_limit(LARGEST)
            .build()
    };
    // Alone first: `a)(b` would pass inside the group.
    let problem = match Regex::new(pattern).err() {
        None => match build(pattern) {
            Ok(regex) => return Ok(regex),
            Err(error) => error.to_string(),
        },
        Some(error) => error.to_string(),
    };
    // The engine names no place: it goes wrong where from then on every beginning of the pattern goes wrong.
    let at = (0..=pattern.len())
        .rev()
        .filter(|&end| pattern.is_char_boundary(end))
        .find(|&end| {
            pattern
                .get(..end)
                .is_some_and(|head| Regex::new(head).is_ok())
        })
        .unwrap_or(0);
    Err(OwnTermError::Pattern { at, problem })
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
    fn a_pattern_that_is_none_says_where() {
        for (pattern, at) in [
            ("a(b", 1),
            ("ab)c", 2),
            ("*a", 0),
            ("[a-", 0),
            ("a{2,1}", 1),
            ("a)(b", 1),
            (r"x\p{L}", 1),
        ] {
            let error = OwnTerms::default()
                .find_pattern(pattern, Level::Warn)
                .unwrap_err();
            assert!(
                matches!(error, OwnTermError::Pattern { at: found, .. } if found == at),
                "{pattern}: {error}"
            );
        }
        let long = "a".repeat(LONGEST + 1);
        assert_eq!(
            OwnTerms::default().allow_pattern(&long),
            Err(OwnTermError::TooLong)
        );
        assert!(
            OwnTerms::default()
                .find_pattern("((a{50}){50}){50}", Level::Warn)
                .is_err()
        );
        assert_eq!(OwnTerms::default().allow(" - "), Err(OwnTermError::Empty));
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
