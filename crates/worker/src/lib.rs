//! Extension side: reads a file and judges its text, in the service worker (Chromium) or the event page (Firefox), so
//! that no page waits for it; and judges a call of a page that has no guard to ask.
//!
//! Two exports. What leaves them are words of our own and counts: never a piece of the text.

use js_sys::{Array, Object, Reflect};
use promptwacht_calls::prompt;
use promptwacht_detector::{Level, Report, check};
use promptwacht_documents::{Document, read};
use promptwacht_guard::{readable_level, site_for, unreadable_level};
use wasm_bindgen::prelude::*;

/// How much is judged at once, in bytes: a hundred pages. What is found in one piece says nothing about another.
const PIECE_BYTES: usize = 256 << 10;
/// How many pieces are judged. A list of people that has not led to a stop by then takes two seconds.
const PIECES: usize = 6;

/// Reads a file and judges its text, piece by piece until the level is stop.
///
/// Where it could be read: `{outcome: "read", format, partial, level, rules: [row], kinds: [{kind, count}]}`, with the kinds that
/// count in the decision, in the order in which they come up. `partial` also says that text was left unjudged. Else
/// `{outcome: "unreadable", reason, level}`. `level` is what adding the file would mean. The words for `format` and `reason` are
/// those of `Format::id` and `Unreadable::id`, those for `level` of `Level::id`.
#[wasm_bindgen]
pub fn judge_file(name: &str, bytes: &[u8]) -> JsValue {
    match read(name, bytes) {
        Ok(document) => Judged::new(&document.text).answer(&document),
        Err(reason) => object(&[
            ("outcome", "unreadable".into()),
            ("reason", reason.id().into()),
            ("level", unreadable_level(reason.id()).id().into()),
        ]),
    }
}

/// Whether a call to a chatbot carries a prompt that a box would hold: the field that the site table names for this host
/// and path is judged, and nothing else of the call.
#[wasm_bindgen]
pub fn holds_call(host: &str, path: &str, body: &str) -> bool {
    site_for(host)
        .and_then(|site| site.call(path))
        .is_some_and(|call| check(&prompt(call, body)).verdict.level >= Level::Warn)
}

/// What the pieces of a text come to.
#[derive(Debug, Default, PartialEq, Eq)]
struct Judged {
    level: Level,
    /// Rows of the decision table, in the order in which they came up.
    rules: Vec<u8>,
    kinds: Vec<(&'static str, u32)>,
    /// Text was left unjudged.
    partial: bool,
}

impl Judged {
    fn new(text: &str) -> Self {
        let mut judged = Self::default();
        let mut rest = text;
        for _ in 0..PIECES {
            let (piece, after) = first_piece(rest);
            judged.add(&check(piece));
            rest = after;
            if rest.is_empty() || judged.level == Level::Stop {
                break;
            }
        }
        judged.partial = !rest.is_empty();
        judged
    }

    fn add(&mut self, report: &Report) {
        self.level = self.level.max(report.verdict.level);
        for rule in &report.verdict.rules {
            if !self.rules.contains(&rule.row) {
                self.rules.push(rule.row);
            }
        }
        for finding in report.flagged() {
            let kind = finding.kind.id;
            match self.kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, count)) => *count += 1,
                None => self.kinds.push((kind, 1)),
            }
        }
    }

    fn answer(self, document: &Document) -> JsValue {
        let rules: Array = self.rules.into_iter().map(JsValue::from).collect();
        let kinds: Array = self
            .kinds
            .into_iter()
            .map(|(kind, count)| object(&[("kind", kind.into()), ("count", count.into())]))
            .collect();
        let partial = document.partial || self.partial;
        object(&[
            ("outcome", "read".into()),
            ("format", document.format.id().into()),
            ("partial", partial.into()),
            ("level", readable_level(self.level, partial).id().into()),
            ("rules", rules.into()),
            ("kinds", kinds.into()),
        ])
    }
}

/// The beginning of a text up to the last line end that fits in a piece, and the rest.
fn first_piece(text: &str) -> (&str, &str) {
    if text.len() <= PIECE_BYTES {
        return (text, "");
    }
    let most = text.floor_char_boundary(PIECE_BYTES);
    let piece = text.get(..most).unwrap_or(text);
    let end = piece.rfind('\n').map_or(most, |line| line + 1);
    text.split_at_checked(end).unwrap_or((text, ""))
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_ends_the_judging() {
        let list = "Mevrouw De Wit, BSN 999900006.\n".repeat(20_000);
        let judged = Judged::new(&list);
        assert_eq!(judged.level, Level::Stop);
        assert!(judged.partial);
        let count = |kind| judged.kinds.iter().find(|(known, _)| *known == kind);
        assert!(count("nl-bsn").is_some_and(|(_, count)| *count > 1_000));
    }

    #[test]
    fn what_comes_later_counts() {
        let quiet = "Op maandag is de winkel open.\n".repeat(20_000);
        let judged = Judged::new(&format!("{quiet}BSN 999900006"));
        assert_eq!((judged.level, judged.partial), (Level::Stop, false));
        assert_eq!(judged.kinds, [("nl-bsn", 1)]);
    }
}
