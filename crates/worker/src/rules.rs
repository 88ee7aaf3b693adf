//! What the organisation has set, as far as a file or a call without a guard needs it.

use promptwacht_detector::{Checker, Level, Report};
use promptwacht_guard::House;
use promptwacht_policy::settings::{
    Chatbot, FileLevel, LevelFor, OwnWords, file_level, levels_by_id,
};
use serde::Deserialize;

/// The settings that count here, as `extension/policy.js` keeps them.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Set {
    levels: Vec<LevelFor>,
    files: Vec<FileLevel>,
    own_terms: OwnWords,
    chatbots: Vec<Chatbot>,
}

/// How a text for one chatbot is judged, and files by their kind.
#[derive(Default)]
pub(crate) struct Rules {
    checker: Checker,
    house: House,
    files: Vec<FileLevel>,
}

impl Rules {
    /// Of a policy in JSON, for the chatbot on this host. What is no policy sets nothing: our own levels hold.
    pub(crate) fn new(policy: &str, host: &str) -> Self {
        let set: Set = serde_json::from_str(policy).unwrap_or_default();
        let mut chatbots = set.chatbots.iter();
        let here = chatbots.find(|chatbot| chatbot.host.0.eq_ignore_ascii_case(host));
        Self {
            checker: Checker::new(set.own_terms.terms()),
            house: House {
                levels: levels_by_id(&set.levels),
                closed: here.is_some_and(|chatbot| chatbot.closed),
                ..House::default()
            },
            files: set.files,
        }
    }

    /// Judges a text.
    pub(crate) fn check(&mut self, text: &str) -> Report {
        let mut report = self.checker.check(text);
        self.house.apply(text, &mut report);
        report
    }

    /// The level that is set for files of this kind.
    pub(crate) fn of_files(&self, kind: &str) -> Option<Level> {
        file_level(&self.files, kind)
    }
}
