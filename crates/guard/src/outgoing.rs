//! What a page is about to send, whichever way: does it carry something that was flagged and not released?
//!
//! Two questions, of different reach. A text in the prompt field of a known call is judged like the box itself. All other
//! messages of the page (drafts, titles, telemetry, ids) are not judged; they are only searched for values that were flagged
//! in a box of this page, in any spelling that JSON or a form gives them.

use promptwacht_detector::{Level, Report};

/// One step from the outside of a message to the prompt inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// Reads the text reached so far as JSON.
    Json,
    /// Reads the text reached so far as a form (`a=b&c=d`).
    Form,
    /// Takes each part of the text between the record separators (U+001E) that `SignalR` puts after its messages.
    Frames,
    /// Takes each element of a list.
    Each,
    /// Takes one element of a list, from the end where negative, -1 being the last; of an object, what stands under the number.
    At(i32),
    /// Takes what stands under a name.
    Named(&'a str),
}

/// The steps of a way as the site table writes it: `json messages -1 content parts *`.
pub fn steps(way: &str) -> impl Iterator<Item = Step<'_>> {
    way.split(' ').map(|word| match word {
        "json" => Step::Json,
        "form" => Step::Form,
        "frames" => Step::Frames,
        "*" => Step::Each,
        _ => match word.strip_prefix('.') {
            Some(name) => Step::Named(name),
            None => word.parse().map_or(Step::Named(word), Step::At),
        },
    })
}

/// The most values remembered; the oldest go first.
const MOST_VALUES: usize = 256;
/// A value with fewer letters and digits than this is searched for nowhere but in prompts: `Jan` stands in many ids.
const SHORTEST_WORD: usize = 5;
const SHORTEST_NUMBER: usize = 6;
/// How much is remembered of what left, in bytes; the oldest texts go first.
const MOST_LEFT: usize = 100_000;
/// How many times escapes are undone: a form that holds JSON that holds JSON.
const DEEPEST: usize = 3;

/// Values that were flagged in this page, and those among them that the user let go.
#[derive(Default)]
pub(crate) struct Values {
    held: Vec<String>,
    released: Vec<String>,
    /// Texts that left, the newest last.
    left: Vec<String>,
}

impl Values {
    /// `text` leaves, judged or let go. A page that sends all of its chat each time sends it again: what it holds is no secret to
    /// that page's chatbot any more.
    pub(crate) fn leave(&mut self, text: &str) {
        self.left.push(text.to_owned());
        while self.left.len() > 1 && self.left.iter().map(String::len).sum::<usize>() > MOST_LEFT {
            self.left.remove(0);
        }
    }

    /// Remembers what is flagged in `text`.
    pub(crate) fn hold(&mut self, text: &str, report: &Report) {
        if report.verdict.level < Level::Warn {
            return;
        }
        for value in flagged(text, report) {
            if !self
                .released
                .iter()
                .chain(&self.held)
                .any(|known| known == value)
            {
                push(&mut self.held, value);
            }
        }
    }

    /// Forgets what was flagged in `text`: something of it was set aside, so it is judged anew.
    pub(crate) fn forget(&mut self, text: &str, report: &Report) {
        for value in flagged(text, report) {
            self.held.retain(|held| held != value);
        }
    }

    /// The user sends `text` as it is: its values may go from now on.
    pub(crate) fn release(&mut self, text: &str, report: &Report) {
        for value in flagged(text, report) {
            self.held.retain(|held| held != value);
            if !self.released.iter().any(|known| known == value) {
                push(&mut self.released, value);
            }
        }
    }

    /// Whether all that is flagged in `text` was let go before.
    pub(crate) fn all_released(&self, text: &str, report: &Report) -> bool {
        let mut values = flagged(text, report).peekable();
        values.peek().is_some()
            && values.all(|value| self.released.iter().any(|known| known == value))
    }

