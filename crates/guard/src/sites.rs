//! The table of chat pages, made from `sites.toml` when the crate is built.
//!
//! Chat pages change without notice: every row says who saw it and when, and each thing to find has
//! more than one way.

/// One chat page.
#[derive(Debug)]
pub struct Site {
    /// Stable id: `chatgpt`.
    pub id: &'static str,
    /// The name people use.
    pub name: &'static str,
    /// Host names, without scheme or port.
    pub hosts: &'static [&'static str],
    /// Whether the page's own content security policy lets Chromium compile Wasm for us.
    pub chromium_wasm: bool,
    /// Where the prompt is typed, best way first. Among several matches the rendered one counts.
    pub boxes: &'static [Hook],
    /// What sends the prompt when it is clicked, best way first.
    pub sends: &'static [Hook],
    /// Selectors of an answer, where they are known.
    pub answers: &'static [&'static str],
    /// Patterns of the addresses that are a chat's own (see [`Chat`](crate::Chat)).
    pub chats: &'static [&'static str],
    /// Selectors of the button that begins another chat, where no address tells of it.
    pub new_chats: &'static [&'static str],
}

/// One way to find a thing on a page.
#[derive(Debug)]
pub struct Hook {
    /// CSS selector.
    pub selector: &'static str,
    /// Public source of the selector.
    pub source: &'static str,
    /// When that source was last seen to hold: `2026-09-26`, or `2026-09` where the day is unknown.
    pub date: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/sites.rs"));

/// The row for a host name, if it is one of ours.
pub fn site_for(host: &str) -> Option<&'static Site> {
    ALL.iter().find(|site| site.hosts.contains(&host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_and_unique() {
        assert!(ALL.is_sorted_by(|one, next| one.id < next.id));
        let mut hosts: Vec<_> = ALL.iter().flat_map(|site| site.hosts).collect();
        let count = hosts.len();
        hosts.sort_unstable();
        hosts.dedup();
        assert_eq!(hosts.len(), count);
    }

    #[test]
    fn every_hook_is_dated_and_sourced_and_given_once() {
        for site in ALL {
            for hooks in [site.boxes, site.sends] {
                assert!(hooks.len() >= 2, "{}: two ways or more", site.id);
                for (at, hook) in hooks.iter().enumerate() {
                    assert!(!hook.source.is_empty(), "{}", hook.selector);
                    assert!(is_date(hook.date), "{}: {}", hook.selector, hook.date);
                    let twice = hooks
                        .iter()
                        .skip(at + 1)
                        .any(|h| h.selector == hook.selector);
                    assert!(!twice, "{} twice", hook.selector);
                }
            }
        }
    }

    #[test]
    fn hosts_are_found_exactly() {
        assert_eq!(site_for("claude.ai").map(|site| site.id), Some("claude"));
        assert!(site_for("claude.ai.example.org").is_none());
    }

    fn is_date(date: &str) -> bool {
        let parts: Vec<_> = date.split('-').collect();
        matches!(parts.len(), 2 | 3)
            && date.starts_with("20")
            && parts.iter().all(|part| part.parse::<u16>().is_ok())
    }
}
