//! What a count can stand under: closed enums alone.
//!
//! Each variant has an id that is kept, sent and shown. Ids never change: counts that wait in a browser are read again after an
//! update.

use serde::{Deserialize, Serialize};

/// An enum with a lasting id for each variant.
macro_rules! closed {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $id:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $id)] $variant,)+
        }

        impl $name {
            /// All of them, in their order in tables.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its lasting id.
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id,)+
                }
            }

            /// The one with this id.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.id() == id)
            }
        }
    };
}

closed! {
    /// A chatbot: a row of `crates/guard/sites.toml`, or any other page.
    Site {
        /// `ChatGPT`.
        Chatgpt = "chatgpt",
        /// Claude.
        Claude = "claude",
        /// Copilot.
        Copilot = "copilot",
        /// `DeepSeek`.
        Deepseek = "deepseek",
        /// Duck.ai.
        Duckai = "duckai",
        /// Gemini.
        Gemini = "gemini",
        /// Grok.
        Grok = "grok",
        /// Microsoft 365 Copilot Chat.
        M365 = "m365",
        /// Mistral.
        Mistral = "mistral",
        /// Copilot in Teams and Office.
        Office = "office",
        /// Perplexity.
        Perplexity = "perplexity",
        /// A site that an organisation added: which one is not told.
        Other = "other",
    }
}

closed! {
    /// How far a text may go, as the detector's own.
    Level {
        /// Nothing was found that asks for attention.
        Nothing = "nothing",
        /// A small note at the box.
        Hint = "hint",
        /// Asked before sending.
        Warn = "warn",
        /// Not sent until the text has changed.
        Stop = "stop",
    }
}

closed! {
    /// What sort of data was found, as the detector's own.
    Category {
        /// Points to one person.
        Personal = "personal",
        /// Health and the other special categories of AVG article 9, and criminal data.
        Special = "special",
        /// Sensitive for the organisation.
        Business = "business",
        /// Opens a door: password, key, token.
        Credential = "credential",
    }
}

closed! {
    /// What a user did.
    Action {
        /// Put placeholders in the place of what was found, and sent that.
        Replaced = "replaced",
        /// Went back to the text, which was not sent.
        Edited = "edited",
        /// Sent the text all the same.
        SentOn = "sent-on",
        /// "Klopt niet", for this text once.
        SetAsideNow = "set-aside-now",
        /// "Klopt niet", for this value in this chat.
        SetAsideChat = "set-aside-chat",
        /// "Klopt niet", for this kind on this site.
        SetAsideSite = "set-aside-site",
        /// Gave a file to the page after a question.
        FileGiven = "file-given",
        /// Kept a file back after a question.
        FileKept = "file-kept",
        /// Read or copied an answer with the real values.
        AnswerRestored = "answer-restored",
        /// Made a report of leaked data.
        LeakReported = "leak-reported",
    }
}

closed! {
    /// A page of the extension that was worked through to its end.
    Page {
        /// The tips.
        Tips = "tips",
        /// A case of the practice chat.
        Practice = "practice",
        /// The quiz.
        Quiz = "quiz",
        /// The stories.
        Stories = "stories",
        /// The AI-VolwassenheidsKompas.
        Kompas = "kompas",
        /// The lesson before access, with the pass mark reached.
        Lesson = "lesson",
    }
}

closed! {
    /// The work that a user chose on the page of the own progress: a row of `crates/coach/content/paths.toml`, or none.
    Role {
        /// Works with patients or clients.
        Clinician = "clinician",
        /// Leads a team or gives training.
        Manager = "manager",
        /// Works on privacy, security or IT.
        Officer = "officer",
        /// Chose nothing. In tables of many also those of groups too small to stand apart.
        Unknown = "unknown",
    }
}

impl Site {
    /// The site with this id in the table, or [`Site::Other`].
    pub fn of(id: &str) -> Self {
        Self::from_id(id).unwrap_or(Self::Other)
    }
}

