//! What happened, for anonymous counts: one byte each, so that no text can come with it.

use crate::set_aside::Scope;
use promptwacht_detector::{Category, Level, Report};

/// Something that may be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noted {
    /// A prompt was judged as it was about to be sent.
    Prompt(Level),
    /// Something was found in it.
    Finding(Category, Level),
    /// The user did something about it.
    Deed(Deed),
    /// A chat page was opened.
    Visit,
}

/// What a user did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Sent the text with placeholders.
    Replaced,
    /// Went back to the text.
    Edited,
    /// Sent the text all the same.
    SentOn,
    /// "Klopt niet", for this text.
    AsideOnce,
    /// "Klopt niet", for this value in this chat.
    AsideChat,
    /// "Klopt niet", for this kind on this site.
    AsideSite,
}

const LEVELS: [Level; 4] = [Level::Nothing, Level::Hint, Level::Warn, Level::Stop];
const CATEGORIES: [Category; 4] = [
    Category::Personal,
    Category::Special,
    Category::Business,
    Category::Credential,
];
const DEEDS: [Deed; 6] = [
    Deed::Replaced,
    Deed::Edited,
    Deed::SentOn,
    Deed::AsideOnce,
    Deed::AsideChat,
    Deed::AsideSite,
];
/// The first byte of findings, that of deeds, and that of a visit.
const FINDING: u8 = 4;
const DEED: u8 = 20;
const VISIT: u8 = 26;

impl Noted {
    /// Each of them.
    pub fn all() -> impl Iterator<Item = Self> {
        let findings = CATEGORIES
            .into_iter()
            .flat_map(|category| LEVELS.map(|level| Self::Finding(category, level)));
        let prompts = LEVELS.into_iter().map(Self::Prompt);
        let deeds = DEEDS.into_iter().map(Self::Deed);
        prompts.chain(findings).chain(deeds).chain([Self::Visit])
    }

    /// As one byte.
    #[inline]
    pub const fn code(self) -> u8 {
        match self {
            Self::Prompt(level) => level as u8,
            Self::Finding(category, level) => FINDING + 4 * category as u8 + level as u8,
            Self::Deed(deed) => DEED + deed as u8,
            Self::Visit => VISIT,
        }
    }

    /// The one with this byte.
    pub fn from_code(code: u8) -> Option<Self> {
        Self::all().find(|noted| noted.code() == code)
    }
}

/// What happened since somebody last looked. Nobody may ever look, so the oldest are not kept for long.
#[derive(Default)]
pub(crate) struct Notes {
    codes: Vec<u8>,
    /// The prompt that was noted last, as the count and sum of its letters: a page sends one in more than one way at once.
    last: (u32, u32),
}

/// What the page side notes, written out: the module of a chat tab has no room for a match.
pub(crate) const REPLACED: u8 = Noted::Deed(Deed::Replaced).code();
pub(crate) const EDITED: u8 = Noted::Deed(Deed::Edited).code();
pub(crate) const SENT_ON: u8 = Noted::Deed(Deed::SentOn).code();
/// The first of the scopes, in their order.
const ASIDE: u8 = Noted::Deed(Deed::AsideOnce).code();

/// More than any text that a person reads has findings, in bytes.
const MOST: usize = 1000;

impl Notes {
    pub(crate) fn add(&mut self, code: u8) {
        if self.codes.len() < MOST {
            self.codes.push(code);
        }
    }

    pub(crate) fn add_aside(&mut self, scope: Scope) {
        self.add(ASIDE + scope as u8);
    }

    /// A prompt with these letters is about to leave; whether it is another one than the last.
    pub(crate) fn is_new(&mut self, letters: (u32, u32)) -> bool {
        std::mem::replace(&mut self.last, letters) != letters
    }

    pub(crate) fn add_prompt(&mut self, report: &Report) {
        self.add(report.verdict.level as u8);
        for finding in report.flagged() {
            self.add(FINDING + 4 * finding.category() as u8 + finding.level as u8);
        }
    }

    pub(crate) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.codes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of a prompt is `Copy` and borrows nothing, so it holds no text that was made while the program ran.
    const _: () = {
        const fn holds_no_text<T: Copy + 'static>() {}
        holds_no_text::<Noted>();
    };

    #[test]
    fn each_has_a_byte_of_its_own() {
        let codes: Vec<u8> = Noted::all().map(Noted::code).collect();
        assert_eq!(codes, (0..27).collect::<Vec<u8>>());
        for noted in Noted::all() {
            assert_eq!(Noted::from_code(noted.code()), Some(noted));
        }
        assert_eq!(Noted::from_code(27), None);
    }

    #[test]
    fn what_nobody_takes_does_not_grow() {
        let mut notes = Notes::default();
        for _ in 0..10_000 {
            notes.add(EDITED);
        }
        assert_eq!(notes.take().len(), MOST);
        assert!(notes.take().is_empty());
    }
}
