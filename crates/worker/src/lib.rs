//! Extension side: reads a file and judges its text, in the service worker (Chromium) or the event page (Firefox), so
//! that no page waits for it; and judges a call of a page that has no guard to ask.
//!
//! Two exports. What leaves them are words of our own and counts: never a piece of the text.

mod rules;

use js_sys::{Array, Object, Reflect};
use promptwacht_calls::prompt;
use promptwacht_detector::{Level, Report};
use promptwacht_documents::{Document, Unreadable, read};
use promptwacht_guard::{NOT_ALLOWED, readable_level, site_for, unreadable_level};
use rules::Rules;
use wasm_bindgen::prelude::*;

/// How much is judged at once, in bytes: a hundred pages. What is found in one piece says nothing about another.
const PIECE_BYTES: usize = 256 << 10;
/// How many pieces are judged. A list of people that has not led to a stop by then takes two seconds.
const PIECES: usize = 6;

/// Reads a file and judges its text, piece by piece until the level is stop. `policy` is what `extension/policy.js` keeps, in JSON,
/// and `host` the chatbot's: words, patterns, levels and files count as the organisation has set them.
///
/// Where it could be read: `{outcome: "read", format, partial, level, rules: [row], kinds: [{kind, count}]}`, with the kinds that
/// count in the decision, in the order in which they come up. `partial` also says that text was left unjudged. Else
/// `{outcome: "unreadable", reason, level}`. `level` is what adding the file would mean. The words for `format` and `reason` are
/// those of `Format::id` and `Unreadable::id`, those for `level` of `Level::id`.
/// A file that only the organisation minds is one that could not be read, with a reason of its own.
#[wasm_bindgen]
pub fn judge_file(name: &str, bytes: &[u8], policy: &str, host: &str) -> JsValue {
    let mut rules = Rules::new(policy, host);
    match read(name, bytes) {
        Ok(document) => {
            let set = rules.of_files(document.format.id());
            Judged::new(&document.text, &mut rules).answer(&document, set)
        }
        Err(reason) => not_read(reason, rules.of_files(reason.id())),
    }
}

fn not_read(reason: Unreadable, set: Option<Level>) -> JsValue {
    let level = unreadable_level(reason.id(), set);
    if level > unreadable_level(reason.id(), None) {
        return unreadable(NOT_ALLOWED, level);
    }
    unreadable(reason.id(), level)
}

fn unreadable(reason: &str, level: Level) -> JsValue {
    object(&[
        ("outcome", "unreadable".into()),
        ("reason", reason.into()),
        ("level", level.id().into()),
    ])
}

/// Whether a call to a chatbot carries a prompt that a box would hold: the field that the site table names for this host
/// and path is judged, and nothing else of the call. `policy` as for [`judge_file`].
#[wasm_bindgen]
pub fn holds_call(host: &str, path: &str, body: &str, policy: &str) -> bool {
    site_for(host)
        .and_then(|site| site.call(path))
        .is_some_and(|call| {
            let report = Rules::new(policy, host).check(&prompt(call, body));
            report.verdict.level >= Level::Warn
        })
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
    fn new(text: &str, rules: &mut Rules) -> Self {
        let mut judged = Self::default();
        let mut rest = text;
        for _ in 0..PIECES {
            let (piece, after) = first_piece(rest);
            judged.add(&rules.check(piece));
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

    fn answer(self, document: &Document, set: Option<Level>) -> JsValue {
        let partial = document.partial || self.partial;
        let level = readable_level(self.level, partial, set);
        if self.kinds.is_empty() && level > readable_level(self.level, partial, None) {
            return unreadable(NOT_ALLOWED, level);
        }
        let rules: Array = self.rules.into_iter().map(JsValue::from).collect();
        let kinds: Array = self
            .kinds
            .into_iter()
            .map(|(kind, count)| object(&[("kind", kind.into()), ("count", count.into())]))
            .collect();
        object(&[
            ("outcome", "read".into()),
            ("format", document.format.id().into()),
            ("partial", partial.into()),
            ("level", level.id().into()),
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
    use promptwacht_documents::Format;

    use super::*;

    #[test]
    fn a_stop_ends_the_judging() {
        let list = "Mevrouw De Wit, BSN 999900006.\n".repeat(20_000);
        let judged = Judged::new(&list, &mut Rules::default());
        assert_eq!(judged.level, Level::Stop);
        assert!(judged.partial);
        let count = |kind| judged.kinds.iter().find(|(known, _)| *known == kind);
        assert!(count("nl-bsn").is_some_and(|(_, count)| *count > 1_000));
    }

    #[test]
    fn what_comes_later_counts() {
        let quiet = "Op maandag is de winkel open.\n".repeat(20_000);
        let judged = Judged::new(&format!("{quiet}BSN 999900006"), &mut Rules::default());
        assert_eq!((judged.level, judged.partial), (Level::Stop, false));
        assert_eq!(judged.kinds, [("nl-bsn", 1)]);
    }

    #[test]
    fn what_the_organisation_set_counts_in_a_file() {
        const POLICY: &str = r#"{
            "own_terms": { "words": [{ "text": "Zonnebloem" }], "patterns": [{ "name": "project", "pattern": "PRJ-[0-9]{4}" }] },
            "files": [{ "for": "image", "level": "stop" }, { "for": "pdf", "level": "nothing" }],
            "chatbots": [{ "host": "ai.example.org", "approval": "approved", "closed": true }],
            "display": { "marks": true }
        }"#;
        let level = |text: &str, host: &str| Judged::new(text, &mut Rules::new(POLICY, host)).level;
        assert_eq!(level("Plannen voor zonnebloem.", ""), Level::Stop);
        assert_eq!(level("Zie PRJ-1234.", ""), Level::Stop);
        let illness = "Mevrouw Jansen-de Boer heeft diabetes.";
        assert!(level(illness, "AI.example.org") < level(illness, "chat.example.org"));
        let quiet = r#"{"levels":[{"for":"personal","level":"nothing"},{"for":"special","level":"nothing"}]}"#;
        let judged = Judged::new(illness, &mut Rules::new(quiet, ""));
        assert_eq!(judged.level, Level::Nothing);
        let rules = Rules::new(POLICY, "");
        assert_eq!(rules.of_files("image"), Some(Level::Stop));
        assert_eq!(rules.of_files("pdf"), Some(Level::Nothing));
        assert_eq!(rules.of_files("docx"), None);
        assert_eq!(Rules::new("no policy", "").of_files("image"), None);
    }

    #[test]
    fn every_kind_that_can_be_set_is_one_that_a_reader_says() {
        let asked = [
            Unreadable::Broken,
            Unreadable::TooLarge,
            Unreadable::Unknown,
        ];
        let readers = Format::ALL.iter().map(|format| format.id());
        let reasons = Unreadable::ALL
            .iter()
            .filter(|reason| !asked.contains(reason));
        let all: Vec<&str> = readers.chain(reasons.map(|reason| reason.id())).collect();
        for kind in &all {
            let policy = format!(r#"{{"files":[{{"for":"{kind}","level":"warn"}}]}}"#);
            assert_eq!(
                Rules::new(&policy, "").of_files(kind),
                Some(Level::Warn),
                "{kind}"
            );
        }
        assert_eq!(all.len(), 15);
    }
}
