//! Reads what the second line shows of a message that is about to leave.

use crate::shell::Shell;
use promptwacht_calls::prompt;
use promptwacht_guard::Outgoing;
use promptwacht_screen::page;
use web_sys::CustomEvent;

/// Whether a message may leave; `event` carries its path, query and content on lines of their own.
pub(crate) fn may_go(shell: &'static Shell, event: &CustomEvent) -> bool {
    let Some(message) = event.detail().as_string() else {
        return true;
    };
    let mut parts = message.splitn(3, '\n');
    let path = parts.next().unwrap_or_default();
    let body = parts.nth(1).unwrap_or_default();
    let call = shell.site().call(path);
    let prompt = call.map(|call| prompt(call, body));
    shell.outgoing(Outgoing {
        message: &message,
        prompt: prompt.as_deref().filter(|prompt| !prompt.is_empty()),
        early: call.is_some_and(|call| call.early),
    })
}

/// Whether the second line is there.
pub(crate) fn is_alive(line: &str) -> bool {
    page::document().is_some_and(|document| page::is_answered(&document, &format!("{line}?")))
}
