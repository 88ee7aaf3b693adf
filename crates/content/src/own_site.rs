//! The row of this page: ours of the site table, and over it what the organisation has mended or added.

use js_sys::Array;
use promptwacht_guard::{Call, Site, site_for};
use promptwacht_screen::object::{each, text};
use promptwacht_screen::page;
use wasm_bindgen::JsValue;

type Texts = &'static [&'static str];

/// Our row for a host. A page that the table does not know is the practice chat, or is guarded because the organisation added it: until
/// its selectors come, and where they fail, the box is found by look.
pub(crate) fn site_at(host: &str) -> &'static Site {
    site_for(host).unwrap_or_else(|| {
        let host = kept(host.to_owned());
        let [boxes, sends, answers]: [Texts; 3] = if page::is_ours() {
            [&["#prompt"], &["#send"], &["#log .partner"]]
        } else {
            [&[]; 3]
        };
        kept(Site {
            id: host,
            name: host,
            hosts: &[],
            chromium_wasm: false,
            boxes,
            sends,
            calls: &[],
            answers,
            chats: &[],
            new_chats: &[],
        })
    })
}

/// The same with what is set for it, which goes before our own.
pub(crate) fn site_over(policy: &JsValue, host: &str) -> &'static Site {
    let ours = site_at(host);
    let is_here = |site: &JsValue| {
        text(site, "id").as_deref() == Some(ours.id)
            || texts(&each(site, "hosts")).any(|one| one == host)
    };
    let Some(set) = each(policy, "sites").iter().find(is_here) else {
        return ours;
    };
    let selectors = |name, ours: Texts| {
        over(
            texts(&each(&set, name)).filter(|one| is_selector(one)),
            ours,
        )
    };
    let calls = each(&set, "calls").into_iter().filter_map(|call| {
        Some(Call {
            path: kept(text(&call, "path")?),
            prompts: over(texts(&each(&call, "prompts")), &[]),
            early: false,
        })
    });
    let ours_after = ours.calls.iter().map(|call| Call { ..*call });
    kept(Site {
        boxes: selectors("boxes", ours.boxes),
        sends: selectors("sends", ours.sends),
        answers: selectors("answers", ours.answers),
        calls: kept(calls.chain(ours_after).collect::<Vec<_>>()),
        ..*ours
    })
}

fn texts(list: &Array) -> impl Iterator<Item = String> {
    list.to_vec()
        .into_iter()
        .filter_map(|text| text.as_string())
}

fn over(set: impl Iterator<Item = String>, ours: Texts) -> Texts {
    let set = set.map(|text| -> &'static str { kept(text) });
    kept(set.chain(ours.iter().copied()).collect::<Vec<_>>())
}

/// One that the browser cannot read would spoil the whole list.
fn is_selector(text: &str) -> bool {
    page::document().is_some_and(|document| document.query_selector(text).is_ok())
}

/// Rows live as long as the page, as do those of the table; settings change once in a while.
fn kept<T>(row: T) -> &'static T {
    Box::leak(Box::new(row))
}
