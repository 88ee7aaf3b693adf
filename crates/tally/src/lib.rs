//! Extension side: keeps the counts of this browser for the worker, and shows them to the user.
//!
//! What is kept goes in and out as JSON: the browser may stop the worker at any moment, so nothing lives here.

mod shown;

use promptwacht_counts::key::{Action, Page, Role, Site};
use promptwacht_counts::{Answer, Counts, Event, Hour, Report};
use promptwacht_guard::{Deed, Noted, site_for};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

/// Counts what happened in this hour (hours since 1970, UTC) and gives what is to be kept. `host` is that of the chat page, or empty for a
/// page of ours; `events` is a JSON list of bytes of [`Noted`], ids of [`Action`] and pairs of ids of [`Page`] and [`Role`]; what is none of these is
/// passed over.
/// `chance` is a random number.
#[wasm_bindgen]
pub fn note(kept: &str, hour: u32, chance: u32, host: &str, events: &str) -> String {
    let mut counts = Counts::read(kept);
    counts.note(Hour(hour), chance, &events_of(host, events));
    counts.write()
}

/// What is to be kept, where something is to be sent and the collector is to be asked in this hour whether it is there.
#[wasm_bindgen]
pub fn ask(kept: &str, hour: u32) -> Option<String> {
    let mut counts = Counts::read(kept);
    counts.asks(Hour(hour)).then(|| counts.write())
}

/// The body of the request that asks.
#[wasm_bindgen]
pub fn probe() -> String {
    promptwacht_counts::PROBE.to_owned()
}

/// A report on its way.
#[wasm_bindgen(getter_with_clone)]
#[derive(Debug)]
pub struct Taken {
    /// To be kept before it leaves.
    pub kept: String,
    /// For [`answered`].
    pub report: String,
    /// What is sent.
    pub body: String,
}

/// The report that is to leave in this hour, if there is one.
#[wasm_bindgen]
pub fn take(kept: &str, hour: u32) -> Option<Taken> {
    let mut counts = Counts::read(kept);
    let report = counts.take(Hour(hour))?;
    Some(Taken {
        kept: counts.write(),
        report: serde_json::to_string(&report).ok()?,
        body: report.body(),
    })
}

/// Takes in what became of the report that was taken in this hour, and gives what is to be kept. `status` is that of the HTTP answer, 0
/// where none came.
#[wasm_bindgen]
pub fn answered(kept: &str, hour: u32, report: &str, status: u16) -> String {
    let mut counts = Counts::read(kept);
    if let Ok(report) = serde_json::from_str::<Report>(report) {
        let status = (status > 0).then_some(status);
        counts.answered(Hour(hour), &report, Answer::of(status));
    }
    counts.write()
}

/// Nothing is counted any more: what is to be kept, if anything.
#[wasm_bindgen]
pub fn stop(kept: &str, hour: u32) -> Option<String> {
    let mut counts = Counts::read(kept);
    counts.stop(Hour(hour));
    (!counts.is_empty()).then(|| counts.write())
}

/// What left and what waits, for the user: see [`shown::shown`].
#[wasm_bindgen]
pub fn show(kept: &str) -> String {
    shown::shown(&Counts::read(kept))
}

/// The counts of this browser as a table for a spreadsheet.
#[wasm_bindgen]
pub fn csv(kept: &str) -> String {
    Counts::read(kept).csv()
}

/// One thing of a page's message. Ids are parsed into enums at once: a text that is none of them goes no further.
#[derive(Deserialize)]
#[serde(untagged)]
enum Told {
    Noted(u8),
    Action(Action),
    Done(Page, Role),
    Other(serde::de::IgnoredAny),
}

fn events_of(host: &str, events: &str) -> Vec<Event> {
    let told: Vec<Told> = serde_json::from_str(events).unwrap_or_default();
    let site =
        (!host.is_empty()).then(|| site_for(host).map_or(Site::Other, |site| Site::of(site.id)));
    let event = |told| match (told, site) {
        (Told::Noted(code), Some(site)) => Some(event_of(site, Noted::from_code(code)?)),
        (Told::Action(action), Some(site)) => Some(Event::Action(site, action)),
        (Told::Done(page, role), None) => Some(Event::Training(page, role)),
        _ => None,
    };
    told.into_iter().filter_map(event).collect()
}

fn event_of(site: Site, noted: Noted) -> Event {
    let deed = match noted {
        Noted::Visit => return Event::Visit(site),
        Noted::Prompt(level) => return Event::Prompt(site, level.into()),
        Noted::Finding(category, level) => {
            return Event::Finding(site, category.into(), level.into());
        }
        Noted::Deed(deed) => deed,
    };
    let action = match deed {
        Deed::Replaced => Action::Replaced,
        Deed::Edited => Action::Edited,
        Deed::SentOn => Action::SentOn,
        Deed::AsideOnce => Action::SetAsideNow,
        Deed::AsideChat => Action::SetAsideChat,
        Deed::AsideSite => Action::SetAsideSite,
    };
    Event::Action(site, action)
}

#[cfg(test)]
mod tests;