impl From<promptwacht_detector::Level> for Level {
    fn from(level: promptwacht_detector::Level) -> Self {
        use promptwacht_detector::Level as Theirs;
        match level {
            Theirs::Nothing => Self::Nothing,
            Theirs::Hint => Self::Hint,
            Theirs::Warn => Self::Warn,
            Theirs::Stop => Self::Stop,
        }
    }
}

impl From<promptwacht_detector::Category> for Category {
    fn from(category: promptwacht_detector::Category) -> Self {
        use promptwacht_detector::Category as Theirs;
        match category {
            Theirs::Personal => Self::Personal,
            Theirs::Special => Self::Special,
            Theirs::Business => Self::Business,
            Theirs::Credential => Self::Credential,
        }
    }
}

/// Something that happened and is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Event {
    /// A chat page was opened.
    Visit(Site),
    /// A prompt was judged as it was about to be sent; the level of its verdict.
    Prompt(Site, Level),
    /// A finding in such a prompt. Words that only give context, of the level nothing, are not counted.
    Finding(Site, Category, Level),
    /// A user did something at a prompt or a file.
    Action(Site, Action),
    /// A page of the training was done by somebody of this role.
    Training(Page, Role),
}

impl Event {
    /// The chatbot it happened at, if it was at one.
    pub const fn site(self) -> Option<Site> {
        match self {
            Self::Visit(site)
            | Self::Prompt(site, _)
            | Self::Finding(site, ..)
            | Self::Action(site, _) => Some(site),
            Self::Training(..) => None,
        }
    }

    /// The role it was done in, where that is counted.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Training(_, role) => Some(role),
            _ => None,
        }
    }

    /// Whether it is counted at all.
    pub(crate) const fn counts(self) -> bool {
        !matches!(self, Self::Finding(_, _, Level::Nothing))
    }

    /// Every event that is counted: the size of the table of one day.
    pub fn all() -> impl Iterator<Item = Self> {
        let at_sites = Site::ALL.iter().flat_map(|&site| {
            let visit = std::iter::once(Self::Visit(site));
            let prompts = Level::ALL
                .iter()
                .map(move |&level| Self::Prompt(site, level));
            let findings = Category::ALL.iter().flat_map(move |&category| {
                let levels = Level::ALL.iter();
                levels.map(move |&level| Self::Finding(site, category, level))
            });
            let actions = Action::ALL
                .iter()
                .map(move |&action| Self::Action(site, action));
            visit.chain(prompts).chain(findings).chain(actions)
        });
        let pages = Page::ALL.iter().flat_map(|&page| {
            let roles = Role::ALL.iter();
            roles.map(move |&role| Self::Training(page, role))
        });
        at_sites.chain(pages).filter(|event| event.counts())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sites_are_those_that_are_guarded() {
        let guarded: Vec<&str> = promptwacht_guard::SITES
            .iter()
            .map(|site| site.id)
            .collect();
        let counted: Vec<&str> = Site::ALL.iter().map(|site| site.id()).collect();
        assert_eq!(counted, [&guarded[..], &["other"]].concat());
        assert_eq!(Site::of("claude"), Site::Claude);
        assert_eq!(Site::of("https://chat.example.org/?q=Jan"), Site::Other);
    }

    #[test]
    fn levels_and_categories_have_the_names_of_the_detector() {
        for level in [
            promptwacht_detector::Level::Nothing,
            promptwacht_detector::Level::Hint,
            promptwacht_detector::Level::Warn,
            promptwacht_detector::Level::Stop,
        ] {
            assert_eq!(Level::from(level).id(), level.id());
        }
        for kind in promptwacht_detector::KINDS {
            assert!(Category::ALL.contains(&kind.category.into()));
        }
    }

    #[test]
    fn a_day_has_a_fixed_number_of_rows() {
        assert_eq!(Event::all().count(), 12 * (1 + 4 + 12 + 10) + 6 * 4);
    }
}
