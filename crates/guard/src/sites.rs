//! The table of chat pages, made from `sites.toml` when the crate is built.
//!
//! Chat pages change without notice: every row of that file says who saw it and when, and each thing to find has
//! more than one way. The build holds it to that; the page gets the rows alone.

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
    /// CSS selectors of where the prompt is typed, best way first. Among several matches the rendered one counts.
    pub boxes: &'static [&'static str],
    /// CSS selectors of what sends the prompt when it is clicked, best way first.
    pub sends: &'static [&'static str],
    /// What carries the prompt to the chatbot.
    pub calls: &'static [Call],
}

/// One kind of message that a page sends to its chatbot, by HTTP or WebSocket.
#[derive(Debug)]
pub struct Call {
    /// Path of its address; `*` stands for any characters but `/`.
    pub path: &'static str,
    /// Where the prompt is in the message, as steps from the outside in (see [`Step`](crate::Step)); more than one where the
    /// page uses more than one form.
    pub prompts: &'static [&'static str],
    /// Whether the page sends it while the prompt is still being written.
    pub early: bool,
}

include!(concat!(env!("OUT_DIR"), "/sites.rs"));

/// The row for a host name, if it is one of ours.
pub fn site_for(host: &str) -> Option<&'static Site> {
    ALL.iter().find(|site| site.hosts.contains(&host))
}

impl Site {
    /// The call that a message to this path is, whatever the host: some pages talk to hosts of their makers.
    pub fn call(&self, path: &str) -> Option<&'static Call> {
        self.calls.iter().find(|call| matches(call.path, path))
    }
}

/// Whether a path is of a pattern in which `*` stands for any characters but `/`.
fn matches(pattern: &str, path: &str) -> bool {
    let (mut patterns, mut parts) = (pattern.split('/'), path.split('/'));
    loop {
        match (patterns.next(), parts.next()) {
            (None, None) => return true,
            (Some(pattern), Some(part)) => match pattern.split_once('*') {
                None if pattern == part => {}
                Some((before, after))
                    if part.len() >= before.len() + after.len()
                        && part.starts_with(before)
                        && part.ends_with(after) => {}
                _ => return false,
            },
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_found_exactly() {
        assert_eq!(site_for("claude.ai").map(|site| site.id), Some("claude"));
        assert!(site_for("claude.ai.example.org").is_none());
    }

    #[test]
    fn a_star_stands_for_one_part_of_a_path() {
        assert!(matches(
            "/backend-*/f/conversation",
            "/backend-anon/f/conversation"
        ));
        assert!(matches(
            "/m365Copilot/Chathub/*",
            "/m365Copilot/Chathub/a@b"
        ));
        assert!(!matches(
            "/backend-*/f/conversation",
            "/backend-api/f/conversation/prepare"
        ));
        assert!(!matches("/a/*", "/a"));
    }
}
