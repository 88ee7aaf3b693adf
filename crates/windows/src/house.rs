//! What the organisation has set, for whoever reads a window: its own tips, whom to ask, what to use instead, reasons to choose from.

use promptwacht_screen::house::chatbot;
use promptwacht_screen::object::{each, get, text, yes};
use promptwacht_screen::page;
use promptwacht_screen::words::{key, say};
use wasm_bindgen::prelude::*;

/// A tip of the organisation.
pub(crate) struct OwnTip {
    pub(crate) title: String,
    pub(crate) text: String,
    /// Where more stands.
    pub(crate) page: Option<String>,
}

/// The first tip of the organisation that is for one of these kinds.
pub(crate) fn tip_for(policy: &JsValue, kinds: &[String]) -> Option<OwnTip> {
    let fits = |tip: &JsValue| {
        let what = each(tip, "for");
        what.iter()
            .filter_map(|what| what.as_string())
            .any(|what| kinds.contains(&what))
    };
    let tip = each(policy, "tips").iter().find(fits)?;
    Some(OwnTip {
        title: text(&tip, "title")?,
        text: text(&tip, "text")?,
        page: text(&tip, "page"),
    })
}

/// Whether the organisation shows this page of the extension.
pub(crate) fn shows(policy: &JsValue, page: &str) -> bool {
    get(&get(policy, "pages"), page).as_bool() != Some(false)
}

/// The part of the pages to learn where a leak is reported, with what is known: where, and ids of kinds.
pub(crate) fn report(kinds: &[String]) -> String {
    let host = page::host().unwrap_or_default();
    ["report/from/", &host, "/", &kinds.join(",")].concat()
}

/// Whether nothing may be sent here, whatever it says: this chatbot was refused, or it is none of those that may be used. The page's level
/// in `crates/content/src/policy.rs` follows the same settings.
pub(crate) fn is_refused(policy: &JsValue, chatbot: Option<&JsValue>) -> bool {
    let (of, field, refused) = match chatbot {
        Some(chatbot) => (chatbot, "approval", "refused"),
        None => (policy, "other_chatbots", "stop"),
    };
    text(of, field).as_deref() == Some(refused) && !page::is_ours()
}

/// Name and address of what to use: what stands with this chatbot, or else the first approved one.
pub(crate) fn alternative(policy: &JsValue) -> Option<(String, String)> {
    if let Some(page) = chatbot(policy).and_then(|here| text(&here, "alternative")) {
        let name = page.trim_start_matches("https://").trim_end_matches('/');
        return Some((name.to_owned(), page.clone()));
    }
    let approved = each(policy, "chatbots")
        .iter()
        .find(|chatbot| text(chatbot, "approval").as_deref() == Some("approved"))?;
    let host = text(&approved, "host")?;
    Some((
        text(&approved, "name").unwrap_or_else(|| host.clone()),
        ["https://", &host].concat(),
    ))
}

/// Whom to ask: the one for privacy, or else the first of the list; name and phone number or address.
pub(crate) fn contact(policy: &JsValue) -> Option<String> {
    let contacts = each(&get(policy, "organisation"), "contacts");
    let is_privacy = |one: &JsValue| text(one, "role").as_deref() == Some("privacy");
    let contact = contacts
        .iter()
        .find(is_privacy)
        .or_else(|| contacts.iter().next())?;
    let name = text(&contact, "name")?;
    let by = text(&contact, "phone").or_else(|| text(&contact, "mail"));
    Some(by.map_or(name.clone(), |by| [&name, " (", &by, ")"].concat()))
}

/// Whether a reason must be chosen before a held prompt is sent.
pub(crate) fn asks_reason(policy: &JsValue) -> bool {
    yes(&get(policy, "sending"), "ask_reason")
}

/// The reasons to choose from: those of the organisation, or else ours.
pub(crate) fn reasons(policy: &JsValue) -> Vec<String> {
    let own: Vec<String> = each(&get(policy, "sending"), "reasons")
        .iter()
        .filter_map(|reason| reason.as_string())
        .collect();
    if !own.is_empty() {
        return own;
    }
    let ours = [
        key::BUTTON_REASON_1,
        key::BUTTON_REASON_2,
        key::BUTTON_REASON_3,
        key::BUTTON_REASON_4,
    ];
    ours.map(|key| say(key).to_owned()).into()
}
