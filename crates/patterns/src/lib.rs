//! The patterns of an organisation: regular expressions of linear time, each matched where a text begins.
//!
//! A crate of its own because it comes late: a chat page needs it only where an organisation has set patterns, and it is as large as
//! the names of half the country.

use regex_lite::{Regex, RegexBuilder};
use std::fmt;

/// How far a pattern may match, in bytes.
const REACH: usize = 256;
/// The most bytes of a pattern; one that compiles to more than [`LARGEST`] bytes is refused too.
const LONGEST: usize = 1000;
const LARGEST: usize = 1 << 16;

/// A regular expression in the syntax of the regex crate, without Unicode classes.
#[derive(Clone, Debug)]
pub struct Pattern(Regex);

/// Why a pattern cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternError {
    /// More than 1000 bytes.
    TooLong,
    /// It is none: where, in bytes, and what is wrong.
    Wrong {
        /// The byte at which it goes wrong.
        at: usize,
        /// What is wrong there, in English.
        problem: String,
    },
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "more than {LONGEST} bytes"),
            Self::Wrong { at, problem } => write!(f, "byte {at}: {problem}"),
        }
    }
}

impl std::error::Error for PatternError {}

impl Pattern {
    /// Compiles a pattern.
    ///
    /// # Errors
    /// When it is no pattern, with the place, or becomes too large.
    pub fn new(pattern: &str) -> Result<Self, PatternError> {
        if pattern.len() > LONGEST {
            return Err(PatternError::TooLong);
        }
        let build = |pattern: &str| {
            RegexBuilder::new(&format!("^(?:{pattern})"))
                .size_limit(LARGEST)
                .build()
        };
        // Alone first: `a)(b` would pass inside the group.
        let problem = match Regex::new(pattern).err() {
            None => match build(pattern) {
                Ok(regex) => return Ok(Self(regex)),
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
        Err(PatternError::Wrong { at, problem })
    }

    /// How many bytes at the beginning of a [`piece`] it matches; none where it matches nothing.
    pub fn find(&self, piece: &str) -> Option<usize> {
        let end = self.0.find(piece)?.end();
        (end > 0).then_some(end)
    }
}

/// What a pattern may look at: the rest of the line, and no more than 256 bytes of it. So no pattern makes a long text slow, and an
/// edit far away changes nothing.
pub fn piece(rest: &str) -> &str {
    let near = rest.get(..rest.floor_char_boundary(REACH)).unwrap_or("");
    near.split(['\n', '\r']).next().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_matched_where_the_text_begins() {
        let pattern = Pattern::new(r"ZR-\d{4}").unwrap();
        assert_eq!(pattern.find("ZR-1234 en verder"), Some(7));
        assert_eq!(pattern.find("x ZR-1234"), None);
        assert_eq!(
            Pattern::new("a*").unwrap().find("b"),
            None,
            "nothing is no match"
        );
    }

    #[test]
    fn no_more_than_a_line_of_256_bytes_is_looked_at() {
        assert_eq!(piece("een\ntwee"), "een");
        assert_eq!(piece(&"é".repeat(200)).len(), REACH);
        assert_eq!(piece(&"€".repeat(200)).len(), REACH - 1);
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
            let error = Pattern::new(pattern).unwrap_err();
            assert!(
                matches!(error, PatternError::Wrong { at: found, .. } if found == at),
                "{pattern}: {error}"
            );
        }
        let long = "a".repeat(LONGEST + 1);
        assert_eq!(Pattern::new(&long).unwrap_err(), PatternError::TooLong);
        assert!(Pattern::new("((a{50}){50}){50}").is_err());
    }
}
