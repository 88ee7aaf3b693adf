//! The way from a chat page to the extension's own pages to learn.

use crate::page::{extension_api, object};

/// Opens the pages to learn at a part of theirs (`tips/A-D1`), in a tab of its own. After an update of the extension nobody hears it.
pub fn open(part: &str) {
    if let Some((runtime, send)) = extension_api(&["runtime", "sendMessage"]) {
        let message = object(&[("type", "learn".into()), ("part", part.into())]);
        let _ = send.call1(&runtime, &message);
    }
}
