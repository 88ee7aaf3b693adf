//! Hard text made plain: what a reader does not see, or sees as an ordinary letter, digit or space, becomes that.
//!
//! Zero-width and directional characters and soft hyphens go; spaces of all sorts become a space; full-width and
//! mathematical letters and digits, and Arabic digits, become ASCII; digits that a scanner took for letters become
//! digits; Cyrillic and Greek letters that look like Latin ones become those inside a Latin word. Spans of the plain text are led back to the text as it was.

use crate::misread;
use crate::report::Span;

/// A text of which something had to be made plain.
pub(crate) struct Plain {
    /// The plain text.
    pub(crate) text: String,
    /// For each byte of it the place in the original of the character it comes from, in bytes; empty where all keep theirs.
    origins: Vec<u32>,
}

impl Plain {
    /// The plain form of `text`; `None` when it is plain already.
    pub(crate) fn new(text: &str) -> Option<Self> {
        if text.is_ascii() || !text.chars().any(is_hard) {
            misread::suspect(text.as_bytes(), 0)?;
            let mut bytes = text.as_bytes().to_vec();
            if !misread::mend(&mut bytes) {
                return None;
            }
            return Some(Self {
                text: String::from_utf8(bytes).ok()?,
                origins: Vec::new(),
            });
        }
        let mut plain = Self {
            text: String::with_capacity(text.len()),
            origins: Vec::with_capacity(text.len()),
        };
        let mut letter_before = false;
        for (at, c) in text.char_indices() {
            let Some(shown) = shown(c) else { continue };
            let letter_after = || {
                text.get(at + c.len_utf8()..)
                    .and_then(|rest| rest.chars().next())
                    .is_some_and(|next| next.is_ascii_alphabetic())
            };
            let shown = match look_alike(shown) {
                Some(latin) if letter_before || letter_after() => latin,
                _ => shown,
            };
            letter_before = shown.is_ascii_alphabetic();
            plain.text.push(shown);
            let origin = u32::try_from(at).unwrap_or(u32::MAX);
            plain.origins.resize(plain.text.len(), origin);
        }
        let mut bytes = std::mem::take(&mut plain.text).into_bytes();
        misread::mend(&mut bytes);
        plain.text = String::from_utf8(bytes).ok()?;
        Some(plain)
    }

    /// The place in `original` of a span of the plain text.
    pub(crate) fn original_span(&self, original: &str, span: Span) -> Span {
        if self.origins.is_empty() {
            return span;
        }
        let place = |at: usize| self.origins.get(at).map(|&origin| origin as usize);
        let start = place(span.start).unwrap_or(original.len());
        let last = span.end.checked_sub(1).and_then(place).unwrap_or(start);
        let length = original
            .get(last..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
        Span::new(start, (last + length).max(start))
    }
}

fn is_hard(c: char) -> bool {
    !c.is_ascii() && (shown(c) != Some(c) || look_alike(c).is_some())
}

/// What a reader sees of a character; `None` for what is not seen.
fn shown(c: char) -> Option<char> {
    const LETTERS: &[u8; 52] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let code = u32::from(c);
    let digit = |from: u32| char::from_digit((code - from) % 10, 10).unwrap_or(c);
    Some(match c {
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => return None,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(code - 0xfee0).unwrap_or(c),
        '\u{1d400}'..='\u{1d6a3}' => {
            let at = ((code - 0x1d400) % 52) as usize;
            LETTERS.get(at).map_or(c, |&letter| char::from(letter))
        }
        '\u{1d7ce}'..='\u{1d7ff}' => digit(0x1d7ce),
        '\u{660}'..='\u{669}' => digit(0x660),
        '\u{6f0}'..='\u{6f9}' => digit(0x6f0),
        c => c,
    })
}

/// The Latin letter that a Cyrillic or Greek one looks like.
fn look_alike(c: char) -> Option<char> {
    Some(match c {
        'а' => 'a',
        'е' => 'e',
        'о' | 'ο' => 'o',
        'р' => 'p',
        'с' => 'c',
        'у' => 'y',
        'х' => 'x',
        'і' => 'i',
        'ј' => 'j',
        'ѕ' => 's',
        'ԁ' => 'd',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'Е' | 'Ε' => 'E',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Н' | 'Η' => 'H',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'С' => 'C',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'Ј' => 'J',
        'І' | 'Ι' => 'I',
        'Ζ' => 'Z',
        'Ν' => 'N',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;

    /// What is found in a text, as it stands there.
    fn found(text: &str) -> Vec<&str> {
        let report = check(text);
        report
            .flagged()
            .map(|finding| finding.span.of(text))
            .collect()
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        for text in [
            "Mevrouw De Wit",
            "Ayşe Yılmaz – “één” café’s…",
            "Привет мир",
        ] {
            assert!(
                Plain::new(text).is_none_or(|plain| plain.text == text),
                "{text}"
            );
        }
    }

    #[test]
    fn hidden_and_disguised_characters_hide_nothing() {
        for (text, wanted) in [
            ("BSN 9999\u{200b}00006", "9999\u{200b}00006"),
            ("BSN ９９９９００００６", "９９９９００００６"),
            ("bsn 9999\u{a0}00\u{a0}006", "9999\u{a0}00\u{a0}006"),
            ("Mevrouw Jаnsеn belde.", "Jаnsеn"),
            ("mevrouw Jan\u{ad}sen belde", "Jan\u{ad}sen"),
            ("bel \u{202a}06-12345678\u{202c} even", "06-12345678"),
            ("BSN 𝟗𝟗𝟗𝟗𝟎𝟎𝟎𝟎𝟔", "𝟗𝟗𝟗𝟗𝟎𝟎𝟎𝟎𝟔"),
        ] {
            assert_eq!(found(text), [wanted], "{text:?}");
        }
    }
}
