//! Every setting, a file for each group. What a type's comment says is what IT reads: in the schema, in the reference page and in
//! the template of the command line.

mod chatbots;
mod counts;
mod display;
mod files;
mod house_rules;
mod leak_report;
mod learning;
mod levels;
mod organisation;
mod own_terms;
mod sending;
mod sites;
mod switch;
mod tips;
mod training;

pub use chatbots::{Approval, Chatbot, OtherChatbots};
pub use counts::Counts;
pub use display::{Display, Language, Pages};
pub use files::{FileKind, FileLevel, FileLevelName, file_level};
pub use house_rules::HouseRules;
pub use leak_report::LeakReport;
pub use learning::{LawPoint, Learning};
pub use levels::{LevelFor, LevelName, levels_by_id};
pub use organisation::{Contact, ContactRole, Organisation};
pub use own_terms::{OwnPattern, OwnTerm, OwnWords};
pub use sending::{NotRight, Sending};
pub use sites::{Site, SiteCall};
pub use switch::Switch;
pub use tips::{Link, OwnTip};
pub use training::Training;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Settings of Promptwacht for an organisation. What is set here is locked for the user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Policy {
    /// Who the organisation is and whom its people can ask.
    pub organisation: Organisation,
    /// How the extension shows itself.
    pub display: Display,
    /// The organisation's rules for chatbots, shown on the chat page and accepted once for each version.
    pub house_rules: HouseRules,
    /// The level of a finding by its kind or category, in the place of what the decision table says. Passwords and keys, and numbers
    /// of one person that are certain, stay at stop. The entry of a kind goes before that of its category.
    pub levels: Vec<LevelFor>,
    /// The level of files by what they are, in the place of our own: a recording stops, what cannot be read is asked about.
    pub files: Vec<FileLevel>,
    /// Whether a held prompt may be sent all the same.
    pub sending: Sending,
    /// Which of the answers "klopt niet" (not right) a user has.
    pub not_right: NotRight,
    /// Words and patterns of the organisation to look for, and values that are harmless.
    pub own_terms: OwnWords,
    /// The chatbots about which the organisation has decided.
    pub chatbots: Vec<Chatbot>,
    /// What happens on a guarded chatbot that is not in `chatbots`.
    pub other_chatbots: OtherChatbots,
    /// More chat pages to guard, and other selectors for one that we know and that has changed (the same `id`).
    pub sites: Vec<Site>,
    /// Tips of the organisation, beside ours.
    pub tips: Vec<OwnTip>,
    /// Links that are shown with the tips: the organisation's own pages on safe work.
    pub links: Vec<Link>,
    /// Where a report of leaked data goes.
    pub leak_report: LeakReport,
    /// The lesson before access to a chatbot.
    pub training: Training,
    /// What the pages to learn say of the organisation.
    pub learning: Learning,
    /// Anonymous counts of use. Off as long as there is no address and `keep` is off.
    pub counts: Counts,
    /// Which pages of the extension are shown.
    pub pages: Pages,
}
