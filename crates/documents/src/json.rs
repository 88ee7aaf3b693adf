//! JSON: its text as it stands, with the escapes in its strings written out, so that `\u00eb` is read as the letter it is.
//! The structure is left alone: a chatbot gets it too, and what breaks the grammar (one value a line, comments) is
//! no reason to read less.

use crate::encoding::decode;
use crate::reading::Reading;

pub(crate) fn read(bytes: &[u8], reading: &mut Reading) {
    let text = decode(bytes);
    let mut rest: &str = &text;
    while let Some((before, after)) = rest.split_once('\\') {
        reading.push(before);
        if reading.full() {
            reading.partial = true;
            return;
        }
        rest = escape(after, reading);
    }
    reading.push(rest);
}

/// Writes out the escape at the beginning of `text` and gives what follows it.
fn escape<'a>(text: &'a str, reading: &mut Reading) -> &'a str {
    let mut characters = text.chars();
    match characters.next() {
        Some('n') => reading.push("\n"),
        Some('t') => reading.push("\t"),
        Some('r' | 'b' | 'f') => reading.push(" "),
        Some('u') => match code_point(characters.as_str()) {
            Some((character, rest)) => {
                reading.push_char(character);
                return rest;
            }
            None => reading.push("\\u"),
        },
        Some(quoted @ ('"' | '\\' | '/')) => reading.push_char(quoted),
        Some(other) => {
            reading.push("\\");
            reading.push_char(other);
        }
        None => reading.push("\\"),
    }
    characters.as_str()
}

/// The character of four hexadecimal digits, or of two such escapes that form a surrogate pair.
fn code_point(text: &str) -> Option<(char, &str)> {
    let (high, rest) = four_digits(text)?;
    if let Some(character) = char::from_u32(high) {
        return Some((character, rest));
    }
    let (low, rest) = four_digits(rest.strip_prefix("\\u")?)?;
    let pair = [u16::try_from(high).ok()?, u16::try_from(low).ok()?];
    let character = char::decode_utf16(pair).next()?.ok()?;
    Some((character, rest))
}

fn four_digits(text: &str) -> Option<(u32, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    Some((u32::from_str_radix(digits, 16).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_written_out() {
        let mut reading = Reading::new();
        read(
            br#"{"naam": "Zo\u00eb \ud83d\ude00\n\"x\" \u12 \ud800"}"#,
            &mut reading,
        );
        assert_eq!(
            reading.finish(),
            "{\"naam\": \"Zoë 😀\n\"x\" \\u12 \\ud800\"}"
        );
    }
}
