//! When another chat begins, as told by the page's address.

use crate::sites::matches;

/// Follows the addresses of one page.
pub struct Chat {
    /// Patterns of addresses that are a chat's own, as in the site table.
    patterns: &'static [&'static str],
    /// What the address at hand says about its chat; none on a page that is no chat yet.
    at: Option<String>,
}

impl Chat {
    /// Begins at an address: path and query.
    pub fn new(patterns: &'static [&'static str], address: &str) -> Self {
        let mut chat = Self { patterns, at: None };
        chat.moves_to(address);
        chat
    }

    /// Takes the new address in. Answers whether another chat begins: from one chat to another, or from a chat to a page that
    /// is none. From a fresh page to its first chat it is the same.
    pub fn moves_to(&mut self, address: &str) -> bool {
        let next = self.chat_at(address);
        let begins = self.at.is_some() && self.at != next;
        self.at = next;
        begins
    }

    /// The piece of the address that names the chat.
    fn chat_at(&self, address: &str) -> Option<String> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let path = path.trim_end_matches('/');
        for pattern in self.patterns {
            let (first, rest) = pattern.split_at_checked(1)?;
            match first {
                "!" if matches(rest, path) => return None,
                "?" => {
                    if let Some((_, value)) = query.split_once(rest) {
                        return value.split('&').next().map(str::to_owned);
                    }
                }
                _ if matches(pattern, path) => return Some(path.to_owned()),
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site_for;

    /// Whether each step along these addresses begins another chat.
    fn steps(host: &str, addresses: &[&str]) -> Vec<bool> {
        let mut chat = Chat::new(site_for(host).unwrap().chats, addresses.first().unwrap());
        let rest = addresses.iter().skip(1);
        rest.map(|address| chat.moves_to(address)).collect()
    }

    #[test]
    fn a_fresh_page_and_its_first_chat_are_one() {
        assert_eq!(steps("chatgpt.com", &["/", "/c/1"]), [false]);
        assert_eq!(
            steps("chatgpt.com", &["/", "/c/WEB:7", "/c/1", "/c/1?model=x"]),
            [false, false, false]
        );
        assert_eq!(
            steps("chatgpt.com", &["/g/g-1/project", "/g/g-1/c/1"]),
            [false]
        );
        assert_eq!(steps("claude.ai", &["/new", "/chat/1"]), [false]);
        assert_eq!(steps("copilot.microsoft.com", &["/", "/chats/1"]), [false]);
    }

    #[test]
    fn from_a_chat_everything_else_is_another() {
        assert_eq!(
            steps("chatgpt.com", &["/c/1", "/c/2", "/", "/c/3"]),
            [true, true, false]
        );
        assert_eq!(
            steps("chatgpt.com", &["/c/1", "/c/WEB:7", "/c/2"]),
            [true, false]
        );
        assert_eq!(steps("claude.ai", &["/chat/1", "/new"]), [true]);
        assert_eq!(
            steps("copilot.microsoft.com", &["/?cid=1", "/?cid=2", "/"]),
            [true, true]
        );
    }

    #[test]
    fn a_temporary_chat_is_one_by_itself() {
        assert_eq!(
            steps("chatgpt.com", &["/", "/?temporary-chat=true", "/"]),
            [false, true]
        );
    }
}