    /// Whether a message holds a value that was not released. What stands in `clean`, the prompt in it that was judged, or in a text
    /// that left before, does not count: there the value means something else, and the user would never learn why the prompt did
    /// not arrive. Also where it is a part of a word there: with an escape behind it the message shows it as a word of its own.
    pub(crate) fn carried_by(&self, message: &str, clean: &str) -> bool {
        let long: Vec<&str> = self
            .held
            .iter()
            .map(String::as_str)
            .filter(|value| {
                is_telling(value)
                    && !clean.contains(value)
                    && !self.left.iter().any(|text| text.contains(value))
            })
            .collect();
        if long.is_empty() {
            return false;
        }
        let mut plain = message.to_owned();
        for _ in 0..=DEEPEST {
            if long.iter().any(|value| holds_word(&plain, value)) {
                return true;
            }
            let Some(next) = unescaped(&plain) else {
                return false;
            };
            plain = next;
        }
        false
    }
}

fn push(values: &mut Vec<String>, value: &str) {
    if values.len() == MOST_VALUES {
        values.remove(0);
    }
    values.push(value.to_owned());
}

fn flagged<'a>(text: &'a str, report: &'a Report) -> impl Iterator<Item = &'a str> {
    report
        .findings
        .iter()
        .filter(|finding| finding.level >= Level::Warn)
        .map(|finding| finding.span.of(text))
        .filter(|value| !value.is_empty())
}

fn is_telling(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    digits >= SHORTEST_NUMBER || letters >= SHORTEST_WORD
}

/// Whether `value` stands in `text` as a word of its own.
fn holds_word(text: &str, value: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(value).any(|(at, _)| {
        let (before, after) = (text.get(..at), text.get(at + value.len()..));
        !is_part(before.and_then(|before| before.chars().next_back()))
            && !is_part(after.and_then(|after| after.chars().next()))
    })
}

/// `text` with the escapes of JSON strings and of forms undone once; none where it has none.
fn unescaped(text: &str) -> Option<String> {
    if !text.contains(['\\', '%', '+']) {
        return None;
    }
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    let mut changed = false;
    while let Some(at) = rest.find(['\\', '%', '+']) {
        let (before, escape) = rest.split_at_checked(at)?;
        plain.extend_from_slice(before.as_bytes());
        let taken = undo(escape, &mut plain);
        changed |= taken > 1 || escape.starts_with('+');
        rest = escape.get(taken..)?;
    }
    plain.extend_from_slice(rest.as_bytes());
    changed.then(|| String::from_utf8_lossy(&plain).into_owned())
}

