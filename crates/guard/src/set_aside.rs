//! "Klopt niet": what the user says is no finding, how far that goes, and the way back.
//!
//! Holds real values, so it stays in memory and never prints them.

use crate::placeholders::folded;
use promptwacht_detector::{Ignored, Kind};
use std::fmt;

/// How far "klopt niet" goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// This value in this text, until the text changes or is sent.
    Once,
    /// This value, until another chat begins.
    Chat,
    /// Every value of this kind on this site, until the page is closed.
    Site,
}

impl Scope {
    /// All of them, the narrowest first.
    pub const ALL: [Self; 3] = [Self::Once, Self::Chat, Self::Site];

    /// Its name in messages.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Chat => "chat",
            Self::Site => "site",
        }
    }
}

/// What an organisation lets its people set aside.
#[derive(Clone, Copy, Debug)]
pub struct MaySetAside {
    /// [`Scope::Once`].
    pub once: bool,
    /// [`Scope::Chat`].
    pub chat: bool,
    /// [`Scope::Site`].
    pub site: bool,
}

impl Default for MaySetAside {
    fn default() -> Self {
        Self {
            once: true,
            chat: true,
            site: true,
        }
    }
}

impl MaySetAside {
    /// Whether a finding of this kind may be set aside so far.
    pub fn allows(self, kind: &Kind, scope: Scope) -> bool {
        match scope {
            Scope::Once => self.once,
            Scope::Chat => self.chat,
            Scope::Site => self.site && !NEVER_WHOLE.contains(&kind.id),
        }
    }
}

/// Kinds that are never switched off as a whole: numbers that point to one person or account and carry a check digit, and what
/// opens a door.
const NEVER_WHOLE: [&str; 11] = [
    "bank-account",
    "be-insz",
    "de-kvnr",
    "foreign-number",
    "iban",
    "nl-a-number",
    "nl-big",
    "nl-bsn",
    "nl-education-number",
    "payment-card",
    "secret",
];

/// Something that was set aside.
#[derive(Clone)]
pub struct Aside {
    /// To take it back by.
    pub id: u32,
    /// What it was found to be.
    pub kind: &'static Kind,
    /// As it was written; empty where the whole kind is meant.
    pub value: String,
    /// How far it goes.
    pub scope: Scope,
}

impl fmt::Debug for Aside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Aside({}, {:?}, {:?})", self.id, self.kind, self.scope)
    }
}

/// All that is set aside on a page.
#[derive(Default)]
pub(crate) struct SetAside {
    pub(crate) may: MaySetAside,
    list: Vec<Aside>,
    ignored: Ignored,
    last_id: u32,
    /// The text that [`Scope::Once`] is about.
    text: String,
}

impl SetAside {
    /// What the detector must leave out.
    pub(crate) fn ignored(&self) -> &Ignored {
        &self.ignored
    }

    pub(crate) fn list(&self) -> &[Aside] {
        &self.list
    }

    /// What is set aside and may matter for this text.
    pub(crate) fn about(&self, text: &str) -> Vec<Aside> {
        let text = folded(text);
        let matters = |aside: &&Aside| text.contains(&folded(&aside.value));
        self.list.iter().filter(matters).cloned().collect()
    }

    /// Sets a finding of `text` aside, if that is allowed.
    pub(crate) fn add(&mut self, kind: &'static Kind, value: &str, scope: Scope, text: &str) {
        if !self.may.allows(kind, scope) {
            return;
        }
        self.last_id += 1;
        let value = if scope == Scope::Site { "" } else { value };
        self.list.push(Aside {
            id: self.last_id,
            kind,
            value: value.to_owned(),
            scope,
        });
        text.clone_into(&mut self.text);
        self.list_changed();
    }

    /// Takes one back. Answers whether there was one.
    pub(crate) fn take_back(&mut self, id: u32) -> bool {
        self.keep(|aside| aside.id != id)
    }

    /// The box holds this text now. While placeholders are being put in, it is still the text that the user judged.
    pub(crate) fn read(&mut self, text: &str, replacing: bool) -> bool {
        // An empty box is never the text that was judged.
        if self.text == text && !text.is_empty() {
            return false;
        }
        if replacing {
            text.clone_into(&mut self.text);
            return false;
        }
        self.text.clear();
        self.keep(|aside| aside.scope != Scope::Once)
    }

    /// Whether something is set aside for one text alone.
    pub(crate) fn is_for_one_text(&self) -> bool {
        self.list.iter().any(|aside| aside.scope == Scope::Once)
    }

    /// Another chat begins.
    pub(crate) fn new_chat(&mut self) -> bool {
        self.keep(|aside| aside.scope == Scope::Site)
    }

    /// The page is left.
    pub(crate) fn clear(&mut self) -> bool {
        self.keep(|_| false)
    }

    /// Answers whether anything went.
    fn keep(&mut self, which: impl Fn(&Aside) -> bool) -> bool {
        let before = self.list.len();
        self.list.retain(which);
        let changed = self.list.len() != before;
        if changed {
            self.list_changed();
        }
        changed
    }

    fn list_changed(&mut self) {
        self.ignored = Ignored::default();
        for aside in &self.list {
            match aside.scope {
                Scope::Site => self.ignored.kind(aside.kind),
                Scope::Once | Scope::Chat => self.ignored.value(aside.kind, &aside.value),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use promptwacht_detector::KINDS;

    #[test]
    fn what_is_never_switched_off_exists() {
        for id in NEVER_WHOLE {
            assert!(KINDS.iter().any(|kind| kind.id == id), "{id}");
        }
    }

    #[test]
    fn a_policy_may_forbid_each() {
        let name = KINDS.iter().find(|kind| kind.id == "person-name").unwrap();
        let may = MaySetAside {
            chat: false,
            ..MaySetAside::default()
        };
        assert_eq!(
            Scope::ALL.map(|scope| may.allows(name, scope)),
            [true, false, true]
        );
    }

    #[test]
    fn debug_keeps_the_value_to_itself() {
        let mut aside = SetAside::default();
        let name = KINDS.iter().find(|kind| kind.id == "person-name").unwrap();
        aside.add(name, "De Wit", Scope::Chat, "De Wit belde");
        assert!(!format!("{:?}", aside.list()).contains("Wit"));
    }
}
