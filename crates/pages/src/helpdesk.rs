//! What the helpdesk wants to know, in words. Holds no text of prompts: of a page its host alone, of what was set aside the number.

use js_sys::{Date, Object};
use promptwacht_guard::{SITES, Site, site_for};
use promptwacht_policy::{Complaint, Remedy, schema};
use serde_json::Value;

use crate::complaint;
use crate::store::Store;
use crate::words::{label, language, say, say_with};
use promptwacht_kit::browser;

/// Rows under a heading: what, and how it stands.
#[derive(Clone, PartialEq)]
pub(crate) struct Part {
    pub(crate) heading: String,
    pub(crate) rows: Vec<(String, String)>,
}

/// What was asked of the browser.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Asked {
    pages: Vec<Part>,
    here: Vec<(String, String)>,
}

/// Asks the browser and every guarded page.
pub(crate) async fn ask() -> Asked {
    let mut pages = Vec::new();
    for tab in browser::tabs().await {
        pages.extend(page(&tab).await);
    }
    Asked {
        pages,
        here: here().await,
    }
}

/// One open tab, when it shows a page that is guarded or should be.
async fn page(tab: &Value) -> Option<Part> {
    let id = tab.get("id")?.as_f64()?;
    let host = host_of(tab.get("url").and_then(Value::as_str).unwrap_or_default());
    let status = browser::status_of(id).await;
    let text = |name: &str| {
        status
            .as_ref()
            .and_then(|status| status.get(name))
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let site = host
        .and_then(site_for)
        .or_else(|| SITES.iter().find(|site| site.id == text("site")));
    let Some(status) = &status else {
        let site = site.filter(|site| is_guarded_whole(site, host.unwrap_or_default()))?;
        return Some(Part {
            heading: site.name.to_owned(),
            rows: vec![
                (say("options_status_site"), host?.to_owned()),
                (say("options_status_state"), say("options_status_silent")),
            ],
        });
    };
    let count = |name: &str| {
        status
            .get(name)
            .and_then(Value::as_array)
            .map_or(0, Vec::len)
    };
    let failed = status
        .get("failed")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    let failed: Vec<String> = failed
        .map(|check| say(&format!("popup_check_{}", check.replace('-', "_"))))
        .collect();
    let failed = if failed.is_empty() {
        say("options_status_all_well")
    } else {
        failed.join("; ")
    };
    let health = match text("health") {
        known @ ("guarded" | "partly") => known,
        _ => "unguarded",
    };
    Some(Part {
        heading: site.map_or(text("site"), |site| site.name).to_owned(),
        rows: vec![
            (
                say("options_status_site"),
                host.unwrap_or(text("site")).to_owned(),
            ),
            (
                say("options_status_state"),
                say(&format!("options_status_{health}")),
            ),
            (say("options_status_checks"), failed),
            (
                say("options_status_encoding"),
                say(&format!("popup_how_{}", text("encoding"))),
            ),
            (say("options_status_aside"), count("aside").to_string()),
            (say("options_status_version"), text("version").to_owned()),
        ],
    })
}

/// Of an address the host alone.
fn host_of(url: &str) -> Option<&str> {
    let host = url
        .strip_prefix("https://")?
        .split(['/', '?', '#'])
        .next()?;
    host.split(':').next()
}

/// Of some hosts only a part is a chat page: silence there says nothing.
fn is_guarded_whole(site: &Site, host: &str) -> bool {
    let whole = Value::from(format!("https://{host}/*"));
    let manifest = browser::manifest();
    let scripts = manifest.get("content_scripts").and_then(Value::as_array);
    let mut lists = scripts
        .into_iter()
        .flatten()
        .filter_map(|script| script.get("matches")?.as_array());
    site.hosts.contains(&host) && lists.any(|list| list.contains(&whole))
}

async fn here() -> Vec<(String, String)> {
    let manifest = browser::manifest();
    let given = browser::permissions().await;
    let list = |of: &Value, name: &str| -> Vec<String> {
        let list = of.get(name).and_then(Value::as_array).into_iter().flatten();
        list.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let origins = list(&given, "origins");
    let may = |site: &&Site| {
        site.hosts
            .iter()
            .all(|host| origins.contains(&format!("https://{host}/*")))
    };
    let names = |sites: Vec<&Site>| {
        sites
            .iter()
            .map(|site| site.name)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let (may, may_not): (Vec<&Site>, Vec<&Site>) = SITES.iter().partition(may);
    // Chromium takes the permission back where no organisation installed us.
    let network = list(&given, "permissions")
        .iter()
        .any(|one| one == "webRequestBlocking");
    let version = manifest
        .get("version")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let mut rows = vec![
        (say("options_status_version"), version.to_owned()),
        (say("options_status_browser"), browser_name()),
        (
            say("options_status_installed"),
            say(&format!(
                "options_install_{}",
                browser::install_type().await
            )),
        ),
        (
            say("options_status_network"),
            say(if network {
                "options_status_network_on"
            } else {
                "options_status_network_off"
            }),
        ),
        (say("options_status_sites"), names(may)),
    ];
    if !may_not.is_empty() {
        rows.push((say("options_status_missing"), names(may_not)));
    }
    rows
}

/// Brand and version, and nothing else of what a browser tells of itself.
fn browser_name() -> String {
    let agent = browser::window().and_then(|window| window.navigator().user_agent().ok());
    let agent = agent.unwrap_or_default();
    let known = [
        ("Edge", "Edg/"),
        ("Firefox", "Firefox/"),
        ("Chrome", "Chrome/"),
    ];
    let version = |mark: &str| {
        agent
            .split_once(mark)?
            .1
            .split(' ')
            .next()
            .map(str::to_owned)
    };
    let found = known
        .iter()
        .find_map(|(name, mark)| Some(format!("{name} {}", version(mark)?)));
    found.unwrap_or_else(|| "?".to_owned())
}

/// All of it, with what the settings are; follows both.
pub(crate) fn parts(store: Store, asked: &Asked) -> Vec<Part> {
    let mut parts = asked.pages.clone();
    if parts.is_empty() {
        let row = (say("options_status_state"), say("options_status_no_pages"));
        parts.push(Part {
            heading: say("options_status_pages"),
            rows: vec![row],
        });
    }
    parts.push(Part {
        heading: say("options_status_set"),
        rows: settings(store),
    });
    parts.push(Part {
        heading: say("options_status_here"),
        rows: asked.here.clone(),
    });
    parts
}

fn settings(store: Store) -> Vec<(String, String)> {
    let organisation = store.organisation();
    let from = match (store.has_locked(), store.has_own()) {
        (true, true) => say_with("options_status_from_both", &[&organisation]),
        (true, false) => say_with("options_status_from_organisation", &[&organisation]),
        (false, true) => say("options_status_from_own"),
        (false, false) => say("options_status_from_default"),
    };
    let read = store.read.get_clone();
    let at = read.get("policyAt").and_then(Value::as_f64);
    let at = at.map(|at| Date::new(&at.into()).to_locale_string(language(), &Object::new()));
    let mut rows = vec![
        (say("options_status_from"), from),
        (
            say("options_status_read"),
            at.map_or_else(|| say("options_status_never"), String::from),
        ),
    ];
    let complaints = read.get("complaints").and_then(Value::as_array);
    let said: Vec<(String, String)> = complaints.into_iter().flatten().map(complained).collect();
    if said.is_empty() {
        rows.push((
            say("options_status_complaints"),
            say("options_status_no_complaints"),
        ));
    }
    rows.extend(said);
    rows
}

/// A complaint of the worker: the setting, and what should stand there. Not what was found there: that may be anything.
fn complained(complaint: &Value) -> (String, String) {
    let text = |name: &str| {
        complaint
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let (path, holds) = (text("path"), text("holds"));
    let first = holds
        .strip_prefix("the first ")
        .and_then(|rest| rest.strip_suffix(" hold")?.parse().ok());
    let holds = match (first, holds.strip_suffix(" holds")) {
        (Some(most), _) => Remedy::First(most),
        (None, Some(value)) => Remedy::Default(value.to_owned()),
        (None, None) => Remedy::LeftOut,
    };
    let mut inner = &schema();
    let (mut kind, mut names) = (String::new(), Vec::new());
    for name in path.split('.') {
        let (name, entry) = name.split_once('[').map_or((name, None), |(name, at)| {
            (name, at.trim_end_matches(']').parse::<usize>().ok())
        });
        inner = inner
            .pointer(&format!("/properties/{name}"))
            .unwrap_or(&Value::Null);
        kind = if kind.is_empty() {
            name.to_owned()
        } else {
            format!("{kind}.{name}")
        };
        let words = label(&kind);
        if let Some(at) = entry {
            names.push(say_with("options_row", &[&words, &(at + 1).to_string()]));
            inner = inner.get("items").unwrap_or(&Value::Null);
            kind.push_str("[]");
        } else {
            names.push(words);
        }
    }
    let complaint = Complaint {
        path: path.clone(),
        found: text("found"),
        expected: text("expected"),
        holds,
    };
    let words = complaint::in_words(&complaint, &kind, inner);
    (
        say("options_status_complaints"),
        format!("{} ({path}): {words}", names.join(": ")),
    )
}

/// The same as plain text, to send to the helpdesk.
pub(crate) fn text(parts: &[Part]) -> String {
    let part = |part: &Part| {
        let rows = part.rows.iter();
        let rows = rows.map(|(name, value)| format!("- {name}: {value}\n"));
        format!("\n{}\n{}", part.heading, rows.collect::<String>())
    };
    format!(
        "{}\n{}",
        say("popup_title"),
        parts.iter().map(part).collect::<String>()
    )
}