/// Undoes the escape that `text` begins with, or takes its first byte as it is; gives the bytes taken.
fn undo(text: &str, plain: &mut Vec<u8>) -> usize {
    let hex = |from: usize, digits: usize| {
        let digits = text.get(from..from + digits)?;
        u32::from_str_radix(digits, 16).ok()
    };
    let mut letter = |c: char| plain.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    match (text.as_bytes().first(), text.as_bytes().get(1)) {
        (Some(b'+'), _) => letter(' '),
        (Some(b'%'), _) => {
            if let Some(byte) = hex(1, 2).and_then(|byte| u8::try_from(byte).ok()) {
                plain.push(byte);
                return 3;
            }
            letter('%');
        }
        (Some(b'\\'), Some(b'u')) => match hex(2, 4) {
            // Two escapes are one letter beyond the basic plane.
            Some(high @ 0xd800..=0xdbff) if text.get(6..8) == Some("\\u") => {
                let low = hex(8, 4).filter(|low| (0xdc00..=0xdfff).contains(low));
                let both = low.and_then(|low| {
                    char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00))
                });
                letter(both.unwrap_or(char::REPLACEMENT_CHARACTER));
                return 12.min(text.len());
            }
            Some(code) => {
                letter(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                return 6;
            }
            None => letter('\\'),
        },
        (Some(b'\\'), Some(escaped @ (b'n' | b'r' | b't' | b'"' | b'\\' | b'/'))) => {
            letter(match escaped {
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                other => char::from(*other),
            });
            return 2;
        }
        _ => letter('\\'),
    }
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holding(text: &str) -> Values {
        let mut values = Values::default();
        values.hold(text, &promptwacht_detector::check(text));
        values
    }

    #[test]
    fn a_value_that_became_part_of_a_word_does_not_hold_its_own_prompt() {
        let values = holding("bsn 9999.00.018");
        let prompt = "bsn 9999.00.018\u{e9}n Maak een rooster.";
        let message = "f.req=bsn+9999.00.018%C3%A9n+Maak+een+rooster.";
        assert!(!values.carried_by(message, prompt));
        assert!(values.carried_by(message, ""));
    }

    #[test]
    fn a_way_is_read_as_steps() {
        let way: Vec<_> = steps("frames * json messages -1 .json text").collect();
        assert_eq!(
            way,
            [
                Step::Frames,
                Step::Each,
                Step::Json,
                Step::Named("messages"),
                Step::At(-1),
                Step::Named("json"),
                Step::Named("text")
            ]
        );
    }

    #[test]
    fn a_value_is_found_under_every_escape() {
        let values = holding("Mevrouw De Wit-Oudenaarde, BSN 999900006, heeft diabetes.");
        for message in [
            r#"{"draft":"over De Wit-Oudenaarde"}"#,
            r#"{"draft":"De Wit\u002dOudenaarde"}"#,
            r#"{"a":"{\"b\":\"bsn: 999900006\\nen\"}"}"#,
            "f.req=%5B%22mevrouw+De+Wit-Oudenaarde%22%5D",
            "q=De%20Wit%2DOudenaarde",
            "q=%257B%2522bsn%2522%253A999900006%257D",
        ] {
            assert!(values.carried_by(message, ""), "{message}");
        }
    }

    #[test]
    fn other_messages_are_left_alone() {
        let values =
            holding("Mevrouw De Wit-Oudenaarde, BSN 999900006, heeft diabetes. Jan belde.");
        for message in [
            r#"{"id":"19999000061"}"#,
            r#"{"id":"a999900006b"}"#,
            r#"{"user":"Jan"}"#,
            r#"{"title":"De Wit"}"#,
            "50% \\u12 \\ud800 100%",
            "",
        ] {
            assert!(!values.carried_by(message, ""), "{message}");
        }
    }

    #[test]
    fn a_prompt_that_was_found_clean_may_hold_a_value_and_the_rest_may_not() {
        let values = holding("Bsn 999900006 van mevrouw De Wit-Oudenaarde.");
        let prompt = "Leg uit wat B1.999900006 is";
        let message = |title: &str| {
            format!(r#"{{"prompt":"Leg uit wat B1.999900006 is","title":"{title}"}}"#)
        };
        assert!(!values.carried_by(&message("Vraag"), prompt));
        assert!(values.carried_by(&message("Over De Wit-Oudenaarde"), prompt));
    }

    #[test]
    fn a_released_value_may_go_for_good() {
        let text = "Mevrouw Van der Heijden belde vandaag.";
        let report = promptwacht_detector::check(text);
        let mut values = holding(text);
        assert!(values.carried_by(text, ""));
        values.release(text, &report);
        values.hold(text, &report);
        assert!(!values.carried_by(text, ""));
        assert!(values.all_released(text, &report));
    }

    #[test]
    fn undoing_never_ends_in_the_middle_of_a_letter() {
        for text in [
            "\\ud83d\\ude00",
            "\\ud83d\\uzz",
            "\\u00e",
            "%c3%a9",
            "%é",
            "\\é",
            "+é",
        ] {
            let _ = unescaped(text);
        }
        assert_eq!(unescaped("\\ud83d\\ude00").as_deref(), Some("😀"));
        assert_eq!(unescaped("caf%C3%A9").as_deref(), Some("café"));
    }
}
